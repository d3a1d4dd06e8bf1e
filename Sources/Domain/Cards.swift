// Card money: transactions as the acquirer reports them, orders of the portal, and credits that bring the money.

package enum CardType: UInt8, Sendable, CaseIterable {
    case sale, reversal, refund, chargeback
    package var word: String { ["sale", "reversal", "refund", "chargeback"][Int(rawValue)] }
}

/// A card transaction (a row of a `pos` file). Its money is a `Payment` of the same id; this is what the settlement needs.
package struct CardRecord: Sendable {
    package var payment = RecordID.none
    package var type = CardType.sale
    package var terminal = TextRef.none
    package var merchant = TextRef.none
    package var batch = TextRef.none
    package var order = TextRef.none
    package var merchantReference = TextRef.none
    package var reference = TextRef.none
    package var approval = TextRef.none
    package var card = TextRef.none
    package var brand = TextRef.none
    package var text = TextRef.none
    /// Positive, minor units.
    package var amount: Int64 = 0
    package var currency = Currency.eur
    /// As the acquirer reports it; none: by the terms.
    package var fee = MaybeMoney.none
    /// Seconds since 1970-01-01 UTC.
    package var transactedAt: Int64 = 0
    package var settledOn = MaybeDay.none
    /// Response 00 or empty, and action 0 or empty.
    package var isSuccessful = true
    /// ACTION=1: the gateway's second report of one transaction.
    package var isRepeat = false
    package var position = SourcePosition(file: 0, line: 0)
    /// Came tonight, or was completed by a file of tonight.
    package var isNew = true
    package init() {}

    /// Signed by what it does to the batch.
    package var effect: Int64 { type == .sale ? amount : -amount }

    /// Behind the reference of a sale whose chargeback the acquirer gives back.
    package static let chargebackReversedMark = "/R"

    package func isChargebackReversed(_ text: TextArena) -> Bool {
        type == .sale && text.string(reference).hasSuffix(Self.chargebackReversedMark)
    }

    package mutating func move(by shift: UInt32) {
        for path in Self.texts { self[keyPath: path] = self[keyPath: path].moved(by: shift) }
    }

    package static var texts: [WritableKeyPath<CardRecord, TextRef>] {
        [
            \.terminal, \.merchant, \.batch, \.order, \.merchantReference, \.reference, \.approval, \.card, \.brand,
            \.text,
        ]
    }
}

/// What a citizen set out to pay: one row per order and obligation.
package struct OrderRow: Sendable, Hashable {
    package enum Status: UInt8, Sendable {
        case created, paid, failed
        package init?(word: String) {
            switch word {
            case "created": self = .created
            case "paid", "": self = .paid
            case "failed": self = .failed
            default: return nil
            }
        }
    }

    package var order = ""
    package var terminal = ""
    package var merchantReference = ""
    package var obligation = ""
    package var payer = ""
    package var amount: Int64 = 0
    package var currency = Currency.eur
    /// Sofia day.
    package var createdOn = Day(number: 0)
    package var createdAt: Int64 = 0
    package var status = Status.paid
    package var position = SourcePosition(file: 0, line: 0)
    package var isNew = true
    package init() {}

    /// One row of one order, whatever its status.
    package var identity: String {
        [order, terminal, merchantReference, obligation, String(createdAt)].joined(separator: "\u{0}")
    }
}

/// A bank entry that brings card money, or takes it back.
package struct SettlementCredit: Sendable {
    package var payment = RecordID.none
    /// Signed, minor units.
    package var amount: Int64 = 0
    package var currency = Currency.eur
    package var bookedOn = Day(number: 0)
    package var reference = ""
    package var payerName = ""
    package var text = ""
    package var sourceFile = ""
    package var sourcePosition = ""
    package var isNew = false
    package init() {}
}

