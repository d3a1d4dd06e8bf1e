// `rerun --again` and `verify --replay`: the books built anew from the archive.

import Foundation
import Testing

@Suite struct ReplayTests {
    /// Three nights: a refused file that is mended, a file that goes, a setting that changes, another language.
    private func town() throws -> Scenario {
        let town = try Scenario.smallTown()
        try town.write("Inputs/bank/broken.xml", "<Document>")
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 65)
        try town.remove("Inputs/bank/broken.xml")
        try town.write("Inputs/bank/torn.xml", "<Document><a>")
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(7500, "A2", "WF26-000002")]))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 65)
        try town.write("pipeline.yml", SmallTown.settings.replacing("name: Община,", with: "name: Община Друга,"))
        try town.write(
            "Inputs/register/b.csv",
            SmallTown.register.replacing(
                "WF26-000002,waste_fee,9108103440,Мира Лозева,70.00",
                with: "WF26-000002,waste_fee,9108103440,Мира Лозева,65.00"))
        try town.remove("Inputs/register/a.csv")
        try town.sverka("run", "--date", "2026-05-15", "--language", "en")
        #expect(town.runs.count == 3)
        return town
    }

    @Test func everythingIsTheSameWhenBuiltAnew() throws {
        let town = try town()
        let before = try town.published()
        let verify = try town.sverka("verify", "--replay", "--json")
        #expect(verify.status == 0, "\(verify.text)")
        #expect(verify.stdout.contains("\"runs\":3"), "\(verify.stdout)")
        for (number, run) in town.runs.enumerated() {
            let again = try town.sverka("rerun", "\(number + 1)", "--to", "again-\(number)", "--again")
            #expect(again.status == 0, "\(again.text)")
            let fresh = try town.published(under: "again-\(number)")
            #expect(
                fresh
                    == Dictionary(
                        uniqueKeysWithValues: before.filter { $0.key.hasPrefix(run) }
                            .map { (String($0.key.dropFirst(run.count + 1)), $0.value) }))
        }
        #expect(try town.published() == before, "nothing was changed")
    }

    @Test func aChangedLedgerIsToldByItsTable() throws {
        let town = try town()
        let script =
            "import sqlite3; d = sqlite3.connect('Outputs/ledger.sqlite'); "
            + "d.execute(\"UPDATE versions SET payer_name = 'Друга' WHERE row = 1\"); d.commit()"
        #expect(try Scenario.python(["-c", script], in: town.folder).status == 0)
        let verify = try town.sverka("verify", "--replay")
        #expect(verify.status == 1)
        #expect(verify.stdout.contains("versions"), "\(verify.stdout)")
    }

    @Test func anInputThatIsGoneFromTheArchiveStopsTheReplay() throws {
        let town = try town()
        for part in town.names("Outputs/archive") {
            for object in town.names("Outputs/archive/\(part)")
            where try town.data("Outputs/archive/\(part)/\(object)").count < 600 {
                try town.remove("Outputs/archive/\(part)/\(object)")
            }
        }
        #expect(try town.sverka("verify", "--replay").status != 0)
    }
}
