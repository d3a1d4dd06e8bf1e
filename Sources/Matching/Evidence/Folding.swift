// Folding: a text becomes one byte a character, so that scripts, cases and punctuation make no difference.
//
// Letters that look alike in the two scripts (АВЕКМНОРСТУХ) are the Latin ones; other Cyrillic letters have codes of
// their own above 127; digits stay; everything else is a gap (0). `№` is `N`.

internal import Domain

/// A folded text cut into tokens: runs of letters, runs of digits.
struct FoldedText {
    struct Token {
        var start: Int32
        var end: Int32
        var isDigits: Bool
        /// Nothing but a gap (or the edge of the field) stands before it.
        var opens: Bool
        /// The gap before it holds a blank, a comma or the like, or it is the first of its field: no part of what came before.
        var isApart: Bool
        /// The same after it.
        var closes: Bool
        /// An apostrophe stands before it: '25.
        var isQuoted = false
        /// What stands behind it: a point (a word that is cut: недв. имот), a hyphen right behind it (drawn together: ср-ва), or what
        /// parts a list: comma, semicolon, plus, stroke, bar, colon; else 0.
        var after: UInt8 = 0
    }

    /// The key of ш where the keyboard is left in Latin letters: fi[.
    static let bracket: UInt8 = 91
    /// What stands behind a word that the end of a bank's field may have cut.
    static let cut: UInt8 = 1

    var bytes: [UInt8] = []
    var tokens: [Token] = []
    // Of its own: a table of all tasks would be asked whether it is there already at each letter.
    private let plain = Folding.plain
    private let letters = Folding.cyrillic

    mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
    }

    /// Adds a field; fields never run into each other.
    /// - Parameter head: characters of the field that stand before this text.
    mutating func add(_ text: TextRef, of source: borrowing Span<UInt8>, behind head: Int = 0) {
        guard !text.isEmpty else { return }
        let first = tokens.count
        var cut = Cut(tokens: tokens, position: Int32(bytes.count))
        tokens = []
        var index = Int(text.offset)
        let end = index + Int(text.length)
        bytes.append(addingCapacity: Int(text.length)) { folded in
            while index < end {
                let byte = source[index]
                index += 1
                if byte < 128 {
                    let code = plain[Int(byte)]
                    if code == 0 {
                        cut.note(gap: byte)
                        if cut.isAtBlank, Self.isMark(index - 1, Int(text.offset)..<end, source) { index += 2 }
                        if byte == 38, let (scalar, next) = CharacterReference.read(index, end, source) {
                            index = next
                            cut.push(sign: scalar, &folded)
                            continue
                        }
                    }
                    cut.push(code, &folded)
                    continue
                }
                // Nearly all letters beyond ASCII are these: А…Я and а…я, 16 to 79 of the two rows D0 and D1.
                if byte | 1 == 0xD1, index < end {
                    let place = Int(byte & 1) << 6 | Int(source[index] & 63)
                    if place >= 16, place < 80, source[index] & 0xC0 == 0x80 {
                        index += 1
                        cut.push(letters[(place - 16) & 31], &folded)
                        continue
                    }
                }
                let (scalar, next) = Self.scalar(beginningWith: byte, index, end, source)
                index = next
                cut.push(sign: scalar, &folded)
            }
            if cut.isInToken, Self.isCut(text, source, head) { cut.note(gap: Self.cut) }
            cut.push(0, &folded)
        }
        tokens = cut.tokens
        if cut.mayHideDigits { mendDigits(from: first) }
    }

    /// The character of which the first byte is read already, and the place behind it.
    private static func scalar(
        beginningWith byte: UInt8, _ start: Int, _ end: Int, _ source: borrowing Span<UInt8>
    ) -> (scalar: UInt32, next: Int) {
        var scalar = UInt32(byte)
        var more = 0
        if byte >= 0xF0 {
            (scalar, more) = (UInt32(byte & 7), 3)
        } else if byte >= 0xE0 {
            (scalar, more) = (UInt32(byte & 15), 2)
        } else if byte >= 0xC0 {
            (scalar, more) = (UInt32(byte & 31), 1)
        }
        var index = start
        while more > 0, index < end, source[index] & 0xC0 == 0x80 {
            scalar = scalar << 6 | UInt32(source[index] & 63)
            index += 1
            more -= 1
        }
        return (scalar, index)
    }

    /// Whether a bank's field ends here, after 35, 70 or 140 characters, with or without the obligor's thirteen before them.
    private static func isCut(_ text: TextRef, _ source: borrowing Span<UInt8>, _ head: Int) -> Bool {
        guard text.length >= 22, text.length <= 320 else { return false }
        var count = head
        for index in text.range where source[index] & 0xC0 != 0x80 { count += 1 }
        return [35, 70, 140].contains { count == $0 || count - 13 == $0 }
    }

    /// Some banks pass the mark of a statement's subfield on with its text: ?20, +21, ?60. ?25-1234-000567 is a number behind
    /// a sign that the bank could not write, and so is Т ?2489394 behind letters, unless the text begins with such a mark.
    private static func isMark(_ index: Int, _ text: Range<Int>, _ source: borrowing Span<UInt8>) -> Bool {
        guard hasMark(index, text.upperBound, source), source[index + 3] != 45,
            // A dash.
            source[index + 3] != 0xE2 || index + 5 >= text.upperBound || source[index + 4] != 0x80
                || !(0x90...0x95).contains(source[index + 5])
        else { return false }
        let isNumber = source[index + 3] >= 48 && source[index + 3] <= 57
        if isNumber, isYear(index + 1, text.upperBound, source) { return false }
        if !isNumber || hasMark(text.lowerBound, text.upperBound, source) { return true }
        for place in text.lowerBound..<index where source[place] >= 65 { return false }
        return true
    }

    /// ?2024?: a year between signs that are lost.
    private static func isYear(_ index: Int, _ end: Int, _ source: borrowing Span<UInt8>) -> Bool {
        guard index + 3 < end, source[index] == 50, source[index + 1] == 48 else { return false }
        guard source[index + 3] >= 48, source[index + 3] <= 57 else { return false }
        return index + 4 == end || source[index + 4] == 63
    }

    /// ?20 to ?29, ?60 to ?63; +20 the same.
    private static func hasMark(_ index: Int, _ end: Int, _ source: borrowing Span<UInt8>) -> Bool {
        guard index + 3 < end, source[index] == 63 || source[index] == 43 else { return false }
        let (tens, ones) = (source[index + 1], source[index + 2])
        return ones >= 48 && (tens == 50 && ones <= 57 || tens == 54 && ones <= 51)
    }

    /// Takes letters off the beginning of a token.
    mutating func trim(_ place: Int, by count: Int) {
        tokens[place].start += Int32(count)
        tokens[place].opens = true
    }

    func slice(_ place: Int) -> ArraySlice<UInt8> { bytes[Int(tokens[place].start)..<Int(tokens[place].end)] }

    /// Makes one word of two.
    mutating func joinWords(at place: Int) {
        tokens[place].end = tokens[place + 1].end
        tokens[place].closes = tokens[place + 1].closes
        tokens[place].after = tokens[place + 1].after
        tokens.remove(at: place + 1)
    }

    /// № between the groups of a number: №25-№1234-№000567, 25-1234№000567.
    mutating func dropSigns(behind place: Int) {
        var place = place
        while place + 2 < tokens.count, tokens[place].isDigits {
            if isSign(place + 1), !tokens[place + 1].isApart, !tokens[place + 2].isApart, tokens[place + 2].isDigits {
                dropSign(at: place + 1, from: place)
            }
            place += 1
        }
    }

    /// №, N, No or Nr.
    func isSign(_ place: Int) -> Bool {
        let token = tokens[place]
        guard !token.isDigits, token.end - token.start < 3, bytes[Int(token.start)] == 78 else { return false }
        return token.end - token.start == 1 || bytes[Int(token.start) + 1] == 79 || bytes[Int(token.start) + 1] == 82
    }

    /// Takes a sign out of what goes on behind it: the bytes before it move up, so that all stand side by side.
    mutating func dropSign(at sign: Int, from first: Int) {
        let count = tokens[sign].end - tokens[sign].start
        for index in (tokens[first].start..<tokens[sign].start).reversed() {
            bytes[Int(index + count)] = bytes[Int(index)]
        }
        for place in first..<sign {
            tokens[place].start += count
            tokens[place].end += count
        }
        tokens.remove(at: sign)
    }

    /// Cuts a field into tokens while it is folded.
    private struct Cut {
        var tokens: [Token]
        /// Of the next folded byte.
        var position: Int32
        var hasBlank = true
        /// 0 gap, 1 letters, 2 digits.
        private var kind = 0
        private var hasQuote = false
        /// Digits that stand one by one.
        private var singles = 0
        /// Tokens of the fields before.
        private let first: Int
        /// Letters that look like digits are glued to digits, or digits stand one by one.
        private(set) var mayHideDigits = false

        init(tokens: consuming [Token], position: Int32) {
            first = tokens.count
            self.tokens = tokens
            self.position = position
        }

        var isInToken: Bool { kind != 0 }
        var isAtBlank: Bool { kind == 0 && hasBlank }

        /// What a gap begins with or holds: blank, comma, semicolon, underscore and bar part what they stand between.
        @inline(__always) mutating func note(gap byte: UInt8) {
            if byte == 32 || byte == 44 || byte == 59 || byte == 95 || byte == 124 || byte == 9 { hasBlank = true }
            if byte == 39 || byte == 96 { hasQuote = true }
            if kind != 0 {
                if (43...47).contains(byte) || byte == 58 || byte == 59 || byte == 124 || byte == FoldedText.cut
                    || byte == FoldedText.bracket
                {
                    tokens[tokens.count - 1].after = byte
                }
            } else if byte != 45, (43...47).contains(byte) || byte == 58 || byte == 59 || byte == 124,
                tokens.count > first,
                tokens[tokens.count - 1].after == 0
            {
                // авт .
                tokens[tokens.count - 1].after = byte
            }
        }

        @inline(__always) mutating func push(_ code: UInt8, _ folded: inout OutputSpan<UInt8>) {
            let next = code == 0 ? 0 : code >= 48 && code <= 57 ? 2 : 1
            if next != kind {
                if kind &+ next == 3, FoldedText.looksLikeDigit(next == 1 ? code : folded.span[folded.count - 1]) {
                    mayHideDigits = true
                }
                turn(to: next)
            }
            // Gaps between tokens need no room of their own.
            if code != 0 {
                folded.append(code)
                position &+= 1
            }
        }

        /// A character that is no letter of the usual ones; № stands by itself, whatever it is glued to: сер.К№123456.
        mutating func push(sign scalar: UInt32, _ folded: inout OutputSpan<UInt8>) {
            let isNumberSign = scalar == 0x2116
            switch scalar {
            // Nothing to be seen: a hyphen that only a line's end would show, a joint, an accent above a letter.
            case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300...0x36F: return
            case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: note(gap: 32)
            case 0x2018, 0x2019: note(gap: 39)
            case 0x2010...0x2015, 0x2212: note(gap: 45)
            // ＮＰ：24: characters of full width.
            case 0xFF01...0xFF5E:
                let byte = UInt8(scalar - 0xFEE0)
                let code = Folding.ascii(byte)
                if code == 0 { note(gap: byte) }
                push(code, &folded)
                return
            default: break
            }
            if isNumberSign { push(0, &folded) }
            push(Folding.fold(scalar), &folded)
            if isNumberSign { push(0, &folded) }
        }

        private mutating func turn(to next: Int) {
            if kind != 0 {
                singles = position &- tokens[tokens.count - 1].start == 1 ? singles + kind - 1 : 0
                if singles >= FoldedText.fewestSingles { mayHideDigits = true }
                tokens[tokens.count - 1].end = position
                tokens[tokens.count - 1].closes = next == 0
            }
            if next != 0 {
                tokens.append(
                    Token(
                        start: position, end: position, isDigits: next == 2, opens: kind == 0,
                        isApart: kind == 0 && hasBlank, closes: false, isQuoted: kind == 0 && hasQuote))
                hasBlank = false
                hasQuote = false
            }
            kind = next
        }
    }
}

