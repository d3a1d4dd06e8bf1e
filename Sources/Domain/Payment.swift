// Payments: every bank entry detail and card transaction that was taken in, as one flat record.

/// Index of an own account in `Configuration.accounts`; `noAccount` for card transactions.
package typealias AccountIndex = UInt16
package let noAccount = AccountIndex.max

package enum Channel: UInt8, Sendable, CaseIterable {
    case bank, pos, vpos
    package var word: String { ["bank", "pos", "vpos"][Int(rawValue)] }
}

/// What the money is, told before any obligation is looked for (matching.md section 1).
package enum Purpose: UInt8, Sendable, CaseIterable {
    case obligation, settlement, fee, transfer, refund, chargeback, other
    package var word: String {
        ["obligation", "settlement", "fee", "transfer", "refund", "chargeback", "other"][Int(rawValue)]
    }
}

package enum PaymentStatus: UInt8, Sendable, CaseIterable {
    case matched, partlyMatched, ambiguous, unmatched, settlement, ignored, reversed
    package var word: String {
        ["matched", "partly_matched", "ambiguous", "unmatched", "settlement", "ignored", "reversed"][Int(rawValue)]
    }
}

/// What is special about a payment; the bits are the ledger's.
public struct PaymentFlags: OptionSet, Hashable, Sendable {
    /// A bit each.
    public let rawValue: UInt32
    /// Bits of the ledger.
    @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
    /// RvslInd, or an MT940 mark RC / RD: the entry takes back an earlier one.
    @inlinable public static var reversal: PaymentFlags { PaymentFlags(rawValue: 1) }
    /// RtrInf or return references: a payment that came back.
    @inlinable public static var returned: PaymentFlags { PaymentFlags(rawValue: 2) }
    /// One payment for a batch entry without details, or whose details do not sum to it.
    @inlinable public static var collapsed: PaymentFlags { PaymentFlags(rawValue: 4) }
    /// Its statement does not balance; the entry is taken, marked.
    @inlinable public static var unbalanced: PaymentFlags { PaymentFlags(rawValue: 8) }
    /// Not booked yet: never money.
    @inlinable public static var pending: PaymentFlags { PaymentFlags(rawValue: 16) }
    /// `bookedOn` was not given; it is the statement's last day.
    @inlinable public static var dateInferred: PaymentFlags { PaymentFlags(rawValue: 32) }
    /// A bank charge told by its own entry or transaction code.
    @inlinable public static var charge: PaymentFlags { PaymentFlags(rawValue: 64) }
    /// `obligorID` came from the first 13 characters of the remittance.
    @inlinable public static var obligorFromText: PaymentFlags { PaymentFlags(rawValue: 128) }
    /// The last row of a list, without a line end: its last text may have been cut.
    @inlinable public static var lineOpen: PaymentFlags { PaymentFlags(rawValue: 256) }
}

/// One payment. `amount` is signed (debits negative), in minor units of `currency`.
package struct Payment: Sendable {
    package var id = RecordID.none
    package var amount: Int64 = 0
    /// Charges that the bank took out of the sum or beside it, for information.
    package var charges: Int64 = 0
    /// Row of the ledger's table of payments; 0 until posted.
    package var ledgerRow: Int64 = 0
    package var currency = Currency.eur
    package var flags: PaymentFlags = []
    package var position = SourcePosition(file: 0, line: 0)
    package var bookedOn = Day(number: 0)
    package var valueOn = MaybeDay.none
    /// The day that counts for interest and discounts: by channel, value day or Sofia day of the transaction.
    package var paidOn = Day(number: 0)
    /// Index into the statements of the run; -1 for none.
    package var statement: Int32 = -1
    package var account: AccountIndex = noAccount
    package var channel = Channel.bank
    package var purpose = Purpose.obligation
    package var terminal = TextRef.none
    /// The bank's own reference (contracts.md section 4), or the RRN.
    package var bankReference = TextRef.none
    package var endToEndID = TextRef.none
    /// Order of the portal (AD.CUST_BOR_ORDER_ID), mandate or customer reference.
    package var merchantReference = TextRef.none
    /// What a return or reversal names as the payment that it takes back.
    package var originalReference = TextRef.none
    package var obligorID = TextRef.none
    package var obligorName = TextRef.none
    package var payerName = TextRef.none
    package var payerIBAN = TextRef.none
    package var paymentCode = TextRef.none
    package var remittance = TextRef.none
    /// camt `PMNT/RCDT/ESCT` or the proprietary code; MT940 `NTRF`.
    package var transactionCode = TextRef.none

    package init() {}

    /// After the arena of its texts was absorbed by another one.
    package mutating func move(by shift: UInt32) {
        guard shift != 0 else { return }
        terminal = terminal.moved(by: shift)
        bankReference = bankReference.moved(by: shift)
        endToEndID = endToEndID.moved(by: shift)
        merchantReference = merchantReference.moved(by: shift)
        originalReference = originalReference.moved(by: shift)
        obligorID = obligorID.moved(by: shift)
        obligorName = obligorName.moved(by: shift)
        payerName = payerName.moved(by: shift)
        payerIBAN = payerIBAN.moved(by: shift)
        paymentCode = paymentCode.moved(by: shift)
        remittance = remittance.moved(by: shift)
        transactionCode = transactionCode.moved(by: shift)
    }

    package func moved(by shift: UInt32) -> Payment {
        var copy = self
        copy.move(by: shift)
        return copy
    }
}

/// How much of each payment went where. Parallel to `Book.payments`.
package struct PaymentStanding: Hashable, Sendable {
    package var allocated: Int64 = 0
    package var status = PaymentStatus.unmatched
    package var strategy = Strategy.none
    package var confidence: UInt8 = 0
    /// Kept by a `refund` decision, or gone: paid back by its debit, taken back by a return.
    package var reserved: Int64 = 0
    package init() {}
}
