// What is due on a day, as the claims of this moment leave it: of one debt, and of the instalments of a year together.

internal import Domain
internal import Law

/// What is due of a debt.
struct Due: Sendable {
    var debt: Int32
    var full: Int64
    /// What would earn the discount; nil: none on this day.
    var discounted: Int64?
    /// Principal that is open.
    var principal: Int64
    /// Its sums were converted.
    var isConverted = false

    /// The least that pays it.
    var least: Int64 { discounted ?? full }
    /// What pays all of it.
    var whole: SetChoice { SetChoice(debt: debt, amount: full) }
}

/// Debts that earn a discount together, all or none of them, or one debt.
struct DueUnit: Sendable {
    var dues: [Due]

    var first: Int32 { dues[0].debt }
    var isDiscounted: Bool { dues[0].discounted != nil }
    var fullSum: Int64 { dues.reduce(0) { $0 + $1.full } }
    var discountedSum: Int64? { isDiscounted ? dues.reduce(0) { $0 + $1.least } : nil }

    /// Whether a sum is what is due of all its debts, whole or discounted, to the cent.
    func meets(_ amount: Int64) -> Bool { fullSum == amount || discountedSum == amount }

    /// The same within the tolerance of rounding, which holds only where a discount or the conversion takes part.
    func nearlyMeets(_ amount: Int64, _ tolerance: Int64) -> Bool {
        isNearlyDiscounted(amount, tolerance) || isNearlyWhole(amount, tolerance)
    }

    func isNearlyDiscounted(_ amount: Int64, _ tolerance: Int64) -> Bool {
        amount < fullSum && discountedSum.map { abs($0 - amount) <= tolerance } ?? false
    }

    func isNearlyWhole(_ amount: Int64, _ tolerance: Int64) -> Bool {
        abs(fullSum - amount) <= tolerance && dues.allSatisfy(\.isConverted)
    }

    /// A sum that it is due, exactly or nearly, on its debts; a cent or two beside goes with the last.
    func choices(_ amount: Int64, _ tolerance: Int64) -> [SetChoice] {
        let isWhole = fullSum == amount || (discountedSum != amount && !isNearlyDiscounted(amount, tolerance))
        var choices = dues.map { SetChoice(debt: $0.debt, amount: isWhole ? $0.full : $0.least) }
        choices[choices.count - 1].amount += amount - choices.reduce(0) { $0 + $1.amount }
        return choices
    }
}

extension Desk {
    /// What is due of a debt on a day, all money that counts before it taken off. nil: its currency has no rate.
    func due(_ debt: Int32, on day: Day) -> Int64? {
        if let family = family(of: debt) {
            guard var year = year(family, on: day), let place = family.firstIndex(of: debt) else { return nil }
            return year.dues(on: day)[place]
        }
        guard var timeline = timeline(debt, on: day) else { return nil }
        return timeline.due(on: day)
    }

    /// Whether money of a later day has paid a debt, which came in an earlier night. Money that names no debt goes where it is
    /// wanted: here it would only make a credit of the other one.
    func isPaidLater(_ debt: Int32, than day: Day) -> Bool {
        lastMoney(of: debt, after: day).map { due(debt, on: $0) == 0 } ?? false
    }

    /// Debts in units. A year's discount is offered only where all its debts that are still due are among them.
    func units(_ debts: [Int32], on day: Day) -> [DueUnit] {
        var units: [DueUnit] = []
        var seen: Set<Int32> = []
        for (place, debt) in debts.enumerated() where !seen.contains(debt) {
            guard let family = family(of: debt) else {
                // Of few, looking through is faster than a set.
                if debts[..<min(place, 8)].contains(debt) { continue }
                if place >= 8 { seen.insert(debt) }
                if let due = alone(debt, on: day) { units.append(DueUnit(dues: [due])) }
                continue
            }
            seen.formUnion(family)
            guard var year = year(family, on: day) else { continue }
            let dues = year.dues(on: day)
            let wanted = family.indices.filter { dues[$0] > 0 && debts.contains(family[$0]) }
            guard !wanted.isEmpty else { continue }
            let isWhole = wanted.count == dues.filter { $0 > 0 }.count
            let offer = isWhole ? year.offer(on: day) : nil
            units.append(
                DueUnit(
                    dues: wanted.map {
                        Due(
                            debt: family[$0], full: dues[$0], discounted: offer?[$0],
                            principal: year.timelines[$0].openPrincipal, isConverted: isConverted(family[$0]))
                    }))
        }
        return units
    }

    /// The same for money that does not name them: of each no more than money of later days has left.
    func openUnits(_ debts: [Int32], asked: [Int32] = [], on day: Day) -> [DueUnit] {
        units(debts, on: day).compactMap { unit in
            var unit = unit
            var isLess = false
            for place in unit.dues.indices where !asked.contains(unit.dues[place].debt) {
                let due = unit.dues[place]
                guard let last = lastMoney(of: due.debt, after: day), let left = self.due(due.debt, on: last),
                    left < due.full
                else { continue }
                unit.dues[place].full = left
                unit.dues[place].principal = min(due.principal, left)
                isLess = true
            }
            guard isLess else { return unit }
            for place in unit.dues.indices { unit.dues[place].discounted = nil }
            unit.dues.removeAll { $0.full == 0 }
            return unit.dues.isEmpty ? nil : unit
        }
    }

