// Stage 1, Intake: finds the files, tells what they are, decodes them, refuses what is bad, knows again what was taken.

package import Domain
internal import Formats

/// What a run may read and what it knows already.
package struct IntakeInput: Sendable {
    package var configuration: Configuration
    package var ledger: LedgerState
    package var date: Day
    /// Program and settings: a refused file is tried again when they have changed.
    package var fingerprint: String
    /// Sources to read; nil: all.
    package var only: [String]?
    package var threads: Int
    /// Which of these ids the ledger has.
    package var known: @Sendable ([RecordID]) throws -> Set<RecordID>

    package init(
        configuration: Configuration, ledger: LedgerState, date: Day, fingerprint: String, only: [String]?,
        threads: Int, known: @escaping @Sendable ([RecordID]) throws -> Set<RecordID>
    ) {
        self.configuration = configuration
        self.ledger = ledger
        self.date = date
        self.fingerprint = fingerprint
        self.only = only
        self.threads = threads
        self.known = known
    }
}

/// The book with tonight's records in it, and what was found on the way.
package struct IntakeResult: Sendable {
    package var book: Book
    /// Standings as the last run left them, for the obligations that were there.
    package var standingsBefore: [Standing]
    package var newFiles: [FileIndex] = []
    /// Content of new files, for the archive: index into `book.files`.
    package var contents: [(file: FileIndex, path: String)] = []
    /// All statements: of the ledger, then tonight's (from `firstNewStatement`).
    package var statements: [Statement] = []
    package var firstNewStatement = 0
    package var firstNewPayment = 0
    /// Obligations with a new version, ascending.
    package var newVersions: [Int32] = []
    /// Obligations whose missing mark changed, ascending.
    package var changedMarks: [Int32] = []
    package var rejects: [Reject] = []
    package var findings: [Finding] = []
    package var decisions: [Decision] = []
    package var firstNewDecision = 0
    /// Names of files that were refused, tonight or earlier, and still stand in Inputs.
    package var refusedFiles: Set<String> = []
    /// Something was refused by this call: exit status 65.
    package var refusedSomething = false
    /// Obligations of which a full extract or version came tonight: sources seen.
    package var seenSources: Set<String> = []
    /// Files of Inputs that were known already.
    package var knownFiles = 0
}

/// The first stage.
package struct Intake: Sendable {
    package init() {}

    /// Reads everything new. A bad file never stops the run; only the ledger can (`known` throws).
    package func run(_ input: consuming IntakeInput) async throws -> IntakeResult {
        let plan = FilePlan.make(input)
        let known = KnownFiles(input.ledger.files, fingerprint: input.fingerprint)
        let decoded = await Decoder.decode(
            plan.tasks, configuration: input.configuration, known: known, threads: input.threads)
        var recognition = Recognition(input, plan: plan)
        for file in decoded { try recognition.take(file) }
        try recognition.finish()
        return recognition.result
    }
}
