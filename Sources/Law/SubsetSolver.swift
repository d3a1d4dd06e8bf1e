// Which of some sums add up to another one: exact, with a counted budget, the same on every machine.

/// Searches subsets of whole numbers.
package enum SubsetSolver {
    package enum Outcome: Sendable, Equatable {
        /// Indices of the values, ascending.
        case unique([Int])
        /// Two or more; at most five are given.
        case ambiguous([[Int]])
        case none
        /// The budget is spent.
        case undecided
    }

    /// All subsets of positive values that add up to a positive target, found by meeting in the middle.
    ///
    /// The values are cut in two halves; the sums of one are put in order, those of the other looked up in it. Where the
    /// halves are too large for the budget, only subsets of at most `budget` combinations are looked at, the smallest first.
    package static func solve(target: Int64, values: [Int64], budget: Int) -> Outcome {
        let usable = values.indices.filter { values[$0] > 0 && values[$0] <= target }
        guard target > 0, !usable.isEmpty else { return .none }
        let total = usable.reduce(Int64(0)) { $0 + values[$1] }
        if total < target { return .none }
        if usable.count <= 2 * halfBits(budget) { return meet(target, values, usable) }
        return walk(target, values, usable, budget)
    }

    /// The most values of one half whose subsets the budget can hold.
    private static func halfBits(_ budget: Int) -> Int {
        var bits = 0
        while 1 << (bits + 1) <= budget, bits < 20 { bits += 1 }
        return bits
    }

    // MARK: Two halves

    private struct Part {
        var sum: Int64
        var mask: UInt32
    }

    private static func parts(_ values: [Int64], _ indices: ArraySlice<Int>, upTo target: Int64) -> [Part] {
        var parts = [Part(sum: 0, mask: 0)]
        for (bit, index) in indices.enumerated() {
            for place in parts.indices {
                let sum = parts[place].sum + values[index]
                if sum <= target { parts.append(Part(sum: sum, mask: parts[place].mask | 1 << UInt32(bit))) }
            }
        }
        return parts
    }

    private static func meet(_ target: Int64, _ values: [Int64], _ usable: [Int]) -> Outcome {
        let middle = usable.count / 2
        let left = parts(values, usable[..<middle], upTo: target).sorted {
            $0.sum != $1.sum ? $0.sum < $1.sum : $0.mask < $1.mask
        }
        var found: [[Int]] = []
        for part in parts(values, usable[middle...], upTo: target) {
            var place = first(left, target - part.sum)
            while place < left.count, left[place].sum == target - part.sum, found.count < 5 {
                found.append(
                    indices(left[place].mask, usable[..<middle]) + indices(part.mask, usable[middle...]))
                place += 1
            }
            if found.count == 5 { break }
        }
        return outcome(found)
    }

    private static func first(_ parts: [Part], _ sum: Int64) -> Int {
        var (low, high) = (0, parts.count)
        while low < high {
            let middle = (low + high) / 2
            if parts[middle].sum < sum { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func indices(_ mask: UInt32, _ slice: ArraySlice<Int>) -> [Int] {
        slice.enumerated().filter { mask >> UInt32($0.offset) & 1 == 1 }.map(\.element)
    }

    private static func outcome(_ found: [[Int]]) -> Outcome {
        switch found.count {
        case 0: .none
        case 1: .unique(found[0])
        default: .ambiguous(found)
        }
    }

    // MARK: Many values

    /// Reachable sums by a table of counts where the target is small enough, else a search with the largest first.
    private static func walk(_ target: Int64, _ values: [Int64], _ usable: [Int], _ budget: Int) -> Outcome {
        let order = usable.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
        var reach = [Int64](repeating: 0, count: order.count + 1)
        for place in order.indices.reversed() { reach[place] = reach[place + 1] + values[order[place]] }
        // The sums of the smallest values, put in order, end every branch with a look.
        let tail = min(halfBits(budget), order.count)
        let split = order.count - tail
        let ends = parts(values, order[split...], upTo: target).sorted {
            $0.sum != $1.sum ? $0.sum < $1.sum : $0.mask < $1.mask
        }
        var search = Search(
            values: values, order: order, reach: reach, split: split, ends: ends, target: target, budget: budget)
        search.walk(0, target)
        if search.found.count < 2, search.steps > budget { return .undecided }
        return outcome(search.found)
    }

    private struct Search {
        let values: [Int64]
        let order: [Int]
        let reach: [Int64]
        let split: Int
        let ends: [Part]
        let target: Int64
        let budget: Int
        var steps = 0
        var chosen: [Int] = []
        var found: [[Int]] = []

        mutating func walk(_ place: Int, _ left: Int64) {
            steps += 1
            guard steps <= budget, found.count < 5, reach[place] >= left else { return }
            guard place < split else {
                var end = SubsetSolver.first(ends, left)
                while end < ends.count, ends[end].sum == left, found.count < 5 {
                    found.append((chosen + SubsetSolver.indices(ends[end].mask, order[split...])).sorted())
                    end += 1
                }
                return
            }
            let value = values[order[place]]
            if value <= left {
                chosen.append(order[place])
                walk(place + 1, left - value)
                chosen.removeLast()
            }
            walk(place + 1, left)
        }
    }
}
