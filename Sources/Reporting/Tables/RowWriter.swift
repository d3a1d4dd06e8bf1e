// A report is columns and rows, told once; a CSV file and a sheet of the workbook are two writers of the same rows.

internal import Domain

/// Takes the cells of a table, row by row, left to right.
protocol RowWriter: ~Copyable {
    /// True where every row of evidence names its source file and position beside the fixed columns.
    static var namesSource: Bool { get }

    /// Free text out of an arena; anything in it is inert.
    mutating func text(_ text: TextRef, _ arena: borrowing Span<UInt8>)
    /// Free text.
    mutating func text(_ text: String)
    /// What agreed.
    mutating func evidence(_ evidence: EvidenceText, _ arena: borrowing Span<UInt8>)
    /// A word of a closed list, or another text that many rows share.
    mutating func word(_ index: Int, _ words: borrowing Words)
    /// An id, or nothing for `RecordID.none`.
    mutating func id(_ id: RecordID, _ prefix: RecordID.Prefix)
    mutating func day(_ day: MaybeDay)
    /// A sum in minor units.
    mutating func money(_ value: Int64, digits: Int)
    mutating func integer(_ value: Int64)
    mutating func currency(_ currency: Currency)
    mutating func position(_ position: SourcePosition)
    /// A part of a whole, in thousandths.
    mutating func percent(_ thousandths: Int64)
    /// The next cell leads to another record, where the writer can lead anywhere.
    mutating func link(_ target: @autoclosure () -> LinkTarget)
    mutating func empty()
    mutating func endRow()
    /// Takes a byte that was read only to bring its memory near.
    mutating func touch(_ byte: UInt8)
}

extension RowWriter where Self: ~Copyable {
    mutating func evidence(_ evidence: EvidenceText, _ arena: borrowing Span<UInt8>) {
        guard evidence.name != .none else { return text(evidence.value, arena) }
        text(evidence.string(in: arena))
    }
}

/// What a cell leads to.
enum LinkTarget: Sendable, Hashable {
    /// Its row in Open payments, else its first one in Allocations.
    case payment(RecordID)
    /// Its row in Open payments, else its first discrepancy: where a row of Allocations leads back to.
    case story(RecordID)
    /// The discrepancy about a payment or a batch.
    case finding(RecordID)
    /// By its index in the book, or by its own id.
    case obligation(Int32)
    case obligationID(String)
    /// The first movement on an obligation by this run.
    case movement(Int32)
    case batch(RecordID)
    /// The top of a sheet.
    case sheet(Label)
}

extension RowWriter where Self: ~Copyable {
    mutating func touch(_ byte: UInt8) {}

    @inline(__always) mutating func link(_ target: @autoclosure () -> LinkTarget) {}

    mutating func percent(_ thousandths: Int64) { text(Money.text(thousandths, digits: 1) + " %") }

    mutating func day(_ day: Day) { self.day(MaybeDay(day)) }

    mutating func money(_ value: MaybeMoney, digits: Int) {
        if let value = value.value { money(value, digits: digits) } else { empty() }
    }

    mutating func money(_ value: Int64?, digits: Int) { money(MaybeMoney(value), digits: digits) }
}

/// One column: its name in the CSV file, and how it looks in a sheet.
struct Column: Sendable {
    enum Kind: Sendable { case text, identifier, day, money, integer, year, currency, percent }
    let name: String
    let kind: Kind
    /// Width in the sheet, in characters.
    let width: Int
    /// The sheet adds it up.
    let isSummed: Bool
    /// Its cells stand at the right.
    var isNumber: Bool {
        switch kind {
        case .money, .integer, .percent, .day: true
        case .text, .identifier, .year, .currency: false
        }
    }

    init(_ name: String, _ kind: Kind = .text, width: Int? = nil, sum: Bool = false) {
        self.name = name
        self.kind = kind
        self.width = width ?? Column.usualWidth(kind)
        isSummed = sum
    }

    private static func usualWidth(_ kind: Kind) -> Int {
        switch kind {
        case .text: 18
        case .identifier: 17
        case .day: 12
        case .money: 14
        case .integer: 10
        case .year: 7
        case .currency: 9
        case .percent: 9
        }
    }

    /// The two columns that every row of evidence ends with in a sheet.
    static let source = [
        Column("source_file", width: 30), Column("source_position", .identifier, width: 12),
    ]
}

/// A table of the run: its columns, its rows in their final order.
protocol Report: Sendable {
    /// The columns of the CSV file.
    static var columns: [Column] { get }
    /// What the sheet has beyond them.
    static var sheetColumns: [Column] { get }
    /// All columns of the sheet, in the order of their cells.
    var shownColumns: [Column] { get }
    var count: Int { get }
    /// Writes these rows. Generic, so that each writer gets its own code.
    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer)
}

extension Report {
    static var sheetColumns: [Column] { [] }
    var shownColumns: [Column] { Self.columns + Self.sheetColumns }
}
