@testable import Domain
@testable import Store

/// A stream of numbers from a seed (SplitMix64).
struct Dice {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
    mutating func coin() -> Bool { next() & 1 == 0 }
    mutating func word() -> String {
        let pieces = ["", "Иван", "NOTA", "0012", "А'\"б", "x y", "ЕГН 8001011237", "\u{0}z", "\n", "€"]
        return (0..<below(4)).map { _ in pieces[below(pieces.count)] }.joined()
    }
    mutating func day() -> Day { Day(number: 19_000 + Int32(below(2000))) }
    mutating func maybeDay() -> MaybeDay { coin() ? .none : MaybeDay(day()) }
}

/// Nights made of dice: each posts into a ledger what the model keeps in words.
struct BooksModel {
    var dice: Dice
    var number: Int64 = 0
    private(set) var obligations: [String: String] = [:]
    private(set) var payments: [UInt64: String] = [:]
    private(set) var openPayments: Set<UInt64> = []
    private(set) var claims: [String: String] = [:]

    init(seed: UInt64) { dice = Dice(seed: seed) }

    /// Kinds, accounts and sources in an order of their own each night.
    mutating func configuration() -> Configuration {
        var configuration = Configuration()
        let turn = dice.below(3)
        for place in 0..<3 {
            let name = (place + turn) % 3
            configuration.kinds.append(KindSettings())
            configuration.kinds[place].name = "kind\(name)"
            configuration.sources.append(SourceSettings())
            configuration.sources[place].name = "source\(name)"
            configuration.accounts.append(AccountSettings())
            configuration.accounts[place].iban = "BG\(name)"
        }
        return configuration
    }

    /// A night that begins with what the ledger holds.
    mutating func night(_ state: LedgerState, _ configuration: Configuration, obligations count: Int, payments: Int)
        -> RunPosting
    {
        number += 1
        var book = state.book
        var standings = state.standings
        var file = FileRecord()
        (file.source, file.name, file.sha256) = ("source1", "Inputs/f\(number).csv", "hash\(number)")
        book.files.append(file)
        let fileIndex = FileIndex(book.files.count - 1)
        var newVersions: [Int32] = []
        for index in book.obligations.indices where dice.below(8) == 0 { newVersions.append(Int32(index)) }
        for _ in 0..<count {
            newVersions.append(Int32(book.obligations.count))
            book.obligations.append(Obligation())
            standings.append(Standing())
        }
        for index in newVersions { obligation(&book, Int(index), fileIndex, configuration) }
        let firstNew = book.payments.count
        for _ in 0..<payments { payment(&book, fileIndex, configuration) }
        let changed = claims(&book, &standings, configuration)
        var posting = RunPosting(run: run(state), book: book, standings: standings)
        posting.names = (
            configuration.accounts.map(\.iban), configuration.kinds.map(\.name), configuration.sources.map(\.name)
        )
        posting.newFiles = [fileIndex]
        posting.newVersions = newVersions
        posting.changedObligations = changed.obligations.filter { !newVersions.contains($0) }
        posting.newPayments = (firstNew..<book.payments.count).map { Int32($0) }
        posting.changedPayments = changed.payments.filter { Int($0) < firstNew }
        posting.changedClaims = changed.claims
        posting.allocations = changed.claims.enumerated().map {
            Allocation(Int32($0.offset), of: $0.element, split: $0.element.posted, rule: $0.element.rule)
        }
        posting.lastPostingSerial = number * 10
        return posting
    }

    private func run(_ state: LedgerState) -> PostedRun {
        PostedRun(
            identity: RunIdentity(number: number, date: Day(number: 20_000 + Int32(number))), programVersion: "1",
            settingsHash: "s", fingerprint: "f", manifestHash: "m\(number)",
            previousManifestHash: state.lastRun?.manifestHash ?? "", exitStatus: 0)
    }

