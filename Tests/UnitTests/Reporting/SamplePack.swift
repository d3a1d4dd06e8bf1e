// A pack for the writers: generated from a seed, with every hard text in it.

import Domain

/// The same numbers on every machine.
struct SampleNumbers {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(_ limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
}

enum SamplePack {
    /// Texts that a CSV file or a sheet could get wrong.
    static let texts = [
        "", "Иван Петров", "=1+1", "+359 88", "-5", "@SUM(A1)", "\ttab", "\rCR", "a,b", "say \"so\"", "two\nlines", "'",
        "0001234", "=\"x\",1", "ЕООД „Ралица“, Пловдив", "1234567", "12345678", "123456789", "x",
        String(repeating: "дълъг текст, ", count: 90), "\u{1}\u{7F}", "\u{FFFF}", "🏛",
    ]

    static func make(_ count: Int, seed: UInt64 = 1, languages: [Language] = [.bg, .en]) -> ReportPack {
        var numbers = SampleNumbers(seed)
        var book = Book()
        book.files = ["Inputs/bank/a.xml", "Inputs/register/tax, all.csv", "Inputs/bank/=b.csv"].map { file($0) }
        var standings: [Standing] = []
        for index in 0..<count {
            let (obligation, standing) = debt(index, &numbers, &book.text)
            book.obligations.append(obligation)
            standings.append(standing)
        }
        for _ in 0..<count { addPayment(&numbers, &book) }
        var pack = ReportPack(
            run: RunIdentity(number: 7, date: Day(number: 20_781)), configuration: configuration(languages),
            programVersion: "1.0", options: ["--only bank"], book: book, standings: standings)
        pack.listedPayments = (0..<Int32(count)).filter { $0 % 7 != 3 }.reversed()
        pack.listedFiles = [2, 0, 1]
        addMovements(count, &numbers, &pack)
        addFindings(&numbers, &pack)
        addRest(count, &pack)
        return pack
    }

    static func configuration(_ languages: [Language]) -> Configuration {
        var configuration = Configuration()
        configuration.organisation.name = "Община Пловдив"
        configuration.organisation.languages = languages
        configuration.kinds = ["waste_fee", "property_tax", "penal_decree"].map {
            var kind = KindSettings()
            kind.name = $0
            kind.code = "442100"
            return kind
        }
        var account = AccountSettings()
        account.iban = "BG43TEST12348400000001"
        configuration.accounts = [account]
        return configuration
    }

    private static func file(_ name: String) -> FileRecord {
        var file = FileRecord()
        file.source = "bank"
        file.name = name
        file.records = 3
        file.accepted = 2
        file.rejected = 1
        file.credits = MaybeMoney(123_45)
        file.currency = "EUR"
        return file
    }

    private static func debt(
        _ index: Int, _ numbers: inout SampleNumbers, _ text: inout TextArena
    ) -> (Obligation, Standing) {
        var debt = Obligation()
        debt.id = text.append("O" + String(numbers.next(1_000_000)) + "-" + String(index))
        debt.documentNumber = text.append(numbers.pick(texts))
        debt.payerID = text.append(String(7_501_020_000 + numbers.next(9)))
        debt.payerName = text.append(numbers.pick(texts))
        debt.object = text.append(numbers.pick(texts))
        debt.kind = KindIndex(numbers.next(3))
        debt.year = Int16(numbers.pick([0, 2024, 2025]))
        debt.issuedOn = Day(number: Int32(20_000 + numbers.next(30)))
        debt.dueOn = MaybeDay(numbers.next(3) == 0 ? nil : Day(number: Int32(20_770 + numbers.next(20))))
        debt.position = SourcePosition(file: 1, line: UInt32(index + 2))
        var standing = Standing()
        standing.principal = Int64(numbers.next(100_000)) + 1
        standing.interest = Int64(numbers.next(100))
        standing.paid = Int64(numbers.next(150_000))
        let left = standing.assessed - standing.paid
        standing.outstanding = max(0, left)
        standing.credit = max(0, -left)
        standing.state = left < 0 ? .overpaid : left == 0 ? .settled : .partlyPaid
        return (debt, standing)
    }

