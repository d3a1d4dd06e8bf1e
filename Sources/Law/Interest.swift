// Interest on overdue taxes and fees (ЗЛДТДПДВ чл. 1; ПМС 426/2014); never on fines or on interest.

package import Domain

/// The dated rates of pipeline.yml, first to last.
package struct InterestRates: Sendable {
    private let rates: [InterestRate]
    fileprivate let divisor: Int64

    package init(_ rules: RuleSettings) {
        rates = rules.rates
        divisor = rules.interestDivisor
    }

    /// The rate in force on a day, the last day on which it is the answer, and whether it is confirmed then.
    fileprivate func rate(on day: Day) -> (rate: Int64, lastDay: Day?, confirmed: Bool) {
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
}

extension InterestRates {
    /// The rates from one day to another, both inclusive, first to last.
    package func periods(_ first: Day, _ last: Day) -> [RatePeriod] {
        var periods: [RatePeriod] = []
        var day = first
        while day <= last {
            let (rate, lastDay, _) = rate(on: day)
            let end = lastDay.map { min($0, last) } ?? last
            if periods.last?.percentHundredths == rate {
                periods[periods.count - 1].last = end
            } else {
                periods.append(RatePeriod(first: day, last: end, percentHundredths: rate))
            }
            day = end + 1
        }
        return periods
    }
}

/// Interest of one debt, exact until it is rounded: cents × hundredths of a percent × days.
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
            let (rate, lastDay, confirmed) = rates.rate(on: ranUntil + 1)
            let end = lastDay.map { min($0, day) } ?? day
            if principal > 0 {
                exact += Int128(principal) * Int128(rate * Int64(end - ranUntil))
                if !confirmed { usedUnconfirmedRate = true }
            }
            ranUntil = end
        }
    }

    /// All interest since the due date, rounded once, half away from zero; minor units.
    package var total: Int64 { Euro.rounded(exact, over: rates.divisor * 10_000) }
}
