// The order of the law over several debts of one kind (ДОПК чл. 169 ал. 3а), and of acts (ал. 4).

internal import Domain
internal import Law

struct LegalAllocation {
    struct Laid {
        var parts: [SetChoice] = []
        /// The payer asked for a later year, and an older one took money.
        var isChoiceRefused = false
    }

    private let day: Day
    /// Debts that the payer named, and the year that the text names.
    private let asked: [Int32]
    private let year: Int16

    init(_ day: Day, asked: [Int32] = [], year: Int16 = 0) {
        self.day = day
        self.asked = asked
        self.year = year
    }

    /// Oldest year first; within a year a choice, else the earliest due. What is left is credit of the debt named last,
    /// or of the last one that took money.
    func lay(_ amount: Int64, on debts: [Int32], _ desk: Desk) -> Laid {
        var byYear: [Int16: [DueUnit]] = [:]
        for unit in desk.units(debts, on: day) { byYear[desk.year(of: unit.first), default: []].append(unit) }
        var laid = Laid()
        var left = amount
        if desk.configuration.rules.principalsFirst, byYear.count > 1 {
            left = principalsFirst(left, byYear, desk, &laid.parts)
        } else {
            for year in byYear.keys.sorted() where left > 0 {
                left = pay(left, byYear[year] ?? [], &laid.parts, desk)
            }
        }
        if left > 0 {
            let last = asked.last ?? laid.parts.last?.debt ?? debts.last
            if let last { add(left, last, &laid.parts) }
        }
        let wanted = asked.map(desk.year(of:)).max() ?? (byYear[self.year] == nil ? 0 : self.year)
        laid.isChoiceRefused = laid.parts.contains { desk.year(of: $0.debt) < wanted && !asked.contains($0.debt) }
        return laid
    }

    /// `repayment: principals_first`: all principals in the order of the law, then what is due beside them; gives what is left.
    private func principalsFirst(
        _ amount: Int64, _ years: [Int16: [DueUnit]], _ desk: Desk, _ parts: inout [SetChoice]
    ) -> Int64 {
        var left = amount
        let units = years.keys.sorted().flatMap { years[$0] ?? [] }
        let order = units.flatMap(\.dues).sorted { desk.precedes($0.debt, $1.debt) }
        for isPrincipal in [true, false] {
            for due in order where left > 0 {
                let part = isPrincipal ? due.principal : due.full - due.principal
                guard part > 0 else { continue }
                add(min(left, part), due.debt, &parts)
                left -= min(left, part)
            }
        }
        return left
    }

    /// Lays money on the debts of one year; gives what is left.
    private func pay(
        _ amount: Int64, _ units: [DueUnit], _ parts: inout [SetChoice], _ desk: Desk
    ) -> Int64 {
        if let exact = discounted(amount, units, desk.tolerance) ?? chosen(amount, units) {
            parts += exact
            return 0
        }
        var left = amount
        for choice in inOrder(units, desk) where left > 0 {
            let part = min(left, choice.amount)
            parts.append(SetChoice(debt: choice.debt, amount: part))
            left -= part
        }
        return left
    }

    /// The sum that earns the discount of all objects of the year, or of one of them and no more.
    private func discounted(_ amount: Int64, _ units: [DueUnit], _ tolerance: Int64) -> [SetChoice]? {
        let all = units.reduce(0) { $0 + ($1.discountedSum ?? $1.fullSum) }
        if units.contains(where: \.isDiscounted), abs(all - amount) <= tolerance {
            return Self.choices(units, amount)
        }
        let one = units.first { $0.discountedSum.map { abs($0 - amount) <= tolerance } ?? false }
        return one.map { Self.choices([$0], amount) }
    }

    /// The discounted sums of units; a cent or two beside them goes with the last.
    private static func choices(_ units: [DueUnit], _ amount: Int64) -> [SetChoice] {
        var choices = units.flatMap { unit in unit.dues.map { SetChoice(debt: $0.debt, amount: $0.least) } }
        let rest = amount - choices.reduce(0) { $0 + $1.amount }
        choices[choices.count - 1].amount += rest
        return choices
    }

    /// A sum that is exactly due for one object of several is a choice, too.
    private func chosen(_ amount: Int64, _ units: [DueUnit]) -> [SetChoice]? {
        guard units.count > 1, let unit = units.first(where: { $0.fullSum == amount }) else { return nil }
        return unit.dues.map { SetChoice(debt: $0.debt, amount: $0.full) }
    }

    /// Debts that were asked for first, then by the earliest due, then by id.
    private func inOrder(_ units: [DueUnit], _ desk: Desk) -> [SetChoice] {
        units.flatMap { unit in unit.dues.map { SetChoice(debt: $0.debt, amount: $0.full) } }.sorted {
            let (first, second) = (asked.contains($0.debt), asked.contains($1.debt))
            if first != second { return first }
            return desk.precedes($0.debt, $1.debt)
        }
    }

    private func add(_ amount: Int64, _ debt: Int32, _ parts: inout [SetChoice]) {
        if let place = parts.firstIndex(where: { $0.debt == debt }) {
            parts[place].amount += amount
        } else {
            parts.append(SetChoice(debt: debt, amount: amount))
        }
    }

    /// Acts and fees: the one whose sum is met, else the earliest due, the rest going on. nil: several fit equally.
    func layOnActs(_ amount: Int64, on debts: [Int32], _ desk: Desk) -> [SetChoice]? {
        let units = desk.units(debts, on: day)
        func dueDay(_ unit: DueUnit) -> Day { desk.dueDay(of: unit.first) }
        let exact = units.filter { $0.fullSum == amount || $0.discountedSum == amount }.sorted {
            dueDay($0) < dueDay($1)
        }
        if let first = exact.first {
            guard exact.count == 1 || dueDay(first) < dueDay(exact[1]) else { return nil }
            return [SetChoice(debt: first.first, amount: amount)]
        }
        let order = units.sorted {
            dueDay($0) != dueDay($1)
                ? dueDay($0) < dueDay($1) : desk.precedes($0.first, $1.first)
        }
        var parts: [SetChoice] = []
        var left = amount
        for (place, unit) in order.enumerated() where left > 0 {
            let hasTwin =
                (place > 0 && dueDay(order[place - 1]) == dueDay(unit))
                || (place + 1 < order.count && dueDay(order[place + 1]) == dueDay(unit))
            // Of acts due on one day none goes before the other, unless the money covers them all.
            if hasTwin {
                let twins = order.filter { dueDay($0) == dueDay(unit) }.reduce(0) { $0 + $1.fullSum }
                let before = parts.filter { desk.dueDay(of: $0.debt) == dueDay(unit) }.reduce(0) { $0 + $1.amount }
                if left + before < twins { return nil }
            }
            let part = min(left, unit.fullSum)
            parts.append(SetChoice(debt: unit.first, amount: part))
            left -= part
        }
        if left > 0, !parts.isEmpty { parts[parts.count - 1].amount += left }
        return parts
    }
}
