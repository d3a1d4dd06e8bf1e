// Control totals over several nights: six equations, of the run and of the whole ledger, each without a difference.

import Foundation
import Testing

/// A control total of run.json: what it is about, and its terms.
private struct Control {
    var name = ""
    var scope = ""
    var account = ""
    var currency = ""
    var difference = ""
    var terms: [String: Int] = [:]

    static func all(_ town: Scenario, run: String = "latest") throws -> [Control] {
        let manifest = try JSONSerialization.jsonObject(with: town.data("Outputs/\(run)/run.json"))
        let totals = (manifest as? [String: Any])?["control_totals"] as? [[String: Any]] ?? []
        return totals.map { total in
            func word(_ key: String) -> String {
                (total[key] as? String) ?? (total[key] as? Int).map(String.init) ?? ""
            }
            let terms = total["terms"] as? [[String: Any]] ?? []
            return Control(
                name: word("name"), scope: word("scope"), account: word("account"), currency: word("currency"),
                difference: word("difference"),
                terms: Dictionary(
                    terms.map { term in
                        (term["name"] as? String ?? "", (term["value"] as? Int) ?? cents(term["value"] as? String))
                    }
                ) { first, _ in first })
        }
    }
}

@Suite struct ControlTests {
    private static let names = ["bank_credits", "card_sales", "account_balance", "obligations", "allocated", "rows"]

    private func expectAllHold(_ town: Scenario) throws {
        for control in try Control.all(town) {
            #expect(["0.00", "0"].contains(control.difference), "\(control)")
        }
        let verify = try town.sverka("verify")
        #expect(verify.status == 0, "\(verify.text)")
    }

    @Test func `the made-up day proves all six equations, of the run and of the ledger`() throws {
        let day = try Scenario()
        for name in ["Inputs", "pipeline.yml"] { try day.copy(Scenario.package.appendingPathComponent(name), to: name) }
        try day.sverka("run", "--date", "2026-05-15")
        let controls = try Control.all(day)
        for scope in ["run", "ledger"] {
            #expect(Set(controls.filter { $0.scope == scope }.map(\.name)) == Set(Self.names))
        }
        try expectAllHold(day)
        // The next day most conditions go on and some money moves: still nothing is lost.
        try day.sverka("run", "--date", "2026-05-18")
        try expectAllHold(day)
    }

    @Test func `what comes in over three nights adds up in the ledger's totals`() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-13")
        // Money for a debt that is not known yet, and too much for one that is.
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(
                number: 2, day: "2026-05-14", opening: 15000,
                [(9000, "A2", "WF26-000002"), (3000, "A3", "WF26-000003")]
            ))
        try town.sverka("run", "--date", "2026-05-14")
        try expectAllHold(town)
        func total(_ name: String, _ scope: String) throws -> [String: Int] {
            try Control.all(town).first { $0.name == name && $0.scope == scope }?.terms ?? [:]
        }
        #expect(try total("bank_credits", "run")["credits"] == 12000)
        #expect(try total("bank_credits", "run")["open"] == 3000)
        #expect(try total("bank_credits", "ledger")["credits"] == 17000)
        #expect(try total("allocated", "ledger") == ["allocated": 14000, "to_debts": 12000, "credits": 2000])
        #expect(try total("account_balance", "ledger")["opening"] == 10000)
        #expect(try total("account_balance", "ledger")["closing"] == 27000)
        // The debt comes: the open money moves, nothing comes in.
        try town.write(
            "Inputs/register/b.csv",
            SmallTown.register.split(separator: "\n")[0]
                + "\nWF26-000003,waste_fee,9108103440,Мира Лозева,30.00,2026-02-10,2026-10-31\n")
        try town.sverka("run", "--date", "2026-05-15")
        try expectAllHold(town)
        #expect(try total("bank_credits", "run")["credits"] == 0)
        #expect(try total("bank_credits", "run")["allocated"] == 3000)
        #expect(try total("bank_credits", "run")["open"] == -3000)
        #expect(try total("bank_credits", "ledger")["open"] == 0)
        #expect(try total("obligations", "ledger")["newly_assessed"] == 15000)
        #expect(try total("obligations", "ledger")["closing"] == 0)
        let rows = try total("rows", "ledger")
        #expect(rows["read"] == 6 && rows["accepted"] == 6)
    }
}
