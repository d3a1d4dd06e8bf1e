// Summary: how much came in, how much of it found its obligation, what is open and how old it is, whether all agrees.

internal import Domain
internal import Workbooks

enum SummarySheet {
    private static let chartColumn = 8

    static func write(
        _ pack: ReportPack, _ overview: Overview, _ proofs: [SheetProof], to writer: inout SheetWriter
    ) {
        for (column, width) in [34, 14, 16, 16, 16, 16, 16, 3].enumerated() {
            writer.workbook.width(column: column, width)
        }
        writer.workbook.hideGrid()
        writer.workbook.page(PageSetup(headerRow: nil, footer: Footer.text(.summary, writer.language)))
        var row = title(pack, overview, proofs, to: &writer)
        row = moneyIn(overview, row, to: &writer)
        row = ages(overview, row, to: &writer)
        row = bridge(pack, row, to: &writer)
        row = kinds(pack, overview, row, to: &writer)
        row = findings(overview, row, to: &writer)
        cards(overview, row, to: &writer)
    }

    private static func title(
        _ pack: ReportPack, _ overview: Overview, _ proofs: [SheetProof], to writer: inout SheetWriter
    ) -> Int {
        let language = writer.language
        let organisation = pack.configuration.organisation
        writer.workbook.height(row: 0, 24)
        writer.workbook.text(0, 0, Labels.text(.workbookTitle, language), .title)
        writer.workbook.text(1, 0, organisation.name, .label)
        writer.workbook.text(
            2, 0,
            "\(Labels.text(.run, language)) \(pack.run.number), \(pack.run.date.text), \(organisation.currency.text)")
        let agrees = overview.differing.isEmpty && proofs.allSatisfy { $0.inSheet + $0.inCSV == $0.inLedger }
        writer.workbook.text(
            3, 0, Labels.text(agrees ? .controlsAgree : .controlsDiffer, language), agrees ? .good : .bad)
        return 5
    }

    /// A heading and the header row below it; gives the first row of figures.
    private static func begin(
        _ heading: Label, _ columns: [Label], _ row: Int, to writer: inout SheetWriter
    ) -> Int {
        writer.workbook.text(row, 0, Labels.text(heading, writer.language), .heading)
        for (column, label) in columns.enumerated() {
            writer.workbook.text(row + 1, column, Labels.text(label, writer.language), .header)
        }
        return row + 2
    }

    /// A line of figures: the name, then counts and sums.
    private static func line(
        _ row: Int, _ name: String, counts: [Int64], sums: [Int64], to writer: inout SheetWriter
    ) {
        writer.workbook.text(row, 0, name)
        for (index, count) in counts.enumerated() { writer.workbook.integer(row, index + 1, count) }
        for (index, sum) in sums.enumerated() {
            writer.workbook.money(row, counts.count + index + 1, sum, digits: writer.organisation.minorDigits)
        }
    }

    /// The sums of the lines above it, as formulas.
    private static func total(
        _ rows: Range<Int>, counts: [Int64], sums: [Int64], to writer: inout SheetWriter
    ) {
        let row = rows.upperBound
        writer.workbook.text(row, 0, Labels.text(.total, writer.language), .totalText)
        for (index, value) in (counts + sums).enumerated() {
            let letter = CellName.column(index + 1)
            let formula = "=SUM(\(letter)\(rows.lowerBound + 1):\(letter)\(rows.upperBound))"
            let isCount = index < counts.count
            let digits = isCount ? 0 : writer.organisation.minorDigits
            writer.workbook.formula(
                row, index + 1, formula, value: value, digits: digits, isCount ? .totalInteger : .totalMoney)
        }
    }

    private static func moneyIn(_ overview: Overview, _ start: Int, to writer: inout SheetWriter) -> Int {
        let language = writer.language
        let first = begin(.moneyIn, [.channel, .count, .received, .matched, .open, .other, .share], start, to: &writer)
        for (index, part) in overview.received.enumerated() {
            line(
                first + index, Labels.word(part.channel.word, language), counts: [part.payments],
                sums: [part.amount, part.matched, part.open, part.other], to: &writer)
            share(first + index, part, to: &writer)
        }
        let all = overview.allReceived
        let rows = first..<first + overview.received.count
        total(rows, counts: [all.payments], sums: [all.amount, all.matched, all.open, all.other], to: &writer)
        share(rows.upperBound, all, to: &writer)
        let chart = Chart(
            kind: .columns, title: Labels.text(.moneyIn, language), sheet: Labels.text(.summary, language),
            categories: 0,
            rows: rows,
            series: [
                Chart.Series(Labels.text(.received, language), column: 2, colour: 0x1F3864),
                Chart.Series(Labels.text(.matched, language), column: 3, colour: 0x548235),
                Chart.Series(Labels.text(.open, language), column: 4, colour: 0xC55A11),
            ])
        writer.workbook.chart(chart, row: 0, column: chartColumn)
        return rows.upperBound + 2
    }

