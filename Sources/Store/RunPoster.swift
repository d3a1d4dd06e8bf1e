// One run on its way into the tables of the ledger, rows bound on the raw statements.

internal import Domain
internal import GRDB

struct RunPoster {
    let db: Database
    let posting: RunPosting
    let text: UnsafeBufferPointer<UInt8>
    let run: Int64
    private var map: NameMap
    private(set) var fileRows: [Int64]
    private(set) var obligationRows: [Int64]
    private var accountIDs: [Int64] = []
    private var kindIDs: [Int64] = []
    private var sourceIDs: [Int64] = []

    init(_ db: Database, _ posting: RunPosting, _ text: UnsafeBufferPointer<UInt8>) throws {
        self.db = db
        self.posting = posting
        self.text = text
        run = posting.run.identity.number
        map = try NameMap(db)
        fileRows = posting.book.files.map(\.ledgerRow)
        obligationRows = posting.book.obligations.map(\.ledgerRow)
        for account in posting.names.accounts { accountIDs.append(try map.id(db, "account", account)) }
        for kind in posting.names.kinds { kindIDs.append(try map.id(db, "kind", kind)) }
        for source in posting.names.sources { sourceIDs.append(try map.id(db, "source", source)) }
    }

    mutating func post() throws {
        try db.execute(
            sql: "INSERT INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                run, posting.run.identity.date.number, posting.run.programVersion, posting.run.settingsHash,
                posting.run.fingerprint,
                posting.run.manifestHash, posting.run.previousManifestHash, posting.run.exitStatus,
                posting.options.joined(separator: " "), posting.lastPostingSerial,
            ])
        let indexes = try takeDownIndexes()
        try files()
        try statements()
        try versions()
        try repeats()
        try changedObligations()
        try payments()
        try cards()
        try claims()
        try allocations()
        try discrepancies()
        try small()
        for index in indexes { try db.execute(sql: index.sql) }
        try PostedSums(db, posting, obligationRows).check()
    }

    /// Indexes of the tables that this run more than doubles: one sort behind the load is quicker than a search per row.
    private func takeDownIndexes() throws -> [Schema.Index] {
        let growth = [
            "obligations": posting.newVersions.count, "versions": posting.newVersions.count,
            "payments": posting.newPayments.count, "claims": posting.changedClaims.count,
            "allocations": posting.allocations.count,
        ]
        var large: Set<String> = []
        for (table, count) in growth where count >= 10_000 {
            let rows = try Int.fetchOne(db, sql: "SELECT count(*) FROM (SELECT 1 FROM \(table) LIMIT \(count))") ?? 0
            if rows < count { large.insert(table) }
        }
        let indexes = Schema.indexes.filter { large.contains($0.table) }
        for index in indexes { try db.execute(sql: "DROP INDEX \(index.name)") }
        return indexes
    }

    private mutating func files() throws {
        var writer = try RowWriter(
            db,
            "INSERT INTO files(run, source, name, role, format, encoding, sha256, bytes, status, records, accepted, known, rejected, message, refused_under) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            text: text)
        for index in posting.newFiles {
            let file = posting.book.files[Int(index)]
            writer.add(run)
            for word in [file.source, file.name, file.role.rawValue, file.format, file.encoding, file.sha256] {
                writer.add(word)
            }
            writer.add(file.bytes)
            writer.add(file.status.rawValue)
            writer.add([file.records, file.accepted, file.known, file.rejected])
            writer.add(file.message)
            writer.add(file.status == .quarantined ? posting.refusedUnder : "")
            try writer.step()
            fileRows[Int(index)] = db.lastInsertedRowID
        }
    }

    private func statements() throws {
        var writer = try RowWriter(
            db,
            "INSERT INTO statements(run, file, line, kind, account, account_text, number, identification, sequence, page, is_last_page, from_day, to_day, currency, opening, closing, opening_on, closing_on, entries, credits, debits, balanced, summary_disagrees, overlaps) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            text: text)
        for record in posting.newStatements {
            writer.add([run, fileRows[Int(record.file)], Int64(record.line), Int64(record.kind.rawValue)])
            writer.add(record.account == noAccount ? nil : accountIDs[Int(record.account)])
            for word in [record.accountText, record.number, record.identification] { writer.add(word) }
            writer.add(record.sequence)
            writer.add(record.page)
            writer.add(record.isLastPage ? 1 : 0 as Int64)
            writer.add((record.from?.number).map(Int64.init))
            writer.add((record.to?.number).map(Int64.init))
            writer.add(Int64(record.currency.code))
            writer.add(record.opening)
            writer.add(record.closing)
            writer.add((record.openingOn?.number).map(Int64.init))
            writer.add((record.closingOn?.number).map(Int64.init))
            writer.add([record.entries, record.credits, record.debits])
            writer.add(record.balanced.map { $0 ? 1 : 0 })
            let disagreements: Int64 = (record.summaryDisagrees ? 1 : 0) | (record.detailsDisagree ? 2 : 0)
            writer.add([disagreements, record.overlaps ? 1 : 0])
            try writer.step()
        }
    }

    private mutating func versions() throws {
        var version = try RowWriter(
            db,
            "INSERT INTO versions(obligation, run, file, line, source, kind, document_series, document_no, payer_id, payer_name, object, instalment, sent_to, issuer, principal, interest, costs, paid_elsewhere, outstanding, currency, document_date, issued_on, served_on, due_on, enforcement_on, in_force_on, limitation_restarted_on, year, status, facts) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            text: text)
        var new = try RowWriter(
            db,
            "INSERT INTO obligations(row, id, version, \(Self.standingColumns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            text: text)
        var changed = try changeWriter(withVersion: true)
        var nextRow = (try Int64.fetchOne(db, sql: "SELECT max(row) FROM obligations") ?? 0) + 1
        for index in posting.newVersions {
            let record = posting.book.obligations[Int(index)]
            let isNew = obligationRows[Int(index)] == 0
            if isNew {
                obligationRows[Int(index)] = nextRow
                nextRow += 1
            }
            let row = obligationRows[Int(index)]
            version.add([
                row, run, fileRows[Int(record.position.file)], Int64(record.position.line),
                sourceIDs[Int(record.source)], kindIDs[Int(record.kind)],
            ])
            for word in [
                record.documentSeries, record.documentNumber, record.payerID, record.payerName, record.object,
                record.instalment, record.sentTo, record.issuer,
            ] { version.add(word) }
            version.add([
                record.principal, record.interest.raw, record.costs, record.paidElsewhere, record.outstanding.raw,
                Int64(record.currency.code),
            ])
            for day in [
                record.documentDate.raw, record.issuedOn.number, record.servedOn.raw, record.dueOn.raw,
                record.enforcementOn.raw, record.inForceOn.raw, record.limitationRestartedOn.raw,
            ] { version.add(Int64(day)) }
            version.add([Int64(record.year), Int64(record.status.rawValue), Int64(bitPattern: record.facts)])
            try version.step()
            let versionRow = db.lastInsertedRowID
            if isNew {
                new.add(row)
                new.add(record.id)
                new.add(versionRow)
                addStanding(Int(index), &new)
                try new.step()
            } else {
                addStanding(Int(index), &changed)
                changed.add([versionRow, row])
                try changed.step()
            }
        }
    }

    private static let standingColumns =
        "principal, interest, costs, discount, rounding, remitted, paid_elsewhere, paid, outstanding, credit, state, last_paid_on, marks, closed_seen_on"

    private func changeWriter(withVersion: Bool) throws -> RowWriter {
        let sets = Self.standingColumns.split(separator: ",").map { $0 + " = ?" }.joined(separator: ",")
        return try RowWriter(
            db, "UPDATE obligations SET \(sets)\(withVersion ? ", version = ?" : "") WHERE row = ?", text: text)
    }

    private func addStanding(_ index: Int, _ writer: inout RowWriter) {
        let standing = posting.standings[index]
        let record = posting.book.obligations[index]
        writer.add([
            standing.principal, standing.interest, standing.costs, standing.discount, standing.rounding,
            standing.remitted,
            standing.paidElsewhere, standing.paid, standing.outstanding, standing.credit,
            Int64(standing.state.rawValue),
            Int64(standing.lastPaidOn.raw), (record.isMissing ? 1 : 0) | (record.wasNeverOpen ? 2 : 0),
            Int64(record.closedSeenOn.raw),
        ])
    }

    private func changedObligations() throws {
        var writer = try changeWriter(withVersion: false)
        for index in posting.changedObligations where obligationRows[Int(index)] != 0 {
            addStanding(Int(index), &writer)
            writer.add(obligationRows[Int(index)])
            try writer.step()
        }
    }

    private func payments() throws {
        var writer = try RowWriter(
            db,
            "INSERT INTO payments(\(StateLoader.paymentColumns), run, rate_converted) VALUES (\(Array(repeating: "?", count: 33).joined(separator: ",")))",
            text: text)
        let order = posting.newPayments.sorted { posting.book.payments[Int($0)].id < posting.book.payments[Int($1)].id }
        for index in order {
            let record = posting.book.payments[Int(index)]
            let standing = posting.book.paymentStandings[Int(index)]
            writer.add([
                Int64(record.id.bits), fileRows[Int(record.position.file)], Int64(record.position.line),
                Int64(record.position.detail), Int64(record.channel.rawValue), Int64(record.purpose.rawValue),
            ])
            writer.add(record.account == noAccount ? nil : accountIDs[Int(record.account)])
            writer.add([
                Int64(record.bookedOn.number), Int64(record.valueOn.raw), Int64(record.paidOn.number), record.amount,
                record.charges, Int64(record.currency.code), Int64(record.flags.rawValue),
            ])
            for word in [
                record.terminal, record.bankReference, record.endToEndID, record.merchantReference,
                record.originalReference, record.obligorID, record.obligorName, record.payerName, record.payerIBAN,
                record.paymentCode, record.remittance, record.transactionCode,
            ] { writer.add(word) }
            writer.add([
                standing.allocated, standing.reserved, Int64(standing.status.rawValue),
                Int64(standing.strategy.rawValue), Int64(standing.confidence), run,
                record.currency == posting.currency ? 0 : 1,
            ])
            try writer.step()
        }
        var change = try RowWriter(
            db,
            "UPDATE payments SET allocated = ?, reserved = ?, status = ?, strategy = ?, confidence = ?, purpose = ? WHERE id = ?",
            text: text)
        try completed()
        for index in posting.changedPayments {
            let standing = posting.book.paymentStandings[Int(index)]
            let record = posting.book.payments[Int(index)]
            change.add([
                standing.allocated, standing.reserved, Int64(standing.status.rawValue),
                Int64(standing.strategy.rawValue), Int64(standing.confidence), Int64(record.purpose.rawValue),
                Int64(record.id.bits),
            ])
            try change.step()
        }
    }

    /// What another report added to payments of earlier runs.
    private func completed() throws {
        var writer = try RowWriter(
            db,
            """
            UPDATE payments SET flags = ?, bank_reference = ?, end_to_end_id = ?, merchant_reference = ?,
              original_reference = ?, obligor_id = ?, obligor_name = ?, payer_name = ?, payer_iban = ?, payment_code = ?,
              remittance = ? WHERE id = ?
            """, text: text)
        for index in posting.completedPayments {
            let record = posting.book.payments[Int(index)]
            writer.add(Int64(record.flags.rawValue))
            for word in [
                record.bankReference, record.endToEndID, record.merchantReference, record.originalReference,
                record.obligorID, record.obligorName, record.payerName, record.payerIBAN, record.paymentCode,
                record.remittance,
            ] { writer.add(word) }
            writer.add(Int64(record.id.bits))
            try writer.step()
        }
    }

    private func claims() throws {
        var writer = try RowWriter(
            db,
            "INSERT OR REPLACE INTO claims(obligation, payment, amount, principal, interest, costs, credit, discount, rounding, paid_on, booked_on, payment_amount, bank_reference, strategy, rule, evidence, is_ruling) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            text: text)
        var remove = try RowWriter(db, "DELETE FROM claims WHERE obligation = ? AND payment = ?", text: text)
        // Removals first: a pair may have been undone and made anew in one night.
        for claim in posting.changedClaims where claim.amount <= 0 {
            remove.add([obligationRows[Int(claim.obligation)], Int64(claim.payment.bits)])
            try remove.step()
        }
        // In the order of the table's key: pages are filled one behind the other.
        let order = posting.changedClaims.indices.filter { posting.changedClaims[$0].amount > 0 }
            .map { (row: obligationRows[Int(posting.changedClaims[$0].obligation)], index: $0) }
            .sorted { $0.row < $1.row }
        for (row, index) in order {
            let claim = posting.changedClaims[index]
            writer.add([row, Int64(claim.payment.bits), claim.amount])
            writer.add(Self.split(claim.posted))
            writer.add([Int64(claim.paidOn.number), Int64(claim.bookedOn.number), claim.paymentAmount])
            writer.add(claim.bankReference)
            writer.add([Int64(claim.strategy.rawValue), Int64(claim.rule.rawValue)])
            writer.add(claim.evidence)
            writer.add([claim.isRuling ? 1 : 0])
            try writer.step()
        }
    }

    private static func split(_ split: Split) -> [Int64] {
        [split.principal, split.interest, split.costs, split.credit, split.discount, split.rounding]
    }

    private func allocations() throws {
        var writer = try RowWriter(
            db,
            "INSERT INTO allocations(run, payment, obligation, amount, principal, interest, costs, credit, discount, rounding, strategy, rule, paid_on, evidence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            text: text)
        for row in posting.allocations {
            writer.add([run, Int64(row.payment.bits), obligationRows[Int(row.obligation)], row.split.amount])
            writer.add(Self.split(row.split))
            writer.add([Int64(row.strategy.rawValue), Int64(row.rule.rawValue), Int64(row.paidOn.number)])
            writer.add(row.evidence)
            try writer.step()
        }
    }

    /// One that is carried on as it was is left alone: `last_run` is the last run that changed it.
    private func discrepancies() throws {
        var writer = try RowWriter(
            db,
            """
            INSERT INTO discrepancies(id, code, payment, obligation, batch, file, position, key, bank_reference, source_file, source_position, amount, currency, message, arguments, related, state, opened_on, first_run, last_run, is_event)
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET amount = excluded.amount, message = excluded.message,
            arguments = excluded.arguments, related = excluded.related, state = excluded.state, opened_on = excluded.opened_on, last_run = excluded.last_run
            WHERE state <> excluded.state OR message <> excluded.message OR arguments <> excluded.arguments
            OR amount IS NOT excluded.amount OR related <> excluded.related OR opened_on <> excluded.opened_on
            """, text: text)
        for record in posting.discrepancies {
            let subjects = record.finding.subjects
            writer.add(Int64(record.id.bits))
            writer.add(record.finding.code.rawValue)
            writer.add(subjects.payment.map { Int64($0.bits) })
            writer.add(subjects.obligation)
            writer.add(subjects.batch.map { Int64($0.bits) })
            for word in [subjects.file, subjects.position, subjects.key] { writer.add(word) }
            for word in [record.finding.bankReference, record.finding.sourceFile, record.finding.sourcePosition] {
                writer.add(word)
            }
            writer.add(record.finding.amount)
            writer.add(Int64(record.finding.currency.code))
            writer.add(record.finding.message.key)
            writer.add(MessageText.join(record.finding.message.arguments))
            writer.add(record.finding.related)
            writer.add([
                Int64(record.state.rawValue), Int64(record.openedOn.number), run, run,
                record.finding.code.isEvent ? 1 : 0,
            ])
            try writer.step()
        }
    }
}
