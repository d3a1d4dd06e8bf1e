// Reader of MT940 and MT942 files: messages, tags and entries; what stands in `:86:` is `MTInformation`'s.

internal import Domain

/// Reads one file from its first line to its last.
struct MTFile {
    private let bytes: [UInt8]
    private let lines: [Range<Int>]
    private let file: FileIndex
    private let isIntraday: Bool
    /// False for a summary: payments and their texts are read and dropped, so that memory stays small.
    private let keepsPayments: Bool
    private var batch = BankBatch()

    private var current = MTStatement()
    private var isInStatement = false
    /// The tag whose text the next lines go on with.
    private var open: MTTag? = nil
    private var entry = MTEntry()
    private var isInEntry = false
    /// The line that a folded `:61:` goes on in; -1 for none.
    private var foldedLine = -1
    private var information = MTInformation()

    static func read(
        _ bytes: [UInt8], as format: DetectedBankFormat, file: FileIndex, keepsPayments: Bool = true
    ) throws(Unreadable) -> BankBatch {
        let (text, encoding) = TextDecoding.decode(bytes)
        var reader = MTFile(text, file: file, isIntraday: format == .mt942, keepsPayments: keepsPayments)
        reader.batch.format = format.name
        reader.batch.encoding = encoding
        if keepsPayments { reader.batch.text.reserve(text.count / 2) }
        reader.readLines()
        guard !reader.batch.statements.isEmpty else { throw Unreadable(Message("format.mt_no_statement")) }
        return reader.batch
    }

    private init(_ bytes: [UInt8], file: FileIndex, isIntraday: Bool, keepsPayments: Bool) {
        self.bytes = bytes
        self.file = file
        self.isIntraday = isIntraday
        self.keepsPayments = keepsPayments
        lines = Self.lines(of: bytes)
    }

