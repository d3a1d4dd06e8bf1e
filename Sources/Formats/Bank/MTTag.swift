// Tags of MT940 and MT942: `:61:` at the start of a line, and nothing that merely looks like it.

/// A known tag at the start of a line.
struct MTTag: Equatable {
    /// The number, 100 for `NS`.
    var number: UInt8
    /// The letter behind the number, 0 for none.
    var letter: UInt8
    /// Bytes of the tag with both colons.
    var length: Int

    var name: String { number == 100 ? "NS" : String(number) + (letter == 0 ? "" : String(UnicodeScalar(letter))) }

    /// The tag that begins at `index`; only tags that these two messages have.
    static func at(_ index: Int, in bytes: [UInt8], end: Int) -> MTTag? {
        guard index + 3 < end, bytes[index] == UInt8(ascii: ":") else { return nil }
        let first = bytes[index + 1]
        let second = bytes[index + 2]
        if first == UInt8(ascii: "N"), second == UInt8(ascii: "S"), bytes[index + 3] == UInt8(ascii: ":") {
            return MTTag(number: 100, letter: 0, length: 4)
        }
        guard first >= 48, first <= 57, second >= 48, second <= 57 else { return nil }
        let number = (first - 48) * 10 + second - 48
        var letter = bytes[index + 3]
        // Some programs write `:60f:`.
        if letter >= 97, letter <= 122 { letter -= 32 }
        var length = 4
        if letter == UInt8(ascii: ":") {
            letter = 0
        } else {
            guard index + 4 < end, bytes[index + 4] == UInt8(ascii: ":") else { return nil }
            length = 5
        }
        return isKnown(number, letter) ? MTTag(number: number, letter: letter, length: length) : nil
    }

    private static func isKnown(_ number: UInt8, _ letter: UInt8) -> Bool {
        switch number {
        case 20, 21, 61, 64, 86: letter == 0
        case 25: letter == 0 || letter == UInt8(ascii: "P")
        case 28: letter == 0 || letter == UInt8(ascii: "C")
        case 60, 62: letter == 0 || letter == UInt8(ascii: "F") || letter == UInt8(ascii: "M")
        case 65: letter == 0 || letter == UInt8(ascii: "F")
        case 34: letter == UInt8(ascii: "F")
        case 90: letter == UInt8(ascii: "C") || letter == UInt8(ascii: "D")
        case 13: letter == 0 || letter == UInt8(ascii: "D")
        default: false
        }
    }

    /// Whether only statements have the tag; references, accounts and times stand in orders and confirmations as well.
    var isOfStatement: Bool { ![13, 20, 21, 25, 86, 100].contains(number) }
}
