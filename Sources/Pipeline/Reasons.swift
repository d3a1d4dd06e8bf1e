// Reasons: which rule of which day gave the figures of an allocation, and what else a payment might have paid.

internal import Domain
internal import Law
internal import Store

extension Books {
    /// A ruling's own words; what the law made of each debt's share, with the days of its rules.
    func reasons(_ movements: [PostedMovement], _ state: LedgerState) -> [String] {
        var order: [String] = []
        var sums: [String: (split: Split, paidOn: Day)] = [:]
        for row in movements {
            if sums[row.obligation] == nil { order.append(row.obligation) }
            sums[row.obligation] = ((sums[row.obligation]?.split ?? Split()) + row.split, row.paidOn)
        }
        let index = ObligationIndex(state.book.obligations, state.book.text)
        var lines: [String] = []
        for id in order {
            guard let (split, paidOn) = sums[id], split.amount > 0,
                let place = index.find(id, in: state.book.obligations, state.book.text)
            else { continue }
            lines += shared(movements.last { $0.obligation == id && $0.split.amount > 0 }?.rule ?? .none, id)
            lines += law(state.book.obligations[Int(place)], id, split, paidOn, state)
        }
        return lines
    }

    /// Why the money went to this debt and no other, with the rule that decided.
    private func shared(_ rule: Rule, _ id: String) -> [String] {
        rule.isSharing ? [words("explain.shared_" + rule.word, [id])] : []
    }

    /// The person's own reason for a ruling that joined something.
    func ruling(_ movements: [PostedMovement], _ state: LedgerState) -> [String] {
        let ids = Set(
            movements.filter { $0.strategy == .decision }.map { String($0.evidence.drop { $0 != "=" }.dropFirst()) })
        return state.decisions.filter { ids.contains($0.id) }.map { decision in
            words(
                "explain.ruling",
                [
                    decision.id, decision.decidedOn.text,
                    decision.decidedBy + (decision.approvedBy.isEmpty ? "" : ", " + decision.approvedBy),
                    decision.reason,
                ])
        }
    }

    private func law(
        _ debt: Obligation, _ id: String, _ split: Split, _ paidOn: Day, _ state: LedgerState
    ) -> [String] {
        let kind = configuration.kinds[Int(debt.kind)]
        var lines: [String] = []
        if debt.currency != configuration.organisation.currency {
            lines.append(words("explain.converted", [id, debt.currency.text, "1.95583"]))
        }
        if let day = debt.enforcementOn.value, day <= paidOn {
            lines.append(words("explain.enforcement", [id, day.text]))
        }
        if split.interest > 0 {
            let mode = kind.interest ?? (debt.interest.value != nil ? InterestMode.register : .computed)
            if kind.group != .fine, mode == .computed, let due = debt.dueOn.value, due < paidOn {
                let periods = InterestRates(configuration.rules).periods(due + 1, paidOn).map { period in
                    words(
                        "explain.rate",
                        [
                            Money.text(period.percentHundredths), period.first.text, period.last.text,
                            String(period.divisor),
                        ])
                }
                lines.append(
                    words(
                        "explain.interest",
                        [id, Money.text(split.interest), String(paidOn - due), periods.joined(separator: ", ")]))
            } else {
                lines.append(words("explain.interest_register", [id, Money.text(split.interest)]))
            }
        }
        if split.discount > 0, let window = DebtLaw(kind, configuration.rules).window(debt, in: state.book.text) {
            lines.append(
                words(
                    "explain.discount",
                    [id, Money.text(split.discount), Money.text(window.percentHundredths), window.last.text]))
        }
        if split.rounding != 0 { lines.append(words("explain.rounding", [id, Money.text(split.rounding)])) }
        return lines
    }

    // MARK: What else was considered

    /// Further debts of the persons whose debts a payment paid, and documents with the same number: why each was left.
    func considered(_ movements: [PostedMovement], _ state: LedgerState, _ ledger: Ledger) throws -> [String] {
        guard let first = movements.first, Self.weighed.contains(first.strategy) else { return [] }
        let (book, joined) = (state.book, Set(movements.map(\.obligation)))
        let paid = book.obligations.filter { joined.contains(book.text.string($0.id)) }
        var others: [(id: String, place: Int, reason: String)] = []
        for place in book.obligations.indices {
            let debt = book.obligations[place]
            let isSame =
                !debt.documentNumber.isEmpty
                && paid.contains { book.text.equal($0.documentNumber, debt.documentNumber) }
            guard isSame || paid.contains(where: { !$0.payerID.isEmpty && book.text.equal($0.payerID, debt.payerID) })
            else { continue }
            let id = book.text.string(debt.id)
            guard !joined.contains(id), others.count < Self.mostWeighed,
                try ledger.versions(obligation: id).first.map({ $0.run <= first.run }) ?? false
            else { continue }
            let reason = reason(debt, state.standings[place], isSame, first, paid, book.text)
            let found = (id, place, "explain.left_" + reason)
            // What bears the same number first.
            if reason == "number" { others.insert(found, at: 0) } else { others.append(found) }
        }
        var lines = others.prefix(Self.shown).map { other in
            let debt = book.obligations[other.place]
            return words(
                "explain.considered",
                [
                    other.id, kindTitle(debt.kind), Money.text(debt.principal) + " " + debt.currency.text,
                    words(other.reason, [debt.dueOn.value?.text ?? "—"]),
                ])
        }
        if others.count > Self.shown {
            lines.append(words("explain.considered_more", [String(others.count - Self.shown)]))
        }
        return lines
    }

    private static let shown = 5
    private static let mostWeighed = 200
    /// An order and a ruling stand as they are: nothing else is weighed against them.
    private static let weighed: Set<Strategy> = [
        .obligationID, .document, .documentRepaired, .obligorKind, .obligorAmount, .plate,
    ]

    private func reason(
        _ debt: Obligation, _ standing: Standing, _ isSameNumber: Bool, _ movement: PostedMovement,
        _ paid: [Obligation], _ text: TextArena
    ) -> String {
        if debt.status == .cancelled || debt.status == .writtenOff { return "closed" }
        if standing.outstanding == 0, standing.lastPaidOn.value.map({ $0 <= movement.paidOn }) ?? true { return "paid" }
        switch movement.strategy {
        case .obligorKind:
            if !paid.contains(where: { $0.kind == debt.kind }) { return "kind" }
            if debt.status == .suspended { return "suspended" }
            if debt.enforcementOn.hasCome(by: movement.paidOn) { return "enforced" }
            let isChosen = ["plate=", "lot=", "instalment="].contains { movement.evidence.contains("; " + $0) }
            return isChosen && paid.contains { $0.kind == debt.kind && $0.year == debt.year } ? "unchosen" : "later"
        case .obligorAmount: return "amount"
        case .plate:
            if paid.contains(where: { text.equal($0.object, debt.object) }) { return "amount" }
            return paid.contains { $0.kind == debt.kind } ? "plate" : "kind"
        default: return isSameNumber ? "number" : "unnamed"
        }
    }
}
