// Which of many sums add up to one (matching.md sections 3 and 6): exact, with a counted budget, the same on every machine.

/// Finds the sets of values whose sum is a target.
///
/// Three exact ways, of which the cheapest one for the case is taken: a table of the sums that can be reached (many values,
/// a small target), all sums of one half of the values against all of the other half (few values, whatever their size), and
/// small sets against small sets (many values, of which few may take part).
package enum SubsetSolver {
    package enum Outcome: Sendable, Hashable {
        /// The places of the values of the only set, ascending.
        case unique([Int])
        /// At least two sets fit; up to five of them.
        case ambiguous([[Int]])
        case none
        /// The budget does not reach to look at all sets.
        case undecided
    }

    /// Steps: words of a table, sums listed or looked up. About 64 MB and a fraction of a second.
    package static let usualBudget = 4_000_000
    /// So many sets are shown of an ambiguous case.
    static let mostShown = 5

    /// Which values add up to the target.
    ///
    /// Values may be negative; a value of zero adds nothing and never takes part, and the empty set is none.
    /// - Parameter atMost: So many values take part at most; nil: any number.
    package static func solve(
        target: Int64, values: [Int64], budget: Int = usualBudget, atMost: Int? = nil
    ) -> Outcome {
        let places = values.indices.filter { values[$0] != 0 }
        let parts = places.map { values[$0] }
        let most = min(atMost ?? parts.count, parts.count)
        var total: Int64 = 0
        for part in parts {
            let (sum, isTooLarge) = total.addingReportingOverflow(Int64(clamping: part.magnitude))
            if isTooLarge || sum > Int64.max / 4 { return .undecided }
            total = sum
        }
        guard most > 0, target.magnitude <= total.magnitude else { return .none }
        var search = SubsetSearch(target: target, values: parts, most: most, budget: budget)
        let isComplete = search.run()
        let found = search.found.map { set in set.map { places[$0] } }
        switch found.count {
        case 0: return isComplete ? .none : .undecided
        case 1: return isComplete ? .unique(found[0]) : .undecided
        default: return .ambiguous(found.prefix(mostShown).sorted { $0.lexicographicallyPrecedes($1) })
        }
    }
}

/// One search; no value is zero and no sum overflows.
private struct SubsetSearch {
    let target: Int64
    let values: [Int64]
    /// So many values take part at most.
    let most: Int
    var budget: Int
    /// Sets found, each with its places ascending; a search ends with one more than are shown.
    var found: [[Int]] = []

    private var isFull: Bool { found.count >= SubsetSolver.mostShown }

    init(target: Int64, values: [Int64], most: Int, budget: Int) {
        (self.target, self.values, self.most, self.budget) = (target, values, most, budget)
    }

    /// Takes the cheapest way; false: the budget ran out before all sets were looked at.
    mutating func run() -> Bool {
        let count = values.count
        let halves = count <= 44 ? 2 << ((count + 1) / 2) : Int.max
        let small = count <= 64 ? 2 * smallSets(largest: (most + 1) / 2) : Int.max
        let table = most == count ? ReachTable.words(target, values, limit: budget) : Int.max
        let cheapest = min(halves, small, table)
        guard cheapest <= budget else { return false }
        budget -= cheapest
        if cheapest == table { return walkTable() }
        if cheapest == halves { return joinHalves() }
        return joinSmallSets()
    }

    // MARK: Sums against sums

    /// How many sets of at most so many values there are; more than the budget is all the same.
    private func smallSets(largest: Int) -> Int {
        var sum = 1
        var choices = 1
        for size in 1...max(largest, 1) {
            choices = choices * (values.count - size + 1) / size
            sum += choices
            if sum > budget { return Int.max / 2 }
        }
        return sum
    }

    private mutating func joinHalves() -> Bool {
        let middle = values.count / 2
        let first = SumList(values, 0..<middle)
        let second = SumList(values, middle..<values.count)
        let most = most
        return join(first, second) { left, right in
            left | right != 0 && left.nonzeroBitCount + right.nonzeroBitCount <= most
        }
    }

    /// Each set is the lower half of its places and the upper one, of which the lower has the odd place.
    private mutating func joinSmallSets() -> Bool {
        let list = SumList(values, largest: (most + 1) / 2)
        let most = most
        return join(list, list) { left, right in
            let odd = left.nonzeroBitCount - right.nonzeroBitCount
            guard left != 0, odd == 0 || odd == 1, left.nonzeroBitCount + right.nonzeroBitCount <= most else {
                return false
            }
            return right == 0 || left < right & (0 &- right)
        }
    }

    /// Pairs of a sum on the left and one on the right that come to the target.
    private mutating func join(
        _ left: SumList, _ right: SumList, where isSet: (UInt64, UInt64) -> Bool
    ) -> Bool {
        let index = SumIndex(left)
        for place in right.sums.indices {
            let wanted = target - right.sums[place]
            for candidate in index.bucket(of: wanted) {
                budget -= 1
                if budget < 0 { return false }
                let other = Int(index.places[candidate])
                guard left.sums[other] == wanted, isSet(left.masks[other], right.masks[place]) else { continue }
                let mask = left.masks[other] | right.masks[place]
                found.append(values.indices.filter { mask >> UInt64($0) & 1 == 1 })
                if isFull { return true }
            }
        }
        return true
    }

    // MARK: Table of sums

    private mutating func walkTable() -> Bool {
        let table = ReachTable(target, values)
        guard table.reaches(values.count, table.target) else { return true }
        var taken: [Int] = []
        walk(table, values.count, table.target, &taken)
        return true
    }

