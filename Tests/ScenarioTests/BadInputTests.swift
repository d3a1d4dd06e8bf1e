// Bad input: each ends as contracts.md says, says so in words, and loses nothing.

import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
    private func run(_ town: Scenario, expect status: Int32) throws -> Outcome {
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == status, "\(run.text)")
        if status == 0 || status == 65 { #expect(try town.paid("WF26-000001") == "50.00") }
        return run
    }

    @Test(
        "a file that is not what it should be is refused whole",
        arguments: ["truncated", "pdf", "empty", "utf8", "folder"])
    func refused(_ what: String) throws {
        let town = try Scenario.smallTown()
        let good = SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(7000, "A2", "WF26-000002")])
        switch what {
        case "truncated": try town.write("Inputs/bank/b.xml", String(good.prefix(good.count / 2)))
        case "pdf": try town.write("Inputs/bank/b.xml", "%PDF-1.7\n%\u{0}\u{1}\u{2}\n1 0 obj\n<< >>\nendobj\n")
        case "empty": try town.write("Inputs/bank/b.xml", "")
        case "utf8":
            var bytes = Data(good.utf8)
            let place = try #require(bytes.range(of: Data("WF26-000002".utf8)))
            bytes.replaceSubrange(place, with: [0xC3, 0x28, 0xFF])
            try town.write("Inputs/bank/b.xml", bytes)
        default: try town.write("Inputs/bank/b.xml/inside.txt", "x")
        }
        if what == "folder" {
            let run = try town.sverka("run", "--date", "2026-05-15")
            #expect([0, 65].contains(run.status), "\(run.text)")
            return
        }
        let run = try run(town, expect: 65)
        #expect(run.text.contains("b.xml"), "\(run.text)")
        #expect(try town.codes().contains("FILE_REJECTED"))
        #expect(try town.paid("WF26-000002") == "0.00")
        // Put right under the same name, it is taken.
        if what != "folder" { try town.write("Inputs/bank/b.xml", good) }
        _ = try self.run(town, expect: 0)
        #expect(try town.paid("WF26-000002") == "70.00")
        #expect(
            try town.rows("discrepancies.csv").contains { $0["code"] == "FILE_REJECTED" && $0["state"] == "resolved" })
    }

    @Test("an MT940 file cut off anywhere is refused whole, and the whole one pays once")
    func cutStatement() throws {
        let town = try Scenario.smallTown()
        let whole =
            ":20:S\r\n:25:BG65TEST56788400000002\r\n:28C:7/1\r\n:60F:C260513EUR10,00\r\n"
            + ":61:2605140514C70,00NTRFNONREF//R1\r\n:86:такса WF26-000002 за боклук\r\n:62F:C260514EUR80,00\r\n-\r\n"
        let bytes = Data(whole.utf8)
        let text = try #require(bytes.range(of: Data(":86:".utf8))).upperBound
        for (name, end) in [("b.sta", text), ("c.sta", text + 3), ("d.sta", text + 24)] {
            try town.write("Inputs/bank/" + name, bytes.prefix(end))
        }
        let first = try run(town, expect: 65)
        #expect(first.stderr.contains(":62F:"), "\(first.stderr)")
        #expect(try town.rows("payments.csv").count == 1)
        try town.write("Inputs/bank/whole.sta", bytes)
        _ = try run(town, expect: 0)
        #expect(try town.paid("WF26-000002") == "70.00")
        #expect(try town.rows("payments.csv").count == 1)
    }

    @Test("a named pipe among the inputs is refused, not waited for", .timeLimit(.minutes(1)))
    func pipe() throws {
        let town = try Scenario.smallTown()
        #expect(mkfifo(town.url("Inputs/bank/b.xml").path, 0o600) == 0)
        let run = try run(town, expect: 65)
        #expect(run.text.contains("b.xml"), "\(run.text)")
    }

    @Test("an id twice in a register file is one finding; explain tells events too")
    func twice() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/register/b.csv",
            """
            obligation_id,kind,payer_id,principal,issued_on
            WF26-000010,waste_fee,1,12.00,2026-01-01
            WF26-000010,waste_fee,1,13.00,2026-01-01
            WF26-000010,waste_fee,1,14.00,2026-01-01
            """ + "\n")
        _ = try run(town, expect: 65)
        let found = try town.rows("discrepancies.csv").filter { $0["code"] == "DUPLICATE_OBLIGATION" }
        #expect(found.count == 1 && found.first?["source_position"] == "2", "\(found)")
        let rejects = try town.rows("rejects.csv")
        #expect(rejects.map { $0["line"] } == ["2", "3", "4"])
        #expect(rejects.last?["raw"] == "WF26-000010,waste_fee,1,14.00,2026-01-01", "\(rejects)")
        let story = try town.sverka("explain", found.first?["discrepancy_id"] ?? "")
        #expect(story.status == 0 && story.stdout.contains("DUPLICATE_OBLIGATION"), "\(story.text)")
        #expect(try town.sverka("status", "--log-level", "loud").status == 64)
    }

    @Test(
        "a wrong call is told in both languages, with what was probably meant only where that is near",
        arguments: [
            (["run", "--foo"], "„--foo“", nil), (["run", "--dat", "2026-05-12"], "„--dat“", "„--date“"),
            (["rnu", "--date", "2026-05-12"], "„rnu“", "„run“"), (["frobnicate"], "„frobnicate“", nil),
            (["run", "--date"], "Липсва стойност: --date", nil), (["run", "x", "y"], "x, y", nil),
            (["run", "--json=yes"], "„yes“", nil), (["explain"], "Липсва задължителното <", nil),
            (["run", "--language", "fr"], "Познати са: bg, en.", nil),
            (["run", "--fail-on", "eror"], "„eror“", "„error“"),
            (["status", "--log-level", "loud"], "debug, info, notice", nil),
            (["run", "--only", "registr"], "„registr“", "„register“"),
            (["run", "--date", "2026-02-30"], "„2026-02-30“", nil), (["run", "--threads", "0"], "--threads", nil),
            (["run", "--to", "x"], "--dry-run", nil), (["close", "2026-6"], "„2026-6“", nil),
            (["decide", "mach", "--reason", "x", "--by", "А", "--to", "x"], "„mach“", "„match“"),
            (["report", "--from", "2026-06-30", "--to", "2026-06-01"], "2026-06-30", nil),
        ] as [([String], String, String?)])
    func wrongCall(_ call: [String], _ fact: String, _ hint: String?) throws {
        let town = try Scenario.smallTown()
        let outcome = try Scenario.call(Scenario.program, call, in: town.folder, [:])
        #expect(outcome.status == 64 && outcome.stdout.isEmpty, "\(outcome.text)")
        let halves = outcome.stderr.split(separator: "\n—\n")
        try #require(halves.count == 2, "\(outcome.text)")
        #expect(halves[0].contains(fact), "\(outcome.text)")
        #expect(halves[0].contains("Може би") == (hint != nil), "\(outcome.text)")
        #expect(halves[1].contains("Did you mean") == (hint != nil), "\(outcome.text)")
        if let hint { #expect(halves[0].contains("Може би \(hint)?"), "\(outcome.text)") }
        #expect(town.runs.isEmpty && !town.exists("Outputs/ledger.sqlite"))
        let json = try Scenario.call(Scenario.program, call + ["--json"], in: town.folder, [:])
        #expect(json.status == 64)
    }

    @Test(
        "a character that its encoding does not have refuses the whole statement: what stands behind it is never lost",
        arguments: ["windows-1251", "utf-16", "utf-8", "gb2312", "iso-8859-7"])
    func brokenCharacter(_ encoding: String) throws {
        let town = try Scenario.smallTown()
        // A whole statement, longer than what libxml2 decodes at once, and the damage in the one behind it.
        let entries = (1...400).map { (100 + $0, "A\($0)", "WF26-000001") }
        let first = SmallTown.statement(number: 2, day: "2026-05-13", opening: 15000, entries)
        let next = SmallTown.statement(number: 3, day: "2026-05-14", opening: 15000, [(100, "B1", "WF26-000001")])
        let rest = try #require(next.firstRange(of: "<Stmt>").map { next[$0.lowerBound...] })
        let start = try #require(first.firstRange(of: "</BkToCstmrStmt>")?.lowerBound)
        let text = (first[..<start] + rest).replacing("UTF-8", with: encoding.uppercased())
        #expect(text.contains(encoding.uppercased()))
        var bytes: [UInt8]
        let damage: [UInt8]
        switch encoding {
        case "utf-16":
            bytes = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
            damage = [0x00, 0xD8, 0x41, 0x00]
        case "windows-1251": (bytes, damage) = (Array(text.utf8), [0x98])
        default: (bytes, damage) = (Array(text.utf8), [0xFF, 0xFF, 0xD2])
        }
        bytes.insert(contentsOf: damage, at: (bytes.count - 400) / 2 * 2)
        try town.write("Inputs/bank/b.xml", Data(bytes))
        _ = try run(town, expect: 65)
        let source = try #require(try town.rows("sources.csv").first { $0["file"] == "Inputs/bank/b.xml" })
        #expect(source["status"] == "quarantined" && source["accepted"] == "0", "\(source)")
        #expect(try town.rows("payments.csv").allSatisfy { $0["source_file"] != "Inputs/bank/b.xml" })
        let told = try town.sverka("inspect", "Inputs/bank/b.xml").text
        #expect(!told.contains("xmlParseChunk") && !told.contains("libxml2"), "\(told)")
    }

    @Test("a sum beyond all sense is refused with its row or its file; ten billion are reckoned with to the cent")
    func hugeSums() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/register/b.csv",
            """
            obligation_id,kind,payer_id,principal,currency,issued_on,due_on
            WF26-000010,waste_fee,1,9999999999999.99,BGN,2020-01-01,2020-03-01
            WF26-000011,waste_fee,1,3800065711135,EUR,1990-01-01,1990-03-01
            WF26-000012,waste_fee,1,10000000000.00,EUR,1990-01-01,1990-03-01
            WF26-000013,waste_fee,1,10000000000.01,EUR,2026-01-01,
            WF26-000014,waste_fee,1,10000000000.00,BGN,2026-01-01,2026-06-30
            WF26-000015,waste_fee,1,10000000000.00,EUR,2026-01-01,2026-10-31
            """ + "\n")
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-13", opening: 15000, [(1_000_000_000_001, "A2", "x")]))
        try town.write(
            "Inputs/bank/c.xml",
            SmallTown.statement(number: 3, day: "2026-05-13", opening: 15000, [(100, "A3", "WF26-000012")]))
        _ = try run(town, expect: 65)
        #expect(try town.rows("rejects.csv").map { $0["line"] } == ["2", "3", "5"])
        #expect(try town.rows("rejects.csv").allSatisfy { $0["message"]?.contains("десет милиарда") == true })
        let refused = try town.rows("sources.csv").filter { $0["status"] == "quarantined" }
        #expect(refused.map { $0["file"] } == ["Inputs/bank/b.xml"], "\(refused)")
        let debts = try town.rows("obligations.csv").filter { $0["obligation_id"]?.hasPrefix("WF26-00001") == true }
        #expect(debts.map { $0["principal"] } == ["10000000000.00", "5112918811.96", "10000000000.00"])
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a bad row is refused with its line, the rest goes on")
    func rows() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/register/b.csv",
            """
            obligation_id,kind,payer_id,principal,issued_on
            WF26-000010,waste_fee,1,12x,2026-01-01
            WF26-000011,waste_fee,1,12.00,2026-02-30
            WF26-000012,dog_fee,1,12.00,2026-01-01
            WF26-000013,waste_fee,1,12.00,2026-01-01
            """ + "\n")
        let run = try run(town, expect: 65)
        let rejects = try town.rows("rejects.csv")
        #expect(rejects.compactMap { $0["line"] } == ["2", "3", "4"], "\(rejects) \(run.text)")
        let ids = Set(try town.rows("obligations.csv").compactMap { $0["obligation_id"] })
        #expect(ids == ["WF26-000001", "WF26-000002", "WF26-000013"])
        #expect(run.text.contains("b.csv:2"))
    }

    @Test("the same bytes, and the same statement in other bytes, pay once")
    func duplicates() throws {
        let town = try Scenario.smallTown()
        let entries = [(5000, "A1", "WF26-000001")]
        try town.copy(town.url("Inputs/bank/a.xml"), to: "Inputs/bank/b.xml")
        try town.write(
            "Inputs/bank/c.xml",
            SmallTown.statement(number: 1, day: "2026-05-13", opening: 10000, entries, comment: "<!-- again -->\n"))
        _ = try run(town, expect: 0)
        #expect(try town.codes().isSuperset(of: ["DUPLICATE_FILE", "DUPLICATE_STATEMENT"]))
        #expect(try town.rows("payments.csv").count == 1)
    }

    @Test("a gap and a break are said, the money is taken")
    func chain() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/bank/c.xml",
            SmallTown.statement(number: 3, day: "2026-05-15", opening: 16000, [(7000, "A3", "WF26-000002")]))
        _ = try run(town, expect: 0)
        #expect(try town.codes().contains("STATEMENT_GAP") && !town.codes().contains("BALANCE_BREAK"))
        #expect(try town.paid("WF26-000002") == "70.00")
        // The late statement fills the gap.
        try town.write(
            "Inputs/bank/b.xml", SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(1000, "A2", "?")]))
        _ = try run(town, expect: 0)
        #expect(
            try town.rows("discrepancies.csv").contains { $0["code"] == "STATEMENT_GAP" && $0["state"] == "resolved" })
        // A closing balance that its entries don't give.
        try town.write(
            "Inputs/bank/d.xml",
            SmallTown.statement(number: 4, day: "2026-05-15", opening: 23000, closing: 99900, [(100, "A4", "?")]))
        _ = try run(town, expect: 0)
        #expect(try town.codes().contains("BALANCE_BREAK"))
    }

    @Test("a line of a megabyte is taken, or refused alone")
    func longLine() throws {
        let town = try Scenario.smallTown()
        let long = String(repeating: "а", count: 500_000)
        try town.write(
            "Inputs/bank/b.csv",
            SmallTown.bankHeader + SmallTown.bankRow("1.00", long)
                + SmallTown.bankRow("70.00", "WF26-000002", reference: "R2"))
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect([0, 65].contains(run.status))
        #expect(try town.paid("WF26-000002") == "70.00")
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("an output folder that can't be made, a full disk: nothing is lost")
    func outputs() throws {
        let town = try Scenario.smallTown()
        try town.write("Outputs", "a file stands where the folder should be")
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect([73, 74].contains(run.status), "\(run.text)")
        #expect(try town.data("Outputs") == Data("a file stands where the folder should be".utf8))
        try town.remove("Outputs")
        _ = try self.run(town, expect: 0)
    }

    @Test(
        "with --json a call that fails gives one document too, with its words and its status",
        arguments: [
            (["explain", "P-AAAAAAAAAAAA"], 66), (["find", "няма такова"], 66), (["position", "1"], 66),
            (["rerun", "7", "--to", "x"], 66), (["run", "--date", "2026-13-01"], 64), (["fly"], 64),
            (["run", "--config", "none.yml"], 78), (["init", "."], 73),
        ] as [([String], Int32)])
    func failedJSON(_ arguments: [String], _ status: Int32) throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-15")
        let call = try Scenario.call(Scenario.program, arguments + ["--json"], in: town.folder, [:])
        #expect(call.status == status, "\(call.text)")
        let document = try JSONSerialization.jsonObject(with: Data(call.stdout.utf8)) as? [String: Any]
        #expect(document?["status"] as? Int == Int(status))
        let said = try #require(document?["error"] as? String)
        #expect(!said.isEmpty && call.stderr.contains(said), "\(call.text)")
    }

    @Test(
        "a disk that fills up leaves the ledger as it was",
        .enabled(if: Scenario.isRoot, "mounting a small disk takes root"))
    func fullDisk() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-14")
        let small = try Scenario()
        try FileManager.default.createDirectory(at: small.url("disk"), withIntermediateDirectories: true)
        let mount = URL(fileURLWithPath: "/bin/mount")
        let mounted = try Scenario.call(
            mount, ["-t", "tmpfs", "-o", "size=1m", "tmpfs", small.url("disk").path], in: small.folder, [:])
        guard mounted.status == 0 else { return print("Skipped: no tmpfs could be mounted: \(mounted.stderr)") }
        defer {
            _ = try? Scenario.call(URL(fileURLWithPath: "/bin/umount"), [small.url("disk").path], in: small.folder, [:])
        }
        try small.write("disk/pipeline.yml", SmallTown.settings)
        try small.copy(town.url("Inputs"), to: "disk/Inputs")
        let first = try Scenario.call(Scenario.program, ["run", "--date", "2026-05-14"], in: small.url("disk"), [:])
        guard first.status == 0 else { return print("Skipped: a run does not fit on the small disk: \(first.text)") }
        let rows = (0..<6000).map {
            SmallTown.bankRow("1.00", "unknown \($0 * 7919) \($0 * 104_729)", reference: "X\($0)")
        }.joined()
        try? small.write("disk/Inputs/bank/b.csv", SmallTown.bankHeader + rows)
        let full = try Scenario.call(Scenario.program, ["run", "--date", "2026-05-15"], in: small.url("disk"), [:])
        #expect([73, 74].contains(full.status), "\(full.text)")
        #expect(small.names("disk/Outputs").filter { $0.hasPrefix("2026") } == ["2026-05-14-0001"])
        try small.remove("disk/Inputs/bank/b.csv")
        #expect(try Scenario.call(Scenario.program, ["verify"], in: small.url("disk"), [:]).status == 0)
    }

    @Test(
        "a disk full at any stage, of the ledger, of the outputs or of both: nothing is lost, the next run does it",
        .enabled(if: Scenario.isRoot, "mounting a small disk takes root"), arguments: ["both", "ledger", "outputs"])
    func fullAtAnyStage(_ what: String) throws {
        let town = try Scenario.smallTown()
        let settings = SmallTown.settings
            .replacing("ledger: Outputs/", with: what == "outputs" ? "ledger: side/" : "ledger: disk/")
            .replacing("outputs: Outputs", with: what == "ledger" ? "outputs: side" : "outputs: disk")
        try town.write("pipeline.yml", settings)
        try FileManager.default.createDirectory(at: town.url("disk"), withIntermediateDirectories: true)
        let mounted = try Scenario.call(
            URL(fileURLWithPath: "/bin/mount"), ["-t", "tmpfs", "-o", "size=4m", "tmpfs", town.url("disk").path],
            in: town.folder, [:])
        guard mounted.status == 0 else { return print("Skipped: no tmpfs could be mounted: \(mounted.stderr)") }
        defer {
            _ = try? Scenario.call(URL(fileURLWithPath: "/bin/umount"), [town.url("disk").path], in: town.folder, [:])
        }
        let folders = ["disk", "side"]
        var full = 0
        for kilobytes in [8, 60, 120, 240, 400, 480, 520, 560, 600, 660, 720, 800, 900] {
            try town.write("disk/filler", Data(count: (4096 - kilobytes) << 10))
            let run = try town.sverka("run", "--date", "2026-05-15")
            if run.status == 0 { break }
            full += 1
            #expect(run.status == 74, "\(kilobytes) KB: \(run.text)")
            #expect(run.stderr.contains("място"), "\(kilobytes) KB: \(run.text)")
            let left = folders.flatMap { town.names($0) }.filter { $0 != "filler" }
            #expect(left.isEmpty, "\(kilobytes) KB: \(left)")
            try town.remove("disk/filler")
        }
        #expect(full > 3)
        try? town.remove("disk/filler")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try town.sverka("verify").status == 0)
        let outputs = what == "ledger" ? "side" : "disk"
        let rows = try Table.rows(
            String(decoding: town.data(outputs + "/latest/obligations.csv"), as: UTF8.self))
        #expect(rows.first { $0["obligation_id"] == "WF26-000001" }?["paid"] == "50.00")
        #expect(town.names(outputs).filter { $0.hasPrefix("2026") } == ["2026-05-15-0001"])
    }

    @Test("a limit of address space below the heap's reserve costs speed, nothing else")
    func addressSpace() throws {
        let town = try Scenario.smallTown()
        let run = try Scenario.call(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", "ulimit -v 1000000 && exec \"$0\" run --date 2026-05-14", Scenario.program.path], in: town.folder,
            [:])
        #expect(run.status == 0, "\(run.text)")
        #expect(town.names("Outputs").contains("2026-05-14-0001"))
    }

    @Test(
        "wrong settings: status 78, the place and the nearest word, nothing touched",
        arguments: [
            ("waste_fee:", "waste_fee: {grup: tax}\n  x:", "group"), ("role: bank", "role: bnak", "bank"),
            ("Inputs/bank/*", "Nowhere/bank/*", "Nowhere"), ("sources:", "surces:", "sources"),
        ])
    func settings(_ old: String, _ new: String, _ said: String) throws {
        let town = try Scenario.smallTown()
        try town.write("pipeline.yml", SmallTown.settings.replacingOccurrences(of: old, with: new))
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 78, "\(run.text)")
        #expect(run.stderr.contains("pipeline.yml:") && run.stderr.contains(said), "\(run.stderr)")
        #expect(!town.exists("Outputs"))
    }
}
