// Entries of some days, with the kind of report that brought each: what a report of another kind is compared with.

package import Domain
internal import GRDB

/// Entries that the ledger has, their texts, and the kind of report that each file of theirs is.
package typealias PostedEntries = (text: TextArena, payments: [Payment], kinds: [FileIndex: StatementKind])

extension Ledger {
    /// Bank entries booked from one day to another, by file and line.
    package func entries(
        from first: Day, to last: Day, _ configuration: Domain.Configuration
    ) throws(StoreFailure) -> PostedEntries {
        try read(
            { db in
                var loader = try StateLoader(db, configuration)
                try loader.files()
                let rows = try RowReader(
                    db,
                    """
                    SELECT \(StateLoader.paymentColumns) FROM payments
                    WHERE channel = 0 AND booked_on BETWEEN ? AND ? ORDER BY file, line, detail, id
                    """)
                rows.bind(1, Int64(first.number))
                rows.bind(2, Int64(last.number))
                var loaded: LoadedPayments = (TextArena(), [], [])
                while try rows.next() { loader.payment(rows, into: &loaded) }
                var kinds: [FileIndex: StatementKind] = [:]
                for (index, file) in loader.state.book.files.enumerated() where file.role == .bank {
                    kinds[FileIndex(index)] = StatementKind(format: file.format)
                }
                return (loaded.text, loaded.payments, kinds)
            }, empty: (TextArena(), [], [:]))
    }
}
