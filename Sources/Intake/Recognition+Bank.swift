// Recognition of bank files: whose account, which entries are new, which were brought before.

internal import Domain
internal import Formats

extension Recognition {
    mutating func take(_ batch: consuming BankBatch, of file: DecodedFile) throws {
        if let strange = batch.statements.first(where: { $0.account == noAccount }) {
            refuse(file, Unreadable(Message("intake.unknown_account", [strange.accountText]), line: strange.line))
            return
        }
        var record = record(file)
        record.format = batch.format
        record.encoding = batch.encoding
        record.unknownColumns = batch.unknownColumns
        record.rejected = Int64(batch.rejects.count)
        let fileIndex = nextFile
        let shift = result.book.text.absorb(batch.text)
        batch.text = TextArena()
        let inLedger = try known(batch.payments.map(\.id))
        seen.reserve(batch.payments.count)
        var isKept = Array(repeating: false, count: batch.payments.count)
        var statements = batch.statements
        var payments = batch.payments
        batch.payments = []
        for place in statements.indices {
            take(&statements[place], &payments, inLedger, fileIndex, &isKept, &record)
        }
        keep(&payments, isKept, shift, fileIndex)
        refuseRows(batch.rejects, file: fileIndex, name: record.name)
        complete(&record, statements)
        add(record, of: file)
    }

    /// Tells which entries of a statement are new; the statement is taken where it brings any.
    private mutating func take(
        _ statement: inout Statement, _ payments: inout [Payment], _ inLedger: Set<RecordID>, _ file: FileIndex,
        _ isKept: inout [Bool], _ record: inout FileRecord
    ) {
        let range = statement.payments
        let number = Int32(result.statements.count)
        var fresh = 0
        for index in range where inLedger.isEmpty || !inLedger.contains(payments[index].id) {
            guard seen.insert(payments[index].id) else { continue }
            isKept[index] = true
            payments[index].statement = number
            fresh += 1
        }
        let knownCount = range.count - fresh
        record.records += Int64(range.count)
        record.known += Int64(knownCount)
        // Intraday reports and notifications speak of money that the statement brings: never a second time.
        guard statement.kind == .statement || statement.kind == .list else {
            record.known += Int64(fresh)
            for index in range { isKept[index] = false }
            return
        }
        record.accepted += Int64(fresh)
        let isDuplicate = fresh == 0 && !statementPrints.insert(Self.fingerprint(statement)).inserted
        if isDuplicate {
            report(.DUPLICATE_STATEMENT, "intake.duplicate_statement", statement, record, knownCount)
            return
        }
        statementPrints.insert(Self.fingerprint(statement))
        if knownCount > 0 { report(.OVERLAP, "intake.overlap", statement, record, knownCount) }
        statement.file = file
        statement.overlaps = knownCount > 0
        result.statements.append(statement)
    }

    /// Puts the new entries of a file into the book. A file's entries are moved, not copied, where all of them are new.
    private mutating func keep(
        _ payments: inout [Payment], _ isKept: [Bool], _ shift: UInt32, _ file: FileIndex
    ) {
        var count = 0
        for index in payments.indices where isKept[index] {
            payments[index].position.file = file
            payments[index].move(by: shift)
            count += 1
        }
        if count == payments.count, result.book.payments.isEmpty {
            result.book.payments = payments
        } else {
            for index in payments.indices where isKept[index] { result.book.payments.append(payments[index]) }
        }
        result.book.paymentStandings.append(contentsOf: repeatElement(PaymentStanding(), count: count))
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
