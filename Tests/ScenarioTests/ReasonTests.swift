// What is said of money that is short, too much, in leva, or that fits in several ways.

import Foundation
import Testing

@Suite("What is said of a payment and why")
struct ReasonTests {
    private static func instalments(_ kind: String, currency: String = "EUR", sum: String = "30.00") -> [String] {
        ["2026-06-30", "2026-10-31"].enumerated().map { place, due in
            FittingTests.debt(
                "DD-00000\(place + 1)", kind, sum, object: "РВ1111АА", instalment: "\(place + 1)", currency: currency,
                due: due)
        }
    }

    @Test(
        "two debts of a kind are named and the money is short: UNDERPAID; an older one that took its part is none",
        arguments: ["vehicle_tax", "fine_ticket"])
    func short(_ kind: String) throws {
        let town = try FittingTests.town(Self.instalments(kind))
        let found = try FittingTests.pay(town, "45.00", text: "DD-000001 и DD-000002", person: "")
        #expect(found.paid == ["DD-000001": "30.00", "DD-000002": "15.00"])
        let short = try town.rows("discrepancies.csv").filter { $0["code"] == "UNDERPAID" }
        #expect(short.map { $0["obligation_id"] } == ["DD-000002"] && short.map { $0["amount"] } == ["15.00"])
        let whole = try FittingTests.town(Self.instalments(kind))
        #expect(
            try !FittingTests.pay(whole, "60.00", text: "DD-000001 и DD-000002", person: "").codes.contains("UNDERPAID")
        )
        let older = FittingTests.debt(
            "DD-000000", "vehicle_tax", "9.00", year: 2025, interest: "0.00", due: "2025-10-31")
        let refused = try FittingTests.pay(
            FittingTests.town(Self.instalments("vehicle_tax") + [older]), "45.00", text: "DD-000001 и DD-000002",
            person: "")
        #expect(refused.codes.contains("CHOICE_NOT_APPLIED") && !refused.codes.contains("UNDERPAID"))
    }

    @Test(
        "the lev figure of two instalments in euro is BGN_AS_EUR, a credit of another size is not",
        arguments: [("100.00", true), ("99.00", false), ("51.12", false)])
    func levFigure(_ amount: String, _ isLev: Bool) throws {
        let town = try FittingTests.town(Self.instalments("vehicle_tax", currency: "BGN", sum: "50.00"))
        let found = try FittingTests.pay(town, amount, code: "442300")
        #expect(found.codes.contains("BGN_AS_EUR") == isLev)
        #expect(found.codes.contains("OVERPAID") == (amount == "99.00"))
    }

    @Test("explain tells a payment in leva in the currency of what it paid")
    func leva() throws {
        let town = try FittingTests.town([FittingTests.debt("CF-000001", "civil_fee", "51.13")])
        try town.write(
            "Inputs/bank/b.csv",
            "account,booked_on,amount,currency,bank_reference,remittance\n"
                + "BG65TEST56788400000002,2026-05-10,100.00,BGN,R1,CF-000001\n")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let id = try #require(try town.rows("payments.csv").first?["payment_id"])
        let story = try town.sverka("explain", id).text
        #expect(story.contains("разнесени 51.13 EUR, неразнесени 0.00 EUR"), "\(story)")
        #expect(story.contains("Превалутирано от BGN по 1.95583: 51.13 EUR"), "\(story)")
    }

    @Test("sets that fit equally are shown, each with all its debts; single debts of the sum are called so")
    func sets() throws {
        let sums = ["30.00", "20.00", "10.00", "40.00"]
        let debts = sums.enumerated().map { place, sum in
            FittingTests.debt("CF-00000\(place + 1)", "civil_fee", sum)
        }
        let town = try FittingTests.town(debts)
        #expect(try FittingTests.pay(town, "60.00").codes.contains("AMBIGUOUS"))
        let rows = try town.rows("candidates.csv")
        #expect(rows.map { $0["rank"] } == ["1", "2"])
        let reasons = Set(rows.compactMap { $0["reason"] })
        #expect(
            reasons == [
                "дават точно тази сума: CF-000004 + CF-000002",
                "дават точно тази сума: CF-000001 + CF-000002 + CF-000003",
            ])
        #expect(Set(rows.compactMap { $0["obligation_id"] }).count == 2)
    }

    @Test("acts due on one day of which the sum meets none are not said to be exactly this sum")
    func sameDay() throws {
        let debts = ["30.00", "40.00"].enumerated().map { place, sum in
            FittingTests.debt("AN-00000\(place + 1)", "fine_ticket", sum, due: "2026-03-01")
        }
        let town = try FittingTests.town(debts)
        #expect(try FittingTests.pay(town, "20.00", code: "446500").codes.contains("AMBIGUOUS"))
        let rows = try town.rows("candidates.csv")
        #expect(rows.count == 2 && rows.allSatisfy { $0["reason"]?.contains("друга сума") ?? false })
    }

    @Test("the strategy order switched off: the order is there, and that is what is said", arguments: [true, false])
    func orderOff(_ isThere: Bool) throws {
        let town = try FittingTests.town(
            [FittingTests.debt("CF-000001", "civil_fee", "40.00")],
            rules: """
                matching: {strategies: [decision, obligation_id]}
                acquirers:
                  borica: {terminals: ["V1800001"], settles: gross, group_by: [terminal, day], credit_within: 3, matches: "BORICA"}
                """)
        let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        try town.write(
            "pipeline.yml",
            settings.replacing(
                "  bank: {",
                with: """
                      orders: {role: orders, path: "Inputs/orders/*.csv"}
                      vpos: {role: pos, path: "Inputs/pos/*.csv"}
                      bank: {
                    """))
        try town.write("Inputs/bank/a.csv", SmallTown.bankHeader + SmallTown.bankRow("40.00", "CF-000001"))
        let order = isThere ? "000001,2026-05-10T10:00:00Z,V1800001,CF-000001,40.00,paid\n" : ""
        try town.write(
            "Inputs/orders/a.csv", "order_id,created_at,terminal_id,obligation_id,amount,status\n" + order)
        try town.write(
            "Inputs/pos/a.csv",
            "terminal_id,type,transacted_at,order_id,rrn,amount,action,response_code\n"
                + "V1800001,sale,2026-05-10T10:01:00Z,000001,600001,40.00,0,00\n")
        let run = try town.sverka("run", "--date", "2026-05-14")
        #expect(run.status == 0, "\(run.text)")
        let found = try town.rows("discrepancies.csv").filter { $0["bank_reference"] == "600001" }
        #expect(found.map { $0["code"] } == [isThere ? "UNIDENTIFIED" : "CAPTURE_WITHOUT_ORDER"])
        #expect(found.first?["message"]?.contains("matching.strategies") == isThere)
    }
}