    private mutating func obligation(
        _ book: inout Book, _ index: Int, _ file: FileIndex, _ configuration: Configuration
    ) {
        var record = Obligation()
        let old = book.obligations[index]
        record.id = old.id.isEmpty ? book.text.append("O-\(number)-\(index)") : old.id
        record.ledgerRow = old.ledgerRow
        for key in [
            \Obligation.documentSeries, \.documentNumber, \.payerID, \.payerName, \.object, \.instalment, \.sentTo,
            \.issuer,
        ] {
            record[keyPath: key] = book.text.append(dice.word())
        }
        record.principal = Int64(dice.below(100_000))
        record.interest = dice.coin() ? .none : MaybeMoney(Int64(dice.below(100)))
        record.costs = Int64(dice.below(100))
        record.paidElsewhere = Int64(dice.below(100))
        record.outstanding = dice.coin() ? .none : MaybeMoney(Int64(dice.below(100)))
        record.currency = dice.coin() ? .eur : .bgn
        record.issuedOn = dice.day()
        for key in [
            \Obligation.documentDate, \.servedOn, \.dueOn, \.enforcementOn, \.inForceOn, \.limitationRestartedOn,
            \.closedSeenOn,
        ] {
            record[keyPath: key] = dice.maybeDay()
        }
        record.position = SourcePosition(file: file, line: UInt32(dice.below(1000)))
        record.kind = KindIndex(dice.below(3))
        record.source = UInt16(dice.below(3))
        record.year = Int16(2000 + dice.below(30))
        record.status = RegisterStatus(rawValue: UInt8(dice.below(4))) ?? .open
        record.facts = dice.next()
        record.isMissing = dice.coin()
        record.wasNeverOpen = dice.coin()
        book.obligations[index] = record
    }

    private mutating func payment(_ book: inout Book, _ file: FileIndex, _ configuration: Configuration) {
        var record = Payment()
        record.id = RecordID(bits: dice.next())
        record.amount = Int64(1 + dice.below(100_000))
        record.charges = Int64(dice.below(10))
        record.flags = PaymentFlags(rawValue: UInt32(dice.below(256)))
        record.position = SourcePosition(file: file, line: UInt32(dice.below(1000)), detail: UInt32(dice.below(3)))
        (record.bookedOn, record.valueOn, record.paidOn) = (dice.day(), dice.maybeDay(), dice.day())
        record.account = dice.coin() ? noAccount : AccountIndex(dice.below(3))
        record.channel = Channel(rawValue: UInt8(dice.below(3))) ?? .bank
        for key in [
            \Payment.terminal, \.bankReference, \.endToEndID, \.merchantReference, \.originalReference, \.obligorID,
            \.obligorName,
            \.payerName, \.payerIBAN, \.paymentCode, \.remittance, \.transactionCode,
        ] { record[keyPath: key] = book.text.append(dice.word()) }
        book.payments.append(record)
        book.paymentStandings.append(PaymentStanding())
    }

    /// Gives open money to obligations, takes some back, and keeps what must stand afterwards.
    private mutating func claims(
        _ book: inout Book, _ standings: inout [Standing], _ configuration: Configuration
    ) -> (claims: [Claim], payments: [Int32], obligations: [Int32]) {
        var changed: [Claim] = []
        var payments: [Int32] = []
        for index in book.payments.indices where dice.coin() && !book.obligations.isEmpty {
            let record = book.payments[index]
            let target = Int32(dice.below(book.obligations.count))
            let rest = record.amount - book.paymentStandings[index].allocated
            let isThere = book.claims.contains { $0.payment == record.id && $0.obligation == target && $0.amount > 0 }
            guard rest > 0, !isThere else { continue }
            let amount = dice.coin() ? rest : Int64(1 + dice.below(Int(rest)))
            var claim = Claim(
                payment: record.id, paymentIndex: Int32(index), obligation: target, amount: amount,
                paidOn: record.paidOn,
                bookedOn: record.bookedOn, paymentAmount: record.amount, bankReference: record.bankReference,
                strategy: .document,
                rule: .principalInterestCosts,
                evidence: EvidenceText(book.text.append(dice.word()), dice.coin() ? .document : .none))
            claim.posted.principal = amount
            claim.isRuling = dice.coin()
            book.claims.append(claim)
            changed.append(claim)
            payments.append(Int32(index))
            book.paymentStandings[index].allocated += amount
            book.paymentStandings[index].strategy = .document
            book.paymentStandings[index].confidence = 90
            book.paymentStandings[index].status = amount == rest ? .matched : .partlyMatched
        }
        settle(book, &standings)
        keep(book, standings, configuration)
        return (changed, payments, Array(Set(changed.map(\.obligation))))
    }

