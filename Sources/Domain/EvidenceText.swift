// The words of the evidence column: what agreed, and what that value is (contracts.md section 4, allocations.csv).

/// A text of the arena with the name of the value before it: `obligation_id=MD26-000123`.
/// The name is not in the arena: it would stand there a million times.
public struct EvidenceText: Hashable, Sendable {
    /// What stands before the value.
    public enum Name: UInt8, Sendable {
        /// The text is whole.
        case none
        case obligationID, document

        package var prefix: StaticString {
            switch self {
            case .none: ""
            case .obligationID: "obligation_id="
            case .document: "document="
            }
        }
    }

    /// In the arena of the book.
    public var value: TextRef
    /// What the value is.
    public var name: Name

    /// Words of an arena.
    @inlinable public init(_ value: TextRef, _ name: Name = .none) {
        self.value = value
        self.name = name
    }

    /// No words.
    @inlinable public static var none: EvidenceText { EvidenceText(.none) }

    /// The words as the column has them.
    package func string(in arena: borrowing Span<UInt8>) -> String {
        name.prefix.description + String(copying: UTF8Span(unchecked: arena.extracting(value.range)))
    }

    /// The same in an arena of its own: for what outlives the one that it came from.
    package func copied(from arena: TextArena, into other: inout TextArena) -> EvidenceText {
        EvidenceText(other.append(arena.slice(value)), name)
    }

    /// The same words after their arena was absorbed by another one.
    @inlinable public func moved(by shift: UInt32) -> EvidenceText { EvidenceText(value.moved(by: shift), name) }
}
