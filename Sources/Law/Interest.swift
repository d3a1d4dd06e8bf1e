// Interest on overdue taxes and fees (ЗЛДТДПДВ чл. 1; ПМС 426/2014); never on fines or on interest.

package import Domain

/// The dated rates of pipeline.yml, first to last.
package struct InterestRates: Sendable {
    private let rates: [InterestRate]
    private let divisor: Dated<Int64>
    /// The least multiple of all divisors: over it days of different ones add up exactly.
    fileprivate let base: Int64

    package init(_ rules: RuleSettings) {
        rates = rules.rates
        divisor = rules.interestDivisor
        base = divisor.values.reduce(1) { $0 / Self.greatestCommon($0, $1) * $1 }
    }

    private static func greatestCommon(_ left: Int64, _ right: Int64) -> Int64 {
        right == 0 ? left : greatestCommon(right, left % right)
    }

    /// The rate and divisor in force on a day, the last day on which they are, and whether the rate is confirmed then.
    fileprivate func terms(on day: Day) -> (rate: Int64, divisor: Int64, lastDay: Day?, confirmed: Bool) {
        let found = rate(on: day)
        guard !divisor.changes.isEmpty else { return (found.rate, divisor.first, found.lastDay, found.confirmed) }
        let change = divisor.changes.first { $0.from > day }.map { $0.from + -1 }
        let last = found.lastDay.map { day in change.map { min($0, day) } ?? day } ?? change
        return (found.rate, divisor.on(day), last, found.confirmed)
    }

    /// The rate in force on a day, the last day on which it is the answer, and whether it is confirmed then.
    private func rate(on day: Day) -> (rate: Int64, lastDay: Day?, confirmed: Bool) {
        guard let first = rates.first else { return (0, nil, true) }
        if day < first.from { return (first.percentHundredths, first.from + -1, false) }
        var index = 0
        while index + 1 < rates.count, rates[index + 1].from <= day { index += 1 }
        let rate = rates[index]
        let ends = index + 1 < rates.count ? rates[index + 1].from + -1 : nil
        guard let confirmed = rate.confirmedUntil, confirmed < (ends ?? Day(number: .max)) else {
            return (rate.percentHundredths, ends, true)
        }
        return day <= confirmed ? (rate.percentHundredths, confirmed, true) : (rate.percentHundredths, ends, false)
    }
}

/// Days with one rate, both inclusive.
package struct RatePeriod: Sendable, Hashable {
    package var first: Day
    package var last: Day
    package var percentHundredths: Int64
    package var divisor: Int64
    /// False past the confirmed end of a rate, and before the first one.
    package var isConfirmed: Bool
}

extension InterestRates {
    /// The rates from one day to another, both inclusive, first to last.
    package func periods(_ first: Day, _ last: Day) -> [RatePeriod] {
        var periods: [RatePeriod] = []
        var day = first
        while day <= last {
            let (rate, divisor, lastDay, confirmed) = terms(on: day)
            let end = lastDay.map { min($0, last) } ?? last
            if let before = periods.last, before.percentHundredths == rate, before.divisor == divisor,
                before.isConfirmed == confirmed
            {
                periods[periods.count - 1].last = end
            } else {
                periods.append(
                    RatePeriod(
                        first: day, last: end, percentHundredths: rate, divisor: divisor, isConfirmed: confirmed))
            }
            day = end + 1
        }
        return periods
    }
}

/// Interest of one debt, exact until it is rounded: cents × hundredths of a percent × days, in parts of a year's base.
package struct InterestMeter: Sendable {
    private let rates: InterestRates
    private var exact: Int128 = 0
    private var ranUntil: Day
    /// A rate past its confirmed end, or the nearest one before the first, was used.
    package private(set) var usedUnconfirmedRate = false

    /// Interest runs from the day after `dueOn`.
    package init(dueOn: Day, rates: InterestRates) {
        self.rates = rates
        ranUntil = dueOn
    }

    /// Lets interest run on `principal` (minor units) up to and with `day`, split where the rate changes.
    package mutating func run(on principal: Int64, to day: Day) {
        while ranUntil < day {
            let (rate, divisor, lastDay, confirmed) = rates.terms(on: ranUntil + 1)
            let end = lastDay.map { min($0, day) } ?? day
            if principal > 0 {
                exact += Int128(principal) * Int128(rate * Int64(end - ranUntil) * (rates.base / divisor))
                if !confirmed { usedUnconfirmedRate = true }
            }
            ranUntil = end
        }
    }

    /// All interest since the due date, rounded once, half away from zero; minor units.
    package var total: Int64 { Euro.rounded(exact, over: rates.base * 10_000) }
}
