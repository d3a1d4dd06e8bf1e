// The rows of a table: typed values out of fields. What is wrong with a row is said once, and the row is refused.

internal import Domain
internal import Glibc

/// Goes through the rows of a file and reads their cells.
///
/// The first thing wrong with a row is kept in `problem`.
struct CSVRows: ~Copyable {
    private struct Plan {
        var field: Int32
        /// Values stand for others, or further columns belong to it.
        var isSpecial: Bool
        var constant: Range<Int32>
    }

    private var scanner: CSVScanner
    private let file: UnsafeBufferPointer<UInt8>
    private let fileBase: UnsafePointer<UInt8>
    private let pool: UnsafePointer<UInt8>
    private let table: CSVTable
    private let plans: UnsafeMutablePointer<Plan>
    private let patterns: [DatePattern]
    private let datesText: String
    private let decimal: UInt8
    private let thousands: [UInt8]
    private let isLoose: Bool
    private let isClean: Bool
    private let encoding: String
    private let fileIndex: FileIndex
    /// Cells with doubled quotes, undoubled; the room of one record.
    private var scratch: UnsafeMutablePointer<UInt8>?
    private var scratchCount = 0
    /// Texts that do not stand in the file: the pool, then undoubled ones.
    private var extra: [UInt8]
    private var usesExtra = false

    /// The last cell of ten bytes that was a day, and its day: rows of a list have few days.
    private let lastDayCell: UnsafeMutablePointer<UInt8>
    private var lastDay = MaybeDay.none

    private(set) var rejects: [Reject] = []
    /// Rows that aren't empty.
    private(set) var records: Int64 = 0
    /// What is wrong with the row.
    private(set) var problem: Message?

    /// The pointers must outlive the value.
    init(
        _ file: UnsafeBufferPointer<UInt8>, _ pool: UnsafeBufferPointer<UInt8>, _ table: CSVTable,
        _ text: borrowing CSVText,
        _ mapping: CSVMapping, _ fileIndex: FileIndex
    ) throws(Unreadable) {
        guard let fileBase = file.baseAddress else { throw Unreadable(Message("csv.empty")) }
        var patterns: [DatePattern] = []
        for pattern in mapping.dates {
            guard let compiled = DatePattern(pattern) else { throw Unreadable(Message("csv.date_pattern", [pattern])) }
            patterns.append(compiled)
        }
        self.patterns = patterns
        datesText = mapping.dates.joined(separator: ", ")
        self.file = file
        self.fileBase = fileBase
        self.pool = pool.baseAddress ?? fileBase
        self.table = table
        self.fileIndex = fileIndex
        decimal = mapping.decimal
        thousands = mapping.thousands
        isLoose = mapping.isLoose
        isClean = text.isClean
        encoding = text.encoding
        extra = table.pool
        lastDayCell = .allocate(capacity: 10)
        plans = .allocate(capacity: table.columns.count)
        for (index, column) in table.columns.enumerated() {
            plans.advanced(by: index).initialize(
                to: Plan(
                    field: Int32(column.field), isSpecial: !column.values.isEmpty || !column.further.isEmpty,
                    constant: Int32(column.constant.lowerBound)..<Int32(column.constant.upperBound)))
        }
        scanner = CSVScanner(file, delimiter: table.delimiter, from: table.position, line: table.line)
    }

    deinit {
        plans.deallocate()
        scratch?.deallocate()
        lastDayCell.deallocate()
    }

    // MARK: Rows

    /// Line on which the row starts.
    var line: UInt32 { scanner.recordLine }
    var position: SourcePosition { SourcePosition(file: fileIndex, line: scanner.recordLine) }

    /// The row has no line end: its last cell may have been cut off.
    var isLineOpen: Bool { scanner.record.upperBound >= file.count }
    /// Whether a column is the last of the file.
    func isLast(_ column: Int) -> Bool { Int(plans[column].field) == table.fieldCount - 1 }

