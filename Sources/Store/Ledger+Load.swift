// Loading: the state before a run, in bulk, texts straight into the arena.

package import Domain
internal import GRDB

extension Ledger {
    /// All obligations and claims, open payments, and what was taken before.
    ///
    /// - Parameter day: obligations come in the version that the ledger had at the end of this day; one that came later
    ///   in its first; claims have the credit that was refunded later. Standings are those of the last run all the same.
    package func load(
        _ configuration: Domain.Configuration, registersAsOf day: Day? = nil
    ) throws(StoreFailure) -> LedgerState {
        try read(
            { db in
                var loader = try StateLoader(db, configuration)
                try loader.files()
                try loader.obligations(asOf: day)
                try loader.payments()
                try loader.claims()
                if let day { try loader.giveBack(after: day) }
                try loader.statements()
                try loader.cards()
                try loader.settlementCredits()
                try loader.findings()
                loader.state.decisions = try Self.decisions(db)
                loader.state.closedThrough = try Self.closings(db).last?.month.last
                loader.state.book.refunds = try Self.refunds(db)
                loader.state.released = try Self.released(db)
                loader.state.lastRun = try Self.runs(db).last
                loader.state.controls = try Self.controls(db)
                loader.state.lastPostingSerial =
                    try Int64.fetchOne(db, sql: "SELECT last_serial FROM runs ORDER BY number DESC LIMIT 1") ?? 0
                return loader.state
            }, empty: LedgerState())
    }

    static func runs(_ db: Database) throws -> [PostedRun] {
        try Row.fetchAll(db, sql: "SELECT * FROM runs ORDER BY number").map { row in
            PostedRun(
                identity: RunIdentity(number: row["number"], date: Day(number: row["date"])),
                programVersion: row["program"],
                settingsHash: row["settings"], fingerprint: row["fingerprint"], manifestHash: row["manifest"],
                previousManifestHash: row["previous"], exitStatus: row["exit_status"])
        }
    }

    static func decisions(_ db: Database, where condition: String = "1") throws -> [Decision] {
        try Row.fetchAll(db, sql: "SELECT * FROM decisions WHERE \(condition) ORDER BY run, id").map { row in
            var decision = Decision()
            decision.id = row["id"]
            decision.decidedOn = Day(number: row["decided_on"])
            decision.decidedBy = row["decided_by"]
            decision.approvedBy = row["approved_by"]
            decision.action = DecisionAction(rawValue: row["action"]) ?? .ignore
            decision.paymentID = row["payment_id"]
            decision.obligationID = row["obligation_id"]
            decision.discrepancyID = row["discrepancy_id"]
            decision.amount = row["amount"]
            decision.documentNumber = row["document_no"]
            decision.documentDate = (row["document_date"] as Int32?).map { Day(number: $0) }
            decision.requestedOn = (row["requested_on"] as Int32?).map { Day(number: $0) }
            decision.reason = row["reason"]
            decision.file = row["file"]
            decision.line = row["line"]
            return decision
        }
    }
}

/// Names of kinds, sources and accounts in the ledger, and the places that they have in pipeline.yml today.
struct NameMap {
    private(set) var ids: [String: Int64] = [:]
    private(set) var names: [Int64: (group: String, name: String)] = [:]

    init(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, class, name FROM names") {
            let (id, group, name): (Int64, String, String) = (row["id"], row["class"], row["name"])
            ids[group + "\n" + name] = id
            names[id] = (group, name)
        }
    }

    /// The id of a name, made where it is new.
    mutating func id(_ db: Database, _ group: String, _ name: String) throws -> Int64 {
        if let id = ids[group + "\n" + name] { return id }
        try db.execute(sql: "INSERT INTO names(class, name) VALUES (?, ?)", arguments: [group, name])
        let id = db.lastInsertedRowID
        ids[group + "\n" + name] = id
        names[id] = (group, name)
        return id
    }
}

struct StateLoader {
    let db: Database
    var state = LedgerState()
    private var kinds: [Int64: KindIndex] = [:]
    private var sources: [Int64: UInt16] = [:]
    private var accounts: [Int64: AccountIndex] = [:]
    private let map: NameMap
    /// Row of a file → its index in the book.
    private(set) var fileIndex: [Int64: FileIndex] = [:]
    private(set) var obligationIndex: [Int32] = []

