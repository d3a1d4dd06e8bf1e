// Telling the columns of an account's list that no setting describes: by the words of its header, and by its values.

internal import Domain

/// What the columns of a bank's CSV are, where that can be told safely.
struct BankTableGuess {
    private typealias Role = BankWords.Role

    private(set) var mapping = CSVMapping()
    /// The words of the header line.
    private(set) var headers: [String] = []
    /// How many columns were told: the greater, the surer.
    private(set) var certainty = 0

    /// A title or a few lines about the account stand above the header.
    private static let deepestHeader = 40

    /// The columns of a file; nil where no header, no days or no sums can be told.
    static func tell(_ text: borrowing CSVText) -> BankTableGuess? {
        var best: BankTableGuess?
        for delimiter: UInt8 in [59, 44, 9, 124] {
            let head = CSVSample(text, delimiter: delimiter, most: deepestHeader)
            let headers = head.rows.indices.filter { mayBeHeader(head.rows[$0]) }
            guard !headers.isEmpty else { continue }
            let sample = CSVSample(text, delimiter: delimiter)
            for row in headers {
                guard let guess = BankTableGuess(sample, header: row, delimiter) else { continue }
                if guess.certainty > best?.certainty ?? 0 { best = guess }
            }
        }
        return best
    }

    /// Whether a row names days and sums; what stands below can only take roles away from it.
    private static func mayBeHeader(_ names: [String]) -> Bool {
        guard names.count > 1 else { return false }
        let columns = columns(names)
        func has(_ role: Role) -> Bool { columns[role] != nil }
        return (has(.booked_on) || has(.value_on) || has(.dayOrCurrency))
            && (has(.amount) || (has(.credit) && has(.debit)))
    }

    /// Takes one row for the header and looks whether what stands below fits.
    private init?(_ sample: CSVSample, header: Int, _ delimiter: UInt8) {
        let names = sample.rows[header]
        var columns = Self.columns(names)
        Self.tellValuta(&columns, sample, header)
        headers = names
        mapping.delimiter = delimiter
        mapping.isLoose = true
        guard tellDays(&columns, sample, header) else { return nil }
        Self.tellAccount(&columns, rows(of: columns, sample, header))
        guard tellSums(&columns, rows(of: columns, sample, header)), tellDirection(columns, sample, header) else {
            return nil
        }
        bind(columns, names)
        certainty = columns.values.joined().count { names[$0].utf8.count > 0 }
        // Without an own column the header of the sums tells the currency: `Betrag (EUR)`.
        if columns[.currency] == nil {
            let sums = [Role.amount, .credit, .debit].compactMap { columns[$0]?.first }
            if let currency = sums.lazy.compactMap({ BankWords.currency(in: names[$0]) }).first {
                mapping.constants["currency"] = currency.text
            }
        }
        if columns[.account] == nil { mapping.constants["account"] = Self.account(above: header, sample) }
    }

    /// Columns by role, the surest first. A name that stands twice is told by nobody.
    private static func columns(_ names: [String]) -> [Role: [Int]] {
        var ranked: [Role: [(column: Int, rank: Int)]] = [:]
        let small = names.map { $0.lowercased() }
        for (column, name) in names.enumerated() where !name.isEmpty {
            guard let (role, rank) = BankWords.role(name), role != .other,
                small.count(where: { $0 == small[column] }) == 1
            else { continue }
            ranked[role, default: []].append((column, rank))
        }
        return ranked.mapValues { list in
            let best = list.map(\.rank).max() ?? 0
            return list.filter { $0.rank == best }.map(\.column)
        }
    }

    /// `Valuta`: days make it a value date, codes of three letters a currency.
    private static func tellValuta(_ columns: inout [Role: [Int]], _ sample: CSVSample, _ header: Int) {
        for column in columns[.dayOrCurrency] ?? [] {
            let values = sample.values(column, below: header)
            if values.allSatisfy({ Currency($0) != nil }) {
                columns[.currency, default: []].append(column)
            } else if !DateGuess.patterns(values).isEmpty {
                columns[.value_on, default: []].append(column)
            }
        }
        columns[.dayOrCurrency] = nil
    }

    // MARK: Values

