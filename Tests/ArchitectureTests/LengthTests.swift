// Functions fit on a page, files in a head. Tables of words may be longer.

import Foundation
import Testing

@Suite struct LengthTests {
    private static let longestFile = 400
    private static let longestFunction = 70
    private static let tables = ["Sentences", "Labels", "Advice", "StarterFile"]

    private static func isTable(_ file: SourceFile) -> Bool {
        let name = file.path.split(separator: "/").last ?? ""
        return tables.contains { name.hasPrefix($0) }
    }

    @Test func filesAreShort() {
        for file in SourceTree.sources + SourceTree.tests where !Self.isTable(file) {
            let count = file.lines.count - 1
            #expect(count <= Self.longestFile, "\(file.path) has \(count) lines")
        }
    }

    @Test func functionsAreShort() {
        for file in SourceTree.sources where !Self.isTable(file) {
            for (line, length) in Self.functions(file.lines) where length > Self.longestFunction {
                Issue.record("\(file.path):\(line): a function of \(length) lines, more than \(Self.longestFunction)")
            }
        }
    }

    /// First line and length of every function and initialiser with a body of several lines, told by the indent of its
    /// last brace.
    static func functions(_ lines: [Substring]) -> [(line: Int, length: Int)] {
        let declaration = /^ *(?:@\w+(?:\([^)]*\))? +)*(?:\w+(?:\(\w+\))? +)*(?:func +\S+|init\??[(<])/
        var found: [(Int, Int)] = []
        for (start, line) in lines.enumerated() where line.contains("func ") || line.contains("init") {
            guard line.contains(declaration), !line.hasSuffix("}") else { continue }
            let brace = line.prefix { $0 == " " } + "}"
            guard let end = lines[(start + 1)...].firstIndex(where: { $0.hasPrefix(brace) }) else { continue }
            // A requirement of a protocol has no body of its own.
            if lines[start..<end].contains(where: { $0.hasSuffix("{") }) { found.append((start + 1, end - start + 1)) }
        }
        return found
    }

    @Test func lengthOfAFunctionIsThatOfItsBody() {
        let code = """
            struct A {
                func a() {
                    if b {
                    }
                }

                func c() { d() }
                package init(
                    x: Int
                ) {
                }
            }
            """
        let found = Self.functions(code.split(separator: "\n", omittingEmptySubsequences: false))
        #expect(found.map(\.line) == [2, 8])
        #expect(found.map(\.length) == [4, 4])
    }
}
