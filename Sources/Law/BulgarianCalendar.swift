// Working days (работни дни): weekends, the holidays of КТ чл. 154, Orthodox Easter, and days that the settings add.

package import Domain

/// Which days are working days in Bulgaria. Computed for 1990 to 2100; outside of it only weekends are free.
package struct BulgarianCalendar: Sendable {
    private let free: Set<Int32>

    /// - Parameter extra: further free days (`rules.holidays`), as the Council of Ministers moves them.
    package init(extra: [Day] = []) {
        free = extra.isEmpty ? Self.official : Self.official.union(extra.map(\.number))
    }

    package func isWorking(_ day: Day) -> Bool { day.weekday < 6 && !free.contains(day.number) }

    /// The day itself where it is a working day, else the first one after it: a term that ends on a free day (ГПК чл. 60 ал. 6).
    package func onOrAfter(_ day: Day) -> Day {
        var day = day
        while !isWorking(day) { day = day + 1 }
        return day
    }

    /// The day so many working days later.
    package func adding(_ workingDays: Int, to day: Day) -> Day {
        var day = day
        var left = workingDays
        while left > 0 {
            day = day + 1
            if isWorking(day) { left -= 1 }
        }
        return day
    }

    /// Easter Sunday of the Orthodox church, by the Julian computus moved to the Gregorian calendar (1900 to 2099).
    package static func orthodoxEaster(_ year: Int) -> Day? {
        let moon = (19 * (year % 19) + 15) % 30
        let sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        let sum = moon + sunday + 114
        return Day(year: year, month: sum / 31, day: sum % 31 + 1).map { $0 + 13 }
    }

    private static let official: Set<Int32> = {
        var free: Set<Int32> = []
        for year in 1990...2100 { add(year, to: &free) }
        return free
    }()

    private static let fixed = [
        (1, 1), (3, 3), (5, 1), (5, 6), (5, 24), (9, 6), (9, 22), (12, 24), (12, 25), (12, 26),
    ]

    /// Good Friday to Easter Monday, the fixed days, and for a fixed day on a weekend the next working day
    /// (КТ чл. 154 ал. 2, from 2017 on); Easter days are not made up for.
    private static func add(_ year: Int, to free: inout Set<Int32>) {
        if let easter = orthodoxEaster(year) {
            for shift in -2...1 { free.insert((easter + shift).number) }
        }
        let days = fixed.compactMap { Day(year: year, month: $0.0, day: $0.1) }
        for day in days { free.insert(day.number) }
        guard year >= 2017 else { return }
        for day in days where day.weekday > 5 {
            var next = day
            while next.weekday > 5 || free.contains(next.number) { next = next + 1 }
            free.insert(next.number)
        }
    }
}
