// The journey of the data: Intake, Settlement, Matching, Posting, Flagging, then commit and Reporting.

internal import Domain
internal import Fingerprints
internal import Flagging
internal import Intake
internal import Law
internal import Matching
internal import Posting
internal import Settlement
internal import Store

/// One night's results, before anything of them is written.
struct NightResult: Sendable {
    var ledger: LedgerState
    var intake: IntakeResult
    var posting: PostingResult
    var cards: CardResult
    var discrepancies: [Discrepancy]
    var run: RunIdentity
    /// Figures of the ledger before the run.
    var before: FiguresBefore?
    /// What was open on the payments that tonight's rulings name.
    var openBefore: [RecordID: Int64]
}

package struct Pipeline: Sendable {
    let options: RunOptions
    let observer: any StageObserver
    private let stages = 7

    package init(_ options: RunOptions, observer: any StageObserver) {
        self.options = options
        self.observer = observer
    }

    /// Program and settings: what makes a refused file worth another try, and a run worth doing.
    var fingerprint: String {
        Fingerprint.sha256(
            Array((options.programVersion + "\n" + options.words.joined(separator: " ") + "\n").utf8)
                + options.configuration.source)
    }

    /// A run is never dated before the last one, nor into a closed month.
    private func checkDate(_ ledger: LedgerState) throws {
        if let last = ledger.lastRun, options.date < last.identity.date {
            throw RunFailure(
                ExitStatus.usage, Message("pipeline.date_before_last", [options.date.text, last.identity.date.text]))
        }
        if let closed = ledger.closedThrough, options.date <= closed {
            throw RunFailure(ExitStatus.usage, Message("close.date", [options.date.text, closed.text]))
        }
    }

    /// Reads, thinks and flags. nil: nothing is new since the last run.
    func think(_ store: Ledger, _ clock: StageClock) async throws -> NightResult? {
        let configuration = options.configuration
        clock.begin("ledger", 1, stages)
        let ledger = try store.load(configuration)
        clock.end([("obligations", ledger.book.obligations.count), ("open payments", ledger.book.payments.count)])
        try checkDate(ledger)
        let run = RunIdentity(number: (ledger.lastRun?.identity.number ?? 0) + 1, date: options.date)
        clock.begin("intake", 2, stages)
        let input = IntakeInput(
            configuration: configuration, ledger: ledger, date: options.date, fingerprint: fingerprint,
            only: options.only, threads: options.threads, known: { try store.knownPayments(among: $0) },
            money: { try store.money(of: $0) }, discrepancy: { try !store.findings(id: $0).isEmpty },
            entries: { try store.entries($0, configuration) },
            repeated: { try store.repeated(source: $0, after: $1) },
            expects: { [observer] in observer.expects(bytes: $0) })
        var intake = try await Intake().run(input)
        clock.end([
            ("files", intake.newFiles.count), ("payments", intake.book.payments.count - intake.firstNewPayment),
            ("versions", intake.newVersions.count), ("refused rows", intake.rejects.count),
        ])
        if let last = ledger.lastRun, last.fingerprint == fingerprint, last.identity.date == options.date,
            intake.newFiles.isEmpty, intake.decisions.count == intake.firstNewDecision
        {
            return nil
        }

        clock.begin("settlement", 3, stages)
        try Originals.load(into: &intake, store, configuration)
        let openBefore = Before.open(intake)
        let records = intake.book
        intake.book = Book()
        // Each book is handed on at its last use, so that no stage copies what it changes.
        var book = SettlementStage().run(
            consume records, configuration: configuration, firstNew: intake.firstNewPayment)
        let cards = reconcileCards(&book, intake, ledger)
        intake.findings += cards.findings
        clock.end([("batches", cards.settlements.count)])

        clock.begin("matching", 4, stages)
        let matching = await Matching().run(
            MatchingInput(
                book: consume book, configuration: configuration, date: options.date,
                firstNewPayment: intake.firstNewPayment, decisions: intake.decisions,
                firstNewDecision: intake.firstNewDecision, released: ledger.released, threads: options.threads))
        clock.end([("joined", matching.changedClaims.count)])

        clock.begin("posting", 5, stages)
        var posting = await Posting().run(
            PostingInput(
                matching: consume matching, configuration: configuration, run: run,
                standingsBefore: intake.standingsBefore,
                newVersions: intake.newVersions, threads: options.threads, lastSerial: ledger.lastPostingSerial))
        try Originals.complete(&posting, store, configuration)
        clock.end([("movements", posting.allocations.count)])

        clock.begin("flagging", 6, stages)
        let posted = posting
        let taken = intake
        // The proof of the totals and the findings ask nothing of each other.
        async let controls = Controls.make(posted, taken, ledger, configuration)
        let discrepancies = await Flagging().run(
            FlaggingInput(
                intake: intake, posting: posting, configuration: configuration, run: run,
                openBefore: ledger.discrepancies, raisedEvents: ledger.raisedEvents, threads: options.threads))
        posting.controls = await controls
        clock.end([("discrepancies", discrepancies.count)])
        return NightResult(
            ledger: ledger, intake: intake, posting: posting, cards: cards, discrepancies: discrepancies, run: run,
            before: try Before.figures(ledger, store, configuration), openBefore: openBefore)
    }
}

