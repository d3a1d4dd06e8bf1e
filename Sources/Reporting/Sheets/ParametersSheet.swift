// Parameters: under which settings, rates and program the run was made, and which bytes went into it.

internal import Domain
internal import Workbooks

enum ParametersSheet {
    private struct Line {
        var section: Label
        var name: String
        var value: String
    }

    static func write(_ pack: ReportPack, to writer: inout SheetWriter) {
        let language = writer.language
        for (column, width) in [24, 46, 90].enumerated() { writer.workbook.width(column: column, width) }
        for (column, label) in [Label.section, .parameter, .value].enumerated() {
            writer.workbook.text(0, column, Labels.text(label, language), .header)
        }
        let lines =
            run(pack, language) + settings(pack, language)
            + pack.inputHashes.map { Line(section: .parameterInputs, name: $0.name, value: $0.sha256) }
        writer.workbook.freeze(above: 1, leftOf: 0)
        writer.workbook.filter(from: 0, to: lines.count, columns: 3)
        writer.workbook.page(PageSetup(headerRow: 0, footer: Footer.text(.parameters, language)))
        for (index, line) in lines.enumerated() {
            writer.workbook.text(index + 1, 0, Labels.text(line.section, language))
            writer.workbook.text(index + 1, 1, line.name, .wrapped)
            writer.workbook.text(index + 1, 2, line.value, .wrapped)
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
            Line(section: .parameterRun, name: text(.run), value: pack.run.folder),
            Line(section: .parameterRun, name: text(.businessDate), value: pack.run.date.text),
            Line(section: .parameterRun, name: text(.program), value: "sverka " + pack.programVersion),
            Line(section: .parameterRun, name: text(.options), value: orNone(pack.options.joined(separator: " "))),
            Line(section: .parameterRun, name: text(.settingsHash), value: orNone(pack.settingsHash)),
            Line(section: .parameterRun, name: text(.previousManifest), value: orNone(pack.previousManifestHash)),
        ]
    }

    private static func settings(_ pack: ReportPack, _ language: Language) -> [Line] {
        let settings = pack.configuration
        var lines = settings.accounts.map {
            Line(section: .parameterAccounts, name: $0.iban, value: Labels.word($0.type.rawValue, language))
        }
        lines += zip(settings.kinds, Labels.kinds(pack, language)).map { kind, title in
            let order = "order: \(kind.order.rawValue)"
            let limitation = "limitation: \(kind.limitationTerm) / \(kind.limitationAbsolute)"
            let group = Labels.word(kind.group.rawValue, language)
            let name = title == kind.name ? title : "\(title) (\(kind.name))"
            return Line(section: .parameterKinds, name: name, value: "\(kind.code); \(group); \(order); \(limitation)")
        }
        lines += settings.sources.map {
            Line(
                section: .parameterSources, name: $0.name,
                value: "\(Labels.word($0.role.rawValue, language)): \($0.path)")
        }
        lines += settings.rules.rates.map { rate in
            let until = rate.confirmedUntil.map { "; \(Labels.text(.confirmedUntil, language)) \($0.text)" } ?? ""
            let percent = Money.text(rate.percentHundredths) + " %"
            return Line(
                section: .parameterRates, name: "\(Labels.text(.from, language)) \(rate.from.text)",
                value: percent + until)
        }
        lines += [
            Line(section: .parameterRules, name: "interest.divisor", value: String(settings.rules.interestDivisor)),
            Line(
                section: .parameterRules, name: "tolerance.rounding",
                value: Money.text(settings.rules.toleranceRounding)),
            Line(
                section: .parameterRules, name: "conversion",
                value: settings.rules.conversionPerComponent ? "component" : "obligation"),
        ]
        lines += settings.rules.paymentDate.sorted { $0.key < $1.key }.map {
            Line(section: .parameterRules, name: "payment_date.\($0.key)", value: $0.value)
        }
        lines.append(
            Line(
                section: .parameterRules, name: "strategies",
                value: settings.strategies.map(\.word).joined(separator: ", ")))
        lines.append(
            Line(section: .parameterReports, name: "workbook.rows", value: String(settings.reports.workbookRows)))
        return lines
    }
}
