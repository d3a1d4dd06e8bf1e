// Limitation (давност): when the term to collect a debt ends. Shown, never applied by the program itself.

package import Domain

/// The terms of one kind, in years.
package struct LimitationTerms: Sendable {
    fileprivate typealias Years = (term: Int, absolute: Int)
    fileprivate let isFine: Bool
    private let first: Years
    private let changes: [LimitationChange]
    /// Of a fine whose enforcement is open: ДОПК чл. 171 holds for it as for a tax.
    fileprivate static let enforced: Years = (5, 10)

    package init(_ kind: KindSettings) {
        isFine = kind.group == .fine
        first = (kind.limitationTerm, kind.limitationAbsolute)
        changes = kind.limitationChanges
    }

    /// What holds for a term that begins on a day.
    fileprivate func years(from day: Day) -> Years {
        changes.last { $0.from <= day }.map { ($0.term, $0.absolute) } ?? first
    }
}

package enum Limitation {
    /// The last day on which the debt can be collected: the term, which `limitation_restarted_on` and the opening of
    /// enforcement begin anew (ДОПК чл. 172), but never past the absolute term (чл. 171 ал. 2; ЗАНН чл. 82 ал. 3).
    /// Taxes and fees count from 1 January after the year in which payment was due, fines from the day the act was in
    /// force. nil: no day to count from.
    package static func end(_ debt: Obligation, _ kind: LimitationTerms) -> Day? {
        let anew = [debt.limitationRestartedOn.value, debt.enforcementOn.value].compactMap { $0 }.max()
        let end =
            anew.map { self.years(years(debt, kind, from: $0).term, after: $0) }
            ?? last(of: debt, kind) { years(debt, kind, from: $0).term }
        guard let end else { return nil }
        return absoluteEnd(debt, kind).map { min(end, $0) } ?? end
    }

    /// The last day of the absolute term, which nothing interrupts; nil: no day to count from.
    package static func absoluteEnd(_ debt: Obligation, _ kind: LimitationTerms) -> Day? {
        last(of: debt, kind) { years(debt, kind, from: $0).absolute }
    }

    /// The terms that hold for a debt whose limitation begins on a day.
    private static func years(_ debt: Obligation, _ kind: LimitationTerms, from day: Day) -> LimitationTerms.Years {
        kind.isFine && debt.enforcementOn.value != nil ? LimitationTerms.enforced : kind.years(from: day)
    }

    /// The last day of a term that began with the debt itself; `term` gives its years by the day on which it began.
    private static func last(of debt: Obligation, _ kind: LimitationTerms, _ term: (Day) -> Int) -> Day? {
        if kind.isFine {
            let start = debt.inForceOn.value ?? debt.dueOn.value ?? debt.servedOn.value ?? debt.issuedOn
            return years(term(start), after: start)
        }
        return debt.dueOn.value.flatMap { Day(year: $0.year + term($0), month: 12, day: 31) }
    }

    private static func years(_ count: Int, after start: Day) -> Day {
        let (year, month, day) = start.components
        let length = Day.length(ofMonth: month, year: year + count)
        return Day(year: year + count, month: month, day: min(day, length)) ?? start
    }
}
