// What a payer tells beside the person: plate, lot, instalment, year (matching.md sections 2 and 5).

import Foundation
import Testing

@Suite("Plate, lot, instalment and year beside a person")
struct DeclaredTests {
    private static func cars(_ sums: [String], years: [Int] = [2026, 2026]) -> [String] {
        zip(sums, ["РВ1111АА", "РВ2222ВВ"]).enumerated().map { place, sum in
            FittingTests.debt(
                "VT-00000\(place + 1)", "vehicle_tax", sum.0, object: sum.1, year: years[place],
                interest: years[place] < 2026 ? "0.00" : "", due: "\(years[place])-10-31")
        }
    }

    @Test(
        "a plate chooses among the taxes of one year: whole, in part, as people write it; another one tells nothing",
        arguments: [
            ("20.00", "данък МПС РВ2222ВВ", "VT-000002"), ("35.00", "данък МПС PB 2222 BB", "VT-000002"),
            ("35.00", "данък рв-2222-вв", "VT-000002"), ("35.00", "данък МПС РВ3333ВВ", "VT-000001"),
            ("35.00", "данък МПС РВ22221ВВ", "VT-000001"), ("35.00", "РВ1111АА и РВ2222ВВ", "VT-000001"),
        ])
    func plate(_ amount: String, _ text: String, _ debt: String) throws {
        let town = try FittingTests.town(Self.cars(["35.00", "35.00"]))
        #expect(try FittingTests.pay(town, amount, code: "442300", text: text).paid == [debt: amount])
        let row = try town.rows("allocations.csv").first
        let story = try town.sverka("explain", row?["payment_id"] ?? "").text
        #expect(story.contains("платецът посочи друго по номер") == (debt == "VT-000002"), "\(story)")
        let evidence = row?["evidence"] ?? ""
        #expect(evidence.contains("; plate=РВ2222ВВ") == (debt == "VT-000002"), "\(evidence)")
    }

