// Tables of a few rows a run: decisions, refunds, refused rows, control totals, what was published and said.

internal import Domain
internal import GRDB

extension RunPoster {
    func small() throws {
        for record in posting.newDecisions {
            try db.execute(
                sql: "INSERT INTO decisions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                arguments: [
                    record.id, run, record.decidedOn.number, record.decidedBy, record.approvedBy,
                    record.action.rawValue, record.paymentID,
                    record.obligationID, record.discrepancyID, record.amount, record.documentNumber,
                    record.documentDate?.number,
                    record.requestedOn?.number, record.reason, record.file, record.line,
                ])
        }
        for record in posting.book.refunds {
            try db.execute(
                sql: """
                    INSERT INTO refunds VALUES (?,?,?,?,?,?)
                    ON CONFLICT(decision) DO UPDATE SET kept = excluded.kept, debit = excluded.debit, state = excluded.state
                    """,
                arguments: [
                    record.decision, Int64(record.payment.bits), record.amount, record.kept,
                    record.debit.map { Int64($0.bits) }, record.state.rawValue,
                ])
        }
        for record in posting.rejects {
            try db.execute(
                sql: "INSERT INTO rejects(run, file, position, message, arguments, raw) VALUES (?,?,?,?,?,?)",
                arguments: [
                    run, fileRows[Int(record.position.file)], record.position.text, record.message.key,
                    MessageText.join(record.message.arguments), record.raw,
                ])
        }
        for record in posting.controls {
            let terms = record.terms.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
            try db.execute(
                sql: "INSERT INTO controls(run, name, scope, currency, terms, difference) VALUES (?,?,?,?,?,?)",
                arguments: [
                    run, record.name, record.scope + (record.account.isEmpty ? "" : " " + record.account),
                    record.currency,
                    terms, record.difference,
                ])
        }
        try db.execute(
            sql: "INSERT INTO summaries VALUES (?,?,?)", arguments: [run, posting.summary.words, posting.summary.json])
        for output in posting.outputs {
            try db.execute(
                sql: "INSERT INTO outputs VALUES (?,?,?,?)", arguments: [run, output.name, output.sha256, output.bytes])
        }
    }
}
