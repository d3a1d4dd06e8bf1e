// A setting of law whose value may change by a day.

/// The first value holds before the first change, each change from its day on.
public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
    /// A value and the first day of it.
    public struct Change: Hashable, Sendable {
        /// The day from which the value holds.
        public let from: Day
        /// The value.
        public let value: Value
        /// A value from a day on.
        public init(from: Day, value: Value) {
            self.from = from
            self.value = value
        }
    }
    /// What holds before all changes.
    public let first: Value
    /// Ascending by day.
    public let changes: [Change]

    /// - Parameter changes: ascending by day.
    public init(_ first: Value, _ changes: [Change] = []) {
        self.first = first
        self.changes = changes
    }

    /// The value that holds on a day.
    @inlinable public func on(_ day: Day) -> Value {
        guard let early = changes.first, early.from <= day else { return first }
        return (changes.last { $0.from <= day } ?? early).value
    }

    /// Every value that ever holds.
    public var values: [Value] { [first] + changes.map(\.value) }
}
