// late.csv: what belongs to a closed month and was posted to the open one; published once a month is closed.

internal import Domain

struct LateReport: Report {
    static let columns = [
        Column("payment_id", .identifier), Column("obligation_id", .identifier, width: 20),
        Column("bank_reference", .identifier, width: 20), Column("value_on", .day), Column("amount", .money, sum: true),
        Column("currency", .currency), Column("reason", width: 12), Column("source_file", width: 30),
        Column("source_position", .identifier, width: 12),
    ]

    let pack: ReportPack
    private let words: PaymentWords
    /// Late payments, then restated movements; each by the payment's id.
    private let payments: [Int32]
    private let movements: [Int32]

    private let reasons: (late: String, restated: String)
    /// By payment: the debt that it pays.
    private var debts: [RecordID: Int32] = [:]

    init(_ pack: ReportPack, language: Language? = nil) {
        self.pack = pack
        words = PaymentWords(pack, language)
        reasons = (Labels.word("late", language), Labels.word("restated", language))
        payments = pack.latePayments.sorted { pack.book.payments[Int($0)].id < pack.book.payments[Int($1)].id }
        movements = pack.restated.sorted { left, right in
            let (one, other) = (pack.allocations[Int(left)].payment, pack.allocations[Int(right)].payment)
            return one != other ? one < other : left < right
        }
        debts = Self.debts(pack)
    }

    /// What each late payment pays: where several debts, the one that gets most of it.
    private static func debts(_ pack: ReportPack) -> [RecordID: Int32] {
        if pack.latePayments.isEmpty { return [:] }
        let late = Set(pack.latePayments.map { pack.book.payments[Int($0)].id })
        var found: [RecordID: (debt: Int32, amount: Int64)] = [:]
        for row in pack.allocations where late.contains(row.payment) && row.split.amount > 0 {
            if let known = found[row.payment], known.amount >= row.split.amount { continue }
            found[row.payment] = (row.obligation, row.split.amount)
        }
        return found.mapValues(\.debt)
    }

    var count: Int { payments.count + movements.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        for row in rows {
            if row < payments.count {
                write(payment: payments[row], to: &writer)
            } else {
                write(movement: pack.allocations[Int(movements[row - payments.count])], to: &writer)
            }
            writer.endRow()
        }
    }

    private func write<Writer: RowWriter & ~Copyable>(payment index: Int32, to writer: inout Writer) {
        let payment = pack.book.payments[Int(index)]
        writer.link(.story(payment.id))
        writer.id(payment.id, .payment)
        if let debt = debts[payment.id] {
            writer.link(.obligation(debt))
            writer.text(pack.book.obligations[Int(debt)].id, pack.book.text.bytes.span)
        } else {
            writer.empty()
        }
        writer.text(payment.bankReference, pack.book.text.bytes.span)
        writer.day(payment.valueOn.value ?? payment.bookedOn)
        writer.money(payment.amount, digits: payment.currency.minorDigits)
        writer.currency(payment.currency)
        writer.text(reasons.late)
        writer.word(Int(payment.position.file), words.files)
        writer.position(payment.position)
    }

    private func write<Writer: RowWriter & ~Copyable>(movement: Allocation, to writer: inout Writer) {
        let organisation = pack.configuration.organisation.currency
        writer.link(.story(movement.payment))
        writer.id(movement.payment, .payment)
        writer.link(.obligation(movement.obligation))
        writer.text(pack.book.obligations[Int(movement.obligation)].id, pack.book.text.bytes.span)
        writer.text(movement.bankReference, pack.book.text.bytes.span)
        writer.day(movement.paidOn)
        writer.money(movement.split.amount, digits: organisation.minorDigits)
        writer.currency(organisation)
        writer.text(reasons.restated)
        if movement.paymentIndex >= 0 {
            let position = pack.book.payments[Int(movement.paymentIndex)].position
            writer.word(Int(position.file), words.files)
            writer.position(position)
        } else {
            writer.empty()
            writer.empty()
        }
    }
}
