// payments.csv: every payment that this run touched or that is still open.

internal import Domain

struct PaymentsReport: Report {
    static let columns = [
        Column("payment_id", .identifier), Column("channel", width: 8), Column("source_file", width: 30),
        Column("source_position", .identifier, width: 12), Column("account", .identifier, width: 26),
        Column("terminal_id", .identifier, width: 12), Column("booked_on", .day), Column("value_on", .day),
        Column("paid_on", .day), Column("amount", .money, sum: true), Column("currency", .currency),
        Column("bank_reference", .identifier, width: 20), Column("merchant_reference", .identifier, width: 20),
        Column("obligor_id", .identifier, width: 13), Column("payer_name", width: 30),
        Column("payer_iban", .identifier, width: 26), Column("payment_code", .identifier, width: 10),
        Column("remittance", width: 50), Column("purpose", width: 12), Column("status", width: 14),
        Column("allocated", .money, sum: true), Column("unallocated", .money, sum: true),
        Column("strategy", width: 16), Column("confidence", .integer), Column("reserved", .money, sum: true),
    ]

    let pack: ReportPack
    let order: [Int32]
    private let words: PaymentWords

    /// `payments`: only these; nil: all that the pack lists.
    init(_ pack: ReportPack, language: Language? = nil, of payments: [Int32]? = nil) {
        self.pack = pack
        words = PaymentWords(pack, language)
        var keys = (payments ?? pack.listedPayments).map {
            SortKey(key: pack.book.payments[Int($0)].id.bits, index: $0)
        }
        Ordering.sort(&keys)
        order = keys.map(\.index)
    }

    var count: Int { order.count }

    /// Listed payments that neither the sheet of open payments nor that of allocations shows: payouts, returns, transfers,
    /// what is ignored.
    static func others(_ pack: ReportPack) -> [Int32] {
        var isJoined = [Bool](repeating: false, count: pack.book.payments.count)
        for row in pack.allocations where row.paymentIndex >= 0 { isJoined[Int(row.paymentIndex)] = true }
        return pack.listedPayments.filter { index in
            !isJoined[Int(index)]
                && !PaymentFigures.isOpen(pack.book.payments[Int(index)], pack.book.paymentStandings[Int(index)])
        }
    }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        Block.forEach(rows) { block in
            writer.touch(touch(block))
            writeBlock(block, to: &writer)
        }
    }

    private func touch(_ rows: Range<Int>) -> UInt8 {
        let arena = pack.book.text.bytes.span
        var touched: UInt8 = 0
        for row in rows {
            let index = Int(order[row])
            touched ^= UInt8(truncatingIfNeeded: pack.book.payments[index].id.bits)
            touched ^= Block.edge(pack.book.payments[index].bankReference, arena)
            touched ^= Block.edge(pack.book.payments[index].remittance, arena)
            touched ^= pack.book.paymentStandings[index].confidence
        }
        return touched
    }

    private func writeBlock<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        let organisation = pack.configuration.organisation.currency
        let digits = organisation.minorDigits
        for row in rows {
            let index = Int(order[row])
            let payment = pack.book.payments[index]
            let standing = pack.book.paymentStandings[index]
            writer.link(.finding(payment.id))
            writer.id(payment.id, .payment)
            writer.word(Int(payment.channel.rawValue), words.channels)
            writer.word(Int(payment.position.file), words.files)
            writer.position(payment.position)
            writer.word(words.account(payment.account), words.accounts)
            writer.text(payment.terminal, arena)
            writer.day(payment.bookedOn)
            writer.day(payment.valueOn)
            writer.day(payment.paidOn)
            let places = payment.currency == organisation ? digits : payment.currency.minorDigits
            writer.money(payment.amount, digits: places)
            writer.currency(payment.currency)
            writer.text(payment.bankReference, arena)
            writer.text(payment.merchantReference, arena)
            writer.text(payment.obligorID, arena)
            writer.text(payment.payerName, arena)
            writer.text(payment.payerIBAN, arena)
            writer.text(payment.paymentCode, arena)
            writer.text(payment.remittance, arena)
            writer.word(Int(payment.purpose.rawValue), words.purposes)
            let allocated = PaymentFigures.allocated(payment, standing, organisation)
            let status = PaymentFigures.status(standing, unallocated: payment.amount - allocated)
            writer.word(Int(status.rawValue), words.statuses)
            writer.money(allocated, digits: places)
            writer.money(payment.amount - allocated, digits: places)
            let isJoined = standing.allocated != 0
            writer.word(isJoined ? Int(standing.strategy.rawValue) : 0, words.strategies)
            writer.integer(isJoined ? Int64(standing.confidence) : 0)
            writer.money(PaymentFigures.reserved(payment, standing, organisation), digits: places)
            writer.endRow()
        }
    }
}

