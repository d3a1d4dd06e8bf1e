// What the program says to its log and to a person: no content of files in the log, names and reasons where one must act.

import Foundation
import Testing

@Suite("Messages")
struct MessageTests {
    /// Words that stand in files only, one for each place where a person's data may be.
    private static let secret = "Тайнова"

    private static let register: [(column: String, row: String)] = [
        ("kind", "X1,\(secret),9108103440,Мира,50.00,2026-02-10,2026-10-31,open,2026,EUR"),
        ("principal", "X2,waste_fee,9108103440,Мира,\(secret),2026-02-10,2026-10-31,open,2026,EUR"),
        ("principal", "X3,waste_fee,9108103440,Мира,77.0019,2026-02-10,2026-10-31,open,2026,EUR"),
        ("principal", "X4,waste_fee,9108103440,Мира,-7719.00,2026-02-10,2026-10-31,open,2026,EUR"),
        ("principal", "X5,waste_fee,9108103440,Мира,77190000000000.00,2026-02-10,2026-10-31,open,2026,EUR"),
        ("issued_on", "X6,waste_fee,9108103440,Мира,50.00,\(secret),2026-10-31,open,2026,EUR"),
        ("status", "X7,waste_fee,9108103440,Мира,50.00,2026-02-10,2026-10-31,\(secret),2026,EUR"),
        ("year", "X8,waste_fee,9108103440,Мира,50.00,2026-02-10,2026-10-31,open,\(secret),EUR"),
        ("currency", "X9,waste_fee,9108103440,Мира,50.00,2026-02-10,2026-10-31,open,2026,\(secret)"),
        ("", "X10,waste_fee,9108103440,\(secret)"),
        ("", "\(secret),waste_fee,9108103440,Мира,50.00,2026-02-10,2026-10-31,open,2026,EUR"),
        ("", "\(secret),waste_fee,9108103440,Мира,60.00,2026-02-10,2026-10-31,open,2026,EUR"),
    ]

    private static let header =
        "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on,status,year,currency\n"

