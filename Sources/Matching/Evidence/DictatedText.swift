// What a telephone writes of dictated numbers: a word for the hyphen or the stroke between digits (25 тире 7243 тире 406825), a
// year in words before a number's groups (двайсет и пет тире 7243 …), an id's letters by their names (еф е 26 тире 000 002 667).

extension FoldedText {
    /// Draws together what a dictated sign stands between, as behind the sign itself; gives the next place to look at.
    /// - Parameter end: folded bytes of the payer's own text.
    @inline(__always) mutating func joinDictated(at place: Int, _ tables: EvidenceTables, until end: Int32) -> Int {
        let token = tokens[place]
        guard place > 0, token.start < end else { return place + 1 }
        if token.isDigits {
            guard token.end - token.start == 2, !tokens[place - 1].isDigits else { return place + 1 }
            return nameLetters(before: place, tables) + 1
        }
        let start = Int(token.start)
        guard start + 1 < bytes.count, Self.heads[Int(bytes[start]) << 8 | Int(bytes[start + 1])] else {
            return place + 1
        }
        return joinSign(at: place)
    }

    private mutating func joinSign(at place: Int) -> Int {
        let before = tokens[place - 1]
        if before.isDigits || before.end - before.start <= 3, let sign = sign(at: place), stands(sign, from: place) {
            drop(sign, at: place)
            return place
        }
        guard let year = shortYear(at: place) else { return place + 1 }
        write(year, at: place)
        return place
    }

    // MARK: Signs

    private typealias Sign = (byte: UInt8, next: Int, isLoose: Bool)

    /// тире, наклонена черта, also with a line's end within a word (ти ре); nil: no word for a sign.
    private func sign(at place: Int) -> Sign? {
        for index in Self.signs.indices {
            let word = Self.signs[index].word
            if slice(place).elementsEqual(word) {
                return (Self.signs[index].byte, place + 1, Self.signs[index].isLoose)
            }
            let token = tokens[place]
            if Int(token.end - token.start) < word.count, place + 1 < tokens.count, !tokens[place + 1].isDigits,
                tokens[place + 1].end - token.start == word.count,
                bytes[Int(token.start)..<Int(tokens[place + 1].end)].elementsEqual(word)
            {
                return (Self.signs[index].byte, place + 2, Self.signs[index].isLoose)
            }
        }
        // наклонена черта
        guard place + 1 < tokens.count, Self.slanted.contains(where: slice(place).elementsEqual),
            let line = sign(at: place + 1), line.byte == 47
        else { return nil }
        return line
    }

    /// Whether digits stand on both sides, or the few letters of a series before it.
    private func stands(_ sign: Sign, from place: Int) -> Bool {
        guard place > 0, sign.next < tokens.count, tokens[sign.next].isDigits else { return false }
        let (before, behind) = (tokens[place - 1], tokens[sign.next])
        // 50 минус 20 is reckoned.
        if sign.isLoose, behind.end - behind.start < 4, bytes[Int(behind.start)] != 48 { return false }
        return before.isDigits || (sign.byte == 45 && before.end - before.start <= 3 && !sign.isLoose)
    }

    private mutating func drop(_ sign: Sign, at place: Int) {
        var count = sign.next - place
        while count > 0 {
            dropSign(at: place, from: 0)
            count -= 1
        }
        (tokens[place - 1].after, tokens[place - 1].closes) = (sign.byte, true)
        (tokens[place].opens, tokens[place].isApart) = (true, false)
    }

    private static let signs: [(word: [UInt8], byte: UInt8, isLoose: Bool)] =
        ["тире", "дефис", "чертичка"].flatMap(Transliteration.written).map { ($0, 45, false) }
        + ["dash", "hyphen"].map { (Folding.word($0), 45, false) }
        + Transliteration.written("минус").map { ($0, 45, true) }
        + ["черта", "слаш"].flatMap(Transliteration.written).map { ($0, 47, false) }
        + [(Folding.word("slash"), 47, false)]
    private static let slanted = ["наклонена", "дробна"].flatMap(Transliteration.written)

    // MARK: Years

