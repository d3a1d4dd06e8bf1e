// A table as a sheet: header, rows, their total, and whether the total is the ledger's.

internal import Domain
internal import Workbooks

/// A total of a sheet beside the same sum taken from the ledger's figures by another way.
struct SheetProof: Sendable {
    var sheet: String
    var column: String
    /// The cell with the total, for formulas.
    var cell: String
    var inSheet: Int64
    /// In rows that only the CSV file has.
    var inCSV: Int64
    var inLedger: Int64
    var isCount: Bool
}

/// What to make of a report in the workbook.
struct TableSheet<Table: Report> {
    let label: Label
    let table: Table
    let file: String
    /// Sums of the ledger by the column that must come to the same.
    let ledger: [String: Int64]
    /// Sheets that the book has for it already: rows past the end of one go on in the next.
    let sheets: [Int]

    /// Data rows that one sheet takes.
    static var rowsPerSheet: Int { Workbook.maximumRows - 16 }

    static func sheetCount(_ rows: Int, limit: Int) -> Int {
        max(1, (min(rows, limit) + rowsPerSheet - 1) / rowsPerSheet)
    }

    static func name(_ label: Label, part: Int, _ language: Language) -> String {
        Labels.text(label, language) + (part == 0 ? "" : " (\(part + 1))")
    }

    private var columns: [Column] { Table.columns + Table.sheetColumns }

    /// Writes all sheets of the table and gives the proofs of its totals.
    func write(limit: Int, to writer: inout SheetWriter) -> [SheetProof] {
        let shown = min(table.count, limit)
        writer.begin(columns)
        for (part, sheet) in sheets.enumerated() {
            let start = part * Self.rowsPerSheet
            let rows = start..<min(shown, start + Self.rowsPerSheet)
            writer.workbook.select(sheet)
            header(rows.count, to: &writer)
            writer.row = 1
            table.write(rows, to: &writer)
        }
        let inSheets = writer.sums
        let hasForeign = writer.foreignRows > 0
        writer.isSilent = true
        table.write(shown..<table.count, to: &writer)
        writer.isSilent = false
        return totals(shown, inSheets, writer.sums, hasForeign, to: &writer)
    }

    private func header(_ rows: Int, to writer: inout SheetWriter) {
        for (index, column) in columns.enumerated() {
            writer.workbook.width(column: index, column.width)
            writer.workbook.text(0, index, Labels.column(column.name, writer.language), .header)
        }
        writer.workbook.height(row: 0, 32)
        writer.workbook.freeze(above: 1, leftOf: 1)
        writer.workbook.filter(from: 0, to: rows, columns: columns.count)
        writer.workbook.page(PageSetup(headerRow: 0, footer: Footer.text(label, writer.language)))
        guard let severity = columns.firstIndex(where: { $0.name == "severity" }) else { return }
        let cell = "$" + CellName.cell(1, severity)
        for (word, tone) in [("error", Tone.alarm), ("warning", .warning)] {
            let text = Labels.word(word, writer.language)
            writer.workbook.highlight(
                rows: 1..<rows + 1, columns: severity..<severity + 1, where: "=\(cell)=\"\(text)\"", tone)
        }
    }

    /// Below the rows and an empty one: totals as formulas, what is only in the CSV file, and the difference.
    ///
    /// A row at a time, since the library does not go back.
    private func totals(
        _ shown: Int, _ inSheets: [Int64], _ all: [Int64], _ hasForeign: Bool, to writer: inout SheetWriter
    ) -> [SheetProof] {
        let language = writer.language
        let row = writer.row + 1
        let summed = shown == 0 ? [] : columns.indices.filter { columns[$0].isSummed }
        if !summed.isEmpty { writer.workbook.text(row, 0, Labels.text(.total, language), .totalText) }
        for index in summed {
            let formula = sumFormula(index, shown, hasForeign, writer)
            let (digits, style) = look(index, writer)
            writer.workbook.formula(row, index, formula, value: inSheets[index], digits: digits, style)
        }
        if !summed.isEmpty { writer.workbook.text(row + 1, 0, Labels.text(.onlyInCSV, language), .label) }
        for index in summed {
            let style = columns[index].kind == .integer ? CellStyle.integer : .money
            writer.workbook.money(
                row + 1, index, all[index] - inSheets[index], digits: look(index, writer).digits, style)
        }
        let proofs = checks(row, summed.filter { ledger[columns[$0].name] != nil }, inSheets, all, to: &writer)
        if shown < table.count {
            let message = Message("report.only_in_csv", [String(shown), String(table.count), file])
            writer.workbook.text(row + 3, 0, Sentences.text(message, language), .note)
        }
        return proofs
    }

    private func look(_ index: Int, _ writer: borrowing SheetWriter) -> (digits: Int, style: CellStyle) {
        columns[index].kind == .integer ? (0, .totalInteger) : (writer.organisation.minorDigits, .totalMoney)
    }

    /// The row that says whether the totals are the ledger's.
    private func checks(
        _ row: Int, _ proven: [Int], _ inSheets: [Int64], _ all: [Int64], to writer: inout SheetWriter
    ) -> [SheetProof] {
        if proven.isEmpty { return [] }
        let language = writer.language
        let name = Self.name(label, part: sheets.count - 1, language)
        writer.workbook.text(row + 2, 0, Labels.text(.check, language), .label)
        return proven.map { index in
            let (digits, style) = look(index, writer)
            let inLedger = ledger[columns[index].name] ?? 0
            let (total, rest) = (CellName.cell(row, index), CellName.cell(row + 1, index))
            let check = "=ROUND(\(total)+\(rest)-(\(Money.text(inLedger, digits: digits))),\(digits))"
            writer.workbook.formula(row + 2, index, check, value: all[index] - inLedger, digits: digits, style)
            return SheetProof(
                sheet: name, column: Labels.column(columns[index].name, language), cell: CellName.sheet(name) + total,
                inSheet: inSheets[index], inCSV: all[index] - inSheets[index], inLedger: inLedger,
                isCount: columns[index].kind == .integer)
        }
    }

    /// The sum of a column over all sheets of the table, in the organisation's currency.
    private func sumFormula(_ index: Int, _ shown: Int, _ hasForeign: Bool, _ writer: borrowing SheetWriter) -> String {
        let currency = columns.firstIndex { $0.kind == .currency }
        let letter = CellName.column(index)
        var terms: [String] = []
        for part in sheets.indices {
            let rows = min(shown - part * Self.rowsPerSheet, Self.rowsPerSheet)
            let sheet = part == sheets.count - 1 ? "" : CellName.sheet(Self.name(label, part: part, writer.language))
            let cells = "\(sheet)\(letter)2:\(letter)\(rows + 1)"
            if hasForeign, let currency {
                let place = CellName.column(currency)
                terms.append("SUMIF(\(sheet)\(place)2:\(place)\(rows + 1),\"\(writer.organisation.text)\",\(cells))")
            } else {
                terms.append("SUM(\(cells))")
            }
        }
        return "=" + terms.joined(separator: "+")
    }
}

/// The footer of every sheet: which sheet, which page.
enum Footer {
    static func text(_ label: Label, _ language: Language) -> String {
        "&L\(Labels.text(label, language))&R\(Labels.text(.page, language)) &P \(Labels.text(.of, language)) &N"
    }
}
