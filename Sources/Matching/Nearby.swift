// What a block of payments leads to, fetched before it is decided: payments are decided by their day, and what they lead
// to lies all over the memory. Says nothing of any payment.

internal import Domain

struct Nearby {
    private var persons: [Int32] = []
    private var debts: [Int32] = []
    /// A person's debts that are fetched at most.
    private static let most = 6

    mutating func fetch(
        _ turns: ArraySlice<Int32>, _ pending: [Int32], _ evidence: borrowing EvidenceList, _ desk: Desk
    ) {
        persons.removeAll(keepingCapacity: true)
        debts.removeAll(keepingCapacity: true)
        var touched: Int32 = 0
        for place in turns.lazy.map(Int.init) {
            touched ^= evidence.single(place)
            desk.touch(payment: pending[place])
        }
        for place in turns.lazy.map(Int.init) { touched ^= evidence.touchDetails(place) }
        for place in turns.lazy.map(Int.init) {
            let single = evidence.single(place)
            if single >= 0 { debts.append(single) }
            let person = evidence.person(place)
            if person >= 0 { persons.append(person) }
        }
        fetch(desk)
        Block.keep(UInt8(truncatingIfNeeded: touched))
    }

    /// The debts of some persons.
    mutating func fetch(persons: some Sequence<Int32>, _ desk: Desk) {
        self.persons.removeAll(keepingCapacity: true)
        debts.removeAll(keepingCapacity: true)
        self.persons.append(contentsOf: persons)
        fetch(desk)
    }

    private mutating func fetch(_ desk: Desk) {
        var touched: Int32 = 0
        for person in persons { touched ^= Int32(truncatingIfNeeded: desk.debtors.places(of: person).lowerBound) }
        for person in persons {
            for place in desk.debtors.places(of: person).prefix(Self.most) {
                debts.append(desk.debtors.obligation(at: place))
            }
        }
        for debt in debts { desk.touch(debt) }
        for debt in debts { desk.touchClaims(debt) }
        Block.keep(UInt8(truncatingIfNeeded: touched))
    }
}
