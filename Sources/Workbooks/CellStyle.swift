// How a cell looks. The styles are few, fixed, and made once a workbook.

internal import CXlsxWriter

package enum CellStyle: Int, CaseIterable, Sendable {
    /// Free text, and identifiers: both are text cells, so that leading zeros stay.
    case text
    case wrapped
    case date, integer, money, percent
    case header, title, heading, note, label
    case totalText, totalInteger, totalMoney
    case good, bad

    /// The number format, where it is not the program's own choice.
    private func numberFormat(_ dates: String) -> String? {
        switch self {
        case .text, .wrapped, .header, .title, .heading, .note, .label, .totalText, .good, .bad: "@"
        case .date: dates
        case .integer, .totalInteger: "#,##0"
        case .money, .totalMoney: "#,##0.00"
        case .percent: "0.0%"
        }
    }

    func make(in workbook: UnsafeMutablePointer<lxw_workbook>, dates: String) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(workbook) else { return nil }
        if let text = numberFormat(dates) { format_set_num_format(format, text) }
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch self {
        case .text, .date, .integer, .money, .percent: break
        case .wrapped: format_set_text_wrap(format)
        case .header:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_bg_color(format, 0x1F3864)
            format_set_font_color(format, 0xFFFFFF)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 16)
        case .heading:
            format_set_bold(format)
            format_set_font_size(format, 12)
            format_set_font_color(format, 0x1F3864)
        case .note: format_set_italic(format)
        case .label: format_set_bold(format)
        case .totalText, .totalInteger, .totalMoney:
            format_set_bold(format)
            format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .good:
            format_set_bold(format)
            format_set_bg_color(format, 0xC6EFCE)
            format_set_font_color(format, 0x006100)
        case .bad:
            format_set_bold(format)
            format_set_bg_color(format, 0xFFC7CE)
            format_set_font_color(format, 0x9C0006)
        }
        return format
    }
}

/// A colour that a rule gives to cells: red, amber, grey.
package enum Tone: Int, CaseIterable, Sendable {
    case alarm, warning, quiet

    func make(in workbook: UnsafeMutablePointer<lxw_workbook>) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(workbook) else { return nil }
        switch self {
        case .alarm:
            format_set_bg_color(format, 0xFFC7CE)
            format_set_font_color(format, 0x9C0006)
        case .warning:
            format_set_bg_color(format, 0xFFEB9C)
            format_set_font_color(format, 0x7F6000)
        case .quiet: format_set_font_color(format, 0x595959)
        }
        return format
    }
}
