// Years and dates in a text: the year that is paid for, the date of a document, and dates that say nothing of a debt.

internal import Domain

extension EvidenceReader {
    // MARK: The year that is paid for

    mutating func year(_ place: Int) -> Bool {
        guard let value = yearNumber(place) else { return false }
        if details.year == 0, !isOfDay(place) { details.year = value }
        return true
    }

    /// Whether a year is that of a whole date (Нареждане 16.04.2026): the day of a payment or of an act, no year that is paid
    /// for. The first and the last day of a year are the year's own: за периода 01.01.2025-31.12.2025.
    private func isOfDay(_ place: Int) -> Bool {
        let tokens = folded.tokens
        var parts: (day: Int16, month: Int16)?
        if place > 1, !tokens[place].isApart, !tokens[place - 1].isApart {
            // за 01-12.2025: from month to month.
            if tokens[place - 2].after == 45, tokens[place - 1].after != 45 { return false }
            parts = month(place - 1).flatMap { month in dayNumber(place - 2).map { ($0, month) } }
        } else if place + 2 < tokens.count, !tokens[place + 1].isApart, !tokens[place + 2].isApart {
            parts = month(place + 1).flatMap { month in dayNumber(place + 2).map { ($0, month) } }
        }
        guard let parts else { return false }
        return parts != (1, 1) && parts != (31, 12)
    }

    /// A year whose digits stand apart, behind a word for it: за 2 0 2 5 г, за година 2 025.
    mutating func partedYear(at start: Int) -> Int? {
        guard start > 0, isBeforeYear(start - 1) else { return nil }
        var end = start
        var value: Int16 = 0
        var count = 0
        while end < folded.tokens.count, folded.tokens[end].isDigits, count + length(end) <= 4 {
            for digit in slice(end) { value = value * 10 + Int16(digit - 48) }
            count += length(end)
            end += 1
        }
        guard count == 4, end > start + 1, value >= 1990, value <= 2100,
            end == folded.tokens.count || !folded.tokens[end].isDigits
        else { return nil }
        if details.year == 0 { details.year = value }
        return end
    }

    /// 2000 и 24: a year said in two parts; gives the place behind it.
    mutating func addedYear(at place: Int) -> Int? {
        guard slice(place).elementsEqual(Self.thousand), place + 2 < folded.tokens.count,
            Self.ands.contains(where: slice(place + 1).elementsEqual), folded.tokens[place + 2].closes,
            let value = shortYear(place + 2),
            place + 3 == folded.tokens.count || !folded.tokens[place + 3].isDigits || folded.tokens[place + 3].isApart
        else { return nil }
        if details.year == 0 { details.year = value }
        return place + 3
    }

    private static let thousand = Folding.word("2000")

    /// Whether 2026-04-16 begins here.
    func isDay(_ place: Int) -> Bool {
        yearNumber(place) != nil && place + 2 < folded.tokens.count && folded.tokens[place + 1].isDigits
            && month(place + 1) != nil && dayNumber(place + 2) != nil
    }

    /// The year of a date without anything between its parts: 16042026.
    func yearOfSolidDay(_ place: Int) -> Int16? {
        guard folded.tokens[place].isDigits, length(place) == 8 else { return nil }
        var value = 0
        for digit in slice(place) { value = value * 10 + Int(digit - 48) }
        let (day, month, year) = (value / 1_000_000, value / 10_000 % 100, value % 10_000)
        return year >= 1990 && year <= 2100 && Day(year: year, month: month, day: day) != nil ? Int16(year) : nil
    }

    private func dayNumber(_ place: Int) -> Int16? {
        guard folded.tokens[place].isDigits, length(place) <= 2 else { return nil }
        let value = twoDigitValue(place)
        return value >= 1 && value <= 31 ? value : nil
    }

    /// A month as a number, in Roman letters (16.IV.2026) or by its name.
    func month(_ place: Int) -> Int16? {
        guard !folded.tokens[place].isDigits else {
            return dayNumber(place).flatMap { $0 <= 12 ? $0 : nil }
        }
        if length(place) == 2, slice(place).elementsEqual(Self.january) { return 1 }
        guard length(place) <= 4, slice(place).allSatisfy({ $0 == 73 || $0 == 86 || $0 == 88 }) else {
            return length(place) < 3 || length(place) > 9
                ? nil : Self.months.firstIndex { $0.contains(where: slice(place).starts) }.map { Int16($0 + 1) }
        }
        return Self.romans.firstIndex(where: slice(place).elementsEqual).map { Int16($0 + 1) }
    }

