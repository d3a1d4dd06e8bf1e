// Documents in a text: type, series, number, year, in any of the ways in which people write them.

internal import Domain

extension EvidenceReader {
    /// A word for a kind of document, words that say nothing, a series, a number, a year. nil: no number follows.
    mutating func document(after start: Int, _ type: DocumentType, _ evidence: inout Evidence) -> Int? {
        // уведомителен фиш: the second word is of the first.
        let first = start < folded.tokens.count && type == .notice && word(at: start)?.meaning.document == .ticket
        var place = fillers(from: first ? start + 1 : start)
        // по акт за задължение MD26-000123
        if beginsID(place) { return nil }
        // уведомление, ЕИК 100 173 163: the number is a person's.
        if place < folded.tokens.count, isPersonWord(place) { return nil }
        var series: ArraySlice<UInt8> = []
        if let end = hiddenNumber(at: place, type, series, &evidence) { return end }
        if place < folded.tokens.count, !folded.tokens[place].isDigits, let letters = seriesLetters(place),
            word(at: place)?.meaning.document == nil, place + 1 >= folded.tokens.count || !isLetter(place + 1)
        {
            series = letters
            place = fillers(from: place + 1)
            folded.mendNumber(at: place)
            if let end = hiddenNumber(at: place, type, series, &evidence) { return end }
        }
        if place < folded.tokens.count, folded.tokens[place].isDigits, place <= start + 8 {
            return number(at: place, type, series, &evidence)
        }
        guard let (far, letters) = longNumber(from: start) else { return nil }
        return number(at: far, type, letters, &evidence)
    }

    /// The abbreviation of a type, a series and a number without anything between them: ЕФК1234567.
    mutating func gluedDocument(at place: Int, _ evidence: inout Evidence) -> Int? {
        guard readsDocuments, (3...5).contains(length(place)), place + 1 < folded.tokens.count,
            folded.tokens[place + 1].isDigits, !folded.tokens[place].closes, length(place + 1) >= 6,
            let type = tables.vocabulary.whole(slice(place).prefix(2))?.document
        else { return nil }
        let letters = slice(place).dropFirst(2)
        return number(at: place + 1, type, letters, &evidence)
    }

    private func fillers(from start: Int) -> Int {
        var place = start
        while place < folded.tokens.count, place < start + 6, !folded.tokens[place].isDigits,
            let (meaning, next) = word(at: place), meaning.isFiller
        {
            place = next
        }
        return place
    }

    /// A number of six digits or more behind a few other words (уведомление синя зона 123456), with its series.
    private func longNumber(from start: Int) -> (place: Int, series: ArraySlice<UInt8>)? {
        var place = start
        while place < min(start + 7, folded.tokens.count), !folded.tokens[place].isDigits || isLetter(place) {
            if beginsID(place) { return nil }
            let found = word(at: place)
            if let meaning = found?.meaning, meaning.isOther || (meaning.document != nil && !meaning.isFiller) {
                return nil
            }
            place = found?.next ?? place + 1
        }
        guard place > start, place < folded.tokens.count, folded.tokens[place].isDigits,
            digits(from: place).count >= 6 || isPartedNumber(place), !isDate(place), !isSomebodys(place)
        else { return nil }
        let letters = folded.tokens[place - 1].closes ? nil : seriesLetters(place - 1)
        return (place, letters ?? [])
    }

