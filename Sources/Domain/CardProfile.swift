// How an acquirer writes its report: everything in which reports differ, as values. Ready-made profiles and those of
// pipeline.yml are the same values; the reader knows none of them by name.

/// What a cell of a report says. The first ones are the canonical columns (contracts.md section 3, pos).
package enum CardCell: String, CaseIterable, Sendable {
    case terminal_id, merchant_id, batch_id, type, transacted_at, settled_on, order_id, merchant_reference, rrn
    case approval_code, card, brand, amount, currency, fee, action, response_code, reference
    /// Of the day in a column of its own, and the zone that both are in.
    case time, zone
    case status, method
    /// Debit or credit, where the sums have no sign.
    case direction
    /// By which two rows of one transaction are known.
    case transaction
    /// What is left of `amount` after fees; the currency in which it is paid out.
    case net, net_currency
    /// Two columns without sign in place of `amount` or `net`.
    case credit, debit, net_credit, net_debit
    /// What a total says: rows, and corrections of a payment.
    case count, corrections
}

/// What a row is.
package enum CardRowClass: Sendable, Hashable {
    case transaction(CardType)
    /// The acquirer gives back what a chargeback took.
    case chargebackReversed
    /// The second row of a transaction, which says when and in which payout its money comes.
    case companion
    /// A movement of the payout that is of no transaction: fees, corrections, money held back.
    case movement
    /// Carried from the payout before or to the next one; never on the bank account.
    case carried
    /// The money on its way to the account.
    case payout
    /// What stands in it holds for the rows below that lack it.
    case header
    /// Transactions from here on share its fees.
    case submission
    /// Sums over a whole payout.
    case summary
    /// Sums and number of the transactions above, of the whole file or since the subtotal before.
    case total, subtotal
    /// The number of records in the file.
    case trailer
    /// Declined, pending or given up: no money.
    case declined
    /// Nothing of cards: cash, titles, inquiries.
    case ignored

    /// The words of pipeline.yml.
    package static let words: [(String, CardRowClass)] =
        CardType.allCases.map { ($0.word, .transaction($0)) } + [
            ("chargeback_reversed", .chargebackReversed), ("paired", .companion), ("movement", .movement),
            ("carried", .carried), ("payout", .payout), ("header", .header), ("submission", .submission),
            ("summary", .summary), ("total", .total), ("subtotal", .subtotal), ("trailer", .trailer),
            ("declined", .declined), ("ignored", .ignored),
        ]
}

/// A row is of a class where each of the cells fits one of its words and none of the others does.
///
/// A word is the whole cell in any case; `TOTAL*` a beginning, `*` anything but empty, and `<0`, `>0`, `=0` the sign of
/// its sum.
package struct CardRowRule: Sendable, Hashable {
    package var kind: CardRowClass
    package var words: [CardCell: [String]]
    package var unless: [CardCell: [String]] = [:]

    package init(_ kind: CardRowClass, _ words: [CardCell: [String]]) { (self.kind, self.words) = (kind, words) }
    package init(_ type: CardType, _ words: [CardCell: [String]]) { self.init(.transaction(type), words) }
}

/// The clock of a report.
package enum CardZone: Sendable, Hashable {
    case utc
    /// A zone of the Union with its summer time: hours before UTC in winter.
    case union(Int64)

    /// The zones that reports name.
    package init?(_ word: String) {
        switch word.uppercased() {
        case "UTC", "GMT", "Z": self = .utc
        case "CET", "CEST", "EUROPE/BERLIN", "EUROPE/AMSTERDAM", "EUROPE/ZURICH", "EUROPE/VIENNA": self = .union(1)
        case "EET", "EEST", "EUROPE/SOFIA", "EUROPE/BUCHAREST", "EUROPE/ATHENS": self = .union(2)
        case "WET", "WEST", "EUROPE/LISBON": self = .union(0)
        default: return nil
        }
    }

    package func utc(_ local: Int64) -> Int64 {
        switch self {
        case .utc: local
        // The Union changes its clocks at one moment.
        case .union(let hours): SofiaTime.utc(local + (2 - hours) * 3_600)
        }
    }
}

/// Where a value stands in a record: its first character, counted from 1, and how many; between delimiters the number of
/// the field.
package struct CardPlace: Sendable, Hashable {
    package var start: Int
    package var length: Int
    package init(_ start: Int, _ length: Int = 0) { (self.start, self.length) = (start, length) }
}

/// Records without a header: each has a type, each type its own layout.
package struct CardLayout: Sendable, Hashable {
    /// nil: all records are of the type `*`.
    package var type: CardPlace?
    /// By type, or by `TYPE@VERSION` where the version of the file's first record decides; `*` for all others.
    package var records: [String: [CardCell: [CardPlace]]]
    /// The type that a file must begin with; empty for any that has a layout.
    package var first: String
    package var version: CardPlace?

    package init(
        type: CardPlace?, records: [String: [CardCell: [CardPlace]]], first: String = "", version: CardPlace? = nil
    ) {
        (self.type, self.records, self.first, self.version) = (type, records, first, version)
    }
}

