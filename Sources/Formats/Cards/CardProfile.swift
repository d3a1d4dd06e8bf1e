// How an acquirer writes its report: everything in which reports differ, as values. The reader knows none of them by name.

internal import Domain

/// What a cell of a report says. The first ones are the canonical columns (contracts.md section 3, pos).
enum CardCell: String, CaseIterable, Sendable {
    case terminal_id, merchant_id, batch_id, type, transacted_at, settled_on, order_id, merchant_reference, rrn
    case approval_code, card, brand, amount, currency, fee, action, response_code, reference
    /// Of the day in a column of its own, and the zone that both are in.
    case time, zone
    case status, method
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
enum CardRowClass: Sendable, Hashable {
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
    /// Transactions from here on share its fees.
    case submission
    /// Sums over a whole payout.
    case summary
    /// The number of records in the file.
    case trailer
    /// Declined, pending or given up: no money.
    case declined
    /// Nothing of cards: cash, titles, inquiries.
    case ignored
}

/// A row is of a class where each of the cells holds one of its words, in any case.
struct CardRowRule: Sendable {
    var kind: CardRowClass
    var words: [CardCell: [String]]

    init(_ kind: CardRowClass, _ words: [CardCell: [String]]) { (self.kind, self.words) = (kind, words) }
    init(_ type: CardType, _ words: [CardCell: [String]]) { self.init(.transaction(type), words) }
}

/// The clock of a report.
enum CardZone: Sendable, Hashable {
    case utc
    /// A zone of the Union with its summer time: hours before UTC in winter.
    case union(Int64)

    /// The zones that reports name.
    init?(_ word: String) {
        switch word.uppercased() {
        case "UTC", "GMT", "Z": self = .utc
        case "CET", "CEST", "EUROPE/BERLIN", "EUROPE/AMSTERDAM", "EUROPE/ZURICH", "EUROPE/VIENNA": self = .union(1)
        case "EET", "EEST", "EUROPE/SOFIA", "EUROPE/BUCHAREST", "EUROPE/ATHENS": self = .union(2)
        case "WET", "WEST", "EUROPE/LISBON": self = .union(0)
        default: return nil
        }
    }

    func utc(_ local: Int64) -> Int64 {
        switch self {
        case .utc: local
        // The Union changes its clocks at one moment.
        case .union(let hours): SofiaTime.utc(local + (2 - hours) * 3_600)
        }
    }
}

/// Records of fixed width: the type stands first, each type has its own layout.
struct CardLayout: Sendable {
    /// Where a value begins, counted from 1, and how long it is.
    typealias Place = (start: Int, length: Int)
    var type: Place
    var records: [String: [CardCell: [Place]]]
    /// Types that a file must begin with.
    var first: String
}

/// How one acquirer writes.
struct CardProfile: Sendable {
    enum Container: Sendable {
        case table
        case fixed(CardLayout)
        /// `NAME=value` with one of these marks between pairs, a line a row.
        case pairs([UInt8])
    }

    /// Which sign a row's sums have.
    enum Sign: Sendable {
        /// Money to the municipality is positive; a row whose sign contradicts its class is refused.
        case ofMoney
        /// Sums are positive, and the class says which way they go.
        case ofClass
    }

    var name: String
    var container = Container.table
    /// Headers by which a cell is known, in any case and with or without a currency behind them. Of fees all are summed.
    var columns: [CardCell: [String]]
    /// Of each group one must be there: by these a report is told from others.
    var required: [[CardCell]]
    /// The first that fits.
    var rules: [CardRowRule]
    var sign = Sign.ofMoney
    /// A sale below zero is a refund, a chargeback above zero gives one back.
    var isTurnedBySign = false
    /// Sums are whole numbers of minor units.
    var isMinorUnits = false
    /// Fees are written as what they do to the sum.
    var hasNegativeFees = false
    var decimals: [UInt8] = [46]
    var dates = ["yyyy-MM-dd"]
    var zone = CardZone.union(2)
    /// Headers whose times are in UTC, whatever the zone of the others.
    var utcHeaders: [String] = []
    var constants: [CardCell: String] = [:]
    /// Totals above the header: the place in a line of nothing but sums, and what it is the total of.
    var totalsAbove: [Int: CardCell] = [:]
    /// Rows may lack empty columns at their end.
    var isLoose = false

    /// The same with what the settings say otherwise.
    func with(_ mapping: CSVMapping) -> CardProfile {
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
