// Terms that end, the register beside the ledger, and what the euro left.

internal import Domain

extension AuditTables {
    /// Debts whose limitation has ended or ends within twelve months, the nearest end first (ДОПК чл. 171, ЗАНН чл. 82),
    /// then what was written off, with the act where a person's decision names it.
    func limitation() -> Answer {
        var found: [(end: Day, id: String, cells: [GridCell])] = []
        var passed: Int64 = 0
        for discrepancy in pack.discrepancies where discrepancy.state != .resolved {
            let code = discrepancy.finding.code
            guard code == .LIMITATION_NEAR || code == .LIMITATION_PASSED,
                let id = discrepancy.finding.subjects.obligation, let index = index(of: id),
                let text = discrepancy.finding.message.arguments.last, let end = Day(text)
            else { continue }
            let left = pack.standings[Int(index)].outstanding
            if code == .LIMITATION_PASSED { passed += left }
            found.append((end, id, term(index, end, isOver: code == .LIMITATION_PASSED)))
        }
        found.sort { $0.end != $1.end ? $0.end < $1.end : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        let columns = [
            Column("obligation_id", .identifier, width: 16), Column("kind", width: 20),
            Column("payer_id", .identifier, width: 13), Column("payer_name", width: 24),
            Column("issued_on", .day, width: 10), Column("due_on", .day, width: 10),
            Column("restarted_on", .day, width: 11), Column("enforcement_on", .day, width: 11),
            Column("sent_to", width: 12), Column("ends_on", .day, width: 10), Column("absolute_on", .day, width: 10),
            Column("limitation_state", width: 20), Column("outstanding", .money, width: 11, sum: true),
            Column("remitted", .money, width: 11, sum: true), Column("act_no", .identifier, width: 10),
            Column("act_date", .day, width: 10), Column("source_file", width: 24),
            Column("source_position", .identifier, width: 9),
        ]
        let states: [SheetLayout.Colour] = [
            .word(Labels.text(.endedAbsolute, language), .alarm), .word(Labels.text(.ended, language), .alarm),
            .word(Labels.text(.endedRestarted, language), .warning),
        ]
        return Answer(
            sheet: .limitation, question: .askLimitation,
            grid: Grid(columns, found.map(\.cells) + writtenOff(), pack), figure: .money(passed),
            isGood: passed == 0, colours: [("limitation_state", states)], notes: [Message("audit.note_limitation")])
    }

    private func term(_ index: Int32, _ end: Day, isOver: Bool) -> [GridCell] {
        let debt = pack.book.obligations[Int(index)]
        let absolute = pack.facts.absoluteEnds[index]
        let isStopped = debt.limitationRestartedOn.value != nil || debt.enforcementOn.value != nil
        let isAbsolute = absolute.map { $0 < pack.run.date } ?? false
        let state: Label = !isOver ? .ends : isAbsolute ? .endedAbsolute : isStopped ? .endedRestarted : .ended
        return limitation(
            index, end: .day(end), absolute: absolute.map { .day($0) } ?? .empty, state, [.empty, .empty])
    }

    private func limitation(
        _ index: Int32, end: GridCell, absolute: GridCell, _ state: Label, _ act: [GridCell]
    ) -> [GridCell] {
        let (debt, standing) = (pack.book.obligations[Int(index)], pack.standings[Int(index)])
        return [
            self.debt(index), .text(kindName(debt.kind)), self.text(debt.payerID), self.text(debt.payerName),
            .day(debt.issuedOn), .day(debt.dueOn), .day(debt.limitationRestartedOn), .day(debt.enforcementOn),
            self.text(debt.sentTo), end, absolute, .text(Labels.text(state, language)), .money(standing.outstanding),
            .money(standing.remitted),
        ] + act + source(debt.position)
    }

    /// By a person's decision, whose document is the act; by the register's own word, which names none.
    private func writtenOff() -> [[GridCell]] {
        let rulings = Dictionary(
            pack.decisions.map(\.decision).filter { $0.action == .write_off }.map { ($0.obligationID, $0) },
            uniquingKeysWith: { $0.decidedOn < $1.decidedOn ? $1 : $0 })
        return obligations.order.compactMap { index in
            let debt = pack.book.obligations[Int(index)]
            let ruling = rulings.isEmpty ? nil : rulings[string(debt.id)]
            guard debt.status == .writtenOff || ruling != nil else { return nil }
            let act = ruling.map { $0.documentNumber.isEmpty ? $0.id : $0.documentNumber }
            return limitation(
                index, end: .empty, absolute: .empty, ruling == nil ? .writtenOffThere : .writtenOffHere,
                [act.map { .text($0) } ?? .empty, .day(MaybeDay(ruling?.documentDate ?? ruling?.decidedOn))])
        }
    }

    // MARK: Conversion

    /// What the conversion to the euro left over when a debt was paid, one by one.
    func conversion() -> Answer {
        var sum: Int64 = 0
        var rows: [(serial: Int, cells: [GridCell])] = []
        for (serial, allocation) in pack.allocations.enumerated() where allocation.split.rounding != 0 {
            let debt = pack.book.obligations[Int(allocation.obligation)]
            sum += allocation.split.rounding
            let position = allocation.paymentIndex < 0 ? nil : pack.book.payments[Int(allocation.paymentIndex)].position
            let head: [GridCell] = [
                self.debt(allocation.obligation), .link(.story(allocation.payment), allocation.payment.text(.payment)),
                .text(kindName(debt.kind)), .text(debt.currency.text), .money(debt.principal),
            ]
            let tail: [GridCell] = [
                .money(pack.standings[Int(allocation.obligation)].principal), .money(allocation.split.amount),
                .money(allocation.split.rounding), .day(allocation.paidOn),
            ]
            rows.append((serial, head + tail + (position.map(source) ?? [.empty, .empty])))
        }
        let columns = [
            Column("obligation_id", .identifier, width: 16), Column("payment_id", .identifier, width: 18),
            Column("kind", width: 26), Column("register_currency", .identifier, width: 9),
            Column("register_principal", .money, width: 13), Column("principal", .money, width: 13),
            Column("amount", .money, width: 13), Column("rounding", .money, width: 12, sum: true),
            Column("paid_on", .day, width: 11), Column("source_file", width: 34),
            Column("source_position", .identifier, width: 10),
        ]
        return Answer(
            sheet: .conversion, question: .askConversion, grid: Grid(columns, rows.map(\.cells), pack),
            ledger: ["rounding": LedgerSums.allocations(pack)["rounding"] ?? 0], figure: .money(sum), isGood: nil)
    }

    /// Debts of the register in leva by kind and part: their sum, each converted and added up, the sum converted, the
    /// difference. Interest that the ledger computes runs in euro, and is no part of it.
    func levs() -> Answer {
        let parts: [(name: String, of: (Obligation) -> Int64)] = [
            ("principal", { $0.principal }), ("interest", { $0.interest.value ?? 0 }), ("costs", { $0.costs }),
            ("paid_elsewhere", { $0.paidElsewhere }),
        ]
        let kinds = pack.configuration.kinds.count
        var sums = Array(repeating: (count: Int64(0), levs: Int64(0), euros: Int64(0)), count: kinds * parts.count)
        for debt in pack.book.obligations where debt.currency == .bgn && organisation == .eur {
            for (place, part) in parts.enumerated() where part.of(debt) != 0 {
                let row = Int(debt.kind) * parts.count + place
                sums[row].count += 1
                sums[row].levs += part.of(debt)
                sums[row].euros += Self.euros(part.of(debt))
            }
        }
        var all: Int64 = 0
        let cells: [[GridCell]] = sums.indices.filter { sums[$0].count > 0 }.map { row in
            let whole = Self.euros(sums[row].levs)
            all += sums[row].euros - whole
            return [
                .text(kindName(KindIndex(row / parts.count))),
                .text(Labels.column(parts[row % parts.count].name, language)), .integer(sums[row].count),
                .money(sums[row].levs), .money(sums[row].euros), .money(whole), .money(sums[row].euros - whole),
            ]
        }
        let columns = [
            Column("kind", width: 40), Column("part", width: 18), Column("obligations", .integer, width: 12),
            Column("levs", .money, width: 18), Column("euros_each", .money, width: 18),
            Column("euros_whole", .money, width: 18), Column("difference", .money, width: 14, sum: true),
        ]
        return Answer(
            sheet: .levs, question: .askLevs, grid: Grid(columns, cells, pack), figure: .money(all), isGood: nil,
            notes: [
                Message(pack.configuration.rules.conversionPerComponent ? "audit.note_levs" : "audit.note_levs_whole")
            ])
    }

    /// 1 EUR = 1.95583 BGN, half a cent away from zero.
    private static func euros(_ levs: Int64) -> Int64 {
        let half = Int128(levs < 0 ? -195_583 : 195_583)
        return Int64(clamping: (Int128(levs) * 200_000 + half) / (2 * 195_583))
    }

    // MARK: Register

    private struct Balances {
        var count: Int64 = 0
        var register: Int64 = 0
        var ledger: Int64 = 0
        /// What the ledger took off the debts: money, discounts, roundings, what was remitted.
        var joined: Int64 = 0
        /// What the register took off its own assessment besides its desk's money.
        var takenThere: Int64 = 0
        /// Interest that only the ledger runs.
        var interest: Int64 = 0
        var drift: Int64 = 0
    }

    /// The register's own balances beside the ledger's, by kind, of the debts of which the register gives one:
    /// difference = joined here − taken off there − interest of the ledger.
    func register() -> Answer {
        var sums = Array(repeating: Balances(), count: pack.configuration.kinds.count)
        for (index, debt) in pack.book.obligations.enumerated() {
            guard let balance = debt.outstanding.value else { continue }
            let (kind, standing) = (Int(debt.kind), pack.standings[index])
            sums[kind].count += 1
            let register = debt.currency == .bgn && organisation == .eur ? Self.euros(balance) : balance
            let run = debt.interest.value == nil ? standing.interest : 0
            let joined =
                standing.paid - standing.credit + standing.discount + standing.rounding + standing.remitted
            sums[kind].register += register
            sums[kind].ledger += standing.outstanding
            sums[kind].joined += joined
            sums[kind].takenThere += standing.outstanding + joined - run - register
            sums[kind].interest += run
        }
        var open: Int64 = 0
        for row in pack.discrepancies where row.state != .resolved && row.finding.code == .REGISTER_DRIFT {
            guard let id = row.finding.subjects.obligation, let index = index(of: id) else { continue }
            sums[Int(pack.book.obligations[Int(index)].kind)].drift += row.finding.amount ?? 0
            open += (row.finding.amount ?? 0).magnitude > 0 ? 1 : 0
        }
        let cells: [[GridCell]] = sums.indices.filter { sums[$0].count > 0 }.map { kind in
            [
                .text(kindName(KindIndex(kind))), .integer(sums[kind].count), .money(sums[kind].register),
                .money(sums[kind].ledger), .money(sums[kind].register - sums[kind].ledger),
                .money(sums[kind].joined), .money(sums[kind].takenThere), .money(sums[kind].interest),
                .money(sums[kind].drift),
            ]
        }
        let columns = [
            Column("kind", width: 34), Column("obligations", .integer, width: 12, sum: true),
            Column("register_balance", .money, width: 18, sum: true),
            Column("ledger_balance", .money, width: 15, sum: true),
            Column("difference", .money, width: 15, sum: true), Column("joined_here", .money, width: 15, sum: true),
            Column("taken_there", .money, width: 15, sum: true),
            Column("ledger_interest", .money, width: 15, sum: true), Column("drift", .money, width: 18, sum: true),
        ]
        return Answer(
            sheet: .register, question: .askRegister, grid: Grid(columns, cells, pack), figure: .integer(open),
            isGood: open == 0, notes: [Message("audit.note_register")])
    }
}
