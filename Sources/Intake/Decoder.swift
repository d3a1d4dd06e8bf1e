// Decoding: a task a file, at most so many at once; results in the order of the plan.

internal import Domain
internal import Fingerprints
internal import Formats
internal import Synchronization

/// What a file turned out to hold.
enum DecodedContent: Sendable {
    /// Known by name and bytes, or a duplicate: not decoded.
    case known
    case bank(BankBatch)
    case obligations(RegisterFile)
    case decisions(DecisionBatch)
    case cards(CardBatch)
    case orders(OrderBatch)
    case refused(Unreadable)

    /// Bytes that its texts and payments will want in the book's arena.
    var room: Int {
        switch self {
        // Words of evidence come on top of some payments' own; a card row's texts are some forty bytes, too.
        case .bank(let batch): batch.text.bytes.count + batch.payments.count * 32
        case .cards(let batch): batch.text.bytes.count * 2
        case .obligations(let file): file.batch.text.bytes.count
        case .known, .decisions, .orders, .refused: 0
        }
    }

    /// Bytes that its arena has room for, those that it holds among them.
    var capacity: Int {
        switch self {
        case .bank(let batch): batch.text.bytes.capacity
        case .obligations(let file): file.batch.text.bytes.capacity
        case .known, .cards, .decisions, .orders, .refused: 0
        }
    }

    /// Takes the arena out.
    mutating func takeText() -> TextArena {
        var text = TextArena()
        switch self {
        case .bank(var batch):
            self = .known
            swap(&text, &batch.text)
            self = .bank(batch)
        case .obligations(var file):
            self = .known
            swap(&text, &file.batch.text)
            self = .obligations(file)
        case .known, .cards, .decisions, .orders, .refused: break
        }
        return text
    }
}

struct DecodedFile: Sendable {
    var task: FileTask
    var sha256: String
    var bytes: Int64
    var content: DecodedContent
    /// Its texts stand in the book's arena already: it was the largest file, and its arena became the book's.
    var isInBook = false
}

enum Decoder {
    /// Not as the tasks' own results: a task that has just ended still owns what it gave, and who adds to it then copies it.
    private final class Results: Sendable {
        let files: Mutex<[DecodedFile?]>
        init(_ count: Int) { files = Mutex(Array(repeating: nil, count: count)) }
    }

    /// Files that `known` knows are only fingerprinted.
    static func decode(
        _ tasks: [FileTask], configuration: Configuration, known: KnownFiles, threads: Int
    ) async -> [DecodedFile] {
        let rooms = rooms(tasks)
        let results = Results(tasks.count)
        await withTaskGroup(of: Void.self) { group in
            for index in tasks.indices {
                if index >= max(threads, 1) { await group.next() }
                group.addTask {
                    let file = await decode(tasks[index], room: rooms[index], configuration, known, threads)
                    results.files.withLock { $0[index] = file }
                }
            }
        }
        return results.files.withLock { files in
            defer { files = [] }
            return files.compactMap { $0 }
        }
    }

    /// The largest file is read with room for all the texts of a run behind its own, so that they need not be copied.
    private static func rooms(_ tasks: [FileTask]) -> [Int] {
        let sizes = tasks.map { InputBytes.size($0.path) }
        var rooms = Array(repeating: 0, count: tasks.count)
        let all = sizes.reduce(0, +)
        // A quarter more: for letters that take two bytes here and one in the file, and for words of evidence.
        if let largest = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) {
            rooms[largest] = all - sizes[largest] + all / 4
        }
        return rooms
    }

    private static func decode(
        _ task: FileTask, room: Int, _ configuration: Configuration, _ known: KnownFiles, _ threads: Int
    ) async -> DecodedFile {
        var file = DecodedFile(
            task: task, sha256: "", bytes: 0, content: .refused(Unreadable(Message("intake.cannot_read"))))
        do throws(Unreadable) {
            let bytes = try InputBytes.read(task.path, room: room)
            file.bytes = Int64(bytes.count)
            file.sha256 = Fingerprint.sha256(bytes)
            if !task.claimedBy.isEmpty {
                throw Unreadable(
                    Message("intake.claimed_twice", [([task.settings.name] + task.claimedBy).joined(separator: ", ")]))
            }
            switch known.verdict(name: task.name, sha256: file.sha256, role: task.settings.role) {
            case .known, .stillRefused, .duplicate:
                file.content = .known
                return file
            case .new, .retry: break
            }
            file.content = try await content(bytes, task, configuration, threads)
        } catch {
            file.content = .refused(error)
        }
        return file
    }

    private static func content(
        _ bytes: [UInt8], _ task: FileTask, _ configuration: Configuration, _ threads: Int
    ) async throws(Unreadable) -> DecodedContent {
        if bytes.isEmpty { throw Unreadable(Message("intake.empty")) }
        switch task.settings.role {
        case .obligations:
            return .obligations(
                RegisterFile(
                    try ObligationFile.read(
                        bytes, mapping: task.settings.csv, configuration: configuration, source: task.source, file: 0)))
        case .decisions:
            return .decisions(
                try DecisionFile.read(
                    bytes, mapping: task.settings.csv, organisationCurrency: configuration.organisation.currency,
                    file: 0, fileName: task.name))
        case .bank:
            var batch = try BankFile.read(
                bytes, settings: task.settings.csv, organisationCurrency: configuration.organisation.currency,
                file: 0)
            if let entry = batch.payments.first(where: { $0.amount.magnitude > Money.largest }) {
                throw Unreadable(
                    Message("format.sum_too_large", [Money.text(entry.amount), Money.text(Money.largest)]),
                    line: entry.position.line)
            }
            await Preparation.prepare(&batch, configuration, threads: threads)
            return .bank(batch)
        case .orders:
            return .orders(
                try OrderFile.read(
                    bytes, mapping: task.settings.csv, organisationCurrency: configuration.organisation.currency,
                    file: 0))
        case .pos:
            return .cards(
                try CardFile.read(
                    bytes, mapping: task.settings.csv, organisationCurrency: configuration.organisation.currency,
                    file: 0, name: String(task.name.split(separator: "/").last ?? "")))
        }
    }
}
