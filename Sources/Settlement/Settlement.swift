// Stage 2, Settlement: tells bank entries apart before any obligation is looked for (matching.md section 1).

package import Domain

/// The second stage: what each of tonight's entries is.
package struct SettlementStage: Sendable {
    package init() {}

    /// Sets `purpose` of the payments from `firstNew` on.
    package func run(_ book: consuming Book, configuration: Configuration, firstNew: Int) -> Book {
        let teller = PurposeTeller(configuration)
        for index in book.payments.indices[firstNew...] where book.payments[index].channel == .bank {
            book.payments[index].purpose = teller.purpose(book.payments[index], book.text)
        }
        return book
    }
}

/// Tells entries by acquirer, own account, mark and direction.
struct PurposeTeller {
    private let ownAccounts: Set<[UInt8]>
    private let acquirers: [(words: [MatchWord], isMonthly: Bool)]

    init(_ configuration: Configuration) {
        ownAccounts = Set(configuration.accounts.flatMap { [$0.iban] + $0.also }.map { Array($0.utf8) })
        acquirers = configuration.acquirers.map { acquirer in
            (acquirer.matches.compactMap(MatchWord.init), acquirer.feesMonthly)
        }
    }

    func purpose(_ payment: Payment, _ text: TextArena) -> Purpose {
        if !acquirers.isEmpty, let acquirer = acquirer(payment, text) {
            // A debit of an acquirer that bills its fees by the month is the bill.
            return payment.amount < 0 && acquirers[acquirer].isMonthly ? .fee : .settlement
        }
        if !payment.payerIBAN.isEmpty, ownAccounts.contains(Array(text.slice(payment.payerIBAN))) { return .transfer }
        if payment.amount > 0 { return .obligation }
        if payment.flags.contains(.charge) { return .fee }
        let isReturn = payment.flags.contains(.returned) || payment.flags.contains(.reversal)
        return isReturn || !payment.originalReference.isEmpty ? .refund : .other
    }

    private func acquirer(_ payment: Payment, _ text: TextArena) -> Int? {
        let bytes = text.bytes.span
        return acquirers.firstIndex { acquirer in
            acquirer.words.contains {
                $0.stands(in: bytes, payment.payerName.range) || $0.stands(in: bytes, payment.remittance.range)
            }
        }
    }

    /// The acquirer whose words one of these texts holds.
    func acquirer(_ texts: [String]) -> Int? {
        let all = texts.map { Array($0.utf8) }
        return acquirers.firstIndex { acquirer in
            acquirer.words.contains { word in all.contains { word.stands(in: $0.span, 0..<$0.count) } }
        }
    }
}

/// A word to look for in any case: its capital and its small letters, byte by byte (they are as long in both scripts).
struct MatchWord: Sendable {
    private let upper: [UInt8]
    private let lower: [UInt8]

    init?(_ word: String) {
        upper = Array(word.uppercased().utf8)
        lower = Array(word.lowercased().utf8)
        if upper.isEmpty || upper.count != lower.count { return nil }
    }

    /// Whole words only: the bytes before and after are no letters or digits.
    func stands(in text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count >= upper.count else { return false }
        for start in range.lowerBound...(range.upperBound - upper.count) {
            guard text[start] == upper[0] || text[start] == lower[0] else { continue }
            var length = 1
            while length < upper.count,
                text[start + length] == upper[length] || text[start + length] == lower[length]
            {
                length += 1
            }
            let end = start + length
            if length == upper.count, start == range.lowerBound || !Self.isLetter(text[start - 1]),
                end == range.upperBound || !Self.isLetter(text[end])
            {
                return true
            }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 128
    }
}
