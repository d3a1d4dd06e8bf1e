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
        var rows = PositionsReport.group(pack)
        PositionsReport.addOpenMoney(pack, to: &rows)
        self.rows = rows
    }

    /// One row a payer, in the order of their ids; the name is that of the obligation issued last.
    private static func group(_ pack: ReportPack) -> [Row] {
        let order = Ordering.bytewise(pack.book.obligations.map(\.payerID), pack.book.text)
        let text = pack.book.text
        var rows: [Row] = []
        var nameIssuedOn = Day(number: 0)
        for index in order {
            let obligation = pack.book.obligations[Int(index)]
            let standing = pack.standings[Int(index)]
            if rows.isEmpty || !text.equal(rows[rows.count - 1].payer, obligation.payerID) {
                rows.append(Row(payer: obligation.payerID, name: obligation.payerName))
                nameIssuedOn = obligation.issuedOn
            }
            let last = rows.count - 1
            if isNewerName(obligation, than: rows[last].name, nameIssuedOn, text) {
                rows[last].name = obligation.payerName
                nameIssuedOn = obligation.issuedOn
            }
            rows[last].obligations += 1
            rows[last].assessed += standing.assessed
            rows[last].paid += standing.paid
            rows[last].outstanding += standing.outstanding
            rows[last].credit += standing.credit
            if let due = obligation.dueOn.value, due < pack.run.date { rows[last].overdue += standing.outstanding }
        }
        return rows
    }

    /// Names of one day are told apart by their bytes, so that the order of input does not matter.
    private static func isNewerName(_ obligation: Obligation, than name: TextRef, _ day: Day, _ text: TextArena) -> Bool {
        if obligation.payerName.isEmpty { return false }
        if name.isEmpty || obligation.issuedOn > day { return true }
        return obligation.issuedOn == day && text.precedes(name, obligation.payerName)
    }

    /// Adds open payments to the persons that their own evidence names.
    private static func addOpenMoney(_ pack: ReportPack, to rows: inout [Row]) {
        let text = pack.book.text
        let organisation = pack.configuration.organisation.currency
        let named = pack.listedPayments.filter {
            let payment = pack.book.payments[Int($0)]
            return !payment.obligorID.isEmpty
                && PaymentFigures.open(payment, pack.book.paymentStandings[Int($0)], organisation) > 0
        }
        let order = Ordering.bytewise(named.map { pack.book.payments[Int($0)].obligorID }, text)
        var row = 0
        for place in order {
            let index = Int(named[Int(place)])
            let payment = pack.book.payments[index]
            while row < rows.count, text.precedes(rows[row].payer, payment.obligorID) { row += 1 }
            guard row < rows.count else { return }
            if text.equal(rows[row].payer, payment.obligorID) {
                rows[row].unallocated += PaymentFigures.open(payment, pack.book.paymentStandings[index], organisation)
            }
        }
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
