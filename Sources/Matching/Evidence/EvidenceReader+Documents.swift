// Documents in a text: type, series, number, year, in any of the ways in which people write them.

internal import Domain

extension EvidenceReader {
    /// A word for a kind of document, words that say nothing, a series, a number, a year. nil: no number follows.
    mutating func document(after start: Int, _ type: DocumentType, _ evidence: inout Evidence) -> Int? {
        var place = fillers(from: start)
        var series: ArraySlice<UInt8> = []
        // A series of one to three letters.
        if place < folded.tokens.count, !folded.tokens[place].isDigits, length(place) <= 3 {
            series = Self.withoutSign(slice(place))
            place = fillers(from: place + 1)
        }
        guard place < folded.tokens.count, folded.tokens[place].isDigits, place <= start + 8 else { return nil }
        return number(at: place, type, series, &evidence)
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

    /// The longest run of digits that is the number of a document which fits; gives the place behind it.
    private mutating func number(
        at start: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>, _ evidence: inout Evidence
    ) -> Int {
        var digits: [UInt8] = []
        var hit: (found: [Int32], end: Int)?
        var place = start
        var solid = start
        while place < folded.tokens.count, place < start + 5, folded.tokens[place].isDigits {
            digits.append(contentsOf: slice(place))
            place += 1
            let number = EvidenceTables.withoutLeadingZeros(digits[...])
            if let entry = tables.documents.first(ReferenceIndex.hash(number), number) {
                let year = year(after: place)
                var found = tables.documents.all(entry).filter { fits($0, type, series, year) }
                // A date that only follows may be of the payment.
                if found.isEmpty, number.count >= 6, isLooseDate(place) {
                    found = tables.documents.all(entry).filter { fits($0, type, series, 0) }
                }
                if !found.isEmpty { hit = (found, place) }
            }
            if place < folded.tokens.count, folded.tokens[place].isApart, solid == start { solid = place }
        }
        if let hit {
            let shown = hit.found.count == 1 ? obligations[Int(hit.found[0])].documentNumber : .none
            add(hit.found, .document, shown: shown, &evidence)
            return afterDate(hit.end)
        }
        // The first part alone is too short for a number that stands apart from the rest: 26 0001 000123.
        let isWhole = solid == start || folded.tokens[solid - 1].end - folded.tokens[start].start < 5
        return unknown(from: start, to: isWhole ? place : solid, type, series)
    }

    /// Keeps a number that no register brings. A number ends where a blank or its year begins.
    private mutating func unknown(
        from start: Int, to end: Int, _ type: DocumentType, _ series: ArraySlice<UInt8>
    ) -> Int {
        var last = end
        // 123/2025: the year is no part of the number.
        let digitCount = (start..<last).reduce(0) { $0 + length($1) }
        if last - start > 1, let _ = yearNumber(last - 1),
            length(start) <= 6 || last - start > 2 || digitCount > tables.documents.longest + 1
        {
            last -= 1
        }
        // 123/20.11.2023: nor is its date.
        for place in start..<last where place > start && place + 2 < folded.tokens.count {
            if length(place) <= 2, folded.tokens[place + 1].isDigits, length(place + 1) <= 2,
                yearNumber(place + 2) != nil
            {
                last = place
                break
            }
        }
        var digits: [UInt8] = []
        for place in start..<last { digits.append(contentsOf: slice(place)) }
        let key = Array(EvidenceTables.withoutLeadingZeros(digits[...]))
        if details.unknown.count < 8, !key.isEmpty {
            details.unknown.append(
                UnknownReference(
                    isID: false, key: key, prefix: 0, type: type, series: Array(series),
                    year: key.count >= 6 && isLooseDate(last) ? 0 : year(after: last)))
        }
        return afterDate(last)
    }

    private func fits(_ debt: Int32, _ type: DocumentType, _ series: ArraySlice<UInt8>, _ year: Int16) -> Bool {
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

    /// `/2025`, `от 12.03.2025`: the year that belongs to a number which ends before this place; 0 for none.
    func year(after place: Int) -> Int16 {
        var index = place
        var digits = 0
        while index < folded.tokens.count, index < place + 5 {
            if let year = yearNumber(index) { return year }
            if folded.tokens[index].isDigits {
                // Day and month before it.
                guard length(index) <= 2, digits < 2 else { return 0 }
                digits += 1
            } else {
                guard digits == 0, let meaning = tables.vocabulary.meaning(slice(index)), meaning.isFiller else {
                    return 0
                }
            }
            index += 1
        }
        return 0
    }

    /// Whether a date or year stands behind a number with nothing but a blank before it: no `/`, no „от“.
    private func isLooseDate(_ place: Int) -> Bool {
        place < folded.tokens.count && folded.tokens[place].isDigits && folded.tokens[place].isApart
    }

    /// The place behind the date of a document, which is no year that the payer pays for.
    private func afterDate(_ place: Int) -> Int {
        guard year(after: place) != 0 else { return place }
        var index = place
        while index < folded.tokens.count, yearNumber(index) == nil { index += 1 }
        return min(index + 1, folded.tokens.count)
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
