// Days of the command line: the only look at the clock in the whole program.

internal import ArgumentParser
internal import Domain
internal import Foundation

enum Clock {
    /// The day that was given, else today in the organisation's time zone.
    static func businessDate(_ given: String?, _ configuration: Domain.Configuration) throws -> Day {
        if let day = try day(given, "--date") { return day }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: configuration.organisation.timezone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let today = Day(year: year, month: month, day: day)
        else { throw ValidationError("The clock gives no usable date; use --date.") }
        return today
    }

    /// A real day, or nil where none was given.
    static func day(_ given: String?, _ option: String) throws -> Day? {
        guard let given else { return nil }
        guard let day = Day(given) else {
            throw ValidationError("\(option) takes a real day as YYYY-MM-DD, not \(given).")
        }
        return day
    }
}
