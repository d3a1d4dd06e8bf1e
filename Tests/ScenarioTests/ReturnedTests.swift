// Money that was taken back, and money that comes late: what it leaves to the debts and to other money (matching.md sections 3 to 5).

import Foundation
import Testing

@Suite("Money taken back, and money that comes late")
struct ReturnedTests {
    private static let header =
        "account,booked_on,value_on,amount,currency,bank_reference,obligor_id,payment_code,remittance\n"

    /// A credit of the person, by code, or one whose text names a debt; a debit that takes another one back.
    private static func money(
        _ amount: String, _ reference: String, day: String, code: String = "", text: String = "плащане",
        paidOn: String? = nil
    ) -> String {
        "BG65TEST56788400000002,\(day),\(paidOn ?? day),\(amount),EUR,\(reference),\(code.isEmpty ? "" : "9108103440"),"
            + "\(code),\(text)\n"
    }

    private static func night(_ town: Scenario, _ date: String, _ rows: [String]) throws {
        try town.write("Inputs/bank/\(date).csv", header + rows.joined())
        let run = try town.sverka("run", "--date", date)
        #expect(run.status == 0, "\(run.text)")
        #expect(try town.sverka("verify", "--replay").status == 0)
    }

    /// Outstanding, discount and credit of each debt.
    private static func standings(_ town: Scenario) throws -> [String: String] {
        let rows = try town.rows("obligations.csv").map { row in
            let sums = ["outstanding", "discount", "credit"].compactMap { row[$0] }
            return (row["obligation_id"] ?? "", sums.joined(separator: " "))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    private static func debt(_ place: Int, _ sum: String, year: Int = 2026) -> String {
        FittingTests.debt(
            "VT-00000\(place)", "vehicle_tax", sum, object: "РВ1111АА", year: year, instalment: "\(place)",
            interest: year < 2026 ? "0.00" : "", due: "\(year)-1\(2 * place - 2)-31")
    }

    @Test(
        "a year's discount goes with any of the money that earned it, whichever debt of the year that paid",
        arguments: [("2026-04-20", "2026-04-22"), ("2026-04-22", "2026-04-20"), ("2026-04-22", "2026-04-22")])
    func year(_ first: String, _ second: String) throws {
        let town = try FittingTests.town([Self.debt(1, "100.00"), Self.debt(2, "100.00")])
        let rows = [
            Self.money("100.00", "REF00001", day: first, text: "VT-000001"),
            Self.money("90.00", "REF00002", day: second, text: "VT-000002"),
        ]
        try Self.night(town, "2026-04-23", rows)
        #expect(try Self.standings(town) == ["VT-000001": "0.00 0.00 0.00", "VT-000002": "0.00 10.00 0.00"])
        try Self.night(
            town, "2026-04-24", [Self.money("-100.00", "DEB00001", day: "2026-04-24", text: "връщане REF00001")])
        #expect(try Self.standings(town) == ["VT-000001": "100.00 0.00 0.00", "VT-000002": "10.00 0.00 0.00"])
        try Self.night(
            town, "2026-04-27", [Self.money("100.00", "REF00003", day: "2026-04-27", text: "VT-000001")])
        #expect(try Self.standings(town) == ["VT-000001": "0.00 0.00 0.00", "VT-000002": "0.00 10.00 0.00"])
    }

    @Test("money that came after the discount and was taken back leaves it")
    func after() throws {
        func decree(_ sum: String) -> String {
            FittingTests.debt("FN-000001", "penal_decree", sum, served: "2026-05-04", due: "2026-06-30")
        }
        let town = try FittingTests.town([decree("100.00")])
        try Self.night(town, "2026-05-05", [Self.money("80.00", "REF00001", day: "2026-05-05", text: "FN-000001")])
        try town.write("Inputs/register/b.csv", FittingTests.header + decree("150.00"))
        try Self.night(town, "2026-05-07", [Self.money("50.00", "REF00002", day: "2026-05-07", text: "FN-000001")])
        #expect(try Self.standings(town) == ["FN-000001": "0.00 20.00 0.00"])
        try Self.night(
            town, "2026-05-08", [Self.money("-50.00", "DEB00001", day: "2026-05-08", text: "връщане REF00002")])
        #expect(try Self.standings(town) == ["FN-000001": "50.00 20.00 0.00"])
    }

    @Test(
        "what a debit opens again is paid by money of that day on, also where all of it comes in one night; not by money before it",
        arguments: [
            (true, "2026-05-13", ["VT-000001": "50.00 0.00 0.00", "VT-000002": "50.00 0.00 0.00"]),
            (false, "2026-05-12", ["VT-000001": "50.00 0.00 0.00", "VT-000002": "50.00 0.00 0.00"]),
            (false, "2026-05-11", ["VT-000001": "100.00 0.00 0.00", "VT-000002": "0.00 0.00 0.00"]),
        ])
    func opened(_ isEarlier: Bool, _ day: String, _ expected: [String: String]) throws {
        let town = try FittingTests.town([Self.debt(1, "100.00", year: 2025), Self.debt(2, "50.00")])
        let first = Self.money("100.00", "REF00001", day: "2026-05-10", code: "442300")
        if isEarlier { try Self.night(town, "2026-05-11", [first]) }
        let rows = [
            Self.money("-100.00", "DEB00001", day: "2026-05-12", text: "връщане REF00001"),
            Self.money("50.00", "REF00002", day: day, code: "442300"),
        ]
        try Self.night(town, "2026-05-13", (isEarlier ? [] : [first]) + rows)
        #expect(try Self.standings(town) == expected)
        #expect(try town.codes().contains("REVERSED"))
    }

    @Test("a sale that is voided and made again pays the debt that the first one had paid")
    func voided() throws {
        let town = try FittingTests.town([Self.debt(1, "100.00", year: 2025), Self.debt(2, "100.00")])
        let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        try town.write(
            "pipeline.yml",
            settings.replacing("  bank: {", with: "  cards: {role: pos, path: \"Inputs/pos/*.csv\"}\n  bank: {"))
        let rows = [("sale", "09:00", "1"), ("reversal", "09:05", "1"), ("sale", "09:10", "2")].map {
            "TERM0001,\($0.0),2026-05-10T\($0.1):00Z,61000000000\($0.2),100.00,00,9108103440 МПС\n"
        }
        try town.write(
            "Inputs/pos/a.csv",
            "terminal_id,type,transacted_at,rrn,amount,response_code,reference\n" + rows.joined())
        try Self.night(town, "2026-05-11", [])
        #expect(try Self.standings(town) == ["VT-000001": "0.00 0.00 0.00", "VT-000002": "100.00 0.00 0.00"])
    }

    @Test("what a refund of a part opens again is paid first, too")
    func part() throws {
        let town = try FittingTests.town([Self.debt(1, "100.00", year: 2025), Self.debt(2, "100.00")])
        let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
        try town.write(
            "pipeline.yml",
            settings.replacing("  bank: {", with: "  cards: {role: pos, path: \"Inputs/pos/*.csv\"}\n  bank: {"))
        let header = "terminal_id,type,transacted_at,rrn,amount,response_code,reference\n"
        try town.write(
            "Inputs/pos/a.csv",
            header + "TERM0001,sale,2026-05-10T09:00:00Z,610000000001,100.00,00,9108103440 МПС\n")
        try Self.night(town, "2026-05-11", [])
        try town.write("Inputs/pos/b.csv", header + "TERM0001,refund,2026-05-12T09:00:00Z,610000000001,40.00,00,\n")
        try Self.night(town, "2026-05-13", [Self.money("50.00", "REF00001", day: "2026-05-13", code: "442300")])
        #expect(try Self.standings(town) == ["VT-000001": "0.00 0.00 0.00", "VT-000002": "90.00 0.00 0.00"])
    }

    @Test(
        "money of an earlier day that names no debt pays none that later money has paid; a named one it pays all the same",
        arguments: [
            ("442300", "плащане", ["VT-000001": "0.00 0.00 0.00", "VT-000002": "0.00 0.00 0.00"]),
            ("", "VT-000002", ["VT-000001": "0.00 0.00 0.00", "VT-000002": "0.00 0.00 0.00"]),
            ("", "VT-000001", ["VT-000001": "0.00 0.00 50.00", "VT-000002": "50.00 0.00 0.00"]),
        ])
    func late(_ code: String, _ text: String, _ expected: [String: String]) throws {
        let town = try FittingTests.town([Self.debt(1, "100.00", year: 2025), Self.debt(2, "50.00")])
        try Self.night(town, "2026-05-11", [Self.money("100.00", "REF00001", day: "2026-05-10", code: "442300")])
        try Self.night(
            town, "2026-05-12",
            [Self.money("50.00", "REF00002", day: "2026-05-12", code: code, text: text, paidOn: "2026-05-05")])
        #expect(try Self.standings(town) == expected)
    }

    @Test("of a debt that later money has paid in part it takes what is left")
    func latePart() throws {
        for (text, code) in [("плащане", "442300"), ("VT-000002", "")] {
            let town = try FittingTests.town([Self.debt(1, "100.00", year: 2025), Self.debt(2, "50.00")])
            try Self.night(town, "2026-05-11", [Self.money("60.00", "REF00001", day: "2026-05-10", code: "442300")])
            try Self.night(
                town, "2026-05-12",
                [Self.money("80.00", "REF00002", day: "2026-05-12", code: code, text: text, paidOn: "2026-05-05")])
            #expect(try Self.standings(town) == ["VT-000001": "0.00 0.00 0.00", "VT-000002": "10.00 0.00 0.00"])
        }
    }

    @Test("the same of a person's sum and of a plate's: nothing is due it any more")
    func lateSums() throws {
        let notice = FittingTests.debt("AN-000001", "parking_notice", "25.00", object: "РВ1111АА", due: "2026-06-10")
        for person in ["9108103440", ""] {
            let town = try FittingTests.town([notice])
            try Self.night(town, "2026-05-11", [Self.money("25.00", "REF00001", day: "2026-05-10", text: "AN-000001")])
            let row = "BG65TEST56788400000002,2026-05-12,2026-05-05,25.00,EUR,REF00002,\(person),,паркиране РВ1111АА\n"
            try Self.night(town, "2026-05-12", [row])
            #expect(try Self.standings(town) == ["AN-000001": "0.00 0.00 0.00"])
            #expect(try town.codes().contains("UNIDENTIFIED"))
        }
    }

    @Test(
        "of several acts that are named, one that gets nothing of the money is underpaid; not where more of the day pays it",
        arguments: [false, true])
    func leftOut(_ isPaid: Bool) throws {
        let acts = ["FN-000001", "FN-000002"].map {
            FittingTests.debt($0, "fine_ticket", "50.00", interest: "", due: "2026-06-10")
        }
        let town = try FittingTests.town(acts)
        let first = Self.money("50.00", "REF00001", day: "2026-05-10", text: "FN-000001 и FN-000002")
        let second = Self.money("50.00", "REF00002", day: "2026-05-10", text: "FN-000002")
        try Self.night(town, "2026-05-11", isPaid ? [first, second] : [first])
        let found = try town.rows("discrepancies.csv").filter { $0["code"] == "UNDERPAID" }
        #expect(found.map { $0["obligation_id"] } == (isPaid ? [] : ["FN-000002"]))
        #expect(found.map { $0["amount"] } == (isPaid ? [] : ["50.00"]))
        guard !isPaid else { return }
        try Self.night(town, "2026-05-12", [Self.money("9.00", "REF00003", day: "2026-05-12", text: "FN-000001")])
        #expect(try town.rows("discrepancies.csv").first { $0["code"] == "UNDERPAID" }?["state"] == "carried")
        try Self.night(town, "2026-05-13", [Self.money("50.00", "REF00004", day: "2026-05-13", text: "FN-000002")])
        #expect(try town.rows("discrepancies.csv").first { $0["code"] == "UNDERPAID" }?["state"] == "resolved")
    }

    @Test("money for a debt that a decision had written off is PAID_CANCELLED; for one paid since, OVERPAID")
    func writtenOff() throws {
        for (amount, code) in [("", "PAID_CANCELLED"), ("30.00", "OVERPAID")] {
            let town = try FittingTests.town([Self.debt(1, "100.00", year: 2025)])
            try town.write("Inputs/decisions/.keep", "")
            let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
            try town.write(
                "pipeline.yml",
                settings.replacing(
                    "  bank: {", with: "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n  bank: {"))
            try Self.night(town, "2026-05-10", [])
            try town.write(
                "Inputs/decisions/a.csv",
                "decision_id,decided_on,decided_by,action,obligation_id,amount,reason\n"
                    + "W-1,2026-05-10,Ана,write_off,VT-000001,\(amount),давност\n")
            try Self.night(
                town, "2026-05-12",
                [
                    Self.money("70.00", "REF00001", day: "2026-05-11", text: "VT-000001"),
                    Self.money("10.00", "REF00002", day: "2026-05-12", text: "VT-000001"),
                ])
            let last = try town.rows("discrepancies.csv").filter { $0["bank_reference"] == "REF00002" }.map {
                $0["code"]
            }
            #expect(last.contains(code))
            #expect(try town.codes().contains("PAID_CANCELLED") == (code == "PAID_CANCELLED"))
        }
    }
}
