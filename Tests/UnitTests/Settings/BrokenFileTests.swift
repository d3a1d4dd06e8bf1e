// Broken settings files: each ends in a problem with its exact line, and the word that was probably meant.

import Domain
import Settings
import Testing

/// One edit of a file that is right, and what must come of it.
struct BrokenFile: CustomTestStringConvertible, Sendable {
    let find: String
    let replace: String
    let line: Int
    let key: String
    /// A word that the message must name.
    let names: String
    var testDescription: String { "\(find) → \(replace)" }

    init(_ find: String, _ replace: String, _ line: Int, _ key: String, _ names: String = "") {
        self.find = find
        self.replace = replace
        self.line = line
        self.key = key
        self.names = names
    }
}

@Suite struct BrokenFileTests {
    private static let base = """
        version: 1
        organisation: {name: Община Пловдив, currency: EUR, timezone: Europe/Sofia, language: bg}
        ledger: Outputs/ledger.sqlite
        sources:
          taxes:
            role: obligations
            path: Inputs/register/tax-*.csv
            extract: full
            csv:
              delimiter: ","
              dates: yyyy-MM-dd
              columns: {obligation_id: "Партида"}
              constants: {currency: BGN}
              values: {status: {"В сила": open}}
          bank: {role: bank, path: "Inputs/bank/*", format: auto}
        accounts:
          BG43TEST12348400000001: {type: revenue, also: ["9900 0001"]}
          BG39TEST12343100000001: {type: budget, collects: [fine, waste_fee]}
        kinds:
          waste_fee: {code: "442400", group: tax, order: law, limitation: {term: 5, absolute: 10}}
          penal_decree: {code: "446500", group: fine, discounts: [decree_20]}
        acquirers:
          borica: {terminals: [V1], settles: net, group_by: [terminal, day], credit_within: 3, matches: "BORICA|БОРИКА", cut_off: "16:30"}
          other: {terminals: [V2], fees: {percent: 0.8, brands: {VISA: {minimum: 0.10}}}}
        decisions: {two_persons_for: [write_off, refund], above: 100.00}
        reports: {files: [obligations, payments], workbook: {rows: 100}}
        privacy: {mask: false}
        rules:
          interest:
            divisor: 360
            rates:
              - {from: 2025-07-01, percent: 11.91}
              - {from: 2026-01-01, percent: 10.15, confirmed_until: 2026-06-30}
          payment_date: {bank: value_on}
          repayment: per_debt
          discounts: {spring: {percent: 5, whole_year_by: "04-30", from: 2026-01-01}}
        matching: {strategies: [decision, document]}
        """

    @Test func baseIsRight() throws {
        #expect(try SettingsFolder().problems(Self.base).map { $0.text(.en) } == [])
    }

