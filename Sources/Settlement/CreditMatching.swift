// Which credit brought which batches: contiguous days first, then the exact set search; what fits nothing is said so.

internal import Domain
internal import Law

/// A batch with what has come of it.
struct BatchState {
    var sum: CardBatchSum
    /// What was carried over from negative batches before it.
    var carried: Int64 = 0
    var credited: Int64 = 0
    var credits: [SettlementCredit] = []
    /// Taken into some credit's sum.
    var isTaken = false
    var isVoid = false
    /// Names it, and the sum differs.
    var difference: Int64 = 0

    var due: Int64 { sum.net + carried }
}

/// Matches the credits of one acquirer, oldest first, with its batches.
struct CreditMatcher {
    private(set) var states: [BatchState]
    /// Credits that no batch explains.
    private(set) var strange: [SettlementCredit] = []
    private let terminals: [String]

    /// - Parameter batches: of one acquirer and currency, in order of day.
    init(_ batches: [CardBatchSum], terminals: [String]) {
        states = batches.map { BatchState(sum: $0) }
        self.terminals = terminals
    }

    mutating func run(_ credits: [SettlementCredit]) {
        let order = credits.sorted {
            if $0.bookedOn != $1.bookedOn { return $0.bookedOn < $1.bookedOn }
            if $0.reference != $1.reference { return $0.reference < $1.reference }
            return $0.payment < $1.payment
        }
        var left: [SettlementCredit] = []
        // What is named and adds up goes first, so that no other sum takes it by chance.
        for credit in order where !take(credit, byName: true) { left.append(credit) }
        var unexplained: [SettlementCredit] = []
        for credit in left where !take(credit, byName: false) { unexplained.append(credit) }
        for credit in unexplained where !takePart(credit) { strange.append(credit) }
        carry()
    }

    // MARK: Sums that add up

    private mutating func take(_ credit: SettlementCredit, byName: Bool) -> Bool {
        let named = namedTerminals(credit)
        let days = namedDays(credit)
        let open = states.indices.filter {
            !states[$0].isTaken && states[$0].sum.day <= credit.bookedOn
                && (named.isEmpty || named.contains(states[$0].sum.terminal))
        }
        guard !open.isEmpty else { return false }
        if byName {
            guard let days else { return false }
            let inDays = open.filter { states[$0].sum.day >= days.lowerBound && states[$0].sum.day <= days.upperBound }
            for group in groups(inDays, named) where !group.places.isEmpty {
                for extra in before(days.lowerBound, group.terminals) where sum(group.places + extra) == credit.amount {
                    settle((extra + group.places).sorted(), credit)
                    return true
                }
            }
            return false
        }
        for group in groups(open, named) {
            if let window = window(group.places, credit.amount) {
                settle(window, credit)
                return true
            }
        }
        let recent = open.filter { states[$0].sum.net > 0 }
        let solved = SubsetSolver.solve(
            target: credit.amount, values: recent.map { states[$0].sum.net })
        if case .unique(let set) = solved {
            settle(set.map { recent[$0] }.sorted(), credit)
            return true
        }
        return false
    }

    /// What of earlier days may be netted in a credit besides its own days: nothing, the negative batches of its terminals,
    /// or all that is open of the last days where it comes to less than nothing, of its own terminals, each or together, or of
    /// every one; a payout of all terminals that came to less than nothing may lower those of one terminal for days.
    private func before(_ day: Day, _ terminals: Set<String>) -> [[Int]] {
        let open = states.indices.filter { !states[$0].isTaken && states[$0].sum.day < day }
        var extras: [[Int]] = [
            [], open.filter { states[$0].sum.net <= 0 && terminals.contains(states[$0].sum.terminal) },
        ]
        let days = Set(open.map { states[$0].sum.day }).sorted(by: >).prefix(7)
        var mixed: [[Int]] = []
        let owners = [terminals] + (terminals.count > 1 ? terminals.sorted().map { [$0] } : [])
        for first in days {
            let group = open.filter { states[$0].sum.day >= first }
            if sum(group) <= 0 { extras.append(group) }
            let own = group.filter { terminals.contains(states[$0].sum.terminal) }
            if sum(own) <= 0 { extras.append(own) }
            // Another terminal's batch may just be missing.
            let negative = Dictionary(grouping: own) { states[$0].sum.terminal }.values.filter { sum($0) <= 0 }
            if !negative.isEmpty { extras.append(negative.joined().sorted()) }
            for last in days where last >= first && last != days.first {
                for lowered in owners {
                    let netted = group.filter {
                        states[$0].sum.day <= last || lowered.contains(states[$0].sum.terminal)
                    }
                    if sum(netted) <= 0 { mixed.append(netted) }
                }
            }
        }
        return extras + mixed
    }

