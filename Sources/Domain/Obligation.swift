// Obligations (задължения): what a register says that somebody owes, and what the ledger says is left of it.

/// Index of a kind in `Configuration.kinds`.
package typealias KindIndex = UInt16

/// The register's own word on an obligation.
package enum RegisterStatus: UInt8, Sendable, CaseIterable {
    case open, suspended, cancelled, writtenOff

    package init?(word: some StringProtocol) {
        switch word {
        case "open", "": self = .open
        case "suspended": self = .suspended
        case "cancelled": self = .cancelled
        case "written_off": self = .writtenOff
        default: return nil
        }
    }

    package var word: String {
        switch self {
        case .open: "open"
        case .suspended: "suspended"
        case .cancelled: "cancelled"
        case .writtenOff: "written_off"
        }
    }

    /// As an argument of a message, for it to find the words.
    package var spoken: String { Self.mark + word }
    static let mark = "status:"
}

/// One version of an obligation as a register delivered it. Sums in `currency`, minor units.
package struct Obligation: Sendable {
    // What every stage asks of a million debts stands side by side: one look into the memory brings it all.
    package var id = TextRef.none
    package var payerID = TextRef.none
    package var principal: Int64 = 0
    /// As assessed by the register; none is not 0.
    package var interest = MaybeMoney.none
    package var costs: Int64 = 0
    package var paidElsewhere: Int64 = 0
    package var currency = Currency.eur
    package var dueOn = MaybeDay.none
    package var kind: KindIndex = 0
    package var year: Int16 = 0
    package var status = RegisterStatus.open
    /// Cancelled or written off when it was first seen: all its money is credit.
    package var wasNeverOpen = false
    /// First seen in this run / given another version in this run.
    package var isNew = false
    package var isChanged = false
    /// Absent from the last full extract of its source.
    package var isMissing = false
    /// Index of the source in `Configuration.sources`.
    package var source: UInt16 = 0
    package var issuedOn = Day(number: 0)
    /// The day a cancellation or write-off was first seen: interest stands there. Set by Intake, kept by the ledger.
    package var closedSeenOn = MaybeDay.none
    package var enforcementOn = MaybeDay.none
    package var documentSeries = TextRef.none
    package var documentNumber = TextRef.none
    package var payerName = TextRef.none
    package var object = TextRef.none
    package var instalment = TextRef.none
    package var sentTo = TextRef.none
    package var issuer = TextRef.none
    /// The register's own balance, used only to find drift.
    package var outstanding = MaybeMoney.none
    package var documentDate = MaybeDay.none
    package var servedOn = MaybeDay.none
    package var inForceOn = MaybeDay.none
    package var limitationRestartedOn = MaybeDay.none
    package var position = SourcePosition(file: 0, line: 0)
    /// Hash of all facts of the row but its place: equal rows are known rows.
    package var facts: UInt64 = 0
    /// Row of the ledger's table of obligations; 0 until posted.
    package var ledgerRow: Int64 = 0

    package init() {}

    /// After the arena of its texts was absorbed by another one.
    package mutating func move(by shift: UInt32) {
        guard shift != 0 else { return }
        id = id.moved(by: shift)
        documentSeries = documentSeries.moved(by: shift)
        documentNumber = documentNumber.moved(by: shift)
        payerID = payerID.moved(by: shift)
        payerName = payerName.moved(by: shift)
        object = object.moved(by: shift)
        instalment = instalment.moved(by: shift)
        sentTo = sentTo.moved(by: shift)
        issuer = issuer.moved(by: shift)
    }
}

/// What the ledger says of an obligation; its word in obligations.csv, first that fits.
package enum ObligationState: UInt8, Sendable {
    case cancelled, writtenOff, overpaid, settled, suspended, partlyPaid, open

    package var word: String {
        switch self {
        case .cancelled: "cancelled"
        case .writtenOff: "written_off"
        case .overpaid: "overpaid"
        case .settled: "settled"
        case .suspended: "suspended"
        case .partlyPaid: "partly_paid"
        case .open: "open"
        }
    }
}

/// An obligation's figures at the business date, in the organisation's currency:
/// `principal + interest + costs − discount − rounding − remitted − paidElsewhere − paid = outstanding − credit`.
package struct Standing: Hashable, Sendable {
    package var principal: Int64 = 0
    package var interest: Int64 = 0
    package var costs: Int64 = 0
    package var discount: Int64 = 0
    package var rounding: Int64 = 0
    package var remitted: Int64 = 0
    package var paidElsewhere: Int64 = 0
    package var paid: Int64 = 0
    package var outstanding: Int64 = 0
    package var credit: Int64 = 0
    package var state = ObligationState.open
    package var lastPaidOn = MaybeDay.none

    package init() {}

    /// Principal, interest and costs less everything that is not money received here.
    package var assessed: Int64 { principal + interest + costs - discount - rounding - remitted - paidElsewhere }
    /// Money that went to the debt itself.
    package var toDebt: Int64 { paid - credit }
    package var holds: Bool {
        assessed - paid == outstanding - credit && (outstanding == 0 || credit == 0) && outstanding >= 0 && credit >= 0
    }
}