/// The clock of Sofia (Europe/Sofia): UTC+2, in summer +3, by the rule of the Union since 1996.
package enum SofiaTime {
    /// Local seconds since 1970-01-01 of a moment in UTC.
    package static func local(_ utc: Int64) -> Int64 { utc + (isSummer(utc) ? 10_800 : 7_200) }

    /// The local day of a moment.
    package static func day(_ utc: Int64) -> Day { Day(number: Int32(floor(local(utc), 86_400))) }

    /// Minutes after local midnight.
    package static func minutes(_ utc: Int64) -> Int {
        let seconds = local(utc)
        return Int(seconds - floor(seconds, 86_400) * 86_400) / 60
    }

    /// The moment of a local time; of an hour that comes twice, the first.
    package static func utc(_ local: Int64) -> Int64 { isSummer(local - 10_800) ? local - 10_800 : local - 7_200 }

    /// From 01:00 UTC of the last Sunday in March to 01:00 UTC of the last Sunday in October.
    private static func isSummer(_ utc: Int64) -> Bool {
        let year = Day(number: Int32(floor(utc, 86_400))).year
        guard let march = Day(year: year, month: 3, day: 31), let october = Day(year: year, month: 10, day: 31) else {
            return false
        }
        func start(_ last: Day) -> Int64 { Int64((last + -(last.weekday % 7)).number) * 86_400 + 3_600 }
        return utc >= start(march) && utc < start(october)
    }

    private static func floor(_ value: Int64, _ divisor: Int64) -> Int64 {
        value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor)
    }

    /// `2026-04-14T12:38:25Z`, `…+03:00`; without an offset Sofia's own time. nil: no moment.
    package static func moment(_ text: String) -> Int64? { read(text)?.utc }

    /// The moment, and whether the text says how far its clock is from UTC. nil: no moment.
    package static func read(_ text: String) -> (utc: Int64, hasOffset: Bool)? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, let day = Day(String(decoding: bytes[..<10], as: UTF8.self)),
            bytes[10] == 84 || bytes[10] == 32 || bytes[10] == 116, bytes[13] == 58
        else { return nil }
        guard let hour = two(bytes, 11), let minute = two(bytes, 14), hour < 24, minute < 60 else { return nil }
        var seconds: Int64 = 0
        var place = 16
        if place < bytes.count, bytes[place] == 58 {
            guard let value = two(bytes, 17), value < 61 else { return nil }
            seconds = value
            place = 19
        }
        if place < bytes.count, bytes[place] == 46 {
            place += 1
            while place < bytes.count, (48...57).contains(bytes[place]) { place += 1 }
        }
        let local = Int64(day.number) * 86_400 + hour * 3_600 + minute * 60 + seconds
        if place == bytes.count { return (utc(local), false) }
        return offset(bytes, place).map { (local - $0, true) }
    }

    private static func two(_ bytes: [UInt8], _ place: Int) -> Int64? {
        guard place + 1 < bytes.count, (48...57).contains(bytes[place]), (48...57).contains(bytes[place + 1]) else {
            return nil
        }
        return Int64(bytes[place] - 48) * 10 + Int64(bytes[place + 1] - 48)
    }

    /// Seconds east of UTC: `Z`, `+03`, `+0300`, `+03:00`, up to 14 hours; nothing may stand behind.
    private static func offset(_ bytes: [UInt8], _ place: Int) -> Int64? {
        if bytes[place] == 90 || bytes[place] == 122 { return place + 1 == bytes.count ? 0 : nil }
        guard bytes[place] == 43 || bytes[place] == 45, let hours = two(bytes, place + 1) else { return nil }
        var minutes: Int64 = 0
        if place + 3 < bytes.count {
            let start = place + (bytes[place + 3] == 58 ? 4 : 3)
            guard let value = two(bytes, start), start + 2 == bytes.count else { return nil }
            minutes = value
        }
        let seconds = hours * 3_600 + minutes * 60
        guard minutes < 60, seconds <= 14 * 3_600 else { return nil }
        return bytes[place] == 43 ? seconds : -seconds
    }
}
