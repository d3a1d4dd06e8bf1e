// Exclusive claims, guarded once more at the commit: no payment is given away twice, no debt is paid by nothing.

internal import Domain
internal import GRDB

struct PostedSums {
    private let db: Database
    private let posting: RunPosting
    private let obligationRows: [Int64]

    init(_ db: Database, _ posting: RunPosting, _ obligationRows: [Int64]) {
        self.db = db
        self.posting = posting
        self.obligationRows = obligationRows
    }

    /// Throws where a payment or an obligation of this run is not the sum of its claims.
    func check() throws {
        guard try payments(), try obligations() else { throw StoreFailure(.damaged, "store.sums") }
    }

    /// New ones by what this run gives them, earlier ones by what stands in the ledger now.
    private func payments() throws -> Bool {
        var given: [RecordID: Int64] = [:]
        for claim in posting.changedClaims where claim.amount > 0 { given[claim.payment, default: 0] += claim.amount }
        for index in posting.newPayments {
            let id = posting.book.payments[Int(index)].id
            if posting.book.paymentStandings[Int(index)].allocated != given.removeValue(forKey: id) ?? 0 {
                return false
            }
        }
        var earlier = Set(posting.changedPayments.map { posting.book.payments[Int($0)].id })
        let new = Set(posting.newPayments.map { posting.book.payments[Int($0)].id })
        for claim in posting.changedClaims where !new.contains(claim.payment) { earlier.insert(claim.payment) }
        for row in posting.allocations where !new.contains(row.payment) { earlier.insert(row.payment) }
        return try holds(
            """
            SELECT 1 FROM payments WHERE id = ?1
            AND allocated = (SELECT coalesce(sum(amount), 0) FROM claims WHERE payment = ?1)
            """, earlier.map { Int64($0.bits) })
    }

    private func obligations() throws -> Bool {
        var given: [Int32: Int64] = [:]
        for claim in posting.changedClaims { given[claim.obligation, default: 0] += max(claim.amount, 0) }
        for row in posting.allocations { given[row.obligation, default: 0] += 0 }
        var earlier: [Int64] = []
        for (index, sum) in given {
            if posting.book.obligations[Int(index)].ledgerRow != 0 {
                earlier.append(obligationRows[Int(index)])
            } else if posting.standings[Int(index)].paid != sum {
                return false
            }
        }
        return try holds(
            """
            SELECT 1 FROM obligations WHERE row = ?1
            AND paid = (SELECT coalesce(sum(amount), 0) FROM claims WHERE obligation = ?1)
            """, earlier)
    }

    /// Whether the query finds a row for every key.
    private func holds(_ sql: String, _ keys: [Int64]) throws -> Bool {
        guard !keys.isEmpty else { return true }
        let rows = try RowReader(db, sql)
        for key in keys {
            rows.bind(1, key)
            let found = try rows.next()
            rows.reset()
            if !found { return false }
        }
        return true
    }
}
