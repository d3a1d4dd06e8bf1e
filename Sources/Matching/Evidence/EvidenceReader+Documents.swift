// Documents in a text: type, series, number, year, in any of the ways in which people write them.

internal import Domain

extension EvidenceReader {
    /// A word for a kind of document, words that say nothing, a series, a number, a year. nil: no number follows.
    mutating func document(after start: Int, _ type: DocumentType, _ evidence: inout Evidence) -> Int? {
        let start = type == .notice ? behindNoun(start) : start
        var place = fillers(from: start)
        // по акт за задължение MD26-000123
        if beginsID(place) { return nil }
        // уведомление, ЕИК 100 173 163: the number is a person's.
        if place < folded.tokens.count, isPersonWord(place) { return nil }
        if place < folded.tokens.count, isOrdinal(place) || isPosted(start - 1, place) || isPerson(place, type) {
            return nil
        }
        var near = start
        if let behind = behindDate(place, type) {
            (place, yearBefore) = behind
            near = place
        }
        defer { yearBefore = 0 }
        var series: ArraySlice<UInt8> = []
        if let end = hiddenNumber(at: place, type, series, &evidence) { return end }
        if place < folded.tokens.count, !folded.tokens[place].isDigits, let said = saidSeries(at: place) {
            (series, place) = said
        } else if place < folded.tokens.count, !folded.tokens[place].isDigits, let letters = seriesLetters(place),
            isFree(place, letters), place + 1 >= folded.tokens.count || !isLetter(place + 1),
            plateShape(at: place) == nil
        {
            series = letters
            place = fillers(from: place + 1)
            // фиш / код 442400
            if folded.tokens[place - 1].closes, !tables.series.contains(Array(letters)), isPerson(place, type) {
                return nil
            }
            folded.mendNumber(at: place)
            if let end = hiddenNumber(at: place, type, series, &evidence) { return end }
        }
        if place < folded.tokens.count, folded.tokens[place].isDigits, !isLetter(place), place <= near + 8 {
            folded.dropSigns(behind: place)
            // The reference of the bank behind the text is no number that a word at the end of the text names.
            if !isInText(place), isInText(start - 1), !reading(at: place, type, series).isTelling { return nil }
            return number(at: place, type, series, &evidence)
        }
        guard let (far, letters) = longNumber(from: start, type) else { return nil }
        for place in start..<far where folded.tokens[place].opens { _ = plate(at: place) }
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

    func fillers(from start: Int) -> Int {
        var place = start
        while place < folded.tokens.count, place < start + 6, !folded.tokens[place].isDigits {
            if let (meaning, next) = word(at: place), meaning.isFiller {
                place = next
            } else if let next = smallFiller(at: place) {
                place = next
            } else if isNearFiller(place) {
                place += 1
            } else {
                break
            }
        }
        return place
    }

    /// сериа, серйя, сеиря: a slip in a word before a series or a number.
    private func isNearFiller(_ place: Int) -> Bool {
        (4...6).contains(length(place))
            && Self.longFillers.contains { own in
                own.first == slice(place).first
                    && (OneSlip.parts(slice(place), own) || OneSlip.swaps(slice(place), own))
            }
    }

    private static let longFillers = ["серия", "номер", "seriya", "nomer"].map(Folding.word)

    /// „сер. и №“, „Н-р“: what is a filler only beside others; the place behind it.
    private func smallFiller(at place: Int) -> Int? {
        guard place + 1 < folded.tokens.count, length(place) == 1, !folded.tokens[place + 1].isDigits else {
            return nil
        }
        if folded.tokens[place].after == 45, slice(place).elementsEqual([72]), slice(place + 1).elementsEqual([80]) {
            return place + 2
        }
        guard Self.ands.contains(where: slice(place).elementsEqual) else { return nil }
        let isSign = folded.isSign(place + 1)
        // с дата 19.01.2026 и О № 1986929
        return isSign || isSeries(place + 1) || word(at: place + 1)?.meaning.isFiller ?? false ? place + 1 : nil
    }

    /// A number of six digits or more behind a few other words (уведомление синя зона 123456), with its series.
    func longNumber(from start: Int, _ type: DocumentType) -> (place: Int, series: ArraySlice<UInt8>)? {
        var place = start
        var most = 7
        var plateEnd = -1
        // What stands behind the text is the bank's.
        let isOwn = isInText(start - 1)
        while place < min(start + most, folded.tokens.count), isInText(place) == isOwn,
            !folded.tokens[place].isDigits || isLetter(place)
        {
            if beginsID(place) || isPersonWord(place) { return nil }
            // уведомление за кола РВ1234КХ № 12345678
            if let end = plateShape(at: place) {
                most += end - place
                (place, plateEnd) = (end, end)
                continue
            }
            let found = word(at: place)
            if let meaning = found?.meaning, meaning.isOther || (meaning.document != nil && !meaning.isFiller) {
                // фиш за телефон К 1234567: said of the offence.
                guard let next = found?.next, meaning.document == nil, place > start,
                    isDocumentWithSeries(next, type, acceptsUnknown: true)
                else { return nil }
            }
            place = found?.next ?? place + 1
        }
        guard place > start, place < folded.tokens.count, isInText(place) == isOwn, folded.tokens[place].isDigits,
            !isDate(place), !isSomebodys(place),
            digits(from: place).count >= 6 || reading(at: place, type, []).isTelling
        else { return nil }
        // за скорост К 1234567
        let isSeries =
            place != plateEnd
            && (!folded.tokens[place - 1].closes || tables.series.contains(Array(slice(place - 1))))
        return (place, isSeries ? seriesLetters(place - 1) ?? [] : [])
    }

    /// Whether a series and the number of some document begin here; or of one that no register has.
    func isDocumentWithSeries(_ place: Int, _ type: DocumentType, acceptsUnknown: Bool) -> Bool {
        guard place + 1 < folded.tokens.count, !folded.tokens[place].isDigits, !isPersonWord(place),
            let series = seriesLetters(place)
        else { return false }
        let number = fillers(from: place + 1)
        guard number < folded.tokens.count, folded.tokens[number].isDigits else { return false }
        return reading(at: number, type, series).isTelling
            || (acceptsUnknown && digits(from: number).count >= 6 && tables.series.contains(Array(series))
                && !isSomebodys(number))
    }

    static let labels = ["INV", "REF"].map(Folding.word)

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
    func isDate(_ start: Int) -> Bool {
        let end = digits(from: start).end
        guard end - start > 1 else { return false }
        return (start..<end).allSatisfy { length($0) <= 2 || yearNumber($0) != nil }
    }

    /// A number of a person of the registers, a payment code, or a telephone.
    func isSomebodys(_ place: Int) -> Bool {
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
    struct Reading {
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
    func reading(at start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>) -> Reading {
        var digits: [UInt8] = []
        var reading = Reading(end: start, solid: start)
        // 2024-1234-567890 for 24-1234-567890
        let isYear = yearNumber(start) != nil
        while reading.end < folded.tokens.count, reading.end < start + 5, folded.tokens[reading.end].isDigits,
            !isEnded(reading.end, from: start)
        {
            digits.append(contentsOf: slice(reading.end))
            reading.end += 1
            let number = EvidenceTables.withoutLeadingZeros(digits[...])
            if let entry = entry(number) ?? (isYear && number.count > 9 ? entry(number.dropFirst(2)) : nil) {
                var date = date(after: reading.end)
                if date.year == 0, number.count < 6 { date.year = yearOfList(from: reading.end) }
                if date.year == 0, number.count < 6 { date.year = yearBefore }
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

    /// 23-9974-61136, 1.95: a comma ends what hyphens hold together; 24-4205-79151 1/1: so does another number of its own parts.
    private func isEnded(_ place: Int, from start: Int) -> Bool {
        guard place > start + 1, (start..<place - 1).contains(where: { [45, 47].contains(folded.tokens[$0].after) })
        else { return false }
        if folded.tokens[place - 1].after == 44 || folded.tokens[place - 1].after == 59 { return true }
        let count = (start..<place).reduce(0) { $0 + length($1) }
        return length(place) <= 2 && count >= tables.documents.longest - 2 && folded.tokens[place].isApart
            && folded.tokens[place - 1].after == 0
            && place + 1 < folded.tokens.count
            && folded.tokens[place + 1].isDigits && !folded.tokens[place + 1].isApart && yearNumber(place + 1) == nil
    }

    func entry(_ number: ArraySlice<UInt8>) -> ReferenceIndex.Entry? {
        guard !number.isEmpty, number.count <= tables.documents.longest else { return nil }
        return tables.documents.first(ReferenceIndex.hash(number), number)
    }

    mutating func number(
        at start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>, _ evidence: inout Evidence
    ) -> Int {
        if let end = numberBehindYear(at: start, type, series, &evidence) { return end }
        var found = reading(at: start, type, series)
        if found.hit == nil { found.hit = padded(start, type, series) }
        if let hit = found.hit, usesDocuments {
            addDocument(hit.found, &evidence)
            return more(type, from: afterDate(hit.end), &evidence)
        }
        // The first part alone is too short for a number that stands apart from the rest: 26 0001 000123.
        var isWhole = found.solid == start || folded.tokens[found.solid - 1].end - folded.tokens[start].start < 5
        if !isWhole { isWhole = goesOn(from: start, found) }
        return unknown(from: start, to: found.otherYear ?? (isWhole ? found.end : found.solid), type, series)
    }

    /// A short number behind its year: НП 2024/107.
    mutating func numberBehindYear(
        at start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>, _ evidence: inout Evidence
    ) -> Int? {
        guard usesDocuments, let year = yearNumber(start), digits(from: start).end == start + 2,
            (1...5).contains(length(start + 1)), let entry = entry(EvidenceTables.withoutLeadingZeros(slice(start + 1)))
        else { return nil }
        let found = tables.documents.all(entry).filter { fits($0, type, series, year) }
        guard !found.isEmpty else { return nil }
        addDocument(found, &evidence)
        return start + 2
    }

    /// A number in groups whose last one stands without its zeros: 25-1234-567 for 25-1234-000567. A single zero may be any digit
    /// that is lost.
    func padded(
        _ start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>
    ) -> (found: [Int32], end: Int)? {
        let (end, count) = digits(from: start)
        let missing = tables.documents.longest - count
        guard end == start + 3, length(start) == 2, count >= 7, missing > 1, folded.tokens[end - 1].closes,
            folded.bytes[Int(folded.tokens[end - 1].start)] != 48
        else { return nil }
        let number = slice(start) + slice(start + 1) + Array(repeating: 48, count: missing) + slice(end - 1)
        guard let entry = entry(EvidenceTables.withoutLeadingZeros(number[...])) else { return nil }
        let found = tables.documents.all(entry).filter { fits($0, type, series, 0) }
        return found.count == 1 ? (found, end) : nil
    }

    /// Whether digits behind a blank belong to a number: a hyphen goes on behind the end of a line (25-5846- 370708), and so does
    /// what has a number's own length only together (26-2125-164 053).
    func goesOn(from start: Int, _ found: Reading) -> Bool {
        if folded.tokens[found.solid - 1].after == 45 { return true }
        let end = yearNumber(found.end - 1) == nil ? found.end : found.end - 1
        guard found.solid > start + 1, end > found.solid, length(end - 1) > 2 else { return false }
        return abs(Int(folded.tokens[end - 1].end - folded.tokens[start].start) - tables.documents.longest) <= 1
    }

    mutating func addDocument(_ found: [Int32], _ evidence: inout Evidence) {
        let shown = found.count == 1 ? obligations[Int(found[0])].documentNumber : .none
        add(found, .document, shown: shown, &evidence)
    }

    /// Keeps a number that no register brings. A number ends where a blank or its year begins.
    private mutating func unknown(
        from start: Int, to end: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>
    ) -> Int {
        var last = end
        // A long number and a time: 1234567/10:25.
        if length(start) >= 6, last > start + 1, length(start + 1) <= 2 { last = start + 1 }
        // 24-1234-56789/10:25:33
        last = (start + 1..<max(last, start + 1)).first { length($0) <= 2 && folded.tokens[$0].after == 58 } ?? last
        // 123/2025: the year is no part of the number.
        let digitCount = (start..<last).reduce(0) { $0 + length($1) }
        if last - start > 1, let _ = yearNumber(last - 1),
            length(start) <= 6 || last - start > 2 || digitCount > tables.documents.longest + 1
        {
            last -= 1
        }
        // 123/20.11.2023: nor is its date.
        for place in start..<last where place > start {
            let isSolid = yearOfSolidDay(place) != nil
            guard isSolid || length(place) <= 2 || isDay(place) else { continue }
            let date = date(after: place)
            if (date.isWhole && date.end == place + 3) || isDay(place) || isSolid {
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
                    isID: false, key: key, prefix: 0, type: type, series: Array(series),
                    year: isOwn ? date.year == 0 && digits.count < 6 ? yearBefore : date.year : 0))
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
