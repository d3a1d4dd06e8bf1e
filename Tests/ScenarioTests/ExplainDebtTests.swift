// `explain` and `find` of debts that the registers changed, that are open, or that stand in an order; whom a payment named.

import Foundation
import Testing

@Suite("Explained debts")
struct ExplainDebtTests {
    private static let header =
        "obligation_id,kind,payer_id,payer_name,year,principal,issued_on,due_on,status\n"
    private static let (ivan, mira) = ("7501020050,Иван Стоянов", "9108103440,Мира Лозева")

    private func debt(_ id: String, _ kind: String, _ person: String, _ sum: String, year: Int = 2026, due: String)
        -> String
    {
        "\(id),\(kind),\(person),\(year),\(sum),\(year)-01-10,\(due),open\n"
    }

    private func town(_ debts: String..., rules: String = "") throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing("language: bg", with: "language: en").replacing(
                "interest: none}", with: "interest: none}\n  property_tax: {code: \"442100\", group: tax}") + "\n"
                + rules)
        try town.write("Inputs/register/a.csv", Self.header + debts.joined())
        try town.write("Inputs/bank/.keep", "")
        return town
    }

    private func pay(_ town: Scenario, _ amount: String, _ text: String, person: String = "") throws -> String {
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,currency,bank_reference,obligor_id,remittance\n"
                + "BG65TEST56788400000002,2026-05-14,\(amount),EUR,R1,\(person),\(text)\n")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        return try #require(try town.rows("payments.csv").first?["payment_id"])
    }

    @Test func `of another person's identifier: who that is, what they owe, and that the reference wins`() throws {
        let town = try town(
            debt("WF26-000001", "waste_fee", Self.mira, "50.00", due: "2026-10-31"),
            debt("WF26-000002", "waste_fee", Self.mira, "60.00", due: "2026-10-31"),
            debt("PT26-000003", "property_tax", Self.ivan, "70.00", due: "2026-10-31"))
        let story = try town.sverka("explain", try pay(town, "50.00", "WF26-000001", person: "7501020050")).stdout
        let lines = [
            "The payment bears the identifier of person 7501020050, but the debt that was paid is of 9108103440: number and sum agree, so the reference wins.",
            "PT26-000003 (property tax, 70.00 EUR) — of the person whose identifier stands in the payment",
            "WF26-000002 (waste fee, 60.00 EUR) — not named in the payment",
        ]
        let places = lines.map { story.range(of: $0)?.lowerBound }
        #expect(!places.contains(nil), "\(story)")
        #expect(places.compactMap { $0 }.sorted() == places.compactMap { $0 }, "\(story)")
    }

    @Test func `a version of a register says what it changed, and the person before is found`() throws {
        let town = try town(debt("WF26-000001", "waste_fee", Self.ivan, "50.00", due: "2026-10-31"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        try town.write(
            "Inputs/register/b.csv",
            Self.header + debt("WF26-000001", "waste_fee", Self.mira, "50.00", due: "2026-11-30"))
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 0)
        let story = try town.sverka("explain", "WF26-000001").stdout
        #expect(
            story.contains(
                "b.csv, line 2: principal 50.00, costs 0.00 EUR, open — changed: person 7501020050 → 9108103440; name Иван Стоянов → Мира Лозева; due 2026-10-31 → 2026-11-30"
            ), "\(story)")
        #expect(story.components(separatedBy: "changed:").count == 2, "\(story)")
        let found = try town.sverka("find", "7501020050")
        #expect(
            found.stdout.hasPrefix(
                "WF26-000001  waste fee  earlier of person 7501020050, now of 9108103440 Мира Лозева"), "\(found.text)")
        #expect(try !town.sverka("find", "9108103440").stdout.contains("earlier"))
        let early = try town.sverka("position", "9108103440", "--as-of", "2026-05-15")
        #expect(early.status == 66 && early.stderr.contains("As of 2026-05-15 the registers have no"), "\(early.text)")
        #expect(try town.sverka("position", "8001010158", "--as-of", "2026-05-15").stderr.contains("No register has"))
    }

    @Test func `an open debt tells its rates, which are not confirmed, and when limitation ends`() throws {
        let rules = """
            rules:
              interest:
                rates:
                  - {from: 2026-01-01, percent: 10.15, confirmed_until: 2026-04-30}
            """
        let town = try town(
            debt("PT25-000001", "property_tax", Self.ivan, "70.00", year: 2025, due: "2025-12-30"),
            debt("PT26-000002", "property_tax", Self.ivan, "70.00", due: "2026-10-31"), rules: rules)
        _ = try pay(town, "1.00", "вноска")
        let story = try town.sverka("explain", "PT25-000001").stdout
        for words in [
            "PT25-000001: interest 2.68 until 2026-05-15 on the principal as it was open (days: 136): 10.15 % from 2025-12-31 to 2025-12-31, a day 1/360 of it (rate not confirmed), 10.15 % from 2026-01-01 to 2026-04-30, a day 1/360 of it, 10.15 % from 2026-05-01 to 2026-05-15, a day 1/360 of it (rate not confirmed).",
            "PT25-000001: limitation ends on 2030-12-31, the absolute term on 2035-12-31.",
        ] { #expect(story.contains(words), "\(words)\n\(story)") }
        let later = try town.sverka("explain", "PT26-000002").stdout
        #expect(later.contains("limitation ends on 2031-12-31") && !later.contains("interest 0.00 until"), "\(later)")
    }

    @Test func `one rule for two debts is said once, the older debt first`() throws {
        let town = try town(
            debt("PT25-000009", "property_tax", Self.ivan, "30.00", year: 2025, due: "2026-10-30"),
            debt("PT26-000002", "property_tax", Self.ivan, "70.00", due: "2026-10-31"))
        let story = try town.sverka("explain", try pay(town, "70.00", "PT26-000002")).stdout
        #expect(story.contains("PT25-000009, PT26-000002: within the kind the oldest year first"), "\(story)")
        #expect(story.components(separatedBy: "within the kind the oldest year first").count == 2, "\(story)")
        let steps = ["→ PT25-000009, 30.00", "→ PT26-000002, 40.00"].map { story.range(of: $0)?.lowerBound }
        #expect(!steps.contains(nil), "\(story)")
        if let first = steps[0], let second = steps[1] { #expect(first < second, "\(story)") }
    }

    @Test func `a debt that only an order knows is found with the order and its money`() throws {
        let cards = CardTests()
        let town = try cards.town()
        try town.write(
            "Inputs/orders/a.csv",
            CardTests.orderHeader + "000007,2026-05-12T10:00:00+03:00,V1800001,ZZ-404,70.00,000007SV1,paid\n")
        try town.write(
            "Inputs/pos/a.csv", CardTests.cardHeader + cards.card("sale", "2026-05-12T07:01:00Z", "70.00"))
        #expect(try town.sverka("run", "--date", "2026-05-12").status == 0)
        let payment = try #require(try town.rows("payments.csv").first?["payment_id"])
        for wanted in ["ZZ-404", "zz404", "000007"] {
            let found = try town.sverka("find", wanted).text.split(separator: "\n")
            #expect(found.first?.hasPrefix("Поръчка 000007") == true, "\(found)")
            #expect(found.contains { $0.hasPrefix(payment) }, "\(found)")
        }
        #expect(try town.sverka("find", "ZZ-40").status == 66)
    }

    @Test func `a late statement without entries fills its gap also on the day of the one before; its copy is one`()
        throws
    {
        let town = try Scenario.smallTown()
        func statement(_ file: String, _ number: Int, _ day: String) throws {
            try town.write(
                "Inputs/bank/\(file).xml", SmallTown.statement(number: number, day: day, opening: 15000, []))
        }
        try statement("b", 2, "2026-05-14")
        try statement("d", 4, "2026-05-15")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let gap = try #require(try town.rows("discrepancies.csv").first { $0["code"] == "STATEMENT_GAP" })
        #expect(gap["message"]?.hasSuffix("между извлечения 2 и 4 липсва 3.") == true)
        try statement("c", 3, "2026-05-14")
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 0)
        #expect(try town.codes().isDisjoint(with: ["DUPLICATE_STATEMENT"]))
        #expect(
            try town.rows("discrepancies.csv").contains { $0["code"] == "STATEMENT_GAP" && $0["state"] == "resolved" })
        try town.write(
            "Inputs/bank/e.xml",
            SmallTown.statement(number: 3, day: "2026-05-14", opening: 15000, [], comment: "<!-- again -->\n"))
        #expect(try town.sverka("run", "--date", "2026-05-17").status == 0)
        #expect(try town.codes().contains("DUPLICATE_STATEMENT"))
    }

    @Test func `an identifier without a letter or a figure is a mistake of the call`() throws {
        let town = try town(debt("WF26-000001", "waste_fee", Self.ivan, "50.00", due: "2026-10-31"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        for command in ["certificate", "position"] {
            let outcome = try town.sverka(command, "")
            #expect(outcome.status == 64 && outcome.stderr.contains("is no identifier"), "\(outcome.text)")
        }
    }
}
