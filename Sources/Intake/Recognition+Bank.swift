// Recognition of bank files: whose account, which entries are new, which were brought before.

internal import Domain
internal import Formats

extension Recognition {
    mutating func take(_ batch: consuming BankBatch, of file: DecodedFile) throws {
        if let strange = batch.statements.first(where: { $0.account == noAccount }) {
            refuse(file, Unreadable(Message("intake.unknown_account", [strange.accountText]), line: strange.line))
            return
        }
        if batch.format == "mt940", let cut = batch.statements.first(where: { $0.closing == nil }) {
            // Its last entry may be cut as well, and would be another payment than the whole one.
            refuse(file, Unreadable(Message("intake.no_closing"), line: cut.line))
            return
        }
        var record = record(file)
        record.format = batch.format
        record.encoding = batch.encoding
        record.unknownColumns = batch.unknownColumns
        record.rejected = Int64(batch.rejects.count)
        let fileIndex = nextFile
        let shift = file.isInBook ? 0 : result.book.text.absorb(batch.text)
        batch.text = TextArena()
        let inLedger = try known(batch.payments.map(\.id))
        var isKept = Array(repeating: false, count: batch.payments.count)
        if seen.count == 0, inLedger.isEmpty, let ids = batch.ids {
            // The first entries of a new ledger are all new, and differ.
            seen = ids
            for place in isKept.indices { isKept[place] = true }
        } else {
            seen.reserve(batch.payments.count)
        }
        batch.ids = nil
        var statements = batch.statements
        var payments = batch.payments
        batch.payments = []
        for place in statements.indices {
            try take(&statements[place], &payments, inLedger, fileIndex, shift, &isKept, &record)
        }
        keep(&payments, isKept, shift, fileIndex)
        refuseRows(batch.rejects, file: fileIndex, name: record.name)
        complete(&record, statements)
        add(record, of: file)
    }

    /// Tells which entries of a statement are new; the statement is taken where it brings any.
    private mutating func take(
        _ statement: inout Statement, _ payments: inout [Payment], _ inLedger: Set<RecordID>, _ file: FileIndex,
        _ shift: UInt32, _ isKept: inout [Bool], _ record: inout FileRecord
    ) throws {
        let range = statement.payments
        let number = Int32(result.statements.count)
        var fresh = 0
        Block.forEach(range) { block in
            for index in block where !isKept[index] { seen.touch(payments[index].id) }
            for index in block where inLedger.isEmpty || !inLedger.contains(payments[index].id) {
                guard isKept[index] || seen.insert(payments[index].id) else { continue }
                isKept[index] = true
                payments[index].statement = number
                fresh += 1
            }
        }
        let isTold = isToldBefore(statement)
        let overlaps = try fresh < range.count && isOfAnotherStatement(statement, payments, isKept)
        if isTold { for index in range { isKept[index] = false } }
        let met =
            isTold
            ? 0
            : try meetCutRows(statement, payments, shift, &isKept) + meetOthers(statement, payments, shift, &isKept)
        fresh = isTold ? 0 : fresh - met
        let knownCount = range.count - fresh
        record.records += Int64(range.count)
        record.known += Int64(knownCount)
        record.accepted += Int64(fresh)
        let isNewPrint = !isPrinted(statement)
        statementPrints[Self.fingerprint(statement), default: []].insert(statement.sequence)
        if isTold || (fresh == 0 && (!isNewPrint || (statement.isCopy && knownCount > 0))) {
            report(.DUPLICATE_STATEMENT, "intake.duplicate_statement", statement, record, knownCount)
            return
        }
        if knownCount > 0, try !reportLacking(statement, payments, record, knownCount) {
            report(.OVERLAP, "intake.overlap", statement, record, knownCount)
        }
        // A report that only repeats is no statement of its own.
        if statement.kind != .statement, fresh == 0, knownCount > 0 { return }
        statement.file = file
        // Entries that other reports made known early leave the chain of balances whole.
        statement.overlaps = overlaps
        result.statements.append(statement)
        if let balances = Self.balances(statement) { balancePrints[balances, default: []].insert(statement.sequence) }
        if statement.reversalsTurned {
            let message = Message("format.reversals_turned")
            (record.message, record.note) = (text(message), message)
        }
    }

    /// Days, balances and sums are those of one taken before; of two without entries the numbers tell them apart.
    private func isPrinted(_ statement: Statement) -> Bool {
        guard let sequences = statementPrints[Self.fingerprint(statement)] else { return false }
        return statement.entries > 0 || statement.sequence == nil || sequences.contains(nil)
            || sequences.contains(statement.sequence)
    }

