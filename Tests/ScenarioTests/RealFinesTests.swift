// Real fines over fourteen yearly runs (../shared/tools/real-fines): every balance to the cent, in any order, through any kill.

import Foundation
import Testing

@Suite("Real fines", .enabled(if: Scenario.hasRealFines, "../shared is not there"), .serialized)
struct RealFinesTests {
    static let years = Array(2000...2013)

    /// The converted log, made once for all tests.
    static let converted: Result<URL, any Error> = Result {
        let made = Scenario.package.appendingPathComponent(".build/real-fines")
        try? FileManager.default.removeItem(at: made)
        let tool = Scenario.shared.appendingPathComponent("tools/real-fines/convert.py").path
        let events = Scenario.shared.appendingPathComponent("data/real-fines.csv.gz").path
        let outcome = try Scenario.python([tool, "--events", events, "--out", made.path], in: Scenario.package)
        #expect(outcome.status == 0, "\(outcome.text)")
        return made
    }

    private func log() throws -> URL { try Self.converted.get() }

    /// - Parameter isBrief: only the reports that balances are read from; the bytes of all are compared by `kills`.
    private func town(isBrief: Bool = false) throws -> Scenario {
        let town = try Scenario()
        let settings = try String(contentsOf: log().appendingPathComponent("pipeline.yml"), encoding: .utf8)
        #expect(!settings.contains("\nreports:"))
        let brief = "\nreports: {files: [obligations, payments, allocations, discrepancies]}\n"
        try town.write("pipeline.yml", settings + (isBrief ? brief : ""))
        for folder in ["Inputs/register", "Inputs/bank"] {
            try FileManager.default.createDirectory(at: town.url(folder), withIntermediateDirectories: true)
        }
        return town
    }

    private func add(_ folder: String, of year: Int, to town: Scenario) throws {
        let source = try log().appendingPathComponent("\(year)/Inputs/\(folder)")
        for name in try FileManager.default.contentsOfDirectory(atPath: source.path).shuffled() {
            try town.copy(source.appendingPathComponent(name), to: "Inputs/\(folder)/\(name)")
        }
    }

    private func expectTruth(_ town: Scenario) throws {
        let tool = Scenario.shared.appendingPathComponent("tools/real-fines/compare.py").path
        let truth = try log().appendingPathComponent("truth.csv").path
        let outcome = try Scenario.python(
            [tool, "--truth", truth, "--outputs", town.url("Outputs").path], in: town.folder)
        #expect(outcome.status == 0, "\(outcome.text)")
    }

    private func balances(_ town: Scenario) throws -> [String: String] {
        Dictionary(
            try town.rows("obligations.csv").map { row in
                (
                    row["obligation_id"] ?? "",
                    ["paid", "outstanding", "credit"].map { row[$0] ?? "" }.joined(separator: " ")
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Fourteen runs, nobody disturbs them; the bank folder of a year may be another year's.
    private func undisturbed(
        bank: (Int) -> Int = { $0 }, twice: Bool = false, isBrief: Bool = false
    ) throws -> Scenario {
        let town = try town(isBrief: isBrief)
        for year in Self.years {
            try add("register", of: year, to: town)
            try add("bank", of: bank(year), to: town)
            let run = try town.sverka("run", "--date", "\(year)-12-31")
            #expect(run.status == 0, "\(year): \(run.text)")
            if twice {
                let runs = town.runs
                #expect(try town.sverka("run", "--date", "\(year)-12-31").status == 0)
                #expect(town.runs == runs, "a second run took a number")
            }
        }
        return town
    }

    @Test("fourteen years, each run twice, all at once and swapped: the same balances, the true ones")
    func orders() throws {
        let started = Date()
        let yearly = try undisturbed(twice: true, isBrief: true)
        print("Real fines: 14 runs, each twice, in \(Int(Date().timeIntervalSince(started))) s")
        try expectTruth(yearly)
        #expect(try yearly.sverka("verify").status == 0)
        let wanted = try balances(yearly)
        let once = try town(isBrief: true)
        for year in Self.years.shuffled() {
            for folder in ["bank", "register"] { try add(folder, of: year, to: once) }
        }
        #expect(try once.sverka("run", "--date", "2013-12-31").status == 0)
        #expect(try balances(once) == wanted)
        let swapped = try undisturbed(bank: { $0 == 2005 ? 2006 : $0 == 2006 ? 2005 : $0 }, isBrief: true)
        #expect(try balances(swapped) == wanted)
    }

    @Test("killed at random moments and started again: the bytes of the undisturbed runs")
    func kills() throws {
        let kills = Int(ProcessInfo.processInfo.environment["SVERKA_KILLS"] ?? "") ?? 12
        let undisturbed = try undisturbed()
        let killed = try town()
        var left = kills
        for (place, year) in Self.years.enumerated() {
            for folder in ["register", "bank"] { try add(folder, of: year, to: killed) }
            let here = (left + Self.years.count - place - 1) / (Self.years.count - place)
            for _ in 0..<here {
                let process = try killed.start(["run", "--date", "\(year)-12-31"])
                Thread.sleep(forTimeInterval: Double.random(in: 0.0...1.2))
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
            }
            left -= here
            let run = try killed.sverka("run", "--date", "\(year)-12-31")
            #expect(run.status == 0, "\(year): \(run.text)")
        }
        let (wanted, found) = (try undisturbed.published(), try killed.published())
        #expect(wanted.keys.sorted() == found.keys.sorted())
        #expect(wanted.filter { found[$0.key] != $0.value }.keys.sorted() == [])
        #expect(try killed.sverka("verify").status == 0)
    }

    @Test("a second run while one is at work exits 75")
    func lock() throws {
        let town = try town()
        for year in Self.years { for folder in ["register", "bank"] { try add(folder, of: year, to: town) } }
        let first = try town.start(["run", "--date", "2013-12-31"])
        var statuses: [Int32] = []
        while first.isRunning, statuses.count < 50, !statuses.contains(75) {
            Thread.sleep(forTimeInterval: 0.05)
            statuses.append(try town.sverka("run", "--date", "2013-12-31").status)
        }
        first.waitUntilExit()
        #expect(first.terminationStatus == 0 || first.terminationStatus == 75)
        #expect(statuses.contains(75) || first.terminationStatus == 75)
    }
}
