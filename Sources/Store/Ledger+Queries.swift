// Queries: what a run, `explain`, `status` and `verify` ask the ledger.

package import Domain
internal import GRDB

/// A movement of the ledger, for explaining.
package struct PostedMovement: Sendable {
    package var run: Int64
    package var date: Day
    package var payment: RecordID
    package var obligation: String
    package var split: Split
    package var strategy: Strategy
    package var rule: Rule
    package var paidOn: Day
    package var evidence: String
}

/// A row of an input file that was refused, as it stood there.
package struct PostedReject: Sendable {
    package var run: Int64
    /// The ledger's row of its file.
    package var fileRow: Int64
    package var file: String
    package var position: String
    package var message: Message
    package var raw: String
}

extension Ledger {
    package func runs() throws(StoreFailure) -> [PostedRun] { try read({ try Self.runs($0) }, empty: []) }

    /// What a run took in, as the Summary counts it: credits that are no payouts of card money, which stand beside them.
    package func income(ofRun run: Int64, _ currency: Currency) throws(StoreFailure) -> IncomeBefore? {
        try read(
            { db in
                let row = try Row.fetchOne(
                    db,
                    sql: """
                        SELECT COALESCE(SUM(CASE WHEN purpose = :payout THEN 0 ELSE amount END), 0) AS received,
                          COALESCE(SUM(CASE WHEN purpose = :payout THEN 0 ELSE allocated END), 0) AS matched,
                          COALESCE(SUM(CASE WHEN purpose = :payout THEN amount ELSE 0 END), 0) AS payouts
                        FROM payments WHERE run = :run AND amount > 0 AND currency = :currency AND flags & :pending = 0
                        """,
                    arguments: [
                        "payout": Int64(Purpose.settlement.rawValue), "run": run, "currency": Int64(currency.code),
                        "pending": Int64(PaymentFlags.pending.rawValue),
                    ])
                return row.map {
                    IncomeBefore(received: $0["received"], matched: $0["matched"], payouts: $0["payouts"])
                }
            }, empty: nil)
    }

    /// Which of these ids the ledger has.
    package func knownPayments(among ids: [RecordID]) throws(StoreFailure) -> Set<RecordID> {
        try read(
            { db in
                var found: Set<RecordID> = []
                guard try Int64.fetchOne(db, sql: "SELECT 1 FROM payments LIMIT 1") != nil else { return found }
                let rows = try RowReader(db, "SELECT 1 FROM payments WHERE id = ?")
                for id in ids {
                    rows.bind(1, Int64(id.bits))
                    if try rows.next() { found.insert(id) }
                    rows.reset()
                }
                return found
            }, empty: [])
    }

    /// The sum of a payment and what of it is not free; nil: there is none of this id.
    package func money(of id: RecordID) throws(StoreFailure) -> PostedMoney? {
        try read(
            { db in
                let row = try Row.fetchOne(
                    db, sql: "SELECT amount, reserved FROM payments WHERE id = ?", arguments: [Int64(id.bits)])
                return row.map { PostedMoney(amount: $0[0], reserved: $0[1]) }
            }, empty: nil)
    }

    /// Full records by id; files by name come from the state that `load` gave.
    package func payments(ids: [RecordID], _ configuration: Domain.Configuration) throws(StoreFailure) -> LoadedPayments
    {
        try fetch(configuration, "id = ?") { rows, fetch in
            for id in ids {
                rows.bind(1, Int64(id.bits))
                try fetch()
            }
        }
    }

    /// Every payment that was ever taken.
    package func everyPayment(_ configuration: Domain.Configuration) throws(StoreFailure) -> LoadedPayments {
        try fetch(configuration, "1") { _, fetch in try fetch() }
    }

    /// Credits that a return or reversal may name: by bank reference, end-to-end id or merchant reference.
    package func payments(
        matchingReferences references: [[UInt8]], _ configuration: Domain.Configuration
    ) throws(StoreFailure) -> LoadedPayments {
        try fetch(
            configuration, "amount > 0 AND (bank_reference = ?1 OR end_to_end_id = ?1 OR merchant_reference = ?1)"
        ) { rows, fetch in
            for reference in references {
                rows.bind(1, reference)
                try fetch()
            }
        }
    }

