// Control totals of runs, and months that are closed.

package import Domain
internal import GRDB

/// A month whose figures are final: chained to the closing before it, as runs are to the manifest before them.
package struct Closing: Sendable, Hashable {
    package var month: Month
    /// The last run that was posted when it was closed.
    package var run: Int64
    package var closedBy: String
    package var document: String
    package var sha256: String
    package init(month: Month, run: Int64, closedBy: String, document: String, sha256: String) {
        self.month = month
        self.run = run
        self.closedBy = closedBy
        self.document = document
        self.sha256 = sha256
    }
}

extension Ledger {
    /// The control totals of some runs, as they were posted, by run in their order.
    package func controls(ofRuns runs: ClosedRange<Int64>) throws(StoreFailure) -> [[ControlTotal]] {
        try read(
            { db in
                var byRun: [[ControlTotal]] = []
                var run: Int64 = -1
                let rows = try Row.fetchAll(
                    db,
                    sql:
                        "SELECT run, name, scope, currency, terms, difference FROM controls WHERE run BETWEEN ? AND ? ORDER BY row",
                    arguments: [runs.lowerBound, runs.upperBound])
                for row in rows {
                    if row["run"] != run { byRun.append([]) }
                    run = row["run"]
                    byRun[byRun.count - 1].append(Self.control(row))
                }
                return byRun
            }, empty: [])
    }

    static func control(_ row: Row) -> ControlTotal {
        let scope = (row["scope"] as String).split(separator: " ", maxSplits: 1).map(String.init)
        let terms = (row["terms"] as String).split(separator: " ").map { term in
            let parts = term.split(separator: "=")
            return ControlTotal.Term(String(parts[0]), parts.count > 1 ? Int64(parts[1]) ?? 0 : 0)
        }
        return ControlTotal(
            name: row["name"], scope: scope[0], account: scope.count > 1 ? scope[1] : "", currency: row["currency"],
            terms: terms, difference: row["difference"], isCount: row["name"] == "rows")
    }

    /// Rulings that came in some runs.
    package func decisions(inRuns runs: ClosedRange<Int64>) throws(StoreFailure) -> [Decision] {
        try read({ try Self.decisions($0, where: "run BETWEEN \(runs.lowerBound) AND \(runs.upperBound)") }, empty: [])
    }

    /// Payments that came in some runs.
    package func newPayments(inRuns runs: ClosedRange<Int64>) throws(StoreFailure) -> Set<RecordID> {
        try read(
            { db in
                let rows = try RowReader(db, "SELECT id FROM payments WHERE run BETWEEN ? AND ?")
                rows.bind(1, runs.lowerBound)
                rows.bind(2, runs.upperBound)
                var found: Set<RecordID> = []
                while try rows.next() { found.insert(RecordID(bits: UInt64(rows.int(0)))) }
                return found
            }, empty: [])
    }

    /// All closed months, oldest first.
    package func closings() throws(StoreFailure) -> [Closing] { try read({ try Self.closings($0) }, empty: []) }

    static func closings(_ db: Database) throws -> [Closing] {
        // A ledger of an earlier version that was only ever read since.
        guard try db.tableExists("closings") else { return [] }
        return try Row.fetchAll(db, sql: "SELECT * FROM closings ORDER BY month").map {
            Closing(
                month: Month(number: $0["month"]), run: $0["run"], closedBy: $0["closed_by"], document: $0["document"],
                sha256: $0["sha256"])
        }
    }

    /// Keeps a closing; the caller holds the lock.
    package func close(_ closing: Closing) throws(StoreFailure) {
        guard let queue else { throw StoreFailure(.cannotAccess, "store.read_only") }
        do {
            try queue.write { db in
                try db.execute(
                    sql: "INSERT INTO closings(month, run, closed_by, document, sha256) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        closing.month.number, closing.run, closing.closedBy, closing.document, closing.sha256,
                    ])
            }
        } catch {
            throw Self.failure(error, path)
        }
    }
}