    private static let months = [
        ["яну", "jan", "yan"], ["фев", "feb", "fev"], ["мар", "mar"], ["апр", "apr"], ["май", "may", "mai"],
        ["юни", "jun", "yuni"], ["юли", "jul", "yuli"], ["авг", "aug", "avg"], ["сеп", "sep"], ["окт", "oct", "okt"],
        ["ное", "nov", "noe"], ["дек", "dec", "dek"],
    ].map { $0.map(Folding.word) }
    private static let january = Folding.word("ян")
    private static let romans = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ].map(Folding.word)

    /// '25 by itself: no part of a number that goes on before or behind it.
    func isQuotedYear(_ place: Int) -> Bool {
        let token = folded.tokens[place]
        guard token.isQuoted else { return false }
        if place > 0, isBeforeYear(place - 1) { return true }
        guard token.isApart, token.closes else { return false }
        return place + 1 == folded.tokens.count || !folded.tokens[place + 1].isDigits
            || folded.tokens[place + 1].isApart
    }

    private static let yearWords = ["г", "год", "година", "g", "god", "godina", "та", "ta"].map(Folding.word)
    private static let beforeYears = ["за", "za", "г", "год", "година", "g", "god", "godina"].map(Folding.word)

    func isYearName(_ place: Int) -> Bool { Self.yearNames.contains(where: slice(place).elementsEqual) }

    private static let yearNames = ["год", "година", "god", "godina"].map(Folding.word)

    /// две хиляди двадесет и пета; двайсет и пета година
    mutating func yearInWords(at place: Int) -> Int? {
        guard place + 1 < folded.tokens.count,
            Self.yearHeads.contains(folded.bytes[Int(folded.tokens[place].start)])
        else { return nil }
        let isWhole = Self.thousands.contains(where: slice(place).elementsEqual)
        guard Self.twenties.contains(where: slice(isWhole ? place + 1 : place).elementsEqual) else { return nil }
        var end = isWhole ? place + 2 : place + 1
        if end < folded.tokens.count, Self.ands.contains(where: slice(end).elementsEqual) { end += 1 }
        var unit = 0
        if end < folded.tokens.count,
            let found = Self.units.firstIndex(where: { $0.contains(where: slice(end).starts) })
        {
            unit = found + 1
            end += 1
        }
        // Twenty and five of anything else.
        guard isWhole || (end < folded.tokens.count && isYearWord(end)) else { return nil }
        if details.year == 0 { details.year = Int16(2020 + unit) }
        return end
    }

    private static func written(_ words: [String]) -> [[UInt8]] {
        words.flatMap(Transliteration.written)
    }

    private static let thousands = written(["хиляди"])
    private static let yearHeads = Array(Set((thousands + twenties).compactMap(\.first)))
    private static let twenties = FoldedText.twenties + written(["двадесета"])
    private static let units = [
        ["една", "първ"], ["две", "втор"], ["три", "трет"], ["четири", "четв"], ["пет"], ["шест"], ["седем", "седма"],
        ["осем", "осма"], ["девет"],
    ].map(written)

    func isBeforeYear(_ place: Int) -> Bool { Self.beforeYears.contains(where: slice(place).elementsEqual) }

    func isYearWord(_ place: Int) -> Bool { Self.yearWords.contains(where: slice(place).elementsEqual) }

    /// The last two digits of a year, as people write it.
    func shortYear(_ place: Int) -> Int16? {
        guard folded.tokens[place].isDigits, length(place) == 2 else { return nil }
        let value = twoDigitValue(place)
        return value >= 10 && value <= 40 ? 2000 + value : nil
    }

    /// Of a token of one or two digits.
    func twoDigitValue(_ place: Int) -> Int16 { slice(place).reduce(0) { $0 * 10 + Int16($1 - 48) } }

    func yearNumber(_ place: Int) -> Int16? {
        guard folded.tokens[place].isDigits, length(place) == 4 else { return nil }
        var value: Int16 = 0
        for digit in slice(place) { value = value * 10 + Int16(digit - 48) }
        return value >= 1990 && value <= 2100 ? value : nil
    }

    // MARK: The date of a document

    /// `/2025`, `/25`, `от 12.03.2025`: the year that belongs to a number which ends before this place; 0 for none.
    func year(after place: Int) -> Int16 { date(after: place).year }

    struct DocumentDate {
        var year: Int16 = 0
        /// Day and month stand with the year.
        var isWhole = false
        /// It only follows, behind a blank without `/`, and no „от“; or it is a day just before the payment.
        var isLoose = false
        /// The place behind it.
        var end: Int
    }

    func date(after place: Int) -> DocumentDate {
        var index = place
        var digits = 0
        var isLoose = place < folded.tokens.count && folded.tokens[place].isDigits && folded.tokens[place].isApart
        while index < folded.tokens.count, index < place + 5 {
            // 16.04.20 26: the end of a line stood within the year.
            if digits == 2, slice(index).elementsEqual(Self.century), index + 1 < folded.tokens.count,
                folded.tokens[index + 1].closes, let year = shortYear(index + 1)
            {
                return DocumentDate(
                    year: year, isWhole: true, isLoose: isLoose || isOfPayment(year, endingAt: index), end: index + 2)
            }
            if let year = yearNumber(index) ?? shortYear(index, behind: digits, from: place) {
                let isWhole = digits == 2
                return DocumentDate(
                    year: year, isWhole: isWhole, isLoose: isLoose || (isWhole && isOfPayment(year, endingAt: index)),
                    end: index + 1)
            }
            if digits == 0, !isLoose, let year = yearOfSolidDay(index) {
                return DocumentDate(year: year, isWhole: true, end: index + 1)
            }
            if folded.tokens[index].isDigits {
                // Day and month before it.
                guard length(index) <= 2, digits < 2 else { break }
                digits += 1
            } else if digits == 1, month(index) != nil,
                length(index) > 2 || !folded.tokens[index].isApart
                    || folded.bytes[Int(folded.tokens[index].start)] > 127
            {
                digits += 1
            } else {
                guard digits == 0, let meaning = tables.vocabulary.meaning(slice(index)), meaning.isFiller else {
                    break
                }
                isLoose = isLoose || !meaning.isBeforeDate
            }
            index += 1
        }
        return DocumentDate(end: place)
    }

    /// Whether a date is of the weeks before the payment, or later: where no document has it, it is the day of the order.
    private func isOfPayment(_ year: Int16, endingAt place: Int) -> Bool {
        guard let month = month(place - 1), let number = dayNumber(place - 2),
            let day = Day(year: Int(year), month: Int(month), day: Int(number))
        else { return false }
        return paidOn - day <= Self.mostDaysBefore
    }

    private static let mostDaysBefore = 31
    private static let century = Folding.word("20")

    /// A year of two digits: behind day and month (16.04.26), or right behind a number (123/25, 123-25г).
    private func shortYear(_ place: Int, behind digits: Int, from start: Int) -> Int16? {
        guard !folded.tokens[place].isApart, let year = shortYear(place) else { return nil }
        let next = place + 1 < folded.tokens.count && !folded.tokens[place + 1].isApart ? place + 1 : nil
        if digits == 2 {
            let isDay = dayNumber(place - 2) != nil && month(place - 1) != nil
            return isDay && !(next.map { folded.tokens[$0].isDigits } ?? false) ? year : nil
        }
        guard place == start, place > 0, folded.tokens[place - 1].after != 46 else { return nil }
        // 104/14. 02. 2024
        if folded.tokens[place].after == 46, place + 2 < folded.tokens.count, folded.tokens[place + 1].isDigits,
            month(place + 1) != nil, yearNumber(place + 2) != nil
        {
            return nil
        }
        // 104/14 юли 2024
        if place + 1 < folded.tokens.count, !folded.tokens[place + 1].isDigits, length(place + 1) > 2,
            month(place + 1) != nil
        {
            return nil
        }
        // 123/16.IV.2026 is a day; 101/25/(16.04) a year, and a day by itself.
        if let next, !folded.tokens[next].isDigits, month(next) != nil, next + 1 < folded.tokens.count,
            folded.tokens[next + 1].isDigits, !folded.tokens[next + 1].isApart
        {
            return nil
        }
        if let next, folded.tokens[place].after == 47 || folded.tokens[place].after == 0, dayNumber(next) != nil,
            next + 1 < folded.tokens.count, !folded.tokens[next + 1].isApart, month(next + 1) != nil,
            next + 2 == folded.tokens.count || folded.tokens[next + 2].isApart || yearNumber(next + 2) != nil
        {
            return year
        }
        // 104/22-в: a word behind a hyphen or a point is none of its own.
        let isWhole =
            next.map { isYearWord($0) || (folded.tokens[place].closes && !folded.tokens[$0].isDigits) } ?? true
        return isWhole ? year : nil
    }

    /// The digits of a document's number as the register writes it.
    func digitCount(_ debt: Int32) -> Int {
        let number = obligations[Int(debt)].documentNumber
        return text.bytes[number.range].reduce(0) { $0 + ($1 >= 48 && $1 <= 57 ? 1 : 0) }
    }

    /// The place behind the date of a document, which is no year that the payer pays for.
    func afterDate(_ place: Int) -> Int { date(after: place).end }
}
