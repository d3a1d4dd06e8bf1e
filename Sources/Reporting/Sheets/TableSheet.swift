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
    /// Where the rows stand that the sheet leaves out; empty: it leaves out none.
    let file: String
    /// Sums of the ledger by the column that must come to the same.
    let ledger: [String: Int64]
    /// Sheets that the book has for it already: rows past the end of one go on in the next.
    let sheets: [Int]
    /// Data rows that one sheet takes.
    let rowsPerSheet: Int
    let page: PageWords
    /// What a reader must know of the sheet.
    let notes: [Message]
    private let columns: [Column]
    private let order: [(column: Int, place: SheetLayout.Place)]
    private let printed: Int
    private let layout: SheetLayout?
    private let ownColours: [(column: String, rules: [SheetLayout.Colour])]
    /// By column of the table.
    private let places: [Int]

    init(
        _ label: Label, _ table: Table, file: String, ledger: [String: Int64],
        colours: [(column: String, rules: [SheetLayout.Colour])] = [], notes: [Message] = [], sheets: [Int],
        rowsPerSheet: Int, page: PageWords
    ) {
        self.label = label
        self.table = table
        self.file = file
        self.ledger = ledger
        self.sheets = sheets
        self.rowsPerSheet = rowsPerSheet
        self.page = page
        self.notes = notes
        columns = table.shownColumns
        layout = SheetLayout.of(label)
        ownColours = colours
        (order, printed) = SheetLayout.places(columns, layout)
        var places = Array(repeating: 0, count: columns.count)
        for (place, item) in order.enumerated() { places[item.column] = place }
        self.places = places
    }

    /// Most rows that a sheet takes: some are kept for the totals below them.
    static var mostRowsPerSheet: Int { Workbook.maximumRows - 16 }

    static func sheetCount(_ rows: Int, limit: Int, rowsPerSheet: Int) -> Int {
        max(1, (min(rows, limit) + rowsPerSheet - 1) / rowsPerSheet)
    }

    /// Writes all sheets of the table and gives the proofs of its totals.
    func write(limit: Int, to writer: inout SheetWriter) -> [SheetProof] {
        let shown = min(table.count, limit)
        writer.begin(columns, order, isWorkingList: layout?.isWorkingList ?? false)
        for (part, sheet) in sheets.enumerated() {
            let start = part * rowsPerSheet
            let rows = start..<min(shown, start + rowsPerSheet)
            writer.workbook.select(sheet)
            header(rows.count, isLast: part == sheets.count - 1, to: &writer)
            writer.beginSheet()
            table.write(rows, to: &writer)
        }
        let inSheets = writer.sums
        let hasForeign = writer.foreignRows > 0
        writer.isSilent = true
        table.write(shown..<table.count, to: &writer)
        writer.isSilent = false
        return totals(shown, inSheets, writer.sums, hasForeign, to: &writer)
    }

    private func header(_ rows: Int, isLast: Bool, to writer: inout SheetWriter) {
        for (place, item) in order.enumerated() {
            let column = columns[item.column]
            let title = Labels.column(column.name, writer.language)
            writer.workbook.width(
                column: place, max(item.place.width, totalWidth(column, writer), wordWidth(title, column)))
            writer.workbook.text(0, place, title, column.isNumber ? .headerOfNumbers : .header)
        }
        writer.workbook.height(row: 0, 38)
        writer.workbook.freeze(above: 1, leftOf: 1)
        writer.workbook.filter(from: 0, to: rows, columns: columns.count)
        var setup = page.setup(label, headerRow: 0, language: writer.language, isPart: printed < columns.count)
        // Totals and what follows them stand within six rows below the last one.
        if printed < columns.count { setup.area = (rows: rows + (isLast ? 7 + notes.count : 1), columns: printed) }
        writer.workbook.page(setup)
        guard rows > 0 else { return }
        colours(1..<rows + 1, to: &writer)
        if let place = place("decision_action") {
            writer.workbook.choice(
                rows: 1..<rows + 1, column: place,
                words: Labels.decisionWords.map { Labels.decision($0.action, writer.language) },
                title: Labels.column("decision_action", writer.language),
                message: Labels.text(.decisionHelp, writer.language))
        }
    }

    private func place(_ column: String) -> Int? { columns.firstIndex { $0.name == column }.map { places[$0] } }

    /// Wide enough for the header's longest word, in bold.
    private func wordWidth(_ title: String, _ column: Column) -> Int {
        let longest = title.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "/" }).map(\.count).max() ?? 0
        return longest + (column.isNumber ? 1 : 3)
    }

    /// Wide enough for the ledger's total, in bold.
    private func totalWidth(_ column: Column, _ writer: borrowing SheetWriter) -> Int {
        guard let sum = ledger[column.name] else { return 0 }
        let digits = Money.text(sum, digits: writer.organisation.minorDigits).utf8.count
        return digits + (digits - 4) / 3
    }

    private func colours(_ rows: Range<Int>, to writer: inout SheetWriter) {
        for (column, rules) in (layout?.colours ?? []) + ownColours {
            guard let place = place(column) else { continue }
            let cell = "$" + CellName.cell(rows.lowerBound, place)
            for rule in rules {
                let (test, tone) = ColourRule.formula(rule, cell, writer.language)
                writer.workbook.highlight(rows: rows, columns: place..<place + 1, where: test, tone)
            }
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
            writer.workbook.formula(row, places[index], formula, value: inSheets[index], digits: digits, style)
            writer.workbook.name(
                "\(label.cellName)_\(columns[index].name)",
                CellName.sheet(SheetName.text(label, part: sheets.count - 1, language))
                    + CellName.fixed(row, places[index]))
        }
        if !summed.isEmpty, !file.isEmpty {
            writer.workbook.text(row + 1, 0, Labels.text(.onlyInCSV, language), .label)
        }
        for index in file.isEmpty ? [] : summed {
            let style = columns[index].kind == .integer ? CellStyle.integer : .money
            writer.workbook.money(
                row + 1, places[index], all[index] - inSheets[index], digits: look(index, writer).digits, style)
        }
        if table.count == 0, file.isEmpty {
            writer.workbook.text(1, 0, Labels.text(.noRows, language), .note)
        }
        let proofs = checks(row, summed.filter { ledger[columns[$0].name] != nil }, inSheets, all, to: &writer)
        if shown < table.count {
            let message = Message("report.only_in_csv", [String(shown), String(table.count), file])
            writer.workbook.text(row + 3, 0, Sentences.text(message, language), .note)
        }
        for (place, note) in notes.enumerated() {
            writer.workbook.text(row + 4 + place, 0, Sentences.text(note, language), .note)
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
        let name = SheetName.text(label, part: sheets.count - 1, language)
        writer.workbook.text(row + 2, 0, Labels.text(.check, language), .label)
        return proven.map { index in
            let (digits, style) = look(index, writer)
            let inLedger = ledger[columns[index].name] ?? 0
            let (total, rest) = (CellName.cell(row, places[index]), CellName.cell(row + 1, places[index]))
            let check = "=ROUND(\(total)+\(rest)-(\(Money.text(inLedger, digits: digits))),\(digits))"
            writer.workbook.formula(row + 2, places[index], check, value: all[index] - inLedger, digits: digits, style)
            return SheetProof(
                sheet: name, column: Labels.column(columns[index].name, language), cell: CellName.sheet(name) + total,
                inSheet: inSheets[index], inCSV: all[index] - inSheets[index], inLedger: inLedger,
                isCount: columns[index].kind == .integer)
        }
    }

    /// The sum of a column over all sheets of the table, in the organisation's currency.
    private func sumFormula(_ index: Int, _ shown: Int, _ hasForeign: Bool, _ writer: borrowing SheetWriter) -> String {
        let currency = columns.firstIndex { $0.kind == .currency }
        let letter = CellName.column(places[index])
        var terms: [String] = []
        for part in sheets.indices {
            let rows = min(shown - part * rowsPerSheet, rowsPerSheet)
            let sheet =
                part == sheets.count - 1 ? "" : CellName.sheet(SheetName.text(label, part: part, writer.language))
            let cells = "\(sheet)\(letter)2:\(letter)\(rows + 1)"
            if hasForeign, let currency {
                let place = CellName.column(places[currency])
                terms.append("SUMIF(\(sheet)\(place)2:\(place)\(rows + 1),\"\(writer.organisation.text)\",\(cells))")
            } else {
                terms.append("SUM(\(cells))")
            }
        }
        return "=" + terms.joined(separator: "+")
    }
}

