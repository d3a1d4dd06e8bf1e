// Recognition: decoded files become tonight's records, one file after the other in the order of the plan.

internal import Domain
internal import Formats

/// Takes files into the book and keeps what was found.
struct Recognition {
    let configuration: Configuration
    let date: Day
    let known: @Sendable ([RecordID]) throws -> Set<RecordID>
    let money: @Sendable (RecordID) throws -> PostedMoney?
    let discrepancy: @Sendable (RecordID) throws -> Bool
    let entries: KnownEntries
    let repeatedAfter: @Sendable (_ source: String, _ after: String) throws -> PlaceSet
    var survey = ReportSurvey()
    /// Entries that reports of another kind are compared with; filled where there are such reports.
    var pool = EntryPool()
    var hasAskedLedger = false
    /// Last rows without a line end: the ledger's, which are asked for once, and places of tonight's.
    var cutRowsBefore: [(payment: Payment, place: Int32)] = []
    var cutRowsTonight: [Int32] = []
    var hasAskedForCutRows = false
    /// Payments of the book up to this one stand in the pool.
    var pooled = 0
    var files: KnownFiles
    var result: IntakeResult
    /// Ids of the payments in the book and of tonight's.
    var seen = RecordIDSet()
    var statementPrints: [String: Set<Int64?>] = [:]
    /// Statements by their balances and sums, whatever the format.
    var balancePrints: [String: Set<Int64?>] = [:]
    var index: ObligationIndex
    /// Serial of the last file that brought an obligation; parallel to the book's obligations.
    var broughtBy: [Int32] = []
    /// Full extracts taken tonight: source → (file's serial, its name).
    var extracts: [UInt16: (serial: Int32, name: String)] = [:]
    var greatestBefore: [UInt16: String] = [:]
    /// Obligations that the register file at hand brought as they were.
    var repeated = PlaceSet()
    /// For a file that came late: ledger rows of the obligations that newer files repeated.
    var saidLater = PlaceSet()
    /// Ids found twice, by file: each is said once.
    var duplicates: Set<String> = []
    /// Orders by identity; made when the first orders file comes.
    var orderPlaces: [String: Int] = [:]
    /// Cards by their payment; made when the first card file comes.
    var cardPlaces: [RecordID: Int] = [:]
    var decisionFiles: [(DecodedFile, DecisionBatch)] = []

    init(_ input: IntakeInput, plan: FilePlan) {
        configuration = input.configuration
        date = input.date
        known = input.known
        money = input.money
        discrepancy = input.discrepancy
        entries = input.entries
        repeatedAfter = input.repeated
        files = KnownFiles(input.ledger.files, fingerprint: input.fingerprint)
        result = IntakeResult(book: input.ledger.book, standingsBefore: input.ledger.standings)
        result.statements = input.ledger.statements
        result.firstNewStatement = input.ledger.statements.count
        result.firstNewPayment = input.ledger.book.payments.count
        result.decisions = input.ledger.decisions
        result.firstNewDecision = input.ledger.decisions.count
        index = ObligationIndex(result.book.obligations, result.book.text)
        broughtBy = Array(repeating: -1, count: result.book.obligations.count)
        seen.reserve(result.book.payments.count)
        for payment in result.book.payments { _ = seen.insert(payment.id) }
        for statement in input.ledger.statements {
            statementPrints[Self.fingerprint(statement), default: []].insert(statement.sequence)
            if let balances = Self.balances(statement) {
                balancePrints[balances, default: []].insert(statement.sequence)
            }
        }
        for task in plan.tasks where task.settings.role == .obligations && greatestBefore[task.source] == nil {
            greatestBefore[task.source] = files.greatestName(ofSource: task.settings.name)
        }
    }

    static func fingerprint(_ statement: Statement) -> String {
        func day(_ day: Day?) -> String { day?.text ?? "" }
        func sum(_ sum: Int64?) -> String { sum.map(String.init) ?? "" }
        return [
            String(statement.account), String(statement.kind.rawValue), sum(statement.opening), sum(statement.closing),
            day(statement.openingOn), day(statement.closingOn), day(statement.from), day(statement.to),
            String(statement.credits), String(statement.debits), String(statement.entries), statement.currency.text,
        ].joined(separator: "|")
    }

