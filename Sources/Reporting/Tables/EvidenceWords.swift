// What agreed, for people: `obligor=8906066466; kind=parking_notice` in words.

package import Domain

package struct EvidenceWords: Sendable {
    private let language: Language
    /// Titles of the kinds by their names in pipeline.yml.
    private let kinds: [String: String]
    /// What stands before the values of most payments.
    private let obligationID: String
    private let document: String

    package init(_ configuration: Configuration, _ language: Language) {
        self.language = language
        obligationID = Labels.word("obligation_id", language) + " "
        document = Labels.word("document", language) + " "
        kinds = Dictionary(
            configuration.kinds.map { ($0.name, Labels.title(of: $0, language)) },
            uniquingKeysWith: { first, _ in first })
    }

    func words(_ evidence: EvidenceText, _ arena: borrowing Span<UInt8>) -> String {
        let value = String(copying: UTF8Span(unchecked: arena.extracting(evidence.value.range)))
        return switch evidence.name {
        case .none: words(value)
        case .obligationID: obligationID + value
        case .document: document + value
        }
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
