// Card transactions and orders on their way into the ledger, and back out of it.

internal import Domain
internal import GRDB

extension RunPoster {
    func cards() throws {
        var writer = try RowWriter(
            db, "INSERT OR REPLACE INTO cards VALUES (\(Array(repeating: "?", count: 20).joined(separator: ",")))",
            text: text)
        for card in posting.book.cards where card.isNew {
            writer.add([Int64(card.payment.bits), Int64(card.type.rawValue), fileRows[Int(card.position.file)]])
            writer.add(Int64(card.position.line))
            for path in CardRecord.texts { writer.add(card[keyPath: path]) }
            writer.add([card.amount, Int64(card.currency.code), card.fee.raw, card.transactedAt])
            writer.add([Int64(card.settledOn.raw), run])
            try writer.step()
        }
        var orders = try RowWriter(
            db, "INSERT OR REPLACE INTO orders VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", text: text)
        for order in posting.book.orders where order.isNew {
            for word in [
                order.identity, order.order, order.terminal, order.merchantReference, order.obligation, order.payer,
            ] { orders.add(word) }
            orders.add([order.amount, Int64(order.currency.code), Int64(order.createdOn.number), order.createdAt])
            orders.add([
                Int64(order.status.rawValue), fileRows[Int(order.position.file)], Int64(order.position.line), run,
            ])
            try orders.step()
        }
    }
}

extension StateLoader {
    mutating func cards() throws {
        let rows = try RowReader(
            db,
            """
            SELECT payment, type, file, line, terminal, merchant, batch, order_id, merchant_reference, reference, approval,
              card, brand, text, amount, currency, fee, transacted_at, settled_on FROM cards ORDER BY payment
            """)
        while try rows.next() {
            var card = CardRecord()
            card.isNew = false
            card.payment = RecordID(bits: UInt64(rows.int(0)))
            card.type = CardType(rawValue: UInt8(rows.int(1))) ?? .sale
            card.position = SourcePosition(file: fileIndex[rows.int(2)] ?? 0, line: UInt32(rows.int(3)))
            for (place, path) in CardRecord.texts.enumerated() {
                card[keyPath: path] = rows.text(Int32(4 + place), into: &state.book.text)
            }
            card.amount = rows.int(14)
            card.currency = Currency.packed(UInt32(rows.int(15)))
            card.fee.raw = rows.int(16)
            card.transactedAt = rows.int(17)
            card.settledOn.raw = Int32(rows.int(18))
            state.book.cards.append(card)
        }
        let orders = try RowReader(
            db,
            """
            SELECT order_id, terminal, merchant_reference, obligation, payer, amount, currency, created_on, created_at,
              status, file, line FROM orders ORDER BY identity
            """)
        while try orders.next() {
            var order = OrderRow()
            order.isNew = false
            order.order = orders.string(0)
            order.terminal = orders.string(1)
            order.merchantReference = orders.string(2)
            order.obligation = orders.string(3)
            order.payer = orders.string(4)
            order.amount = orders.int(5)
            order.currency = Currency.packed(UInt32(orders.int(6)))
            order.createdOn = Day(number: Int32(orders.int(7)))
            order.createdAt = orders.int(8)
            order.status = OrderRow.Status(rawValue: UInt8(orders.int(9))) ?? .paid
            order.position = SourcePosition(file: fileIndex[orders.int(10)] ?? 0, line: UInt32(orders.int(11)))
            state.book.orders.append(order)
        }
    }

    /// Bank entries that brought card money, or took it back.
    mutating func settlementCredits() throws {
        let rows = try RowReader(
            db,
            """
            SELECT p.id, p.amount, p.currency, p.booked_on, p.bank_reference, p.payer_name, p.remittance, f.name, p.line, p.detail
            FROM payments p JOIN files f ON f.row = p.file WHERE p.purpose = \(Purpose.settlement.rawValue) ORDER BY p.id
            """)
        while try rows.next() {
            var credit = SettlementCredit()
            credit.payment = RecordID(bits: UInt64(rows.int(0)))
            credit.amount = rows.int(1)
            credit.currency = Currency.packed(UInt32(rows.int(2)))
            credit.bookedOn = Day(number: Int32(rows.int(3)))
            credit.reference = rows.string(4)
            credit.payerName = rows.string(5)
            credit.text = rows.string(6)
            credit.sourceFile = rows.string(7)
            credit.sourcePosition = rows.int(9) > 0 ? "\(rows.int(8))#\(rows.int(9))" : String(rows.int(8))
            state.settlementCredits.append(credit)
        }
    }
}