    mutating func take(_ decoded: consuming DecodedFile) throws {
        var file = decoded
        // Taken out of the file, so that a batch has one owner and is changed in place.
        let content = file.content
        file.content = .known
        switch files.verdict(name: file.task.name, sha256: file.sha256, role: file.task.settings.role) {
        case .known:
            result.knownFiles += 1
            return
        case .stillRefused:
            result.refusedFiles.insert(file.task.name)
            return
        case .duplicate(let first):
            duplicate(file, of: first)
            return
        case .new, .retry: break
        }
        switch consume content {
        case .known: result.knownFiles += 1
        case .refused(let problem): refuse(file, problem)
        case .bank(let batch): try take(batch, of: file)
        case .obligations(let batch): try take(batch, of: file)
        case .cards(let batch): try take(batch, of: file)
        case .orders(let batch): take(batch, of: file)
        case .decisions(let batch): decisionFiles.append((file, batch))
        }
    }

    /// What can only be judged once every file is in: decisions, and what a full extract lacks.
    mutating func finish() throws {
        for (file, batch) in decisionFiles { try take(batch, of: file) }
        markMissing()
        result.files = result.book.files
    }

    // MARK: Files

    func record(_ file: DecodedFile) -> FileRecord {
        var record = FileRecord()
        record.source = file.task.settings.name
        record.name = file.task.name
        record.role = file.task.settings.role
        record.sha256 = file.sha256
        record.bytes = file.bytes
        return record
    }

    /// Adds the record of a file and gives its index.
    mutating func add(_ record: FileRecord, of file: DecodedFile) {
        let index = FileIndex(result.book.files.count)
        result.book.files.append(record)
        result.newFiles.append(index)
        if record.status != .quarantined || !record.sha256.isEmpty { result.contents.append((index, file.task.path)) }
        files.add(
            KnownFile(
                row: 0, source: record.source, name: record.name, role: record.role, sha256: record.sha256,
                status: record.status, refusedUnder: "", run: 0))
    }

    var nextFile: FileIndex { FileIndex(result.book.files.count) }

    private mutating func duplicate(_ file: DecodedFile, of first: String) {
        var record = record(file)
        record.status = .duplicate
        let message = Message("intake.duplicate_file", [first])
        (record.message, record.note) = (text(message), message)
        result.findings.append(
            Finding(
                .DUPLICATE_FILE, Subjects(file: file.task.name, key: file.sha256), sourceFile: file.task.name,
                message: message))
        add(record, of: file)
    }

    /// A file that is not taken: FILE_REJECTED stays open until it can be read or is gone.
    mutating func refuse(_ file: DecodedFile, _ problem: Unreadable) {
        result.refusedSomething = true
        result.refusedFiles.insert(file.task.name)
        result.findings.append(
            Finding(
                .FILE_REJECTED, Subjects(file: file.task.name, key: file.sha256), sourceFile: file.task.name,
                sourcePosition: problem.line > 0 ? String(problem.line) : "", message: problem.message))
        if file.sha256.isEmpty, files.couldNotBeOpenedBefore(file.task.name) { return }
        var record = record(file)
        record.status = .quarantined
        (record.message, record.note) = (text(problem.message), problem.message)
        add(record, of: file)
    }

    /// The words of a message in the organisation's first language.
    func text(_ message: Message) -> String {
        Sentences.text(message, configuration.organisation.languages.first ?? .bg)
    }

    /// Rows that were refused only when they met others: what stands in the file.
    func fillRows(_ rejects: inout [Reject], from first: Int, of task: FileTask) {
        guard first < rejects.count, let bytes = try? InputBytes.read(task.path) else { return }
        let lines = Set(rejects[first...].map(\.position.line))
        let rows = CSVRaw.rows(bytes, task.settings.csv, of: task.settings.role, at: lines)
        for place in rejects.indices[first...] { rejects[place].raw = rows[rejects[place].position.line] ?? "" }
    }

    /// A refused row, moved to its file.
    mutating func refuseRows(_ rejects: [Reject], file: FileIndex, name: String) {
        for var reject in rejects {
            reject.position.file = file
            result.refusedSomething = true
            result.rejects.append(reject)
            result.findings.append(
                Finding(
                    .ROW_REJECTED, Subjects(file: name, position: reject.position.text, key: reject.raw),
                    sourceFile: name, sourcePosition: reject.position.text, message: reject.message))
        }
    }
}