enum Folding {
    static func ascii(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 48...57, 65...90: byte
        case 97...122: byte - 32
        default: 0
        }
    }

    /// Of each ASCII byte.
    static let plain: [UInt8] = (0...127).map(ascii)

    /// Capital Cyrillic А…Я by their Latin twin, else 128 + place in the alphabet.
    static let cyrillic: [UInt8] = (UInt32(0x410)...0x42F).map {
        LookAlikes.twins[$0] ?? UInt8(128 + $0 - 0x410)
    }

    static func fold(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x410...0x42F: cyrillic[Int(scalar - 0x410)]
        case 0x430...0x44F: cyrillic[Int(scalar - 0x430)]
        case 0x406, 0x456: 73  // І of other Cyrillic alphabets
        case 0x2116: 78  // №
        case 0xC0...0x17F: latin[Int(scalar - 0xC0)]
        default: 0
        }
    }

    /// Latin letters with a sign, U+00C0 to U+017F, without it: ü is U, ç is C.
    private static let latin: [UInt8] = Array(
        ("AAAAAAACEEEEIIIIDNOOOOO OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO OUUUUYTY"
            + "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLL"
            + "LLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS").utf8
    ).map { $0 == 32 ? 0 : $0 }

    /// A word as `FoldedText` has it; for tables of words.
    static func word(_ text: String) -> [UInt8] {
        text.unicodeScalars.compactMap { scalar in
            let code = scalar.value < 128 ? ascii(UInt8(scalar.value)) : fold(scalar.value)
            return code == 0 ? nil : code
        }
    }
}
