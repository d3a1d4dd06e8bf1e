// Ids of payments, batches and discrepancies: 60 bits of a hash of what the thing is, never a serial or a time.

/// Sixty bits, written as a prefix and twelve base-32 characters whose order is the order of the numbers.
public struct RecordID: Hashable, Comparable, Sendable {
    /// The lower sixty; the upper four are 0.
    public let bits: UInt64

    /// - Parameter bits: of a hash; the upper four are left out.
    @inlinable public init(bits: UInt64) { self.bits = bits & 0x0FFF_FFFF_FFFF_FFFF }

    /// The same record.
    @inlinable public static func == (left: RecordID, right: RecordID) -> Bool { left.bits == right.bits }

    /// No record.
    @inlinable public static var none: RecordID { RecordID(bits: 0) }

    @usableFromInline static let alphabet = Array("234567ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)

    /// What the id is of.
    public enum Prefix: UInt8, Sendable {
        case payment = 80  // P
        case batch = 66  // B
        case discrepancy = 68  // D
    }

    /// Reads `P-` and twelve characters; nil for anything else.
    package init?(_ text: some StringProtocol, prefix: Prefix) {
        let bytes = Array(text.utf8)
        guard bytes.count == 14, bytes[0] == prefix.rawValue, bytes[1] == 45 else { return nil }
        var bits: UInt64 = 0
        for byte in bytes[2...] {
            guard let value = RecordID.alphabet.firstIndex(of: byte) else { return nil }
            bits = bits << 5 | UInt64(value)
        }
        self.bits = bits
    }

    package func text(_ prefix: Prefix) -> String {
        var bytes: [UInt8] = []
        append(prefix, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the prefix, a hyphen and twelve characters.
    @inlinable public func append(_ prefix: Prefix, to bytes: inout [UInt8]) {
        bytes.append(prefix.rawValue)
        bytes.append(45)
        var shift: UInt64 = 55
        for _ in 0..<12 {
            bytes.append(RecordID.alphabet[Int(bits >> shift & 31)])
            shift &-= 5
        }
    }

    /// The order of the written ids.
    @inlinable public static func < (left: RecordID, right: RecordID) -> Bool { left.bits < right.bits }
}
