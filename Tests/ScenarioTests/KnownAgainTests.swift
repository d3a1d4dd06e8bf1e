// Entries that are known again, and files of rows that are looked into: through the whole program.

import Foundation
import Testing

@Suite("Known again")
struct KnownAgainTests {
    private static let rows =
        SmallTown.bankRow("50.00", "такса WF26-000001 за 2026", reference: "R1")
        + SmallTown.bankRow("70.00", "такса WF26-000002 за 2026 година", reference: "R2")

    private func town() throws -> Scenario {
        let town = try Scenario.smallTown()
        try town.remove("Inputs/bank/a.xml")
        return town
    }

    private func run(_ town: Scenario, _ date: String = "2026-05-15", status: Int32 = 0) throws {
        let run = try town.sverka("run", "--date", date)
        #expect(run.status == status, "\(run.text)")
        #expect(try town.sverka("verify").status == 0)
    }

    private func paid(_ town: Scenario) throws -> [String] {
        try ["WF26-000001", "WF26-000002"].map { try town.paid($0) ?? "" }
    }

    private func texts(_ town: Scenario, run: String = "latest") throws -> [String] {
        try town.rows("payments.csv", run: run).compactMap { $0["remittance"] }
    }

    /// The whole list with the line end, and it cut in its last text: in the number, behind it, before the line end only.
    private static func cut(_ bytes: Int) -> String {
        let whole = SmallTown.bankHeader + rows
        return String(decoding: Data(whole.utf8).dropLast(bytes), as: UTF8.self)
    }

