// The report pack of a period: movements of all its nights, and the books as its last night left them.

internal import Domain
internal import Store

struct PeriodPack {
    /// Texts of the movements; each night's own arena goes with it.
    private var text = TextArena()
    private var allocations: [Allocation] = []
    private var postings: [RegisterPosting] = []
    private var settlements: [RecordID: Settlement] = [:]
    private var discrepancies: [RecordID: Discrepancy] = [:]
    private var openedInPeriod: Set<RecordID> = []
    private var files: [FileRecord] = []
    private var statements: [(statement: Statement, account: String)] = []
    private var rejects: [Reject] = []
    private var listed: Set<RecordID> = []
    /// Payments that came in the period, not only in its last night.
    private var arrived: Set<RecordID> = []
    private var late: Set<RecordID> = []
    private var restated: [Int32] = []
    private var traces: [String: DecisionTrace] = [:]
    private var hashes: [(name: String, sha256: String)] = []
    private var first: (before: FiguresBefore?, manifest: String)?
    private var last: ReportPack?

    mutating func add(_ pack: ReportPack) {
        if first == nil { first = (pack.before, pack.previousManifestHash) }
        for index in pack.listedPayments {
            let payment = pack.book.payments[Int(index)]
            listed.insert(payment.id)
            if payment.ledgerRow == 0 { arrived.insert(payment.id) }
        }
        for index in pack.latePayments { late.insert(pack.book.payments[Int(index)].id) }
        restated += pack.restated.map { $0 + Int32(allocations.count) }
        for row in pack.allocations {
            var own = row
            own.bankReference = text.append(pack.book.text.slice(row.bankReference))
            own.evidence = row.evidence.copied(from: pack.book.text, into: &text)
            own.serial = Int32(allocations.count)
            allocations.append(own)
        }
        postings += pack.postings
        for row in pack.settlements { settlements[row.batch] = row }
        for row in pack.discrepancies {
            if row.state == .new { openedInPeriod.insert(row.id) }
            discrepancies[row.id] = row
        }
        for trace in pack.decisions where trace.isNew || traces[trace.decision.id] == nil {
            traces[trace.decision.id] = trace
        }
        hashes += pack.inputHashes
        // The same file may have come twice with other bytes: every taking of it is a record of its own.
        var places: [FileIndex: FileIndex] = [:]
        for index in pack.listedFiles {
            places[index] = FileIndex(files.count)
            files.append(pack.book.files[Int(index)])
        }
        for statement in pack.statements {
            var own = statement
            own.file = places[statement.file] ?? 0
            let accounts = pack.configuration.accounts
            statements.append(
                (own, Int(statement.account) < accounts.count ? accounts[Int(statement.account)].iban : ""))
        }
        for reject in pack.rejects {
            var own = reject
            own.position.file = places[reject.position.file] ?? 0
            rejects.append(own)
        }
        last = pack
    }

    /// The pack of the whole period. `store`: the ledger as it stands after the last night.
    mutating func finish(
        _ store: Ledger, period: ReportPeriod, controls: [ControlTotal]
    ) throws -> ReportPack? {
        guard var pack = last else { return nil }
        last = nil
        pack.period = period
        pack.controls = controls
        pack.before = first?.before
        pack.before?.income = nil
        pack.previousManifestHash = first?.manifest ?? ""
        try takePayments(into: &pack, store)
        let shift = pack.book.text.absorb(text)
        var places: [RecordID: Int32] = [:]
        for index in pack.book.payments.indices {
            places[pack.book.payments[index].id] = Int32(index)
            if arrived.contains(pack.book.payments[index].id) { pack.book.payments[index].ledgerRow = 0 }
        }
        pack.listedPayments = listed.compactMap { places[$0] }.sorted()
        pack.latePayments = late.compactMap { places[$0] }.sorted()
        pack.allocations = allocations.map {
            var row = $0
            row.bankReference = row.bankReference.moved(by: shift)
            row.evidence = row.evidence.moved(by: shift)
            row.paymentIndex = places[row.payment] ?? -1
            return row
        }
        pack.restated = restated
        pack.postings = postings
        pack.settlements = settlements.values.sorted { $0.batch < $1.batch }
        pack.discrepancies = discrepancies.values.sorted { $0.id < $1.id }.map { row in
            var row = row
            if row.state == .carried, openedInPeriod.contains(row.id) { row.state = .new }
            return row
        }
        takeFiles(into: &pack)
        pack.decisions = traces.values.sorted { $0.decision.id.utf8.lexicographicallyPrecedes($1.decision.id.utf8) }
        pack.inputHashes = hashes.sorted {
            $0.name != $1.name ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : $0.sha256 < $1.sha256
        }
        return pack
    }

    /// Payments of the period that the last night had no need of, as they stand.
    private func takePayments(into pack: inout ReportPack, _ store: Ledger) throws {
        let there = Set(pack.book.payments.map(\.id))
        let missing = listed.union(allocations.map(\.payment)).subtracting(there).sorted()
        let found = try store.payments(ids: missing, pack.configuration)
        let shift = pack.book.text.absorb(found.text)
        for (payment, standing) in zip(found.payments, found.standings) {
            pack.book.payments.append(payment.moved(by: shift))
            pack.book.paymentStandings.append(standing)
        }
    }

    private func takeFiles(into pack: inout ReportPack) {
        let start = FileIndex(pack.book.files.count)
        pack.book.files += files
        pack.listedFiles = files.indices.map { start + FileIndex($0) }
        pack.statements = statements.map { row in
            var statement = row.statement
            statement.file += start
            statement.account =
                pack.configuration.accounts.firstIndex { $0.iban == row.account }.map { AccountIndex($0) } ?? noAccount
            return statement
        }
        pack.rejects = rejects.map { row in
            var row = row
            row.position.file += start
            return row
        }
    }
}
