// Debts that earn a year's discount together: found where money came in the discount's days, replayed beside each other.

internal import Domain
internal import Law

/// What the replay of one obligation within its year gave.
struct YearResult: Sendable {
    var standing: Standing
    /// Parallel to the obligation's claims that have an amount.
    var claims: [SettledClaim]
    var usedUnconfirmedRate: Bool
}

struct YearFamilies {
    private let matching: MatchingResult
    private let order: ClaimOrder
    private let laws: [DebtLaw]
    private let organisation: Currency
    private let date: Day

    init(
        _ matching: MatchingResult, _ order: ClaimOrder, _ laws: [DebtLaw], _ configuration: Configuration, _ date: Day
    ) {
        self.matching = matching
        self.order = order
        self.laws = laws
        organisation = configuration.organisation.currency
        self.date = date
    }

    /// Results by obligation, for all debts of a year of which at least one had money in its discount's days.
    func results() -> [Int32: YearResult] {
        guard laws.contains(where: { $0.discounts.hasYears }) else { return [:] }
        var asked: Set<Int32> = []
        let last = lastDay()
        for claim in matching.book.claims where claim.paidOn <= last && claim.amount > 0 {
            let debt = Int(claim.obligation)
            guard laws[Int(matching.book.obligations[debt].kind)].discounts.hasYears,
                claim.paidOn.year <= Int(matching.book.obligations[debt].year),
                let window = window(claim.obligation), window.holds(on: claim.paidOn)
            else { continue }
            asked.insert(claim.obligation)
        }
        guard !asked.isEmpty else { return [:] }
        var results: [Int32: YearResult] = [:]
        for family in families(asked) where family.count > 1 { replay(family, &results) }
        return results
    }

    /// The last day of any discount by year that a debt of the book may have.
    private func lastDay() -> Day {
        var latest: Int16 = 0
        for index in matching.book.obligations.indices {
            latest = max(latest, matching.book.obligations[index].year)
        }
        return laws.compactMap { $0.discounts.window(ofYear: Int(latest))?.last }.max() ?? Day(number: .min)
    }

    private func window(_ debt: Int32) -> DiscountWindow? {
        let record = matching.book.obligations[Int(debt)]
        return laws[Int(record.kind)].yearWindow(record, in: matching.book.text)
    }

    /// All debts of the years asked for, each family in the order of the law.
    private func families(_ asked: Set<Int32>) -> [[Int32]] {
        let book = matching.book
        var groups: [YearKey: [Int32]] = [:]
        for debt in asked { groups[YearKey(book.obligations[Int(debt)], book.text)] = [] }
        let filter = YearFilter(groups.keys)
        for index in book.obligations.indices where laws[Int(book.obligations[index].kind)].discounts.hasYears {
            guard filter.mayHold(book.obligations[index], book.text), window(Int32(index)) != nil else { continue }
            let key = YearKey(book.obligations[index], book.text)
            if groups[key] != nil { groups[key]?.append(Int32(index)) }
        }
        return groups.values.map { $0.sorted { LegalOrder.precedes($0, $1, book) } }
    }

    private func replay(_ family: [Int32], _ results: inout [Int32: YearResult]) {
        let book = matching.book
        guard let first = family.first, let window = window(first) else { return }
        var timelines: [DebtTimeline] = []
        var claims: [(member: Int, claim: Claim)] = []
        for (member, debt) in family.enumerated() {
            let record = book.obligations[Int(debt)]
            let law = laws[Int(record.kind)]
            guard let figures = DebtFigures(record, organisation: organisation, whole: law.convertsWhole) else {
                return
            }
            timelines.append(
                DebtTimeline(
                    record, figures: figures, law: law, date: date,
                    writeOffs: matching.writeOffs[debt] ?? []))
            for place in order.range(of: Int(debt)) {
                claims.append((member, book.claims[Int(order.claim(place))]))
            }
        }
        var year = YearReplay(
            timelines, window: window, tolerance: laws[Int(book.obligations[Int(first)].kind)].tolerance)
        var settled: [[SettledClaim]] = family.map { _ in [] }
        year.takeAll(claims, in: book.text) { members, taken, grants in
            for (member, result) in zip(members, taken) { settled[member].append(result) }
            for grant in grants {
                settled[grant.member][settled[grant.member].count - 1].split.discount += grant.discount
                settled[grant.member][settled[grant.member].count - 1].split.rounding += grant.rounding
            }
        }
        for (member, standing) in year.finish().enumerated() {
            results[family[member]] = YearResult(
                standing: standing, claims: settled[member],
                usedUnconfirmedRate: year.timelines[member].usedUnconfirmedRate)
        }
    }
}
