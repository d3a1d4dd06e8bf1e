// Days of the command line: the only look at the clock in the whole program.

internal import Domain
internal import Foundation

enum Clock {
    /// The day that was given, else today in the organisation's time zone.
    static func businessDate(_ given: String?, _ configuration: Domain.Configuration) throws -> Day {
        if let given { return try day(given, "--date") }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: configuration.organisation.timezone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let today = Day(year: year, month: month, day: day)
        else { throw UsageFailure("no_clock") }
        return today
    }

    /// The day that an option names.
    static func day(_ given: String, _ option: String) throws -> Day {
        guard let day = Day(given) else { throw UsageFailure("not_day", [option, given]) }
        return day
    }
}
