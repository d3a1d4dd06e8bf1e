// Numbers of documents where they stand otherwise than behind their word: before it, in lists, behind words for other things.

internal import Domain

extension EvidenceReader {
    /// The number of a document before the word for its type: 24-1234-567890 НП.
    mutating func documentBefore(_ start: Int, _ evidence: inout Evidence) -> Int? {
        if let end = hiddenEnd(start), let behind = typeBehind(end),
            hiddenNumber(
                at: start, behind.type, behind.series.isEmpty ? seriesBefore(start) : behind.series, &evidence) != nil
        {
            return behind.next
        }
        folded.dropSigns(behind: start)
        let (end, count) = partedBefore(start) ?? digits(from: start)
        guard end < folded.tokens.count, count >= 3, end - start < 5, !isDate(start) else { return nil }
        // № 102 от 16.02.2024 (уведомление)
        let isDated = isNumberWord(start - 1) && date(after: end).year != 0
        // 25-1234-000567/2025
        let withoutYear = end > start + 1 && yearNumber(end - 1) != nil ? count - 4 : count
        // An account's number is no document's.
        guard count >= 6 || isDated || hasSeries(before: start), withoutYear <= tables.documents.longest + 3 else {
            return nil
        }
        // РКО 118/14.05.2026
        guard length(start) >= 6 || end - start != 4 || !isDate(start + 1) else { return nil }
        guard let behind = typeBehind(end) ?? typeBehindDate(end) else { return nil }
        let (type, next) = (behind.type, behind.next)
        let series = behind.series.isEmpty ? seriesBefore(start) : behind.series
        // A number behind the word is its own, but for the date or the hour of a payment.
        var after = fillers(from: next)
        while after < folded.tokens.count, let (meaning, further) = word(at: after), meaning.document == type {
            after = fillers(from: further)
        }
        let own = isTold(start, type, series)
        guard own || !behind.isFar else { return nil }
        guard own || (count >= 6 && !behind.isBy && !isSomebodys(start)) else { return nil }
        if isDocumentWithSeries(after, type, acceptsUnknown: !own) { return nil }
        // 120934 фиш за скорост К 1234567
        if let (far, letters) = longNumber(from: next, type), !own || reading(at: far, type, letters).isTelling {
            return nil
        }
        if after < folded.tokens.count, folded.tokens[after].isDigits, !isDate(after), !isSomebodys(after),
            // увед. 4000 Пловдив
            (!own && digits(from: after).count >= 6) || reading(at: after, type, []).isTelling
        {
            return nil
        }
        guard !isOfOther(start) || (own && isLabelled(start)) else { return nil }
        _ = number(at: start, type, series, &evidence)
        // 24-1234-567890 наказателно постановление (9108103440): both words are of the number before them.
        if let (second, further) = next < folded.tokens.count ? word(at: next) : nil, second.document == type {
            return further
        }
        return next
    }

    private static let by = Folding.word("по")

    /// /INV/24-1234-567890 НП, за сметка на клиент: 24-1234-567890 НП: a bank's label or a clerk's in front makes no other number
    /// of a document's own.
    private func isLabelled(_ start: Int) -> Bool {
        start > 0
            && (folded.tokens[start - 1].after == 58 || Self.labels.contains(where: slice(start - 1).elementsEqual))
    }

    /// Whether digits are the number of a document by themselves, or with their series.
    private func isTold(_ start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>) -> Bool {
        let own = reading(at: start, type, series)
        return own.isTelling || (!series.isEmpty && own.hit?.found.count == 1)
    }

    private typealias TypeBehind = (
        type: DocumentType, next: Int, series: ArraySlice<UInt8>, isBy: Bool, isFar: Bool
    )

    /// № 102 от 16.02.2024 г. (уведомление): the same behind the number's day or year.
    private func typeBehindDate(_ place: Int) -> TypeBehind? {
        let end = behindYearOf(place)
        return end > place ? typeBehind(end) : nil
    }

    /// The place behind a day or a year, and the word for it.
    private func behindYearOf(_ place: Int) -> Int {
        let date = date(after: place)
        guard date.year != 0 else { return place }
        // 2024-02-16
        if isDay(date.end - 1) { return date.end + 2 }
        return date.end < folded.tokens.count && !folded.tokens[date.end].isDigits && isYearWord(date.end)
            ? date.end + 1 : date.end
    }