    static let keysAndTypes = [
        BrokenFile("version: 1", "version: 2", 1, "version", "2"),
        BrokenFile("version: 1", "verson: 1", 1, "unknown_key", "version"),
        BrokenFile("ledger: ", "leger: ", 3, "unknown_key", "ledger"),
        BrokenFile("    role: obligations", "    rule: obligations", 6, "unknown_key", "role"),
        BrokenFile("      delimiter:", "      delimeter:", 10, "unknown_key", "delimiter"),
        BrokenFile("{type: revenue, ", "{tpye: revenue, ", 17, "unknown_key", "type"),
        BrokenFile("group: tax", "grup: tax", 20, "unknown_key", "group"),
        BrokenFile("term: 5", "terms: 5", 20, "unknown_key", "term"),
        BrokenFile("settles: net", "setles: net", 23, "unknown_key", "settles"),
        BrokenFile("percent: 0.8", "procent: 0.8", 24, "unknown_key", "percent"),
        BrokenFile("two_persons_for", "two_person_for", 25, "unknown_key", "two_persons_for"),
        BrokenFile("workbook: {rows", "workbook: {row", 26, "unknown_key", "rows"),
        BrokenFile("mask: false", "masks: false", 27, "unknown_key", "mask"),
        BrokenFile("confirmed_until", "confirmed", 33, "unknown_key", "confirmed_until"),
        BrokenFile("strategies:", "strategy:", 37, "unknown_key", "strategies"),
        BrokenFile("    role: obligations\n", "", 6, "missing_key", "role"),
        BrokenFile("code: \"442400\", ", "", 20, "missing_key", "code"),
        BrokenFile("{name: Община Пловдив, ", "{", 2, "missing_key", "name"),
        BrokenFile("privacy: {mask: false}", "privacy: yes", 27, "not_mapping", "privacy"),
        BrokenFile("language: bg", "language: {bg: 1}", 2, "not_text", "organisation.language"),
        BrokenFile("ledger: Outputs/ledger.sqlite", "ledger:", 3, "no_value", "ledger"),
        BrokenFile("ledger: Outputs/ledger.sqlite", "ledger: [a, b]", 3, "not_text", "ledger"),
        BrokenFile("rows: 100", "rows: many", 26, "not_whole", "many"),
        BrokenFile("rows: 100", "rows: 0", 26, "not_whole", "0"),
        BrokenFile("mask: false", "mask: nope", 27, "unknown_word", "privacy.mask"),
        BrokenFile("credit_within: 3", "credit_within: 2.5", 23, "not_whole", "2.5"),
        BrokenFile("privacy: {mask: false}", "privacy: {mask: false", 28, "not_yaml"),
        BrokenFile("privacy: {mask: false}", "ledger: Other.sqlite", 27, "key_twice", "3"),
        BrokenFile("  penal_decree:", "  waste_fee:", 21, "key_twice", "20"),
        BrokenFile("type: budget, ", "type: budget, \"type\": deposit, ", 18, "key_twice", "type"),
    ]

    static let words = [
        BrokenFile("role: obligations", "role: obligation", 6, "unknown_word", "obligations"),
        BrokenFile("extract: full", "extract: ful", 8, "unknown_word", "full"),
        BrokenFile("delimiter: \",\"", "delimiter: \"#\"", 10, "unknown_word", ",, ;, \\t, |, auto"),
        BrokenFile("format: auto", "format: mt94", 15, "unknown_word", "mt940"),
        BrokenFile("columns: {obligation_id", "columns: {obligaton_id", 12, "unknown_column", "obligation_id"),
        BrokenFile("columns: {obligation_id", "columns: {booked_on", 12, "unknown_column", "obligations"),
        BrokenFile("constants: {currency", "constants: {curency", 13, "unknown_column", "currency"),
        BrokenFile("constants: {currency: BGN", "constants: {kind: waste_fe", 13, "unknown_word", "waste_fee"),
        BrokenFile("constants: {currency: BGN", "constants: {currency: лв", 13, "not_currency", "лв"),
        BrokenFile("{\"В сила\": open}", "{\"В сила\": opened}", 14, "unknown_word", "open"),
        BrokenFile("type: revenue", "type: revenues", 17, "unknown_word", "revenue"),
        BrokenFile("collects: [fine", "collects: [fines", 18, "unknown_word", "fine"),
        BrokenFile("waste_fee]", "waste_fees]", 18, "unknown_word", "waste_fee"),
        BrokenFile("group: tax", "group: taxes", 20, "unknown_word", "tax"),
        BrokenFile("order: law", "order: lawful", 20, "unknown_word", "law"),
        BrokenFile("[decree_20]", "[decree20]", 21, "unknown_word", "decree_20"),
        BrokenFile("group_by: [terminal", "group_by: [terminals", 23, "unknown_word", "terminal"),
        BrokenFile("[write_off,", "[writeoff,", 25, "unknown_word", "write_off"),
        BrokenFile("[obligations, payments]", "[obligations, payment]", 26, "unknown_word", "payments"),
        BrokenFile("repayment: per_debt", "repayment: per-debt", 35, "unknown_word", "per_debt"),
        BrokenFile("bank: value_on}", "bank: value_date}", 34, "unknown_word", "value_on, booked_on"),
        BrokenFile("[decision, document]", "[decision, documents]", 37, "unknown_word", "document"),
        BrokenFile("[decision, document]", "[decision, decision]", 37, "word_twice", "decision"),
        BrokenFile("language: bg", "language: [bg, de]", 2, "unknown_word", "bg, en"),
        BrokenFile("  penal_decree:", "  fine:", 21, "kind_is_group", "fine"),
    ]

