// Posting: everything of a run in one transaction, rows bound on the raw statements.

package import Domain
internal import GRDB

extension Ledger {
    /// Writes a run. On any failure nothing of it is there.
    package func post(_ posting: RunPosting) throws(StoreFailure) {
        guard let queue else { throw StoreFailure(.cannotAccess, "store.read_only") }
        do {
            try queue.writeWithoutTransaction { db in
                let isBulk = posting.newPayments.count + posting.newVersions.count >= Self.bulk
                if isBulk { try Self.prepareBulk(db) }
                defer { if isBulk { Self.endBulk(db) } }
                try db.inTransaction {
                    try posting.book.text.bytes.withUnsafeBufferPointer { text in
                        var poster = try RunPoster(db, posting, text)
                        try poster.post()
                    }
                    return .commit
                }
            }
        } catch {
            throw Self.failure(error, path)
        }
    }

    /// Rows from which on a run is a bulk load.
    private static let bulk = 200_000

    /// `PostedSums` looks every payment and obligation up anyway, so a bulk load is spared a second look per row; and a
    /// ledger without runs has nothing to keep, so its pages need not go through the write-ahead log.
    private static func prepareBulk(_ db: Database) throws {
        try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -262144")
        if try Row.fetchOne(db, sql: "SELECT 1 FROM runs") == nil {
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
        }
    }

    /// The run is committed, or rolled back: nothing here may fail. Opening the ledger sets all of it again.
    private static func endBulk(_ db: Database) {
        for setting in ["foreign_keys = ON", "cache_size = -65536", "journal_mode = WAL"] {
            try? db.execute(sql: "PRAGMA " + setting)
        }
    }
}
