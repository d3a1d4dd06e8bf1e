// Strategy `order`: the portal knows what a card payment was for.

internal import Domain
internal import Law

/// Orders of the portal by what a card transaction may carry of them.
struct OrderIndex: Sendable {
    private struct Key: Hashable {
        var terminal: String
        var order: String
    }

    private var byReference: [String: [Int]] = [:]
    private var byNumber: [Key: [Int]] = [:]
    private let orders: [OrderRow]

    init(_ orders: [OrderRow]) {
        self.orders = orders
        for (place, order) in orders.enumerated() where order.status != .failed {
            if !order.merchantReference.isEmpty { byReference[order.merchantReference, default: []].append(place) }
            byNumber[Key(terminal: order.terminal, order: order.order), default: []].append(place)
        }
    }

    /// The rows of the order that a transaction paid; empty: none. A number alone is no key: it comes again after a day.
    func rows(reference: String, terminal: String, order: String, on day: Day) -> [OrderRow] {
        if !reference.isEmpty, let places = byReference[reference] { return places.map { orders[$0] } }
        guard !order.isEmpty, let places = byNumber[Key(terminal: terminal, order: order)] else { return [] }
        let near = places.map { orders[$0] }.filter { abs($0.createdOn - day) <= 1 }
        // Two orders of one number within two days: the nearer one, and none where both are as near.
        let times = Set(near.map(\.createdAt))
        guard times.count > 1 else { return near }
        let sameDay = near.filter { $0.createdOn == day }
        return Set(sameDay.map(\.createdAt)).count == 1 ? sameDay : []
    }
}

extension Decider {
    /// Whether a card payment carries the number of an order: it is decided before weaker evidence of its day.
    func hasOrder(_ payment: Payment) -> Bool {
        payment.channel == .vpos && (cardOrders[payment.id] != nil || !payment.merchantReference.isEmpty)
    }

    mutating func byOrder(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        guard this.record.channel == .vpos else { return .pass(nil) }
        let order = cardOrders[this.record.id] ?? ""
        let text = keeper.book.text
        let reference = text.string(this.record.merchantReference)
        let rows = orders.rows(
            reference: reference, terminal: text.string(this.record.terminal), order: order, on: this.record.bookedOn)
        guard !rows.isEmpty else { return .pass(nil) }
        var debts: [(debt: Int32, amount: Int64)] = []
        for row in rows {
            guard let debt = tables.obligations.find(row.obligation, in: keeper.book.obligations, keeper.book.text)
            else {
                return .open(.UNIDENTIFIED, Message("matching.order_unknown_obligation", [order, row.obligation]))
            }
            guard mayJoin(this.record, debt, keeper) else { return .open(.UNIDENTIFIED, Message("matching.released")) }
            debts.append((debt, row.amount))
        }
        let open = keeper.open(this.payment)
        let isExact = debts.reduce(0) { $0 + $1.amount } == open
        let words = keeper.evidence(
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
            keeper.join(
                this.payment, row.debt, part, .order, rule: .orderRows, evidence: words,
                confidence: Self.confidence(.order))
        }
        if !isExact {
            noteOrderDifference(
                OrderDifference(payment: this.payment, order: order, ordered: debts.reduce(0) { $0 + $1.amount }))
        }
        return .joined
    }
}
