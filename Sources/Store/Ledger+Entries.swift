// Entries of some days, with the kind of report that brought each: what a report of another kind is compared with.

package import Domain
internal import GRDB

/// Entries that the ledger has, their texts, and the kind of report that each file of theirs is.
package typealias PostedEntries = (text: TextArena, payments: [Payment], kinds: [FileIndex: StatementKind])

extension Ledger {
    /// Bank entries of a choice, by file and line.
    package func entries(
        _ choice: EntryChoice, _ configuration: Domain.Configuration
    ) throws(StoreFailure) -> PostedEntries {
        try read(
            { db in
                var loader = try StateLoader(db, configuration)
                try loader.files()
                let rows = try RowReader(
                    db,
                    """
                    SELECT \(StateLoader.paymentColumns) FROM payments
                    WHERE channel = 0 AND \(Self.condition(choice)) ORDER BY file, line, detail, id
                    """)
                var loaded: LoadedPayments = (TextArena(), [], [])
                while try rows.next() { loader.payment(rows, into: &loaded) }
                var kinds: [FileIndex: StatementKind] = [:]
                for (index, file) in loader.state.book.files.enumerated() where file.role == .bank {
                    kinds[FileIndex(index)] = StatementKind(format: file.format)
                }
                return (loaded.text, loaded.payments, kinds)
            }, empty: (TextArena(), [], [:]))
    }

    private static func condition(_ choice: EntryChoice) -> String {
        switch choice {
        case .days(let first, let last): "booked_on BETWEEN \(first.number) AND \(last.number)"
        case .cutRows: Schema.cutRow
        }
    }
}
