// Files that were cut off: every prefix of every corpus file is refused or gives the beginning of what the whole file gives.
//
// `make test` takes a sample of the smaller files; with SVERKA_PREFIXES=all, as `make fuzz` sets it, every file is cut at each 64th byte.

import Domain
import Formats
import Foundation
import Testing

@Suite struct PrefixTests {
    private static let isComplete = ProcessInfo.processInfo.environment["SVERKA_PREFIXES"] == "all"

    @Test func `a cut statement gives less`() async throws {
        guard let corpus = Corpus.shared else { return }
        let files = try corpus.files.map { ($0.name, try corpus.bytes($0.name)) }
        await check(files) { bytes, _ in
            guard let format = try? BankFile.detect(bytes) else { return nil }
            return try? BankFile.read(bytes, as: format, file: 0, currency: .eur)
        }
    }

    @Test func `a cut list gives less with the columns of the whole`() async throws {
        guard let corpus = CSVCorpus.shared else { return }
        let files = try corpus.files.map { ($0.name, try corpus.bytes($0.name)) }
        let mappings = Dictionary(
            uniqueKeysWithValues: files.map { ($0.0, CSVCorpusTests.mapping($0.1, $0.0)) })
        await check(files) { bytes, name in
            guard let mapping = mappings[name] else { return nil }
            return try? BankCSV.read(bytes, mapping: mapping, organisationCurrency: .eur, file: 0)
        }
    }

    /// What a cut list tells of its columns may be other columns, but never more rows.
    @Test func `a cut list has no more rows, whatever it tells`() async throws {
        guard let corpus = CSVCorpus.shared else { return }
        let files = try corpus.files.map { ($0.name, try corpus.bytes($0.name)) }
        await forEachPrefix(files) { name, bytes, whole in
            guard let mapping = BankCSV.guess(bytes),
                let part = try? BankCSV.read(bytes, mapping: mapping, organisationCurrency: .eur, file: 0)
            else { return nil }
            let lines = whole.count { $0 == 10 || $0 == 13 } + 1
            return part.payments.count <= lines ? nil : "\(part.payments.count) payments of \(lines) lines"
        }
    }

    // MARK: Cutting

    private func check(
        _ files: [(String, [UInt8])], _ read: @escaping @Sendable ([UInt8], String) -> BankBatch?
    ) async {
        let wholes = Dictionary(
            uniqueKeysWithValues: files.map { ($0.0, read($0.1, $0.0)?.payments ?? []) })
        await forEachPrefix(files) { name, bytes, _ in
            guard let part = read(bytes, name)?.payments, let whole = wholes[name], !whole.isEmpty else { return nil }
            return Self.difference(part, whole)
        }
    }

    /// All but the last payment are those of the whole file; the last one may be cut, and is not larger.
    private static func difference(_ part: [Payment], _ whole: [Payment]) -> String? {
        if part.count > whole.count { return "\(part.count) payments, the whole has \(whole.count)" }
        for (index, payment) in part.enumerated() {
            let other = whole[index]
            let isLast = index == part.count - 1
            // Balances at the end of a file may turn its reversals.
            if isLast
                ? payment.amount.magnitude > other.amount.magnitude
                : payment.amount.magnitude != other.amount.magnitude || payment.bookedOn != other.bookedOn
            {
                return
                    "payment \(index) is \(payment.amount) of \(payment.bookedOn.text), not \(other.amount) of \(other.bookedOn.text)"
            }
        }
        return nil
    }

    private func forEachPrefix(
        _ files: [(String, [UInt8])],
        _ problem: @escaping @Sendable (_ name: String, _ prefix: [UInt8], _ whole: [UInt8]) -> String?
    ) async {
        await withTaskGroup(of: Void.self) { group in
            for half in 0..<2 {
                group.addTask {
                    for index in stride(from: half, to: files.count, by: 2) {
                        let (name, bytes) = files[index]
                        for length in Self.lengths(bytes.count) {
                            let found = problem(name, Array(bytes[..<length]), bytes)
                            #expect(found == nil, "\(name) cut at \(length): \(found ?? "")")
                        }
                    }
                }
            }
        }
    }

    /// Where a file of so many bytes is cut.
    private static func lengths(_ size: Int) -> [Int] {
        let all = Array(stride(from: 0, to: size, by: 64))
        if isComplete { return all }
        guard size < 60_000 else { return [] }
        let step = max(1, all.count / 8)
        return stride(from: 0, to: all.count, by: step).map { all[$0] }
    }
}