    init(_ db: Database, _ configuration: Domain.Configuration) throws {
        self.db = db
        map = try NameMap(db)
        for (id, entry) in map.names {
            switch entry.group {
            case "kind": kinds[id] = configuration.kind(named: entry.name)
            case "source":
                sources[id] = configuration.sources.firstIndex { $0.name == entry.name }.map { UInt16($0) } ?? .max
            default: accounts[id] = configuration.accounts.firstIndex { $0.iban == entry.name }.map { AccountIndex($0) }
            }
        }
    }

    mutating func files() throws {
        for row in try Row.fetchAll(db, sql: "SELECT * FROM files ORDER BY row") {
            var record = FileRecord()
            record.ledgerRow = row["row"]
            record.source = row["source"]
            record.name = row["name"]
            record.role = SourceRole(rawValue: row["role"]) ?? .bank
            record.format = row["format"]
            record.sha256 = row["sha256"]
            record.status = FileStatus(rawValue: row["status"]) ?? .accepted
            record.records = row["records"]
            record.accepted = row["accepted"]
            record.known = row["known"]
            record.rejected = row["rejected"]
            fileIndex[record.ledgerRow] = FileIndex(state.book.files.count)
            state.book.files.append(record)
            state.files.append(
                KnownFile(
                    row: record.ledgerRow, source: record.source, name: record.name, role: record.role,
                    sha256: record.sha256,
                    status: record.status, refusedUnder: row["refused_under"], run: row["run"]))
        }
    }

    mutating func obligations(asOf day: Day?) throws {
        let count = Int(try Int64.fetchOne(db, sql: "SELECT max(row) FROM obligations") ?? 0)
        obligationIndex = Array(repeating: -1, count: count + 1)
        state.book.obligations.reserveCapacity(count)
        state.standings.reserveCapacity(count)
        let rows = try RowReader(
            db,
            """
            SELECT o.row, o.id, o.principal, o.interest, o.costs, o.discount, o.rounding, o.remitted, o.paid_elsewhere, o.paid,
              o.outstanding, o.credit, o.state, o.last_paid_on, o.marks, o.closed_seen_on, v.file, v.line, v.source, v.kind,
              v.document_series, v.document_no, v.payer_id, v.payer_name, v.object, v.instalment, v.sent_to, v.issuer, v.principal,
              v.interest, v.costs, v.paid_elsewhere, v.outstanding, v.currency, v.document_date, v.issued_on, v.served_on, v.due_on,
              v.enforcement_on, v.in_force_on, v.limitation_restarted_on, v.year, v.status, v.facts
            FROM obligations o JOIN versions v ON v.row = \(try day.map(version(asOf:)) ?? "o.version") ORDER BY o.row
            """)
        while try rows.next() { try obligation(rows) }
        if let day { try close(asOf: day) }
    }

    private mutating func obligation(_ rows: RowReader) throws {
        var record = Obligation()
        record.ledgerRow = rows.int(0)
        record.id = rows.text(1, into: &state.book.text)
        state.standings.append(Self.standing(rows))
        record.isMissing = rows.int(14) & 1 != 0
        record.wasNeverOpen = rows.int(14) & 2 != 0
        record.closedSeenOn.raw = Int32(rows.int(15))
        record.position = SourcePosition(file: fileIndex[rows.int(16)] ?? 0, line: UInt32(rows.int(17)))
        record.source = sources[rows.int(18)] ?? .max
        guard let kind = kinds[rows.int(19)] else {
            throw StoreFailure(.damaged, "store.kind_gone", [map.names[rows.int(19)]?.name ?? ""])
        }
        record.kind = kind
        record.documentSeries = rows.text(20, into: &state.book.text)
        record.documentNumber = rows.text(21, into: &state.book.text)
        record.payerID = rows.text(22, into: &state.book.text)
        record.payerName = rows.text(23, into: &state.book.text)
        record.object = rows.text(24, into: &state.book.text)
        record.instalment = rows.text(25, into: &state.book.text)
        record.sentTo = rows.text(26, into: &state.book.text)
        record.issuer = rows.text(27, into: &state.book.text)
        record.principal = rows.int(28)
        record.interest.raw = rows.int(29)
        record.costs = rows.int(30)
        record.paidElsewhere = rows.int(31)
        record.outstanding.raw = rows.int(32)
        record.currency = Currency.packed(UInt32(rows.int(33)))
        record.documentDate.raw = Int32(rows.int(34))
        record.issuedOn = Day(number: Int32(rows.int(35)))
        record.servedOn.raw = Int32(rows.int(36))
        record.dueOn.raw = Int32(rows.int(37))
        record.enforcementOn.raw = Int32(rows.int(38))
        record.inForceOn.raw = Int32(rows.int(39))
        record.limitationRestartedOn.raw = Int32(rows.int(40))
        record.year = Int16(rows.int(41))
        record.status = RegisterStatus(rawValue: UInt8(rows.int(42))) ?? .open
        record.facts = UInt64(bitPattern: rows.int(43))
        obligationIndex[Int(record.ledgerRow)] = Int32(state.book.obligations.count)
        state.book.obligations.append(record)
    }

