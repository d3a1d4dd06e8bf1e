// Things that are taxed, a vehicle or a home: a word for one may name a kind, or only say of what something else is.

internal import Domain

extension EvidenceReader {
    /// Kinds of words for things, by how much they tell.
    struct Things {
        /// Words that the law itself uses for the kind (МПС), or that stand behind one for a tax.
        var named: UInt64 = 0
        /// Others: they tell something only where no sum does.
        var said: UInt64 = 0

        var isEmpty: Bool { named | said == 0 }
    }

    /// Takes a word for a thing that does not stand right behind one for a tax.
    mutating func take(_ meaning: WordMeaning, at place: Int, _ next: Int) {
        // 1 бр. автомобил is counted; ТБО имот has its kind before it.
        guard !isCounted(place), !meaning.isEstate || !isObject(place, meaning.kinds) else { return }
        // "кола рег. № …" says whose plate it is, not that a vehicle's tax is paid; "данък кола рег. № …" does.
        guard !meaning.isVehicle || !hasPlate(from: next) else { return }
        guard !isInName(from: next) else { return }
        if !meaning.isVehicle {
            note(kinds: meaning.kinds, endingAt: next)
        } else if isLaw(place..<next) || isBehindTax(place) || isTax(at: next) {
            things.named |= meaning.kinds
        } else {
            things.said |= meaning.kinds
        }
    }

    /// Adds kinds, or leaves those of them that were named already.
    mutating func note(kinds: UInt64, endingAt next: Int) {
        guard kinds != 0 else { return }
        details.kinds = details.kinds & kinds != 0 ? details.kinds & kinds : details.kinds | kinds
        kindEnd = next
    }

    /// What words for things leave of the kinds of a payment whose text was read.
    mutating func settleThings() {
        let named = things.named
        details.kinds = details.kinds & named != 0 ? details.kinds & named : details.kinds | named
        guard things.said != 0 else { return }
        if details.kinds == 0 {
            details.things = things.said
        } else if details.kinds & things.said != 0 {
            details.kinds &= things.said
        } else if details.kinds & tables.fines == 0 {
            // A fine is for what was done with the vehicle; two taxes may be paid at once.
            details.kinds |= things.said
        }
    }

    /// без ДНИ, отдел Глоби, 14 дни: not paid for, of an office's name, or days.
    func isDenied(_ place: Int) -> Bool {
        if areDays(place) { return true }
        guard place > 0, !isParted(place - 1) else { return false }
        // сч. къща: a firm that keeps books.
        if Self.ofHouses.contains(where: slice(place - 1).elementsEqual),
            Self.houses.contains(where: slice(place).elementsEqual)
        {
            return true
        }
        return !folded.tokens[place - 1].isDigits && Self.denials.contains(where: slice(place - 1).elementsEqual)
    }

    /// за 1 бр. автомобил
    private func isCounted(_ place: Int) -> Bool {
        place > 1 && folded.tokens[place - 2].isDigits && Self.pieces.contains(where: slice(place - 1).elementsEqual)
    }

    /// ТБО имот, смет за апартамента: right behind a word for another kind, nothing between them that parts a list.
    private func isObject(_ place: Int, _ kinds: UInt64) -> Bool {
        guard details.kinds != 0, details.kinds & kinds == 0, kindEnd > 0, kindEnd <= place else { return false }
        var before = place - 1
        while before >= kindEnd {
            guard Self.ofThings.contains(where: slice(before).elementsEqual), !isParted(before) else { return false }
            before -= 1
        }
        return !isParted(kindEnd - 1)
    }

    /// Whether a list goes on behind a word: comma, semicolon, plus, stroke, bar.
    func isParted(_ place: Int) -> Bool {
        switch folded.tokens[place].after {
        case 43, 44, 47, 59, 124: true
        default: false
        }
    }

    /// данък служебен автомобил: among the few words before it, and nothing between that parts them.
    private func isBehindTax(_ place: Int) -> Bool {
        for before in (max(place - 4, 0)..<place).reversed() {
            guard !folded.tokens[before].isDigits, !isParted(before) else { return false }
            guard let meaning = word(at: before)?.meaning else { continue }
            if meaning.isTax { return true }
            if meaning.kinds != 0 || meaning.document != nil { return false }
        }
        return false
    }

    /// МПС, also with points between its letters.
    private func isLaw(_ places: Range<Int>) -> Bool {
        let word = folded.bytes[
            Int(folded.tokens[places.lowerBound].start)..<Int(folded.tokens[places.upperBound - 1].end)]
        return Self.law.contains(where: word.elementsEqual)
    }

    /// vehicle tax, МПС данък
    private func isTax(at next: Int) -> Bool {
        next < folded.tokens.count && !folded.tokens[next].isDigits && !isParted(next - 1)
            && word(at: next)?.meaning.isTax ?? false
    }

    /// Импорт Кола ЕООД: words of a firm's name, its form behind them.
    func isInName(from next: Int) -> Bool {
        for place in next..<min(next + 3, folded.tokens.count) {
            guard !folded.tokens[place].isDigits else { return false }
            if Self.forms.contains(where: slice(place).elementsEqual) { return true }
            if isParted(place - 1) { return false }
        }
        return false
    }

    private static let denials = ["без", "не", "освен", "отдел", "дирекция", "сектор", "служба", "bez", "otdel"].map(
        Folding.word)
    private static let houses = ["къща", "къщата"].flatMap(Transliteration.written)
    private static let ofHouses = ["сч", "счет", "счетов", "счетоводна", "модна", "издателска", "търговска"].flatMap(
        Transliteration.written)
    private static let law = ["МПС", "mps"].map(Folding.word)
    private static let pieces = ["бр", "броя", "брой", "br", "pcs"].map(Folding.word)
    private static let ofThings = ["за", "на", "от", "към", "za", "na", "ot"].map(Folding.word)
    private static let forms = [
        "ООД", "ЕООД", "АД", "ЕАД", "ДЗЗД", "СД", "КД", "OOD", "EOOD", "AD", "EAD", "LTD", "GMBH", "СИЕ",
    ].map(Folding.word)
}
