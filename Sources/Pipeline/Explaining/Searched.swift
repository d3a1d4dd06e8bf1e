// How `find` reads a text: capitals, look-alike letters as one, letters and figures only, as bytes, since it asks every field of
// every payment ever taken.

internal import Domain

/// Squeezed texts, one behind the other.
struct Squeezed {
    private(set) var bytes: [UInt8] = []

    init(_ text: String = "") { add(text) }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    mutating func add(_ text: TextRef, _ arena: borrowing TextArena) {
        guard !text.isEmpty else { return }
        let start = bytes.count
        let span = arena.bytes.span
        var index = text.range.lowerBound
        while index < text.range.upperBound {
            let byte = span[index]
            if byte < 128 {
                push(byte)
                index += 1
            } else if byte == 0xD0 || byte == 0xD1, index + 1 < text.range.upperBound,
                pushCyrillic(UInt32(byte & 31) << 6 | UInt32(span[index + 1] & 63))
            {
                index += 2
            } else {
                // Any other letter or sign: as the whole of Unicode has it.
                bytes.removeSubrange(start...)
                return add(arena.string(text))
            }
        }
    }

    private mutating func add(_ text: String) {
        bytes += LookAlikes.folded(text).filter { $0.isLetter || $0.isNumber }.utf8
    }

    @inline(__always) private mutating func push(_ byte: UInt8) {
        switch byte {
        case 48...57, 65...90: bytes.append(byte)
        case 97...122: bytes.append(byte - 32)
        default: break
        }
    }

    /// А…я; false: none of these.
    @inline(__always) private mutating func pushCyrillic(_ scalar: UInt32) -> Bool {
        guard scalar >= 0x410, scalar <= 0x44F else { return false }
        let capital = scalar < 0x430 ? scalar : scalar - 32
        let twin = Self.twins[Int(capital - 0x410)]
        if twin != 0 {
            bytes.append(twin)
        } else {
            bytes.append(UInt8(0xC0 | capital >> 6))
            bytes.append(UInt8(0x80 | capital & 63))
        }
        return true
    }

    /// А…Я: the Latin twin, 0 for none.
    private static let twins: [UInt8] = (0x410...0x42F).map { LookAlikes.twins[$0] ?? 0 }

    func contains(_ wanted: Squeezed) -> Bool { Self.holds(bytes.span, 0..<bytes.count, wanted.bytes.span) }

    /// Whether bytes stand in a text as they are.
    static func holds(_ text: TextRef, _ arena: borrowing TextArena, _ wanted: [UInt8]) -> Bool {
        !text.isEmpty && holds(arena.bytes.span, text.range, wanted.span)
    }

    private static func holds(_ bytes: Span<UInt8>, _ range: Range<Int>, _ wanted: Span<UInt8>) -> Bool {
        guard wanted.count > 0 else { return true }
        guard range.count >= wanted.count else { return false }
        let first = wanted[0]
        for start in range.lowerBound...range.upperBound - wanted.count where bytes[start] == first {
            var count = 1
            while count < wanted.count, bytes[start + count] == wanted[count] { count += 1 }
            if count == wanted.count { return true }
        }
        return false
    }
}
