// Reads the evidence of payments in one pass over the tokens of their texts; one reader a task, its buffers are used again.

internal import Domain

struct EvidenceReader {
    let tables: EvidenceTables
    let obligations: [Obligation]
    let text: TextArena
    private let usesIDs: Bool
    /// Documents by their exact number.
    let usesDocuments: Bool
    /// Documents at all: what is named and not found lets the money wait.
    let readsDocuments: Bool
    private let usesRepairs: Bool
    let usesOrders: Bool
    var folded = FoldedText()
    var details = FoundDetails()
    private var key: [UInt8] = []
    /// The place behind the last word for a tax or a fee.
    private(set) var taxed = -1
    /// Folded bytes of the payer's text: references of banks and portals stand behind it.
    private var textEnd: Int32 = 0
    var things = Things()
    /// The place behind the last document: digits that go on there are no part of its number.
    var documentEnd = -1
    /// The year of a date that stands between a document's word and its number; 0: none.
    var yearBefore: Int16 = 0
    /// The place behind the last word for a kind.
    var kindEnd = 0
    /// Of the payment that is read.
    private(set) var paidOn = Day(number: 0)
    /// No more unknown references or bare numbers than these are kept of one payment.
    static let most = 8

    init(_ tables: EvidenceTables, _ book: Book, strategies: [Strategy]) {
        self.tables = tables
        obligations = book.obligations
        text = book.text
        usesIDs = strategies.contains(.obligationID)
        usesDocuments = strategies.contains(.document)
        readsDocuments = usesDocuments || strategies.contains(.documentRepaired)
        usesRepairs = strategies.contains(.documentRepaired)
        usesOrders = strategies.contains(.order)
    }

    /// - Parameter row: of `payments`; a payment that is handed over by itself is copied.
    mutating func read(
        _ row: Int, of payments: borrowing Span<Payment>, _ bytes: borrowing Span<UInt8>
    ) -> Evidence {
        folded.clear()
        details = FoundDetails()
        taxed = -1
        paidOn = payments[row].paidOn
        let head = obligorHead(payments[row], bytes)
        folded.add(
            TextRef(offset: payments[row].remittance.offset + head, length: payments[row].remittance.length - head),
            of: bytes, behind: Int(head))
        textEnd = Int32(folded.bytes.count)
        things = Things()
        kindEnd = 0
        documentEnd = -1
        folded.add(payments[row].endToEndID, of: bytes)
        // The reference of a card payment is the portal's, no text of the payer's.
        if payments[row].channel == .bank { folded.add(payments[row].merchantReference, of: bytes) }
        if !payments[row].obligorID.isEmpty,
            let person = tables.debtors.find(bytes, payments[row].obligorID.range, &key)
        {
            details.persons.putFirst(person)
        }
        if !payments[row].paymentCode.isEmpty { field(code: payments[row].paymentCode, bytes) }
        folded.joinSpelt(tables, until: textEnd)
        var evidence = Evidence()
        var place = 0
        while place < folded.tokens.count { place = step(place, &evidence) }
        // Said beside a plate or an act, the vehicle is what they are of.
        let isOfVehicle = !things.isEmpty && (!details.plates.isEmpty || isActUnknown)
        if !isOfVehicle, !things.isEmpty { settleThings() }
        // НП 24-1234-567890 по АУАН 1234567: the act is what the decree rests on, no debt of its own.
        if evidence.has(.document) || details.unknown.contains(where: { $0.type == .decree }) {
            details.unknown.removeAll { $0.type == .act }
        }
        // Nobody's money waits for a number that nothing tells the meaning of.
        if details.persons.isEmpty, details.plates.isEmpty { details.unknown.removeAll(where: \.isBare) }
        if usesRepairs, !evidence.hasReference, !details.unknown.isEmpty { details.near = near(details.unknown) }
        // Beside an act that is waited for, words that only look like one for a kind say nothing.
        if !evidence.hasReference, details.kinds == 0, details.code == 0, !details.persons.isEmpty, things.isEmpty,
            !isActUnknown
        {
            details.kinds = weakKinds()
        }
        if usesOrders, payments[row].channel == .vpos { details.order = order(of: payments[row]) }
        if !details.isEmpty { evidence.more = EvidenceDetails(details) }
        return evidence
    }

