// Sentences of Stages.

extension Sentences {
    package static let stages: SentenceTable = [:]
}
