// pipeline.yml: read, checked strictly, turned into values (contracts.md section 2).

package import Domain
internal import Foundation
internal import Yams

/// The settings file of a municipality.
package enum PipelineFile {
    /// Reads and checks a file: its values, or all its problems at once.
    package static func load(path: String) throws(SettingsProblems) -> Configuration {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let data = FileManager.default.contents(atPath: path) else {
            let key = FileManager.default.fileExists(atPath: path) ? "settings.closed_file" : "settings.no_file"
            let problem = SettingsProblem(file: name, line: 1, column: 1, message: Message(key, [path]))
            throw SettingsProblems(problems: [problem])
        }
        let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
        return try parse([UInt8](data), name: name, folder: folder)
    }

    /// Checks the bytes of a file that stands in `folder`.
    package static func parse(_ bytes: [UInt8], name: String, folder: String) throws(SettingsProblems) -> Configuration
    {
        let problems = Problems(file: name)
        var configuration = Configuration()
        configuration.folder = folder
        configuration.source = bytes
        if let root = root(bytes, problems), let fields = Fields(root, "", known: PipelineReader.keys, problems) {
            PipelineReader(fields).read(into: &configuration)
        }
        guard problems.list.isEmpty else {
            throw SettingsProblems(
                problems: problems.list.sorted {
                    ($0.line, $0.column, $0.message.key) < ($1.line, $1.column, $1.message.key)
                })
        }
        return configuration
    }

    private static func root(_ bytes: [UInt8], _ problems: Problems) -> Node? {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            problems.add(line: lineOfBadByte(content), column: 1, "not_utf8", [])
            return nil
        }
        do {
            if let root = try RepeatedKeys.compose(text), root.scalar?.string != "" { return root }
            problems.add(nil, "empty", [])
        } catch let error as YamlError {
            let (line, column) = place(of: error, in: text)
            problems.add(line: line, column: column, "not_yaml", [])
        } catch {
            problems.add(nil, "not_yaml", [])
        }
        return nil
    }

    /// The library's own words are left aside: they are English and meant for programmers.
    private static func place(of error: YamlError, in text: String) -> (line: Int, column: Int) {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            return (mark.line, mark.column)
        case .reader(_, let offset, _, _):
            let before = text.prefix(offset ?? 0).unicodeScalars
            return (before.count { $0 == "\n" } + 1, 1)
        case .duplicatedKeysInMapping(_, let context): return (context.mark.line, context.mark.column)
        default: return (1, 1)
        }
    }

    /// The line of the first bytes that are not UTF-8.
    private static func lineOfBadByte(_ bytes: ArraySlice<UInt8>) -> Int {
        let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
    }
}
