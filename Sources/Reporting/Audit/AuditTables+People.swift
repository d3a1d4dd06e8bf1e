// Money that belongs to somebody again, and what persons decided.

internal import Domain

extension AuditTables {
    /// Credits on obligations, refunds that were decided and what became of them, refunds that the bank shows.
    func refunds() -> Answer {
        var cells: [[GridCell]] = []
        var sum: Int64 = 0
        let creditors = creditors()
        for index in obligations.order where pack.standings[Int(index)].credit > 0 {
            let (debt, standing) = (pack.book.obligations[Int(index)], pack.standings[Int(index)])
            sum += standing.credit
            let until = lastDay(standing.lastPaidOn)
            cells.append(
                [
                    .text(Labels.text(.creditHeld, language)), self.debt(index), creditors[index] ?? .empty,
                    text(debt.payerID),
                    text(debt.payerName), .day(standing.lastPaidOn), .money(standing.credit), .empty,
                    .day(until), inTime(MaybeDay(pack.run.date), until), .empty,
                ] + source(debt.position))
        }
        let decisions = pack.decisions.map(\.decision).filter { $0.action == .refund }
        if !decisions.isEmpty { cells += decided(decisions) }
        for index in pack.listedPayments.sorted(by: { pack.book.payments[Int($0)].id < pack.book.payments[Int($1)].id })
        {
            let payment = pack.book.payments[Int(index)]
            guard payment.purpose == .refund, payment.amount < 0 else { continue }
            cells.append(
                [
                    .text(Labels.text(.refundPaid, language)), .empty, self.payment(payment.id.text(.payment)),
                    text(payment.obligorID), text(payment.payerName), .day(payment.bookedOn), .money(payment.amount),
                    .empty, .empty, .empty, text(payment.remittance),
                ] + source(payment.position))
        }
        let columns = [
            Column("what", width: 17), Column("obligation_id", .identifier, width: 16),
            Column("payment_id", .identifier, width: 18), Column("payer_id", .identifier, width: 13),
            Column("payer_name", width: 26), Column("day", .day, width: 10), Column("amount", .money, width: 12),
            Column("requested_on", .day, width: 10), Column("refund_until", .day, width: 11),
            Column("in_time", width: 9), Column("basis", width: 30), Column("source_file", width: 34),
            Column("source_position", .identifier, width: 10),
        ]
        return Answer(
            sheet: .refunds, question: .askRefunds, grid: Grid(columns, cells, pack), figure: .money(sum), isGood: nil,
            colours: [("in_time", [.word(Labels.text(.no, language), .alarm)])],
            notes: [Message("audit.note_refunds")])
    }

    /// By obligation: the last payment that stands on it as credit.
    private func creditors() -> [Int32: GridCell] {
        var last: [Int32: (on: Day, id: RecordID)] = [:]
        for claim in pack.book.claims where claim.posted.credit > 0 {
            let known = last[claim.obligation]
            if let known, (known.on, known.id) > (claim.paidOn, claim.payment) { continue }
            last[claim.obligation] = (claim.paidOn, claim.payment)
        }
        return last.mapValues { .link(.payment($0.id), $0.id.text(.payment)) }
    }

    /// Five years from 1 January after the year of payment (ДОПК чл. 129, ал. 1).
    private func lastDay(_ paid: MaybeDay) -> MaybeDay {
        MaybeDay(paid.value.flatMap { Day(year: $0.year + 5, month: 12, day: 31) })
    }

    private func inTime(_ asked: MaybeDay, _ until: MaybeDay) -> GridCell {
        guard let asked = asked.value, let until = until.value else { return .empty }
        return .text(Labels.text(asked <= until ? .yes : .no, language))
    }

