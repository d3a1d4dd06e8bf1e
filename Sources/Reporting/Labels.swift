// Words of the reports in Bulgarian and English: names of sheets, headers, labels, and the contract's closed lists.

internal import Domain

enum Labels {
    /// The organisation's first language.
    static func first(_ pack: ReportPack) -> Language { pack.configuration.organisation.languages.first ?? .bg }

    static func text(_ label: Label, _ language: Language) -> String {
        guard let words = labels[label] else { return label.rawValue }
        return language == .bg ? words.bg : words.en
    }

    /// A number with its word: 1 плащане, 21 плащания. Bulgarian has one plural whatever the number ends in.
    static func counted(_ count: Int64, _ one: Label, _ many: Label, _ language: Language) -> String {
        "\(count) \(text(count == 1 ? one : many, language))"
    }

    /// A word of a closed list, as the contract writes it (no language) or for people.
    static func word(_ word: String, _ language: Language?) -> String {
        guard let language, let words = self.words[word] else { return word }
        return language == .bg ? words.bg : words.en
    }

    /// The header of a column for people; an unknown one keeps its name.
    static func column(_ name: String, _ language: Language) -> String {
        guard let words = columns[name] else { return name }
        return language == .bg ? words.bg : words.en
    }

    /// Kinds by index: their names in pipeline.yml; for people their titles, else the usual words for them.
    static func kinds(_ pack: ReportPack, _ language: Language?) -> [String] {
        pack.configuration.kinds.map { kind in language.map { title(of: kind, $0) } ?? kind.name }
    }

    static func title(of kind: KindSettings, _ language: Language) -> String {
        kind.hasTitle ? kind.title : Sentences.kind(kind.name, language)
    }
}
