// Values of camt: texts, sums, days and marks out of `scratch`, which is trimmed and not empty.

internal import Domain

extension CamtReader {
    func string() -> String { String(decoding: scratch.text, as: UTF8.self) }

    /// The text in the arena; line breaks and tabs of pretty-printed files are blanks.
    mutating func keptText() -> TextRef {
        let start = batch.text.bytes.count
        appendScratch()
        return TextRef(offset: UInt32(start), length: UInt32(batch.text.bytes.count - start))
    }

    private mutating func appendScratch() {
        let text = scratch.text
        let start = batch.text.bytes.count
        batch.text.bytes.append(contentsOf: text)
        guard text.contains(where: { $0 < 32 }) else { return }
        batch.text.bytes.removeLast(batch.text.bytes.count - start)
        var isGap = false
        for byte in text {
            if byte < 32 || (isGap && byte == 32) {
                if !isGap { batch.text.bytes.append(32) }
                isGap = true
            } else {
                batch.text.bytes.append(byte)
                isGap = false
            }
        }
    }

    /// Remittance texts stand one behind the other in the arena or are copied together.
    mutating func addRemittance() {
        guard !detail.remittance.isEmpty else {
            detail.remittance = keptText()
            return
        }
        let before = detail.remittance
        let start = batch.text.bytes.count
        if before.range.upperBound != start {
            batch.text.bytes.append(contentsOf: Array(batch.text.bytes[before.range]))
            detail.remittance = TextRef(offset: UInt32(start), length: before.length)
        }
        // A full line of 140 was cut by the bank, wherever the word was.
        if before.length != 140 { batch.text.bytes.append(32) }
        appendScratch()
        detail.remittance.length = UInt32(batch.text.bytes.count) - detail.remittance.offset
    }

    /// The composed transaction code; equal neighbours share one text.
    mutating func kept(_ code: CamtCode) -> TextRef {
        let bytes = code.bytes
        guard keepsPayments, !bytes.isEmpty else { return .none }
        if lastCode.range.upperBound <= batch.text.bytes.count, batch.text.slice(lastCode).elementsEqual(bytes) {
            return lastCode
        }
        lastCode = batch.text.append(bytes)
        return lastCode
    }

    func amount() -> CamtAmount {
        let known = currency == .none ? current.statement.currency : currency
        let value = StatementSum.camt(scratch.text, digits: StatementSum.digits(known))
        return CamtAmount(value: value, currency: known)
    }

    /// The same; where it is no sum, the entry is refused for this reason.
    mutating func amount(fault key: String) -> CamtAmount {
        let amount = amount()
        if amount.value == nil, entryFault == nil {
            entryFault = Message(scratch.first == UInt8(ascii: "-") ? "format.entry_negative" : key, [string()])
        }
        return amount
    }

    /// Balances of some banks carry their sign in the sum.
    mutating func balanceAmount() -> CamtAmount {
        guard scratch.first == UInt8(ascii: "-") else { return amount() }
        scratch.dropFirst()
        var positive = amount()
        positive.value = positive.value.map { -$0 }
        return positive
    }

    /// The calendar day as the bank wrote it, its offset left aside.
    func day() -> Day? {
        guard scratch.count >= 10, scratch[4] == 45, scratch[7] == 45 else { return nil }
        var number = 0
        for index in 0..<10 where index != 4 && index != 7 {
            guard scratch[index] >= 48, scratch[index] <= 57 else { return nil }
            number = number * 10 + Int(scratch[index] - 48)
        }
        if scratch.count > 10 {
            // A time, an offset or Z may follow, nothing else.
            let next = scratch[10]
            guard next == UInt8(ascii: "T") || next == UInt8(ascii: "Z") || next == 43 || next == 45 || next == 32
            else {
                return nil
            }
        }
        return Day(year: number / 10000, month: number / 100 % 100, day: number % 100)
    }

    mutating func day(fault key: String) -> Day? {
        let day = day()
        if day == nil, entryFault == nil { entryFault = Message(key, [string()]) }
        return day
    }

    func number() -> Int64? {
        var value: Int64 = 0
        for byte in scratch.text {
            guard byte >= 48, byte <= 57, value < 100_000_000_000 else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        return value
    }

    func isTrue() -> Bool { scratch.equals("1") || scratch.equals("true") }

    func direction() -> Int64 {
        if scratch.equals("CRDT") { return 1 }
        return scratch.equals("DBIT") ? -1 : 0
    }

    func status() -> CamtStatus {
        scratch.equals("PDNG") || scratch.equals("INFO") || scratch.equals("FUTR") ? .other : .booked
    }
}
