// Limitation (давност): when the term to collect a debt ends. Shown, never applied by the program itself.

package import Domain

/// The terms of one kind.
package struct LimitationTerms: Sendable {
    fileprivate let isFine: Bool
    /// Years.
    fileprivate let term: Int
    fileprivate let absolute: Int
    /// Of a fine whose enforcement is open: ДОПК чл. 171 holds for it as for a tax.
    fileprivate static let enforced = (term: 5, absolute: 10)

    package init(_ kind: KindSettings) {
        isFine = kind.group == .fine
        term = kind.limitationTerm
        absolute = kind.limitationAbsolute
    }
}

package enum Limitation {
    /// The last day on which the debt can be collected: the term, which `limitation_restarted_on` and the opening of
    /// enforcement begin anew (ДОПК чл. 172), but never past the absolute term (чл. 171 ал. 2; ЗАНН чл. 82 ал. 3).
    /// Taxes and fees count from 1 January after the year in which payment was due, fines from the day the act was in
    /// force. nil: no day to count from.
    package static func end(_ debt: Obligation, _ kind: LimitationTerms) -> Day? {
        let years = years(debt, kind)
        let anew = [debt.limitationRestartedOn.value, debt.enforcementOn.value].compactMap { $0 }.max()
        let end = anew.map { self.years(years.term, after: $0) } ?? last(years.term, debt, kind)
        guard let end else { return nil }
        return last(years.absolute, debt, kind).map { min(end, $0) } ?? end
    }

    /// The last day of the absolute term, which nothing interrupts; nil: no day to count from.
    package static func absoluteEnd(_ debt: Obligation, _ kind: LimitationTerms) -> Day? {
        last(years(debt, kind).absolute, debt, kind)
    }

    private static func years(_ debt: Obligation, _ kind: LimitationTerms) -> (term: Int, absolute: Int) {
        kind.isFine && debt.enforcementOn.value != nil ? LimitationTerms.enforced : (kind.term, kind.absolute)
    }

    /// The last day of a term that began with the debt itself.
    private static func last(_ term: Int, _ debt: Obligation, _ kind: LimitationTerms) -> Day? {
        if kind.isFine {
            return years(
                term, after: debt.inForceOn.value ?? debt.dueOn.value ?? debt.servedOn.value ?? debt.issuedOn)
        }
        return debt.dueOn.value.flatMap { Day(year: $0.year + term, month: 12, day: 31) }
    }

    private static func years(_ count: Int, after start: Day) -> Day {
        let (year, month, day) = start.components
        let length = Day.length(ofMonth: month, year: year + count)
        return Day(year: year + count, month: month, day: min(day, length)) ?? start
    }
}
