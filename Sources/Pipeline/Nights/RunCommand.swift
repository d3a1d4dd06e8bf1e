// One whole run: think, write into staging, commit in the ledger, rename into place.

internal import Domain
internal import Fingerprints
internal import Reporting
internal import Store

extension Pipeline {
    /// Takes in everything new, reconciles, posts and publishes; or, dry, only thinks and shows.
    package func run() async throws -> RunOutcome {
        let places = Places(options.configuration)
        let clock = StageClock(observer)
        if options.isDryRun {
            if let target = options.target {
                try places.checkTarget(target)
                try FileSystem.checkWritable(target)
            }
            let store = try Ledger.open(path: places.ledger, readOnly: true)
            defer { store.close() }
            try places.checkLedger(store, options.configuration)
            return try await dryRun(store, clock)
        }
        let isFirst = !FileSystem.exists(places.ledger)
        let lock = try RunLock.acquire(ledgerPath: places.ledger)
        defer { withExtendedLifetime(lock) {} }
        let store = try Ledger.open(path: places.ledger, readOnly: false)
        defer { store.close() }
        let committed = Set(try store.runs().map(\.identity.folder))
        try places.checkLedger(store, options.configuration)
        try Publication.recover(outputs: places.outputs, ledgerPath: places.ledger) { committed.contains($0) }
        guard let night = try await think(store, clock) else { return try nothingNew(store) }
        var outcome = try await publish(night, store, places, clock)
        if isFirst { outcome.notices.append(notice("pipeline.ledger_begun", [options.configuration.ledger])) }
        outcome.notices.append(published(in: options.configuration.outputs + "/" + night.run.folder))
        return outcome
    }

    private func notice(_ key: String, _ arguments: [String]) -> String {
        Sentences.text(Message(key, arguments), options.configuration.organisation.languages.first ?? .bg)
    }

    /// Where the results are, and what to open first.
    private func published(in folder: String) -> String {
        let reports = options.configuration.reports
        let first = [("report", "report.html"), ("reconciliation", "reconciliation.xlsx")]
            .filter { reports.writes($0.0) }.map { folder + "/" + $0.1 }
        return notice("pipeline.published", [first.isEmpty ? folder : first.joined(separator: ", ")])
    }

    private func dryRun(_ store: Ledger, _ clock: StageClock) async throws -> RunOutcome {
        guard let night = try await think(store, clock) else { return try nothingNew(store) }
        let pack = pack(night)
        async let result = outcome(night, pack)
        if let target = options.target {
            clock.begin("reporting", 7, 7)
            try FileSystem.createFolder(target)
            let written = try await Reports.write(pack, to: target, threads: options.threads)
            clock.end([("files", written.count)])
            let hashed = try written.map { try Folder.stored(target, $0) }
            try FileSystem.write(Reports.manifest(pack, outputs: hashed), to: target + "/run.json")
        }
        var outcome = await result
        if let target = options.target { outcome.notices.append(published(in: target)) }
        return outcome
    }

    private func publish(
        _ night: NightResult, _ store: Ledger, _ places: Places, _ clock: StageClock
    ) async throws -> RunOutcome {
        let pack = pack(night)
        async let result = outcome(night, pack)
        let publication = try Publication.begin(
            outputs: places.outputs, ledgerPath: places.ledger, folder: night.run.folder)
        clock.begin("reporting", 7, 7)
        let written: Result<[WrittenFile], any Error>
        do {
            written = .success(try await Reports.write(pack, to: publication.publishedFolder, threads: options.threads))
        } catch {
            written = .failure(error)
        }
        return try commit(night, pack, written, await result, publication, store, clock)
    }

    /// Manifest, archive, ledger, renaming; before the ledger's commit any failure discards what was staged.
    private func commit(
        _ night: NightResult, _ pack: ReportPack, _ written: Result<[WrittenFile], any Error>, _ result: RunOutcome,
        _ publication: Publication, _ store: Ledger, _ clock: StageClock
    ) throws -> RunOutcome {
        do {
            var outputs = try written.get().map { try Folder.stored(publication.publishedFolder, $0) }
            let manifest = Reports.manifest(pack, outputs: outputs)
            try FileSystem.write(manifest, to: publication.publishedFolder + "/run.json")
            outputs.append(
                StoredFile(name: "run.json", sha256: Fingerprint.sha256(manifest), bytes: Int64(manifest.count)))
            clock.end([("files", outputs.count)])
            clock.begin("archive", 7, 7)
            try archive(night, pack, outputs, publication)
            clock.end([])
            clock.begin("commit", 7, 7)
            var posting = posting(night, pack, outputs, manifest, result.exitStatus)
            posting.summary = (result.summary, result.summaryJSON)
            try store.post(posting)
        } catch {
            publication.discard()
            throw error
        }
        // The run is committed: whatever stops the renaming, the next start finishes it.
        do { try publication.finish() } catch {
            let reason = error.message.arguments.last ?? ""
            throw RunFailure(ExitStatus.cannotAccess, Message("pipeline.not_published", [night.run.folder, reason]))
        }
        clock.end([])
        return result
    }

