// Evidence that stands in the text of a payment by an agreed layout.

internal import Domain

/// The identifier in the first thirteen characters of the remittance, as the budget payment order lays them out.
enum ObligorText {
    /// EIK 9 + 4 blanks, EIK 13, EGN 10 + 3 blanks, `LNC` + 10 digits; a missing end counts as blanks.
    static func leading(_ text: TextRef, in arena: TextArena) -> TextRef? {
        let start = Int(text.offset)
        let end = start + Int(text.length)
        var position = start
        let isForeigner = end - start >= 13 && arena.bytes[start..<(start + 3)].elementsEqual("LNC".utf8)
        if isForeigner { position += 3 }
        let first = position
        while position < end, position - first < 14, arena.bytes[position] >= 48, arena.bytes[position] <= 57 {
            position += 1
        }
        let length = position - first
        let found = TextRef(offset: UInt32(first), length: UInt32(length))
        if isForeigner { return length == 10 ? found : nil }
        guard length == 9 || length == 10 || length == 13 else { return nil }
        // Up to character 13 only blanks, or the text ends before: else it is some other number.
        for index in position..<max(min(start + 13, end), position) where arena.bytes[index] != 32 { return nil }
        return found
    }
}

/// References of banks: what counts as none.
enum BankReference {
    private static let none: [StaticString] = ["NOTPROVIDED", "NONREF", "NOTPROV", "NOREF", "EREF", "PREF", "MARF"]

    /// Whether the text says anything.
    static func isGiven(_ text: TextRef, in arena: TextArena) -> Bool {
        guard !text.isEmpty else { return false }
        if text.length > 11 { return true }
        let first = arena.bytes[Int(text.offset)]
        // Only words that begin with E, M, N or P can be one of them.
        guard first == 69 || first == 77 || first == 78 || first == 80 else { return true }
        return !none.contains { word in
            word.withUTF8Buffer { $0.elementsEqual(arena.bytes[text.range]) }
        }
    }
}
