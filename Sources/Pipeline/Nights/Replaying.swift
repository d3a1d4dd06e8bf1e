// `sverka rerun --again` and `verify --replay`: computed anew from the archive, and what differs.

package import Domain
internal import Fingerprints
internal import Store

/// What came of doing runs again.
package struct ReplayVerdict: Sendable {
    /// Runs that were done again.
    package var runs = 0
    /// Published files that were compared.
    package var files = 0
    /// What differs; empty: everything is the same.
    package var differences: [Message] = []
    /// What may explain a difference, or could not be the same.
    package var notes: [Message] = []
}

extension Books {
    /// Lines of a differing file that are shown.
    private static let shownLines = 3

    /// Computes a run anew into `target`: first every run before it, without publishing, then the run itself.
    package func again(run word: String, to target: String, threads: Int) async throws -> ReplayVerdict {
        try places.checkTarget(target)
        let ledger = try open(any: true)
        defer { ledger.close() }
        let wanted = try find(word, ledger)
        return try await replay(ledger, threads) { replayer, verdict in
            for run in try ledger.runs() where run.identity.number <= wanted.identity.number {
                let isLast = run.identity.number == wanted.identity.number
                verdict.runs += 1
                if isLast {
                    let outputs = try await replayer.play(run, publishing: target)
                    try compare(run, outputs, target, ledger, &verdict)
                } else {
                    _ = try await replayer.play(run)
                }
            }
        }
    }

    /// Builds the whole ledger anew in a temporary place and compares it, and every published file, with what is there.
    package func replay(threads: Int) async throws -> ReplayVerdict {
        let ledger = try open(any: true)
        defer { ledger.close() }
        let runs = try ledger.runs()
        return try await replay(ledger, threads) { replayer, verdict in
            for run in runs {
                let target = replayer.root + "/published"
                let outputs = try await replayer.play(run, publishing: target)
                verdict.runs += 1
                try compare(run, outputs, target, ledger, &verdict)
                FileSystem.remove(target)
            }
            // A run that was posted meanwhile would look like a difference.
            guard try ledger.runs().count == runs.count else { throw StoreFailure(.locked, "store.locked") }
            for table in try ledger.differences(from: replayer.store) {
                verdict.differences.append(
                    Message("replay.table_differs", [table.table, String(table.onlyHere), String(table.onlyThere)]))
            }
        }
    }

    private func replay(
        _ ledger: Ledger, _ threads: Int, _ work: (inout Replayer, inout ReplayVerdict) async throws -> Void
    ) async throws -> ReplayVerdict {
        let root = try FileSystem.temporaryFolder()
        defer { FileSystem.remove(root) }
        var verdict = ReplayVerdict()
        var replayer = try Replayer(
            ledger, archive: Archive(ledgerPath: places.ledger), root: root, threads: threads, language: language)
        defer { replayer.store.close() }
        do { try await work(&replayer, &verdict) } catch let stopped as ReplayStopped {
            verdict.differences.append(stopped.message)
        }
        verdict.notes = replayer.notes
        return verdict
    }

    /// The files of a run done again, by name and content, with those that the ledger says were published.
    private func compare(
        _ run: PostedRun, _ outputs: [StoredFile], _ target: String, _ ledger: Ledger, _ verdict: inout ReplayVerdict
    ) throws {
        let before = try ledger.outputs(ofRun: run.identity.number).filter { $0.name != "pipeline.yml" }
        let fresh = Dictionary(outputs.map { ($0.name, $0.sha256) }) { first, _ in first }
        let known = Set(before.map(\.name))
        for file in before {
            let name = run.identity.folder + "/" + file.name
            verdict.files += 1
            guard let sha256 = fresh[file.name] else {
                verdict.differences.append(Message("replay.file_gone", [name]))
                continue
            }
            if sha256 != file.sha256 {
                verdict.differences += try differences(name, file.sha256, target + "/" + file.name)
            }
        }
        for file in outputs where !known.contains(file.name) {
            verdict.differences.append(Message("replay.file_more", [run.identity.folder + "/" + file.name]))
        }
    }

    /// How two versions of a file differ: by lines where it is a text.
    private func differences(_ name: String, _ sha256: String, _ path: String) throws -> [Message] {
        guard name.hasSuffix(".csv") || name.hasSuffix(".json") else {
            return [Message("replay.binary_differs", [name])]
        }
        let published = try Archive(ledgerPath: places.ledger).read(sha256).split(separator: 10)
        let again = try FileSystem.read(path).split(separator: 10)
        let lost = Self.extra(published, over: again)
        let won = Self.extra(again, over: published)
        return [Message("replay.file_differs", [name, String(lost.count), String(won.count)])]
            + lost.prefix(Self.shownLines).map {
                Message("replay.line_published", [String(decoding: $0, as: UTF8.self)])
            }
            + won.prefix(Self.shownLines).map { Message("replay.line_again", [String(decoding: $0, as: UTF8.self)]) }
    }

    /// Lines that one file has more often than the other.
    private static func extra(_ lines: [ArraySlice<UInt8>], over others: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
        var counts: [ArraySlice<UInt8>: Int] = [:]
        for line in others { counts[line, default: 0] += 1 }
        return lines.filter { line in
            counts[line, default: 0] -= 1
            return counts[line, default: 0] < 0
        }
    }

    /// In words, or as one JSON document; `problems` are those of `verify` itself.
    package func verdict(_ replay: ReplayVerdict, run: String?, problems: [Message] = [], json: Bool) -> String {
        let differences = (problems + replay.differences).map { Sentences.text($0, language) }
        let notes = replay.notes.map { Sentences.text($0, language) }
        if json {
            return JSON.object([
                "ok": .bool(differences.isEmpty), "run": run.map { .string($0) } ?? .null,
                "runs": .integer(Int64(replay.runs)), "files": .integer(Int64(replay.files)),
                "problems": .strings(differences), "notes": .strings(notes),
            ]).line
        }
        if !differences.isEmpty { return (differences + notes).joined(separator: "\n") }
        let whole =
            run.map { words("replay.same_run", [$0, String(replay.files)]) }
            ?? words("replay.same_ledger", [String(replay.runs), String(replay.files)])
        return ([whole] + notes).joined(separator: "\n")
    }
}
