// Movements of a bank's own XML as payments and statements.

internal import Domain

/// Makes payments of collected movements.
struct MovementFile {
    private let dialect: MovementDialect
    private let file: FileIndex
    /// Where the file names none.
    private let currency: Currency
    private let collected: MovementCollector
    private let decimal: UInt8
    private let days: [DatePattern]
    private var batch = BankBatch()

    static func read(
        _ bytes: [UInt8], _ dialect: MovementDialect, file: FileIndex, currency: Currency
    ) throws(Unreadable) -> BankBatch {
        let collector = MovementCollector(dialect)
        let encoding = try XMLWalker.walk(bytes, collector)
        guard !collector.records.isEmpty || collector.first[dialect.fields[.account]?.first ?? ""] != nil else {
            throw Unreadable(Message("format.no_movements", [dialect.format]))
        }
        var reader = MovementFile(dialect, collector, file, currency)
        reader.batch.format = dialect.format
        reader.batch.encoding = encoding
        reader.take()
        return reader.batch
    }

    private init(_ dialect: MovementDialect, _ collected: MovementCollector, _ file: FileIndex, _ currency: Currency) {
        self.dialect = dialect
        self.file = file
        self.currency = currency
        self.collected = collected
        let fields = dialect.fields
        func values(_ field: MovementField) -> [String] {
            collected.records.compactMap { record in fields[field]?.lazy.compactMap { record.texts[$0] }.first }
        }
        // Two variants of one dialect: ISO days with a decimal point, days with dots and a decimal comma.
        let isISO = values(.bookedOn).first.map { $0.utf8.contains(45) } ?? true
        let style = AmountGuess(values(.amount) + values(.credit) + values(.debit))
        decimal = dialect.format == "ubb-xml" ? 46 : style?.decimal ?? (isISO ? 46 : 44)
        days = [
            "yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "yyyyMMdd", "yyyy-MM-dd'T'HH:mm:ss", "dd.MM.yyyy HH:mm:ss",
            "dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy HH:mm", "dd.MM.yyyy HH:mm",
        ].compactMap { DatePattern($0) }
    }

    // MARK: Fields

    private func text(_ field: MovementField, _ texts: [String: String]) -> String {
        dialect.fields[field]?.lazy.compactMap { texts[$0] }.first ?? ""
    }

    private func day(_ text: String) -> Day? {
        // An offset or fractions of a second behind the time are of no interest.
        let plain = String(text.prefix { $0 != "+" && $0 != "Z" && $0 != "." || text.prefix(3).contains(".") })
        return days.lazy.compactMap { $0.day(text) ?? $0.day(plain) }.first
    }

    private func sum(_ text: String, _ digits: Int) -> Int64? {
        let other: UInt8 = decimal == 46 ? 44 : 46
        return Array(text.utf8).withUnsafeBufferPointer {
            CSVAmount.marked($0, decimal: decimal, thousands: [39, other], digits: digits)
        }
    }

    private func currency(_ texts: [String: String]) -> Currency {
        Currency(text(.currency, texts)) ?? Currency(text(.currency, collected.first)) ?? currency
    }

    // MARK: Movements

    private mutating func take() {
        var places: [String: Int] = [:]
        var rows: [[Payment]] = []
        if collected.records.isEmpty { add(statement: collected.first, line: 1) }
        for record in collected.records {
            let account = record.texts[dialect.fields[.account]?.first ?? ""] ?? text(.account, collected.first)
            let key = account + "|" + currency(record.texts).text
            if places[key] == nil {
                places[key] = batch.statements.count
                rows.append([])
                add(statement: record.texts, line: record.line)
            }
            let place = places[key] ?? 0
            batch.statements[place].entries += 1
            if let payment = payment(record, place) { rows[place].append(payment) }
        }
        for place in rows.indices {
            let start = batch.payments.count
            batch.payments += rows[place]
            batch.statements[place].payments = start..<batch.payments.count
            finish(&batch.statements[place], rows[place])
        }
    }

    private mutating func add(statement texts: [String: String], line: UInt32) {
        var statement = Statement()
        statement.file = file
        statement.line = line
        statement.accountText = text(.account, texts).isEmpty ? text(.account, collected.first) : text(.account, texts)
        statement.currency = currency(texts)
        statement.kind = dialect.fields[.opening] == nil ? .list : .statement
        batch.statements.append(statement)
    }

