// The search for sets of debts against plain enumeration, and its bounds on adversarial pools.

import Testing

@testable import Matching

struct SetSearchTests {
    /// Debts, and instalments with a discount that stands for all of them.
    private func pool(_ dice: inout SystemlessDice, units: ClosedRange<Int>, of size: ClosedRange<Int>) -> [DueUnit] {
        var debt: Int32 = 0
        return (0..<dice.next(units)).map { _ in
            let count = dice.next(size)
            let sums = (0..<count).map { _ in Int64(dice.next(1...40)) * 5 }
            debt += Int32(count)
            let isDiscounted = dice.next(0...3) == 0
            return DueUnit(
                dues: sums.enumerated().map { place, sum in
                    Due(
                        debt: debt - Int32(count) + Int32(place), full: sum, discounted: isDiscounted ? sum - 1 : nil,
                        principal: sum)
                })
        }
    }

    /// Every way in which a unit may take part, nothing included.
    private func ways(_ unit: DueUnit) -> [[SetChoice]] {
        var ways: [[SetChoice]] = (0..<(1 << unit.dues.count)).map { mask in
            unit.dues.indices.filter { mask >> $0 & 1 == 1 }.map {
                SetChoice(debt: unit.dues[$0].debt, amount: unit.dues[$0].full)
            }
        }
        if unit.isDiscounted { ways.append(unit.dues.map { SetChoice(debt: $0.debt, amount: $0.least) }) }
        return ways
    }

    private func enumerated(_ units: [DueUnit], _ target: Int64) -> Set<Set<SetChoice>> {
        var sets: [[SetChoice]] = [[]]
        for unit in units { sets = sets.flatMap { set in ways(unit).map { set + $0 } } }
        let fitting = Set(
            sets.filter { !$0.isEmpty && $0.reduce(0) { $0 + $1.amount } == target }.map { Set($0) })
        let singles = fitting.filter { $0.count == 1 }
        return singles.isEmpty ? fitting : singles
    }

    @Test("agrees with plain enumeration", arguments: 0..<1000)
    func oracle(_ seed: Int) {
        var dice = SystemlessDice(seed &+ 7)
        check(pool(&dice, units: 1...7, of: 1...2), &dice)
    }

    @Test("many debts of one payer, kind, object and year: the same", arguments: 0..<300)
    func largeUnits(_ seed: Int) {
        var dice = SystemlessDice(seed &+ 11)
        check(pool(&dice, units: 1...2, of: 5...8), &dice)
    }

    private func check(_ units: [DueUnit], _ dice: inout SystemlessDice) {
        // Half of the sums are met by some set.
        var target = Int64(dice.next(1...120)) * 5
        if dice.next(0...1) == 0 {
            target = units.reduce(Int64(0)) { $0 + (ways($1).randomSum(&dice)) }
        }
        let expected = enumerated(units, target)
        var search = SetSearch(units)
        switch search.solve(target) {
        case .unique(let set): #expect(expected == [Set(set)])
        case .ambiguous(let sets):
            #expect(expected.count > 1 && sets.count == min(expected.count, 5))
            #expect(Set(sets.map { Set($0) }).isSubset(of: expected))
        case .none: #expect(expected.isEmpty)
        case .undecided: Issue.record("a pool this small is always decided")
        }
    }

    @Test(
        "a cent beside what is due fits where a discount or the conversion takes part, and only where nothing fits exactly"
    )
    func tolerance() {
        func debt(_ debt: Int32, _ full: Int64, _ discounted: Int64? = nil, converted: Bool = false) -> DueUnit {
            DueUnit(
                dues: [
                    Due(debt: debt, full: full, discounted: discounted, principal: full, isConverted: converted)
                ])
        }
        func solve(_ units: [DueUnit], _ target: Int64) -> [[SetChoice]] {
            var search = SetSearch(units, tolerance: 2)
            return switch search.solve(target) {
            case .unique(let set): [set]
            case .ambiguous(let sets): sets
            case .none, .undecided: []
            }
        }
        let decree = debt(1, 2556, 1789)
        #expect(solve([decree], 1791) == [[SetChoice(debt: 1, amount: 1791)]])
        #expect(solve([decree], 1792).isEmpty)
        #expect(solve([decree, debt(2, 1791)], 1791) == [[SetChoice(debt: 2, amount: 1791)]])
        #expect(solve([decree, debt(2, 1000), debt(3, 790)], 1790).first?.count == 2)
        #expect(solve([decree, debt(2, 1791, converted: true)], 1790).count == 2)
        #expect(solve([debt(2, 1791)], 1790).isEmpty)
        // Four instalments in leva, converted one by one, paid as the whole year converted at once.
        let year = DueUnit(dues: (0..<4).map { Due(debt: $0, full: 2556, principal: 2556, isConverted: true) })
        #expect(solve([year], 10226) == [(0..<4).map { SetChoice(debt: $0, amount: $0 == 3 ? 2558 : 2556) }])
    }

    @Test func fiveThousandEqualNoticesStayBounded() {
        let units = (0..<Int32(5000)).map { DueUnit(dues: [Due(debt: $0, full: 2556, principal: 2556)]) }
        var single = SetSearch(units)
        if case .ambiguous(let sets) = single.solve(2556) { #expect(sets.count == 5) } else { Issue.record("two fit") }
        var never = SetSearch(units)
        if case .unique = never.solve(2556 * 3 + 1) { Issue.record("no set makes that sum") }
        var many = SetSearch(units)
        if case .unique = many.solve(2556 * 40) { Issue.record("many sets make that sum") }
    }
}

extension [[SetChoice]] {
    fileprivate func randomSum(_ dice: inout SystemlessDice) -> Int64 {
        self[dice.next(0...(count - 1))].reduce(0) { $0 + $1.amount }
    }
}
