// Summary: the tables of `SummaryTables` on the left, the charts beside the first of them, so that the first page says
// how the night went.

internal import Domain
internal import Workbooks

struct SummarySheet {
    private static let widths = [31, 15, 12, 12, 12, 13, 13, 13, 1]
    private static let chartWidth = 440
    private static let chartHeight = 215
    /// Bars stand below each other, each with its name.
    private static let barHeight = 25
    private static let rowHeight = 20
    private static let firstChartRow = 4

    let pack: ReportPack
    let overview: Overview
    let sections: [Section]
    let agrees: Bool

    func write(_ page: PageWords, to writer: inout SheetWriter) {
        for (column, width) in Self.widths.enumerated() { writer.workbook.width(column: column, width) }
        writer.workbook.hideGrid()
        var row = title(to: &writer)
        var drawn: [(Section.Drawing, Range<Int>)] = []
        var breaks: [Int] = []
        for section in sections {
            if section.beginsPage {
                row = max(row, Self.firstChartRow + sections.reduce(0) { $0 + chartRows($1) } + 1)
                breaks.append(row)
            }
            let rows = write(section, row, to: &writer)
            if let drawing = section.drawing, section.isDrawn { drawn.append((drawing, rows)) }
            row = rows.upperBound + (section.hasTotal ? 2 : 1)
        }
        // The days come first: it is their chart that is looked at.
        let charts = drawn.filter(\.0.isOfTime) + drawn.filter { !$0.0.isOfTime }
        var chartRow = Self.firstChartRow
        for (drawing, rows) in charts {
            chart(drawing, rows, row: chartRow, to: &writer)
            chartRow += chartRows(drawing, rows.count)
        }
        var setup = page.setup(.summary, headerRow: nil, language: writer.language)
        setup.breaks = breaks
        writer.workbook.page(setup)
    }

    private func chartHeight(_ drawing: Section.Drawing, _ rows: Int) -> Int {
        drawing.isBars ? min(500, max(Self.chartHeight, 65 + rows * Self.barHeight)) : Self.chartHeight
    }

    /// Rows that a chart covers.
    private func chartRows(_ drawing: Section.Drawing, _ rows: Int) -> Int {
        (chartHeight(drawing, rows) + Self.rowHeight) / Self.rowHeight
    }

    private func chartRows(_ section: Section) -> Int {
        section.drawing.map { section.isDrawn ? chartRows($0, section.grid.count) : 0 } ?? 0
    }

    private func title(to writer: inout SheetWriter) -> Int {
        let language = writer.language
        let organisation = pack.configuration.organisation
        writer.workbook.height(row: 0, 24)
        writer.workbook.text(0, 0, Labels.text(.workbookTitle, language), .title)
        writer.workbook.text(1, 0, organisation.name, .label)
        writer.workbook.text(2, 0, Labels.runLine(pack, language))
        writer.workbook.height(row: 3, 18)
        let verdict = agrees ? overview.verdict(language) : (Labels.text(.controlsDiffer, language), .alarm)
        let style: CellStyle = verdict.tone == .good ? .good : verdict.tone == .warning ? .fair : .bad
        writer.workbook.text(3, 0, verdict.text, style)
        for column in 1...(verdict.tone == .warning ? 5 : 3) { writer.workbook.blank(3, column, style) }
        writer.workbook.name("verdict", CellName.sheet(Labels.text(.summary, language)) + CellName.fixed(3, 0))
        return 5
    }

    /// Heading, header row, rows, total; gives the rows of figures.
    private func write(_ section: Section, _ start: Int, to writer: inout SheetWriter) -> Range<Int> {
        let language = writer.language
        let columns = section.grid.shownColumns
        writer.workbook.text(start, 0, Labels.text(section.heading, language), .heading)
        writer.workbook.height(row: start + 1, 26)
        for (column, item) in columns.enumerated() {
            writer.workbook.text(
                start + 1, column, Labels.column(item.name, language),
                item.isNumber ? .headerOfNumbers : .header)
        }
        // A last text runs on over the next columns: its header, too.
        if let last = columns.last, !last.isNumber {
            for column in columns
                .count..<max(columns.count, min(Self.widths.count - 1, columns.count + last.width / 13))
            {
                writer.workbook.blank(start + 1, column, .header)
            }
        }
        let order = columns.enumerated().map { ($0, SheetLayout.Place($1.name, $1.width)) }
        writer.begin(columns, order, isWorkingList: false)
        writer.row = start + 2
        section.grid.write(0..<section.grid.count, to: &writer)
        let rows = start + 2..<start + 2 + section.grid.count
        for (column, rules) in section.colours {
            let cell = "$" + CellName.cell(rows.lowerBound, column)
            for rule in rules {
                let (test, tone) = ColourRule.formula(rule, cell, language)
                writer.workbook.highlight(rows: rows, columns: column..<column + 1, where: test, tone)
            }
        }
        if section.hasTotal { total(section.grid, rows, to: &writer) }
        return rows
    }

    /// The sums of the lines above it, as formulas.
    private func total(_ grid: Grid, _ rows: Range<Int>, to writer: inout SheetWriter) {
        let row = rows.upperBound
        writer.workbook.text(row, 0, Labels.text(.total, writer.language), .totalText)
        for (column, sum) in grid.totals.enumerated().dropFirst() {
            guard let sum else {
                writer.workbook.blank(row, column, .totalText)
                continue
            }
            let letter = CellName.column(column)
            let formula = "=SUM(\(letter)\(rows.lowerBound + 1):\(letter)\(rows.upperBound))"
            let isCount = grid.shownColumns[column].kind == .integer
            writer.workbook.formula(
                row, column, formula, value: sum, digits: isCount ? 0 : grid.digits,
                isCount ? .totalInteger : .totalMoney)
        }
    }

    private func chart(_ drawing: Section.Drawing, _ rows: Range<Int>, row: Int, to writer: inout SheetWriter) {
        let language = writer.language
        var chart = Chart(
            kind: drawing.isBars ? .bars : .columns, title: Labels.text(drawing.title, language),
            sheet: Labels.text(.summary, language), categories: 0, rows: rows,
            series: drawing.series.map {
                Chart.Series(Labels.text($0.label, language), column: $0.column, colour: $0.colour)
            })
        chart.isByDay = sections.first { $0.drawing?.title == drawing.title }?.grid.shownColumns[0].kind == .day
        chart.width = Self.chartWidth
        chart.height = chartHeight(drawing, rows.count)
        writer.workbook.chart(chart, row: row, column: Self.widths.count)
    }
}
