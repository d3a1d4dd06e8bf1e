// `report`, `close` and `diff`: months and quarters out of the ledger, and what changed between two nights.

import Foundation
import Testing

@Suite struct PeriodTests {
    /// Four nights in three months: the first two in April, one in May, one in June.
    private func town() throws -> Scenario {
        let town = try Scenario.smallTown()
        try town.write("Inputs/bank/a.xml", statement(1, "2026-04-13", 10000, [(5000, "A1", "WF26-000001")]))
        #expect(try town.sverka("run", "--date", "2026-04-13").status == 0)
        try town.write("Inputs/bank/b.xml", statement(2, "2026-04-30", 15000, [(2000, "A2", "WF26-000002")]))
        #expect(try town.sverka("run", "--date", "2026-04-30").status == 0)
        try town.write(
            "Inputs/bank/c.xml", statement(3, "2026-05-29", 17000, [(3000, "A3", "WF26-000002"), (777, "A4", "?")]))
        #expect(try town.sverka("run", "--date", "2026-05-31").status == 0)
        try town.write(
            "Inputs/register/b.csv",
            "obligation_id,kind,payer_id,payer_name,principal,paid_elsewhere,issued_on,due_on\n"
                + "WF26-000003,waste_fee,9108103440,Мира Лозева,30.00,4.00,2026-05-10,2026-10-31\n")
        try town.write("Inputs/bank/d.xml", statement(4, "2026-06-12", 20777, [(2600, "A5", "WF26-000003")]))
        #expect(try town.sverka("run", "--date", "2026-06-12").status == 0)
        return town
    }

    private func statement(_ number: Int, _ day: String, _ opening: Int, _ entries: [(Int, String, String)]) -> String {
        SmallTown.statement(number: number, day: day, opening: opening, entries)
    }

    /// Control totals by name and scope: terms in cents by their name, `difference` among them.
    private func controls(_ path: String, _ town: Scenario) throws -> [String: [String: Int]] {
        let manifest = try JSONSerialization.jsonObject(with: try town.data(path)) as? [String: Any]
        let totals = try #require(manifest?["control_totals"] as? [[String: Any]])
        var found: [String: [String: Int]] = [:]
        for total in totals where total["name"] as? String != "rows" {
            var terms = ["difference": cents(total["difference"] as? String)]
            for term in total["terms"] as? [[String: String]] ?? [] {
                terms[term["name"] ?? ""] = amount(term["value"])
            }
            let account = total["account"] as? String ?? ""
            found["\(total["name"] ?? "") \(total["scope"] ?? "")" + (account.isEmpty ? "" : " " + account)] = terms
        }
        return found
    }

    private func amount(_ text: String?) -> Int { (text?.hasPrefix("-") ?? false ? -1 : 1) * abs(cents(text)) }

    private func report(_ from: String, _ to: String, _ name: String, _ town: Scenario) throws {
        let done = try town.sverka("report", "--from", from, "--to", to, "--output", name)
        #expect(done.status == 0, "\(done.text)")
    }

    @Test func monthsAddUpToTheirQuarterAndAllDaysToTheLedger() throws {
        let town = try town()
        let before = try town.published()
        try report("2026-04-01", "2026-04-30", "april", town)
        try report("2026-05-01", "2026-05-31", "may", town)
        try report("2026-06-01", "2026-06-30", "june", town)
        try report("2026-04-01", "2026-06-30", "quarter", town)
        let months = try ["april", "may", "june"].map { try controls($0 + "/run.json", town) }
        let quarter = try controls("quarter/run.json", town)
        for (name, terms) in quarter where !name.contains(" ledger") {
            for (term, value) in terms {
                let parts = months.compactMap { $0[name]?[term] }
                let isBalance = ["opening", "closing"].contains(term)
                #expect(
                    value == (!isBalance ? parts.reduce(0, +) : term == "opening" ? parts.first : parts.last),
                    "\(name) \(term)")
                if term == "difference" { #expect(value == 0, "\(name)") }
            }
        }
        #expect(months[1]["obligations run"]?["opening"] == months[0]["obligations run"]?["closing"])
        // What the last night says of the whole ledger.
        let ledger = try controls("Outputs/latest/run.json", town).filter { $0.key.contains(" ledger") }
        #expect(ledger.count == 4)
        for (name, terms) in ledger {
            var own = quarter[name.replacing(" ledger", with: " run")] ?? [:]
            // Changes of earlier nights are part of what was assessed when all is taken at once.
            if let changes = own["changes"], let new = own["newly_assessed"] {
                (own["changes"], own["newly_assessed"]) = (0, new + changes)
            }
            #expect(own == terms, "\(name)")
        }
        #expect(quarter["bank_credits run"]?["credits"] == 13377)
        #expect(quarter["account_balance run \(SmallTown.account)"]?["closing"] == 23377)
        for name in ["obligations.csv", "positions.csv"] {
            #expect(try town.data("quarter/" + name) == town.data("Outputs/latest/" + name), "\(name)")
        }
        #expect(try town.published() == before, "nothing was changed")
    }

