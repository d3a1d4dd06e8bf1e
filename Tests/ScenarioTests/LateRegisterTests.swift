// Register deltas that come late: whatever their order of arrival, the newest file's word on a debt stands.

import Foundation
import Testing

@Suite("Register files that come late")
struct LateRegisterTests {
    private static let header = "obligation_id,kind,payer_id,principal,issued_on,due_on,status\n"

    /// Files that bring rows of most debts: many as an earlier file had them, some new or changed.
    private struct Deltas {
        var files: [String] = []
        var payments = ""

        init(_ seed: Int) {
            var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
            func next(_ range: Range<Int>) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return range.lowerBound + Int(state >> 33) % range.count
            }
            // Few versions of each debt, so that many go back to what they were.
            let rows = (0..<9).map { debt in
                [
                    "\(40 + debt).00,open", "\(50 + debt).00,open",
                    "\(40 + debt).00,\(debt % 2 == 0 ? "cancelled" : "suspended")",
                ]
                .map { $0.split(separator: ",") }
                .map { "WF26-00000\(debt),waste_fee,F\(debt),\($0[0]),2026-02-10,2026-10-31,\($0[1])\n" }
            }
            for _ in 0..<5 {
                files.append(
                    rows.reduce(LateRegisterTests.header) {
                        next(0..<4) == 0 ? $0 : $0 + $1[[0, 0, 1, 2][next(0..<4)]]
                    })
            }
            for debt in rows.indices where next(0..<3) > 0 {
                payments += SmallTown.bankRow("\(next(20..<60)).00", "WF26-00000\(debt)", reference: "R\(debt)")
            }
        }
    }

    /// The balances after the files came in this order, one a night, and the payments on the second.
    private func balances(_ deltas: Deltas, _ order: [Int]) throws -> [String] {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings + "\nreports: {files: [obligations]}\n")
        try town.write("Inputs/bank/README.md", "")
        for (night, file) in order.enumerated() {
            try town.write("Inputs/register/r\(file).csv", deltas.files[file])
            if night == 1 { try town.write("Inputs/bank/p.csv", SmallTown.bankHeader + deltas.payments) }
            let run = try town.sverka("run", "--date", "2026-05-\(20 + night)")
            #expect(run.status == 0 || run.status == 65, "\(run.text)")
        }
        #expect(try town.sverka("verify").status == 0)
        return try town.rows("obligations.csv").map { row in
            ["obligation_id", "principal", "paid", "outstanding", "credit", "state"].map { row[$0] ?? "" }
                .joined(separator: " ")
        }.sorted()
    }

    @Test("the same deltas in any order", arguments: 1...6)
    func anyOrder(_ seed: Int) throws {
        let deltas = Deltas(seed)
        let straight = try balances(deltas, [0, 1, 2, 3, 4])
        for order in [[0, 4, 1, 2, 3], [4, 3, 2, 1, 0], [2, 0, 4, 1, 3]] {
            #expect(try balances(deltas, order) == straight, "\(order)")
        }
    }

    private func principal(_ town: Scenario) throws -> String? {
        try town.rows("obligations.csv").first { $0["obligation_id"] == "WF26-000001" }?["principal"]
    }

    private func bring(_ file: String, _ sum: String, _ day: Int, to town: Scenario) throws {
        try town.write("Inputs/register/\(file).csv", SmallTown.register.replacing("50.00", with: sum))
        let check = try town.sverka("check")
        #expect(check.status == 0, "\(check.text)")
        try town.sverka("run", "--date", "2026-05-\(day)")
    }

    @Test func `what a newer file repeated is not overridden, and a replay says the same`() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-13")
        try bring("c", "50.00", 14, to: town)
        try bring("b", "60.00", 15, to: town)
        #expect(try principal(town) == "50.00")
        #expect(try town.rows("sources.csv").first?["known"] == "2")
        let verify = try town.sverka("verify", "--replay")
        #expect(verify.status == 0, "\(verify.text)")
    }

    @Test func `a ledger that an earlier program made is brought up to date and goes on`() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-13")
        try bring("c", "50.00", 14, to: town)
        let script =
            "import sqlite3; d = sqlite3.connect('Outputs/ledger.sqlite'); d.execute('DROP TABLE repeats'); "
            + "d.execute('DROP TABLE summaries'); "
            + "d.execute(\"DELETE FROM grdb_migrations WHERE identifier IN ('6 repeats', '7 summaries')\"); d.commit()"
        let made = try Scenario.python(["-c", script], in: town.folder)
        #expect(made.status == 0, "\(made.text)")
        let unkept = try town.sverka("summary")
        let last = try #require(town.runs.last)
        #expect(unkept.status == 66 && unkept.stderr.contains(last), "\(unkept.text)")
        try bring("e", "50.00", 15, to: town)
        #expect(try town.sverka("summary").status == 0)
        let verify = try town.sverka("verify", "--replay")
        #expect(verify.status == 0, "\(verify.text)")
        try bring("d", "60.00", 16, to: town)
        #expect(try principal(town) == "50.00", "e.csv repeated it")
        // Nobody knows what c.csv repeated; e.csv said nothing of another debt.
        try town.write(
            "Inputs/register/b.csv", SmallTown.register.replacing("WF26-000002", with: "WF26-000003"))
        #expect(try town.sverka("run", "--date", "2026-05-17").status == 0)
        #expect(try town.sverka("verify").status == 0)
    }
}
