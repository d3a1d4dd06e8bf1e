// Card money end to end: an order that pays several debts, its batch and credit, and what is taken back later.

import Foundation
import Testing

@Suite("Card money")
struct CardTests {
    static let settings = """
        version: 1
        organisation: {name: Община, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
        ledger: Outputs/ledger.sqlite
        outputs: Outputs
        sources:
          register: {role: obligations, path: "Inputs/register/*.csv"}
          bank: {role: bank, path: "Inputs/bank/*"}
          cards: {role: pos, path: "Inputs/pos/*.csv"}
          orders: {role: orders, path: "Inputs/orders/*.csv"}
        accounts:
          BG43TEST12348400000001: {type: revenue}
        kinds:
          fine_ticket: {code: "446500", group: fine}
          civil_fee: {code: "448007", group: fee}
        acquirers:
          borica: {terminals: ["V1800001"], settles: net, group_by: [terminal, day], credit_within: 3,
                   matches: "BORICA", fees: {percent: 1.0}}
        """
    static let cardHeader =
        "terminal_id,type,transacted_at,settled_on,order_id,merchant_reference,rrn,amount,fee,action,response_code\n"
    static let orderHeader = "order_id,created_at,terminal_id,obligation_id,amount,merchant_reference,status\n"
    static let bankHeader = "account,booked_on,amount,bank_reference,counterparty_name,remittance\n"

