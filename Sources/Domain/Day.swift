// Days: whole calendar days of the organisation's own time zone, as integers.

/// A calendar day, counted from 1970-01-01 (proleptic Gregorian).
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public var number: Int32

    /// - Parameter number: days since 1970-01-01.
    @inlinable public init(number: Int32) { self.number = number }

    /// The same day.
    @inlinable public static func == (left: Day, right: Day) -> Bool { left.number == right.number }

    /// A real date; nil for 30 February, month 13 or a year outside 1800…2200.
    @inlinable public init?(year: Int, month: Int, day: Int) {
        guard year >= 1800, year <= 2200, month >= 1, month <= 12, day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        // Days from civil: years that begin in March make the leap day the last one.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// `yyyy-MM-dd` and nothing else.
    package init?(_ iso: some StringProtocol) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == 45, bytes[7] == 45 else { return nil }
        var digits: [Int] = []
        for index in [0, 1, 2, 3, 5, 6, 8, 9] {
            guard bytes[index] >= 48, bytes[index] <= 57 else { return nil }
            digits.append(Int(bytes[index]) - 48)
        }
        self.init(
            year: digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], month: digits[4] * 10 + digits[5],
            day: digits[6] * 10 + digits[7])
    }

    /// Days of a month (1…12).
    @inlinable public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// As the Gregorian calendar has it; months and days from 1.
    @inlinable public var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        )
    }

    /// The calendar year.
    @inlinable public var year: Int { components.year }
    /// Monday is 1, Sunday is 7 (ISO 8601).
    @inlinable public var weekday: Int { ((Int(number) + 3) % 7 + 7) % 7 + 1 }

    /// The earlier one first.
    @inlinable public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
    /// So many days later.
    @inlinable public static func + (day: Day, days: Int) -> Day { Day(number: day.number + Int32(days)) }
    /// Days from the second to the first.
    @inlinable public static func - (left: Day, right: Day) -> Int { Int(left.number - right.number) }

    package var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `yyyy-MM-dd`.
    @inlinable public func append(to bytes: inout [UInt8]) {
        let (year, month, day) = components
        bytes.append(48 + UInt8(year / 1000))
        bytes.append(48 + UInt8(year / 100 % 10))
        bytes.append(48 + UInt8(year / 10 % 10))
        bytes.append(48 + UInt8(year % 10))
        bytes.append(45)
        bytes.append(48 + UInt8(month / 10))
        bytes.append(48 + UInt8(month % 10))
        bytes.append(45)
        bytes.append(48 + UInt8(day / 10))
        bytes.append(48 + UInt8(day % 10))
    }
}

/// A day that may be missing; takes four bytes.
public struct MaybeDay: Hashable, Sendable {
    /// Days since 1970-01-01; the least number for none.
    public var raw: Int32
    /// nil: none.
    @inlinable public init(_ day: Day?) { raw = day?.number ?? Int32.min }
    /// No day.
    @inlinable public static var none: MaybeDay { MaybeDay(nil) }
    /// nil: none.
    @inlinable public var value: Day? { raw == Int32.min ? nil : Day(number: raw) }
    /// Whether there is a day, and it has come by `other`.
    @inlinable public func hasCome(by other: Day) -> Bool { raw != Int32.min && raw <= other.number }
}
