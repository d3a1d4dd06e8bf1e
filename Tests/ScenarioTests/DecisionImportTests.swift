// Decisions that come back in the workbook: written by a person, read by `decisions import`, followed by the next run.

import Foundation
import Testing

@Suite struct DecisionImportTests {
    /// A town with one payment that names nothing, and a folder for decisions.
    private func town(language: String = "bg") throws -> Scenario {
        let town = try Scenario.smallTown()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "  bank: {", with: "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n  bank: {"
            ).replacing("language: bg", with: "language: \(language)") + "\ndecisions: {two_persons_for: [refund]}\n")
        try town.write("Inputs/decisions/README", "")
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(
                number: 2, day: "2026-05-14", opening: 15000, [(7000, "A2", "благодаря"), (1234, "A3", "без нищо")]))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        return town
    }

    private func payment(_ reference: String, _ town: Scenario) throws -> String {
        try #require(try town.rows("payments.csv").first { $0["bank_reference"] == reference }?["payment_id"])
    }

    /// Edits the workbook; false, with a message, where openpyxl is absent.
    private func edit(_ town: Scenario, _ arguments: [String]) throws -> Bool {
        let tool = Scenario.package.appendingPathComponent("Tests/Tools/decide.py").path
        let done = try Scenario.python(
            [tool, "Outputs/latest/reconciliation.xlsx", "back.xlsx"] + arguments, in: town.folder)
        if done.status == 77 { print("Skipped: Python has no openpyxl.") }
        if done.status != 77 { #expect(done.status == 0, "\(done.text)") }
        return done.status == 0
    }

    /// Through LibreOffice and back; false, with a message, where it is absent.
    private func resave(_ town: Scenario) throws -> Bool {
        let call = try Scenario.call(
            URL(fileURLWithPath: "/usr/bin/env"),
            [
                "soffice", "-env:UserInstallation=file://\(town.folder.path)/office", "--headless", "--convert-to",
                "xlsx:Calc MS Excel 2007 XML", "--outdir", "office-out", "back.xlsx",
            ], in: town.folder, [:])
        guard call.status == 0, town.exists("office-out/back.xlsx") else {
            print("Skipped: LibreOffice is not there.")
            return false
        }
        try town.write("back.xlsx", try town.data("office-out/back.xlsx"))
        return true
    }

    private func joins(_ town: Scenario) throws {
        #expect(try town.paid("WF26-000002") == "0.00")
        let done = try town.sverka("decisions", "import", "back.xlsx", "--date", "2026-05-15", "--to", "rulings.csv")
        #expect(done.status == 0, "\(done.text)")
        try town.write("Inputs/decisions/rulings.csv", try town.data("rulings.csv"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try town.paid("WF26-000002") == "70.00")
        #expect(try town.rows("payments.csv").first { $0["bank_reference"] == "A2" }?["strategy"] == "decision")
        // Read again it brings nothing new: the payment is not open any more, and the ruling is in the books.
        let again = try town.sverka("decisions", "import", "back.xlsx", "--date", "2026-05-16", "--to", "more.csv")
        #expect(!town.exists("more.csv"), "\(again.text)")
    }

    @Test(arguments: [[], ["--turned"]]) func rulingInTheWorkbookJoinsThePayment(_ turned: [String]) throws {
        let town = try town()
        let id = try payment("A2", town)
        guard try edit(town, [id, "свързване", "WF26-000002", "Лицето се обади, \"за боклука\"", "М. Лозева"] + turned)
        else { return }
        try joins(town)
    }

    @Test func rulingComesBackFromLibreOffice() throws {
        let town = try town(language: "en")
        let id = try payment("A2", town)
        guard try edit(town, [id, "match", "WF26-000002", "The payer called", "M. Lozeva"]), try resave(town) else {
            return
        }
        try joins(town)
    }

    @Test func whatCannotBeFollowedIsRefusedAndTheRestIsWritten() throws {
        let town = try town()
        let (first, second) = (try payment("A2", town), try payment("A3", town))
        guard
            try edit(
                town,
                [
                    first, "свързване", "WF26-000009", "защото", "М. Лозева", second, "без разнасяне", "", "дарение",
                    "М. Лозева",
                ])
        else { return }
        let done = try town.sverka(
            "decisions", "import", "back.xlsx", "--date", "2026-05-15", "--to", "rulings.csv", "--json")
        #expect(done.status == 65)
        #expect(done.stdout.contains("WF26-000009"))
        let rulings = Table.rows(String(decoding: try town.data("rulings.csv"), as: UTF8.self))
        #expect(rulings.map { $0["action"] } == ["ignore"])
        #expect(rulings.map { $0["payment_id"] } == [second])
    }

    @Test func moneyThatGoesBackNeedsASecondPerson() throws {
        let town = try town()
        let id = try payment("A3", town)
        guard try edit(town, [id, "възстановяване", "", "надвнесено", "М. Лозева"]) else { return }
        let alone = try town.sverka("decisions", "import", "back.xlsx", "--date", "2026-05-15", "--to", "rulings.csv")
        #expect(alone.status == 65)
        #expect(!town.exists("rulings.csv"))
        let same = try town.sverka(
            "decisions", "import", "back.xlsx", "--date", "2026-05-15", "--to", "rulings.csv", "--approved-by",
            "М. Лозева")
        #expect(same.status == 65)
        let two = try town.sverka(
            "decisions", "import", "back.xlsx", "--date", "2026-05-15", "--to", "rulings.csv", "--approved-by",
            "Б. Мъглов")
        #expect(two.status == 0, "\(two.text)")
        let rulings = Table.rows(String(decoding: try town.data("rulings.csv"), as: UTF8.self))
        #expect(rulings.map { $0["amount"] } == ["12.34"])
    }

    @Test func secondNameStandsOnlyWhereTwoAreAskedFor() throws {
        let town = try town()
        let (first, second) = (try payment("A2", town), try payment("A3", town))
        guard
            try edit(
                town,
                [
                    first, "свързване", "WF26-000002", "защото", "М. Лозева", second, "възстановяване", "",
                    "надвнесено",
                    "М. Лозева",
                ])
        else { return }
        let done = try town.sverka(
            "decisions", "import", "back.xlsx", "--date", "2026-05-15", "--to", "rulings.csv", "--approved-by",
            "Б. Мъглов")
        #expect(done.status == 0, "\(done.text)")
        let rulings = Table.rows(String(decoding: try town.data("rulings.csv"), as: UTF8.self))
        let names = Dictionary(uniqueKeysWithValues: rulings.map { ($0["action"] ?? "", $0["approved_by"] ?? "") })
        #expect(names == ["match": "", "refund": "Б. Мъглов"])
    }

    @Test func todaysSheetOfMoneyKeptForARefundIsNotOutOfDate() throws {
        let town = try town()
        let id = try payment("A3", town)
        // Without a sum it is all that is open.
        let refund = try town.sverka(
            "decide", "refund", "--payment", id, "--reason", "надвнесено", "--by", "М. Лозева", "--approved-by",
            "Б. Мъглов", "--date", "2026-05-15", "--to", "Inputs/decisions/refund.csv")
        #expect(refund.status == 0, "\(refund.text)")
        let rulings = Table.rows(String(decoding: try town.data("Inputs/decisions/refund.csv"), as: UTF8.self))
        #expect(rulings.map { $0["amount"] } == ["12.34"])
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        guard try edit(town, [id, "свързване", "WF26-000002", "все пак", "М. Лозева"]) else { return }
        let done = try town.sverka("decisions", "import", "back.xlsx", "--date", "2026-05-16", "--to", "rulings.csv")
        #expect(done.status == 65 && !done.stdout.contains("днешната работна книга"), "\(done.text)")
        #expect(done.stdout.contains("12.34"), "\(done.text)")
    }

    @Test func moreThanADebtOwesIsWrittenWithAWarning() throws {
        let town = try town()
        let id = try payment("A2", town)
        func decide(_ obligation: String, _ to: String) throws -> Outcome {
            try town.sverka(
                "decide", "match", "--payment", id, "--obligation", obligation, "--reason", "защото", "--by", "Ана",
                "--date", "2026-05-15", "--to", to)
        }
        #expect(try !decide("WF26-000002", "one.csv").stdout.contains("Внимание"))
        let off = try town.sverka(
            "decide", "write_off", "--obligation", "WF26-000002", "--reason", "давност", "--by", "Ана", "--date",
            "2026-05-15", "--to", "off.csv")
        #expect(off.status == 0 && off.stdout.contains("отписване"), "\(off.text)")
        let paid = try decide("WF26-000001", "two.csv")
        #expect(paid.status == 0 && paid.stdout.contains("не се дължи нищо"), "\(paid.text)")
    }

    @Test func sheetThatIsOutOfDateIsRefused() throws {
        let town = try town()
        let id = try payment("A2", town)
        guard try edit(town, [id, "свързване", "WF26-000002", "защото", "М. Лозева"]) else { return }
        let part = try town.sverka(
            "decide", "match", "--payment", id, "--obligation", "WF26-000002", "--amount", "20", "--reason", "част",
            "--by", "Б. Мъглов", "--date", "2026-05-15", "--to", "Inputs/decisions/part.csv")
        #expect(part.status == 0, "\(part.text)")
        try town.sverka("run", "--date", "2026-05-15")
        #expect(try town.paid("WF26-000002") == "20.00")
        let late = try town.sverka("decisions", "import", "back.xlsx", "--date", "2026-05-16", "--to", "rulings.csv")
        #expect(late.status == 65)
        #expect(late.stdout.contains("50.00"), "\(late.stdout)")
    }

    /// Not a zip, cut off, its directory torn, an entity bomb in the sheet, more than any workbook holds.
    @Test(arguments: ["text", "cut", "torn", "doctype", "bomb"]) func brokenWorkbookIsRefused(_ kind: String) throws {
        let town = try town()
        var bytes = try town.data("Outputs/latest/reconciliation.xlsx")
        switch kind {
        case "text": bytes = Data("payment_id,action\n".utf8)
        case "cut": bytes = bytes.prefix(bytes.count / 2)
        case "torn": for place in bytes.count - 60..<bytes.count - 20 { bytes[place] = 0xFF }
        default: break
        }
        try town.write("back.xlsx", bytes)
        if kind == "doctype" || kind == "bomb" {
            let script = """
                import sys, zipfile
                kind = sys.argv[1]
                source = zipfile.ZipFile("back.xlsx")
                with zipfile.ZipFile("bad.xlsx", "w", zipfile.ZIP_DEFLATED) as target:
                    for name in source.namelist():
                        part = source.read(name)
                        if name == "xl/workbook.xml" and kind == "doctype":
                            part = part.replace(b"<workbook", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook', 1)
                        if name == "xl/workbook.xml" and kind == "bomb":
                            with target.open(name, "w") as entry:
                                for _ in range(600): entry.write(b" " * (1 << 20))
                            continue
                        target.writestr(name, part)
                """
            #expect(try Scenario.python(["-c", script, kind], in: town.folder).status == 0)
            try town.write("back.xlsx", try town.data("bad.xlsx"))
        }
        let done = try town.sverka("decisions", "import", "back.xlsx", "--date", "2026-05-15", "--to", "rulings.csv")
        #expect(done.status == 65, "\(done.text)")
        #expect(done.stderr.contains("back.xlsx"), "\(done.text)")
        #expect(!town.exists("rulings.csv"))
    }

    @Test func rulingFromTheCommandLineIsCheckedAndNothingIsWrittenOver() throws {
        let town = try town()
        let id = try payment("A2", town)
        let words = ["--reason", "защото", "--by", "М. Лозева", "--date", "2026-05-15", "--to", "one.csv"]
        func decide(_ more: [String]) throws -> Outcome {
            try Scenario.call(Scenario.program, ["decide"] + more + words, in: town.folder, [:])
        }
        #expect(try decide(["match", "--payment", "P-222222222222", "--obligation", "WF26-000002"]).status == 65)
        #expect(try decide(["match", "--payment", id]).status == 65)
        #expect(try decide(["marry", "--payment", id]).status == 64)
        #expect(
            try decide(["match", "--payment", id, "--obligation", "WF26-000002", "--amount", "70,00"]).status == 64)
        #expect(!town.exists("one.csv"))
        let first = try decide(["match", "--payment", id, "--obligation", "WF26-000002"])
        #expect(first.status == 0 && first.stdout.contains("(Inputs/decisions/*.csv)"), "\(first.text)")
        let bytes = try town.data("one.csv")
        #expect(try decide(["match", "--payment", id, "--obligation", "WF26-000002"]).status == 0)
        #expect(try town.data("one.csv") == bytes, "the same ruling has the same id and the same bytes")
        #expect(try decide(["ignore", "--payment", id]).status == 73)
        // Where nobody reads decisions, that is said.
        let settings = try String(contentsOf: town.url("pipeline.yml"), encoding: .utf8)
        let lines = settings.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.contains("role: decisions")
        }
        try town.write("pipeline.yml", lines.joined(separator: "\n"))
        let unread = try decide(["match", "--payment", id, "--obligation", "WF26-000002"])
        #expect(unread.status == 0 && unread.stdout.contains("няма източник на решения"), "\(unread.text)")
        #expect(try town.data("one.csv") == bytes)
    }
}