/// How one acquirer writes.
package struct CardProfile: Sendable, Hashable {
    package enum Container: Sendable, Hashable {
        case table
        /// Characters of fixed width.
        case fixed(CardLayout)
        /// Between delimiters, without a header.
        case records(CardLayout)
        /// `NAME=value` with one of these marks between pairs, a line a row.
        case pairs([UInt8])
    }

    /// Which sign a row's sums have.
    package enum Sign: Sendable, Hashable {
        /// Money to the municipality is positive; a row whose sign contradicts its class is refused.
        case ofMoney
        /// The other way round.
        case inverse
        /// Sums are positive, and the class says which way they go.
        case ofClass
    }

    package var name: String
    package var container = Container.table
    /// Headers by which a cell is known, in any case and with or without a currency behind them. Of fees all are summed.
    package var columns: [CardCell: [String]]
    /// Of each group one must be there: by these a report is told from others.
    package var required: [[CardCell]]
    /// The first that fits.
    package var rules: [CardRowRule]
    package var sign = Sign.ofMoney
    /// A sale below zero is a refund, a chargeback above zero gives one back.
    package var isTurnedBySign = false
    /// Sums are whole numbers of minor units.
    package var isMinorUnits = false
    /// The last digit carries the sign: `{` and A to I plus, `}` and J to R minus.
    package var isOverpunched = false
    /// Fees are written as what they do to the sum.
    package var hasNegativeFees = false
    /// What `direction` says of money to the municipality and from it.
    package var credits = ["C", "CR", "К", "Кт", "Кредит", "Credit", "+"]
    package var debits = ["D", "DR", "Д", "Дт", "Дебит", "Debit", "-"]
    package var decimals: [UInt8] = [46]
    package var dates = ["yyyy-MM-dd"]
    package var zone = CardZone.union(2)
    /// Headers whose times are in UTC, whatever the zone of the others.
    package var utcHeaders: [String] = []
    package var constants: [CardCell: String] = [:]
    /// Totals above the header: the place in a line of nothing but sums, and what it is the total of.
    package var totalsAbove: [Int: CardCell] = [:]
    /// What stands above the header or in the file's name and holds for all rows: `Терминал: {terminal_id}`.
    package var linesAbove: [CardTemplate] = []
    package var fileName: CardTemplate?
    /// The table ends where a row begins with one of these.
    package var ends: [String] = []
    /// Rows may lack empty columns at their end.
    package var isLoose = false

    package init(
        name: String, container: Container = .table, columns: [CardCell: [String]], required: [[CardCell]],
        rules: [CardRowRule], sign: Sign = .ofMoney
    ) {
        (self.name, self.container, self.columns) = (name, container, columns)
        (self.required, self.rules, self.sign) = (required, rules, sign)
    }

    package func setting(_ change: (inout CardProfile) -> Void) -> CardProfile {
        var profile = self
        change(&profile)
        return profile
    }

    /// The same with what the settings say otherwise.
    package func with(_ mapping: CSVMapping) -> CardProfile {
        var profile = self
        for (name, header) in mapping.columns {
            if let cell = CardCell(rawValue: name) { profile.columns[cell] = [header] + (mapping.further[name] ?? []) }
        }
        if mapping.decimal != 46 { profile.decimals = [mapping.decimal] }
        if mapping.dates != CSVMapping().dates { profile.dates = mapping.dates }
        // The words of the canonical file hold everywhere: a setting can translate into them.
        profile.rules += CardType.allCases.map { CardRowRule($0, [.type: [$0.word]]) }
        return profile
    }
}

/// A text with places for values: `report_{terminal_id}_{settled_on}.csv`; `*` stands for anything.
package struct CardTemplate: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case text(String)
        case value(CardCell)
        case any
    }
    private var parts: [Part] = []

    /// The words between braces that are no cells go to `unknown`.
    package init(_ text: String, unknown: (String) -> Void = { _ in }) {
        var rest = text[...]
        while let mark = rest.firstIndex(where: { $0 == "{" || $0 == "*" }) {
            if mark > rest.startIndex { parts.append(.text(String(rest[..<mark]))) }
            let after = rest.index(after: mark)
            if rest[mark] == "*" {
                parts.append(.any)
                rest = rest[after...]
            } else {
                let end = rest.firstIndex(of: "}") ?? rest.endIndex
                let word = String(rest[after..<end])
                if let cell = CardCell(rawValue: word) { parts.append(.value(cell)) } else { unknown(word) }
                rest = end == rest.endIndex ? "" : rest[rest.index(after: end)...]
            }
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
    }

    /// The values of a text that has this form; nil where it has another. A value ends where the next part first stands.
    package func values(_ text: String) -> [CardCell: String]? {
        var found: [CardCell: String] = [:]
        var rest = text[...]
        for (place, part) in parts.enumerated() {
            switch part {
            case .text(let wanted):
                guard rest.hasPrefix(wanted) else { return nil }
                rest = rest.dropFirst(wanted.count)
            case .value, .any:
                var end = rest.endIndex
                if place + 1 < parts.count, case .text(let next) = parts[place + 1] {
                    guard let range = rest.firstRange(of: next) else { return nil }
                    end = range.lowerBound
                }
                if case .value(let cell) = part {
                    let value = rest[..<end].split(separator: " ").joined(separator: " ")
                    if value.isEmpty { return nil }
                    found[cell] = value
                }
                rest = rest[end...]
            }
        }
        return rest.isEmpty ? found : nil
    }
}
