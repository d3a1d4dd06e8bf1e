// Sentences of Reporting.

extension Sentences {
    package static let reporting: SentenceTable = [:]
}
