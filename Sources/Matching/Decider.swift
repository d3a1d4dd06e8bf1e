// Deciding: one payment after the other, with the balances of that moment. Identity before arithmetic.

internal import Domain
internal import Law

struct Decider {
    private let configuration: Configuration
    private let rulings: Rulings
    private(set) var candidates: [Candidate] = []
    private(set) var openReasons: [(payment: Int32, code: DiscrepancyCode, message: Message)] = []
    private(set) var ambiguous: Set<Int32> = []
    private(set) var mismatched: [Int32] = []

    init(configuration: Configuration, rulings: Rulings) {
        self.configuration = configuration
        self.rulings = rulings
    }

    mutating func decide(_ payment: Int32, _ evidence: Evidence, _ keeper: inout ClaimKeeper) {
        let record = keeper.book.payments[Int(payment)]
        if record.paidOn > keeper.date {
            openReasons.append((payment, .FUTURE_DATED, Message("matching.future_dated", [record.paidOn.text])))
            return
        }
        guard keeper.amount(payment) != nil else {
            openReasons.append((payment, .UNIDENTIFIED, Message("matching.currency", [record.currency.text])))
            return
        }
        guard keeper.open(payment) > 0 else { return }
        if evidence.single >= 0, rulings.isEmpty, record.obligorID.isEmpty {
            keeper.join(
                payment, evidence.single, keeper.open(payment), evidence.strategy, evidence: evidence.words,
                confidence: evidence.strategy == .obligationID ? 100 : 98)
            return
        }
        if evidence.single >= 0 {
            named(payment, record, evidence.single, evidence.strategy, &keeper)
        } else if !evidence.references.isEmpty {
            several(payment, record, evidence, &keeper)
        } else {
            let key = evidence.namesUnknown ? "matching.reference_unknown" : "matching.no_evidence"
            openReasons.append((payment, .UNIDENTIFIED, Message(key)))
        }
    }

    /// One reference that leads to one obligation.
    private mutating func named(
        _ payment: Int32, _ record: Payment, _ obligation: Int32, _ strategy: Strategy, _ keeper: inout ClaimKeeper
    ) {
        let debt = keeper.book.obligations[Int(obligation)]
        if !rulings.isEmpty, rulings.forbids(record.id, keeper.book.text.string(debt.id)) {
            openReasons.append((payment, .UNIDENTIFIED, Message("matching.released")))
            return
        }
        if contradicts(record, debt, keeper.book.text) {
            guard keeper.due(obligation, on: record.paidOn) == keeper.open(payment) else {
                mismatch(payment, record, obligation, keeper)
                return
            }
            mismatched.append(payment)
        }
        joinNamed(payment, obligation, strategy, &keeper)
    }

    private func joinNamed(
        _ payment: Int32, _ obligation: Int32, _ strategy: Strategy, _ keeper: inout ClaimKeeper
    ) {
        let value =
            strategy == .document
            ? keeper.book.obligations[Int(obligation)].documentNumber : keeper.book.obligations[Int(obligation)].id
        let evidence = keeper.evidence(strategy, value)
        keeper.join(
            payment, obligation, keeper.open(payment), strategy, evidence: evidence,
            confidence: strategy == .obligationID ? 100 : 98)
    }

    /// The reference names one person's obligation, the identifier another person.
    private func contradicts(_ payment: Payment, _ debt: Obligation, _ text: TextArena) -> Bool {
        !payment.obligorID.isEmpty && !debt.payerID.isEmpty && !text.equal(payment.obligorID, debt.payerID)
    }

    private mutating func mismatch(_ payment: Int32, _ record: Payment, _ obligation: Int32, _ keeper: ClaimKeeper) {
        openReasons.append(
            (
                payment, .OBLIGOR_MISMATCH,
                Message("matching.mismatch", [keeper.book.text.string(keeper.book.obligations[Int(obligation)].id)])
            ))
        candidates.append(
            Candidate(
                paymentIndex: payment, obligation: obligation, rank: 1, score: 60,
                reason: Message("matching.candidate_reference")))
        var rank: Int32 = 2
        let due = keeper.open(payment)
        for index in keeper.book.obligations.indices where rank <= 5 {
            let debt = keeper.book.obligations[index]
            guard keeper.book.text.equal(debt.payerID, record.obligorID),
                keeper.due(Int32(index), on: record.paidOn) == due
            else { continue }
            candidates.append(
                Candidate(
                    paymentIndex: payment, obligation: Int32(index), rank: rank, score: 50,
                    reason: Message("matching.candidate_obligor")))
            rank += 1
        }
    }

