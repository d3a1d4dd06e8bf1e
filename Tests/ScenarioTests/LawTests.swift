// The law over several debts, through the whole pipeline (domain.md 5.1).

import Foundation
import Testing

@Suite("The order of repayment")
struct LawTests {
    private func town(_ repayment: String, text: String) throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "waste_fee: {code: \"442400\", group: tax, interest: none}",
                with: "vehicle_tax: {code: \"442300\", group: tax}\n  fine_ticket: {code: \"446500\", group: fine}")
                + "\nrules: {repayment: \(repayment)}\n")
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,payer_id,payer_name,object,year,principal,interest,issued_on,due_on
            MD24-000001,vehicle_tax,9108103440,Мира Лозева,РВ1234КХ,2024,40.00,3.00,2024-02-10,2024-10-31
            MD25-000002,vehicle_tax,9108103440,Мира Лозева,РВ1234КХ,2025,50.00,2.00,2025-02-10,2025-10-31
            """ + "\n")
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,currency,bank_reference,obligor_id,payment_code,remittance\n"
                + "BG65TEST56788400000002,2026-05-14,60.00,EUR,R1,9108103440,442300,\(text)\n")
        return town
    }

    @Test(
        "60.00 paid for 2025 go to 2024 first, per debt or all principals first",
        arguments: [
            ("per_debt", "за 2025", ["40.00", "3.00", "17.00", "0.00"]),
            ("principals_first", "за 2025", ["40.00", "0.00", "20.00", "0.00"]),
            ("per_debt", "MD25-000002", ["40.00", "3.00", "17.00", "0.00"]),
        ])
    func workedExample(_ repayment: String, _ text: String, _ expected: [String]) throws {
        let town = try town(repayment, text: text)
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 0, "\(run.text)")
        let rows = try town.rows("allocations.csv").sorted { $0["obligation_id"] ?? "" < $1["obligation_id"] ?? "" }
        #expect(rows.map { $0["obligation_id"] } == ["MD24-000001", "MD25-000002"])
        #expect(rows.flatMap { [$0["principal"] ?? "", $0["interest"] ?? ""] } == expected)
        #expect(try town.codes().contains("CHOICE_NOT_APPLIED"))
        #expect(try town.sverka("verify").status == 0)
    }

    @Test(
        "debts of several kinds are named, a later one before an earlier of its kind: each kind's money by the law",
        arguments: [
            // All three whole; short of the last; short within the kind: the older year first, whatever is named first.
            ("117.00", ["43.00", "52.00", "22.00"]), ("100.00", ["43.00", "52.00", "5.00"]),
            ("60.00", ["43.00", "17.00", nil]), ("120.00", ["43.00", "52.00", "25.00"]),
        ])
    func severalKinds(_ amount: String, _ expected: [String?]) throws {
        let town = try town("per_debt", text: "нищо")
        try town.write(
            "Inputs/register/b.csv",
            """
            obligation_id,kind,payer_id,principal,issued_on,due_on
            FN26-000003,fine_ticket,9108103440,22.00,2026-02-10,2026-03-31
            """ + "\n")
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader + SmallTown.bankRow(amount, "MD25-000002 и MD24-000001 и FN26-000003"))
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 0, "\(run.text)")
        let rows = try town.rows("allocations.csv")
        let paid = ["MD24-000001", "MD25-000002", "FN26-000003"].map { id in
            rows.first { $0["obligation_id"] == id }?["amount"]
        }
        #expect(paid == expected)
        // Each was asked for: nothing was put before the payer's choice.
        #expect(try !town.codes().contains("CHOICE_NOT_APPLIED"))
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("costs come first from the day on which enforcement began, and the rule that is named says so")
    func enforcement() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/register/b.csv",
            """
            obligation_id,kind,payer_id,principal,costs,issued_on,due_on,enforcement_on
            WF26-000009,waste_fee,7501020050,100.00,10.00,2026-02-10,2026-03-31,2026-05-12
            """ + "\n")
        try town.write(
            "Inputs/bank/b.csv",
            SmallTown.bankHeader + SmallTown.bankRow("50.00", "WF26-000009", reference: "R1", day: "2026-05-11")
                + SmallTown.bankRow("40.00", "WF26-000009", reference: "R2", day: "2026-05-12"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let rows = try town.rows("allocations.csv").filter { $0["obligation_id"] == "WF26-000009" }
        let byDay = rows.sorted { $0["paid_on"] ?? "" < $1["paid_on"] ?? "" }
        #expect(byDay.map { $0["costs"] } == ["0.00", "10.00"])
        #expect(byDay.map { $0["rule"] } == ["dopk_169_1", "dopk_169_8"])
    }

    @Test("who paid for another is told of the first debt by id, however the rows of the register lie")
    func otherPayer() throws {
        let lines = ["WF26-000001,50.00", "WF26-000002,70.00"].map { line in
            let parts = line.split(separator: ",")
            return "\(parts[0]),waste_fee,9108103440,Мира Лозева,\(parts[1]),2026-02-10,2026-10-31\n"
        }
        for rows in [lines, lines.reversed()] {
            let town = try Scenario()
            try town.write("pipeline.yml", SmallTown.settings)
            try town.write(
                "Inputs/register/a.csv",
                "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on\n" + rows.joined())
            try town.write(
                "Inputs/bank/a.csv",
                SmallTown.bankHeader.replacing("remittance", with: "remittance,counterparty_name")
                    + SmallTown.bankRow("120.00", "WF26-000001 WF26-000002,Иво Глогов"))
            #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
            let told = try town.rows("discrepancies.csv").filter { $0["code"] == "OTHER_PAYER" }
            #expect(told.map { $0["obligation_id"] } == ["WF26-000001"])
        }
    }

    @Test("an id with a slip is no way round the law: the older debt first")
    func repaired() throws {
        let town = try town("per_debt", text: "MD25-000022")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let rows = try town.rows("allocations.csv")
        #expect(Set(rows.map { $0["strategy"] }) == ["document_repaired"])
        #expect(rows.first { $0["obligation_id"] == "MD24-000001" }?["principal"] == "40.00")
        #expect(try town.codes().contains("CHOICE_NOT_APPLIED"))
    }

    @Test("an electronic ticket of series К less 30 % within 14 days of service, others not")
    func series() throws {
        let town = try town("per_debt", text: "нищо")
        let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        try town.write(
            "pipeline.yml",
            settings.replacing("group: fine}", with: "group: fine, discounts: [electronic]}").replacing(
                "rules: {",
                with: """
                    rules: {discounts: {electronic: {percent: 30, within_days: 14, from: 2020-01-01, series: [К]}},\u{20}
                    """))
        try town.write(
            "Inputs/register/b.csv",
            """
            obligation_id,kind,document_series,document_no,payer_id,principal,issued_on,served_on,due_on
            FN26-000001,fine_ticket,К,7654321,7501020050,50.00,2026-04-28,2026-05-04,2026-06-01
            FN26-000002,fine_ticket,Т,7654322,7501020050,50.00,2026-04-28,2026-05-04,2026-06-01
            """ + "\n")
        try town.write(
            "Inputs/bank/b.csv",
            SmallTown.bankHeader + SmallTown.bankRow("35.00", "фиш K 7654321", reference: "R2", day: "2026-05-18")
                + SmallTown.bankRow("35.00", "фиш Т 7654322", reference: "R3", day: "2026-05-18"))
        #expect(try town.sverka("run", "--date", "2026-05-19").status == 0)
        let rows = try town.rows("obligations.csv").filter { $0["kind"] == "fine_ticket" }
        #expect(rows.map { $0["discount"] } == ["15.00", "0.00"])
        #expect(rows.map { $0["outstanding"] } == ["0.00", "15.00"])
    }

    @Test("a year's discounted sum, though the text names one instalment only; after the last day a part")
    func wholeYear() throws {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings)
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,payer_id,object,year,instalment,principal,issued_on,due_on
            WF26-000001,waste_fee,7501020050,лот 1,2026,1,50.01,2026-02-10,2026-06-30
            WF26-000002,waste_fee,7501020050,лот 1,2026,2,50.00,2026-02-10,2026-10-31
            WF26-000003,waste_fee,9108103440,лот 2,2026,1,50.01,2026-02-10,2026-06-30
            WF26-000004,waste_fee,9108103440,лот 2,2026,2,50.00,2026-02-10,2026-10-31
            """ + "\n")
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader + SmallTown.bankRow("95.01", "WF26-000002", reference: "R1", day: "2026-04-30")
                + SmallTown.bankRow("95.01", "WF26-000003 WF26-000004", reference: "R2", day: "2026-05-04"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let rows = try town.rows("obligations.csv")
        #expect(rows.map { $0["outstanding"] } == ["0.00", "0.00", "0.00", "5.00"])
        #expect(rows.map { cents($0["discount"]) }.reduce(0, +) == 500)
        #expect(try town.codes().contains("DISCOUNT_EXPIRED"))
    }

    @Test(
        "what a year's sum pays hangs on the money of earlier days, not on the order of the rows",
        arguments: [true, false])
    func wholeYearAfterAPart(_ isReversed: Bool) throws {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings)
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,payer_id,object,year,instalment,principal,issued_on,due_on
            WF26-000001,waste_fee,7501020050,лот 1,2026,1,50.01,2026-02-10,2026-06-30
            WF26-000002,waste_fee,7501020050,лот 1,2026,2,50.00,2026-02-10,2026-10-31
            """ + "\n")
        let rows = [
            SmallTown.bankRow("95.01", "WF26-000002", reference: "R1", day: "2026-04-30"),
            SmallTown.bankRow("50.01", "WF26-000001", reference: "R2", day: "2026-04-28"),
        ]
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader + (isReversed ? rows.reversed() : rows).joined())
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let joined = try town.rows("allocations.csv").map { [$0["obligation_id"], $0["amount"], $0["paid_on"]] }
        #expect(joined.contains(["WF26-000001", "50.01", "2026-04-28"]))
        #expect(!joined.contains { $0[0] == "WF26-000001" && $0[2] == "2026-04-30" })
    }
}
