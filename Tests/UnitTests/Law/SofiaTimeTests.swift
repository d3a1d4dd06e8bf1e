// The clock of Sofia: over midnight and over the change of the clocks.

import Domain
import Testing

struct SofiaTimeTests {
    @Test(
        "days of moments",
        arguments: [
            ("2026-04-30T20:59:59Z", "2026-04-30"), ("2026-04-30T21:00:00Z", "2026-05-01"),
            ("2026-01-31T21:59:59Z", "2026-01-31"), ("2026-01-31T22:00:00Z", "2026-02-01"),
            ("2026-05-01T00:30:00+03:00", "2026-05-01"), ("2026-05-01T00:30:00", "2026-05-01"),
            ("2026-03-29T00:59:59Z", "2026-03-29"), ("2026-10-25T21:59:59Z", "2026-10-25"),
            ("2026-10-25T22:00:00Z", "2026-10-26"), ("2026-10-24T21:00:00Z", "2026-10-25"),
        ])
    func days(_ moment: String, _ day: String) throws {
        #expect(SofiaTime.day(try #require(SofiaTime.moment(moment))).text == day)
    }

    @Test func theClocksChangeOnTheLastSundays() throws {
        let before = try #require(SofiaTime.moment("2026-03-29T00:59:59Z"))
        #expect(SofiaTime.local(before) - before == 7_200)
        #expect(SofiaTime.local(before + 1) - before - 1 == 10_800)
        let autumn = try #require(SofiaTime.moment("2026-10-25T00:59:59Z"))
        #expect(SofiaTime.local(autumn) - autumn == 10_800)
        #expect(SofiaTime.local(autumn + 1) - autumn - 1 == 7_200)
    }

    @Test(
        "what is no moment",
        arguments: ["", "2026-04-31T10:00:00Z", "2026-04-30", "2026-04-30T25:00:00Z", "14.04.2026 10:00"])
    func wrong(_ text: String) { #expect(SofiaTime.moment(text) == nil) }
}
