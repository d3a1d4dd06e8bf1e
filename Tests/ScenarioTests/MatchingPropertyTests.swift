// Properties of matching (matching.md section 8) over made-up small towns, through the whole pipeline.

import Foundation
import Testing

@Suite("What must not change a match")
struct MatchingPropertyTests {
    private static let people = ["7501020050", "0545231231", "9021154568"]
    private static let others = ["9108103440", "7111042925", "8001010055"]

    /// A town of waste fees, taxes and tickets, and payments that name them by id, number, person or sum.
    private struct Town {
        var debts: [[String]] = []
        var payments: [[String]] = []

        init(_ seed: Int) {
            var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
            func next(_ range: Range<Int>) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return range.lowerBound + Int(state >> 33) % range.count
            }
            for place in 0..<10 {
                let kind = ["waste_fee", "property_tax", "fine_ticket"][next(0..<3)]
                let person = MatchingPropertyTests.people[next(0..<3)]
                let year = 2024 + next(0..<3)
                let number = kind == "fine_ticket" ? "\(4_000_000 + place * 1117)" : ""
                let sum = "\(next(10..<90)).\(10 + next(0..<89))"
                debts.append([
                    "X\(year % 100)-\(100_000 + place * 17)", kind, number, person, "\(year)", sum, "\(year)-02-10",
                    "\(year)-03-31",
                ])
            }
            for place in 0..<14 {
                let debt = debts[next(0..<10)]
                let day = "2026-05-\(10 + next(0..<4))"
                let way = next(0..<5)
                let text = way < 2 ? debt[0] : debt[2].isEmpty ? "плащане" : "фиш № \(debt[2])"
                let person = way >= 2 ? debt[3] : ""
                let code = way == 4 ? ["waste_fee": "442400", "property_tax": "442100"][debt[1]] ?? "446500" : ""
                let sum = next(0..<4) == 0 ? "\(next(5..<99)).55" : debt[5]
                payments.append([day, sum, "FT26000\(100 + place)", person, code, text])
            }
        }

