// The table: which column of the file holds which canonical column, told from the header line and the settings.

package import Domain

/// The canonical columns of a kind of file, in the order of their indices.
struct CSVSchema {
    var names: [String]
    /// Each of these groups must have at least one column or constant.
    var required: [[String]]
}

/// How the columns of one file are to be read.
struct CSVTable {
    /// One canonical column.
    struct Column {
        var name: String
        /// As the file calls it, else the canonical name.
        var header: String
        /// Index in the file's records, -1 where the file lacks it.
        var field = -1
        /// Further fields: joined behind the first, or read where it is empty.
        var further: [Int] = []
        var isJoined: Bool { name == "remittance" }
        /// Place of the constant in `pool`.
        var constant = 0..<0
        /// Value in the file and the place in `pool` of what stands for it, sorted by value.
        var values: [(from: [UInt8], to: Range<Int>)] = []

        /// For messages: the file's own word with the canonical one.
        var label: String { header == name ? name : "\(header) (\(name))" }
    }

    var columns: [Column]
    var delimiter: UInt8
    /// Fields of the header line.
    var fieldCount: Int
    /// Columns of the file that nothing names.
    var unknown: Int64
    /// Where the rows begin.
    var position: Int
    var line: UInt32
    /// Constants and mapped values, one behind the other.
    var pool: [UInt8] = []

    /// Title lines above the header are looked through to this depth.
    private static let deepestHeader = 30
    private static let delimiters: [UInt8] = [59, 44, 9, 124]

    /// Finds the header line and binds the columns.
    init(_ text: borrowing CSVText, _ schema: CSVSchema, _ mapping: CSVMapping) throws(Unreadable) {
        let tried = mapping.delimiter.map { [$0] } ?? Self.delimiters
        var best: Unreadable?
        var most = 0
        for delimiter in tried {
            do throws(Unreadable) {
                self = try Self.find(text, schema, mapping, delimiter)
                return
            } catch {
                // Of several delimiters the one that splits the line into the most columns explains best.
                let count = Self.firstRecord(text, delimiter).count
                if best == nil || count > most { (best, most) = (error, count) }
            }
        }
        throw best ?? Unreadable(Message("csv.empty"))
    }

    /// Whether a header line of this kind stands near the beginning of some bytes.
    static func claims(_ text: borrowing CSVText, _ schema: CSVSchema, _ mapping: CSVMapping) -> Bool {
        for delimiter in mapping.delimiter.map({ [$0] }) ?? Self.delimiters {
            let header = headers(text, delimiter).first { binds($0.names, schema, mapping) }
            if header != nil { return true }
        }
        return false
    }

