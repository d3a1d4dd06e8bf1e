// Names loosely: both scripts, any case and the usual spellings of one sound give one key. Supporting evidence only.

/// The words of a name by their sounds (domain.md 2.6): Cyrillic in streamlined Latin, `y j i`, `ts c`, `h x kh` as one,
/// doubled letters once. Which `a` or `u` was an ъ nobody can tell, so both are one; and so is ж, written `zh` or `j`, with `i`.
package enum LooseName {
    /// A hash for each word of a name, without legal forms of firms.
    /// - Parameter y: the sound of a Latin y; some banks write ъ so: Vyrbanchev.
    package static func words(
        _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, y: UInt8 = 105
    ) -> [UInt64] {
        var words: [UInt64] = []
        var word: [UInt8] = []
        forEachWord(bytes, range, &word, y) { words.append($0) }
        return words
    }

    /// The key of a whole name and the count of its words; `word` is a buffer that is used again.
    package static func key(
        _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ word: inout [UInt8]
    ) -> (key: UInt64, words: Int) {
        var (key, words) = (UInt64(0), 0)
        forEachWord(bytes, range, &word) { hash in
            key &+= TextTable.mixed(hash)
            words += 1
        }
        return (key, words)
    }

    @inline(__always) private static func forEachWord(
        _ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ word: inout [UInt8], _ y: UInt8 = 105,
        _ body: (UInt64) -> Void
    ) {
        word.removeAll(keepingCapacity: true)
        func end() {
            if !word.isEmpty {
                let hash = TextTable.hash(word.span, 0..<word.count)
                if word.count > longestForm || !forms.contains(hash) { body(hash) }
            }
            word.removeAll(keepingCapacity: true)
        }
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte < 128 {
                let letter = byte | 0x20
                if letter >= 97, letter <= 122 { latin(letter, y, &word) } else { end() }
                continue
            }
            guard index < range.upperBound, byte & 0xE0 == 0xC0 else {
                while index < range.upperBound, bytes[index] & 0xC0 == 0x80 { index += 1 }
                end()
                continue
            }
            let scalar = Int(byte & 31) << 6 | Int(bytes[index] & 63)
            index += 1
            guard scalar >= 0x410, scalar <= 0x44F else {
                end()
                continue
            }
            var letters = sounds[(scalar - 0x410) & 31]
            while letters != 0 {
                push(UInt8(truncatingIfNeeded: letters), &word)
                letters >>= 8
            }
        }
        end()
    }

    package static func words(_ name: String) -> [UInt64] {
        let bytes = Array(name.utf8)
        return words(bytes.span, 0..<bytes.count)
    }

    /// One number for a whole name, whatever the order of its words.
    package static func key(_ words: some Sequence<UInt64>) -> UInt64 { words.reduce(0) { $0 &+ TextTable.mixed($1) } }

    private static let longestForm = 4
    private static let forms: Set<UInt64> = Set(
        ["ood", "eood", "ad", "ead", "et", "sd", "kd", "dzd", "llc", "ltd", "plc"].map {
            let bytes = Array($0.utf8)
            var word: [UInt8] = []
            for byte in bytes { latin(byte, 105, &word) }
            return TextTable.hash(word.span, 0..<word.count)
        })

    /// А…Я: up to three letters each, the first in the lowest byte.
    private static let sounds: [UInt32] = [
        "a", "b", "v", "g", "d", "e", "i", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "a", "f", "h",
        "c",
        "ch", "sh", "sht", "a", "", "i", "e", "ia", "ia",
    ].map { $0.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) } }

    private static func latin(_ letter: UInt8, _ y: UInt8, _ word: inout [UInt8]) {
        switch letter {
        case 106: push(105, &word)  // j
        case 121: push(y, &word)
        case 117: push(97, &word)  // u
        case 119: push(118, &word)  // w
        case 120: push(104, &word)  // x
        case 115, 122:
            // ts, tz
            if word.last == 116 { word[word.count - 1] = 99 } else { push(letter, &word) }
        case 104:
            // kh, zh
            if word.last == 107 {
                word[word.count - 1] = 104
            } else if word.last == 122 {
                word.removeLast()
                push(105, &word)
            } else if word.last == 99, word.count > 2, word[word.count - 2] == 104, word[word.count - 3] == 115 {
                // shch is щ, as sht.
                word.removeLast()
                push(116, &word)
            } else {
                push(104, &word)
            }
        default: push(letter, &word)
        }
    }

    private static func push(_ sound: UInt8, _ word: inout [UInt8]) {
        // ьо and йо are written yo, io, jo or o.
        if sound == 111, word.last == 105 { word.removeLast() }
        if word.last != sound { word.append(sound) }
    }
}