    private mutating func tellDays(_ columns: inout [Role: [Int]], _ sample: CSVSample, _ header: Int) -> Bool {
        if columns[.booked_on] == nil { columns[.booked_on] = columns.removeValue(forKey: .value_on) }
        // Of several columns of days the first that has a day in most of its rows.
        let days = (columns[.booked_on] ?? []).first { column in
            mapping.dates = DateGuess.patterns(sample.values(column, below: header))
            return !mapping.dates.isEmpty
        }
        guard let days else { return false }
        columns[.booked_on] = [days]
        if let value = columns[.value_on]?.first {
            let patterns = DateGuess.patterns(sample.values(value, below: header))
            if patterns.isEmpty { columns[.value_on] = nil }
            for pattern in patterns where !mapping.dates.contains(pattern) { mapping.dates.append(pattern) }
        }
        return true
    }

    /// Rows with a day: totals and the rest of texts stand in others.
    private func rows(of columns: [Role: [Int]], _ sample: CSVSample, _ header: Int) -> [[String]] {
        let days = columns[.booked_on]?.first ?? 0
        let patterns = mapping.dates.compactMap { DatePattern($0) }
        return sample.rows[(header + 1)...].filter { row in
            days < row.count && patterns.contains { $0.day(row[days]) != nil }
        }
    }

    private static func values(_ column: Int?, _ rows: [[String]]) -> [String] {
        guard let column else { return [] }
        return rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    }

    /// The account's own number stands in every row and is one, or few; a counterparty's is here and there another.
    private static func tellAccount(_ columns: inout [Role: [Int]], _ rows: [[String]]) {
        guard let places = columns.removeValue(forKey: .account) else { return }
        for place in places {
            let found = values(place, rows)
            if found.count == rows.count, Set(found).count <= 1 + rows.count / 20 {
                columns[.account] = columns[.account] ?? [place]
            } else if columns[.counterparty_iban] == nil {
                columns[.counterparty_iban] = [place]
            }
        }
    }

    private mutating func tellSums(_ columns: inout [Role: [Int]], _ rows: [[String]]) -> Bool {
        let debits = Self.values(columns[.debit]?.first, rows)
        let sides = Self.values(columns[.credit]?.first, rows) + debits
        // Where credits and debits have columns of their own, a third one holds foreign sums, or totals.
        if columns[.credit] != nil, columns[.debit] != nil, !sides.isEmpty {
            columns[.amount] = nil
        } else if columns[.amount] != nil {
            columns[.credit] = nil
            columns[.debit] = nil
        }
        guard columns[.amount] != nil || (columns[.credit] != nil && columns[.debit] != nil) else { return false }
        let sums = columns[.amount] == nil ? sides : Self.values(columns[.amount]?.first, rows)
        guard let style = AmountGuess(sums) else { return false }
        mapping.decimal = style.decimal
        mapping.thousands = style.thousands
        let signed = debits.compactMap { style.read($0) }.filter { $0 != 0 }
        mapping.negativeDebits = columns[.amount] == nil && !signed.isEmpty && signed.allSatisfy { $0 < 0 }
        return true
    }

    /// A column of marks whose words are all known.
    private mutating func tellDirection(_ columns: [Role: [Int]], _ sample: CSVSample, _ header: Int) -> Bool {
        guard columns[.amount] != nil, let column = columns[.direction]?.first else { return true }
        let words = Set(sample.values(column, below: header))
        // Unknown marks beside sums without a sign: nobody can say which way the money went.
        guard words.allSatisfy({ BankWords.isCredit($0) != nil }) else { return false }
        return true
    }

    // MARK: Binding

    private mutating func bind(_ columns: [Role: [Int]], _ names: [String]) {
        for (role, places) in columns {
            guard let first = places.first else { continue }
            mapping.columns[role.rawValue] = names[first]
            if role == .remittance || role == .obligor_id, places.count > 1 {
                mapping.further[role.rawValue] = places.dropFirst().map { names[$0] }
            }
        }
    }

    /// An IBAN in the lines above the header, where there is but one; else empty.
    private static func account(above header: Int, _ sample: CSVSample) -> String {
        var found: Set<String> = []
        for cell in sample.rows[..<header].joined() {
            let words = cell.split { $0 == ":" || $0 == ";" || $0 == "," }.map { part in
                String(part.filter { $0 != " " })
            }
            found.formUnion(words.filter { Identifiers.isIBAN(Array($0.utf8)) })
        }
        return found.count == 1 ? found.first ?? "" : ""
    }
}
