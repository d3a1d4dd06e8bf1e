// The csv section of a source: how its columns, dates and sums are written.

internal import Domain
internal import Yams

/// Reads `sources.NAME.csv`.
struct CSVReader {
    private let source: Fields
    private let role: SourceRole
    private let configuration: Configuration
    private var problems: Problems { source.problems }

    init(_ source: Fields, _ role: SourceRole, _ configuration: Configuration) {
        self.source = source
        self.role = role
        self.configuration = configuration
    }

    func read() -> CSVMapping {
        var mapping = CSVMapping()
        let known = [
            "profile", "delimiter", "encoding", "decimal", "thousands", "dates", "debits", "loose", "columns",
            "constants", "values",
        ]
        guard let fields = source.fields("csv", known: known) else { return mapping }
        if fields["delimiter"]?.scalar?.string == "\t" {
            mapping.delimiter = 9
        } else {
            let delimiters: [(String, UInt8?)] = [(",", 44), (";", 59), ("\\t", 9), ("|", 124), ("auto", nil)]
            if let delimiter = fields.choice("delimiter", delimiters) { mapping.delimiter = delimiter }
        }
        mapping.encoding = fields.choice("encoding", ["auto", "utf-8", "windows-1251"].map { ($0, $0) }) ?? "auto"
        mapping.decimal = fields.choice("decimal", [(".", UInt8(46)), (",", 44)]) ?? 46
        readMarks(fields, &mapping)
        for (pattern, node) in fields.items("dates") where !Self.isPattern(pattern) {
            problems.add(node, "not_pattern", [pattern])
        }
        if fields["dates"] != nil { mapping.dates = fields.texts("dates") ?? mapping.dates }
        checkColumns(fields, "columns")
        readColumns(fields, &mapping)
        checkColumns(fields, "constants")
        mapping.constants = fields.table("constants")
        for (column, _, node) in fields.fields("constants", known: nil)?.pairs ?? [] {
            checkValue(mapping.constants[column] ?? "", of: column, node, fields.path("constants"))
        }
        checkColumns(fields, "values")
        guard let values = fields.fields("values", known: nil) else { return mapping }
        for column in values.pairs.map(\.key) {
            mapping.values[column] = values.table(column)
            for (from, _, node) in values.fields(column, known: nil)?.pairs ?? [] {
                checkValue(mapping.values[column]?[from] ?? "", of: column, node, values.path(column))
            }
        }
        return mapping
    }

    /// How lists are written for people rather than programs: profile, thousands marks, debits with a minus.
    private func readMarks(_ fields: Fields, _ mapping: inout CSVMapping) {
        let profiles: [String] =
            switch role {
            case .bank: ["plain", "auto", "ubb-txt"]
            case .pos: CardProfileReader.readyMade + configuration.cardProfiles.map(\.name)
            default: []
            }
        if !profiles.isEmpty {
            mapping.profile = fields.choice("profile", profiles.map { ($0, $0) }) ?? ""
            mapping.ownProfile = configuration.cardProfiles.first { $0.name == mapping.profile }
        } else if let node = fields["profile"] {
            problems.add(node, "bank_only", [fields.path("profile"), role.rawValue])
        }
        let marks: [(String, [UInt8])] = [(".", [46]), (",", [44]), ("'", [39]), (" ", [32])]
        mapping.thousands = fields.choice("thousands", marks) ?? []
        if mapping.thousands == [mapping.decimal] {
            problems.add(fields["thousands"], "same_mark", [fields.path("thousands"), fields.path("decimal")])
        }
        mapping.negativeDebits = fields.choice("debits", [("positive", false), ("negative", true)]) ?? false
        mapping.isLoose = fields.flag("loose") ?? false
    }

    /// A header, or a list of them: the first one and those that go on with it.
    private func readColumns(_ fields: Fields, _ mapping: inout CSVMapping) {
        guard let columns = fields.fields("columns", known: nil) else { return }
        for column in columns.pairs.map(\.key) {
            let headers = columns.texts(column) ?? []
            mapping.columns[column] = headers.first
            if headers.count > 1 { mapping.further[column] = Array(headers.dropFirst()) }
        }
    }

    /// Canonical names only, those of the source's role.
    private func checkColumns(_ fields: Fields, _ key: String) {
        let known = Self.columns(of: role)
        for (column, node, _) in fields.fields(key, known: nil)?.pairs ?? [] where !known.contains(column) {
            let nearest = Nearest.word(to: column, among: known)
            problems.add(
                node, "unknown_column",
                [column, fields.path(key), nearest, role.rawValue, known.joined(separator: ", ")])
        }
    }

    /// A canonical value where the column has only a few: its word must be one of them.
    private func checkValue(_ word: String, of column: String, _ node: Node, _ path: String) {
        guard !word.isEmpty else { return }
        let known: [String]
        switch (column, role) {
        case ("status", .obligations): known = ["open", "suspended", "cancelled", "written_off"]
        case ("status", .orders): known = ["created", "paid", "failed"]
        case ("type", .pos): known = ["sale", "reversal", "refund", "chargeback"]
        case ("direction", .bank): known = ["credit", "debit"]
        case ("action", .decisions): known = DecisionAction.allCases.map(\.rawValue)
        case ("kind", .obligations): known = configuration.kinds.map(\.name)
        case ("currency", _):
            if Currency(word) == nil { problems.add(node, "not_currency", [word]) }
            return
        default: return
        }
        if !known.contains(word) { problems.unknown(node, word, at: path, known: known) }
    }

    /// contracts.md section 3.
    static func columns(of role: SourceRole) -> [String] {
        let names =
            switch role {
            case .obligations:
                """
                obligation_id kind document_series document_no document_date payer_id payer_name object year instalment \
                currency principal interest costs paid_elsewhere outstanding issued_on served_on due_on enforcement_on \
                in_force_on sent_to issuer limitation_restarted_on status
                """
            case .orders:
                "order_id created_at terminal_id obligation_id amount currency payer_id merchant_reference status"
            case .pos:
                """
                terminal_id merchant_id batch_id type transacted_at settled_on order_id merchant_reference rrn \
                approval_code card brand amount currency fee action response_code reference
                """
            case .bank:
                """
                account booked_on value_on amount credit debit currency bank_reference end_to_end_id counterparty_name \
                counterparty_iban payment_code obligor_id obligor_name remittance direction
                """
            case .decisions:
                """
                decision_id decided_on decided_by approved_by action payment_id obligation_id discrepancy_id amount \
                document_no document_date requested_on reason
                """
            }
        return names.split(separator: " ").map(String.init)
    }

    /// Whether year, month and day stand in a pattern once each.
    ///
    /// Hours, minutes and seconds may stand beside them; letters between apostrophes stand for themselves.
    static func isPattern(_ pattern: String) -> Bool {
        let lengths: [Character: [Int]] = ["y": [2, 4], "M": [1, 2, 3], "d": [1, 2], "H": [2], "m": [2], "s": [2]]
        let parts = pattern.split(separator: "'", omittingEmptySubsequences: false)
        guard parts.count % 2 == 1 else { return false }
        var seen: Set<Character> = []
        for (index, part) in parts.enumerated() where index % 2 == 0 {
            var rest = part
            while let letter = rest.first {
                let run = rest.prefix { $0 == letter }.count
                rest = rest.dropFirst(run)
                guard letter.isLetter || letter.isNumber else { continue }
                guard lengths[letter]?.contains(run) == true, seen.insert(letter).inserted else { return false }
            }
        }
        return seen.isSuperset(of: ["y", "M", "d"])
    }
}
