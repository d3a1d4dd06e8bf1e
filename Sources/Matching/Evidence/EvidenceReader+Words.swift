// Words in a text: whole, with points between their letters, cut short, drawn together, or with a slip.

internal import Domain

extension EvidenceReader {
    /// The meaning of a word, or of letters with points between them (Н.П., т.б.о.); and the place behind it.
    func word(at place: Int) -> (meaning: WordMeaning, next: Int)? {
        if length(place) <= 3, let joined = joined(at: place) { return joined }
        // за смет(ка): what the end of a field cut may be another word.
        if folded.tokens[place].after == FoldedText.cut, tables.vocabulary.mayBeOther(slice(place)) { return nil }
        if folded.tokens[place].after == 45, let short = shortened(place) { return short }
        if let meaning = tables.vocabulary.meaning(slice(place)) { return (meaning, place + 1) }
        if folded.tokens[place].after == 46 || folded.tokens[place].after == FoldedText.cut,
            let short = shortened(place)
        {
            return short
        }
        guard place + 1 < folded.tokens.count, folded.tokens[place + 1].isDigits, !folded.tokens[place + 1].isApart
        else { return nil }
        // fi6: a ш that looks like its digit.
        if slice(place).elementsEqual([70, 73]), slice(place + 1).elementsEqual([54]) {
            return tables.vocabulary.meaning([70, 73, 83, 72]).map { ($0, place + 2) }
        }
        let bare = Self.withoutSign(slice(place))
        return bare.count < length(place) ? tables.vocabulary.meaning(bare).map { ($0, place + 1) } : nil
    }

    /// Up to four short runs of letters with no blank between them, read as one word.
    private func joined(at place: Int) -> (meaning: WordMeaning, next: Int)? {
        var end = place + 1
        while end < folded.tokens.count, end < place + 4, !folded.tokens[end].isDigits, length(end) <= 3,
            !folded.tokens[end].isApart
        {
            end += 1
        }
        while end > place + 1 {
            let letters = folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[end - 1].end)]
            if let meaning = tables.vocabulary.whole(letters) { return (meaning, end) }
            end -= 1
        }
        return nil
    }

    /// Kinds that words with a typing slip mean; asked only where nothing else tells the kind.
    private func misspeltKinds() -> UInt64 {
        var kinds: UInt64 = 0
        for place in folded.tokens.indices where !folded.tokens[place].isDigits && length(place) >= OneSlip.shortest - 1
        {
            let near = tables.vocabulary.near(slice(place))
            if near != 0 { kinds = kinds & near != 0 ? kinds & near : kinds | near }
        }
        return kinds
    }

    /// A word of documents that is cut (постан., увед.) or drawn together (пост-ние).
    private func shortened(_ place: Int) -> (meaning: WordMeaning, next: Int)? {
        guard let unit = unit(place), unit.letters >= (unit.tail.isEmpty ? 3 : 4) else { return nil }
        return tables.vocabulary.shortened(slice(place), unit.tail).map { ($0, unit.next) }
    }

    /// A word as far as it is written: its beginning, its end where it is drawn together; nil: it is whole.
    private func unit(_ place: Int) -> (tail: ArraySlice<UInt8>, next: Int, letters: Int)? {
        switch folded.tokens[place].after {
        case 46, FoldedText.cut: return (folded.bytes[0..<0], place + 1, length(place))
        case 45:
            guard place + 1 < folded.tokens.count, !folded.tokens[place + 1].isDigits,
                !folded.tokens[place + 1].isApart
            else { return nil }
            return (slice(place + 1), place + 2, length(place) + length(place + 1))
        default: return nil
        }
    }

    // MARK: Kinds by weak words

    /// Kinds that phrases, shortened words or words with a slip mean; asked only where nothing else tells the kind.
    func weakKinds() -> UInt64 {
        var kinds: UInt64 = 0
        for place in folded.tokens.indices where !folded.tokens[place].isDigits {
            for phrase in tables.vocabulary.phrases where stands(phrase.words, at: place) { kinds |= phrase.kinds }
        }
        if kinds != 0 { return kinds }
        for place in folded.tokens.indices where !folded.tokens[place].isDigits {
            guard let unit = unit(place), unit.letters >= (isTax(before: place) ? 3 : 5) else { continue }
            kinds |= tables.vocabulary.shortenedKinds(slice(place), unit.tail)
        }
        return kinds != 0 ? kinds : misspeltKinds()
    }

    private func isTax(before place: Int) -> Bool {
        guard place > 0, !folded.tokens[place - 1].isDigits else { return false }
        if word(at: place - 1)?.meaning.isTax ?? false { return true }
        return place > 1 && folded.tokens[place - 2].after == 45 && word(at: place - 2)?.meaning.isTax ?? false
    }

    /// Whether the words of a phrase stand here, each whole or shortened; one of them whole, or six letters in all.
    private func stands(_ words: [Spellings], at start: Int) -> Bool {
        var place = start
        var letters = 0
        var hasWhole = false
        for word in words {
            guard place < folded.tokens.count, !folded.tokens[place].isDigits else { return false }
            if word.isWhole(slice(place)) {
                hasWhole = true
                letters += length(place)
                place += 1
            } else if let unit = unit(place), unit.letters >= 2, word.isShortened(slice(place), unit.tail) {
                letters += unit.letters
                place = unit.next
            } else {
                return false
            }
        }
        return hasWhole || letters >= 6
    }
}