    /// Steps to the next row that has the form of one; false at the end of the file.
    mutating func next() throws(Unreadable) -> Bool {
        problem = nil
        scratchCount = 0
        while true {
            switch scanner.next() {
            case .end: return false
            case .cutOff: throw Unreadable(Message("csv.cut_off", ["\(scanner.recordLine)"]), line: scanner.recordLine)
            case .tooLong: refuse(Message("csv.too_long", ["1"]))
            case .brokenQuote: refuse(Message("csv.broken_quote"))
            case .record:
                if scanner.fieldCount != table.fieldCount, !hasRightFields() { continue }
                if !isClean, !TextDecoding.isUTF8(file, scanner.record) {
                    refuse(Message("csv.invalid_bytes", [encoding]))
                    continue
                }
                // Rows of nothing but delimiters are what spreadsheets leave below a table.
                if isEmptyRow() { continue }
                records += 1
                return true
            }
        }
    }

    private func isEmptyRow() -> Bool {
        // Nearly every row has something in its first column.
        guard scanner.fieldCount <= CSVScanner.mostFields else { return false }
        for index in 0..<scanner.fieldCount where scanner[index].end > scanner[index].start { return false }
        return true
    }

    /// A row of another width: an empty line, delimiters too many at its end, or one that is refused.
    @inline(never)
    private mutating func hasRightFields() -> Bool {
        if isEmptyRow() { return false }
        if scanner.fieldCount > table.fieldCount, scanner.fieldCount <= CSVScanner.mostFields {
            let extra = table.fieldCount..<scanner.fieldCount
            if extra.allSatisfy({ scanner[$0].start == scanner[$0].end }) { return true }
        }
        // A last row without a line end may have been cut off.
        if isLoose, scanner.fieldCount < table.fieldCount, scanner.record.upperBound < file.count {
            scanner.pad(to: table.fieldCount)
            return true
        }
        refuse(Message("csv.field_count", ["\(scanner.fieldCount)", "\(table.fieldCount)"]))
        return false
    }

    private mutating func refuse(_ message: Message) {
        records += 1
        rejects.append(Reject(position: position, message: message, raw: CSVRaw.text(file, scanner.record)))
    }

    /// Refuses the row for what is wrong with it.
    mutating func refuseRow() {
        guard let problem else { return }
        rejects.append(Reject(position: position, message: problem, raw: CSVRaw.text(file, scanner.record)))
    }

    /// The file's texts: its own bytes where no text had to be changed.
    func arena(_ bytes: [UInt8]) -> TextArena {
        var arena = TextArena()
        arena.bytes = bytes
        if usesExtra {
            arena.bytes.reserveCapacity(bytes.count + extra.count)
            arena.bytes.append(contentsOf: extra)
        }
        return arena
    }

    // MARK: Cells

    /// The value of a column, blanks around it left out.
    @inline(__always)
    mutating func cell(_ column: Int) -> CSVCell {
        let plan = plans[column]
        guard plan.field >= 0 else {
            return CSVCell(
                base: pool + Int(plan.constant.lowerBound), count: plan.constant.count, place: .pool)
        }
        let field = scanner[Int(plan.field)]
        var cell = CSVCell(base: fileBase + Int(field.start), count: Int(field.end &- field.start), place: .file)
        if field.isEscaped { cell = undoubled(cell) }
        if cell.count > 0 {
            let last = cell.base[cell.count &- 1]
            if cell.base[0] <= 32 || last <= 32 || cell.base[0] == 0xC2 || last == 0xA0 { cell = cell.trimmed }
            if cell.count > 2, cell.base[0] == 61 { cell = cell.unguarded }
        }
        return plan.isSpecial ? special(cell, column) : cell
    }

    @inline(never)
    private mutating func undoubled(_ cell: CSVCell) -> CSVCell {
        // A record fits: longer ones were refused, and undoubling makes cells shorter. A column read twice is written
        // twice, so the room begins anew when it is used up; only the cells in hand count.
        let room = CSVScanner.longestRecord * 2
        if scratchCount + cell.count > room { scratchCount = 0 }
        let buffer = scratch ?? .allocate(capacity: room)
        scratch = buffer
        let start = scratchCount
        var at = 0
        while at < cell.count {
            buffer[scratchCount] = cell.base[at]
            scratchCount += 1
            at += cell.base[at] == 34 ? 2 : 1
        }
        return CSVCell(base: UnsafePointer(buffer + start), count: scratchCount - start, place: .scratch)
    }

