// A scratch folder for reports, and the slow, obvious CSV reader that they are read back with.

import Domain
import Glibc

@testable import Reporting

/// Removed with everything in it when the test lets go of it.
final class ReportFolder {
    let path: String

    init() {
        var template = Array("/tmp/sverka-reports-XXXXXX".utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit {
        for folder in [path + "/public", path] {
            for name in ReportFolder.names(folder) { unlink(folder + "/" + name) }
            rmdir(folder)
        }
    }

    static func names(_ folder: String) -> [String] {
        guard let open = opendir(folder) else { return [] }
        defer { closedir(open) }
        var names: [String] = []
        while let entry = readdir(open) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    func bytes(_ name: String) -> [UInt8] {
        guard let file = fopen(path + "/" + name, "r") else { return [] }
        defer { fclose(file) }
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { all += buffer[..<count] }
        return all
    }

    /// Rows of cells, the header first.
    func rows(_ name: String) -> [[String]] { SimpleCSV.rows(bytes(name)) }

    /// Rows by the name of their column.
    func records(_ name: String) -> [[String: String]] {
        let rows = rows(name)
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { Dictionary(zip(header, $0)) { first, _ in first } }
    }
}

/// RFC 4180 with LF, one byte at a time.
enum SimpleCSV {
    static func rows(_ bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if isQuoted {
                if byte == 34, place + 1 < bytes.count, bytes[place + 1] == 34 {
                    cell.append(34)
                    place += 1
                } else if byte == 34 {
                    isQuoted = false
                } else {
                    cell.append(byte)
                }
            } else if byte == 34 {
                isQuoted = true
            } else if byte == 44 || byte == 10 {
                row.append(String(decoding: cell, as: UTF8.self))
                cell = []
                if byte == 10 {
                    rows.append(row)
                    row = []
                }
            } else {
                cell.append(byte)
            }
            place += 1
        }
        return rows
    }

    /// A text cell as a spreadsheet-safe file has it.
    static func guarded(_ text: String) -> String {
        guard let first = text.utf8.first, [61, 43, 45, 64, 9, 13].contains(first) else { return text }
        return "'" + text
    }
}
