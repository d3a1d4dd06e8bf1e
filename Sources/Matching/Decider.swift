// Deciding: one payment after the other, with the balances of that moment. Identity before arithmetic.

internal import Domain
internal import Law

/// A payment to be decided, with its evidence and what is open of it.
struct PaymentCase {
    let payment: Int32
    let record: PaymentFields
    let evidence: Evidence
    var details: EvidenceDetails
    let day: Day
}

/// What the strategies ask of a payment's record, which is large.
struct PaymentFields {
    let id: RecordID
    let channel: Channel
    let obligorID: TextRef
    let merchantReference: TextRef

    init(_ payment: borrowing Payment) {
        id = payment.id
        channel = payment.channel
        obligorID = payment.obligorID
        merchantReference = payment.merchantReference
    }
}

/// What a strategy came to.
enum Verdict {
    case joined
    /// Not joined, and no other strategy may.
    case open(DiscrepancyCode, Message)
    /// Nothing for this strategy; the message, if any, says what a clerk should know of it.
    case pass(Message?)
}

struct Decider: Sendable {
    // Of the settings only what is asked: the decider is copied.
    let strategies: [Strategy]
    private let currency: Currency
    /// Kinds that the law puts in order, a bit each.
    private let lawKinds: Dated<UInt64>
    let rulings: Rulings
    let tables: EvidenceTables
    var decisions = Decisions()
    var declaring = DeclaredReader()
    /// The words for the evidence column, while they are put together.
    private var column: [UInt8] = []
    /// The earliest year of each kind that is open to the legal order: no debt of that year has an older one.
    private let firstYears: [Int16]
    /// The latest year of each kind's debts.
    private let lastYears: [Int16]
    /// Some kind that the law puts in order has debts of several years.
    private let hasOlder: Bool
    /// Kinds that the law puts in order from the first day on and for ever; nil: that changes by a day.
    private let alwaysByLaw: [Bool]?
    /// Those that have a bit in `EvidenceDetails.kinds`.
    private let kindNames: [[UInt8]]

    init(configuration: Configuration, rulings: Rulings, tables: EvidenceTables, book: borrowing Book) {
        strategies = configuration.strategies
        currency = configuration.organisation.currency
        let changes = Set(configuration.kinds.flatMap { $0.order.changes.map(\.from) }).sorted()
        lawKinds = Dated(
            configuration.kinds.bits { $0.order.first == .law },
            changes.map { day in
                Dated.Change(from: day, value: configuration.kinds.bits { $0.order.on(day) == .law })
            })
        self.rulings = rulings
        self.tables = tables
        kindNames = configuration.kinds.prefix(64).map { Array($0.name.utf8) }
        var years = configuration.kinds.map { _ in (first: Int16.max, last: Int16.min) }
        for index in book.obligations.indices {
            let kind = Int(book.obligations[index].kind)
            let year = book.obligations[index].year
            years[kind].last = max(years[kind].last, year)
            if book.obligations[index].status == .open { years[kind].first = min(years[kind].first, year) }
        }
        firstYears = years.map(\.first)
        lastYears = years.map(\.last)
        alwaysByLaw = changes.isEmpty ? configuration.kinds.map { $0.order.first == .law } : nil
        hasOlder = zip(configuration.kinds, years).contains { $0.order.values.contains(.law) && $1.last > $1.first }
    }

    /// Decides the payments of one desk in their turns.
    consuming func decide(_ turns: Turns, _ number: UInt8, _ evidence: EvidenceList, _ desk: Desk) -> DeskResult {
        let own = turns.of(number)
        desk.expect(own.count)
        var nearby = Nearby()
        Block.forEach(own.indices) { block in
            nearby.fetch(own[block], turns.pending, evidence, desk)
            for place in own[block].lazy.map(Int.init) {
                let payment = turns.pending[place]
                if let plain = evidence.plain(place), joins(payment, plain, desk) { continue }
                decide(payment, evidence[place], desk)
            }
        }
        return DeskResult(given: desk.given, words: desk.words, decisions: decisions)
    }

    /// Whether the order of the turns changes nothing: every payment names its own single debt, and no sum can be meant for a
    /// whole year, which would hang on what came before.
    func isOrderFree(_ pending: [Int32], _ evidence: EvidenceList, _ desk: Desk) -> Bool {
        evidence.allSatisfy { found in
            found.single >= 0 && found.references.isEmpty && found.more == nil
                && !mayHaveOlder(found.single, on: nil, desk)
        } && pending.allSatisfy { desk.book.payments[Int($0)].obligorID.isEmpty } && !mayBeWholeYears(pending, desk)
    }

