// The checked values of pipeline.yml (contracts.md section 2).

package enum Language: String, Sendable, CaseIterable { case bg, en }

package struct Organisation: Sendable {
    package var name = ""
    package var id = ""
    package var currency = Currency.eur
    package var timezone = "Europe/Sofia"
    package var languages: [Language] = [.bg]
    package init() {}
}

package enum Extract: String, Sendable { case full, delta }

/// How a CSV file is to be read.
package struct CSVMapping: Sendable, Hashable {
    /// nil: told from the header line.
    package var delimiter: UInt8? = 44
    package var encoding = "auto"
    package var decimal: UInt8 = 46
    /// Marks between groups of three digits, besides blanks; `'` stands for the typographic one too.
    package var thousands: [UInt8] = []
    package var dates = ["yyyy-MM-dd"]
    /// Canonical name: header in the file.
    package var columns: [String: String] = [:]
    /// Canonical name: further headers, joined for texts that go on in them, else read where those before are empty.
    package var further: [String: [String]] = [:]
    /// Canonical name: value for every row.
    package var constants: [String: String] = [:]
    /// Canonical name: value in the file: canonical value.
    package var values: [String: [String: String]] = [:]
    /// Sums in a `debit` column are written with a minus.
    package var negativeDebits = false
    /// Rows without day and sum are passed over, totals below the last entry too, and rows may lack empty columns at
    /// their end.
    package var isLoose = false
    /// Ready-made settings by name, `auto` for those that the file itself tells; empty for none.
    package var profile = ""
    /// The card profile of that name that pipeline.yml itself describes.
    package var ownProfile: CardProfile? = nil
    package init() {}
}

package struct SourceSettings: Sendable {
    package var name = ""
    package var role = SourceRole.bank
    /// Glob, relative to the folder of pipeline.yml.
    package var path = ""
    package var extract = Extract.delta
    package var format = "auto"
    package var csv = CSVMapping()
    package var line = 0
    package init() {}
}

package enum AccountType: String, Sendable, CaseIterable { case revenue, budget, deposit }

/// When an account's bank makes statements: for each banking day, or for days on which money moved.
package enum StatementRhythm: String, Sendable, CaseIterable { case daily, on_movement }

package struct AccountSettings: Sendable {
    package var iban = ""
    package var type = AccountType.revenue
    /// Kinds that this account collects, nil for all.
    package var collects: [KindIndex]? = nil
    package var statements = StatementRhythm.daily
    /// Other spellings in files.
    package var also: [String] = []
    package init() {}
}

package enum KindGroup: String, Sendable, CaseIterable { case tax, fee, fine }
package enum InterestMode: String, Sendable, CaseIterable { case register, computed, none }
package enum RepaymentOrder: String, Sendable, CaseIterable { case law, named }

/// Terms of limitation in years, for debts whose term begins on a day or later.
package struct LimitationChange: Sendable, Hashable {
    package var from: Day
    package var term: Int
    package var absolute: Int
    package init(from: Day, term: Int, absolute: Int) {
        self.from = from
        self.term = term
        self.absolute = absolute
    }
}

package struct KindSettings: Sendable {
    package var name = ""
    package var code = ""
    package var group = KindGroup.tax
    package var title = ""
    /// nil: register where the row has a value, else computed.
    package var interest: InterestMode? = nil
    /// By the payment day.
    package var order = Dated(RepaymentOrder.law)
    /// Limitation terms in years, from the next 1 January for taxes and fees; until the first of the changes.
    package var limitationTerm = 5
    package var limitationAbsolute = 10
    /// Other terms for what began to run on a day or later, ascending.
    package var limitationChanges: [LimitationChange] = []
    /// Names of discount rules; the reader of settings always fills them in.
    package var discounts: [String]? = nil
    /// Words by which payers name the kind, besides the program's own; `*` after a stem.
    package var words: [String] = []
    package init() {}

    /// pipeline.yml names it for people.
    package var hasTitle: Bool { !title.isEmpty && title != name }
    /// As an argument of a message: its title, else its name with a mark, for the message to find the usual words.
    package var spoken: String { hasTitle ? title : Self.mark + name }
    static let mark = "kind:"
}

/// Where the collections of a payment code stand in the cash report (ЕБК, Единна бюджетна класификация).
package struct BudgetEntry: Sendable, Hashable {
    package var code: String
    /// `13-01`: the paragraph of the principal, and of all else that has none of its own.
    package var paragraph = ""
    package var interest: String?
    package var costs: String?
    package var title = ""
    package init(code: String) { self.code = code }
}

package struct FeeTerms: Sendable, Hashable {
    /// Percent in millionths: 0.8 % is 8000.
    package var percentMillionths: Int64? = nil
    package var fixed: Int64? = nil
    package var minimum: Int64? = nil
    package init() {}
}