    private static func addPayment(_ numbers: inout SampleNumbers, _ book: inout Book) {
        var payment = Payment()
        payment.id = RecordID(bits: UInt64(numbers.next(Int.max)))
        payment.amount = Int64(numbers.next(200_000)) - 20_000
        payment.currency = numbers.pick([.eur, .eur, .eur, .eur, .bgn])
        payment.account = numbers.pick([0, noAccount])
        payment.channel = numbers.pick(Channel.allCases)
        payment.bookedOn = Day(number: 20_781 - Int32(numbers.next(400)))
        payment.paidOn = payment.bookedOn
        payment.position = SourcePosition(file: UInt32(numbers.next(3)), line: 5, detail: UInt32(numbers.next(3)))
        payment.bankReference = book.text.append(numbers.pick(texts))
        payment.payerName = book.text.append(numbers.pick(texts))
        payment.obligorID = book.text.append(String(7_501_020_000 + numbers.next(12)))
        payment.remittance = book.text.append(numbers.pick(texts))
        var standing = PaymentStanding()
        if payment.amount > 0 {
            standing.status = numbers.pick([.matched, .unmatched, .ambiguous, .partlyMatched])
            if standing.status == .matched { standing.allocated = payment.amount }
            if standing.status == .partlyMatched { standing.allocated = payment.amount / 3 }
            standing.strategy = .document
            standing.confidence = 97
        }
        book.payments.append(payment)
        book.paymentStandings.append(standing)
    }

    private static func addMovements(_ count: Int, _ numbers: inout SampleNumbers, _ pack: inout ReportPack) {
        for index in 0..<count {
            let payment = pack.book.payments[index]
            let evidence = EvidenceText(
                pack.book.text.append(numbers.pick(texts)), numbers.pick([.none, .obligationID, .document]))
            for serial in 0..<Int32(1 + numbers.next(3)) {
                let debt = Int32(numbers.next(count))
                let claim = Claim(
                    payment: payment.id, paymentIndex: numbers.next(9) == 0 ? -1 : Int32(index), obligation: debt,
                    amount: 0, paidOn: payment.paidOn, bookedOn: payment.bookedOn, paymentAmount: payment.amount,
                    bankReference: payment.bankReference, strategy: .document, rule: .principalInterestCosts,
                    evidence: evidence)
                var split = Split()
                split.principal = Int64(numbers.next(1_000)) - 100
                split.credit = Int64(numbers.next(50))
                pack.allocations.append(Allocation(Int32(0), of: claim, split: split, rule: .credit, serial: serial))
            }
            if numbers.next(4) == 0 {
                pack.candidates.append(
                    Candidate(
                        paymentIndex: Int32(index), obligation: Int32(numbers.next(count)),
                        rank: Int32(numbers.next(3)),
                        score: 80, reason: Message("test.reason", [numbers.pick(texts)])))
            }
        }
    }

    private static func addFindings(_ numbers: inout SampleNumbers, _ pack: inout ReportPack) {
        for code in DiscrepancyCode.allCases {
            for _ in 0..<(1 + numbers.next(3)) {
                let finding = Finding(
                    code, Subjects(obligation: numbers.pick(texts)), sourceFile: "Inputs/bank/a.xml",
                    sourcePosition: "7", amount: numbers.pick([nil, -5, 1_234]), currency: .eur,
                    message: Message("test.finding", [numbers.pick(texts)]))
                pack.discrepancies.append(
                    Discrepancy(
                        id: RecordID(bits: UInt64(numbers.next(Int.max))), finding: finding,
                        state: numbers.pick([.new, .carried, .resolved]), openedOn: Day(number: 20_700)))
            }
        }
    }

    private static func addRest(_ count: Int, _ pack: inout ReportPack) {
        var batch = Settlement()
        batch.batch = RecordID(bits: 77)
        batch.acquirer = "borica"
        batch.net = 100
        batch.credited = 90
        batch.bankPayments = [RecordID(bits: 5), RecordID(bits: 6)]
        batch.status = "short"
        (batch.sourceFile, batch.sourcePosition) = ("Inputs/pos/a.csv", "2")
        (batch.creditFile, batch.creditPosition) = ("Inputs/bank/a.xml", "9")
        pack.settlements = [batch]
        for index in stride(from: count - 1, through: 0, by: -2) {
            var posting = RegisterPosting(obligation: Int32(index))
            posting.allocated = 10
            posting.serial = Int64(index + 100)
            pack.postings.append(posting)
        }
        var statement = Statement()
        statement.account = 0
        statement.number = "12"
        statement.balanced = true
        statement.opening = -5
        pack.statements = [statement]
        pack.rejects = texts.enumerated().map { index, text in
            Reject(
                position: SourcePosition(file: 0, line: UInt32(100 - index)), message: Message("test.reject", [text]),
                raw: text)
        }
        pack.controls = [
            ControlTotal(
                name: "obligations", scope: "run", currency: "EUR",
                terms: [.init("opening", 100), .init("closing", 100)], difference: 0)
        ]
        pack.inputHashes = [("Inputs/bank/a.xml", "00ff")]
    }
}