/// What stands above and below every printed page.
struct PageWords: Sendable {
    let organisation: String
    let run: String

    init(_ pack: ReportPack) {
        organisation = pack.configuration.organisation.name
        run = pack.title
    }

    func setup(_ label: Label, headerRow: Int?, language: Language, isPart: Bool = false) -> PageSetup {
        let onScreen = isPart ? "&C&8 " + Labels.text(.moreOnScreen, language) : ""
        return PageSetup(
            headerRow: headerRow,
            header: "&L&9 \(escaped(organisation))&C&9&B\(escaped(Labels.text(label, language)))&R&9 \(run)",
            footer: "&L&9 sverka\(onScreen)&R&9 \(Labels.text(.page, language)) &P \(Labels.text(.of, language)) &N")
    }

    /// `&` begins a code; the whole may have 255 characters.
    private func escaped(_ text: String) -> String {
        text.prefix(60).split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    }
}

/// A rule of colour as a formula for the first cell of its range.
enum ColourRule {
    static func formula(_ rule: SheetLayout.Colour, _ cell: String, _ language: Language) -> (String, Tone) {
        switch rule {
        case .word(let word, let tone): ("=\(cell)=\"\(Labels.word(word, language))\"", self.tone(tone))
        case .above(let limit, let tone): ("=\(cell)>\(limit)", self.tone(tone))
        case .notZero(let tone): ("=AND(ISNUMBER(\(cell)),\(cell)<>0)", self.tone(tone))
        }
    }

    private static func tone(_ tone: ColourTone) -> Tone {
        switch tone {
        case .alarm: .alarm
        case .warning: .warning
        case .good: .good
        }
    }
}