    /// A cell whose column has further ones, or whose words stand for others.
    @inline(never)
    private mutating func special(_ cell: CSVCell, _ column: Int) -> CSVCell {
        let further = table.columns[column].further
        guard !further.isEmpty else { return canonical(cell, column) }
        let isJoined = table.columns[column].isJoined
        var parts = cell.isEmpty ? [] : [Array(cell.bytes)]
        for field in further where isJoined || parts.isEmpty {
            plans[column].field = Int32(field)
            plans[column].isSpecial = false
            let part = self.cell(column)
            if !part.isEmpty { parts.append(Array(part.bytes)) }
        }
        plans[column].field = Int32(table.columns[column].field)
        plans[column].isSpecial = true
        // Most rows have one of them: it stays where it is.
        if parts.count == 1, !cell.isEmpty { return canonical(cell, column) }
        return canonical(written(Array(parts.joined(separator: [32]))), column)
    }

    /// A text that stands nowhere in the file.
    private mutating func written(_ bytes: [UInt8]) -> CSVCell {
        guard scratchCount + bytes.count <= CSVScanner.longestRecord * 2 else {
            return CSVCell(base: fileBase, count: 0, place: .file)
        }
        let buffer = scratch ?? .allocate(capacity: CSVScanner.longestRecord * 2)
        scratch = buffer
        let start = buffer + scratchCount
        for (place, byte) in bytes.enumerated() { start[place] = byte }
        scratchCount += bytes.count
        return CSVCell(base: UnsafePointer(start), count: bytes.count, place: .scratch)
    }

    private func canonical(_ cell: CSVCell, _ column: Int) -> CSVCell {
        for (from, to) in table.columns[column].values where cell.equals(from) {
            return CSVCell(base: pool + to.lowerBound, count: to.count, place: .pool)
        }
        return cell
    }

    // MARK: Values

    /// Where a cell's text will stand in the arena.
    @inline(__always)
    mutating func keep(_ cell: CSVCell) -> TextRef {
        if cell.count == 0 { return .none }
        guard cell.place == .file else { return keepExtra(cell) }
        return TextRef(
            offset: UInt32(truncatingIfNeeded: cell.base - fileBase), length: UInt32(truncatingIfNeeded: cell.count))
    }

    @inline(never)
    private mutating func keepExtra(_ cell: CSVCell) -> TextRef {
        usesExtra = true
        let offset: Int
        if cell.place == .pool {
            offset = cell.base - pool
        } else {
            offset = extra.count
            extra.append(contentsOf: cell.bytes)
        }
        return TextRef(offset: UInt32(file.count + offset), length: UInt32(cell.count))
    }

    @inline(__always)
    mutating func text(_ column: Int) -> TextRef { keep(cell(column)) }

    /// A text that must be there.
    @inline(__always)
    mutating func requiredText(_ column: Int) -> TextRef {
        let cell = cell(column)
        if cell.isEmpty { complain("csv.missing_value", column, cell, []) }
        return keep(cell)
    }

    mutating func string(_ column: Int) -> String { cell(column).text }

    mutating func requiredString(_ column: Int) -> String {
        let cell = cell(column)
        if cell.isEmpty { complain("csv.missing_value", column, cell, []) }
        return cell.text
    }

    /// A day, or none where the cell is empty.
    @inline(__always)
    mutating func day(_ column: Int) -> MaybeDay {
        let cell = cell(column)
        if cell.isEmpty { return .none }
        if cell.count == 10, lastDay.value != nil, memcmp(cell.base, lastDayCell, 10) == 0 { return lastDay }
        for pattern in patterns {
            guard let day = pattern.day(cell.base, cell.count) else { continue }
            if cell.count == 10 {
                lastDay = MaybeDay(day)
                lastDayCell.update(from: cell.base, count: 10)
            }
            return MaybeDay(day)
        }
        return otherDay(column, cell)
    }