    private func isConverted(_ debt: Int32) -> Bool {
        book.obligations[Int(debt)].currency != .eur
    }

    /// Whether a sum is just what is due of a debt, whole or discounted.
    func isDue(_ debt: Int32, _ amount: Int64, on day: Day) -> Bool { unit(debt, on: day)?.meets(amount) ?? false }

    /// The same within the tolerance of rounding.
    func isNearlyDue(_ debt: Int32, _ amount: Int64, on day: Day) -> Bool {
        unit(debt, on: day)?.nearlyMeets(amount, tolerance) ?? false
    }

    /// A debt by itself; nil: nothing is due of it.
    private func unit(_ debt: Int32, on day: Day) -> DueUnit? {
        if family(of: debt) != nil { return units([debt], on: day).first }
        return alone(debt, on: day).map { DueUnit(dues: [$0]) }
    }

    /// A debt that shares no discount; nil: nothing is due of it.
    private func alone(_ debt: Int32, on day: Day) -> Due? {
        guard var timeline = timeline(debt, on: day) else { return nil }
        let full = timeline.due(on: day)
        guard full > 0 else { return nil }
        return Due(
            debt: debt, full: full, discounted: timeline.offer(on: day), principal: timeline.openPrincipal,
            isConverted: isConverted(debt))
    }

    /// A debt with all money up to a day, with the discount that it may earn alone.
    private func timeline(_ debt: Int32, on day: Day) -> DebtTimeline? {
        let law = laws[Int(book.obligations[Int(debt)].kind)]
        let window = law.discounts.isEmpty ? nil : law.window(book.obligations[Int(debt)], in: book.text)
        guard var timeline = emptyTimeline(debt, on: day, window: window) else { return nil }
        for claim in claims(ofObligation: debt, upTo: day) {
            if claim.amount == 0 { timeline.lose(claim.posted) }
            if claim.amount > 0 { _ = timeline.take(claim.amount, on: claim.paidOn, posted: claim.posted) }
        }
        return timeline
    }

    private func emptyTimeline(_ debt: Int32, on day: Day, window: DiscountWindow?) -> DebtTimeline? {
        let record = book.obligations[Int(debt)]
        let law = laws[Int(record.kind)]
        guard
            let figures = DebtFigures(
                record, organisation: configuration.organisation.currency, whole: law.convertsWhole)
        else { return nil }
        return DebtTimeline(
            record, figures: figures, law: law, date: day, window: window,
            writeOffs: writeOffs.isEmpty ? [] : writeOffs[debt] ?? [])
    }

    // MARK: Years

    /// All debts that earn a year's discount with this one, itself among them, in the order of the law; nil: it has none beside it.
    func family(of debt: Int32) -> [Int32]? {
        if debt == lastFamily.debt { return lastFamily.all }
        let all = findFamily(of: debt)
        lastFamily = (debt, all)
        return all
    }

    private func findFamily(of debt: Int32) -> [Int32]? {
        let person = debtors.person[Int(debt)]
        guard person >= 0, debtors.places(of: person).count > 1, yearWindow(debt) != nil else { return nil }
        let (kind, year) = (book.obligations[Int(debt)].kind, book.obligations[Int(debt)].year)
        let (object, payer) = (book.obligations[Int(debt)].object, book.obligations[Int(debt)].payerID)
        var family: [Int32] = []
        for place in debtors.places(of: person) {
            let other = debtors.obligation(at: place)
            guard book.obligations[Int(other)].kind == kind, book.obligations[Int(other)].year == year,
                book.text.equal(book.obligations[Int(other)].object, object),
                book.text.equal(book.obligations[Int(other)].payerID, payer), yearWindow(other) != nil
            else { continue }
            family.append(other)
        }
        guard family.count > 1 else { return nil }
        family.sort(by: precedes)
        return family
    }

    /// The window of a year's discount that a debt may earn.
    private func yearWindow(_ debt: Int32) -> DiscountWindow? {
        let law = laws[Int(book.obligations[Int(debt)].kind)]
        return law.discounts.hasYears ? law.yearWindow(book.obligations[Int(debt)], in: book.text) : nil
    }

    /// The order of the law.
    func precedes(_ left: Int32, _ right: Int32) -> Bool {
        LegalOrder.precedes(book.obligations[Int(left)], book.obligations[Int(right)], in: book.text)
    }

    /// All debts of one year together, with their money up to a day.
    private func year(_ family: [Int32], on day: Day) -> YearReplay? {
        guard let first = family.first, let window = yearWindow(first) else { return nil }
        var timelines: [DebtTimeline] = []
        var money: [(member: Int, claim: Claim)] = []
        for (member, debt) in family.enumerated() {
            guard let timeline = emptyTimeline(debt, on: day, window: nil) else { return nil }
            timelines.append(timeline)
            money += claims(ofObligation: debt, upTo: day).map { (member, $0) }
        }
        var replay = YearReplay(
            timelines, window: window, tolerance: laws[Int(book.obligations[Int(first)].kind)].tolerance)
        replay.takeAll(money, in: book.text) { _, _, _ in }
        return replay
    }
}
