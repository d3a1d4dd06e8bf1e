// Which debt a sum fits where the payer names none: exact before near, single before sets (matching.md sections 3 to 5).

import Foundation
import Testing

@Suite("Which debt a sum fits")
struct FittingTests {
    static let header =
        "obligation_id,kind,payer_id,payer_name,object,year,instalment,currency,principal,interest,issued_on,served_on,due_on\n"

    /// A debt: id, kind, principal and what else differs.
    static func debt(
        _ id: String, _ kind: String, _ principal: String, object: String = "", year: Int = 2026,
        instalment: String = "", currency: String = "EUR", interest: String = "", issued: String = "2026-01-10",
        served: String = "", due: String = "2026-10-31", payer: String = "9108103440"
    ) -> String {
        "\(id),\(kind),\(payer),Мира Лозева,\(object),\(year),\(instalment),\(currency),\(principal),\(interest),\(issued),"
            + "\(served),\(due)\n"
    }

    static func town(_ debts: [String], rules: String = "") throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings + """

                  property_tax: {code: "442100", group: tax}
                  vehicle_tax: {code: "442300", group: tax}
                  penal_decree: {code: "446500", group: fine}
                  fine_ticket: {code: "446500", group: fine}
                  parking_notice: {code: "446500", group: fine}
                  civil_fee: {code: "448007", group: fee}
                \(rules)

                """)
        try town.write("Inputs/register/a.csv", header + debts.joined())
        return town
    }

    /// What one payment of the person pays: debt and amount, and the codes found.
    static func pay(
        _ town: Scenario, _ amount: String, code: String = "", text: String = "плащане", day: String = "2026-05-10",
        person: String = "9108103440"
    ) throws -> (paid: [String: String], codes: Set<String>) {
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,currency,bank_reference,obligor_id,payment_code,remittance\n"
                + "BG65TEST56788400000002,\(day),\(amount),EUR,R1,\(person),\(code),\(text)\n")
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 0, "\(run.text)")
        #expect(try town.sverka("verify").status == 0)
        let rows = try town.rows("allocations.csv").map { ($0["obligation_id"] ?? "", $0["amount"] ?? "") }
        return (Dictionary(uniqueKeysWithValues: rows), try town.codes())
    }

    /// Eight debts of one kind and year without an object.
    private static let eight = ["10.00", "20.00", "41.00", "82.00", "164.00", "328.00", "656.00", "30.00"]

    @Test(
        "of eight debts of one payer, kind and year: the single one before a set, the eighth in a set, and all of them",
        arguments: [
            ("30.00", ["PT-000008": "30.00"]),
            ("716.00", ["PT-000001": "10.00", "PT-000002": "20.00", "PT-000007": "656.00", "PT-000008": "30.00"]),
            // 656 and 30, or 656, 10 and 20.
            ("686.00", [:]),
            ("1331.00", Dictionary(uniqueKeysWithValues: eight.enumerated().map { ("PT-00000\($0 + 1)", $1) })),
        ])
    func largeFamily(_ amount: String, _ expected: [String: String]) throws {
        let town = try Self.town(
            Self.eight.enumerated().map { Self.debt("PT-00000\($0 + 1)", "property_tax", $1) })
        #expect(try Self.pay(town, amount).paid == expected)
    }

    /// 50.00 leva less 30 % are 17.89 euro, 400.00 less 20 % are 163.62.
    private static let decrees = [
        debt("FN-000001", "penal_decree", "400.00", currency: "BGN", served: "2026-02-10", due: "2026-03-01"),
        debt("FN-000002", "penal_decree", "400.00", currency: "BGN", served: "2026-05-04", due: "2026-06-01"),
    ]

    @Test(
        "a cent beside the discounted sum earns the discount, by code and by sum alone; three cents don't",
        arguments: [
            ("163.61", "446500", "FN-000002"), ("163.60", "446500", "FN-000002"), ("163.59", "446500", "FN-000001"),
            ("163.61", "", "FN-000002"), ("163.64", "", "FN-000002"), ("163.65", "", nil),
        ])
    func nearDiscount(_ amount: String, _ code: String, _ debt: String?) throws {
        let found = try Self.pay(Self.town(Self.decrees), amount, code: code)
        #expect(found.paid == (debt.map { [$0: amount] } ?? [:]))
        #expect(found.codes.contains("ROUNDING") == (debt == "FN-000002"))
    }

    @Test("a cent beside: the other person's named act is paid all the same, as with the sum to the cent")
    func nearMismatch() throws {
        let town = try Self.town(
            [Self.decrees[1], Self.debt("CF-000003", "civil_fee", "9.00", payer: "7501020050")])
        let found = try Self.pay(town, "163.61", text: "FN-000002", person: "7501020050")
        #expect(found.paid == ["FN-000002": "163.61"] && found.codes.contains("OBLIGOR_MISMATCH"))
    }

    @Test(
        "what is due to the cent goes before what is near; two that are near and due on one day are ambiguous",
        arguments: [("", ["FN-000003": "163.61"]), ("446500", ["FN-000003": "163.61"])])
    func exactBeforeNear(_ code: String, _ expected: [String: String]) throws {
        let other = Self.debt("FN-000003", "fine_ticket", "163.61", due: "2026-06-01")
        #expect(try Self.pay(Self.town(Self.decrees + [other]), "163.61", code: code).paid == expected)
        let found = try Self.pay(Self.town(Self.decrees + [other]), "163.63", code: code)
        #expect(found.paid == ["FN-000002": "163.63"])
        let twin = Self.debt("FN-000003", "fine_ticket", "320.00", currency: "BGN", due: "2026-06-01")
        let tied = try Self.pay(Self.town(Self.decrees + [twin]), "163.63", code: code)
        // Acts of a code: what the conversion leaves is no choice.
        if code.isEmpty {
            #expect(tied.paid.isEmpty && tied.codes.contains("AMBIGUOUS"))
        } else {
            #expect(tied.paid == ["FN-000002": "163.63"])
        }
    }

    @Test(
        "among objects of one year: the exact sum of one before the discounted sum of another that is near",
        arguments: [("95.01", "PT-000002"), ("95.00", "PT-000001"), ("95.02", "PT-000001")])
    func objects(_ amount: String, _ debt: String) throws {
        let town = try Self.town([
            Self.debt("PT-000001", "property_tax", "100.00", object: "ул. А"),
            Self.debt("PT-000002", "property_tax", "95.01", object: "ул. Б"),
        ])
        #expect(try Self.pay(town, amount, code: "442100", day: "2026-04-10").paid == [debt: amount])
    }

    @Test(
        "a cent over a converted debt goes on to the next one of the order; without a next one it is rounding",
        arguments: [
            ("waste_fee", "442400", true, ["DD-000001": "25.56", "DD-000002": "0.01"]),
            ("fine_ticket", "446500", true, ["DD-000001": "25.56", "DD-000002": "0.01"]),
            ("fine_ticket", "446500", false, ["DD-000001": "25.57"]), ("fine_ticket", "", true, ["DD-000001": "25.57"]),
        ])
    func centOver(_ kind: String, _ code: String, _ hasNext: Bool, _ expected: [String: String]) throws {
        let debts = [
            Self.debt("DD-000001", kind, "50.00", year: 2025, currency: "BGN", issued: "2025-02-01", due: "2025-03-01"),
            Self.debt("DD-000002", kind, "90.00", issued: "2026-02-01", due: "2026-03-01"),
        ]
        #expect(try Self.pay(Self.town(Array(debts.prefix(hasNext ? 2 : 1))), "25.57", code: code).paid == expected)
    }

    @Test("of a set with a debt under enforcement the others stay in the order of the law, as where they are named")
    func enforced() throws {
        let debts = [("2024", "40.00", "2026-02-01"), ("2025", "30.00", ""), ("2026", "20.00", "")].map {
            "VT-\($0.0),vehicle_tax,9108103440,\($0.0),\($0.1),0.00,\($0.0)-02-01,\($0.0)-10-31,\($0.2)\n"
        }
        for text in ["плащане", "VT-2024 и VT-2026"] {
            let town = try Self.town([])
            try town.write(
                "Inputs/register/a.csv",
                "obligation_id,kind,payer_id,year,principal,interest,issued_on,due_on,enforcement_on\n" + debts.joined()
            )
            let found = try Self.pay(town, "60.00", text: text)
            #expect(found.paid == ["VT-2024": "40.00", "VT-2025": "20.00"])
            #expect(found.codes.contains("CHOICE_NOT_APPLIED"))
        }
    }

    @Test("the whole sum of a tiny debt is the whole sum: the tolerance makes no discount of it")
    func tiny() throws {
        for (kind, sum) in [("penal_decree", "0.10"), ("property_tax", "0.20")] {
            let town = try Self.town([Self.debt("DD-000001", kind, sum, served: "2026-04-06")])
            let found = try Self.pay(town, sum, text: "DD-000001", day: "2026-04-10")
            #expect(found.paid == ["DD-000001": sum] && !found.codes.contains("ROUNDING"))
            let row = try #require(try town.rows("obligations.csv").first)
            #expect(row["discount"] == "0.00" && row["outstanding"] == "0.00")
        }
    }

    @Test("the year's discounted sum with one of its debts named, where that sum is less than the named debt")
    func unequal() throws {
        let town = try Self.town([
            Self.debt("PT-000001", "property_tax", "100.00", instalment: "1", due: "2026-06-30"),
            Self.debt("PT-000002", "property_tax", "1.00", instalment: "2"),
        ])
        let found = try Self.pay(town, "95.95", text: "PT-000001", day: "2026-04-10", person: "")
        #expect(found.paid == ["PT-000001": "95.00", "PT-000002": "0.95"])
        #expect(!found.codes.contains("UNDERPAID"))
    }

    @Test(
        "principals first among debts of one year, and among acts and fees",
        arguments: [
            ("vehicle_tax", "442300", "per_debt", ["43.00", "17.00"]),
            ("vehicle_tax", "442300", "principals_first", ["40.00", "20.00"]),
            ("civil_fee", "448007", "per_debt", ["43.00", "17.00"]),
            ("civil_fee", "448007", "principals_first", ["40.00", "20.00"]),
        ])
    func principalsFirst(_ kind: String, _ code: String, _ repayment: String, _ expected: [String]) throws {
        let town = try Self.town(
            [
                Self.debt(
                    "DD-000001", kind, "40.00", year: 2025, interest: "3.00", issued: "2025-01-10", due: "2025-06-30"),
                Self.debt(
                    "DD-000002", kind, "50.00", year: 2025, interest: "2.00", issued: "2025-01-10", due: "2025-10-31"),
            ], rules: "rules: {repayment: \(repayment)}")
        let found = try Self.pay(town, "60.00", code: code)
        #expect(found.paid == ["DD-000001": expected[0], "DD-000002": expected[1]])
        // Exactly one of them is a choice, whatever comes first.
        let town2 = try Self.town(
            [
                Self.debt("DD-000001", kind, "40.00", object: "А", year: 2025, interest: "3.00", due: "2025-06-30"),
                Self.debt("DD-000002", kind, "50.00", object: "Б", year: 2025, interest: "2.00", due: "2025-10-31"),
            ], rules: "rules: {repayment: \(repayment)}")
        #expect(try Self.pay(town2, "52.00", code: code).paid == ["DD-000002": "52.00"])
    }
}