extension Pipeline {
    /// Card money against its credits; the second capture of an order is never money for a debt.
    private func reconcileCards(_ book: inout Book, _ intake: IntakeResult, _ ledger: LedgerState) -> CardResult {
        let identity = { @Sendable (text: String) in Fingerprint.recordID(Array(text.utf8)) }
        let cards = CardMoney(options.configuration, date: options.date, identity: identity)
            .run(book, earlier: ledger.settlementCredits, firstNew: intake.firstNewPayment)
        for payment in cards.secondCaptures where book.payments[Int(payment)].ledgerRow == 0 {
            book.paymentStandings[Int(payment)].status = .ignored
        }
        return cards
    }
}

/// Payments of earlier runs that tonight speaks of: they are settled, so the ledger did not load them.
enum Originals {
    /// Those that a return, a reversal or a decision of tonight names.
    static func load(into intake: inout IntakeResult, _ store: Ledger, _ configuration: Configuration) throws {
        var references: Set<[UInt8]> = []
        let text = intake.book.text
        let payments = intake.book.payments
        for index in intake.firstNewPayment..<payments.count where payments[index].amount < 0 {
            let payment = payments[index]
            // A return may name its payment in the text only.
            for word in text.referenceWords(payment.remittance) { references.insert(Array(word)) }
            for reference in [
                payment.originalReference, payment.bankReference, payment.endToEndID, payment.merchantReference,
            ]
            where !reference.isEmpty { references.insert(Array(text.slice(reference))) }
        }
        var ids: Set<RecordID> = []
        for decision in intake.decisions[intake.firstNewDecision...] {
            if let id = RecordID(decision.paymentID, prefix: .payment) { ids.insert(id) }
        }
        let returns = payments.indices.filter { Returns.isReturn(payments[$0], text) }
        for found in NamedReturns.originals(of: returns, in: intake.book) { ids.formUnion(found) }
        // A debit of tonight may be the one that pays a refund.
        for refund in intake.book.refunds where refund.state == .pending { ids.insert(refund.payment) }
        guard !references.isEmpty || !ids.isEmpty else { return }
        let order = references.sorted { $0.lexicographicallyPrecedes($1) }
        for found in [
            try store.payments(matchingReferences: order, configuration),
            try store.payments(ids: ids.sorted(), configuration),
        ] {
            for (payment, standing) in zip(found.payments, found.standings) { intake.originals[payment.id] = standing }
            append(found, to: &intake.book)
        }
    }

    /// Full records of the payments whose split changed tonight: the reports list them.
    static func complete(_ posting: inout PostingResult, _ store: Ledger, _ configuration: Configuration) throws {
        let missing = Set(posting.allocations.filter { $0.paymentIndex < 0 }.map(\.payment))
        guard !missing.isEmpty else { return }
        let first = posting.matching.book.payments.count
        append(try store.payments(ids: missing.sorted(), configuration), to: &posting.matching.book)
        var places: [RecordID: Int32] = [:]
        for index in posting.matching.book.payments.indices[first...] {
            places[posting.matching.book.payments[index].id] = Int32(index)
            posting.matching.touchedPayments.append(Int32(index))
            posting.matching.openReason.append(-1)
        }
        for index in posting.allocations.indices where posting.allocations[index].paymentIndex < 0 {
            posting.allocations[index].paymentIndex = places[posting.allocations[index].payment] ?? -1
        }
        for index in posting.matching.book.claims.indices where posting.matching.book.claims[index].paymentIndex < 0 {
            posting.matching.book.claims[index].paymentIndex = places[posting.matching.book.claims[index].payment] ?? -1
        }
    }

    private static func append(
        _ found: (text: TextArena, payments: [Payment], standings: [PaymentStanding]), to book: inout Book
    ) {
        let there = Set(book.payments.map(\.id))
        let shift = book.text.absorb(found.text)
        for (payment, standing) in zip(found.payments, found.standings) where !there.contains(payment.id) {
            book.payments.append(payment.moved(by: shift))
            book.paymentStandings.append(standing)
        }
    }
}

/// Seconds per stage, told to the observer. The clock is the pipeline's, never a stage's.
final class StageClock {
    private let observer: any StageObserver
    private var name = ""
    private var start = ContinuousClock.now

    init(_ observer: any StageObserver) { self.observer = observer }

    func begin(_ stage: String, _ step: Int, _ steps: Int) {
        name = stage
        start = ContinuousClock.now
        observer.began(stage, step: step, of: steps)
    }

    func end(_ facts: [(String, Int)]) {
        let spent = ContinuousClock.now - start
        let (seconds, attoseconds) = spent.components
        observer.ended(name, seconds: Double(seconds) + Double(attoseconds) / 1e18, facts)
    }
}
