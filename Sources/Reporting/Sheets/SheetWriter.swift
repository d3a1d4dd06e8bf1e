// The other writer of a table's rows: a sheet of the workbook. It adds up what it writes, so that a total's cached value
// is what the formula will give.

internal import Domain
internal import Workbooks

struct SheetWriter: ~Copyable, RowWriter {
    static var namesSource: Bool { true }

    var workbook: Workbook
    let language: Language
    let organisation: Currency
    /// Where the next cell goes.
    var row = 0
    private var column = 0

    /// The table at hand: which columns are added up, and how far.
    private var columns: [Column] = []
    private(set) var sums: [Int64] = []
    private var pending: [Int64] = []
    private var isForeign = false
    /// Rows in another currency, which a total leaves out.
    private(set) var foreignRows = 0
    /// Rows are only added up: they are left to the CSV file.
    var isSilent = false

    init(_ workbook: consuming Workbook, _ pack: ReportPack, _ language: Language) {
        self.workbook = workbook
        self.language = language
        organisation = pack.configuration.organisation.currency
    }

    /// Closes the workbook.
    consuming func finish() throws(WorkbookFailure) { try workbook.close() }

    /// Begins to add up anew.
    mutating func begin(_ columns: [Column]) {
        self.columns = columns
        sums = Array(repeating: 0, count: columns.count)
        pending = sums
        foreignRows = 0
        column = 0
        isForeign = false
    }

    // MARK: Cells of a table

    mutating func text(_ text: TextRef, _ arena: borrowing Span<UInt8>) {
        if !isSilent, !text.isEmpty { workbook.text(row, column, arena.extracting(text.range)) }
        column += 1
    }

    mutating func text(_ text: String) {
        // Sentences are broken into lines; their neighbour would cut them off.
        if !isSilent { workbook.text(row, column, text, columns[column].width >= 50 ? .wrapped : .text) }
        column += 1
    }

    mutating func word(_ index: Int, _ words: borrowing Words) {
        if !isSilent { workbook.text(row, column, words.plain[index]) }
        column += 1
    }

    mutating func id(_ id: RecordID, _ prefix: RecordID.Prefix) {
        if !isSilent, id != .none { workbook.text(row, column, id.text(prefix)) }
        column += 1
    }

    mutating func day(_ day: MaybeDay) {
        if !isSilent, let day = day.value { date(column, day) }
        column += 1
    }

    private mutating func date(_ column: Int, _ day: Day) {
        if day.number >= Workbook.firstDay {
            workbook.date(row, column, day: day.number)
        } else {
            workbook.text(row, column, day.text)
        }
    }

    mutating func money(_ value: Int64, digits: Int) {
        if !isSilent { workbook.money(row, column, value, digits: digits) }
        pending[column] = value
        column += 1
    }

    mutating func integer(_ value: Int64) {
        // A year is no quantity: no blank between its thousands.
        if !isSilent {
            if columns[column].kind == .year {
                workbook.text(row, column, String(value))
            } else {
                workbook.integer(row, column, value)
            }
        }
        pending[column] = value
        column += 1
    }

    mutating func currency(_ currency: Currency) {
        if !isSilent { workbook.text(row, column, currency.text) }
        isForeign = currency != organisation && currency != .none
        column += 1
    }

    mutating func position(_ position: SourcePosition) {
        if !isSilent, position.line > 0 { workbook.text(row, column, position.text) }
        column += 1
    }

    mutating func empty() { column += 1 }

    mutating func endRow() {
        if isForeign {
            foreignRows += 1
        } else {
            for index in columns.indices where columns[index].isSummed { sums[index] += pending[index] }
        }
        for index in pending.indices { pending[index] = 0 }
        isForeign = false
        column = 0
        if !isSilent { row += 1 }
    }
}
