// Explaining a debt: what each version in the registers changed, how its open interest came about, when limitation ends.

internal import Domain
internal import Law
internal import Store

extension Books {
    /// Where each version of a debt stands, and what of it another register file changed.
    func versions(_ versions: [PostedVersion]) -> [String] {
        versions.enumerated().map { place, version in
            let line = words(
                "explain.version",
                [
                    version.file, String(version.line), Money.text(version.principal), Money.text(version.costs),
                    version.currency.text, word(version.status.word),
                ])
            let changes = place > 0 ? changes(versions[place - 1], version) : []
            return changes.isEmpty ? line : line + words("explain.changed", [changes.joined(separator: "; ")])
        }
    }

    private func changes(_ before: PostedVersion, _ after: PostedVersion) -> [String] {
        func day(_ day: MaybeDay) -> String { day.value?.text ?? "—" }
        func sum(_ sum: Int64?) -> String { sum.map { Money.text($0) } ?? "—" }
        func text(_ text: String) -> String { text.isEmpty ? "—" : text }
        func all(_ version: PostedVersion) -> [(name: String, value: String)] {
            [
                ("payer_id", text(version.payerID)), ("payer_name", text(version.payerName)),
                ("principal", sum(version.principal)), ("interest", sum(version.interest.value)),
                ("costs", sum(version.costs)), ("paid_elsewhere", sum(version.paidElsewhere)),
                ("document", text(version.documentNumber)), ("object", text(version.object)),
                ("year", String(version.year)), ("served_on", day(version.servedOn)), ("due_on", day(version.dueOn)),
                ("enforcement_on", day(version.enforcementOn)), ("in_force_on", day(version.inForceOn)),
                ("limitation", day(version.limitationRestartedOn)), ("status", word(version.status.word)),
            ]
        }
        return zip(all(before), all(after)).filter { $0.value != $1.value }.map {
            words("explain.change", [words("explain.field_" + $1.name, []), $0.value, $1.value])
        }
    }

    /// Of a debt that is open: how its interest came about, and the days on which limitation ends.
    func ends(_ debt: Obligation, _ id: String, _ standing: Standing, _ state: LedgerState) -> [String] {
        guard standing.outstanding > 0, let date = state.lastRun?.identity.date else { return [] }
        var lines: [String] = []
        if standing.interest > 0 {
            if let due = interestStart(debt, before: date) {
                lines.append(
                    words(
                        "explain.interest_open",
                        [
                            id, Money.text(standing.interest), date.text, String(date - due),
                            rates(after: due, to: date),
                        ]))
            } else {
                lines.append(words("explain.interest_register", [id, Money.text(standing.interest)]))
            }
        }
        let terms = LimitationTerms(configuration.kinds[Int(debt.kind)])
        if let end = Limitation.end(debt, terms) {
            let absolute = Limitation.absoluteEnd(debt, terms)?.text ?? "—"
            lines.append(
                words(end < date ? "explain.limitation_over" : "explain.limitation", [id, end.text, absolute]))
        }
        return lines
    }
}
