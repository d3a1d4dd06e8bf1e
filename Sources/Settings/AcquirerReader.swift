// The acquirers: who pays card money out, and how it shows on the account.

internal import Domain
internal import Yams

/// Reads `acquirers`.
struct AcquirerReader {
    private static let keys = [
        "terminals", "settles", "group_by", "credit_within", "matches", "cut_off", "fees", "fees_by",
    ]
    private static let groups = ["batch", "terminal", "merchant", "brand", "day"]
    private let root: Fields
    private let digits: Int
    private var problems: Problems { root.problems }

    init(_ root: Fields, _ currency: Currency) {
        self.root = root
        digits = currency.minorDigits
    }

    func acquirers() -> [AcquirerSettings] {
        guard let all = root.fields("acquirers", known: nil) else { return [] }
        var owners: [String: String] = [:]
        return all.pairs.compactMap { name, _, node in
            guard let fields = Fields(node, all.path(name), known: Self.keys, problems) else { return nil }
            var acquirer = AcquirerSettings()
            acquirer.name = name
            for (terminal, node) in fields.items("terminals") {
                acquirer.terminals.append(terminal)
                if let owner = owners.updateValue(name, forKey: terminal) {
                    problems.add(node, "terminal_twice", [terminal, owner])
                }
            }
            acquirer.settlesNet = fields.choice("settles", [("net", true), ("gross", false)]) ?? true
            groupBy(fields, &acquirer)
            acquirer.creditWithin = fields.whole("credit_within", 0...60) ?? acquirer.creditWithin
            matches(fields, &acquirer)
            acquirer.cutOff = cutOff(fields) ?? 0
            fees(fields, &acquirer)
            acquirer.feesMonthly = fields.choice("fees_by", [("deduction", false), ("monthly", true)]) ?? false
            return acquirer
        }
    }

    private func groupBy(_ fields: Fields, _ acquirer: inout AcquirerSettings) {
        guard fields["group_by"] != nil else { return }
        acquirer.groupBy = []
        for (word, node) in fields.items("group_by") {
            if !Self.groups.contains(word) {
                problems.unknown(node, word, at: fields.path("group_by"), known: Self.groups)
            }
            if acquirer.groupBy.contains(word) { problems.add(node, "word_twice", [word, fields.path("group_by")]) }
            acquirer.groupBy.append(word)
        }
    }

    /// Alternatives between `|`, plain words.
    private func matches(_ fields: Fields, _ acquirer: inout AcquirerSettings) {
        guard let text = fields.text("matches") else { return }
        acquirer.matches = text.split(separator: "|", omittingEmptySubsequences: false).map { part in
            String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
        if acquirer.matches.contains(where: \.isEmpty) { problems.add(fields["matches"], "empty_match", [text]) }
    }

    /// Minutes after midnight.
    private func cutOff(_ fields: Fields) -> Int? {
        guard let text = fields.text("cut_off") else { return nil }
        let bytes = Array(text.utf8)
        let digits = [0, 1, 3, 4].map { $0 < bytes.count ? Int(bytes[$0]) - 48 : -1 }
        if bytes.count == 5, bytes[2] == 58, digits.allSatisfy({ (0...9).contains($0) }) {
            let (hour, minute) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
            if hour < 24, minute < 60 { return hour * 60 + minute }
        }
        problems.add(fields["cut_off"], "not_hour", [text])
        return nil
    }

    private func fees(_ fields: Fields, _ acquirer: inout AcquirerSettings) {
        guard let fees = fields.fields("fees", known: ["percent", "fixed", "minimum", "brands"]) else { return }
        acquirer.fees = terms(fees)
        guard let brands = fees.fields("brands", known: nil) else { return }
        for (brand, _, node) in brands.pairs {
            if let own = Fields(node, brands.path(brand), known: ["percent", "fixed", "minimum"], problems) {
                acquirer.brandFees[brand] = terms(own)
            }
        }
    }

    private func terms(_ fields: Fields) -> FeeTerms {
        var terms = FeeTerms()
        terms.percentMillionths = fields.decimal("percent", digits: 4, most: 1_000_000)
        terms.fixed = fields.decimal("fixed", digits: digits, most: 1_000_000)
        terms.minimum = fields.decimal("minimum", digits: digits, most: 1_000_000)
        return terms
    }
}
