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
    /// By column of the table: where it stands in the sheet, and how it looks.
    private var places: [Int] = []
    private var styles: [CellStyle] = []
    /// Characters of a column whose long texts are broken into lines; 0: they are not.
    private var wraps: [Int] = []
    /// Lines of the row at hand.
    private var lines = 1
    private var holdsIdentifier: [Bool] = []
    /// Identifiers of persons are masked in the sheet at hand.
    private var masks = false
    let masksManagement: Bool
    private let evidenceWords: EvidenceWords

    var links: SheetLinks
    private var next: LinkTarget?
    /// Of the sheet at hand.
    private var linkCount = 0

    init(_ workbook: consuming Workbook, _ pack: ReportPack, _ language: Language, _ links: SheetLinks) {
        self.workbook = workbook
        self.language = language
        self.links = links
        organisation = pack.configuration.organisation.currency
        masksManagement = pack.configuration.maskIdentifiers
        evidenceWords = EvidenceWords(pack.configuration, language)
    }

    /// Closes the workbook.
    consuming func finish() throws(WorkbookFailure) { try workbook.close() }

    /// Begins to add up anew; the columns stand in the sheet in this order.
    mutating func begin(
        _ columns: [Column], _ order: [(column: Int, place: SheetLayout.Place)], isWorkingList: Bool
    ) {
        self.columns = columns
        sums = Array(repeating: 0, count: columns.count)
        pending = sums
        places = sums.map { Int($0) }
        styles = Array(repeating: .text, count: columns.count)
        wraps = Array(repeating: 0, count: columns.count)
        for (place, item) in order.enumerated() {
            places[item.column] = place
            styles[item.column] = item.place.isWrapped ? .wrapped : .text
            wraps[item.column] = item.place.isWrapped ? item.place.width : 0
        }
        for name in Labels.decisionColumnNames {
            if let column = columns.firstIndex(where: { $0.name == name }) { styles[column] = .entry }
        }
        masks = masksManagement && !isWorkingList
        holdsIdentifier = columns.map { Masking.holdsIdentifier($0.name) }
        foreignRows = 0
        column = 0
        isForeign = false
    }

    /// A new sheet: links are counted anew.
    mutating func beginSheet() {
        row = 1
        linkCount = 0
    }

    // MARK: Cells of a table

    mutating func link(_ target: @autoclosure () -> LinkTarget) {
        if !isSilent, linkCount < Workbook.maximumLinks { next = target() }
    }

    mutating func text(_ text: TextRef, _ arena: borrowing Span<UInt8>) {
        if text.isEmpty || isSilent {
            next = nil
            column += 1
        } else if masks || next != nil {
            self.text(String(copying: UTF8Span(unchecked: arena.extracting(text.range))))
        } else {
            workbook.text(row, places[column], arena.extracting(text.range), styles[column])
            measure(arena.extracting(text.range))
            column += 1
        }
    }

    mutating func text(_ text: String) {
        if !isSilent { write(masks ? masked(text) : text) }
        column += 1
    }

    /// Longer texts are read in the cell itself.
    private static let mostLines = 12

    /// In points.
    static func height(lines: Int) -> Int { 3 + 12 * min(lines, mostLines) }

    private mutating func measure(_ bytes: borrowing Span<UInt8>) {
        // In capitals three quarters of a column's characters fill a line.
        if bytes.count * 4 <= wraps[column] * 3 || wraps[column] == 0 { return }
        lines = max(lines, TextLines.count(bytes, characters: wraps[column]))
    }

    private func masked(_ text: String) -> String {
        holdsIdentifier[column] ? Masking.identifier(text) : Masking.text(text)
    }

    private mutating func write(_ text: String) {
        if let target = next {
            next = nil
            if let place = links.place(target) {
                linkCount += 1
                return workbook.link(row, places[column], text, to: place)
            }
        }
        workbook.text(row, places[column], text, styles[column])
        measure(text.utf8.span)
    }

    mutating func evidence(_ evidence: EvidenceText, _ arena: borrowing Span<UInt8>) {
        text(isSilent ? "" : evidenceWords.words(evidence, arena))
    }

    mutating func word(_ index: Int, _ words: borrowing Words) {
        if !isSilent { write(words.plain[index]) }
        column += 1
    }

    mutating func id(_ id: RecordID, _ prefix: RecordID.Prefix) {
        if !isSilent, id != .none { write(id.text(prefix)) }
        next = nil
        column += 1
    }

    mutating func day(_ day: MaybeDay) {
        if !isSilent, let day = day.value { date(places[column], day) }
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
        if !isSilent { workbook.money(row, places[column], value, digits: digits) }
        pending[column] = value
        column += 1
    }

    mutating func percent(_ thousandths: Int64) {
        if !isSilent { workbook.percent(row, places[column], thousandths: thousandths) }
        column += 1
    }

    mutating func integer(_ value: Int64) {
        // A year is no quantity: no blank between its thousands.
        if !isSilent {
            if columns[column].kind == .year {
                workbook.text(row, places[column], String(value))
            } else {
                workbook.integer(row, places[column], value)
            }
        }
        pending[column] = value
        column += 1
    }

    mutating func currency(_ currency: Currency) {
        if !isSilent { workbook.text(row, places[column], currency.text, .centered) }
        isForeign = currency != organisation && currency != .none
        column += 1
    }

    mutating func position(_ position: SourcePosition) {
        if !isSilent, position.line > 0 { workbook.text(row, places[column], position.text) }
        column += 1
    }

    mutating func empty() {
        if !isSilent, styles[column] == .entry { workbook.blank(row, places[column], .entry) }
        next = nil
        column += 1
    }

    mutating func endRow() {
        if isForeign {
            foreignRows += 1
        } else {
            for index in columns.indices where columns[index].isSummed { sums[index] += pending[index] }
        }
        for index in pending.indices { pending[index] = 0 }
        isForeign = false
        column = 0
        if !isSilent {
            if lines > 1 { workbook.height(row: row, Self.height(lines: lines)) }
            lines = 1
            row += 1
        }
    }
}
