// Words in a text: whole, with points between their letters, cut short, drawn together, or with a slip.

internal import Domain

extension EvidenceReader {
    /// The meaning of a word, or of letters with points between them (Н.П., т.б.о.); and the place behind it.
    func word(at place: Int) -> (meaning: WordMeaning, next: Int)? {
        if length(place) <= 3, folded.tokens[place].opens, let joined = joined(at: place) { return joined }
        // за смет(ка): what the end of a field cut may be another word.
        if folded.tokens[place].after == FoldedText.cut, tables.vocabulary.mayBeOther(slice(place)),
            !isTax(before: behindOf(place)) || isParted(behindOf(place) - 1)
        {
            return nil
        }
        if folded.tokens[place].after == 45, let long = hyphenated(place) ?? shortened(place) { return long }
        if let meaning = tables.vocabulary.meaning(slice(place)) { return (meaning, place + 1) }
        if let meaning = tables.vocabulary.nearDocument(slice(place)) ?? tables.vocabulary.nearTax(slice(place)) {
            return (meaning, place + 1)
        }
        if folded.tokens[place].after == 46 || folded.tokens[place].after == FoldedText.cut,
            let short = shortened(place)
        {
            return short
        }
        // fi[, fi[a: a ш by its key.
        if folded.tokens[place].after == FoldedText.bracket, slice(place).elementsEqual([70, 73]) {
            let hasEnding =
                place + 1 < folded.tokens.count && !folded.tokens[place + 1].isDigits
                && !folded.tokens[place + 1].isApart && length(place + 1) <= 2
            return tables.vocabulary.meaning([70, 73, 83, 72]).map { ($0, place + (hasEnding ? 2 : 1)) }
        }
        guard place + 1 < folded.tokens.count, folded.tokens[place + 1].isDigits, !folded.tokens[place + 1].isApart
        else { return nil }
        // fi6: a ш that looks like its digit.
        if slice(place).elementsEqual([70, 73]), slice(place + 1).elementsEqual([54]) {
            // fi6a, fi6y: with an ending.
            let hasEnding =
                place + 2 < folded.tokens.count && !folded.tokens[place + 2].isDigits
                && !folded.tokens[place + 2].opens && folded.tokens[place + 2].closes
            return tables.vocabulary.meaning([70, 73, 83, 72]).map { ($0, place + (hasEnding ? 3 : 2)) }
        }
        let bare = Self.withoutSign(slice(place))
        return bare.count < length(place) ? tables.vocabulary.meaning(bare).map { ($0, place + 1) } : nil
    }

