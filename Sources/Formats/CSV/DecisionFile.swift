// Decisions files: a row is a person's ruling (contracts.md section 3, decisions).

package import Domain

/// What a decisions file holds; nothing of it is judged against the ledger yet.
package struct DecisionBatch: Sendable {
    package var decisions: [Decision] = []
    package var rejects: [Reject] = []
    /// Columns that nothing names, ignored.
    package var unknownColumns: Int64 = 0
    package var encoding = ""
    /// Rows, refused ones too.
    package var records: Int64 = 0
    package init() {}
}

/// Reads decisions files.
package enum DecisionFile {
    private enum Column: Int, CaseIterable {
        case decision_id, decided_on, decided_by, approved_by, action, payment_id, obligation_id, discrepancy_id, amount
        case document_no, document_date, requested_on, reason
    }

    static let schema = CSVSchema(
        names: Column.allCases.map { "\($0)" },
        required: [["decision_id"], ["decided_on"], ["decided_by"], ["action"], ["reason"]])

    /// Whether the header has all columns that must be there.
    static func claims(_ bytes: [UInt8], mapping: CSVMapping) -> Bool { CSVTable.claims(bytes, schema, mapping) }

    /// Reads a whole file; bad rows are refused one by one.
    package static func read(
        _ bytes: [UInt8], mapping: CSVMapping, organisationCurrency: Currency, file: FileIndex, fileName: String
    ) throws(Unreadable) -> DecisionBatch {
        let text = try CSVEncoding.decode(bytes, as: mapping.encoding)
        let table = try CSVTable(text, schema, mapping)
        var batch = DecisionBatch()
        let digits = organisationCurrency.minorDigits
        let failure: Unreadable? = text.bytes.withUnsafeBufferPointer { fileBytes in
            table.pool.withUnsafeBufferPointer { pool in
                do throws(Unreadable) {
                    var rows = try CSVRows(fileBytes, pool, table, text, mapping, file)
                    while try rows.next() {
                        var decision = decision(&rows, digits: digits)
                        decision.file = fileName
                        decision.fileIndex = file
                        if rows.problem == nil { batch.decisions.append(decision) } else { rows.refuseRow() }
                    }
                    batch.rejects = rows.rejects
                    batch.records = rows.records
                    return nil
                } catch {
                    return error
                }
            }
        }
        if let failure { throw failure }
        batch.unknownColumns = table.unknown
        batch.encoding = text.encoding
        return batch
    }

    private static func decision(_ rows: inout CSVRows, digits: Int) -> Decision {
        var decision = Decision()
        decision.line = rows.line
        decision.id = rows.requiredString(Column.decision_id.rawValue)
        decision.decidedOn = rows.requiredDay(Column.decided_on.rawValue)
        decision.decidedBy = rows.requiredString(Column.decided_by.rawValue)
        decision.approvedBy = rows.string(Column.approved_by.rawValue)
        let action = rows.cell(Column.action.rawValue)
        if let known = DecisionAction(rawValue: action.text) {
            decision.action = known
        } else {
            let words = DecisionAction.allCases.map(\.rawValue).joined(separator: ", ")
            rows.complain(
                action.isEmpty ? "csv.missing_value" : "csv.bad_action", Column.action.rawValue, action, [words])
        }
        decision.paymentID = rows.string(Column.payment_id.rawValue)
        decision.obligationID = rows.string(Column.obligation_id.rawValue)
        decision.discrepancyID = rows.string(Column.discrepancy_id.rawValue)
        decision.amount = rows.money(Column.amount.rawValue, digits: digits).value
        if decision.amount == 0 {
            rows.complain("csv.zero_amount", Column.amount.rawValue, rows.cell(Column.amount.rawValue), [])
        }
        decision.documentNumber = rows.string(Column.document_no.rawValue)
        decision.documentDate = rows.day(Column.document_date.rawValue).value
        decision.requestedOn = rows.day(Column.requested_on.rawValue).value
        decision.reason = rows.requiredString(Column.reason.rawValue)
        return decision
    }
}
