// The rule that decided, and figures of a debt that add up, for clerks and for the register.

import Foundation
import Testing

@Suite("The rule that decided, and a debt's figures")
struct RuleTests {
    @Test(
        "allocations name the rule that put the money on a debt; explain tells it in words",
        arguments: [
            ("VT-000001", "vehicle_tax", "442300", "dopk_169_3a", "най-старата година първа"),
            ("AN-000001", "fine_ticket", "446500", "dopk_169_4", "с най-ранния срок"),
            ("VT-000001", "vehicle_tax", "", "dopk_169_1", nil as String?),
        ])
    func rule(_ id: String, _ kind: String, _ code: String, _ rule: String, _ words: String?) throws {
        let town = try FittingTests.town([FittingTests.debt(id, kind, "40.00")])
        #expect(
            try FittingTests.pay(town, "30.00", code: code, text: code.isEmpty ? id : "плащане").paid == [id: "30.00"])
        let row = try #require(try town.rows("allocations.csv").first)
        #expect(row["rule"] == rule)
        for story in [row["payment_id"] ?? "", id] {
            let told = try town.sverka("explain", story).text
            #expect(told.contains(words ?? "ДОПК чл. 169, ал. 1"), "\(told)")
            #expect(told.contains("ДВ 94/2015") == (rule == "dopk_169_3a"), "\(told)")
        }
    }

    @Test(
        "explain of a debt: discount, rounding and what was paid elsewhere stand beside the money, and the law's reason"
    )
    func figures() throws {
        let town = try FittingTests.town([
            FittingTests.debt("FN-000001", "penal_decree", "400.00", currency: "BGN", served: "2026-05-04")
        ])
        #expect(try FittingTests.pay(town, "163.61", text: "FN-000001").paid == ["FN-000001": "163.61"])
        let told = try town.sverka("explain", "FN-000001").text
        #expect(
            told.contains(
                "Главница 204.52, лихва 0.00, разноски 0.00, без отстъпка 40.90, без закръгление 0.01; платени 163.61; дължими 0.00"
            ),
            "\(told)")
        #expect(told.contains("163.61 = главница 163.61, без отстъпка 40.90, без закръгление 0.01;"), "\(told)")
        #expect(told.contains("FN-000001: отстъпка 40.90 (20.00 %), защото е платено в срока"), "\(told)")
        let other = try FittingTests.town([])
        try other.write("Inputs/bank/a.csv", SmallTown.bankHeader)
        try other.write(
            "Inputs/register/a.csv",
            "obligation_id,kind,payer_id,principal,paid_elsewhere,issued_on\nCF-000002,civil_fee,9108103440,40.00,15.00,2026-01-10\n"
        )
        let run = try other.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 0, "\(run.text)")
        #expect(
            try other.sverka("explain", "CF-000002").text.contains(
                "разноски 0.00, без платени другаде 15.00; платени 0.00; дължими 25.00"))
    }

    @Test(
        "a discount that was posted stays when the register raises the debt: what it added is open",
        arguments: [("property_tax", "2026-04-20", "95.00", "5.00"), ("penal_decree", "2026-05-05", "80.00", "20.00")])
    func raised(_ kind: String, _ day: String, _ amount: String, _ discount: String) throws {
        func debt(_ sum: String) -> String {
            FittingTests.debt("DD-000001", kind, sum, served: "2026-05-04", due: "2026-06-30")
        }
        let town = try FittingTests.town([debt("100.00")])
        #expect(try FittingTests.pay(town, amount, text: "DD-000001", day: day).paid == ["DD-000001": amount])
        try town.write("Inputs/register/b.csv", FittingTests.header + debt("110.00"))
        #expect(try town.sverka("run", "--date", "2026-05-20").status == 0)
        let row = try #require(try town.rows("obligations.csv").first)
        #expect(row["discount"] == discount && row["outstanding"] == "10.00" && row["paid"] == amount)
        #expect(try town.rows("allocations.csv").isEmpty)
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("the same of a year's instalments, one of them raised or a third one added", arguments: [true, false])
    func raisedYear(_ isAdded: Bool) throws {
        let debts = [
            FittingTests.debt("PT-000001", "property_tax", "25.57", instalment: "1", due: "2026-06-30"),
            FittingTests.debt("PT-000002", "property_tax", "25.56", instalment: "2"),
        ]
        let town = try FittingTests.town(debts)
        try town.write(
            "Inputs/bank/b.csv",
            SmallTown.bankHeader + SmallTown.bankRow("24.29", "PT-000001", reference: "R1", day: "2026-04-20")
                + SmallTown.bankRow("24.28", "PT-000002", reference: "R2", day: "2026-04-22"))
        #expect(try town.sverka("run", "--date", "2026-04-23").status == 0)
        #expect(try town.rows("obligations.csv").reduce(0) { $0 + cents($1["discount"]) } == 256)
        let change =
            isAdded
            ? FittingTests.debt("PT-000003", "property_tax", "5.00", instalment: "3")
            : FittingTests.debt("PT-000001", "property_tax", "30.57", instalment: "1", due: "2026-06-30")
        try town.write("Inputs/register/b.csv", FittingTests.header + change)
        #expect(try town.sverka("run", "--date", "2026-05-20").status == 0)
        let rows = try town.rows("obligations.csv")
        #expect(rows.reduce(0) { $0 + cents($1["discount"]) } == 256)
        #expect(rows.reduce(0) { $0 + cents($1["outstanding"]) } == 500)
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a discount goes with the money that earned it: taken back, the whole debt is open, raised or not")
    func takenBack() throws {
        let debt = FittingTests.debt("FN-000001", "penal_decree", "100.00", served: "2026-05-04")
        let town = try FittingTests.town([debt])
        try town.write(
            "Inputs/bank/b.csv",
            SmallTown.bankHeader + SmallTown.bankRow("50.00", "FN-000001", reference: "R1", day: "2026-05-05")
                + SmallTown.bankRow("30.00", "FN-000001", reference: "R2", day: "2026-05-06"))
        #expect(try town.sverka("run", "--date", "2026-05-07").status == 0)
        #expect(try town.rows("obligations.csv").first?["discount"] == "20.00")
        let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        try town.write(
            "pipeline.yml",
            settings.replacing(
                "  bank: {", with: "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n  bank: {"))
        let first = try #require(try town.rows("payments.csv").first { $0["bank_reference"] == "R1" }?["payment_id"])
        try town.write(
            "Inputs/decisions/a.csv",
            "decision_id,decided_on,decided_by,action,payment_id,obligation_id,reason\n"
                + "R-1,2026-05-08,Ана,release,\(first),FN-000001,грешка\n")
        #expect(try town.sverka("run", "--date", "2026-05-08").status == 0)
        let row = try #require(try town.rows("obligations.csv").first)
        #expect(row["discount"] == "0.00" && row["outstanding"] == "70.00")
    }
}
