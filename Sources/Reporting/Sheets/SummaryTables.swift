// The Summary as tables, once for the sheet and for the page: how much came in, how much of it found its obligation,
// what is open and how old it is, what card money is on its way or missing, and what has changed since the last run.

internal import Domain

/// A table with its heading, and the chart that is drawn of it.
struct Section: Sendable {
    struct Drawing: Sendable {
        let title: Label
        let isBars: Bool
        /// Columns of the table, with red, green and blue.
        let series: [(column: Int, label: Label, colour: UInt32)]
        /// Of days or months: the first to be looked at.
        var isOfTime: Bool { title == .byDay || title == .byMonth }
    }

    let heading: Label
    let grid: Grid
    var hasTotal = false
    var drawing: Drawing? = nil
    /// By column of the table.
    var colours: [(column: Int, rules: [SheetLayout.Colour])] = []
    /// Begins a new page on paper.
    var beginsPage = false

    /// A chart where every value is 0 would show nothing.
    var isDrawn: Bool {
        guard let drawing else { return false }
        return grid.rows.contains { row in
            drawing.series.contains { ![.money(0), .integer(0)].contains(row[$0.column]) }
        }
    }
}

struct SummaryTables {
    static let blue: UInt32 = 0x1F3864
    static let green: UInt32 = 0x548235
    static let orange: UInt32 = 0xC55A11
    /// Days that are shown one by one: a quarter. More of them are added up by month.
    static let shownDays = 92

    let pack: ReportPack
    let overview: Overview
    let language: Language

    func sections() -> [Section] {
        var bridge = bridge()
        let accounts = accounts()
        if accounts == nil { bridge?.beginsPage = true }
        return [
            glance(), channels(), ages(), accounts, bridge, kinds(), controls(), cards(), days(), findings(),
        ].compactMap { $0 }
    }

    private func label(_ label: Label) -> GridCell { .text(Labels.text(label, language)) }

    // MARK: At a glance

    /// Where each figure is told one by one.
    private static let sheets: [Label: Label] = [
        .moneyIn: .completeness, .matched: .allocations, .openNow: .openPayments, .openPayments: .openPayments,
        .keptForRefunds: .openPayments, .payouts: .settlement, .cardInTransit: .settlement, .cardMissing: .settlement,
        .outstandingDebts: .obligations, .creditsNow: .refunds, .openErrors: .discrepancies,
        .openWarnings: .discrepancies,
    ]

    private func glance() -> Section {
        let (received, open, debts) = (overview.allReceived, overview.allOpen, overview.allDebts)
        let before = pack.before
        func title(_ name: Label) -> GridCell {
            Self.sheets[name].map { .link(.sheet($0), Labels.text(name, language)) } ?? label(name)
        }
        func money(_ name: Label, _ now: Int64, _ was: Int64?, _ note: String = "") -> [GridCell] {
            [
                title(name),
                was.map { .money($0) } ?? .empty, .money(now), was.map { .money(now - $0) } ?? .empty,
                .text(note),
            ]
        }
        func count(_ name: Label, _ now: Int64, _ was: Int64?, _ note: String = "") -> [GridCell] {
            [
                title(name),
                was.map { .integer($0) } ?? .empty, .integer(now),
                was.map { .integer(now - $0) } ?? .empty, .text(note),
            ]
        }
        let oldest = overview.oldestOpen.map {
            Labels.text(.oldest, language) + " " + Labels.counted(Int64($0), .ageDay, .ageDays, language)
        }
        func batches(_ status: String) -> (net: Int64, note: String) {
            let row = overview.batches.first { $0.status == status }
            let words = Labels.counted(row?.batches ?? 0, .batchWord, .batchesWord, language)
            return (row.map { $0.net - $0.credited } ?? 0, words)
        }
        let (transit, missing) = (batches("in_transit"), batches("missing"))
        let states = overview.findings.reduce(into: (errors: Int64(0), warnings: Int64(0))) { sum, row in
            // An event is never open: `status` and the ledger count in this way, too.
            if row.code.isEvent { return }
            if row.code.severity == .error { sum.errors += row.new + row.carried }
            if row.code.severity == .warning { sum.warnings += row.new + row.carried }
        }
        var rows = [
            money(
                .moneyIn, received.amount, before?.income?.received,
                Labels.counted(received.payments, .paymentWord, .paymentsWord, language)
            ),
            money(.matched, received.matched, before?.income?.matched, share(received.matched, received.amount)),
            money(.openNow, open.amount, before?.openAmount, oldest ?? ""),
            count(.openPayments, open.payments, before?.openPayments),
        ]
        // Only where there is some: open and kept come to the total of the sheet of open payments.
        let kept = overview.allUnallocated - open.amount
        if kept != 0 || before?.kept ?? 0 != 0 {
            rows.append(money(.keptForRefunds, kept, before?.kept, Labels.text(.keptNote, language)))
        }
        if received.payouts != 0 || before?.income?.payouts ?? 0 != 0 {
            rows.append(money(.payouts, received.payouts, before?.income?.payouts, Labels.text(.payoutsNote, language)))
        }
        rows += [
            money(.cardInTransit, transit.net, before?.inTransit, transit.note),
            money(.cardMissing, missing.net, before?.missing, missing.note),
            money(.outstandingDebts, debts.outstanding, before?.outstanding, overdue(debts)),
            money(.creditsNow, debts.credit, before?.credit),
            count(.openErrors, states.errors, before?.errors),
            count(.openWarnings, states.warnings, before?.warnings),
        ]
        let columns = [
            Column("figure", width: 34), Column("last_run", .money), Column("now", .money), Column("change", .money),
            Column("note", width: 30),
        ]
        return Section(heading: .glance, grid: Grid(columns, rows, pack))
    }