    mutating func decide(_ payment: Int32, _ evidence: consuming Evidence, _ desk: Desk) {
        // Ignored tonight: whatever else came with the ruling.
        guard desk.book.paymentStandings[Int(payment)].status != .ignored else { return }
        let day = desk.book.payments[Int(payment)].paidOn
        if day > desk.date {
            decisions.leave(payment, .FUTURE_DATED, Message("matching.future_dated", [day.text]))
            return
        }
        guard desk.amount(payment) != nil else {
            let currency = desk.book.payments[Int(payment)].currency.text
            decisions.leave(payment, .UNIDENTIFIED, Message("matching.currency", [currency]))
            return
        }
        guard desk.open(payment) > 0 else { return }
        if let plain = evidence.plain, joins(payment, plain, desk) { return }
        let details = evidence.more ?? EvidenceDetails(FoundDetails())
        let this = PaymentCase(
            payment: payment, record: PaymentFields(desk.book.payments[Int(payment)]), evidence: evidence,
            details: details, day: day)
        decide(this, desk)
    }

    /// Joins a payment to the one debt that it names, where no older debt is there that the law would put first.
    /// Mutating only so that the decider is not copied for each of a million payments.
    mutating func joins(_ payment: Int32, _ plain: PlainEvidence, _ desk: Desk) -> Bool {
        guard desk.book.payments[Int(payment)].paidOn <= desk.date,
            desk.book.payments[Int(payment)].channel != .vpos, rulings.isEmpty,
            desk.book.payments[Int(payment)].obligorID.isEmpty
        else { return false }
        let open = desk.open(payment)
        let day = desk.book.payments[Int(payment)].paidOn
        guard open > 0, !mayHaveOlder(plain.debt, on: day, desk), !mayBeWholeYear(payment, plain.debt, open, desk)
        else { return false }
        desk.join(
            payment, plain.debt, open, plain.strategy, evidence: plain.words,
            confidence: Self.confidence(plain.strategy))
        return true
    }

    /// More than the debt, or less than it by no more than its discount, in the days of its year's discount: the sum may be
    /// meant for all instalments, of which another may be smaller than the discount.
    private func mayBeWholeYear(_ payment: Int32, _ debt: Int32, _ open: Int64, _ desk: Desk) -> Bool {
        let principal = Euro.convert(
            desk.book.obligations[Int(debt)].principal, from: desk.book.obligations[Int(debt)].currency,
            to: currency)
        // Of a currency without a rate nothing is due: the strategies say so.
        guard let principal else { return true }
        guard open != principal else { return false }
        let kind = Int(desk.book.obligations[Int(debt)].kind)
        let year = Int(desk.book.obligations[Int(debt)].year)
        guard let window = desk.laws[kind].discounts.window(ofYear: year),
            window.holds(on: desk.book.payments[Int(payment)].paidOn)
        else { return false }
        return open > principal - window.discount(of: principal)
    }

    /// Whether some payment came in the days of a discount for all instalments of a year.
    private func mayBeWholeYears(_ pending: [Int32], _ desk: Desk) -> Bool {
        let kinds = lastYears.indices.filter { desk.laws[$0].discounts.hasYears && firstYears[$0] <= lastYears[$0] }
        guard !kinds.isEmpty, let earliest = pending.lazy.map({ desk.book.payments[Int($0)].paidOn }).min() else {
            return false
        }
        return kinds.contains { kind in
            (firstYears[kind]...lastYears[kind]).contains { year in
                desk.laws[kind].discounts.window(ofYear: Int(year)).map { earliest <= $0.last } ?? false
            }
        }
    }

    /// Kinds that the law puts in order on a day, a bit each.
    func kindsByLaw(on day: Day) -> UInt64 { lawKinds.on(day) }

    /// Whether the law may put another debt before this one, on a day or, without one, ever.
    func mayHaveOlder(_ debt: Int32, on day: Day?, _ desk: Desk) -> Bool {
        guard hasOlder else { return false }
        let kind = desk.book.obligations[Int(debt)].kind
        guard desk.book.obligations[Int(debt)].year > firstYears[Int(kind)] else { return false }
        return alwaysByLaw?[Int(kind)] ?? desk.isByLaw(kind, on: day)
    }