    @Test("a list cut inside its last text, and the whole one a night later: one payment", arguments: [1, 15, 30, 34])
    func cutThenWhole(_ bytes: Int) throws {
        let town = try town()
        try town.write("Inputs/bank/cut.csv", Self.cut(bytes))
        try run(town)
        try town.write("Inputs/bank/whole.csv", SmallTown.bankHeader + Self.rows)
        try run(town, "2026-05-16")
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.codes().contains("OVERLAP") || town.codes().contains("DUPLICATE_STATEMENT"))
        // A longer list with both of them brings only what is new.
        try town.write(
            "Inputs/bank/x-longer.csv",
            SmallTown.bankHeader + Self.rows + SmallTown.bankRow("3.00", "непознат", reference: "R3", day: "2026-05-16")
        )
        try run(town, "2026-05-17")
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.rows("sources.csv").first?["accepted"] == "1")
    }

    @Test("the whole list first, the cut one after it", arguments: [1, 15, 34])
    func wholeThenCut(_ bytes: Int) throws {
        let town = try town()
        try town.write("Inputs/bank/whole.csv", SmallTown.bankHeader + Self.rows)
        try run(town)
        try town.write("Inputs/bank/x-cut.csv", Self.cut(bytes))
        try run(town, "2026-05-16")
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.rows("sources.csv").first?["accepted"] == "0")
    }

    @Test("both in one night, in either order", arguments: [("a", "b"), ("b", "a")])
    func oneNight(_ cut: String, _ whole: String) throws {
        let town = try town()
        try town.write("Inputs/bank/\(cut).csv", Self.cut(30))
        try town.write("Inputs/bank/\(whole).csv", SmallTown.bankHeader + Self.rows)
        try run(town)
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try texts(town).sorted() == ["такса WF26-000001 за 2026", "такса WF26-000002 за 2026 година"])
    }

    @Test("a second payment whose text goes on where another ends is a second payment")
    func longerTextOfItsOwn() throws {
        let town = try town()
        let first = SmallTown.bankRow("50.00", "такса", reference: "")
        let second = SmallTown.bankRow("50.00", "такса WF26-000001", reference: "")
        // The last row has no line end, and stands in the next list as it is.
        try town.write("Inputs/bank/a.csv", SmallTown.bankHeader + first.dropLast())
        try run(town)
        try town.write("Inputs/bank/b.csv", SmallTown.bankHeader + first + second)
        try run(town, "2026-05-16")
        #expect(try paid(town)[0] == "50.00")
        #expect(try town.rows("sources.csv").first?["accepted"] == "1")
    }

    @Test("a sum that may be cut is refused")
    func cutSum() throws {
        let town = try town()
        let header = "account,booked_on,remittance,amount\n"
        let row = { (text: String, sum: String) in "BG65TEST56788400000002,2026-05-14,\(text),\(sum)\n" }
        try town.write(
            "Inputs/bank/a.csv", header + row("WF26-000001", "12.50") + row("WF26-000002", "70.0").dropLast())
        try run(town, status: 65)
        #expect(try paid(town) == ["12.50", "0.00"])
        #expect(try town.rows("rejects.csv").map { $0["line"] } == ["3"])
    }

    @Test("an entry of two overlapping statements is one, two equal ones of a statement are two")
    func overlapping() throws {
        let town = try town()
        let first = [(2500, "A1", "WF26-000001"), (2500, "A1", "WF26-000001")]
        try town.write("Inputs/bank/a.xml", SmallTown.statement(number: 1, day: "2026-05-13", opening: 10000, first))
        try run(town)
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-13", opening: 10000, first + [(7000, "A2", "WF26-000002")]))
        try run(town, "2026-05-16")
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.codes().contains("OVERLAP"))
        #expect(try !town.codes().contains("BALANCE_BREAK"))
    }

    @Test("an account is known with the bank before it and the currency behind it")
    func accountTexts() throws {
        let town = try town()
        for (number, account) in ["TESTBGSF/BG65TEST56788400000002", "BG65 TEST 5678 8400 0000 02 EUR"].enumerated() {
            let day = "26051\(3 + number)"
            try town.write(
                "Inputs/bank/\(number).sta",
                ":20:S\r\n:25:\(account)\r\n:28C:\(number + 1)/1\r\n:60F:C\(day)EUR\(number)0,00\r\n:61:\(day)C10,00NTRFNONREF//R\(number)\r\n"
                    + ":86:такса WF26-000001\r\n:62F:C\(day)EUR\(number + 1)0,00\r\n-\r\n")
        }
        try run(town)
        #expect(try paid(town)[0] == "20.00")
    }

    // MARK: Looking into files

    @Test("inspect tells a register, orders and decisions, with and without settings")
    func inspect() throws {
        let town = try town()
        try town.write(
            "orders.csv",
            "order_id;created_at;terminal_id;obligation_id;amount\nO1;2026-05-14T10:00:00Z;V1;WF26-000001;50.00\nO2;x;V1;WF26-000002;70.00\n"
        )
        try town.write(
            "decisions.csv",
            "decision_id,decided_on,decided_by,action,reason\nD1,2026-05-14,Иванова,write_off,давност\n")
        for name in ["pipeline.yml", "nothing.yml"] {
            let register = try town.sverka("inspect", "Inputs/register/a.csv", "--json", "--config", name)
            #expect(register.status == 0, "\(register.text)")
            #expect(
                register.stdout.contains(
                    #""format":"csv","encoding":"utf-8","statements":[],"accepted":2,"rejected":0,"role":"obligations","sums":[{"currency":"EUR","rows":2,"amount":"120.00"}]"#
                ), "\(register.stdout)")
            let orders = try town.sverka("inspect", "orders.csv", "--json", "--config", name)
            #expect(
                orders.stdout.contains(
                    #""accepted":1,"rejected":1,"role":"orders","sums":[{"currency":"EUR","rows":1,"amount":"50.00"}]"#),
                "\(orders.stdout)")
            let decisions = try town.sverka("inspect", "decisions.csv", "--json", "--config", name)
            #expect(decisions.stdout.contains(#""accepted":1,"rejected":0,"role":"decisions"}"#), "\(decisions.stdout)")
        }
        // Columns of its own are those of its source.
        try town.write("own.csv", "Партида,Вид,Лице,Главница,Дата\n1,waste_fee,9108103440,5.00,2026-02-10\n")
        let source =
            "register: {role: obligations, path: \"Inputs/register/*.csv\", csv: {columns: {obligation_id: Партида, kind: Вид, payer_id: Лице, principal: Главница, issued_on: Дата}}}"
        try town.write(
            "own.yml",
            SmallTown.settings.replacingOccurrences(
                of: "register: {role: obligations, path: \"Inputs/register/*.csv\", extract: delta}", with: source))
        let own = try town.sverka("inspect", "own.csv", "--json", "--config", "own.yml")
        #expect(
            own.stdout.contains(#""role":"obligations","sums":[{"currency":"EUR","rows":1,"amount":"5.00"}]"#),
            "\(own.text)")
        #expect(try town.sverka("inspect", "own.csv", "--config", "nothing.yml").status == 65)
        let shown = try town.sverka("inspect", "Inputs/register/a.csv")
        #expect(shown.stdout.contains("120.00"))
    }

    @Test(
        "a corrected statement that lacks an entry of the first: both files are named, the entry stays",
        arguments: [true, false])
    func corrected(_ isSameNight: Bool) throws {
        let town = try town()
        let (first, second) = ((5000, "A1", "WF26-000001"), (700, "A2", "непознат"))
        try town.write(
            "Inputs/bank/a.xml", SmallTown.statement(number: 4, day: "2026-05-14", opening: 0, [first, second]))
        // Another statement of the file's day is not asked.
        try town.write("Inputs/bank/0.xml", SmallTown.statement(number: 3, day: "2026-05-13", opening: 0, []))
        if !isSameNight { try run(town) }
        try town.write("Inputs/bank/b.xml", SmallTown.statement(number: 4, day: "2026-05-14", opening: 0, [first]))
        try run(town, "2026-05-16")
        let told = try town.rows("discrepancies.csv").filter { $0["code"] == "OVERLAP" }
        #expect(told.count == 1 && told[0]["source_file"] == "Inputs/bank/b.xml", "\(told)")
        let id = try town.rows("payments.csv").first { $0["bank_reference"] == "A2" }?["payment_id"]
        #expect(id != nil && told.first?["related"] == id, "the entry stays")
        for word in ["Inputs/bank/a.xml (ред 4)", "във файла Inputs/bank/b.xml липсва 1 запис, който е в"] {
            #expect(told.first?["message"]?.contains(word) == true, "\(told)")
        }
    }

    @Test("a corrected statement that has all entries of the first and one more lacks nothing")
    func correctedByMore() throws {
        let town = try town()
        let (first, second) = ((5000, "A1", "WF26-000001"), (700, "A2", "непознат"))
        try town.write("Inputs/bank/a.xml", SmallTown.statement(number: 4, day: "2026-05-14", opening: 0, [first]))
        try run(town)
        try town.write(
            "Inputs/bank/b.xml", SmallTown.statement(number: 4, day: "2026-05-14", opening: 0, [first, second]))
        try run(town, "2026-05-16")
        let told = try town.rows("discrepancies.csv").filter { $0["code"] == "OVERLAP" }
        #expect(told.map { $0["message"]?.contains("липсва") } == [false] && told.first?["related"] == "", "\(told)")
    }
}
