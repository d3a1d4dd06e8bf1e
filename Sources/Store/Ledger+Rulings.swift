// What the last run left of its proofs and of a person's rulings: control totals, refunds, pairs that were released.

internal import Domain
internal import GRDB

extension Ledger {
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
