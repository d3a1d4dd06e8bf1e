// run.json, the summaries, and the words of the reports.

import Domain
import Testing

@testable import Reporting

@Suite struct ManifestTests {
    @Test func `the manifest names hashes and controls, and no absolute path`() {
        var pack = SamplePack.make(20)
        pack.configuration.folder = "/home/clerk/sverka"
        pack.settingsHash = "aa"
        let file = StoredFile(name: "b.csv", sha256: "bb", bytes: 12)
        let other = StoredFile(name: "a.csv", sha256: "cc", bytes: 13)
        let text = String(decoding: Reports.manifest(pack, outputs: [file, other]), as: UTF8.self)
        #expect(!text.contains("/home"))
        #expect(text.contains("\"pipeline_sha256\": \"aa\""))
        #expect(text.contains("\"previous_manifest_sha256\": null"))
        #expect(text.contains("\"difference\": \"0.00\""))
        let (a, b) = (text.firstRange(of: "a.csv")?.lowerBound, text.firstRange(of: "b.csv")?.lowerBound)
        #expect(a != nil && b != nil && a.map { $0 < b ?? $0 } == true)
    }

    @Test func `JSON escapes what it must and sorts its keys`() {
        let document = JSON.object([
            "b": .string("\"\\\n\u{1}\u{1F}я"), "a": .array([]), "c": .array([.null, .bool(true), .integer(-5)]),
        ]).document
        let expected = #"""
            {
              "a": [],
              "b": "\"\\\n\u0001\u001fя",
              "c": [
                null,
                true,
                -5
              ]
            }

            """#
        #expect(document == expected)
    }

    @Test(arguments: [Language.bg, .en])
    func `the summary says whether the controls agree`(_ language: Language) {
        var pack = SamplePack.make(50, languages: [language])
        // Statements without balances prove nothing: said, though every total agrees.
        #expect(
            !pack.statements.isEmpty && !Reports.summaries(pack).words.contains(Labels.text(.controlsAgree, language)))
        pack.statements = []
        #expect(Reports.summaries(pack).words.contains(Labels.text(.controlsAgree, language)))
        let breaks = ControlTotal(
            name: "account_balance", scope: "run", account: "BG1", currency: "EUR",
            terms: [.init("opening", 5), .init("balance_breaks", 1234), .init("closing", 1239)], difference: 0)
        pack.controls.append(breaks)
        let broken = Reports.summaries(pack).words
        #expect(!broken.contains(Labels.text(.controlsAgree, language)) && broken.contains("12.34"), "\(broken)")
        pack.controls.removeLast()
        pack.controls[0].difference = 1
        #expect(Reports.summaries(pack).words.contains(Labels.text(.controlsDiffer, language)))
        #expect(Reports.summaries(pack).json.contains("\"controls_agree\": false"))
    }

    @Test func `every label, column and code has words in both languages`() {
        for label in Label.allCases { #expect(Labels.labels[label] != nil, "\(label)") }
        for code in DiscrepancyCode.allCases { #expect(Advice.table[code] != nil, "\(code)") }
        let tables: [[Column]] = [
            PaymentsReport.columns, AllocationsReport.columns, ObligationsReport.columns, PositionsReport.columns,
            DiscrepanciesReport.columns, SettlementsReport.columns, SourcesReport.columns, OpenPaymentsReport.columns,
            CollectionsReport.columns, Column.source,
        ]
        for column in tables.joined() { #expect(Labels.columns[column.name] != nil, "\(column.name)") }
        let words =
            Purpose.allCases.map(\.word) + PaymentStatus.allCases.map(\.word) + Strategy.allCases.map(\.word)
            + Rule.allCases.map(\.word) + ObligationState.inOrder.map(\.word)
        for word in words where word != "" { #expect(Labels.words[word] != nil, "\(word)") }
    }
}