    private func share(_ part: Int64, _ whole: Int64) -> String {
        guard case .percent(let value) = GridCell.share(part, of: whole) else { return "" }
        return PageNumber.text(value, digits: 1, language) + " %"
    }

    private func overdue(_ debts: Overview.Debts) -> String {
        func money(_ sum: Int64) -> String {
            PageNumber.text(sum, digits: pack.configuration.organisation.currency.minorDigits, language)
        }
        let overdue = "\(Labels.text(.overdue, language).lowercased()) \(money(debts.overdue))"
        return debts.undated == 0 ? overdue : overdue + "; \(Labels.text(.undated, language)) \(money(debts.undated))"
    }

    // MARK: Money

    private static let moneyColumns = [
        Column("payments", .integer, sum: true), Column("received", .money, sum: true),
        Column("matched", .money, sum: true), Column("open", .money, sum: true), Column("other", .money, sum: true),
        Column("share", .percent), Column("settlement_in", .money, sum: true),
    ]

    private func cells(_ part: Overview.Received) -> [GridCell] {
        [
            .integer(part.payments), .money(part.amount), .money(part.matched), .money(part.open), .money(part.other),
            .share(part.matched, of: part.amount), .money(part.payouts),
        ]
    }

    private func channels() -> Section {
        let rows = overview.received.map { [.text(Labels.word($0.channel.word, language))] + cells($0) }
        return Section(
            heading: .byChannel, grid: Grid([Column("channel", width: 34)] + Self.moneyColumns, rows, pack),
            hasTotal: true)
    }

    private func accounts() -> Section? {
        let names = pack.configuration.accounts.map(\.iban) + [Labels.text(.cardTerminals, language)]
        let rows = zip(names, overview.accounts).filter { !$0.1.isEmpty }.map { [.text($0)] + cells($1) }
        if rows.isEmpty { return nil }
        return Section(
            heading: .byAccount, grid: Grid([Column("account", width: 34)] + Self.moneyColumns, rows, pack),
            hasTotal: true, beginsPage: true)
    }

    private func days() -> Section? {
        let days = overview.days.sorted { $0.key < $1.key }
        if days.isEmpty { return nil }
        let areMonths = days.count > Self.shownDays
        var months: [(name: String, sums: Overview.Received)] = []
        for (day, sums) in areMonths ? days : [] {
            let name = String(day.text.prefix(7))
            if months.last?.name == name {
                months[months.count - 1].sums.add(sums)
            } else {
                months.append((name, sums))
            }
        }
        let rows: [[GridCell]] =
            areMonths
            ? months.map { [.text($0.name)] + cells($0.sums) } : days.map { [.day($0.key)] + cells($0.value) }
        let first = areMonths ? Column("month", width: 34) : Column("day", .day, width: 34)
        return Section(
            heading: areMonths ? .byMonth : .byDay, grid: Grid([first] + Self.moneyColumns, rows, pack),
            hasTotal: true,
            drawing: Section.Drawing(
                title: areMonths ? .byMonth : .byDay, isBars: false,
                series: [(2, .received, Self.blue), (3, .matched, Self.green)]))
    }

    private func ages() -> Section {
        let rows = overview.ages.map { bucket in
            [
                label(bucket.label), .integer(bucket.payments), .money(bucket.amount), .money(bucket.unmatched),
                .money(bucket.ambiguous), .money(bucket.partly),
            ]
        }
        let columns = [
            Column("age", width: 34), Column("payments", .integer, sum: true), Column("open", .money, sum: true),
            Column("unidentified", .money, sum: true), Column("ambiguous", .money, sum: true),
            Column("rest", .money, sum: true),
        ]
        return Section(
            heading: .openByAge, grid: Grid(columns, rows, pack), hasTotal: true,
            drawing: Section.Drawing(title: .openByAge, isBars: false, series: [(2, .open, Self.orange)]))
    }

    // MARK: Debts

