// Strategy `suggest`: names and sums. Never joined, only shown, best first.

internal import Domain

enum Suggestions {
    /// Candidates for open payments that no identity leads anywhere: persons of the payer's name, first those who owe the sum.
    static func add(to decider: inout Decider, _ keeper: ClaimKeeper) {
        guard decider.configuration.strategies.contains(.suggest), !decider.unsolved.isEmpty else { return }
        let text = keeper.book.text
        let bytes = text.bytes.span
        var asked: [UInt64: [Int32]] = [:]
        for payment in decider.unsolved {
            for key in keys(of: keeper.book.payments[Int(payment)], bytes) {
                asked[key, default: []].append(payment)
            }
        }
        guard !asked.isEmpty else { return }
        var persons: [Int32: [Int32]] = [:]
        var last: Int32 = -1
        for debt in keeper.book.obligations.indices {
            let person = keeper.debtors.person[debt]
            guard person >= 0, person != last else { continue }
            last = person
            let words = LooseName.words(bytes, keeper.book.obligations[debt].payerName.range)
            guard words.count > 1, let payments = asked[LooseName.key(words)] else { continue }
            for payment in payments where persons[payment]?.contains(person) != true {
                persons[payment, default: []].append(person)
            }
        }
        for payment in decider.unsolved {
            guard let found = persons[payment] else { continue }
            suggest(payment, found, keeper, &decider)
        }
    }

    private static func suggest(_ payment: Int32, _ persons: [Int32], _ keeper: ClaimKeeper, _ decider: inout Decider) {
        let open = keeper.open(payment)
        let day = keeper.book.payments[Int(payment)].paidOn
        var exact: [Int32] = []
        for person in persons.prefix(5) {
            exact += keeper.debtors.obligations(of: person).prefix(200).filter { decider.isDue($0, open, day, keeper) }
        }
        decider.suggest(payment, exact.prefix(5), score: persons.count == 1 ? 55 : 45, "matching.candidate_name")
    }

    /// The names that a payment carries: of the payer, of the obligor, and every two or three words of its text.
    private static func keys(of payment: Payment, _ bytes: borrowing Span<UInt8>) -> Set<UInt64> {
        var keys: Set<UInt64> = []
        for name in [payment.payerName, payment.obligorName] where !name.isEmpty {
            let words = LooseName.words(bytes, name.range)
            if words.count > 1 { keys.insert(LooseName.key(words)) }
        }
        let words = LooseName.words(bytes, payment.remittance.range).prefix(40)
        for start in words.indices {
            for count in 2...3 where start + count <= words.endIndex {
                keys.insert(LooseName.key(Array(words[start..<(start + count)])))
            }
        }
        return keys
    }
}
