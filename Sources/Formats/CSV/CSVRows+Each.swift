// A whole small table, row by row: for files whose rows are taken one at a time and not by the million.

internal import Domain

/// What is known of a table once it is read.
struct CSVSummary {
    var rejects: [Reject] = []
    var records: Int64 = 0
    var unknown: Int64 = 0
    var encoding = ""
}

extension CSVRows {
    /// Decodes a file, finds its columns, and hands every row to `body`.
    static func each(
        _ bytes: [UInt8], _ schema: CSVSchema, _ mapping: CSVMapping, _ file: FileIndex,
        _ body: (inout CSVRows) -> Void
    ) throws(Unreadable) -> CSVSummary {
        let text = try CSVEncoding.decode(bytes, as: mapping.encoding)
        let table = try CSVTable(text, schema, mapping)
        var summary = CSVSummary()
        let failure: Unreadable? = text.bytes.withUnsafeBufferPointer { fileBytes in
            table.pool.withUnsafeBufferPointer { pool in
                do throws(Unreadable) {
                    var rows = try CSVRows(fileBytes, pool, table, text, mapping, file)
                    while try rows.next() { body(&rows) }
                    summary.rejects = rows.rejects
                    summary.records = rows.records
                    return nil
                } catch {
                    return error
                }
            }
        }
        if let failure { throw failure }
        summary.unknown = table.unknown
        summary.encoding = text.encoding
        return summary
    }
}
