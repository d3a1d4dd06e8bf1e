// Calls that break a promise of the program, each with what to use instead.

import Foundation
import Testing

/// A pattern that must not stand in the code.
struct BannedCall: CustomTestStringConvertible, Sendable {
    let name: String
    let pattern: String
    let instead: String
    /// Beginnings of paths where it may stand.
    let exempt: [String]
    var testDescription: String { name }

    init(_ name: String, _ pattern: String, _ instead: String, exempt: [String] = []) {
        self.name = name
        self.pattern = pattern
        self.instead = instead
        self.exempt = exempt
    }
}

@Suite struct BannedCallTests {
    /// Seconds of a stage go to the log only; they are never money.
    private static let stopwatch = ["Sources/Pipeline/", "Sources/sverka/"]
    private static let commands = ["Sources/sverka/"]
    private static let adapters = ["Sources/Formats/", "Sources/Store/", "Sources/Workbooks/"]

    static let banned = [
        BannedCall("Date()", #"\bDate\(\)"#, "the run's business date", exempt: commands),
        BannedCall(".now", #"\.now\b"#, "the run's business date", exempt: stopwatch),
        BannedCall("clock", #"\b(gettimeofday|clock_gettime|localtime|localtime_r)\("#, "the run's business date"),
        BannedCall(
            "Double", #"\b(Double|Float|CGFloat)\b"#, "Int64 minor units", exempt: stopwatch + ["Sources/Workbooks/"]),
        BannedCall(
            "random", #"\.(random|shuffled?)\(|\bUUID\(|SystemRandomNumberGenerator"#, "a hash of what the thing is"),
        BannedCall("locale", #"\b(Locale|NumberFormatter|DateFormatter)\b|TimeZone\.current"#, "Money.text, Day.text"),
        BannedCall("try!", #"\btry!"#, "typed throws"),
        BannedCall("as!", #"\bas!"#, "as? with a message"),
        BannedCall("print", #"\b(debugPrint|print|dump)\("#, "a result or a Message", exempt: commands),
        BannedCall("hashValue", #"\.hashValue\b|\bHasher\("#, "Fingerprints: Swift's own hash differs from run to run"),
        BannedCall(
            "network", #"\b(URLSession|URLRequest|FoundationNetworking)\b"#, "nothing: sverka opens no connection"),
        BannedCall("@unchecked Sendable", #"@unchecked Sendable"#, "a value type", exempt: adapters),
        BannedCall("nonisolated(unsafe)", #"nonisolated\(unsafe\)"#, "a value that is handed in"),
    ]

    @Test(arguments: banned) func callDoesNotStandInTheSources(_ call: BannedCall) throws {
        let regex = try Regex(call.pattern)
        for file in SourceTree.sources where !call.exempt.contains(where: { file.path.hasPrefix($0) }) {
            guard file.code.contains(regex) else { continue }
            for (number, line) in file.lines.enumerated() where line.contains(regex) {
                Issue.record("\(file.path):\(number + 1): \(call.name); use \(call.instead)")
            }
        }
    }

    /// A pattern that finds nothing where it should would let everything pass.
    @Test(arguments: [
        ("Date()", "let day = Date()"), (".now", "let start = ContinuousClock.now"), ("Double", "let sum: Double = 1"),
        ("try!", "let value = try! read()"), ("print", "print(1)"), ("random", "Int.random(in: 0..<4)"),
    ]) func patternFindsItsCall(_ name: String, _ code: String) throws {
        let call = try #require(Self.banned.first { $0.name == name })
        #expect(code.contains(try Regex(call.pattern)))
    }

    @Test func nothingIsLeftToBeDone() {
        for file in SourceTree.sources + SourceTree.tests where !file.path.hasSuffix("/BannedCallTests.swift") {
            for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where line.contains("FIXME") || line.contains("TODO") {
                Issue.record("\(file.path):\(number + 1): do it, or file an issue")
            }
        }
    }

    @Test(arguments: [
        ("let a = 1  // Date()\nlet b = 2", "let a = 1  \nlet b = 2"),
        ("call(\"print(\\\"x\\\")\") /* try!\n */ + 1", "call(\"\") \n + 1"),
        ("let a = \"\"\"\n  Double \\(x)\n  \"\"\"; b", "let a = \"\"\n\n; b"),
        ("let a = #\"a \" \\ b\"#; #if b", "let a = \"\"; #if b"),
    ]) func commentsAndLiteralsAreNoCode(_ text: String, _ code: String) { #expect(CodeOnly.of(text) == code) }
}
