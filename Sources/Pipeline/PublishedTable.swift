// A CSV file that an earlier run published, read back out of the archive (RFC 4180, as CSVFile writes it).

internal import Domain
internal import Formats
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
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = CSVScanner(buffer, delimiter: 44)
            var lines: [[String]] = []
            reading: while true {
                switch scanner.next() {
                case .record, .tooLong:
                    lines.append(
                        (0..<scanner.fieldCount).map { place in
                            let field = scanner[place]
                            let text = String(decoding: buffer[Int(field.start)..<Int(field.end)], as: UTF8.self)
                            return field.isEscaped ? text.replacing("\"\"", with: "\"") : text
                        })
                case .end, .brokenQuote, .cutOff: break reading
                }
            }
            return lines
        }
    }
}
