// One row of a bank CSV file to one payment, and the rows of an account to one statement.

internal import Domain

struct BankReader {
    private typealias Column = BankCSV.Column

    /// The sums of one account in one currency.
    private struct Tally {
        var currency: Currency
        var line: UInt32
        var payments = 0
        var rejected: Int64 = 0
        var credits: Int64 = 0
        var debits: Int64 = 0
        var from: Day
        var to: Day
    }

    private struct Key: Hashable {
        var account: [UInt8]
        var currency: Currency
    }

    private static let notProvided = Array("NOTPROVIDED".utf8)
    private static let noReference = Array("NONREF".utf8)

    private let file: FileIndex
    private let keepsPayments: Bool
    private var currency: CSVCurrency
    private var tallies: [Tally] = []
    /// As the file writes them, parallel to `tallies`.
    private var accounts: [[UInt8]] = []
    private var places: [Key: Int] = [:]
    private var last = 0
    /// Account texts of refused rows.
    private var refusedAccounts: [[UInt8]] = []
    /// A column says whether a sum is a credit or a debit.
    private let hasDirection: Bool
    private let negativeDebits: Bool
    private let isLoose: Bool
    /// Rows below the last entry that may be totals.
    private var footers = 0
    /// Refused rows when the last of them was met: others may have come since.
    private var refusedBefore = 0

    /// - Parameter keepsPayments: false: only the sums of the statements are wanted.
    init(
        _ table: borrowing CSVTable, _ mapping: CSVMapping, currency: Currency, file: FileIndex, keepsPayments: Bool
    ) {
        self.keepsPayments = keepsPayments
        self.currency = CSVCurrency(currency)
        let direction = table.columns[Column.direction.rawValue]
        hasDirection = direction.field >= 0 || !direction.constant.isEmpty
        negativeDebits = mapping.negativeDebits
        isLoose = mapping.isLoose
        self.file = file
    }

    @inline(__always)
    mutating func take(_ rows: inout CSVRows, into payments: inout [Payment]) {
        var payment = Payment()
        payment.position = rows.position
        let account = rows.cell(Column.account.rawValue)
        if account.isEmpty, rows.has(Column.account.rawValue) {
            rows.complain("csv.missing_value", Column.account.rawValue, account, [])
        }
        payment.bookedOn = rows.requiredDay(Column.booked_on.rawValue)
        payment.valueOn = rows.day(Column.value_on.rawValue)
        payment.paidOn = payment.valueOn.value ?? payment.bookedOn
        let (currency, digits) = currency.read(&rows, Column.currency.rawValue)
        payment.currency = currency
        payment.amount = amount(&rows, digits)
        readTexts(&rows, &payment)
        if rows.isLineOpen { checkEnd(&rows, &payment, digits) }
        guard rows.problem == nil else {
            refuse(account, &rows)
            return
        }
        footers = 0
        let place = place(account, payment)
        payment.statement = Int32(truncatingIfNeeded: place)
        add(payment, to: place, &rows)
        if rows.problem != nil { rows.refuseRow() } else if keepsPayments { payments.append(payment) }
    }

    /// Of a last row without a line end the last cell may be half: a text is marked so, a sum is refused.
    @inline(never)
    private func checkEnd(_ rows: inout CSVRows, _ payment: inout Payment, _ digits: Int) {
        payment.flags.insert(.lineOpen)
        let sums: [Column] = [.amount, .credit, .debit]
        guard digits > 0, let last = sums.map(\.rawValue).first(where: { rows.isLast($0) }) else { return }
        let cell = rows.cell(last)
        // Where no sum has decimals, one without them is whole.
        let whole = (0..<digits).reduce(Int64(1)) { power, _ in power * 10 }
        let isUsual = tallies.allSatisfy { $0.credits % whole == 0 && $0.debits % whole == 0 } && !tallies.isEmpty
        let decimals = cell.bytes.reversed().prefix { $0 >= 48 && $0 <= 57 }.count
        let hasDecimals = decimals == digits && cell.count > digits && cell.bytes[cell.count - digits - 1] | 2 == 46
        // `12,30-` and `12,30 EUR` go on behind the digits.
        let endsInDigits = cell.bytes.last.map { ($0 >= 48 && $0 <= 57) || $0 | 2 == 46 } ?? false
        if endsInDigits, !hasDecimals, !isUsual { rows.complain("csv.cut_sum", last, cell, []) }
    }

