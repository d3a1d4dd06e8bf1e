// Decisions: a person's rulings, kept for ever and never undone by the program.

package enum DecisionAction: String, Sendable, CaseIterable { case match, release, write_off, refund, ignore }

package struct Decision: Sendable, Hashable {
    package var id = ""
    package var decidedOn = Day(number: 0)
    package var decidedBy = ""
    package var approvedBy = ""
    package var action = DecisionAction.match
    package var paymentID = ""
    package var obligationID = ""
    package var discrepancyID = ""
    /// Empty: all that is open.
    package var amount: Int64? = nil
    package var documentNumber = ""
    package var documentDate: Day? = nil
    package var requestedOn: Day? = nil
    package var reason = ""
    package var file = ""
    package var line: UInt32 = 0
    /// Row in the run's batch: which file it came from.
    package var fileIndex: FileIndex = 0
    package init() {}
}

/// A ruling beside what it found and what it left, for whoever checks the rulings.
package struct DecisionTrace: Sendable {
    package var decision: Decision
    /// Came tonight: only then before and after are known.
    package var isNew = false
    /// Open on the payment, minor units of its currency.
    package var openBefore: Int64?
    package var openAfter: Int64?
    /// Outstanding less credit of the obligation.
    package var leftBefore: Int64?
    package var leftAfter: Int64?
    /// What a `match` joined, and what it asked for beyond that.
    package var joined: Int64?
    package var notJoined: Int64?
    package init(_ decision: Decision) { self.decision = decision }
}

/// What became of a `refund` decision: money of a payment that goes back to its payer.
package struct Refund: Sendable, Hashable {
    package enum State: UInt8, Sendable { case pending, paid, superseded }
    package var decision: String
    package var payment: RecordID
    /// In the organisation's currency, minor units.
    package var amount: Int64
    /// What was kept of the payment's open money; the rest is credit, and nothing else ever takes credit.
    package var kept: Int64
    /// The debit that paid it back; none while it is pending.
    package var debit: RecordID?
    package var state = State.pending
    package init(decision: String, payment: RecordID, amount: Int64, kept: Int64) {
        self.decision = decision
        self.payment = payment
        self.amount = amount
        self.kept = kept
    }
}
