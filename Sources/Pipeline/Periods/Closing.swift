// `sverka close`: a month's figures become final. What comes later is posted to the open month and listed as late.

package import Domain
internal import Fingerprints
internal import Reporting
internal import Store

extension Books {
    /// Closes a month in the ledger: the one behind the last closed, or the month of the first run.
    ///
    /// Nothing is recomputed: a run is never posted before the last one, so the figures of the month's runs can't
    /// change any more. The closing binds them, with the last manifest and the closing before it, by SHA-256.
    ///
    /// `open`: errors that were open then, in words. They don't keep a month from being closed.
    package func close(_ month: Month, by person: String, json: Bool) throws -> (text: String, open: [String]) {
        let lock = try RunLock.acquire(ledgerPath: places.ledger)
        defer { withExtendedLifetime(lock) {} }
        guard FileSystem.exists(places.ledger) else {
            try open().close()
            throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_run_yet"))
        }
        let ledger = try Ledger.open(path: places.ledger, readOnly: false)
        defer { ledger.close() }
        try places.checkLedger(ledger, configuration)
        let runs = try ledger.runs()
        guard let first = runs.first?.identity, let last = runs.last?.identity else {
            throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_run_yet"))
        }
        let closings = try ledger.closings()
        if closings.contains(where: { $0.month == month }) {
            throw RunFailure(ExitStatus.usage, Message("close.closed", [month.text]))
        }
        let next = closings.last?.month.next ?? Month(first.date)
        guard month == next else {
            throw RunFailure(ExitStatus.usage, Message("close.order", [month.text, next.text]))
        }
        guard last.date >= month.last else {
            throw RunFailure(ExitStatus.usage, Message("close.early", [month.text, month.last.text, last.date.text]))
        }
        let controls = try Self.controls(of: month, runs, ledger)
        let document = Self.document(month, runs, controls, previous: closings.last?.sha256 ?? "", by: person)
        let closing = Closing(
            month: month, run: last.number, closedBy: person, document: document,
            sha256: Fingerprint.sha256(Array(document.utf8)))
        let open = try openErrors(month, ledger)
        try ledger.close(closing)
        if json { return (document, open) }
        return (words("close.done", [month.text, String(Self.runs(of: month, runs).count), closing.sha256]), open)
    }

    private func openErrors(_ month: Month, _ ledger: Ledger) throws -> [String] {
        let errors = try ledger.load(configuration).discrepancies.filter { $0.finding.code.severity == .error }
        if errors.isEmpty { return [] }
        let order = errors.sorted {
            ($0.finding.code.rawValue, $0.id) < ($1.finding.code.rawValue, $1.id)
        }
        return [words("close.open", [month.text, String(errors.count)])]
            + order.map { record in
                words(
                    "diff.finding_open",
                    [
                        record.id.text(.discrepancy), record.finding.code.rawValue, record.openedOn.text,
                        Sentences.text(record.finding.message, language),
                    ])
            }
    }

    private static func runs(of month: Month, _ runs: [PostedRun]) -> [PostedRun] {
        runs.filter { Month($0.identity.date) == month }
    }

    private static func controls(of month: Month, _ runs: [PostedRun], _ ledger: Ledger) throws -> [ControlTotal] {
        let own = Self.runs(of: month, runs)
        guard let first = own.first?.identity.number, let last = own.last?.identity.number else { return [] }
        return PeriodControls.sum(try ledger.controls(ofRuns: first...last))
    }

    /// What a closing says, on one line: the same ledger gives the same document.
    private static func document(
        _ month: Month, _ runs: [PostedRun], _ controls: [ControlTotal], previous: String, by person: String
    ) -> String {
        let own = Self.runs(of: month, runs)
        return JSON.object([
            "month": .string(month.text), "closed_by": .optional(person),
            "runs": .strings(own.map(\.identity.folder)),
            "last_manifest_sha256": .optional(own.last?.manifestHash ?? ""),
            "previous_closing_sha256": .optional(previous),
            "control_totals": .array(controls.map(Reports.control)),
        ]).line
    }

    /// What does not hold of the closed months: the chain, and the figures that they bind.
    func closingProblems(_ ledger: Ledger) throws -> [Message] {
        let runs = try ledger.runs()
        var problems: [Message] = []
        var previous: Closing?
        for closing in try ledger.closings() {
            let controls = try Self.controls(of: closing.month, runs, ledger)
            let document = Self.document(
                closing.month, runs, controls, previous: previous?.sha256 ?? "", by: closing.closedBy)
            if document != closing.document || Fingerprint.sha256(Array(closing.document.utf8)) != closing.sha256
                || previous.map({ $0.month.next != closing.month }) ?? false
            {
                problems.append(Message("close.broken", [closing.month.text]))
            }
            previous = closing
        }
        return problems
    }
}
