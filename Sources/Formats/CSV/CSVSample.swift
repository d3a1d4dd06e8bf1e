// The first rows of a file of unknown layout, as texts: what the columns are is told from them.

internal import Domain

/// Rows of a file, split by one delimiter.
struct CSVSample {
    /// Records with their fields as texts, blanks at the ends and between words made one; empty ones left out.
    private(set) var rows: [[String]] = []

    /// So many rows tell how dates and sums are written.
    static let most = 2000

    init(_ text: borrowing CSVText, delimiter: UInt8, most: Int = Self.most) {
        let start = text.start
        rows = text.bytes.withUnsafeBufferPointer { bytes in
            var scanner = CSVScanner(bytes, delimiter: delimiter, from: start)
            var rows: [[String]] = []
            while rows.count < most {
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

    private static let patterns: [(text: String, pattern: DatePattern)] = times.flatMap { time in
        days.compactMap { day in DatePattern(day + time).map { (day + time, $0) } }
    }

    /// The patterns that read the values, the one that reads the most first; empty where less than half are days.
    static func patterns(_ values: [String]) -> [String] {
        // A day stands in many rows: each is looked at once.
        var times: [String: Int] = [:]
        for value in values where value.utf8.contains(where: { $0 >= 48 && $0 <= 57 }) {
            times[value, default: 0] += 1
        }
        guard !times.isEmpty else { return [] }
        let dated = times.map { (bytes: Array($0.key.utf8), count: $0.value) }
        var best: [(place: Int, count: Int)] = []
        for (place, known) in patterns.enumerated() {
            let count = dated.reduce(0) { $0 + (known.pattern.day(bytes: $1.bytes) == nil ? 0 : $1.count) }
            if count > 0 { best.append((place, count)) }
        }
        // Stable: of patterns that read as many, day before month comes first.
        guard let most = best.map(\.count).max(), most * 2 >= dated.reduce(0, { $0 + $1.count }),
            let leading = best.first(where: { $0.count == most }).map({ patterns[$0.place] })
        else { return [] }
        let rest = dated.filter { leading.pattern.day(bytes: $0.bytes) == nil }
        let others = best.map { patterns[$0.place] }.filter { other in
            other.text != leading.text && !isSwapped(other.text, leading.text)
                && rest.contains { other.pattern.day(bytes: $0.bytes) != nil }
        }
        return [leading.text] + others.map(\.text)
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