    private static func standing(_ rows: RowReader) -> Standing {
        var standing = Standing()
        standing.principal = rows.int(2)
        standing.interest = rows.int(3)
        standing.costs = rows.int(4)
        standing.discount = rows.int(5)
        standing.rounding = rows.int(6)
        standing.remitted = rows.int(7)
        standing.paidElsewhere = rows.int(8)
        standing.paid = rows.int(9)
        standing.outstanding = rows.int(10)
        standing.credit = rows.int(11)
        standing.state = ObligationState(rawValue: UInt8(rows.int(12))) ?? .open
        standing.lastPaidOn.raw = Int32(rows.int(13))
        return standing
    }

    mutating func claims() throws {
        let rows = try RowReader(
            db,
            "SELECT obligation, payment, amount, principal, interest, costs, credit, discount, rounding, paid_on, booked_on, payment_amount, bank_reference, strategy, rule, evidence, is_ruling FROM claims ORDER BY obligation, payment"
        )
        while try rows.next() {
            var claim = Claim(
                payment: RecordID(bits: UInt64(rows.int(1))), paymentIndex: -1,
                obligation: obligationIndex[Int(rows.int(0))],
                amount: rows.int(2), paidOn: Day(number: Int32(rows.int(9))),
                bookedOn: Day(number: Int32(rows.int(10))),
                paymentAmount: rows.int(11), bankReference: rows.text(12, into: &state.book.text),
                strategy: Strategy(rawValue: UInt8(rows.int(13))) ?? .none,
                rule: Rule(rawValue: UInt8(rows.int(14))) ?? .none,
                evidence: EvidenceText(rows.text(15, into: &state.book.text)))
            claim.posted.principal = rows.int(3)
            claim.posted.interest = rows.int(4)
            claim.posted.costs = rows.int(5)
            claim.posted.credit = rows.int(6)
            claim.posted.discount = rows.int(7)
            claim.posted.rounding = rows.int(8)
            claim.isRuling = rows.int(16) != 0
            state.book.claims.append(claim)
        }
    }

    static let paymentColumns = """
        id, file, line, detail, channel, purpose, account, booked_on, value_on, paid_on, amount, charges, currency, flags, terminal,
        bank_reference, end_to_end_id, merchant_reference, original_reference, obligor_id, obligor_name, payer_name, payer_iban,
        payment_code, remittance, transaction_code, allocated, reserved, status, strategy, confidence
        """

    /// Open ones (unmatched, partly matched, ambiguous), and returns that wait for their payment.
    mutating func payments() throws {
        var loaded: LoadedPayments = (state.book.text, [], [])
        state.book.text = TextArena()
        for condition in ["status IN (1, 2, 3)", Schema.waitingReturn + " AND status NOT IN (1, 2, 3)"] {
            let rows = try RowReader(
                db, "SELECT \(Self.paymentColumns) FROM payments WHERE \(condition) ORDER BY id")
            while try rows.next() { payment(rows, into: &loaded) }
        }
        (state.book.text, state.book.payments, state.book.paymentStandings) = loaded
    }

