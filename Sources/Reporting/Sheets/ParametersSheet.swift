// Parameters: under which settings, rates and program the run was made, each with the days for which it holds, and which
// bytes went into it.

internal import Domain
internal import Workbooks

enum ParametersSheet {
    private struct Line {
        var section: Label
        var name: String
        var value: String
        var from: Day? = nil
        var until: Day? = nil
    }

    private static let widths = [24, 46, 12, 12, 70]

    static func write(_ pack: ReportPack, _ page: PageWords, to writer: inout SheetWriter) {
        let language = writer.language
        for (column, width) in widths.enumerated() { writer.workbook.width(column: column, width) }
        for (column, label) in [Label.section, .parameter, .validFrom, .validUntil, .value].enumerated() {
            writer.workbook.text(0, column, Labels.text(label, language), .header)
        }
        writer.workbook.height(row: 0, 26)
        let lines =
            run(pack, language) + settings(pack, language) + rules(pack.configuration, language)
            + pack.inputHashes.map { Line(section: .parameterInputs, name: $0.name, value: $0.sha256) }
        writer.workbook.freeze(above: 1, leftOf: 0)
        writer.workbook.filter(from: 0, to: lines.count, columns: 5)
        writer.workbook.page(page.setup(.parameters, headerRow: 0, language: language))
        for (index, line) in lines.enumerated() {
            let tall = max(
                TextLines.count(line.name.utf8.span, characters: widths[1]),
                TextLines.count(line.value.utf8.span, characters: widths[4]))
            if tall > 1 { writer.workbook.height(row: index + 1, SheetWriter.height(lines: tall)) }
            writer.workbook.text(index + 1, 0, Labels.text(line.section, language))
            writer.workbook.text(index + 1, 1, Labels.parameter(line.name, language), .wrapped)
            for (column, day) in [(2, line.from), (3, line.until)] {
                if let day, day.number >= Workbook.firstDay { writer.workbook.date(index + 1, column, day: day.number) }
            }
            writer.workbook.text(index + 1, 4, line.value, .wrapped)
        }
    }

    private static func run(_ pack: ReportPack, _ language: Language) -> [Line] {
        let organisation = pack.configuration.organisation
        func text(_ label: Label) -> String { Labels.text(label, language) }
        func orNone(_ value: String) -> String { value.isEmpty ? text(.none) : value }
        return [
            Line(section: .parameterOrganisation, name: text(.organisation), value: organisation.name),
            Line(section: .parameterOrganisation, name: "ЕИК / ID", value: orNone(organisation.id)),
            Line(section: .parameterOrganisation, name: text(.currency), value: organisation.currency.text),
            Line(section: .parameterRun, name: Labels.runWord(pack, language), value: pack.title),
            Line(section: .parameterRun, name: text(.businessDate), value: pack.run.date.text),
            Line(section: .parameterRun, name: text(.program), value: "sverka " + pack.programVersion),
            Line(section: .parameterRun, name: text(.options), value: orNone(pack.options.joined(separator: " "))),
            Line(section: .parameterRun, name: text(.settingsHash), value: orNone(pack.settingsHash)),
            Line(section: .parameterRun, name: text(.previousManifest), value: orNone(pack.previousManifestHash)),
        ]
    }

    private static func settings(_ pack: ReportPack, _ language: Language) -> [Line] {
        let settings = pack.configuration
        var lines = settings.accounts.map { account in
            let kinds = account.collects?.map { settings.kinds[Int($0)].name }.joined(separator: ", ") ?? "*"
            return Line(
                section: .parameterAccounts, name: account.iban,
                value:
                    "\(Labels.word(account.type.rawValue, language)); \(Labels.setting("collects", language)): \(kinds)"
                    + (account.statements == .daily
                        ? ""
                        : "; \(Labels.setting("statements", language)): "
                            + Labels.setting(account.statements.rawValue, language)))
        }
        lines += zip(settings.kinds, Labels.kinds(pack, language)).flatMap { kind, title in
            let interest =
                kind.interest.map {
                    "; \(Labels.setting("interest", language)): \(Labels.setting($0.rawValue, language))"
                } ?? ""
            let discounts = (kind.discounts ?? []).isEmpty ? "" : "; " + (kind.discounts ?? []).joined(separator: ", ")
            let group = Labels.word(kind.group.rawValue, language)
            let name = title == kind.name ? title : "\(title) (\(kind.name))"
            let first = Line(
                section: .parameterKinds, name: name,
                value: "\(kind.code); \(group); \(Labels.setting("order", language)): "
                    + "\(Labels.setting(kind.order.first.rawValue, language)); \(Labels.setting("limitation", language)): "
                    + "\(kind.limitationTerm) / \(kind.limitationAbsolute)\(interest)\(discounts)")
            let changes = kind.limitationChanges
            let orders = Self.lines(kind.order, .parameterKinds, name) {
                "\(Labels.setting("order", language)): \(Labels.setting($0.rawValue, language))"
            }
            return [first] + orders.dropFirst()
                + changes.enumerated().map { place, change in
                    Line(
                        section: .parameterKinds, name: name,
                        value: "\(Labels.setting("limitation", language)): \(change.term) / \(change.absolute)",
                        from: change.from,
                        until: place + 1 < changes.count ? changes[place + 1].from + -1 : nil)
                }
        }
        lines += settings.budget.map { entry in
            let parts = [
                entry.paragraph, entry.interest.map { "\(Labels.setting("interest", language)): \($0)" },
                entry.costs.map { "\(Labels.setting("costs", language)): \($0)" },
            ]
            let words = parts.compactMap { $0 } + (entry.title.isEmpty ? [] : [entry.title])
            return Line(section: .budget, name: entry.code, value: words.joined(separator: "; "))
        }
        lines += settings.sources.map {
            Line(
                section: .parameterSources, name: $0.name,
                value: "\(Labels.word($0.role.rawValue, language)): \($0.path)")
        }
        lines += settings.acquirers.map { acquirer in
            let fees = percent(acquirer.fees)
            let terms =
                "\(Labels.setting("credit_within", language)): \(acquirer.creditWithin); "
                + "\(Labels.setting("fees", language)): "
                + (fees.isEmpty ? Labels.text(.none, language) : fees)
            let brands = acquirer.brandFees.sorted { $0.key < $1.key }.map { "; \($0.key): \(percent($0.value))" }
            return Line(
                section: .parameterAcquirers, name: acquirer.name,
                value: acquirer.terminals.joined(separator: " ") + "; " + terms + brands.joined())
        }
        return lines
    }

