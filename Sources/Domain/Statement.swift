// Bank statements: what a bank says of an account between two balances.

package enum StatementKind: UInt8, Sendable, CaseIterable {
    /// camt.053, MT940: the account's money.
    case statement
    /// camt.052, MT942: known early.
    case intraday
    /// camt.054: details of a booking.
    case notification
    /// Bank CSV: no balances.
    case list

    /// What files of a format hold: `camt.052.001.08`, `mt942`, `csv`.
    package init(format: String) {
        if format.hasPrefix("camt.052") || format == "mt942" {
            self = .intraday
        } else if format.hasPrefix("camt.054") {
            self = .notification
        } else {
            self = format == "csv" || format == "dsk-xml" ? .list : .statement
        }
    }
}

/// One statement (a page of one, where `isPage`). Sums in minor units of `currency`, positive; balances signed.
package struct Statement: Sendable {
    package var file: FileIndex = 0
    package var line: UInt32 = 0
    package var kind = StatementKind.statement
    /// The account as the file writes it: IBAN or other identification.
    package var accountText = ""
    package var account: AccountIndex = noAccount
    /// `ElctrncSeqNb`, else `LglSeqNb`, else the number in `Id`; MT940 `:28C:` without its page.
    package var number = ""
    /// `Stmt/Id`, MT940 `:20:`.
    package var identification = ""
    /// The number as a number, where it is one.
    package var sequence: Int64? = nil
    package var page: Int64? = nil
    package var isLastPage = true
    package var from: Day? = nil
    package var to: Day? = nil
    package var currency = Currency.none
    package var opening: Int64? = nil
    package var closing: Int64? = nil
    package var openingOn: Day? = nil
    package var closingOn: Day? = nil
    /// Booked entries, refused ones too.
    package var entries: Int64 = 0
    package var credits: Int64 = 0
    package var debits: Int64 = 0
    /// nil where there is no pair of balances.
    package var balanced: Bool? = nil
    /// `TxsSummry` is not that of the entries.
    package var summaryDisagrees = false
    /// The details of an entry don't sum to it; it was taken as one.
    package var detailsDisagree = false
    /// Directions of reversals were turned since only so the balances hold.
    package var reversalsTurned = false
    package var rejected: Int64 = 0
    /// `DUPL` or `CODU`: the bank itself says that this is a copy of a statement.
    package var isCopy = false
    /// Some of its entries had been brought before: its opening is not asked to be the previous closing.
    package var overlaps = false
    /// Payments of this statement, as a range of the batch's payments.
    package var payments: Range<Int> = 0..<0
    /// Row of the ledger's table of statements; 0 until posted.
    package var ledgerRow: Int64 = 0

    package init() {}
}

extension [Statement] {
    /// In the order in which they follow upon each other: by their days, numbers and pages; equal ones stay as they are.
    package var inOrder: [Statement] {
        let keys = indices.map { place -> [Int64] in
            let statement = self[place]
            let first = statement.openingOn ?? statement.from ?? statement.closingOn ?? statement.to
            let last = statement.closingOn ?? statement.to ?? first
            return [
                Int64(last?.number ?? 0), Int64(first?.number ?? 0), statement.sequence ?? 0, statement.page ?? 0,
                Int64(place),
            ]
        }
        return keys.sorted { $0.lexicographicallyPrecedes($1) }.map { self[Int($0[4])] }
    }
}

/// Entries of the ledger that Intake asks for.
package enum EntryChoice: Sendable {
    /// Booked from one day to another.
    case days(Day, Day)
    /// Last rows of lists without a line end.
    case cutRows
}

/// Everything that one bank file holds, decoded; nothing of it is judged yet.
package struct BankBatch: Sendable {
    /// `camt.053.001.08`, `mt940`, `csv`.
    package var format = ""
    package var encoding = ""
    package var text = TextArena()
    package var statements: [Statement] = []
    package var payments: [Payment] = []
    /// Ids of all payments, where they are of one statement and so differ; else nil.
    package var ids: RecordIDSet?
    package var rejects: [Reject] = []
    package var unknownColumns: Int64 = 0
    package init() {}
}

/// Why a file could not be read to its end as what it seems to be. The file is quarantined whole.
package struct Unreadable: Error, Sendable, Equatable {
    package var message: Message
    package var line: UInt32
    package init(_ message: Message, line: UInt32 = 0) {
        self.message = message
        self.line = line
    }
}
