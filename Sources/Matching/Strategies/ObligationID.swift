// Strategy `obligation_id`: the id of a debt itself, in any field.

internal import Domain

extension Decider {
    /// Documents named beside an id are paid with it: a payment is shared out once.
    mutating func byID(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        this.evidence.has(.obligationID) ? named(this, desk) : .pass(nil)
    }
}