    /// A line for each value with the days for which it holds.
    private static func lines<Value>(
        _ dated: Dated<Value>, _ section: Label, _ name: String, _ text: (Value) -> String
    ) -> [Line] {
        dated.values.enumerated().map { place, value in
            Line(
                section: section, name: name, value: text(value), from: place > 0 ? dated.changes[place - 1].from : nil,
                until: place < dated.changes.count ? dated.changes[place].from + -1 : nil)
        }
    }

    private static func percent(_ terms: FeeTerms) -> String {
        let parts = [
            terms.percentMillionths.map { Money.text($0, digits: 4) + " %" },
            terms.fixed.map { "+ " + Money.text($0) }, terms.minimum.map { "≥ " + Money.text($0) },
        ]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// What the law or the organisation has set for a time.
    private static func rules(_ settings: Configuration, _ language: Language) -> [Line] {
        let rules = settings.rules
        var lines = rules.rates.enumerated().map { index, rate in
            let next = index + 1 < rules.rates.count ? rules.rates[index + 1].from + -1 : nil
            let until = rate.confirmedUntil.map { "; \(Labels.text(.confirmedUntil, language)) \($0.text)" } ?? ""
            return Line(
                section: .parameterRates, name: Labels.text(.rate, language),
                value: Money.text(rate.percentHundredths) + " %" + until, from: rate.from, until: next)
        }
        lines += rules.discounts.map { rule in
            let term =
                switch rule.term {
                case .wholeYearBy(let month, let day): "\(Labels.setting("whole_year_by", language)): \(month)-\(day)"
                case .daysAfterService(let days): "\(Labels.setting("within_days", language)): \(days)"
                }
            return Line(
                section: .parameterDiscounts, name: rule.name,
                value: "\(Money.text(rule.percentHundredths)) %; \(term)", from: rule.from, until: rule.until)
        }
        lines += Self.lines(rules.interestDivisor, .parameterRules, "interest.divisor") { String($0) }
        lines += [
            Line(section: .parameterRules, name: "tolerance.rounding", value: Money.text(rules.toleranceRounding)),
            Line(
                section: .parameterRules, name: "conversion",
                value: Labels.setting(rules.conversionPerComponent ? "by_component" : "by_obligation", language)),
        ]
        lines += Self.lines(rules.principalsFirst, .parameterRules, "repayment") {
            Labels.setting($0 ? "principals_first" : "per_debt", language)
        }
        for (channel, word) in rules.paymentDate.sorted(by: { $0.key < $1.key }) {
            lines += Self.lines(word, .parameterRules, "payment_date.\(channel)") { $0 }
        }
        if !rules.holidays.isEmpty {
            let days = rules.holidays.map(\.text).joined(separator: ", ")
            lines.append(Line(section: .parameterRules, name: "holidays", value: days))
        }
        let two = settings.decisions.twoPersonsFor.map { Labels.decision($0, language) }.joined(separator: ", ")
        return lines + [
            Line(
                section: .parameterRules, name: "strategies",
                value: settings.strategies.map { Labels.word($0.word, language) }.joined(separator: ", ")),
            Line(
                section: .parameterRules, name: "decisions.two_persons_for",
                value: two.isEmpty ? Labels.text(.none, language) : "\(two) > \(Money.text(settings.decisions.above))"),
            Line(
                section: .parameterReports, name: "privacy.mask",
                value: Labels.word(settings.maskIdentifiers ? "true" : "false", language)),
            Line(section: .parameterReports, name: "workbook.rows", value: String(settings.reports.workbookRows)),
        ]
    }
}
