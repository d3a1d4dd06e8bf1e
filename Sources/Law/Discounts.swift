// Discounts for paying early: 5 % of a year's tax by 30 April, 20 % of a decree within 14 days of service (ЗАНН чл. 79б).

package import Domain

/// The discount rules of one kind, with the calendar that moves their last days.
package struct DiscountLaw: Sendable {
    private let rules: [DiscountRule]
    private let calendar: BulgarianCalendar

    package init(_ kind: KindSettings, _ settings: RuleSettings) {
        let names = kind.discounts ?? []
        rules = settings.discounts.filter { names.contains($0.name) }
        calendar = settings.holidays.isEmpty ? Self.standard : BulgarianCalendar(extra: settings.holidays)
    }

    private static let standard = BulgarianCalendar()

    package var isEmpty: Bool { rules.isEmpty }

    /// Whether debts of the kind share a discount by year.
    package var hasYears: Bool {
        rules.contains { if case .wholeYearBy = $0.term { true } else { false } }
    }

    /// The days within which money may earn the discount, and its percent; nil: none.
    ///
    /// - Parameter series: whether the document's series is one that a rule asks for.
    package func window(_ debt: borrowing Obligation, series: (String) -> Bool) -> DiscountWindow? {
        for rule in rules {
            switch rule.term {
            case .wholeYearBy(let month, let day):
                guard let base = Day(year: Int(debt.year), month: month, day: day), isInForce(rule, on: base) else {
                    continue
                }
                return DiscountWindow(
                    first: Day(number: .min), last: calendar.onOrAfter(base), percentHundredths: rule.percentHundredths,
                    isOfYear: true)
            case .daysAfterService(let days):
                guard let served = debt.servedOn.value, isInForce(rule, on: served),
                    rule.series.isEmpty || rule.series.contains(where: series)
                else { continue }
                return DiscountWindow(
                    first: served, last: calendar.onOrAfter(served + days), percentHundredths: rule.percentHundredths,
                    isOfYear: false)
            }
        }
        return nil
    }

    private func isInForce(_ rule: DiscountRule, on day: Day) -> Bool {
        rule.from <= day && (rule.until.map { day <= $0 } ?? true)
    }
}

/// The days of one debt's discount, both inclusive.
package struct DiscountWindow: Hashable, Sendable {
    package var first: Day
    package var last: Day
    package var percentHundredths: Int64
    /// Asked of all instalments of the same payer, kind, object and year together.
    package var isOfYear: Bool

    package func holds(on day: Day) -> Bool { first <= day && day <= last }

    /// Of a principal, half away from zero.
    package func discount(of principal: Int64) -> Int64 { Euro.rounded(principal * percentHundredths, over: 10_000) }

    /// A year's discount shared out in proportion, each share rounded, the last debt taking the rest; what a debt can no
    /// longer take, since it is paid too far, goes to the next ones, then back to the earlier ones.
    ///
    /// - Parameters:
    ///   - principals: of all debts of the year, in their order.
    ///   - open: principal still open of each.
    /// - Returns: nil where the open principals cannot take the whole discount.
    package func shares(_ principals: [Int64], open: [Int64]) -> [Int64]? {
        let total = principals.reduce(0, +)
        guard total > 0, let final = principals.indices.last else { return nil }
        let whole = discount(of: total)
        var shares = principals.map { Euro.rounded(whole * $0, over: total) }
        shares[final] += whole - shares.reduce(0, +)
        var rest: Int64 = 0
        for index in shares.indices {
            let wanted = shares[index] + rest
            shares[index] = min(wanted, open[index])
            rest = wanted - shares[index]
        }
        for index in shares.indices.reversed() where rest > 0 {
            let more = min(rest, open[index] - shares[index])
            shares[index] += more
            rest -= more
        }
        return rest == 0 ? shares : nil
    }
}
