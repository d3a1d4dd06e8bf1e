// What a replay needs of the ledger, and how two ledgers are compared.

internal import Domain
internal import GRDB

/// An input file as a run found it.
package struct StoredInput: Sendable, Hashable {
    package var run: Int64
    /// Relative to pipeline.yml's folder.
    package var name: String
    /// Empty: it could not be opened.
    package var sha256: String
}

/// A table of two ledgers that should be equal: rows that only one of them has.
package struct TableDifference: Sendable, Hashable {
    package var table: String
    package var onlyHere: Int64
    package var onlyThere: Int64
}

extension Ledger {
    /// Every input file that a run took or refused, in the order in which they came.
    package func inputs() throws(StoreFailure) -> [StoredInput] {
        try read(
            { db in
                try Row.fetchAll(db, sql: "SELECT run, name, sha256 FROM files ORDER BY row").map {
                    StoredInput(run: $0["run"], name: $0["name"], sha256: $0["sha256"])
                }
            }, empty: [])
    }

    /// Refused files that were gone by a run: its number and the file's name.
    package func refusalsGone() throws(StoreFailure) -> [(run: Int64, name: String)] {
        try read(
            { db in
                try Row.fetchAll(
                    db,
                    sql:
                        "SELECT last_run, file FROM discrepancies WHERE code = 'FILE_REJECTED' AND state = ? AND file <> ''",
                    arguments: [FindingState.resolved.rawValue]
                ).map { ($0["last_run"], $0["file"]) }
            }, empty: [])
    }

    /// The options that changed a run's result, as `RunOptions.words` made them.
    package func options(ofRun run: Int64) throws(StoreFailure) -> String {
        try read(
            { db in try String.fetchOne(db, sql: "SELECT options FROM runs WHERE number = ?", arguments: [run]) ?? "" },
            empty: "")
    }

    /// Tables whose rows differ from those of another ledger. Published files are compared by whoever asks, certificates
    /// come from no run, and what a run's exit status was depends on `--fail-on`.
    package func differences(from other: Ledger) throws(StoreFailure) -> [TableDifference] {
        guard let queue else { return [] }
        do {
            // Outside a transaction: there SQLite attaches nothing.
            return try queue.unsafeRead { db in
                try db.execute(sql: "ATTACH ? AS replayed", arguments: [other.path])
                defer { try? db.execute(sql: "DETACH replayed") }
                let names = try String.fetchAll(
                    db,
                    sql: """
                        SELECT name FROM main.sqlite_master WHERE type = 'table'
                        AND name NOT IN ('outputs', 'certificates', 'grdb_migrations') ORDER BY name
                        """)
                return try names.compactMap { table in
                    let columns = try db.columns(in: table, in: "main").map(\.name)
                        .filter { table != "runs" || $0 != "exit_status" }.joined(separator: ", ")
                    // Programs before migrations 6 and 7 kept no repeats and no summaries.
                    let condition =
                        switch table {
                        case "repeats": "WHERE file NOT IN (SELECT file FROM main.repeats WHERE obligations IS NULL)"
                        case "summaries": "WHERE run NOT IN (SELECT run FROM main.summaries WHERE words IS NULL)"
                        default: ""
                        }
                    func count(_ left: String, _ right: String) throws -> Int64 {
                        try Int64.fetchOne(
                            db,
                            sql: """
                                SELECT count(*) FROM (SELECT \(columns) FROM \(left).\(table) \(condition)
                                EXCEPT SELECT \(columns) FROM \(right).\(table) \(condition))
                                """) ?? 0
                    }
                    let (here, there) = (try count("main", "replayed"), try count("replayed", "main"))
                    return here + there == 0 ? nil : TableDifference(table: table, onlyHere: here, onlyThere: there)
                }
            }
        } catch {
            throw Self.failure(error, path)
        }
    }
}