    private func finish(_ statement: inout Statement, _ payments: [Payment]) {
        let digits = StatementSum.digits(statement.currency)
        statement.from = day(text(.from, collected.first)) ?? payments.map(\.bookedOn).min()
        statement.to = day(text(.to, collected.last)) ?? payments.map(\.bookedOn).max()
        // The balances of the file are those of its only account.
        guard batch.statements.count == 1 else { return }
        statement.opening = sum(text(.opening, collected.first), digits)
        statement.closing = sum(text(.closing, collected.last), digits)
        statement.openingOn = statement.opening == nil ? nil : statement.from
        statement.closingOn = statement.closing == nil ? nil : statement.to
        guard let opening = statement.opening, let closing = statement.closing else { return }
        statement.balanced = opening + statement.credits - statement.debits == closing
    }

    private mutating func payment(_ record: MovementRecord, _ place: Int) -> Payment? {
        let texts = record.texts
        let currency = batch.statements[place].currency
        let amount = amount(texts, StatementSum.digits(currency))
        let booked = day(text(.bookedOn, texts)) ?? day(text(.valueOn, texts))
        guard let amount, let booked else {
            let written = amount == nil ? [.amount, .credit, .debit] : [MovementField.bookedOn, .valueOn]
            let found = written.map { text($0, texts) }.filter { !$0.isEmpty }.joined(separator: " / ")
            return refuse(record, place, Message(amount == nil ? "format.entry_amount" : "format.entry_date", [found]))
        }
        let isIn =
            amount < 0
            ? StatementSum.add(-amount, to: &batch.statements[place].debits)
            : StatementSum.add(amount, to: &batch.statements[place].credits)
        guard isIn else { return refuse(record, place, Message("format.entry_too_large")) }
        var payment = Payment()
        payment.amount = amount
        payment.currency = currency
        payment.position = SourcePosition(file: file, line: record.line)
        payment.bookedOn = booked
        payment.valueOn = MaybeDay(day(text(.valueOn, texts)))
        payment.paidOn = payment.valueOn.value ?? booked
        payment.statement = Int32(place)
        fill(&payment, texts)
        return payment
    }

    private mutating func refuse(_ record: MovementRecord, _ place: Int, _ message: Message) -> Payment? {
        batch.statements[place].rejected += 1
        let raw = record.texts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " | ")
        batch.rejects.append(
            Reject(
                position: SourcePosition(file: file, line: record.line), message: message, raw: String(raw.prefix(1000))
            ))
        return nil
    }

    /// By the mark of direction, else by which of the two sums is given.
    private func amount(_ texts: [String: String], _ digits: Int) -> Int64? {
        if dialect.fields[.direction] != nil {
            guard let isCredit = BankWords.isCredit(text(.direction, texts)) else { return nil }
            return sum(text(.amount, texts), digits).map { isCredit ? $0 : -$0 }
        }
        let (credit, debit) = (text(.credit, texts), text(.debit, texts))
        switch (sum(credit, digits), sum(debit, digits)) {
        case (let credit?, nil) where debit.isEmpty: return credit
        case (nil, let debit?) where credit.isEmpty: return -Int64(clamping: debit.magnitude)
        case (let credit?, 0): return credit
        case (0, let debit?): return -Int64(clamping: debit.magnitude)
        default: return nil
        }
    }

    private mutating func fill(_ payment: inout Payment, _ texts: [String: String]) {
        func kept(_ text: String) -> TextRef { text.isEmpty ? .none : batch.text.append(Array(text.utf8)) }
        let reference = kept(text(.reference, texts))
        if BankReference.isGiven(reference, in: batch.text) { payment.bankReference = reference }
        payment.payerName = kept(text(.counterpartyName, texts))
        payment.payerIBAN = kept(String(text(.counterpartyIBAN, texts).filter { $0 != " " }))
        payment.transactionCode = kept(text(.code, texts))
        payment.paymentCode = kept(text(.paymentCode, texts))
        payment.obligorID = kept(text(.obligor, texts))
        payment.obligorName = kept(text(.obligorName, texts))
        // The narrative often repeats the reason.
        var parts: [String] = []
        for name in dialect.fields[.remittance] ?? [] {
            if let part = texts[name], !parts.contains(where: { $0.contains(part) }) { parts.append(part) }
        }
        payment.remittance = kept(parts.joined(separator: " "))
        if payment.obligorID.isEmpty, let found = ObligorText.leading(payment.remittance, in: batch.text) {
            payment.obligorID = found
            payment.flags.insert(.obligorFromText)
        }
    }
}
