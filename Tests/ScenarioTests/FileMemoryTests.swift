// What the program remembers of files: names, bytes, refusals, and whose id an obligation is (contracts.md section 3).

import Foundation
import Testing

@Suite struct FileMemoryTests {
    private let header = "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on\n"

    private func debt(_ id: String, _ sum: String) -> String {
        "\(id),waste_fee,9108103440,Мира Лозева,\(sum),2026-02-10,2026-10-31\n"
    }

    private func statuses(_ town: Scenario) throws -> [String: String] {
        Dictionary(
            try town.rows("sources.csv").map { ($0["file"] ?? "", $0["status"] ?? "") }, uniquingKeysWith: { $1 })
    }

    private func principal(_ town: Scenario, _ id: String = "WF26-000001") throws -> String? {
        try town.rows("obligations.csv").first { $0["obligation_id"] == id }?["principal"]
    }

    @Test func `a refused file is remembered, and tried again only under other settings`() throws {
        let town = try Scenario.smallTown()
        try town.write("Inputs/bank/b.xml", "%PDF-1.7\n")
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 65)
        // Nothing is new: no number, said so, and the status of the run before.
        let again = try town.sverka("run", "--date", "2026-05-13")
        #expect(again.status == 65 && town.runs.count == 1, "\(again.text)")
        #expect(!again.text.contains("b.xml:"))
        // Another day: the file is not tried, its finding goes on, and this call refused nothing.
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.rows("sources.csv").isEmpty)
        func states() throws -> [String] {
            try town.rows("discrepancies.csv").filter { $0["code"] == "FILE_REJECTED" }.compactMap { $0["state"] }
        }
        #expect(try states() == ["carried"])
        try town.write("pipeline.yml", SmallTown.settings + "\n# other settings\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 65)
        #expect(try statuses(town) == ["Inputs/bank/b.xml": "quarantined"])
        #expect(try states() == ["carried"])
        try town.remove("Inputs/bank/b.xml")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try states() == ["resolved"])
    }

    @Test func `a file that cannot be opened is tried every run, by whoever may not read it`() throws {
        guard Scenario.isRoot else { return print("Skipped: only root can run the program as somebody else.") }
        let town = try Scenario.smallTown()
        try town.write("Inputs/bank/b.xml", SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, []))
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: town.url("Inputs/bank/b.xml").path)
        // The program where anybody may start it, the town where anybody may write.
        let program = town.url("sverka").path
        try FileManager.default.copyItem(atPath: Scenario.program.path, toPath: program)
        let open = try Scenario.call(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", "chmod a+rwx . Inputs Inputs/* && chmod a+r pipeline.yml Inputs/*/a.*"], in: town.folder, [:])
        #expect(open.status == 0, "\(open.text)")
        func run(_ day: String) throws -> Outcome {
            try Scenario.call(
                URL(fileURLWithPath: "/usr/bin/env"),
                ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program, "run", "--date", day],
                in: town.folder, [:])
        }
        let first = try run("2026-05-14")
        guard first.status != 127 else { return print("Skipped: setpriv is not there.") }
        #expect(first.status == 65 && first.stderr.contains("b.xml"), "\(first.text)")
        #expect(try town.codes().contains("FILE_REJECTED"))
        #expect(try run("2026-05-15").status == 65)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: town.url("Inputs/bank/b.xml").path)
        #expect(try run("2026-05-15").status == 0)
        #expect(
            try town.rows("discrepancies.csv").contains { $0["code"] == "FILE_REJECTED" && $0["state"] == "resolved" })
    }

    @Test func `names and bytes: known, the same under another name, other bytes under a known one`() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-13")
        try town.copy(town.url("Inputs/bank/a.xml"), to: "Inputs/bank/b.xml")
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(try statuses(town) == ["Inputs/bank/b.xml": "duplicate"])
        #expect(try town.codes() == ["DUPLICATE_FILE"])
        // Said once.
        try town.sverka("run", "--date", "2026-05-14")
        #expect(try town.rows("sources.csv").isEmpty && town.codes().isEmpty)
        try town.write(
            "Inputs/bank/a.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(7000, "A2", "WF26-000002")]))
        try town.sverka("run", "--date", "2026-05-14")
        #expect(try statuses(town) == ["Inputs/bank/a.xml": "accepted"])
        #expect(try town.paid("WF26-000002") == "70.00")
        // A register that goes back to earlier bytes is a new file.
        for (sum, day) in [("55.00", "2026-05-15"), ("50.00", "2026-05-16")] {
            try town.write("Inputs/register/a.csv", SmallTown.register.replacing("50.00", with: sum))
            try town.sverka("run", "--date", day)
            #expect(try statuses(town) == ["Inputs/register/a.csv": "accepted"])
            #expect(try principal(town) == sum)
        }
        #expect(try town.sverka("verify").status == 0)
    }

    @Test func `a register file older by name is taken, and never applied over newer versions`() throws {
        for extract in ["delta", "full"] {
            let town = try Scenario.smallTown()
            try town.write(
                "pipeline.yml", SmallTown.settings.replacing("extract: delta", with: "extract: \(extract)"))
            try town.write(
                "Inputs/register/c.csv", header + debt("WF26-000001", "60.00") + debt("WF26-000002", "70.00"))
            try town.sverka("run", "--date", "2026-05-13")
            #expect(try principal(town) == "60.00")
            try town.write(
                "Inputs/register/b.csv",
                header + debt("WF26-000001", "99.00") + (extract == "full" ? debt("WF26-000002", "88.00") : "")
                    + debt("WF26-000007", "7.00"))
            try town.sverka("run", "--date", "2026-05-14")
            #expect(try principal(town) == "60.00")
            #expect(try principal(town, "WF26-000002") == "70.00")
            #expect(try principal(town, "WF26-000007") == "7.00")
            #expect(try town.codes().contains("OBLIGATION_MISSING") == (extract == "full"))
            #expect(try statuses(town) == ["Inputs/register/b.csv": "accepted"])
            #expect(try town.sverka("verify").status == 0)
        }
    }

    @Test func `an id belongs to the source that brought it first; a file claimed twice is refused`() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "sources:\n", with: "sources:\n  fines: {role: obligations, path: \"Inputs/fines/*.csv\"}\n"))
        try town.write("Inputs/fines/README", "")
        try town.sverka("run", "--date", "2026-05-13")
        try town.write("Inputs/fines/a.csv", header + debt("WF26-000001", "1.00") + debt("AN26-1", "3.00"))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 65)
        #expect(try principal(town) == "50.00" && principal(town, "AN26-1") == "3.00")
        #expect(try town.codes().contains("DUPLICATE_OBLIGATION"))
        #expect(try town.rows("rejects.csv").first?["raw"]?.hasPrefix("WF26-000001,") == true)
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "sources:\n", with: "sources:\n  fines: {role: obligations, path: \"Inputs/register/b*.csv\"}\n"))
        try town.write("Inputs/register/b.csv", header + debt("AN26-2", "3.00"))
        let twice = try town.sverka("run", "--date", "2026-05-15")
        #expect(twice.status == 65 && twice.stderr.contains("b.csv"), "\(twice.text)")
        #expect(try statuses(town)["Inputs/register/b.csv"] == "quarantined")
    }

    @Test func `one source only, an earlier date, another run at work`() throws {
        let town = try Scenario.smallTown()
        #expect(try town.sverka("run", "--date", "2026-05-13", "--only", "register").status == 0)
        #expect(try town.rows("payments.csv").isEmpty && town.paid("WF26-000001") == "0.00")
        #expect(try town.sverka("run", "--date", "2026-05-13", "--only", "nowhere").status == 64)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.paid("WF26-000001") == "50.00")
        let (before, runs) = (try town.data("Outputs/ledger.sqlite"), town.runs)
        let early = try town.sverka("run", "--date", "2026-05-13")
        #expect(early.status == 64 && early.stderr.contains("2026-05-14"), "\(early.text)")
        let json = try town.sverka("run", "--date", "2026-05-14", "--json")
        #expect(json.status == 0 && json.stdout.contains("null"), "\(json.text)")
        #expect(try town.data("Outputs/ledger.sqlite") == before && town.runs == runs)
        let locked = try Scenario.call(
            URL(fileURLWithPath: "/usr/bin/env"),
            ["flock", "Outputs/ledger.sqlite.lock", Scenario.program.path, "run", "--date", "2026-05-15"],
            in: town.folder, [:])
        #expect([75, 127].contains(locked.status), "\(locked.text)")
        #expect(try town.data("Outputs/ledger.sqlite") == before && town.runs == runs)
    }

    @Test func `severities fail a run only where they are asked to`() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/bank/b.xml", SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(100, "A2", "?")]))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.sverka("run", "--date", "2026-05-15", "--fail-on", "error").status == 0)
        #expect(try town.sverka("run", "--date", "2026-05-16", "--fail-on", "warning").status == 1)
        #expect(try town.sverka("run", "--date", "2026-05-16", "--fail-on", "warning").status == 1)
        #expect(try town.sverka("run", "--date", "2026-05-16", "--fail-on", "loud").status == 64)
    }
}
