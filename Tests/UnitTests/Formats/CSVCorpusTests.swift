// Lists of accounts and card statements in CSV that others wrote: read with the columns that the file itself tells,
// or with those that a clerk would write into pipeline.yml.

import Foundation
import Testing

@testable import Domain
@testable import Formats

/// `expected-csv.json` of the corpus.
struct CSVCorpus {
    struct Expected: Decodable {
        var credits: String?
        var debits: String?
        var entry_count: Int
    }

    let folder: URL
    let files: [(name: String, expected: Expected)]

    /// nil, and a word about it, where the corpus is not beside the package.
    static let shared: CSVCorpus? = {
        guard let folder = Corpus.shared?.folder,
            let data = try? Data(
                contentsOf: folder.deletingLastPathComponent().appendingPathComponent("expected-csv.json")),
            let files = try? JSONDecoder().decode([String: Expected].self, from: data)
        else {
            print("CSVCorpusTests skipped: no ../shared/corpus/expected-csv.json beside the package")
            return nil
        }
        return CSVCorpus(folder: folder, files: files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }()

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appendingPathComponent(name))) }
}

@Suite struct CSVCorpusTests {
    /// What a clerk adds where the file doesn't tell its columns, by the end of the file's name.
    private static let written: [(ending: String, change: @Sendable (inout CSVMapping) -> Void)] = [
        ("business_exp1_EUR_20240131.csv", { $0.constants["direction"] = "debit" }),
        ("business_exp1_USD_20240131.csv", { $0.constants["direction"] = "debit" }),
        (
            "csv_bancastato_example_format1_20141209.csv",
            {
                $0.columns = [
                    "booked_on": "Data", "amount": "Quantit\u{FFFD}", "remittance": "Testo contabilizzazione",
                ]
                $0.constants = ["account": ""]
                $0.dates = ["dd.MM.yy"]
                $0.thousands = [39]
            }
        ),
        (
            "csv_migrosbank_example_formatCC1_en_20250625.csv",
            {
                $0.columns = ["booked_on": "Date", "amount": "Amount", "currency": "Currency"]
                $0.constants = ["account": ""]
                $0.dates = ["yyyy-MM-dd HH:mm:ss"]
                $0.isLoose = true
            }
        ),
        (
            "xls_viseca_one_example_format2_20241001.csv",
            {
                $0.columns = ["booked_on": "TRANSAKTIONSDATUM", "amount": "BRUTTOBETRAG RECHNUNG"]
                $0.constants = ["account": ""]
                $0.dates = ["dd.MM.yyyy"]
                $0.isLoose = true
            }
        ),
    ]

    @Test func `at least eighty of the files are read to the cent`() throws {
        guard let corpus = CSVCorpus.shared else { return }
        var agreed = 0
        var told = 0
        var others: [String] = []
        for (name, expected) in corpus.files {
            guard let credits = expected.credits, let debits = expected.debits else { continue }
            let bytes = try corpus.bytes(name)
            let isWritten = Self.written.contains { name.hasSuffix($0.ending) }
            let found = Self.read(bytes, name)
            if found == Found(credits: Self.cents(credits), debits: Self.cents(debits), entries: expected.entry_count) {
                agreed += 1
                if !isWritten { told += 1 }
            } else {
                others.append("\(name.split(separator: "/").last ?? ""): \(found.map { "\($0)" } ?? "refused")")
            }
        }
        #expect(agreed >= 87, "\(others.joined(separator: "\n"))")
        #expect(told >= 84, "told by the files themselves; not: \(others.joined(separator: "\n"))")
    }

    private struct Found: Equatable {
        var credits: Int64
        var debits: Int64
        var entries: Int
    }

    /// The columns that a file tells, with what a clerk adds.
    static func mapping(_ bytes: [UInt8], _ name: String) -> CSVMapping {
        var mapping = BankCSV.guess(bytes) ?? CSVMapping()
        for (ending, change) in written where name.hasSuffix(ending) { change(&mapping) }
        return mapping
    }

    private static func read(_ bytes: [UInt8], _ name: String) -> Found? {
        let mapping = mapping(bytes, name)
        let batch = try? BankCSV.read(bytes, mapping: mapping, organisationCurrency: .eur, file: 0)
        guard let batch else { return nil }
        return Found(
            credits: batch.statements.reduce(0) { $0 + $1.credits },
            debits: batch.statements.reduce(0) { $0 + $1.debits }, entries: batch.payments.count)
    }

    /// `12.3`, `1506.200` and `0` in hundredths.
    private static func cents(_ text: String) -> Int64 {
        let parts = text.split(separator: ".")
        let fraction = (parts.count > 1 ? String(parts[1]) : "").padding(toLength: 3, withPad: "0", startingAt: 0)
        return (Int64(String(parts[0]) + fraction) ?? 0) / 10
    }
}
