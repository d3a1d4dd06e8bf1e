// The look of a sheet: widths, frozen header, filter, print set-up, colours by rule.

internal import CXlsxWriter
internal import Glibc

/// How a sheet is printed: A4, as wide as the page.
package struct PageSetup: Sendable {
    /// The row that every page repeats, if any.
    package var headerRow: Int?
    /// Left, middle, right of the footer; `&P` and `&N` are the page and the number of pages.
    package var footer: String
    /// Left, middle, right of the header.
    package var header: String
    /// Rows and columns that are printed; nil: all.
    package var area: (rows: Int, columns: Int)? = nil
    package var isPortrait = false
    /// Rows before which a new page begins.
    package var breaks: [Int] = []
    package init(headerRow: Int?, header: String, footer: String) {
        self.headerRow = headerRow
        self.header = header
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
        if setup.isPortrait { worksheet_set_portrait(current) } else { worksheet_set_landscape(current) }
        worksheet_set_margins(current, 0.4, 0.4, 0.5, 0.6)
        worksheet_fit_to_pages(current, 1, 0)
        if let row = setup.headerRow { note(worksheet_repeat_rows(current, UInt32(row), UInt32(row))) }
        note(worksheet_set_header(current, setup.header))
        note(worksheet_set_footer(current, setup.footer))
        if let area = setup.area, area.rows > 0, area.columns > 0 {
            note(worksheet_print_area(current, 0, 0, UInt32(area.rows - 1), UInt16(area.columns - 1)))
        }
        if !setup.breaks.isEmpty {
            var rows = setup.breaks.map { UInt32($0) } + [0]
            note(worksheet_set_h_pagebreaks(current, &rows))
        }
    }

    /// The colour of the sheet's tab: red, green and blue.
    package mutating func tab(colour: UInt32) { worksheet_set_tab_color(current, colour) }

    /// Gives cells a name for formulas: `total_open`, `'Open payments'!$G$40`.
    package mutating func name(_ name: String, _ cells: String) {
        note(workbook_define_name(handle, name, "=" + cells))
    }

    /// Only these words go into the cells, offered as a list; at most 255 characters of them.
    package mutating func choice(rows: Range<Int>, column: Int, words: [String], title: String, message: String) {
        guard !rows.isEmpty else { return }
        var rule = lxw_data_validation()
        rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        var list: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        let texts = [title, message].map { (text: String) -> UnsafeMutablePointer<CChar>? in strdup(text) }
        defer { for copy in list + texts { free(copy) } }
        rule.error_title = texts[0]
        rule.error_message = texts[1]
        list.append(nil)
        let (first, last) = (UInt32(rows.lowerBound), UInt32(rows.upperBound - 1))
        let code = list.withUnsafeMutableBufferPointer { words in
            rule.value_list = words.baseAddress
            return worksheet_data_validation_range(current, first, UInt16(column), last, UInt16(column), &rule)
        }
        note(code)
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
