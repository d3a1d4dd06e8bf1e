// A refused row that bears a person's identifier or name stands against that person's certificate until something replaces it.

import Foundation
import Testing

@Suite("Refused rows and certificates")
struct RefusedRowTests {
    private static let header = "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on\n"
    private static let (mira, ivo) = ("9108103440", "7501020018")

    private static func row(_ id: String, _ payer: String, _ name: String, _ principal: String) -> String {
        "\(id),waste_fee,\(payer),\(name),\(principal),2026-02-10,2026-10-31\n"
    }

    /// Two persons, each with a fee; of Mira's second fee the sum can't be read.
    private static let rows =
        row("WF26-000001", mira, "Мира Лозева", "50.00") + row("WF26-000002", ivo, "Иво Станев", "30.00")
        + row("WF26-000003", mira, "Мира Лозева", "седем")

    private func town(_ rows: String = Self.rows, extract: String = "delta") throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing("extract: delta", with: "extract: " + extract)
                .replacing("{type: revenue}", with: "{type: revenue, statements: on_movement}"))
        try town.write("Inputs/register/a.csv", Self.header + rows)
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 1, day: "2026-05-13", opening: 10000, [(100, "A1", "WF26-000002")]))
        try town.sverka("run", "--date", "2026-05-14")
        #expect(try town.codes().contains { $0 == "ROW_REJECTED" || $0 == "DUPLICATE_OBLIGATION" })
        return town
    }

    private func isIssued(_ payer: String, _ town: Scenario) throws -> Bool {
        let outcome = try town.sverka("certificate", payer)
        #expect(outcome.status == 0 || outcome.text.contains("a.csv"), "\(outcome.text)")
        return outcome.status == 0
    }

    @Test(
        "it stands the next night too, against that person only, and the way out of it is said",
        arguments: [
            (Self.rows, "4"),
            // The identifier can't be read, the name can.
            (Self.rows.replacing("003,waste_fee,\(Self.mira)", with: "003,waste_fee,"), "4"),
            // One id, two debts: neither is taken.
            (
                Self.rows.replacing("седем", with: "70.00")
                    + Self.row("WF26-000003", Self.mira, "Мира Лозева", "71.00"),
                "4"
            ),
        ])
    func nextNight(_ rows: String, _ line: String) throws {
        let town = try town(rows)
        try town.write(
            "Inputs/bank/c.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 10100, [(100, "A2", "WF26-000002")]))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let refused = try town.sverka("certificate", Self.mira)
        #expect(refused.status == 1, "\(refused.text)")
        for word in ["a.csv", line, "D-", "ignore"] { #expect(refused.text.contains(word), "\(word): \(refused.text)") }
        #expect(try isIssued(Self.ivo, town))
    }

    @Test(
        "a corrected row takes it away, in a file of that name or of another; another debt's row does not",
        arguments: [
            ("a.csv", Self.rows.replacing("седем", with: "70.00"), true),
            ("b.csv", Self.row("WF26-000003", Self.mira, "Мира Лозева", "70.00"), true),
            ("b.csv", Self.row("WF26-000004", Self.mira, "Мира Лозева", "70.00"), false),
        ])
    func corrected(_ name: String, _ rows: String, _ isTakenAway: Bool) throws {
        let town = try town()
        #expect(try !isIssued(Self.mira, town))
        try town.write("Inputs/register/" + name, Self.header + rows)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try isIssued(Self.mira, town) == isTakenAway)
    }

    @Test("a later full extract is all that there is; a later delta is not", arguments: ["full", "delta"])
    func extract(_ extract: String) throws {
        let town = try town(extract: extract)
        let rest = Self.rows.split(separator: "\n").dropLast().map { $0 + "\n" }.joined()
        try town.write("Inputs/register/b.csv", Self.header + rest)
        try town.sverka("run", "--date", "2026-05-15")
        #expect(try isIssued(Self.mira, town) == (extract == "full"))
    }

    @Test("a ruling that it does not matter takes it away")
    func ruled() throws {
        let town = try town()
        let finding = try #require(try town.rows("discrepancies.csv").first { $0["code"] == "ROW_REJECTED" })
        try town.write(
            "Inputs/decisions/d.csv",
            "decision_id,decided_on,decided_by,action,discrepancy_id,reason\n"
                + "R-1,2026-05-14,Ана,ignore,\(try #require(finding["discrepancy_id"])),таксата е отменена\n")
        let text = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        try town.write(
            "pipeline.yml",
            text.replacing(
                "sources:\n", with: "sources:\n  rulings: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try isIssued(Self.mira, town))
    }
}
