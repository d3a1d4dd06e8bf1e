// Register files: a row is a version of an obligation (contracts.md section 3, obligations).

package import Domain

/// What a register file holds, decoded; nothing of it is judged against the ledger yet.
package struct ObligationBatch: Sendable {
    package var text = TextArena()
    package var obligations: [Obligation] = []
    package var rejects: [Reject] = []
    /// Columns that nothing names, ignored.
    package var unknownColumns: Int64 = 0
    package var encoding = ""
    /// Rows, refused ones too.
    package var records: Int64 = 0
    /// Rows (indices into `obligations`) whose payer_id has the form of an ЕГН, ЛНЧ or ЕИК and fails its check.
    package var invalidIdentifiers: [(row: Int, value: String)] = []
    /// The file ends without a line end, in a row that can't be read: it was cut.
    package var isCut = false
    package init() {}
}

/// Reads register files.
package enum ObligationFile {
    enum Column: Int, CaseIterable {
        case obligation_id, kind, document_series, document_no, document_date, payer_id, payer_name, object, year
        case instalment, currency, principal, interest, costs, paid_elsewhere, outstanding, issued_on, served_on, due_on
        case enforcement_on, in_force_on, sent_to, issuer, limitation_restarted_on, status
    }

    static let schema = CSVSchema(
        names: Column.allCases.map { "\($0)" },
        required: [["obligation_id"], ["kind"], ["payer_id"], ["principal"], ["issued_on"]])

    /// Whether the header has all columns that must be there.
    static func claims(_ bytes: [UInt8], mapping: CSVMapping) -> Bool { CSVTable.claims(bytes, schema, mapping) }

    /// Reads a whole file; bad rows are refused one by one.
    package static func read(
        _ bytes: [UInt8], mapping: CSVMapping, configuration: Configuration, source: UInt16, file: FileIndex
    ) throws(Unreadable) -> ObligationBatch {
        let text = try CSVEncoding.decode(bytes, as: mapping.encoding)
        let table = try CSVTable(text, schema, mapping)
        var reader = ObligationReader(configuration: configuration, source: source)
        var batch = ObligationBatch()
        batch.obligations.reserveCapacity(CSVEstimate.rows(text, from: table.position))
        let failure: Unreadable? = text.bytes.withUnsafeBufferPointer { fileBytes in
            table.pool.withUnsafeBufferPointer { pool in
                do throws(Unreadable) {
                    var rows = try CSVRows(fileBytes, pool, table, text, mapping, file)
                    while try rows.next() { reader.take(&rows, into: &batch) }
                    batch.text = rows.arena(text.bytes)
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
        batch.isCut = isCut(text.bytes, batch.rejects.last)
        return batch
    }

    private static func isCut(_ bytes: [UInt8], _ reject: Reject?) -> Bool {
        guard let last = bytes.last, last != 10, last != 13, let reject else { return false }
        return reject.position.line == bytes.count(where: { $0 == 10 }) + 1
    }
}

/// How many rows to make room for: as dense as the first megabyte, and a little more.
enum CSVEstimate {
    static func rows(_ text: borrowing CSVText, from start: Int) -> Int {
        let sample = min(text.bytes.count - start, 1 << 20)
        guard sample > 0 else { return 0 }
        var lines = 1
        for byte in text.bytes[start..<(start + sample)] where byte == 10 || byte == 13 { lines += 1 }
        return min(lines * (text.bytes.count - start) / sample / 16 * 17 + 64, text.bytes.count)
    }
}
