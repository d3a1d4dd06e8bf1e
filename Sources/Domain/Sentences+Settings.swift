// Sentences of Settings.

extension Sentences {
    package static let settings: SentenceTable = [:]
}