    func town() throws -> Scenario {
        let town = try Scenario()
        try town.write("pipeline.yml", Self.settings)
        for folder in ["register", "bank", "pos", "orders"] { try town.write("Inputs/\(folder)/.keep", "") }
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on
            F-000001,fine_ticket,9108103440,Мира Лозева,50.00,2026-02-10,2026-03-31
            F-000002,civil_fee,9108103440,Мира Лозева,20.00,2026-02-10,2026-06-30
            """ + "\n")
        try town.write(
            "Inputs/orders/a.csv",
            Self.orderHeader + "000007,2026-05-12T10:00:00+03:00,V1800001,F-000001,50.00,000007SV1,paid\n"
                + "000007,2026-05-12T10:00:00+03:00,V1800001,F-000002,20.00,000007SV1,paid\n")
        return town
    }

    func card(
        _ type: String, _ at: String, _ amount: String, fee: String = "0.70", rrn: String = "601", action: String = "0",
        order: String = "000007", reference: String = "000007SV1"
    ) -> String {
        "V1800001,\(type),\(at),,\(order),\(reference),\(rrn),\(amount),\(fee),\(action),00\n"
    }

    @Test("one payment clears two debts; the credit settles the batch; a chargeback opens them again")
    func chain() throws {
        let town = try town()
        try town.write("Inputs/pos/a.csv", Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00"))
        #expect(try town.sverka("run", "--date", "2026-05-12").status == 0)
        #expect(try town.rows("obligations.csv").map { $0["state"] } == ["settled", "settled"])
        #expect(try town.rows("settlements.csv").map { $0["status"] } == ["in_transit"])
        #expect(try town.codes() == ["BATCH_IN_TRANSIT"])
        try town.write(
            "Inputs/bank/a.csv", Self.bankHeader + "BG43TEST12348400000001,2026-05-14,69.30,T1,BORICA AD,POS V1800001\n"
        )
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let batch = try #require(try town.rows("settlements.csv").first)
        #expect(batch["status"] == "settled" && batch["bank_reference"] == "T1" && batch["net"] == "69.30")
        #expect(try town.rows("payments.csv").first { $0["bank_reference"] == "T1" }?["status"] == "settlement")
        try town.write(
            "Inputs/pos/b.csv", Self.cardHeader + card("chargeback", "2026-05-18T09:00:00Z", "70.00", fee: ""))
        #expect(try town.sverka("run", "--date", "2026-05-18").status == 0)
        #expect(try town.codes().contains("CHARGEBACK"))
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["50.00", "20.00"])
        let story = try town.sverka("explain", "F-000001")
        #expect(story.status == 0 && story.text.contains("-50.00"))
        // The acquirer gives the money back: the order is paid again, by the payment itself and no second capture.
        try town.write(
            "Inputs/pos/c.csv", Self.cardHeader + card("sale", "2026-05-20T09:00:00Z", "70.00", fee: "", rrn: "601/R"))
        #expect(try town.sverka("run", "--date", "2026-05-20").status == 0)
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["0.00", "0.00"])
        #expect(!(try town.codes()).contains("DUPLICATE_CAPTURE"))
        let findings = try town.rows("discrepancies.csv").filter { $0["code"] == "CHARGEBACK" }
        #expect(findings.map { $0["state"] } == ["resolved"])
        let again = try #require(try town.rows("payments.csv").first { $0["bank_reference"] == "601/R" }?["payment_id"])
        #expect(try town.sverka("explain", "F-000001").text.contains(again))
        #expect(try town.sverka("verify").status == 0)
    }

    @Test(
        "equal partial refunds in two files are two where batch and day tell them, and one file with both adds nothing")
    func equalRefunds() throws {
        let town = try town()
        let header = "terminal_id,type,transacted_at,batch_id,order_id,merchant_reference,rrn,amount\n"
        func refund(_ day: Int, _ batch: String) -> String {
            "V1800001,refund,2026-05-\(day)T08:00:00Z,\(batch),000007,000007SV1,601,10.00\n"
        }
        let sale = "V1800001,sale,2026-05-12T07:01:00Z,B0,000007,000007SV1,601,70.00\n"
        try town.write("Inputs/pos/a.csv", header + sale + refund(13, "B1"))
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        try town.write("Inputs/pos/b.csv", header + refund(14, "B2"))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        func outstanding() throws -> Int {
            try town.rows("obligations.csv").reduce(0) { $0 + cents($1["outstanding"]) }
        }
        #expect(try outstanding() == 20_00)
        try town.write("Inputs/pos/c.csv", header + refund(14, "B2") + refund(13, "B1") + refund(14, "B2"))
        try town.write("Inputs/pos/d.csv", header + refund(14, ""))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try outstanding() == 20_00)
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a row without an offset is refused, the rest goes on, and a corrected file brings its money")
    func withoutOffset() throws {
        let town = try town()
        let other = card("sale", "2026-05-12T23:30:00", "20.00", fee: "0.20", rrn: "602", order: "", reference: "")
        try town.write("Inputs/pos/a.csv", Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00") + other)
        #expect(try town.sverka("check").text.contains("2026-05-12T23:30:00"))
        #expect(try town.sverka("run", "--date", "2026-05-12").status == 65)
        let refused = try town.rows("rejects.csv")
        #expect(refused.map { $0["line"] } == ["3"] && refused.map { $0["code"] } == ["ROW_REJECTED"])
        for word in ["transacted_at", "„2026-05-12T23:30:00“", "2026-04-14T12:38:25+03:00", "card_profiles"] {
            #expect(refused.first?["message"]?.contains(word) == true, "\(word)")
        }
        #expect(refused.first?["raw"]?.contains("20.00") == true)
        #expect(try town.codes().isSuperset(of: ["ROW_REJECTED", "BATCH_IN_TRANSIT"]))
        let source = try #require(try town.rows("sources.csv").first { $0["file"] == "Inputs/pos/a.csv" })
        #expect(source["status"] == "partly_accepted" && source["accepted"] == "1" && source["rejected"] == "1")
        #expect(try town.rows("obligations.csv").map { $0["state"] } == ["settled", "settled"])
        // The bank pays both: the difference stands out until the row comes as it should.
        try town.write(
            "Inputs/bank/a.csv", Self.bankHeader + "BG43TEST12348400000001,2026-05-13,89.10,T1,BORICA AD,POS V1800001\n"
        )
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(!(try town.rows("settlements.csv").contains { $0["status"] == "settled" }))
        try town.write(
            "Inputs/pos/b.csv", Self.cardHeader + other.replacing("T23:30:00", with: "T23:30:00+03:00"))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.rows("settlements.csv").map { $0["status"] } == ["settled"])
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a partial reversal takes back its part, newest first")
    func partialReversal() throws {
        let town = try town()
        try town.write(
            "Inputs/pos/a.csv",
            Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00")
                + card("reversal", "2026-05-12T08:01:00Z", "30.00", fee: ""))
        #expect(try town.sverka("run", "--date", "2026-05-12").status == 0)
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["10.00", "20.00"])
        #expect(try town.codes().contains("REVERSED"))
    }

    @Test(
        "a partial refund takes back the same money on the night of its sale and later, however the register's rows lie",
        arguments: [false, true], [false, true])
    func partialRefundLater(_ isLater: Bool, _ isReversed: Bool) throws {
        let town = try town()
        let lines = String(decoding: try town.data("Inputs/register/a.csv"), as: UTF8.self).split(separator: "\n")
        let rows = isReversed ? Array(lines.dropFirst().reversed()) : Array(lines.dropFirst())
        try town.write("Inputs/register/a.csv", ([lines[0]] + rows).joined(separator: "\n") + "\n")
        let sale = card("sale", "2026-05-12T07:01:00Z", "70.00")
        try town.write("Inputs/pos/a.csv", Self.cardHeader + sale)
        if isLater { #expect(try town.sverka("run", "--date", "2026-05-12").status == 0) }
        try town.write("Inputs/pos/b.csv", Self.cardHeader + card("refund", "2026-05-12T08:01:00Z", "30.00", fee: ""))
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["10.00", "20.00"])
        #expect(try town.sverka("verify").status == 0)
    }

    @Test(
        "a refund larger than its sale takes back what is left of it, and a second one nothing",
        arguments: [["90.00"], ["30.00", "50.00"], ["70.00", "70.00"]])
    func largerRefund(_ amounts: [String]) throws {
        let town = try town()
        let refunds = amounts.enumerated().map {
            card("refund", "2026-05-12T08:0\($0.offset):00Z", $0.element, fee: "")
        }
        try town.write(
            "Inputs/pos/a.csv",
            Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00") + refunds.joined())
        let run = try town.sverka("run", "--date", "2026-05-12")
        #expect(run.status == 0, "\(run.text)")
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["50.00", "20.00"])
        #expect(try town.rows("payments.csv").first { $0["amount"] == "70.00" }?["status"] == "reversed")
        #expect(try town.codes().contains("REVERSED"))
        // What goes beyond the sale is told, and told on until a person decides.
        let beyond = amounts == ["70.00", "70.00"] ? "70.00" : amounts == ["90.00"] ? "20.00" : "10.00"
        let told = try town.rows("discrepancies.csv").filter { $0["code"] == "CHARGEBACK" }
        #expect(told.map { $0["amount"] } == [beyond] && told.map { $0["obligation_id"] } == [""], "\(told)")
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(try town.rows("allocations.csv").isEmpty)
        let carried = try town.rows("discrepancies.csv").filter { $0["code"] == "CHARGEBACK" }
        #expect(carried.map { [$0["amount"], $0["state"]] } == [[beyond, "carried"]])
        #expect(try town.sverka("verify", "--replay").status == 0)
    }

    @Test("a refund of no more than its sale goes beyond nothing")
    func smallerRefund() throws {
        let town = try town()
        try town.write(
            "Inputs/pos/a.csv",
            Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00")
                + card("refund", "2026-05-12T08:00:00Z", "30.00", fee: "")
                + card("refund", "2026-05-12T08:01:00Z", "40.00", fee: ""))
        for date in ["2026-05-12", "2026-05-13"] {
            #expect(try town.sverka("run", "--date", date).status == 0)
            #expect(try !town.codes().contains("CHARGEBACK"))
        }
    }

    @Test("a chargeback that no payment in the books covers is told until its sale comes")
    func chargebackAlone() throws {
        let town = try town()
        try town.write(
            "Inputs/pos/a.csv", Self.cardHeader + card("chargeback", "2026-05-12T09:00:00Z", "70.00", fee: ""))
        for (date, state) in [("2026-05-12", "new"), ("2026-05-13", "carried")] {
            #expect(try town.sverka("run", "--date", date).status == 0)
            let found = try town.rows("discrepancies.csv").filter { $0["code"] == "CHARGEBACK" }
            #expect(found.map { $0["state"] } == [state])
        }
        try town.write("Inputs/pos/b.csv", Self.cardHeader + card("sale", "2026-05-11T07:01:00Z", "70.00"))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let found = try town.rows("discrepancies.csv").filter {
            $0["code"] == "CHARGEBACK" && $0["obligation_id"] == ""
        }
        #expect(found.contains { $0["state"] == "resolved" })
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["50.00", "20.00"])
        #expect(try town.sverka("verify", "--replay").status == 0)
    }

    @Test(
        "a reversal and its sale come in two runs, in either order: the books end the same, and nothing is taken twice",
        arguments: [[0, 1], [1, 0]])
    func reversalFirst(_ order: [Int]) throws {
        let town = try town()
        let files = [
            Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00"),
            Self.cardHeader + card("reversal", "2026-05-12T08:01:00Z", "30.00", fee: ""),
        ]
        let bank = [
            "BG43TEST12348400000001,2026-05-12,50.00,BANKREF0001,,F-000001\n",
            "BG43TEST12348400000001,2026-05-13,-50.00,X9,,връщане BANKREF0001\n",
        ]
        for (night, place) in order.enumerated() {
            try town.write("Inputs/pos/\(place).csv", files[place])
            try town.write("Inputs/bank/\(place).csv", Self.bankHeader + bank[place])
            let run = try town.sverka("run", "--date", "2026-05-1\(4 + night)")
            #expect(run.status == 0, "\(run.text)")
        }
        #expect(try town.codes().contains("REVERSED"))
        let rows = try town.rows("obligations.csv")
        #expect(rows.map { $0["outstanding"] } == ["10.00", "20.00"])
        #expect(rows.map { $0["credit"] } == ["0.00", "0.00"])
        #expect(rows.map { $0["paid"] } == ["40.00", "0.00"])
        try town.write("Inputs/bank/c.csv", Self.bankHeader + "BG43TEST12348400000001,2026-05-14,5.00,R5,,нищо\n")
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 0)
        #expect(try town.rows("obligations.csv").map { $0["paid"] } == ["40.00", "0.00"])
        #expect(try town.sverka("verify", "--replay").status == 0)
    }

    @Test(
        "two partial refunds under the sale's own reference are two, in one file or two, of one sum or of two",
        // Which of two equal sums a file means can only be told where both stand in it.
        arguments: [
            (["10.00", "15.00"], [0, 0]), (["10.00", "15.00"], [0, 1]), (["10.00", "15.00"], [1, 0]),
            (["10.00", "10.00"], [0, 0]),
        ])
    func partialRefunds(amounts: [String], files: [Int]) throws {
        let town = try town()
        var texts = [Self.cardHeader, Self.cardHeader]
        for (place, amount) in amounts.enumerated() {
            texts[files[place]] += card("refund", "2026-05-12T08:0\(place):00Z", amount, fee: "")
        }
        // A row that stands twice is one.
        texts[files[1]] += card("refund", "2026-05-12T08:01:00Z", amounts[1], fee: "")
        texts[1] += card("sale", "2026-05-12T07:01:00Z", "70.00")
        try town.write("Inputs/pos/a.csv", texts[0])
        try town.write("Inputs/pos/b.csv", texts[1])
        #expect(try town.sverka("run", "--date", "2026-05-12").status == 0)
        let refunded = amounts == ["10.00", "15.00"] ? 2500 : 2000
        func cents(_ column: String) throws -> Int {
            try town.rows("obligations.csv").compactMap { $0[column]?.replacingOccurrences(of: ".", with: "") }
                .compactMap(Int.init).reduce(0, +)
        }
        #expect(try cents("outstanding") == refunded)
        #expect(try cents("paid") == 7000 - refunded)
        // The acquirer's report of the same day names them all again: nothing comes twice.
        try town.write("Inputs/pos/c.csv", texts[0] + texts[1].dropFirst(Self.cardHeader.count))
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(try cents("outstanding") == refunded)
        #expect(try town.rows("settlements.csv").first?["gross"] == (refunded == 2500 ? "45.00" : "50.00"))
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("what the gateway, the portal and the acquirer say differently")
    func findings() throws {
        let town = try town()
        try town.write(
            "Inputs/orders/b.csv", Self.orderHeader + "000008,2026-05-12T11:00:00+03:00,V1800001,F-000002,20.00,,paid\n"
        )
        try town.write(
            "Inputs/pos/a.csv",
            Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "60.00", fee: "0.61")
                + card("sale", "2026-05-12T07:01:20Z", "60.00", fee: "0.60", action: "1")
                + card("sale", "2026-05-12T07:05:00Z", "60.00", fee: "0.60", rrn: "602")
                + card("sale", "2026-05-12T09:00:00Z", "11.00", fee: "0.11", rrn: "603", order: "000099", reference: "")
        )
        try town.write(
            "Inputs/bank/a.csv", Self.bankHeader + "BG43TEST12348400000001,2026-05-13,5.00,T9,BORICA AD,POS X\n")
        #expect(try town.sverka("run", "--date", "2026-05-18").status == 0)
        let wanted: Set = [
            "FEE_DIFFERENCE", "DUPLICATE_CAPTURE", "CAPTURE_WITHOUT_ORDER", "ORDER_NOT_CAPTURED", "ORDER_DIFFERENCE",
            "CREDIT_WITHOUT_BATCH", "BATCH_MISSING",
        ]
        #expect(wanted.subtracting(try town.codes()).sorted() == [])
        // The second capture is no money for a debt; the order's money went to its rows in their order.
        #expect(try town.rows("payments.csv").first { $0["bank_reference"] == "602" }?["status"] == "ignored")
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["0.00", "10.00"])
    }

    @Test("a short credit, and the same file again under another name")
    func difference() throws {
        let town = try town()
        try town.write("Inputs/pos/a.csv", Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00"))
        try town.write("Inputs/pos/b.csv", Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00") + "\n")
        try town.write(
            "Inputs/bank/a.csv",
            Self.bankHeader + "BG43TEST12348400000001,2026-05-13,60.00,T1,BORICA AD,POS V1800001 12.05.2026\n")
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(Set(["SETTLEMENT_DIFFERENCE", "OVERLAP"]).subtracting(try town.codes()).isEmpty)
        let batch = try #require(try town.rows("settlements.csv").first)
        #expect(batch["status"] == "short" && batch["difference"] == "-9.30" && batch["transactions"] == "1")
    }

    @Test("position, certificate and find")
    func people() throws {
        let town = try town()
        try town.write("Inputs/pos/a.csv", Self.cardHeader + card("sale", "2026-05-12T07:01:00Z", "70.00"))
        try town.sverka("run", "--date", "2026-05-12")
        let position = try town.sverka("position", "9108103440", "--json")
        #expect(position.status == 0 && position.stdout.contains("\"outstanding\": \"0.00\""), "\(position.text)")
        #expect(try town.sverka("position", "9108103440", "--as-of", "2026-05-11", "--json").stdout.contains("70.00"))
        #expect(try town.sverka("position", "1234567890").status == 66)
        // The account never had a statement, and the money is on its way: nothing is certified, and the reasons are given.
        let early = try town.sverka("certificate", "9108103440")
        for word in ["BATCH_IN_TRANSIT", "BG43TEST12348400000001"] {
            #expect(early.status == 1 && early.text.contains(word), "\(early.text)")
        }
        try town.write(
            "Inputs/bank/a.csv", Self.bankHeader + "BG43TEST12348400000001,2026-05-14,69.30,T1,BORICA AD,POS V1800001\n"
        )
        try town.sverka("run", "--date", "2026-05-14")
        let certificate = try town.sverka("certificate", "9108103440", "--to", "paper", "--json")
        #expect(certificate.status == 0 && certificate.stdout.contains("\"absence\""), "\(certificate.text)")
        #expect(town.exists("paper/certificate-1.xlsx") && town.exists("paper/certificate-1.json"))
        #expect(try town.sverka("certificate", "9108103440", "--json").stdout.contains("\"certificate\": 2"))
        #expect(try town.sverka("find", "лозева").stdout.contains("F-000001"))
        #expect(try town.sverka("find", "000007SV1").stdout.contains("P-"))
        #expect(try town.sverka("find", "nothing-of-the-kind").status == 66)
        #expect(try town.sverka("verify").status == 0)
    }
}
