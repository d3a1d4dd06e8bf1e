// Whether a decision can be followed: its subjects are known, its sum fits, and two persons signed where two must.

package import Domain

package struct DecisionCheck {
    private let settings: DecisionSettings
    /// Rulings may join money: `decision` stands among the strategies.
    private let joins: Bool
    /// The sum of a payment that the ledger has and the book does not; nil: it has none of this id.
    private let amount: (RecordID) throws -> Int64?
    /// Whether the ledger ever had a discrepancy of this id.
    private let discrepancy: (RecordID) throws -> Bool
    /// What the last run left open of a debt, which is what a person saw; nil: the debt is new or changed tonight.
    private let open: (Int32) -> Int64?

    package init(
        _ configuration: Configuration, amount: @escaping (RecordID) throws -> Int64?,
        discrepancy: @escaping (RecordID) throws -> Bool, open: @escaping (Int32) -> Int64?
    ) {
        settings = configuration.decisions
        joins = configuration.strategies.contains(.decision)
        self.amount = amount
        self.discrepancy = discrepancy
        self.open = open
    }

    /// What is wrong with a decision; nil: it can be followed.
    package func problem(of decision: Decision, in book: Book, _ index: ObligationIndex) throws -> Message? {
        if let lack = missing(decision) { return lack }
        if decision.action == .match, !joins { return Message("intake.decision_off", [decision.id]) }
        var payment: Payment?
        if !decision.paymentID.isEmpty {
            guard let id = RecordID(decision.paymentID, prefix: .payment) else {
                return Message("intake.decision_payment_form", [decision.id, decision.paymentID])
            }
            payment = book.payments.first { $0.id == id }
            guard let sum = try payment?.amount ?? amount(id) else {
                return Message("intake.decision_payment_unknown", [decision.id, decision.paymentID])
            }
            if let wanted = decision.amount, wanted > sum.magnitude {
                return Message("intake.decision_amount", [decision.id, Money.text(wanted), Money.text(sum)])
            }
        }
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
        if let amount = decision.amount, decision.action == .refund,
            let id = RecordID(decision.paymentID, prefix: .payment)
        {
            let most = Self.refundable(id, payment, in: book)
            if amount > most {
                return Message("intake.decision_refund", [decision.id, Money.text(amount), Money.text(most)])
            }
        }
        if settings.twoPersonsFor.contains(decision.action), (decision.amount ?? .max) > settings.above,
            decision.approvedBy.isEmpty || decision.approvedBy == decision.decidedBy
        {
            return Message("intake.decision_one_person", [decision.id, decision.action.rawValue])
        }
        return nil
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
    private static func refundable(_ id: RecordID, _ payment: Payment?, in book: Book) -> Int64 {
        var most: Int64 = 0
        if let payment, let place = book.payments.firstIndex(where: { $0.id == payment.id }) {
            let standing = book.paymentStandings[place]
            most = payment.amount - standing.allocated - standing.reserved
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
