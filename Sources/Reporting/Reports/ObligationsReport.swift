// obligations.csv: the updated snapshot of every obligation, complete.

internal import Domain

struct ObligationsReport: Report {
    static let columns = [
        Column("obligation_id", .identifier, width: 20), Column("kind", width: 18),
        Column("document_no", .identifier, width: 16), Column("payer_id", .identifier, width: 13),
        Column("payer_name", width: 30), Column("object", width: 22), Column("year", .year),
        Column("issued_on", .day), Column("due_on", .day), Column("currency", .currency),
        Column("principal", .money, sum: true), Column("interest", .money, sum: true),
        Column("costs", .money, sum: true), Column("discount", .money, sum: true),
        Column("rounding", .money, sum: true), Column("remitted", .money, sum: true),
        Column("paid_elsewhere", .money, sum: true), Column("paid", .money, sum: true),
        Column("outstanding", .money, sum: true), Column("credit", .money, sum: true), Column("state", width: 14),
        Column("last_paid_on", .day),
    ]
    /// By what the sheets of fines count: so that each of their figures leads to its rows by a filter.
    static var sheetColumns: [Column] {
        [
            Column("issuer", width: 22), Column("served_on", .day), Column("in_force_on", .day),
            Column("enforcement_on", .day), Column("sent_to", width: 16),
        ] + Column.source
    }

    let pack: ReportPack
    let order: [Int32]
    private let kinds: Words
    private let states: Words
    private let files: Words

    init(_ pack: ReportPack, language: Language? = nil) {
        self.pack = pack
        order = Ordering.bytewise(pack.book.obligations.map(\.id), pack.book.text)
        kinds = Words(Labels.kinds(pack, language))
        states = Words(ObligationState.inOrder.map { Labels.word($0.word, language) })
        files = Words(pack.book.files.map(\.name) + [""])
    }

    var count: Int { order.count }

    /// The row of an obligation's id; nil: there is none.
    func row(of id: String) -> Int? {
        let (wanted, text) = (id.utf8.span, pack.book.text)
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            let side = text.compare(pack.book.obligations[Int(order[middle])].id, wanted)
            if side == 0 { return middle }
            if side < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        let organisation = pack.configuration.organisation.currency
        let digits = organisation.minorDigits
        for row in rows {
            let index = Int(order[row])
            let obligation = pack.book.obligations[index]
            let standing = pack.standings[index]
            writer.link(.movement(Int32(index)))
            writer.text(obligation.id, arena)
            writer.word(Int(obligation.kind), kinds)
            writer.text(obligation.documentNumber, arena)
            writer.text(obligation.payerID, arena)
            writer.text(obligation.payerName, arena)
            writer.text(obligation.object, arena)
            if obligation.year == 0 { writer.empty() } else { writer.integer(Int64(obligation.year)) }
            writer.day(obligation.issuedOn)
            writer.day(obligation.dueOn)
            writer.currency(organisation)
            writer.money(standing.principal, digits: digits)
            writer.money(standing.interest, digits: digits)
            writer.money(standing.costs, digits: digits)
            writer.money(standing.discount, digits: digits)
            writer.money(standing.rounding, digits: digits)
            writer.money(standing.remitted, digits: digits)
            writer.money(standing.paidElsewhere, digits: digits)
            writer.money(standing.paid, digits: digits)
            writer.money(standing.outstanding, digits: digits)
            writer.money(standing.credit, digits: digits)
            writer.word(Int(standing.state.rawValue), states)
            writer.day(standing.lastPaidOn)
            if Writer.namesSource {
                writer.text(obligation.issuer, arena)
                writer.day(obligation.servedOn)
                writer.day(obligation.inForceOn)
                writer.day(obligation.enforcementOn)
                writer.text(obligation.sentTo, arena)
                writer.word(Int(obligation.position.file), files)
                writer.position(obligation.position)
            }
            writer.endRow()
        }
    }
}

extension ObligationState {
    /// All states by raw value.
    static let inOrder: [ObligationState] = [
        .cancelled, .writtenOff, .overpaid, .settled, .suspended, .partlyPaid, .open,
    ]
}
