// What stands between a document's word and its number and is no part of either: the day of the act, the plate of the vehicle.

internal import Domain

extension EvidenceReader {
    /// фиш от 12.02.2024 № 107: the place of the number, or of its series, behind a whole date; and the date's year.
    func behindDate(_ place: Int, _ type: DocumentType) -> (place: Int, year: Int16)? {
        guard place < folded.tokens.count, folded.tokens[place].isDigits, length(place) <= 4 else { return nil }
        var date = date(after: place)
        // 2024-02-12
        if isDay(place), !folded.tokens[place + 1].isApart, !folded.tokens[place + 2].isApart {
            (date.isWhole, date.end) = (true, place + 3)
        }
        guard date.isWhole, date.end > place + 2 else { return behindYear(place, type) }
        return number(behind: date.end, type, isTold: false).map { ($0, date.year) }
    }

    /// НП от 2024 г. с № 102, фиш (2024 г.) серия К № 4321567: the same behind a year, where a sign tells the number.
    private func behindYear(_ place: Int, _ type: DocumentType) -> (place: Int, year: Int16)? {
        guard let year = yearNumber(place), folded.tokens[place].closes, place + 2 < folded.tokens.count,
            !folded.tokens[place + 1].isDigits
        else { return nil }
        return number(behind: place + 1, type, isTold: true).map { ($0, year) }
    }

    /// The place of the number, or of its series, behind a day or a year.
    /// - Parameter isTold: only behind its sign: what stands behind a year may be anything.
    private func number(behind end: Int, _ type: DocumentType, isTold: Bool) -> Int? {
        let next = fillers(from: end)
        guard next < folded.tokens.count else { return nil }
        guard folded.tokens[next].isDigits else {
            return isDocumentWithSeries(next, type, acceptsUnknown: true) ? next : nil
        }
        let count = digits(from: next).count
        // A short number needs its sign: 12.02.2024 118 may be anything.
        guard count >= 3, isNumberWord(next - 1) || (!isTold && count >= 6), !isDate(next), !isSomebodys(next) else {
            return nil
        }
        return next
    }

    /// уведомителен фиш, уведомителна бележка: the second word is of the first.
    func behindNoun(_ start: Int) -> Int {
        guard start < folded.tokens.count, !folded.tokens[start].isDigits else { return start }
        return Self.nouns.contains(where: slice(start).elementsEqual) || word(at: start)?.meaning.document == .ticket
            ? start + 1 : start
    }

    private static let nouns = ["бележка", "бел", "покана", "лист", "картон", "стикер"].flatMap(Transliteration.written)

    /// Whether letters mean nothing else where a series may stand. фиш, тел. 0898765432: the number is a telephone's; that of
    /// уведомление изх. № 30466695 is the notice's.
    func isFree(_ place: Int, _ letters: ArraySlice<UInt8>) -> Bool {
        guard let meaning = word(at: place)?.meaning else { return true }
        return meaning.document == nil
            && (!meaning.isOther || !Self.phones.contains(where: letters.elementsEqual)
                || tables.series.contains(Array(letters)))
    }

    private static let phones = ["тел", "tel", "GSM", "моб", "mob"].map(Folding.word)

    /// Words that stand between a number and the word for its type: ел. фиш, or the verb.
    func isElectronic(_ place: Int) -> Bool {
        guard !folded.tokens[place].isDigits else { return false }
        let word = slice(place)
        return Self.electronic.contains(where: word.elementsEqual) || word.starts(with: Self.electronicStem)
    }

    private static let electronic = ["е", "ел", "el"].map(Folding.word)
    private static let electronicStem = Folding.word("електр")

    /// пост. на 3-ти, фиш 2-ри път: no number of a document.
    func isOrdinal(_ place: Int) -> Bool {
        guard place + 1 < folded.tokens.count, folded.tokens[place].isDigits, length(place) <= 2 else { return false }
        let next = folded.tokens[place + 1]
        return !next.isDigits && !next.isApart && next.closes
            && Self.ordinals.contains(where: slice(place + 1).elementsEqual)
    }

    /// пост. на 3: cut so, the word may be "posted", too; a number of a document is longer or has its year.
    func isPosted(_ word: Int, _ place: Int) -> Bool {
        guard folded.tokens[place].isDigits, length(place) <= 2, place > word + 1, !isNumberWord(place - 1),
            Self.posted.contains(where: slice(word).elementsEqual)
        else { return false }
        let end = digits(from: place).end
        return end == place + 1 && date(after: end).year == 0 || isDate(place)
    }

    /// уведомление, 9108103440 ЕГН; фиш, код 442400: a person's number or a code, which no document of the type has.
    func isPerson(_ place: Int, _ type: DocumentType) -> Bool {
        guard place < folded.tokens.count, folded.tokens[place].isDigits, folded.tokens[place].closes,
            [6, 9, 10, 13].contains(length(place))
        else { return false }
        let next = place + 1
        let isNamed =
            next < folded.tokens.count && !folded.tokens[next].isDigits && isPersonWord(next)
            && (next + 1 == folded.tokens.count || !folded.tokens[next + 1].isDigits)
        // 0886937185 may be a notice's number that lacks a digit, whatever telephones look like.
        let isKnown = length(place) == 6 ? isCode(slice(place)) : tables.debtors.find(Array(slice(place))) != nil
        return (isNamed || isKnown) && reading(at: place, type, []).hit == nil
    }

    /// №, N, No, номер, ном.: what stands right before a number.
    func isNumberWord(_ place: Int) -> Bool {
        place >= 0
            && (folded.isSign(place)
                || !folded.tokens[place].isDigits && Self.numberWords.contains(where: slice(place).elementsEqual))
    }

    /// A plate as it is written in one piece, known or not, or apart where some fine has it; the place behind it.
    func plateShape(at start: Int) -> Int? {
        guard start < folded.tokens.count, folded.tokens[start].opens, !folded.tokens[start].isDigits else {
            return nil
        }
        if let known = knownPlate(at: start) { return known.end }
        guard start + 2 < folded.tokens.count, length(start) <= 2, !folded.tokens[start].closes,
            folded.tokens[start + 1].isDigits, length(start + 1) == 4, !folded.tokens[start + 1].closes,
            !folded.tokens[start + 2].isDigits, length(start + 2) == 2, folded.tokens[start + 2].closes
        else { return nil }
        return start + 3
    }

    private static let ordinals = ["ти", "ри", "ви", "ми", "ия", "та", "то", "ят", "го", "ма"].flatMap(
        Transliteration.written)
    private static let posted = ["пост", "post"].map(Folding.word)
    private static let numberWords = ["номер", "ном", "нр", "nomer", "nom", "num", "numer"].map(Folding.word)
}
