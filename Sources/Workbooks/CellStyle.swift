// How a cell looks. The styles are few, fixed, and made once a workbook.

internal import CXlsxWriter

package enum CellStyle: Int, CaseIterable, Sendable {
    /// Free text, and identifiers: both are text cells, so that leading zeros stay.
    case text
    case wrapped, centered
    case date, integer, money, percent
    /// A text that leads to another cell of the workbook.
    case link
    /// For a person to fill in.
    case entry
    case header, headerOfNumbers, title, heading, note, label
    case totalText, totalInteger, totalMoney
    case good, fair, bad

    /// The number format, where it is not the program's own choice.
    private func numberFormat(_ dates: String) -> String? {
        switch self {
        case .text, .wrapped, .centered, .link, .entry, .header, .headerOfNumbers, .title, .heading, .note, .label,
            .totalText, .good, .fair, .bad:
            "@"
        case .date: dates
        case .integer, .totalInteger: "#,##0"
        case .money, .totalMoney: "#,##0.00"
        case .percent: "0.0%"
        }
    }

    /// The letter that column widths are counted in; by itself the library takes one that not every desk has.
    static func setDefault(of workbook: UnsafeMutablePointer<lxw_workbook>) {
        guard let format = workbook.pointee.formats.pointee.stqh_first else { return }
        format_set_font_name(format, "Arial")
        format_set_font_size(format, 10)
    }

    func make(in workbook: UnsafeMutablePointer<lxw_workbook>, dates: String) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(workbook) else { return nil }
        if let text = numberFormat(dates) { format_set_num_format(format, text) }
        // A letter of the same width on every desk: Liberation Sans stands in for it where it is missing.
        format_set_font_name(format, "Arial")
        format_set_font_size(format, CellStyle.size)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        decorate(format)
        return format
    }

    /// Of the cells of tables, in points: printed at three quarters it is still read with ease.
    private static let size = 9.0

    private func decorate(_ format: UnsafeMutablePointer<lxw_format>) {
        switch self {
        case .date, .integer, .money, .percent: break
        // Off the number that may stand on their left.
        case .text: format_set_indent(format, 1)
        case .wrapped:
            format_set_text_wrap(format)
            format_set_indent(format, 1)
        case .centered: format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .link:
            format_set_font_color(format, 0x0563C1)
            format_set_indent(format, 1)
        case .entry:
            format_set_text_wrap(format)
            format_set_bg_color(format, 0xFFF8E1)
            format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
        case .header, .headerOfNumbers:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_bg_color(format, 0x1F3864)
            format_set_font_color(format, 0xFFFFFF)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            if self == .headerOfNumbers {
                format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
            } else {
                format_set_indent(format, 1)
            }
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
            format_set_indent(format, 1)
            format_set_bg_color(format, 0xC6EFCE)
            format_set_font_color(format, 0x006100)
        case .fair:
            format_set_bold(format)
            format_set_indent(format, 1)
            format_set_bg_color(format, 0xFFEB9C)
            format_set_font_color(format, 0x7F6000)
        case .bad:
            format_set_bold(format)
            format_set_indent(format, 1)
            format_set_bg_color(format, 0xFFC7CE)
            format_set_font_color(format, 0x9C0006)
        }
    }
}

/// A colour that a rule gives to cells: red, amber, green.
package enum Tone: Int, CaseIterable, Sendable {
    case alarm, warning, good

    func make(in workbook: UnsafeMutablePointer<lxw_workbook>) -> UnsafeMutablePointer<lxw_format>? {
        guard let format = workbook_add_format(workbook) else { return nil }
        switch self {
        case .alarm:
            format_set_bg_color(format, 0xFFC7CE)
            format_set_font_color(format, 0x9C0006)
        case .warning:
            format_set_bg_color(format, 0xFFEB9C)
            format_set_font_color(format, 0x7F6000)
        case .good:
            format_set_bg_color(format, 0xC6EFCE)
            format_set_font_color(format, 0x006100)
        }
        return format
    }
}
