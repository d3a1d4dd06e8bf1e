// What a run said of itself, again and again; and a run whose ledger was lost.

import Foundation
import Testing

@Suite("The last run, asked again")
struct SummaryTests {
    @Test("summary says what the run said, words and JSON, whatever became of its folder")
    func summary() throws {
        let town = try Scenario.smallTown()
        let first = try town.sverka("run", "--date", "2026-05-14")
        #expect(first.stdout.contains("50.00 EUR"), "\(first.text)")
        #expect(try town.sverka("summary").stdout == first.stdout)
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(300, "B1", "нищо")]))
        let second = try town.sverka("run", "--date", "2026-05-15", "--json")
        let again = try town.sverka("summary", "--json")
        #expect(again.status == 0 && again.stdout == second.stdout, "\(again.text)")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(again.stdout.utf8)) as? [String: Any])
        #expect((document["received"] as? [String: Any])?["payments"] as? Int == 1)
        #expect((document["discrepancies"] as? [[String: Any]])?.first?["new"] as? Int == 1)
        #expect((document["controls"] as? [Any])?.isEmpty == false)
        // A call that finds nothing new is no run.
        let nothing = try town.sverka("run", "--date", "2026-05-15")
        #expect(nothing.status == 0 && nothing.stdout != again.stdout)
        for run in town.runs { try town.remove("Outputs/" + run) }
        #expect(try town.sverka("summary", "--json").stdout == second.stdout)
    }

    @Test("of a town without a run there is no summary")
    func none() throws {
        let none = try Scenario.smallTown().sverka("summary")
        #expect(none.status == 66 && none.stdout.isEmpty, "\(none.text)")
    }

    @Test("explain says carried only of what an earlier run raised")
    func carried() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(300, "B1", "нищо")]))
        try town.sverka("run", "--date", "2026-05-15")
        let payment = try #require(try town.rows("payments.csv").first { $0["status"] == "unmatched" }?["payment_id"])
        let new = try town.sverka("explain", payment)
        #expect(new.stdout.contains("UNIDENTIFIED") && new.stdout.contains("(ново)"), "\(new.text)")
        try town.sverka("run", "--date", "2026-05-16")
        let carried = try town.sverka("explain", payment)
        #expect(carried.stdout.contains("(пренесено)") && !carried.stdout.contains("(ново)"), "\(carried.text)")
    }

    @Test("a run on a lost or older ledger touches nothing and says what to do")
    func lost() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-14")
        let old = try town.data("Outputs/ledger.sqlite")
        try town.sverka("run", "--date", "2026-05-15")
        let (whole, before) = (try town.data("Outputs/ledger.sqlite"), try town.published())
        for ledger in [nil, old] {
            try? town.remove("Outputs/ledger.sqlite")
            if let ledger { try town.write("Outputs/ledger.sqlite", ledger) }
            let names = town.names("Outputs")
            let run = try town.sverka("run", "--date", "2026-05-15")
            #expect(run.status == 74 && run.stdout.isEmpty, "\(run.text)")
            for word in ["2026-05-15-0002", "Outputs/ledger.sqlite", "archive"] {
                #expect(run.stderr.contains(word), "\(run.text)")
            }
            for call in [
                ["run", "--dry-run", "--date", "2026-05-16"], ["status"], ["check"], ["summary"], ["find", "Лозева"],
                ["position", "9108103440"], ["certificate", "9108103440"], ["explain", "WF26-000001"],
                ["diff", "1", "2"], ["report", "--from", "2026-05-01", "--to", "2026-05-31"], ["close", "2026-05"],
            ] {
                let outcome = try Scenario.call(Scenario.program, call, in: town.folder, [:])
                #expect(outcome.status == 74 && outcome.stdout.isEmpty, "\(call): \(outcome.text)")
                #expect(outcome.stderr.contains("2026-05-15-0002"), "\(call): \(outcome.text)")
            }
            let verify = try town.sverka("verify")
            #expect(verify.status == 1 && verify.stdout.contains("2026-05-15-0002"), "\(verify.text)")
            #expect(try town.published() == before && town.names("Outputs") == names)
            if let ledger { #expect(try town.data("Outputs/ledger.sqlite") == ledger) }
        }
        // A new ledger beside the old runs publishes elsewhere.
        try town.remove("Outputs/ledger.sqlite")
        let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        try town.write("pipeline.yml", settings.replacing("outputs: Outputs", with: "outputs: New"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(town.exists("New/2026-05-15-0001/run.json"))
        #expect(try town.published() == before)
        try town.write("pipeline.yml", settings)
        try town.write("Outputs/ledger.sqlite", whole)
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 0)
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("what a killed run left of a lost ledger is not thrown away")
    func lostWhilePublishing() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-14")
        let manager = FileManager.default
        try manager.createDirectory(
            at: town.url("Outputs/.publishing-2026-05-14-0001"), withIntermediateDirectories: false)
        try manager.moveItem(
            at: town.url("Outputs/2026-05-14-0001"),
            to: town.url("Outputs/.publishing-2026-05-14-0001/published"))
        let ledger = try town.data("Outputs/ledger.sqlite")
        try town.remove("Outputs/ledger.sqlite")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 74)
        #expect(town.exists("Outputs/.publishing-2026-05-14-0001/published/run.json"))
        try town.write("Outputs/ledger.sqlite", ledger)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(town.exists("Outputs/2026-05-14-0001/run.json"))
        #expect(try town.sverka("verify").status == 0)
    }
}
