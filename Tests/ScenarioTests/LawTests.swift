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
}
