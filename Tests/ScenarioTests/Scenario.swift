// A scenario: a temporary folder with inputs in it, and the built program run on them as a clerk would run it.

import Foundation
import Testing

/// What one call of the program gave.
struct Outcome {
    var status: Int32
    var stdout: String
    var stderr: String
    var text: String { stdout + stderr }
}

final class Scenario: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sverka-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    // MARK: Places

    /// The repository that this file stands in.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder beside the repository, with real data and tools.
    static let shared = package.deletingLastPathComponent().appendingPathComponent("shared")

    /// The program: SVERKA, else the one beside the tests.
    static let program: URL = {
        if let path = ProcessInfo.processInfo.environment["SVERKA"] { return URL(fileURLWithPath: path) }
        var place = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while place.path != "/" {
            place.deleteLastPathComponent()
            let candidate = place.appendingPathComponent("sverka")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue {
                return candidate
            }
        }
        return package.appendingPathComponent(".build/debug/sverka")
    }()

    static var hasRealFines: Bool {
        let found = FileManager.default.fileExists(atPath: shared.appendingPathComponent("data/real-fines.csv.gz").path)
        if !found { print("Skipped: ../shared/data/real-fines.csv.gz is not there.") }
        return found
    }

    static var isRoot: Bool { getuid() == 0 }

    // MARK: Files

    func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

    func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

    func write(_ path: String, _ data: Data) throws {
        let place = url(path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: place)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(at: url(path)) }

    func copy(_ source: URL, to path: String) throws {
        let place = url(path)
        try FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: source, to: place)
    }

    /// Copies all files of a folder into another one, over those that are there.
    func overlay(_ source: String, onto target: String) throws {
        let from = url(source)
        for case let file as URL in FileManager.default.enumerator(
            at: from, includingPropertiesForKeys: [.isRegularFileKey]) ?? .init()
        {
            guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            let name = file.path.dropFirst(from.path.count + 1)
            try write(target + "/" + name, try Data(contentsOf: file))
        }
    }

    func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

    func data(_ path: String) throws -> Data { try Data(contentsOf: url(path)) }

    /// Names in a folder, sorted; none where it is not there.
    func names(_ path: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: url(path).path)) ?? []).sorted()
    }

    /// Folders of runs, oldest first.
    var runs: [String] { names("Outputs").filter { $0.wholeMatch(of: /\d{4}-\d\d-\d\d-\d{4}/) != nil } }

    /// Every published file of every run: its path and its bytes.
    func published(under root: String = "Outputs") throws -> [String: Data] {
        var found: [String: Data] = [:]
        for run in root == "Outputs" ? runs : [""] {
            let base = url(root).appendingPathComponent(run)
            for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) {
                let place = base.appendingPathComponent(path)
                if (try? place.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true {
                    found[run.isEmpty ? path : run + "/" + path] = try Data(contentsOf: place)
                }
            }
        }
        return found
    }

    /// Rows of a published CSV by column name; of the newest run unless told.
    func rows(_ file: String, run: String = "latest") throws -> [[String: String]] {
        try Table.rows(String(decoding: data("Outputs/\(run)/\(file)"), as: UTF8.self))
    }

    /// Codes of the newest run's discrepancies.
    func codes(run: String = "latest") throws -> Set<String> {
        Set(try rows("discrepancies.csv", run: run).compactMap { $0["code"] })
    }

    // MARK: The program

    @discardableResult
    func sverka(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try Self.call(Self.program, arguments, in: folder, environment)
    }

    func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    static func python(_ arguments: [String], in folder: URL, _ extra: [String: String] = [:]) throws -> Outcome {
        try call(URL(fileURLWithPath: "/usr/bin/env"), [interpreter] + arguments, in: folder, extra)
    }

    /// The first Python that reads workbooks; the Debian package is not seen by one that stands before it in PATH.
    private static let interpreter: String = {
        for name in ["python3", "/usr/bin/python3"] {
            let asked = try? call(
                URL(fileURLWithPath: "/usr/bin/env"), [name, "-c", "import openpyxl"],
                in: FileManager.default.temporaryDirectory, [:])
            if asked?.status == 0 { return name }
        }
        return "python3"
    }()

    static func call(_ program: URL, _ arguments: [String], in folder: URL, _ extra: [String: String]) throws -> Outcome
    {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(extra) { $1 }
        // Files, not pipes: nothing can fill up and wait.
        let out = FileManager.default.temporaryDirectory.appendingPathComponent("out-\(UUID().uuidString)")
        let err = out.appendingPathExtension("err")
        for place in [out, err] { try Data().write(to: place) }
        defer { for place in [out, err] { try? FileManager.default.removeItem(at: place) } }
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, stdout: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            stderr: String(decoding: try Data(contentsOf: err), as: UTF8.self))
    }
}

/// RFC 4180, enough to read back what the program wrote.
enum Table {
    static func rows(_ text: String) -> [[String: String]] {
        let lines = cells(text)
        guard let header = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }

    private static func cells(_ text: String) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var cell: [UInt8] = []
        var quoted = false
        let bytes = Array(text.utf8)
        var index = 0
        func take() {
            line.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 34 where quoted && index < bytes.count && bytes[index] == 34:
                cell.append(34)
                index += 1
            case 34: quoted.toggle()
            case 44 where !quoted: take()
            case 10 where !quoted:
                take()
                lines.append(line)
                line = []
            default: cell.append(byte)
            }
        }
        return lines
    }
}

/// Money as whole cents, for sums in tests.
func cents(_ text: String?) -> Int {
    guard let text, !text.isEmpty else { return 0 }
    return Int(text.filter { $0 != "." }) ?? 0
}
