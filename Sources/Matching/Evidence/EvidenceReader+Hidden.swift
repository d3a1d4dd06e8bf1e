// Numbers of documents some digits of which are letters: they stand apart (88 ooo 578), or only look like digits (432В567).

internal import Domain

extension EvidenceReader {
    /// Digits as they are read with their letters, and where they end.
    private struct Hidden {
        var found: [Int32]
        var key: [UInt8]
        var end: Int
        /// A letter that is no zero and no three: a slip, which something else must confirm.
        var isGuess: Bool
    }

    /// The number of a document that is one only with its letters read as digits; gives the place behind it.
    mutating func hiddenNumber(
        at start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>, _ evidence: inout Evidence
    ) -> Int? {
        guard usesDocuments, start < folded.tokens.count, mayHide(start),
            let hidden = hidden(from: start, type, series)
        else { return nil }
        if !hidden.isGuess {
            addDocument(hidden.found, &evidence)
            return more(type, from: afterDate(hidden.end), &evidence)
        }
        if details.unknown.count < Self.most {
            details.unknown.append(
                UnknownReference(
                    isID: false, key: hidden.key, prefix: 0, type: type, series: Array(series), year: 0,
                    hasLetters: true))
        }
        return afterDate(hidden.end)
    }

    /// Asked of every document: whether letters stand among the digits at all.
    private func mayHide(_ start: Int) -> Bool {
        var place = start
        while place < folded.tokens.count, folded.tokens[place].isDigits { place += 1 }
        return place < folded.tokens.count && (isHiddenDigits(place) || guess(place) != nil)
    }

    private func hidden(from start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>) -> Hidden? {
        var digits: [UInt8] = []
        var hasLetters = false
        var isGuess = false
        var best: Hidden?
        var place = start
        while place < folded.tokens.count, place < start + 16, digits.count <= tables.documents.longest + 3 {
            if folded.tokens[place].isDigits {
                digits.append(contentsOf: slice(place))
            } else if isHiddenDigits(place) {
                digits += slice(place).map { $0 == 79 ? 48 : 51 }
                hasLetters = true
            } else if place > start, let digit = guess(place) {
                digits.append(digit)
                isGuess = true
            } else {
                break
            }
            place += 1
            // 2024-9301-43l052: a year written out.
            let century = yearNumber(start) != nil ? 2 : 0
            let number = EvidenceTables.withoutLeadingZeros(digits.dropFirst(century))
            guard hasLetters || isGuess, number.count >= 6,
                let entry = tables.documents.first(ReferenceIndex.hash(number), number)
            else { continue }
            let date = date(after: place)
            let all = tables.documents.all(entry)
            var found = all.filter { fits($0, type, series, date.year) }
            if found.isEmpty, date.isLoose { found = all.filter { fits($0, type, series, 0) } }
            if !found.isEmpty { best = Hidden(found: found, key: Array(number), end: place, isGuess: isGuess) }
        }
        return best
    }

    /// 042l221 фиш: the place behind digits with letters between them; nil: there are none.
    func hiddenEnd(_ start: Int) -> Int? {
        var place = start + 1
        var hasLetters = false
        while place < folded.tokens.count, !folded.tokens[place].opens {
            if !folded.tokens[place].isDigits {
                guard guess(place) != nil else { return nil }
                hasLetters = true
            }
            place += 1
        }
        return hasLetters ? place : nil
    }

    private func isHiddenDigits(_ place: Int) -> Bool {
        !folded.tokens[place].isDigits && length(place) <= 4 && slice(place).allSatisfy(FoldedText.looksLikeDigit)
    }

    /// The digit for which a single letter between two digits may have been taken.
    private func guess(_ place: Int) -> UInt8? {
        let token = folded.tokens[place]
        guard !token.isDigits, !token.opens, !token.closes, length(place) == 1, place + 1 < folded.tokens.count,
            folded.tokens[place + 1].isDigits
        else { return nil }
        return FoldedText.lookAlikeDigit(folded.bytes[Int(token.start)])
    }
}
