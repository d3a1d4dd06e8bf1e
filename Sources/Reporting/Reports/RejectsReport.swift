// rejects.csv: refused rows as they stand in their files.

internal import Domain

struct RejectsReport: Report {
    static let columns = [
        Column("file", width: 36), Column("line", .identifier), Column("code", width: 24),
        Column("message", width: 60), Column("raw", width: 80), Column("reason", width: 30),
    ]

    let pack: ReportPack
    private let order: [Int]
    private let language: Language

    init(_ pack: ReportPack) {
        self.pack = pack
        language = Labels.first(pack)
        let (rows, files) = (pack.rejects, pack.book.files)
        order = rows.indices.sorted { left, right in
            let (a, b) = (rows[left].position, rows[right].position)
            let (one, other) = (files[Int(a.file)].name, files[Int(b.file)].name)
            if one != other { return one.utf8.lexicographicallyPrecedes(other.utf8) }
            if a.line != b.line { return a.line < b.line }
            return a.detail != b.detail ? a.detail < b.detail : left < right
        }
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        for row in rows {
            let reject = pack.rejects[order[row]]
            writer.text(pack.book.files[Int(reject.position.file)].name)
            writer.position(reject.position)
            writer.text(RejectsReport.code(reject).rawValue)
            writer.text(Sentences.text(reject.message, language))
            writer.text(reject.raw)
            writer.text(reject.message.key)
            writer.endRow()
        }
    }

    /// Two different rows of one obligation have a code of their own.
    private static func code(_ reject: Reject) -> DiscrepancyCode {
        reject.message.key.contains("duplicate") ? .DUPLICATE_OBLIGATION : .ROW_REJECTED
    }
}
