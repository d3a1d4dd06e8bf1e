// The table `budget`: what is right is read, what is not is told with its line and the nearest word.

import Domain
import Settings
import Testing

@Suite struct BudgetTests {
    private static let entry = "\nbudget:\n  \"442100\": {paragraph: \"13-01\", interest: \"28-09\", title: Данък}\n"

    @Test func `entries are read, by code`() throws {
        let more = Self.entry + "  \"446500\": {paragraph: \"28-02\"}\n"
        let budget = try SettingsFolder().load(Examples.contract + more).budget
        #expect(budget.map(\.code) == ["442100", "446500"])
        #expect(budget[0].paragraph == "13-01" && budget[0].interest == "28-09" && budget[0].costs == nil)
        #expect(try SettingsFolder().load(Examples.contract).budget.isEmpty)
    }

    @Test(arguments: [
        ("\"442100\"", "\"442109\"", "unknown_word", "442100"), ("\"442100\"", "\"3110\"", "not_code", "3110"),
        ("\"13-01\"", "\"1301\"", "not_paragraph", "1301"), ("\"28-09\"", "2809", "not_paragraph", "2809"),
        ("paragraph", "paragrph", "unknown_key", "paragraph"),
        ("paragraph: \"13-01\", ", "", "missing_key", "paragraph"),
    ])
    func `a mistake is told with its line`(_ find: String, _ replace: String, _ key: String, _ word: String) throws {
        let text = Self.entry.replacing(find, with: replace)
        #expect(text != Self.entry)
        let problems = try SettingsFolder().problems(Examples.contract + text)
        let line = (Examples.contract + "\n").split(separator: "\n", omittingEmptySubsequences: false).count + 1
        #expect(
            problems.contains { $0.message.key.hasSuffix(key) && $0.message.arguments.contains { $0.contains(word) } })
        #expect(problems.allSatisfy { $0.line == line }, "\(problems)")
    }
}
