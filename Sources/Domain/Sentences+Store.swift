// Sentences of Store.

extension Sentences {
    package static let store: SentenceTable = [:]
}
