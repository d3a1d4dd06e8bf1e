// Working days: Easter of published years, days made up for, and properties that hold in every year.

import Domain
import Law
import Testing

struct BulgarianCalendarTests {
    private let calendar = BulgarianCalendar()

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(
        "Orthodox Easter of known years",
        arguments: [
            "2018-04-08", "2019-04-28", "2020-04-19", "2021-05-02", "2022-04-24", "2023-04-16", "2024-05-05",
            "2025-04-20",
            "2026-04-12", "2027-05-02",
        ])
    func easter(_ text: String) throws {
        let easter = try day(text)
        #expect(BulgarianCalendar.orthodoxEaster(easter.year) == easter)
    }

    @Test(
        "a term that ends on a free day moves to the next working day",
        arguments: [
            ("2026-04-30", "2026-04-30"), ("2026-10-31", "2026-11-02"), ("2026-01-31", "2026-02-02"),
            ("2018-06-30", "2018-07-02"), ("2021-04-30", "2021-05-05"), ("2026-05-24", "2026-05-26"),
        ])
    func moves(_ from: String, _ to: String) throws { #expect(calendar.onOrAfter(try day(from)) == (try day(to))) }

    @Test func fixedDaysOnWeekendsAreMadeUpForAndEasterIsNot() throws {
        // 6 September 2026 is a Sunday; 24 May 2026 too. Easter Sunday gives no further day.
        #expect(!calendar.isWorking(try day("2026-09-07")))
        #expect(!calendar.isWorking(try day("2026-05-25")))
        #expect(calendar.isWorking(try day("2026-04-14")))
        // Christmas of 2027: the 25th and 26th are Saturday and Sunday.
        #expect(!calendar.isWorking(try day("2027-12-27")))
        #expect(!calendar.isWorking(try day("2027-12-28")))
        #expect(calendar.isWorking(try day("2027-12-29")))
    }

    @Test func daysOfTheSettingsAreFree() throws {
        let moved = try day("2026-04-15")
        #expect(calendar.isWorking(moved))
        #expect(!BulgarianCalendar(extra: [moved]).isWorking(moved))
    }

    @Test func addingCountsWorkingDaysOnly() throws {
        var day = try day("2026-01-01")
        for _ in 0..<400 {
            let later = calendar.adding(3, to: day)
            let between = stride(from: 1, through: later - day, by: 1).filter { calendar.isWorking(day + $0) }
            #expect(between.count == 3 && calendar.isWorking(later))
            day = day + 1
        }
    }
}
