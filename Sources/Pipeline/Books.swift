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

    func open() throws -> Ledger { try Ledger.open(path: places.ledger, readOnly: true) }

    private func find(_ word: String, _ ledger: Ledger) throws -> PostedRun {
        let runs = try ledger.runs()
        guard let run = runs.first(where: { String($0.identity.number) == word || $0.identity.folder == word }) else {
            throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_such_run", [word]))
        }
        return run
    }

    /// Writes a run's published files again out of the archive; gives their names.
    package func restore(run word: String, to folder: String) throws -> [String] {
        let ledger = try open()
        defer { ledger.close() }
        let run = try find(word, ledger)
        let archive = Archive(ledgerPath: places.ledger)
        try Folder.create(folder)
        var names: [String] = []
        for file in try ledger.outputs(ofRun: run.identity.number) {
            if file.name.contains("/") {
                try Folder.create(folder + "/" + file.name.split(separator: "/").dropLast().joined(separator: "/"))
            }
            try Folder.write(try archive.read(file.sha256), to: folder + "/" + file.name)
            names.append(file.name)
        }
        return names
    }

    /// Everything that does not hold: in the ledger, in the published folders, in the archive.
    package func verify() throws -> [Message] {
        let ledger = try open()
        defer { ledger.close() }
        var problems = try ledger.problems()
        let archive = Archive(ledgerPath: places.ledger)
        for run in try ledger.runs() {
            for file in try ledger.outputs(ofRun: run.identity.number) {
                if (try? archive.read(file.sha256)) == nil {
                    problems.append(Message("pipeline.archive_lacks", [file.name]))
                }
                guard file.name != "pipeline.yml" else { continue }
                let name = run.identity.folder + "/" + file.name
                let bytes = try? Folder.read(places.outputs + "/" + name)
                if bytes.map(Fingerprint.sha256) != file.sha256 {
                    problems.append(Message("pipeline.published_differs", [name]))
                }
                if file.name == "run.json", file.sha256 != run.manifestHash {
                    problems.append(Message("store.chain", [run.identity.folder]))
                }
            }
        }
        let state = try ledger.load(configuration)
        for file in state.files where !file.sha256.isEmpty && !archive.contains(file.sha256) {
            problems.append(Message("pipeline.archive_lacks", [file.name]))
        }
        return problems
    }

    /// Last runs, open discrepancies by code and age, sources without a file.
    package func status(json: Bool) throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        let state = try ledger.load(configuration)
        let runs = try ledger.runs().suffix(10)
        let today = state.lastRun?.identity.date ?? Day(number: 0)
        var byCode: [String: (count: Int, oldest: Int)] = [:]
        for record in state.discrepancies {
            let age = today - record.openedOn
            let before = byCode[record.finding.code.rawValue] ?? (0, 0)
            byCode[record.finding.code.rawValue] = (before.count + 1, max(before.oldest, age))
        }
        let codes = byCode.sorted { $0.key < $1.key }
        let unseen = configuration.sources.filter { source in !state.files.contains { $0.source == source.name } }.map(
            \.name)
        if json {
            let parts = [
                "\"runs\":["
                    + runs.map {
                        "{\"run\":\($0.identity.number),\"date\":\"\($0.identity.date.text)\",\"exit\":\($0.exitStatus)}"
                    }.joined(separator: ",") + "]",
                "\"open\":{"
                    + codes.map { "\"\($0.key)\":{\"count\":\($0.value.count),\"oldest_days\":\($0.value.oldest)}" }
                    .joined(separator: ",") + "}",
                "\"sources_never_seen\":[" + unseen.map { "\"\($0)\"" }.joined(separator: ",") + "]",
            ]
            return "{" + parts.joined(separator: ",") + "}"
        }
        var lines = [words("pipeline.status_runs", [])] + runs.map { "  \($0.identity.folder)  → \($0.exitStatus)" }
        lines.append(words("pipeline.status_open", [String(state.discrepancies.count)]))
        lines += codes.map { words("pipeline.status_code", [$0.key, String($0.value.count), String($0.value.oldest)]) }
        for source in unseen { lines.append(words("pipeline.status_unseen", [source])) }
        return lines.joined(separator: "\n")
    }

    func words(_ key: String, _ arguments: [String]) -> String { Sentences.text(Message(key, arguments), language) }

    /// What a run would take and refuse; nothing is changed.
    package func check(json: Bool) async throws -> (text: String, refused: Bool) {
        let ledger = try open()
        defer { ledger.close() }
        let state = try ledger.load(configuration)
        let date = state.lastRun?.identity.date ?? Day(number: 0)
        let pipeline = Pipeline(RunOptions(configuration: configuration, date: date), observer: Silence())
        let intake = try await Intake().run(
            IntakeInput(
                configuration: configuration, ledger: state, date: date, fingerprint: pipeline.fingerprint, only: nil,
                threads: 2,
                known: { try ledger.knownPayments(among: $0) },
                entries: { [configuration] in try ledger.entries(from: $0, to: $1, configuration) }))
        var lines: [String] = []
        for index in intake.newFiles {
            let file = intake.files[Int(index)]
            lines.append(
                words(
                    "pipeline.check_file",
                    [
                        file.name, file.format.isEmpty ? file.role.rawValue : file.format, file.status.rawValue,
                        String(file.accepted), String(file.known), String(file.rejected),
                    ]) + (file.message.isEmpty ? "" : " — " + file.message))
        }
        for reject in intake.rejects {
            lines.append(
                intake.files[Int(reject.position.file)].name + ":" + reject.position.text + ": "
                    + Sentences.text(reject.message, language))
        }
        for source in configuration.sources
        where Discovery.files(matching: source.path, in: configuration.folder).isEmpty {
            lines.append(words("pipeline.check_no_file", [source.name, source.path]))
        }
        lines.append(
            words(
                "pipeline.check_sum",
                [String(intake.newFiles.count), String(intake.knownFiles), String(intake.refusedFiles.count)]))
        if json {
            let list = lines.map { line in
                var out = ""
                JSONText.quote(line, &out)
                return out
            }
            return (
                "{\"new\":\(intake.newFiles.count),\"known\":\(intake.knownFiles),\"refused\":\(intake.refusedFiles.count),\"lines\":["
                    + list.joined(separator: ",") + "]}", intake.refusedSomething
            )
        }
        return (lines.joined(separator: "\n"), intake.refusedSomething)
    }
}

/// Says nothing.
struct Silence: StageObserver {
    func began(_ stage: String, step: Int, of steps: Int) {}
    func ended(_ stage: String, seconds: Double, _ facts: [(String, Int)]) {}
}

/// Text as JSON has it.
enum JSONText {
    static func quote(_ text: String, _ out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            default: if scalar.value >= 32 { out.unicodeScalars.append(scalar) } else { out += " " }
            }
        }
        out += "\""
    }
}

/// The message of an error of the stages, for the command line.
package enum FailureWords {
    package static func message(_ error: any Error) -> Message? { (error as? ReportFailure)?.message }
}
