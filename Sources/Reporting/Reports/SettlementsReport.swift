// settlements.csv: card batches and what became of them on the account.

internal import Domain

struct SettlementsReport: Report {
    static let columns = [
        Column("batch_id", .identifier), Column("acquirer", width: 12), Column("terminal_id", .identifier, width: 12),
        Column("day", .day), Column("transactions", .integer, sum: true), Column("gross", .money, sum: true),
        Column("fees", .money, sum: true), Column("net", .money, sum: true), Column("currency", .currency),
        Column("expected_by", .day), Column("status", width: 12), Column("credited_on", .day),
        Column("credited", .money, sum: true), Column("difference", .money, sum: true),
        Column("bank_payment_id", .identifier), Column("bank_reference", .identifier, width: 20),
        Column("bank_payment_ids", .identifier, width: 34),
    ]
    /// Of the batch's first transaction, and of its last credit.
    static var sheetColumns: [Column] {
        Column.source + [
            Column("credit_file", width: 30), Column("credit_position", .identifier, width: 12),
        ]
    }

    let pack: ReportPack
    let order: [Int32]
    private let language: Language?

    init(_ pack: ReportPack, language: Language? = nil) {
        self.pack = pack
        self.language = language
        var keys = pack.settlements.indices.map { SortKey(key: pack.settlements[$0].batch.bits, index: Int32($0)) }
        Ordering.sort(&keys)
        order = keys.map(\.index)
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        for row in rows {
            let batch = pack.settlements[Int(order[row])]
            let digits = batch.currency.minorDigits
            writer.link(.finding(batch.batch))
            writer.id(batch.batch, .batch)
            writer.text(batch.acquirer)
            writer.text(batch.terminal)
            writer.day(batch.day)
            writer.integer(batch.transactions)
            writer.money(batch.gross, digits: digits)
            writer.money(batch.fees, digits: digits)
            writer.money(batch.net, digits: digits)
            writer.currency(batch.currency)
            writer.day(MaybeDay(batch.expectedBy))
            writer.text(Labels.batch(batch.status, language))
            writer.day(MaybeDay(batch.creditedOn))
            writer.money(batch.credited, digits: digits)
            writer.money(batch.difference, digits: digits)
            writer.link(.payment(batch.bankPayments.last ?? .none))
            writer.id(batch.bankPayments.last ?? .none, .payment)
            writer.text(batch.bankReference)
            writer.text(batch.bankPayments.map { $0.text(.payment) }.joined(separator: " "))
            if Writer.namesSource {
                for text in [batch.sourceFile, batch.sourcePosition, batch.creditFile, batch.creditPosition] {
                    writer.text(text)
                }
            }
            writer.endRow()
        }
    }
}
