// What the last run left of its proofs and of a person's rulings: control totals, refunds, pairs that were released.

package import Domain
internal import GRDB

extension Ledger {
    /// The run that took a ruling; nil: none did.
    package func run(ofRuling id: String) throws(StoreFailure) -> (number: Int64, date: Day)? {
        try read(
            { db in
                let sql = "SELECT r.number, r.date FROM decisions d JOIN runs r ON r.number = d.run WHERE d.id = ?"
                return try Row.fetchOne(db, sql: sql, arguments: [id]).map { ($0["number"], Day(number: $0["date"])) }
            }, empty: nil)
    }

    /// Obligations of which some version was a person's, as the registers may write the identifier.
    package func obligations(everOf payer: [String]) throws(StoreFailure) -> [String] {
        try read(
            { db in
                let sql = """
                    SELECT DISTINCT o.id FROM versions v JOIN obligations o ON o.row = v.obligation
                    WHERE v.payer_id IN (\(payer.map { _ in "?" }.joined(separator: ","))) ORDER BY o.id
                    """
                return try String.fetchAll(db, sql: sql, arguments: StatementArguments(payer))
            }, empty: [])
    }

    /// The whole ledger's control totals, as the last run stored them.
    static func controls(_ db: Database) throws -> [ControlTotal] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT name, scope, currency, terms, difference FROM controls
                WHERE run = (SELECT max(number) FROM runs) AND (scope = 'ledger' OR scope LIKE 'ledger %') ORDER BY row
                """
        ).map(Self.control)
    }

    static func refunds(_ db: Database) throws -> [Refund] {
        // A ledger of an earlier version that nobody has written to since.
        guard try db.tableExists("refunds") else { return [] }
        return try Row.fetchAll(db, sql: "SELECT * FROM refunds ORDER BY decision").map { row in
            var refund = Refund(
                decision: row["decision"], payment: RecordID(bits: UInt64(row["payment"] as Int64)),
                amount: row["amount"], kept: row["kept"])
            refund.debit = (row["debit"] as Int64?).map { RecordID(bits: UInt64($0)) }
            refund.state = Refund.State(rawValue: row["state"]) ?? .superseded
            return refund
        }
    }

    /// What a payment had paid before the run in which a `release` without an obligation undid it.
    static func released(_ db: Database) throws -> [String: [String]] {
        var pairs: [String: [String]] = [:]
        for row in try Row.fetchAll(
            db,
            sql: "SELECT id, run, payment_id FROM decisions WHERE action = 'release' AND obligation_id = '' ORDER BY id"
        ) {
            guard let payment = RecordID(row["payment_id"] as String, prefix: .payment) else { continue }
            pairs[row["id"]] = try String.fetchAll(
                db,
                sql: """
                    SELECT DISTINCT o.id FROM allocations a JOIN obligations o ON o.row = a.obligation
                    WHERE a.payment = ? AND a.run < ? ORDER BY o.id
                    """, arguments: [Int64(payment.bits), row["run"] as Int64])
        }
        return pairs
    }
}
