// Tables and texts of report.html. Whatever stands in a text is shown and never run: five characters are escaped, control
// characters become blanks.

internal import Domain

struct PageWriter: RowWriter {
    static var namesSource: Bool { true }

    private(set) var bytes: [UInt8] = []
    private let language: Language
    private let masks: Bool
    /// The table at hand: its columns, their headers for narrow screens, and what is said of each row.
    private var columns: [Column] = []
    private var headers: [String] = []
    private var attributes: [String] = []
    /// Words below the cells of a column, by row.
    private var below: [String: [String]] = [:]
    private var row = 0
    private var column = 0

    init(_ pack: ReportPack, _ language: Language) {
        self.language = language
        masks = pack.configuration.maskIdentifiers
    }

    // MARK: Pieces

    /// Markup of this program's own.
    mutating func raw(_ markup: String) { bytes.append(contentsOf: markup.utf8) }

    mutating func escaped(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 38: raw("&amp;")
            case 60: raw("&lt;")
            case 62: raw("&gt;")
            case 34: raw("&quot;")
            case 39: raw("&#39;")
            case 0..<32, 127: bytes.append(32)
            default: bytes.append(byte)
            }
        }
    }

    /// An element that holds a text.
    mutating func element(_ name: String, _ text: String, _ attributes: String = "") {
        raw("<\(name)\(attributes.isEmpty ? "" : " ")\(attributes)>")
        escaped(text)
        raw("</\(name)>")
    }

    // MARK: Tables

    /// A table with a header row; `attributes` stand in the rows' own marks, `total` in the last one.
    mutating func table(
        _ grid: Grid, _ rows: Range<Int>, total: [Int64?]? = nil, attributes: [String] = [],
        below: [String: [String]] = [:], name: String = ""
    ) {
        columns = grid.shownColumns
        headers = columns.map { Labels.column($0.name, language) }
        self.attributes = attributes
        self.below = below
        row = 0
        column = 0
        raw("<div class=\"scroll\"><table\(name.isEmpty ? "" : " id=\"\(name)\"")><thead><tr>")
        for (column, header) in zip(columns, headers) {
            element("th", header, column.isNumber ? "scope=\"col\" class=\"n\"" : "scope=\"col\"")
        }
        raw("</tr></thead><tbody>\n")
        grid.write(rows, to: &self)
        raw("</tbody>")
        if let total { foot(total, grid.digits) }
        raw("</table></div>\n")
    }

    private mutating func foot(_ total: [Int64?], _ digits: Int) {
        raw("<tfoot><tr>")
        for (place, sum) in total.enumerated() {
            if place == 0 {
                element("td", Labels.text(.total, language))
            } else if let sum {
                let isCount = columns[place].kind == .integer
                let text = PageNumber.text(sum, digits: isCount ? 0 : digits, language)
                raw("<td class=\"n\" data-h=\"")
                escaped(headers[place])
                raw("\">\(text)</td>")
            } else {
                raw("<td></td>")
            }
        }
        raw("</tr></tfoot>")
    }

    private mutating func cell(_ text: String, isNumber: Bool = false) {
        if column == 0 { raw(row < attributes.count ? "<tr \(attributes[row])>" : "<tr>") }
        raw(isNumber ? "<td class=\"n\" data-h=\"" : "<td data-h=\"")
        escaped(headers[column])
        raw("\">")
        escaped(text)
        if let words = below[columns[column].name], row < words.count { element("small", words[row]) }
        raw("</td>")
        column += 1
    }

    mutating func text(_ text: TextRef, _ arena: borrowing Span<UInt8>) {
        self.text(String(copying: UTF8Span(unchecked: arena.extracting(text.range))))
    }

    mutating func text(_ text: String) {
        guard masks else { return cell(text) }
        cell(Masking.holdsIdentifier(columns[column].name) ? Masking.identifier(text) : Masking.text(text))
    }

    mutating func word(_ index: Int, _ words: borrowing Words) { cell(words.plain[index]) }

    mutating func id(_ id: RecordID, _ prefix: RecordID.Prefix) { cell(id == .none ? "" : id.text(prefix)) }

    mutating func day(_ day: MaybeDay) { cell(day.value.map { PageNumber.day($0, language) } ?? "", isNumber: true) }

    mutating func money(_ value: Int64, digits: Int) {
        cell(PageNumber.text(value, digits: digits, language), isNumber: true)
    }

    mutating func integer(_ value: Int64) { cell(PageNumber.text(value, digits: 0, language), isNumber: true) }

    mutating func percent(_ thousandths: Int64) {
        cell(PageNumber.text(thousandths, digits: 1, language) + " %", isNumber: true)
    }

    mutating func currency(_ currency: Currency) { cell(currency.text) }

    mutating func position(_ position: SourcePosition) { cell(position.line > 0 ? position.text : "") }

    mutating func empty() { cell("") }

    mutating func endRow() {
        raw("</tr>\n")
        row += 1
        column = 0
    }
}

/// Numbers and days as the readers of a language write them.
enum PageNumber {
    /// `1 234 567,89`, in English `1,234,567.89`; groups are parted by a blank that does not break.
    static func text(_ value: Int64, digits: Int, _ language: Language) -> String {
        let plain = Money.text(value, digits: digits)
        let parts = plain.split(separator: ".")
        let whole = Array(parts[0].drop { $0 == "-" })
        var grouped = ""
        for (place, digit) in whole.enumerated() {
            if place > 0, (whole.count - place) % 3 == 0 { grouped += language == .bg ? "\u{A0}" : "," }
            grouped.append(digit)
        }
        let fraction = parts.count > 1 ? (language == .bg ? "," : ".") + parts[1] : ""
        return (value < 0 ? "\u{2212}" : "") + grouped + fraction
    }

    static func day(_ day: Day, _ language: Language) -> String {
        guard language == .bg else { return day.text }
        let parts = day.text.split(separator: "-")
        return "\(parts[2]).\(parts[1]).\(parts[0])"
    }
}
