// The sources: which files, of what role, how they are to be read.

internal import Domain
internal import Foundation
internal import Yams

/// Reads `sources`.
struct SourceReader {
    static let formats = ["auto", "camt", "camt.052", "camt.053", "camt.054", "mt940", "mt942", "csv"]
    private let root: Fields
    private let configuration: Configuration
    private var problems: Problems { root.problems }

    init(_ root: Fields, _ configuration: Configuration) {
        self.root = root
        self.configuration = configuration
    }

    func sources() -> [SourceSettings] {
        guard let all = root.fields("sources", known: nil) else { return [] }
        if all.pairs.isEmpty { problems.add(all.node, "no_value", [all.path]) }
        return all.pairs.compactMap { name, key, node in
            let known = ["role", "path", "extract", "format", "csv"]
            guard let fields = Fields(node, all.path(name), known: known, problems) else { return nil }
            var source = SourceSettings()
            source.name = name
            source.line = key.mark?.line ?? 0
            fields.require("role", "path")
            source.role = fields.choice("role", SourceRole.self) ?? .bank
            source.path = fields.text("path") ?? ""
            source.extract = fields.choice("extract", [("full", Extract.full), ("delta", .delta)]) ?? .delta
            source.format = fields.choice("format", Self.formats.map { ($0, $0) }) ?? "auto"
            if fields["csv"] != nil { source.csv = CSVReader(fields, source.role, configuration).read() }
            checkFolder(of: source.path, fields["path"])
            return source
        }
    }

    /// The folder before a pattern's first wildcard must exist.
    private func checkFolder(of pattern: String, _ node: Node?) {
        guard !pattern.isEmpty else { return }
        let parts = pattern.split(separator: "/").dropLast()
        let fixed = parts.prefix { !$0.contains("*") && !$0.contains("?") }
        let shown = (pattern.hasPrefix("/") ? "/" : "") + fixed.joined(separator: "/")
        guard !Self.isFolder(pattern.hasPrefix("/") ? shown : configuration.folder + "/" + shown) else { return }
        if let closed = closedFolder(fixed, isAbsolute: pattern.hasPrefix("/")) {
            problems.add(node, "closed_folder", [closed, pattern])
            return
        }
        let nearest = nearestFolder(fixed, isAbsolute: pattern.hasPrefix("/"))
        problems.add(node, nearest.isEmpty ? "no_folder" : "misspelt_folder", [shown, pattern, nearest])
    }

    /// The first folder on the way that is there and may not be entered.
    private func closedFolder(_ parts: ArraySlice<Substring>, isAbsolute: Bool) -> String? {
        var path = isAbsolute ? "" : configuration.folder
        for (count, part) in parts.enumerated() {
            path += "/" + part
            guard Self.isFolder(path) else { return nil }
            if !FileManager.default.isExecutableFile(atPath: path) {
                return (isAbsolute ? "/" : "") + parts.prefix(count + 1).joined(separator: "/")
            }
        }
        return nil
    }

    /// The existing folder that was probably meant: the part that is there, and the entry nearest to the next part.
    private func nearestFolder(_ parts: ArraySlice<Substring>, isAbsolute: Bool) -> String {
        var path = isAbsolute ? "" : configuration.folder
        var shown: [String] = []
        for part in parts {
            if Self.isFolder(path + "/" + part) {
                path += "/" + part
                shown.append(String(part))
                continue
            }
            let entries = ((try? FileManager.default.contentsOfDirectory(atPath: path + "/")) ?? []).sorted()
            let folders = entries.filter { !$0.hasPrefix(".") && Self.isFolder(path + "/" + $0) }
            let likely = Nearest.word(to: String(part), among: folders)
            return likely.isEmpty ? "" : (shown + [likely]).joined(separator: "/")
        }
        return shown.joined(separator: "/")
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
