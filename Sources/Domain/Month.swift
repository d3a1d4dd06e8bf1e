// Calendar months, of periods and closings.

package struct Month: Hashable, Comparable, Sendable {
    /// Months since year 0.
    package let number: Int32

    package init(number: Int32) { self.number = number }

    /// The month of a day.
    package init(_ day: Day) {
        let (year, month, _) = day.components
        number = Int32(year) * 12 + Int32(month) - 1
    }

    /// `2026-05`; nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
        self.init(first)
    }

    package var text: String { String(first.text.prefix(7)) }
    package var first: Day { Day(year: Int(number / 12), month: Int(number % 12) + 1, day: 1) ?? Day(number: 0) }
    package var last: Day { next.first + -1 }
    package var next: Month { Month(number: number + 1) }
    package static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}