    /// Whether a line of the bank's parted a number of some document: 839 03947.
    private func isPartedNumber(_ place: Int) -> Bool {
        guard place + 1 < folded.tokens.count, folded.tokens[place + 1].isDigits,
            (6...9).contains(length(place) + length(place + 1))
        else { return false }
        let digits = folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[place + 1].end)]
        let number = EvidenceTables.withoutLeadingZeros(digits)
        return number.count >= 6 && tables.documents.first(ReferenceIndex.hash(number), number) != nil
    }

    /// The number of a document before the word for its type: 24-1234-567890 НП.
    mutating func documentBefore(_ start: Int, _ evidence: inout Evidence) -> Int? {
        var (end, count) = digits(from: start)
        guard end < folded.tokens.count, count >= 6, !isDate(start), end - start < 5,
            folded.tokens[end - 1].after != 59
        else { return nil }
        // М1738909 ел. фиш; 24-1234-567890 е НП
        if end + 1 < folded.tokens.count, isElectronic(end) { end += 1 }
        guard let (meaning, next) = word(at: end), let type = meaning.document, !meaning.isFiller else { return nil }
        // An account's number is no document's.
        guard count <= tables.documents.longest + 3 else { return nil }
        // A number behind the word is its own, but for the date or the hour of a payment.
        let after = fillers(from: next)
        if isDocumentWithSeries(after, type) { return nil }
        if after < folded.tokens.count, folded.tokens[after].isDigits, !isDate(after), !isSomebodys(after) {
            // увед. 4000 Пловдив
            count = digits(from: after).count
            if count >= 6 || (count >= 3 && reading(at: after, type, []).isTelling) { return nil }
        }
        let series = (start > 0 && !folded.tokens[start - 1].closes ? seriesLetters(start - 1) : nil) ?? []
        // /INV/24-1234-567890 НП: a bank's label in front makes no other number of a document's own.
        let isLabelled = start > 0 && Self.labels.contains(where: slice(start - 1).elementsEqual)
        guard !isOfOther(start) || (isLabelled && reading(at: start, type, series).isTelling) else { return nil }
        _ = number(at: start, type, series, &evidence)
        // 24-1234-567890 наказателно постановление (9108103440): both words are of the number before them.
        if let (second, behind) = next < folded.tokens.count ? word(at: next) : nil, second.document == type {
            return behind
        }
        return next
    }

    /// Whether a series and the number of some document begin here.
    private func isDocumentWithSeries(_ place: Int, _ type: DocumentType) -> Bool {
        guard place + 1 < folded.tokens.count, !folded.tokens[place].isDigits, !isPersonWord(place),
            let series = seriesLetters(place)
        else { return false }
        let number = fillers(from: place + 1)
        guard number < folded.tokens.count, folded.tokens[number].isDigits else { return false }
        return reading(at: number, type, series).isTelling
    }

    /// Words that stand between a number and the word for its type: ел. фиш, or the verb.
    private func isElectronic(_ place: Int) -> Bool {
        guard !folded.tokens[place].isDigits else { return false }
        let word = slice(place)
        return Self.electronic.contains(where: word.elementsEqual) || word.starts(with: Self.electronicStem)
    }

    private static let labels = ["INV", "REF"].map(Folding.word)
    private static let electronic = ["е", "ел", "el"].map(Folding.word)
    private static let electronicStem = Folding.word("електр")

    /// Digits that stand side by side without a blank: the place behind them, and how many they are.
    func digits(from start: Int) -> (end: Int, count: Int) {
        var place = start
        var count = 0
        while place < folded.tokens.count, folded.tokens[place].isDigits,
            place == start || !folded.tokens[place].isApart
        {
            count += length(place)
            place += 1
        }
        return (place, count)
    }

    /// Whether a date or an hour begins here: 16.4.2026, 2026-04-16, 10:25:33.
    private func isDate(_ start: Int) -> Bool {
        let end = digits(from: start).end
        guard end - start > 1 else { return false }
        return (start..<end).allSatisfy { length($0) <= 2 || yearNumber($0) != nil }
    }

    /// Whether the word before a number, or before its sign, names something else that has numbers: an invoice, a telephone.
    func isOfOther(_ place: Int) -> Bool {
        for before in (max(place - 4, 0)..<place).reversed() {
            guard !folded.tokens[before].isDigits, folded.tokens[before].after != 59 else { return false }
            let meaning = word(at: before)?.meaning
            if meaning?.isOther ?? false { return true }
            // The second half of ф-ра tells nothing by itself.
            let isHalf = before > 0 && (45...46).contains(folded.tokens[before - 1].after)
            guard isHalf || meaning?.isFiller ?? false else { return false }
        }
        return false
    }

    /// A number of a person of the registers, a payment code, or a telephone.
    private func isSomebodys(_ place: Int) -> Bool {
        let bytes = Array(slice(place))
        if bytes.count == 10, bytes.starts(with: [48, 56]) || bytes.starts(with: [48, 57]) { return true }
        if [9, 10, 13].contains(bytes.count), tables.debtors.find(bytes) != nil { return true }
        return bytes.count >= 6 && bytes.count <= 7 && isCode(bytes[...])
    }

    /// The letters of a series, at most three, without the sign of a number that is glued to them (NoК, КN); nil: none.
    func seriesLetters(_ place: Int) -> ArraySlice<UInt8>? {
        guard length(place) <= 5 else { return nil }
        let letters = Self.withoutSign(slice(place))
        return letters.isEmpty || letters.count > 3 ? nil : letters
    }

    /// Letters without the N, No or Nr that is glued to their beginning or end: N is in no series of the country.
    static func withoutSign(_ letters: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var kept = letters
        if kept.first == 78 {
            kept = kept.dropFirst()
            return kept.first == 79 || kept.first == 82 ? kept.dropFirst() : kept
        }
        kept = letters.last == 79 || letters.last == 82 ? letters.dropLast() : letters
        return kept.last == 78 && kept.count > 1 ? kept.dropLast() : letters
    }

    /// What digits may be as the number of a document.
    private struct Reading {
        /// Documents that fit, and the place behind their number.
        var hit: (found: [Int32], end: Int)?
        /// The end of a number that some document has, but of another year.
        var otherYear: Int?
        /// Where the digits end, and where the first blank parts them.
        var end: Int
        var solid: Int
        /// The number tells a document by itself: six digits or a year of its own.
        var isTelling = false
    }

    /// The longest run of digits that is the number of a document which fits.
    private func reading(at start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>) -> Reading {
        var digits: [UInt8] = []
        var reading = Reading(end: start, solid: start)
        // 2024-1234-567890 for 24-1234-567890
        let isYear = yearNumber(start) != nil
        while reading.end < folded.tokens.count, reading.end < start + 5, folded.tokens[reading.end].isDigits {
            digits.append(contentsOf: slice(reading.end))
            reading.end += 1
            let number = EvidenceTables.withoutLeadingZeros(digits[...])
            if let entry = entry(number) ?? (isYear && number.count > 9 ? entry(number.dropFirst(2)) : nil) {
                var date = date(after: reading.end)
                if date.year == 0, number.count < 6 { date.year = yearOfList(from: reading.end) }
                var found = tables.documents.all(entry).filter { fits($0, type, series, date.year) }
                // A date that only follows may be of the payment.
                if found.isEmpty, date.year != 0 {
                    let undated = tables.documents.all(entry).filter { fits($0, type, series, 0) }
                    found = undated.filter { digitCount($0) >= (date.isLoose ? 6 : date.isWhole ? 9 : .max) }
                    if !undated.isEmpty { reading.otherYear = reading.end }
                }
                if !found.isEmpty {
                    reading.hit = (found, reading.end)
                    reading.isTelling = number.count >= 6 || date.year != 0
                }
            }
            if reading.end < folded.tokens.count, folded.tokens[reading.end].isApart, reading.solid == start {
                reading.solid = reading.end
            }
        }
        return reading
    }

    private func entry(_ number: ArraySlice<UInt8>) -> ReferenceIndex.Entry? {
        guard !number.isEmpty, number.count <= tables.documents.longest else { return nil }
        return tables.documents.first(ReferenceIndex.hash(number), number)
    }

    private mutating func number(
        at start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>, _ evidence: inout Evidence
    ) -> Int {
        let found = reading(at: start, type, series)
        if let hit = found.hit, usesDocuments {
            addDocument(hit.found, &evidence)
            return more(type, from: afterDate(hit.end), &evidence)
        }
        // The first part alone is too short for a number that stands apart from the rest: 26 0001 000123.
        var isWhole = found.solid == start || folded.tokens[found.solid - 1].end - folded.tokens[start].start < 5
        if !isWhole { isWhole = goesOn(from: start, found) }
        return unknown(from: start, to: found.otherYear ?? (isWhole ? found.end : found.solid), type, series)
    }

    /// Whether digits behind a blank belong to a number: a hyphen goes on behind the end of a line (25-5846- 370708), and so does
    /// what has a number's own length only together (26-2125-164 053).
    private func goesOn(from start: Int, _ found: Reading) -> Bool {
        if folded.tokens[found.solid - 1].after == 45 { return true }
        let end = yearNumber(found.end - 1) == nil ? found.end : found.end - 1
        guard found.solid > start + 1, end > found.solid, length(end - 1) > 2 else { return false }
        return abs(Int(folded.tokens[end - 1].end - folded.tokens[start].start) - tables.documents.longest) <= 1
    }

    mutating func addDocument(_ found: [Int32], _ evidence: inout Evidence) {
        let shown = found.count == 1 ? obligations[Int(found[0])].documentNumber : .none
        add(found, .document, shown: shown, &evidence)
    }

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
    private func listed(from start: Int) -> Int? {
        guard start < folded.tokens.count, folded.tokens[start].isApart else { return nil }
        var place = start
        if Self.ands.contains(where: slice(place).elementsEqual) { place += 1 }
        if place < folded.tokens.count, Self.signs.contains(where: slice(place).elementsEqual) { place += 1 }
        return place < folded.tokens.count ? place : nil
    }

    static let ands = ["и", "and", "i"].map(Folding.word)

    /// The year at the end of a list of short numbers: НП 123, 124 и 125/2024.
    private func yearOfList(from start: Int) -> Int16 {
        var end = start
        while let place = listed(from: end), folded.tokens[place].isDigits, (3...5).contains(length(place)) {
            let date = date(after: place + 1)
            if date.year != 0 { return date.isLoose ? 0 : date.year }
            end = place + 1
        }
        return 0
    }

    /// Keeps a number that no register brings. A number ends where a blank or its year begins.
    private mutating func unknown(
        from start: Int, to end: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>
    ) -> Int {
        var last = end
        // A long number and a time: 1234567/10:25.
        if length(start) >= 6, last > start + 1, length(start + 1) <= 2 { last = start + 1 }
        // 123/2025: the year is no part of the number.
        let digitCount = (start..<last).reduce(0) { $0 + length($1) }
        if last - start > 1, let _ = yearNumber(last - 1),
            length(start) <= 6 || last - start > 2 || digitCount > tables.documents.longest + 1
        {
            last -= 1
        }
        // 123/20.11.2023: nor is its date.
        for place in start..<last where place > start && (length(place) <= 2 || isDay(place)) {
            let date = date(after: place)
            if (date.isWhole && date.end == place + 3) || isDay(place) {
                last = place
                break
            }
        }
        // Nor is what is too much for any document: a person, a day and month.
        if let person = (start + 1..<max(last, start + 1)).first(where: { length($0) > 8 && isSomebodys($0) }) {
            last = person
        }
        var excess = (start..<last).reduce(0) { $0 + length($1) } - tables.documents.longest - 1
        while excess > 0, last > start + 1, length(last - 1) <= 2 {
            last -= 1
            excess -= length(last)
        }
        var digits: [UInt8] = []
        for place in start..<last { digits.append(contentsOf: slice(place)) }
        if yearNumber(start) != nil, digits.count > tables.documents.longest { digits.removeFirst(2) }
        let key = Array(EvidenceTables.withoutLeadingZeros(digits[...]))
        if details.unknown.count < 8, !key.isEmpty {
            let date = date(after: last)
            let isOwn = digits.count < 6 || !(date.isLoose || (date.isWhole && key.count >= 9))
            details.unknown.append(
                UnknownReference(
                    isID: false, key: key, prefix: 0, type: type, series: Array(series), year: isOwn ? date.year : 0))
        }
        return afterDate(last)
    }

    func fits(_ debt: Int32, _ type: DocumentType, _ series: ArraySlice<UInt8>, _ year: Int16) -> Bool {
        type.fits(tables.types[Int(obligations[Int(debt)].kind)]) && hasSeries(debt, series)
            && (year == 0 || obligations[Int(debt)].isOf(year: year))
    }

    /// Whether a document has the series that the text gives; a text without one, or a register without, says nothing.
    func hasSeries(_ debt: Int32, _ series: ArraySlice<UInt8>) -> Bool {
        let own = obligations[Int(debt)].documentSeries
        guard !series.isEmpty, !own.isEmpty else { return true }
        let letters = Folding.word(text.string(own))
        return letters.isEmpty || letters.elementsEqual(series)
    }
}

extension Obligation {
    /// Whether a year that a text names is this debt's: its own, or of the day of the act, of its document or service.
    func isOf(year wanted: Int16) -> Bool {
        year == wanted || Int16(issuedOn.year) == wanted
            || documentDate.value.map { Int16($0.year) == wanted } ?? false
            || servedOn.value.map { Int16($0.year) == wanted } ?? false
    }
}
