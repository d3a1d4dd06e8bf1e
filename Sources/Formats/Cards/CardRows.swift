// The rows of a card report, whatever holds them: a table, records of fixed width, or lines of pairs.

internal import Domain

/// One row, as texts.
struct CardRow {
    var line: UInt32
    var cells: [CardCell: String] = [:]
    /// Fees stand in several columns.
    var fees: [String] = []
    /// The time is in UTC, whatever the report's zone.
    var isUTC = false
    var raw = ""
    /// What is wrong with the row's form.
    var problem: Message?

    subscript(_ cell: CardCell) -> String { cells[cell] ?? "" }
}

/// All rows of a file.
struct CardRows {
    var rows: [CardRow] = []
    /// What the totals above the header say.
    var totals: [CardCell: String] = [:]
    var unknownColumns: Int64 = 0
    var encoding = ""
    /// What the lines above the header and the file's name say of every row.
    private var common: [CardCell: String] = [:]

    private static let deepestHeader = 40

    /// nil: the file is not of this profile.
    init?(_ text: borrowing CSVText, _ profile: CardProfile, _ mapping: CSVMapping, file: String) {
        encoding = text.encoding
        // A name of another form is another report's.
        if let template = profile.fileName {
            guard let values = template.values(file) else { return nil }
            common = values
        }
        switch profile.container {
        case .table: guard readTable(text, profile, mapping) else { return nil }
        case .fixed(let layout): guard readFixed(text, layout) else { return nil }
        case .records(let layout): guard readRecords(text, layout, mapping) else { return nil }
        case .pairs(let marks): guard readPairs(text, profile, marks) else { return nil }
        }
        for place in rows.indices {
            for (cell, value) in common where rows[place][cell].isEmpty { rows[place].cells[cell] = value }
            for (cell, value) in profile.constants where rows[place][cell].isEmpty { rows[place].cells[cell] = value }
            for (name, value) in mapping.constants {
                if let cell = CardCell(rawValue: name) { rows[place].cells[cell] = value }
            }
            for (name, words) in mapping.values {
                guard let cell = CardCell(rawValue: name), let word = words[rows[place][cell]] else { continue }
                rows[place].cells[cell] = word
            }
        }
    }

    // MARK: Tables

    /// The headers of a profile, as `header` makes them.
    private struct Headers {
        var cells: [(cell: CardCell, names: [String])] = []
        /// Of each group one must be there.
        var required: [Set<String>]

        init(_ profile: CardProfile) {
            cells = profile.columns.map { ($0.key, $0.value.map { CardRows.header($0).lowercased() }) }
            let names = Dictionary(uniqueKeysWithValues: cells.map { ($0.cell, $0.names) })
            required = profile.required.map { group in Set(group.flatMap { names[$0] ?? [] }) }
        }
    }

    private struct Binding {
        var cells: [CardCell: Int] = [:]
        var fees: [Int] = []
        var currency = ""
        var isUTC = false
        var unknown: Int64 = 0
        var width = 0
    }

    private mutating func readTable(
        _ text: borrowing CSVText, _ profile: CardProfile, _ mapping: CSVMapping
    ) -> Bool {
        let headers = Headers(profile)
        for delimiter in Self.delimiters(mapping) where readTable(text, profile, headers, delimiter) { return true }
        return false
    }

    private static func delimiters(_ mapping: CSVMapping) -> [UInt8] {
        let usual: [UInt8] = [44, 59, 9, 124]
        return mapping.delimiter.map { first in [first] + usual.filter { $0 != first } } ?? usual
    }

