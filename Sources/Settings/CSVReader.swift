// The csv section of a source: how its columns, dates and sums are written.

internal import Domain
internal import Yams

struct CSVReader {
    private let fields: Fields
    private let problems: Problems
    static let canonical: Set<String> = Set(
        """
        obligation_id kind document_series document_no document_date payer_id payer_name object year instalment currency principal interest
        costs paid_elsewhere outstanding issued_on served_on due_on enforcement_on in_force_on sent_to issuer limitation_restarted_on status
        order_id created_at terminal_id amount merchant_reference merchant_id batch_id type transacted_at settled_on rrn approval_code card
        brand fee action response_code reference account booked_on value_on credit debit bank_reference end_to_end_id counterparty_name
        counterparty_iban payment_code obligor_id obligor_name remittance decision_id decided_on decided_by approved_by payment_id
        discrepancy_id requested_on reason
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    init(_ fields: Fields, _ problems: Problems) {
        self.fields = fields
        self.problems = problems
    }

    func read() -> CSVMapping {
        var mapping = CSVMapping()
        if let delimiter = fields.choice("delimiter", [(",", 44), (";", 59), ("\t", 9), ("\\t", 9), ("|", 124), ("auto", 0)] as [(String, UInt8)]) {
            mapping.delimiter = delimiter == 0 ? nil : delimiter
        }
        mapping.encoding = fields.choice("encoding", ["auto", "utf-8", "windows-1251"].map { ($0, $0) }) ?? "auto"
        mapping.decimal = fields.choice("decimal", [(".", 46), (",", 44)] as [(String, UInt8)]) ?? 46
        if let dates = fields.texts("dates") {
            for pattern in dates where !Self.isPattern(pattern) { problems.add(fields["dates"], "not_pattern", [pattern]) }
            mapping.dates = dates
        }
        mapping.columns = checked("columns", fields.table("columns"))
        mapping.constants = checked("constants", fields.table("constants"))
        if let values = fields.fields("values", known: nil) {
            for (column, key, _) in values.pairs {
                if !Self.canonical.contains(column) { unknown(column, key) }
                mapping.values[column] = values.table(column)
            }
        }
        return mapping
    }

    private func checked(_ key: String, _ table: [String: String]) -> [String: String] {
        for (column, node, _) in fields[key].flatMap({ Fields($0, key, known: nil, problems) })?.pairs ?? [] where !Self.canonical.contains(column) {
            unknown(column, node)
        }
        return table
    }

    private func unknown(_ column: String, _ node: Node) {
        problems.add(node, "unknown_key", [column, fields.name, Nearest.word(to: column, among: Self.canonical.sorted())])
    }

    /// Year, month and day once each, letters y M d only.
    private static func isPattern(_ pattern: String) -> Bool {
        let letters = pattern.filter(\.isLetter)
        return letters.allSatisfy { "yMdHms".contains($0) } && pattern.contains("y") && pattern.contains("M") && pattern.contains("d")
    }
}
