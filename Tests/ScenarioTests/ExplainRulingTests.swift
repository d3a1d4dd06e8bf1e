// `explain` of what persons decided: where it was written, what it did, and what was not followed.

import Foundation
import Testing

@Suite("Explained rulings")
struct ExplainRulingTests {
    private static let header =
        "decision_id,decided_on,decided_by,approved_by,action,payment_id,obligation_id,amount,reason\n"

    private func pay(_ town: Scenario, _ file: String, _ rows: String...) throws {
        try town.write("Inputs/bank/\(file).csv", SmallTown.bankHeader + rows.joined())
    }

    private func id(_ town: Scenario, _ reference: String) throws -> String {
        try #require(try town.rows("payments.csv").first { $0["bank_reference"] == reference }?["payment_id"])
    }

    /// A debt paid with credit and an open payment; then rulings that work, do nothing, wait, and keep a credit.
    private func town() throws -> (town: Scenario, credit: String, open: String) {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing("language: bg", with: "language: en").replacing(
                "  bank: {", with: "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n  bank: {"))
        try town.write(
            "Inputs/register/a.csv",
            SmallTown.register + "WF26-000003,waste_fee,9108103440,Мира Лозева,30.00,2026-02-10,2026-10-31\n")
        try town.write("Inputs/decisions/README", "")
        try pay(
            town, "a", SmallTown.bankRow("60.00", "WF26-000001", reference: "C1"),
            SmallTown.bankRow("12.00", "вноска", reference: "C2"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let (credit, open) = (try id(town, "C1"), try id(town, "C2"))
        try town.write(
            "Inputs/decisions/d.csv",
            Self.header + "R-1,2026-05-16,Иван,,write_off,,WF26-000002,,акт 5\n"
                + "R-2,2026-05-16,Иван,,refund,\(credit),,10.00,молба\n"
                + "R-3,2026-05-16,Иван,,match,\(open),ZZ-404,,по телефона\n"
                + "R-4,2026-05-16,Иван,,write_off,,WF26-000001,,акт 6\n"
                + "R-5,2026-05-16,Иван,,match,\(open),WF26-000003,5.00,на каса\n")
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 65)
        return (town, credit, open)
    }

    @Test func `a write-off says what it took off, and when that was nothing`() throws {
        let town = try town().town
        let worked = try town.sverka("explain", "R-1").stdout
        for words in [
            "sum 70.00; taken by Иван: акт 5",
            "Written in Inputs/decisions/d.csv, line 2; taken in run 2 of 2026-05-16.",
            "Of WF26-000002, 70.00 was written off.",
        ] { #expect(worked.contains(words), "\(words)\n\(worked)") }
        let nothing = "Nothing was written off: on 2026-05-16 nothing of WF26-000001 was open."
        for id in ["R-4", "WF26-000001"] {
            let story = try town.sverka("explain", id).stdout
            #expect(story.contains(nothing) && !story.contains("WF26-000001, 70.00"), "\(story)")
        }
    }

    @Test func `two write-offs of one debt are told apart, also where the register closes it later`() throws {
        let town = try town().town
        try town.write(
            "Inputs/decisions/e.csv",
            Self.header + "R-6,2026-05-17,Иван,,write_off,,WF26-000003,10.00,акт 7\n"
                + "R-7,2026-05-18,Иван,,write_off,,WF26-000003,,акт 8\n")
        try town.write(
            "Inputs/register/b.csv",
            SmallTown.register.split(separator: "\n")[0].appending(",status\n")
                + "WF26-000003,waste_fee,9108103440,Мира Лозева,30.00,2026-02-10,2026-10-31,written_off\n")
        #expect(try town.sverka("run", "--date", "2026-05-19").status == 65)
        #expect(try town.sverka("explain", "R-6").stdout.contains("Of WF26-000003, 10.00 was written off."))
        // 30.00 less the 5.00 that was paid and the 10.00 before.
        #expect(try town.sverka("explain", "R-7").stdout.contains("Of WF26-000003, 15.00 was written off."))
    }

    @Test func `a match tells its movements, a refund what it keeps of a credit`() throws {
        let (town, credit, open) = try town()
        let match = try town.sverka("explain", "R-5").stdout
        #expect(match.contains("Run 2 of 2026-05-16: \(open) → WF26-000003, 5.00 = principal 5.00"), "\(match)")
        for id in ["R-2", credit] {
            let story = try town.sverka("explain", id).stdout
            #expect(story.contains("The refund waits: 10.00 are kept until its debit appears."), "\(story)")
        }
    }

    @Test func `a ruling that waits is told with its file, line and reason until it is followed`() throws {
        let town = try town().town
        let waits = try town.sverka("explain", "r-3")
        #expect(
            waits.stdout.contains(
                "Decision R-3 was not followed (Inputs/decisions/d.csv, line 4, run 2): Decision R-3: there is no obligation ZZ-404."
            ), "\(waits.text)")
        #expect(waits.status == 0)
        try town.write(
            "Inputs/register/z.csv",
            SmallTown.register.split(separator: "\n")[0]
                + "\nZZ-404,waste_fee,9108103440,Мира Лозева,7.00,2026-02-10,2026-10-31\n")
        #expect(try town.sverka("run", "--date", "2026-05-17").status == 0)
        let followed = try town.sverka("explain", "R-3").stdout
        #expect(!followed.contains("was not followed") && followed.contains("→ ZZ-404, 7.00"), "\(followed)")
        let none = try town.sverka("explain", "R-99")
        #expect(none.status == 66 && none.stderr.contains("discrepancy or decision R-99"), "\(none.text)")
    }

    @Test func `a debt that a ruling wrote off was not paid; among equals the id decides`() throws {
        let town = try town().town
        try pay(town, "b", SmallTown.bankRow("25.00", "9108103440 ТБО", reference: "C3", day: "2026-05-17"))
        try town.write(
            "Inputs/register/c.csv",
            SmallTown.register.split(separator: "\n")[0]
                + "\nWF26-000004,waste_fee,9108103440,Мира Лозева,40.00,2026-02-10,2026-10-31\n"
                + "WF26-000005,waste_fee,9108103440,Мира Лозева,40.00,2026-02-10,2026-11-30\n")
        #expect(try town.sverka("run", "--date", "2026-05-18").status == 65)
        let story = try town.sverka("explain", try id(town, "C3")).stdout
        for words in [
            "WF26-000001 (waste fee, 50.00 EUR) — already paid by then",
            "WF26-000002 (waste fee, 70.00 EUR) — written off by decision R-1 of 2026-05-16",
            "WF26-000004 (waste fee, 40.00 EUR) — due on the same day (2026-10-31); among equals the lower id comes first, WF26-000003",
            "WF26-000005 (waste fee, 40.00 EUR) — later in the order of the law (due 2026-11-30)",
        ] { #expect(story.contains(words), "\(words)\n\(story)") }
    }
}