    private mutating func readTable(
        _ text: borrowing CSVText, _ profile: CardProfile, _ headers: Headers, _ delimiter: UInt8
    ) -> Bool {
        let start = text.start
        var result = self
        let isFound = text.bytes.withUnsafeBufferPointer { bytes in
            var scanner = CSVScanner(bytes, delimiter: delimiter, from: start)
            var binding: Binding?
            var above: [[String]] = []
            while true {
                let step = scanner.next()
                if step == .end { break }
                let names = (0..<min(scanner.fieldCount, CSVScanner.mostFields)).map {
                    CSVTable.name(scanner[$0], bytes)
                }
                if step == .record, names.allSatisfy(\.isEmpty) { continue }
                guard let found = binding else {
                    guard step == .record, above.count < Self.deepestHeader else { return false }
                    binding = Self.bind(names, profile, headers)
                    if binding == nil { above.append(names) }
                    continue
                }
                let first = names.first { !$0.isEmpty }
                if let first, profile.ends.contains(where: { first.lowercased().hasPrefix($0.lowercased()) }) { break }
                var row = Self.row(names.map(Self.unguarded), found, scanner.recordLine)
                row.raw = CSVRaw.text(bytes, scanner.record)
                row.problem = Self.problem(step, names, found, isLoose: profile.isLoose)
                result.rows.append(row)
                if step == .cutOff { break }
            }
            guard let binding else { return false }
            result.unknownColumns = binding.unknown
            result.totals = Self.totals(above, profile)
            for line in above.map({ $0.filter { !$0.isEmpty }.joined(separator: " ") }) {
                for template in profile.linesAbove {
                    if let values = template.values(line) { result.common.merge(values) { first, _ in first } }
                }
            }
            return true
        }
        if isFound { self = result }
        return isFound
    }

    private static func bind(_ names: [String], _ profile: CardProfile, _ headers: Headers) -> Binding? {
        let plain = names.map { header($0).lowercased() }
        guard headers.required.allSatisfy({ !$0.isDisjoint(with: plain) }) else { return nil }
        var binding = Binding(width: names.count)
        var used: Set<Int> = []
        for (cell, wanted) in headers.cells {
            let places = wanted.compactMap { plain.firstIndex(of: $0) }
            used.formUnion(places)
            if cell == .fee {
                binding.fees = Array(Set(places)).sorted()
            } else if let place = places.first {
                binding.cells[cell] = place
            }
        }
        binding.unknown = Int64(names.indices.count { !used.contains($0) && !names[$0].isEmpty })
        for cell in [CardCell.amount, .net, .credit, .net_credit] where binding.currency.isEmpty {
            if let place = binding.cells[cell] { binding.currency = currency(names[place]) }
        }
        if let place = binding.cells[.transacted_at] { binding.isUTC = profile.utcHeaders.contains(plain[place]) }
        return binding
    }

    /// `Betrag (CHF)` without its currency.
    private static func header(_ name: String) -> String {
        guard !currency(name).isEmpty else { return name }
        return name.dropLast(5).split(separator: " ").joined(separator: " ")
    }

    private static func currency(_ name: String) -> String {
        let end = name.suffix(5)
        guard end.count == 5, end.first == "(", end.last == ")", Currency(end.dropFirst().dropLast()) != nil else {
            return ""
        }
        return String(end.dropFirst().dropLast())
    }

    private static func row(_ values: [String], _ binding: Binding, _ line: UInt32) -> CardRow {
        var row = CardRow(line: line)
        for (cell, place) in binding.cells where place < values.count && !values[place].isEmpty {
            row.cells[cell] = values[place]
        }
        row.fees = binding.fees.compactMap { $0 < values.count && !values[$0].isEmpty ? values[$0] : nil }
        if row[.currency].isEmpty, !binding.currency.isEmpty { row.cells[.currency] = binding.currency }
        row.isUTC = binding.isUTC
        return row
    }

    private static func unguarded(_ cell: String) -> String {
        cell.hasPrefix("=\"") && cell.hasSuffix("\"") && cell.count > 2 ? String(cell.dropFirst(2).dropLast()) : cell
    }

    private static func problem(
        _ step: CSVScanner.Step, _ values: [String], _ binding: Binding, isLoose: Bool
    ) -> Message? {
        switch step {
        case .tooLong: return Message("csv.too_long", ["1"])
        case .brokenQuote: return Message("csv.broken_quote")
        case .cutOff: return Message("cards.cut_off")
        case .record, .end: break
        }
        let isTooShort = values.count < binding.width && !isLoose
        let isTooLong = values.count > binding.width && values[binding.width...].contains { !$0.isEmpty }
        guard isTooShort || isTooLong else { return nil }
        return Message("csv.field_count", ["\(values.count)", "\(binding.width)"])
    }