    /// How the debts got from their opening to their closing: the terms of the run's own control total.
    private func bridge() -> Section? {
        guard let control = pack.controls.first(where: { $0.name == "obligations" && $0.scope == "run" }) else {
            return nil
        }
        let rows: [[GridCell]] = control.terms.enumerated().map { place, term in
            let isLast = place == control.terms.count - 1
            let sign = place == 0 ? "" : isLast ? "= " : control.subtracts(term) ? "− " : "+ "
            return [.text(sign + Labels.term(term.name, of: control.name, language)), .money(term.value)]
        }
        return Section(
            heading: .bridge, grid: Grid([Column("term", width: 34), Column("sum", .money)], rows, pack))
    }

    private func kinds() -> Section? {
        let names = Labels.kinds(pack, language)
        let rows = zip(names, zip(overview.kinds, overview.collected)).map { name, figures in
            let (debts, collected) = figures
            return [
                .text(name), .integer(debts.obligations), .money(debts.assessed), .money(collected),
                .money(debts.paid - debts.credit),
                .money(debts.outstanding), .money(debts.overdue), .share(debts.paid - debts.credit, of: debts.assessed),
            ] as [GridCell]
        }
        if rows.isEmpty { return nil }
        let columns = [
            Column("kind", width: 34), Column("obligations", .integer, sum: true),
            Column("assessed", .money, sum: true), Column("collected", .money, sum: true),
            Column("to_debts", .money, sum: true), Column("outstanding", .money, sum: true),
            Column("overdue", .money, sum: true), Column("rate", .percent),
        ]
        return Section(
            heading: .byKind, grid: Grid(columns, rows, pack), hasTotal: true,
            drawing: Section.Drawing(title: .collectedByKind, isBars: true, series: [(3, .collected, Self.green)]))
    }

    private func findings() -> Section? {
        let rows = overview.findings.map { row in
            [
                .text(row.code.rawValue), .text(Labels.word(row.code.severity.word, language)), .integer(row.new),
                .integer(row.carried), .integer(row.resolved), .money(row.openAmount),
                .text(Sentences.name(of: row.code, language)),
            ] as [GridCell]
        }
        if rows.isEmpty { return nil }
        let columns = [
            Column("code", width: 34), Column("severity", width: 14), Column("new_ones", .integer, sum: true),
            Column("carried", .integer, sum: true), Column("resolved", .integer, sum: true),
            Column("open_amount", .money), Column("code_name", width: 26),
        ]
        return Section(
            heading: .byCode, grid: Grid(columns, rows, pack), hasTotal: true,
            colours: [(1, [.word("error", .alarm), .word("warning", .warning)])], beginsPage: true)
    }

    private func controls() -> Section? {
        var rows = pack.controls.map { total in
            let verdict: Label = total.difference != 0 ? .no : total.breaks != 0 ? .brokenShort : .yes
            return [
                .text(Labels.control(total.name, language)),
                total.isCount ? .integer(total.difference) : .money(total.difference),
                .text(Labels.text(verdict, language)),
                .text(
                    Labels.scope(total, pack, language) + (total.currency.isEmpty ? "" : ", " + total.currency)
                        + (total.breaks == 0 ? "" : "; " + broken(total))),
            ] as [GridCell]
        }
        rows += overview.unproven.map { account in
            [
                .text(Labels.control("account_balance", language)), .empty,
                .text(Labels.text(.unprovenShort, language)), .text(account.account + ", " + account.currency),
            ]
        }
        if rows.isEmpty { return nil }
        let columns = [
            Column("control", width: 34), Column("difference", .money, width: 12), Column("agrees", width: 12),
            Column("scope", width: 30),
        ]
        return Section(
            heading: .controlTotals, grid: Grid(columns, rows, pack),
            colours: [
                (
                    2,
                    [
                        .word(Labels.text(.no, language), .alarm), .word(Labels.text(.yes, language), .good),
                        .word(Labels.text(.brokenShort, language), .warning),
                        .word(Labels.text(.unprovenShort, language), .warning),
                    ]
                )
            ], beginsPage: true)
    }

    private func broken(_ total: ControlTotal) -> String {
        Labels.text(.brokenShort, language) + " "
            + PageNumber.text(total.breaks, digits: Currency(total.currency)?.minorDigits ?? 2, language)
    }

    private func cards() -> Section? {
        let rows = overview.batches.map { row in
            [
                .text(Labels.batch(row.status, language)), .integer(row.batches), .money(row.net), .money(row.credited),
                .money(row.net - row.credited),
            ] as [GridCell]
        }
        if rows.isEmpty { return nil }
        let columns = [
            Column("status", width: 34), Column("batches", .integer, sum: true), Column("net", .money, sum: true),
            Column("credited", .money, sum: true), Column("not_credited", .money, sum: true),
        ]
        return Section(
            heading: .cards, grid: Grid(columns, rows, pack), hasTotal: true,
            colours: [
                (
                    0,
                    [
                        .word("missing", .alarm), .word("short", .alarm), .word("over", .alarm),
                        .word("in_transit", .warning),
                    ]
                )
            ])
    }
}
