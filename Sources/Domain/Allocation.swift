// Allocation: money of a payment that went to an obligation, and how it splits.

/// The strategies of matching.md section 3, strongest first; the raw value is the ledger's.
public enum Strategy: UInt8, Sendable, CaseIterable, Comparable {
    case decision = 1, order, obligationID, document, documentRepaired, obligorKind, obligorAmount, plate, suggest
    case reversal
    case none

    package var word: String {
        switch self {
        case .decision: "decision"
        case .order: "order"
        case .obligationID: "obligation_id"
        case .document: "document"
        case .documentRepaired: "document_repaired"
        case .obligorKind: "obligor_kind"
        case .obligorAmount: "obligor_amount"
        case .plate: "plate"
        case .suggest: "suggest"
        case .reversal: "reversal"
        case .none: ""
        }
    }

    /// The stronger one first.
    @inlinable public static func < (left: Strategy, right: Strategy) -> Bool { left.rawValue < right.rawValue }
}

/// How a sum given to an obligation splits: `amount = principal + interest + costs + credit`; discount and rounding beside it.
public struct Split: Hashable, Sendable {
    /// Principal (главница), minor units.
    public var principal: Int64 = 0
    /// Interest (лихва).
    public var interest: Int64 = 0
    /// Costs (разноски).
    public var costs: Int64 = 0
    /// What is more than was due (надвнесено).
    public var credit: Int64 = 0
    /// Discount (отстъпка) that the money earned; no money itself.
    public var discount: Int64 = 0
    /// What conversion or a discount left over and the program closed; negative where it was paid over.
    public var rounding: Int64 = 0

    /// Nothing.
    @inlinable public init() {}

    /// The money of the split: discount and rounding are none.
    @inlinable public var amount: Int64 { principal + interest + costs + credit }
    /// Nothing in any part.
    @inlinable public var isZero: Bool { self == Split() }

    /// Written out: the compiler's own is not inlined into other modules, and a replay compares millions.
    @inlinable public static func == (left: Split, right: Split) -> Bool {
        (left.principal ^ right.principal) | (left.interest ^ right.interest) | (left.costs ^ right.costs)
            | (left.credit ^ right.credit) | (left.discount ^ right.discount) | (left.rounding ^ right.rounding) == 0
    }

    /// Part by part.
    @inlinable public static func - (left: Split, right: Split) -> Split {
        var result = left
        result.principal -= right.principal
        result.interest -= right.interest
        result.costs -= right.costs
        result.credit -= right.credit
        result.discount -= right.discount
        result.rounding -= right.rounding
        return result
    }

    /// Part by part.
    @inlinable public static func += (left: inout Split, right: Split) {
        left.principal += right.principal
        left.interest += right.interest
        left.costs += right.costs
        left.credit += right.credit
        left.discount += right.discount
        left.rounding += right.rounding
    }

    /// Part by part.
    @inlinable public static func + (left: Split, right: Split) -> Split {
        var result = left
        result += right
        return result
    }

    /// What takes it back.
    @inlinable public static prefix func - (split: Split) -> Split { Split() - split }
}