    /// Everything read and published, by content.
    private func archive(
        _ night: NightResult, _ pack: ReportPack, _ outputs: [StoredFile], _ publication: Publication
    ) throws {
        for (file, path) in night.intake.contents {
            try publication.archiveFile(path: path, sha256: night.intake.files[Int(file)].sha256)
        }
        for output in outputs {
            try publication.archiveFile(
                path: publication.publishedFolder + "/" + output.name, sha256: output.sha256)
        }
        try publication.archive(bytes: options.configuration.source, sha256: pack.settingsHash)
        try publication.sealed()
    }

    private func nothingNew(_ store: Ledger) throws -> RunOutcome {
        let last = try store.runs().last
        var words = notice("pipeline.nothing_new", [])
        if let last, last.exitStatus != 0 {
            words += " " + notice("pipeline.status_again", [String(last.exitStatus), last.identity.folder])
        }
        return RunOutcome(
            exitStatus: last?.exitStatus ?? 0, run: nil, summary: words, summaryJSON: JSON.object(["run": .null]).line,
            refusals: [])
    }

    // MARK: Packing

    func pack(_ night: NightResult) -> ReportPack {
        var configuration = options.configuration
        if let languages = options.languages { configuration.organisation.languages = languages }
        let matching = night.posting.matching
        var pack = ReportPack(
            run: night.run, configuration: configuration, programVersion: options.programVersion,
            options: options.words,
            book: matching.book, standings: night.posting.standings)
        pack.book.files = night.intake.files
        pack.listedPayments = listed(matching)
        pack.allocations = night.posting.allocations
        pack.candidates = matching.candidates
        pack.discrepancies = night.discrepancies
        pack.settlements = night.cards.settlements
        pack.postings = night.posting.postings
        pack.statements = Array(night.intake.statements[night.intake.firstNewStatement...])
        pack.listedFiles = night.intake.newFiles
        pack.rejects = night.intake.rejects
        pack.controls = night.posting.controls
        pack.before = night.before
        pack.decisions = Before.traces(night)
        pack.facts = LawFacts.find(matching.book, night.posting.standings, night.discrepancies, options.configuration)
        pack.inputHashes = night.intake.newFiles.map {
            (night.intake.files[Int($0)].name, night.intake.files[Int($0)].sha256)
        }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        pack.settingsHash = Fingerprint.sha256(options.configuration.source)
        pack.previousManifestHash = night.ledger.lastRun?.manifestHash ?? ""
        pack.closedThrough = night.ledger.closedThrough
        if let closed = pack.closedThrough {
            let late = Late(matching.book, night.posting.allocations, through: closed)
            (pack.latePayments, pack.restated) = (late.payments, late.restated)
        }
        return pack
    }

    /// Touched by this run, or still open.
    private func listed(_ matching: MatchingResult) -> [Int32] {
        var isListed = Array(repeating: false, count: matching.book.payments.count)
        for payment in matching.touchedPayments { isListed[Int(payment)] = true }
        for index in matching.book.payments.indices {
            let standing = matching.book.paymentStandings[index]
            switch standing.status {
            case .unmatched, .ambiguous, .partlyMatched: isListed[index] = true
            default: break
            }
        }
        return isListed.indices.filter { isListed[$0] }.map { Int32($0) }
    }

    func posting(
        _ night: NightResult, _ pack: ReportPack, _ outputs: [StoredFile], _ manifest: [UInt8], _ exitStatus: Int32
    ) -> RunPosting {
        let matching = night.posting.matching
        var posting = RunPosting(
            run: PostedRun(
                identity: night.run, programVersion: options.programVersion, settingsHash: pack.settingsHash,
                fingerprint: fingerprint, manifestHash: Fingerprint.sha256(manifest),
                previousManifestHash: pack.previousManifestHash, exitStatus: exitStatus),
            book: pack.book, standings: night.posting.standings)
        posting.options = options.words
        let configuration = options.configuration
        posting.names = (
            configuration.accounts.map(\.iban), configuration.kinds.map(\.name), configuration.sources.map(\.name)
        )
        posting.currency = configuration.organisation.currency
        posting.newFiles = night.intake.newFiles
        posting.refusedUnder = fingerprint
        posting.newStatements = pack.statements
        posting.newPayments = matching.book.payments.indices.filter { matching.book.payments[$0].ledgerRow == 0 }.map {
            Int32($0)
        }
        posting.changedPayments = matching.touchedPayments.filter { matching.book.payments[Int($0)].ledgerRow != 0 }
        posting.completedPayments = night.intake.completed.sorted()
        posting.newVersions = night.intake.newVersions
        posting.repeats = night.intake.repeats
        posting.changedObligations = Array(
            Set(night.posting.changedObligations + night.intake.changedMarks)
                .subtracting(night.intake.newVersions)
        ).sorted()
        posting.allocations = night.posting.allocations
        posting.changedClaims = matching.changedClaims.map { matching.book.claims[Int($0)] }
        posting.discrepancies = night.discrepancies
        posting.newDecisions = Array(night.intake.decisions[night.intake.firstNewDecision...])
        posting.rejects = night.intake.rejects
        posting.controls = night.posting.controls
        posting.lastPostingSerial = night.posting.lastSerial
        posting.outputs =
            outputs + [
                StoredFile(
                    name: "pipeline.yml", sha256: pack.settingsHash, bytes: Int64(options.configuration.source.count))
            ]
        return posting
    }

