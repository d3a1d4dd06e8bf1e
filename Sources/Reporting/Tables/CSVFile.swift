// The CSV file writer. This is the one file of Reporting with unsafe pointers: three files of a million rows each are
// written here byte by byte, so cells go straight from the text arena into one buffer of a mebibyte, eight bytes at a
// time. Every cell first makes room for itself (`room`); only then it stores. The oracle of the text cells is `CSVEscape`.

internal import Domain
internal import Fingerprints
internal import Glibc

struct CSVFile: ~Copyable, RowWriter {
    static var namesSource: Bool { false }

    private static let capacity = 1 << 20
    /// Stores of whole machine words may run past a cell's end by this much.
    private static let slack = 64

    private let name: String
    private let descriptor: Int32
    private let buffer: UnsafeMutablePointer<UInt8>
    /// Cells of days, sixteen bytes each by the last bits of the day's number: number, cell, 1 where they are filled in.
    private let days: UnsafeMutablePointer<UInt8>
    private var used = 0
    /// Of all that was written: nobody has to read it again.
    private var hash = StreamHash()
    private var written: Int64 = 0
    /// The first error of `write`; everything after it is dropped, and `close` tells it.
    private var problem: Int32 = 0

    /// Creates the file, readable by owner and group only.
    init(_ name: String, in folder: String) throws(ReportFailure) {
        self.name = name
        descriptor = open(folder + "/" + name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        buffer = .allocate(capacity: CSVFile.capacity + CSVFile.slack)
        let table = UnsafeMutableRawPointer.allocate(byteCount: 64 * 16, alignment: 16)
        days = table.initializeMemory(as: UInt8.self, repeating: 0, count: 64 * 16)
        if descriptor < 0 { throw ReportFailure(file: name, code: errno) }
    }

    deinit {
        if descriptor >= 0 { _ = Glibc.close(descriptor) }
        buffer.deallocate()
        days.deallocate()
    }

    /// Writes what is left and gives the file's size.
    consuming func finish() throws(ReportFailure) -> WrittenFile {
        flush()
        if problem != 0 { throw ReportFailure(file: name, code: problem) }
        return WrittenFile(name: name, bytes: written, sha256: hash.digest())
    }

    mutating func header(_ columns: [Column]) {
        for column in columns { text(column.name) }
        endRow()
    }

    /// Stored where no cell ever ends, so that the compiler does not leave the reading out.
    @inline(__always) mutating func touch(_ byte: UInt8) { buffer[CSVFile.capacity + CSVFile.slack - 1] = byte }

    /// Bytes as they are: not a table at all.
    mutating func raw(_ text: String) { raw(Array(text.utf8)) }

    mutating func raw(_ bytes: [UInt8]) {
        for byte in bytes {
            room(1)
            put(byte)
        }
    }

    private mutating func flush() {
        var start = 0
        while start < used, problem == 0 {
            let count = Glibc.write(descriptor, buffer + start, used - start)
            if count >= 0 { start += count } else if errno != EINTR { problem = errno }
        }
        hash.add(UnsafeRawBufferPointer(start: buffer, count: used))
        written += Int64(used)
        used = 0
    }

    @inline(__always) private mutating func room(_ count: Int) {
        if used &+ count > CSVFile.capacity { flush() }
    }

    @inline(__always) private mutating func put(_ byte: UInt8) {
        buffer[used] = byte
        used &+= 1
    }
}

// MARK: - Cells

extension CSVFile {
    @inline(__always) mutating func empty() {
        room(1)
        put(44)
    }

    @inline(__always) mutating func endRow() { buffer[used &- 1] = 10 }

    @inline(__always) mutating func text(_ text: TextRef, _ arena: borrowing Span<UInt8>) {
        guard text.length > 0 else { return empty() }
        let range = text.range
        precondition(range.upperBound <= arena.count, "a text lies outside of its arena")
        arena.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            cell(base + range.lowerBound, range.count, readable: bytes.count &- range.lowerBound)
        }
    }

    mutating func text(_ text: String) {
        var copy = text
        copy.withUTF8 { bytes in
            guard let base = bytes.baseAddress, bytes.count > 0 else { return empty() }
            cell(base, bytes.count, readable: bytes.count)
        }
    }

