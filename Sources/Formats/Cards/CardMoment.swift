// Days and times of card reports.

internal import Domain

/// Reads the moments of one report.
struct CardClock {
    private let patterns: [DatePattern]
    private let zone: CardZone
    /// `yyyyDDD`: the day of the year.
    static let dayOfYear = "yyyyDDD"
    private let readsDayOfYear: Bool

    init(_ dates: [String], _ zone: CardZone) throws(Unreadable) {
        var patterns: [DatePattern] = []
        readsDayOfYear = dates.contains(Self.dayOfYear)
        for date in dates where date != Self.dayOfYear {
            guard let pattern = DatePattern(date) else { throw Unreadable(Message("csv.date_pattern", [date])) }
            patterns.append(pattern)
        }
        self.patterns = patterns
        self.zone = zone
    }

    /// The day of a date, with a time behind it or without.
    func day(_ text: String) -> Day? {
        let date = Self.split(text).date
        for pattern in patterns {
            if let day = pattern.day(date) { return day }
        }
        guard readsDayOfYear, date.utf8.count == 7, date.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
            let year = Int(date.prefix(4)), let number = Int(date.suffix(3)), number > 0,
            let first = Day(year: year, month: 1, day: 1)
        else { return nil }
        let day = first + (number - 1)
        return day.year == year ? day : nil
    }

    /// The moment in seconds since 1970 UTC; without a time it is noon, so that the day is the same everywhere.
    func moment(_ date: String, time: String, zone other: CardZone?) -> Int64? {
        let (_, inside) = Self.split(date)
        guard let day = day(date), let clock = Self.seconds(time.isEmpty ? String(inside) : time) else { return nil }
        let local = Int64(day.number) * 86_400 + clock.seconds
        if let offset = clock.offset { return local - offset }
        return (other ?? zone).utc(local)
    }

    /// `2026-04-14 12:38`, `…T12:38:25Z`, `20260414123825`.
    private static func split(_ text: String) -> (date: Substring, time: Substring) {
        if text.utf8.count == 14, text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
            return (text.prefix(8), text.suffix(6))
        }
        guard let mark = text.firstIndex(where: { $0 == " " || $0 == "T" }) else { return (text[...], "") }
        return (text[..<mark], text[text.index(after: mark)...])
    }

    /// `HH:mm`, `HH:mm:ss`, `HHmmss`, with a fraction, with `Z` or an offset behind it.
    private static func seconds(_ text: String) -> (seconds: Int64, offset: Int64?)? {
        if text.isEmpty { return (43_200, nil) }
        var rest = Array(text.utf8.filter { $0 != 32 })
        var offset: Int64?
        if rest.last == 90 {
            (offset, _) = (0, rest.removeLast())
        } else if let sign = rest.lastIndex(where: { $0 == 43 || $0 == 45 }), sign >= 4 {
            guard let hours = numbers(rest[(sign + 1)...]), hours.count <= 2 else { return nil }
            let value = hours.count == 2 ? hours[0] * 3_600 + hours[1] * 60 : hours[0] * 3_600
            offset = rest[sign] == 43 ? value : -value
            rest.removeSubrange(sign...)
        }
        if let point = rest.firstIndex(of: 46) { rest.removeSubrange(point...) }
        guard let parts = numbers(rest[...]), parts.count >= 2, parts.count <= 3, parts[0] < 24, parts[1] < 60,
            parts.count == 2 || parts[2] < 61
        else { return nil }
        return (parts[0] * 3_600 + parts[1] * 60 + (parts.count == 3 ? parts[2] : 0), offset)
    }

    /// Pairs of digits, with colons between them or without.
    private static func numbers(_ text: ArraySlice<UInt8>) -> [Int64]? {
        let digits = text.filter { $0 != 58 }
        guard digits.count % 2 == 0, !digits.isEmpty, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map {
            Int64(digits[$0] - 48) * 10 + Int64(digits[$0 + 1] - 48)
        }
    }
}
