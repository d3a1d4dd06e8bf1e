// The one place that joins money and debts: exclusive claims in amounts, on both sides, on every path.

internal import Domain
internal import Law

/// Keeps all claims of a run; refuses what would give more than a payment has.
final class ClaimKeeper {
    // One task owns the keeper: access need not be watched at run time.
    @exclusivity(unchecked) private(set) var book: Book
    let configuration: Configuration
    let date: Day
    let debtors: DebtorIndex
    @exclusivity(unchecked) private var chains: ClaimChains
    /// First claim of each payment of the book, newest first, and the next one of each claim; -1 ends.
    @exclusivity(unchecked) private var firstOfPayment: [Int32]
    @exclusivity(unchecked) private var nextOfPayment: [Int32]
    @exclusivity(unchecked) private var wasChanged: [Bool]
    @exclusivity(unchecked) private var touched: [Bool]
    private(set) var takenBack: [TakenBack] = []
    var writeOffs: [Int32: [WriteOff]] = [:]
    /// Payments that a debit takes back whole, and its day.
    var returned: [RecordID: Day] = [:]
    /// Of those that are taken back in part: what of each claim of an earlier night.
    var partsBack: [Int32: WrittenBack] = [:]
    /// What each `match` of tonight joined.
    var ruled: [String: Int64] = [:]

    init(_ book: consuming Book, debtors: DebtorIndex, configuration: Configuration, date: Day) {
        self.debtors = debtors
        self.configuration = configuration
        self.date = date
        var loaded: [RecordID: Int32] = [:]
        if !book.claims.isEmpty {
            for index in book.payments.indices where book.payments[index].ledgerRow != 0 {
                loaded[book.payments[index].id] = Int32(index)
            }
        }
        chains = ClaimChains(first: Array(repeating: -1, count: book.obligations.count))
        firstOfPayment = Array(repeating: -1, count: book.payments.count)
        nextOfPayment = []
        chains.next.reserveCapacity(book.claims.count + book.payments.count)
        for index in book.claims.indices {
            book.claims[index].paymentIndex = loaded[book.claims[index].payment] ?? -1
            let payment = Int(book.claims[index].paymentIndex)
            nextOfPayment.append(payment >= 0 ? firstOfPayment[payment] : -1)
            if payment >= 0 { firstOfPayment[payment] = Int32(index) }
            let obligation = Int(book.claims[index].obligation)
            chains.next.append(chains.first[obligation])
            chains.first[obligation] = Int32(index)
        }
        book.claims.reserveCapacity(book.claims.count + book.payments.count)
        wasChanged = Array(repeating: false, count: book.claims.count)
        touched = Array(repeating: false, count: book.payments.count)
        self.book = book
        for index in self.book.payments.indices where self.book.payments[index].ledgerRow == 0 { touched[index] = true }
    }

    // MARK: Looking

    /// The payment's amount in the organisation's currency; nil where no fixed rate leads there.
    func amount(_ payment: Int32) -> Int64? {
        Euro.convert(
            book.payments[Int(payment)].amount, from: book.payments[Int(payment)].currency,
            to: configuration.organisation.currency)
    }

    func open(_ payment: Int32) -> Int64 {
        let standing = book.paymentStandings[Int(payment)]
        return (amount(payment) ?? 0) - standing.allocated - standing.reserved
    }

    /// Claims of a payment of the book, the oldest debt first: the order does not hang on the night or on the register's rows.
    func claims(ofPayment payment: Int32) -> [Int32] {
        var found: [Int32] = []
        var claim = firstOfPayment[Int(payment)]
        while claim >= 0 {
            if book.claims[Int(claim)].amount > 0 { found.append(claim) }
            claim = nextOfPayment[Int(claim)]
        }
        return found.sorted { precedes(book.claims[Int($0)].obligation, book.claims[Int($1)].obligation) }
    }

    /// The order of the law. The book itself is handed to nobody: whoever gets it counts the owners of all its lists.
    private func precedes(_ left: Int32, _ right: Int32) -> Bool {
        LegalOrder.precedes(book.obligations[Int(left)], book.obligations[Int(right)], in: book.text)
    }

    // MARK: Joining

