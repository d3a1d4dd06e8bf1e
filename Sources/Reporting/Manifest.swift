// run.json: the manifest of a run. It names every input and output by its SHA-256, so that whoever has it can check all
// the rest; it holds no clock time and no absolute path.

package import Domain

extension Reports {
    /// The manifest, written last; the hashes of the other outputs are given.
    package static func manifest(_ pack: ReportPack, outputs: [StoredFile]) -> [UInt8] {
        let organisation = pack.configuration.organisation
        let files = outputs.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        return Array(
            JSON.object(
                [
                    "run": .integer(pack.run.number), "date": .string(pack.run.date.text),
                    "folder": .string(pack.run.folder),
                    "organisation": .string(organisation.name), "currency": .string(organisation.currency.text),
                    "program_version": .string(pack.programVersion),
                    "options": .array(pack.options.map { .string($0) }),
                    "pipeline_sha256": JSON.optional(pack.settingsHash),
                    "previous_manifest_sha256": JSON.optional(pack.previousManifestHash),
                    "inputs": .array(
                        pack.inputHashes.map { .object(["name": .string($0.name), "sha256": .string($0.sha256)]) }),
                    "outputs": .array(
                        files.map {
                            .object([
                                "name": .string($0.name), "sha256": .string($0.sha256), "bytes": .integer($0.bytes),
                            ])
                        }),
                    "control_totals": .array(pack.controls.map(control)),
                    "counts": counts(pack),
                ].merging(period(pack)) { first, _ in first }
            ).document.utf8)
    }

    package static func control(_ total: ControlTotal) -> JSON {
        func value(_ number: Int64) -> JSON {
            total.isCount ? .integer(number) : .money(number, Currency(total.currency) ?? .none)
        }
        return .object([
            "name": .string(total.name), "scope": .string(total.scope), "account": JSON.optional(total.account),
            "currency": JSON.optional(total.currency),
            "terms": .array(total.terms.map { .object(["name": .string($0.name), "value": value($0.value)]) }),
            "difference": value(total.difference),
        ])
    }

    /// Days and runs of a period; nothing for a single run.
    private static func period(_ pack: ReportPack) -> [String: JSON] {
        guard let period = pack.period else { return [:] }
        return [
            "period": .object([
                "from": .string(period.from.text), "to": .string(period.to.text),
                "runs": .strings(period.runs.map(\.folder)),
            ])
        ]
    }

    private static func counts(_ pack: ReportPack) -> JSON {
        let files = pack.listedFiles.map { pack.book.files[Int($0)] }
        return .object([
            "obligations": .integer(Int64(pack.book.obligations.count)),
            "payments": .integer(Int64(pack.listedPayments.count)),
            "allocations": .integer(Int64(pack.allocations.count)),
            "candidates": .integer(Int64(pack.candidates.count)),
            "discrepancies": .integer(Int64(pack.discrepancies.count)),
            "settlements": .integer(Int64(pack.settlements.count)),
            "postings": .integer(Int64(pack.postings.count)),
            "statements": .integer(Int64(pack.statements.count)),
            "sources": .integer(Int64(files.count)),
            "rejects": .integer(Int64(pack.rejects.count)),
            "rows_read": .integer(files.reduce(0) { $0 + $1.records }),
            "rows_accepted": .integer(files.reduce(0) { $0 + $1.accepted }),
            "rows_known": .integer(files.reduce(0) { $0 + $1.known }),
            "rows_rejected": .integer(files.reduce(0) { $0 + $1.rejected }),
        ])
    }
}
