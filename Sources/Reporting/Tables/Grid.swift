// A small table that is made of cells in memory: sections of the Summary, answers to audit questions. Any writer of rows
// takes it: a sheet, a page, a CSV file.

internal import Domain

enum GridCell: Sendable, Hashable {
    case text(String)
    case id(RecordID, RecordID.Prefix)
    case day(Day)
    /// Minor units of the organisation's currency.
    case money(Int64)
    case integer(Int64)
    /// A part of a whole, in thousandths.
    case percent(Int64)
    case currency(Currency)
    /// A text that leads to the record that it names.
    case link(LinkTarget, String)
    case empty

    static func day(_ day: MaybeDay) -> GridCell { day.value.map { .day($0) } ?? .empty }

    /// A part in thousandths, rounded; empty where there is no whole.
    static func share(_ part: Int64, of whole: Int64) -> GridCell {
        guard whole > 0 else { return .empty }
        let doubled = part.magnitude.multipliedFullWidth(by: 2_000)
        let (low, carries) = doubled.low.addingReportingOverflow(UInt64(whole))
        let (quotient, _) = (UInt64(whole) * 2).dividingFullWidth((doubled.high + (carries ? 1 : 0), low))
        return .percent(part < 0 ? -Int64(quotient) : Int64(quotient))
    }
}

struct Grid: Report {
    static let columns: [Column] = []

    let shownColumns: [Column]
    var rows: [[GridCell]]
    let digits: Int

    init(_ columns: [Column], _ rows: [[GridCell]], _ pack: ReportPack) {
        shownColumns = columns
        self.rows = rows
        digits = pack.configuration.organisation.currency.minorDigits
    }

    var count: Int { rows.count }

    func write<Writer: RowWriter & ~Copyable>(_ part: Range<Int>, to writer: inout Writer) {
        for row in part {
            for cell in rows[row] { write(cell, to: &writer) }
            writer.endRow()
        }
    }

    private func write<Writer: RowWriter & ~Copyable>(_ cell: GridCell, to writer: inout Writer) {
        switch cell {
        case .text(let text): writer.text(text)
        case .id(let id, let prefix): writer.id(id, prefix)
        case .day(let day): writer.day(day)
        case .money(let value): writer.money(value, digits: digits)
        case .integer(let value): writer.integer(value)
        case .percent(let value): writer.percent(value)
        case .currency(let currency): writer.currency(currency)
        case .link(let target, let text):
            writer.link(target)
            writer.text(text)
        case .empty: writer.empty()
        }
    }

    /// Sums of the columns that are added up; nil for the others.
    var totals: [Int64?] {
        shownColumns.indices.map { column in
            guard shownColumns[column].isSummed else { return nil }
            return rows.reduce(Int64(0)) { sum, row in
                switch row[column] {
                case .money(let value), .integer(let value): sum + value
                default: sum
                }
            }
        }
    }
}
