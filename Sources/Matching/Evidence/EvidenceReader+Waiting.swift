// Numbers that no register has and that look like a document's all the same: the money waits for it.

internal import Domain

extension EvidenceReader {
    /// № 26065480 that no register has, or a number that looks like a document's: one is named, by whatever name.
    mutating func addBareUnknown(_ place: Int) {
        guard details.unknown.count < Self.most, looksNamed(place), !isOfOther(place) else { return }
        details.unknown.append(
            UnknownReference(
                isID: false, key: Array(EvidenceTables.withoutLeadingZeros(slice(place))), prefix: 0, type: nil,
                series: [], year: 0))
    }

    private func looksNamed(_ place: Int) -> Bool {
        // EasyPay 4471829, where the bank's field ends: there may be more of it.
        guard isInText(place), folded.tokens[place].after != FoldedText.cut,
            place == 0 || !folded.tokens[place - 1].isDigits
        else { return false }
        let count = length(place)
        if count >= 6, isNumberWord(place - 1) { return folded.isSign(place - 1) || !isSomebodys(place) }
        if count < 6 { return isInGroups(place) || isShortNamed(place) }
        guard digits(from: place).end == place + 1, count <= tables.documents.longest, yearOfSolidDay(place) == nil,
            !isSomebodys(place)
        else { return false }
        let isAsLong = tables.documents.has(length: count)
        // 1234567 К; and a text that is nothing but a number.
        if isAsLong, isInText(place + 1), isSeries(place + 1), word(at: place + 1) == nil { return true }
        guard place > 0 else { return isAsLong && !isInText(place + 1) }
        if isBehindFine(place) { return isAsLong }
        let before = slice(place - 1)
        guard !isPersonWord(place - 1), word(at: place - 1) == nil else { return false }
        // т. 0888123: a telephone, which the end of a field may have cut.
        if folded.tokens[place - 1].after == 46, slice(place).first == 48, before.elementsEqual([84]) { return false }
        // М 1234567; and a word that begins none of ours.
        return before.count <= 3 ? tables.series.contains(Array(before)) : isAsLong
    }

    /// 26-1234-567890, 26 1234 567890: no other number is written so.
    private func isInGroups(_ place: Int) -> Bool {
        let run = digits(from: place)
        if run.end == place + 3, length(place + 1) > 2, abs(run.count - tables.documents.longest) <= 1 { return true }
        guard place + 2 < folded.tokens.count, shortYear(place) != nil,
            (1...2).allSatisfy({ folded.tokens[place + $0].isDigits && length(place + $0) > 2 }),
            [0, 45].contains(folded.tokens[place + 1].after), !isSomebodys(place + 2),
            place + 3 == folded.tokens.count || !folded.tokens[place + 3].isDigits
        else { return false }
        return (0...2).reduce(0) { $0 + length(place + $1) } == tables.documents.longest
    }

    /// № 182/2025, глоба 182 от 12.02.2025, глоба № 182: short numbers may be of anything else.
    private func isShortNamed(_ place: Int) -> Bool {
        guard length(place) >= 3, place > 0, yearNumber(place) == nil, !isDate(place) else { return false }
        let isFine = isBehindFine(place)
        // Nothing but its sign before it, or a person: another number may be of anything.
        let isSigned = isNumberWord(place - 1)
        let isAlone = isSigned && (place == 1 || folded.tokens[place - 2].isDigits)
        let date = date(after: place + 1)
        return date.year == 0 || date.isLoose ? isSigned && isFine : isAlone || isFine
    }

    /// Whether a word for fines stands before a number, nothing but small words between: глоба с номер, глобата ми.
    private func isBehindFine(_ place: Int) -> Bool {
        for before in (max(place - 4, 0)..<place).reversed() {
            guard !folded.tokens[before].isDigits, !isPersonWord(before), !isParted(before) else { return false }
            let meaning = word(at: before)?.meaning
            if let kinds = meaning?.kinds, kinds != 0 { return kinds & ~tables.fines == 0 }
            guard meaning?.isFiller ?? false || length(before) <= 2 || isNumberWord(before) else { return false }
        }
        return false
    }

    // MARK: Words that stand for a document's own

    /// глоба за паркиране № 12345678: the kind says the type, where only documents of one type are of it.
    mutating func documentOfKind(_ kinds: UInt64, after start: Int, _ evidence: inout Evidence) -> Int? {
        guard readsDocuments, kinds.nonzeroBitCount == 1, kinds & tables.fines == kinds else { return nil }
        let type = tables.types[kinds.trailingZeroBitCount]
        let place = fillers(from: start)
        guard type != .other, place < folded.tokens.count, folded.tokens[place].isDigits, isInText(place),
            !isDate(place), !isSomebodys(place)
        else { return nil }
        let found = reading(at: place, type, [])
        let count = digits(from: place).count
        guard (found.hit != nil && found.isTelling) || (count >= 6 && isNear(count, at: place, behind: start)) else {
            return nil
        }
        return number(at: place, type, [], &evidence)
    }

    /// Whether a number may be a document's by its length: a digit more or less where № stands before it, or where what was
    /// уведомление is another word: уверение за паркиране 622000541.
    private func isNear(_ count: Int, at place: Int, behind start: Int) -> Bool {
        if tables.documents.has(length: count) { return true }
        guard tables.documents.has(length: count - 1) || tables.documents.has(length: count + 1) else { return false }
        return isNumberWord(place - 1)
            || (max(start - 4, 0)..<start).contains {
                !folded.tokens[$0].isDigits && length($0) > 4 && Self.noticeHeads.contains(where: slice($0).starts)
            }
    }

    private static let noticeHeads = ["уве", "uve"].map(Folding.word)

    /// фйш К 4321567: a short word for a type with a slip, where a number of that type or a known series stands behind it.
    mutating func slippedDocument(at place: Int, _ evidence: inout Evidence) -> Int? {
        guard readsDocuments, (2...6).contains(length(place)),
            let type = DocumentWords.slipped(slice(place)) ?? corrected(place)
        else { return nil }
        let next = fillers(from: place + 1)
        guard next < folded.tokens.count else { return nil }
        if folded.tokens[next].isDigits {
            let found = reading(at: next, type, [])
            guard found.hit != nil, found.isTelling else { return nil }
        } else if !isDocumentWithSeries(next, type, acceptsUnknown: true) {
            return nil
        }
        guard let end = document(after: place + 1, type, &evidence) else { return nil }
        documentEnd = end
        return end
    }

    /// финиш серия К № 4321567: a telephone made another word of фиш; told by „серия“ and a known series.
    private func corrected(_ place: Int) -> DocumentType? {
        guard slice(place).starts(with: Self.ticketHead) || slice(place).starts(with: [70, 73]),
            place + 2 < folded.tokens.count,
            Self.corrections.contains(where: slice(place).elementsEqual),
            Self.seriesWords.contains(where: slice(place + 1).elementsEqual), isSeries(place + 2)
        else { return nil }
        return .ticket
    }

    private static let ticketHead = Folding.word("фи")
    private static let corrections = ["финиш", "финиша", "фин", "фикс"].flatMap(Transliteration.written)
    private static let seriesWords = ["серия", "сер"].flatMap(Transliteration.written)
}
