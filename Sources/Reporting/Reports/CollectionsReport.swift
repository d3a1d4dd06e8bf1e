// public/collections.csv and public/totals.csv: open data. What was collected by month, kind and channel, with no personal
// data in it. Cells of fewer than five payments are left out, and beside them what would give them away (`SuppressionTable`).

internal import Domain

enum CollectionsReport {
    static let columns = [
        Column("year", .year), Column("month", .integer), Column("kind"), Column("channel"),
        Column("payments", .integer), Column("amount", .money), Column("currency", .currency),
    ]

    private struct Month: Hashable, Comparable {
        var year: Int
        var month: Int
        static func < (left: Month, right: Month) -> Bool {
            left.year != right.year ? left.year < right.year : left.month < right.month
        }
    }

    /// By kind, then channel; the last channel is that of payments which are not loaded.
    private struct Figures {
        var payments: [[Int64]]
        var amounts: [[Int64]]
        init(kinds: Int) {
            payments = Array(repeating: Array(repeating: 0, count: Channel.allCases.count + 1), count: kinds)
            amounts = payments
        }
    }

    static func write(_ pack: ReportPack, to folder: String) throws(ReportFailure) -> [WrittenFile] {
        let months = count(pack).sorted { $0.key < $1.key }
        let tables = months.map { month, figures in
            let filled = zip(figures.payments, figures.amounts).map { zip($0, $1).map { $0 != 0 || $1 != 0 } }
            return (month, figures, filled, SuppressionTable(counts: figures.payments, isFilled: filled))
        }
        var cells = try CSVFile("public/collections.csv", in: folder)
        var totals = try CSVFile("public/totals.csv", in: folder)
        cells.header(columns)
        totals.header(columns)
        let names = Labels.kinds(pack, nil)
        let channels = Channel.allCases.map(\.word) + [""]
        let kinds = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
        let order = channels.indices.sorted { channels[$0].utf8.lexicographicallyPrecedes(channels[$1].utf8) }
        let currency = pack.configuration.organisation.currency
        func row(
            _ file: inout CSVFile, _ month: Month, _ kind: String, _ channel: String, _ payments: Int64, _ amount: Int64
        ) {
            file.integer(Int64(month.year))
            file.integer(Int64(month.month))
            file.text(kind)
            file.text(channel)
            file.integer(payments)
            file.money(amount, digits: currency.minorDigits)
            file.currency(currency)
            file.endRow()
        }
        for (month, figures, filled, table) in tables {
            for kind in kinds {
                for channel in order where filled[kind][channel] && !table.hidden[kind][channel] {
                    row(
                        &cells, month, names[kind], channels[channel], figures.payments[kind][channel],
                        figures.amounts[kind][channel])
                }
            }
            // An empty kind or channel stands for all of them.
            if !table.monthHidden {
                row(
                    &totals, month, "", "", figures.payments.reduce(0) { $0 + $1.reduce(0, +) },
                    figures.amounts.reduce(0) { $0 + $1.reduce(0, +) })
            }
            for channel in order where !channels[channel].isEmpty && !table.channelHidden[channel] {
                let amount = figures.amounts.reduce(0) { $0 + $1[channel] }
                row(&totals, month, "", channels[channel], table.channelTotal(channel), amount)
            }
            for kind in kinds where !table.kindHidden[kind] {
                row(&totals, month, names[kind], "", table.kindTotal(kind), figures.amounts[kind].reduce(0, +))
            }
        }
        let written = [try cells.finish(), try totals.finish()]
        var description = try CSVFile("public/datapackage.json", in: folder)
        description.raw(DataPackage.text(pack))
        return written + [try description.finish()]
    }

    /// Sums by month; a payment counts once in a cell, and not at all where all that it brought was taken back.
    private static func count(_ pack: ReportPack) -> [Month: Figures] {
        var months: [Month: Figures] = [:]
        let kinds = pack.configuration.kinds.count
        var own: [(month: Month, kind: Int, channel: Int, amount: Int64)] = []
        var current = RecordID.none
        func close() {
            for (month, kind, channel, amount) in own {
                months[month, default: Figures(kinds: kinds)].amounts[kind][channel] += amount
                if amount > 0 { months[month, default: Figures(kinds: kinds)].payments[kind][channel] += 1 }
            }
            own.removeAll(keepingCapacity: true)
        }
        for index in AllocationsReport.order(pack) {
            let allocation = pack.allocations[Int(index)]
            if allocation.payment != current { close() }
            current = allocation.payment
            let (year, number, _) = allocation.paidOn.components
            let month = Month(year: year, month: number)
            let kind = Int(pack.book.obligations[Int(allocation.obligation)].kind)
            let channel =
                allocation.paymentIndex < 0
                ? Channel.allCases.count : Int(pack.book.payments[Int(allocation.paymentIndex)].channel.rawValue)
            if let known = own.firstIndex(where: { $0.month == month && $0.kind == kind && $0.channel == channel }) {
                own[known].amount += allocation.split.amount
            } else {
                own.append((month, kind, channel, allocation.split.amount))
            }
        }
        close()
        return months
    }
}
