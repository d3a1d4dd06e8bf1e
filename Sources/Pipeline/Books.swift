// The books as clerks and auditors ask for them: earlier runs, what is open, whether all is whole.

package import Domain
internal import Fingerprints
internal import Intake
internal import Reporting
internal import Store

package struct Books: Sendable {
    let configuration: Configuration
    let places: Places
    var language: Language { configuration.organisation.languages.first ?? .bg }

    package init(_ configuration: Configuration) {
        self.configuration = configuration
        places = Places(configuration)
    }

    /// The ledger of the published runs; any other is refused, but to `verify`, and to `rerun`, which may save what is left.
    func open(any: Bool = false) throws -> Ledger {
        let ledger = try Ledger.open(path: places.ledger, readOnly: true)
        do { if !any { try places.checkLedger(ledger, configuration) } } catch {
            ledger.close()
            throw error
        }
        return ledger
    }

    func find(_ word: String, _ ledger: Ledger) throws -> PostedRun {
        let runs = try ledger.runs()
        guard let run = runs.first(where: { String($0.identity.number) == word || $0.identity.folder == word }) else {
            throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_such_run", [word]))
        }
        return run
    }

    /// Writes a run's published files again out of the archive, and nothing else; gives their names.
    package func restore(run word: String, to folder: String) throws -> [String] {
        let ledger = try open(any: true)
        defer { ledger.close() }
        let run = try find(word, ledger)
        let archive = Archive(ledgerPath: places.ledger)
        try places.checkTarget(folder)
        try FileSystem.createFolder(folder)
        var names: [String] = []
        for file in try ledger.outputs(ofRun: run.identity.number) where file.name != "pipeline.yml" {
            if file.name.contains("/") {
                try FileSystem.createFolder(
                    folder + "/" + file.name.split(separator: "/").dropLast().joined(separator: "/"))
            }
            try FileSystem.write(try archive.read(file.sha256), to: folder + "/" + file.name)
            names.append(file.name)
        }
        return names
    }

    /// Everything that does not hold: in the ledger, in the published folders, in the archive.
    package func verify() throws -> [Message] {
        let ledger = try open(any: true)
        defer { ledger.close() }
        var problems = try ledger.problems()
        let archive = Archive(ledgerPath: places.ledger)
        for run in try ledger.runs() {
            let isThere = FileSystem.exists(places.outputs + "/" + run.identity.folder)
            if !isThere { problems.append(Message("pipeline.folder_gone", [run.identity.folder])) }
            for file in try ledger.outputs(ofRun: run.identity.number) {
                if (try? archive.read(file.sha256)) == nil {
                    problems.append(Message("pipeline.archive_lacks", [run.identity.folder + "/" + file.name]))
                }
                guard file.name != "pipeline.yml" else { continue }
                let name = run.identity.folder + "/" + file.name
                let bytes = try? FileSystem.read(places.outputs + "/" + name)
                if isThere, bytes.map(Fingerprint.sha256) != file.sha256 {
                    problems.append(Message("pipeline.published_differs", [name]))
                }
                if file.name == "run.json", file.sha256 != run.manifestHash {
                    problems.append(Message("store.chain", [run.identity.folder]))
                }
            }
        }
        problems += try closingProblems(ledger)
        let state = try ledger.load(configuration)
        for file in state.files where !file.sha256.isEmpty && (try? archive.read(file.sha256)) == nil {
            problems.append(Message("pipeline.archive_lacks", [file.name]))
        }
        problems += try places.unknownRuns(ledger).map { Message("pipeline.unknown_run", [$0]) }
        return problems + (try controlProblems(state, ledger))
    }

    /// The whole ledger's control totals, taken anew from its records, against those that the last run stored.
    private func controlProblems(_ state: LedgerState, _ ledger: Ledger) throws -> [Message] {
        guard state.lastRun != nil else { return [] }
        let every = try ledger.everyPayment(configuration)
        let found = Controls.ledger(state, every.payments, every.standings, configuration)
        var problems: [Message] = []
        for total in found where total.difference != 0 { problems.append(differing(total)) }
        // An account that was struck from pipeline.yml since has no statements to compare.
        let accounts = Set(configuration.accounts.map(\.iban) + [""])
        for total in Set(state.controls).symmetricDifference(found) where accounts.contains(total.account) {
            problems.append(differing(total))
        }
        return Array(Set(problems)).sorted { $0.arguments.lexicographicallyPrecedes($1.arguments) }
    }

    private func differing(_ total: ControlTotal) -> Message {
        Message("pipeline.control_differs", [Reports.name(of: total, language), total.currency])
    }

    /// What `verify` found, as one JSON document.
    package func verdict(_ problems: [Message]) -> String {
        let words = problems.map { Sentences.text($0, language) }
        return JSON.object(["ok": .bool(problems.isEmpty), "problems": .strings(words)]).line
    }

    /// A word of the contract's closed lists, for people.
    func word(_ word: String) -> String { Reports.word(word, language) }

    func kindTitle(_ kind: KindIndex) -> String { Reports.title(of: configuration.kinds[Int(kind)], language) }

    func words(_ key: String, _ arguments: [String]) -> String { Sentences.text(Message(key, arguments), language) }

    /// What a run would take and refuse; nothing is changed.
    ///
    /// - Parameter today: thirty days before the last rate's confirmed end it is said.
    package func check(json: Bool, today: Day) async throws -> (text: String, refused: Bool) {
        let ledger = try open()
        defer { ledger.close() }
        let state = try ledger.load(configuration)
        let date = state.lastRun?.identity.date ?? Day(number: 0)
        let pipeline = Pipeline(RunOptions(configuration: configuration, date: date), observer: Silence())
        let intake = try await Intake().run(
            IntakeInput(
                configuration: configuration, ledger: state, date: date, fingerprint: pipeline.fingerprint, only: nil,
                threads: 2,
                known: { try ledger.knownPayments(among: $0) }, money: { try ledger.money(of: $0) },
                discrepancy: { try !ledger.findings(id: $0).isEmpty },
                entries: { [configuration] in try ledger.entries($0, configuration) },
                repeated: { try ledger.repeated(source: $0, after: $1) }))
        var lines: [String] = []
        for index in intake.newFiles {
            let file = intake.files[Int(index)]
            if file.status == .quarantined || file.status == .duplicate {
                lines.append(words("pipeline.check_whole", [file.name, word(file.status.rawValue), file.message]))
                continue
            }
            lines.append(
                words(
                    "pipeline.check_file",
                    [
                        file.name, file.format, word(file.status.rawValue), String(file.accepted), String(file.known),
                        String(file.rejected),
                    ]) + (file.message.isEmpty ? "" : " — " + file.message))
        }
        for reject in intake.rejects {
            lines.append(
                intake.files[Int(reject.position.file)].name + ":" + reject.position.text + ": "
                    + Sentences.text(reject.message, language))
        }
        lines += refusedBefore(intake, state)
        for source in configuration.sources
        where Discovery.files(matching: source.path, in: configuration.folder).isEmpty {
            lines.append(words("pipeline.check_no_file", [source.name, source.path]))
        }
        if let end = configuration.rules.rates.last?.confirmedUntil, today + 30 >= end {
            lines.append(words("pipeline.check_rate", [end.text]))
        }
        lines.append(
            words(
                "pipeline.check_sum",
                [String(intake.newFiles.count), String(intake.knownFiles), String(intake.refusedFiles.count)]))
        if json {
            let document = JSON.object([
                "new": .integer(Int64(intake.newFiles.count)), "known": .integer(Int64(intake.knownFiles)),
                "refused": .integer(Int64(intake.refusedFiles.count)), "lines": .strings(lines),
            ])
            return (document.line, intake.refusedSomething)
        }
        return (lines.joined(separator: "\n"), intake.refusedSomething)
    }
}

extension Books {
    /// Files that stay refused: which, and why.
    private func refusedBefore(_ intake: IntakeResult, _ state: LedgerState) -> [String] {
        let shown = Set(intake.newFiles.map { intake.files[Int($0)].name })
        let findings = intake.findings + state.discrepancies.map(\.finding)
        return intake.refusedFiles.subtracting(shown).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
            name in
            let why = findings.first { $0.code == .FILE_REJECTED && $0.subjects.file == name }?.message
            return words("pipeline.check_refused", [name, why.map { Sentences.text($0, language) } ?? ""])
        }
    }
}

/// Says nothing.
struct Silence: StageObserver {
    func expects(bytes: Int) {}
    func began(_ stage: String, step: Int, of steps: Int) {}
    func ended(_ stage: String, seconds: Double, _ facts: [(String, Int)]) {}
}

/// The message of an error of the stages, for the command line.
package enum FailureWords {
    package static func message(_ error: any Error) -> Message? { (error as? ReportFailure)?.message }
}
