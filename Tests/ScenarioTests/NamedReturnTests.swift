// Money that a bank sends back without any reference: told by the debt or the person that its text names, or said to be open.

import Foundation
import Testing

@Suite("Returns that carry no reference")
struct NamedReturnTests {
    private static let (mira, account) = ("9108103440", "BG43TEST12348400000001")

    /// Two debts of Mira are paid on 13 May, one payment each, or only the first; a debit comes on the next night.
    private func town(_ debit: String, sum: String = "-50.00", second: String = "70.00") throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing("{type: revenue}", with: "{type: revenue, statements: on_movement}"))
        try town.write(
            "Inputs/register/a.csv",
            SmallTown.register.replacing("Мира Лозева,70.00", with: "Мира Лозева,\(second)"))
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader + "\(Self.account),2026-05-13,2026-05-13,50.00,EUR,A1,WF26-000001\n"
                + "\(Self.account),2026-05-13,2026-05-13,\(second),EUR,A2,WF26-000002\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.sverka("certificate", Self.mira).status == 0)
        try town.write(
            "Inputs/bank/b.csv",
            SmallTown.bankHeader + "\(Self.account),2026-05-14,2026-05-14,\(sum),EUR,B1,\(debit)\n")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        return town
    }

    @Test(
        "the debt or the person, and just the sum: the payment is taken back",
        arguments: [
            "ВЪРНАТ ПРЕВОД WF26-000001", "връщане на превод по wf26-000001.", "RETURN OF FUNDS 9108103440",
            "сторно (WF26-000001)", "9108103440   върната сума",
        ])
    func named(_ text: String) throws {
        let town = try town(text)
        #expect(try town.codes() == ["REVERSED"])
        #expect(try town.paid("WF26-000001") == "0.00" && town.paid("WF26-000002") == "70.00")
        let back = try #require(try town.rows("payments.csv").first { $0["bank_reference"] == "A1" })
        #expect(back["status"] == "reversed")
        // The same is so when both come in one night.
        try town.remove("Outputs")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let rows = try town.rows("discrepancies.csv")
        #expect(try town.paid("WF26-000001") == "0.00" && town.codes() == ["REVERSED"], "\(rows)")
    }

    @Test(
        "what is not certain takes nothing back, is said, and stands against the certificate",
        arguments: [
            // Another sum; nobody named; two payments of the sum; a person named who paid no such sum.
            ("ВЪРНАТ ПРЕВОД WF26-000001", "-40.00", "70.00", true), ("ВЪРНАТ ПРЕВОД", "-50.00", "70.00", false),
            ("върнат превод 9108103440", "-50.00", "50.00", true), ("връщане WF26-000009", "-50.00", "70.00", false),
        ])
    func uncertain(_ text: String, _ sum: String, _ second: String, _ isHers: Bool) throws {
        let town = try town(text, sum: sum, second: second)
        #expect(try town.codes() == ["UNIDENTIFIED"])
        #expect(try town.paid("WF26-000001") == "50.00")
        let debit = try #require(try town.rows("payments.csv").first { $0["bank_reference"] == "B1" })
        let refused = try town.sverka("certificate", Self.mira)
        #expect(refused.status == (isHers ? 1 : 0), "\(refused.text)")
        if isHers { #expect(refused.text.contains(debit["payment_id"] ?? "?"), "\(refused.text)") }
        // It stays until a person rules on it.
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 0)
        #expect(try town.rows("discrepancies.csv").map { $0["state"] } == ["carried"])
        try town.write(
            "Inputs/decisions/d.csv",
            "decision_id,decided_on,decided_by,action,payment_id,reason\n"
                + "R-1,2026-05-16,Ана,ignore,\(debit["payment_id"] ?? ""),наем\n")
        let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        let source = "sources:\n  rulings: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n"
        try town.write("pipeline.yml", settings.replacing("sources:\n", with: source))
        #expect(try town.sverka("run", "--date", "2026-05-17").status == 0)
        #expect(try town.rows("discrepancies.csv").map { $0["state"] } == ["resolved"])
        #expect(try town.sverka("certificate", Self.mira).status == 0)
    }

    @Test("a debit that is no return is nobody's", arguments: ["наем за май", "такса обслужване WF26", "превод 50"])
    func others(_ text: String) throws {
        let town = try town(text)
        #expect(try town.codes().isEmpty)
        #expect(try town.sverka("certificate", Self.mira).status == 0)
    }
}
