// Bank statements as CSV: a row is an entry, no balances (contracts.md section 3, bank CSV).

package import Domain

/// Reads bank files in CSV.
package enum BankCSV {
    enum Column: Int, CaseIterable {
        case account, booked_on, value_on, amount, credit, debit, currency, bank_reference, end_to_end_id
        case counterparty_name, counterparty_iban, payment_code, obligor_id, obligor_name, remittance, direction
    }

    private static let schema = CSVSchema(
        names: Column.allCases.map { "\($0)" }, required: [["account"], ["booked_on"], ["amount", "credit", "debit"]])

    /// Whether the header has an account, a booking day and a sum.
    package static func claims(_ bytes: [UInt8], mapping: CSVMapping) -> Bool {
        CSVTable.claims(bytes, schema, mapping)
    }

    /// Columns, dates and sums as the file itself tells them; nil where that isn't safe.
    package static func guess(_ bytes: [UInt8], encoding: String = "auto") -> CSVMapping? {
        guard let text = try? CSVEncoding.decode(bytes, as: encoding) else { return nil }
        return BankTableGuess.tell(text)?.mapping
    }

    /// Reads a whole file; bad rows are refused one by one. A summary keeps the statements and no payments.
    package static func read(
        _ bytes: [UInt8], mapping: CSVMapping, organisationCurrency: Currency, file: FileIndex,
        keepsPayments: Bool = true
    ) throws(Unreadable) -> BankBatch {
        let text = try CSVEncoding.decode(bytes, as: mapping.encoding)
        let table = try CSVTable(text, schema, mapping)
        var reader = BankReader(
            table, mapping, currency: organisationCurrency, file: file, keepsPayments: keepsPayments)
        var batch = BankBatch()
        if keepsPayments { batch.payments.reserveCapacity(CSVEstimate.rows(text, from: table.position)) }
        let failure: Unreadable? = text.bytes.withUnsafeBufferPointer { fileBytes in
            table.pool.withUnsafeBufferPointer { pool in
                do throws(Unreadable) {
                    var rows = try CSVRows(fileBytes, pool, table, text, mapping, file)
                    while try rows.next() { reader.take(&rows, into: &batch.payments) }
                    batch.text = rows.arena(text.bytes)
                    batch.rejects = rows.rejects
                    return nil
                } catch {
                    return error
                }
            }
        }
        if let failure { throw failure }
        reader.finish(&batch)
        batch.format = "csv"
        batch.unknownColumns = table.unknown
        batch.encoding = text.encoding
        return batch
    }
}
