// Words for people: every sentence in both languages, every code in the handbook, every key of the settings described.

import Domain
import Foundation
import Testing

@Suite struct WordsTests {
    @Test func sentenceKeysAreUniqueOverAllTables() {
        var seen: Set<String> = []
        for key in Sentences.tables.flatMap({ $0.keys.sorted() }) {
            if !seen.insert(key).inserted { Issue.record("\(key) stands in two tables") }
        }
        #expect(!seen.isEmpty)
    }

    @Test func sentencesTellTheSameInBothLanguages() {
        for (key, sentence) in Sentences.tables.flatMap({ $0 }).sorted(by: { $0.key < $1.key }) {
            #expect(!sentence.bg.isEmpty, "\(key) lacks Bulgarian")
            #expect(!sentence.en.isEmpty, "\(key) lacks English")
            let values = [sentence.bg, sentence.en].map { Set($0.matches(of: /\{(!?\d+)[}?]/).map { String($0.1) }) }
            #expect(values[0] == values[1], "\(key) shows other values in the other language")
        }
    }

    /// The log leaves out what stood in an input file, where the sentence marks it: `„{!1}“`.
    @Test func whatARefusalQuotesIsMarked() {
        // Headers and patterns that pipeline.yml gives.
        let ours = ["csv.missing_column", "csv.date_pattern"]
        var marked = 0
        for (key, sentence) in [Sentences.csv, Sentences.formats, Sentences.cards].flatMap({ $0 }) {
            marked += sentence.bg.matches(of: /„\{!\d\}“/).count
            guard !ours.contains(key) else { continue }
            #expect(sentence.bg.matches(of: /„\{\d\}“/).isEmpty, "\(key) quotes what may stand in a file")
        }
        #expect(marked > 20)
    }

    /// Keys that are written out in the sources; those put together from parts are tested where they are made.
    @Test func messagesThatAreWrittenOutHaveTheirSentence() {
        let known = Set(Sentences.tables.flatMap(\.keys))
        for file in SourceTree.sources {
            for match in file.text.matches(of: /Message\(\s*"([a-z_]+\.[a-z_0-9]+)"/)
            where !known.contains(String(match.1)) {
                Issue.record("\(file.path): there is no sentence \(match.1)")
            }
        }
    }

    @Test func everyCodeIsInTheHandbook() throws {
        let handbook = try SourceTree.text("Documentation/Handbook.bg.md")
        let severities: [Severity: String] = [.info: "за сведение", .warning: "предупреждение", .error: "грешка"]
        for code in DiscrepancyCode.allCases {
            guard let row = handbook.split(separator: "\n").first(where: { $0.hasPrefix("| \(code.rawValue) |") })
            else {
                Issue.record("the handbook lacks \(code.rawValue)")
                continue
            }
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells.count == 5, "\(code.rawValue): code, severity, kind, when, what to do")
            #expect(cells[1] == severities[code.severity], "\(code.rawValue)")
            #expect(cells[2] == (code.isEvent ? "събитие" : "състояние"), "\(code.rawValue)")
        }
    }

    @Test func handbookKnowsNoOtherCode() throws {
        let known = Set(DiscrepancyCode.allCases.map(\.rawValue))
        for match in try SourceTree.text("Documentation/Handbook.bg.md").matches(of: /\n\| ([A-Z_]{5,}) \|/) {
            #expect(known.contains(String(match.1)), "\(match.1)")
        }
    }

    @Test func everyKeyOfTheSettingsIsDescribed() throws {
        let words = Set(try SourceTree.text("Documentation/Settings.md").matches(of: /[a-z_]+/).map { String($0.0) })
        let reading = /(?:fields|whole|text|texts|items|choice|decimal|day|days|flag|table|require)\("([a-z_]+)"/
        var count = 0
        for file in SourceTree.sources where file.module == "Settings" {
            for match in file.text.matches(of: reading) {
                #expect(words.contains(String(match.1)), "Settings.md says nothing of \(match.1), \(file.path)")
                count += 1
            }
        }
        #expect(count > 40)
    }

    @Test(arguments: ["README.md", "CONTRIBUTING.md"]) func linksLeadSomewhere(_ page: String) throws {
        for match in try SourceTree.text(page).matches(of: /\]\(([^)#:]+)\)/) {
            #expect(FileManager.default.fileExists(atPath: SourceTree.root + "/" + match.1), "\(page): \(match.1)")
        }
    }

    /// Names in backquotes on the pages that lead through the code.
    @Test(arguments: ["Architecture.md", "Tracing-one-payment.md", "Adding-a-format.md"])
    func pagesNameTypesThatAreThere(_ page: String) throws {
        let declared = Set(
            SourceTree.sources.flatMap { file in
                file.code.matches(of: /(?:struct|enum|class|protocol|typealias) (\w+)/).map { String($0.1) } + [
                    file.module
                ]
            })
        let others: Set = ["Inputs", "Outputs", "Sources", "Tests", "Package", "String", "BkToCstmrStmt"]
        for match in try SourceTree.text("Documentation/" + page).matches(of: /`([A-Z][a-z]+[A-Za-z]*)(?:\.\w+)?`/) {
            let name = String(match.1)
            if !others.contains(name), !declared.contains(name) { Issue.record("\(page) speaks of \(name)") }
        }
    }
}
