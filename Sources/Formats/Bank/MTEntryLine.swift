// The statement line `:61:` of MT940 and MT942: dates, mark, sum, type and references.

internal import Domain

/// One `:61:`, cut into its parts.
struct MTEntryLine {
    var value: Day
    var entry: Day?
    var isCredit = true
    var isReversal = false
    /// `EC` or `ED`: announced only.
    var isExpected = false
    var amount: Int64 = 0
    /// `NTRF`.
    var type = 0..<0
    var customerReference = 0..<0
    /// What some banks write behind the customer's reference and blanks: a name.
    var behindReference = 0..<0
    var bankReference = 0..<0

    /// Cuts the line; a message where a part can't be read.
    static func parse(
        _ line: Range<Int>, in bytes: [UInt8], digits: Int
    ) -> (line: MTEntryLine?, fault: Message?) {
        func refused(_ key: String) -> (MTEntryLine?, Message?) {
            (nil, Message(key, [String(decoding: bytes[line].prefix(80), as: UTF8.self)]))
        }
        let end = line.upperBound
        var index = pastBlanks(line.lowerBound, bytes, end)
        guard let value = date(at: index, in: bytes, end: end) else { return refused("format.entry_date") }
        var result = MTEntryLine(value: value, entry: nil)
        index += 6
        if isDigits(index, 4, bytes, end) {
            guard let entry = entryDate(at: index, in: bytes, near: value) else { return refused("format.entry_date") }
            result.entry = entry
            index += 4
        }
        // Some programs leave the entry date blank, or set blanks between the parts.
        index = pastBlanks(index, bytes, end)
        guard let mark = result.readMark(index, bytes, end) else { return refused("format.entry_no_direction") }
        index = mark
        // The third letter of the currency may stand between mark and sum.
        if index < end, isLetter(bytes[index]) { index += 1 }
        index = pastBlanks(index, bytes, end)
        let first = index
        while index < end, bytes[index] == 44 || bytes[index] == 46 || (bytes[index] >= 48 && bytes[index] <= 57) {
            index += 1
        }
        guard let amount = StatementSum.swift(bytes[first..<index], digits: digits) else {
            return refused("format.entry_amount")
        }
        result.amount = amount
        result.readReferences(index, bytes, end)
        return (result, nil)
    }

    private mutating func readMark(_ start: Int, _ bytes: [UInt8], _ end: Int) -> Int? {
        var index = start
        guard index < end else { return nil }
        var mark = bytes[index] & 0xDF
        if index + 1 < end, isCreditOrDebit(bytes[index + 1] & 0xDF) {
            // RC takes back a credit and is a debit; EC only announces one.
            if mark == UInt8(ascii: "R") { isReversal = true }
            if mark == UInt8(ascii: "E") { isExpected = true }
            if isReversal || isExpected {
                index += 1
                mark = bytes[index] & 0xDF
            }
        }
        guard isCreditOrDebit(mark) else { return nil }
        isCredit = (mark == UInt8(ascii: "C")) != isReversal
        return index + 1
    }

    private func isCreditOrDebit(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "C") || byte == UInt8(ascii: "D") }

    /// `NTRF`, the customer's reference, and behind `//` the bank's.
    private mutating func readReferences(_ start: Int, _ bytes: [UInt8], _ end: Int) {
        let typeEnd = min(start + 4, end)
        type = MTText.trimmed(start..<typeEnd, bytes)
        var index = typeEnd
        while index + 1 < end, !(bytes[index] == 47 && bytes[index + 1] == 47) { index += 1 }
        let hasBank = index + 1 < end
        customerReference = MTText.trimmed(typeEnd..<(hasBank ? index : end), bytes)
        if hasBank {
            bankReference = MTText.trimmed((index + 2)..<end, bytes)
            return
        }
        var gap = customerReference.lowerBound
        while gap + 1 < customerReference.upperBound, !(bytes[gap] == 32 && bytes[gap + 1] == 32) { gap += 1 }
        guard gap + 1 < customerReference.upperBound else { return }
        behindReference = MTText.trimmed(gap..<customerReference.upperBound, bytes)
        customerReference = customerReference.lowerBound..<gap
    }

    // MARK: Dates

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 97 && byte | 0x20 <= 122 }

    /// Blanks, and the fold of a `:61:` that goes on in the next line.
    private static func pastBlanks(_ start: Int, _ bytes: [UInt8], _ end: Int) -> Int {
        var index = start
        while index < end, bytes[index] <= 32 { index += 1 }
        return index
    }

    private static func isDigits(_ index: Int, _ count: Int, _ bytes: [UInt8], _ end: Int) -> Bool {
        guard index + count <= end else { return false }
        for byte in bytes[index..<(index + count)] where byte < 48 || byte > 57 { return false }
        return true
    }

    private static func number(_ index: Int, _ bytes: [UInt8]) -> Int {
        Int(bytes[index] - 48) * 10 + Int(bytes[index + 1] - 48)
    }

    /// `YYMMDD`; from 80 on the last century.
    static func date(at index: Int, in bytes: [UInt8], end: Int) -> Day? {
        guard isDigits(index, 6, bytes, end) else { return nil }
        let year = number(index, bytes)
        return day(year < 80 ? 2000 + year : 1900 + year, number(index + 2, bytes), number(index + 4, bytes))
    }

    /// `MMDD` in the year that brings it nearest to the value date.
    private static func entryDate(at index: Int, in bytes: [UInt8], near value: Day) -> Day? {
        let month = number(index, bytes)
        let date = number(index + 2, bytes)
        var nearest: Day? = nil
        for year in (value.year - 1)...(value.year + 1) {
            guard let day = day(year, month, date) else { continue }
            if nearest.map({ abs(day - value) < abs($0 - value) }) ?? true { nearest = day }
        }
        return nearest
    }

    /// Banks that count 30 days to the month write 30 February: it is the last day of February.
    private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
        if month == 2, day == 29 || day == 30 {
            return Day(year: year, month: 2, day: min(day, Day.length(ofMonth: 2, year: year)))
        }
        return Day(year: year, month: month, day: day)
    }
}

/// Small things about pieces of the file.
enum MTText {
    static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var first = range.lowerBound
        var last = range.upperBound
        while first < last, bytes[first] <= 32 { first += 1 }
        while last > first, bytes[last - 1] <= 32 { last -= 1 }
        return first..<last
    }
}
