// Strategies of pipeline.yml: each may be switched off, and their order changed (matching.md section 3).

import Foundation
import Testing

@Suite("The strategies of pipeline.yml")
struct StrategyTests {
    private static let all = [
        "decision", "order", "obligation_id", "document", "document_repaired", "obligor_kind", "obligor_amount",
        "plate",
        "suggest",
    ]
    private static let register = """
        obligation_id,kind,document_no,payer_id,payer_name,object,year,principal,issued_on,due_on
        WF26-000001,waste_fee,,9108103440,Мира Лозева,лот 1,2026,50.00,2026-02-10,2026-10-31
        CF26-000002,civil_fee,,9108103440,Мира Лозева,,2026,17.00,2026-02-10,2026-10-31
        FN25-000003,penal_decree,25-1234-000567,7501020050,Петър Нов,,2025,41.00,2025-02-10,2025-03-31
        FN25-000004,penal_decree,25-4321-111222,7501020050,Петър Нов,,2025,43.00,2025-02-10,2025-03-31
        FN25-000005,parking_notice,87654321,7501020050,Петър Нов,РВ1234КН,2025,31.00,2025-02-10,2025-03-31
        """
    /// Strategy, and the payment that it alone joins: text, person in the bank's field, amount, debt.
    private static let table: [(strategy: String, text: String, person: String, amount: String, debt: String)] = [
        ("obligation_id", "по WF26-000001", "", "10.00", "WF26-000001"),
        ("document", "НП 25-1234-000567", "", "5.00", "FN25-000003"),
        ("document_repaired", "НП 25-4321-111232", "", "43.00", "FN25-000004"),
        ("obligor_kind", "ТБО", "9108103440", "11.00", "WF26-000001"),
        ("obligor_amount", "вноска", "9108103440", "17.00", "CF26-000002"),
        ("plate", "РВ1234КН", "", "31.00", "FN25-000005"),
    ]

    private func town(_ strategies: [String]) throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings + """

                  civil_fee: {code: "448007", group: fee, interest: none}
                  penal_decree: {code: "446500", group: fine, discounts: []}
                  parking_notice: {code: "446500", group: fine}
                matching: {strategies: [\(strategies.joined(separator: ", "))]}

                """)
        try town.write("Inputs/register/a.csv", Self.register + "\n")
        return town
    }

    private static let header =
        "account,booked_on,amount,currency,bank_reference,obligor_id,counterparty_name,remittance\n"

    private static func row(_ amount: String, _ person: String, _ text: String, _ reference: String, name: String = "")
        -> String
    {
        "BG65TEST56788400000002,2026-05-14,\(amount),EUR,\(reference),\(person),\(name),\(text)\n"
    }

    @Test("each joins its payment; left out, that payment alone stays open", arguments: [nil] + table.map(\.strategy))
    func without(_ off: String?) throws {
        let town = try town(Self.all.filter { $0 != off })
        let rows = Self.table.map { Self.row($0.amount, $0.person, $0.text, $0.strategy) }
        try town.write("Inputs/bank/a.csv", Self.header + rows.joined())
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 0, "\(run.text)")
        let found = try town.rows("allocations.csv")
        for row in Self.table {
            let mine = found.filter { $0["bank_reference"] == row.strategy }
            #expect(mine.map { $0["obligation_id"] } == (row.strategy == off ? [] : [row.debt]), "\(row.strategy)")
            #expect(mine.allSatisfy { $0["strategy"] == row.strategy })
        }
    }

    @Test("obligor_amount before obligor_kind: the sum decides before the kind", arguments: [false, true])
    func order(_ amountFirst: Bool) throws {
        var order = Self.all
        if amountFirst { order.swapAt(5, 6) }
        let town = try town(order)
        try town.write("Inputs/bank/a.csv", Self.header + Self.row("17.00", "9108103440", "ТБО", "R1"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let found = try town.rows("allocations.csv").map { $0["obligation_id"] }
        #expect(found == [amountFirst ? "CF26-000002" : "WF26-000001"])
    }

    @Test("suggest shows candidates by name and sum; left out, there are none", arguments: [true, false])
    func suggest(_ isOn: Bool) throws {
        let town = try town(Self.all.filter { isOn || $0 != "suggest" })
        try town.write("Inputs/bank/a.csv", Self.header + Self.row("17.00", "", "вноска", "R1", name: "Мира Лозева"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try town.rows("allocations.csv").isEmpty)
        #expect(try town.rows("candidates.csv").map { $0["obligation_id"] } == (isOn ? ["CF26-000002"] : []))
    }

    @Test(
        "decision: left out, a ruling joins nothing, is refused with the reason, and is followed once it stands there")
    func decision() throws {
        let town = try town(Self.all.filter { $0 != "decision" })
        func change(_ old: String, _ new: String) throws {
            let settings = String(decoding: try town.data("pipeline.yml"), as: UTF8.self)
            try town.write("pipeline.yml", settings.replacing(old, with: new))
        }
        try change("  bank: {", "  decisions: {role: decisions, path: \"Inputs/decisions/*.csv\"}\n  bank: {")
        try town.write("Inputs/decisions/README", "")
        try town.write("Inputs/bank/a.csv", Self.header + Self.row("9.00", "", "вноска", "R1"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let payment = try #require(try town.rows("payments.csv").first?["payment_id"])
        try town.write(
            "Inputs/decisions/a.csv",
            "decision_id,decided_on,decided_by,action,payment_id,obligation_id,reason\n"
                + "R-1,2026-05-15,Ана Петрова,match,\(payment),WF26-000001,по телефона\n")
        let off = try town.sverka("run", "--date", "2026-05-16")
        #expect(off.status == 65 && off.text.contains("strategies"), "\(off.text)")
        #expect(try town.rows("allocations.csv").isEmpty)
        try change("strategies: [", "strategies: [decision, ")
        #expect(try town.sverka("run", "--date", "2026-05-17").status == 0)
        #expect(try town.rows("allocations.csv").map { $0["obligation_id"] } == ["WF26-000001"])
        let story = try town.sverka("explain", payment).text
        #expect(story.contains("Решение R-1 от 2026-05-15, взето от Ана Петрова: по телефона"), "\(story)")
    }
}
