// A CSV file that an earlier run published, read back out of the archive (RFC 4180, as CSVFile writes it).

internal import Domain
internal import Store

struct PublishedTable {
    private let columns: [String: Int]
    let rows: [[String]]

    /// nil: the run did not publish it (`reports.files`).
    init?(_ name: String, of run: PostedRun, _ ledger: Ledger, _ archive: Archive) throws {
        let files = try ledger.outputs(ofRun: run.identity.number)
        guard let file = files.first(where: { $0.name == name }) else { return nil }
        var lines = Self.lines(try archive.read(file.sha256))
        guard !lines.isEmpty else { return nil }
        columns = Dictionary(lines.removeFirst().enumerated().map { ($1, $0) }) { first, _ in first }
        rows = lines
    }

    func cell(_ row: [String], _ column: String) -> String {
        guard let place = columns[column], place < row.count else { return "" }
        return row[place]
    }

    private static func lines(_ bytes: [UInt8]) -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var index = 0
        func take() {
            line.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case 34 where isQuoted && index < bytes.count && bytes[index] == 34:
                cell.append(34)
                index += 1
            case 34: isQuoted.toggle()
            case 44 where !isQuoted: take()
            case 10 where !isQuoted:
                take()
                lines.append(line)
                line = []
            default: cell.append(byte)
            }
        }
        return lines
    }
}
