// Days as other programs want them, by patterns like `dd.MM.yyyy`.

/// `yyyy` or `yy`, `MM` or `M`, `dd` or `d`, once each; anything but a letter or a digit stands for itself.
package struct DayFormat: Hashable, Sendable {
    package let pattern: String
    private let parts: [String]

    /// nil for any other pattern.
    package init?(_ pattern: String) {
        self.pattern = pattern
        var parts: [String] = []
        for letter in pattern {
            if let last = parts.last, last.first == letter, letter.isLetter {
                parts[parts.count - 1].append(letter)
            } else {
                parts.append(String(letter))
            }
        }
        for part in parts where part.contains(where: { $0.isLetter || $0.isNumber }) {
            guard ["yyyy", "yy", "MM", "M", "dd", "d"].contains(part) else { return nil }
        }
        for letter in "yMd" where parts.count(where: { $0.first == letter }) != 1 { return nil }
        self.parts = parts
    }

    package func text(_ day: Day) -> String {
        let (year, month, number) = day.components
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return parts.map { part in
            switch part {
            case "yyyy": String(day.text.prefix(4))
            case "yy": two(Int(year) % 100)
            case "MM": two(Int(month))
            case "M": String(month)
            case "dd": two(Int(number))
            case "d": String(number)
            default: part
            }
        }.joined()
    }
}

/// How postings.csv is written for a register (`reports.postings`).
package struct PostingsMapping: Sendable, Hashable {
    package var delimiter = ","
    package var isWindows1251 = false
    package var hasDecimalComma = false
    package var dates = DayFormat("yyyy-MM-dd")
    package var hasHeader = true
    package var lineEnd = "\n"
    /// In the order of writing: the column's name, or that of a constant, and its header.
    package var columns: [Column] = []
    /// Name of a column: value in every row.
    package var constants: [String: String] = [:]
    /// Name of a column: our word: the register's.
    package var values: [String: [String: String]] = [:]

    package struct Column: Sendable, Hashable {
        package var name: String
        package var header: String
        package init(name: String, header: String) {
            self.name = name
            self.header = header
        }
    }

    package init() {}

    /// Names of columns that there are, in the order of postings.csv, and the run's own.
    package static let names = [
        "obligation_id", "kind", "document_no", "payer_id", "allocated", "discount", "rounding", "remitted", "reversal",
        "currency", "paid_on", "bank_reference", "serial", "outstanding", "credit", "run", "posted_on",
    ]
}
