// Versions of obligations: each of them, and those that stood at the end of an earlier day.

package import Domain
internal import GRDB

/// A version of an obligation, for explaining.
package struct PostedVersion: Sendable {
    package var run: Int64
    package var file: String
    /// The ledger's row of the file.
    package var fileRow: Int64
    package var line: Int64
    package var principal: Int64
    package var costs: Int64
    package var currency: Currency
    package var status: RegisterStatus
    package var payerID = ""
    package var payerName = ""
    package var documentNumber = ""
    package var object = ""
    package var interest = MaybeMoney.none
    package var paidElsewhere: Int64 = 0
    package var year: Int64 = 0
    package var servedOn = MaybeDay.none
    package var dueOn = MaybeDay.none
    package var enforcementOn = MaybeDay.none
    package var inForceOn = MaybeDay.none
    package var limitationRestartedOn = MaybeDay.none
}

extension StateLoader {
    /// The row of an obligation's version at the end of a day, in SQL; its first where it came later.
    func version(asOf day: Day) throws -> String {
        let run =
            try Int64.fetchOne(db, sql: "SELECT max(number) FROM runs WHERE date <= ?", arguments: [day.number]) ?? 0
        return """
            coalesce((SELECT max(n.row) FROM versions n WHERE n.obligation = o.row AND n.run <= \(run)),
              (SELECT min(n.row) FROM versions n WHERE n.obligation = o.row))
            """
    }

    /// Since when an obligation was cancelled or written off at the end of a day, where that is not what it is today.
    mutating func close(asOf day: Day) throws {
        let history = try RowReader(
            db,
            "SELECT v.status, r.date FROM versions v JOIN runs r ON r.number = v.run WHERE v.obligation = ? ORDER BY v.row"
        )
        for place in state.book.obligations.indices {
            let debt = state.book.obligations[place]
            guard debt.status == .cancelled || debt.status == .writtenOff else {
                state.book.obligations[place].closedSeenOn = .none
                state.book.obligations[place].wasNeverOpen = false
                continue
            }
            if let since = debt.closedSeenOn.value, since <= day { continue }
            var (since, isFirst, wasNeverOpen) = (MaybeDay.none, true, false)
            history.bind(1, debt.ledgerRow)
            while try history.next() {
                let status = RegisterStatus(rawValue: UInt8(history.int(0))) ?? .open
                guard isFirst || history.int(1) <= Int64(day.number) else { break }
                let isClosed = status == .cancelled || status == .writtenOff
                if !isClosed {
                    (since, wasNeverOpen) = (.none, false)
                } else if since.value == nil {
                    (since, wasNeverOpen) = (MaybeDay(Day(number: Int32(history.int(1)))), isFirst)
                }
                isFirst = false
            }
            history.reset()
            state.book.obligations[place].closedSeenOn = since
            state.book.obligations[place].wasNeverOpen = wasNeverOpen
        }
    }

    /// Gives back to claims what refunds took of them after a day: until its debit the money was the person's credit.
    mutating func giveBack(after day: Day) throws {
        let rows = try RowReader(
            db,
            """
            SELECT a.obligation, a.payment, -sum(a.amount), p.paid_on, p.booked_on, p.amount, p.bank_reference
            FROM allocations a JOIN runs r ON r.number = a.run JOIN payments p ON p.id = a.payment
            WHERE r.date > ?1 AND a.payment IN
              (SELECT f.payment FROM refunds f JOIN payments d ON d.id = f.debit WHERE d.booked_on > ?1)
            GROUP BY a.obligation, a.payment HAVING sum(a.amount) < 0 ORDER BY a.obligation, a.payment
            """)
        rows.bind(1, Int64(day.number))
        while try rows.next() {
            let (debt, payment) = (obligationIndex[Int(rows.int(0))], RecordID(bits: UInt64(rows.int(1))))
            let known = state.book.claims.firstIndex { $0.obligation == debt && $0.payment == payment }
            if let known {
                state.book.claims[known].amount += rows.int(2)
                continue
            }
            state.book.claims.append(
                Claim(
                    payment: payment, paymentIndex: -1, obligation: debt, amount: rows.int(2),
                    paidOn: Day(number: Int32(rows.int(3))), bookedOn: Day(number: Int32(rows.int(4))),
                    paymentAmount: rows.int(5), bankReference: rows.text(6, into: &state.book.text), strategy: .none,
                    rule: .none, evidence: .none))
        }
    }
}

extension Ledger {
    package func versions(obligation: String) throws(StoreFailure) -> [PostedVersion] {
        try versions(where: "o.id = ?", [obligation]).map(\.version)
    }

    /// Versions that came in some runs, with their obligations, oldest first.
    package func versions(
        inRuns runs: ClosedRange<Int64>
    ) throws(StoreFailure) -> [(obligation: String, version: PostedVersion)] {
        try versions(where: "v.run BETWEEN ? AND ?", [runs.lowerBound, runs.upperBound])
    }

    private func versions(
        where condition: String, _ arguments: [any DatabaseValueConvertible]
    ) throws(StoreFailure) -> [(obligation: String, version: PostedVersion)] {
        try read(
            { db in
                let sql = """
                    SELECT v.*, f.name AS file_name, o.id AS obligation_id FROM versions v JOIN obligations o ON o.row = v.obligation
                    JOIN files f ON f.row = v.file WHERE \(condition) ORDER BY v.row
                    """
                return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments)).map { row in
                    var version = PostedVersion(
                        run: row["run"], file: row["file_name"], fileRow: row["file"], line: row["line"],
                        principal: row["principal"],
                        costs: row["costs"],
                        currency: Currency.packed(row["currency"]),
                        status: RegisterStatus(rawValue: row["status"]) ?? .open)
                    version.payerID = row["payer_id"] ?? ""
                    version.payerName = row["payer_name"] ?? ""
                    version.documentNumber = row["document_no"] ?? ""
                    version.object = row["object"] ?? ""
                    version.interest.raw = row["interest"]
                    version.paidElsewhere = row["paid_elsewhere"]
                    version.year = row["year"]
                    version.servedOn.raw = row["served_on"]
                    version.dueOn.raw = row["due_on"]
                    version.enforcementOn.raw = row["enforcement_on"]
                    version.inForceOn.raw = row["in_force_on"]
                    version.limitationRestartedOn.raw = row["limitation_restarted_on"]
                    return (row["obligation_id"], version)
                }
            }, empty: [])
    }
}
