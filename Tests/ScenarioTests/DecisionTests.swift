// A person's rulings through the whole pipeline: refunds until their debit, releases, what supersedes what, retries.

import Foundation
import Testing

@Suite struct DecisionTests {
    private static let header =
        "decision_id,decided_on,decided_by,approved_by,action,payment_id,obligation_id,amount,reason\n"
    private static let bank =
        "account,booked_on,value_on,amount,currency,bank_reference,counterparty_name,counterparty_iban,remittance\n"
    private static let payer = "Мира Лозева,BG80BNBG96611020345678"

    private func town(_ more: String = "") throws -> Scenario {
        let town = try Scenario.smallTown()
        try town.remove("Inputs/bank/a.xml")
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "  bank: {", with: "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n  bank: {") + more
        )
        try town.write("Inputs/decisions/README", "")
        return town
    }

    private func pay(
        _ town: Scenario, _ file: String, _ amount: String, _ reference: String, _ text: String, day: String,
        who: String = payer
    ) throws {
        try town.write(
            "Inputs/bank/\(file).csv",
            Self.bank + "BG65TEST56788400000002,\(day),\(day),\(amount),EUR,\(reference),\(who),\(text)\n")
    }

    private func decide(_ town: Scenario, _ file: String, _ rows: String...) throws {
        try town.write("Inputs/decisions/\(file).csv", Self.header + rows.map { $0 + "\n" }.joined())
    }

    @discardableResult
    private func run(_ town: Scenario, _ day: String, expect status: Int32 = 0) throws -> Outcome {
        let run = try town.sverka("run", "--date", day)
        #expect(run.status == status, "\(run.text)")
        let verify = try town.sverka("verify")
        #expect(verify.status == 0, "\(verify.text)")
        return run
    }

    private func payment(_ town: Scenario, _ reference: String) throws -> [String: String] {
        try town.rows("payments.csv").first { $0["bank_reference"] == reference } ?? [:]
    }

    private func states(_ town: Scenario, _ code: String) throws -> [String] {
        try town.rows("discrepancies.csv").filter { $0["code"] == code }.compactMap { $0["state"] }
    }

    private func credit(_ town: Scenario, _ id: String) throws -> String? {
        try town.rows("obligations.csv").first { $0["obligation_id"] == id }?["credit"]
    }

    @Test func `a credit is kept for a refund until its debit comes, over three nights`() throws {
        let town = try town()
        try pay(town, "a", "60.00", "A1", "WF26-000001", day: "2026-05-13")
        try run(town, "2026-05-13")
        #expect(try states(town, "OVERPAID") == ["new"])
        let id = try payment(town, "A1")["payment_id"] ?? ""
        try decide(town, "a", "D1,2026-05-14,Иван,,refund,\(id),,10.00,надвнесено")
        try run(town, "2026-05-14")
        #expect(try states(town, "OVERPAID") == ["carried"])
        #expect(try credit(town, "WF26-000001") == "10.00")
        #expect(try town.rows("allocations.csv").isEmpty)
        // Another debit of that sum, to somebody else, is not it.
        try pay(town, "b", "-10.00", "B1", "наем", day: "2026-05-14", who: "Друга фирма,BG18RZBB91550123456789")
        try run(town, "2026-05-15")
        #expect(try states(town, "OVERPAID") == ["carried"])
        try pay(town, "c", "-10.00", "C1", "възстановяване", day: "2026-05-15")
        try run(town, "2026-05-16")
        #expect(try states(town, "OVERPAID") == ["resolved"])
        #expect(try town.codes().isDisjoint(with: ["REVERSED"]))
        let rows = try town.rows("allocations.csv")
        #expect(rows.count == 1 && rows[0]["payment_id"] == id, "\(rows)")
        #expect(rows.first?["amount"] == "-10.00" && rows.first?["credit"] == "-10.00")
        #expect(try credit(town, "WF26-000001") == "0.00")
        #expect(try town.paid("WF26-000001") == "50.00")
        #expect(try payment(town, "C1")["purpose"] == "refund")
        // Of its 60.00 nothing is open, and 10.00 are joined to nothing: the contract's word for that, and where they are.
        let paid = try payment(town, "A1")
        #expect(paid["status"] == "partly_matched" && paid["unallocated"] == "10.00" && paid["reserved"] == "10.00")
        #expect(try town.rows("postings.csv").first?["reversal"] == "-10.00")
    }

    @Test func `open money kept for a refund goes to no debt, and is reversed when the debit comes`() throws {
        let town = try town()
        try pay(town, "a", "30.00", "REF2026001", "WF26-000003", day: "2026-05-13")
        try run(town, "2026-05-13")
        #expect(try states(town, "UNIDENTIFIED") == ["new"])
        let id = try payment(town, "REF2026001")["payment_id"] ?? ""
        try decide(town, "a", "D1,2026-05-14,Иван,,refund,\(id),,30.00,не е наше")
        try run(town, "2026-05-14")
        #expect(try states(town, "UNIDENTIFIED") == ["resolved"])
        #expect(try payment(town, "REF2026001")["status"] == "unmatched")
        let names = SmallTown.register.split(separator: "\n")[0]
        try town.write(
            "Inputs/register/b.csv",
            names + "\nWF26-000003,waste_fee,9108103440,Мира Лозева,30.00,2026-02-10,2026-10-31\n")
        try run(town, "2026-05-15")
        #expect(try town.paid("WF26-000003") == "0.00")
        try pay(town, "b", "-30.00", "B1", "връщане на REF2026001", day: "2026-05-15", who: ",")
        try run(town, "2026-05-16")
        #expect(try payment(town, "REF2026001")["status"] == "reversed")
        #expect(try payment(town, "B1")["purpose"] == "refund")
    }

    @Test func `a debit that came before the ruling is found by it; no match takes kept money, ignore sets it free`()
        throws
    {
        let town = try town()
        try pay(town, "a", "60.00", "A1", "WF26-000001", day: "2026-05-13")
        try pay(town, "b", "-10.00", "B1", "възстановяване", day: "2026-05-13")
        try pay(town, "c", "7.00", "C1", "нищо", day: "2026-05-13")
        try run(town, "2026-05-13")
        let (first, third) = (try payment(town, "A1")["payment_id"] ?? "", try payment(town, "C1")["payment_id"] ?? "")
        try decide(
            town, "a", "D1,2026-05-14,Иван,,refund,\(first),,10.00,надвнесено",
            "D2,2026-05-14,Иван,,refund,\(third),,7.00,не е наше")
        try run(town, "2026-05-14")
        #expect(try credit(town, "WF26-000001") == "0.00")
        #expect(try states(town, "OVERPAID") == ["resolved"])
        try decide(town, "b", "D3,2026-05-15,Иван,,match,\(third),WF26-000002,,все пак е наше")
        try run(town, "2026-05-15", expect: 65)
        #expect(try town.paid("WF26-000002") == "0.00")
        let reject = try #require(try town.rows("rejects.csv").first)
        #expect(reject["message"]?.contains("са запазени 7.00") == true, "\(reject)")
        try town.remove("Inputs/decisions/b.csv")
        try decide(
            town, "c", "D4,2026-05-16,Иван,,ignore,\(third),,,няма да се връща",
            "D5,2026-05-16,Иван,,match,\(third),WF26-000002,,все пак е наше")
        try run(town, "2026-05-16")
        #expect(try town.paid("WF26-000002") == "7.00")
        #expect(try payment(town, "C1")["status"] == "matched")
    }

    @Test func `a match takes what is open beside the money that is kept for a refund`() throws {
        let town = try town()
        try pay(town, "a", "100.00", "A1", "нищо", day: "2026-05-13")
        try run(town, "2026-05-13")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        try decide(town, "a", "D1,2026-05-14,Иван,,refund,\(id),,60.00,надвнесено")
        try run(town, "2026-05-14")
        try decide(town, "b", "D2,2026-05-15,Иван,,match,\(id),WF26-000001,50.00,повече от отвореното")
        let refused = try run(town, "2026-05-15", expect: 65)
        #expect(refused.stderr.contains("decisions/b.csv:2: ") && refused.stderr.contains("40.00"), "\(refused.text)")
        try town.remove("Inputs/decisions/b.csv")
        try decide(town, "c", "D3,2026-05-16,Иван,,match,\(id),WF26-000001,,отвореното")
        try run(town, "2026-05-16")
        #expect(try town.paid("WF26-000001") == "40.00")
        // The refund still has its money when the debit comes.
        try pay(town, "b", "-60.00", "B1", "възстановяване", day: "2026-05-16")
        try run(town, "2026-05-17")
        #expect(try payment(town, "B1")["purpose"] == "refund")
        #expect(try town.paid("WF26-000001") == "40.00")
    }

    @Test func `a match of more than is free is refused whole, also behind another of the same night`() throws {
        let town = try town()
        try pay(town, "a", "100.00", "A1", "нищо", day: "2026-05-13")
        try run(town, "2026-05-13")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        let second = "D2,2026-05-14,Иван,,match,\(id),WF26-000002,70.00,втората"
        try decide(town, "a", "D1,2026-05-14,Иван,,match,\(id),WF26-000001,50.00,първата", second)
        try run(town, "2026-05-14", expect: 65)
        #expect(try town.paid("WF26-000001") == "50.00")
        #expect(try town.paid("WF26-000002") == "0.00")
        let reject = try #require(try town.rows("rejects.csv").first)
        #expect(reject["raw"] == second && reject["message"]?.contains("свободни 50.00") == true, "\(reject)")
        // A third that asks for all that is open finds that money; the second, tried again, still does not fit.
        try decide(town, "b", "D3,2026-05-15,Иван,,match,\(id),WF26-000002,,каквото е отворено")
        try run(town, "2026-05-15", expect: 65)
        #expect(try town.paid("WF26-000002") == "50.00")
        // Nothing is left: a match without a sum is refused, too; once more the same pair asks for nothing.
        try town.remove("Inputs/decisions/a.csv")
        let names = SmallTown.register.split(separator: "\n")[0]
        try town.write(
            "Inputs/register/b.csv",
            names + "\nWF26-000003,waste_fee,9108103440,Мира Лозева,30.00,2026-02-10,2026-10-31\n")
        try run(town, "2026-05-16")
        try decide(
            town, "c", "D4,2026-05-17,Иван,,match,\(id),WF26-000003,,няма пари",
            "D5,2026-05-17,Иван,,match,\(id),WF26-000002,,още веднъж")
        try run(town, "2026-05-17", expect: 65)
        #expect(try town.rows("rejects.csv").map { $0["line"] } == ["2"])
        // A release of the same night makes room.
        try town.remove("Inputs/decisions/c.csv")
        try decide(
            town, "d", "D6,2026-05-18,Иван,,release,\(id),WF26-000002,,не е за нея",
            "D7,2026-05-18,Иван,,match,\(id),WF26-000003,30.00,за третата")
        try run(town, "2026-05-18")
        #expect(try town.paid("WF26-000003") == "30.00")
        #expect(try town.paid("WF26-000001") == "50.00")
    }

    @Test func `a ruling of which a later one of the same night leaves less says so`() throws {
        let town = try town()
        try pay(town, "a", "100.00", "A1", "нищо", day: "2026-05-13")
        try run(town, "2026-05-13")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        // In the file's order both fit; by their days the match comes before the release that makes its room.
        try decide(town, "a", "D1,2026-05-14,Иван,,match,\(id),WF26-000001,100.00,цялата")
        try run(town, "2026-05-14")
        try decide(
            town, "b", "D3,2026-05-16,Иван,,release,\(id),WF26-000001,,не е за нея",
            "D2,2026-05-15,Иван,,match,\(id),WF26-000002,70.00,за другата")
        let run = try run(town, "2026-05-16")
        #expect(run.stderr.contains("D2") && run.stderr.contains("70.00"), "\(run.stderr)")
        #expect(try town.paid("WF26-000002") == "0.00")
    }

    @Test func `a payment taken back names what is open again, not what was written off`() throws {
        let town = try town()
        try pay(town, "a", "50.00", "REF2026001", "WF26-000001", day: "2026-05-13")
        try run(town, "2026-05-13")
        try town.write(
            "Inputs/register/b.csv",
            "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on,status\n"
                + "WF26-000001,waste_fee,9108103440,Мира Лозева,50.00,2026-02-10,2026-10-31,written_off\n")
        try pay(town, "b", "-50.00", "B1", "връщане REF2026001", day: "2026-05-14", who: ",")
        try run(town, "2026-05-14")
        let found = try #require(try town.rows("discrepancies.csv").first { $0["code"] == "REVERSED" })
        #expect(found["message"]?.contains("без нов остатък: WF26-000001") == true, "\(found)")
        #expect(found["message"]?.contains("отворени") == false, "\(found)")
    }

    @Test func `a refund of more than is there is refused with its row, and tried again`() throws {
        let town = try town()
        try pay(town, "a", "50.00", "A1", "WF26-000001", day: "2026-05-13")
        try run(town, "2026-05-13")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        let row = "D1,2026-05-14,Иван,,refund,\(id),,10.00,надвнесено"
        try decide(town, "a", row)
        let refused = try run(town, "2026-05-14", expect: 65)
        #expect(refused.stderr.contains("decisions/a.csv:2: "), "\(refused.text)")
        let reject = try #require(try town.rows("rejects.csv").first)
        #expect(reject["raw"] == row && reject["message"]?.contains("D1") == true, "\(reject)")
        // The register lowers the sum: now there is a credit, and the row is followed.
        try town.write(
            "Inputs/register/b.csv", SmallTown.register.replacing("50.00", with: "40.00"))
        try run(town, "2026-05-15", expect: 65)
        try run(town, "2026-05-16")
        #expect(try town.rows("sources.csv").map { $0["accepted"] } == ["1"])
    }

    @Test func `a match or a write-off of too much is refused, whole ones are followed`() throws {
        let town = try town()
        try pay(town, "a", "50.00", "A1", "WF26-000001", day: "2026-05-13")
        try run(town, "2026-05-13")
        // Wholly paid: the ledger does not load it.
        let id = try payment(town, "A1")["payment_id"] ?? ""
        try run(town, "2026-05-14")
        #expect(try payment(town, "A1").isEmpty)
        let tooMuch = "D1,2026-05-14,Иван,,match,\(id),WF26-000002,50.01,твърде много"
        try decide(
            town, "a", tooMuch, "D2,2026-05-14,Иван,,write_off,,WF26-000002,70.01,твърде много",
            "D3,2026-05-14,Иван,,write_off,,WF26-000001,0.01,платено е")
        try run(town, "2026-05-15", expect: 65)
        #expect(try town.rows("rejects.csv").map { $0["line"] } == ["2", "3", "4"])
        for (reject, sum) in zip(try town.rows("rejects.csv"), ["50.01", "70.01", "не е останало нищо"]) {
            #expect(reject["message"]?.contains(sum) == true, "\(reject)")
        }
        #expect(try town.rows("rejects.csv").first?["raw"] == tooMuch)
        #expect(try town.paid("WF26-000001") == "50.00")
        let asked = try town.sverka(
            "decide", "write_off", "--obligation", "WF26-000002", "--amount", "70.01", "--by", "Иван", "--reason", "x",
            "--to", "d.csv")
        #expect(asked.status != 0 && !town.exists("d.csv"), "\(asked.text)")
        try town.remove("Inputs/decisions/a.csv")
        try decide(town, "b", "D4,2026-05-15,Иван,,write_off,,WF26-000002,30.00,отписана част")
        try run(town, "2026-05-16")
        try decide(town, "c", "D5,2026-05-16,Иван,,write_off,,WF26-000002,40.00,отписана докрай")
        try run(town, "2026-05-17")
        let debt = try town.rows("obligations.csv").first { $0["obligation_id"] == "WF26-000002" }
        #expect(debt?["remitted"] == "70.00" && debt?["outstanding"] == "0.00", "\(debt ?? [:])")
    }

    @Test func `money that a release opens is told of in the same night`() throws {
        let town = try town()
        try pay(town, "a", "120.00", "A1", "WF26-000001 WF26-000002", day: "2026-05-13")
        try run(town, "2026-05-13")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        try decide(town, "a", "D1,2026-05-14,Иван,,release,\(id),WF26-000001,,не е за тази партида")
        for (day, state) in [("2026-05-14", "new"), ("2026-05-15", "carried")] {
            try run(town, day)
            let open = try town.rows("discrepancies.csv").filter { $0["code"] == "UNIDENTIFIED" }
            #expect(open.map { $0["state"] } == [state] && open.map { $0["amount"] } == ["50.00"])
        }
    }

    @Test func `an ignored payment is not joined by what comes in the same night as the ruling`() throws {
        let town = try town()
        try pay(town, "a", "33.00", "A1", "WF26-777888", day: "2026-05-13")
        try run(town, "2026-05-13")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        try town.write(
            "Inputs/register/b.csv",
            "obligation_id,kind,payer_id,principal,issued_on,due_on\n"
                + "WF26-777888,waste_fee,7501020050,33.00,2026-02-10,2026-10-31\n")
        try decide(town, "a", "D1,2026-05-14,Иван,,ignore,\(id),,,не е наше")
        try run(town, "2026-05-14")
        #expect(try payment(town, "A1")["status"] == "ignored")
        #expect(try town.paid("WF26-777888") == "0.00")
    }

    @Test func `a release forbids the pairs that it undid, not the payment`() throws {
        let town = try town()
        try pay(town, "a", "70.00", "A1", "WF26-000001", day: "2026-05-13")
        try run(town, "2026-05-13")
        #expect(try town.paid("WF26-000001") == "70.00")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        try decide(town, "a", "D2,2026-05-14,Иван,,release,\(id),,,не е за тази партида")
        try run(town, "2026-05-14")
        try run(town, "2026-05-15")
        #expect(try town.paid("WF26-000001") == "0.00")
        // A ruling that comes late, but was made before the release, changes nothing.
        try decide(town, "b", "D1,2026-05-13,Иван,,match,\(id),WF26-000001,,по-рано")
        try run(town, "2026-05-16")
        #expect(try town.paid("WF26-000001") == "0.00")
        try decide(town, "c", "D3,2026-05-16,Иван,,ignore,\(id),,,изчаква")
        try run(town, "2026-05-17")
        #expect(try payment(town, "A1")["status"] == "ignored")
        try decide(town, "d", "D4,2026-05-17,Иван,,match,\(id),WF26-000002,,за другата")
        try run(town, "2026-05-18")
        #expect(try town.paid("WF26-000002") == "70.00")
        #expect(try payment(town, "A1")["status"] == "matched")
        // Taking the rows away undoes nothing.
        for name in ["a", "b", "c", "d"] { try town.remove("Inputs/decisions/\(name).csv") }
        try run(town, "2026-05-19")
        #expect(try town.paid("WF26-000002") == "70.00")
    }

    @Test func `two persons where two must sign`() throws {
        let town = try town("\ndecisions: {two_persons_for: [refund], above: 5.00}\n")
        try pay(town, "a", "60.00", "A1", "WF26-000001", day: "2026-05-13")
        try run(town, "2026-05-13")
        let id = try payment(town, "A1")["payment_id"] ?? ""
        try decide(
            town, "a", "D1,2026-05-14,Иван,,refund,\(id),,10.00,без подпис",
            "D2,2026-05-14,Иван,Иван,refund,\(id),,10.00,сам", "D3,2026-05-14,Иван,Мария,refund,\(id),,10.00,двама")
        try run(town, "2026-05-14", expect: 65)
        #expect(try town.rows("rejects.csv").compactMap { $0["line"] } == ["2", "3"])
        #expect(try town.rows("sources.csv").first?["accepted"] == "1")
    }
}
