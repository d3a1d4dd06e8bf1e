// Statements that others wrote: every file of ../shared/corpus, compared with what a reader must find in it.

import Domain
import Formats
import Foundation
import Testing

/// `expected.json` of the corpus, and the files beside it.
struct Corpus {
    struct Expected: Decodable {
        struct Statement: Decodable {
            var account: String?
            var balanced: Bool?
            var closing: String?
            var credits: String
            var currency: String?
            var debits: String
            var entries: Int64
            var opening: String?
        }
        var format: String
        var statements: [Statement]
    }

    let folder: URL
    let files: [(name: String, expected: Expected)]

    /// nil, and a word about it, where the corpus is not beside the package.
    static let shared: Corpus? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let corpus = folder.deletingLastPathComponent().appendingPathComponent("shared/corpus")
            let list = corpus.appendingPathComponent("expected.json")
            guard FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path),
                let data = try? Data(contentsOf: list),
                let files = try? JSONDecoder().decode([String: Expected].self, from: data)
            else { continue }
            return Corpus(
                folder: corpus.appendingPathComponent("files"),
                files: files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
        }
        print("CorpusTests skipped: no ../shared/corpus/expected.json beside the package")
        return nil
    }()

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))) }
}

@Suite struct CorpusTests {
    /// Files whose expected value is provably wrong, and what is right.
    static let exceptions: [String: String] = [
        "IsraelIyonsi+Mt940.NET/fixtures/no-decimal-amounts.sta":
            "D,50 is an entry of 0.50: with it 5000.00 + 1234.00 - 1234.00 - 0.50 is the closing 4999.50, without it not",
        "betterplace+mt940_parser/fixtures/sepa_snippet_broken.txt":
            "the second :25: is a damaged :86: (166?00GUTSCHRIFT…) and no account; the account is that of the first :25:",
        "prowide+prowide-core/sample_JPchar.txt":
            "the value date 345454 is no day: contracts.md refuses the entry and does not count its sum",
        "psynetic-software+camt-parser/examples/qt-csv-export-demo/example.camt053.xml":
            "debits of -2397.29 can't be: sums are positive, and ISO 20022 allows no sign in Amt; those entries are refused",
        "zilverline+mt940/fixtures/two_accounts.txt":
            "the third message says :25:3462.483.153 EUR; 1325.76.155EUR is the account of the fourth, joined by Ctrl-Z",
    ]

    @Test("camt.053 agrees with the corpus") func camt053() throws { try agree { $0.hasPrefix("camt.053") } }

    @Test("camt.052, camt.054, MT940 and MT942 agree with the corpus") func others() throws {
        try agree { !$0.hasPrefix("camt.053") }
    }

    @Test("the exceptions are those that are listed") func exceptions() throws {
        guard let corpus = Corpus.shared else { return }
        for (name, reason) in Self.exceptions {
            guard let file = corpus.files.first(where: { $0.name == name }) else { continue }
            #expect(
                !Self.differences(try corpus.bytes(name), file.expected).isEmpty, "no exception any more: \(reason)")
        }
    }

    private func agree(where matches: (String) -> Bool) throws {
        guard let corpus = Corpus.shared else { return }
        for (name, expected) in corpus.files where matches(expected.format) && Self.exceptions[name] == nil {
            let differences = Self.differences(try corpus.bytes(name), expected)
            #expect(differences.isEmpty, "\(name): \(differences.joined(separator: "; "))")
        }
    }

    private static func read(_ bytes: [UInt8]) throws -> BankBatch {
        try BankFile.read(bytes, as: try BankFile.detect(bytes), file: 0)
    }

    private static func differences(_ bytes: [UInt8], _ expected: Corpus.Expected) -> [String] {
        guard let batch = try? read(bytes) else { return expected.statements.isEmpty ? [] : ["refused"] }
        if expected.statements.isEmpty { return ["not refused"] }
        var result: [String] = []
        func same<Value: Equatable>(_ what: String, _ found: Value, _ wanted: Value) {
            if found != wanted { result.append("\(what) is \(found), not \(wanted)") }
        }
        same("format", batch.format, expected.format)
        same("statements", batch.statements.count, expected.statements.count)
        for (statement, wanted) in zip(batch.statements, expected.statements) {
            let digits = statement.currency == .none ? 2 : statement.currency.minorDigits
            func sum(_ text: String?) -> Int64? { text.flatMap { minorUnits($0, digits) } }
            same("account", statement.accountText, wanted.account ?? "")
            same("entries", statement.entries, wanted.entries)
            same("credits", statement.credits, sum(wanted.credits))
            same("debits", statement.debits, sum(wanted.debits))
            same("opening", statement.opening, sum(wanted.opening))
            same("closing", statement.closing, sum(wanted.closing))
            same("balanced", statement.balanced, wanted.balanced)
            // The corpus leaves the currency out where only the entries tell it.
            if let currency = wanted.currency { same("currency", statement.currency.text, currency) }
        }
        return result
    }

    private static func minorUnits(_ text: String, _ digits: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = (parts.count > 1 ? String(parts[1]) : "").padding(toLength: digits, withPad: "0", startingAt: 0)
        return Int64(String(parts[0]) + fraction)
    }
}
