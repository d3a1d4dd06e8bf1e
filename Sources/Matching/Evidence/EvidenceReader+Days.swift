// Days that are counted: ДНИ is also the word for days, and says nothing of the property tax then.

internal import Domain

extension EvidenceReader {
    /// в срок от 14 дни, до 2 раб. дни, 3-5 дни, дни просрочие; „ет. 4, ДНИ“ and „2025 ДНИ“ are the tax.
    func areDays(_ place: Int) -> Bool {
        guard length(place) == 3, Self.days.contains(where: slice(place).elementsEqual) else { return false }
        if place + 1 < folded.tokens.count, !folded.tokens[place + 1].isDigits, !isParted(place),
            Self.behindDays.contains(where: slice(place + 1).starts)
        {
            return true
        }
        if isFirm(place) { return true }
        guard place > 0, !isParted(place - 1) else { return false }
        let before = place - 1
        if !folded.tokens[before].isDigits {
            // 14-те дни
            if isEnding(before) || isSort(slice(before), isCut: folded.tokens[before].after == 46) { return true }
            // ра б. дни: a line ended within the word.
            guard before > 0, !folded.tokens[before - 1].isDigits, folded.tokens[before - 1].after == 0 else {
                return false
            }
            let whole = folded.bytes[Int(folded.tokens[before - 1].start)..<Int(folded.tokens[before].end)]
            return isSort(whole, isCut: false)
        }
        return isCount(before)
    }

    /// Дни и Нощи ООД
    private func isFirm(_ place: Int) -> Bool {
        place + 2 < folded.tokens.count && Self.ands.contains(where: slice(place + 1).elementsEqual)
            && !folded.tokens[place + 2].isDigits && tables.vocabulary.meaning(slice(place + 2)) == nil
            && isInName(from: place + 1)
    }

    /// работни, раб., пет: what stands right before days that are counted.
    private func isSort(_ word: ArraySlice<UInt8>, isCut: Bool) -> Bool {
        if Self.ofDays.contains(where: word.elementsEqual) { return true }
        guard word.count > 3 || (isCut && word.count > 1) else { return false }
        return Self.sorts.contains { $0.starts(with: word) && (isCut || word.count > 5) || word.starts(with: $0) }
    }

    /// Whether a number counts: a small one behind a word that says so, or the second one of two.
    private func isCount(_ place: Int) -> Bool {
        guard length(place) <= 3, place > 0 else { return false }
        let before = folded.tokens[place - 1]
        guard before.isDigits else {
            return Self.beforeDays.contains(where: slice(place - 1).elementsEqual)
                || Self.counted.contains(where: slice(place - 1).starts)
        }
        // 3-5 дни; „бл. 3-5 ДНИ“ is where somebody lives.
        guard before.after == 45, length(place - 1) <= 2, length(place) <= 2, !folded.tokens[place].isApart else {
            return false
        }
        return place < 2
            || folded.tokens[place - 2].isDigits == false
                && !Self.places.contains(where: slice(place - 2).elementsEqual)
    }

    private func isEnding(_ place: Int) -> Bool {
        place > 0 && folded.tokens[place - 1].isDigits && !folded.tokens[place].isApart && length(place - 1) <= 3
            && Self.endings.contains(where: slice(place).elementsEqual)
    }

    private static let days = ["дни", "dni"].map(Folding.word)
    private static let beforeDays = [
        "от", "до", "в", "след", "за", "на", "през", "още", "към", "около", "под", "над", "едва", "ot", "do", "sled",
        "za",
    ].map(Folding.word)
    /// Words before a number that counts days.
    private static let counted = [
        "командиров", "отпуск", "престо", "просроч", "закъсн", "забав", "срок", "наем", "нощувк", "почивк", "ваканц",
        "валид", "болнич", "изпълн",
    ].flatMap(Transliteration.written)
    /// Words behind days.
    private static let behindDays = [
        "просроч", "закъсн", "забав", "отпуск", "престо", "болнич", "нощувк", "наем",
    ].flatMap(Transliteration.written)
    /// Sorts of days, which may be cut.
    private static let sorts = [
        "работни", "календарни", "почивни", "неработни", "банкови", "слънчеви", "делнични", "празнични", "отпускни",
        "болнични", "минали", "последните", "следващите", "предишните", "близките", "няколко", "броени", "бизнес",
    ].flatMap(Transliteration.written)
    private static let ofDays = [
        "раб", "кал", "два", "две", "три", "четири", "пет", "шест", "седем", "осем", "девет", "десет", "единадесет",
        "единайсет", "дванадесет", "дванайсет", "тринадесет", "тринайсет", "четиринадесет", "четиринайсет",
        "петнадесет", "петнайсет", "двадесет", "двайсет", "тридесет", "трийсет", "шестдесет", "деветдесет", "двата",
        "трите", "петте", "седемте", "десетте", "десетина", "тези", "тия", "онези", "добри", "другите", "първите",
    ].flatMap(Transliteration.written)
    private static let endings = ["те", "та", "to", "ri", "te", "ta"].map(Folding.word)
    private static let places = [
        "ет", "ап", "бл", "вх", "ул", "бул", "жк", "кв", "улица", "блок", "et", "ap", "bl", "vh", "ul",
    ].map(Folding.word)
}
