// The ledger: one SQLite file, WAL, every commit on the disk before it counts.

package import Domain
internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// Full records of some payments with the arena of their texts.
package typealias LoadedPayments = (text: TextArena, payments: [Payment], standings: [PaymentStanding])

package final class Ledger: Sendable {
    /// nil: read-only and there is no ledger yet.
    let queue: DatabaseQueue?
    let path: String
    private let isReadOnly: Bool
    /// This opening made the file: it goes again where no run comes into it.
    private let isMade: Bool

    private init(_ queue: DatabaseQueue?, _ path: String, isReadOnly: Bool, isMade: Bool) {
        self.queue = queue
        self.path = path
        self.isReadOnly = isReadOnly
        self.isMade = isMade
    }

    /// Opens the ledger, or makes one where it is missing; read-only, a missing ledger is an empty one.
    ///
    /// - Parameter isTemporary: nobody needs it after this call, so nothing of it is synced to the disk.
    package static func open(
        path: String, readOnly: Bool, isTemporary: Bool = false
    ) throws(StoreFailure) -> Ledger {
        let isThere = access(path, F_OK) == 0
        let hadLog = access(path + "-wal", F_OK) == 0
        if readOnly, !isThere { return Ledger(nil, path, isReadOnly: true, isMade: false) }
        // SQLite would open it for reading, and leave two files behind that it may not take away.
        if !readOnly, isThere, access(path, W_OK) != 0 {
            let reason = Reason.sqlite(SQLITE_READONLY)
            throw StoreFailure(.cannotAccess, "store.ledger_failed", [FileSystem.shown(path), reason])
        }
        umask(0o027)
        if !readOnly { try FileSystem.createFolder(FileSystem.parent(path)) }
        do {
            let queue = try DatabaseQueue(
                path: place(path, readOnly), configuration: settings(path, readOnly, isTemporary))
            let migrator = Schema.migrator()
            let state = try queue.read { db in (try migrator.hasBeenSuperseded(db), try db.tableExists("runs")) }
            if state.0 { throw StoreFailure(.damaged, "store.newer") }
            if readOnly {
                // A start that was killed before its first table.
                if !state.1 { return Ledger(nil, path, isReadOnly: true, isMade: false) }
            } else {
                try migrator.migrate(queue)
            }
            return Ledger(queue, path, isReadOnly: readOnly, isMade: !isThere || !state.1)
        } catch {
            if !isThere { removeFiles(path) } else if !hadLog { removeEmptyLog(path) }
            throw failure(error, path)
        }
    }

    private static func settings(_ path: String, _ readOnly: Bool, _ isTemporary: Bool) -> GRDB.Configuration {
        var settings = GRDB.Configuration()
        settings.readonly = readOnly && !canTidy(path)
        settings.foreignKeysEnabled = true
        // Another command may be reading, or tidying up behind itself.
        settings.busyMode = .timeout(10)
        settings.prepareDatabase { db in
            if !readOnly {
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                try db.execute(sql: "PRAGMA synchronous = \(isTemporary ? "OFF" : "FULL")")
            }
            try db.execute(sql: "PRAGMA cache_size = -65536")
        }
        return settings
    }

    /// A reader of a WAL database makes two files beside it and takes them away again only where it may write.
    private static func canTidy(_ path: String) -> Bool {
        access(path, W_OK) == 0 && access(FileSystem.parent(path), W_OK) == 0
    }

    /// Where those files can't be made, or not taken away, and there are none, nobody is writing either.
    private static func place(_ path: String, _ readOnly: Bool) -> String {
        guard readOnly, !canTidy(path), access(path + "-wal", F_OK) != 0 else { return path }
        let escaped = path.utf8.reduce(into: "") { text, byte in
            switch byte {
            case 47, 45, 46, 48...57, 65...90, 95, 97...122: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return "file:" + escaped + "?immutable=1"
    }

    static func failure(_ error: any Error, _ path: String) -> StoreFailure {
        if let failure = error as? StoreFailure { return failure }
        let name = FileSystem.shown(path)
        guard let error = error as? DatabaseError else {
            return StoreFailure(.cannotAccess, "store.cannot_read", [name])
        }
        // Without room its index of the log can't grow, which SQLite calls an error of the disk.
        if error.resultCode == .SQLITE_FULL || error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
            return StoreFailure(.cannotAccess, "store.full", [name])
        }
        let kind: StoreFailure.Kind =
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CONSTRAINT: .damaged
            default: .cannotAccess
            }
        if error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB {
            return StoreFailure(kind, "store.ledger_damaged", [name, Reason.sqlite(error.resultCode.rawValue)])
        }
        // Never the words of SQLite: they are English, and their arguments hold personal data.
        return StoreFailure(kind, "store.ledger_failed", [name, Reason.sqlite(error.resultCode.rawValue)])
    }

    /// Closes the file; one that this opening made and no run came into is taken away.
    package func close() {
        guard let queue else { return }
        var isEmpty = false
        if isMade, !isReadOnly {
            isEmpty = (try? queue.read { try Row.fetchOne($0, sql: "SELECT 1 FROM runs") == nil }) ?? false
        }
        try? queue.close()
        if isEmpty { Self.removeFiles(path) }
    }

    /// A disk without room lets SQLite make its two files beside the ledger and use neither. They go again, unless
    /// somebody else has come to hold them.
    private static func removeEmptyLog(_ path: String) {
        var status = stat()
        guard stat(path + "-wal", &status) == 0, status.st_size == 0 else { return }
        let file = Glibc.open(path + "-shm", O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { Glibc.close(file) }
        var lock = flock()
        lock.l_type = Int16(F_WRLCK)
        lock.l_whence = Int16(SEEK_SET)
        guard fcntl(file, F_GETLK, &lock) == 0, lock.l_type == Int16(F_UNLCK) else { return }
        unlink(path + "-wal")
        unlink(path + "-shm")
    }

    private static func removeFiles(_ path: String) {
        for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
    }

    func read<T>(_ work: (Database) throws -> T, empty: T) throws(StoreFailure) -> T {
        guard let queue else { return empty }
        do { return try queue.read(work) } catch { throw Self.failure(error, path) }
    }
}
