// The first rows of a file of unknown layout, as texts: what the columns are is told from them.

internal import Domain

/// Rows of a file, split by one delimiter.
struct CSVSample {
    /// Records with their fields as texts, blanks at the ends and between words made one; empty ones left out.
    private(set) var rows: [[String]] = []

    /// So many rows tell how dates and sums are written.
    private static let most = 2000

    init(_ text: borrowing CSVText, delimiter: UInt8) {
        let start = text.start
        rows = text.bytes.withUnsafeBufferPointer { bytes in
            var scanner = CSVScanner(bytes, delimiter: delimiter, from: start)
            var rows: [[String]] = []
            while rows.count < Self.most {
                switch scanner.next() {
                case .end, .cutOff: return rows
                case .tooLong, .brokenQuote: continue
                case .record: break
                }
                let cells = (0..<min(scanner.fieldCount, CSVScanner.mostFields)).map {
                    Self.unguarded(CSVTable.name(scanner[$0], bytes))
                }
                if !cells.allSatisfy(\.isEmpty) { rows.append(cells) }
            }
            return rows
        }
    }

    /// The values of a column below a row, empty ones left out.
    func values(_ column: Int, below row: Int) -> [String] {
        rows[(row + 1)...].compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    }

    private static func unguarded(_ cell: String) -> String {
        cell.hasPrefix("=\"") && cell.hasSuffix("\"") && cell.count > 2 ? String(cell.dropFirst(2).dropLast()) : cell
    }
}

/// How the dates of a column are written.
enum DateGuess {
    private static let days = [
        "yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "M/d/yyyy", "dd-MM-yyyy",
        "d-M-yyyy", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd", "dd.MM.yy", "dd/MM/yy", "MM/dd/yy", "dd-MM-yy",
        "dd MMM yyyy", "d MMM yyyy", "dd-MMM-yyyy", "dd.MM.yyyy 'г.'", "dd.MM.yyyy'г.'",
    ]
    private static let times = ["", " HH:mm", " HH:mm:ss", "'T'HH:mm:ss", "'T'HH:mm:ss'Z'", " HH:mm:ss '+0000'"]

    /// The patterns that read the values, the one that reads the most first; empty where less than half are days.
    static func patterns(_ values: [String]) -> [String] {
        let dated = values.filter { $0.utf8.contains { $0 >= 48 && $0 <= 57 } }
        guard !dated.isEmpty else { return [] }
        var best: [(pattern: String, count: Int)] = []
        for time in times {
            for day in days {
                guard let pattern = DatePattern(day + time) else { continue }
                let count = dated.count { pattern.day($0) != nil }
                if count > 0 { best.append((day + time, count)) }
            }
        }
        // Stable: of patterns that read as many, day before month comes first.
        guard let first = best.max(by: { $0.count < $1.count }), first.count * 2 >= dated.count else { return [] }
        let leading = best.first { $0.count == first.count }?.pattern ?? first.pattern
        let compiled = DatePattern(leading)
        let rest = dated.filter { compiled?.day($0) == nil }
        let others = best.map(\.pattern).filter { pattern in
            guard pattern != leading, !isSwapped(pattern, leading), let other = DatePattern(pattern) else {
                return false
            }
            return rest.contains { other.day($0) != nil }
        }
        return [leading] + others
    }

    /// Day and month the other way round: both can't be meant in one file.
    private static func isSwapped(_ left: String, _ right: String) -> Bool {
        guard let a = left.firstIndex(of: "d"), let b = left.firstIndex(of: "M"), let c = right.firstIndex(of: "d"),
            let d = right.firstIndex(of: "M")
        else { return false }
        return (a < b) != (c < d) && left.first != "y" && right.first != "y"
    }
}

/// How the sums of some columns are written.
struct AmountGuess {
    var decimal: UInt8 = 46
    var thousands: [UInt8] = []

    /// nil where the values are no sums of one style, or where a mark may be of thousands or of decimals.
    init?(_ values: [String]) {
        let styles = [AmountGuess(decimal: 46, thousands: [39, 44]), AmountGuess(decimal: 44, thousands: [39, 46])]
        let counts = styles.map { style in values.count { style.read($0) != nil } }
        guard let most = counts.max(), most > 0, most * 2 >= values.count else { return nil }
        self = counts[0] >= counts[1] ? styles[0] : styles[1]
        guard counts[0] == counts[1] else { return }
        // Both read all: fine as long as no value has a mark at all.
        if values.contains(where: { $0.utf8.contains(44) || $0.utf8.contains(46) }) { return nil }
    }

    private init(decimal: UInt8, thousands: [UInt8]) {
        self.decimal = decimal
        self.thousands = thousands
    }

    func read(_ text: String) -> Int64? {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer {
            CSVAmount.marked($0, decimal: decimal, thousands: thousands, digits: 2)
        }
    }
}
