// Strategy `suggest`: names and sums. Never joined, only shown, best first.

internal import Domain

enum Suggestions {
    /// Candidates for open payments that no identity leads anywhere: persons of the payer's name, first those who owe the
    /// sum. In the order of the payments.
    static func find(
        for unsolved: [Int32], _ decider: Decider, _ keeper: ClaimKeeper, threads: Int
    ) async -> [Decisions] {
        guard decider.strategies.contains(.suggest), !unsolved.isEmpty else { return [] }
        let state = keeper.deskState
        let named = await Shares.map(unsolved.count, threads: threads, least: 500) { range in
            let book = state.book
            let bytes = book.text.bytes.span
            return range.map { keys(of: book.payments[Int(unsolved[$0])], bytes) }
        }.flatMap { $0 }
        let namesakes = await namesakes(NameFilter(named), state, threads: threads)
        guard !namesakes.isEmpty else { return [] }
        return await Shares.map(unsolved.count, threads: threads, least: 500) { range in
            let desk = Desk(state, remembers: true)
            var decisions = Decisions()
            var nearby = Nearby()
            let persons = range.map { Self.persons(named[$0], namesakes) }
            Block.forEach(persons.indices) { block in
                nearby.fetch(persons: persons[block].lazy.flatMap { $0.prefix(most) }, desk)
                for place in block where !persons[place].isEmpty {
                    suggest(unsolved[range.lowerBound + place], persons[place], desk, &decisions)
                }
            }
            return decisions
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
        _ keys: NameFilter, _ state: DeskState, threads: Int
    ) async -> [UInt64: [Namesake]] {
        let parts = await Shares.map(state.book.obligations.count, threads: threads, least: 5000) { range in
            let (book, debtors) = (state.book, state.debtors)
            let bytes = book.text.bytes.span
            var found: [UInt64: [Namesake]] = [:]
            var last: Int32 = -1
            var word: [UInt8] = []
            for debt in range {
                let person = debtors.person[debt]
                guard person >= 0, person != last else { continue }
                last = person
                let (key, words) = LooseName.key(bytes, book.obligations[debt].payerName.range, &word)
                if words > 1, keys.mayHave(key) {
                    note(Namesake(person: person, debt: Int32(debt)), &found[key, default: []])
                }
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

    private static func suggest(_ payment: Int32, _ persons: [Int32], _ desk: Desk, _ decisions: inout Decisions) {
        let open = desk.open(payment)
        let day = desk.book.payments[Int(payment)].paidOn
        var exact: [Int32] = []
        for person in persons.prefix(most) {
            exact += desk.debtors.obligations(of: person).prefix(200).filter { desk.isDue($0, open, on: day) }
        }
        decisions.suggest(payment, exact.prefix(5), score: persons.count == 1 ? 55 : 45, "matching.candidate_name")
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
                keys.insert(LooseName.key(words[start..<(start + count)]))
            }
        }
        return keys
    }
}

/// Which keys of names some payment carries: a bit each, so that nearly all others are told at a glance.
private struct NameFilter: Sendable {
    private var bits: [UInt64]
    private let mask: UInt64

    init(_ keys: [Set<UInt64>]) {
        let count = keys.reduce(0) { $0 + $1.count }
        // Sixteen bits a key or more.
        let words = 1 << max(0, Int.bitWidth - (count / 4).leadingZeroBitCount)
        bits = Array(repeating: 0, count: words)
        mask = UInt64(words - 1)
        for key in keys.joined() { bits[Int(key >> 6 & mask)] |= 1 << (key & 63) }
    }

    func mayHave(_ key: UInt64) -> Bool { bits[Int(key >> 6 & mask)] >> (key & 63) & 1 == 1 }
}
