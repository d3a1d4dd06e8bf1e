// Rules of law that change by a day: each payment goes by the rule of its own day.

import Foundation
import Testing

@Suite("Rules of law by their days")
struct DatedRuleTests {
    private static func town(_ rules: String, order: String = "law") throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing("interest: none", with: "order: \(order)") + "\n" + rules + "\n")
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,payer_id,payer_name,year,principal,interest,issued_on,due_on
            WF25-000001,waste_fee,9108103440,Мира Лозева,2025,40.00,3.00,2025-02-10,2025-06-30
            WF25-000002,waste_fee,9108103440,Мира Лозева,2025,50.00,2.00,2025-02-10,2025-10-31
            WF26-000003,waste_fee,9108103440,Мира Лозева,2026,70.00,,2026-02-10,2026-10-31
            """ + "\n")
        return town
    }

    /// Pays in one night, booked on 13 May and valued on the 11th; gives what each debt got.
    private static func pay(_ town: Scenario, _ sum: String, _ text: String) throws -> [String: String] {
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,value_on,amount,currency,bank_reference,remittance\n"
                + "BG43TEST12348400000001,2026-05-13,2026-05-11,\(sum),EUR,A1,\(text)\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let rows = try town.rows("obligations.csv").filter { $0["paid"] != "0.00" }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0["obligation_id"] ?? "", $0["paid"] ?? "") })
    }

    @Test(
        "principals first from a day on",
        arguments: [("2026-05-11", ["40.00", "20.00"]), ("2026-05-12", ["43.00", "17.00"])])
    func repayment(_ from: String, _ expected: [String]) throws {
        let town = try Self.town("rules: {repayment: [{value: per_debt}, {from: \(from), value: principals_first}]}")
        let paid = try Self.pay(town, "60.00", "442400 9108103440")
        #expect(paid == ["WF25-000001": expected[0], "WF25-000002": expected[1]])
    }

    @Test(
        "a kind is paid as named from a day on",
        arguments: [
            ("2026-05-11", ["WF26-000003": "70.00"]), ("2026-05-12", ["WF25-000001": "43.00", "WF25-000002": "27.00"]),
        ]
    )
    func order(_ from: String, _ expected: [String: String]) throws {
        let town = try Self.town("", order: "[{value: law}, {from: \(from), value: named}]")
        #expect(try Self.pay(town, "70.00", "WF26-000003") == expected)
        #expect(try town.codes().contains("CHOICE_NOT_APPLIED") == (expected.count == 2))
    }

    @Test(
        "the day of payment is that of the value or of the booking, by the day of booking",
        arguments: [("2026-05-13", "2026-05-13"), ("2026-05-14", "2026-05-11")])
    func paymentDay(_ from: String, _ expected: String) throws {
        let town = try Self.town(
            "rules: {payment_date: {bank: [{value: value_on}, {from: \(from), value: booked_on}]}}")
        _ = try Self.pay(town, "43.00", "WF25-000001")
        #expect(try town.rows("payments.csv").map { $0["paid_on"] } == [expected])
    }
}
