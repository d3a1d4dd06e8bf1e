// obligations.csv, postings.csv and positions.csv.

internal import Domain

enum ObligationsReport {
    static let header = "obligation_id,kind,document_no,payer_id,payer_name,object,year,issued_on,due_on,currency,principal,interest,costs,discount,rounding,remitted,paid_elsewhere,paid,outstanding,credit,state,last_paid_on"

    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "obligations.csv")
        csv.header(header)
        let book = pack.book
        let kinds = pack.configuration.kinds.map(\.name)
        let currency = pack.configuration.organisation.currency.text
        for index in Order.obligations(book) {
            let debt = book.obligations[Int(index)]
            csv.text(debt.id, book.text)
            csv.word(kinds[Int(debt.kind)])
            csv.text(debt.documentNumber, book.text)
            csv.text(debt.payerID, book.text)
            csv.text(debt.payerName, book.text)
            csv.text(debt.object, book.text)
            csv.number(debt.year == 0 ? nil : Int64(debt.year))
            csv.day(debt.issuedOn)
            csv.day(debt.dueOn.value)
            csv.word(currency)
            figures(pack.standings[Int(index)], &csv)
            csv.endRow()
        }
        return try csv.finish()
    }

    private static func figures(_ standing: Standing, _ csv: inout CSVWriter) {
        csv.cents(standing.principal)
        csv.cents(standing.interest)
        csv.cents(standing.costs)
        csv.cents(standing.discount)
        csv.cents(standing.rounding)
        csv.cents(standing.remitted)
        csv.cents(standing.paidElsewhere)
        csv.cents(standing.paid)
        csv.cents(standing.outstanding)
        csv.cents(standing.credit)
        csv.word(standing.state.word)
        csv.day(standing.lastPaidOn.value)
    }
}

enum PostingsReport {
    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "postings.csv")
        csv.header("obligation_id,allocated,discount,rounding,remitted,reversal,paid_on,bank_reference,serial")
        for row in pack.postings {
            csv.text(pack.book.obligations[Int(row.obligation)].id, pack.book.text)
            csv.cents(row.allocated)
            csv.cents(row.discount)
            csv.cents(row.rounding)
            csv.cents(row.remitted)
            csv.cents(row.reversal)
            csv.day(row.paidOn.value)
            csv.text(row.bankReference)
            csv.number(row.serial)
            csv.endRow()
        }
        return try csv.finish()
    }
}

enum PositionsReport {
    /// Positions of all persons, by payer id.
    static func positions(_ pack: borrowing ReportPack) -> [PersonPosition] {
        let book = pack.book
        let standings = pack.standings
        let date = pack.run.date
        var order = book.obligations.indices.map { Int32($0) }
        order.sort { left, right in
            let (a, b) = (book.obligations[Int(left)].payerID, book.obligations[Int(right)].payerID)
            return book.text.equal(a, b) ? left < right : book.text.precedes(a, b)
        }
        var open: [String: Int64] = [:]
        for index in book.payments.indices where !book.payments[index].obligorID.isEmpty && book.payments[index].purpose == .obligation {
            let standing = book.paymentStandings[index]
            guard standing.status == .unmatched || standing.status == .ambiguous || standing.status == .partlyMatched else { continue }
            open[book.text.string(book.payments[index].obligorID), default: 0] += book.payments[index].amount - standing.allocated - standing.reserved
        }
        var result: [PersonPosition] = []
        var current = TextRef.none
        for index in order {
            let debt = book.obligations[Int(index)]
            let standing = standings[Int(index)]
            if result.isEmpty || !book.text.equal(current, debt.payerID) {
                current = debt.payerID
                var position = PersonPosition()
                position.payerID = book.text.string(debt.payerID)
                position.unallocated = open[position.payerID] ?? 0
                result.append(position)
            }
            let place = result.count - 1
            if !debt.payerName.isEmpty { result[place].payerName = book.text.string(debt.payerName) }
            result[place].obligations += 1
            result[place].assessed += standing.assessed
            result[place].paid += standing.paid
            result[place].outstanding += standing.outstanding
            result[place].credit += standing.credit
            if let due = debt.dueOn.value, due < date { result[place].overdue += standing.outstanding }
        }
        return result
    }

    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "positions.csv")
        csv.header("payer_id,payer_name,obligations,assessed,paid,outstanding,overdue,credit,unallocated,currency")
        for position in positions(pack) {
            csv.text(position.payerID)
            csv.text(position.payerName)
            csv.number(position.obligations)
            for sum in [position.assessed, position.paid, position.outstanding, position.overdue, position.credit, position.unallocated] { csv.cents(sum) }
            csv.word(pack.configuration.organisation.currency.text)
            csv.endRow()
        }
        return try csv.finish()
    }
}