/// Money of one payment that is joined to one obligation, credit included. At most one claim per pair.
/// Never negative; the sum over a payment's claims never passes its amount.
package struct Claim: Sendable {
    package var payment: RecordID
    /// Index into `Book.payments`; -1 where the payment is not loaded (it was settled in an earlier run).
    package var paymentIndex: Int32
    /// Index into `Book.obligations`.
    package var obligation: Int32
    /// In the organisation's currency, minor units.
    package var amount: Int64
    /// What stands in the ledger for this claim before the run.
    package var posted = Split()
    package var paidOn: Day
    package var bookedOn: Day
    /// The payment's whole amount and reference: the order of equals (contracts.md section 4).
    package var paymentAmount: Int64
    package var bankReference: TextRef
    package var strategy: Strategy
    package var rule: Rule
    /// The values that agreed, in words: `document_no=1234; year=2025`.
    package var evidence: EvidenceText
    /// Made or confirmed by a person: automation never undoes it.
    package var isRuling = false

    package init(
        payment: RecordID, paymentIndex: Int32, obligation: Int32, amount: Int64, paidOn: Day, bookedOn: Day,
        paymentAmount: Int64, bankReference: TextRef, strategy: Strategy, rule: Rule, evidence: EvidenceText
    ) {
        self.payment = payment
        self.paymentIndex = paymentIndex
        self.obligation = obligation
        self.amount = amount
        self.paidOn = paidOn
        self.bookedOn = bookedOn
        self.paymentAmount = paymentAmount
        self.bankReference = bankReference
        self.strategy = strategy
        self.rule = rule
        self.evidence = evidence
    }

    /// The claim of a payment, `index` in the book.
    package init(
        of payment: borrowing Payment, at index: Int32, obligation: Int32, amount: Int64, strategy: Strategy,
        rule: Rule, evidence: EvidenceText
    ) {
        self.init(
            payment: payment.id, paymentIndex: index, obligation: obligation, amount: amount, paidOn: payment.paidOn,
            bookedOn: payment.bookedOn, paymentAmount: payment.amount, bankReference: payment.bankReference,
            strategy: strategy, rule: rule, evidence: evidence)
    }
}

/// The rule by which a sum was split or shared; the word stands in allocations.csv.
package enum Rule: UInt8, Sendable, CaseIterable {
    case none, principalInterestCosts, costsPrincipalInterest, credit, cancelledCredit, restated, reversal, decision,
        orderRows, oldestFirst, earliestDue

    /// Says which debt money goes to; within each it is principal, interest, costs (ал. 1) all the same.
    package var isSharing: Bool {
        switch self {
        case .oldestFirst, .earliestDue, .orderRows: true
        default: false
        }
    }

    package var word: String {
        switch self {
        case .none: ""
        case .principalInterestCosts: "dopk_169_1"  // ДОПК чл. 169 ал. 1: главница, лихви, разноски
        case .costsPrincipalInterest: "dopk_169_8"  // ДОПК чл. 169 ал. 8: разноски, главница, лихви
        case .credit: "credit"
        case .cancelledCredit: "credit_of_cancelled"
        case .restated: "restated"
        case .reversal: "reversal"
        case .decision: "decision"
        case .orderRows: "order_rows"
        case .oldestFirst: "dopk_169_3a"  // ДОПК чл. 169 ал. 3а
        case .earliestDue: "dopk_169_4"  // ДОПК чл. 169 ал. 4
        }
    }
}

/// A row of allocations.csv: a movement posted by this run.
package struct Allocation: Sendable {
    // In this order they are as small as they can be: a large run has millions.
    package var payment: RecordID
    package var split: Split
    /// Index into the run's claims: the movements of a claim, added to what was posted of it, are what stands.
    package var claim: Int32
    package var paymentIndex: Int32
    package var obligation: Int32
    package var paidOn: Day
    package var bankReference: TextRef
    package var evidence: EvidenceText
    package var strategy: Strategy
    package var rule: Rule
    /// Order among the rows of one payment and obligation.
    package var serial: Int32

    package init(_ place: Int32, of claim: Claim, split: Split, rule: Rule, serial: Int32 = 0) {
        self.claim = place
        payment = claim.payment
        paymentIndex = claim.paymentIndex
        obligation = claim.obligation
        self.split = split
        paidOn = claim.paidOn
        bankReference = claim.bankReference
        strategy = claim.strategy
        self.rule = rule
        evidence = claim.evidence
        self.serial = serial
    }
}

/// An open payment and an obligation that might belong together (a row of candidates.csv).
package struct Candidate: Sendable {
    package var paymentIndex: Int32
    package var obligation: Int32
    package var rank: Int32
    /// 0 to 100.
    package var score: Int32
    package var reason: Message
    package init(paymentIndex: Int32, obligation: Int32, rank: Int32, score: Int32, reason: Message) {
        self.paymentIndex = paymentIndex
        self.obligation = obligation
        self.rank = rank
        self.score = score
        self.reason = reason
    }
}
