// What the ledger gives a run, and what a run gives the ledger. The ledger itself is Store's.

/// A file that an earlier run took or refused.
package struct KnownFile: Sendable, Hashable {
    package var row: Int64
    package var source: String
    package var name: String
    package var role: SourceRole
    package var sha256: String
    package var status: FileStatus
    /// Fingerprint of program and settings under which it was refused; empty for one that was taken.
    package var refusedUnder: String
    /// The run that took it (its latest version under this name).
    package var run: Int64
    /// Wholly or but for some rows.
    package var isTaken: Bool { status == .accepted || status == .partly_accepted }
    package init(
        row: Int64, source: String, name: String, role: SourceRole, sha256: String, status: FileStatus,
        refusedUnder: String, run: Int64
    ) {
        self.row = row
        self.source = source
        self.name = name
        self.role = role
        self.sha256 = sha256
        self.status = status
        self.refusedUnder = refusedUnder
        self.run = run
    }
}

/// The sum of a payment, and what of it is kept for refunds or was taken back.
package struct PostedMoney: Sendable, Hashable {
    package var amount: Int64
    package var reserved: Int64
    package init(amount: Int64, reserved: Int64) {
        self.amount = amount
        self.reserved = reserved
    }
}

/// A finished run as the ledger knows it.
package struct PostedRun: Sendable, Hashable {
    package var identity: RunIdentity
    package var programVersion: String
    package var settingsHash: String
    /// Fingerprint of everything but files that makes a run worth doing: program, settings, options.
    package var fingerprint: String
    package var manifestHash: String
    package var previousManifestHash: String
    package var exitStatus: Int32
    package init(
        identity: RunIdentity, programVersion: String, settingsHash: String, fingerprint: String,
        manifestHash: String, previousManifestHash: String, exitStatus: Int32
    ) {
        self.identity = identity
        self.programVersion = programVersion
        self.settingsHash = settingsHash
        self.fingerprint = fingerprint
        self.manifestHash = manifestHash
        self.previousManifestHash = previousManifestHash
        self.exitStatus = exitStatus
    }
}

/// The ledger before a run.
package struct LedgerState: Sendable {
    package var lastRun: PostedRun?
    /// All obligations with their current versions; open payments (amount not wholly allocated and not settled otherwise)
    /// with their standings; all standing claims. `book.files` holds every file that those records name.
    package var book = Book()
    /// Posted standings, parallel to `book.obligations`: what the last run published.
    package var standings: [Standing] = []
    /// Every file ever taken or refused.
    package var files: [KnownFile] = []
    /// Every statement ever taken, oldest row first; `Statement.file` is an index into `book.files`.
    package var statements: [Statement] = []
    /// Bank entries of earlier runs that brought card money, or took it back.
    package var settlementCredits: [SettlementCredit] = []
    /// Open conditions.
    package var discrepancies: [Discrepancy] = []
    /// Ids of events and of conditions ever raised, so that an event is new once.
    package var raisedEvents: Set<RecordID> = []
    package var decisions: [Decision] = []
    /// Obligations that a payment had paid when a `release` without an obligation undid all of them: by decision.
    package var released: [String: [String]] = [:]
    /// The control totals of the whole ledger, as the last run stored them.
    package var controls: [ControlTotal] = []
    /// The last day of the last closed month.
    package var closedThrough: Day?
    /// The highest serial of postings.csv so far.
    package var lastPostingSerial: Int64 = 0
    package init() {}
}

/// A file that a run publishes or keeps, by content.
package struct StoredFile: Sendable, Hashable {
    package var name: String
    package var sha256: String
    package var bytes: Int64
    package init(name: String, sha256: String, bytes: Int64) {
        self.name = name
        self.sha256 = sha256
        self.bytes = bytes
    }
}

/// Everything that one run writes into the ledger, in one transaction. Indices are into `book`.
package struct RunPosting: Sendable {
    package var run: PostedRun
    package var options: [String] = []
    package var book: Book
    /// Parallel to `book.obligations`.
    package var standings: [Standing]
    /// Files of this run: indices into `book.files` (their `ledgerRow` is 0).
    package var newFiles: [FileIndex] = []
    package var refusedUnder = ""
    /// Statements of this run.
    package var newStatements: [Statement] = []
    /// Payments of this run: indices into `book.payments`.
    package var newPayments: [Int32] = []
    /// Earlier payments whose standing (or purpose) changed.
    package var changedPayments: [Int32] = []
    /// Earlier payments to which another report added texts.
    package var completedPayments: [Int32] = []
    /// Obligations with a new version in this run (new ones too).
    package var newVersions: [Int32] = []
    /// By register file of this run: obligations that it only repeated.
    package var repeats: [(file: FileIndex, places: PlaceSet)] = []
    /// Obligations whose standing, missing mark or closed day changed without a new version.
    package var changedObligations: [Int32] = []
    package var allocations: [Allocation] = []
    /// Claims that are new or changed; an amount of 0 removes the claim. `posted` is what stands after this run.
    package var changedClaims: [Claim] = []
    /// All discrepancies of this run's discrepancies.csv.
    package var discrepancies: [Discrepancy] = []
    package var newDecisions: [Decision] = []
    package var rejects: [Reject] = []
    package var controls: [ControlTotal] = []
    package var lastPostingSerial: Int64 = 0
    /// Names of accounts, kinds and sources in the order of pipeline.yml, as the book's indices mean them.
    package var names: (accounts: [String], kinds: [String], sources: [String]) = ([], [], [])
    /// The organisation's currency.
    package var currency = Currency.eur
    /// The published files of the run, `run.json` among them, and pipeline.yml.
    package var outputs: [StoredFile] = []
    /// What the run says of itself, in words and as JSON.
    package var summary: (words: String, json: String) = ("", "")
    package init(run: PostedRun, book: Book, standings: [Standing]) {
        self.run = run
        self.book = book
        self.standings = standings
    }
}
