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

    private init(_ queue: DatabaseQueue?, _ path: String) {
        self.queue = queue
        self.path = path
    }

    /// Opens the ledger, or makes one where it is missing; read-only, a missing ledger is an empty one.
    package static func open(path: String, readOnly: Bool) throws(StoreFailure) -> Ledger {
        if readOnly, access(path, F_OK) != 0 { return Ledger(nil, path) }
        if !readOnly {
            umask(0o027)
            let folder = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
            try FileSystem.createFolder(folder)
        }
        do {
            var settings = GRDB.Configuration()
            settings.readonly = readOnly
            settings.foreignKeysEnabled = true
            settings.prepareDatabase { db in
                if !readOnly {
                    try db.execute(sql: "PRAGMA journal_mode = WAL")
                    try db.execute(sql: "PRAGMA synchronous = FULL")
                }
                try db.execute(sql: "PRAGMA cache_size = -65536")
            }
            let queue = try DatabaseQueue(path: path, configuration: settings)
            if !readOnly { try Schema.migrator().migrate(queue) }
            return Ledger(queue, path)
        } catch {
            throw failure(error, path)
        }
    }

    static func failure(_ error: any Error, _ path: String) -> StoreFailure {
        if let failure = error as? StoreFailure { return failure }
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let error = error as? DatabaseError else { return StoreFailure(.cannotAccess, "store.cannot_read", [name]) }
        // Never the arguments: they hold personal data.
        let words = error.message ?? error.resultCode.description
        let kind: StoreFailure.Kind = error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB ? .damaged : .cannotAccess
        return StoreFailure(kind, "store.ledger_failed", [name, words])
    }

    package func close() { try? queue?.close() }

    func read<T>(_ work: (Database) throws -> T, empty: T) throws(StoreFailure) -> T {
        guard let queue else { return empty }
        do { return try queue.read(work) } catch { throw Self.failure(error, path) }
    }
}
