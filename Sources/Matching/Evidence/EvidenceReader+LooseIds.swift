// Ids whose parts are written in another way: a sign or a word between them, the year in full, letters for digits.

internal import Domain

extension EvidenceReader {
    /// Whether letters of the registers' ids stand here, digits behind them.
    func mayBeginID(_ place: Int) -> Bool {
        place + 1 < folded.tokens.count && !folded.tokens[place].isDigits && folded.tokens[place + 1].isDigits
            && tables.shapes.lengths(slice(place)) != 0
    }

    /// FE26 № 000000949, FE26 номер 949…, FE2026-000000949, FE2б-000000949; gives the place behind it.
    mutating func looseID(at start: Int, acceptsUnknown: Bool, _ evidence: inout Evidence) -> Int? {
        guard !folded.tokens[start].isDigits, start + 1 < folded.tokens.count else { return nil }
        let lengths = tables.shapes.lengths(slice(start))
        guard lengths != 0, let loose = parts(from: start, lengths) else { return nil }
        let id = slice(start) + loose.digits
        if !loose.isGuess, let entry = tables.ids.first(ReferenceIndex.hash(id), id) {
            add(tables.ids, entry, .obligationID, &evidence)
        } else if acceptsUnknown, details.unknown.count < Self.most {
            details.unknown.append(
                UnknownReference(
                    isID: true, key: Array(id), prefix: length(start), type: nil, series: [], year: 0,
                    hasLetters: loose.isGuess))
        } else {
            return nil
        }
        begin(at: loose.end)
        return loose.end
    }

    /// Digits that have an id's own length together; nil: none, or they stand as the registers have them.
    private func parts(from start: Int, _ lengths: UInt64) -> (digits: [UInt8], isGuess: Bool, end: Int)? {
        var digits: [UInt8] = []
        var (isLoose, isGuess) = (false, false)
        var best: (digits: [UInt8], isGuess: Bool, end: Int)?
        var place = start + 1
        while place < folded.tokens.count, place < start + 9, digits.count < 24 {
            let token = folded.tokens[place]
            if token.isDigits {
                let isYear = digits.isEmpty && slice(place).starts(with: [50, 48]) && yearNumber(place) != nil
                isLoose = isLoose || isYear
                digits += isYear ? slice(place).dropFirst(2) : slice(place)
            } else if let digit = guess(at: place), !digits.isEmpty {
                digits.append(digit)
                (isLoose, isGuess) = (true, true)
            } else if isNumberWord(place) {
                isLoose = true
            } else {
                break
            }
            place += 1
            let length = length(start) + digits.count
            if isLoose, length < 64, lengths >> UInt64(length) & 1 == 1, folded.tokens[place - 1].closes {
                best = (digits, isGuess, place)
            }
        }
        return best
    }

    /// The digit for which a letter that is glued to digits may have been taken.
    private func guess(at place: Int) -> UInt8? {
        guard !folded.tokens[place].opens, length(place) == 1, folded.tokens[place - 1].isDigits else { return nil }
        return FoldedText.lookAlikeDigit(folded.bytes[Int(folded.tokens[place].start)])
    }
}