    /// The matched part of what was received, in thousandths.
    private static func share(_ row: Int, _ part: Overview.Received, to writer: inout SheetWriter) {
        guard part.amount > 0 else { return }
        let (received, matched) = (CellName.cell(row, 2), CellName.cell(row, 3))
        let value = (part.matched * 1_000 + part.amount / 2) / part.amount
        writer.workbook.formula(row, 6, "=ROUND(\(matched)/\(received),3)", value: value, digits: 3, .percent)
    }

    private static func ages(_ overview: Overview, _ start: Int, to writer: inout SheetWriter) -> Int {
        let language = writer.language
        let first = begin(.openByAge, [.age, .count, .sum], start, to: &writer)
        for (index, bucket) in overview.ages.enumerated() {
            line(
                first + index, Labels.text(bucket.label, language), counts: [bucket.payments], sums: [bucket.amount],
                to: &writer)
        }
        let rows = first..<first + overview.ages.count
        total(rows, counts: [overview.allOpen.payments], sums: [overview.allOpen.amount], to: &writer)
        let chart = Chart(
            kind: .columns, title: Labels.text(.openByAge, language), sheet: Labels.text(.summary, language),
            categories: 0, rows: rows,
            series: [Chart.Series(Labels.text(.sum, language), column: 2, colour: 0xC55A11)])
        writer.workbook.chart(chart, row: 16, column: chartColumn)
        return rows.upperBound + 2
    }

    /// How the debts got from their opening to their closing: the terms of the run's own control total.
    private static func bridge(_ pack: ReportPack, _ start: Int, to writer: inout SheetWriter) -> Int {
        let language = writer.language
        let control = pack.controls.first { $0.name == "obligations" && $0.scope == "run" }
        guard let control else { return start }
        let first = begin(.bridge, [.term, .sum], start, to: &writer)
        for (index, term) in control.terms.enumerated() {
            line(
                first + index, Labels.term(term.name, of: control.name, language), counts: [], sums: [term.value],
                to: &writer)
        }
        return first + control.terms.count + 1
    }

    private static func kinds(
        _ pack: ReportPack, _ overview: Overview, _ start: Int, to writer: inout SheetWriter
    ) -> Int {
        let language = writer.language
        let first = begin(
            .byKind, [.kind, .count, .assessed, .paid, .outstanding, .overdue, .credit], start, to: &writer)
        let names = Labels.kinds(pack, language)
        func sums(_ debts: Overview.Debts) -> [Int64] {
            [debts.assessed, debts.paid, debts.outstanding, debts.overdue, debts.credit]
        }
        for (index, debts) in overview.kinds.enumerated() {
            line(first + index, names[index], counts: [debts.obligations], sums: sums(debts), to: &writer)
        }
        let rows = first..<first + overview.kinds.count
        guard !rows.isEmpty else { return first + 1 }
        total(rows, counts: [overview.allDebts.obligations], sums: sums(overview.allDebts), to: &writer)
        let chart = Chart(
            kind: .bars, title: Labels.text(.byKind, language), sheet: Labels.text(.summary, language), categories: 0,
            rows: rows,
            series: [
                Chart.Series(Labels.text(.paid, language), column: 3, colour: 0x548235),
                Chart.Series(Labels.text(.outstanding, language), column: 4, colour: 0x1F3864),
            ])
        writer.workbook.chart(chart, row: 32, column: chartColumn, height: 1.2)
        return rows.upperBound + 2
    }

    private static func findings(_ overview: Overview, _ start: Int, to writer: inout SheetWriter) -> Int {
        let language = writer.language
        let first = begin(
            .byCode, [.byCodeCode, .severity, .newOnes, .carried, .resolved, .openAmount], start, to: &writer)
        for (index, row) in overview.findings.enumerated() {
            let place = first + index
            writer.workbook.text(place, 0, row.code.rawValue)
            writer.workbook.text(place, 1, Labels.word(row.code.severity.word, language))
            writer.workbook.integer(place, 2, row.new)
            writer.workbook.integer(place, 3, row.carried)
            writer.workbook.integer(place, 4, row.resolved)
            writer.workbook.money(place, 5, row.openAmount, digits: writer.organisation.minorDigits)
        }
        let rows = first..<first + overview.findings.count
        let cell = "$" + CellName.cell(first, 1)
        for (word, tone) in [("error", Tone.alarm), ("warning", .warning)] {
            writer.workbook.highlight(
                rows: rows, columns: 1..<2, where: "=\(cell)=\"\(Labels.word(word, language))\"", tone)
        }
        return rows.upperBound + 1
    }

    private static func cards(_ overview: Overview, _ start: Int, to writer: inout SheetWriter) {
        guard !overview.batches.isEmpty else { return }
        let first = begin(.cards, [.status, .count, .net, .credited], start, to: &writer)
        for (index, row) in overview.batches.enumerated() {
            line(
                first + index, Labels.word(row.status, writer.language), counts: [row.batches],
                sums: [row.net, row.credited], to: &writer)
        }
    }
}
