// Which debts of a pool add up to a sum: exact, with a counted budget, the same on every machine (matching.md section 3).

internal import Domain

/// What a search for a sum gave.
enum SetOutcome: Sendable {
    /// Each unit with the way in which it takes part.
    case unique([SetChoice])
    /// Two or more; at most five are shown.
    case ambiguous([[SetChoice]])
    case none
    /// The budget is spent.
    case undecided
}

/// One debt that takes part, and with how much.
struct SetChoice: Sendable, Hashable {
    var debt: Int32
    var amount: Int64
}

/// Searches debts, of which each may take part whole, and units that earn a discount together, which may take part with it.
struct SetSearch {
    /// Steps that a search may take.
    static let budget = 200_000
    /// So many sets are shown where several fit.
    static let mostShown = 5
    private let units: [DueUnit]
    private var items: [Item] = []
    /// The most that the items from here on can add.
    private var reach: [Int64] = []
    private var found: [[SetChoice]] = []
    private var steps = 0
    private let tolerance: Int64
    private let most: Int

    /// A debt; the first one of a unit that may be paid with its discount knows that way, too.
    private struct Item {
        var whole: SetChoice
        var discounted: DiscountedUnit?
    }

    private struct DiscountedUnit {
        var sum: Int64
        var choices: [SetChoice]
        /// The place behind its debts.
        var end: Int
    }

    /// - Parameter tolerance: of rounding, for single debts and whole years where nothing fits to the cent.
    init(_ units: [DueUnit], tolerance: Int64 = 0, most: Int = mostShown) {
        self.units = units
        self.tolerance = tolerance
        self.most = most
        // Without a discount each debt is a unit of its own. Large sums first: a branch that overshoots ends early.
        let parts = units.flatMap { unit in unit.isDiscounted ? [unit] : unit.dues.map { DueUnit(dues: [$0]) } }
        for unit in parts.enumerated().sorted(by: {
            ($1.element.fullSum, $0.offset) < ($0.element.fullSum, $1.offset)
        }).map(\.element) {
            let discounted = unit.discountedSum.map {
                DiscountedUnit(
                    sum: $0, choices: unit.dues.map { SetChoice(debt: $0.debt, amount: $0.least) },
                    end: items.count + unit.dues.count)
            }
            for (place, due) in unit.dues.enumerated() {
                items.append(Item(whole: due.whole, discounted: place == 0 ? discounted : nil))
            }
        }
        reach = Array(repeating: 0, count: items.count + 1)
        for place in items.indices.reversed() { reach[place] = reach[place + 1] + items[place].whole.amount }
    }

    /// A single debt that is due just the sum goes before sets; among sets there must be one only. What fits to the cent goes
    /// before what the tolerance closes.
    mutating func solve(_ target: Int64) -> SetOutcome {
        let exact = singles { $0.meets(target) ? [$0.choices(target, 0)] : [] }
        if !exact.isEmpty { return outcome(exact) }
        var chosen: [SetChoice] = []
        let isComplete = walk(0, target, &chosen)
        if found.count < 2, !isComplete { return .undecided }
        if !found.isEmpty { return outcome(found) }
        let near = { (unit: DueUnit) -> [[SetChoice]] in
            unit.nearlyMeets(target, tolerance) ? [unit.choices(target, tolerance)] : []
        }
        let nearSingles = singles(near)
        return outcome(nearSingles.isEmpty ? units.filter { $0.dues.count > 1 }.flatMap(near) : nearSingles)
    }

    /// Ways of single debts: of a unit's debts each may be paid whole.
    private func singles(_ fitting: (DueUnit) -> [[SetChoice]]) -> [[SetChoice]] {
        units.flatMap { unit in
            unit.dues.count == 1
                ? fitting(unit)
                : unit.dues.flatMap { due in
                    var single = due
                    single.discounted = nil
                    return fitting(DueUnit(dues: [single]))
                }
        }
    }

    private func outcome(_ found: [[SetChoice]]) -> SetOutcome {
        switch found.count {
        case 0: .none
        case 1: .unique(found[0])
        default: .ambiguous(Array(found.prefix(most)))
        }
    }

    /// All sets of the items from a place on that come to a sum above 0. false: the budget ran out.
    private mutating func walk(_ place: Int, _ left: Int64, _ chosen: inout [SetChoice]) -> Bool {
        for next in place..<items.count {
            steps += 1
            if steps > Self.budget { return false }
            if reach[next] < left || found.count >= most { return true }
            let whole = items[next].whole
            if let unit = items[next].discounted, unit.sum <= left,
                !take(unit.choices, unit.sum, left, unit.end, &chosen)
            {
                return false
            }
            if whole.amount <= left, !take([whole], whole.amount, left, next + 1, &chosen) { return false }
        }
        return true
    }

    private mutating func take(
        _ choices: [SetChoice], _ sum: Int64, _ left: Int64, _ next: Int, _ chosen: inout [SetChoice]
    ) -> Bool {
        chosen.append(contentsOf: choices)
        defer { chosen.removeLast(choices.count) }
        if sum < left { return walk(next, left - sum, &chosen) }
        found.append(chosen)
        return true
    }
}
