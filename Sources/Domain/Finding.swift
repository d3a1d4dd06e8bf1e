// Findings: the discrepancy codes of the contract, their severity and life.

package enum Severity: UInt8, Sendable, Comparable, CaseIterable {
    case info, warning, error
    package var word: String { ["info", "warning", "error"][Int(rawValue)] }
    package static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// contracts.md section 6; the raw value is the code as written.
package enum DiscrepancyCode: String, Sendable, CaseIterable {
    case UNIDENTIFIED, AMBIGUOUS, UNDERPAID, OVERPAID, DUPLICATE_PAYMENT, DISCOUNT_EXPIRED, PAID_CANCELLED, WRONG_CODE
    case WRONG_ACCOUNT, OBLIGOR_MISMATCH, OTHER_PAYER, CHOICE_NOT_APPLIED, BGN_AS_EUR, ROUNDING, REVERSED, FUTURE_DATED
    case RATE_UNCONFIRMED, BATCH_IN_TRANSIT, BATCH_MISSING, CREDIT_WITHOUT_BATCH, SETTLEMENT_DIFFERENCE, FEE_DIFFERENCE
    case CHARGEBACK, ORDER_DIFFERENCE, ORDER_NOT_CAPTURED, CAPTURE_WITHOUT_ORDER, DUPLICATE_CAPTURE, FILE_REJECTED
    case ROW_REJECTED, DUPLICATE_FILE, DUPLICATE_STATEMENT, OVERLAP, STATEMENT_GAP, BALANCE_BREAK, REGISTER_DRIFT
    case OBLIGATION_CHANGED, OBLIGATION_MISSING, DUPLICATE_OBLIGATION, INVALID_IDENTIFIER, LIMITATION_NEAR
    case LIMITATION_PASSED

    /// The place of each code where the gravest come first, those of one severity by name.
    package static let places: [DiscrepancyCode: Int] = {
        let sorted = allCases.sorted {
            $0.severity != $1.severity
                ? $0.severity > $1.severity : $0.rawValue.utf8.lexicographicallyPrecedes($1.rawValue.utf8)
        }
        return Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    }()

    package var severity: Severity {
        switch self {
        case .WRONG_CODE, .OTHER_PAYER, .CHOICE_NOT_APPLIED, .ROUNDING, .BATCH_IN_TRANSIT, .DUPLICATE_FILE,
            .DUPLICATE_STATEMENT, .OVERLAP, .OBLIGATION_CHANGED, .INVALID_IDENTIFIER, .LIMITATION_NEAR:
            .info
        case .BGN_AS_EUR, .BATCH_MISSING, .CREDIT_WITHOUT_BATCH, .SETTLEMENT_DIFFERENCE, .CHARGEBACK,
            .ORDER_NOT_CAPTURED, .FILE_REJECTED, .STATEMENT_GAP, .BALANCE_BREAK, .DUPLICATE_OBLIGATION:
            .error
        default: .warning
        }
    }

    /// Events are new once and never open; all others are conditions, tested again in every run.
    package var isEvent: Bool {
        switch self {
        case .WRONG_CODE, .OTHER_PAYER, .CHOICE_NOT_APPLIED, .ROUNDING, .BGN_AS_EUR, .DISCOUNT_EXPIRED,
            .DUPLICATE_PAYMENT, .DUPLICATE_CAPTURE, .DUPLICATE_FILE, .DUPLICATE_STATEMENT, .DUPLICATE_OBLIGATION,
            .OVERLAP, .ROW_REJECTED, .OBLIGATION_CHANGED, .INVALID_IDENTIFIER, .ORDER_DIFFERENCE:
            true
        default: false
        }
    }
}

/// A sentence for people: its key, and the values in it. The catalogue of sentences in each language is Reporting's.
package struct Message: Sendable, Hashable {
    package let key: String
    package let arguments: [String]
    package init(_ key: String, _ arguments: [String] = []) {
        self.key = key
        self.arguments = arguments
    }
}

/// What a finding is about. Its id is a hash of the code and of these.
package struct Subjects: Sendable, Hashable {
    package var payment: RecordID? = nil
    /// The obligation's own id.
    package var obligation: String? = nil
    package var batch: RecordID? = nil
    /// Name of the file, where the finding is about a file, row or statement.
    package var file: String? = nil
    package var position: String? = nil
    /// Further identity: the account and statement number of a gap, the content hash of a file.
    package var key: String? = nil
    package init(
        payment: RecordID? = nil, obligation: String? = nil, batch: RecordID? = nil, file: String? = nil,
        position: String? = nil, key: String? = nil
    ) {
        self.payment = payment
        self.obligation = obligation
        self.batch = batch
        self.file = file
        self.position = position
        self.key = key
    }
}

/// Something that a person should know or do something about. An object, since a large run hands a hundred thousand of
/// them from stage to stage.
package final class Finding: Sendable {
    package let code: DiscrepancyCode
    package let subjects: Subjects
    package let bankReference: String
    package let sourceFile: String
    package let sourcePosition: String
    package let amount: Int64?
    package let currency: Currency
    package let message: Message
    /// Further ids, separated by blanks.
    package let related: String

    package init(
        _ code: DiscrepancyCode, _ subjects: Subjects, bankReference: String = "", sourceFile: String = "",
        sourcePosition: String = "", amount: Int64? = nil, currency: Currency = .none, message: Message,
        related: String = ""
    ) {
        self.code = code
        self.subjects = subjects
        self.bankReference = bankReference
        self.sourceFile = sourceFile
        self.sourcePosition = sourcePosition
        self.amount = amount
        self.currency = currency
        self.message = message
        self.related = related
    }

    /// Ids of all obligations that an order of the portal was for.
    package var debts: [String] {
        [subjects.obligation].compactMap { $0 } + related.split(separator: " ").map(String.init)
    }
}

package enum FindingState: UInt8, Sendable {
    case new, carried, resolved
    package var word: String { ["new", "carried", "resolved"][Int(rawValue)] }
}

/// A finding with its life in the ledger (a row of discrepancies.csv).
package struct Discrepancy: Sendable {
    package var id: RecordID
    package var finding: Finding
    package var state: FindingState
    package var openedOn: Day
    package var isIgnored = false
    package init(id: RecordID, finding: Finding, state: FindingState, openedOn: Day) {
        self.id = id
        self.finding = finding
        self.state = state
        self.openedOn = openedOn
    }
}
