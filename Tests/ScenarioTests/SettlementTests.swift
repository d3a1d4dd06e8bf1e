// Batches and their credits through the whole pipeline: weekends, parts, fees, negative days, working days, the clock.

import Foundation
import Testing

@Suite("Settlement of card batches")
struct SettlementTests {
    private static let cardHeader = "terminal_id,type,transacted_at,rrn,brand,amount,fee,reference\n"
    private static let bankHeader = "account,booked_on,amount,bank_reference,counterparty_name,remittance\n"

    private func town(_ terms: String) throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            """
            version: 1
            organisation: {name: Община, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
            ledger: Outputs/ledger.sqlite
            outputs: Outputs
            sources:
              register: {role: obligations, path: "Inputs/register/*.csv"}
              bank: {role: bank, path: "Inputs/bank/*"}
              cards: {role: pos, path: "Inputs/pos/*"}
            accounts:
              BG43TEST12348400000001: {type: revenue}
            kinds:
              property_tax: {code: "442100", group: tax}
              civil_fee: {code: "448007", group: fee}
            acquirers:
              bank: {terminals: [T1, T2], matches: "ACQUIRER", credit_within: 1, \(terms)}
            """ + "\n")
        for folder in ["register", "bank", "pos"] { try town.write("Inputs/\(folder)/.keep", "") }
        return town
    }

    /// `T1 sale 2026-05-15T10:00:00+03:00 100.00`, and what may stand behind it: brand, fee.
    private func cards(_ rows: [String], _ name: String, _ town: Scenario) throws {
        let lines = rows.enumerated().map { place, row in
            let parts = row.split(separator: " ").map(String.init) + ["", ""]
            return "\(parts[0]),\(parts[1]),\(parts[2]),\(name)\(place),\(parts[4]),\(parts[3]),\(parts[5]),"
        }
        try town.write("Inputs/pos/\(name).csv", Self.cardHeader + lines.joined(separator: "\n") + "\n")
    }

    /// `2026-05-18 100.00 TEXT…`
    private func bank(_ rows: [String], _ name: String, _ town: Scenario) throws {
        let lines = rows.enumerated().map { place, row in
            let parts = row.split(separator: " ", maxSplits: 2).map(String.init) + [""]
            return "BG43TEST12348400000001,\(parts[0]),\(parts[1]),\(name)\(place),ACQUIRER AD,\(parts[2])"
        }
        try town.write("Inputs/bank/\(name).csv", Self.bankHeader + lines.joined(separator: "\n") + "\n")
    }

    private func batches(_ town: Scenario) throws -> [String] {
        try town.rows("settlements.csv").map { row in
            ["terminal_id", "day", "net", "status"].map { row[$0] ?? "" }.joined(separator: " ")
        }.sorted()
    }

    private func open(_ town: Scenario) throws -> [String] {
        try town.rows("discrepancies.csv").filter { $0["state"] != "resolved" && $0["code"] != "UNIDENTIFIED" }
            .compactMap { $0["code"] }.sorted()
    }

    @Test("a terminal below zero for two days lowers the payout of all, beside another one's missing batch")
    func negativeDaysOfOneTerminal() throws {
        let town = try town("settles: gross")
        try cards(
            [
                "T1 refund 2026-05-11T10:00:00+03:00 261.11", "T2 sale 2026-05-11T10:00:00+03:00 179.18",
                "T1 sale 2026-05-12T10:00:00+03:00 215.79",
                "T1 sale 2026-05-13T10:00:00+03:00 501.46", "T2 sale 2026-05-13T10:00:00+03:00 10.15",
            ], "a", town)
        try bank(["2026-05-14 466.29 ACQUIRER POS 13.05.2026"], "a", town)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(
            try batches(town) == [
                "T1 2026-05-11 -261.11 void", "T1 2026-05-12 215.79 settled", "T1 2026-05-13 501.46 settled",
                "T2 2026-05-11 179.18 missing", "T2 2026-05-13 10.15 settled",
            ])
        let credited = try town.rows("settlements.csv").map { ($0["terminal_id"] ?? "", $0["credited"] ?? "") }
        #expect(credited.filter { $0.0 == "T2" && $0.1 == "10.15" }.count == 1, "\(credited)")
        #expect(try !open(town).contains("CREDIT_WITHOUT_BATCH"))
    }

    @Test("what is left of a day of all terminals below zero lowers the next payout of all, beside a missing batch")
    func negativeDayIsLeft() throws {
        let town = try town("settles: gross")
        try cards(
            [
                "T1 refund 2026-05-11T10:00:00+03:00 300.00", "T2 sale 2026-05-11T10:00:00+03:00 50.00",
                "T1 sale 2026-05-12T10:00:00+03:00 180.00", "T2 sale 2026-05-12T10:00:00+03:00 77.00",
                "T1 sale 2026-05-13T10:00:00+03:00 500.00", "T2 sale 2026-05-13T10:00:00+03:00 10.00",
            ], "a", town)
        try bank(["2026-05-14 440.00 ACQUIRER POS 13.05.2026"], "a", town)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let missing = try batches(town).filter { $0.hasSuffix("missing") }
        #expect(missing == ["T2 2026-05-12 77.00 missing"])
        #expect(try !open(town).contains("CREDIT_WITHOUT_BATCH"))
    }

    @Test("a day of all terminals below zero lowers the credits of one of them, for days")
    func negativeDayOfAllTerminals() throws {
        let town = try town("settles: gross")
        try cards(
            [
                "T1 refund 2026-05-11T10:00:00+03:00 143.10", "T2 refund 2026-05-11T10:00:00+03:00 30.40",
                "T1 refund 2026-05-12T10:00:00+03:00 322.21", "T2 sale 2026-05-12T10:00:00+03:00 110.41",
                "T1 sale 2026-05-13T10:00:00+03:00 20.29", "T2 sale 2026-05-13T10:00:00+03:00 119.02",
                "T1 sale 2026-05-14T10:00:00+03:00 364.27",
            ], "a", town)
        try bank(["2026-05-14 55.93 POS T2 13.05.2026", "2026-05-15 62.35 POS T1 14.05.2026"], "m", town)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(
            try batches(town) == [
                "T1 2026-05-11 -143.10 void", "T1 2026-05-12 -322.21 void", "T1 2026-05-13 20.29 settled",
                "T1 2026-05-14 364.27 settled", "T2 2026-05-11 -30.40 void", "T2 2026-05-12 110.41 settled",
                "T2 2026-05-13 119.02 settled",
            ])
        let credited = try town.rows("settlements.csv").reduce(0) { $0 + cents($1["credited"]) }
        #expect(credited == 55_93 + 62_35)
        #expect(try open(town).isEmpty)
    }

    @Test("one credit brings a weekend of two terminals")
    func weekend() throws {
        let town = try town("settles: gross")
        try cards(
            [
                "T1 sale 2026-05-15T10:00:00+03:00 100.00", "T1 sale 2026-05-16T10:00:00+03:00 20.00",
                "T2 sale 2026-05-16T11:00:00+03:00 7.30", "T2 sale 2026-05-17T10:00:00+03:00 1.05",
            ], "a", town)
        try bank(["2026-05-18 128.35 CARDS"], "m", town)
        #expect(try town.sverka("run", "--date", "2026-05-18").status == 0)
        #expect(
            try batches(town) == [
                "T1 2026-05-15 100.00 settled", "T1 2026-05-16 20.00 settled", "T2 2026-05-16 7.30 settled",
                "T2 2026-05-17 1.05 settled",
            ])
        #expect(try open(town).isEmpty)
    }

    @Test("a batch in two credits is short until the second one comes")
    func parts() throws {
        let town = try town("settles: gross")
        try cards(["T1 sale 2026-05-12T10:00:00+03:00 100.00"], "a", town)
        try bank(["2026-05-13 60.00 T1 12.05.2026"], "m", town)
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(try batches(town) == ["T1 2026-05-12 100.00 short"])
        #expect(try open(town) == ["SETTLEMENT_DIFFERENCE"])
        try bank(["2026-05-14 40.00 T1 12.05.2026"], "n", town)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try batches(town) == ["T1 2026-05-12 100.00 settled"])
        #expect(try open(town).isEmpty)
        let ids = try #require(try town.rows("settlements.csv").first?["bank_payment_ids"])
        #expect(ids.split(separator: " ").count == 2)
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a day below zero is void and lowers the next credit")
    func negative() throws {
        let town = try town("settles: gross")
        try cards(["T1 refund 2026-05-12T10:00:00+03:00 30.00"], "a", town)
        #expect(try town.sverka("run", "--date", "2026-05-12").status == 0)
        #expect(try batches(town) == ["T1 2026-05-12 -30.00 void"])
        try cards(["T1 sale 2026-05-13T10:00:00+03:00 100.00"], "b", town)
        try bank(["2026-05-14 70.00 T1"], "m", town)
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try batches(town).contains("T1 2026-05-13 100.00 settled"))
        #expect(!(try open(town)).contains("SETTLEMENT_DIFFERENCE"))
        #expect(!(try open(town)).contains("CREDIT_WITHOUT_BATCH"))
    }

    @Test("fees by the brand's terms: rounded half away from zero, the minimum last; another fee is a finding")
    func terms() throws {
        let town = try town(
            "settles: net, fees: {percent: 0.8, fixed: 0.01, brands: {MC: {percent: 0.7, fixed: 0.00}, VISA: {minimum: 0.20}}}"
        )
        try cards(
            [
                // 0.8 % and a cent; 10.5 cents; the minimum; what the acquirer took instead of 0.09.
                "T1 sale 2026-05-12T10:00:00+03:00 100.00 DINERS", "T1 sale 2026-05-12T10:01:00+03:00 15.00 MC",
                "T1 sale 2026-05-12T10:02:00+03:00 10.00 VISA", "T1 sale 2026-05-12T10:03:00+03:00 10.00 JCB 0.10",
            ], "a", town)
        try bank(["2026-05-13 133.78 T1"], "m", town)
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        let batch = try #require(try town.rows("settlements.csv").first)
        #expect(batch["fees"] == "1.22" && batch["net"] == "133.78" && batch["status"] == "settled")
        #expect(try open(town) == ["FEE_DIFFERENCE"])
        #expect(try town.rows("discrepancies.csv").first { $0["code"] == "FEE_DIFFERENCE" }?["amount"] == "0.01")
    }

    @Test("fees by the month: credits come whole, and the bill is no missing money")
    func monthly() throws {
        let town = try town("settles: net, fees: {percent: 1.0}, fees_by: monthly")
        try cards(["T1 sale 2026-05-28T10:00:00+03:00 100.00"], "a", town)
        try bank(["2026-05-29 100.00 T1", "2026-05-29 -1.00 FEES MAY"], "m", town)
        #expect(try town.sverka("run", "--date", "2026-05-29").status == 0)
        #expect(try batches(town) == ["T1 2026-05-28 100.00 settled"])
        #expect(try open(town).isEmpty)
        #expect(try town.rows("payments.csv").first { $0["bank_reference"] == "m1" }?["purpose"] == "fee")
    }

    @Test("from the cut-off hour on a transaction belongs to the next day, and the clock is Sofia's")
    func clock() throws {
        let town = try town("settles: gross, cut_off: \"22:00\"")
        try cards(
            [
                "T1 sale 2026-03-27T19:59:59Z 1.00", "T1 sale 2026-03-27T20:00:00Z 2.00",
                // The clock is set forward on the 29th: before it 22:00 is 20:00 UTC, after it 19:00.
                "T1 sale 2026-03-28T22:30:00Z 4.00", "T1 sale 2026-03-29T18:59:59Z 8.00",
                "T1 sale 2026-03-29T19:00:00Z 16.00", "T1 sale 2026-10-25T19:59:59Z 32.00",
                "T1 sale 2026-10-25T20:00:00Z 64.00",
            ], "a", town)
        #expect(try town.sverka("run", "--date", "2026-10-26").status == 0)
        #expect(
            try batches(town).map { $0.split(separator: " ")[1...2].joined(separator: " ") } == [
                "2026-03-27 1.00", "2026-03-28 2.00", "2026-03-29 12.00", "2026-03-30 16.00", "2026-10-25 32.00",
                "2026-10-26 64.00",
            ])
    }

    @Test("in transit on the last working day, missing after it, settled when it comes: over Easter")
    func easter() throws {
        let town = try town("settles: gross")
        // Maundy Thursday: Good Friday to Easter Monday are free days.
        try cards(["T1 sale 2026-04-09T10:00:00+03:00 10.00"], "a", town)
        for (day, status, codes) in [
            ("2026-04-14", "in_transit", ["BATCH_IN_TRANSIT"]), ("2026-04-15", "missing", ["BATCH_MISSING"]),
        ] {
            #expect(try town.sverka("run", "--date", day).status == 0)
            #expect(try batches(town) == ["T1 2026-04-09 10.00 \(status)"])
            #expect(try open(town) == codes)
        }
        try bank(["2026-04-16 10.00 LATE", "2026-04-16 3.00 T2"], "m", town)
        #expect(try town.sverka("run", "--date", "2026-04-16").status == 0)
        #expect(try batches(town) == ["T1 2026-04-09 10.00 settled"])
        #expect(try open(town) == ["CREDIT_WITHOUT_BATCH"])
        // The file of the other terminal comes later still: the finding is over.
        try cards(["T2 sale 2026-04-15T10:00:00+03:00 3.00"], "b", town)
        #expect(try town.sverka("run", "--date", "2026-04-17").status == 0)
        #expect(try open(town).isEmpty)
        #expect(try town.sverka("verify").status == 0)
    }

    @Test(
        "the discount's last day ends at midnight in Sofia, three hours before that of UTC",
        arguments: [("2026-04-30T20:59:59Z", "0.00", false), ("2026-04-30T21:00:00Z", "5.00", true)])
    func midnight(at: String, left: String, isLate: Bool) throws {
        let town = try town("settles: gross")
        try town.write(
            "Inputs/register/a.csv",
            "obligation_id,kind,payer_id,payer_name,object,year,principal,issued_on,due_on\n"
                + "L-1,property_tax,9108103440,Мира Лозева,1,2026,100.00,2026-02-10,2026-06-30\n")
        try town.write("Inputs/pos/a.csv", Self.cardHeader + "T1,sale,\(at),77,VISA,95.00,,L-1\n")
        #expect(try town.sverka("run", "--date", "2026-05-04").status == 0)
        let debt = try #require(try town.rows("obligations.csv").first)
        #expect(debt["outstanding"] == left && debt["discount"] == (isLate ? "0.00" : "5.00"))
        #expect(try town.codes().contains("DISCOUNT_EXPIRED") == isLate)
    }
}