    /// Several references, or one that several obligations share.
    private mutating func several(
        _ payment: Int32, _ record: Payment, _ evidence: Evidence, _ keeper: inout ClaimKeeper
    ) {
        var debts: [(obligation: Int32, strategy: Strategy)] = []
        for reference in evidence.references {
            let left = narrowed(reference, record, payment, keeper)
            guard let only = left.first else { continue }
            guard left.count == 1 else {
                tie(payment, left)
                return
            }
            if !debts.contains(where: { $0.obligation == only }) { debts.append((only, reference.strategy)) }
        }
        guard let first = debts.first else {
            openReasons.append((payment, .UNIDENTIFIED, Message("matching.reference_unknown")))
            return
        }
        if debts.count == 1 {
            named(payment, record, first.obligation, first.strategy, &keeper)
            return
        }
        share(payment, record, debts, &keeper)
    }

    /// Year, then obligor, then the exact sum due leave one of those with the same number.
    private func narrowed(_ reference: NamedReference, _ record: Payment, _ payment: Int32, _ keeper: ClaimKeeper)
        -> [Int32]
    {
        var left = reference.obligations
        let book = keeper.book
        if reference.year != 0 {
            left = left.filter { Self.years(book.obligations[Int($0)]).contains(reference.year) }
        }
        guard left.count > 1 else { return left }
        if !record.obligorID.isEmpty {
            let own = left.filter { book.text.equal(book.obligations[Int($0)].payerID, record.obligorID) }
            if !own.isEmpty { left = own }
        }
        guard left.count > 1 else { return left }
        let exact = left.filter { keeper.due($0, on: record.paidOn) == keeper.open(payment) }
        return exact.isEmpty ? left : exact
    }

    private static func years(_ debt: Obligation) -> [Int16] {
        [debt.year, Int16(debt.issuedOn.year)] + (debt.documentDate.value.map { [Int16($0.year)] } ?? [])
    }

    private mutating func tie(_ payment: Int32, _ obligations: [Int32]) {
        ambiguous.insert(payment)
        openReasons.append((payment, .AMBIGUOUS, Message("matching.ambiguous", [String(obligations.count)])))
        for (rank, obligation) in obligations.prefix(5).enumerated() {
            candidates.append(
                Candidate(
                    paymentIndex: payment, obligation: obligation, rank: Int32(rank + 1), score: 50,
                    reason: Message("matching.candidate_same_reference")))
        }
    }

    /// Each named debt takes what is due of it, in the order of the text; what is left stays on the last as a credit.
    private mutating func share(
        _ payment: Int32, _ record: Payment, _ debts: [(obligation: Int32, strategy: Strategy)],
        _ keeper: inout ClaimKeeper
    ) {
        if let strange = debts.first(where: {
            contradicts(record, keeper.book.obligations[Int($0.obligation)], keeper.book.text)
        }) {
            let due = debts.reduce(Int64(0)) { $0 + (keeper.due($1.obligation, on: record.paidOn) ?? 0) }
            guard due == keeper.open(payment) else {
                mismatch(payment, record, strange.obligation, keeper)
                return
            }
            mismatched.append(payment)
        }
        for (place, debt) in debts.enumerated() {
            let isLast = place == debts.count - 1
            let open = keeper.open(payment)
            let amount = isLast ? open : min(open, keeper.due(debt.obligation, on: record.paidOn) ?? 0)
            guard amount > 0 else { continue }
            let obligation = keeper.book.obligations[Int(debt.obligation)]
            let value = debt.strategy == .document ? obligation.documentNumber : obligation.id
            let evidence = keeper.evidence(debt.strategy, value)
            keeper.join(
                payment, debt.obligation, amount, debt.strategy, evidence: evidence,
                confidence: debt.strategy == .obligationID ? 100 : 98)
        }
    }
}
