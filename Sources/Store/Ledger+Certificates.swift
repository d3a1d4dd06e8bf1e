// Certificates that were issued: numbered, kept for ever, no part of any run.

package import Domain
internal import GRDB

extension Ledger {
    /// Keeps a certificate and gives its number; `document` makes its content from the number.
    package func issueCertificate(
        run: Int64, asOf: Day, payer: String, document: (Int64) throws -> String
    ) throws -> Int64 {
        guard let queue else { throw StoreFailure(.cannotAccess, "store.read_only") }
        do {
            return try queue.write { db in
                let number = (try Int64.fetchOne(db, sql: "SELECT max(number) FROM certificates") ?? 0) + 1
                try db.execute(
                    sql: "INSERT INTO certificates VALUES (?, ?, ?, ?, ?)",
                    arguments: [number, run, asOf.number, payer, try document(number)])
                return number
            }
        } catch let error as DatabaseError {
            throw Self.failure(error, path)
        }
    }
}
