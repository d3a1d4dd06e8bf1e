// The book: everything a run knows of obligations, payments and the money joined between them.

/// One run's identity. The business date comes from the command line; no stage reads a clock.
package struct RunIdentity: Sendable, Hashable {
    package var number: Int64
    package var date: Day
    package init(number: Int64, date: Day) {
        self.number = number
        self.date = date
    }
    /// `2026-11-24-0007`: the folder under Outputs.
    package var folder: String {
        let digits = String(number)
        return date.text + "-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

package struct Book: Sendable {
    package var text = TextArena()
    /// Current versions, of the ledger and of tonight.
    package var obligations: [Obligation] = []
    /// Open payments of the ledger, earlier ones that tonight's entries speak of, and tonight's.
    package var payments: [Payment] = []
    package var paymentStandings: [PaymentStanding] = []
    /// Input files of `Payment.position.file` and `Obligation.position.file`.
    package var files: [FileRecord] = []
    /// All card transactions that were ever taken, and tonight's.
    package var cards: [CardRecord] = []
    package var orders: [OrderRow] = []
    /// Standing claims.
    package var claims: [Claim] = []
    /// Every refund that was ever decided.
    package var refunds: [Refund] = []
    package init() {}
}

/// Sums that must come to nothing: one control equation with its two sides.
package struct ControlTotal: Sendable, Hashable {
    package var name: String
    /// `run`: this run's movements; `ledger`: all that stands.
    package var scope: String
    /// The own account that it is about; empty: all.
    package var account: String
    package var currency: String
    /// Named terms in order, minor units.
    package var terms: [Term]
    package struct Term: Sendable, Hashable {
        package var name: String
        package var value: Int64
        package init(_ name: String, _ value: Int64) {
            self.name = name
            self.value = value
        }
    }
    /// Left side less right side; must be 0.
    package var difference: Int64
    /// Whether a term lessens the difference: those of the right side, and what goes off the left one.
    package func subtracts(_ term: Term) -> Bool {
        switch name {
        case "obligations": ["to_debts", "discounts", "rounding", "remitted", "closing"].contains(term.name)
        case "account_balance": ["debits", "closing"].contains(term.name)
        case "late": false
        default: term.name != terms.first?.name
        }
    }
    /// What statements of an account break or lack: its balances agree only with it. 0: nothing, or no such total.
    package var breaks: Int64 {
        name == "account_balance" ? terms.first { $0.name == "balance_breaks" }?.value ?? 0 : 0
    }
    /// Counts rather than sums.
    package var isCount: Bool
    package init(
        name: String, scope: String, account: String = "", currency: String, terms: [Term], difference: Int64,
        isCount: Bool = false
    ) {
        self.name = name
        self.scope = scope
        self.account = account
        self.currency = currency
        self.terms = terms
        self.difference = difference
        self.isCount = isCount
    }
}

/// A person's consolidated position (a row of positions.csv).
package struct PersonPosition: Sendable {
    package var payerID = ""
    package var payerName = ""
    package var obligations: Int64 = 0
    package var assessed: Int64 = 0
    package var paid: Int64 = 0
    package var outstanding: Int64 = 0
    package var overdue: Int64 = 0
    package var credit: Int64 = 0
    package var unallocated: Int64 = 0
    package init() {}
}

/// A card batch (a row of settlements.csv).
package struct Settlement: Sendable {
    package var batch = RecordID.none
    package var acquirer = ""
    package var terminal = ""
    package var day = Day(number: 0)
    package var transactions: Int64 = 0
    package var gross: Int64 = 0
    package var fees: Int64 = 0
    package var net: Int64 = 0
    package var currency = Currency.eur
    package var expectedBy: Day? = nil
    package var status = ""
    package var creditedOn: Day? = nil
    package var credited: Int64 = 0
    package var difference: Int64 = 0
    package var bankPayments: [RecordID] = []
    package var bankReference = ""
    /// Where its first transaction stands, and its last credit.
    package var sourceFile = ""
    package var sourcePosition = ""
    package var creditFile = ""
    package var creditPosition = ""
    package init() {}
}

/// A row of postings.csv: what the register is to take back of this run.
package struct RegisterPosting: Sendable {
    package var obligation: Int32
    package var allocated: Int64 = 0
    package var discount: Int64 = 0
    package var rounding: Int64 = 0
    package var remitted: Int64 = 0
    package var reversal: Int64 = 0
    package var paidOn = MaybeDay.none
    package var bankReference = ""
    package var serial: Int64 = 0
    package init(obligation: Int32) { self.obligation = obligation }
}

/// Figures of the ledger as the last run left it, for what has changed since.
package struct FiguresBefore: Sendable, Hashable {
    package var run: RunIdentity
    package var openPayments: Int64 = 0
    package var openAmount: Int64 = 0
    /// Card money on its way, and not credited within its days.
    package var inTransit: Int64 = 0
    package var missing: Int64 = 0
    package var outstanding: Int64 = 0
    package var credit: Int64 = 0
    /// Open conditions by severity.
    package var errors: Int64 = 0
    package var warnings: Int64 = 0
    /// Of what is not joined: what a decision keeps for a refund.
    package var kept: Int64 = 0
    /// What came in that night; nil beside a period, which is no night.
    package var income: IncomeBefore?
    package init(run: RunIdentity) { self.run = run }
}

/// The money that a run took in, in the organisation's currency.
package struct IncomeBefore: Sendable, Hashable {
    /// Without payouts of card money.
    package var received: Int64
    package var matched: Int64
    package var payouts: Int64
    package init(received: Int64, matched: Int64, payouts: Int64) {
        self.received = received
        self.matched = matched
        self.payouts = payouts
    }
}

/// The days of `sverka report`, and the runs whose business date lies in them.
package struct ReportPeriod: Sendable, Hashable {
    package var from: Day
    package var to: Day
    package var runs: [RunIdentity]
    package init(from: Day, to: Day, runs: [RunIdentity]) {
        self.from = from
        self.to = to
        self.runs = runs
    }
}

/// Everything that the writers need; they know nothing of money beyond it.
package struct ReportPack: Sendable {
    package var run: RunIdentity
    package var configuration: Configuration
    package var programVersion: String
    /// Options that change the result, in words, sorted.
    package var options: [String]
    package var book: Book
    /// Parallel to `book.obligations`.
    package var standings: [Standing]
    /// Indices into `book.payments` that payments.csv lists: touched by this run or still open. Any order.
    package var listedPayments: [Int32] = []
    package var allocations: [Allocation] = []
    package var candidates: [Candidate] = []
    package var discrepancies: [Discrepancy] = []
    package var settlements: [Settlement] = []
    package var postings: [RegisterPosting] = []
    package var statements: [Statement] = []
    /// Files that this run took or refused (indices into `book.files`).
    package var listedFiles: [FileIndex] = []
    package var rejects: [Reject] = []
    package var controls: [ControlTotal] = []
    /// nil: this is the first run.
    package var before: FiguresBefore?
    /// Every ruling of a person that is known, tonight's with what it changed.
    package var decisions: [DecisionTrace] = []
    package var facts = AuditFacts()
    /// SHA-256 of every new input by name, sorted by name; of pipeline.yml; of the previous run's manifest.
    package var inputHashes: [(name: String, sha256: String)] = []
    package var settingsHash = ""
    package var previousManifestHash = ""
    /// nil: the pack is of one run.
    package var period: ReportPeriod?
    /// The last day of the last closed month; nil: none is closed.
    package var closedThrough: Day?
    /// Payments of this run whose day lies in a closed month.
    package var latePayments: [Int32] = []
    /// Movements of this run, of money that came before, that belong to a closed month: indices into `allocations`.
    package var restated: [Int32] = []
    /// What the reports are of, in their titles: a run's folder, or the days of a period.
    package var title: String { period.map { $0.from.text + " – " + $0.to.text } ?? run.folder }
    package init(
        run: RunIdentity, configuration: Configuration, programVersion: String, options: [String], book: Book,
        standings: [Standing]
    ) {
        self.run = run
        self.configuration = configuration
        self.programVersion = programVersion
        self.options = options
        self.book = book
        self.standings = standings
    }
}