    private func decided(_ decisions: [Decision]) -> [[GridCell]] {
        let wanted = Set(decisions.compactMap { RecordID($0.paymentID, prefix: .payment) })
        var paid: [RecordID: (on: Day, payer: TextRef, name: TextRef)] = [:]
        for claim in pack.book.claims where wanted.contains(claim.payment) {
            paid[claim.payment] = (claim.paidOn, .none, .none)
        }
        for payment in pack.book.payments where wanted.contains(payment.id) {
            paid[payment.id] = (payment.paidOn, payment.obligorID, payment.payerName)
        }
        let states = Dictionary(pack.book.refunds.map { ($0.decision, $0.state) }) { first, _ in first }
        return decisions.map { decision in
            let record = RecordID(decision.paymentID, prefix: .payment).flatMap { paid[$0] }
            let until = lastDay(MaybeDay(record?.on))
            let state: Label =
                switch states[decision.id] {
                case .paid: .refundGiven
                case .superseded: .refundSuperseded
                case .pending, nil: .refundDecided
                }
            let basis = [decision.reason, decision.documentNumber].filter { !$0.isEmpty }.joined(separator: "; ")
            return [
                .text(Labels.text(state, language)), subject(decision.obligationID), payment(decision.paymentID),
                record.map { text($0.payer) } ?? .empty, record.map { text($0.name) } ?? .empty,
                .day(decision.decidedOn), decision.amount.map { .money($0) } ?? .empty,
                .day(MaybeDay(decision.requestedOn)), .day(until),
                inTime(MaybeDay(decision.requestedOn ?? decision.decidedOn), until), .text(basis), .text(decision.file),
                decision.line > 0 ? .text(String(decision.line)) : .empty,
            ]
        }
    }

    private func subject(_ id: String) -> GridCell { id.isEmpty ? .empty : .link(.obligationID(id), id) }

    private func payment(_ id: String) -> GridCell {
        guard let record = RecordID(id, prefix: .payment) else { return .text(id) }
        return .link(.payment(record), id)
    }

    /// A write-off holds from its own day on; what else was decided is followed at once, whatever its date.
    private func ahead(_ decision: Decision) -> String {
        guard decision.decidedOn > pack.run.date else { return "" }
        return "; " + Labels.text(decision.action == .write_off ? .decisionWaits : .decidedAhead, language)
    }

    /// Every ruling of a person: who, when, why, what stood before and after it, and whether two persons signed.
    func rulings() -> Answer {
        let order = pack.decisions.sorted { left, right in
            let (a, b) = (left.decision, right.decision)
            if a.decidedOn != b.decidedOn { return a.decidedOn > b.decidedOn }
            return a.id.utf8.lexicographicallyPrecedes(b.id.utf8)
        }
        func money(_ value: Int64?) -> GridCell { value.map { .money($0) } ?? .empty }
        let cells: [[GridCell]] = order.map { trace in
            let decision = trace.decision
            let hasTwo = !decision.approvedBy.isEmpty && decision.approvedBy != decision.decidedBy
            let head: [GridCell] = [
                .text(decision.id), .day(decision.decidedOn), .text(decision.decidedBy), .text(decision.approvedBy),
                .text(Labels.text(hasTwo ? .yes : .oneOnly, language)),
                .text(Labels.decision(decision.action, language) + ahead(decision)), payment(decision.paymentID),
                subject(decision.obligationID), money(decision.amount),
            ]
            let tail: [GridCell] = [
                money(trace.openBefore), money(trace.openAfter), money(trace.leftBefore), money(trace.leftAfter),
                money(trace.joined), money(trace.notJoined),
                .text(decision.reason), .text(decision.documentNumber), .text(decision.file),
                decision.line > 0 ? .text(String(decision.line)) : .empty,
            ]
            return head + tail
        }
        let columns = [
            Column("decision_id", .identifier, width: 14), Column("decided_on", .day, width: 10),
            Column("decided_by", width: 15), Column("approved_by", width: 15), Column("two_persons", width: 9),
            Column("action_word", width: 14), Column("payment_id", .identifier, width: 18),
            Column("obligation_id", .identifier, width: 14), Column("amount", .money, width: 11),
            Column("open_before", .money, width: 11), Column("open_after", .money, width: 11),
            Column("left_before", .money, width: 11), Column("left_after", .money, width: 11),
            Column("joined", .money, width: 11), Column("not_joined", .money, width: 11),
            Column("reason", width: 30), Column("act_no", .identifier, width: 10), Column("source_file", width: 34),
            Column("source_position", .identifier, width: 10),
        ]
        return Answer(
            sheet: .rulings, question: .askRulings, grid: Grid(columns, cells, pack),
            figure: .integer(Int64(order.count)), isGood: nil, colours: [("not_joined", [.notZero(.alarm)])],
            notes: [Message("audit.note_rulings")])
    }
}
