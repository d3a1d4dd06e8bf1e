// Sentences of Csv.

extension Sentences {
    package static let csv: SentenceTable = [:]
}