    /// Gives money of a payment to an obligation. Never more than is open; money for one pair is one claim.
    func join(
        _ payment: Int32, _ obligation: Int32, _ amount: Int64, _ strategy: Strategy, rule: Rule = .none,
        evidence: EvidenceText, confidence: UInt8, isRuling: Bool = false
    ) {
        precondition(amount > 0 && amount <= open(payment), "a payment cannot give more than it has")
        let id = book.payments[Int(payment)].id
        touched[Int(payment)] = true
        book.paymentStandings[Int(payment)].allocated += amount
        book.paymentStandings[Int(payment)].strategy = strategy
        book.paymentStandings[Int(payment)].confidence = confidence
        var place = chains.first[Int(obligation)]
        while place >= 0 {
            if book.claims[Int(place)].payment == id {
                book.claims[Int(place)].amount += amount
                book.claims[Int(place)].strategy = strategy
                book.claims[Int(place)].evidence = evidence
                book.claims[Int(place)].isRuling = book.claims[Int(place)].isRuling || isRuling
                wasChanged[Int(place)] = true
                return
            }
            place = chains.next[Int(place)]
        }
        var claim = Claim(
            of: book.payments[Int(payment)], at: payment, obligation: obligation, amount: amount, strategy: strategy,
            rule: rule, evidence: evidence)
        claim.isRuling = isRuling
        chains.next.append(chains.first[Int(obligation)])
        chains.first[Int(obligation)] = Int32(book.claims.count)
        nextOfPayment.append(firstOfPayment[Int(payment)])
        firstOfPayment[Int(payment)] = Int32(book.claims.count)
        book.claims.append(claim)
        wasChanged.append(true)
    }

    /// Takes money of a claim back; the payment has it open again.
    func release(_ claim: Int32, _ amount: Int64) {
        precondition(amount > 0 && amount <= book.claims[Int(claim)].amount, "no more than the claim holds")
        book.claims[Int(claim)].amount -= amount
        wasChanged[Int(claim)] = true
        let payment = book.claims[Int(claim)].paymentIndex
        guard payment >= 0 else { return }
        book.paymentStandings[Int(payment)].allocated -= amount
        touched[Int(payment)] = true
    }

    /// Money that is neither open nor allocated: taken back, or kept for a refund.
    func reserve(_ payment: Int32, _ amount: Int64) {
        book.paymentStandings[Int(payment)].reserved += amount
        touched[Int(payment)] = true
    }

    /// A debit took money of an earlier payment back: its claims are undone, newest first.
    func takeBack(_ original: Int32, debit: Int32, _ amount: Int64) {
        var obligations: [Int32] = []
        var rest = amount - max(0, open(original))
        for claim in claims(ofPayment: original).reversed() where rest > 0 {
            let part = min(rest, book.claims[Int(claim)].amount)
            release(claim, part)
            rest -= part
            obligations.append(book.claims[Int(claim)].obligation)
        }
        reserve(original, amount)
        // What a debit took back stands on it, too: it is done, and takes nothing else.
        reserve(debit, amount)
        if book.payments[Int(debit)].purpose == .other { book.payments[Int(debit)].purpose = .refund }
        takenBack.append(TakenBack(debit: debit, original: original, amount: amount, obligations: obligations))
    }

    // MARK: Refunds

    /// A person wants money of a payment paid back: what is open is kept for it, the rest is its credit.
    func refund(_ payment: Int32, _ amount: Int64, decision: String) {
        cancelRefunds(payment)
        let kept = min(amount, max(open(payment), 0))
        reserve(payment, kept)
        book.refunds.append(
            Refund(decision: decision, payment: book.payments[Int(payment)].id, amount: amount, kept: kept))
    }

    /// A later ruling about the payment: what was kept for a refund that nobody paid yet is open again.
    func cancelRefunds(_ payment: Int32) {
        for place in book.refunds.indices
        where book.refunds[place].state == .pending && book.refunds[place].payment == book.payments[Int(payment)].id {
            book.refunds[place].state = .superseded
            reserve(payment, -book.refunds[place].kept)
            book.refunds[place].kept = 0
        }
    }

    /// The debit that pays a refund: what was kept is gone, then what is open, then credit, then the newest claims.
    func payBack(_ place: Int, _ original: Int32, debit: Int32) {
        var rest = book.refunds[place].amount - book.refunds[place].kept
        let claims = claims(ofPayment: original).reversed()
        let given = claims.reduce(Int64(0)) { $0 + book.claims[Int($1)].amount }
        guard rest <= max(open(original), 0) + given else { return }
        let fromOpen = min(rest, max(open(original), 0))
        reserve(original, fromOpen)
        rest -= fromOpen
        for isCredit in [true, false] {
            for claim in claims where rest > 0 {
                let record = book.claims[Int(claim)]
                let part = min(rest, record.amount, isCredit ? record.posted.credit : record.amount)
                guard part > 0 else { continue }
                release(claim, part)
                reserve(original, part)
                rest -= part
            }
        }
        book.refunds[place].state = .paid
        book.refunds[place].debit = book.payments[Int(debit)].id
        book.payments[Int(debit)].purpose = .refund
        touched[Int(debit)] = true
        touched[Int(original)] = true
    }

    /// Undoes an earlier `ignore`.
    func heed(_ payment: Int32) {
        if book.paymentStandings[Int(payment)].status == .ignored {
            book.paymentStandings[Int(payment)].status = .unmatched
            touched[Int(payment)] = true
        }
    }

    func ignore(_ payment: Int32) {
        book.paymentStandings[Int(payment)].status = .ignored
        touched[Int(payment)] = true
    }

