// Refunds (възстановяване): the debit that pays back what a person decided, found by its sum and by whom it names.

internal import Domain
internal import Law

enum Refunds {
    /// Debits of tonight, and earlier ones that nothing explained, against the refunds that wait for theirs; false: none paid one.
    static func apply(to keeper: ClaimKeeper, decisions: [Decision]) -> Bool {
        guard keeper.book.refunds.contains(where: { $0.state == .pending }) else { return false }
        let rulings = Dictionary(decisions.map { ($0.id, $0) }) { first, _ in first }
        let waiting = keeper.book.refunds.indices.filter { keeper.book.refunds[$0].state == .pending }
            .sorted { left, right in
                let (first, second) = (keeper.book.refunds[left], keeper.book.refunds[right])
                let days = (rulings[first.decision]?.decidedOn, rulings[second.decision]?.decidedOn)
                if let one = days.0, let other = days.1, one != other { return one < other }
                return first.decision.utf8.lexicographicallyPrecedes(second.decision.utf8)
            }
        let wanted = Set(waiting.map { keeper.book.refunds[$0].payment })
        var originals: [RecordID: Int32] = [:]
        for index in keeper.book.payments.indices where wanted.contains(keeper.book.payments[index].id) {
            originals[keeper.book.payments[index].id] = Int32(index)
        }
        for debit in debits(keeper.book) {
            guard let amount = keeper.amount(debit).map({ -$0 }) else { continue }
            let found = waiting.first { place in
                let refund = keeper.book.refunds[place]
                guard refund.state == .pending, refund.amount == amount, let original = originals[refund.payment] else {
                    return false
                }
                return names(debit, original, rulings[refund.decision], keeper.book)
            }
            guard let found, let original = originals[keeper.book.refunds[found].payment] else { continue }
            keeper.payBack(found, original, debit: debit)
        }
        return waiting.contains { keeper.book.refunds[$0].state != .pending }
    }

    /// By day and id, so that the order of files changes nothing.
    private static func debits(_ book: Book) -> [Int32] {
        let taken = Set(book.refunds.compactMap(\.debit))
        return book.payments.indices.filter { index in
            let payment = book.payments[index]
            guard payment.amount < 0, !taken.contains(payment.id) else { return false }
            return payment.purpose == .other || (payment.ledgerRow == 0 && payment.purpose == .refund)
        }.map { Int32($0) }.sorted {
            let (left, right) = (book.payments[Int($0)], book.payments[Int($1)])
            return left.bookedOn != right.bookedOn ? left.bookedOn < right.bookedOn : left.id < right.id
        }
    }

    /// The debit goes to the payer's account or name, or names the payment, its debt or the decision's document.
    private static func names(_ debit: Int32, _ original: Int32, _ ruling: Decision?, _ book: Book) -> Bool {
        let (back, paid) = (book.payments[Int(debit)], book.payments[Int(original)])
        guard paid.bookedOn <= back.bookedOn else { return false }
        let text = book.text
        if !paid.payerIBAN.isEmpty, text.equal(paid.payerIBAN, back.payerIBAN) { return true }
        var words = Set(text.referenceWords(back.remittance).map(Array.init))
        for reference in Reversals.references(back) + [back.originalReference] where !reference.isEmpty {
            words.insert(Array(text.slice(reference)))
        }
        var wanted = Reversals.references(paid).map { Array(text.slice($0)) }
        for name in [paid.id.text(.payment), ruling?.obligationID ?? "", ruling?.documentNumber ?? ""]
        where !name.isEmpty { wanted.append(Array(name.utf8)) }
        if wanted.contains(where: words.contains) { return true }
        let bytes = text.bytes.span
        let payer = LooseName.words(bytes, paid.payerName.range)
        let payee = LooseName.words(bytes, back.payerName.range)
        return !payer.isEmpty && LooseName.key(payer) == LooseName.key(payee)
    }
}
