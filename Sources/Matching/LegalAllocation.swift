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
    /// Debts that the text tells from others by plate, lot or instalment.
    private let declared: DeclaredDebts

    init(_ day: Day, asked: [Int32] = [], year: Int16 = 0, declared: DeclaredDebts = DeclaredDebts()) {
        self.day = day
        self.asked = asked
        self.year = year
        self.declared = declared
    }

    /// Oldest year first; within a year a choice, else the earliest due. What is left is credit of the debt named last,
    /// or of the last one that took money.
    func lay(_ amount: Int64, on debts: [Int32], _ desk: Desk) -> Laid {
        var byYear: [Int16: [DueUnit]] = [:]
        for unit in desk.openUnits(debts, asked: asked, on: day) {
            byYear[desk.year(of: unit.first), default: []].append(unit)
        }
        var laid = Laid()
        var left = amount
        if desk.configuration.rules.principalsFirst.on(day) {
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
        let latest = declared.byObject.map(desk.year(of:)).max() ?? 0
        laid.isChoiceRefused = laid.parts.contains {
            let year = desk.year(of: $0.debt)
            return (year < wanted && !asked.contains($0.debt))
                || (year < latest && !declared.byObject.contains($0.debt))
        }
        return laid
    }

    /// `repayment: principals_first`: all principals in the order of the law, then what is due beside them; gives what is left.
    private func principalsFirst(
        _ amount: Int64, _ years: [Int16: [DueUnit]], _ desk: Desk, _ parts: inout [SetChoice]
    ) -> Int64 {
        if years.count == 1, let units = years.values.first, let choice = choice(amount, units, desk) {
            parts += choice
            return 0
        }
        var left = amount
        let order = years.keys.sorted().flatMap { inOrder(years[$0] ?? [], desk) }
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
        if let choice = choice(amount, units, desk) {
            parts += choice
            return 0
        }
        var left = amount
        for due in inOrder(units, desk) where left > 0 {
            let part = min(left, due.full)
            parts.append(SetChoice(debt: due.debt, amount: part))
            left -= part
        }
        return left
    }

    /// A sum that is due for all objects of the year or for one of them is a choice; of objects that the text names, for
    /// these. To the cent goes before what the tolerance of rounding closes; of two sums to the cent the discounted one:
    /// within its days it is what the payer is asked for, and the other object would be paid whole for nothing.
    private func choice(_ amount: Int64, _ units: [DueUnit], _ desk: Desk) -> [SetChoice]? {
        let units = units.sorted { desk.precedes($0.first, $1.first) }
        let chosen = units.filter { $0.dues.contains { declared.debts.contains($0.debt) } }
        let some = chosen.isEmpty ? units : chosen
        let exact =
            some.first { $0.discountedSum == amount } ?? some.first { $0.meets(amount) }
        if let choices = Self.least(of: some, amount, 0) ?? exact?.choices(amount, 0)
            ?? Self.least(of: units, amount, 0)
        {
            return choices
        }
        guard units.reduce(0, { $0 + $1.fullSum }) != amount else { return nil }
        // A cent beside the whole sum is no choice: the next debt takes it.
        let near = some.first { $0.isNearlyDiscounted(amount, desk.tolerance) }
        return Self.least(of: some, amount, desk.tolerance) ?? near?.choices(amount, desk.tolerance)
            ?? Self.least(of: units, amount, desk.tolerance)
    }

    /// What pays all of the units, those with their discount that have one; nil: none has, or the sum is another. A cent or
    /// two beside goes with the last.
    private static func least(of units: [DueUnit], _ amount: Int64, _ tolerance: Int64) -> [SetChoice]? {
        guard units.contains(where: \.isDiscounted) else { return nil }
        var choices = units.flatMap(\.dues).map { SetChoice(debt: $0.debt, amount: $0.least) }
        let rest = amount - choices.reduce(0) { $0 + $1.amount }
        guard abs(rest) <= tolerance else { return nil }
        choices[choices.count - 1].amount += rest
        return choices
    }

    /// Debts that were asked for first, then those that are told by more, then by the earliest due, then by id.
    private func inOrder(_ units: [DueUnit], _ desk: Desk) -> [Due] {
        func rank(_ due: Due) -> Int {
            if asked.contains(due.debt) { return 0 }
            return declared.byInstalment.contains(due.debt) ? 1 : declared.byObject.contains(due.debt) ? 2 : 3
        }
        return units.flatMap(\.dues).sorted {
            let (first, second) = (rank($0), rank($1))
            return first != second ? first < second : desk.precedes($0.debt, $1.debt)
        }
    }

    private func add(_ amount: Int64, _ debt: Int32, _ parts: inout [SetChoice]) {
        if let place = parts.firstIndex(where: { $0.debt == debt }) {
            parts[place].amount += amount
        } else {
            parts.append(SetChoice(debt: debt, amount: amount))
        }
    }

    /// Acts and fees: those of the vehicle that the text has go first, the rest of the money goes on. nil: several fit equally.
    func layOnActs(_ amount: Int64, on debts: [Int32], _ desk: Desk) -> [SetChoice]? {
        let own = declared.byObject
        guard !own.isEmpty else { return layOnPool(amount, on: debts, desk) }
        let units = desk.openUnits(own, on: day)
        let due = units.reduce(0) { $0 + $1.fullSum }
        let others = debts.filter { !own.contains($0) }
        guard amount > due, !others.isEmpty else { return layOnPool(amount, on: own, desk) }
        guard let rest = layOnPool(amount - due, on: others, desk) else { return nil }
        return units.flatMap { $0.dues.map(\.whole) } + rest
    }

    /// The one whose sum is met, of the year that the text names where several are; else the earliest due, the rest going on.
    private func layOnPool(_ amount: Int64, on debts: [Int32], _ desk: Desk) -> [SetChoice]? {
        let units = desk.openUnits(debts, on: day)
        func dueDay(_ unit: DueUnit) -> Day { desk.dueDay(of: unit.first) }
        let exact = units.filter { $0.meets(amount) }
        var met = exact.isEmpty ? units.filter { $0.isNearlyDiscounted(amount, desk.tolerance) } : exact
        let ofYear = met.filter { desk.book.obligations[Int($0.first)].isOf(year: year) }
        if !ofYear.isEmpty { met = ofYear }
        met.sort { dueDay($0) < dueDay($1) }
        if let first = met.first {
            guard met.count == 1 || dueDay(first) < dueDay(met[1]) else { return nil }
            return first.choices(amount, desk.tolerance)
        }
        let order = units.sorted {
            dueDay($0) != dueDay($1) ? dueDay($0) < dueDay($1) : desk.precedes($0.first, $1.first)
        }
        var parts: [SetChoice] = []
        var left = amount
        if desk.configuration.rules.principalsFirst.on(day) {
            guard layDown(&left, order, &parts, desk, { $0.principal }),
                layDown(&left, order, &parts, desk, { $0.full - $0.principal })
            else { return nil }
        } else {
            guard layDown(&left, order, &parts, desk, { $0.full }) else { return nil }
        }
        if left > 0, !parts.isEmpty { parts[parts.count - 1].amount += left }
        return parts
    }

    /// Lays a part of what is due on acts in their order. false: of acts due on one day none goes before the other, and the
    /// money does not cover them all.
    private func layDown(
        _ left: inout Int64, _ order: [DueUnit], _ parts: inout [SetChoice], _ desk: Desk, _ part: (Due) -> Int64
    ) -> Bool {
        var start = 0
        while start < order.count, left > 0 {
            let day = desk.dueDay(of: order[start].first)
            var end = start
            while end < order.count, desk.dueDay(of: order[end].first) == day { end += 1 }
            let acts = order[start..<end].flatMap(\.dues).filter { part($0) > 0 }
            guard acts.count < 2 || left >= acts.reduce(0, { $0 + part($1) }) else { return false }
            for act in acts where left > 0 {
                add(min(left, part(act)), act.debt, &parts)
                left -= min(left, part(act))
            }
            start = end
        }
        return true
    }
}