    /// Words for the evidence column.
    func evidence(_ words: String) -> EvidenceText { EvidenceText(book.text.append(words)) }
    /// What the texts of payments said where their fields were empty: the reports and later runs see it.
    func complete(_ told: some Sequence<ToldFields>) {
        var codes: [Int32: TextRef] = [:]
        for told in told {
            let payment = Int(told.payment)
            if told.code != 0 {
                let code = codes[told.code] ?? book.text.append(String(told.code))
                codes[told.code] = code
                book.payments[payment].paymentCode = code
            }
            if !told.identifier.isEmpty { book.payments[payment].obligorID = told.identifier }
        }
    }

    // MARK: Desks

    /// What desks decide from. None may be left when the keeper goes on: the book would be copied.
    var deskState: DeskState {
        DeskState(
            book: book, configuration: configuration, date: date, debtors: debtors, writeOffs: writeOffs,
            chains: chains, returned: returned, partsBack: partsBack)
    }

    /// Makes claims of what the desks gave, in the order of the turns.
    func take(_ desks: [DeskResult], _ turns: Turns) {
        let firstWord = UInt32(book.text.bytes.count)
        let shifts = desks.map { book.text.absorb($0.words) - firstWord }
        var block: [Giving] = []
        turns.forEach(desks.map(\.given)) {
            $0.payment
        } _: { desk, place in
            var giving = desks[desk].given[place]
            if giving.evidence.value.offset >= firstWord {
                giving.evidence.value = giving.evidence.value.moved(by: shifts[desk])
            }
            block.append(giving)
            if block.count == Block.rows { take(&block) }
        }
        take(&block)
    }

    /// All at once, so that what they lead to is fetched for all before it is wanted.
    private func take(_ block: inout [Giving]) {
        var touched: Int64 = 0
        for giving in block {
            touched ^=
                book.payments[Int(giving.payment)].amount
                ^ Int64(book.payments[Int(giving.payment)].bankReference.length)
                ^ book.paymentStandings[Int(giving.payment)].allocated
                ^ Int64(firstOfPayment[Int(giving.payment)] ^ chains.first[Int(giving.obligation)])
        }
        Block.keep(UInt8(truncatingIfNeeded: touched))
        for giving in block {
            join(
                giving.payment, giving.obligation, giving.amount, giving.strategy, rule: giving.rule,
                evidence: giving.evidence, confidence: giving.confidence)
        }
        block.removeAll(keepingCapacity: true)
    }

    // MARK: Ending

    /// The status of every payment that was looked at, and what changed.
    func result(_ decisions: Decisions, _ rulings: Rulings) -> MatchingResult {
        let ambiguous = decisions.ambiguous
        var kept: [RecordID: Int64] = [:]
        for refund in book.refunds where refund.state == .pending { kept[refund.payment, default: 0] += refund.kept }
        for index in touched.indices where touched[index] || book.payments[index].ledgerRow == 0 {
            let place = Int32(index)
            book.paymentStandings[index].status = status(
                place, isAmbiguous: ambiguous.contains(place), kept: kept[book.payments[index].id] ?? 0)
        }
        var result = MatchingResult(book: Book())
        result.changedClaims = wasChanged.indices.filter { wasChanged[$0] }.map { Int32($0) }
        var changed = touched
        for place in ambiguous where book.paymentStandings[Int(place)].status == .unmatched {
            book.paymentStandings[Int(place)].status = .ambiguous
            changed[Int(place)] = true
        }
        result.touchedPayments = changed.indices.filter { changed[$0] }.map { Int32($0) }
        result.openReason = Array(repeating: -1, count: book.payments.count)
        for open in decisions.openReasons {
            result.openReason[Int(open.payment)] = Int32(result.reasons.count)
            result.reasons.append((open.code, open.message))
        }
        result.candidates = decisions.candidates
        result.mismatched = decisions.mismatched
        result.refusedChoices = decisions.refusedChoices
        result.orderDifferences = decisions.orderDifferences
        result.leftOut = decisions.leftOut
        result.takenBack = takenBack
        result.writeOffs = writeOffs
        result.ruled = ruled
        result.ignoredDiscrepancies = rulings.ignoredDiscrepancies
        result.book = book
        return result
    }

    /// `kept`: reserved for refunds that no debit has paid yet; until then it is neither matched nor gone.
    private func status(_ payment: Int32, isAmbiguous: Bool, kept: Int64) -> PaymentStatus {
        let record = book.payments[Int(payment)]
        let standing = book.paymentStandings[Int(payment)]
        if standing.status == .ignored { return .ignored }
        switch record.purpose {
        case .settlement: return .settlement
        case .transfer, .fee, .refund, .chargeback, .other: return record.purpose == .other ? .unmatched : .ignored
        case .obligation: break
        }
        guard let amount = amount(payment) else { return .unmatched }
        let gone = standing.reserved - kept
        if gone >= amount, standing.allocated == 0 { return .reversed }
        if standing.allocated + gone >= amount { return .matched }
        if standing.allocated > 0 { return .partlyMatched }
        return isAmbiguous ? .ambiguous : .unmatched
    }
}
