// What the law says of debts beyond their standings, for whoever checks them: the writers of reports know no law.

/// By index of the obligation, as the books stand at the business date.
package struct AuditFacts: Sendable, Equatable {
    /// Fines for which exactly their reduced sum was paid, but after its last day: that day.
    package var reducedLate: [Int32: Day] = [:]
    /// The last day of the absolute limitation term, of debts whose term has ended or ends within a year.
    package var absoluteEnds: [Int32: Day] = [:]
    package init() {}
}
