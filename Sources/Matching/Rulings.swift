// A person's rulings: what they join, release, forbid, write off, reserve and ignore. Automation never undoes one.

internal import Domain
internal import Law

struct Rulings: Sendable {
    private let decisions: [Decision]
    private let firstNew: Int
    /// Pairs that may not be joined automatically, and payments that may not be joined at all.
    private var forbiddenPairs: Set<String> = []
    private var forbiddenPayments: Set<RecordID> = []
    private(set) var ignoredDiscrepancies: Set<String> = []

    init(_ decisions: [Decision], firstNew: Int) {
        self.firstNew = firstNew
        self.decisions = decisions
        for decision in Self.inOrder(decisions) {
            let payment = RecordID(decision.paymentID, prefix: .payment)
            switch decision.action {
            case .release:
                guard let payment else { continue }
                if decision.obligationID.isEmpty {
                    forbiddenPayments.insert(payment)
                } else {
                    forbiddenPairs.insert(decision.paymentID + " " + decision.obligationID)
                }
            case .match:
                guard let payment else { continue }
                forbiddenPayments.remove(payment)
                forbiddenPairs.remove(decision.paymentID + " " + decision.obligationID)
            case .ignore: if !decision.discrepancyID.isEmpty { ignoredDiscrepancies.insert(decision.discrepancyID) }
            case .write_off, .refund: break
            }
        }
    }

    var isEmpty: Bool { decisions.isEmpty }

    /// A later day, then a later id, supersedes.
    private static func inOrder(_ decisions: [Decision]) -> [Decision] {
        decisions.sorted {
            $0.decidedOn != $1.decidedOn
                ? $0.decidedOn < $1.decidedOn : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
        }
    }

    func forbids(_ payment: RecordID, _ obligation: String) -> Bool {
        forbiddenPayments.contains(payment)
            || (!forbiddenPairs.isEmpty && forbiddenPairs.contains(payment.text(.payment) + " " + obligation))
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
            let payment = RecordID(decision.paymentID, prefix: .payment).flatMap { payments[$0] }
            follow(decision, payment, obligation, keeper)
        }
    }

    private func follow(_ decision: Decision, _ payment: Int32?, _ obligation: Int32?, _ keeper: ClaimKeeper) {
        guard let payment else { return }
        switch decision.action {
        case .match:
            guard let obligation else { return }
            let wanted = decision.amount ?? max(keeper.open(payment), 0)
            if keeper.open(payment) < wanted || decision.amount == nil {
                undo(payment, except: obligation, upTo: decision.amount.map { $0 - keeper.open(payment) }, keeper)
            }
            let amount = min(decision.amount ?? keeper.open(payment), keeper.open(payment))
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
            keeper.reserve(payment, min(amount, max(keeper.open(payment), 0)))
        case .ignore: keeper.ignore(payment)
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
