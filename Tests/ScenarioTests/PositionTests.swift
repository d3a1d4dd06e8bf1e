// `position --as-of`: what the registers said on that day, and the money whose day had come.

import Foundation
import Testing

@Suite("Positions of earlier days")
struct PositionTests {
    private static let header = "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on,status\n"
    private static let bank = "account,booked_on,value_on,amount,currency,bank_reference,remittance\n"

    private func debt(_ principal: String, _ status: String = "open", payer: String = "9108103440") -> String {
        Self.header + "WF26-000001,waste_fee,\(payer),Мира Лозева,\(principal),2026-02-10,2026-10-31,\(status)\n"
    }

    private func position(_ town: Scenario, _ day: String, payer: String = "9108103440") throws -> String {
        let outcome = try town.sverka("position", payer, "--as-of", day, "--json")
        #expect(outcome.status == 0, "\(day): \(outcome.text)")
        return outcome.stdout
    }

    private func field(_ name: String, _ text: String) -> String? {
        text.components(separatedBy: "\"\(name)\": \"").dropFirst().first?.components(separatedBy: "\"").first
    }

    @Test("a debt shows as it stood on the day: before it was corrected, cancelled, and opened again")
    func versions() throws {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings)
        try town.write("Inputs/register/a.csv", debt("50.00"))
        try town.write(
            "Inputs/bank/a.csv", Self.bank + "BG65TEST56788400000002,2026-03-02,2026-03-02,20.00,EUR,R1,WF26-000001\n")
        let published = [
            "2026-03-02": debt("50.00"), "2026-03-05": debt("80.00"), "2026-03-09": debt("80.00", "cancelled"),
            "2026-03-12": debt("80.00", "open"), "2026-03-16": debt("80.00", "written_off"),
        ]
        for (day, text) in published.sorted(by: { $0.key < $1.key }) {
            try town.write("Inputs/register/r-\(day).csv", text)
            #expect(try town.sverka("run", "--date", day).status == 0)
            let row = try #require(try town.rows("obligations.csv").first)
            let now = try position(town, day)
            #expect(field("state", now) == row["state"] && field("outstanding", now) == row["outstanding"], "\(day)")
        }
        // As each run published it, and the same on the days until the next one.
        let days = [
            "2026-03-02", "2026-03-04", "2026-03-05", "2026-03-08", "2026-03-09", "2026-03-11", "2026-03-12",
            "2026-03-16",
        ]
        for (day, (run, state)) in zip(
            days,
            [
                (0, "partly_paid"), (0, "partly_paid"), (1, "partly_paid"), (1, "partly_paid"), (2, "cancelled"),
                (2, "cancelled"),
                (3, "partly_paid"), (4, "written_off"),
            ])
        {
            let row = try #require(try town.rows("obligations.csv", run: town.runs[run]).first)
            let then = try position(town, day)
            #expect(row["state"] == state)
            // In words too, so that the figures of a line add up.
            let said = try town.sverka("position", "9108103440", "--as-of", day).stdout
            let remitted = row["remitted"] ?? ""
            #expect(said.contains("опростени \(remitted)") == (remitted != "0.00"), "\(day): \(said)")
            for (name, column) in [
                ("state", "state"), ("principal", "principal"), ("outstanding", "outstanding"), ("credit", "credit"),
                ("paid", "paid"), ("remitted", "remitted"), ("rounding", "rounding"),
            ] { #expect(field(name, then) == row[column], "\(day) \(name): \(then)") }
        }
    }

    @Test("a debt that went over to another payer was the first one's until then")
    func payers() throws {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings)
        try town.write("Inputs/bank/.keep", "")
        try town.write("Inputs/register/a.csv", debt("50.00"))
        try town.sverka("run", "--date", "2026-03-02")
        try town.write("Inputs/register/b.csv", debt("50.00", payer: "7501020018"))
        try town.sverka("run", "--date", "2026-03-05")
        #expect(field("outstanding", try position(town, "2026-03-04")) == "50.00")
        #expect(field("outstanding", try position(town, "2026-03-05", payer: "7501020018")) == "50.00")
        #expect(try town.sverka("position", "7501020018", "--as-of", "2026-03-04").status == 66)
        #expect(try town.sverka("position", "9108103440").status == 66)
    }

    @Test("money counts by its own day, however late it came; a write-off from the day on which it was decided")
    func money() throws {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "accounts:", with: "  rulings: {role: decisions, path: \"Inputs/decisions/*\"}\naccounts:"))
        try town.write("Inputs/register/a.csv", debt("50.00"))
        try town.write("Inputs/bank/.keep", "")
        try town.write("Inputs/decisions/.keep", "")
        try town.sverka("run", "--date", "2026-03-02")
        try town.write(
            "Inputs/bank/a.csv", Self.bank + "BG65TEST56788400000002,2026-03-04,2026-03-03,20.00,EUR,R1,WF26-000001\n")
        try town.write(
            "Inputs/decisions/a.csv",
            "decision_id,decided_on,decided_by,action,obligation_id,amount,reason\nD1,2026-03-06,А,write_off,WF26-000001,10.00,дребна\n"
        )
        #expect(try town.sverka("run", "--date", "2026-03-09").status == 0)
        for (day, left) in [
            ("2026-03-02", "50.00"), ("2026-03-03", "30.00"), ("2026-03-05", "30.00"), ("2026-03-09", "20.00"),
        ] {
            #expect(field("outstanding", try position(town, day)) == left, "\(day)")
        }
    }

    @Test("a credit was the person's until the debit that paid it back")
    func refunds() throws {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "accounts:", with: "  rulings: {role: decisions, path: \"Inputs/decisions/*\"}\naccounts:"))
        try town.write("Inputs/register/a.csv", debt("50.00"))
        try town.write("Inputs/decisions/.keep", "")
        let header = "account,booked_on,value_on,amount,currency,bank_reference,counterparty_name,remittance\n"
        let row = "BG65TEST56788400000002,2026-03-02,2026-03-02,60.00,EUR,R1,Мира Лозева,WF26-000001\n"
        try town.write("Inputs/bank/a.csv", header + row)
        try town.sverka("run", "--date", "2026-03-02")
        let payment = try #require(try town.rows("payments.csv").first?["payment_id"])
        try town.write(
            "Inputs/decisions/a.csv",
            "decision_id,decided_on,decided_by,action,payment_id,amount,reason\n"
                + "D1,2026-03-03,А,refund,\(payment),10.00,надвнесено\n")
        try town.sverka("run", "--date", "2026-03-03")
        let back = row.replacing("03-02", with: "03-05").replacing("60.00", with: "-10.00").replacing("R1", with: "R2")
        try town.write("Inputs/bank/b.csv", header + back)
        #expect(try town.sverka("run", "--date", "2026-03-06").status == 0)
        for (day, credit) in [("2026-03-02", "10.00"), ("2026-03-04", "10.00"), ("2026-03-05", "0.00")] {
            #expect(field("credit", try position(town, day)) == credit, "\(day)")
        }
    }
}
