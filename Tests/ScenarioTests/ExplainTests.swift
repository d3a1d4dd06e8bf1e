// What `explain` and `certificate` say: plain words, the rule with its days, what else was considered and why it was left.

import Foundation
import Testing

@Suite("Explained in words")
struct ExplainTests {
    private static let settings = SmallTown.settings.replacing(
        "waste_fee: {code: \"442400\", group: tax, interest: none}",
        with: """
            waste_fee: {code: "442400", group: tax}
              property_tax: {code: "442100", group: tax}
              penal_decree: {code: "446500", group: fine}
            """)
    private static let register = """
        obligation_id,kind,document_no,payer_id,payer_name,year,currency,principal,interest,issued_on,served_on,due_on,enforcement_on,status
        PT25-000001,property_tax,,9108103440,Мира Лозева,2025,BGN,195.58,,2025-02-10,,2025-06-30,,open
        WF25-000002,waste_fee,,9108103440,Мира Лозева,2025,EUR,70.00,,2025-02-10,,2025-10-31,,open
        WF26-000003,waste_fee,,9108103440,Мира Лозева,2026,EUR,80.00,,2026-02-10,,2026-10-31,,open
        WF24-000004,waste_fee,,9108103440,Мира Лозева,2024,EUR,60.00,,2024-02-10,,2024-10-31,,cancelled
        FN26-000005,penal_decree,26-1234-000567,7501020050,Петър Нов,2026,EUR,100.00,,2026-04-20,2026-05-05,2026-06-30,,open
        FN25-000006,penal_decree,26-1234-000567,8001010158,Ива Стара,2025,EUR,90.00,,2025-04-20,,2025-06-30,2025-09-01,open
        """

    private func town(_ language: String = "bg") throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml", Self.settings.replacing("language: bg", with: "language: \(language)"))
        try town.write("Inputs/register/a.csv", Self.register + "\n")
        let rows = [
            ("108.95", "", "по PT25-000001"), ("30.00", "9108103440", "ТБО"),
            ("80.00", "7501020050", "НП 26-1234-000567"),
            ("5.00", "", "вноска"),
        ]
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,currency,bank_reference,obligor_id,remittance\n"
                + rows.enumerated().map { place, row in
                    "BG65TEST56788400000002,2026-05-14,\(row.0),EUR,R\(place),\(row.1),\(row.2)\n"
                }.joined())
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        return town
    }

    private func story(_ town: Scenario, _ reference: String) throws -> String {
        let row = try #require(try town.rows("payments.csv").first { $0["bank_reference"] == reference })
        return try town.sverka("explain", row["payment_id"] ?? "").stdout
    }

    @Test func `a debt in leva with interest: the rates, the conversion, what was not named`() throws {
        let story = try story(try town(), "R0")
        for words in [
            "Защо: в плащането стои номерът на задължението.", "по номер на задължение",
            "PT25-000001: сумите са в BGN и са превалутирани по 1.95583.",
            "(дни: 318): 11.91 % от 2025-07-01 до 2025-12-31, на ден 1/360, 10.15 % от 2026-01-01 до 2026-05-14, на ден 1/360.",
            "Разгледано, но оставено: WF25-000002 (такса битови отпадъци, 70.00 EUR) — не е посочено в плащането",
            "WF24-000004 (такса битови отпадъци, 60.00 EUR) — отменено или отписано",
        ] { #expect(story.contains(words), "\(words)\n\(story)") }
    }

    @Test func `by kind: the later debt and the other kind were left, in both languages`() throws {
        let bulgarian = try story(try town(), "R1")
        #expect(
            bulgarian.contains(
                "WF26-000003 (такса битови отпадъци, 80.00 EUR) — по-късно в реда на закона (срок 2026-10-31)"))
        #expect(bulgarian.contains("PT25-000001 (данък недвижими имоти, 195.58 BGN)"))
        #expect(bulgarian.contains("лице 9108103440; вид такса битови отпадъци"), "\(bulgarian)")
        let english = try story(try town("en"), "R1")
        #expect(english.contains("WF26-000003 (waste fee, 80.00 EUR) — later in the order of the law (due 2026-10-31)"))
        #expect(!english.contains("такса"), "\(english)")
    }

    @Test func `a decree with its discount, and another one with the same number`() throws {
        let story = try story(try town(), "R2")
        for words in [
            "FN26-000005: отстъпка 20.00 (20.00 %), защото е платено в срока за нея, до 2026-05-19.",
            "FN25-000006 (наказателно постановление, 90.00 EUR) — същият номер, но друг вид, серия, година или лице",
        ] { #expect(story.contains(words), "\(words)\n\(story)") }
        let debt = try town().sverka("explain", "FN25-000006").stdout
        #expect(debt.hasPrefix("Задължение FN25-000006 (наказателно постановление), лице 8001010158 Ива Стара"))
    }
}
