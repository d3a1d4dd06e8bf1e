// Digits that a text hides: the letter O for a zero, З for a three, digits one by one, characters by their number (&#8470;).

extension FoldedText {
    /// Fewer digits one by one are numbers of their own.
    static let fewestSingles = 5

    /// O, and the Cyrillic З, as they are folded.
    @inline(__always) static func looksLikeDigit(_ code: UInt8) -> Bool { code == 79 || code == 135 }

    /// The digit for which another letter may have been taken; nil: none.
    static func lookAlikeDigit(_ code: UInt8) -> UInt8? {
        switch code {
        case 73, 76: 49  // I, l
        case 66: 56  // В
        case 83: 53  // S
        case 129: 54  // Б
        default: nil
        }
    }

    /// Makes one number of digits with such letters between them, and of digits that stand one by one, in the tokens from one on.
    mutating func mendDigits(from first: Int) {
        var kept = first
        for place in first..<tokens.count {
            var token = tokens[place]
            if !token.isDigits, isHidden(place, from: first, before: kept) {
                uncover(token)
                token.isDigits = true
            }
            if token.isDigits, !token.opens, kept > first, tokens[kept - 1].isDigits {
                join(token, to: kept - 1)
            } else {
                tokens[kept] = token
                kept += 1
            }
        }
        tokens.removeLast(tokens.count - kept)
        joinSingles(from: first)
    }

    /// Whether letters are digits: all of them look like some, and a number is glued to them.
    /// - Parameter kept: the tokens before it end here.
    private func isHidden(_ place: Int, from first: Int, before kept: Int) -> Bool {
        let token = tokens[place]
        guard hidesDigits(token) else { return false }
        let before = kept > first && tokens[kept - 1].isDigits ? tokens[kept - 1] : nil
        let isBehind = before != nil && !token.opens
        let isInFront = !token.closes && place + 1 < tokens.count
        if isBehind, !isInFront, let before {
            // РВ1234ОО is a plate.
            return
                !(before.end - before.start == 4 && token.end - token.start <= 2 && kept - 2 >= first
                && !tokens[kept - 2].isDigits && tokens[kept - 2].end - tokens[kept - 2].start <= 2)
        }
        if isBehind { return true }
        // О123456 is a series and a number; 24-О123 and 24 О123 are a number that began before.
        guard isInFront, let before else { return false }
        return !token.isApart || before.end - before.start <= 4
    }

    /// Behind a series letters that look like digits and are glued to some are no second one: фиш МО № З02-6304.
    mutating func mendNumber(at place: Int) {
        guard place + 1 < tokens.count, !tokens[place].isDigits, !tokens[place].closes, tokens[place + 1].isDigits,
            hidesDigits(tokens[place])
        else { return }
        uncover(tokens[place])
        tokens[place].isDigits = true
        join(tokens[place + 1], to: place)
        tokens.remove(at: place + 1)
    }

    private func hidesDigits(_ token: Token) -> Bool {
        for index in Int(token.start)..<Int(token.end) where !Self.looksLikeDigit(bytes[index]) { return false }
        return true
    }

    private mutating func uncover(_ token: Token) {
        for index in Int(token.start)..<Int(token.end) where !(48...57).contains(bytes[index]) {
            bytes[index] = bytes[index] == 79 ? 48 : 51
        }
    }

    private mutating func join(_ token: Token, to place: Int) {
        tokens[place].end = token.end
        tokens[place].closes = token.closes
        tokens[place].after = token.after
    }

    /// 9 8 0 1 9 9 2
    private mutating func joinSingles(from first: Int) {
        var kept = first
        var place = first
        while place < tokens.count {
            var end = place
            var digits = 0
            while end < tokens.count, tokens[end].end - tokens[end].start == 1, end == place || tokens[end].opens {
                if tokens[end].isDigits {
                    digits += 1
                } else if end == place || !hidesDigits(tokens[end]) {
                    break
                }
                end += 1
            }
            let token = tokens[place]
            tokens[kept] = token
            kept += 1
            place += 1
            guard digits >= Self.fewestSingles - 1, end - place + 1 >= Self.fewestSingles else { continue }
            while place < end {
                uncover(tokens[place])
                join(tokens[place], to: kept - 1)
                place += 1
            }
        }
        tokens.removeLast(tokens.count - kept)
    }
}

/// A character that a bank's program left as a web page writes it: `&#8470;`, `&quot;`.
enum CharacterReference {
    /// What stands behind an ampersand; nil: no such character. A name counts as a gap.
    static func read(_ start: Int, _ end: Int, _ source: borrowing Span<UInt8>) -> (scalar: UInt32, next: Int)? {
        var index = start
        var value: UInt32 = 0
        let isNumber = index < end && source[index] == 35
        if isNumber { index += 1 }
        let first = index
        while index < end, index < first + 6, source[index] != 59 {
            let byte = source[index]
            if isNumber {
                guard byte >= 48, byte <= 57 else { return nil }
                value = value * 10 + UInt32(byte - 48)
            } else {
                guard byte >= 97, byte <= 122 else { return nil }
            }
            index += 1
        }
        guard index > first + 1, index < end, source[index] == 59 else { return nil }
        // A letter of ASCII needs no such way of writing.
        return (isNumber && value >= 128 ? value : 0, index + 1)
    }
}
