// The statement of a camt file in the making: its balances, its sums and its own summary.

internal import Domain

/// One `Bal`.
struct CamtBalance {
    var type = ""
    var amount = CamtAmount()
    var direction: Int64 = 1
    var day: Day? = nil

    var signed: Int64? { amount.value.map { $0 * direction } }
}

/// One `Stmt`, `Rpt` or `Ntfctn`.
struct CamtStatement {
    var statement = Statement()
    var balances: [CamtBalance] = []
    var created: Day? = nil
    var legalNumber = ""
    /// Sums with the direction of reversals turned.
    var turnedCredits: Int64 = 0
    var turnedDebits: Int64 = 0
    var hasReversals = false
    var hasForeignEntries = false
    var summary = CamtSummary()
    /// Entries of any status and their sums: some banks' summaries count those as well.
    var all = CamtTotals()
    var booked = CamtTotals()

    /// The day that entries without a date are put on.
    var lastDay: Day? {
        statement.to ?? balances.first { $0.type == "CLBD" }?.day ?? balances.last?.day ?? created
    }

    /// Takes a booked entry into the sums; false where the sums run over.
    mutating func add(_ entry: CamtEntry) -> Bool {
        guard let amount = entry.amount.value else { return false }
        if statement.currency == .none { statement.currency = entry.amount.currency }
        if entry.amount.currency != statement.currency { hasForeignEntries = true }
        let isCredit = entry.direction > 0
        guard
            isCredit
                ? StatementSum.add(amount, to: &statement.credits) : StatementSum.add(amount, to: &statement.debits)
        else { return false }
        hasReversals = hasReversals || entry.isReversal
        if isCredit != entry.isReversal {
            return StatementSum.add(amount, to: &turnedCredits)
        }
        return StatementSum.add(amount, to: &turnedDebits)
    }

    /// Chooses opening and closing, and says whether they and the entries agree.
    ///
    /// Where only available balances stand they are given, and nothing is said of them: money that is not booked yet is in
    /// them.
    mutating func close() {
        let opening = balance("OPBD") ?? balance("PRCD")
        let closing = balances.last { $0.type == "CLBD" }
        var interim = balances.filter { $0.type == "ITBD" }
        let close = closing ?? interim.popLast()
        let open = opening ?? interim.first
        let last = close ?? balances.last { $0.type == "CLAV" }
        statement.closing = last?.signed
        statement.closingOn = last?.day
        statement.opening = (open ?? balance("OPAV"))?.signed
        statement.openingOn = (open ?? balance("OPAV"))?.day
        if statement.number.isEmpty { statement.number = legalNumber }
        if statement.number.isEmpty { statement.number = Self.number(in: statement.identification) }
        statement.sequence = Int64(statement.number)
        statement.to = statement.to ?? statement.closingOn
        statement.from = statement.from ?? statement.openingOn
        judge(opening: open?.signed, closing: close?.signed)
        statement.summaryDisagrees = !(summary.agrees(with: booked) || summary.agrees(with: all))
    }

    /// The direction as given holds, unless the balances hold only with reversals turned.
    private mutating func judge(opening: Int64?, closing: Int64?) {
        guard let opening, let closing, !hasForeignEntries else { return }
        statement.balanced = opening + statement.credits - statement.debits == closing
        guard statement.balanced == false, hasReversals, opening + turnedCredits - turnedDebits == closing else {
            return
        }
        statement.credits = turnedCredits
        statement.debits = turnedDebits
        statement.balanced = true
        statement.reversalsTurned = true
    }

    private func balance(_ type: String) -> CamtBalance? { balances.first { $0.type == type } }

    /// The last run of digits of an identification, where it is short enough to be a number of statements.
    private static func number(in identification: String) -> String {
        var digits: [UInt8] = []
        for byte in identification.utf8.reversed() {
            guard byte >= 48, byte <= 57 else { break }
            digits.append(byte)
        }
        return digits.isEmpty || digits.count > 6 ? "" : String(decoding: digits.reversed(), as: UTF8.self)
    }
}

/// Number and sums of entries.
struct CamtTotals {
    var count: Int64 = 0
    var credits: Int64 = 0
    var debits: Int64 = 0
    var creditCount: Int64 = 0
    var debitCount: Int64 = 0

    mutating func add(_ entry: CamtEntry) {
        count += 1
        guard let amount = entry.amount.value else { return }
        if entry.direction > 0 {
            creditCount += 1
            _ = StatementSum.add(amount, to: &credits)
        } else {
            debitCount += 1
            _ = StatementSum.add(amount, to: &debits)
        }
    }
}

/// `TxsSummry`: what the bank itself counted; nil where it did not.
struct CamtSummary {
    var count: Int64? = nil
    var sum: Int64? = nil
    var creditCount: Int64? = nil
    var creditSum: Int64? = nil
    var debitCount: Int64? = nil
    var debitSum: Int64? = nil

    func agrees(with totals: CamtTotals) -> Bool {
        let (turnover, overflow) = totals.credits.addingReportingOverflow(totals.debits)
        return !overflow && same(count, totals.count) && same(sum, turnover) && same(creditCount, totals.creditCount)
            && same(creditSum, totals.credits) && same(debitCount, totals.debitCount)
            && same(debitSum, totals.debits)
    }

    private func same(_ said: Int64?, _ counted: Int64) -> Bool { said == nil || said == counted }
}
