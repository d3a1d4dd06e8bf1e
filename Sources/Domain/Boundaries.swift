// The boundaries: what one stage hands to the next.

/// The book with tonight's records in it, and what was found on the way.
package struct IntakeResult: Sendable {
    package var book: Book
    /// Standings as the last run left them, for the obligations that were there.
    package var standingsBefore: [Standing]
    package var newFiles: [FileIndex] = []
    /// Content of new files, for the archive: index into `book.files`.
    package var contents: [(file: FileIndex, path: String)] = []
    /// All input files, the ledger's and tonight's (`book.files`), kept when the book moves on.
    package var files: [FileRecord] = []
    /// All statements: of the ledger, then tonight's (from `firstNewStatement`).
    package var statements: [Statement] = []
    package var firstNewStatement = 0
    package var firstNewPayment = 0
    /// Obligations with a new version, ascending.
    package var newVersions: [Int32] = []
    /// What tonight's versions took the place of, of debts on which money had come: by index into the book's obligations.
    package var replaced: [Int32: Obligation] = [:]
    /// By register file of tonight: obligations that it brought as they were.
    package var repeats: [(file: FileIndex, places: PlaceSet)] = []
    /// Obligations whose missing mark changed, ascending.
    package var changedMarks: [Int32] = []
    /// Standings of the settled payments of earlier runs that tonight speaks of, as the last run left them.
    package var originals: [RecordID: PaymentStanding] = [:]
    /// Earlier payments to which another report added texts: indices into the book's payments.
    package var completed: Set<Int32> = []
    package var rejects: [Reject] = []
    package var findings: [Finding] = []
    package var decisions: [Decision] = []
    package var firstNewDecision = 0
    /// Names of files that were refused, tonight or earlier, and still stand in Inputs.
    package var refusedFiles: Set<String> = []
    /// Something was refused by this call: exit status 65.
    package var refusedSomething = false
    /// Rulings that still can't be followed: refused again, said again, and not listed again.
    package var waiting: [Message] = []
    /// Obligations of which a full extract or version came tonight: sources seen.
    package var seenSources: Set<String> = []
    /// Files of Inputs that were known already.
    package var knownFiles = 0

    package init(book: Book, standingsBefore: [Standing]) {
        self.book = book
        self.standingsBefore = standingsBefore
    }
}

/// What became of the card money, for the reports and the findings.
package struct CardResult: Sendable {
    /// Batches that are open, that came tonight or that a credit of tonight settled.
    package var settlements: [Settlement] = []
    package var findings: [Finding] = []
    /// Card payments that are the second capture of their order: never money for a debt.
    package var secondCaptures: [Int32] = []
    package init() {}
}

/// A person wrote off a sum (nil: all that was open) from a day on.
package struct WriteOff: Sendable, Hashable {
    package var on: Day
    package var amount: Int64?
    package init(on: Day, amount: Int64?) {
        self.on = on
        self.amount = amount
    }
}

/// Money that a debit took back from an earlier payment.
package struct TakenBack: Sendable {
    package var debit: Int32
    package var original: Int32
    package var amount: Int64
    /// Obligations that it had paid.
    package var obligations: [Int32]
    package init(debit: Int32, original: Int32, amount: Int64, obligations: [Int32]) {
        self.debit = debit
        self.original = original
        self.amount = amount
        self.obligations = obligations
    }
}

/// The payer asked for a later debt (`asked`, -1: only its year), the law put an older one first.
package struct RefusedChoice: Sendable {
    package var payment: Int32
    package var asked: Int32
    package var first: Int32
    package init(payment: Int32, asked: Int32, first: Int32) {
        self.payment = payment
        self.asked = asked
        self.first = first
    }
}

/// A debt that the payer named beside others, of which something was due, and that got nothing of the money.
package struct LeftOut: Sendable {
    package var payment: Int32
    package var debt: Int32
    package var due: Int64
    package init(payment: Int32, debt: Int32, due: Int64) {
        self.payment = payment
        self.debt = debt
        self.due = due
    }
}

/// A captured sum that is not the sum of its order's rows.
package struct OrderDifference: Sendable {
    package var payment: Int32
    package var order: String
    package var ordered: Int64
    package init(payment: Int32, order: String, ordered: Int64) {
        self.payment = payment
        self.order = order
        self.ordered = ordered
    }
}

package struct MatchingResult: Sendable {
    package var book: Book
    package var candidates: [Candidate] = []
    /// Why a payment is open, for those that are: parallel to `book.payments`, indices into `reasons`, -1 none.
    package var openReason: [Int32] = []
    package var reasons: [(code: DiscrepancyCode, message: Message)] = []
    package var takenBack: [TakenBack] = []
    /// Joined although the identifier names another person (the number and the sum due agree).
    package var mismatched: [Int32] = []
    package var refusedChoices: [RefusedChoice] = []
    package var orderDifferences: [OrderDifference] = []
    package var leftOut: [LeftOut] = []
    /// Claims that are new or whose amount changed, ascending indices into `book.claims`.
    package var changedClaims: [Int32] = []
    /// Write-offs by decision: obligation, day, amount (nil: all that is open).
    package var writeOffs: [Int32: [WriteOff]] = [:]
    package var ignoredDiscrepancies: Set<String> = []
    /// What each `match` of tonight joined; 0 for a ruling that a later one supersedes.
    package var ruled: [String: Int64] = [:]
    /// Payments whose standing changed in this run (new ones too), ascending.
    package var touchedPayments: [Int32] = []

    package init(book: Book) { self.book = book }
}

/// What was due before one claim's money came, for the findings. How it split is the claim's own (`Claim.posted`).
package struct ClaimOutcome: Sendable {
    package var claim: Int32
    /// Money of the same payment day that counts before it.
    package var isLastOfItsDay = true
    /// Nothing of it was posted before this run.
    package var isNew: Bool
    /// It paid exactly what was due: no credit, nothing left.
    package var isWhole: Bool
    /// Due just before it, on its day.
    package var dueBefore: Int64

    package init(claim: Int32, dueBefore: Int64, split: Split, isNew: Bool) {
        self.claim = claim
        self.isNew = isNew
        isWhole = split.credit == 0 && dueBefore == split.amount
        self.dueBefore = dueBefore
    }
}

/// The run's movements, and what stands after them.
package struct PostingResult: Sendable {
    package var matching: MatchingResult
    /// Parallel to `matching.book.obligations`.
    package var standings: [Standing] = []
    package var allocations: [Allocation] = []
    /// Outcomes of the claims of obligations on which something moved tonight, by obligation.
    package var outcomes: [ClaimOutcome] = []
    package var changedObligations: [Int32] = []
    package var postings: [RegisterPosting] = []
    package var controls: [ControlTotal] = []
    package var lastSerial: Int64 = 0
    /// Obligations whose interest used a rate that is not confirmed.
    package var unconfirmedRates: Int = 0
    package init(matching: MatchingResult) { self.matching = matching }
}
