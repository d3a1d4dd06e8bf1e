// What stood before the run, for the reports: the ledger's figures as the last run left them, and each ruling of tonight
// beside what it found.

internal import Domain
internal import Store

enum Before {
    /// nil: there was no run before.
    static func figures(
        _ ledger: LedgerState, _ store: Ledger, _ configuration: Configuration
    ) throws -> FiguresBefore? {
        guard let last = ledger.lastRun else { return nil }
        let currency = configuration.organisation.currency
        var figures = FiguresBefore(run: last.identity)
        figures.income = try store.income(ofRun: last.identity.number, currency)
        for (payment, standing) in zip(ledger.book.payments, ledger.book.paymentStandings) {
            guard payment.currency == currency, payment.amount > 0, payment.purpose == .obligation else { continue }
            switch standing.status {
            case .partlyMatched, .ambiguous, .unmatched:
                figures.kept += standing.reserved
                let open = payment.amount - standing.allocated - standing.reserved
                if open > 0 {
                    figures.openPayments += 1
                    figures.openAmount += open
                }
            case .matched, .settlement, .ignored, .reversed: break
            }
        }
        for standing in ledger.standings {
            figures.outstanding += standing.outstanding
            figures.credit += standing.credit
        }
        for discrepancy in ledger.discrepancies {
            let finding = discrepancy.finding
            switch finding.code.severity {
            case .error: figures.errors += 1
            case .warning: figures.warnings += 1
            case .info: break
            }
            guard finding.currency == currency else { continue }
            if finding.code == .BATCH_IN_TRANSIT { figures.inTransit += finding.amount ?? 0 }
            if finding.code == .BATCH_MISSING { figures.missing += finding.amount ?? 0 }
        }
        return figures
    }

    /// What is open on the payments that tonight's rulings name, before anything is joined: by id.
    static func open(_ intake: IntakeResult) -> [RecordID: Int64] {
        let ids = Set(
            intake.decisions[intake.firstNewDecision...].compactMap { RecordID($0.paymentID, prefix: .payment) })
        if ids.isEmpty { return [:] }
        var open: [RecordID: Int64] = [:]
        for (payment, standing) in zip(intake.book.payments, intake.book.paymentStandings)
        where ids.contains(payment.id) {
            open[payment.id] = payment.amount - standing.allocated - standing.reserved
        }
        return open
    }

    /// Every ruling, tonight's with what it changed.
    static func traces(_ night: NightResult) -> [DecisionTrace] {
        let (intake, matching) = (night.intake, night.posting.matching)
        let new = intake.decisions[intake.firstNewDecision...]
        let wanted = Set(new.map(\.obligationID))
        var places: [String: Int] = [:]
        if !wanted.subtracting([""]).isEmpty {
            let text = matching.book.text
            for (index, debt) in matching.book.obligations.enumerated() {
                let id = text.string(debt.id)
                if wanted.contains(id) { places[id] = index }
            }
        }
        var after: [RecordID: Int64] = [:]
        for (payment, standing) in zip(matching.book.payments, matching.book.paymentStandings)
        where night.openBefore[payment.id] != nil {
            // What is ignored asks for no obligation any more.
            let left = payment.amount - standing.allocated - standing.reserved
            after[payment.id] = standing.status == .ignored ? 0 : left
        }
        return intake.decisions.enumerated().map { place, decision in
            var trace = DecisionTrace(decision)
            trace.isNew = place >= intake.firstNewDecision
            guard trace.isNew else { return trace }
            if decision.action == .match, let joined = matching.ruled[decision.id] {
                trace.joined = joined
                trace.notJoined = decision.amount.map { max(0, $0 - joined) }
            }
            if let id = RecordID(decision.paymentID, prefix: .payment) {
                trace.openBefore = night.openBefore[id]
                trace.openAfter = after[id]
            }
            if let index = places[decision.obligationID] {
                let standing = night.posting.standings[index]
                trace.leftAfter = standing.outstanding - standing.credit
                if index < intake.standingsBefore.count {
                    let before = intake.standingsBefore[index]
                    trace.leftBefore = before.outstanding - before.credit
                }
            }
            return trace
        }
    }
}