package struct AcquirerSettings: Sendable {
    package var name = ""
    package var terminals: [String] = []
    package var settlesNet = true
    package var groupBy = ["terminal", "day"]
    package var creditWithin = 3
    /// Alternatives, whole words, any case.
    package var matches: [String] = []
    /// Minutes after midnight.
    package var cutOff = 0
    package var fees = FeeTerms()
    package var brandFees: [String: FeeTerms] = [:]
    package var feesMonthly = false
    package init() {}
}

package struct DecisionSettings: Sendable {
    package var twoPersonsFor: [DecisionAction] = []
    package var above: Int64 = 0
    package init() {}
}

package struct ReportSettings: Sendable {
    /// nil: all.
    package var files: [String]? = nil
    package var workbookRows = 200_000
    /// nil: postings.csv is written as the other files are.
    package var postings: PostingsMapping?
    package init() {}

    package func writes(_ file: String) -> Bool { files?.contains(file) ?? true }
}

/// A yearly rate of interest, dated.
package struct InterestRate: Sendable, Hashable {
    package var from: Day
    /// Percent in hundredths: 10.15 % is 1015.
    package var percentHundredths: Int64
    /// The day until which the rate is confirmed; nil: until the next one begins.
    package var confirmedUntil: Day?
    package init(from: Day, percentHundredths: Int64, confirmedUntil: Day?) {
        self.from = from
        self.percentHundredths = percentHundredths
        self.confirmedUntil = confirmedUntil
    }
}

/// A discount for paying early, dated.
///
/// Rules of one name are its versions by date.
package struct DiscountRule: Sendable, Hashable {
    package enum Term: Sendable, Hashable {
        /// The whole year's debt is paid by this day of that year.
        case wholeYearBy(month: Int, day: Int)
        /// Paid within so many days of service.
        case daysAfterService(Int)
    }

    package var name: String
    /// Percent in hundredths: 5 % is 500.
    package var percentHundredths: Int64
    package var term: Term
    /// Only for documents of these series; empty: any.
    package var series: [String]
    package var from: Day
    package var until: Day?
    package init(
        name: String, percentHundredths: Int64, term: Term, series: [String] = [], from: Day, until: Day? = nil
    ) {
        self.name = name
        self.percentHundredths = percentHundredths
        self.term = term
        self.series = series
        self.from = from
        self.until = until
    }
}

/// Rules of law as settings with effective dates (domain.md section 5).
package struct RuleSettings: Sendable {
    /// Days by which a year's rate is divided, by the day for which interest runs.
    package var interestDivisor = Dated<Int64>(360)
    package var rates: [InterestRate] = []
    package var toleranceRounding: Int64 = 2
    package var conversionPerComponent = true
    /// Channel word: value_on | booked_on | transacted_at | settled_on, by the day of booking or of the transaction.
    package var paymentDate = [
        "bank": Dated("value_on"), "vpos": Dated("transacted_at"), "pos": Dated("transacted_at"),
    ]
    /// Over several debts: all principals before interest and costs; else debt by debt. By the payment day.
    package var principalsFirst = Dated(false)
    package var discounts: [DiscountRule] = []
    /// Days that are free besides the holidays of the law.
    package var holidays: [Day] = []
    package init() {}
}

package struct Configuration: Sendable {
    package var organisation = Organisation()
    /// As written, relative to `folder`.
    package var ledger = "Outputs/ledger.sqlite"
    package var outputs = "Outputs"
    package var sources: [SourceSettings] = []
    package var accounts: [AccountSettings] = []
    package var kinds: [KindSettings] = []
    package var budget: [BudgetEntry] = []
    package var acquirers: [AcquirerSettings] = []
    /// Card reports that pipeline.yml itself describes.
    package var cardProfiles: [CardProfile] = []
    package var decisions = DecisionSettings()
    package var reports = ReportSettings()
    package var maskIdentifiers = false
    package var rules = RuleSettings()
    /// Strategies in the order in which they are tried; one that is missing is switched off.
    package var strategies: [Strategy] = [
        .decision, .order, .obligationID, .document, .documentRepaired, .obligorKind, .obligorAmount, .plate, .suggest,
    ]
    /// Words for a vehicle besides the program's own: before a plate they say whose plate it is.
    package var vehicleWords: [String] = []
    /// Words for documents besides the program's own, by `decree`, `ticket`, `notice`, `act`; `none`: what has a number and
    /// is no document.
    package var documentWords: [String: [String]] = [:]
    package static let documentTypes = ["decree", "ticket", "notice", "act", "none"]
    /// The folder of pipeline.yml, absolute; never written anywhere.
    package var folder = ""
    /// The bytes of pipeline.yml.
    package var source: [UInt8] = []
    package init() {}

    package func kind(named name: String) -> KindIndex? {
        kinds.firstIndex { $0.name == name }.map { KindIndex($0) }
    }
}
