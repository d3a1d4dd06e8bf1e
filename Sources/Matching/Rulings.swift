// A person's rulings: what they join, release, forbid, write off, reserve and ignore. Automation never undoes one.

internal import Domain
internal import Law

struct Rulings: Sendable {
    private let decisions: [Decision]
    private let firstNew: Int
    /// Pairs that may not be joined automatically.
    private var forbiddenPairs: Set<String> = []
    private(set) var ignoredDiscrepancies: Set<String> = []

    /// `released`: the debts that earlier releases without an obligation undid; those of tonight stand in the book.
    init(_ decisions: [Decision], firstNew: Int, released: [String: [String]], book: Book) {
        self.firstNew = firstNew
        self.decisions = decisions
        let new = Set(decisions[firstNew...].map(\.id))
        for decision in Self.inOrder(decisions) {
            switch decision.action {
            case .release:
                var debts = [decision.obligationID]
                if decision.obligationID.isEmpty {
                    debts = new.contains(decision.id) ? Self.debts(of: decision, book) : released[decision.id] ?? []
                }
                for debt in debts { forbiddenPairs.insert(decision.paymentID + " " + debt) }
            case .match:
                forbiddenPairs.remove(decision.paymentID + " " + decision.obligationID)
            case .ignore: if !decision.discrepancyID.isEmpty { ignoredDiscrepancies.insert(decision.discrepancyID) }
            case .write_off, .refund: break
            }
        }
    }

    var isEmpty: Bool { decisions.isEmpty }

    /// What the payment of a decision pays now.
    private static func debts(of decision: Decision, _ book: Book) -> [String] {
        guard let payment = RecordID(decision.paymentID, prefix: .payment) else { return [] }
        return book.claims.filter { $0.payment == payment && $0.amount > 0 }
            .map { book.text.string(book.obligations[Int($0.obligation)].id) }
    }

    private static func precedes(_ left: Decision, _ right: Decision) -> Bool {
        left.decidedOn != right.decidedOn
            ? left.decidedOn < right.decidedOn : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
    }

    /// A ruling that came late, after one that was decided later about the same money and says otherwise.
    private func isSuperseded(_ decision: Decision) -> Bool {
        decisions[..<firstNew].contains { later in
            guard !decision.paymentID.isEmpty, later.paymentID == decision.paymentID, Self.precedes(decision, later)
            else { return false }
            let isSamePair =
                later.obligationID.isEmpty || decision.obligationID.isEmpty
                || later.obligationID == decision.obligationID
            switch (decision.action, later.action) {
            case (.match, .release), (.release, .match): return isSamePair
            case (.match, .ignore), (.refund, .ignore), (.ignore, .match), (.ignore, .refund), (.refund, .refund):
                return true
            default: return false
            }
        }
    }

    /// A later day, then a later id, supersedes.
    private static func inOrder(_ decisions: [Decision]) -> [Decision] {
        decisions.sorted(by: precedes)
    }

    func forbids(_ payment: RecordID, _ obligation: String) -> Bool {
        !forbiddenPairs.isEmpty && forbiddenPairs.contains(payment.text(.payment) + " " + obligation)
    }

    func apply(to keeper: ClaimKeeper) {
        guard !decisions.isEmpty else { return }
        let index = ObligationIndex(keeper.book.obligations, keeper.book.text)
        var payments: [RecordID: Int32] = [:]
        for place in keeper.book.payments.indices { payments[keeper.book.payments[place].id] = Int32(place) }
        let new = Set(decisions[firstNew...].map(\.id))
        for decision in Self.inOrder(decisions) {
            let obligation =
                decision.obligationID.isEmpty
                ? nil : index.find(decision.obligationID, in: keeper.book.obligations, keeper.book.text)
            if decision.action == .write_off, let obligation {
                keeper.writeOffs[obligation, default: []].append(
                    WriteOff(on: decision.decidedOn, amount: decision.amount))
            }
            guard new.contains(decision.id) else { continue }
            if isSuperseded(decision) {
                keeper.ruled[decision.id] = 0
                continue
            }
            let payment = RecordID(decision.paymentID, prefix: .payment).flatMap { payments[$0] }
            follow(decision, payment, obligation, keeper)
        }
    }

    private func follow(_ decision: Decision, _ payment: Int32?, _ obligation: Int32?, _ keeper: ClaimKeeper) {
        guard let payment else { return }
        switch decision.action {
        case .match:
            guard let obligation else { return }
            keeper.heed(payment)
            let wanted = decision.amount ?? max(keeper.open(payment), 0)
            if keeper.open(payment) < wanted || decision.amount == nil {
                undo(payment, except: obligation, upTo: decision.amount.map { $0 - keeper.open(payment) }, keeper)
            }
            // What is kept for a refund stays kept.
            let amount = max(0, min(decision.amount ?? keeper.open(payment), keeper.open(payment)))
            keeper.ruled[decision.id] = amount
            guard amount > 0 else { return }
            let evidence = keeper.evidence("decision=" + decision.id)
            keeper.join(
                payment, obligation, amount, .decision, rule: .decision, evidence: evidence, confidence: 100,
                isRuling: true)
        case .release:
            for claim in keeper.claims(ofPayment: payment)
            where obligation == nil || keeper.book.claims[Int(claim)].obligation == obligation {
                keeper.release(claim, keeper.book.claims[Int(claim)].amount)
            }
        case .refund:
            guard let amount = decision.amount else { return }
            keeper.heed(payment)
            keeper.refund(payment, amount, decision: decision.id)
        case .ignore:
            keeper.cancelRefunds(payment)
            keeper.ignore(payment)
        case .write_off: break
        }
    }

    /// Undoes automatic joins of a payment, newest first; a ruling stands.
    private func undo(_ payment: Int32, except obligation: Int32, upTo limit: Int64?, _ keeper: ClaimKeeper) {
        var rest = limit ?? Int64.max
        for claim in keeper.claims(ofPayment: payment).reversed() where rest > 0 {
            let record = keeper.book.claims[Int(claim)]
            guard !record.isRuling, limit != nil || record.obligation != obligation else { continue }
            let part = min(rest, record.amount)
            keeper.release(claim, part)
            rest -= part
        }
    }
}
