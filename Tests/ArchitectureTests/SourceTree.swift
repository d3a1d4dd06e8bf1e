// The sources of the program, as text, for tests that look at them.

import Foundation

/// A file of the repository.
struct SourceFile: Sendable {
    /// Relative to the repository.
    let path: String
    let text: String
    /// The text without comments and without what stands in string literals; lines are kept.
    let code: String

    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var lines: [Substring] { code.split(separator: "\n", omittingEmptySubsequences: false) }
}

enum SourceTree {
    static let root: String = {
        var url = URL(fileURLWithPath: #filePath)
        while url.path != "/", !FileManager.default.fileExists(atPath: url.path + "/Package.swift") {
            url.deleteLastPathComponent()
        }
        return url.path
    }()

    static let sources: [SourceFile] = files("Sources")
    static let tests: [SourceFile] = files("Tests")

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: root + "/" + path, encoding: .utf8)
    }

    /// Swift files below a folder, in the order of their paths.
    private static func files(_ folder: String) -> [SourceFile] {
        let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
            guard let text = try? text(folder + "/" + name) else { return nil }
            return SourceFile(path: folder + "/" + name, text: text, code: CodeOnly.of(text))
        }
    }
}

/// Takes comments and the contents of string literals out of Swift code.
struct CodeOnly {
    private let bytes: [UInt8]
    private var at = 0
    private var code: [UInt8] = []

    static func of(_ text: String) -> String {
        var reader = CodeOnly(Array(text.utf8))
        reader.read()
        return String(decoding: reader.code, as: UTF8.self)
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private func starts(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

    private mutating func skip(_ count: Int) {
        for _ in 0..<count where at < bytes.count {
            if bytes[at] == 10 { code.append(10) }
            at += 1
        }
    }

    private mutating func read() {
        while at < bytes.count {
            let byte = bytes[at]
            if byte != 47, byte != 34, byte != 35 {
                code.append(byte)
                at += 1
            } else if starts("//") {
                while at < bytes.count, bytes[at] != 10 { at += 1 }
            } else if starts("/*") {
                while at < bytes.count, !starts("*/") { skip(1) }
                skip(2)
            } else if let hashes = openingHashes() {
                readLiteral(hashes)
            } else {
                code.append(byte)
                at += 1
            }
        }
    }

    /// How many `#` stand before the quote that begins a literal here; nil where none begins.
    private func openingHashes() -> Int? {
        let hashes = bytes[at...].prefix { $0 == 35 }.count
        return at + hashes < bytes.count && bytes[at + hashes] == 34 ? hashes : nil
    }

    private mutating func readLiteral(_ hashes: Int) {
        at += hashes
        let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
        let end = quotes + String(repeating: "#", count: hashes)
        at += quotes.utf8.count
        code += Array("\"\"".utf8)
        while at < bytes.count, bytes[at] != 34 || !starts(end) {
            // A backslash takes the next character with it, a quote too; in a raw literal it stands for itself.
            skip(hashes == 0 && bytes[at] == 92 ? 2 : 1)
        }
        at = min(at + end.utf8.count, bytes.count)
    }
}
