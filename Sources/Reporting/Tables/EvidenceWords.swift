// What agreed, for people: `obligor=8906066466; kind=parking_notice` in words.

package import Domain

package struct EvidenceWords: Sendable {
    private let language: Language
    /// Titles of the kinds by their names in pipeline.yml.
    private let kinds: [String: String]

    package init(_ configuration: Configuration, _ language: Language) {
        self.language = language
        kinds = Dictionary(
            configuration.kinds.map { ($0.name, Labels.title(of: $0, language)) },
            uniquingKeysWith: { first, _ in first })
    }

    package func words(_ text: String) -> String {
        text.split(separator: ";").map { part in
            let fact = part.drop { $0 == " " }
            guard let end = fact.firstIndex(where: { $0 == "=" || $0 == "~" }) else { return String(fact) }
            let (key, value) = (String(fact[..<end]), String(fact[fact.index(after: end)...]))
            if Labels.words[key] == nil { return String(fact) }
            let shown = key == "kind" ? kinds[value] ?? value : value
            let sentence = fact[end] == "~" ? "explain.evidence_near" : "explain.evidence"
            return Sentences.text(Message(sentence, [Labels.word(key, language), shown]), language)
        }.joined(separator: "; ")
    }
}