    /// Every terminal by itself, then all together.
    private func groups(_ places: [Int], _ named: [String]) -> [(terminals: Set<String>, places: [Int])] {
        var groups: [(Set<String>, [Int])] = []
        let present = Set(places.map { states[$0].sum.terminal }).sorted()
        if named.count != 1, present.count > 1 { groups.append((Set(present), places)) }
        for terminal in present { groups.append(([terminal], places.filter { states[$0].sum.terminal == terminal })) }
        // One terminal alone is the rule; all of them together the exception, unless the text names none.
        return named.isEmpty ? groups : groups.reversed()
    }

    private func sum(_ places: [Int]) -> Int64 { places.reduce(0) { $0 + states[$1].sum.net } }

    /// Contiguous days whose batches add up; the earliest, of these the shortest.
    private func window(_ places: [Int], _ amount: Int64) -> [Int]? {
        for start in places.indices {
            if start > 0, states[places[start - 1]].sum.day == states[places[start]].sum.day { continue }
            var total: Int64 = 0
            for end in start..<places.count {
                total += states[places[end]].sum.net
                let isDayEnd = end + 1 == places.count || states[places[end + 1]].sum.day > states[places[end]].sum.day
                if isDayEnd, total == amount { return Array(places[start...end]) }
            }
        }
        return nil
    }

    /// Nets the batches of one credit in day order: one at zero or below is void, and carried to the next of its terminal, or to
    /// the next of all where it has none.
    private mutating func settle(_ places: [Int], _ credit: SettlementCredit) {
        var own: [String: Int64] = [:]
        var carried: Int64 = 0
        for (index, place) in places.enumerated() {
            let terminal = states[place].sum.terminal
            states[place].isTaken = true
            states[place].carried = carried + (own.removeValue(forKey: terminal) ?? 0)
            states[place].isVoid = states[place].sum.net <= 0
            carried = min(states[place].due, 0)
            if carried < 0, places[(index + 1)...].contains(where: { states[$0].sum.terminal == terminal }) {
                (own[terminal], carried) = (carried, 0)
            }
            if states[place].isVoid { continue }
            states[place].credited = max(states[place].due, 0)
            states[place].credits.append(credit)
        }
        // The last one takes what is over from a negative batch at the end.
        if carried != 0, let last = places.last(where: { !states[$0].isVoid }) { states[last].credited += carried }
    }

    // MARK: Sums that differ

    /// A credit that names a batch but brings another sum: a part of it, or short, or over.
    private mutating func takePart(_ credit: SettlementCredit) -> Bool {
        let named = namedTerminals(credit)
        guard let days = namedDays(credit), !named.isEmpty else { return false }
        let fitting = states.indices.filter {
            named.contains(states[$0].sum.terminal) && states[$0].sum.day >= days.lowerBound
                && states[$0].sum.day <= days.upperBound && !states[$0].isVoid
                && (!states[$0].isTaken || states[$0].credited != states[$0].due)
        }
        guard let last = fitting.last, fitting.allSatisfy({ states[$0].credits.isEmpty }) || fitting.count == 1 else {
            return false
        }
        var left = credit.amount
        for place in fitting {
            let part = place == last ? left : min(left, states[place].due - states[place].credited)
            states[place].isTaken = true
            states[place].credited += part
            states[place].credits.append(credit)
            states[place].difference = states[place].credited - states[place].due
            left -= part
        }
        return true
    }

    /// What nobody credited: a batch at zero or below is void, its sum lowers the next one of its terminal.
    private mutating func carry() {
        var carried: [String: Int64] = [:]
        for place in states.indices where !states[place].isTaken {
            let terminal = states[place].sum.terminal
            states[place].carried = carried[terminal] ?? 0
            states[place].isVoid = states[place].due <= 0
            carried[terminal] = states[place].isVoid ? states[place].due : 0
        }
    }

    // MARK: What a credit says

    private func namedTerminals(_ credit: SettlementCredit) -> [String] {
        terminals.filter { credit.text.contains($0) || credit.reference == $0 }
    }

    /// The days that stand in a text: dd.mm.yyyy or yyyy-mm-dd, first and last.
    private func namedDays(_ credit: SettlementCredit) -> ClosedRange<Day>? {
        var days: [Day] = []
        let bytes = Array(credit.text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for index in range {
                guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
                value = value * 10 + Int(bytes[index]) - 48
            }
            return value
        }
        for start in bytes.indices where start + 10 <= bytes.count {
            if bytes[start + 2] == 46, bytes[start + 5] == 46, let day = number(start..<start + 2),
                let month = number(start + 3..<start + 5), let year = number(start + 6..<start + 10),
                let found = Day(year: year, month: month, day: day)
            {
                days.append(found)
            }
            if bytes[start + 4] == 45, bytes[start + 7] == 45,
                let found = Day(String(decoding: bytes[start..<start + 10], as: UTF8.self))
            {
                days.append(found)
            }
        }
        guard let first = days.min(), let last = days.max() else { return nil }
        return first...last
    }
}