/// The closed lists that rows about payments take their words from, in a language or as the contract writes them.
struct PaymentWords: Sendable {
    let channels: Words
    let purposes: Words
    let statuses: Words
    /// By raw value; 0 is no strategy.
    let strategies: Words
    let rules: Words
    let files: Words
    let accounts: Words

    init(_ pack: ReportPack, _ language: Language?) {
        func words(_ texts: [String]) -> Words { Words(texts.map { Labels.word($0, language) }) }
        channels = words(Channel.allCases.map(\.word))
        purposes = words(Purpose.allCases.map(\.word))
        statuses = words(PaymentStatus.allCases.map(\.word))
        strategies = words([""] + Strategy.allCases.map(\.word))
        rules = words(Rule.allCases.map(\.word))
        files = Words(pack.book.files.map(\.name) + [""])
        accounts = Words(pack.configuration.accounts.map(\.iban) + [""])
    }

    func account(_ index: AccountIndex) -> Int { min(Int(index), accounts.plain.count - 1) }
}

/// Figures of a payment in its own currency.
enum PaymentFigures {
    /// The part that is joined to obligations.
    ///
    /// The book has it in the organisation's currency; a payment in leva is given back in leva, at the rate fixed by law.
    @inline(__always) static func allocated(
        _ payment: Payment, _ standing: PaymentStanding, _ organisation: Currency
    ) -> Int64 {
        if payment.currency == organisation || standing.allocated == 0 { return standing.allocated }
        if standing.status == .matched, standing.reserved == 0 { return payment.amount }
        return inLeva(standing.allocated, of: payment)
    }

    /// The part that a refund keeps or has taken, or that a debit took back.
    @inline(__always) static func reserved(
        _ payment: Payment, _ standing: PaymentStanding, _ organisation: Currency
    ) -> Int64 {
        guard standing.reserved != 0, payment.amount > 0 else { return 0 }
        return payment.currency == organisation ? standing.reserved : inLeva(standing.reserved, of: payment)
    }

    @inline(never) private static func inLeva(_ euro: Int64, of payment: Payment) -> Int64 {
        let (product, overflows) = euro.multipliedReportingOverflow(by: 195_583)
        if overflows { return payment.amount }
        return min((product + 50_000) / 100_000, payment.amount)
    }

    /// The contract's word: what is joined in part is `partly_matched`, also where the rest was paid back and nothing is open.
    @inline(__always) static func status(_ standing: PaymentStanding, unallocated: Int64) -> PaymentStatus {
        standing.status == .matched && unallocated > 0 ? .partlyMatched : standing.status
    }

    /// Money that neither an obligation nor a decision to refund it has yet, in the organisation's currency.
    static func open(_ payment: Payment, _ standing: PaymentStanding, _ organisation: Currency) -> Int64 {
        guard payment.currency == organisation, isOpen(payment, standing) else { return 0 }
        return payment.amount - standing.allocated - standing.reserved
    }

    static func isOpen(_ payment: Payment, _ standing: PaymentStanding) -> Bool {
        switch standing.status {
        case .partlyMatched, .ambiguous, .unmatched: payment.amount > 0 && payment.purpose == .obligation
        case .matched, .settlement, .ignored, .reversed: false
        }
    }
}
