// Strategy `order`: the portal knows what a card payment was for.

internal import Domain
internal import Law

/// Orders of the portal by what a card transaction may carry of them, and the debts of their rows.
struct OrderIndex: Sendable {
    private struct Key: Hashable {
        var terminal: String
        var order: String
    }

    /// A row of an order.
    struct Row: Sendable {
        /// -1: no register has it.
        var debt: Int32
        var amount: Int64
        var createdOn: Day
        var createdAt: Int64
        /// In the book's orders.
        var place: Int32
    }

    private var byReference: [String: [Int32]] = [:]
    private var byNumber: [Key: [Int32]] = [:]
    private var rows: [Row] = []
    /// Order number of each card payment.
    private var numbers: [RecordID: TextRef] = [:]

    init(_ book: Book) {
        guard !book.orders.isEmpty || !book.cards.isEmpty else { return }
        numbers.reserveCapacity(book.cards.count)
        for place in book.cards.indices where !book.cards[place].order.isEmpty {
            numbers[book.cards[place].payment] = book.cards[place].order
        }
        let debts = Self.debts(of: book.orders, book.obligations, book.text)
        rows.reserveCapacity(book.orders.count)
        byReference.reserveCapacity(book.orders.count)
        byNumber.reserveCapacity(book.orders.count)
        for (place, order) in book.orders.enumerated() {
            let place = Int32(place)
            rows.append(
                Row(
                    debt: debts[Int(place)], amount: order.amount, createdOn: order.createdOn,
                    createdAt: order.createdAt, place: place))
            guard order.status != .failed else { continue }
            if !order.merchantReference.isEmpty { byReference[order.merchantReference, default: []].append(place) }
            byNumber[Key(terminal: order.terminal, order: order.order), default: []].append(place)
        }
    }

    /// The debt of each order's row. The debts are held against the ids of the orders, which are fewer.
    private static func debts(of orders: [OrderRow], _ obligations: [Obligation], _ text: TextArena) -> [Int32] {
        var named = TextArena()
        var names: [TextRef] = []
        var table = TextTable(capacity: orders.count)
        let nameOf = orders.map { order -> Int32 in
            let name = named.append(order.obligation)
            let hash = TextTable.hash(named.bytes.span, name.range)
            if let known = table.find(hash, where: { named.equal(names[Int($0)], name) }) { return known }
            table.insert(hash, Int32(names.count))
            names.append(name)
            return Int32(names.count - 1)
        }
        var found = Array(repeating: Int32(-1), count: names.count)
        let bytes = text.bytes.span
        for index in obligations.indices {
            let id = obligations[index].id
            let name = table.find(TextTable.hash(bytes, id.range)) {
                named.bytes[names[Int($0)].range].elementsEqual(text.bytes[id.range])
            }
            if let name, found[Int(name)] < 0 { found[Int(name)] = Int32(index) }
        }
        return nameOf.map { found[Int($0)] }
    }

    /// The number of the order that a card payment carries; none: it has none.
    func number(of payment: RecordID) -> TextRef { numbers[payment] ?? .none }

    /// Whether a card payment carries the number of an order: it is decided before weaker evidence of its day.
    func isCarried(by payment: borrowing Payment) -> Bool {
        guard payment.channel == .vpos else { return false }
        return payment.merchantReference.isEmpty ? numbers[payment.id] != nil : true
    }

    /// The rows of the order that a card payment paid; empty: none.
    func rows(of payment: borrowing Payment, in text: TextArena) -> [Row] {
        rows(
            reference: text.string(payment.merchantReference), terminal: text.string(payment.terminal),
            order: text.string(number(of: payment.id)), on: payment.bookedOn)
    }

    /// A number alone is no key: it comes again after a day.
    private func rows(reference: String, terminal: String, order: String, on day: Day) -> [Row] {
        if !reference.isEmpty, let places = byReference[reference] { return places.map { rows[Int($0)] } }
        guard !order.isEmpty, let places = byNumber[Key(terminal: terminal, order: order)] else { return [] }
        let near = places.map { rows[Int($0)] }.filter { abs($0.createdOn - day) <= 1 }
        // Two orders of one number within two days: the nearer one, and none where both are as near.
        let times = Set(near.map(\.createdAt))
        guard times.count > 1 else { return near }
        let sameDay = near.filter { $0.createdOn == day }
        return Set(sameDay.map(\.createdAt)).count == 1 ? sameDay : []
    }
}

extension EvidenceReader {
    /// The rows of the order that a card payment paid.
    func order(of payment: borrowing Payment) -> [OrderIndex.Row] {
        tables.orders.rows(of: payment, in: text)
    }
}

extension Decider {
    /// As the card transaction has it; empty: none.
    func orderNumber(_ this: PaymentCase, _ desk: Desk) -> String {
        desk.book.text.string(tables.orders.number(of: this.record.id))
    }

    /// Whether the portal has the order of a card payment.
    func hasOrder(_ this: PaymentCase, _ desk: Desk) -> Bool {
        !tables.orders.rows(of: desk.book.payments[Int(this.payment)], in: desk.book.text).isEmpty
    }

    mutating func byOrder(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        guard this.record.channel == .vpos else { return .pass(nil) }
        let order = orderNumber(this, desk)
        let reference = desk.book.text.string(this.record.merchantReference)
        let rows = this.details.order
        guard !rows.isEmpty else { return .pass(nil) }
        var debts: [(debt: Int32, amount: Int64)] = []
        for row in rows {
            guard row.debt >= 0 else {
                let missing = desk.book.orders[Int(row.place)].obligation
                return .open(.UNIDENTIFIED, Message("matching.order_unknown_obligation", [order, missing]))
            }
            guard mayJoin(this.record, row.debt, desk) else {
                return .open(.UNIDENTIFIED, Message("matching.released"))
            }
            debts.append((row.debt, row.amount))
        }
        let open = desk.open(this.payment)
        let isExact = debts.reduce(0) { $0 + $1.amount } == open
        let words = desk.evidence(
            ["order=" + order, reference.isEmpty ? "" : "merchant_reference=" + reference].filter { !$0.isEmpty }
                .joined(
                    separator: "; "))
        var left = open
        for (place, row) in debts.enumerated() where left > 0 {
            let isLast = place == debts.count - 1
            // A captured sum that is not the order's goes on its rows in their order, what is over stays on the last.
            let part = isLast ? left : min(left, row.amount)
            guard part > 0 else { continue }
            left -= part
            desk.join(
                this.payment, row.debt, part, .order, rule: .orderRows, evidence: words,
                confidence: Self.confidence(.order))
        }
        if !isExact {
            decisions.note(
                OrderDifference(payment: this.payment, order: order, ordered: debts.reduce(0) { $0 + $1.amount }))
        }
        return .joined
    }
}