    /// двайсет и пет before what only a number in groups has: a dictated hyphen, or four digits and more behind them.
    private func shortYear(at start: Int) -> (ones: UInt8, last: Int)? {
        guard let place = twenty(at: start) else { return nil }
        var last = place
        var ones: UInt8 = 0
        var unit = place + 1
        if unit < tokens.count, EvidenceReader.ands.contains(where: slice(unit).elementsEqual) { unit += 1 }
        if unit < tokens.count,
            let found = Self.units.firstIndex(where: { $0.contains(where: slice(unit).elementsEqual) })
        {
            (ones, last) = (UInt8(found + 1), unit)
        }
        guard last + 1 < tokens.count else { return nil }
        let sign = sign(at: last + 1)
        let next = sign?.next ?? last + 1
        guard next < tokens.count, tokens[next].isDigits, tokens[next].end - tokens[next].start >= 3 else { return nil }
        if sign != nil { return (ones, last) }
        guard tokens[next].end - tokens[next].start == 4, next + 1 < tokens.count,
            tokens[next + 1].isDigits
                ? tokens[next + 1].end - tokens[next + 1].start > 3 : self.sign(at: next + 1) != nil
        else { return nil }
        return (ones, last)
    }

    /// The last place of „двайсет“, within which a line may have ended; nil: another word.
    private func twenty(at place: Int) -> Int? {
        if Self.twenties.contains(where: slice(place).elementsEqual) { return place }
        guard place + 1 < tokens.count, !tokens[place + 1].isDigits, tokens[place].after == 0 else { return nil }
        let whole = bytes[Int(tokens[place].start)..<Int(tokens[place + 1].end)]
        return whole.count > 6 && whole.count < 10 && Self.twenties.contains(where: whole.elementsEqual)
            ? place + 1 : nil
    }

    /// Its digits take the place of the end of its words.
    private mutating func write(_ year: (ones: UInt8, last: Int), at place: Int) {
        let end = Int(tokens[year.last].end)
        (bytes[end - 2], bytes[end - 1]) = (50, 48 + year.ones)
        tokens[year.last].start = Int32(end - 2)
        tokens[year.last].isDigits = true
        tokens[year.last].isApart = true
        tokens.removeSubrange(place..<year.last)
    }

    static let twenties = ["двадесет", "двайсет"].flatMap(Transliteration.written)
    private static let units = [
        ["една", "едно", "един"], ["две", "два"], ["три"], ["четири"], ["пет"], ["шест"], ["седем"], ["осем"],
        ["девет"],
    ].map { $0.flatMap(Transliteration.written) }

    /// The first two letters of all these words: nearly every other word is told by them.
    private static let heads: [Bool] = {
        var heads = Array(repeating: false, count: 1 << 16)
        for word in signs.map(\.word) + slanted + twenties { heads[Int(word[0]) << 8 | Int(word[1])] = true }
        return heads
    }()

    // MARK: Letters

    /// Writes the letters of an id where their names stand before its digits; gives the place of these.
    private mutating func nameLetters(before place: Int, _ tables: EvidenceTables) -> Int {
        guard tokens[place].opens, tables.spokenIDs.mayEnd(with: bytes[Int(tokens[place - 1].end) - 1]) else {
            return place
        }
        var first = place
        var found: (first: Int, letters: [UInt8])?
        while first > 0, first > place - 3, !tokens[first - 1].isDigits,
            tokens[first - 1].end - tokens[first - 1].start <= 7
        {
            first -= 1
            let said = bytes[Int(tokens[first].start)..<Int(tokens[place - 1].end)]
            if let letters = tables.spokenIDs.letters(said) { found = (first, letters) }
        }
        guard let found, isNumber(place, behind: found.letters, tables.shapes) else { return place }
        let end = tokens[place].start
        for (offset, letter) in found.letters.enumerated() {
            bytes[Int(end) - found.letters.count + offset] = letter
        }
        tokens[found.first].start = end - Int32(found.letters.count)
        tokens[found.first].end = end
        tokens[found.first].closes = tokens[place - 1].closes
        tokens[found.first].after = tokens[place - 1].after
        tokens.removeSubrange(found.first + 1..<place)
        return found.first + 1
    }

    /// Whether digits are an id's: they have its own length, or a dictated hyphen stands behind its year.
    private func isNumber(_ start: Int, behind letters: [UInt8], _ shapes: IDShapes) -> Bool {
        var place = start
        var count = letters.count
        var isDictated = false
        while place < tokens.count, count < 60 {
            if tokens[place].isDigits {
                count += Int(tokens[place].end - tokens[place].start)
                place += 1
                if tokens[place - 1].closes, shapes.has(letters[...], length: count) { return true }
            } else if let sign = sign(at: place), sign.byte == 45 || place == start + 1 {
                isDictated = isDictated || place == start + 1
                place = sign.next
            } else {
                break
            }
        }
        return isDictated && count > letters.count + 4
            && (49...52).contains(bytes[Int(tokens[start].start)])
    }
}
