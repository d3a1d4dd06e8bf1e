// Strategy `suggest`: names and sums. Never joined, only shown, best first.

internal import Domain

enum Suggestions {
    /// Candidates for open payments that no identity leads anywhere: persons of the payer's name, first those who owe the sum.
    static func add(to decider: inout Decider, _ keeper: ClaimKeeper) {
        guard decider.configuration.strategies.contains(.suggest), !decider.unsolved.isEmpty else { return }
        let text = keeper.book.text
        let bytes = text.bytes.span
        var namesakes: [UInt64: [Namesake]] = [:]
        let named = decider.unsolved.map { payment in
            let keys = keys(of: keeper.book.payments[Int(payment)], bytes)
            for key in keys { namesakes[key] = [] }
            return (payment: payment, keys: keys)
        }
        guard !namesakes.isEmpty else { return }
        var last: Int32 = -1
        for debt in keeper.book.obligations.indices {
            let person = keeper.debtors.person[debt]
            guard person >= 0, person != last else { continue }
            last = person
            let words = LooseName.words(bytes, keeper.book.obligations[debt].payerName.range)
            guard words.count > 1, let place = namesakes.index(forKey: LooseName.key(words)),
                namesakes.values[place].count < most, !namesakes.values[place].contains(where: { $0.person == person })
            else { continue }
            namesakes.values[place].append(Namesake(person: person, debt: Int32(debt)))
        }
        for (payment, keys) in named {
            var persons: [Int32] = []
            let found = keys.flatMap { namesakes[$0] ?? [] }.sorted { $0.debt < $1.debt }
            for namesake in found where !persons.contains(namesake.person) { persons.append(namesake.person) }
            if !persons.isEmpty { suggest(payment, persons, keeper, &decider) }
        }
    }

    /// Persons of one name that are shown at most, those first in the registers. Thousands may have a common name: more are
    /// not even kept, or the work would grow with their square.
    private static let most = 5

    private struct Namesake {
        var person: Int32
        /// The first debt under this name.
        var debt: Int32
    }

    private static func suggest(_ payment: Int32, _ persons: [Int32], _ keeper: ClaimKeeper, _ decider: inout Decider) {
        let open = keeper.open(payment)
        let day = keeper.book.payments[Int(payment)].paidOn
        var exact: [Int32] = []
        for person in persons.prefix(most) {
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