    private func fetch(
        _ configuration: Domain.Configuration, _ condition: String,
        _ each: (RowReader, () throws -> Void) throws -> Void
    ) throws(StoreFailure) -> LoadedPayments {
        try read(
            { db in
                var loader = try StateLoader(db, configuration)
                try loader.files()
                let rows = try RowReader(
                    db, "SELECT \(StateLoader.paymentColumns) FROM payments WHERE \(condition) ORDER BY id")
                var loaded: LoadedPayments = (TextArena(), [], [])
                // Two keys may lead to one payment; it is given once.
                var ids: Set<Int64> = []
                try each(rows) {
                    while try rows.next() {
                        if ids.insert(rows.int(0)).inserted { loader.payment(rows, into: &loaded) }
                    }
                    rows.reset()
                }
                return loaded
            }, empty: (TextArena(), [], []))
    }

    /// What a run said of itself when it ended; nil: it was posted by a program that kept none.
    package func summary(ofRun run: Int64) throws(StoreFailure) -> (words: String, json: String)? {
        try read(
            { db in
                // Read-only, a ledger of an older program has no such table.
                guard try db.tableExists("summaries") else { return nil }
                let sql = "SELECT words, document FROM summaries WHERE run = ? AND words IS NOT NULL"
                return try Row.fetchOne(db, sql: sql, arguments: [run]).map { ($0["words"], $0["document"]) }
            }, empty: nil)
    }

    package func outputs(ofRun run: Int64) throws(StoreFailure) -> [StoredFile] {
        try read(
            { db in
                try Row.fetchAll(
                    db, sql: "SELECT name, sha256, bytes FROM outputs WHERE run = ? ORDER BY name", arguments: [run]
                ).map {
                    StoredFile(name: $0["name"], sha256: $0["sha256"], bytes: $0["bytes"])
                }
            }, empty: [])
    }

    /// All movements of a payment or of an obligation, oldest first.
    package func movements(payment: RecordID? = nil, obligation: String? = nil) throws(StoreFailure) -> [PostedMovement]
    {
        let argument: any DatabaseValueConvertible = payment.map { Int64($0.bits) } ?? obligation ?? ""
        return try movements(where: payment != nil ? "a.payment = ?" : "o.id = ?", [argument])
    }

    /// All movements of some runs, oldest first.
    package func movements(inRuns runs: ClosedRange<Int64>) throws(StoreFailure) -> [PostedMovement] {
        try movements(where: "a.run BETWEEN ? AND ?", [runs.lowerBound, runs.upperBound])
    }