    func payment(_ rows: RowReader, into loaded: inout LoadedPayments) {
        var record = Payment()
        record.id = RecordID(bits: UInt64(rows.int(0)))
        record.ledgerRow = 1
        record.position = SourcePosition(
            file: fileIndex[rows.int(1)] ?? 0, line: UInt32(rows.int(2)), detail: UInt32(rows.int(3)))
        record.channel = Channel(rawValue: UInt8(rows.int(4))) ?? .bank
        record.purpose = Purpose(rawValue: UInt8(rows.int(5))) ?? .other
        record.account = rows.maybe(6).flatMap { accounts[$0] } ?? noAccount
        record.bookedOn = Day(number: Int32(rows.int(7)))
        record.valueOn.raw = Int32(rows.int(8))
        record.paidOn = Day(number: Int32(rows.int(9)))
        record.amount = rows.int(10)
        record.charges = rows.int(11)
        record.currency = Currency.packed(UInt32(rows.int(12)))
        record.flags = PaymentFlags(rawValue: UInt32(rows.int(13)))
        record.terminal = rows.text(14, into: &loaded.text)
        record.bankReference = rows.text(15, into: &loaded.text)
        record.endToEndID = rows.text(16, into: &loaded.text)
        record.merchantReference = rows.text(17, into: &loaded.text)
        record.originalReference = rows.text(18, into: &loaded.text)
        record.obligorID = rows.text(19, into: &loaded.text)
        record.obligorName = rows.text(20, into: &loaded.text)
        record.payerName = rows.text(21, into: &loaded.text)
        record.payerIBAN = rows.text(22, into: &loaded.text)
        record.paymentCode = rows.text(23, into: &loaded.text)
        record.remittance = rows.text(24, into: &loaded.text)
        record.transactionCode = rows.text(25, into: &loaded.text)
        var standing = PaymentStanding()
        standing.allocated = rows.int(26)
        standing.reserved = rows.int(27)
        standing.status = PaymentStatus(rawValue: UInt8(rows.int(28))) ?? .unmatched
        standing.strategy = Strategy(rawValue: UInt8(rows.int(29))) ?? .none
        standing.confidence = UInt8(rows.int(30))
        loaded.payments.append(record)
        loaded.standings.append(standing)
    }

    mutating func statements() throws {
        for row in try Row.fetchAll(db, sql: "SELECT * FROM statements ORDER BY row") {
            var record = Domain.Statement()
            func day(_ name: String) -> Day? { (row[name] as Int32?).map { Day(number: $0) } }
            record.ledgerRow = row["row"]
            record.file = fileIndex[row["file"]] ?? 0
            record.line = row["line"]
            record.kind = StatementKind(rawValue: row["kind"]) ?? .statement
            record.account = (row["account"] as Int64?).flatMap { accounts[$0] } ?? noAccount
            record.accountText = row["account_text"]
            record.number = row["number"]
            record.identification = row["identification"]
            record.sequence = row["sequence"]
            record.page = row["page"]
            record.isLastPage = row["is_last_page"]
            record.from = day("from_day")
            record.to = day("to_day")
            record.currency = Currency.packed(row["currency"])
            record.opening = row["opening"]
            record.closing = row["closing"]
            record.openingOn = day("opening_on")
            record.closingOn = day("closing_on")
            record.entries = row["entries"]
            record.credits = row["credits"]
            record.debits = row["debits"]
            record.balanced = row["balanced"]
            let disagreements: Int64 = row["summary_disagrees"]
            record.summaryDisagrees = disagreements & 1 != 0
            record.detailsDisagree = disagreements & 2 != 0
            record.overlaps = row["overlaps"]
            state.statements.append(record)
        }
    }

    mutating func findings() throws {
        let events = try RowReader(db, "SELECT id FROM discrepancies WHERE is_event")
        while try events.next() { state.raisedEvents.insert(RecordID(bits: UInt64(events.int(0)))) }
        let rows = try RowReader(db, Self.findings + " WHERE NOT is_event AND state < 2 ORDER BY id")
        while try rows.next() {
            guard var record = Self.discrepancy(rows) else { continue }
            record.state = .carried
            state.discrepancies.append(record)
        }
    }

    static let findings = """
        SELECT id, code, payment, obligation, batch, file, position, key, bank_reference, source_file, source_position,
          amount, currency, message, arguments, related, opened_on, state FROM discrepancies
        """

    /// A row of `findings`. Codes are never reused; nil for one that the program no longer has, and nobody tests.
    static func discrepancy(_ rows: RowReader) -> Discrepancy? {
        guard let code = DiscrepancyCode(rawValue: rows.string(1)) else { return nil }
        let subjects = Subjects(
            payment: rows.maybe(2).map { RecordID(bits: UInt64($0)) }, obligation: rows.maybeString(3),
            batch: rows.maybe(4).map { RecordID(bits: UInt64($0)) }, file: rows.maybeString(5),
            position: rows.maybeString(6), key: rows.maybeString(7))
        let finding = Finding(
            code, subjects, bankReference: rows.string(8), sourceFile: rows.string(9), sourcePosition: rows.string(10),
            amount: rows.maybe(11), currency: Currency.packed(UInt32(rows.int(12))),
            message: Message(rows.string(13), MessageText.split(rows.string(14))), related: rows.string(15))
        return Discrepancy(
            id: RecordID(bits: UInt64(rows.int(0))), finding: finding,
            state: FindingState(rawValue: UInt8(rows.int(17))) ?? .carried, openedOn: Day(number: Int32(rows.int(16))))
    }
}