    /// Goes back through the table; every way there leads to a set.
    private mutating func walk(_ table: ReachTable, _ layer: Int, _ sum: Int, _ taken: inout [Int]) {
        if isFull { return }
        guard layer > 0 else {
            // What is turned round takes part where it was not taken.
            let set = values.indices.filter { (values[$0] < 0) != taken.contains($0) }
            if !set.isEmpty { found.append(set) }
            return
        }
        let place = table.order[layer - 1]
        if table.reaches(layer - 1, sum) { walk(table, layer - 1, sum, &taken) }
        let rest = sum - Int(values[place].magnitude)
        if rest >= 0, table.reaches(layer - 1, rest) {
            taken.append(place)
            walk(table, layer - 1, rest, &taken)
            taken.removeLast()
        }
    }
}

/// Sums of sets, each with the places of its values as bits.
private struct SumList {
    private(set) var sums: [Int64] = [0]
    private(set) var masks: [UInt64] = [0]

    /// Of all sets of the values at some places, the empty one first.
    init(_ values: [Int64], _ places: Range<Int>) {
        sums.reserveCapacity(1 << places.count)
        masks.reserveCapacity(1 << places.count)
        for place in places {
            for earlier in 0..<sums.count {
                sums.append(sums[earlier] + values[place])
                masks.append(masks[earlier] | 1 << UInt64(place))
            }
        }
    }

    /// Of all sets of at most so many values, the empty one first.
    init(_ values: [Int64], largest: Int) {
        var start = 0
        for _ in 0..<largest {
            let end = sums.count
            for earlier in start..<end {
                for place
                    in (64 - masks[earlier].leadingZeroBitCount)..<max(
                        values.count, 64 - masks[earlier].leadingZeroBitCount)
                {
                    sums.append(sums[earlier] + values[place])
                    masks.append(masks[earlier] | 1 << UInt64(place))
                }
            }
            start = end
        }
    }
}

/// Places of a list's sums, ordered by buckets of equal hash.
private struct SumIndex {
    private var starts: [UInt32]
    private let shift: UInt64
    private(set) var places: [UInt32]

    init(_ list: SumList) {
        var bits: UInt64 = 4
        while 1 << bits < list.sums.count { bits += 1 }
        shift = 64 - bits
        starts = Array(repeating: 0, count: (1 << Int(bits)) + 1)
        places = Array(repeating: 0, count: list.sums.count)
        for sum in list.sums { starts[hash(sum) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        var next = starts
        for (place, sum) in list.sums.enumerated() {
            let bucket = hash(sum)
            places[Int(next[bucket])] = UInt32(place)
            next[bucket] += 1
        }
    }

    private func hash(_ sum: Int64) -> Int {
        Int((UInt64(bitPattern: sum) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    /// Range in `places` of the sums that may be this one.
    func bucket(of sum: Int64) -> Range<Int> {
        let bucket = hash(sum)
        return Int(starts[bucket])..<Int(starts[bucket + 1])
    }
}

/// Which sums the first so many values reach, as bits, up to the target.
///
/// Negative values are turned round: they are in the sum from the beginning, and taking one takes it out.
private struct ReachTable {
    let target: Int
    /// Places of the values, the smallest first: early layers are short.
    let order: [Int]
    private var words: [UInt64] = []
    private var starts: [Int] = [0]

    init(_ target: Int64, _ values: [Int64]) {
        self.target = Self.turned(target, values)
        order = Self.order(values)
        let lengths = Self.lengths(self.target, order.map { Int(values[$0].magnitude) })
        words = Array(repeating: 0, count: lengths.reduce(0, +))
        words[0] = 1
        for length in lengths { starts.append(starts[starts.count - 1] + length) }
        for (layer, place) in order.enumerated() { add(Int(values[place].magnitude), layer) }
    }

    private static func turned(_ target: Int64, _ values: [Int64]) -> Int {
        Int(target - values.filter { $0 < 0 }.reduce(0, +))
    }

    private static func order(_ values: [Int64]) -> [Int] {
        values.indices.sorted { (values[$0].magnitude, $0) < (values[$1].magnitude, $1) }
    }

    /// Words of each layer.
    private static func lengths(_ target: Int, _ sizes: [Int]) -> [Int] {
        guard target >= 0 else { return Array(repeating: 1, count: sizes.count + 1) }
        var reach = 0
        return [1]
            + sizes.map { size in
                reach += size
                return min(reach, target) / 64 + 1
            }
    }

    /// Words of the whole table; anything above the limit is all the same.
    static func words(_ target: Int64, _ values: [Int64], limit: Int) -> Int {
        var sum = 0
        for length in lengths(turned(target, values), order(values).map { Int(values[$0].magnitude) }) {
            sum += length
            if sum > limit { return Int.max / 2 }
        }
        return sum
    }

    func reaches(_ layer: Int, _ sum: Int) -> Bool {
        guard sum >= 0, starts[layer] + sum / 64 < starts[layer + 1] else { return false }
        return words[starts[layer] + sum / 64] >> UInt64(sum % 64) & 1 == 1
    }

    /// The next layer: all sums of this one, and the same with a value more.
    private mutating func add(_ size: Int, _ layer: Int) {
        let (from, length) = (starts[layer], starts[layer + 1] - starts[layer])
        let (to, room) = (starts[layer + 1], starts[layer + 2] - starts[layer + 1])
        let (skip, shift) = (size / 64, UInt64(size % 64))
        words.withUnsafeMutableBufferPointer { words in
            for word in 0..<length { words[to + word] = words[from + word] }
            for word in 0..<length where skip + word < room {
                words[to + skip + word] |= words[from + word] << shift
                if shift > 0, skip + word + 1 < room {
                    words[to + skip + word + 1] |= words[from + word] >> (64 - shift)
                }
            }
        }
    }
}
