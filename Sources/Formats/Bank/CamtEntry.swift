// An entry of a camt statement and its details, as they are collected before they become payments.

internal import Domain

/// A sum with its currency as one element gave it.
struct CamtAmount {
    var value: Int64? = nil
    var currency = Currency.none

    func inCurrency(_ wanted: Currency) -> Int64? { currency == wanted ? value : nil }
}

/// Whether an entry is money already.
enum CamtStatus { case missing, booked, other }

/// One `Ntry`.
struct CamtEntry {
    var line: UInt32 = 0
    /// Length of the arena when the entry began: what an entry that is not taken is cut back to.
    var mark = 0
    var amount = CamtAmount()
    /// 1 credit, -1 debit, 0 not said.
    var direction: Int64 = 0
    var isReversal = false
    var status = CamtStatus.missing
    var booked = MaybeDay.none
    var value = MaybeDay.none
    var reference = TextRef.none
    var servicer = TextRef.none
    var information = TextRef.none
    var batchCount: Int64 = 0
    var charges: Int64 = 0

    var signed: Int64? { direction == 0 ? nil : amount.value.map { $0 * direction } }
}

/// The bank's transaction code in the making: `PMNT/RCDT/ESCT`, or the proprietary one.
struct CamtCode {
    var domain: [UInt8] = []
    var proprietary: [UInt8] = []
    var isCharge = false

    var bytes: [UInt8] { domain.isEmpty ? proprietary : domain }

    mutating func add(_ part: UnsafeBufferPointer<UInt8>, isSubFamily: Bool) {
        if !domain.isEmpty { domain.append(UInt8(ascii: "/")) }
        domain.append(contentsOf: part)
        guard isSubFamily, part.count == 4 else { return }
        switch (part[0], part[1], part[2], part[3]) {
        case (67, 72, 82, 71), (67, 79, 77, 77), (70, 69, 69, 83): isCharge = true  // CHRG, COMM, FEES
        default: isCharge = false
        }
    }

    mutating func setProprietary(_ code: UnsafeBufferPointer<UInt8>) {
        proprietary.removeAll(keepingCapacity: true)
        proprietary.append(contentsOf: code)
    }

    mutating func clear() {
        domain.removeAll(keepingCapacity: true)
        proprietary.removeAll(keepingCapacity: true)
        isCharge = false
    }
}

/// One `TxDtls`.
struct CamtDetail {
    var amount = CamtAmount()
    var transaction = CamtAmount()
    var instructed = CamtAmount()
    var direction: Int64 = 0
    var charges: Int64 = 0
    var isReturned = false
    var isCharge = false
    var servicer = TextRef.none
    var endToEnd = TextRef.none
    var transactionID = TextRef.none
    var instructionID = TextRef.none
    var mandate = TextRef.none
    var original = TextRef.none
    var purpose = TextRef.none
    var debtorName = TextRef.none
    var debtorIBAN = TextRef.none
    var creditorName = TextRef.none
    var creditorIBAN = TextRef.none
    var obligorName = TextRef.none
    var obligorID = TextRef.none
    var remittance = TextRef.none
    var information = TextRef.none
    var code = TextRef.none

    /// The detail's sum in the account's currency, the detail's own word first.
    func ownFirst(_ currency: Currency) -> Int64? {
        amount.inCurrency(currency) ?? transaction.inCurrency(currency) ?? instructed.inCurrency(currency)
    }

    /// The same, the transaction amount first.
    func transactionFirst(_ currency: Currency) -> Int64? {
        transaction.inCurrency(currency) ?? amount.inCurrency(currency) ?? instructed.inCurrency(currency)
    }
}

/// Running sums of an entry's details, so that a summary needs no list of them.
struct CamtDetailSums {
    var count = 0
    /// Sum by `ownFirst` and by `transactionFirst`; nil where a detail has no sum in the entry's currency.
    var own: Int64? = 0
    var transaction: Int64? = 0
    var charges: Int64 = 0

    /// The details have sums, and neither they nor they with the charges come to the entry.
    func disagree(with entry: CamtEntry) -> Bool {
        guard count > 1, let own, let transaction, let signed = entry.signed, own != signed, transaction != signed
        else { return false }
        let (difference, overflow) = signed.subtractingReportingOverflow(own)
        return overflow
            || (difference.magnitude != charges.magnitude && difference.magnitude != entry.charges.magnitude)
    }

    mutating func add(_ detail: CamtDetail, of entry: CamtEntry) {
        count += 1
        _ = StatementSum.add(detail.charges, to: &charges)
        let direction = detail.direction == 0 ? entry.direction : detail.direction
        own = Self.plus(own, detail.ownFirst(entry.amount.currency), direction)
        transaction = Self.plus(transaction, detail.transactionFirst(entry.amount.currency), direction)
    }

    private static func plus(_ total: Int64?, _ value: Int64?, _ direction: Int64) -> Int64? {
        guard var total, let value, StatementSum.add(value * direction, to: &total) else { return nil }
        return total
    }
}