    /// Credits positive, debits negative: from the signed sum, else from the columns of credits and debits.
    @inline(__always)
    private func amount(_ rows: inout CSVRows, _ digits: Int) -> Int64 {
        guard let amount = rows.money(Column.amount.rawValue, digits: digits, mayBeNegative: true).value else {
            return sides(&rows, digits)
        }
        return hasDirection ? directed(amount, &rows) : amount
    }

    /// The column of directions decides; the sum beside it has no sign, or one that says the same of every row.
    @inline(never)
    private func directed(_ amount: Int64, _ rows: inout CSVRows) -> Int64 {
        let cell = rows.cell(Column.direction.rawValue)
        guard let isCredit = BankWords.isCredit(cell.text) else {
            rows.complain("csv.bad_direction", Column.direction.rawValue, cell, [])
            return 0
        }
        return isCredit ? Int64(amount.magnitude) : -Int64(amount.magnitude)
    }

    /// Refuses a row, unless it is no entry at all: a title, the rest of a text, a total below the last one.
    @inline(never)
    private mutating func refuse(_ account: CSVCell, _ rows: inout CSVRows) {
        if isLoose, !rows.hasDigit(Column.booked_on.rawValue) {
            let sums: [Column] = [.amount, .credit, .debit]
            guard sums.contains(where: { rows.hasDigit($0.rawValue) }) else { return }
            footers = rows.rejects.count == refusedBefore ? footers + 1 : 1
        } else {
            footers = 0
        }
        refusedAccounts.append(Array(account.bytes))
        rows.refuseRow()
        refusedBefore = rows.rejects.count
    }

    @inline(never)
    private func sides(_ rows: inout CSVRows, _ digits: Int) -> Int64 {
        let credit = rows.money(Column.credit.rawValue, digits: digits).value
        var debit = rows.money(Column.debit.rawValue, digits: digits, mayBeNegative: negativeDebits).value
        if negativeDebits, let sum = debit { debit = Int64(clamping: sum.magnitude) }
        if rows.problem != nil { return 0 }
        switch (credit ?? 0, debit ?? 0) {
        case (let credit, 0) where credit != 0: return credit
        case (0, let debit) where debit != 0: return -debit
        case (0, 0):
            if credit == nil, debit == nil { rows.complain(Message("csv.no_amount", [labels(rows)])) }
            return 0
        default:
            rows.complain(
                Message(
                    "csv.credit_and_debit",
                    [rows.string(Column.credit.rawValue), rows.string(Column.debit.rawValue), labels(rows)]))
            return 0
        }
    }

    private func labels(_ rows: borrowing CSVRows) -> String {
        let columns: [Column] = [.amount, .credit, .debit]
        return columns.map(\.rawValue).filter { rows.has($0) }.map { rows.label($0) }.joined(separator: ", ")
    }

    @inline(__always)
    private func readTexts(_ rows: inout CSVRows, _ payment: inout Payment) {
        let endToEnd = rows.cell(Column.end_to_end_id.rawValue)
        if !isNoReference(endToEnd) { payment.endToEndID = rows.keep(endToEnd) }
        let reference = rows.cell(Column.bank_reference.rawValue)
        payment.bankReference = isNoReference(reference) ? payment.endToEndID : rows.keep(reference)
        payment.payerName = rows.text(Column.counterparty_name.rawValue)
        payment.payerIBAN = rows.text(Column.counterparty_iban.rawValue)
        payment.paymentCode = rows.text(Column.payment_code.rawValue)
        payment.obligorName = rows.text(Column.obligor_name.rawValue)
        payment.obligorID = rows.text(Column.obligor_id.rawValue)
        let remittance = rows.cell(Column.remittance.rawValue)
        payment.remittance = rows.keep(remittance)
        if payment.obligorID.isEmpty, let place = ObligorField.find(remittance.bytes) {
            payment.obligorID = TextRef(
                offset: payment.remittance.offset + UInt32(place.lowerBound), length: UInt32(place.count))
            payment.flags.insert(.obligorFromText)
        }
    }

    /// `NOTPROVIDED` and `NONREF` stand for no reference.
    @inline(__always)
    private func isNoReference(_ cell: CSVCell) -> Bool {
        cell.isEmpty || cell.equals(Self.notProvided) || cell.equals(Self.noReference)
    }

    // MARK: Statements