    private func outcome(_ night: NightResult, _ pack: ReportPack) -> RunOutcome {
        let language = pack.configuration.organisation.languages.first ?? .bg
        var status = ExitStatus.done
        var openSeverity: Severity?
        for index in night.discrepancies.indices where night.discrepancies[index].state != .resolved {
            let code = night.discrepancies[index].finding.code
            if !code.isEvent { openSeverity = max(openSeverity ?? code.severity, code.severity) }
        }
        switch options.failOn {
        case .none: break
        case .warning: if let openSeverity, openSeverity >= .warning { status = ExitStatus.open }
        case .error: if openSeverity == .error { status = ExitStatus.open }
        }
        if night.intake.refusedSomething { status = ExitStatus.refusedInput }
        let refusals = night.intake.findings.lazy.filter {
            $0.code == .FILE_REJECTED || $0.code == .ROW_REJECTED || $0.code == .DUPLICATE_OBLIGATION
        }
        .map { finding in
            let place =
                finding.sourcePosition.isEmpty ? finding.sourceFile : finding.sourceFile + ":" + finding.sourcePosition
            return place + ": " + Sentences.text(finding.message, language, forLog: true)
        }
        let short = pack.decisions.filter { ($0.notJoined ?? 0) > 0 }.map { trace in
            Sentences.text(
                Message(
                    "pipeline.ruling_short",
                    [trace.decision.id, Money.text(trace.joined ?? 0), Money.text(trace.notJoined ?? 0)]), language,
                forLog: true)
        }
        let waiting = night.intake.waiting.map { Sentences.text($0, language, forLog: true) }
        let summaries = Reports.summaries(pack)
        return RunOutcome(
            exitStatus: status, run: night.run, summary: summaries.words, summaryJSON: summaries.json,
            refusals: Array(refusals) + waiting + short, tables: pack)
    }
}

/// Absolute paths out of pipeline.yml.
struct Places {
    let ledger: String
    let outputs: String
    /// The folders before the first wildcard of each source.
    let inputs: [String]

    init(_ configuration: Configuration) {
        func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : configuration.folder + "/" + path }
        ledger = absolute(configuration.ledger)
        outputs = absolute(configuration.outputs)
        inputs = configuration.sources.compactMap { source in
            let fixed = source.path.split(separator: "/").dropLast().prefix { !$0.contains("*") && !$0.contains("?") }
            guard !fixed.isEmpty else { return nil }
            return absolute((source.path.hasPrefix("/") ? "/" : "") + fixed.joined(separator: "/"))
        }
    }

    /// Published runs that the ledger knows nothing of, oldest first: it is lost, or an older one stands in its place.
    func unknownRuns(_ ledger: Ledger) throws(StoreFailure) -> [String] {
        // In this order: a run is posted before its folder is there.
        let published = Publication.published(outputs)
        return published.subtracting(try ledger.runs().map(\.identity.folder)).sorted()
    }

    /// Numbers that a lost ledger gave are never given again, nor is anything written over what it published; and what
    /// an older ledger says is not how things stand.
    func checkLedger(_ ledger: Ledger, _ configuration: Configuration) throws {
        let unknown = try unknownRuns(ledger)
        guard let last = unknown.last else { return }
        throw RunFailure(
            ExitStatus.cannotAccess,
            Message(
                "pipeline.unknown_runs", [last, String(unknown.count), configuration.ledger, configuration.outputs]))
    }

    /// What is only tried or computed anew never stands where inputs or published runs stand.
    func checkTarget(_ target: String) throws {
        let path = FileSystem.canonical(target) + "/"
        for folder in inputs + [outputs] where path.hasPrefix(FileSystem.canonical(folder) + "/") {
            throw RunFailure(ExitStatus.cannotCreate, Message("pipeline.target", [target]))
        }
    }
}
