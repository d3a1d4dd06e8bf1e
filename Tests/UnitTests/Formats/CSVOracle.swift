@testable import Formats

/// A CSV parser that is read in a minute: letter by letter, a state for "within quotes"; slow, and plainly right.
enum CSVOracle {
    struct Record: Equatable {
        var line: UInt32
        var fields: [[UInt8]]
    }

    /// nil where a quoted field is open at the end; only for text without anything behind a closing quote.
    static func records(_ bytes: [UInt8], delimiter: UInt8) -> [Record]? {
        // Line ends become one letter that no text holds, so that the rest needs no looking ahead.
        let lineEnd: Int = 256
        var letters: [Int] = []
        var raw: [[UInt8]] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 13, at + 1 < bytes.count, bytes[at + 1] == 10 {
                letters.append(lineEnd)
                raw.append([13, 10])
                at += 2
            } else {
                letters.append(bytes[at] == 10 || bytes[at] == 13 ? lineEnd : Int(bytes[at]))
                raw.append([bytes[at]])
                at += 1
            }
        }
        var records: [Record] = []
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var isFresh = true  // Nothing of the field was read yet
        var isQuoted = false
        var line: UInt32 = 1
        var recordLine: UInt32 = 1
        var isOpen = false  // The record has begun
        at = 0
        while at < letters.count {
            let letter = letters[at]
            isOpen = true
            if isQuoted {
                if letter == 34, at + 1 < letters.count, letters[at + 1] == 34 {
                    field.append(34)
                    at += 1
                } else if letter == 34 {
                    isQuoted = false
                } else {
                    if letter == lineEnd { line += 1 }
                    field += raw[at]
                }
            } else if letter == 34, isFresh {
                isQuoted = true
                isFresh = false
            } else if letter == Int(delimiter) {
                fields.append(field)
                (field, isFresh) = ([], true)
            } else if letter == lineEnd {
                records.append(Record(line: recordLine, fields: fields + [field]))
                (fields, field, isFresh, isOpen) = ([], [], true, false)
                line += 1
                recordLine = line
            } else {
                field.append(UInt8(letter))
                isFresh = false
            }
            at += 1
        }
        if isQuoted { return nil }
        if isOpen { records.append(Record(line: recordLine, fields: fields + [field])) }
        return records
    }

    /// The same by the scanner; the steps other than records are given beside.
    static func scanned(
        _ bytes: [UInt8], delimiter: UInt8
    ) -> (records: [Record], others: [CSVScanner.Step]) {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = CSVScanner(buffer, delimiter: delimiter)
            var records: [Record] = []
            var others: [CSVScanner.Step] = []
            while true {
                let step = scanner.next()
                switch step {
                case .end: return (records, others)
                case .cutOff: return (records, others + [step])
                case .tooLong, .brokenQuote: others.append(step)
                case .record:
                    let fields = (0..<min(scanner.fieldCount, CSVScanner.mostFields)).map { index in
                        let field = scanner[index]
                        var value: [UInt8] = []
                        var at = Int(field.start)
                        while at < Int(field.end) {
                            value.append(bytes[at])
                            at += field.isEscaped && bytes[at] == 34 ? 2 : 1
                        }
                        return value
                    }
                    records.append(Record(line: scanner.recordLine, fields: fields))
                }
            }
        }
    }
}

/// Repeatable random numbers (SplitMix64).
struct CSVDice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
