// Who imports whom: Package.swift, Documentation/Architecture.md and the sources must tell the same.

import Foundation
import Testing

/// The modules that Package.swift declares, with what each may import.
struct ModuleTable {
    static let stages: Set = ["Intake", "Settlement", "Matching", "Posting", "Flagging", "Reporting"]
    let dependencies: [String: Set<String>]

    init() throws {
        let text = try SourceTree.text("Package.swift")
        var found: [String: Set<String>] = [:]
        for match in text.matches(of: /(?s)\n\s+module\(\s*"(\w+)"(?:,\s*\[(.*?)\])?\s*\)/) {
            found[String(match.1)] = Self.names(match.2 ?? "")
        }
        if let match = text.firstMatch(of: /(?s)name: "sverka",\s*dependencies: \[(.*?)\]/) {
            found["sverka"] = Self.names(match.1)
        }
        dependencies = found
    }

    /// Modules of our own and of the system; products of other packages are left to the compiler.
    private static func names(_ list: Substring) -> Set<String> {
        Set(list.matches(of: /"(\w+)"/).map { String($0.1) })
    }
}

@Suite struct LayeringTests {
    private static func imports(_ file: SourceFile) -> [String] {
        file.lines.compactMap { line in
            line.firstMatch(of: /^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:(?:struct|enum|class|func)\s+)?(\w+)/)
                .map { String($0.1) }
        }
    }

    @Test func everyModuleIsInThePackage() throws {
        let table = try ModuleTable()
        #expect(Set(table.dependencies.keys) == Set(SourceTree.sources.map(\.module)))
    }

    @Test func sourcesImportOnlyWhatThePackageAllows() throws {
        let table = try ModuleTable()
        let ours = Set(table.dependencies.keys).union(["CLibXML2", "CXlsxWriter", "CCrypto", "CZstd", "CMalloc"])
        for file in SourceTree.sources {
            let allowed = table.dependencies[file.module] ?? []
            for name in Self.imports(file) where ours.contains(name) {
                #expect(allowed.contains(name), "\(file.path) imports \(name), which Package.swift does not give it")
            }
        }
    }

    @Test func stageImportsNoStageAndNeitherStoreNorSettings() throws {
        let table = try ModuleTable()
        let forbidden = ModuleTable.stages.union(["Store", "Settings", "Pipeline", "sverka"])
        for stage in ModuleTable.stages.sorted() {
            let own = try #require(table.dependencies[stage], "the stage \(stage) is in Package.swift")
            #expect(own.isDisjoint(with: forbidden), "\(stage) depends on \(own.intersection(forbidden).sorted())")
        }
    }

    @Test func modelAndPureStagesSeeTheModelOnly() throws {
        let table = try ModuleTable()
        #expect(table.dependencies["Domain"] == [])
        #expect(table.dependencies["Law"] == ["Domain"])
        let pure = ["Domain", "Law", "Settlement", "Matching", "Posting"]
        for file in SourceTree.sources where pure.contains(file.module) {
            let outside = Set(Self.imports(file)).subtracting(["Domain", "Law"])
            #expect(outside.isEmpty, "\(file.path) is pure and imports \(outside.sorted())")
        }
    }

    @Test func noModuleDependsOnItself() throws {
        let table = try ModuleTable().dependencies
        for module in table.keys.sorted() {
            var reached: Set<String> = []
            var next = table[module] ?? []
            while let name = next.popFirst() {
                if reached.insert(name).inserted { next.formUnion(table[name] ?? []) }
            }
            #expect(!reached.contains(module), "\(module) depends on itself")
        }
    }

    @Test func architecturePageTellsTheSameAsThePackage() throws {
        let table = try ModuleTable().dependencies
        let page = try SourceTree.text("Documentation/Architecture.md")
        var told: [String: Set<String>] = [:]
        for line in page.split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 3, cells[1].hasPrefix("`") else { continue }
            let words = cells[cells.count - 1].matches(of: /\w+/).map { String($0.0) }
            told[cells[1].filter { $0 != "`" }] = Set(words)
        }
        #expect(Set(told.keys) == Set(table.keys), "every module has its row in Architecture.md")
        // The page names products of other packages too.
        let products: Set = ["Yams", "GRDB", "ArgumentParser", "Logging"]
        for (module, words) in told.sorted(by: { $0.key < $1.key }) {
            #expect(words.subtracting(products) == table[module], "Architecture.md about \(module)")
        }
    }
}
