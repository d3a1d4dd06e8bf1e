// Deciding: one payment after the other, with the balances of that moment. Identity before arithmetic.

internal import Domain
internal import Law

/// A payment to be decided, with its evidence and what is open of it.
struct PaymentCase {
    let payment: Int32
    let record: Payment
    let evidence: Evidence
    let details: EvidenceDetails
    let day: Day
}

/// What a strategy came to.
enum Verdict {
    case joined
    /// Not joined, and no other strategy may.
    case open(DiscrepancyCode, Message)
    /// Nothing for this strategy; the message, if any, says what a clerk should know of it.
    case pass(Message?)
}

struct Decider {
    let configuration: Configuration
    let rulings: Rulings
    let tables: EvidenceTables
    private(set) var candidates: [Candidate] = []
    private(set) var openReasons: [(payment: Int32, code: DiscrepancyCode, message: Message)] = []
    private(set) var ambiguous: Set<Int32> = []
    private(set) var mismatched: [Int32] = []
    /// The payer asked for a later debt, and the law put an older one first.
    private(set) var refusedChoices: [RefusedChoice] = []
    /// Open payments that nothing leads anywhere: names and sums may still suggest something.
    private(set) var unsolved: [Int32] = []
    /// The earliest year of each kind that is open to the legal order: no debt of that year has an older one.
    private let firstYears: [Int16]
    /// Some kind that the law puts in order has debts of several years.
    private let hasOlder: Bool
    private(set) var orderDifferences: [OrderDifference] = []
    /// Those that have a bit in `EvidenceDetails.kinds`.
    private let kindNames: [String]

    init(configuration: Configuration, rulings: Rulings, tables: EvidenceTables, book: borrowing Book) {
        self.configuration = configuration
        self.rulings = rulings
        self.tables = tables
        kindNames = configuration.kinds.prefix(64).map(\.name)
        var years = configuration.kinds.map { _ in (first: Int16.max, last: Int16.min) }
        for index in book.obligations.indices {
            let kind = Int(book.obligations[index].kind)
            let year = book.obligations[index].year
            years[kind].last = max(years[kind].last, year)
            if book.obligations[index].status == .open { years[kind].first = min(years[kind].first, year) }
        }
        firstYears = years.map(\.first)
        hasOlder = zip(configuration.kinds, years).contains { $0.order == .law && $1.last > $1.first }
    }

    mutating func decide(_ payment: Int32, _ evidence: Evidence, _ keeper: ClaimKeeper) {
        // Ignored tonight: whatever else came with the ruling.
        guard keeper.book.paymentStandings[Int(payment)].status != .ignored else { return }
        let day = keeper.book.payments[Int(payment)].paidOn
        if day > keeper.date {
            leave(payment, .FUTURE_DATED, Message("matching.future_dated", [day.text]))
            return
        }
        guard keeper.amount(payment) != nil else {
            let currency = keeper.book.payments[Int(payment)].currency.text
            leave(payment, .UNIDENTIFIED, Message("matching.currency", [currency]))
            return
        }
        guard keeper.open(payment) > 0 else { return }
        if let plain = evidence.plain, joins(payment, plain, keeper) { return }
        let this = PaymentCase(
            payment: payment, record: keeper.book.payments[Int(payment)], evidence: evidence,
            details: evidence.details, day: day)
        decide(this, keeper)
    }

    /// Joins a payment to the one debt that it names, where no older debt is there that the law would put first.
    /// Mutating only so that the decider is not copied for each of a million payments.
    mutating func joins(_ payment: Int32, _ plain: PlainEvidence, _ keeper: ClaimKeeper) -> Bool {
        guard keeper.book.payments[Int(payment)].paidOn <= keeper.date,
            keeper.book.payments[Int(payment)].channel != .vpos, rulings.isEmpty,
            keeper.book.payments[Int(payment)].obligorID.isEmpty
        else { return false }
        let open = keeper.open(payment)
        guard open > 0, !mayHaveOlder(plain.debt, keeper), !mayBeWholeYear(payment, plain.debt, open, keeper) else {
            return false
        }
        keeper.join(
            payment, plain.debt, open, plain.strategy, evidence: plain.words,
            confidence: Self.confidence(plain.strategy))
        return true
    }

    /// More than the debt, in the days of its year's discount: the sum may be meant for all instalments.
    private func mayBeWholeYear(_ payment: Int32, _ debt: Int32, _ open: Int64, _ keeper: ClaimKeeper) -> Bool {
        let principal = Euro.convert(
            keeper.book.obligations[Int(debt)].principal, from: keeper.book.obligations[Int(debt)].currency,
            to: configuration.organisation.currency)
        // Of a currency without a rate nothing is due: the strategies say so.
        guard let principal else { return true }
        guard open > principal else { return false }
        let kind = Int(keeper.book.obligations[Int(debt)].kind)
        let year = Int(keeper.book.obligations[Int(debt)].year)
        return keeper.laws[kind].discounts.window(ofYear: year)?.holds(on: keeper.book.payments[Int(payment)].paidOn)
            ?? false
    }

    /// Whether the law may put another debt before this one.
    func mayHaveOlder(_ debt: Int32, _ keeper: ClaimKeeper) -> Bool {
        guard hasOlder else { return false }
        let kind = keeper.book.obligations[Int(debt)].kind
        return keeper.isByLaw(kind) && keeper.book.obligations[Int(debt)].year > firstYears[Int(kind)]
    }