    mutating func evidence(_ evidence: EvidenceText, _ arena: borrowing Span<UInt8>) {
        guard evidence.name != .none else { return text(evidence.value, arena) }
        guard evidence.value.length < CSVFile.capacity / 8 else { return text(evidence.string(in: arena)) }
        let prefix = evidence.name.prefix
        // Room for a value of quotes alone, so that nothing is written out before it is known to need none.
        room(prefix.utf8CodeUnitCount &+ Int(evidence.value.length) &* 2 &+ 8)
        let start = used
        (buffer + used).update(from: prefix.utf8Start, count: prefix.utf8CodeUnitCount)
        used &+= prefix.utf8CodeUnitCount
        text(evidence.value, arena)
        if used &- start == prefix.utf8CodeUnitCount &+ Int(evidence.value.length) &+ 1 { return }
        // The value needed quotes or a guard: both belong around the whole.
        used = start
        text(evidence.string(in: arena))
    }

    @inline(__always) mutating func word(_ index: Int, _ words: borrowing Words) {
        let range = words.cellRanges[index]
        let length = Int(range.length)
        guard length < CSVFile.capacity / 2 else { return text(words.plain[index]) }
        room(length)
        let target = UnsafeMutableRawPointer(buffer + used)
        words.cells.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            let source = base + Int(range.offset)
            var offset = 0
            // The padding of `Words` lets the last load run over.
            while offset < length {
                target.storeBytes(
                    of: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self), toByteOffset: offset,
                    as: UInt64.self)
                offset &+= 8
            }
        }
        used &+= length
    }

    /// Copies and checks at once; a text with anything special in it is written again by the slow way.
    @inline(__always) private mutating func cell(_ source: UnsafePointer<UInt8>, _ length: Int, readable: Int) {
        guard length < CSVFile.capacity / 4, !CSVEscape.startsFormula(source[0]) else {
            return slowCell(source, length)
        }
        room(length &+ 1)
        let from = UnsafeRawPointer(source)
        let target = UnsafeMutableRawPointer(buffer + used)
        var marks: UInt64 = 0
        var offset = 0
        while offset &+ 8 <= length {
            let eight = from.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            target.storeBytes(of: eight, toByteOffset: offset, as: UInt64.self)
            marks |= CSVFile.special(eight)
            offset &+= 8
        }
        if offset < length {
            if offset &+ 8 <= readable {
                let eight = from.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                target.storeBytes(of: eight, toByteOffset: offset, as: UInt64.self)
                // Bytes past the end count as 0xFF, which is never special.
                marks |= CSVFile.special(eight | ~0 &<< UInt64(8 &* (length &- offset)))
            } else {
                while offset < length {
                    target.storeBytes(of: source[offset], toByteOffset: offset, as: UInt8.self)
                    marks |= CSVEscape.needsQuotes(source[offset]) ? 1 : 0
                    offset &+= 1
                }
            }
        }
        guard marks == 0 else { return slowCell(source, length) }
        used &+= length
        put(44)
    }

    /// Not 0 where one of eight bytes is a quote, a comma or a control character.
    @inline(__always) private static func special(_ eight: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = eight ^ (ones &* 34)
        let comma = eight ^ (ones &* 44)
        let hits =
            (eight &- ones &* 32) & ~eight | (quote &- ones) & ~quote | (comma &- ones) & ~comma
        return hits & (ones &* 128)
    }

    @inline(never) private mutating func slowCell(_ source: UnsafePointer<UInt8>, _ length: Int) {
        let bytes = UnsafeBufferPointer(start: source, count: length)
        let isQuoted = bytes.contains(where: CSVEscape.needsQuotes)
        room(4)
        if isQuoted { put(34) }
        if CSVEscape.startsFormula(bytes[0]) { put(39) }
        for byte in bytes {
            room(4)
            if byte == 34 { put(34) }
            put(byte)
        }
        room(2)
        if isQuoted { put(34) }
        put(44)
    }
}

// MARK: - Numbers, days and ids

