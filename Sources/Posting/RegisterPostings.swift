// What the register is to take back of this run: one row an obligation that it changed.

internal import Domain

enum RegisterPostings {
    static func make(_ result: PostingResult, _ input: borrowing PostingInput) -> [RegisterPosting] {
        guard input.configuration.reports.writes("postings") else { return [] }
        let book = result.matching.book
        var rows: [Int32: RegisterPosting] = [:]
        for allocation in result.allocations {
            var row = rows[allocation.obligation] ?? RegisterPosting(obligation: allocation.obligation)
            if allocation.split.amount >= 0 {
                row.allocated += allocation.split.amount
            } else {
                row.reversal += allocation.split.amount
            }
            row.discount += allocation.split.discount
            row.rounding += allocation.split.rounding
            if allocation.split.amount != 0 {
                row.paidOn = MaybeDay(max(row.paidOn.value ?? allocation.paidOn, allocation.paidOn))
                row.bankReference = book.text.string(allocation.bankReference)
            }
            rows[allocation.obligation] = row
        }
        for obligation in result.changedObligations {
            let before =
                Int(obligation) < input.standingsBefore.count ? input.standingsBefore[Int(obligation)].remitted : 0
            let remitted = result.standings[Int(obligation)].remitted - before
            guard remitted != 0 else { continue }
            var row = rows[obligation] ?? RegisterPosting(obligation: obligation)
            row.remitted = remitted
            rows[obligation] = row
        }
        var sorted = rows.values.sorted {
            book.text.precedes(book.obligations[Int($0.obligation)].id, book.obligations[Int($1.obligation)].id)
        }
        for index in sorted.indices { sorted[index].serial = input.lastSerial + Int64(index) + 1 }
        return sorted
    }
}