    /// Constants and mapped values may be written the canonical way, whatever the file does.
    @inline(never)
    private mutating func otherDay(_ column: Int, _ cell: CSVCell) -> MaybeDay {
        if cell.place == .pool, let day = Day(cell.text) { return MaybeDay(day) }
        complain("csv.bad_date", column, cell, [datesText])
        return .none
    }

    @inline(__always)
    mutating func requiredDay(_ column: Int) -> Day {
        let day = day(column)
        if let value = day.value { return value }
        if problem == nil { complain("csv.missing_value", column, cell(column), []) }
        return Day(number: 0)
    }

    /// A sum in minor units, or none where the cell is empty.
    @inline(__always)
    mutating func money(_ column: Int, digits: Int, mayBeNegative: Bool = false) -> MaybeMoney {
        let cell = cell(column)
        if cell.isEmpty { return .none }
        guard let value = CSVAmount.parse(cell.base, cell.count, decimal: decimal, digits: digits) else {
            let other = otherMoney(column, cell, digits, mayBeNegative)
            if let value = other.value { check(value, column, cell, mayBeNegative) }
            return other
        }
        check(value, column, cell, mayBeNegative)
        return MaybeMoney(value)
    }

    private mutating func check(_ value: Int64, _ column: Int, _ cell: CSVCell, _ mayBeNegative: Bool) {
        if value < 0, !mayBeNegative { complain("csv.negative", column, cell, []) }
        if value.magnitude > Money.largest { complain("csv.amount_too_large", column, cell, []) }
    }

    @inline(never)
    private mutating func otherMoney(
        _ column: Int, _ cell: CSVCell, _ digits: Int, _ mayBeNegative: Bool
    ) -> MaybeMoney {
        if cell.place == .pool, let value = CSVAmount.parse(cell.base, cell.count, decimal: 46, digits: digits) {
            return MaybeMoney(value)
        }
        let isMarked = !thousands.isEmpty || isLoose || (mayBeNegative && cell.bytes.last == 45)
        if isMarked,
            let value = CSVAmount.marked(cell.bytes, decimal: decimal, thousands: thousands, digits: digits)
        {
            return MaybeMoney(value)
        }
        if digits > 0, CSVAmount.parse(cell.base, cell.count, decimal: decimal, digits: 9) != nil {
            complain("csv.too_fine", column, cell, [String(digits)])
            return .none
        }
        if CSVAmount.isTooLong(cell.bytes) {
            complain("csv.amount_too_large", column, cell, [])
            return .none
        }
        let example =
            "1234"
            + (digits > 0 ? String(decoding: [decimal], as: UTF8.self) + String(repeating: "5", count: digits) : "")
        complain("csv.bad_amount", column, cell, [example])
        return .none
    }

    mutating func requiredMoney(_ column: Int, digits: Int, mayBeNegative: Bool = false) -> Int64 {
        if let value = money(column, digits: digits, mayBeNegative: mayBeNegative).value { return value }
        if problem == nil { complain("csv.missing_value", column, cell(column), []) }
        return 0
    }

    /// Notes what is wrong with a value, unless something was noted for the row before.
    @inline(never)
    mutating func complain(_ key: String, _ column: Int, _ cell: CSVCell, _ arguments: [String]) {
        guard problem == nil else { return }
        let shown = cell.count > 80 ? CSVRaw.text(cell.bytes, 0..<cell.count, most: 80) + "…" : cell.text
        problem = Message(key, [table.columns[column].label, shown] + arguments)
    }

    mutating func complain(_ message: Message) {
        if problem == nil { problem = message }
    }

    /// Whether anything like a number stands in the column.
    mutating func hasDigit(_ column: Int) -> Bool { cell(column).bytes.contains { $0 >= 48 && $0 <= 57 } }

    /// The column as messages name it.
    func label(_ column: Int) -> String { table.columns[column].label }
    /// Whether the file or the settings give the column.
    func has(_ column: Int) -> Bool { plans[column].field >= 0 || !plans[column].constant.isEmpty }
}
