// statements.csv: the statements of this run and whether they balance.

internal import Domain

struct StatementsReport: Report {
    static let columns = [
        Column("account", .identifier, width: 26), Column("number", .identifier), Column("from", .day),
        Column("to", .day), Column("currency", .currency), Column("opening", .money), Column("credits", .money),
        Column("debits", .money), Column("closing", .money), Column("balanced", width: 10),
        Column("entries", .integer), Column("rejected", .integer), Column("identification", .identifier, width: 24),
        Column("kind", width: 14), Column("source_file", width: 30),
        Column("source_position", .identifier, width: 12),
    ]

    let pack: ReportPack
    private let order: [Int]

    init(_ pack: ReportPack) {
        self.pack = pack
        let rows = pack.statements
        order = rows.indices.sorted { left, right in
            let (a, b) = (rows[left], rows[right])
            let (one, other) = (StatementsReport.account(a, pack), StatementsReport.account(b, pack))
            if one != other { return one.utf8.lexicographicallyPrecedes(other.utf8) }
            let (day, second) = (MaybeDay(a.from).raw, MaybeDay(b.from).raw)
            if day != second { return day < second }
            if a.number != b.number { return a.number.utf8.lexicographicallyPrecedes(b.number.utf8) }
            if a.file != b.file {
                return name(a, pack).utf8.lexicographicallyPrecedes(name(b, pack).utf8)
            }
            return a.line != b.line ? a.line < b.line : left < right
        }
        func name(_ statement: Statement, _ pack: ReportPack) -> String { pack.book.files[Int(statement.file)].name }
    }

    private static func account(_ statement: Statement, _ pack: ReportPack) -> String {
        let accounts = pack.configuration.accounts
        return Int(statement.account) < accounts.count ? accounts[Int(statement.account)].iban : statement.accountText
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        for row in rows {
            let statement = pack.statements[order[row]]
            let digits = statement.currency.minorDigits
            writer.text(StatementsReport.account(statement, pack))
            writer.text(statement.number)
            writer.day(MaybeDay(statement.from))
            writer.day(MaybeDay(statement.to))
            writer.currency(statement.currency)
            writer.money(statement.opening, digits: digits)
            writer.money(statement.credits, digits: digits)
            writer.money(statement.debits, digits: digits)
            writer.money(statement.closing, digits: digits)
            writer.text(statement.balanced.map { $0 ? "true" : "false" } ?? "")
            writer.integer(statement.entries)
            writer.integer(statement.rejected)
            writer.text(statement.identification)
            writer.text(StatementsReport.word(statement.kind))
            writer.text(pack.book.files[Int(statement.file)].name)
            writer.position(SourcePosition(file: statement.file, line: statement.line))
            writer.endRow()
        }
    }

    private static func word(_ kind: StatementKind) -> String {
        switch kind {
        case .statement: "statement"
        case .intraday: "intraday"
        case .notification: "notification"
        case .list: "list"
        }
    }
}
