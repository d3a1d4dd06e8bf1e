// The solver against searches that know no tricks: all subsets of small cases, all sets of up to eight of large ones.

import Law
import Testing

struct SubsetSolverTests {
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private func sum(_ set: [Int], of values: [Int64]) -> Int64 { set.reduce(0) { $0 + values[$1] } }

    @Test func agreesWithAllSubsetsOfSmallCases() {
        var dice = Dice(state: 4)
        for _ in 0..<400 {
            let values = (0..<Int.random(in: 1...11, using: &dice)).map { _ in Int64.random(in: -40...160, using: &dice)
            }
            let target = Int64.random(in: -60...500, using: &dice)
            let most = Bool.random(using: &dice) ? nil : Int.random(in: 1...5, using: &dice)
            let parts = values.indices.filter { values[$0] != 0 }
            let all = (1..<(1 << parts.count)).map { mask in
                parts.indices.filter { mask >> $0 & 1 == 1 }.map { parts[$0] }
            }
            let fitting = parts.isEmpty ? [] : all.filter { sum($0, of: values) == target && $0.count <= most ?? 99 }
            switch SubsetSolver.solve(target: target, values: values, atMost: most) {
            case .none: #expect(fitting.isEmpty)
            case .unique(let set): #expect(fitting == [set])
            case .ambiguous(let sets):
                #expect(fitting.count > 1 && sets.count == min(fitting.count, 5) && Set(sets).count == sets.count)
                #expect(sets.allSatisfy(fitting.contains))
            case .undecided: Issue.record("undecided: \(values) \(target)")
            }
        }
    }

    // MARK: Credits of several days

    /// Open batches of a few terminals and weeks, and a credit that brings two to eight of them, no two next to each other.
    private struct Case {
        var values: [Int64]
        var days: [Int]
        var target: Int64 { days.reduce(0) { $0 + values[$1] } }

        init(_ dice: inout Dice) {
            let count = Int.random(in: 20...60, using: &dice)
            // A desk's day or a large portal's one.
            let largest = Int64([50_000, 2_000_000, 50_000_000].randomElement(using: &dice) ?? 0)
            values = (0..<count).map { _ in Int64.random(in: 500...largest, using: &dice) }
            days = []
            let size = Int.random(in: 2...8, using: &dice)
            while days.count < size {
                let place = Int.random(in: 0..<count, using: &dice)
                if !days.contains(where: { abs($0 - place) < 2 }) { days.append(place) }
            }
            days.sort()
        }
    }

    /// Looks at every set of up to so many values, largest first, until two are found.
    private struct BruteForce {
        let values: [Int64]
        var found = 0

        init(_ values: [Int64], _ target: Int64, atMost most: Int) {
            self.values = values.sorted(by: >)
            look(0, target, most)
        }

        private mutating func look(_ from: Int, _ left: Int64, _ most: Int) {
            if left == 0 {
                found += 1
                return
            }
            if most == 0 { return }
            for place in from..<values.count where values[place] <= left {
                // What follows is smaller: too little even if it were all this large.
                if values[place] * Int64(most) < left || found > 1 { return }
                look(place + 1, left - values[place], most - 1)
            }
        }
    }

    /// Ten times a hundred cases; the program asks for 95 of 100, an exact search finds all.
    @Test(arguments: 0..<10) func findsEveryUniqueCreditOfUpToEightDaysAndCallsTheOthersAmbiguous(_ seed: Int) {
        var dice = Dice(state: UInt64(seed * 1_000_003))
        var (unique, solved, ambiguous, called, undecided) = (0, 0, 0, 0, 0)
        for _ in 0..<100 {
            let example = Case(&dice)
            let truth = BruteForce(example.values, example.target, atMost: 8)
            let outcome = SubsetSolver.solve(target: example.target, values: example.values, atMost: 8)
            if outcome == .undecided { undecided += 1 }
            if truth.found == 1 {
                unique += 1
                if outcome == .unique(example.days) { solved += 1 }
            } else {
                ambiguous += 1
                if case .ambiguous(let sets) = outcome {
                    #expect(sets.allSatisfy { sum($0, of: example.values) == example.target && $0.count <= 8 })
                    called += 1
                }
            }
        }
        #expect(solved == unique && called == ambiguous && undecided == 0)
        #expect(unique >= 20 && ambiguous >= 20)
    }

    // MARK: Edges

    @Test func setsOfAnySizeOverManyValuesAreCountedToo() {
        // 60 days of the same few sums: many ways; only one way to take all of them.
        let values = (0..<60).map { Int64(10_000 + $0 % 7) }
        guard case .ambiguous(let sets) = SubsetSolver.solve(target: sum(Array(0..<30), of: values), values: values)
        else { return #expect(Bool(false)) }
        #expect(sets.count == 5)
        #expect(SubsetSolver.solve(target: sum(Array(0..<60), of: values), values: values) == .unique(Array(0..<60)))
        #expect(SubsetSolver.solve(target: 9_999, values: values) == .none)
    }

    @Test func negativeBatchesLowerTheSum() {
        #expect(SubsetSolver.solve(target: 70_00, values: [100_00, -30_00, 55_00]) == .unique([0, 1]))
        #expect(SubsetSolver.solve(target: -30_00, values: [100_00, -30_00, 55_00]) == .unique([1]))
        #expect(SubsetSolver.solve(target: 0, values: [100_00, -30_00, 0]) == .none)
        #expect(SubsetSolver.solve(target: 0, values: [30_00, -30_00, 0]) == .unique([0, 1]))
        #expect(SubsetSolver.solve(target: 30_00, values: [30_00, 30_00]) == .ambiguous([[0], [1]]))
    }

    @Test func whatTheBudgetDoesNotReachIsUndecidedNeverGuessed() {
        var dice = Dice(state: 6)
        let values = (0..<60).map { _ in Int64.random(in: 1...1_000_000_000_000, using: &dice) }
        let target = sum([3, 17, 40], of: values)
        #expect(SubsetSolver.solve(target: target, values: values) == .undecided)
        #expect(SubsetSolver.solve(target: target, values: values, atMost: 4) == .unique([3, 17, 40]))
        #expect(SubsetSolver.solve(target: target, values: values, budget: 100, atMost: 4) == .undecided)
        #expect(SubsetSolver.solve(target: .max, values: [.max, .max]) == .undecided)
        #expect(SubsetSolver.solve(target: 5, values: []) == .none)
    }
}
