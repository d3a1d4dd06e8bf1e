// Returns at the bank: debits that say they take money back (matching.md section 1.3).

package enum Returns {
    /// How banks call money that came back; beginnings of words.
    private static let stems = [
        "върнат", "връщан", "сторн", "return", "reversal", "reversed", "varnat", "vurnat", "vrashtan", "vryshtan",
        "storn",
    ]

    /// A debit of the bank that is a return: by its mark, or by a word of its text.
    package static func isReturn(_ payment: Payment, _ text: borrowing TextArena) -> Bool {
        guard payment.amount < 0, payment.channel == .bank else { return false }
        if payment.purpose == .refund { return true }
        // A debit whose purpose was not told yet stands as one for debts.
        guard payment.purpose == .other || payment.purpose == .obligation, !payment.remittance.isEmpty else {
            return false
        }
        return text.string(payment.remittance).lowercased().split { !$0.isLetter }.contains { word in
            stems.contains { word.hasPrefix($0) }
        }
    }
}