    /// The last line above the header that holds sums and nothing else.
    private static func totals(_ above: [[String]], _ profile: CardProfile) -> [CardCell: String] {
        guard !profile.totalsAbove.isEmpty else { return [:] }
        let line = above.last { values in
            profile.totalsAbove.keys.allSatisfy { $0 < values.count && CardAmount.read(values[$0], profile, 2) != nil }
        }
        return line.map { values in
            Dictionary(uniqueKeysWithValues: profile.totalsAbove.map { ($0.value, values[$0.key]) })
        } ?? [:]
    }

    // MARK: Lines

    private static func lines(_ text: borrowing CSVText) -> [(line: UInt32, bytes: ArraySlice<UInt8>)] {
        var lines: [(UInt32, ArraySlice<UInt8>)] = []
        var number: UInt32 = 0
        for line in text.bytes[text.start...].split(separator: 10, omittingEmptySubsequences: false) {
            number += 1
            let bytes = line.last == 13 ? line.dropLast() : line
            if bytes.contains(where: { $0 > 32 }) { lines.append((number, bytes)) }
        }
        return lines
    }

    private mutating func readFixed(_ text: borrowing CSVText, _ layout: CardLayout) -> Bool {
        let lines = Self.lines(text)
        guard let first = lines.first else { return false }
        let version = layout.version.map { Self.piece(first.bytes, $0) } ?? ""
        for (number, bytes) in lines {
            let type = layout.type.map { Self.piece(bytes, $0) } ?? ""
            var row = CardRow(line: number, raw: String(decoding: bytes.prefix(4096), as: UTF8.self))
            guard Self.fill(&row, layout, type, version, isFirst: rows.isEmpty, { Self.piece(bytes, $0) }) else {
                return false
            }
            rows.append(row)
        }
        return true
    }

    /// Between delimiters, without a header: fields by their number.
    private mutating func readRecords(
        _ text: borrowing CSVText, _ layout: CardLayout, _ mapping: CSVMapping
    ) -> Bool {
        let start = text.start
        for delimiter in Self.delimiters(mapping) {
            let found: [CardRow]? = text.bytes.withUnsafeBufferPointer { bytes in
                var scanner = CSVScanner(bytes, delimiter: delimiter, from: start)
                var found: [CardRow] = []
                var version = ""
                while true {
                    let step = scanner.next()
                    if step == .end { break }
                    let fields = (0..<min(scanner.fieldCount, CSVScanner.mostFields)).map {
                        Self.unguarded(CSVTable.name(scanner[$0], bytes))
                    }
                    if step == .record, fields.allSatisfy(\.isEmpty) { continue }
                    func field(_ place: CardPlace) -> String {
                        place.start <= fields.count ? fields[place.start - 1] : ""
                    }
                    if found.isEmpty { version = layout.version.map(field) ?? "" }
                    let type = layout.type.map(field) ?? ""
                    var row = CardRow(line: scanner.recordLine, raw: CSVRaw.text(bytes, scanner.record))
                    row.problem = Self.problem(step, [], Binding(), isLoose: true)
                    guard Self.fill(&row, layout, type, version, isFirst: found.isEmpty, field) else { return nil }
                    found.append(row)
                    if step == .cutOff { break }
                }
                return found.isEmpty ? nil : found
            }
            if let found {
                rows = found
                return true
            }
        }
        return false
    }

