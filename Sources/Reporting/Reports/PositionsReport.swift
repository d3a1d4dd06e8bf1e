// positions.csv: what each person owes over all registers together.

internal import Domain

struct PositionsReport: Report {
    static let columns = [
        Column("payer_id", .identifier, width: 13), Column("payer_name", width: 34),
        Column("obligations", .integer, sum: true), Column("assessed", .money, sum: true),
        Column("paid", .money, sum: true), Column("outstanding", .money, sum: true),
        Column("overdue", .money, sum: true), Column("credit", .money, sum: true),
        Column("unallocated", .money, sum: true), Column("currency", .currency),
    ]
    /// The way back: the obligation issued last, which has the name, and the oldest payment still open; the source is the
    /// obligation's, else the payment's.
    static var sheetColumns: [Column] {
        [Column("latest_obligation", .identifier, width: 16)] + Column.source
            + [Column("open_payment", .identifier, width: 18)]
    }

    /// One person: where the name stands, and the figures.
    struct Row: Sendable {
        var payer: TextRef
        var name: TextRef
        var obligations: Int64 = 0
        var assessed: Int64 = 0
        var paid: Int64 = 0
        var outstanding: Int64 = 0
        var overdue: Int64 = 0
        var credit: Int64 = 0
        var unallocated: Int64 = 0
        /// Indices into the book; -1: none.
        var obligation: Int32 = -1
        var payment: Int32 = -1
    }

    let pack: ReportPack
    let rows: [Row]
    private let files: Words

    init(_ pack: ReportPack) {
        self.pack = pack
        var people = People(pack)
        people.addDebts(pack)
        people.addOpenMoney(pack)
        let (rows, text) = (people.rows, pack.book.text)
        files = Words(pack.book.files.map(\.name) + [""])
        self.rows = Ordering.bytewise(rows.map(\.payer), text).map { rows[Int($0)] }
    }

    var count: Int { rows.count }

    func write<Writer: RowWriter & ~Copyable>(_ part: Range<Int>, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        let organisation = pack.configuration.organisation.currency
        let digits = organisation.minorDigits
        for row in part {
            let person = rows[row]
            writer.text(person.payer, arena)
            writer.text(person.name, arena)
            writer.integer(person.obligations)
            writer.money(person.assessed, digits: digits)
            writer.money(person.paid, digits: digits)
            writer.money(person.outstanding, digits: digits)
            writer.money(person.overdue, digits: digits)
            writer.money(person.credit, digits: digits)
            writer.money(person.unallocated, digits: digits)
            writer.currency(organisation)
            if Writer.namesSource { writeSource(person, to: &writer) }
            writer.endRow()
        }
    }

    private func writeSource<Writer: RowWriter & ~Copyable>(_ person: Row, to writer: inout Writer) {
        let book = pack.book
        var position: SourcePosition?
        if person.payment >= 0 { position = book.payments[Int(person.payment)].position }
        if person.obligation >= 0 {
            position = book.obligations[Int(person.obligation)].position
            writer.link(.obligation(person.obligation))
            writer.text(book.obligations[Int(person.obligation)].id, book.text.bytes.span)
        } else {
            writer.empty()
        }
        if let position {
            writer.word(Int(position.file), files)
            writer.position(position)
        } else {
            writer.empty()
            writer.empty()
        }
        if person.payment >= 0 {
            let id = book.payments[Int(person.payment)].id
            writer.link(.payment(id))
            writer.id(id, .payment)
        } else {
            writer.empty()
        }
    }
}

/// Persons by their id, in the order of their first debt.
private struct People {
    var rows: [PositionsReport.Row] = []
    private var table: TextTable

    init(_ pack: ReportPack) { table = TextTable(capacity: pack.book.obligations.count / 2) }

    private func find(_ payer: TextRef, _ hash: UInt64, _ text: TextArena) -> Int? {
        table.find(hash) { text.equal(rows[Int($0)].payer, payer) }.map { Int($0) }
    }

    mutating func addDebts(_ pack: ReportPack) {
        let text = pack.book.text
        for index in pack.book.obligations.indices {
            let payer = pack.book.obligations[index].payerID
            let hash = TextTable.hash(text.bytes.span, payer.range)
            let place = find(payer, hash, text) ?? rows.count
            if place == rows.count {
                rows.append(
                    PositionsReport.Row(
                        payer: payer, name: pack.book.obligations[index].payerName, obligation: Int32(index)))
                table.insert(hash, Int32(place))
            } else if isLater(index, rows[place].obligation, pack.book) {
                rows[place].obligation = Int32(index)
                rows[place].name = pack.book.obligations[index].payerName
            }
            let standing = pack.standings[index]
            rows[place].obligations += 1
            rows[place].assessed += standing.assessed
            rows[place].paid += standing.paid
            rows[place].outstanding += standing.outstanding
            rows[place].credit += standing.credit
            if let due = pack.book.obligations[index].dueOn.value, due < pack.run.date {
                rows[place].overdue += standing.outstanding
            }
        }
    }

    /// A person is named by the obligation issued last; those of one day are told apart by their names and ids, so that
    /// the order of input does not matter. One without a name comes before any with a name.
    private func isLater(_ index: Int, _ other: Int32, _ book: Book) -> Bool {
        let (one, known) = (book.obligations[index], book.obligations[Int(other)])
        if one.payerName.isEmpty != known.payerName.isEmpty { return known.payerName.isEmpty }
        if one.issuedOn != known.issuedOn { return one.issuedOn > known.issuedOn }
        if book.text.equal(one.payerName, known.payerName) { return book.text.precedes(known.id, one.id) }
        return book.text.precedes(known.payerName, one.payerName)
    }

    /// Adds open payments to the persons that their own evidence names.
    mutating func addOpenMoney(_ pack: ReportPack) {
        let text = pack.book.text
        let organisation = pack.configuration.organisation.currency
        for index in pack.listedPayments {
            let payer = pack.book.payments[Int(index)].obligorID
            guard !payer.isEmpty else { continue }
            let open = PaymentFigures.open(
                pack.book.payments[Int(index)], pack.book.paymentStandings[Int(index)], organisation)
            guard open > 0 else { continue }
            let hash = TextTable.hash(text.bytes.span, payer.range)
            let place = find(payer, hash, text) ?? rows.count
            if place == rows.count {
                // Money in the name of a person whom no register knows.
                rows.append(PositionsReport.Row(payer: payer, name: pack.book.payments[Int(index)].obligorName))
                table.insert(hash, Int32(place))
            }
            rows[place].unallocated += open
            if isOlder(index, rows[place].payment, pack.book) { rows[place].payment = index }
        }
    }

    private func isOlder(_ index: Int32, _ other: Int32, _ book: Book) -> Bool {
        if other < 0 { return true }
        let (one, known) = (book.payments[Int(index)], book.payments[Int(other)])
        return one.bookedOn != known.bookedOn ? one.bookedOn < known.bookedOn : one.id < known.id
    }
}
