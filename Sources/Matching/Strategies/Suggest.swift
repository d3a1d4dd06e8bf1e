// Strategy `suggest`: names and sums. Never joined, only shown, best first.

internal import Domain

enum Suggestions {
    /// Candidates for open payments that no identity leads anywhere: persons of the payer's name, first those who owe the sum.
    static func add(to decider: inout Decider, _ keeper: ClaimKeeper, threads: Int) async {
        guard decider.configuration.strategies.contains(.suggest), !decider.unsolved.isEmpty else { return }
        let book = keeper.book
        let unsolved = decider.unsolved
        let named = await Shares.map(unsolved.count, threads: threads, least: 500) { range in
            let bytes = book.text.bytes.span
            return range.map { keys(of: book.payments[Int(unsolved[$0])], bytes) }
        }.flatMap { $0 }
        let namesakes = await namesakes(Set(named.joined()), book, keeper.debtors, threads: threads)
        guard !namesakes.isEmpty else { return }
        let persons = await Shares.map(unsolved.count, threads: threads, least: 500) { range in
            range.map { Self.persons(named[$0], namesakes) }
        }.flatMap { $0 }
        var nearby = Nearby()
        for start in stride(from: 0, to: unsolved.count, by: Block.rows) {
            let block = start..<min(start + Block.rows, unsolved.count)
            nearby.fetch(persons: persons[block].lazy.flatMap { $0.prefix(most) }, keeper)
            for place in block where !persons[place].isEmpty {
                suggest(unsolved[place], persons[place], keeper, &decider)
            }
        }
    }

    /// Persons of some names, those first whose debts stand first in the registers.
    private static func persons(_ keys: Set<UInt64>, _ namesakes: [UInt64: [Namesake]]) -> [Int32] {
        var persons: [Int32] = []
        let found = keys.flatMap { namesakes[$0] ?? [] }.sorted { $0.debt < $1.debt }
        for namesake in found where !persons.contains(namesake.person) { persons.append(namesake.person) }
        return persons
    }

    /// The first persons of the registers with each of these names.
    private static func namesakes(
        _ keys: Set<UInt64>, _ book: Book, _ debtors: DebtorIndex, threads: Int
    ) async -> [UInt64: [Namesake]] {
        guard !keys.isEmpty else { return [:] }
        let parts = await Shares.map(book.obligations.count, threads: threads, least: 5000) { range in
            let bytes = book.text.bytes.span
            var found: [UInt64: [Namesake]] = [:]
            var last: Int32 = -1
            for debt in range {
                let person = debtors.person[debt]
                guard person >= 0, person != last else { continue }
                last = person
                let words = LooseName.words(bytes, book.obligations[debt].payerName.range)
                guard words.count > 1, keys.contains(LooseName.key(words)) else { continue }
                note(Namesake(person: person, debt: Int32(debt)), &found[LooseName.key(words), default: []])
            }
            return found
        }
        return parts.dropFirst().reduce(into: parts[0]) { all, part in
            for (key, others) in part {
                for other in others { note(other, &all[key, default: []]) }
            }
        }
    }

    private static func note(_ namesake: Namesake, _ others: inout [Namesake]) {
        guard others.count < most, !others.contains(where: { $0.person == namesake.person }) else { return }
        others.append(namesake)
    }

    /// Persons of one name that are shown at most, those first in the registers. Thousands may have a common name: more are
    /// not even kept, or the work would grow with their square.
    private static let most = 5

    private struct Namesake: Sendable {
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
