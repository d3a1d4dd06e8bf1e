// Open payments with the obligations that they might belong to: a sheet of its own, oldest first.

internal import Domain

struct OpenPaymentsReport: Report {
    private static let shownCandidates = 3

    static let columns =
        [
            Column("payment_id", .identifier), Column("channel", width: 10), Column("booked_on", .day),
            Column("age_days", .integer, width: 8), Column("amount", .money, sum: true),
            Column("allocated", .money, sum: true), Column("unallocated", .money, sum: true),
            Column("reserved", .money, sum: true),
            Column("currency", .currency), Column("status", width: 18),
            Column("bank_reference", .identifier, width: 20), Column("merchant_reference", .identifier, width: 18),
            Column("obligor_id", .identifier, width: 13), Column("payer_name", width: 28),
            Column("payer_iban", .identifier, width: 26), Column("payment_code", .identifier, width: 10),
            Column("remittance", width: 50), Column("candidates", .integer, width: 10),
        ]
        + (1...shownCandidates).flatMap { number in
            [
                Column("candidate_\(number)", .identifier, width: 18), Column("score_\(number)", .integer, width: 8),
                Column("reason_\(number)", width: 40),
            ]
        }
    /// The decision's columns stay empty: a person fills them in.
    static var sheetColumns: [Column] {
        Column.source
            + [Column("looked_by", width: 18), Column("looked_on", .day, width: 11), Column("outcome", width: 16)]
            + Labels.decisionColumnNames.map { Column($0, .identifier, width: 20) }
    }

    let pack: ReportPack
    let order: [Int32]
    private let words: PaymentWords
    private let language: Language
    /// Places in `pack.candidates` by payment, best first.
    private let candidates: [Int32: [Int32]]
    /// The last ruling about a payment: who has looked at it, and what came of it.
    private let rulings: [String: Decision]
    private let kinds: [String]

    init(_ pack: ReportPack, language: Language) {
        self.pack = pack
        self.language = language
        words = PaymentWords(pack, language)
        kinds = Labels.kinds(pack, language)
        candidates = Dictionary(grouping: CandidatesReport.order(pack)) { pack.candidates[Int($0)].paymentIndex }
        rulings = Dictionary(
            pack.decisions.map(\.decision).filter { !$0.paymentID.isEmpty }.map { ($0.paymentID, $0) },
            uniquingKeysWith: { ($0.decidedOn, $0.id) < ($1.decidedOn, $1.id) ? $1 : $0 })
        let book = pack.book
        let open = pack.listedPayments.filter {
            PaymentFigures.isOpen(book.payments[Int($0)], book.paymentStandings[Int($0)])
        }
        var keys = open.map { index in
            // The day counts first; the sign bit is turned so that days before 1970 come first.
            let day = UInt64(UInt32(bitPattern: book.payments[Int(index)].bookedOn.number ^ Int32.min))
            return SortKey(key: day, index: index)
        }
        keys.sort { left, right in
            if left.key != right.key { return left.key < right.key }
            let (a, b) = (book.payments[Int(left.index)].id, book.payments[Int(right.index)].id)
            return a != b ? a < b : left.index < right.index
        }
        order = keys.map(\.index)
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        for row in rows {
            writePayment(Int(order[row]), to: &writer)
            writeCandidates(order[row], to: &writer)
            let position = pack.book.payments[Int(order[row])].position
            writer.word(Int(position.file), words.files)
            writer.position(position)
            writeRuling(order[row], to: &writer)
            for _ in Labels.decisionColumnNames { writer.empty() }
            writer.endRow()
        }
    }

    private func writeRuling<Writer: RowWriter & ~Copyable>(_ index: Int32, to writer: inout Writer) {
        guard !rulings.isEmpty, let ruling = rulings[pack.book.payments[Int(index)].id.text(.payment)] else {
            for _ in 0..<3 { writer.empty() }
            return
        }
        writer.text(ruling.decidedBy)
        writer.day(ruling.decidedOn)
        writer.text(Labels.decision(ruling.action, language))
    }

    private func writePayment<Writer: RowWriter & ~Copyable>(_ index: Int, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        let payment = pack.book.payments[index]
        let standing = pack.book.paymentStandings[index]
        let digits = payment.currency.minorDigits
        let allocated = PaymentFigures.allocated(payment, standing, pack.configuration.organisation.currency)
        writer.link(.finding(payment.id))
        writer.id(payment.id, .payment)
        writer.word(Int(payment.channel.rawValue), words.channels)
        writer.day(payment.bookedOn)
        writer.integer(Int64(max(0, pack.run.date - payment.bookedOn)))
        writer.money(payment.amount, digits: digits)
        writer.money(allocated, digits: digits)
        writer.money(payment.amount - allocated, digits: digits)
        // A decision keeps it until its debit comes; it is part of what is not joined.
        writer.money(standing.reserved, digits: digits)
        writer.currency(payment.currency)
        writer.word(Int(standing.status.rawValue), words.statuses)
        writer.text(payment.bankReference, arena)
        writer.text(payment.merchantReference, arena)
        writer.text(payment.obligorID, arena)
        writer.text(payment.payerName, arena)
        writer.text(payment.payerIBAN, arena)
        writer.text(payment.paymentCode, arena)
        writer.text(payment.remittance, arena)
    }

    private func writeCandidates<Writer: RowWriter & ~Copyable>(_ payment: Int32, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        let own = candidates[payment] ?? []
        writer.integer(Int64(own.count))
        for place in 0..<OpenPaymentsReport.shownCandidates {
            guard place < own.count else {
                writer.empty()
                writer.empty()
                writer.empty()
                continue
            }
            let candidate = pack.candidates[Int(own[place])]
            writer.link(.obligation(candidate.obligation))
            writer.text(pack.book.obligations[Int(candidate.obligation)].id, arena)
            writer.integer(Int64(candidate.score))
            writer.text(Sentences.text(candidate.reason, language) + "; " + standing(of: candidate.obligation))
        }
    }

    /// What the debt is, whose, and what is still owed on it: enough to choose by, or to leave it.
    private func standing(of index: Int32) -> String {
        let debt = pack.book.obligations[Int(index)]
        let outstanding = pack.standings[Int(index)].outstanding
        let currency = pack.configuration.organisation.currency
        let sum = Money.text(outstanding, digits: currency.minorDigits) + " " + currency.text
        return Sentences.text(
            Message(
                outstanding == 0 ? "report.candidate_paid" : "report.candidate",
                [kinds[Int(debt.kind)], pack.book.text.string(debt.payerName), sum]), language)
    }
}
