// How many lines a text takes in a column: spreadsheets do not look for themselves when they open a file.

struct TextLines {
    /// Tenths of a usual letter of 9 points that a line takes.
    private let width: Int
    private var lines = 1
    /// Of the line and of the word at hand.
    private var line = 0
    private var word = 0

    /// - Parameter characters: the column's width, in digits of 10 points.
    private init(characters: Int) { width = max(40, (characters * 7 - 8) * 3 / 2) }

    static func count(_ bytes: borrowing Span<UInt8>, characters: Int) -> Int {
        var count = TextLines(characters: characters)
        var last: UInt8 = 0
        for place in bytes.indices {
            count.take(bytes[place], after: last)
            last = bytes[place]
        }
        count.endWord()
        return count.lines
    }

    private mutating func take(_ byte: UInt8, after last: UInt8) {
        switch byte {
        case UInt8(ascii: "\n"):
            endWord()
            lines += 1
            line = 0
        case UInt8(ascii: " "):
            endWord()
            // A blank that no longer fits hangs over the edge.
            line += 5
        case UInt8(ascii: "-"):
            word += 6
            endWord()
        default: word += TextLines.tenths(byte, after: last)
        }
    }

    /// The word goes to the next line where it no longer fits; one that is longer than a line is broken anywhere.
    private mutating func endWord() {
        if line > 0, line + word > width {
            lines += 1
            line = 0
        }
        while word > width {
            lines += 1
            word -= width
        }
        line += word
        word = 0
    }

    private static func tenths(_ byte: UInt8, after last: UInt8) -> Int {
        switch byte {
        case 0x80...0xBF:
            // А to Я in UTF-8 are wider; of other characters only the first byte counts.
            return last == 0xD0 && byte >= 0x90 && byte <= 0xAF ? 3 : 0
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): return 13
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "/"): return 5
        default: return 10
        }
    }
}