    /// The same statement in another format: its balances, sums and number of entries are those of one taken before.
    private func isToldBefore(_ statement: Statement) -> Bool {
        guard let balances = Self.balances(statement) else { return false }
        guard let sequences = balancePrints[balances] else { return false }
        // Numbers that differ tell two statements of one day apart; not every format has them.
        return statement.sequence == nil || sequences.contains(nil) || sequences.contains(statement.sequence)
    }

    /// What a statement is in any format; nil where it says too little to be told by.
    static func balances(_ statement: Statement) -> String? {
        guard statement.kind == .statement, statement.credits + statement.debits > 0, statement.rejected == 0,
            let opening = statement.opening, let closing = statement.closing, let day = statement.closingOn
        else { return nil }
        return [
            Int64(statement.account), opening, closing, Int64(day.number), statement.credits, statement.debits,
            statement.entries, Int64(statement.currency.code),
        ].map(String.init).joined(separator: "|")
    }

    /// Puts the new entries of a file into the book. A file's entries are moved, not copied, where all of them are new.
    private mutating func keep(
        _ payments: inout [Payment], _ isKept: [Bool], _ shift: UInt32, _ file: FileIndex
    ) {
        var count = 0
        for index in payments.indices where isKept[index] {
            if payments[index].flags.contains(.lineOpen) {
                cutRowsTonight.append(Int32(result.book.payments.count + count))
            }
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

    /// A corrected statement that no longer has an entry of the first one of its number: the entry stays, and which file
    /// lacks it is said. False: nothing lacks.
    private mutating func reportLacking(
        _ statement: Statement, _ payments: [Payment], _ record: FileRecord, _ count: Int
    ) throws -> Bool {
        guard statement.kind == .statement, !statement.number.isEmpty,
            let place = result.statements.lastIndex(where: { Self.isSame($0, statement) })
        else { return false }
        let first = result.statements[place]
        let there = Set(statement.payments.map { payments[$0].id })
        let lacking = try entries(of: first, at: place).filter { !there.contains($0.id) }
        if lacking.isEmpty { return false }
        let earlier = result.book.files[Int(first.file)].name
        let lines = lacking.map(\.position.text).joined(separator: ", ")
        let more = [record.name, String(lacking.count), earlier, lines]
        let ids = lacking.map { $0.id.text(.payment) }.joined(separator: " ")
        report(.OVERLAP, "intake.overlap_lacks", statement, record, count, more, related: ids)
        return true
    }

    /// Whether two statements are the same one of an account by number, page and last day.
    private static func isSame(_ one: Statement, _ other: Statement) -> Bool {
        one.kind == .statement && one.account == other.account && one.number == other.number && one.page == other.page
            && one.currency == other.currency && (one.to ?? one.closingOn) == (other.to ?? other.closingOn)
    }

    /// What the statement at a place brought: of tonight out of the book, earlier out of the ledger.
    private func entries(of statement: Statement, at place: Int) throws -> [Payment] {
        if place >= result.firstNewStatement {
            return result.book.payments[result.firstNewPayment...].filter { Int($0.statement) == place }
        }
        guard let last = statement.to ?? statement.closingOn else { return [] }
        // Entries may be booked a few days beside their statement's.
        let days = EntryChoice.days((statement.from ?? statement.openingOn ?? last) + -7, last + 7)
        let first = result.statements[..<result.firstNewStatement].filter { $0.file == statement.file }
        return try entries(days).payments.filter { payment in
            guard payment.position.file == statement.file, payment.account == statement.account else { return false }
            // A file may hold several statements: an entry belongs to the last one that begins before it.
            let own = first.filter { $0.line <= payment.position.line }.max { $0.line < $1.line }
            return own?.line == statement.line
        }
    }

    private mutating func report(
        _ code: DiscrepancyCode, _ key: String, _ statement: Statement, _ record: FileRecord, _ count: Int,
        _ more: [String] = [], related: String = ""
    ) {
        let account = configuration.accounts[Int(statement.account)].iban
        // A list has neither number nor name of its own: its days tell it.
        let days = [statement.from, statement.to].compactMap { $0?.text }
        let name =
            [statement.number, statement.identification, Set(days).sorted().joined(separator: " – "), record.name]
            .first { !$0.isEmpty } ?? ""
        result.findings.append(
            Finding(
                code, Subjects(file: record.name, position: String(statement.line), key: record.sha256),
                sourceFile: record.name, sourcePosition: String(statement.line), currency: statement.currency,
                message: Message(key, [name, account, String(count)] + more), related: related))
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
