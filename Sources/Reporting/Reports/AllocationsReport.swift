// allocations.csv: money joined to obligations by this run; a reversal is a row with negative sums.

internal import Domain

struct AllocationsReport: Report {
    static let columns = [
        Column("payment_id", .identifier), Column("bank_reference", .identifier, width: 20),
        Column("obligation_id", .identifier, width: 20), Column("amount", .money, sum: true),
        Column("principal", .money, sum: true), Column("interest", .money, sum: true),
        Column("costs", .money, sum: true), Column("credit", .money, sum: true),
        Column("discount", .money, sum: true), Column("rounding", .money, sum: true), Column("currency", .currency),
        Column("strategy", width: 18), Column("rule", width: 18), Column("paid_on", .day),
        Column("evidence", width: 40),
    ]
    static var sheetColumns: [Column] {
        Column.source + [Column("payment_code", .identifier, width: 10), Column("kind", width: 24)]
    }

    let pack: ReportPack
    let order: [Int32]
    private let words: PaymentWords
    private let kinds: Words

    init(_ pack: ReportPack, language: Language? = nil) {
        self.pack = pack
        words = PaymentWords(pack, language)
        kinds = Words(Labels.kinds(pack, language))
        order = AllocationsReport.order(pack)
    }

    /// By payment, then obligation, then serial.
    static func order(_ pack: ReportPack) -> [Int32] {
        var keys: [SortKey] = []
        keys.reserveCapacity(pack.allocations.count)
        for (index, row) in pack.allocations.enumerated() {
            keys.append(SortKey(key: row.payment.bits, index: Int32(index)))
        }
        Ordering.sort(&keys)
        var start = 0
        while start < keys.count {
            var end = start + 1
            while end < keys.count, keys[end].key == keys[start].key { end += 1 }
            if end - start > 1 { keys[start..<end].sort { precedes($0.index, $1.index, pack) } }
            start = end
        }
        return keys.map(\.index)
    }

    private static func precedes(_ left: Int32, _ right: Int32, _ pack: ReportPack) -> Bool {
        let a = pack.allocations[Int(left)]
        let b = pack.allocations[Int(right)]
        if a.obligation != b.obligation {
            let text = pack.book.text
            let (one, other) = (
                pack.book.obligations[Int(a.obligation)].id, pack.book.obligations[Int(b.obligation)].id
            )
            if text.precedes(one, other) { return true }
            if text.precedes(other, one) { return false }
        }
        return a.serial != b.serial ? a.serial < b.serial : left < right
    }

    var count: Int { order.count }

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
            let obligation = Int(pack.allocations[index].obligation)
            touched ^= UInt8(truncatingIfNeeded: pack.allocations[index].split.principal)
            touched ^= Block.edge(pack.allocations[index].bankReference, arena)
            touched ^= Block.edge(pack.allocations[index].evidence.value, arena)
            touched ^= Block.edge(pack.book.obligations[obligation].id, arena)
        }
        return touched
    }

    private func writeBlock<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        let arena = pack.book.text.bytes.span
        let organisation = pack.configuration.organisation.currency
        let digits = organisation.minorDigits
        for row in rows {
            let allocation = pack.allocations[Int(order[row])]
            writer.link(.story(allocation.payment))
            writer.id(allocation.payment, .payment)
            writer.text(allocation.bankReference, arena)
            writer.link(.obligation(allocation.obligation))
            writer.text(pack.book.obligations[Int(allocation.obligation)].id, arena)
            writer.money(allocation.split.amount, digits: digits)
            writer.money(allocation.split.principal, digits: digits)
            writer.money(allocation.split.interest, digits: digits)
            writer.money(allocation.split.costs, digits: digits)
            writer.money(allocation.split.credit, digits: digits)
            writer.money(allocation.split.discount, digits: digits)
            writer.money(allocation.split.rounding, digits: digits)
            writer.currency(organisation)
            writer.word(Int(allocation.strategy.rawValue), words.strategies)
            writer.word(Int(allocation.rule.rawValue), words.rules)
            writer.day(allocation.paidOn)
            writer.evidence(allocation.evidence, arena)
            if Writer.namesSource { writeSource(allocation, to: &writer) }
            writer.endRow()
        }
    }

    /// File and position of the payment, its code and the kind that was credited: for whoever checks the crediting.
    private func writeSource<Writer: RowWriter & ~Copyable>(_ allocation: Allocation, to writer: inout Writer) {
        let kind = Int(pack.book.obligations[Int(allocation.obligation)].kind)
        if allocation.paymentIndex >= 0 {
            let payment = pack.book.payments[Int(allocation.paymentIndex)]
            writer.word(Int(payment.position.file), words.files)
            writer.position(payment.position)
            writer.text(payment.paymentCode, pack.book.text.bytes.span)
        } else {
            for _ in 0..<3 { writer.empty() }
        }
        writer.word(kind, kinds)
    }
}