    /// глоба с наказ. постановление, глобата по наказателното, (наложена с фиш глоба): behind words that say nothing; only
    /// for a number that some document of the type has.
    private func typeFarBehind(_ start: Int, _ series: ArraySlice<UInt8>, isBy: Bool) -> TypeBehind? {
        var place = start
        while place < min(start + 4, folded.tokens.count), !folded.tokens[place].isDigits,
            let (meaning, next) = word(at: place)
        {
            // пост. may be anything; постановление is none but a decree.
            if let type = meaning.document {
                return (type, next, series, isBy, place > start || length(place) < Self.shortestWhole)
            }
            guard meaning.isFiller else { return nil }
            place = next
        }
        return nil
    }

    private static let shortestWhole = 9

    /// The word for a type behind a number, over what may stand between: по, ел., the series (4321567, сер. К, фиш).
    private func typeBehind(_ place: Int) -> TypeBehind? {
        // М1738909 ел. фиш; 24-1234-567890 е НП
        var at = place + 1 < folded.tokens.count && isElectronic(place) ? place + 1 : place
        // 24-1234-567890 по НП
        let isBy = at + 1 < folded.tokens.count && slice(at).elementsEqual(Self.by)
        if isBy { at += 1 }
        var series: ArraySlice<UInt8> = []
        var letters = at
        while letters < min(at + 2, folded.tokens.count), !folded.tokens[letters].isDigits,
            let (meaning, next) = word(at: letters), meaning.isFiller, meaning.document == nil
        {
            letters = next
        }
        if letters + 1 < folded.tokens.count, isSeries(letters), !folded.tokens[letters + 1].isDigits {
            series = slice(letters)
            at = isElectronic(letters + 1) ? letters + 2 : letters + 1
            at = behindYearOf(at)
        }
        guard at < folded.tokens.count, !folded.tokens[at].isDigits, let (meaning, next) = word(at: at),
            let type = meaning.document, !meaning.isFiller
        else { return typeFarBehind(at, series, isBy: isBy) }
        return (type, next, series, isBy, false)
    }

    /// Letters that some document of the registers has as its series.
    func isSeries(_ place: Int) -> Bool {
        length(place) <= 3 && !folded.tokens[place].isDigits && tables.series.contains(Array(slice(place)))
    }

    /// К 36793 фиш: known letters stand right before a number.
    func hasSeries(before start: Int) -> Bool { start > 0 && isSeries(start - 1) }

    /// The same in the payer's own words: E2E0000000108 is the bank's.
    private func isBehindSeries(_ start: Int) -> Bool {
        hasSeries(before: start) && folded.tokens[start - 1].opens && isInText(start)
    }

    /// The series in front of a number, also with words for the number between: серия К, номер 4321567, фиш.
    private func seriesBefore(_ start: Int) -> ArraySlice<UInt8> {
        guard start > 0, !folded.tokens[start - 1].isDigits else { return [] }
        if !folded.tokens[start - 1].closes { return seriesLetters(start - 1) ?? [] }
        var place = start - 1
        while place > 0, place > start - 3, word(at: place)?.meaning.isFiller ?? false { place -= 1 }
        return isSeries(place) ? slice(place) : []
    }

    /// 2025 1234 000567 НП
    func isPartedBefore(_ place: Int) -> Bool { length(place + 1) == 4 && partedBefore(place) != nil }

    /// A number in groups just before a word for its type, that some document of the type has: 83 371 155 уведомление.
    private func partedBefore(_ start: Int) -> (end: Int, count: Int)? {
        var end = start
        while end < folded.tokens.count, end < start + 4, folded.tokens[end].isDigits { end += 1 }
        guard end > start + 1, end < folded.tokens.count,
            (start + 1..<end).contains(where: { folded.tokens[$0].isApart }),
            let type = typeBehind(end)?.type
        else { return nil }
        let digits = folded.bytes[Int(folded.tokens[start].start)..<Int(folded.tokens[end - 1].end)]
        // (2024 1234 567890) НП: a year written out.
        let isYear = yearNumber(start) != nil && digits.count > tables.documents.longest
        let number = EvidenceTables.withoutLeadingZeros(isYear ? digits.dropFirst(2) : digits)
        guard number.count >= 6, let entry = entry(number),
            tables.documents.all(entry).contains(where: { fits($0, type, [], 0) })
        else { return nil }
        return (end, isYear ? digits.count - 2 : digits.count)
    }

    /// Whether the word before a number, or before its sign, names something else that has numbers: an invoice, a telephone.
    func isOfOther(_ place: Int) -> Bool {
        for before in (max(place - 4, 0)..<place).reversed() {
            guard !folded.tokens[before].isDigits, folded.tokens[before].after != 59 else { return false }
            let meaning = word(at: before)?.meaning
            if meaning?.isOther ?? false { return !isOwnAccount(before) }
            // The second half of ф-ра tells nothing by itself.
            let isHalf =
                before > 0 && !folded.tokens[before].isApart && (45...46).contains(folded.tokens[before - 1].after)
            guard isHalf || meaning?.isFiller ?? false else { return false }
        }
        return false
    }

