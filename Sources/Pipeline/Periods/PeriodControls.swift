// Control totals of a period out of those of its runs: they add up, so months add up to their quarter.

internal import Domain

enum PeriodControls {
    /// Terms are summed by name; debts and accounts go from the first run's opening to the last run's closing, and what is of the
    /// ledger as a whole is the last run's.
    static func sum(_ runs: [[ControlTotal]]) -> [ControlTotal] {
        var totals: [String: ControlTotal] = [:]
        var order: [String] = []
        for total in runs.joined() {
            let key = [total.name, total.scope, total.account, total.currency].joined(separator: "\n")
            guard let before = totals[key] else {
                order.append(key)
                totals[key] = total
                continue
            }
            totals[key] = total.scope == "ledger" ? total : added(before, total)
        }
        // Those of one name stand together, in the order in which their names came.
        let names = order.compactMap { totals[$0].map { $0.scope + $0.name } }
        let rank = Dictionary(zip(names, names.indices)) { first, _ in first }
        return order.compactMap { totals[$0] }.enumerated().sorted {
            (rank[$0.element.scope + $0.element.name] ?? 0, $0.offset)
                < (rank[$1.element.scope + $1.element.name] ?? 0, $1.offset)
        }.map(\.element)
    }

    private static func added(_ left: ControlTotal, _ right: ControlTotal) -> ControlTotal {
        var sum = left
        let isBalance = left.name == "obligations" || left.name == "account_balance"
        for term in right.terms {
            guard let place = sum.terms.firstIndex(where: { $0.name == term.name }) else {
                sum.terms.append(term)
                continue
            }
            switch term.name {
            case "opening" where isBalance: break
            case "closing" where isBalance: sum.terms[place].value = term.value
            default: sum.terms[place].value += term.value
            }
        }
        sum.difference += right.difference
        if isBalance, let before = value("closing", left), let after = value("opening", right) {
            // A run opens with what the run before closed with, or the period does not prove; what the statements of an
            // account break between two runs is a finding, and stands among their breaks.
            if let breaks = sum.terms.firstIndex(where: { $0.name == "balance_breaks" }) {
                sum.terms[breaks].value += after - before
            } else {
                sum.difference += before - after
            }
        }
        return sum
    }

    private static func value(_ name: String, _ total: ControlTotal) -> Int64? {
        total.terms.first { $0.name == name }?.value
    }
}
