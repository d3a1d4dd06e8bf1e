// What auditors ask of the law about debts: reduced fines that came too late, terms that nothing interrupts.

internal import Domain
internal import Law

enum LawFacts {
    static func find(
        _ book: Book, _ standings: [Standing], _ discrepancies: [Discrepancy], _ configuration: Configuration
    ) -> AuditFacts {
        var facts = AuditFacts()
        let laws = configuration.kinds.map { $0.group == .fine ? DebtLaw($0, configuration.rules) : nil }
        for index in laws.allSatisfy({ $0 == nil }) ? 0..<0 : book.obligations.indices {
            guard let law = laws[Int(book.obligations[index].kind)] else { continue }
            let day = missed(book.obligations[index], standings[index], law, book.text, configuration.rules)
            if let day { facts.reducedLate[Int32(index)] = day }
        }
        addLimitation(book, discrepancies, configuration, to: &facts)
        return facts
    }

    /// The last day of a fine's reduced sum, where exactly that sum was paid behind it. What is open is then what the
    /// discount would have been.
    private static func missed(
        _ debt: Obligation, _ standing: Standing, _ law: DebtLaw, _ text: TextArena, _ rules: RuleSettings
    ) -> Day? {
        guard standing.paid > 0, standing.outstanding > 0, standing.discount == 0,
            let paidOn = standing.lastPaidOn.value,
            let window = law.window(debt, in: text), !window.isOfYear, paidOn > window.last
        else { return nil }
        let missing = abs(standing.outstanding - window.discount(of: standing.principal))
        return missing <= rules.toleranceRounding ? window.last : nil
    }

    private static func addLimitation(
        _ book: Book, _ discrepancies: [Discrepancy], _ configuration: Configuration, to facts: inout AuditFacts
    ) {
        let found = discrepancies.filter {
            $0.state != .resolved
                && ($0.finding.code == .LIMITATION_NEAR || $0.finding.code == .LIMITATION_PASSED)
        }
        guard !found.isEmpty else { return }
        let terms = configuration.kinds.map(LimitationTerms.init)
        let index = ObligationIndex(book.obligations, book.text)
        for discrepancy in found {
            guard let id = discrepancy.finding.subjects.obligation,
                let place = index.find(id, in: book.obligations, book.text)
            else { continue }
            let debt = book.obligations[Int(place)]
            facts.absoluteEnds[place] = Limitation.absoluteEnd(debt, terms[Int(debt.kind)])
        }
    }
}
