// candidates.csv: open payments and obligations that might belong together, and why it was not decided.

internal import Domain

struct CandidatesReport: Report {
    static let columns = [
        Column("payment_id", .identifier), Column("bank_reference", .identifier, width: 20),
        Column("obligation_id", .identifier, width: 20), Column("rank", .integer), Column("score", .integer),
        Column("reason", width: 50),
    ]

    let pack: ReportPack
    private let order: [Int32]
    private let language: Language

    init(_ pack: ReportPack) {
        self.pack = pack
        language = Labels.first(pack)
        order = CandidatesReport.order(pack)
    }

    /// By payment, then rank, then obligation.
    static func order(_ pack: ReportPack) -> [Int32] {
        let (rows, book) = (pack.candidates, pack.book)
        return rows.indices.map { Int32($0) }.sorted { left, right in
            let (a, b) = (rows[Int(left)], rows[Int(right)])
            let (one, other) = (book.payments[Int(a.paymentIndex)].id, book.payments[Int(b.paymentIndex)].id)
            if one != other { return one < other }
            if a.rank != b.rank { return a.rank < b.rank }
            let (id, second) = (book.obligations[Int(a.obligation)].id, book.obligations[Int(b.obligation)].id)
            if book.text.precedes(id, second) { return true }
            return !book.text.precedes(second, id) && left < right
        }
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        for row in rows {
            let candidate = pack.candidates[Int(order[row])]
            let payment = pack.book.payments[Int(candidate.paymentIndex)]
            writer.id(payment.id, .payment)
            writer.text(payment.bankReference, arena)
            writer.text(pack.book.obligations[Int(candidate.obligation)].id, arena)
            writer.integer(Int64(candidate.rank))
            writer.integer(Int64(candidate.score))
            writer.text(Sentences.text(candidate.reason, language))
            writer.endRow()
        }
    }
}
