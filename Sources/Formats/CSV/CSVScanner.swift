// The scanner: splits the bytes of a CSV file (RFC 4180) into records and fields, without a copy or a string.
//
// Taken more widely than the RFC, since real exports need it: lines end in CRLF, LF or CR, mixed; a quote inside an
// unquoted field is a letter like any other; blanks may stand between a closing quote and the delimiter.

/// Where a field's value stands among the file's bytes, its quotes left out.
package struct CSVField: Hashable, Sendable {
    package var start: UInt32
    package var end: UInt32
    /// Doubled quotes stand in it; the value has one for each two.
    package var isEscaped: Bool
}

/// Goes through the records of a file one by one; memory does not grow with the file.
package struct CSVScanner: ~Copyable {
    /// A longer record is refused.
    package static let longestRecord = 1 << 20
    /// Fields past these are counted, their places not kept.
    package static let mostFields = 1024

    /// What the last step met.
    package enum Step: Sendable {
        case record, end
        /// The record is longer than allowed.
        case tooLong
        /// Something stands behind a closing quote; only the record's first line is given up.
        case brokenQuote
        /// A quoted field is still open where the file ends.
        case cutOff
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let delimiter: UInt8
    private let places: UnsafeMutablePointer<CSVField>
    private(set) var position: Int
    private(set) var line: UInt32
    /// Fields of the record, those past `mostFields` too.
    package private(set) var fieldCount = 0
    /// Bytes of the record without its line end.
    package private(set) var record = 0..<0
    /// Line on which the record starts, from 1.
    package private(set) var recordLine: UInt32 = 1

    package init(_ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, from position: Int = 0, line: UInt32 = 1) {
        precondition(bytes.count <= Int(UInt32.max), "places are kept in 32 bits")
        self.bytes = bytes
        self.delimiter = delimiter
        self.position = position
        self.line = line
        places = .allocate(capacity: Self.mostFields)
        places.initialize(repeating: CSVField(start: 0, end: 0, isEscaped: false), count: Self.mostFields)
    }

    deinit { places.deallocate() }

    /// The n-th field of the record.
    package subscript(_ index: Int) -> CSVField {
        @inline(__always) get {
            precondition(index >= 0 && index < Self.mostFields, "no such field")
            return places[index]
        }
    }

    /// Steps to the next record.
    package mutating func next() -> Step {
        let end = bytes.count
        guard position < end, let base = bytes.baseAddress else { return .end }
        let start = position
        var at = start
        var count = 0
        recordLine = line
        while true {
            if at < end, base[at] == 34 {
                guard let after = quoted(at, count) else {
                    record = start..<end
                    return .cutOff
                }
                at = after
                if at < end, base[at] != delimiter, base[at] != 10, base[at] != 13 { return giveUp(start, at) }
            } else {
                let first = at
                while at < end {
                    let byte = base[at]
                    if byte == delimiter || byte == 10 || byte == 13 { break }
                    at &+= 1
                }
                if count < Self.mostFields {
                    places[count] = CSVField(
                        start: UInt32(truncatingIfNeeded: first), end: UInt32(truncatingIfNeeded: at), isEscaped: false)
                }
            }
            count &+= 1
            guard at < end, base[at] == delimiter else { break }
            at &+= 1
        }
        fieldCount = count
        record = start..<at
        position = skipLineEnd(at)
        line &+= 1
        return at - start > Self.longestRecord ? .tooLong : .record
    }

    /// Empty fields at the end of the record, up to so many.
    mutating func pad(to count: Int) {
        let end = UInt32(truncatingIfNeeded: record.upperBound)
        while fieldCount < min(count, Self.mostFields) {
            places[fieldCount] = CSVField(start: end, end: end, isEscaped: false)
            fieldCount += 1
        }
    }

    /// Reads a quoted field from its opening quote; gives the place behind it, nil where the file ends within.
    private mutating func quoted(_ open: Int, _ count: Int) -> Int? {
        let end = bytes.count
        var at = open + 1
        var isEscaped = false
        while true {
            guard at < end else { return nil }
            let byte = bytes[at]
            if byte == 34 {
                guard at + 1 < end, bytes[at + 1] == 34 else { break }
                isEscaped = true
                at += 2
                continue
            }
            if byte == 10 || (byte == 13 && !(at + 1 < end && bytes[at + 1] == 10)) { line &+= 1 }
            at += 1
        }
        if count < Self.mostFields {
            places[count] = CSVField(start: UInt32(open + 1), end: UInt32(at), isEscaped: isEscaped)
        }
        at += 1
        while at < end, bytes[at] == 32 { at += 1 }
        return at
    }

    /// A stray quote may have swallowed good rows: only the line on which the record starts is given up.
    private mutating func giveUp(_ start: Int, _ place: Int) -> Step {
        let isLong = place - start > Self.longestRecord
        // Behind a long one the search would begin anew a million bytes back, line after line.
        var at = isLong ? place : start
        if !isLong { line = recordLine }
        while at < bytes.count, bytes[at] != 10, bytes[at] != 13 { at += 1 }
        record = start..<at
        fieldCount = 0
        position = skipLineEnd(at)
        line &+= 1
        return .brokenQuote
    }

    @inline(__always) private func skipLineEnd(_ place: Int) -> Int {
        guard place < bytes.count else { return place }
        if bytes[place] == 13, place + 1 < bytes.count, bytes[place + 1] == 10 { return place + 2 }
        return place + 1
    }
}
