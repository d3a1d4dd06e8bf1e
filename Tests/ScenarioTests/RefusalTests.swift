// A certificate is refused, with the reason, where the books don't know enough: money that may be the person's, days without
// a statement, card money on its way. And only there.

import Foundation
import Testing

@Suite("Certificates that are refused")
struct RefusalTests {
    private static let settings = """
        version: 1
        organisation: {name: Община, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
        sources:
          register: {role: obligations, path: "Inputs/register/*.csv"}
          bank: {role: bank, path: "Inputs/bank/*"}
        accounts:
          BG43TEST12348400000001: {type: revenue}
          BG39TEST12343100000001: {type: budget, collects: [fine]}
        kinds:
          penal_decree: {code: "446500", group: fine, discounts: []}
          civil_fee: {code: "448007", group: fee, interest: none}
        """
    private static let debtHeader =
        "obligation_id,kind,document_no,payer_id,payer_name,principal,issued_on,due_on,document_date\n"
    private static let bankHeader =
        "account,booked_on,amount,currency,bank_reference,counterparty_name,obligor_id,remittance\n"
    private static let (mira, ivo) = ("9108103440", "7501020018")

    /// Two persons, each with a fee and a decree of one number; what a payer wrote on 13 May; statements to that day.
    private func town(_ payments: String..., settings: String = Self.settings) throws -> Scenario {
        let town = try Scenario()
        try town.write("pipeline.yml", settings)
        try town.write(
            "Inputs/register/a.csv",
            Self.debtHeader
                + "F-000001,civil_fee,,\(Self.mira),Мира Петрова Лозева,20.00,2026-02-10,2026-06-30,\n"
                + "F-000002,civil_fee,,\(Self.ivo),Иво Станев,30.00,2026-02-10,2026-06-30,\n"
                + "F-000003,penal_decree,1234567,\(Self.mira),Мира Петрова Лозева,40.00,2026-02-01,2026-03-01,2026-02-01\n"
                + "F-000004,penal_decree,1234567,\(Self.ivo),Иво Станев,40.00,2026-03-01,2026-04-01,2026-03-01\n")
        try town.write("Inputs/bank/a.csv", Self.bankHeader + Self.rows(payments))
        try town.write(
            "Inputs/bank/b.csv", Self.bankHeader + "BG39TEST12343100000001,2026-05-13,0.01,EUR,B1,ТЕСТ,,F-000002\n")
        return town
    }

    private static func rows(_ payments: [String], day: String = "2026-05-13") -> String {
        (payments + ["1.00,EUR,{},ТЕСТ,,F-000002"]).enumerated().map { place, payment in
            "BG43TEST12348400000001,\(day),\(payment.replacing("{}", with: "R\(day)-\(place)"))\n"
        }.joined()
    }

    private func certificate(_ payer: String, _ town: Scenario) throws -> Outcome {
        try town.sverka("certificate", payer)
    }

    // MARK: Money that may be the person's

