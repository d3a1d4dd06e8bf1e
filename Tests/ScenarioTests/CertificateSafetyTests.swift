// What else may be a person's stands against the certificate: orders, debts named in a text, wrong identifiers, units of a firm.

import Foundation
import Testing

@Suite("Certificates and what may be the person's")
struct CertificateSafetyTests {
    private static let mira = "9108103440"
    private static let header =
        "obligation_id,kind,document_series,document_no,payer_id,payer_name,object,principal,issued_on,due_on\n"

    private static let settings = """
        version: 1
        organisation: {name: Община, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
        sources:
          register: {role: obligations, path: "Inputs/register/*.csv"}
          archive: {role: obligations, path: "Inputs/archive/*.csv"}
          bank: {role: bank, path: "Inputs/bank/*"}
          orders: {role: orders, path: "Inputs/orders/*.csv"}
          vpos: {role: pos, path: "Inputs/pos/*.csv"}
        accounts:
          BG43TEST12348400000001: {type: revenue, statements: on_movement}
        kinds:
          vehicle_tax: {code: "442300", group: tax, discounts: []}
          penal_decree: {code: "446500", group: fine, discounts: []}
        """

    /// Mira's paid tax and open decree, what others owe, and a payment of 13 May beside hers.
    private func town(others: String = "", payment: String = "") throws -> Scenario {
        let town = try Scenario()
        try town.write("pipeline.yml", Self.settings)
        for folder in ["archive", "orders", "pos"] { try town.write("Inputs/\(folder)/.keep", "") }
        try town.write(
            "Inputs/register/a.csv",
            Self.header
                + "VT26-000001,vehicle_tax,,,\(Self.mira),Мира Петрова Лозева,РВ0101АХ,50.00,2026-02-10,2026-06-30\n"
                + "AN26-000002,penal_decree,К,5163790,\(Self.mira),Мира Петрова Лозева,,40.00,2026-02-10,2026-06-30\n"
                + others)
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader + "BG43TEST12348400000001,2026-05-13,2026-05-13,50.00,EUR,A1,VT26-000001\n"
                + "BG43TEST12348400000001,2026-05-13,2026-05-13,40.00,EUR,A2,AN26-000002\n" + payment)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        return town
    }

    @Test(
        "her debt's id, plate or document in open money of any sum",
        arguments: [
            ("VT26-000001", true), ("такса РВ 0101 АХ", true), ("акт К5163790/26", true), ("акт 5163790", true),
            ("акт 95163790", false), ("превод РВ0102АХ", false), ("2026 000002", false),
        ])
    func namedDebt(_ text: String, _ isHers: Bool) throws {
        let town = try town(payment: "BG43TEST12348400000001,2026-05-13,2026-05-13,7.77,USD,A3,\(text)\n")
        let outcome = try town.sverka("certificate", Self.mira)
        #expect(outcome.status == (isHers ? 1 : 0), "\(outcome.text)")
    }

    @Test("card money of her order for a debt that no register has", arguments: [mira, "7501020018"])
    func order(_ payer: String) throws {
        let town = try town()
        try town.write(
            "Inputs/orders/o.csv",
            "order_id,created_at,terminal_id,obligation_id,amount,currency,payer_id,merchant_reference,status\n"
                + "000001,2026-05-13T08:00:00+03:00,V1800001,ZZ-404,44.00,EUR,\(payer),000001X,paid\n")
        try town.write(
            "Inputs/pos/p.csv",
            "terminal_id,type,transacted_at,order_id,merchant_reference,rrn,amount,currency,action,response_code\n"
                + "V1800001,sale,2026-05-13T08:01:00+03:00,000001,000001X,60001,44.00,EUR,0,00\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let outcome = try town.sverka("certificate", Self.mira)
        #expect(outcome.text.contains("поръчка 000001") == (payer == Self.mira), "\(outcome.text)")
        if payer == Self.mira { #expect(outcome.status == 1) }
    }

    @Test(
        "a debt under an identifier with a slip and her whole name",
        arguments: [
            ("9108103441", "Мира Петрова Лозева", true), ("9108103441", "Мира Иванова Лозева", false),
            ("7501020018", "Мира Петрова Лозева", false),
        ])
    func slip(_ payer: String, _ name: String, _ isHers: Bool) throws {
        let town = try town(others: "VT26-000009,vehicle_tax,,,\(payer),\(name),,75.00,2026-02-10,2026-06-30\n")
        let outcome = try town.sverka("certificate", Self.mira)
        #expect(outcome.status == (isHers ? 1 : 0), "\(outcome.text)")
        #expect(outcome.text.contains("VT26-000009") == isHers)
    }

    @Test(
        "the names by which a trader, a firm and a bearer of two last names pay",
        arguments: [
            ("СТОЯН КОЛЕВ", 0), ("Стоян Колев ЕТ", 0), ("ЕТ СТОЯН КОЛЕВ - КОЛОС", 0), ("Зелена река ЕООД Пловдив", 1),
            ("Зелена река", 1), ("Мария Георгиева", 2), ("Мария Колева", 2), ("М. Петрова Георгиева-Колева", 2),
            ("Колос ООД", 3), ("Мария Петрова", 3), ("Река ЕООД", 3),
        ])
    func payers(_ payer: String, _ whose: Int) throws {
        let persons = [
            ("000471504", "ЕТ СТОЯН КОЛЕВ - КОЛОС"), ("121372080", "ЗЕЛЕНА РЕКА ЕООД"),
            ("9108103426", "Мария Петрова Георгиева-Колева"),
        ]
        let debts = persons.enumerated().map { place, person in
            "VT26-00000\(place + 5),vehicle_tax,,,\(person.0),\(person.1),,1.00,2026-02-10,2026-06-30\n"
        }
        let town = try town(others: debts.joined())
        try town.write(
            "Inputs/bank/b.csv",
            "account,booked_on,amount,currency,bank_reference,counterparty_name,remittance\n"
                + "BG43TEST12348400000001,2026-05-14,33.00,EUR,B1,\(payer),такси\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        for (place, person) in persons.enumerated() {
            let outcome = try town.sverka("certificate", person.0)
            #expect(outcome.status == (place == whose ? 1 : 0), "\(payer): \(outcome.text)")
        }
    }

    @Test("a unit of the firm owes: the firm does, and the other way round")
    func unit() throws {
        let town = try town(
            others: "VT26-000008,vehicle_tax,,,000471504,ПРИМЕР АД,,1.00,2026-02-10,2026-06-30\n"
                + "VT26-000009,vehicle_tax,,,0004715040012,ПРИМЕР АД КЛОН,,75.00,2026-02-10,2026-06-30\n")
        for (payer, debt) in [("000471504", "VT26-000009"), ("0004715040012", "VT26-000008")] {
            let outcome = try town.sverka("certificate", payer)
            #expect(outcome.status == 1 && outcome.text.contains(debt), "\(outcome.text)")
        }
        #expect(try town.sverka("certificate", Self.mira).status == 0)
    }

    @Test("interest at a rate that is not confirmed stands against it when it is paid, too")
    func rate() throws {
        let town = try town(
            others: "VT19-000009,vehicle_tax,,,\(Self.mira),Мира Петрова Лозева,,10.00,2019-02-10,2023-12-30\n",
            payment: "BG43TEST12348400000001,2026-05-13,2026-05-13,20.00,EUR,A3,VT19-000009\n")
        #expect(try town.codes().contains("RATE_UNCONFIRMED"))
        #expect(
            try town.rows("obligations.csv").first { $0["obligation_id"] == "VT19-000009" }?["outstanding"] == "0.00")
        let outcome = try town.sverka("certificate", Self.mira)
        #expect(outcome.status == 1 && outcome.text.contains("rules.interest.rates"), "\(outcome.text)")
    }

    @Test("registers that brought nothing are not called covered; the act has its series, the tax its object")
    func registers() throws {
        let town = try town()
        let paper = try town.sverka("certificate", Self.mira, "--json")
        #expect(paper.status == 0, "\(paper.text)")
        for words in [
            #"{"last_data":"2026-05-14","register":"register"}"#, #"{"last_data":null,"register":"archive"}"#,
            #""registers":["register"]"#, #""document_series":"К""#,
        ] {
            #expect(
                paper.text.replacing(" ", with: "").replacing("\n", with: "").contains(words), "\(words): \(paper.text)"
            )
        }
        let position = try town.sverka("position", Self.mira)
        #expect(position.text.contains("К 5163790") && position.text.contains("РВ0101АХ"))
    }

    @Test("without its papers a certificate takes no number")
    func inTheWay() throws {
        let town = try town()
        try town.write("paper/certificate-1.xlsx/x", "")
        let failed = try town.sverka("certificate", Self.mira, "--to", "paper")
        #expect(failed.status == 73 && failed.text.contains("certificate-1.xlsx"), "\(failed.text)")
        #expect(!town.exists("paper/certificate-1.json"))
        let issued = try town.sverka("certificate", Self.mira, "--to", "other")
        #expect(issued.status == 0 && town.exists("other/certificate-1.xlsx"), "\(issued.text)")
    }
}