    private func settle(_ book: Book, _ standings: inout [Standing]) {
        var paid = Array(repeating: Int64(0), count: book.obligations.count)
        for claim in book.claims { paid[Int(claim.obligation)] += claim.amount }
        for index in book.obligations.indices {
            let record = book.obligations[index]
            var standing = Standing()
            standing.principal = record.principal
            standing.costs = record.costs
            standing.interest = record.interest.value ?? 0
            standing.paidElsewhere = record.paidElsewhere
            standing.paid = paid[index]
            let rest = standing.assessed - standing.paid
            standing.outstanding = max(rest, 0)
            standing.credit = max(-rest, 0)
            standing.state = rest < 0 ? .overpaid : .open
            standings[index] = standing
        }
    }

    private mutating func keep(_ book: Book, _ standings: [Standing], _ configuration: Configuration) {
        let words = BookWords(book, configuration)
        obligations = words.obligations(standings)
        claims = words.claims()
        openPayments = []
        for index in book.payments.indices {
            payments[book.payments[index].id.bits] = words.payment(index)
            if book.paymentStandings[index].status != .matched { openPayments.insert(book.payments[index].id.bits) }
        }
    }
}

/// A book in words: names for indices, texts for references.
struct BookWords {
    let book: Book
    let configuration: Configuration

    init(_ book: Book, _ configuration: Configuration) {
        self.book = book
        self.configuration = configuration
    }

    private func text(_ reference: TextRef) -> String { book.text.string(reference) }

    private func place(_ position: SourcePosition) -> String {
        book.files[Int(position.file)].name + ":" + position.text
    }

    func obligations(_ standings: [Standing]) -> [String: String] {
        var words: [String: String] = [:]
        for (record, standing) in zip(book.obligations, standings) {
            let texts = [
                record.documentSeries, record.documentNumber, record.payerID, record.payerName, record.object,
                record.instalment,
                record.sentTo, record.issuer,
            ].map { text($0) }
            let days = [
                record.documentDate, record.servedOn, record.dueOn, record.enforcementOn, record.inForceOn,
                record.limitationRestartedOn, record.closedSeenOn,
            ].map(\.raw)
            let sums = [
                record.principal, record.interest.raw, record.costs, record.paidElsewhere, record.outstanding.raw,
            ]
            words[text(record.id)] = [
                "\(texts)", "\(days)", "\(sums)", "\(record.issuedOn.number)", record.currency.text,
                place(record.position),
                configuration.kinds[Int(record.kind)].name, configuration.sources[Int(record.source)].name,
                "\(record.year)",
                record.status.word, "\(record.facts)", "\(record.isMissing) \(record.wasNeverOpen)", "\(standing)",
            ].joined(separator: "|")
        }
        return words
    }

    func payment(_ index: Int) -> String {
        let record = book.payments[index]
        let texts = [
            record.terminal, record.bankReference, record.endToEndID, record.merchantReference,
            record.originalReference,
            record.obligorID, record.obligorName, record.payerName, record.payerIBAN, record.paymentCode,
            record.remittance,
            record.transactionCode,
        ].map { text($0) }
        let account = record.account == noAccount ? "" : configuration.accounts[Int(record.account)].iban
        return [
            "\(texts)", "\(record.amount) \(record.charges) \(record.flags.rawValue)", record.currency.text,
            place(record.position),
            "\(record.bookedOn.number) \(record.valueOn.raw) \(record.paidOn.number)", account, record.channel.word,
            record.purpose.word, "\(book.paymentStandings[index])",
        ].joined(separator: "|")
    }

    func claims() -> [String: String] {
        var words: [String: String] = [:]
        for claim in book.claims where claim.amount > 0 {
            let key = "\(claim.payment.bits)→" + text(book.obligations[Int(claim.obligation)].id)
            words[key] = [
                "\(claim.amount) \(claim.paymentAmount)", "\(claim.posted)",
                "\(claim.paidOn.number) \(claim.bookedOn.number)",
                text(claim.bankReference), claim.evidence.string(in: book.text.bytes.span), claim.strategy.word,
                claim.rule.word,
                "\(claim.isRuling)",
            ].joined(separator: "|")
        }
        return words
    }
}
