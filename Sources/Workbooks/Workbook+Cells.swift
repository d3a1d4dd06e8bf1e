// Cells. Rows go downwards; a text is a text whatever it looks like; a sum becomes a floating-point number here and
// nowhere before.

internal import CXlsxWriter

extension Workbook {
    private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? { formats[style.rawValue] }

    /// Valid UTF-8; an empty text is an empty cell.
    package mutating func text(_ row: Int, _ column: Int, _ text: borrowing Span<UInt8>, _ style: CellStyle = .text) {
        if text.isEmpty { return }
        text.withUnsafeBufferPointer { CellText.copy($0, to: scratch) }
        writeScratch(row, column, style)
    }

    package mutating func text(_ row: Int, _ column: Int, _ text: String, _ style: CellStyle = .text) {
        var copy = text
        if copy.isEmpty { return }
        copy.withUTF8 { CellText.copy($0, to: scratch) }
        writeScratch(row, column, style)
    }

    /// A text that leads to a cell of this workbook, `'Open payments'!A7`.
    ///
    /// A sheet holds `Workbook.maximumLinks` of them.
    package mutating func link(_ row: Int, _ column: Int, _ text: String, to target: String) {
        if text.isEmpty { return }
        var copy = text
        copy.withUTF8 { CellText.copy($0, to: scratch) }
        let style = format(.link)
        note(worksheet_write_url_opt(current, UInt32(row), UInt16(column), "internal:" + target, style, scratch, nil))
    }

    /// An empty cell with a look.
    package mutating func blank(_ row: Int, _ column: Int, _ style: CellStyle) {
        note(worksheet_write_blank(current, UInt32(row), UInt16(column), format(style)))
    }

    private mutating func writeScratch(_ row: Int, _ column: Int, _ style: CellStyle) {
        note(worksheet_write_string(current, UInt32(row), UInt16(column), scratch, format(style)))
    }

    /// A sum in minor units.
    package mutating func money(
        _ row: Int, _ column: Int, _ minorUnits: Int64, digits: Int, _ style: CellStyle = .money
    ) {
        number(row, column, Workbook.double(minorUnits, digits), style)
    }

    package mutating func integer(_ row: Int, _ column: Int, _ value: Int64, _ style: CellStyle = .integer) {
        number(row, column, Double(value), style)
    }

    /// A true date, in days since 1970-01-01.
    ///
    /// Spreadsheets know none before 1900-03-01: give a text then.
    package mutating func date(_ row: Int, _ column: Int, day: Int32, _ style: CellStyle = .date) {
        number(row, column, Double(Int(day) + 25_569), style)
    }

    /// The first day that spreadsheets count right, in days since 1970-01-01.
    package static let firstDay: Int32 = 61 - 25_569

    /// A formula with its value, for readers that do not compute.
    package mutating func formula(
        _ row: Int, _ column: Int, _ formula: String, value minorUnits: Int64, digits: Int,
        _ style: CellStyle = .totalMoney
    ) {
        note(
            worksheet_write_formula_num(
                current, UInt32(row), UInt16(column), formula, format(style), Workbook.double(minorUnits, digits)))
    }

    /// A part of a whole, in thousandths.
    package mutating func percent(_ row: Int, _ column: Int, thousandths: Int64, _ style: CellStyle = .percent) {
        number(row, column, Workbook.double(thousandths, 3), style)
    }

    private mutating func number(_ row: Int, _ column: Int, _ value: Double, _ style: CellStyle) {
        note(worksheet_write_number(current, UInt32(row), UInt16(column), value, format(style)))
    }

    private static func double(_ minorUnits: Int64, _ digits: Int) -> Double {
        switch digits {
        case 0: Double(minorUnits)
        case 1: Double(minorUnits) / 10
        case 2: Double(minorUnits) / 100
        case 3: Double(minorUnits) / 1_000
        default: Double(minorUnits) / 10_000
        }
    }
}

/// Names of cells in formulas.
package enum CellName {
    /// `A`, `Z`, `AA`.
    package static func column(_ column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : self.column(column / 26 - 1) + letter
    }

    /// `K7`, counted from 0.
    package static func cell(_ row: Int, _ column: Int) -> String { self.column(column) + String(row + 1) }

    /// `$K$7`, counted from 0.
    package static func fixed(_ row: Int, _ column: Int) -> String { "$\(self.column(column))$\(row + 1)" }

    /// `'Open payments'!` for formulas.
    package static func sheet(_ name: String) -> String {
        "'" + name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'!"
    }
}
