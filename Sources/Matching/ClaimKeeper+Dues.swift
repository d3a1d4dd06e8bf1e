// What is due on a day, as the claims of this moment leave it: of one debt, and of the instalments of a year together.

internal import Domain
internal import Law

/// Debts that earn a discount together, or one debt: what is due of each, and what would earn the discount.
struct DueUnit: Sendable {
    var debts: [Int32]
    /// Parallel to `debts`.
    var full: [Int64]
    /// Parallel to `debts`; nil: no discount on this day.
    var discounted: [Int64]?
    /// Principal open of each, parallel to `debts`.
    var principal: [Int64]

    var fullSum: Int64 { full.reduce(0, +) }
    var discountedSum: Int64? { discounted?.reduce(0, +) }
}

extension ClaimKeeper {
    /// What is due of a debt on a day, all money that counts before it taken off. nil: its currency has no rate.
    func due(_ debt: Int32, on day: Day) -> Int64? {
        let family = family(of: debt)
        if family.count > 1 {
            guard var year = year(family, on: day), let place = family.firstIndex(of: debt) else { return nil }
            return year.dues(on: day)[place]
        }
        guard var timeline = timeline(debt, on: day) else { return nil }
        return timeline.due(on: day)
    }

    /// Debts in units. A year's discount is offered only where all its debts that are still due are among them.
    func units(_ debts: [Int32], on day: Day) -> [DueUnit] {
        var units: [DueUnit] = []
        var seen: Set<Int32> = []
        for debt in debts where !seen.contains(debt) {
            let family = family(of: debt)
            guard family.count > 1 else {
                seen.insert(debt)
                guard var timeline = timeline(debt, on: day) else { continue }
                let full = timeline.due(on: day)
                if full > 0 {
                    units.append(
                        DueUnit(
                            debts: [debt], full: [full], discounted: timeline.offer(on: day).map { [$0] },
                            principal: [timeline.openPrincipal]))
                }
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
                    debts: wanted.map { family[$0] }, full: wanted.map { dues[$0] },
                    discounted: offer.map { offer in wanted.map { offer[$0] } },
                    principal: wanted.map { year.timelines[$0].openPrincipal }))
        }
        return units
    }

    /// A debt with all money up to a day, with the discount that it may earn alone.
    private func timeline(_ debt: Int32, on day: Day) -> DebtTimeline? {
        let record = book.obligations[Int(debt)]
        guard
            var timeline = emptyTimeline(
                debt, on: day, window: laws[Int(record.kind)].window(record, in: book.text))
        else { return nil }
        for claim in earlier(debt, day) {
            _ = timeline.take(claim.amount, on: claim.paidOn, wasEarned: claim.posted.discount > 0)
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
            writeOffs: writeOffs[debt] ?? [])
    }

    private func earlier(_ debt: Int32, _ day: Day) -> [Claim] {
        let places = claims(ofObligation: debt)
        guard !places.isEmpty else { return [] }
        return places.map { book.claims[Int($0)] }.filter { $0.paidOn <= day }
            .sorted { $0.precedes($1, in: book.text) }
    }

    // MARK: Years

    /// All debts that earn a year's discount with this one, in the order of the law; itself alone where there are none.
    func family(of debt: Int32) -> [Int32] {
        guard yearWindow(debt) != nil, debtors.person[Int(debt)] >= 0 else { return [debt] }
        let record = book.obligations[Int(debt)]
        let family = debtors.obligations(of: debtors.person[Int(debt)]).filter {
            let other = book.obligations[Int($0)]
            return other.kind == record.kind && other.year == record.year
                && book.text.equal(other.object, record.object) && book.text.equal(other.payerID, record.payerID)
                && yearWindow($0) != nil
        }
        return family.sorted { LegalOrder.precedes($0, $1, book) }
    }

    /// The window of a year's discount that a debt may earn.
    private func yearWindow(_ debt: Int32) -> DiscountWindow? {
        laws[Int(book.obligations[Int(debt)].kind)].yearWindow(book.obligations[Int(debt)], in: book.text)
    }

    /// All debts of one year together, with their money up to a day.
    private func year(_ family: [Int32], on day: Day) -> YearReplay? {
        guard let first = family.first, let window = yearWindow(first) else { return nil }
        var timelines: [DebtTimeline] = []
        var money: [(member: Int, claim: Claim)] = []
        for (member, debt) in family.enumerated() {
            guard let timeline = emptyTimeline(debt, on: day, window: nil) else { return nil }
            timelines.append(timeline)
            money += earlier(debt, day).map { (member, $0) }
        }
        var replay = YearReplay(
            timelines, window: window, tolerance: laws[Int(book.obligations[Int(first)].kind)].tolerance)
        replay.takeAll(money, in: book.text) { _, _, _ in }
        return replay
    }
}
