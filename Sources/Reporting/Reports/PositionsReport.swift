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
    }

    let pack: ReportPack
    let rows: [Row]

    init(_ pack: ReportPack) {
        self.pack = pack
        var people = People(pack)
        people.addDebts(pack)
        people.addOpenMoney(pack)
        let (rows, text) = (people.rows, pack.book.text)
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
            writer.endRow()
        }
    }
}

/// Persons by their id, in the order of their first debt.
private struct People {
    var rows: [PositionsReport.Row] = []
    /// The day on which the name was written that a row has.
    private var namedOn: [Day] = []
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
                rows.append(PositionsReport.Row(payer: payer, name: pack.book.obligations[index].payerName))
                namedOn.append(pack.book.obligations[index].issuedOn)
                table.insert(hash, Int32(place))
            } else {
                rename(place, pack.book.obligations[index], text)
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

    /// The name is that of the obligation issued last; names of one day are told apart by their bytes, so that the order
    /// of input does not matter.
    private mutating func rename(_ place: Int, _ obligation: Obligation, _ text: TextArena) {
        let name = rows[place].name
        if obligation.payerName.isEmpty || obligation.issuedOn < namedOn[place] && !name.isEmpty { return }
        if name.isEmpty || obligation.issuedOn > namedOn[place] || text.precedes(name, obligation.payerName) {
            rows[place].name = obligation.payerName
            namedOn[place] = obligation.issuedOn
        }
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
                namedOn.append(pack.book.payments[Int(index)].bookedOn)
                table.insert(hash, Int32(place))
            }
            rows[place].unallocated += open
        }
    }
}
