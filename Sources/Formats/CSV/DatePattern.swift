// Dates as text, by patterns like `dd.MM.yyyy`.

package import Domain

/// A compiled pattern: `yyyy` or `yy` (of this century), `MM`, `M` or `MMM` (a name, Bulgarian or English), `dd` or `d`; `HH`, `mm`, `ss` are checked and left
/// out; anything else stands for itself, letters between apostrophes.
package struct DatePattern: Sendable, Hashable {
    private enum Part: Hashable {
        case year, shortYear, monthName, month(isFixed: Bool), day(isFixed: Bool), time(below: Int), letter(UInt8)
    }

    private let parts: [Part]
    // The two patterns of nearly every file have a way of their own.
    private let isISO: Bool
    private let isBulgarian: Bool

    /// nil where year, month or day is missing or stands twice, or a letter means nothing.
    package init?(_ text: String) {
        var parts: [Part] = []
        let bytes = Array(text.utf8)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            var run = 1
            while at + run < bytes.count, bytes[at + run] == byte { run += 1 }
            if byte == 39 {
                guard let close = bytes[(at + 1)...].firstIndex(of: 39), close > at + 1 else { return nil }
                parts += bytes[(at + 1)..<close].map { .letter($0) }
                at = close + 1
                continue
            }
            switch (byte, run) {
            case (121, 4): parts.append(.year)
            case (121, 2): parts.append(.shortYear)
            case (77, 1), (77, 2): parts.append(.month(isFixed: run == 2))
            case (77, 3): parts.append(.monthName)
            case (100, 1), (100, 2): parts.append(.day(isFixed: run == 2))
            case (72, 2): parts.append(.time(below: 24))
            case (109, 2), (115, 2): parts.append(.time(below: 60))
            case (65...90, _), (97...122, _): return nil
            default: parts += Array(repeating: .letter(byte), count: run)
            }
            at += run
        }
        func times(_ some: [Part]) -> Int { parts.count { some.contains($0) } }
        guard times([.year, .shortYear]) == 1, times([.month(isFixed: true), .month(isFixed: false), .monthName]) == 1,
            times([.day(isFixed: true), .day(isFixed: false)]) == 1
        else { return nil }
        self.parts = parts
        isISO = text == "yyyy-MM-dd"
        isBulgarian = text == "dd.MM.yyyy"
    }

    /// The day that a text names, nil where it isn't of this pattern or there is no such day.
    package func day(_ text: some StringProtocol) -> Day? {
        day(bytes: Array(text.utf8))
    }

    func day(bytes: [UInt8]) -> Day? {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            return day(base, buffer.count)
        }
    }

    @inline(__always)
    func day(_ base: UnsafePointer<UInt8>, _ count: Int) -> Day? {
        if isISO {
            guard count == 10, base[4] == 45, base[7] == 45 else { return nil }
            return Self.day(base, year: 0, month: 5, day: 8)
        }
        if isBulgarian {
            guard count == 10, base[2] == 46, base[5] == 46 else { return nil }
            return Self.day(base, year: 6, month: 3, day: 0)
        }
        return slowDay(base, count)
    }

    @inline(__always)
    private static func day(_ base: UnsafePointer<UInt8>, year: Int, month: Int, day: Int) -> Day? {
        guard let high = pair(base, year), let low = pair(base, year &+ 2), let month = pair(base, month),
            let day = pair(base, day)
        else { return nil }
        return Day(year: high &* 100 &+ low, month: month, day: day)
    }

    @inline(__always)
    private static func pair(_ base: UnsafePointer<UInt8>, _ at: Int) -> Int? {
        let tens = base[at] &- 48
        let ones = base[at &+ 1] &- 48
        return tens <= 9 && ones <= 9 ? Int(tens) &* 10 &+ Int(ones) : nil
    }

    @inline(never)
    private func slowDay(_ base: UnsafePointer<UInt8>, _ count: Int) -> Day? {
        var (year, month, day) = (0, 0, 0)
        var at = 0
        func number(_ least: Int, _ most: Int) -> Int? {
            var value = 0
            var read = 0
            while read < most, at < count, base[at] >= 48, base[at] <= 57 {
                value = value * 10 + Int(base[at]) - 48
                at += 1
                read += 1
            }
            return read >= least ? value : nil
        }
        for part in parts {
            switch part {
            case .year:
                guard let value = number(4, 4) else { return nil }
                year = value
            case .shortYear:
                guard let value = number(2, 2) else { return nil }
                year = 2000 + value
            case .month(let isFixed):
                guard let value = number(isFixed ? 2 : 1, 2) else { return nil }
                month = value
            case .monthName:
                guard let (number, length) = Self.monthName(UnsafeBufferPointer(start: base + at, count: count - at))
                else { return nil }
                month = number
                at += length
            case .day(let isFixed):
                guard let value = number(isFixed ? 2 : 1, 2) else { return nil }
                day = value
            case .time(let below):
                guard let value = number(2, 2), value < below else { return nil }
            case .letter(let byte):
                guard at < count, base[at] == byte else { return nil }
                at += 1
            }
        }
        return at == count ? Day(year: year, month: month, day: day) : nil
    }

    /// The month whose name, or its beginning, stands at the start of a text, and the length of the word.
    private static func monthName(_ text: UnsafeBufferPointer<UInt8>) -> (month: Int, length: Int)? {
        let length = text.firstIndex { $0 < 65 || ($0 > 90 && $0 < 97) || ($0 > 122 && $0 < 128) } ?? text.count
        let word = String(decoding: text[..<length], as: UTF8.self).lowercased()
        guard word.count >= 3 || word == "ян" else { return nil }
        for names in monthNames {
            if let month = names.firstIndex(where: { $0.hasPrefix(word) }) { return (month + 1, length) }
        }
        return nil
    }

    private static let monthNames = [
        [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november",
            "december",
        ],
        [
            "януари", "февруари", "март", "април", "май", "юни", "юли", "август", "септември", "октомври", "ноември",
            "декември",
        ],
    ]
}