    /// The first thirteen characters of a budget payment's text are the obligor's (domain.md 3.1), whatever follows them
    /// without a blank. Gives their count, 0 where no person of the registers stands there.
    private mutating func obligorHead(_ payment: borrowing Payment, _ bytes: borrowing Span<UInt8>) -> UInt32 {
        let (text, own) = (payment.remittance, payment.obligorID)
        guard text.length > 13 else { return 0 }
        let start = Int(text.offset)
        // 10007770625-1234-567890: the bank left out the blanks behind an identifier that it has in a field, too.
        if own.length >= 9, own.length < 13, (48...57).contains(bytes[start + Int(own.length)]),
            zip(own.range, text.range).allSatisfy({ bytes[$0] == bytes[$1] })
        {
            return own.length
        }
        let isMarked = bytes[start] == 76 && bytes[start + 1] == 78 && bytes[start + 2] == 67
        for place in (start + (isMarked ? 3 : 0))..<(start + 13) where bytes[place] < 48 || bytes[place] > 57 {
            return 0
        }
        guard let person = tables.debtors.find(bytes, start..<(start + 13), &key) else { return 0 }
        details.persons.add(person)
        return 13
    }

    private mutating func field(code: TextRef, _ bytes: borrowing Span<UInt8>) {
        var value: Int32 = 0
        var count = 0
        for index in code.range where bytes[index] >= 48 && bytes[index] <= 57 && count < 6 {
            value = value * 10 + Int32(bytes[index] - 48)
            count += 1
        }
        if count == 6 { details.code = value }
    }

    /// What begins at a token; gives the place behind it.
    private mutating func step(_ place: Int, _ evidence: inout Evidence) -> Int {
        let token = folded.tokens[place]
        if token.opens, usesIDs,
            let end = id(at: place, &evidence) ?? idAfterSign(at: place, &evidence)
                ?? idInCyrillic(at: place, &evidence)
        {
            return end
        }
        if token.isDigits {
            // 33FE26-000000949
            if !token.closes, place + 1 < folded.tokens.count, mayBeginID(place + 1) { begin(at: place + 1) }
            return number(at: place, &evidence)
        }
        if token.opens, let end = plate(at: place) { return end }
        guard let (meaning, next) = word(at: place) ?? undoubled(place) ?? drawn(place) else {
            return gluedDocument(at: place, &evidence) ?? slippedDocument(at: place, &evidence)
                ?? personWithLetter(at: place) ?? yearInWords(at: place) ?? place + 1
        }
        if readsDocuments, let type = meaning.document, type != .act || !isDeed(place),
            let end = document(after: next, type, &evidence)
        {
            documentEnd = end
            return end
        }
        if meaning.kinds != 0, isDenied(place) { return next }
        if meaning.document == nil, let end = documentOfKind(meaning.kinds, after: next, &evidence) {
            note(kinds: meaning.kinds, endingAt: end)
            documentEnd = end
            return end
        }
        let isTaxed = taxed == place
        if meaning.isTax || (isTaxed && meaning.isFiller) { taxed = next }
        if meaning.isVehicle || meaning.isEstate, !isTaxed {
            take(meaning, at: place, next)
        } else {
            note(kinds: meaning.kinds, endingAt: next)
        }
        return next
    }

    /// Whether an act is named that no register has.
    private var isActUnknown: Bool { details.unknown.contains { $0.type != nil } }

    func slice(_ place: Int) -> ArraySlice<UInt8> { folded.slice(place) }

    /// Whether a token is of the payer's own text.
    func isInText(_ place: Int) -> Bool { place < folded.tokens.count && folded.tokens[place].start < textEnd }

    func length(_ place: Int) -> Int { Int(folded.tokens[place].end - folded.tokens[place].start) }

    // MARK: References

    func add(_ index: ReferenceIndex, _ entry: ReferenceIndex.Entry, _ strategy: Strategy, _ evidence: inout Evidence) {
        if let single = index.single(entry) {
            add([single.obligation], strategy, shown: single.shown, &evidence)
        } else {
            add(index.all(entry), strategy, shown: .none, &evidence)
        }
    }

