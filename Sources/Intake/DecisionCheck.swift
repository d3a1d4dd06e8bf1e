// Whether a decision can be followed: its subjects are known, its sum fits, and two persons signed where two must.

package import Domain

package struct DecisionCheck {
    private let settings: DecisionSettings
    /// Rulings may join money: `decision` stands among the strategies.
    private let joins: Bool
    /// A payment that the ledger has and the book does not; nil: it has none of this id.
    private let money: (RecordID) throws -> PostedMoney?
    /// Whether the ledger ever had a discrepancy of this id.
    private let discrepancy: (RecordID) throws -> Bool
    /// What the last run left open of a debt, which is what a person saw; nil: the debt is new or changed tonight.
    private let open: (Int32) -> Int64?

    package init(
        _ configuration: Configuration, money: @escaping (RecordID) throws -> PostedMoney?,
        discrepancy: @escaping (RecordID) throws -> Bool, open: @escaping (Int32) -> Int64?
    ) {
        settings = configuration.decisions
        joins = configuration.strategies.contains(.decision)
        self.money = money
        self.discrepancy = discrepancy
        self.open = open
    }

    /// What is wrong with a decision; nil: it can be followed. `tonight`: those that were taken before it.
    package func problem(
        of decision: Decision, after tonight: ArraySlice<Decision>, in book: Book, _ index: ObligationIndex
    ) throws -> Message? {
        if let lack = missing(decision) { return lack }
        if decision.action == .match, !joins { return Message("intake.decision_off", [decision.id]) }
        if let problem = try paymentProblem(decision, tonight, book) { return problem }
        if !decision.obligationID.isEmpty {
            guard let debt = index.find(decision.obligationID, in: book.obligations, book.text) else {
                return Message("intake.decision_obligation_unknown", [decision.id, decision.obligationID])
            }
            if decision.action == .write_off, let wanted = decision.amount,
                let open = open(debt), wanted > open
            {
                if open == 0 { return Message("intake.decision_settled", [decision.id, decision.obligationID]) }
                return Message("intake.decision_write_off", [decision.id, Money.text(wanted), Money.text(open)])
            }
        }
        if let problem = try discrepancyProblem(decision) { return problem }
        if needsTwo(decision), decision.approvedBy.isEmpty || decision.approvedBy == decision.decidedBy {
            return Message("intake.decision_one_person", [decision.id, decision.action.rawValue])
        }
        return nil
    }

    /// Whether a second, different person must sign.
    package func needsTwo(_ decision: Decision) -> Bool {
        settings.twoPersonsFor.contains(decision.action) && (decision.amount ?? .max) > settings.above
    }

    private func paymentProblem(
        _ decision: Decision, _ tonight: ArraySlice<Decision>, _ book: Book
    ) throws -> Message? {
        if decision.paymentID.isEmpty { return nil }
        guard let id = RecordID(decision.paymentID, prefix: .payment) else {
            return Message("intake.decision_payment_form", [decision.id, decision.paymentID])
        }
        let place = book.payments.firstIndex { $0.id == id }
        let known = place.map {
            PostedMoney(amount: book.payments[$0].amount, reserved: book.paymentStandings[$0].reserved)
        }
        guard let sum = try known ?? money(id) else {
            return Message("intake.decision_payment_unknown", [decision.id, decision.paymentID])
        }
        if let wanted = decision.amount, wanted > sum.amount.magnitude {
            return Message("intake.decision_amount", [decision.id, Money.text(wanted), Money.text(sum.amount)])
        }
        if decision.action == .refund, let amount = decision.amount {
            let most = Self.refundable(id, in: book)
            if amount > most {
                return Message("intake.decision_refund", [decision.id, Money.text(amount), Money.text(most)])
            }
        }
        return decision.action == .match ? matchProblem(decision, id, sum, tonight, book) : nil
    }

    /// A match takes nothing that another ruling joined, that is kept for a refund, or that a debit took back.
    private func matchProblem(
        _ decision: Decision, _ id: RecordID, _ sum: PostedMoney, _ tonight: ArraySlice<Decision>, _ book: Book
    ) -> Message? {
        var ruled: [String: Int64] = [:]
        for claim in book.claims where claim.payment == id && claim.isRuling && claim.amount > 0 {
            ruled[book.text.string(book.obligations[Int(claim.obligation)].id), default: 0] += claim.amount
        }
        var kept = book.refunds.reduce(Int64(0)) { $0 + ($1.payment == id && $1.state == .pending ? $1.kept : 0) }
        let gone = sum.reserved - kept
        func free() -> Int64 { sum.amount - gone - kept - ruled.values.reduce(0, +) }
        for earlier in tonight where earlier.paymentID == decision.paymentID {
            switch earlier.action {
            case .match: ruled[earlier.obligationID, default: 0] += min(earlier.amount ?? .max, max(free(), 0))
            case .release where earlier.obligationID.isEmpty: ruled = [:]
            case .release: ruled[earlier.obligationID] = nil
            case .refund: kept = min(earlier.amount ?? 0, max(free() + kept, 0))
            case .ignore: kept = 0
            case .write_off: break
            }
        }
        let left = max(free(), 0)
        // Who says once more what was ruled already asks for nothing.
        if decision.amount == nil, left > 0 || ruled[decision.obligationID] != nil { return nil }
        if let wanted = decision.amount, wanted <= left { return nil }
        let wanted = decision.amount.map { Money.text($0) } ?? ""
        let isKept = kept > 0 ? Money.text(kept) : ""
        return Message("intake.decision_free", [decision.id, wanted, Money.text(left), isKept])
    }

    private func discrepancyProblem(_ decision: Decision) throws -> Message? {
        guard decision.action == .ignore, !decision.discrepancyID.isEmpty else { return nil }
        guard let id = RecordID(decision.discrepancyID, prefix: .discrepancy) else {
            return Message("intake.decision_discrepancy_form", [decision.id, decision.discrepancyID])
        }
        let isKnown = try discrepancy(id)
        return isKnown ? nil : Message("intake.decision_discrepancy_unknown", [decision.id, decision.discrepancyID])
    }

    /// Open money of a payment, kept for an earlier refund or not, and its credit.
    package static func refundable(_ id: RecordID, in book: Book) -> Int64 {
        var most: Int64 = 0
        if let place = book.payments.firstIndex(where: { $0.id == id }) {
            let standing = book.paymentStandings[place]
            most = book.payments[place].amount - standing.allocated - standing.reserved
            for refund in book.refunds where refund.payment == id && refund.state == .pending { most += refund.kept }
        }
        for claim in book.claims where claim.payment == id { most += claim.posted.credit }
        return most
    }

    private func missing(_ decision: Decision) -> Message? {
        let needed: [(Bool, String)] =
            switch decision.action {
            case .match: [(decision.paymentID.isEmpty, "payment_id"), (decision.obligationID.isEmpty, "obligation_id")]
            case .release: [(decision.paymentID.isEmpty, "payment_id")]
            case .write_off: [(decision.obligationID.isEmpty, "obligation_id")]
            case .refund: [(decision.paymentID.isEmpty, "payment_id"), (decision.amount == nil, "amount")]
            case .ignore: [(decision.paymentID.isEmpty && decision.discrepancyID.isEmpty, "payment_id, discrepancy_id")]
            }
        guard let lack = needed.first(where: \.0) else { return nil }
        return Message("intake.decision_lacks", [decision.id, decision.action.rawValue, lack.1])
    }
}
