// Recognition of bank files: whose account, which entries are new, which were brought before.

internal import Domain
internal import Formats

extension Recognition {
    mutating func take(_ batch: consuming BankBatch, of file: DecodedFile) throws {
        for place in batch.statements.indices {
            let name = batch.statements[place].accountText
            guard let account = accounts[Self.folded(name)] else {
                refuse(file, Unreadable(Message("intake.unknown_account", [name]), line: batch.statements[place].line))
                return
            }
            batch.statements[place].account = account
        }
        var record = record(file)
        record.format = batch.format
        record.encoding = batch.encoding
        record.unknownColumns = batch.unknownColumns
        record.rejected = Int64(batch.rejects.count)
        let fileIndex = nextFile
        let shift = result.book.text.absorb(batch.text)
        batch.text = TextArena()
        for place in batch.statements.indices {
            try take(
                &batch.statements[place], batch.payments[batch.statements[place].payments], shift, fileIndex, &record)
        }
        refuseRows(batch.rejects, file: fileIndex, name: record.name)
        complete(&record, batch.statements)
        add(record, of: file)
    }

    private mutating func take(
        _ statement: inout Statement, _ slice: ArraySlice<Payment>, _ shift: UInt32, _ file: FileIndex,
        _ record: inout FileRecord
    ) throws {
        var payments = prepare(slice, of: statement, shift, file)
        EntryIdentity.identify(
            &payments, account: configuration.accounts[Int(statement.account)].iban, text: result.book.text)
        let fresh = try fresh(payments)
        let knownCount = payments.count - fresh.count
        record.records += Int64(payments.count)
        record.known += Int64(knownCount)
        // Intraday reports and notifications speak of money that the statement brings: never a second time.
        guard statement.kind == .statement || statement.kind == .list else {
            record.known += Int64(fresh.count)
            return
        }
        record.accepted += Int64(fresh.count)
        let isDuplicate = fresh.isEmpty && !statementPrints.insert(Self.fingerprint(statement)).inserted
        if isDuplicate {
            report(.DUPLICATE_STATEMENT, "intake.duplicate_statement", statement, record, knownCount)
            return
        }
        statementPrints.insert(Self.fingerprint(statement))
        if knownCount > 0 { report(.OVERLAP, "intake.overlap", statement, record, knownCount) }
        statement.file = file
        statement.overlaps = knownCount > 0
        let first = result.book.payments.count
        let number = Int32(result.statements.count)
        for var payment in fresh {
            payment.statement = number
            result.book.payments.append(payment)
            result.book.paymentStandings.append(PaymentStanding())
        }
        statement.payments = first..<result.book.payments.count
        result.statements.append(statement)
    }

    private func prepare(
        _ slice: ArraySlice<Payment>, of statement: Statement, _ shift: UInt32, _ file: FileIndex
    ) -> [Payment] {
        let byValue = configuration.rules.paymentDate["bank"] != "booked_on"
        let broken = statement.balanced == false || statement.summaryDisagrees
        return slice.map { original in
            var payment = original.moved(by: shift)
            payment.position.file = file
            payment.account = statement.account
            payment.paidOn = byValue ? payment.valueOn.value ?? payment.bookedOn : payment.bookedOn
            if broken { payment.flags.insert(.unbalanced) }
            return payment
        }
    }

    /// Those that neither the ledger nor an earlier statement of this run has.
    private mutating func fresh(_ payments: [Payment]) throws -> [Payment] {
        let inLedger = try known(payments.map(\.id))
        var fresh: [Payment] = []
        fresh.reserveCapacity(payments.count)
        for payment in payments where !inLedger.contains(payment.id) {
            if seen.insert(payment.id).inserted { fresh.append(payment) }
        }
        return fresh
    }

    private mutating func report(
        _ code: DiscrepancyCode, _ key: String, _ statement: Statement, _ record: FileRecord, _ count: Int
    ) {
        let account = configuration.accounts[Int(statement.account)].iban
        let name = statement.number.isEmpty ? statement.identification : statement.number
        result.findings.append(
            Finding(
                code, Subjects(file: record.name, position: String(statement.line), key: record.sha256),
                sourceFile: record.name, sourcePosition: String(statement.line), currency: statement.currency,
                message: Message(key, [name, account, String(count)])))
    }

    private func complete(_ record: inout FileRecord, _ statements: [Statement]) {
        record.records += record.rejected
        record.status = record.rejected > 0 ? .partly_accepted : .accepted
        guard let first = statements.first, statements.allSatisfy({ $0.currency == first.currency }) else { return }
        record.currency = first.currency.text
        record.credits = MaybeMoney(statements.reduce(0) { $0 + $1.credits })
        record.debits = MaybeMoney(statements.reduce(0) { $0 + $1.debits })
        guard statements.allSatisfy({ $0.account == first.account }) else { return }
        record.opening = MaybeMoney(first.opening)
        record.closing = MaybeMoney(statements.last?.closing)
    }
}
