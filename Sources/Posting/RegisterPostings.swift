// What the register is to take back of this run: one row an obligation that it changed.

internal import Domain

enum RegisterPostings {
    static func make(_ result: PostingResult, _ input: borrowing PostingInput) -> [RegisterPosting] {
        guard input.configuration.reports.writes("postings") else { return [] }
        let book = result.matching.book
        var rows = Rows(obligations: result.standings.count)
        for allocation in result.allocations {
            let row = rows.place(of: allocation.obligation)
            if allocation.split.amount >= 0 {
                rows.all[row].allocated += allocation.split.amount
            } else {
                rows.all[row].reversal += allocation.split.amount
            }
            rows.all[row].discount += allocation.split.discount
            rows.all[row].rounding += allocation.split.rounding
            if allocation.split.amount != 0 {
                let paidOn = max(rows.all[row].paidOn.value ?? allocation.paidOn, allocation.paidOn)
                rows.all[row].paidOn = MaybeDay(paidOn)
                rows.references[row] = allocation.bankReference
            }
        }
        for obligation in result.changedObligations {
            let before =
                Int(obligation) < input.standingsBefore.count ? input.standingsBefore[Int(obligation)].remitted : 0
            let remitted = result.standings[Int(obligation)].remitted - before
            if remitted != 0 { rows.all[rows.place(of: obligation)].remitted = remitted }
        }
        return rows.byID(book, after: input.lastSerial)
    }

    /// The rows in the order in which they came up, found again by their obligation.
    private struct Rows {
        var all: [RegisterPosting] = []
        /// Of the last money of each row, parallel to `all`.
        var references: [TextRef] = []
        private var places: [Int32]

        init(obligations: Int) { places = Array(repeating: -1, count: obligations) }

        mutating func place(of obligation: Int32) -> Int {
            if places[Int(obligation)] < 0 {
                places[Int(obligation)] = Int32(all.count)
                all.append(RegisterPosting(obligation: obligation))
                references.append(.none)
            }
            return Int(places[Int(obligation)])
        }

        /// In the order of the obligations' ids, numbered from the last run's serial on.
        func byID(_ book: Book, after lastSerial: Int64) -> [RegisterPosting] {
            let order = Ordering.bytewise(all.map { book.obligations[Int($0.obligation)].id }, book.text)
            return order.enumerated().map { number, place in
                var row = all[Int(place)]
                row.bankReference = book.text.string(references[Int(place)])
                row.serial = lastSerial + Int64(number) + 1
                return row
            }
        }
    }
}
