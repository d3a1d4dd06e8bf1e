// The look of a sheet: widths, frozen header, filter, print set-up, colours by rule.

internal import CXlsxWriter

/// How a sheet is printed: A4 landscape, as wide as the page.
package struct PageSetup: Sendable {
    /// The row that every page repeats, if any.
    package var headerRow: Int?
    /// Left, middle, right of the footer; `&P` and `&N` are the page and the number of pages.
    package var footer: String
    package init(headerRow: Int?, footer: String) {
        self.headerRow = headerRow
        self.footer = footer
    }
}

extension Workbook {
    /// In characters; before the first cell of the sheet.
    package mutating func width(column: Int, _ characters: Int) {
        note(worksheet_set_column(current, UInt16(column), UInt16(column), Double(characters), nil))
    }

    /// In points.
    package mutating func height(row: Int, _ points: Int) {
        note(worksheet_set_row(current, UInt32(row), Double(points), nil))
    }

    /// What is above and left of this cell stays in sight.
    package mutating func freeze(above row: Int, leftOf column: Int) {
        worksheet_freeze_panes(current, UInt32(row), UInt16(column))
    }

    package mutating func filter(from row: Int, to last: Int, columns: Int) {
        note(worksheet_autofilter(current, UInt32(row), 0, UInt32(max(row, last)), UInt16(columns - 1)))
    }

    package mutating func page(_ setup: PageSetup) {
        worksheet_set_paper(current, 9)
        worksheet_set_landscape(current)
        worksheet_set_margins(current, 0.4, 0.4, 0.5, 0.6)
        worksheet_fit_to_pages(current, 1, 0)
        if let row = setup.headerRow { note(worksheet_repeat_rows(current, UInt32(row), UInt32(row))) }
        note(worksheet_set_footer(current, setup.footer))
    }

    /// The sheet that is open when the file is opened.
    package mutating func activate(_ sheet: Int) {
        if sheets.indices.contains(sheet) { worksheet_activate(sheets[sheet]) }
    }

    /// Lines between cells on the screen are left out.
    package mutating func hideGrid() { worksheet_gridlines(current, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }

    /// Colours the cells of a range for which a formula, written for its first cell, is true.
    package mutating func highlight(rows: Range<Int>, columns: Range<Int>, where formula: String, _ tone: Tone) {
        guard !rows.isEmpty, !columns.isEmpty else { return }
        var rule = lxw_conditional_format()
        rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
        rule.format = tones[tone.rawValue]
        let (first, last) = (UInt32(rows.lowerBound), UInt32(rows.upperBound - 1))
        let (left, right) = (UInt16(columns.lowerBound), UInt16(columns.upperBound - 1))
        let code = formula.withCString { text in
            rule.value_string = UnsafeMutablePointer(mutating: text)
            return worksheet_conditional_format_range(current, first, left, last, right, &rule)
        }
        note(code)
    }
}