    /// Up to four short runs of letters, the same between all of them and no blank, read as one word.
    private func joined(at place: Int) -> (meaning: WordMeaning, next: Int)? {
        var end = place + 1
        while end < folded.tokens.count, end < place + 4, !folded.tokens[end].isDigits, length(end) <= 3,
            !folded.tokens[end].isApart, folded.tokens[end - 1].after == folded.tokens[place].after
        {
            end += 1
        }
        while end > place + 1 {
            let letters = folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[end - 1].end)]
            if let meaning = tables.vocabulary.exact(letters) { return (meaning, end) }
            end -= 1
        }
        return length(place) == 1 ? spaced(at: place) : nil
    }

    /// Single letters apart that stand for a word: Т Б О, П А Р К И Р А Н Е; two of them (Н П) only before a number.
    private func spaced(at place: Int) -> (meaning: WordMeaning, next: Int)? {
        var end = place + 1
        while end < folded.tokens.count, end < place + 32, !folded.tokens[end].isDigits, length(end) == 1,
            folded.tokens[end - 1].after == folded.tokens[place].after
        {
            end += 1
        }
        while end > place + 1 {
            let letters = folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[end - 1].end)]
            // A series may stand behind it: Ф И Ш А 1234567.
            if end > place + 2 || isNumber(at: end),
                let meaning = letters.count > 5 ? tables.vocabulary.meaning(letters) : tables.vocabulary.exact(letters)
            {
                return (meaning, end)
            }
            end -= 1
        }
        return nil
    }

    /// A word within which a line ended: постанов- ление, сметосъ- биране.
    private func hyphenated(_ place: Int) -> (meaning: WordMeaning, next: Int)? {
        // уведо-мление: the first half is no word by itself.
        guard place + 1 < folded.tokens.count, !folded.tokens[place + 1].isDigits,
            folded.tokens[place + 1].isApart || tables.vocabulary.meaning(slice(place)) == nil
        else { return nil }
        let word = folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[place + 1].end)]
        return word.count > 5 ? tables.vocabulary.meaning(word).map { ($0, place + 2) } : nil
    }

    /// Digits, also behind №; „№ р. № РВ1234КХ“ is no НП in Latin letters.
    private func isNumber(at place: Int) -> Bool {
        guard place < folded.tokens.count else { return false }
        if folded.tokens[place].isDigits { return true }
        return folded.isSign(place) && place + 1 < folded.tokens.count && folded.tokens[place + 1].isDigits
    }

    /// The meaning of a word that nobody knows with its doubled letters: фииш.
    func undoubled(_ place: Int) -> (meaning: WordMeaning, next: Int)? {
        let word = slice(place)
        guard word.count > 3, zip(word, word.dropFirst()).contains(where: { $0 == $1 }) else { return nil }
        return tables.vocabulary.meaning(Self.once(word)[...]).map { ($0, place + 1) }
    }

    /// Words of documents drawn together (накПост, фишсерия) or parted by the end of a line (ФИ Ш), with a number close behind.
    func drawn(_ place: Int) -> (meaning: WordMeaning, next: Int)? {
        let word = slice(place)
        guard word.count > 1, word.count < 24, place + 1 < folded.tokens.count else { return nil }
        if isNumberClose(behind: place) {
            for cut in stride(from: 2, through: word.count - 2, by: 1) {
                let (head, tail) = (word.prefix(cut), word.dropFirst(cut))
                guard let first = tables.vocabulary.whole(head), first.document != nil || first.isFiller,
                    let second = tables.vocabulary.meaning(tail), second.document != nil || second.isFiller,
                    let type = first.document ?? second.document, second.document ?? type == type
                else { continue }
                return (WordMeaning(document: type), place + 1)
            }
        }
        guard !folded.tokens[place + 1].isDigits, folded.tokens[place + 1].isApart,
            folded.tokens[place].after == 0 || folded.tokens[place].after == 45,
            isNumberClose(behind: place + 1)
        else { return nil }
        let whole = folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[place + 1].end)]
        guard let meaning = tables.vocabulary.meaning(whole), meaning.document != nil else { return nil }
        return (meaning, place + 2)
    }

    /// Whether digits stand within the next two words.
    private func isNumberClose(behind place: Int) -> Bool {
        (place + 1..<min(place + 4, folded.tokens.count)).contains { folded.tokens[$0].isDigits }
    }

    private static func once(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var letters: [UInt8] = []
        for letter in word where letter != letters.last { letters.append(letter) }
        return letters
    }

    /// Whether a digit stands for a letter in the middle of a word: naru6enie, ka4va.
    func isLetter(_ place: Int) -> Bool {
        let token = folded.tokens[place]
        guard token.isDigits, !token.closes, length(place) == 1 else { return false }
        // 6trafe
        if token.opens {
            guard place + 1 < folded.tokens.count, !folded.tokens[place + 1].isDigits, length(place + 1) > 3 else {
                return false
            }
        }
        return slice(place).first == 52 || slice(place).first == 54
    }

    /// A word around such a digit, spelt out: jili6te is jilishte.
    private func speltOut(_ place: Int) -> [UInt8]? {
        guard place + 2 < folded.tokens.count, isLetter(place + 1) else { return nil }
        return slice(place) + (slice(place + 1).first == 52 ? [67, 72] : [83, 72]) + slice(place + 2)
    }

    /// Kinds that words with a typing slip mean; asked only where nothing else tells the kind.
    private func misspeltKinds() -> UInt64 {
        var kinds: UInt64 = 0
        for place in folded.tokens.indices
        where !folded.tokens[place].isDigits && length(place) >= OneSlip.shortest - 1
            && tables.vocabulary.meaning(slice(place)) == nil
        {
            let near = tables.vocabulary.near(slice(place), isTaxed: isTax(before: place))
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
            let phrases = tables.vocabulary.phrases(beginningWith: folded.bytes[Int(folded.tokens[place].start)])
            guard !phrases.isEmpty else { continue }
            let behindTax = word(at: place).flatMap { $0.meaning.isTax ? $0.next : nil }
            let further = behindTax.map(behindPrepositions)
            for phrase in phrases
            where stands(phrase, at: place, behindTax: behindTax)
                || (further != behindTax && stands(phrase, at: place, behindTax: further))
            {
                kinds |= tables.vocabulary.phrases[phrase].kinds
            }
        }
        if kinds != 0 { return kinds }
        for place in folded.tokens.indices where !folded.tokens[place].isDigits { kinds |= alteredKinds(place) }
        if kinds != 0 { return kinds }
        for place in folded.tokens.indices where !folded.tokens[place].isDigits {
            let isTaxed = isTax(before: place)
            // данък авт: behind such a word the point may be missing.
            guard let unit = unit(place) ?? (isTaxed ? (folded.bytes[0..<0], place + 1, length(place)) : nil),
                unit.letters >= (isTaxed ? 3 : 5)
            else { continue }
            kinds |= tables.vocabulary.shortenedKinds(slice(place), unit.tail)
        }
        if kinds == 0 { kinds = misspeltKinds() }
        return kinds != 0 ? kinds : misspeltPhrases()
    }

    /// Kinds of phrases of which one longer word has a slip, the others none: данък маггазин, превони средства.
    private func misspeltPhrases() -> UInt64 {
        var kinds: UInt64 = 0
        for place in folded.tokens.indices where !folded.tokens[place].isDigits && place + 1 < folded.tokens.count {
            guard max(length(place), length(place + 1)) >= OneSlip.shortest else { continue }
            let phrases = tables.vocabulary.phrases(beginningWith: folded.bytes[Int(folded.tokens[place].start)])
            guard !phrases.isEmpty else { continue }
            let isTax = word(at: place)?.meaning.isTax ?? false
            for phrase in phrases where isNearly(phrase, at: place, isTax: isTax) {
                kinds |= tables.vocabulary.phrases[phrase].kinds
            }
        }
        return kinds.nonzeroBitCount == 1 ? kinds : 0
    }

    private func isNearly(_ phrase: Int, at start: Int, isTax: Bool) -> Bool {
        var slips = 0
        for word in tables.vocabulary.phrases[phrase].words.indices {
            let place = start + word
            guard place < folded.tokens.count, !folded.tokens[place].isDigits, word == 0 || !isParted(place - 1) else {
                return false
            }
            if word == 0, isTax, tables.vocabulary.phrases[phrase].beginsWithTax { continue }
            if tables.vocabulary.phrases[phrase].words[word].isWhole(slice(place)) { continue }
            guard slips == 0, tables.vocabulary.phrases[phrase].words[word].isNear(slice(place)) else { return false }
            slips += 1
        }
        return slips == 1
    }

    /// Kinds of a word that is glued to one for a tax (данъкМПС), is spelt with a digit, or has a slip behind such a word.
    private func alteredKinds(_ place: Int) -> UInt64 {
        let letters = slice(place)
        if let word = speltOut(place) { return tables.vocabulary.meaning(word[...])?.kinds ?? 0 }
        for cut in stride(from: 3, through: letters.count - 3, by: 1) {
            let (head, tail) = (letters.prefix(cut), letters.dropFirst(cut))
            if (tables.vocabulary.meaning(head) ?? tables.vocabulary.nearTax(head))?.isTax ?? false {
                if let kinds = tables.vocabulary.meaning(tail)?.kinds, kinds != 0 { return kinds }
                // ДАНЪКНПС
                if tail.count == 3, head.count > 3 {
                    let near = tables.vocabulary.shortNear(tail)
                    if near != 0 { return near }
                }
            }
            if let kinds = tables.vocabulary.whole(head)?.kinds, kinds != 0,
                tables.vocabulary.meaning(tail)?.isTax ?? false
            {
                return kinds
            }
        }
        guard isTax(before: place) else { return 0 }
        let doubled = tables.vocabulary.whole(Self.once(letters)[...])?.kinds ?? 0
        return doubled != 0 ? doubled : tables.vocabulary.shortNear(letters)
    }

    /// данък върху ПС, данък в/у НИ
    private func behindPrepositions(_ start: Int) -> Int {
        var place = start
        while place < folded.tokens.count, Self.prepositions.contains(where: slice(place).elementsEqual) { place += 1 }
        return place
    }

    private static let prepositions = ["върху", "в", "у", "за", "на"].flatMap(Transliteration.written)

    private static let flats = ["ап", "ap"].map(Folding.word)

    /// такса за смет: the place before which the word for a tax may stand.
    private func behindOf(_ place: Int) -> Int {
        place > 0 && Self.prepositions.contains(where: slice(place - 1).elementsEqual) ? place - 1 : place
    }

    private func isTax(before place: Int) -> Bool {
        guard place > 0, !folded.tokens[place - 1].isDigits else { return false }
        if word(at: place - 1)?.meaning.isTax ?? false { return true }
        // т.смет
        if folded.tokens[place - 1].after == 46, slice(place - 1).elementsEqual([84]) { return true }
        return place > 1 && folded.tokens[place - 2].after == 45 && word(at: place - 2)?.meaning.isTax ?? false
    }

    /// Whether the words of a phrase stand here, each whole or shortened; one of them whole, or six letters in all.
    /// - Parameter behindTax: the place behind the word that begins here, if that is one for a tax (д-к, т-са).
    private func stands(_ phrase: Int, at start: Int, behindTax: Int?) -> Bool {
        var place = start
        var letters = 0
        var hasWhole = false
        // By place: a word that is taken out is copied with all its spellings.
        for word in tables.vocabulary.phrases[phrase].words.indices {
            guard place < folded.tokens.count, !folded.tokens[place].isDigits else { return false }
            // данъци, офис 12; данъци / ап. 12: a list, no phrase.
            if place > start, isParted(place - 1) { return false }
            if place == start, let behindTax, tables.vocabulary.phrases[phrase].beginsWithTax {
                hasWhole = true
                place = behindTax
            } else if tables.vocabulary.phrases[phrase].words[word].isWhole(slice(place)) {
                hasWhole = true
                letters += length(place)
                place += 1
            } else if let unit = unit(place), unit.letters >= 2,
                // данъци на.: not „хале“ in Latin letters.
                length(place) > 5 || !Self.prepositions.contains(where: slice(place).elementsEqual),
                tables.vocabulary.phrases[phrase].words[word].isShortened(slice(place), unit.tail)
            {
                letters += unit.letters
                place = unit.next
            } else {
                return false
            }
        }
        // данък ап.12: where somebody lives.
        if place < folded.tokens.count, folded.tokens[place].isDigits, length(place) < 4,
            Self.flats.contains(where: slice(place - 1).elementsEqual)
        {
            return false
        }
        return hasWhole || letters >= 6
    }
}