    @Test("more than the chosen one is due goes on to the other; an older year goes first, and it is said")
    func choice() throws {
        let cars = try FittingTests.town(Self.cars(["35.00", "40.00"]))
        #expect(
            try FittingTests.pay(cars, "50.00", code: "442300", text: "РВ2222ВВ").paid
                == ["VT-000001": "10.00", "VT-000002": "40.00"])
        let older = try FittingTests.town(Self.cars(["35.00", "40.00"], years: [2025, 2026]))
        let found = try FittingTests.pay(older, "40.00", code: "442300", text: "РВ2222ВВ")
        #expect(found.paid == ["VT-000001": "35.00", "VT-000002": "5.00"])
        #expect(found.codes.contains("CHOICE_NOT_APPLIED"))
        // The sum of the other car: what is said goes before what the sum lets guess.
        let other = try FittingTests.town(Self.cars(["35.00", "40.00"]))
        #expect(try FittingTests.pay(other, "35.00", code: "442300", text: "РВ2222ВВ").paid == ["VT-000002": "35.00"])
    }

    @Test(
        "the text tells of one thing, the sum alone is another's: open, both are shown; what has nothing to be told by is paid",
        arguments: [
            ("40.00", "РВ1111АА", nil as String?), ("35.00", "РВ2222ВВ", nil), ("35.00", "РВ1111АА", "VT-000001"),
            ("9.00", "РВ1111АА", "CF-000003"), ("75.00", "РВ1111АА", "both"),
        ])
    func contradicted(_ amount: String, _ text: String, _ debt: String?) throws {
        let fee = FittingTests.debt("CF-000003", "civil_fee", "9.00")
        let town = try FittingTests.town(Self.cars(["35.00", "40.00"]) + [fee])
        let found = try FittingTests.pay(town, amount, text: text)
        let both = ["VT-000001": "35.00", "VT-000002": "40.00"]
        #expect(found.paid == (debt == "both" ? both : debt.map { [$0: amount] } ?? [:]))
        guard debt == nil else { return }
        #expect(try town.rows("candidates.csv").compactMap { $0["obligation_id"] }.sorted() == both.keys.sorted())
        let said = try town.rows("discrepancies.csv").first { $0["code"] == "AMBIGUOUS" }?["message"] ?? ""
        #expect(said.contains("а сумата е точно на VT-00000"), "\(said)")
    }

    private static let notices = [
        FittingTests.debt("AN-000001", "parking_notice", "25.00", object: "РВ1111АА", due: "2026-02-10"),
        FittingTests.debt("AN-000002", "parking_notice", "25.00", object: "РВ2222ВВ", due: "2026-03-10"),
    ]

    @Test(
        "the notice of the vehicle that is named, with a code and without, whole and in part",
        arguments: [
            ("25.00", "446500", ["AN-000002": "25.00"]), ("25.00", "", ["AN-000002": "25.00"]),
            ("10.00", "446500", ["AN-000002": "10.00"]), ("10.00", "", ["AN-000002": "10.00"]),
            ("30.00", "446500", ["AN-000001": "5.00", "AN-000002": "25.00"]),
            ("50.00", "", ["AN-000001": "25.00", "AN-000002": "25.00"]),
        ])
    func notice(_ amount: String, _ code: String, _ expected: [String: String]) throws {
        let town = try FittingTests.town(Self.notices)
        #expect(try FittingTests.pay(town, amount, code: code, text: "глоба РВ2222ВВ").paid == expected)
    }

    @Test(
        "a lot chooses among the objects of one year; an address and a part of a number tell nothing",
        arguments: [
            ("ДНИ партида 1234A56790", "PT-000002"), ("ДНИ партида 1234А56790", "PT-000002"),
            ("ДНИ партида 11234A56790", "PT-000001"), ("ДНИ ул. Борис 12", "PT-000001"),
        ])
    func lot(_ text: String, _ debt: String) throws {
        let town = try FittingTests.town([
            FittingTests.debt("PT-000001", "property_tax", "35.00", object: "1234A56789"),
            FittingTests.debt("PT-000002", "property_tax", "35.00", object: "1234A56790"),
            FittingTests.debt("PT-000003", "property_tax", "45.00", object: "ул. Борис 12"),
        ])
        #expect(try FittingTests.pay(town, "30.00", code: "442100", text: text).paid == [debt: "30.00"])
        let evidence = try town.rows("allocations.csv").first?["evidence"] ?? ""
        #expect(evidence.contains("lot=1234A56790") == (debt == "PT-000002"), "\(evidence)")
    }

    @Test(
        "an instalment that is named, among those of one year",
        arguments: [
            ("втора вноска", "VT-000002"), ("2-ра вноска", "VT-000002"), ("МПС II вноска", "VT-000002"),
            ("vtora vnoska", "VT-000002"), ("вноска № 2", "VT-000002"), ("първа вноска", "VT-000001"),
            ("първа и втора вноска", "VT-000001"), ("вноска", "VT-000001"), ("вноска 2 от 12", "VT-000001"),
            ("каса 2; вн.б.", "VT-000001"), ("2-ра вн.", "VT-000002"), ("гише 2; вноска за данък", "VT-000001"),
        ])
    func instalment(_ text: String, _ debt: String) throws {
        for (amount, code) in [("35.00", "442300"), ("30.00", "442300")] {
            let town = try FittingTests.town([
                FittingTests.debt(
                    "VT-000001", "vehicle_tax", "35.00", object: "РВ1111АА", instalment: "1", due: "2026-06-30"),
                FittingTests.debt("VT-000002", "vehicle_tax", "35.00", object: "РВ1111АА", instalment: "2"),
            ])
            #expect(try FittingTests.pay(town, amount, code: code, text: text).paid == [debt: amount])
        }
    }

    @Test(
        "a year that is named chooses among the acts that fit the sum, with a code and without",
        arguments: [
            ("446500", "глоба за 2025 г.", "FN-000002"), ("", "за 2025 г.", "FN-000002"),
            ("446500", "глоба", "FN-000001"), ("446500", "глоба за 2023 г.", "FN-000001"), ("", "глоба", nil),
        ])
    func year(_ code: String, _ text: String, _ debt: String?) throws {
        let town = try FittingTests.town([
            FittingTests.debt("FN-000001", "fine_ticket", "30.00", year: 2024, issued: "2024-02-01", due: "2024-03-01"),
            FittingTests.debt("FN-000002", "fine_ticket", "30.00", year: 2025, issued: "2025-02-01", due: "2025-03-01"),
        ])
        let expected = debt.map { [$0: "30.00"] } ?? [:]
        // Without a word for a fine the person alone leads there.
        let found = try FittingTests.pay(
            town, "30.00", code: code, text: code.isEmpty ? text.replacing("глоба", with: "сума") : text)
        #expect(found.paid == expected)
    }
}