    static let values = [
        BrokenFile("currency: EUR", "currency: euro", 2, "not_currency", "euro"),
        BrokenFile("Europe/Sofia", "Europe/Sofa", 2, "not_timezone", "Europe/Sofia"),
        BrokenFile("Inputs/register/tax", "Inputs/registers/tax", 7, "misspelt_folder", "Inputs/register"),
        BrokenFile("Inputs/bank/*", "Input/bank/*", 15, "misspelt_folder", "Inputs"),
        BrokenFile("Inputs/bank/*", "Inputs/statements/*", 15, "no_folder", "Inputs/statements"),
        BrokenFile("dates: yyyy-MM-dd", "dates: yyyy-mm-dd", 11, "not_pattern", "yyyy-mm-dd"),
        BrokenFile("dates: yyyy-MM-dd", "dates: [yyyy-MM-dd, DD.MM.YYYY]", 11, "not_pattern", "DD.MM.YYYY"),
        BrokenFile("BG43TEST12348400000001", "BG44TEST12348400000001", 17, "not_iban", "BG44TEST12348400000001"),
        BrokenFile("\"9900 0001\"", "BG39 TEST 1234 3100 0000 01", 18, "account_twice", "BG43TEST12348400000001"),
        BrokenFile("code: \"442400\"", "code: \"112400\"", 20, "not_code", "112400"),
        BrokenFile("absolute: 10", "absolute: 4", 20, "limitation_order", "4"),
        BrokenFile("term: 5", "term: -5", 20, "not_whole", "-5"),
        BrokenFile("cut_off: \"16:30\"", "cut_off: \"24:00\"", 23, "not_hour", "24:00"),
        BrokenFile("cut_off: \"16:30\"", "cut_off: 16:3", 23, "not_hour", "16:3"),
        BrokenFile("\"BORICA|БОРИКА\"", "\"BORICA|\"", 23, "empty_match", "BORICA|"),
        BrokenFile("terminals: [V2]", "terminals: [V1]", 24, "terminal_twice", "borica"),
        BrokenFile("percent: 0.8", "percent: 0,8", 24, "decimal_comma", "8"),
        BrokenFile("percent: 0.8", "percent: 101", 24, "not_decimal", "101"),
        BrokenFile("minimum: 0.10", "minimum: 0.105", 24, "not_decimal", "0.105"),
        BrokenFile("above: 100.00", "above: -1", 25, "not_decimal", "-1"),
        BrokenFile("divisor: 360", "divisor: 0", 30, "unknown_word", "360, 365, 366"),
        BrokenFile("from: 2025-07-01", "from: 2025-02-30", 32, "not_day", "2025-02-30"),
        BrokenFile("percent: 11.91", "percent: 11.915", 32, "not_decimal", "11.915"),
        BrokenFile("percent: 11.91", "percent: 1e2", 32, "not_decimal", "1e2"),
        BrokenFile(
            "from: 2026-01-01, percent: 10.15", "from: 2025-01-01, percent: 10.15", 33, "day_order", "2025-07-01"),
        BrokenFile("2026-06-30", "2025-06-30", 33, "day_order", "2026-01-01"),
        BrokenFile("\"04-30\"", "\"04-31\"", 36, "not_month_day", "04-31"),
        BrokenFile("whole_year_by: \"04-30\", ", "", 36, "discount_term", "rules.discounts.spring"),
    ]