        var namesOnly: Town {
            var town = self
            town.payments = payments.map { row in
                row[3].isEmpty
                    ? row : [row[0], row[1], row[2], "", "", debts[(row[2].utf8.last.map(Int.init) ?? 0) % 10][0]]
            }
            return town
        }
    }

    private func register(_ debts: [[String]]) -> String {
        "obligation_id,kind,document_no,payer_id,year,principal,issued_on,due_on\n"
            + debts.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private func bank(_ payments: [[String]]) -> String {
        "account,booked_on,amount,currency,bank_reference,obligor_id,payment_code,remittance\n"
            + payments.map { row in
                "BG65TEST56788400000002,\(row[0]),\(row[1]),EUR,\(row[2]),\(row[3]),\(row[4]),\(row[5])\n"
            }.joined()
    }

    /// A scenario with these registers and nights of bank files, after all its runs.
    private func play(_ registers: [[[String]]], _ nights: [[[[String]]]], threads: String = "2") throws -> Scenario {
        let town = try Scenario()
        try town.write(
            "pipeline.yml",
            SmallTown.settings.replacing(
                "waste_fee: {code: \"442400\", group: tax, interest: none}",
                with: """
                    waste_fee: {code: "442400", group: tax}
                      property_tax: {code: "442100", group: tax}
                      fine_ticket: {code: "446500", group: fine}
                    """))
        for (place, debts) in registers.enumerated() {
            try town.write("Inputs/register/r\(place).csv", register(debts))
        }
        for (night, files) in nights.enumerated() {
            for (place, rows) in files.enumerated() {
                try town.write("Inputs/bank/n\(night)-\(place).csv", bank(rows))
            }
            let run = try town.sverka("run", "--date", "2026-05-\(20 - nights.count + night)", "--threads", threads)
            #expect(run.status == 0, "\(run.text)")
        }
        return town
    }

    /// What went where, by bank reference and obligation; every figure of an allocation.
    private func joined(_ town: Scenario) throws -> [String] {
        var rows: [String] = []
        for run in town.runs {
            for row in try town.rows("allocations.csv", run: run) {
                rows.append(
                    ["bank_reference", "obligation_id", "principal", "interest", "costs", "credit", "strategy"].map {
                        row[$0] ?? ""
                    }.joined(separator: " "))
            }
        }
        return rows.sorted()
    }

    private func balances(_ town: Scenario) throws -> [String] {
        try town.rows("obligations.csv").map { row in
            ["obligation_id", "principal", "interest", "paid", "outstanding", "credit", "state"].map { row[$0] ?? "" }
                .joined(separator: " ")
        }.sorted()
    }

    @Test("the order of rows and files, and the number of threads", arguments: 1...4)
    func order(_ seed: Int) throws {
        let town = Town(seed)
        let plain = try play([town.debts], [[town.payments]])
        let turned = try play(
            [Array(town.debts.reversed())],
            [[Array(town.payments[7...].reversed()), Array(town.payments[..<7].reversed())]], threads: "1")
        #expect(try joined(plain) == joined(turned) && balances(plain) == balances(turned))
        #expect(try !joined(plain).isEmpty)
    }

    /// More payments than one desk decides alone; some name debts of two persons, or two persons.
    /// Of one year and named one by one, nothing hangs on what other payments gave: the desks then share the turns out.
    @Test("many payments, decided by one thread or by several", arguments: [true, false])
    func desks(namesOne: Bool) throws {
        let debts = (0..<600).map { place in
            let year = namesOne ? 2026 : 2024 + place % 3
            return [
                "X\(year % 100)-\(100_000 + place * 17)", place % 3 == 0 ? "property_tax" : "waste_fee", "",
                "\(8_000_000_000 + place / 2 * 7919)", "\(year)", "\(10 + place % 80).00", "\(year)-02-10",
                "\(year)-03-31",
            ]
        }
        let payments = (0..<2400).map { place in
            let (debt, other) = (debts[place * 7 % 600], debts[(place * 11 + 5) % 600])
            let kind = namesOne ? 0 : place % 5
            let text = [debt[0], "плащане", "\(debt[0]) \(other[0])", "плащане", "\(debt[3]) \(other[3])"][kind]
            let (person, code) = (kind == 1 || kind == 3 ? debt[3] : "", kind == 3 ? "442400" : "")
            return [
                "2026-05-\(10 + place % 4)", place % 3 == 0 ? "7.55" : debt[5], "FT\(26_000_000 + place)", person, code,
                text,
            ]
        }
        let one = try play([debts], [[payments]], threads: "1")
        let several = try play([debts], [[payments]], threads: "4")
        for file in ["allocations.csv", "candidates.csv", "discrepancies.csv", "payments.csv"] {
            #expect(try one.rows(file) == several.rows(file), "\(file)")
            #expect(try one.rows(file).isEmpty == (namesOne && file == "candidates.csv"), "\(file)")
        }
    }

    @Test("unrelated debts added, and persons renamed one to one", arguments: 5...7)
    func strangers(_ seed: Int) throws {
        let town = Town(seed)
        let plain = try play([town.debts], [[town.payments]])
        let more = (0..<6).map { place in
            [
                "Y26-\(900_000 + place)", "waste_fee", "", "8001010158", "2026", "\(20 + place).00", "2026-02-10",
                "2026-03-31",
            ]
        }
        let crowded = try play([town.debts, more], [[town.payments]])
        #expect(try joined(plain) == joined(crowded))
        let names = Dictionary(uniqueKeysWithValues: zip(Self.people, Self.others))
        func renamed(_ rows: [[String]]) -> [[String]] { rows.map { $0.map { names[$0] ?? $0 } } }
        let other = try play([renamed(town.debts)], [[renamed(town.payments)]])
        #expect(try joined(plain) == joined(other) && balances(plain) == balances(other))
    }

    @Test("nights one by one or all at once, for payments that name their debt", arguments: 8...10)
    func nights(_ seed: Int) throws {
        let town = Town(seed).namesOnly
        let once = try play([town.debts], [[town.payments]])
        let days = Set(town.payments.map { $0[0] }).sorted()
        let nights = days.map { day in [town.payments.filter { $0[0] == day }] }
        #expect(try balances(once) == balances(play([town.debts], nights)))
    }

    @Test("a return, and the same payment again, restore the balances", arguments: 11...13)
    func again(_ seed: Int) throws {
        let town = Town(seed).namesOnly
        let plain = try play([town.debts], [[town.payments]])
        let last = try #require(town.payments.max { $0[0] + $0[2] < $1[0] + $1[2] })
        let back = [last[0], "-" + last[1], last[2], "", "", "Върнат превод " + last[2]]
        let anew = [last[0], last[1], "FT26999", last[3], last[4], last[5]]
        let returned = try play([town.debts], [[town.payments], [[back]], [[anew]]])
        let (before, after) = (try balances(plain), try balances(returned))
        #expect(before == after)
    }
}
