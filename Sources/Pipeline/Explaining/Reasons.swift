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
        // A rule that holds for several debts is said once, before the first of them.
        var rules: [(rule: Rule, line: Int)] = []
        var shared: [Rule: [String]] = [:]
        for id in order {
            guard let (split, paidOn) = sums[id], split.amount > 0,
                let place = index.find(id, in: state.book.obligations, state.book.text)
            else { continue }
            let rule = movements.last { $0.obligation == id && $0.split.amount > 0 }?.rule ?? .none
            if rule.isSharing {
                if shared[rule] == nil { rules.append((rule, lines.count)) }
                shared[rule, default: []].append(id)
            }
            lines += law(state.book.obligations[Int(place)], id, split, paidOn, state)
        }
        for (rule, line) in rules.reversed() {
            let ids = (shared[rule] ?? []).joined(separator: ", ")
            lines.insert(words("explain.shared_" + rule.word, [ids]), at: line)
        }
        return lines
    }

    /// The person's own reason for a ruling that joined something.
    func ruling(_ movements: [PostedMovement], _ state: LedgerState) -> [String] {
        let ids = Set(movements.filter { $0.strategy == .decision }.map(Self.ruling))
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
            if let due = interestStart(debt, before: paidOn) {
                lines.append(
                    words(
                        "explain.interest",
                        [id, Money.text(split.interest), String(paidOn - due), rates(after: due, to: paidOn)]))
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

    /// The due day from which interest is computed; nil: it is the register's own, or none runs.
    func interestStart(_ debt: Obligation, before day: Day) -> Day? {
        let kind = configuration.kinds[Int(debt.kind)]
        let mode = kind.interest ?? (debt.interest.value != nil ? InterestMode.register : .computed)
        guard kind.group != .fine, mode == .computed, let due = debt.dueOn.value, due < day else { return nil }
        return due
    }

    /// The rates from the day after a due date to another day; those that are not confirmed are marked.
    func rates(after due: Day, to day: Day) -> String {
        InterestRates(configuration.rules).periods(due + 1, day).map { period in
            words(
                period.isConfirmed ? "explain.rate" : "explain.rate_unconfirmed",
                [Money.text(period.percentHundredths), period.first.text, period.last.text, String(period.divisor)])
        }.joined(separator: ", ")
    }
}
