// The statement of an MT file in the making, and its entries and balances.

internal import Domain

/// `:60F:C260601EUR5000,00`.
struct MTBalance {
    var amount: Int64
    var currency: Currency
    var day: Day?

    static func parse(_ value: Range<Int>, in bytes: [UInt8]) -> MTBalance? {
        let start = value.lowerBound
        guard value.count >= 11 else { return nil }
        let mark = bytes[start] & 0xDF
        guard mark == UInt8(ascii: "C") || mark == UInt8(ascii: "D"),
            let currency = Currency(
                ascii: bytes[start + 7] & 0xDF, bytes[start + 8] & 0xDF, bytes[start + 9] & 0xDF),
            let amount = StatementSum.swift(
                bytes[MTText.trimmed((start + 10)..<value.upperBound, bytes)], digits: currency.minorDigits)
        else { return nil }
        let day = MTEntryLine.date(at: start + 1, in: bytes, end: value.upperBound)
        return MTBalance(amount: mark == UInt8(ascii: "C") ? amount : -amount, currency: currency, day: day)
    }
}

/// One `:61:` with the lines that belong to it.
struct MTEntry {
    var line = MTEntryLine(value: Day(number: 0), entry: nil)
    var number: UInt32 = 0
    /// Supplementary details below `:61:`.
    var supplement: [Range<Int>] = []
    /// Lines of `:86:` or `:NS:`.
    var information: [Range<Int>] = []
    /// The information is a `:NS:` field, every line with a code of two digits.
    var isCoded = false

    /// Starts the next entry in the same memory.
    mutating func begin(_ line: MTEntryLine, number: UInt32) {
        self.line = line
        self.number = number
        supplement.removeAll(keepingCapacity: true)
        information.removeAll(keepingCapacity: true)
        isCoded = false
    }
}

/// One message.
struct MTStatement {
    var statement = Statement()
    var opening: MTBalance? = nil
    var closing: MTBalance? = nil
    /// A `:62:` was there, readable or not.
    var hasClosed = false
    var firstPayment = 0

    /// Nothing but an account yet: banks that write `:25:` before `:20:`.
    var isFresh: Bool {
        statement.identification.isEmpty && opening == nil && !hasClosed && statement.entries == 0
            && statement.rejected == 0 && statement.number.isEmpty
    }

    mutating func add(_ line: MTEntryLine) -> Bool {
        line.isCredit
            ? StatementSum.add(line.amount, to: &statement.credits)
            : StatementSum.add(line.amount, to: &statement.debits)
    }

    mutating func close() {
        statement.opening = opening?.amount
        statement.closing = closing?.amount
        statement.openingOn = opening?.day
        statement.closingOn = closing?.day
        statement.from = opening?.day
        statement.to = closing?.day ?? opening?.day
        guard let opening, let closing else { return }
        statement.balanced = opening.amount + statement.credits - statement.debits == closing.amount
    }
}