    /// Adds a reference by all that fits it.
    func add(_ found: [Int32], _ strategy: Strategy, shown: TextRef, _ evidence: inout Evidence) {
        if found.count == 1 {
            if !evidence.hasReference {
                evidence.single = found[0]
                evidence.strategy = strategy
                evidence.words = EvidenceText(shown, strategy == .document ? .document : .obligationID)
                return
            }
            if evidence.single == found[0] { return }
        }
        if evidence.single >= 0 {
            evidence.references.append(NamedReference(strategy: evidence.strategy, obligations: [evidence.single]))
            evidence.single = -1
        }
        if !evidence.references.contains(where: { $0.obligations == found }), evidence.references.count < 64 {
            evidence.references.append(NamedReference(strategy: strategy, obligations: found))
        }
    }

    // MARK: Numbers

    /// A person's identifier, a payment code, a year, or a document's number without its type.
    private mutating func number(at place: Int, _ evidence: inout Evidence) -> Int {
        if let end = personInGroups(at: place) ?? personInRun(at: place) { return end }
        let count = length(place)
        switch count {
        case 9, 10, 13:
            if person(slice(place)) {
                begin(at: place + 1)
                return place + 1
            }
        case 6, 7:
            if code(slice(place)) {
                begin(at: place + 1)
                return place + 1
            }
        case 2:
            // 44 21 00
            if place + 2 < folded.tokens.count, (1...2).allSatisfy({ folded.tokens[place + $0].isDigits }),
                length(place + 1) == 2, length(place + 2) == 2 || length(place + 2) == 3,
                code(folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[place + 2].end)])
            {
                begin(at: place + 3)
                return place + 3
            }
            if let end = partedCode(at: place) ?? twoDigits(at: place) ?? partedYear(at: place) { return end }
        case 1, 3, 5:
            if let end = partedCode(at: place) ?? partedYear(at: place) { return end }
        case 4:
            if let end = partedCode(at: place) { return end }
            // 2026-6174-124870 НП
            if readsDocuments, place + 1 < folded.tokens.count, folded.tokens[place + 1].isDigits,
                !folded.tokens[place + 1].isApart || isPartedBefore(place), let end = documentBefore(place, &evidence)
            {
                return end
            }
            if let end = addedYear(at: place) { return end }
            if year(place) { return place + 1 }
        default: break
        }
        if readsDocuments, let end = documentBefore(place, &evidence) { return end }
        return bareNumber(at: place)
    }

    private mutating func person(_ digits: ArraySlice<UInt8>) -> Bool {
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: digits)
        guard let person = tables.debtors.find(key) else { return false }
        details.persons.add(person)
        return true
    }

    /// A person's identifier in groups, behind a word for one: ЕГН 910810 3440. Gives the place behind it.
    private mutating func personInGroups(at start: Int) -> Int? {
        guard start + 1 < folded.tokens.count, folded.tokens[start + 1].isDigits, length(start) < 9,
            isBehindPersonWord(start)
        else { return nil }
        var end = start
        while end < folded.tokens.count, folded.tokens[end].isDigits {
            let digits = folded.bytes[Int(folded.tokens[start].start)..<Int(folded.tokens[end].end)]
            guard digits.count <= 13 else { return nil }
            end += 1
            if [9, 10, 13].contains(digits.count), person(digits) {
                begin(at: end)
                return end
            }
        }
        return nil
    }

    /// Digits in groups that are together, all of them, a person of the registers: 91 0810 3440.
    private mutating func personInRun(at start: Int) -> Int? {
        guard start + 1 < folded.tokens.count, folded.tokens[start + 1].isDigits,
            start == 0 || start == documentEnd || !folded.tokens[start - 1].isDigits
        else { return nil }
        var end = start + 1
        while end < folded.tokens.count, folded.tokens[end].isDigits { end += 1 }
        let digits = folded.bytes[Int(folded.tokens[start].start)..<Int(folded.tokens[end - 1].end)]
        guard end - start <= 5, [9, 10, 13].contains(digits.count), !isCode(digits), person(digits) else { return nil }
        begin(at: end)
        return end
    }

    /// Whether a word for an identifier stands among the few words before a number (ЕГН на собственика 910810 3440).
    private func isBehindPersonWord(_ place: Int) -> Bool {
        for before in (max(place - 4, 0)..<place).reversed() {
            guard !folded.tokens[before].isDigits else { return false }
            // Е.Г.Н.
            let first = length(before) == 1 && before > 1 ? before - 2 : before
            let word = folded.bytes[Int(folded.tokens[first].start)..<Int(folded.tokens[before].end)]
            if Self.personWords.contains(where: word.elementsEqual) { return true }
        }
        return false
    }

    func isPersonWord(_ place: Int) -> Bool { Self.personWords.contains(where: slice(place).elementsEqual) }

    /// ЕГН О445045001: there is no series behind that word, so the letter is a digit. Gives the place of the number.
    private mutating func personWithLetter(at place: Int) -> Int? {
        guard FoldedText.looksLikeDigit(folded.bytes[Int(folded.tokens[place].start)]), isBehindPersonWord(place) else {
            return nil
        }
        folded.mendNumber(at: place)
        return folded.tokens[place].isDigits ? place : nil
    }

    private static let personWords = [
        "ЕГН", "EGN", "ЛНЧ", "LNCH", "LNC", "ЕИК", "EIK", "булстат", "bulstat", "ИН", "ПИН", "ЗЛ", "лице", "lice", "BG",
        "ID", "kimlik", "CNP", "платец", "субект",
    ].map(Folding.word)

    /// A payment code in groups, as people write it or as the end of a bank's line parts it: 44 21 00, 4 42100.
    private mutating func partedCode(at place: Int) -> Int? {
        let start = Int(folded.tokens[place].start)
        guard folded.bytes[start] == 52 else { return nil }
        var end = place + 1
        while end < folded.tokens.count, end < place + 4, folded.tokens[end].isDigits {
            let digits = folded.bytes[start..<Int(folded.tokens[end].end)]
            end += 1
            guard digits.count < 6 else {
                guard digits.count == 6, code(digits) else { return nil }
                begin(at: end)
                return end
            }
        }
        return nil
    }

    private mutating func code(_ digits: ArraySlice<UInt8>) -> Bool {
        guard isCode(digits) else { return false }
        if details.code == 0 { details.code = Self.value(ofCode: digits) }
        return true
    }

    /// Whether digits begin with a payment code; one that no kind of pipeline.yml has says nothing.
    func isCode(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.starts(with: [52, 52]) && tables.codes[Self.value(ofCode: digits)] != nil
    }

    private static func value(ofCode digits: ArraySlice<UInt8>) -> Int32 {
        digits.prefix(6).reduce(0) { $0 * 10 + Int32($1 - 48) }
    }

    /// A bank's mark that is glued to the text (20РВ1234КХ), or a year (за 25 г.); gives the place behind it.
    private mutating func twoDigits(at place: Int) -> Int? {
        if place == 0, !folded.tokens[0].closes, let first = slice(0).first, first == 50 || first == 54 {
            folded.trim(1, by: 0)
            return 1
        }
        let hasNext = place + 1 < folded.tokens.count
        let isBehindWord = place > 0 && !folded.tokens[place - 1].isDigits
        var end = place + 1
        var value = shortYear(place)
        if isBehindWord, hasNext, slice(place).elementsEqual([50, 48]), isBeforeYear(place - 1),
            let year = shortYear(place + 1)
        {
            // за 20 25: the end of a bank's line stood within it.
            (value, end) = (year, place + 2)
        } else if isBehindWord, hasNext, isYearWord(place + 1), !isParted(place) {
            end = place + 2
        } else if isBehindWord, isYearName(place - 1), folded.tokens[place].closes,
            !hasNext || !folded.tokens[place + 1].isDigits || folded.tokens[place + 1].isApart
        {
            // за год.25
        } else if !isQuotedYear(place) {
            return nil
        }
        guard let value else { return nil }
        if details.year == 0 { details.year = value }
        return end
    }
}
