// Discounts for paying early: 5 % of a year's tax by 30 April, 20 % of a decree within 14 days of service (ЗАНН чл. 79б).

package import Domain

/// The discount rules of one kind, worked out for every year: a replay asks them for each debt. A class, as `DebtLaw` is:
/// its calendar belongs to all tasks, which must not count its owners at each debt.
package final class DiscountLaw: Sendable {
    /// From 1990 on; empty where the kind has no discount by year.
    private let years: [DiscountWindow?]
    private let services: [ServiceRule]
    /// Folded series of each service rule; empty: any.
    private let series: [[String]]
    private let calendar: BulgarianCalendar
    private static let firstYear = 1990

    private struct ServiceRule: Sendable {
        var days: Int
        var percentHundredths: Int64
        var from: Day
        var until: MaybeDay
    }

    package init(_ kind: KindSettings, _ settings: RuleSettings) {
        let names = kind.discounts ?? []
        let rules = settings.discounts.filter { names.contains($0.name) }
        let calendar = settings.holidays.isEmpty ? Self.standard : BulgarianCalendar(extra: settings.holidays)
        self.calendar = calendar
        let hasYears = rules.contains { if case .wholeYearBy = $0.term { true } else { false } }
        years =
            hasYears ? (Self.firstYear...2100).map { Self.window(ofYear: $0, rules, calendar) } : []
        var services: [ServiceRule] = []
        var series: [[String]] = []
        for rule in rules {
            guard case .daysAfterService(let days) = rule.term else { continue }
            services.append(
                ServiceRule(
                    days: days, percentHundredths: rule.percentHundredths, from: rule.from, until: MaybeDay(rule.until))
            )
            series.append(rule.series.map(LookAlikes.folded))
        }
        self.services = services
        self.series = series
    }

    private static let standard = BulgarianCalendar()

    private static func window(ofYear year: Int, _ rules: [DiscountRule], _ calendar: BulgarianCalendar)
        -> DiscountWindow?
    {
        for rule in rules {
            guard case .wholeYearBy(let month, let day) = rule.term, let base = Day(year: year, month: month, day: day),
                rule.from <= base, rule.until.map({ base <= $0 }) ?? true
            else { continue }
            return DiscountWindow(
                first: Day(number: .min), last: calendar.onOrAfter(base), percentHundredths: rule.percentHundredths,
                isOfYear: true)
        }
        return nil
    }

    package var isEmpty: Bool { years.isEmpty && services.isEmpty }

    /// Whether debts of the kind share a discount by year.
    package var hasYears: Bool { !years.isEmpty }

    /// The discount of a year's debts.
    package func window(ofYear year: Int) -> DiscountWindow? {
        let place = year - Self.firstYear
        return years.indices.contains(place) ? years[place] : nil
    }

    /// The days within which money may earn the discount, and its percent; nil: none.
    ///
    /// - Parameter series: whether the document's series is this one, folded.
    package func window(_ debt: borrowing Obligation, series fits: (String) -> Bool) -> DiscountWindow? {
        if let year = window(ofYear: Int(debt.year)) { return year }
        guard !services.isEmpty, let served = debt.servedOn.value else { return nil }
        for (place, rule) in services.enumerated() {
            guard rule.from <= served, rule.until.value.map({ served <= $0 }) ?? true,
                series[place].isEmpty || series[place].contains(where: fits)
            else { continue }
            return DiscountWindow(
                first: served, last: calendar.onOrAfter(served + rule.days),
                percentHundredths: rule.percentHundredths, isOfYear: false)
        }
        return nil
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
    package func discount(of principal: Int64) -> Int64 {
        Euro.share(principal, times: percentHundredths, over: 10_000)
    }

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
        var shares = principals.map { Euro.share(whole, times: $0, over: total) }
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