    @Test("an ambiguous payment stands against both persons whose decrees it may be for")
    func candidates() throws {
        let town = try town("40.00,EUR,{},Фирма ЕООД,,НП 1234567")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.codes().contains("AMBIGUOUS"))
        let payment = try #require(try town.rows("payments.csv").first { $0["status"] == "ambiguous" }?["payment_id"])
        for (payer, debt) in [(Self.mira, "F-000003"), (Self.ivo, "F-000004")] {
            let refused = try certificate(payer, town)
            #expect(refused.status == 1, "\(refused.text)")
            for word in [payment, "2026-05-13", "40.00 EUR", debt] {
                #expect(refused.text.contains(word), "\(refused.text)")
            }
        }
    }

    @Test(
        "a name or an identifier in an open payment stands against that person's certificate, and nobody else's",
        arguments: [
            "20.00,EUR,{},Бояна Кирова,,данъци Мира Петрова Лозева",
            "33.00,EUR,{},Бояна Кирова,,такси Мира Петрова Лозева",
            "33.00,EUR,{},MIRA LOZEVA,,такси",
            "33.00,EUR,{},Лозева Мира,,такси",
            "33.00,EUR,{},М ЛОЗЕВА,,такси",
            "33.00,EUR,{},Бояна Кирова,,за М. П. Лозева",
            "33.00,EUR,{},Бояна Кирова,,за Мира Лозева",
            "33.00,EUR,{},Бояна Кирова,,ЕГН9108103440 превод",
            "33.00,USD,{},Бояна Кирова,,превод за 9108103440",
            // The identifier of nobody: a slip; the name is hers all the same.
            "33.00,EUR,{},Мира Лозева,9108103441,такси",
        ])
    func named(_ payment: String) throws {
        let town = try town(payment)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let refused = try certificate(Self.mira, town)
        #expect(refused.status == 1 && refused.text.contains("2026-05-13"), "\(payment): \(refused.text)")
        let issued = try certificate(Self.ivo, town)
        #expect(issued.status == 0, "\(payment): \(issued.text)")
    }

    @Test(
        "money of others stands against nobody",
        arguments: [
            "33.00,EUR,{},Мира Георгиева Лозева,,такси", "33.00,EUR,{},Петрова Лозева,,такси",
            "33.00,EUR,{},Бояна Кирова,,Мира и Лозева", "33.00,EUR,{},Бояна Кирова,,тел. 19108103440",
            // Somebody else's by the identifier, whoever paid.
            "33.00,EUR,{},Мира Лозева,\(ivo),такси",
        ])
    func others(_ payment: String) throws {
        let town = try town(payment)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let issued = try certificate(Self.mira, town)
        #expect(issued.status == 0, "\(payment): \(issued.text)")
    }

    @Test("without candidates.csv nobody knows whose open money may be, and the refusal says what to do")
    func unpublished() throws {
        let town = try town(
            "33.00,EUR,{},Бояна Кирова,,такси", settings: Self.settings + "\nreports: {files: [payments]}")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let refused = try certificate(Self.mira, town)
        #expect(refused.status == 1 && refused.text.contains("reports.files"), "\(refused.text)")
    }

    // MARK: Statements

    /// 13 May 2026 is a Wednesday.
    @Test(
        "working days without a statement before the last posted day are named; the day itself and free days are not",
        arguments: [
            ("2026-05-13", ""), ("2026-05-14", ""), ("2026-05-15", "2026-05-14"),
            ("2026-05-18", "2026-05-14 2026-05-15"), ("2026-06-11", "2026-05-14 2026-06-10"),
        ])
    func days(_ date: String, _ missing: String) throws {
        let town = try town()
        #expect(try town.sverka("run", "--date", date).status == 0)
        let outcome = try certificate(Self.mira, town)
        #expect(outcome.status == (missing.isEmpty ? 0 : 1), "\(outcome.text)")
        for word in missing.split(separator: " ").map(String.init) + (missing.isEmpty ? [] : ["BG43TEST12348400000001"])
        {
            #expect(outcome.text.contains(word), "\(outcome.text)")
        }
        if missing.isEmpty { return }
        // What the books lack comes, to the day before: a list covers the days between its bookings.
        let days = missing.split(separator: " ").map(String.init)
        for (name, account) in [("c", "BG43TEST12348400000001"), ("d", "BG39TEST12343100000001")] {
            try town.write("Inputs/bank/\(name).csv", Self.bankHeader + seeds(account, days))
        }
        #expect(try town.sverka("run", "--date", date).status == 0)
        let issued = try certificate(Self.mira, town)
        #expect(issued.status == 0, "\(issued.text)")
    }

    /// A cent on each of some days.
    private func seeds(_ account: String, _ days: [String]) -> String {
        days.map { "\(account),\($0),0.01,EUR,S\($0),ТЕСТ,,F-000002\n" }.joined()
    }

    @Test(
        "a day between two lists is missing, as nothing else says so; between statements their numbers and balances do")
    func between() throws {
        let town = try town()
        for (name, account) in [("c", "BG43TEST12348400000001"), ("d", "BG39TEST12343100000001")] {
            try town.write("Inputs/bank/\(name).csv", Self.bankHeader + seeds(account, ["2026-05-15"]))
        }
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let refused = try certificate(Self.mira, town)
        #expect(refused.status == 1 && refused.text.contains("2026-05-14"), "\(refused.text)")
        let other = try Scenario.smallTown()
        try other.write(
            "pipeline.yml",
            SmallTown.settings.replacing("02: {type: revenue}", with: "02: {type: revenue, statements: on_movement}"))
        try other.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-15", opening: 15000, [(100, "A2", "WF26-000002")]))
        #expect(try other.sverka("run", "--date", "2026-05-15").status == 0)
        let issued = try other.sverka("certificate", "9108103440")
        #expect(issued.status == 0, "\(issued.text)")
    }

    @Test("over a weekend and holidays no statement is missing")
    func freeDays() throws {
        let town = try town()
        // Friday 22 May; Monday 25 May is free for 24 May.
        for (name, account) in [("c", "BG43TEST12348400000001"), ("d", "BG39TEST12343100000001")] {
            try town.write("Inputs/bank/\(name).csv", Self.bankHeader + seeds(account, ["2026-05-14", "2026-05-22"]))
        }
        #expect(try town.sverka("run", "--date", "2026-05-26").status == 0)
        let issued = try certificate(Self.mira, town)
        #expect(issued.status == 0, "\(issued.text)")
    }

    @Test("a revenue account without any statement refuses all; another one those who owe what it collects")
    func never() throws {
        let town = try town()
        try town.remove("Inputs/bank/b.csv")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let refused = try certificate(Self.mira, town)
        #expect(refused.status == 1 && refused.text.contains("BG39TEST12343100000001"), "\(refused.text)")
        try town.write(
            "Inputs/register/b.csv", Self.debtHeader + "F-000005,civil_fee,,5001014587,Нов Човек,5.00,2026-02-10,,\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let issued = try certificate("5001014587", town)
        #expect(issued.status == 0, "\(issued.text)")
        let other = Self.settings.replacing("type: budget", with: "type: revenue")
        try town.write("pipeline.yml", other)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let all = try certificate("5001014587", town)
        #expect(all.status == 1 && all.text.contains("BG39TEST12343100000001"), "\(all.text)")
    }

    @Test("an account whose bank makes statements only when money moves says so in pipeline.yml")
    func onMovement() throws {
        let town = try town(
            settings: Self.settings.replacing("type: revenue", with: "type: revenue, statements: on_movement")
                .replacing("collects: [fine]", with: "collects: [fine], statements: on_movement"))
        try town.remove("Inputs/bank/b.csv")
        #expect(try town.sverka("run", "--date", "2026-06-11").status == 0)
        let issued = try certificate(Self.mira, town)
        #expect(issued.status == 0, "\(issued.text)")
        let wrong = Self.settings.replacing("type: revenue", with: "type: revenue, statements: dayly")
        try town.write("pipeline.yml", wrong)
        let check = try town.sverka("check")
        #expect(check.status == 78 && check.text.contains("daily"), "\(check.text)")
    }

    @Test("what is known early of a day is no statement of it")
    func intraday() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing("02: {type: revenue}", with: "02: {type: revenue, statements: on_movement}"))
        let statement = SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(100, "A2", "WF26-000002")])
        let early = statement.replacing("camt.053", with: "camt.052").replacing(
            "BkToCstmrStmt", with: "BkToCstmrAcctRpt"
        )
        .replacing("Stmt>", with: "Rpt>")
        try town.write("Inputs/bank/b.xml", early)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let refused = try town.sverka("certificate", "9108103440")
        #expect(refused.status == 1 && refused.text.contains("2026-05-14"), "\(refused.text)")
        try town.write("Inputs/bank/c.xml", statement)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let issued = try town.sverka("certificate", "9108103440")
        #expect(issued.status == 0, "\(issued.text)")
    }
}