    @Test("what came in and what became of it are all of the period's nights, not its last one")
    func receivedInThePeriod() throws {
        let town = try town()
        let done = try town.sverka(
            "report", "--from", "2026-04-01", "--to", "2026-06-30", "--output", "quarter", "--language", "en")
        #expect(done.text.contains("Payments received: 5, 133.77 EUR; matched 126.00"), "\(done.text)")
        let script = """
            import sys
            try: import openpyxl
            except ImportError: sys.exit(77)
            sheet = openpyxl.load_workbook("quarter/reconciliation.xlsx", data_only=True)["Completeness"]
            header = [cell.value for cell in sheet[1]]
            rows = [dict(zip(header, row)) for row in sheet.iter_rows(min_row=2, values_only=True)]
            days = [row for row in rows if row["Day"]]
            assert len(days) == 4, days
            assert [round(row["Difference"], 2) for row in days] == [0] * 4, days
            assert round(sum(row["Credits"] for row in days), 2) == 133.77, days
            assert round(sum(row["Allocated"] for row in days), 2) == 126, days
            """
        let read = try Scenario.python(["-c", script], in: town.folder)
        if read.status == 77 { return print("Skipped: Python has no openpyxl.") }
        #expect(read.status == 0, "\(read.text)")
    }

    @Test func movementsAreThoseOfThePeriodOnly() throws {
        let town = try town()
        try report("2026-05-01", "2026-05-31", "may", town)
        func rows(_ file: String) throws -> [[String: String]] {
            Table.rows(String(decoding: try town.data("may/" + file), as: UTF8.self))
        }
        #expect(try rows("allocations.csv").map { $0["amount"] } == ["30.00"])
        #expect(Set(try rows("payments.csv").compactMap { $0["bank_reference"] }) == ["A3", "A4"])
        #expect(try rows("statements.csv").map { $0["number"] } == ["3"])
        #expect(try rows("obligations.csv").map { $0["outstanding"] } == ["0.00", "20.00"])
        #expect(try rows("sources.csv").map { $0["file"] } == ["Inputs/bank/c.xml"])
    }

