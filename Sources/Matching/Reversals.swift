// Reversals and returned payments: a debit takes back an earlier credit that it names (matching.md section 5).

internal import Domain

enum Reversals {
    /// Debits of tonight that a bank marks as a return or reversal, or that name an original.
    static func apply(to keeper: inout ClaimKeeper, from firstNew: Int) {
        let book = keeper.book
        let debits = book.payments.indices[firstNew...].filter { isReversal(book.payments[$0]) }
        guard !debits.isEmpty else { return }
        var credits: [[UInt8]: [Int32]] = [:]
        for index in book.payments.indices where book.payments[index].amount > 0 {
            for reference in references(book.payments[index]) {
                credits[Array(book.text.slice(reference)), default: []].append(Int32(index))
            }
        }
        for debit in debits {
            let record = book.payments[debit]
            let named = record.originalReference.isEmpty ? references(record) : [record.originalReference]
            var found: Set<Int32> = []
            for reference in named {
                for credit in credits[Array(book.text.slice(reference))] ?? [] {
                    let original = book.payments[Int(credit)]
                    let standing = keeper.book.paymentStandings[Int(credit)]
                    if original.account == record.account, original.currency == record.currency,
                        original.amount - standing.reserved >= -record.amount, original.bookedOn <= record.bookedOn
                    {
                        found.insert(credit)
                    }
                }
            }
            let exact = found.filter { book.payments[Int($0)].amount == -record.amount }
            let fitting = exact.isEmpty ? found : exact
            guard fitting.count == 1, let original = fitting.first else { continue }
            keeper.takeBack(original, debit: Int32(debit), -record.amount)
        }
    }

    static func isReversal(_ payment: Payment) -> Bool {
        payment.amount < 0 && payment.purpose == .refund
            && (!payment.originalReference.isEmpty || payment.flags.contains(.reversal)
                || payment.flags.contains(.returned))
    }

    private static func references(_ payment: Payment) -> [TextRef] {
        [payment.bankReference, payment.endToEndID, payment.merchantReference].filter { !$0.isEmpty }
    }
}