    private func movements(
        where condition: String, _ arguments: [any DatabaseValueConvertible]
    ) throws(StoreFailure) -> [PostedMovement] {
        try read(
            { db in
                let sql = """
                    SELECT a.*, o.id AS obligation_id, r.date AS date FROM allocations a JOIN obligations o ON o.row = a.obligation
                    JOIN runs r ON r.number = a.run WHERE \(condition) ORDER BY a.row
                    """
                return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).map { row in
                    var split = Split()
                    split.principal = row["principal"]
                    split.interest = row["interest"]
                    split.costs = row["costs"]
                    split.credit = row["credit"]
                    split.discount = row["discount"]
                    split.rounding = row["rounding"]
                    let id: Int64 = row["payment"]
                    return PostedMovement(
                        run: row["run"], date: Day(number: row["date"]), payment: RecordID(bits: UInt64(id)),
                        obligation: row["obligation_id"], split: split,
                        strategy: Strategy(rawValue: row["strategy"]) ?? .none,
                        rule: Rule(rawValue: row["rule"]) ?? .none, paidOn: Day(number: row["paid_on"]),
                        evidence: row["evidence"] ?? "")
                }
            }, empty: [])
    }

    /// Every finding ever raised about one subject or with one id, events and resolved ones too; oldest first.
    package func findings(
        id: RecordID? = nil, payment: RecordID? = nil, obligation: String? = nil
    ) throws(StoreFailure) -> [Discrepancy] {
        let condition = id != nil ? "id = ?" : payment != nil ? "payment = ?" : "obligation = ?"
        return try findings(where: condition) { rows in
            if let key = id ?? payment {
                rows.bind(1, Int64(key.bits))
            } else {
                rows.bind(1, Array((obligation ?? "").utf8))
            }
        }
    }

    /// Every finding about a row of a file.
    package func findings(file: String, position: String) throws(StoreFailure) -> [Discrepancy] {
        try findings(where: "source_file = ? AND source_position = ?") { rows in
            rows.bind(1, Array(file.utf8))
            rows.bind(2, Array(position.utf8))
        }
    }

    /// Every finding that names an id among its further ones.
    package func findings(relatedTo id: String) throws(StoreFailure) -> [Discrepancy] {
        try findings(where: "instr(related, ?) > 0") { $0.bind(1, Array(id.utf8)) }
    }

    private func findings(
        where condition: String, _ bind: (RowReader) -> Void
    ) throws(StoreFailure) -> [Discrepancy] {
        try read(
            { db in
                let rows = try RowReader(db, StateLoader.findings + " WHERE \(condition) ORDER BY opened_on, id")
                bind(rows)
                var found: [Discrepancy] = []
                while try rows.next() {
                    if let record = StateLoader.discrepancy(rows) { found.append(record) }
                }
                return found
            }, empty: [])
    }

    /// Refused rows of registers, statements, card files and orders that no later file of their name replaced; where
    /// `replacing` has their source, no later file of it at all. Oldest first.
    package func standingRejects(replacing extracts: Set<String>) throws(StoreFailure) -> [PostedReject] {
        let names = extracts.sorted()
        let whole = names.isEmpty ? "0" : "g.source IN (\(names.map { _ in "?" }.joined(separator: ",")))"
        let condition = """
            f.role <> 'decisions' AND NOT EXISTS (
              SELECT 1 FROM files g WHERE g.row > f.row AND g.source = f.source AND (g.name = f.name OR \(whole))
                AND g.status IN ('accepted', 'partly_accepted'))
            """
        return try rejects(where: condition, StatementArguments(names))
    }

    /// Rulings that were not followed when they came, oldest first.
    package func refusedRulings() throws(StoreFailure) -> [PostedReject] {
        try rejects(where: "f.role = 'decisions'", [])
    }

    private func rejects(
        where condition: String, _ arguments: StatementArguments
    ) throws(StoreFailure) -> [PostedReject] {
        try read(
            { db in
                let sql = """
                    SELECT r.*, f.name FROM rejects r JOIN files f ON f.row = r.file WHERE \(condition) ORDER BY r.row
                    """
                return try Row.fetchAll(db, sql: sql, arguments: arguments).map { row in
                    PostedReject(
                        run: row["run"], fileRow: row["file"], file: row["name"], position: row["position"],
                        message: Message(row["message"], MessageText.split(row["arguments"])), raw: row["raw"])
                }
            }, empty: [])
    }

    /// Everything that does not hold: for `verify`.
    package func problems() throws(StoreFailure) -> [Message] {
        try read(
            { db in
                var problems: [Message] = []
                for word in try String.fetchAll(db, sql: "PRAGMA integrity_check") where word != "ok" {
                    problems.append(Message("store.damaged", [word]))
                }
                if try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") != nil {
                    problems.append(Message("store.foreign_key"))
                }
                for (key, sql) in Self.checks {
                    let count = try Int64.fetchOne(db, sql: "SELECT count(*) FROM (\(sql))") ?? 0
                    if count > 0 { problems.append(Message(key, [String(count)])) }
                }
                var previous = ""
                for run in try Self.runs(db) {
                    if run.previousManifestHash != previous {
                        problems.append(Message("store.chain", [run.identity.folder]))
                    }
                    previous = run.manifestHash
                }
                return problems
            }, empty: [])
    }

    /// Each finds rows that must not be.
    private static let checks: [(String, String)] = [
        (
            "store.check_claims",
            """
            SELECT c.obligation FROM claims c LEFT JOIN (SELECT obligation, payment, sum(amount) s, sum(principal) p, sum(interest) i,
            sum(costs) k, sum(credit) r, sum(discount) d, sum(rounding) o FROM allocations GROUP BY obligation, payment) a
            ON a.obligation = c.obligation AND a.payment = c.payment
            WHERE a.s IS NOT c.amount OR a.p <> c.principal OR a.i <> c.interest OR a.k <> c.costs OR a.r <> c.credit OR a.d <> c.discount
            OR a.o <> c.rounding
            """
        ),
        (
            "store.check_claims",
            """
            SELECT a.payment FROM allocations a LEFT JOIN claims c ON c.obligation = a.obligation AND c.payment = a.payment
            GROUP BY a.obligation, a.payment HAVING sum(a.amount) <> coalesce(max(c.amount), 0)
            """
        ),
        (
            "store.check_payments",
            """
            SELECT p.id FROM payments p LEFT JOIN claims c ON c.payment = p.id GROUP BY p.id HAVING p.allocated <> coalesce(sum(c.amount), 0)
            """
        ),
        (
            "store.check_obligations",
            """
            SELECT o.row FROM obligations o LEFT JOIN claims c ON c.obligation = o.row GROUP BY o.row
            HAVING o.paid <> coalesce(sum(c.amount), 0) OR o.credit > o.paid + o.paid_elsewhere
            """
        ),
        ("store.check_controls", "SELECT row FROM controls WHERE difference <> 0"),
    ]
}