    @Test(arguments: keysAndTypes + words + values)
    func problemNamesItsLineAndTheNearestWord(_ broken: BrokenFile) throws {
        let folder = try SettingsFolder()
        let parts = Self.base.split(separator: broken.find, maxSplits: 1, omittingEmptySubsequences: false)
        try #require(parts.count == 2, "the edit must fit the file")
        let problems = folder.problems(parts[0] + broken.replace + parts[1])
        let found = problems.filter { $0.message.key == "settings." + broken.key }
        let shown = problems.map { $0.text(.en) }.joined(separator: "\n")
        #expect(found.map(\.line) == [broken.line], "\(shown)")
        #expect(found.allSatisfy { $0.message.arguments.contains(broken.names) || broken.names.isEmpty }, "\(shown)")
        for language in Language.allCases { #expect(found.allSatisfy { !$0.text(language).contains("settings.") }) }
    }

    /// A word that was probably meant is named only where it is near.
    @Test(
        arguments: [
            ("mask: false", "masks: false", "„mask“"), ("mask: false", "colour: false", nil),
            ("role: bank", "role: bnak", "„bank“"), ("role: bank", "role: xyz", nil),
            ("{currency: BGN}", "{curency: BGN}", "„currency“"), ("{currency: BGN}", "{zone: BGN}", nil),
            ("Europe/Sofia", "Europe/Sofija", "„Europe/Sofia“"), ("Europe/Sofia", "Sofia", "„Europe/Sofia“"),
            ("Europe/Sofia", "Somewhere", nil), ("language: bg", "language: fr", nil),
            ("language: bg", "language: b", nil), ("confirmed_until", "confirmed", "„confirmed_until“"),
        ] as [(String, String, String?)])
    func hintIsNear(_ find: String, _ replace: String, _ hint: String?) throws {
        let folder = try SettingsFolder()
        let shown = folder.problems(Self.base.replacing(find, with: replace)).map { $0.text(.bg) }
        try #require(shown.count == 1, "\(shown)")
        #expect(shown[0].contains("Може би") == (hint != nil), "\(shown)")
        if let hint { #expect(shown[0].contains("Може би \(hint)?"), "\(shown)") }
        #expect(!shown[0].contains("{") && !shown[0].contains("|"), "\(shown)")
    }

    @Test func allProblemsComeAtOnceInTheOrderOfTheFile() throws {
        let text = Self.base.replacing("language: bg", with: "language: fr").replacing(
            "role: bank", with: "role: banks"
        )
        .replacing("repayment: per_debt", with: "repayment: none").replacing("ledger:", with: "outputs: A\noutputs:")
        let problems = try SettingsFolder().problems(text)
        #expect(problems.map(\.line) == [2, 4, 16, 36])
        #expect(problems.map(\.column) == [87, 1, 16, 14])
        #expect(problems.map(\.file) == Array(repeating: "pipeline.yml", count: 4))
        #expect(problems[2].text(.en).hasPrefix("pipeline.yml:16:16: \"banks\" is no value of sources.bank.role."))
    }

    @Test func keyThatStandsThreeTimesIsToldTwice() throws {
        let problems = try SettingsFolder().problems(Self.base + "\noutputs: A\noutputs: B\noutputs: C\n")
        #expect(problems.map(\.message.key) == ["settings.key_twice", "settings.key_twice"])
        #expect(problems.map(\.line) == [39, 40])
        #expect(problems.map { $0.message.arguments[2] } == ["38", "39"])
    }

    @Test(arguments: ["", "# only a comment\n", "---\n"]) func emptyFile(_ text: String) throws {
        #expect(try SettingsFolder().problems(text).map(\.message.key) == ["settings.empty"])
    }

    @Test func bytesThatAreNotUTF8AreToldByTheirLine() {
        let problems = #expect(throws: SettingsProblems.self) {
            try PipelineFile.parse(
                Array("version: 1\nledger: ".utf8) + [0xCE, 0x20, 0x0A], name: "p.yml", folder: "/tmp")
        }
        #expect(problems?.problems.map(\.line) == [2])
        #expect(problems?.problems.map(\.message.key) == ["settings.not_utf8"])
    }
}