    @inline(__always)
    private mutating func place(_ account: CSVCell, _ payment: Payment) -> Int {
        if last < tallies.count, tallies[last].currency == payment.currency, account.equals(accounts[last]) {
            return last
        }
        last = otherPlace(Key(account: Array(account.bytes), currency: payment.currency), payment)
        return last
    }

    @inline(never)
    private mutating func otherPlace(_ key: Key, _ payment: Payment) -> Int {
        if let place = places[key] { return place }
        places[key] = tallies.count
        accounts.append(key.account)
        tallies.append(
            Tally(currency: key.currency, line: payment.position.line, from: payment.bookedOn, to: payment.bookedOn))
        return tallies.count - 1
    }

    @inline(__always)
    private mutating func add(_ payment: Payment, to place: Int, _ rows: inout CSVRows) {
        let (sum, isTooLarge) =
            payment.amount < 0
            ? tallies[place].debits.subtractingReportingOverflow(payment.amount)
            : tallies[place].credits.addingReportingOverflow(payment.amount)
        if isTooLarge {
            rows.complain("csv.sum_too_large", Column.amount.rawValue, rows.cell(Column.amount.rawValue), [])
            tallies[place].rejected += 1
            return
        }
        if payment.amount < 0 { tallies[place].debits = sum } else { tallies[place].credits = sum }
        tallies[place].payments += 1
        if payment.bookedOn < tallies[place].from { tallies[place].from = payment.bookedOn }
        if payment.bookedOn > tallies[place].to { tallies[place].to = payment.bookedOn }
    }

    /// Makes the statements and puts the payments of each account behind one another, in the order of the file.
    mutating func finish(_ batch: inout BankBatch) {
        if footers > 0, batch.rejects.count == refusedBefore {
            batch.rejects.removeLast(footers)
            refusedAccounts.removeLast(footers)
        }
        for account in refusedAccounts {
            // A row that was refused for its account counts where there is but one.
            let place = accounts.firstIndex(of: account) ?? (tallies.count == 1 ? 0 : nil)
            if let place { tallies[place].rejected += 1 }
        }
        var start = 0
        for (tally, account) in zip(tallies, accounts) {
            var statement = Statement()
            statement.file = file
            statement.line = tally.line
            statement.kind = .list
            statement.accountText = String(decoding: account, as: UTF8.self)
            statement.currency = tally.currency
            statement.from = tally.from
            statement.to = tally.to
            statement.credits = tally.credits
            statement.debits = tally.debits
            statement.entries = Int64(tally.payments) + tally.rejected
            statement.rejected = tally.rejected
            statement.payments = start..<(start + tally.payments)
            start += tally.payments
            batch.statements.append(statement)
        }
        guard batch.statements.count > 1, !batch.payments.isEmpty else { return }
        var next = batch.statements.map(\.payments.lowerBound)
        var order = [Int](repeating: 0, count: batch.payments.count)
        for (row, payment) in batch.payments.enumerated() {
            order[next[Int(payment.statement)]] = row
            next[Int(payment.statement)] += 1
        }
        let unordered = batch.payments
        for (place, row) in order.enumerated() where place != row { batch.payments[place] = unordered[row] }
    }
}

/// The first thirteen characters of a remittance, where a budget order carries who owes (domain.md section 3.1).
package enum ObligorField {
    /// The place of the identifier: ЕИК of 13 or of 9 and four blanks, ЕГН and three blanks, `LNC` and ten digits.
    @inline(__always)
    package static func find(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard text.count >= 9, text[0] == 76 || (text[0] >= 48 && text[0] <= 57) else { return nil }
        return findClosely(text)
    }

    @inline(never)
    private static func findClosely(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        if text[0] == 76 {
            guard text.count >= 13, text[1] == 78, text[2] == 67, isEnd(text, 13) else { return nil }
            return Identifiers.isLNC(text[3..<13]) ? 3..<13 : nil
        }
        var count = 0
        while count < text.count, count < 14, text[count] >= 48, text[count] <= 57 { count += 1 }
        guard count == 9 || count == 10 || count == 13 else { return nil }
        // Blanks to the thirteenth character, or the end of the text: trailing blanks are often lost.
        for place in count..<13 where place < text.count && text[place] != 32 { return nil }
        let isRight = count == 10 ? Identifiers.isEGN(text[0..<10]) : Identifiers.isEIK(text[0..<count])
        return isRight ? 0..<count : nil
    }

    private static func isEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
        place >= text.count || text[place] < 48 || text[place] > 57
    }
}