    @Test func periodsThatCannotBeMadeAreRefused() throws {
        let town = try town()
        #expect(try town.sverka("report", "--from", "2026-07-01", "--to", "2026-07-31").status == 66)
        #expect(try town.sverka("report", "--from", "2026-06-30", "--to", "2026-06-01").status == 64)
        try town.write("full/file", "")
        #expect(
            try town.sverka("report", "--from", "2026-04-01", "--to", "2026-06-30", "--output", "full").status == 73)
        #expect(town.names("full") == ["file"])
        #expect(try town.sverka("report", "--from", "2026-04-01", "--to", "2026-06-30").status == 0)
        #expect(town.exists("report-2026-04-01-2026-06-30/reconciliation.xlsx"))
    }

    @Test func firstRunListsTheOpeningPosition() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/register/b.csv",
            "obligation_id,kind,payer_id,payer_name,principal,paid_elsewhere,issued_on,due_on\n"
                + "WF26-000003,waste_fee,9108103440,Мира Лозева,30.00,4.00,2026-05-10,2026-10-31\n")
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        let first = try controls("Outputs/latest/run.json", town)
        #expect(first["opening_position opening \(SmallTown.account)"]?["opening"] == 10000)
        #expect(
            first["opening_position opening"] == [
                "assessed": 15000, "paid_elsewhere": 400, "newly_assessed": 14600, "difference": 0,
            ])
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try controls("Outputs/latest/run.json", town)["opening_position opening"] == nil)
    }

    // MARK: Closing

    @Test func closedMonthKeepsItsFiguresAndLateMoneyIsListed() throws {
        let town = try town()
        #expect(try town.sverka("close", "2026-05").status == 64, "April comes first")
        #expect(try town.sverka("close", "2026-04", "--by", "М. Лозева").status == 0)
        #expect(try town.sverka("close", "2026-04").status == 64)
        #expect(try town.sverka("close", "2026-05", "--json").stdout.contains("\"month\":\"2026-05\""))
        #expect(try town.sverka("close", "2026-06").status == 64, "June is not over")
        #expect(try town.sverka("close", "2026-6").status == 64)
        #expect(try town.sverka("status").stdout.contains("2026-05"))
        try report("2026-04-01", "2026-04-30", "before", town)
        // Late: an entry of May; and a ruling that moves money of April.
        try town.write(
            "Inputs/bank/late.csv",
            SmallTown.bankHeader + SmallTown.bankRow("12.00", "WF26-000002", reference: "L1", day: "2026-05-20"))
        let id = try #require(
            try town.rows("payments.csv", run: town.runs[1]).first { $0["bank_reference"] == "A2" }?["payment_id"])
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "  bank: {", with: "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n  bank: {"))
        try town.write(
            "Inputs/decisions/a.csv",
            "decision_id,decided_on,decided_by,action,payment_id,obligation_id,reason\nR1,2026-06-15,М. Лозева,release,\(id),WF26-000002,грешка\n"
        )
        #expect(try town.sverka("run", "--date", "2026-06-15").status == 0)
        let late = try town.rows("late.csv")
        #expect(late.filter { $0["reason"] == "late" }.map { $0["bank_reference"] } == ["L1"])
        let restated = late.filter { $0["reason"] == "restated" && $0["payment_id"] == id }
        #expect(restated.map { $0["amount"] } == ["-20.00"], "\(late)")
        #expect(try controls("Outputs/latest/run.json", town)["late run"]?["late_money"] == 1200)
        // The closed month says what it said.
        try report("2026-04-01", "2026-04-30", "after", town)
        #expect(try town.published(under: "after") == town.published(under: "before"))
        let verify = try town.sverka("verify", "--replay")
        #expect(verify.status == 0, "\(verify.text)")
    }

    @Test func aClosingThatWasChangedIsFound() throws {
        let town = try town()
        try town.sverka("close", "2026-04")
        try town.sverka("close", "2026-05")
        #expect(try town.sverka("verify").status == 0)
        let script =
            "import sqlite3; d = sqlite3.connect('Outputs/ledger.sqlite'); "
            + "d.execute(\"UPDATE controls SET terms = replace(terms, 'credits=7000', 'credits=8000')\"); "
            + "d.execute(\"UPDATE controls SET terms = replace(terms, 'credits=2000', 'credits=3000')\"); d.commit()"
        #expect(try Scenario.python(["-c", script], in: town.folder).status == 0)
        let verify = try town.sverka("verify")
        #expect(verify.status == 1)
        #expect(verify.stdout.contains("2026-04"), "\(verify.stdout)")
        #expect(!verify.stdout.contains("месец 2026-05 не"), "\(verify.stdout)")
    }

    @Test func noRunIsPostedIntoAClosedMonth() throws {
        let town = try Scenario.smallTown()
        #expect(try town.sverka("close", "2026-05").status == 66)
        #expect(!town.exists("Outputs/ledger.sqlite"))
        try town.sverka("run", "--date", "2026-05-31")
        #expect(try town.sverka("close", "2026-05").status == 0)
        try town.write("Inputs/bank/b.xml", statement(2, "2026-05-31", 15000, [(2000, "A2", "WF26-000002")]))
        #expect(try town.sverka("run", "--date", "2026-05-31").status == 64)
        #expect(try town.sverka("run", "--date", "2026-06-01").status == 0)
        #expect(try town.rows("late.csv").map { $0["bank_reference"] } == ["A2"])
        #expect(try town.rows("late.csv").map { $0["obligation_id"] } == ["WF26-000002"], "it names what it paid")
    }

    // MARK: Difference

    @Test func differenceNamesWhatChangedAndWhy() throws {
        let town = try town()
        let id = try #require(
            try town.rows("payments.csv", run: town.runs[2]).first { $0["bank_reference"] == "A3" }?["payment_id"])
        let diff = try town.sverka("diff", "2", "3")
        #expect(diff.status == 0, "\(diff.text)")
        #expect(diff.stdout.contains("WF26-000002: остатък 50.00 → 20.00"), "\(diff.stdout)")
        #expect(diff.stdout.contains(id))
        #expect(diff.stdout.contains("UNIDENTIFIED"))
        #expect(!diff.stdout.contains("WF26-000001"))
        let turned = try town.sverka("diff", town.runs[2], town.runs[1], "--json")
        let document = try JSONSerialization.jsonObject(with: Data(turned.stdout.utf8)) as? [String: Any]
        #expect((document?["obligations"] as? [Any])?.count == 1)
        #expect((document?["new_discrepancies"] as? [Any])?.count == 2)
        #expect(try town.sverka("diff", "2", "2").status == 64)
        #expect(try town.sverka("diff", "2", "9").status == 66)
    }
}
