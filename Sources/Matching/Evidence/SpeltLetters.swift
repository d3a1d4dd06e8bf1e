// Letters as people say them on the telephone: Р като Русе, В като Варна, 5963, Н като Наум, М като Мария.

extension FoldedText {
    private static let likes: [[UInt8]] = ["като", "wie", "like"].map(Folding.word)

    /// Makes one word of spelt letters, and of the digits between them; and what it ought to be of other dictated words.
    /// - Parameter end: folded bytes of the payer's own text.
    mutating func joinSpelt(_ tables: EvidenceTables, until end: Int32) {
        var start = 0
        while start < tokens.count {
            if isSpelt(start) { joinSpelt(at: start) }
            start = joinDictated(at: start, tables, until: end)
        }
    }

    /// A letter, a word for "like", a word that begins with the letter.
    private func isSpelt(_ place: Int) -> Bool {
        guard place + 2 < tokens.count, tokens[place].end - tokens[place].start == 1, !tokens[place].isDigits,
            tokens[place].opens, !tokens[place + 1].isDigits, !tokens[place + 2].isDigits,
            tokens[place + 2].end - tokens[place + 2].start > 2
        else { return false }
        return bytes[Int(tokens[place].start)] == bytes[Int(tokens[place + 2].start)]
            && Self.likes.contains(where: slice(place + 1).elementsEqual)
    }

    /// The bytes of the letters and digits move to the front of what they replace, so that they stand side by side.
    private mutating func joinSpelt(at start: Int) {
        var joined: [Token] = []
        var position = tokens[start].start
        var next = start
        while next < tokens.count {
            let isLetter = isSpelt(next)
            // The text twice: … Наум // Р като Русе.
            guard next == start || ![47, 59, 124].contains(tokens[next - 1].after) else { break }
            guard isLetter || (tokens[next].isDigits && next > start && isSpelt(next + 1)) else { break }
            if joined.last.map({ $0.isDigits == isLetter }) ?? true {
                var token = tokens[next]
                (token.start, token.end) = (position, position)
                if !joined.isEmpty { (token.opens, token.isApart, token.isQuoted) = (false, false, false) }
                (token.isDigits, token.closes, token.after) = (!isLetter, false, 0)
                joined.append(token)
            }
            for index in tokens[next].start..<tokens[next].end {
                bytes[Int(position)] = bytes[Int(index)]
                position += 1
            }
            joined[joined.count - 1].end = position
            next += isLetter ? 3 : 1
        }
        joined[joined.count - 1].closes = tokens[next - 1].closes
        joined[joined.count - 1].after = tokens[next - 1].after
        tokens.replaceSubrange(start..<next, with: joined)
    }
}
