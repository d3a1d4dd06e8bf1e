// Explaining what persons decided: who, when and why, where it was written, what it did, and what was not followed.

internal import Domain
internal import Law
internal import Store

extension Books {
    /// A ruling that was taken, with what it did; and one that waits or was refused, with why.
    func explain(decision id: String, _ ledger: Ledger) throws -> [String] {
        let state = try ledger.load(configuration)
        let wanted = LookAlikes.folded(id)
        let own = state.decisions.filter { $0.id == id || LookAlikes.folded($0.id) == wanted }
        var lines = try own.flatMap { decision in
            let told = try rulings(state, ledger) { $0.id == decision.id }
            return try told + did(decision, state, ledger)
        }
        for reject in try ledger.refusedRulings() {
            guard let name = reject.message.arguments.first, LookAlikes.folded(name) == wanted else { continue }
            // What was tried again and followed in the end is told by what it did.
            guard own.isEmpty || reject.message.key == "intake.decision_changed" else { continue }
            lines.append(
                words(
                    "explain.ruling_refused",
                    [
                        name, reject.file, reject.position, String(reject.run),
                        Sentences.text(reject.message, language),
                    ]))
        }
        return lines
    }

    /// Who decided what, when and why; where that was written; what became of a refund or a write-off.
    func rulings(_ state: LedgerState, _ ledger: Ledger, where isWanted: (Decision) -> Bool) throws -> [String] {
        try state.decisions.filter(isWanted).flatMap { decision in
            let names = [decision.decidedBy, decision.approvedBy].filter { !$0.isEmpty }
            let subjects = [decision.paymentID, decision.obligationID, decision.discrepancyID].filter { !$0.isEmpty }
            let debt = decision.action == .write_off ? place(of: decision.obligationID, state) : nil
            let writtenOff = debt.flatMap { self.writtenOff(decision, $0, state) }
            let sum = (decision.amount ?? writtenOff).map { Money.text($0) } ?? "—"
            var lines = [
                words(
                    "explain.decision",
                    [
                        decision.id, decision.decidedOn.text, shown(decision.action), subjects.joined(separator: ", "),
                        sum, names.joined(separator: ", "), decision.reason,
                    ])
            ]
            if let run = try ledger.run(ofRuling: decision.id) {
                lines.append(
                    words(
                        "explain.ruling_source",
                        [decision.file, String(decision.line), String(run.number), run.date.text]))
            }
            if let writtenOff {
                lines.append(
                    words(
                        writtenOff > 0 ? "explain.written_off" : "explain.written_off_nothing",
                        [decision.obligationID, Money.text(writtenOff), decision.decidedOn.text]))
            }
            for refund in state.book.refunds where refund.decision == decision.id {
                switch refund.state {
                case .pending: lines.append(words("explain.refund_pending", [Money.text(refund.amount)]))
                case .paid: lines.append(words("explain.refund_paid", [refund.debit?.text(.payment) ?? "—"]))
                case .superseded: lines.append(words("explain.refund_superseded", []))
                }
            }
            return lines
        }
    }

    /// The movements that a ruling made, or what it was about.
    private func did(_ decision: Decision, _ state: LedgerState, _ ledger: Ledger) throws -> [String] {
        var lines: [String] = []
        if let payment = Self.record(decision.paymentID, .payment), [.match, .release].contains(decision.action) {
            let run = try ledger.run(ofRuling: decision.id)?.number
            let own = try ledger.movements(payment: payment).filter { move in
                decision.action == .match
                    ? move.strategy == .decision && Self.ruling(of: move) == decision.id
                    : move.run == run && move.split.amount < 0
            }
            lines += own.isEmpty ? [words("explain.ruling_idle", [])] : movements(own)
        }
        if let discrepancy = Self.record(decision.discrepancyID, .discrepancy) {
            lines += try ledger.findings(id: discrepancy).map(story)
        }
        return lines
    }

    /// Whether a ruling names this debt; letters of either script and case are the same.
    static func isAbout(_ decision: Decision, _ id: String) -> Bool {
        decision.obligationID == id || LookAlikes.folded(decision.obligationID) == LookAlikes.folded(id)
    }

    /// The ruling that made a movement: `decision=R-1`.
    static func ruling(of move: PostedMovement) -> String {
        String(move.evidence.drop { $0 != "=" }.dropFirst())
    }

    /// What a write-off took off its debt: less than it asked for, or nothing, where less was open on its day.
    func writtenOff(_ decision: Decision, _ place: Int32, _ state: LedgerState) -> Int64? {
        var debt = state.book.obligations[Int(place)]
        let law = DebtLaw(configuration.kinds[Int(debt.kind)], configuration.rules)
        guard let date = state.lastRun?.identity.date,
            let figures = DebtFigures(
                debt, organisation: configuration.organisation.currency, whole: law.convertsWhole)
        else { return nil }
        if debt.status == .cancelled || debt.status == .writtenOff {
            // Of a debt that the register closed first nothing was left.
            if debt.closedSeenOn.hasCome(by: decision.decidedOn) { return 0 }
            debt.status = .open
        }
        let text = state.book.text
        let claims = state.book.claims.filter { $0.obligation == place }.sorted { $0.precedes($1, in: text) }
        let id = text.string(debt.id)
        let all = writeOffs(state).filter { Self.isAbout($0, id) }
        guard let own = all.firstIndex(where: { $0.id == decision.id }) else { return nil }
        func remitted(_ count: Int) -> Int64 {
            var timeline = DebtTimeline(
                debt, figures: figures, law: law, date: max(date, decision.decidedOn),
                window: law.window(debt, in: text),
                writeOffs: all.prefix(count).map { WriteOff(on: $0.decidedOn, amount: $0.amount) })
            for claim in claims { _ = timeline.take(claim.amount, on: claim.paidOn, posted: claim.posted) }
            return timeline.finish().remitted
        }
        return remitted(own + 1) - remitted(own)
    }
}
