// Writing of report files: one buffer, large chunks. The only unsafe part of Reporting.

package import Domain
internal import Glibc

package struct WrittenFile: Sendable {
    package var name: String
    package var bytes: Int64
}

package struct ReportFailure: Error, Sendable {
    package var message: Message
}

/// A CSV file under construction: RFC 4180, LF, cells guarded against formulas.
struct CSVWriter: ~Copyable {
    private let file: Int32
    private let name: String
    private var buffer: [UInt8] = []
    private var written: Int64 = 0
    private var isFirst = true
    private var failed = false
    private static let chunk = 1 << 20

    init(_ folder: String, _ name: String) throws(ReportFailure) {
        self.name = name
        file = open(folder + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw ReportFailure(message: Message("report.cannot_write", [name, String(cString: strerror(errno))])) }
        buffer.reserveCapacity(Self.chunk + 65_536)
    }

    deinit { close(file) }

    private mutating func separate() {
        if isFirst { isFirst = false } else { buffer.append(44) }
    }

    mutating func header(_ names: String) {
        buffer.append(contentsOf: names.utf8)
        buffer.append(10)
    }

    mutating func endRow() {
        buffer.append(10)
        isFirst = true
        if buffer.count >= Self.chunk { flush() }
    }

    private mutating func flush() {
        var done = 0
        buffer.withUnsafeBytes { bytes in
            while done < bytes.count {
                let count = Glibc.write(file, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                if count <= 0 { break }
                done += count
            }
        }
        if done < buffer.count { failed = true }
        written += Int64(done)
        buffer.removeAll(keepingCapacity: true)
    }

    consuming func finish() throws(ReportFailure) -> WrittenFile {
        flush()
        guard !failed else { throw ReportFailure(message: Message("report.cannot_write", [name, String(cString: strerror(ENOSPC))])) }
        return WrittenFile(name: name, bytes: written)
    }

    // MARK: Cells

    mutating func empty() { separate() }

    /// A word of the program's own: nothing to quote or guard.
    mutating func word(_ text: String) {
        separate()
        buffer.append(contentsOf: text.utf8)
    }

    mutating func text(_ text: String) {
        separate()
        cell(Array(text.utf8), 0..<text.utf8.count)
    }

    mutating func text(_ text: TextRef, _ arena: borrowing TextArena) {
        separate()
        if !text.isEmpty { cell(arena.bytes, text.range) }
    }

    private mutating func cell(_ bytes: [UInt8], _ range: Range<Int>) {
        guard let first = bytes[range].first else { return }
        var needsQuotes = false
        for index in range {
            let byte = bytes[index]
            if byte < 45, byte == 34 || byte == 44 || byte == 10 || byte == 13 { needsQuotes = true }
        }
        if needsQuotes { buffer.append(34) }
        // = + - @ tab CR would run as a formula in a spreadsheet.
        if first == 61 || first == 43 || first == 45 || first == 64 || first == 9 || first == 13 { buffer.append(39) }
        if needsQuotes {
            for index in range {
                if bytes[index] == 34 { buffer.append(34) }
                buffer.append(bytes[index])
            }
            buffer.append(34)
        } else {
            buffer.append(contentsOf: bytes[range])
        }
    }

    mutating func money(_ value: Int64, _ currency: Currency = .eur) {
        separate()
        Money.append(value, digits: currency.minorDigits, to: &buffer)
    }

    /// Two minor digits: the organisation's money on the hot path.
    mutating func cents(_ value: Int64) {
        separate()
        Money.append(value, digits: 2, to: &buffer)
    }

    mutating func money(_ value: Int64?, _ currency: Currency) {
        if let value { money(value, currency) } else { empty() }
    }

    mutating func number(_ value: Int64) {
        separate()
        if value < 0 { buffer.append(45) }
        Money.appendNumber(value.magnitude, to: &buffer)
    }

    mutating func number(_ value: Int64?) { if let value { number(value) } else { empty() } }

    mutating func day(_ day: Day) {
        separate()
        day.append(to: &buffer)
    }

    mutating func day(_ day: Day?) { if let day { self.day(day) } else { empty() } }

    mutating func id(_ id: RecordID?, _ prefix: RecordID.Prefix) {
        separate()
        if let id, id != .none { id.append(prefix, to: &buffer) }
    }

    mutating func position(_ position: SourcePosition) {
        separate()
        Money.appendNumber(UInt64(position.line), to: &buffer)
        if position.detail > 0 {
            buffer.append(35)
            Money.appendNumber(UInt64(position.detail), to: &buffer)
        }
    }
}