extension CSVFile {
    mutating func id(_ id: RecordID, _ prefix: RecordID.Prefix) {
        guard id != .none else { return empty() }
        room(16)
        let target = buffer + used
        target[0] = prefix.rawValue
        target[1] = 45
        var bits = id.bits
        var place = 13
        while place > 1 {
            let value = UInt8(truncatingIfNeeded: bits & 31)
            // 234567 then A to Z
            target[place] = value < 6 ? 50 &+ value : 59 &+ value
            bits &>>= 5
            place &-= 1
        }
        target[14] = 44
        used &+= 15
    }

    mutating func day(_ day: MaybeDay) {
        guard let day = day.value else { return empty() }
        room(16)
        let target = buffer + used
        // A table has few days, and the same ones in row after row.
        let known = UnsafeMutableRawPointer(days + Int(day.number & 63) * 16)
        if known.load(as: Int32.self) == day.number, known.load(fromByteOffset: 15, as: UInt8.self) == 1 {
            let raw = UnsafeMutableRawPointer(target)
            raw.storeBytes(of: known.loadUnaligned(fromByteOffset: 4, as: UInt64.self), as: UInt64.self)
            raw.storeBytes(
                of: known.loadUnaligned(fromByteOffset: 7, as: UInt64.self), toByteOffset: 3, as: UInt64.self)
            used &+= 11
            return
        }
        let (year, month, date) = day.components
        pair(target, UInt32(truncatingIfNeeded: year / 100))
        pair(target + 2, UInt32(truncatingIfNeeded: year % 100))
        target[4] = 45
        pair(target + 5, UInt32(truncatingIfNeeded: month))
        target[7] = 45
        pair(target + 8, UInt32(truncatingIfNeeded: date))
        target[10] = 44
        used &+= 11
        known.storeBytes(of: day.number, as: Int32.self)
        (known + 4).copyMemory(from: target, byteCount: 11)
        known.storeBytes(of: 1, toByteOffset: 15, as: UInt8.self)
    }

    @inline(__always) private func pair(_ target: UnsafeMutablePointer<UInt8>, _ value: UInt32) {
        target[0] = 48 &+ UInt8(truncatingIfNeeded: value / 10)
        target[1] = 48 &+ UInt8(truncatingIfNeeded: value % 10)
    }

    mutating func money(_ value: Int64, digits: Int) {
        room(40)
        guard digits == 2 else { return slowMoney(value, digits) }
        if value == 0 {
            // "0.00,"
            UnsafeMutableRawPointer(buffer + used).storeBytes(of: UInt64(0x2C30_302E_30).littleEndian, as: UInt64.self)
            used &+= 5
            return
        }
        if value < 0 { put(45) }
        let rest = value.magnitude
        number(rest / 100)
        put(46)
        pair(buffer + used, UInt32(truncatingIfNeeded: rest % 100))
        used &+= 2
        put(44)
    }

    @inline(never) private mutating func slowMoney(_ value: Int64, _ digits: Int) {
        var bytes: [UInt8] = []
        Money.append(value, digits: digits, to: &bytes)
        for byte in bytes { put(byte) }
        put(44)
    }

    mutating func integer(_ value: Int64) {
        room(24)
        if value < 0 { put(45) }
        number(value.magnitude)
        put(44)
    }

    /// Decimal digits from the last to the first; the caller has made room.
    @inline(__always) private mutating func number(_ value: UInt64) {
        var length = 1
        var limit: UInt64 = 10
        while length < 20, value >= limit {
            length &+= 1
            limit = length < 20 ? limit &* 10 : limit
        }
        var rest = value
        var place = used &+ length
        used = place
        repeat {
            place &-= 1
            buffer[place] = 48 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    mutating func currency(_ currency: Currency) {
        guard currency != .none else { return empty() }
        room(8)
        put(UInt8(truncatingIfNeeded: currency.code &>> 16))
        put(UInt8(truncatingIfNeeded: currency.code &>> 8))
        put(UInt8(truncatingIfNeeded: currency.code))
        put(44)
    }

    mutating func position(_ position: SourcePosition) {
        guard position.line > 0 || position.detail > 0 else { return empty() }
        room(32)
        number(UInt64(position.line))
        if position.detail > 0 {
            put(35)
            number(UInt64(position.detail))
        }
        put(44)
    }
}