    private mutating func decide(_ this: PaymentCase, _ desk: Desk) {
        var hint: Message?
        for strategy in strategies {
            let verdict: Verdict
            switch strategy {
            case .order: verdict = byOrder(this, desk)
            case .obligationID: verdict = byID(this, desk)
            case .document: verdict = byDocument(this, desk)
            case .documentRepaired: verdict = repaired(this, desk)
            case .obligorKind: verdict = byKind(this, desk)
            case .obligorAmount: verdict = byAmount(this, desk)
            case .plate: verdict = byPlate(this, desk)
            default: continue
            }
            switch verdict {
            case .joined: return
            case .open(let code, let message):
                decisions.leave(this.payment, code, message)
                return
            case .pass(let message): hint = hint ?? message
            }
        }
        decisions.note(unsolved: this.payment)
        if this.record.channel == .vpos {
            let (order, reference) = (orderNumber(this, desk), desk.book.text.string(this.record.merchantReference))
            let name = [order, reference].filter { !$0.isEmpty }.joined(separator: " ")
            let isOff = !strategies.contains(.order)
            if isOff, hasOrder(this, desk) {
                decisions.leave(this.payment, .UNIDENTIFIED, Message("matching.order_off", [name]))
            } else {
                decisions.leave(this.payment, .CAPTURE_WITHOUT_ORDER, Message("matching.no_order", [name]))
            }
            return
        }
        decisions.leave(this.payment, .UNIDENTIFIED, hint ?? Message("matching.no_evidence"))
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
    func mayJoin(_ payment: PaymentFields, _ debt: Int32, _ desk: Desk) -> Bool {
        rulings.isEmpty || !rulings.forbids(payment.id, desk.book.text.string(desk.book.obligations[Int(debt)].id))
    }

    /// Joins what was laid on debts; the words say which evidence led there.
    func join(
        _ payment: Int32, _ parts: [SetChoice], _ strategy: Strategy, rule: Rule = .none, words: EvidenceText,
        _ desk: Desk
    ) {
        for part in parts where part.amount > 0 {
            desk.join(
                payment, part.debt, part.amount, strategy, rule: rule, evidence: words,
                confidence: Self.confidence(strategy))
        }
    }

    /// The evidence column of a joining by person: what agreed.
    mutating func words(
        _ this: PaymentCase, _ desk: Desk, _ declared: DeclaredDebts = DeclaredDebts(), plate: Bool = false
    ) -> EvidenceText {
        // In bytes: a string for each part of the words of a million payments is time for nothing.
        column.removeAll(keepingCapacity: true)
        func begin(_ name: StaticString) {
            if !column.isEmpty { column.append(contentsOf: [59, 32]) }
            name.withUTF8Buffer { column.append(contentsOf: $0) }
        }
        func add(_ text: TextRef) { column.append(contentsOf: desk.book.text.slice(text)) }
        if let person = this.details.persons.first, let debt = desk.debtors.obligations(of: person).first, !plate {
            begin("obligor=")
            add(desk.book.obligations[Int(debt)].payerID)
        }
        if plate, let debt = this.details.plates.first {
            begin("plate=")
            add(desk.book.obligations[Int(debt)].object)
        }
        if let debt = declared.byObject.first {
            let object = desk.book.obligations[Int(debt)].object
            begin(DeclaredDebts.isPlate(desk.book.text.slice(object)) ? "plate=" : "lot=")
            add(object)
        }
        if let debt = declared.byInstalment.first {
            begin("instalment=")
            add(desk.book.obligations[Int(debt)].instalment)
        }
        if this.details.code != 0 {
            begin("payment_code=")
            Money.appendNumber(UInt64(this.details.code), to: &column)
        }
        if this.details.kinds != 0 {
            begin("kind=")
            var isFirst = true
            for kind in kindNames.indices where this.details.kinds >> UInt64(kind) & 1 == 1 {
                if !isFirst { column.append(124) }
                column.append(contentsOf: kindNames[kind])
                isFirst = false
            }
        }
        if this.details.year != 0 {
            begin("year=")
            Money.appendNumber(UInt64(this.details.year), to: &column)
        }
        return desk.evidence(column)
    }
}
