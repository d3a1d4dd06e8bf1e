// Sentences of Formats.

extension Sentences {
    package static let formats: SentenceTable = [:]
}
