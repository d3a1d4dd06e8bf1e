// postings.csv: what each register is to take back of this run.

internal import Domain

struct PostingsReport: Report {
    static let columns = [
        Column("obligation_id", .identifier, width: 20), Column("kind", width: 18),
        Column("document_no", .identifier, width: 16), Column("payer_id", .identifier, width: 13),
        Column("allocated", .money, sum: true), Column("discount", .money, sum: true),
        Column("rounding", .money, sum: true), Column("remitted", .money, sum: true),
        Column("reversal", .money, sum: true), Column("currency", .currency), Column("paid_on", .day),
        Column("bank_reference", .identifier, width: 20), Column("serial", .integer),
        Column("outstanding", .money, sum: true), Column("credit", .money, sum: true),
    ]

    let pack: ReportPack
    let order: [Int32]
    private let kinds: Words

    init(_ pack: ReportPack) {
        self.pack = pack
        kinds = Words(Labels.kinds(pack, nil))
        let bySerial = pack.postings.indices.sorted { pack.postings[$0].serial < pack.postings[$1].serial }
        let ids = bySerial.map { pack.book.obligations[Int(pack.postings[$0].obligation)].id }
        order = Ordering.bytewise(ids, pack.book.text).map { Int32(bySerial[Int($0)]) }
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        let organisation = pack.configuration.organisation.currency
        let digits = organisation.minorDigits
        for row in rows {
            let posting = pack.postings[Int(order[row])]
            let obligation = pack.book.obligations[Int(posting.obligation)]
            let standing = pack.standings[Int(posting.obligation)]
            writer.text(obligation.id, arena)
            writer.word(Int(obligation.kind), kinds)
            writer.text(obligation.documentNumber, arena)
            writer.text(obligation.payerID, arena)
            writer.money(posting.allocated, digits: digits)
            writer.money(posting.discount, digits: digits)
            writer.money(posting.rounding, digits: digits)
            writer.money(posting.remitted, digits: digits)
            writer.money(posting.reversal, digits: digits)
            writer.currency(organisation)
            writer.day(posting.paidOn)
            writer.text(posting.bankReference)
            writer.integer(posting.serial)
            writer.money(standing.outstanding, digits: digits)
            writer.money(standing.credit, digits: digits)
            writer.endRow()
        }
    }
}