    private mutating func decide(_ this: PaymentCase, _ keeper: ClaimKeeper) {
        var hint: Message?
        for strategy in configuration.strategies {
            let verdict: Verdict
            switch strategy {
            case .order: verdict = byOrder(this, keeper)
            case .obligationID: verdict = byID(this, keeper)
            case .document: verdict = byDocument(this, keeper)
            case .documentRepaired: verdict = repaired(this, keeper)
            case .obligorKind: verdict = byKind(this, keeper)
            case .obligorAmount: verdict = byAmount(this, keeper)
            case .plate: verdict = byPlate(this, keeper)
            default: continue
            }
            switch verdict {
            case .joined: return
            case .open(let code, let message):
                leave(this.payment, code, message)
                return
            case .pass(let message): hint = hint ?? message
            }
        }
        unsolved.append(this.payment)
        if this.record.channel == .vpos {
            let order = [orderNumber(this, keeper), keeper.book.text.string(this.record.merchantReference)]
            leave(
                this.payment, .CAPTURE_WITHOUT_ORDER,
                Message("matching.no_order", [order.filter { !$0.isEmpty }.joined(separator: " ")]))
            return
        }
        leave(this.payment, .UNIDENTIFIED, hint ?? Message("matching.no_evidence"))
    }

    // MARK: What strategies share

    static func confidence(_ strategy: Strategy) -> UInt8 {
        switch strategy {
        case .decision, .order, .obligationID: 100
        case .document: 98
        case .obligorKind: 95
        case .obligorAmount: 93
        case .documentRepaired: 92
        case .plate: 90
        case .suggest, .reversal, .none: 0
        }
    }

    /// Whether no decision forbids the pair.
    func mayJoin(_ payment: Payment, _ debt: Int32, _ keeper: ClaimKeeper) -> Bool {
        rulings.isEmpty || !rulings.forbids(payment.id, keeper.book.text.string(keeper.book.obligations[Int(debt)].id))
    }

    mutating func leave(_ payment: Int32, _ code: DiscrepancyCode, _ message: Message) {
        if code == .AMBIGUOUS { ambiguous.insert(payment) }
        openReasons.append((payment, code, message))
    }

    mutating func suggest(_ payment: Int32, _ debts: some Sequence<Int32>, score: Int32, _ reason: String) {
        var rank = Int32(candidates.reversed().prefix { $0.paymentIndex == payment }.count)
        for debt in debts where rank < 5 {
            rank += 1
            candidates.append(
                Candidate(paymentIndex: payment, obligation: debt, rank: rank, score: score, reason: Message(reason)))
        }
    }

    mutating func tie(_ payment: Int32, _ debts: [Int32], _ reason: String) -> Verdict {
        suggest(payment, debts, score: 50, reason)
        return .open(.AMBIGUOUS, Message("matching.ambiguous", [String(debts.count)]))
    }

    mutating func noteMismatch(_ payment: Int32) { mismatched.append(payment) }
    mutating func noteOrderDifference(_ difference: OrderDifference) { orderDifferences.append(difference) }
    mutating func noteRefusal(_ choice: RefusedChoice) { refusedChoices.append(choice) }

    /// Joins what was laid on debts; the words say which evidence led there.
    func join(
        _ payment: Int32, _ parts: [SetChoice], _ strategy: Strategy, rule: Rule = .none, words: EvidenceText,
        _ keeper: ClaimKeeper
    ) {
        for part in parts where part.amount > 0 {
            keeper.join(
                payment, part.debt, part.amount, strategy, rule: rule, evidence: words,
                confidence: Self.confidence(strategy))
        }
    }

    /// The evidence column of a joining by person: what agreed.
    func words(_ this: PaymentCase, _ keeper: ClaimKeeper, plate: Bool = false) -> EvidenceText {
        // In bytes: a string for each part of the words of a million payments is time for nothing.
        var words: [UInt8] = []
        words.reserveCapacity(96)
        func begin(_ name: StaticString) {
            if !words.isEmpty { words.append(contentsOf: "; ".utf8) }
            name.withUTF8Buffer { words.append(contentsOf: $0) }
        }
        func add(_ text: TextRef) { words.append(contentsOf: keeper.book.text.slice(text)) }
        if let person = this.details.persons.first, let debt = keeper.debtors.obligations(of: person).first, !plate {
            begin("obligor=")
            add(keeper.book.obligations[Int(debt)].payerID)
        }
        if plate, let debt = this.details.plates.first {
            begin("plate=")
            add(keeper.book.obligations[Int(debt)].object)
        }
        if this.details.code != 0 {
            begin("payment_code=")
            Money.appendNumber(UInt64(this.details.code), to: &words)
        }
        if this.details.kinds != 0 {
            begin("kind=")
            for (place, kind) in kindNames.indices.filter({ this.details.kinds >> UInt64($0) & 1 == 1 }).enumerated() {
                if place > 0 { words.append(124) }
                words.append(contentsOf: kindNames[kind].utf8)
            }
        }
        if this.details.year != 0 {
            begin("year=")
            Money.appendNumber(UInt64(this.details.year), to: &words)
        }
        return keeper.evidence(words)
    }
}
