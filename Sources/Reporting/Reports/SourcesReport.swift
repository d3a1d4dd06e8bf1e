// sources.csv: every file that this run took or refused.

internal import Domain

struct SourcesReport: Report {
    static let columns = [
        Column("source", width: 16), Column("file", width: 36), Column("role", width: 12),
        Column("format", width: 18), Column("encoding", width: 14), Column("sha256", .identifier, width: 66),
        Column("bytes", .integer, width: 12, sum: true), Column("status", width: 16),
        Column("records", .integer, sum: true), Column("accepted", .integer, sum: true),
        Column("known", .integer, sum: true), Column("rejected", .integer, sum: true), Column("credits", .money),
        Column("debits", .money), Column("opening", .money), Column("closing", .money),
        Column("currency", .currency), Column("message", width: 50), Column("unknown_columns", .integer),
    ]

    let pack: ReportPack
    private let order: [FileIndex]
    private let language: Language?

    init(_ pack: ReportPack, language: Language? = nil) {
        self.pack = pack
        self.language = language
        let files = pack.book.files
        order = pack.listedFiles.sorted { left, right in
            let (a, b) = (files[Int(left)], files[Int(right)])
            if a.source != b.source { return a.source.utf8.lexicographicallyPrecedes(b.source.utf8) }
            if a.name != b.name { return a.name.utf8.lexicographicallyPrecedes(b.name.utf8) }
            return a.sha256 != b.sha256 ? a.sha256 < b.sha256 : left < right
        }
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        for row in rows {
            let file = pack.book.files[Int(order[row])]
            let currency = Currency(file.currency) ?? .none
            let digits = currency.minorDigits
            writer.text(file.source)
            writer.text(file.name)
            writer.text(Labels.word(file.role.rawValue, language))
            writer.text(file.format)
            writer.text(file.encoding)
            writer.text(file.sha256)
            writer.integer(file.bytes)
            writer.text(Labels.word(file.status.rawValue, language))
            writer.integer(file.records)
            writer.integer(file.accepted)
            writer.integer(file.known)
            writer.integer(file.rejected)
            writer.money(file.credits, digits: digits)
            writer.money(file.debits, digits: digits)
            writer.money(file.opening, digits: digits)
            writer.money(file.closing, digits: digits)
            writer.currency(currency)
            writer.text(language.flatMap { words in file.note.map { Sentences.text($0, words) } } ?? file.message)
            writer.integer(file.unknownColumns)
            writer.endRow()
        }
    }
}
