// The run as a short text, for the terminal and for an e-mail.

package import Domain

extension Reports {
    /// The run in words and as one JSON document.
    package static func summaries(_ pack: ReportPack) -> (words: String, json: String) {
        let overview = Overview(pack)
        return (words(pack, overview), json(pack, overview))
    }

    /// In the organisation's first language, a few lines, without a name or number of any person.
    private static func words(_ pack: ReportPack, _ overview: Overview) -> String {
        let language = Labels.first(pack)
        let currency = pack.configuration.organisation.currency
        func money(_ value: Int64) -> String { Money.text(value, digits: currency.minorDigits) + " " + currency.text }
        func label(_ label: Label) -> String { Labels.text(label, language) }
        let (received, open, debts) = (overview.allReceived, overview.allOpen, overview.allDebts)
        var lines = [
            "\(pack.configuration.organisation.name): \(lowercased(Labels.runWord(pack, language))) \(pack.title)",
            "\(label(.summaryReceived)): \(received.payments), \(money(received.amount)); "
                + "\(lowercased(label(.matched))) \(money(received.matched)), \(lowercased(label(.open))) \(money(received.open)), "
                + "\(lowercased(label(.other))) \(money(received.other))"
                + (received.payouts == 0 ? "" : "; \(lowercased(label(.payouts))) \(money(received.payouts))"),
            "\(label(.summaryOpen)): \(open.payments), \(money(open.amount))",
            "\(label(.summaryDebts)): \(debts.obligations); \(lowercased(label(.outstanding))) \(money(debts.outstanding)), "
                + "\(lowercased(label(.overdue))) \(money(debts.overdue)), \(lowercased(label(.credit))) \(money(debts.credit))",
        ]
        let states = overview.findings.reduce(into: (new: Int64(0), carried: Int64(0), resolved: Int64(0))) {
            $0.new += $1.new
            $0.carried += $1.carried
            $0.resolved += $1.resolved
        }
        lines.append(
            "\(label(.summaryFindings)): \(lowercased(label(.newOnes))) \(states.new), "
                + "\(lowercased(label(.carried))) \(states.carried), \(lowercased(label(.resolved))) \(states.resolved)"
        )
        for row in overview.findings where row.new + row.carried > 0 {
            lines.append(
                "  \(row.code.rawValue) (\(Labels.word(row.code.severity.word, language))): \(row.new + row.carried)")
        }
        lines.append(
            "\(label(.summaryControls)): " + overview.verdict(language).text)
        for total in overview.broken {
            let sum = Money.text(total.breaks, digits: Currency(total.currency)?.minorDigits ?? 2)
            lines.append(
                "  " + Sentences.text(Message("report.balance_broken", [total.account, sum, total.currency]), language))
        }
        for account in overview.unproven {
            lines.append("  " + Sentences.text(Message("report.balance_unproven", [account.account]), language))
        }
        for total in overview.differing {
            let digits = Currency(total.currency)?.minorDigits ?? 2
            let difference = total.isCount ? String(total.difference) : Money.text(total.difference, digits: digits)
            lines.append("  \(total.name), \(total.scope) \(total.currency): \(difference)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lowercased(_ label: String) -> String { label.prefix(1).lowercased() + label.dropFirst() }

    /// The same figures as one JSON document.
    private static func json(_ pack: ReportPack, _ overview: Overview) -> String {
        let currency = pack.configuration.organisation.currency
        func money(_ value: Int64) -> JSON { .money(value, currency) }
        let (received, open, debts) = (overview.allReceived, overview.allOpen, overview.allDebts)
        return JSON.object([
            "run": .integer(pack.run.number), "date": .string(pack.run.date.text), "folder": .string(pack.run.folder),
            "currency": .string(currency.text),
            "received": .object([
                "payments": .integer(received.payments), "amount": money(received.amount),
                "matched": money(received.matched), "open": money(received.open), "other": money(received.other),
                "payouts": money(received.payouts),
            ]),
            "open": .object(["payments": .integer(open.payments), "amount": money(open.amount)]),
            "obligations": .object([
                "count": .integer(debts.obligations), "assessed": money(debts.assessed), "paid": money(debts.paid),
                "outstanding": money(debts.outstanding), "overdue": money(debts.overdue), "credit": money(debts.credit),
            ]),
            "discrepancies": .array(
                overview.findings.map {
                    .object([
                        "code": .string($0.code.rawValue), "severity": .string($0.code.severity.word),
                        "new": .integer($0.new), "carried": .integer($0.carried), "resolved": .integer($0.resolved),
                    ])
                }),
            "controls": .array(pack.controls.map(control)),
            "controls_agree": .bool(overview.differing.isEmpty),
        ]).document
    }
}