    /// Lines end with CR, LF or both; an empty line keeps its number.
    private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        lines.reserveCapacity(bytes.count / 40)
        var start = 0
        var index = 0
        bytes.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let byte = bytes[index]
                if byte <= 13, byte == 10 || byte == 13 {
                    lines.append(start..<index)
                    if byte == 13, index + 1 < bytes.count, bytes[index + 1] == 10 { index += 1 }
                    start = index + 1
                }
                index += 1
            }
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        let indent = indent(of: lines, bytes)
        return indent == 0
            ? lines
            : lines.map { line in
                let blanks = bytes[line].prefix(indent).prefix { $0 == 32 || $0 == 9 }.count
                return (line.lowerBound + blanks)..<line.upperBound
            }
    }

    /// Blanks before the first tag or block: so far the whole file is indented.
    private static func indent(of lines: [Range<Int>], _ bytes: [UInt8]) -> Int {
        guard let first = lines.first(where: { line in bytes[line].contains { $0 > 32 } }) else { return 0 }
        let blanks = bytes[first].prefix { $0 == 32 || $0 == 9 }.count
        let next = bytes[first.lowerBound + blanks]
        return next == UInt8(ascii: ":") || next == UInt8(ascii: "{") ? blanks : 0
    }

    private mutating func readLines() {
        for number in lines.indices where number != foldedLine {
            var line = lines[number]
            // Old files end with Ctrl-Z, and some were joined behind it.
            while line.count > 0, bytes[line.lowerBound] == 26 { line = (line.lowerBound + 1)..<line.upperBound }
            if isBlocks(line) || (isMessageEnd(line) && !isDashInside(line, number)) {
                endMessage()
                guard let text = behindBlockFour(line) else { continue }
                line = text
            }
            if let tag = MTTag.at(line.lowerBound, in: bytes, end: line.upperBound), isTag(tag, line, number) {
                take(tag, (line.lowerBound + tag.length)..<line.upperBound, number)
            } else {
                takeContinuation(line)
            }
        }
        endMessage()
    }

    /// A line that begins with one of the blocks `{1:` to `{5:`.
    private func isBlocks(_ line: Range<Int>) -> Bool {
        guard line.count >= 3, bytes[line.lowerBound] == UInt8(ascii: "{") else { return false }
        let number = bytes[line.lowerBound + 1]
        return number >= 49 && number <= 53 && bytes[line.lowerBound + 2] == 58
    }

    /// A line that is only `-`, or begins with `-}`.
    private func isMessageEnd(_ line: Range<Int>) -> Bool {
        guard !line.isEmpty, bytes[line.lowerBound] == UInt8(ascii: "-") else { return false }
        let rest = MTText.trimmed((line.lowerBound + 1)..<line.upperBound, bytes)
        return rest.isEmpty || bytes[rest.lowerBound] == UInt8(ascii: "}")
    }

    /// A dash alone in a statement that goes on behind it.
    private func isDashInside(_ line: Range<Int>, _ number: Int) -> Bool {
        guard line.count == 1, open != nil, isInStatement, !current.hasClosed else { return false }
        guard let next = lines[(number + 1)...].first(where: { !$0.isEmpty }) else { return false }
        guard let tag = MTTag.at(next.lowerBound, in: bytes, end: next.upperBound) else { return false }
        return tag.number == 61 || tag.number == 62 || tag.number == 86
    }

    /// What stands behind `{4:` on a line of SWIFT blocks.
    private func behindBlockFour(_ line: Range<Int>) -> Range<Int>? {
        var index = line.lowerBound
        while index + 2 < line.upperBound {
            if bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "4"), bytes[index + 2] == 58 {
                return index + 3 < line.upperBound ? (index + 3)..<line.upperBound : nil
            }
            index += 1
        }
        return nil
    }

    /// Inside a text only a tag that goes on like one is a tag.
    private func isTag(_ tag: MTTag, _ line: Range<Int>, _ number: Int) -> Bool {
        guard open?.number == 86 else { return true }
        let value = MTText.trimmed((line.lowerBound + tag.length)..<line.upperBound, bytes).lowerBound
        switch tag.number {
        case 61: return value < line.upperBound && bytes[value] >= 48 && bytes[value] <= 57
        case 60, 62, 64, 65:
            guard value < line.upperBound else { return true }
            return [67, 68, 99, 100].contains(bytes[value])
        case 20, 21, 25, 28:
            // A message ends with its closing balance; before it such a line may be a payer's words.
            if current.hasClosed { return true }
            guard let next = lines[(number + 1)...].first(where: { !$0.isEmpty }) else { return true }
            return MTTag.at(next.lowerBound, in: bytes, end: next.upperBound) != nil
        default: return true
        }
    }

    // MARK: Tags

    private mutating func take(_ tag: MTTag, _ value: Range<Int>, _ number: Int) {
        if tag.number != 86, tag.number != 100 { endEntry() }
        switch tag.number {
        case 20:
            if !isInStatement || !current.isFresh {
                endStatement()
                beginStatement(number)
            }
            current.statement.identification = string(value)
        case 25: takeAccount(value, number)
        case 28: takeNumber(value)
        case 60: takeBalance(tag, value, number)
        case 62: takeBalance(tag, value, number)
        case 34: takeFloor(value)
        case 61: beginEntry(value, number)
        case 86, 100: takeInformation(tag, value)
        default: break
        }
        open = tag
    }

    private mutating func beginStatement(_ number: Int) {
        current = MTStatement()
        isInStatement = true
        current.statement.file = file
        current.statement.line = UInt32(number + 1)
        current.statement.kind = isIntraday ? .intraday : .statement
        current.firstPayment = batch.payments.count
    }

    private mutating func takeAccount(_ value: Range<Int>, _ number: Int) {
        if !isInStatement || current.hasClosed {
            endStatement()
            beginStatement(number)
        }
        if current.statement.accountText.isEmpty { current.statement.accountText = string(value) }
    }

    /// `00007/001`: the number, and the page where there is one.
    private mutating func takeNumber(_ value: Range<Int>) {
        let parts = string(value).split(separator: "/", maxSplits: 1)
        current.statement.number = parts.first.map { String($0) } ?? ""
        current.statement.sequence = parts.first.flatMap { Int64($0) }
        if parts.count == 2 { current.statement.page = Int64(parts[1].filter { $0 != " " }) }
    }

    /// `:34F:EURD12,5` gives an intraday report its currency.
    private mutating func takeFloor(_ value: Range<Int>) {
        guard current.statement.currency == Currency.none, value.count >= 3 else { return }
        let start = value.lowerBound
        current.statement.currency = Currency(ascii: bytes[start], bytes[start + 1], bytes[start + 2]) ?? .none
    }

    private mutating func takeBalance(_ tag: MTTag, _ value: Range<Int>, _ number: Int) {
        if !isInStatement || (tag.number == 60 && current.hasClosed) {
            let account = current.statement.accountText
            endStatement()
            beginStatement(number)
            current.statement.accountText = account
        }
        let balance = MTBalance.parse(MTText.trimmed(value, bytes), in: bytes)
        if tag.number == 60 {
            if let balance, current.opening == nil { current.opening = balance }
            if let balance { current.statement.currency = balance.currency }
        } else {
            current.hasClosed = true
            current.closing = balance ?? current.closing
            current.statement.isLastPage = tag.letter != UInt8(ascii: "M")
            if let balance, current.statement.currency == Currency.none {
                current.statement.currency = balance.currency
            }
        }
    }

    private mutating func takeInformation(_ tag: MTTag, _ value: Range<Int>) {
        guard isInEntry else { return }
        entry.isCoded = tag.number == 100
        // Polish banks write the code of a booking alone, and again in the `:86:` that tells of it.
        if tag.number == 86, entry.information.count == 1, bytes[entry.information[0]].count == 3,
            bytes[value].starts(with: bytes[entry.information[0]])
        {
            entry.information.removeAll(keepingCapacity: true)
        }
        entry.information.append(value)
    }

    private mutating func takeContinuation(_ line: Range<Int>) {
        guard isInEntry, let open else { return }
        switch open.number {
        case 61: if !line.isEmpty { entry.supplement.append(line) }
        case 86, 100: entry.information.append(line)
        default: break
        }
    }

    // MARK: Entries and statements

    private mutating func beginEntry(_ value: Range<Int>, _ number: Int) {
        if !isInStatement { beginStatement(number) }
        let digits = StatementSum.digits(current.statement.currency)
        let parsed = parseEntry(value, number, digits: digits)
        if let line = parsed.line {
            entry.begin(line, number: UInt32(number + 1))
            isInEntry = true
            return
        }
        current.statement.entries += 1
        refuse(parsed.fault ?? Message("format.entry_no_amount"), value, number)
    }

    /// Reads the line; one that breaks off before its sum goes on in the next.
    private mutating func parseEntry(
        _ value: Range<Int>, _ number: Int, digits: Int
    ) -> (line: MTEntryLine?, fault: Message?) {
        let parsed = MTEntryLine.parse(value, in: bytes, digits: digits)
        guard parsed.line == nil, number + 1 < lines.count else { return parsed }
        let next = lines[number + 1]
        guard let first = bytes[next].first, first != 58, first != 45, first != 123 else { return parsed }
        let folded = MTEntryLine.parse(value.lowerBound..<next.upperBound, in: bytes, digits: digits)
        // The sum must be followed by its type, so that no supplementary detail becomes a sum.
        guard let type = folded.line?.type, let letter = bytes[type].first, [70, 78, 83].contains(letter & 0xDF) else {
            return parsed
        }
        foldedLine = number + 1
        return folded
    }

    private mutating func refuse(_ message: Message, _ value: Range<Int>, _ number: Int) {
        current.statement.rejected += 1
        batch.rejects.append(
            Reject(
                position: SourcePosition(file: file, line: UInt32(number + 1)), message: message,
                raw: ":61:" + String(decoding: bytes[value].prefix(4000), as: UTF8.self)))
    }

    private mutating func endEntry() {
        guard isInEntry else { return }
        isInEntry = false
        let ending = entry
        // EC and ED announce money; only C, D and their reversals are booked.
        guard !ending.line.isExpected else { return }
        current.statement.entries += 1
        guard current.add(ending.line) else {
            refuse(Message("format.entry_too_large"), 0..<0, Int(ending.number) - 1)
            return
        }
        var payment = Payment()
        payment.currency = current.statement.currency
        payment.amount = ending.line.isCredit ? ending.line.amount : -ending.line.amount
        payment.position = SourcePosition(file: file, line: ending.number)
        payment.valueOn = MaybeDay(ending.line.value)
        payment.bookedOn = ending.line.entry ?? ending.line.value
        payment.paidOn = payment.bookedOn
        payment.statement = Int32(batch.statements.count)
        information.fill(&payment, ending, bytes, &batch.text)
        if keepsPayments { batch.payments.append(payment) } else { batch.text.bytes.removeAll(keepingCapacity: true) }
    }

    private mutating func endStatement() {
        endEntry()
        guard isInStatement else { return }
        isInStatement = false
        var ending = current
        ending.close()
        ending.statement.payments = ending.firstPayment..<batch.payments.count
        batch.statements.append(ending.statement)
    }

    private mutating func endMessage() {
        endStatement()
        open = nil
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[MTText.trimmed(range, bytes)], as: UTF8.self)
    }
}
