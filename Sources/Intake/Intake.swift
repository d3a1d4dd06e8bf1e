// Stage 1, Intake: finds the files, tells what they are, decodes them, refuses what is bad, knows again what was taken.

package import Domain
internal import Formats

/// Bank entries that the ledger has of some choice; files by their index in the ledger's book.
package typealias KnownEntries =
    @Sendable (EntryChoice) throws -> (text: TextArena, payments: [Payment], kinds: [FileIndex: StatementKind])

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
    /// The sum of a payment of the ledger and what of it is not free; nil: it has none of this id.
    package var money: @Sendable (RecordID) throws -> PostedMoney?
    /// Whether the ledger ever had a discrepancy of this id.
    package var discrepancy: @Sendable (RecordID) throws -> Bool
    /// The ledger's bank entries of some choice, and the kind of report that each file of theirs is.
    package var entries: KnownEntries
    /// Ledger rows of the obligations that files of a source with greater names than this repeated without a change.
    package var repeated: @Sendable (_ source: String, _ after: String) throws -> PlaceSet
    /// Told how many bytes of tables under new names will be read (`FilePlan.newBytes`).
    package var expects: @Sendable (Int) -> Void

    package init(
        configuration: Configuration, ledger: LedgerState, date: Day, fingerprint: String, only: [String]?,
        threads: Int, known: @escaping @Sendable ([RecordID]) throws -> Set<RecordID>,
        money: @escaping @Sendable (RecordID) throws -> PostedMoney?,
        discrepancy: @escaping @Sendable (RecordID) throws -> Bool, entries: @escaping KnownEntries,
        repeated: @escaping @Sendable (_ source: String, _ after: String) throws -> PlaceSet,
        expects: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.ledger = ledger
        self.date = date
        self.fingerprint = fingerprint
        self.only = only
        self.threads = threads
        self.known = known
        self.money = money
        self.discrepancy = discrepancy
        self.entries = entries
        self.repeated = repeated
        self.expects = expects
    }
}

/// The first stage.
package struct Intake: Sendable {
    package init() {}

    /// Reads everything new. A bad file never stops the run; only the ledger can (`known` throws).
    package func run(_ input: consuming IntakeInput) async throws -> IntakeResult {
        let plan = FilePlan.make(input)
        let known = KnownFiles(input.ledger.files, fingerprint: input.fingerprint)
        input.expects(plan.newBytes(known))
        var decoded = await Decoder.decode(
            plan.tasks, configuration: input.configuration, known: known, threads: input.threads)
        var recognition = Recognition(input, plan: plan)
        recognition.survey = ReportSurvey(decoded, recognition.result.statements)
        Self.makeRoom(for: &decoded, in: &recognition.result.book.text)
        let ranks = decoded.map { Recognition.rank($0.content) }
        // Stable: files of one rank in the order of the plan.
        let order = decoded.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
        for place in order {
            let file = decoded[place]
            decoded[place].content = .known
            try recognition.take(consume file)
        }
        try recognition.finish()
        return recognition.result
    }
    /// Room for the texts of the whole run at once: an arena that grows is copied. A new book takes over the largest file's.
    private static func makeRoom(for files: inout [DecodedFile], in text: inout TextArena) {
        let room = files.reduce(text.bytes.count) { $0 + $1.content.room }
        if text.bytes.isEmpty, let largest = files.firstIndex(where: { $0.content.capacity >= room && room > 0 }) {
            text = files[largest].content.takeText()
            files[largest].isInBook = true
        }
        text.reserve(room)
    }
}