    @Test("the log names file, line and column, never what stands there", arguments: ["bg", "en"])
    func log(_ language: String) throws {
        let town = try Scenario.smallTown()
        let settings = SmallTown.settings.replacing("language: bg", with: "language: \(language)")
            .replacing(
                "accounts:",
                with: """
                      pos: {role: pos, path: "Inputs/pos/*.csv"}
                      orders: {role: orders, path: "Inputs/orders/*.csv"}
                      decisions: {role: decisions, path: "Inputs/decisions/*.csv"}
                    accounts:
                    """)
        try town.write("pipeline.yml", settings)
        let secret = Self.secret
        try town.write("Inputs/register/b.csv", Self.header + Self.register.map { $0.row + "\n" }.joined())
        // The first row of a file without a header line, and a header that stands twice.
        try town.write("Inputs/register/c.csv", "X20,waste_fee,9108103440,\(secret),50.00,2026-02-10\n")
        try town.write("Inputs/register/d.csv", "\(secret),\(secret),kind\n")
        try town.write(
            "Inputs/bank/list.csv",
            SmallTown.bankHeader + SmallTown.bankRow(secret, "x") + SmallTown.bankRow("77.0019", "x", reference: "R2")
                + SmallTown.bankRow("5.00", "x", reference: "R3", day: secret))
        let statement = SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(7719, "B1", secret)])
        try town.write(
            "Inputs/bank/foreign.xml", statement.replacing(SmallTown.account, with: "BG80BNBG96611020345678"))
        try town.write(
            "Inputs/bank/sum.xml", statement.replacing("77.19</Amt><CdtDbtInd>", with: "77.1x</Amt><CdtDbtInd>"))
        try town.write(
            "Inputs/pos/p.csv",
            "terminal_id,type,transacted_at,amount,reference\nT1,\(secret),2026-05-14T10:00:00Z,77.19,\(secret)\n"
                + "T1,sale,\(secret),77.19,\nT1,sale,2026-05-14T10:00:00Z,\(secret),\n")
        try town.write(
            "Inputs/orders/o.csv",
            "order_id,created_at,terminal_id,obligation_id,amount,status\nO1,2026-05-14T10:00:00Z,T1,X1,5.00,\(secret)\n"
        )
        try town.write(
            "Inputs/decisions/d.csv",
            "decision_id,decided_on,decided_by,action,payment_id,obligation_id,amount,reason\n"
                + "\(secret),2026-05-14,\(secret),match,P-\(secret),X1,,\(secret)\n"
                + "D2,2026-05-14,\(secret),write_off,,WF26-000002,7719.00,\(secret)\n"
                + "D3,2026-05-14,\(secret),\(secret),,WF26-000002,,\(secret)\n")
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 65, "\(run.text)")
        for word in [secret, "77.0019", "7719", "77.1x", "BG80BNBG96611020345678"] {
            #expect(!run.stderr.contains(word), "\(word): \(run.stderr)")
        }
        for place in 0..<10 { #expect(run.stderr.contains("Inputs/register/b.csv:\(place + 2): "), "\(run.stderr)") }
        let lines = run.stderr.split(separator: "\n")
        for (place, row) in Self.register.enumerated() where !row.column.isEmpty {
            let line = lines.first { $0.hasPrefix("Inputs/register/b.csv:\(place + 2): ") }
            #expect(line?.contains(row.column) == true, "\(row.column): \(line ?? "")")
        }
        for file in [
            "register/c.csv", "register/d.csv", "bank/list.csv:2", "bank/foreign.xml", "bank/sum.xml", "pos/p.csv:2",
            "orders/o.csv:2", "decisions/d.csv:2",
        ] {
            #expect(run.stderr.contains("Inputs/" + file), "\(file): \(run.stderr)")
        }
        // Where only those look who may, the content is shown.
        #expect(try town.rows("rejects.csv").contains { $0["message"]?.contains(secret) == true })
        let decimals = try town.rows("rejects.csv").first {
            $0["file"]?.hasSuffix("b.csv") == true && $0["line"] == "4"
        }
        #expect(decimals?["message"]?.contains(language == "bg" ? "повече от 2 цифри" : "more than 2 digits") == true)
    }

    @Test("check names the files that were refused before, and why")
    func refusedBefore() throws {
        let town = try Scenario.smallTown()
        try town.write("Inputs/bank/broken.xml", "<Document>")
        try town.sverka("run", "--date", "2026-05-15")
        let check = try town.sverka("check", "--date", "2026-05-15")
        #expect(check.status == 0)
        let line = try #require(check.stdout.split(separator: "\n").first { $0.hasPrefix("Inputs/bank/broken.xml") })
        #expect(line.contains("отказан") && line.contains("XML"), "\(check.text)")
    }

    @Test("a wrong call is told what is wrong with it")
    func calls() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-15")
        for (call, status, words) in [
            (["find", ""], 64, ["буква или цифра"]), (["find", "…"], 64, ["буква или цифра"]),
            (["run", "--threads", "x"], 64, ["„x“", "от 1 нагоре"]),
            (
                [
                    "decide", "match", "--payment", "P-1", "--amount", "77.001", "--reason", "x", "--by", "Y", "--to",
                    "d.csv",
                ],
                64, ["77.001", "най-много 2 цифри"]
            ),
            (
                [
                    "decide", "write_off", "--obligation", "NIX", "--reason", "x", "--by", "Y", "--approved-by", "Z",
                    "--to", "d.csv",
                ],
                65, ["NIX", "sverka find", "0 записани", "1 отказано"]
            ),
            (["run", "--dry-run", "--date", "2026-05-16", "--to", "/proc/foo"], 73, ["/proc/foo"]),
            (["run", "--dry-run", "--date", "2026-05-16", "--to", "pipeline.yml/x"], 73, ["pipeline.yml/x"]),
            (["rerun", "1", "--to", "/proc/foo/bar"], 73, ["/proc/foo"]),
        ] as [([String], Int32, [String])] {
            let outcome = try Scenario.call(Scenario.program, call, in: town.folder, [:])
            #expect(outcome.status == status, "\(call): \(outcome.text)")
            for word in words { #expect(outcome.text.contains(word), "\(call): \(outcome.text)") }
            #expect(!outcome.text.contains("отново"), "\(outcome.text)")
            // Nothing was read before it was said.
            if call.contains("--dry-run") { #expect(!outcome.stderr.contains("settlement"), "\(outcome.stderr)") }
        }
        try FileManager.default.createDirectory(
            at: town.url("Outputs/ledger.sqlite.lock"), withIntermediateDirectories: false)
        let lock = try town.sverka("run", "--date", "2026-05-16")
        #expect(lock.status == 74 && lock.stderr.contains("Главната книга"), "\(lock.text)")
        #expect(lock.stderr.contains("Outputs/ledger.sqlite.lock") && lock.stderr.contains("прав"), "\(lock.text)")
    }

    @Test("a folder that may not be entered is not called missing", .disabled(if: Scenario.isRoot))
    func closedFolder() throws {
        let town = try Scenario.smallTown()
        let inputs = town.url("Inputs").path
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: inputs)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: inputs) }
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 78 && run.stderr.contains("Нямате права"), "\(run.text)")
    }

    @Test("a ledger that may only be read is read, and nothing is left beside it", .disabled(if: Scenario.isRoot))
    func readOnlyLedger() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-15")
        let path = town.url("Outputs/ledger.sqlite").path
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        let names = town.names("Outputs")
        for call in [["run", "--date", "2026-05-16"], ["certificate", "9108103440"], ["close", "2026-05"]] {
            let outcome = try Scenario.call(Scenario.program, call, in: town.folder, [:])
            #expect(outcome.status == 74 && outcome.stderr.contains("може само да се чете"), "\(outcome.text)")
            #expect(town.names("Outputs") == names)
        }
        #expect(try town.sverka("status").stdout.contains("2026-05-15-0001"))
        #expect(town.names("Outputs") == names)
    }

    @Test("a published folder that is gone is named once, with what gives it again")
    func folderGone() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-15")
        try town.remove("Outputs/2026-05-15-0001")
        let verify = try town.sverka("verify")
        #expect(verify.status == 1 && verify.stdout.split(separator: "\n").count == 1, "\(verify.text)")
        #expect(verify.stdout.contains("sverka rerun 2026-05-15-0001"), "\(verify.text)")
        #expect(try town.sverka("rerun", "2026-05-15-0001", "--to", "again").status == 0)
    }

    @Test("on a terminal a run says its stages in the organisation's language, and leaves no line of them")
    func progress() throws {
        let town = try Scenario.smallTown()
        let call = "[\"\(Scenario.program.path)\", \"run\", \"--date\", \"2026-05-15\"]"
        let run = try Scenario.python(
            ["-c", "import pty, sys; sys.exit(pty.spawn(\(call)) >> 8)"], in: town.folder)
        #expect(run.status == 0 && run.stdout.contains("█░░░░░░ 1/7 главна книга …"), "\(run.text)")
        for stage in ["приемане", "разнасяне", "отчети", "записване"] {
            #expect(run.stdout.contains(stage + " …"), "\(run.text)")
        }
        #expect(!run.stdout.contains("stage.") && !run.stdout.contains("info sverka"), "\(run.text)")
        let last = run.stdout.components(separatedBy: "\r\u{1B}[K").last
        #expect(last?.hasPrefix("Община: сверка") == true, "\(run.text)")
    }

    @Test("init says what comes next, in both languages")
    func next() throws {
        let place = try Scenario()
        let made = try place.sverka("init", "town")
        #expect(made.status == 0 && made.stdout == "town/pipeline.yml\n", "\(made.text)")
        #expect(
            made.stderr.contains("town/Inputs") && made.stderr.contains("see what \"sverka check\""), "\(made.text)")
        #expect(try place.sverka("init", "other", "--quiet").text.isEmpty)
    }

    @Test("a ruling on a discrepancy that nobody raised is refused, one on a known one is followed")
    func ignoredDiscrepancy() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "accounts:", with: "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\naccounts:"))
        try town.write("Inputs/decisions/.keep", "")
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(300, "B1", "нищо")]))
        try town.sverka("run", "--date", "2026-05-14")
        let known = try #require(try town.rows("discrepancies.csv").first { $0["code"] == "UNIDENTIFIED" })
        let id = try #require(known["discrepancy_id"])
        for (wrong, word) in [("D-AAAAAAAAAAAA", "няма несъответствие D-AAAAAAAAAAAA"), ("нещо", "D- и 12 знака")] {
            let refused = try town.sverka(
                "decide", "ignore", "--discrepancy", wrong, "--reason", "x", "--by", "Ана", "--to", "d.csv")
            #expect(refused.status == 65 && refused.stdout.contains(word), "\(refused.text)")
            #expect(!town.exists("d.csv"))
        }
        let done = try town.sverka(
            "decide", "ignore", "--discrepancy", id, "--reason", "x", "--by", "Ана", "--to", "Inputs/decisions/a.csv")
        #expect(done.status == 0, "\(done.text)")
        try town.write(
            "Inputs/decisions/b.csv",
            "decision_id,decided_on,decided_by,action,discrepancy_id,reason\nD9,2026-05-15,Ана,ignore,D-AAAAAAAAAAAA,x\n"
        )
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 65)
        #expect(try town.rows("rejects.csv").map { $0["file"] } == ["Inputs/decisions/b.csv"])
        #expect(try town.rows("discrepancies.csv").first { $0["discrepancy_id"] == id }?["state"] == "resolved")
        // Known for ever, though resolved.
        try town.remove("Inputs/decisions/b.csv")
        try town.write(
            "Inputs/decisions/c.csv",
            "decision_id,decided_on,decided_by,action,discrepancy_id,reason\nD10,2026-05-16,Ана,ignore,\(id),x\n")
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 0)
        #expect(try town.sverka("verify", "--replay").status == 0)
    }

    @Test("clerks' commands say what they mean")
    func clerks() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(300, "B1", "ЕГН 9108103440")]))
        try town.sverka("run", "--date", "2026-05-15")
        let payment = try #require(try town.rows("payments.csv").first { $0["bank_reference"] == "B1" }?["payment_id"])
        let story = try town.sverka("explain", payment)
        #expect(
            story.stdout.contains(
                "от 100 — същото лице, друга сума; такса битови отпадъци, Мира Лозева, дължими 70.00\n"),
            "\(story.text)")
        let early = try town.sverka("position", "9108103440", "--as-of", "2026-01-01")
        #expect(early.status == 66 && early.stderr.contains("Към 2026-01-01"), "\(early.text)")
        let list = try town.sverka("inspect", "Inputs/bank/b.xml", "Inputs/register/a.csv")
        let statement =
            "извлечение 2, 2026-05-14 – 2026-05-14: начално 150.00, постъпили 3.00, излезли 0.00, крайно 153.00; "
            + "1 операция; салдата се връзват"
        for words in [
            statement, "a.csv: csv, utf-8, регистър на задължения", "Приети: 2; отказани: 0", "120.00 EUR в 2 реда",
        ] {
            #expect(list.stdout.contains(words), "\(list.text)")
        }
        let lacks = try town.sverka(
            "decide", "match", "--payment", payment, "--reason", "x", "--by", "Ана", "--to", "d.csv")
        #expect(lacks.status == 65 && lacks.stdout.contains("липсва --obligation"), "\(lacks.text)")
        let folder = try town.sverka(
            "decide", "match", "--payment", payment, "--obligation", "WF26-000002", "--reason", "x", "--by", "Ана",
            "--to", "Inputs")
        #expect(folder.status == 73 && folder.stderr.contains("Inputs"), "\(folder.text)")
        // A period of one run says period, not run, and nothing in between is empty.
        let report = try town.sverka("report", "--from", "2026-05-01", "--to", "2026-05-31")
        #expect(report.stdout.contains(": период 2026-05-01 – 2026-05-31\n"), "\(report.text)")
        #expect(report.stdout.contains(": 1 сверка, от") && !report.stdout.contains("\n\n"), "\(report.text)")
    }
}
