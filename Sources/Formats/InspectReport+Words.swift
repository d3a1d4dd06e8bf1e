// Report of `sverka inspect` in words, for a person at the terminal.

package import Domain

extension InspectReport {
    /// The file, its statements or sums, and what was refused in it.
    package func lines(_ language: Language) -> [String] {
        func words(_ key: String, _ arguments: [String]) -> String {
            Sentences.text(Message("inspect." + key, arguments), language)
        }
        if let error { return [file + ": " + error] }
        let kind = role.isEmpty ? "" : words(role, [])
        var lines = [words("file", [file, format, encoding, kind])]
        if !role.isEmpty || rejected > 0 { lines.append(words("rows", [String(accepted), String(rejected)])) }
        for sum in sums {
            let amount = Money.text(sum.amount, digits: sum.currency.minorDigits)
            lines.append(words("sum", [amount, sum.currency.text, String(sum.rows)]))
        }
        for sum in cards {
            func text(_ value: Int64) -> String { Money.text(value, digits: sum.currency.minorDigits) }
            lines.append(
                words(
                    "cards",
                    [
                        sum.currency.text, text(sum.gross), text(sum.fees), text(sum.gross - sum.fees),
                        String(sum.transactions),
                    ]))
            for payout in sum.payouts {
                lines.append(
                    words(
                        "payout",
                        [
                            payout.batch, payout.day.value?.text ?? "", text(payout.expected),
                            String(payout.transactions),
                        ]))
            }
        }
        for statement in statements {
            func text(_ value: Int64?) -> String {
                value.map { Money.text($0, digits: StatementSum.digits(statement.currency)) } ?? ""
            }
            lines.append(
                words(
                    "statement",
                    [
                        statement.accountText, statement.currency.text, statement.number, statement.from?.text ?? "–",
                        statement.to?.text ?? "–", text(statement.opening), text(statement.credits),
                        text(statement.debits), text(statement.closing), String(statement.entries),
                    ]) + words(statement.balanced.map { $0 ? "balanced" : "unbalanced" } ?? "no_balances", []))
            if statement.reversalsTurned {
                lines.append("  " + Sentences.text(Message("format.reversals_turned"), language))
            }
            if statement.summaryDisagrees { lines.append(words("summary_disagrees", [])) }
        }
        return lines
    }
}