    /// Нот. акт, акт 15: a deed, or what is drawn up of the stages of a building, is no act of the municipality.
    func isDeed(_ place: Int) -> Bool {
        if place > 0, slice(place - 1).starts(with: Self.deed) { return true }
        let next = place + 1
        return next < folded.tokens.count && folded.tokens[next].isDigits && length(next) <= 2
            && folded.tokens[next].closes && date(after: next + 1).year == 0
    }

    private static let deed = Folding.word("нот")

    /// За моя сметка, за чужда сметка: who pays, not which account.
    private func isOwnAccount(_ place: Int) -> Bool {
        place > 0 && slice(place).elementsEqual(Self.account)
            && Self.whose.contains(where: slice(place - 1).elementsEqual)
    }

    private static let account = Folding.word("сметка")
    private static let whose = ["моя", "своя", "наша", "чужда", "лична", "собствена", "негова", "нейна", "тяхна"].map(
        Folding.word)

    // MARK: Lists

    /// Further documents of the same type behind one (фишове К 4321567, Т 4321568 и 4321569); gives the place behind them.
    mutating func more(_ type: DocumentType, from start: Int, _ evidence: inout Evidence) -> Int {
        var end = start
        while let place = listed(from: end) {
            var at = place
            var series: ArraySlice<UInt8> = []
            if !folded.tokens[at].isDigits {
                guard at + 1 < folded.tokens.count, folded.tokens[at + 1].isDigits, word(at: at) == nil,
                    let letters = seriesLetters(at)
                else { return end }
                series = letters
                at += 1
            }
            let found = reading(at: at, type, series)
            guard let hit = found.hit, found.isTelling else { return end }
            addDocument(hit.found, &evidence)
            end = afterDate(hit.end)
        }
        return end
    }

    /// The place of what stands next in a list, behind „и“ and №; nil: the text ends, or nothing parts it from what came before.
    func listed(from start: Int) -> Int? {
        guard start < folded.tokens.count, folded.tokens[start].isApart else { return nil }
        var place = start
        if Self.ands.contains(where: slice(place).elementsEqual) { place += 1 }
        if place < folded.tokens.count, folded.isSign(place) { place += 1 }
        return place < folded.tokens.count ? place : nil
    }

    static let ands = ["и", "and", "i"].map(Folding.word)

    /// The year at the end of a list of short numbers: НП 123, 124 и 125/2024.
    func yearOfList(from start: Int) -> Int16 {
        var end = start
        while let place = listed(from: end), folded.tokens[place].isDigits, (3...5).contains(length(place)) {
            let date = date(after: place + 1)
            if date.year != 0 { return date.isLoose ? 0 : date.year }
            end = place + 1
        }
        return 0
    }

    // MARK: Numbers without a word

    /// Digits side by side that are together the number of some document.
    mutating func bareNumber(at start: Int) -> Int {
        guard readsDocuments, details.untyped.count < Self.most else { return start + 1 }
        // 12-000 24-1234-567890: zeros that a blank ends are the end of something.
        if folded.tokens[start].closes, slice(start).allSatisfy({ $0 == 48 }) { return start + 1 }
        var digits: [UInt8] = []
        var hit: (entry: ReferenceIndex.Entry, end: Int, year: Int16)?
        var place = start
        while place < folded.tokens.count, place < start + 4, folded.tokens[place].isDigits {
            if place > start, folded.tokens[place].isApart, digits.count >= 9 { break }
            digits.append(contentsOf: slice(place))
            place += 1
            let number = EvidenceTables.withoutLeadingZeros(digits[...])
            // A short number may be of a house: it tells something only beside its year (1234/2026).
            // М 0091551: with its zeros it is long enough.
            let isLong =
                number.count >= 6 || ((6...8).contains(digits.count) && number.count > 3 && isBehindSeries(start))
            guard isLong || (number.count >= 3 && year(after: place) != 0) else { continue }
            if let entry = tables.documents.first(ReferenceIndex.hash(number), number) {
                hit = (entry, place, isLong ? 0 : year(after: place))
            }
        }
        guard let hit else {
            addBareUnknown(start)
            return start + 1
        }
        var series: ArraySlice<UInt8> = []
        if start > 0, !folded.tokens[start - 1].isDigits, let letters = seriesLetters(start - 1), letters.count <= 2 {
            series = letters
        }
        for debt in tables.documents.all(hit.entry).prefix(Self.most)
        where hasSeries(debt, series) && (hit.year == 0 || obligations[Int(debt)].isOf(year: hit.year)) {
            if !details.untyped.contains(debt) { details.untyped.append(debt) }
        }
        return hit.end
    }
}
