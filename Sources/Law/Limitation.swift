// Limitation (давност): when the term to collect a debt ends. Shown, never applied by the program itself.

package import Domain

/// The terms of one kind.
package struct LimitationTerms: Sendable {
    fileprivate let isFine: Bool
    fileprivate let term: Int
    package init(_ kind: KindSettings) {
        isFine = kind.group == .fine
        term = kind.limitationTerm
    }
}

package enum Limitation {
    /// The last day of the term. Taxes and fees: from 1 January after the year in which payment was due (ДОПК чл. 171);
    /// fines: from the day the act was in force (ЗАНН чл. 82), and like taxes once enforcement is open. nil: no day to count from.
    package static func end(_ debt: Obligation, _ kind: LimitationTerms) -> Day? {
        if kind.isFine, debt.enforcementOn.value == nil {
            let start =
                debt.limitationRestartedOn.value ?? debt.inForceOn.value ?? debt.dueOn.value
                ?? debt.servedOn.value ?? debt.issuedOn
            return years(kind.term, after: start)
        }
        let start = debt.limitationRestartedOn.value ?? debt.enforcementOn.value ?? debt.dueOn.value
        guard let start else { return nil }
        let term = kind.isFine ? 5 : kind.term
        if debt.limitationRestartedOn.value != nil || debt.enforcementOn.value != nil {
            return years(term, after: start)
        }
        return Day(year: start.year + term, month: 12, day: 31)
    }

    private static func years(_ count: Int, after start: Day) -> Day? {
        let (year, month, day) = start.components
        return Day(year: year + count, month: month, day: min(day, Day.length(ofMonth: month, year: year + count)))
    }
}
