// Inspecting files of rows that are no statements: the register, the portal's orders, decisions.

package import Domain

/// Rows of a file in one currency and what they come to, minor units.
package struct RowSum: Sendable {
    package var currency: Currency
    package var rows: Int64 = 0
    package var amount: Int64 = 0
}

/// Files whose rows are debts, orders or decisions.
package enum RowFile {
    /// What such a file holds; nil where it is something else.
    ///
    /// - Parameter configuration: its sources' columns and its kinds are used; without it the canonical columns, and any
    ///   kind is one.
    package static func inspect(path: String, configuration: Configuration?, language: Language) -> InspectReport? {
        do throws(Unreadable) {
            guard try BankFile.detect(path: path) == .csv else { return nil }
            // A bank's list is told by its head alone; a large one is not read twice.
            let head = ByteStream.head(path: path)
            if BankCSV.claims(head, mapping: plainMapping), try told(head, configuration) == nil { return nil }
            let bytes = try ByteStream(path: path).all()
            guard let (role, mapping) = try told(bytes, configuration) else { return nil }
            var report = try read(bytes, role, mapping, configuration)
            report.file = path
            report.role = role.rawValue
            return report
        } catch {
            // Of a file that can't be opened or is no text the reader of statements says more.
            guard error.message.key.hasPrefix("csv.") || error.message.key == "format.two_formats" else { return nil }
            return InspectReport(file: path, refused: error, language: language)
        }
    }

    /// Which rows these are, by the columns that must be there.
    private static func told(
        _ bytes: [UInt8], _ configuration: Configuration?
    ) throws(Unreadable) -> (role: SourceRole, mapping: CSVMapping)? {
        let plain = plainMapping
        var found: [SourceRole: CSVMapping] = [:]
        for role in [SourceRole.obligations, .orders, .decisions] {
            let own = (configuration?.sources ?? []).filter { $0.role == role }.map(\.csv)
            found[role] = (own + [plain]).first { claims(bytes, role, $0) }
        }
        let names = found.keys.map(\.rawValue).sorted() + (BankCSV.claims(bytes, mapping: plain) ? ["bank"] : [])
        guard let first = found.first else { return nil }
        if names.count > 1 { throw Unreadable(Message("format.two_formats", Array(names.prefix(2)))) }
        return (first.key, first.value)
    }

    private static func claims(_ bytes: [UInt8], _ role: SourceRole, _ mapping: CSVMapping) -> Bool {
        switch role {
        case .obligations: ObligationFile.claims(bytes, mapping: mapping)
        case .orders: OrderFile.claims(bytes, mapping: mapping)
        case .decisions: DecisionFile.claims(bytes, mapping: mapping)
        case .bank, .pos: false
        }
    }

    /// The canonical columns, whatever stands between them.
    private static var plainMapping: CSVMapping {
        var mapping = CSVMapping()
        mapping.delimiter = nil
        return mapping
    }

    // MARK: Reading

    private static func read(
        _ bytes: [UInt8], _ role: SourceRole, _ mapping: CSVMapping, _ configuration: Configuration?
    ) throws(Unreadable) -> InspectReport {
        let currency = configuration?.organisation.currency ?? .eur
        var report = InspectReport(file: "")
        report.format = "csv"
        switch role {
        case .orders:
            let batch = try OrderFile.read(bytes, mapping: mapping, organisationCurrency: currency, file: 0)
            report.take(batch.orders, of: batch.encoding, refused: batch.rejects.count)
        case .decisions:
            let batch = try DecisionFile.read(
                bytes, mapping: mapping, organisationCurrency: currency, file: 0, fileName: "")
            (report.encoding, report.rejected) = (batch.encoding, Int64(batch.rejects.count))
            report.accepted = Int64(batch.decisions.count)
        default:
            let settings: Configuration
            if let configuration { settings = configuration } else { settings = try ofAnyKind(bytes, mapping) }
            let batch = try ObligationFile.read(bytes, mapping: mapping, configuration: settings, source: 0, file: 0)
            report.take(batch.obligations, of: batch.encoding, refused: batch.rejects.count)
        }
        return report
    }

    /// Settings in which every kind of the file is one: without pipeline.yml nobody can say which there are.
    private static func ofAnyKind(_ bytes: [UInt8], _ mapping: CSVMapping) throws(Unreadable) -> Configuration {
        var names: Set<String> = []
        let schema = CSVSchema(names: ["kind"], required: [["kind"]])
        var column = mapping
        column.columns = mapping.columns.filter { $0.key == "kind" }
        _ = try CSVRows.each(bytes, schema, column, 0) { rows in
            // More kinds than a municipality can have: the column is another.
            if names.count < 1_000 { names.insert(rows.string(0)) }
        }
        var configuration = Configuration()
        configuration.kinds = names.subtracting([""]).sorted().map { name in
            var kind = KindSettings()
            kind.name = name
            return kind
        }
        return configuration
    }
}

/// A row with money in it.
private protocol RowOfMoney {
    var currency: Currency { get }
    /// Minor units.
    var sum: Int64 { get }
}

extension Obligation: RowOfMoney {
    fileprivate var sum: Int64 { principal }
}

extension OrderRow: RowOfMoney {
    fileprivate var sum: Int64 { amount }
}

extension InspectReport {
    fileprivate mutating func take(_ rows: [some RowOfMoney], of encoding: String, refused: Int) {
        self.encoding = encoding
        accepted = Int64(rows.count)
        rejected = Int64(refused)
        var found: [RowSum] = []
        for row in rows {
            let place = found.firstIndex { $0.currency == row.currency } ?? found.count
            if place == found.count { found.append(RowSum(currency: row.currency)) }
            found[place].rows += 1
            _ = StatementSum.add(row.sum, to: &found[place].amount)
        }
        sums = found.sorted { $0.currency.text < $1.currency.text }
    }
}