    /// The same for a file's bytes in whatever encoding.
    static func claims(_ bytes: [UInt8], _ schema: CSVSchema, _ mapping: CSVMapping) -> Bool {
        // The header stands near the beginning; the cut may split a character, which no header holds.
        let prefix = Array(bytes.prefix(1 << 16))
        var encoding = mapping.encoding
        if encoding == "auto" { encoding = isUTF8(bytes.prefix(1 << 12)) ? "utf-8" : "windows-1251" }
        guard let text = try? CSVEncoding.decode(prefix, as: encoding) else { return false }
        return claims(text, schema, mapping)
    }

    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        // Up to three bytes of a character may lie behind the cut.
        bytes.withUnsafeBufferPointer { buffer in
            (0...min(3, buffer.count)).contains { TextDecoding.isUTF8(buffer, 0..<(buffer.count - $0)) }
        }
    }

    // MARK: Header lines

    private struct HeaderLine {
        var names: [String]
        var fieldCount: Int
        var line: UInt32
        var nextPosition: Int
        var nextLine: UInt32
        var raw: String
    }

    private static func firstRecord(_ text: borrowing CSVText, _ delimiter: UInt8) -> [String] {
        headers(text, delimiter, most: 1).first?.names ?? []
    }

    /// The first records that may be the header line.
    private static func headers(_ text: borrowing CSVText, _ delimiter: UInt8, most: Int = deepestHeader)
        -> [HeaderLine]
    {
        let start = text.start
        return text.bytes.withUnsafeBufferPointer { bytes in
            var scanner = CSVScanner(bytes, delimiter: delimiter, from: start)
            var lines: [HeaderLine] = []
            for _ in 0..<(most + deepestHeader) where lines.count < most {
                switch scanner.next() {
                case .end, .cutOff: return lines
                case .tooLong, .brokenQuote: continue
                case .record: break
                }
                let names = (0..<min(scanner.fieldCount, CSVScanner.mostFields)).map { name(scanner[$0], bytes) }
                if names.allSatisfy(\.isEmpty) { continue }
                lines.append(
                    HeaderLine(
                        names: names, fieldCount: scanner.fieldCount, line: scanner.recordLine,
                        nextPosition: scanner.position, nextLine: scanner.line,
                        raw: CSVRaw.text(bytes, scanner.record, most: 300)))
            }
            return lines
        }
    }

    /// A field's words with one blank between them.
    static func name(_ field: CSVField, _ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let range = Int(field.start)..<Int(field.end)
        let isPlain = !field.isEscaped && bytes[range].allSatisfy { $0 > 32 && $0 != 0xC2 }
        if isPlain { return String(decoding: bytes[range], as: UTF8.self) }
        var words: [UInt8] = []
        words.reserveCapacity(range.count)
        var hasGap = false
        var at = range.lowerBound
        while at < range.upperBound {
            var byte = bytes[at]
            if field.isEscaped, byte == 34 { at += 1 }
            if byte == 0xC2, at + 1 < range.upperBound, bytes[at + 1] == 0xA0 { (byte, at) = (32, at + 1) }
            at += 1
            if byte <= 32 {
                hasGap = !words.isEmpty
                continue
            }
            if hasGap { words.append(32) }
            hasGap = false
            words.append(byte)
        }
        return String(decoding: words, as: UTF8.self)
    }

    /// The header in the file for a canonical column; nil where its values come from a constant.
    private static func wanted(_ name: String, _ mapping: CSVMapping) -> String? {
        mapping.constants[name] == nil ? mapping.columns[name] ?? name : nil
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        left == right || left.lowercased() == right.lowercased()
    }

    private static func binds(_ names: [String], _ schema: CSVSchema, _ mapping: CSVMapping) -> Bool {
        schema.required.allSatisfy { group in
            group.contains { column in
                guard let header = wanted(column, mapping) else { return true }
                return names.contains { same($0, header) }
            }
        }
    }

    // MARK: Binding

    private static func find(
        _ text: borrowing CSVText, _ schema: CSVSchema, _ mapping: CSVMapping, _ delimiter: UInt8
    ) throws(Unreadable) -> CSVTable {
        let lines = headers(text, delimiter)
        guard let first = lines.first else { throw Unreadable(Message("csv.empty"), line: 1) }
        guard let header = lines.first(where: { binds($0.names, schema, mapping) }) else {
            let group = schema.required.first { group in
                !group.contains { column in
                    guard let header = wanted(column, mapping) else { return true }
                    return first.names.contains { same($0, header) }
                }
            }
            let column = group?.first ?? ""
            throw Unreadable(
                Message("csv.missing_column", [column, wanted(column, mapping) ?? column, first.raw]), line: first.line)
        }
        return try CSVTable(header, schema, mapping, delimiter)
    }

    private init(
        _ header: HeaderLine, _ schema: CSVSchema, _ mapping: CSVMapping, _ delimiter: UInt8
    ) throws(Unreadable) {
        self.delimiter = delimiter
        fieldCount = header.fieldCount
        position = header.nextPosition
        line = header.nextLine
        columns = []
        unknown = 0
        for name in schema.names {
            var column = Column(name: name, header: mapping.columns[name] ?? name)
            if let constant = mapping.constants[name] {
                column.constant = keep(constant)
                columns.append(column)
                continue
            }
            let places = header.names.indices.filter { Self.same(header.names[$0], column.header) }
            if places.count > 1 {
                throw Unreadable(Message("csv.column_twice", [column.header, header.raw]), line: header.line)
            }
            if let place = places.first {
                column.field = place
            } else if mapping.columns[name] != nil {
                // A column that the settings name is meant to be there: without it, due days or costs would silently be none.
                throw Unreadable(Message("csv.missing_column", [name, column.header, header.raw]), line: header.line)
            }
            column.further = (mapping.further[name] ?? []).compactMap { wanted in
                header.names.firstIndex { Self.same($0, wanted) }
            }
            for (from, to) in (mapping.values[name] ?? [:]).sorted(by: { $0.key < $1.key }) {
                column.values.append((Array(from.utf8), keep(to)))
            }
            columns.append(column)
        }
        let known = Set(columns.map(\.field) + columns.flatMap(\.further))
        unknown = Int64(header.names.indices.count { !known.contains($0) && !header.names[$0].isEmpty })
    }

    private mutating func keep(_ text: String) -> Range<Int> {
        let start = pool.count
        pool.append(contentsOf: text.utf8)
        return start..<pool.count
    }
}

/// Rows as they stand in the file, for people.
package enum CSVRaw {
    /// The raw rows of a register or decisions file that begin on these lines; a file that can't be read has none.
    package static func rows(
        _ bytes: [UInt8], _ mapping: CSVMapping, of role: SourceRole, at lines: Set<UInt32>
    ) -> [UInt32: String] {
        let schema = role == .decisions ? DecisionFile.schema : ObligationFile.schema
        do {
            let text = try CSVEncoding.decode(bytes, as: mapping.encoding)
            let table = try CSVTable(text, schema, mapping)
            return text.bytes.withUnsafeBufferPointer { file in
                var scanner = CSVScanner(file, delimiter: table.delimiter, from: table.position, line: table.line)
                var found: [UInt32: String] = [:]
                while found.count < lines.count {
                    switch scanner.next() {
                    case .end, .cutOff: return found
                    case .record, .tooLong, .brokenQuote:
                        if lines.contains(scanner.recordLine) {
                            found[scanner.recordLine] = self.text(file, scanner.record)
                        }
                    }
                }
                return found
            }
        } catch {
            return [:]
        }
    }

    /// At most `most` bytes of a range, cut between characters.
    static func text(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, most: Int = 4096) -> String {
        var end = min(range.upperBound, range.lowerBound + most)
        if end < range.upperBound {
            while end > range.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        }
        return String(decoding: bytes[range.lowerBound..<end], as: UTF8.self)
    }
}
