// Whole made-up municipalities with known truth, played night by night; the figures are the scorer's.

import Foundation
import Testing

@Suite("Made-up municipalities")
struct MunicipalityTests {
    static let tools = Scenario.shared.appendingPathComponent("tools/municipality")

    static var hasTools: Bool {
        let found = FileManager.default.fileExists(atPath: tools.appendingPathComponent("generate.py").path)
        if !found { print("Skipped: ../shared/tools/municipality is not there.") }
        return found
    }

    /// Plays a town; gives the scorer's figures.
    private func score(seed: String, templates: URL?) throws -> [String: Any] {
        let town = try Scenario()
        var arguments = [
            Self.tools.appendingPathComponent("generate.py").path, "--seed", seed, "--persons", "300", "--payments",
            "900",
            "--nights", "3", "--out", "town",
        ]
        if let templates { arguments += ["--templates", templates.path] }
        let made = try Scenario.python(arguments, in: town.folder, ["PYTHONPATH": Self.tools.path])
        #expect(made.status == 0, "\(made.text)")
        try FileManager.default.copyItem(at: town.url("town/pipeline.yml"), to: town.url("pipeline.yml"))
        let nights = try JSONSerialization.jsonObject(with: town.data("town/nights.json")) as? [String: String] ?? [:]
        for (night, date) in nights.sorted(by: { $0.key < $1.key }) {
            try town.overlay("town/\(night)/Inputs", onto: "Inputs")
            let run = try town.sverka("run", "--date", date)
            #expect(run.status == 0 || run.status == 65, "\(night): \(run.text)")
            try checkCandidates(town)
        }
        #expect(try town.sverka("verify").status == 0)
        let result = try Scenario.python(
            [
                Self.tools.appendingPathComponent("score.py").path, "--truth", "town/truth", "--outputs", "Outputs",
                "--json",
            ], in: town.folder, [:])
        return try JSONSerialization.jsonObject(with: Data(result.stdout.utf8)) as? [String: Any] ?? [:]
    }

    /// Of each open payment: best first, each debt once, five at most, ranks from 1 on.
    private func checkCandidates(_ town: Scenario) throws {
        let open = Set(
            try town.rows("payments.csv").filter {
                ["unmatched", "ambiguous", "partly_matched"].contains($0["status"])
            }
            .map { $0["payment_id"] })
        let found = Dictionary(grouping: try town.rows("candidates.csv")) { $0["payment_id"] }
        #expect(!found.isEmpty && found.keys.allSatisfy(open.contains))
        for (payment, rows) in found {
            let scores = rows.map { Int($0["score"] ?? "") ?? -1 }
            #expect(rows.map { $0["rank"] } == (1...rows.count).map(String.init), "\(payment ?? "")")
            #expect(scores == scores.sorted(by: >) && scores.allSatisfy((0...100).contains), "\(payment ?? "")")
            #expect(rows.count <= 5 && Set(rows.map { $0["obligation_id"] }).count == rows.count, "\(payment ?? "")")
        }
    }

    @Test(
        "nothing wrong is joined, and what can be decided is",
        .enabled(if: hasTools), arguments: [("41", false), ("42", true)])
    func accuracy(_ seed: String, _ hasOtherHabits: Bool) throws {
        let habits = Scenario.package.appendingPathComponent("Tests/Tools/noise.py")
        let score = try score(seed: seed, templates: hasOtherHabits ? habits : nil)
        let match = try #require(score["match"] as? [String: Any])
        let (joined, right) = (match["joined"] as? Int ?? 0, match["joined_right"] as? Int ?? -1)
        #expect(joined > 500 && joined == right, "wrong: \(score["wrong"] ?? "")")
        let found = Double(match["right"] as? Int ?? 0) / Double(match["expected"] as? Int ?? 1)
        #expect(found >= 0.99, "recall \(found): \(score["classes"] ?? "")")
        let obligations = try #require(score["obligations"] as? [String: Any])
        let exact = Double(obligations["exact"] as? Int ?? 0) / Double(obligations["count"] as? Int ?? 1)
        #expect(exact >= 0.995, "balances \(exact): \(obligations["wrong"] ?? "")")
        #expect(obligations["equation_broken"] as? Int == 0)
        for (code, value) in try #require(score["codes"] as? [String: [String: Any]]) {
            let required = value["required"] as? Int ?? 0
            let missing = required - (value["found"] as? Int ?? 0)
            let invented = value["false"] as? Int ?? 0
            #expect(missing + invented <= max(1, required / 50), "\(code): \(value)")
        }
        let settlements = try #require(score["settlements"] as? [String: Any])
        #expect(settlements["batches"] as? Int == settlements["sums_right"] as? Int)
        #expect(settlements["unexpected"] as? Int == 0)
    }
}
