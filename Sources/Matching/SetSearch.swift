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

/// Searches units of debts, of which each may take part in one of several ways.
struct SetSearch {
    /// Steps that a search may take.
    static let budget = 200_000
    private var options: [[Option]] = []
    /// The most that the units from here on can add.
    private var reach: [Int64] = []
    private var found: [[SetChoice]] = []
    private var steps = 0
    private let most: Int

    private struct Option {
        var sum: Int64
        var choices: [SetChoice]
    }

    init(_ units: [DueUnit], most: Int = 5) {
        self.most = most
        for unit in units { options.append(Self.options(unit)) }
        // Large sums first: a branch that overshoots ends early.
        options.sort { ($0.first?.sum ?? 0) > ($1.first?.sum ?? 0) }
        reach = Array(repeating: 0, count: options.count + 1)
        for place in options.indices.reversed() { reach[place] = reach[place + 1] + (options[place].first?.sum ?? 0) }
    }

    /// All of the unit's debts, whole or discounted, or some of its instalments whole; the largest first.
    private static func options(_ unit: DueUnit) -> [Option] {
        var options: [Option] = []
        let count = min(unit.dues.count, 6)
        for mask in 1..<(1 << count) {
            let members = (0..<count).filter { mask >> $0 & 1 == 1 }
            options.append(
                Option(
                    sum: members.reduce(0) { $0 + unit.dues[$1].full },
                    choices: members.map { SetChoice(debt: unit.dues[$0].debt, amount: unit.dues[$0].full) }))
        }
        if let discounted = unit.discountedSum {
            options.append(
                Option(
                    sum: discounted, choices: unit.dues.map { SetChoice(debt: $0.debt, amount: $0.least) }))
        }
        return options.sorted { $0.sum > $1.sum }
    }

    /// A single debt that is due just the sum goes before sets; among sets there must be one only.
    mutating func solve(_ target: Int64) -> SetOutcome {
        let singles = options.joined().filter { $0.choices.count == 1 && $0.sum == target }.map(\.choices)
        if !singles.isEmpty { return outcome(singles) }
        var chosen: [SetChoice] = []
        let isComplete = walk(0, target, &chosen)
        if found.count < 2, !isComplete { return .undecided }
        return outcome(found)
    }

    private func outcome(_ found: [[SetChoice]]) -> SetOutcome {
        switch found.count {
        case 0: .none
        case 1: .unique(found[0])
        default: .ambiguous(Array(found.prefix(most)))
        }
    }

    /// false: the budget ran out.
    private mutating func walk(_ place: Int, _ left: Int64, _ chosen: inout [SetChoice]) -> Bool {
        steps += 1
        if steps > Self.budget { return false }
        if left == 0 {
            if !chosen.isEmpty { found.append(chosen) }
            return true
        }
        if place == options.count || reach[place] < left || found.count >= most { return true }
        for option in options[place] where option.sum <= left {
            chosen.append(contentsOf: option.choices)
            let goesOn = walk(place + 1, left - option.sum, &chosen)
            chosen.removeLast(option.choices.count)
            if !goesOn { return false }
        }
        return walk(place + 1, left, &chosen)
    }
}
