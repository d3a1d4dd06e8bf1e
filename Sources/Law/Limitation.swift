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
        let isEnforced = debt.enforcementOn.value != nil
        let terms: (term: Int, absolute: Int) =
            kind.isFine && isEnforced ? LimitationTerms.enforced : (kind.term, kind.absolute)
        let origin: Day?
        let first: Day?
        let last: Day?
        if kind.isFine {
            origin =
                debt.inForceOn.value ?? debt.dueOn.value ?? debt.servedOn.value ?? debt.issuedOn
            first = origin.map { years(terms.term, after: $0) }
            last = origin.map { years(terms.absolute, after: $0) }
        } else {
            origin = debt.dueOn.value
            first = origin.flatMap { Day(year: $0.year + terms.term, month: 12, day: 31) }
            last = origin.flatMap { Day(year: $0.year + terms.absolute, month: 12, day: 31) }
        }
        let anew = [debt.limitationRestartedOn.value, debt.enforcementOn.value].compactMap { $0 }.max()
        let end = anew.map { years(terms.term, after: $0) } ?? first
        guard let end else { return nil }
        return last.map { min(end, $0) } ?? end
    }

    private static func years(_ count: Int, after start: Day) -> Day {
        let (year, month, day) = start.components
        let length = Day.length(ofMonth: month, year: year + count)
        return Day(year: year + count, month: month, day: min(day, length)) ?? start
    }
}
