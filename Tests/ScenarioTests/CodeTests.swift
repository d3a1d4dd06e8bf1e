// Every discrepancy code of contracts.md section 6 is reached through the whole pipeline; those that one day cannot show.

import Foundation
import Testing

@Suite("Discrepancy codes")
struct CodeTests {
    /// Codes that the scenarios below reach, and REVERSED, for which `DayTests` asks by itself.
    private static let here: Set<String> = ["OBLIGATION_CHANGED", "OBLIGATION_MISSING", "RATE_UNCONFIRMED", "REVERSED"]

    @Test("each code of the program has a scenario")
    func complete() throws {
        let source = try String(
            contentsOf: Scenario.package.appendingPathComponent("Sources/Domain/Finding.swift"), encoding: .utf8)
        let start = try #require(source.range(of: "enum DiscrepancyCode"))
        let end = try #require(source.range(of: "package var severity: Severity"))
        let codes = source[start.upperBound..<end.lowerBound].matches(of: /[A-Z]{2,}(_[A-Z]+)*/).map { String($0.0) }
        #expect(codes.count == 41)
        #expect(Set(codes).subtracting(DayTests.expected).subtracting(Self.here).sorted() == [])
    }

    @Test("a register that changes, one that lacks a debt, a rate past its confirmed end")
    func overNights() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing("extract: delta", with: "extract: full").replacing(
                ", interest: none", with: ""))
        let late = SmallTown.register.replacing("2026-10-31", with: "2026-03-31")
        try town.write("Inputs/register/a.csv", late)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try !town.codes().contains("RATE_UNCONFIRMED"))
        let changed = late.replacing("50.00", with: "55.00").split(separator: "\n").prefix(2).joined(separator: "\n")
        try town.write("Inputs/register/b.csv", changed + "\n")
        #expect(try town.sverka("run", "--date", "2026-07-15").status == 0)
        #expect(
            try town.codes().isSuperset(of: ["OBLIGATION_CHANGED", "OBLIGATION_MISSING", "RATE_UNCONFIRMED"]))
        let finding = try #require(try town.rows("discrepancies.csv").first { $0["code"] == "OBLIGATION_CHANGED" })
        #expect(finding["message"]?.hasSuffix("; главница 50.00 → 55.00.") ?? false, "\(finding)")
    }

    @Test("the check says thirty days ahead that a rate ends")
    func rateAhead() throws {
        let town = try Scenario.smallTown()
        try town.write("pipeline.yml", SmallTown.settings.replacing(", interest: none", with: ""))
        let early = try town.sverka("check", "--date", "2026-05-15")
        let ahead = try town.sverka("check", "--date", "2026-06-10")
        #expect(!early.text.contains("2026-06-30") && ahead.text.contains("2026-06-30"), "\(ahead.text)")
    }

    @Test("open money of a person without debts stands in positions.csv")
    func stranger() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/bank/b.csv",
            "account,booked_on,amount,currency,bank_reference,obligor_id,obligor_name,remittance\n"
                + "BG65TEST56788400000002,2026-05-14,12.30,EUR,R9,7501020050,Петър Нов,плащане\n")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let row = try #require(try town.rows("positions.csv").first { $0["payer_id"] == "7501020050" })
        #expect(row["unallocated"] == "12.30" && row["obligations"] == "0" && row["payer_name"] == "Петър Нов")
        let position = try town.sverka("position", "7501020050", "--json")
        #expect(position.status == 0 && position.stdout.contains("12.30"))
        #expect(try town.sverka("certificate", "7501020050").status == 1)
    }

    @Test("money of another payer for many debts is told of once, however many threads look at it")
    func otherPayer() throws {
        var findings: [[[String: String]]] = []
        for threads in ["1", "2", "8"] {
            let town = try Scenario.smallTown()
            let debts = (10..<90).map {
                "OP26-0000\($0),waste_fee,,,2026,10.00,2026-02-10,2026-10-31,75010200\($0),Обл Лице \($0)"
            }
            try town.write(
                "Inputs/register/p.csv",
                "obligation_id,kind,document_type,document_no,year,principal,issued_on,due_on,payer_id,payer_name\n"
                    + debts.joined(separator: "\n") + "\n")
            let payments = (10..<90).map { "2026-05-14,10.00,RP\($0),Обл Лице \($0),OP26-0000\($0)" }
            let both = "2026-05-14,20.00,RPX,Съвсем Друг,OP26-000010 OP26-000089"
            try town.write(
                "Inputs/bank/p.csv",
                "account,booked_on,amount,currency,bank_reference,counterparty_name,remittance\n"
                    + (payments.dropFirst().dropLast() + [both]).map {
                        let cells = $0.split(separator: ",", omittingEmptySubsequences: false)
                        return "BG65TEST56788400000002,\(cells[0]),\(cells[1]),EUR,"
                            + cells[2...].joined(separator: ",") + "\n"
                    }.joined())
            #expect(try town.sverka("run", "--date", "2026-05-15", "--threads", threads).status == 0)
            findings.append(try town.rows("discrepancies.csv").filter { $0["code"] == "OTHER_PAYER" })
        }
        #expect(findings[0].count == 1 && findings[0].first?["obligation_id"] == "OP26-000010")
        #expect(findings[1] == findings[0] && findings[2] == findings[0])
    }
}
