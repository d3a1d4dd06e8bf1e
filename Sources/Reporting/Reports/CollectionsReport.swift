// public/collections.csv: open data. What was collected by month, kind and channel, with no personal data in it.
// Cells of fewer than five payments are left out; no totals are published, so that none can be worked out from them.

internal import Domain

enum CollectionsReport {
    static let smallestCell: Int64 = 5

    private struct Cell: Hashable {
        var year: Int32
        var month: Int32
        var kind: KindIndex
        var channel: Int8
    }

    private struct Figures {
        var payments: Int64 = 0
        var amount: Int64 = 0
    }

    static let columns = [
        Column("year", .year), Column("month", .integer), Column("kind"), Column("channel"),
        Column("payments", .integer), Column("amount", .money), Column("currency", .currency),
    ]

    static func write(_ pack: ReportPack, to folder: String) throws(ReportFailure) -> [WrittenFile] {
        let cells = count(pack)
        var file = try CSVFile("public/collections.csv", in: folder)
        file.header(columns)
        let currency = pack.configuration.organisation.currency
        let kinds = Labels.kinds(pack, nil)
        for (cell, figures) in sorted(cells, kinds) {
            file.integer(Int64(cell.year))
            file.integer(Int64(cell.month))
            file.text(kinds[Int(cell.kind)])
            file.text(channel(cell))
            file.integer(figures.payments)
            file.money(figures.amount, digits: currency.minorDigits)
            file.currency(currency)
            file.endRow()
        }
        let table = try file.finish()
        var description = try CSVFile("public/datapackage.json", in: folder)
        description.raw(DataPackage.text(pack))
        return [table, try description.finish()]
    }

    private static func channel(_ cell: Cell) -> String {
        cell.channel < 0 ? "" : Channel.allCases[Int(cell.channel)].word
    }

    private static func sorted(_ cells: [Cell: Figures], _ kinds: [String]) -> [(Cell, Figures)] {
        cells.map { ($0.key, $0.value) }.sorted { left, right in
            let (a, b) = (left.0, right.0)
            if a.year != b.year { return a.year < b.year }
            if a.month != b.month { return a.month < b.month }
            if a.kind != b.kind {
                return kinds[Int(a.kind)].utf8.lexicographicallyPrecedes(kinds[Int(b.kind)].utf8)
            }
            return channel(a).utf8.lexicographicallyPrecedes(channel(b).utf8)
        }
    }

    /// Sums by cell; a payment counts once in a cell, and not at all where all that it brought was taken back.
    private static func count(_ pack: ReportPack) -> [Cell: Figures] {
        var cells: [Cell: Figures] = [:]
        let order = AllocationsReport.order(pack)
        var own: [(cell: Cell, amount: Int64)] = []
        var current = RecordID.none
        func close() {
            for (cell, amount) in own {
                cells[cell, default: Figures()].amount += amount
                if amount > 0 { cells[cell, default: Figures()].payments += 1 }
            }
            own.removeAll(keepingCapacity: true)
        }
        for index in order {
            let allocation = pack.allocations[Int(index)]
            if allocation.payment != current { close() }
            current = allocation.payment
            let cell = place(allocation, pack)
            if let known = own.firstIndex(where: { $0.cell == cell }) {
                own[known].amount += allocation.split.amount
            } else {
                own.append((cell, allocation.split.amount))
            }
        }
        close()
        return cells.filter { $0.value.payments >= smallestCell }
    }

    private static func place(_ allocation: Allocation, _ pack: ReportPack) -> Cell {
        let (year, month, _) = allocation.paidOn.components
        let channel =
            allocation.paymentIndex < 0
            ? -1 : Int8(pack.book.payments[Int(allocation.paymentIndex)].channel.rawValue)
        return Cell(
            year: Int32(year), month: Int32(month), kind: pack.book.obligations[Int(allocation.obligation)].kind,
            channel: channel)
    }
}
