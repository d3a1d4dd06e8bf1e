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
    private let acquirers: [(words: [[UInt8]], isMonthly: Bool)]

    init(_ configuration: Configuration) {
        ownAccounts = Set(configuration.accounts.flatMap { [$0.iban] + $0.also }.map { Array($0.utf8) })
        acquirers = configuration.acquirers.map { acquirer in
            (acquirer.matches.map { Array($0.uppercased().utf8) }.filter { !$0.isEmpty }, acquirer.feesMonthly)
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
        acquirer([payment.payerName, payment.remittance].map(text.string))
    }

    /// The acquirer whose words one of these texts holds.
    func acquirer(_ texts: [String]) -> Int? {
        for field in texts where !field.isEmpty {
            let words = Array(field.uppercased().utf8)
            if let place = acquirers.firstIndex(where: { $0.words.contains { holds(words, $0) } }) { return place }
        }
        return nil
    }

    /// Whole words only: the bytes before and after are no letters or digits.
    private func holds(_ text: [UInt8], _ word: [UInt8]) -> Bool {
        guard text.count >= word.count else { return false }
        for start in 0...(text.count - word.count)
        where text[start] == word[0] && text[start..<start + word.count].elementsEqual(word) {
            let end = start + word.count
            if (start == 0 || !Self.isLetter(text[start - 1])) && (end == text.count || !Self.isLetter(text[end])) {
                return true
            }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 128
    }
}