    /// Puts a record's values into the row; false where the file's first one is of another layout.
    private static func fill(
        _ row: inout CardRow, _ layout: CardLayout, _ type: String, _ version: String, isFirst: Bool,
        _ value: (CardPlace) -> String
    ) -> Bool {
        let own = layout.records[type + "@" + version] ?? layout.records[type] ?? layout.records["*"]
        if isFirst, layout.first.isEmpty ? own == nil : type != layout.first { return false }
        if !type.isEmpty { row.cells[.type] = type }
        for (cell, places) in own ?? [:] {
            let values = places.map(value).filter { !$0.isEmpty }
            if cell == .fee { row.fees = values } else if let first = values.first { row.cells[cell] = first }
        }
        return true
    }

    /// Records may be shorter than their layout: blanks at the end are left out. Places count characters, not bytes.
    private static func piece(_ bytes: ArraySlice<UInt8>, _ place: CardPlace) -> String {
        let piece: String
        if bytes.allSatisfy({ $0 < 128 }) {
            let start = min(bytes.startIndex + place.start - 1, bytes.endIndex)
            piece = String(decoding: bytes[start..<min(start + place.length, bytes.endIndex)], as: UTF8.self)
        } else {
            let letters = String(decoding: bytes, as: UTF8.self).unicodeScalars
            piece = String(String.UnicodeScalarView(letters.dropFirst(place.start - 1).prefix(place.length)))
        }
        return piece.split(separator: " ").joined(separator: " ")
    }

    private mutating func readPairs(_ text: borrowing CSVText, _ profile: CardProfile, _ marks: [UInt8]) -> Bool {
        let headers = Headers(profile)
        for (number, bytes) in Self.lines(text) {
            var names: [String] = []
            var values: [String] = []
            for pair in bytes.split(whereSeparator: marks.contains) {
                guard let equals = pair.firstIndex(of: 61) else { continue }
                names.append(String(decoding: pair[..<equals], as: UTF8.self))
                values.append(String(decoding: pair[(equals + 1)...], as: UTF8.self))
            }
            guard let binding = Self.bind(names, profile, headers) else {
                if rows.isEmpty { return false }
                rows.append(
                    CardRow(
                        line: number, raw: String(decoding: bytes.prefix(4096), as: UTF8.self),
                        problem: Message("cards.no_pairs")))
                continue
            }
            var row = Self.row(values, binding, number)
            row.raw = String(decoding: bytes.prefix(4096), as: UTF8.self)
            rows.append(row)
        }
        return !rows.isEmpty
    }
}

/// Sums of reports.
enum CardAmount {
    /// Minor units; nil where the text is no sum as the profile writes them.
    static func read(_ text: String, _ profile: CardProfile, _ digits: Int) -> Int64? {
        let bytes = Array(text.utf8)
        if profile.isOverpunched { return overpunched(bytes) }
        if profile.isMinorUnits { return whole(bytes) }
        return bytes.withUnsafeBufferPointer { buffer in
            for decimal in profile.decimals {
                let marks: [UInt8] = decimal == 46 ? [39] : [39, 46]
                if let value = CSVAmount.marked(buffer, decimal: decimal, thousands: marks, digits: digits) {
                    return value
                }
            }
            return nil
        }
    }

    /// The last character is a digit and the sign.
    private static func overpunched(_ text: [UInt8]) -> Int64? {
        guard let last = text.last else { return nil }
        let (digit, isNegative): (UInt8, Bool)
        switch last {
        case 123: (digit, isNegative) = (48, false)
        case 125: (digit, isNegative) = (48, true)
        case 65...73: (digit, isNegative) = (last - 16, false)
        case 74...82: (digit, isNegative) = (last - 25, true)
        default: return whole(text)
        }
        return whole((isNegative ? [45] : []) + text.dropLast() + [digit])
    }

    /// A sign and up to 15 digits that count, zeros before them.
    private static func whole(_ text: [UInt8]) -> Int64? {
        let isNegative = text.first == 45
        let digits = text.dropFirst(isNegative || text.first == 43 ? 1 : 0)
        let counting = digits.drop { $0 == 48 }
        guard !digits.isEmpty, counting.count <= 15, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        let value = counting.reduce(Int64(0)) { $0 * 10 + Int64($1 - 48) }
        return isNegative ? -value : value
    }
}
