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
        arguments: [
            "", "2026-04-31T10:00:00Z", "2026-04-30", "2026-04-30T25:00:00Z", "14.04.2026 10:00",
            "2026-04-30T10:00:00+15:00", "2026-04-30T10:00:00+03:60", "2026-04-30T10:00:00+03:00x",
            "2026-04-30T10:00:00+3", "2026-04-30T10:00:00+030", "2026-04-30T10:00:00ZZ", "2026-04-30T10:00:00+",
        ])
    func wrong(_ text: String) { #expect(SofiaTime.moment(text) == nil) }

    @Test(
        "offsets",
        arguments: [
            ("2026-04-30T10:00:00", nil), ("2026-04-30T10:00", nil), ("2026-04-30T10:00:00.123", nil),
            ("2026-04-30T10:00:00Z", 0), ("2026-04-30 10:00z", 0), ("2026-04-30T10:00:00.5+03:00", 3),
            ("2026-04-30T10:00:00+0300", 3), ("2026-04-30T10:00:00+03", 3), ("2026-04-30T10:00:00-05:00", -5),
            ("2026-04-30T10:00:00+14:00", 14),
        ] as [(String, Int64?)])
    func offsets(_ text: String, _ hours: Int64?) throws {
        let read = try #require(SofiaTime.read(text))
        let noon = try #require(SofiaTime.read("2026-04-30T10:00:00Z")).utc
        #expect(read.hasOffset == (hours != nil))
        #expect(read.utc == noon - (hours ?? 3) * 3_600)
    }
}
