// Words that structure the free field of MT messages: `/EREF/…` and `EREF+…`.

internal import Domain

/// A text cut at known codewords between strokes (`/TRTP/SEPA OVERBOEKING/IBAN/…`).
struct MTCodewords {
    private static let known: Set<String> = [
        "TRTP", "IBAN", "BIC", "NAME", "REMI", "EREF", "MARF", "CSID", "ISDT", "CNTP", "PREF", "BENM", "ORDP", "PURP",
        "RTRN", "ACCW", "ULTD", "ULTB", "ULTC", "SVCL", "USTD", "STRD", "ADDR", "TRCD", "OCMT", "CHGS", "INST", "EXCH",
        "BAI", "ACNO", "TYPE", "EGN", "LNC", "BULSTAT", "IZL", "OBLIG_NAME", "PAY_R", "IREF", "KREF", "DTYPE", "OPER",
        "BAEREF", "ULTDBTR", "ULTCDTR",
    ]

    private var fields: [(word: String, value: Range<Int>)] = []

    /// The fields; nil where the text does not begin with a codeword.
    static func cut(_ text: [UInt8]) -> MTCodewords? {
        guard text.first == 47, let first = codeword(at: 0, in: text) else { return nil }
        var result = MTCodewords()
        var word = first.word
        var start = first.end
        var index = start - 1
        while index < text.count {
            if text[index] == 47, let next = codeword(at: index, in: text) {
                result.fields.append((word, start..<max(start, index)))
                (word, start) = next
                // The stroke that closes one word may open the next (`/REMI/USTD//`).
                index = next.end - 1
                continue
            }
            index += 1
        }
        result.fields.append((word, start..<text.count))
        return result
    }

    /// The first value of a word, without strokes and blanks around it.
    func value(_ word: String, in text: [UInt8]) -> ArraySlice<UInt8>? {
        for field in fields where field.word == word {
            var range = field.value
            while let first = text[range].first, first == 47 || first <= 32 {
                range = (range.lowerBound + 1)..<range.upperBound
            }
            while let last = text[range].last, last == 47 || last <= 32 {
                range = range.lowerBound..<(range.upperBound - 1)
            }
            if !range.isEmpty { return text[range] }
        }
        return nil
    }

    private static func codeword(at index: Int, in text: [UInt8]) -> (word: String, end: Int)? {
        var end = index + 1
        while end < text.count, end - index <= 11, text[end] != 47 {
            guard text[end] >= 65 && text[end] <= 90 || text[end] == 95 else { return nil }
            end += 1
        }
        guard end < text.count, text[end] == 47, end > index + 1 else { return nil }
        let word = String(decoding: text[(index + 1)..<end], as: UTF8.self)
        return known.contains(word) ? (word, end + 1) : nil
    }
}

/// A text cut at the words of the German banks.
enum MTGermanWords {
    private static let words: [String] = [
        "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "COAM+", "OAMT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+",
        "PURP+",
        "RREF+",
    ]

    static func cut(_ arena: TextArena, _ text: TextRef) -> [(word: String, value: TextRef)] {
        var found: [(word: String, start: Int, end: Int)] = []
        let range = text.range
        var index = range.lowerBound
        while let plus = arena.bytes[index..<range.upperBound].firstIndex(of: UInt8(ascii: "+")) {
            index = plus + 1
            for word in words {
                let start = plus + 1 - word.utf8.count
                if start >= range.lowerBound, arena.bytes[start...plus].elementsEqual(word.utf8) {
                    found.append((word, start, plus + 1))
                }
            }
        }
        return found.indices.map { position in
            let end = position + 1 < found.count ? found[position + 1].start : range.upperBound
            let value = MTText.trimmed(found[position].end..<max(end, found[position].end), arena.bytes)
            return (
                found[position].word,
                value.isEmpty ? .none : TextRef(offset: UInt32(value.lowerBound), length: UInt32(value.count))
            )
        }
    }
}

/// Pieces of a file that are kept as texts.
enum MTKept {
    /// Trimmed, control characters as blanks; none where nothing is left.
    static func text(_ bytes: some Collection<UInt8>, _ arena: inout TextArena) -> TextRef {
        let start = arena.bytes.count
        let isKept: Void? = bytes.withContiguousStorageIfAvailable { bytes in
            var first = 0
            var end = bytes.count
            while first < end, bytes[first] <= 32 { first += 1 }
            while first < end, bytes[end - 1] <= 32 { end -= 1 }
            arena.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[first..<end]))
            for place in first..<end where bytes[place] < 32 { arena.bytes[start + place - first] = 32 }
        }
        // Of any other collection a copy is as good.
        if isKept == nil { return text(Array(bytes), &arena) }
        return arena.bytes.count == start
            ? .none : TextRef(offset: UInt32(start), length: UInt32(arena.bytes.count - start))
    }

    /// The same; NOTPROVIDED and its like are none.
    static func reference(_ bytes: ArraySlice<UInt8>, _ arena: inout TextArena) -> TextRef {
        let kept = text(bytes, &arena)
        return BankReference.isGiven(kept, in: arena) ? kept : .none
    }

    /// What stands behind a word, up to the next `stop`.
    static func after(_ word: String, in text: [UInt8], until stop: Character) -> ArraySlice<UInt8>? {
        let wanted = Array(word.utf8)
        guard text.count > wanted.count else { return nil }
        for start in 0...(text.count - wanted.count) where text[start] == wanted[0] {
            guard text[start..<(start + wanted.count)].elementsEqual(wanted) else { continue }
            return text[(start + wanted.count)...].prefix { $0 != stop.asciiValue }
        }
        return nil
    }
}
