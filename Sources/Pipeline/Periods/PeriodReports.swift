// `sverka report`: the workbook and the CSV files of a month or a quarter, out of the ledger and the archive.

package import Domain
internal import Fingerprints
internal import Reporting
internal import Store

/// What `sverka report` made.
package struct PeriodOutcome: Sendable {
    package var text: String
    package var json: String
}

extension Books {
    /// Writes the reports of the runs whose business date lies in the period into a new folder.
    ///
    /// The nights up to the period's end are done again out of the archive, so that the books stand as they stood; their
    /// control totals must be those that were posted.
    package func report(
        from: Day, to: Day, languages: [Language]?, output: String, threads: Int
    ) async throws -> PeriodOutcome {
        let ledger = try open()
        defer { ledger.close() }
        let runs = try ledger.runs().filter { $0.identity.date <= to }
        let own = runs.filter { $0.identity.date >= from }
        guard let first = own.first?.identity, let last = own.last?.identity else {
            throw RunFailure(ExitStatus.noSuchThing, Message("period.no_run", [from.text, to.text]))
        }
        let isNew = try FileSystem.isEmptyFolder(output)
        guard isNew else { throw RunFailure(ExitStatus.cannotCreate, Message("period.stands", [output])) }
        try FileSystem.checkWritable(output)
        let root = try FileSystem.temporaryFolder()
        defer { FileSystem.remove(root) }
        var replayer = try Replayer(
            ledger, archive: Archive(ledgerPath: places.ledger), root: root, threads: threads, language: language)
        defer { replayer.store.close() }
        var period = PeriodPack()
        do {
            for run in runs {
                let pack = try await replayer.play(run)
                guard run.identity.date >= from else { continue }
                let posted = try ledger.controls(ofRuns: run.identity.number...run.identity.number).first ?? []
                guard posted == pack.controls else {
                    throw RunFailure(ExitStatus.open, Message("period.differs", [run.identity.folder]))
                }
                period.add(pack)
            }
        } catch let stopped as ReplayStopped { throw RunFailure(ExitStatus.cannotAccess, stopped.message) }
        let controls = PeriodControls.sum(try ledger.controls(ofRuns: first.number...last.number))
        let pack = try period.finish(
            replayer.store, period: ReportPeriod(from: from, to: to, runs: own.map(\.identity)), controls: controls)
        guard var pack else {
            throw RunFailure(ExitStatus.noSuchThing, Message("period.no_run", [from.text, to.text]))
        }
        pack.configuration.organisation.languages = languages ?? configuration.organisation.languages
        return try await write(pack, to: output, threads)
    }

    private func write(_ pack: ReportPack, to output: String, _ threads: Int) async throws -> PeriodOutcome {
        try FileSystem.createFolder(output)
        let written = try await Reports.write(pack, to: output, threads: threads)
        let files = try written.map { try Folder.stored(output, $0) }
        try FileSystem.write(Reports.manifest(pack, outputs: files), to: output + "/run.json")
        let names = (files.map(\.name) + ["run.json"]).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let open = pack.controls.filter { $0.difference != 0 }.map(\.name)
        let runs = pack.period?.runs ?? []
        let lines = [
            words("period.runs", [pack.title, String(runs.count), runs.first?.folder ?? "", runs.last?.folder ?? ""]),
            String(Reports.summaries(pack).words.dropLast()),
            open.isEmpty ? words("period.proves", []) : words("period.open", [open.joined(separator: ", ")]),
            words("period.written", [output, String(names.count)]),
        ]
        let document = JSON.object([
            "from": .string(pack.period?.from.text ?? ""), "to": .string(pack.period?.to.text ?? ""),
            "runs": .strings(runs.map(\.folder)), "folder": .string(output), "files": .strings(names),
            "control_totals": .array(pack.controls.map(Reports.control)),
        ])
        return PeriodOutcome(text: lines.joined(separator: "\n"), json: document.line)
    }
}
