// Fines by issuer, those who pay none, terms that end, money to give back, and what the euro left.

internal import Domain

extension AuditTables {
    private struct Issued: Hashable {
        var issuer: String
        var kind: KindIndex
    }

    private struct Fines {
        var count: Int64 = 0
        var served: Int64 = 0
        var inForce: Int64 = 0
        var sentOn: Int64 = 0
        var annulled: Int64 = 0
        var paidWhole: Int64 = 0
        var paidReduced: Int64 = 0
        var assessed: Int64 = 0
        var paid: Int64 = 0
        var outstanding: Int64 = 0
    }

    private func isFine(_ debt: Obligation) -> Bool { pack.configuration.kinds[Int(debt.kind)].group == .fine }

    /// Issued, served, in force, sent to the state's or a private bailiff, annulled, paid; the rate of collection.
    func fines() -> Answer {
        var rows: [Issued: Fines] = [:]
        for (index, debt) in pack.book.obligations.enumerated() where isFine(debt) {
            add(
                debt, pack.standings[index],
                to: &rows[Issued(issuer: string(debt.issuer), kind: debt.kind), default: Fines()])
        }
        let names = Labels.kinds(pack, language)
        let order = rows.sorted { left, right in
            if left.key.issuer != right.key.issuer {
                return left.key.issuer.utf8.lexicographicallyPrecedes(right.key.issuer.utf8)
            }
            return left.key.kind < right.key.kind
        }
        let cells: [[GridCell]] = order.map { key, fines in
            let counts = [
                fines.count, fines.served, fines.inForce, fines.sentOn, fines.annulled, fines.paidWhole,
                fines.paidReduced,
            ]
            let name = key.issuer.isEmpty ? Labels.text(.notGiven, language) : key.issuer
            let sums = [fines.assessed, fines.paid, fines.outstanding].map { GridCell.money($0) }
            return [.text(name), .text(names[Int(key.kind)])] + counts.map { GridCell.integer($0) } + sums
                + [.share(fines.paid, of: fines.assessed)]
        }
        let counts = ["fines", "served", "in_force", "sent_on", "annulled", "paid_whole", "paid_reduced"]
        let columns =
            [Column("issuer", width: 29), Column("kind", width: 24)]
            + counts.map { Column($0, .integer, width: 11, sum: true) }
            + [
                Column("assessed", .money, width: 14, sum: true), Column("paid", .money, width: 14, sum: true),
                Column("outstanding", .money, width: 14, sum: true), Column("rate", .percent, width: 10),
            ]
        let all = rows.values.reduce(into: (paid: Int64(0), assessed: Int64(0))) {
            $0.paid += $1.paid
            $0.assessed += $1.assessed
        }
        return Answer(
            sheet: .fines, question: .askFines, grid: Grid(columns, cells, pack),
            figure: .share(all.paid, of: all.assessed), isGood: nil)
    }

    private func add(_ debt: Obligation, _ standing: Standing, to sum: inout Fines) {
        sum.count += 1
        if debt.servedOn.value != nil { sum.served += 1 }
        if let day = debt.inForceOn.value, day <= pack.run.date { sum.inForce += 1 }
        if !debt.sentTo.isEmpty { sum.sentOn += 1 }
        if standing.state == .cancelled || standing.state == .writtenOff { sum.annulled += 1 }
        if standing.outstanding == 0, standing.paid > 0 {
            if standing.discount > 0 { sum.paidReduced += 1 } else { sum.paidWhole += 1 }
        }
        sum.assessed += standing.assessed
        sum.paid += standing.paid
        sum.outstanding += standing.outstanding
    }

    private static let repeated: Int64 = 3

    private struct Offender {
        var name = TextRef.none
        /// The fine that has the name: the way back.
        var latest: Int32 = 0
        var fines: Int64 = 0
        var unpaid: Int64 = 0
        var assessed: Int64 = 0
        var paid: Int64 = 0
        var outstanding: Int64 = 0
        var first = Day(number: Int32.max)
        var last = Day(number: Int32.min)
    }

    /// Persons with three fines or more that were not annulled, those who owe most first.
    func offenders() -> Answer {
        var table = TextTable(capacity: 1_024)
        var people: [(payer: TextRef, sums: Offender)] = []
        let text = pack.book.text
        for (index, debt) in pack.book.obligations.enumerated() where isFine(debt) && !debt.payerID.isEmpty {
            let standing = pack.standings[index]
            if standing.state == .cancelled { continue }
            let hash = TextTable.hash(text.bytes.span, debt.payerID.range)
            var place = table.find(hash) { text.equal(people[Int($0)].payer, debt.payerID) }.map { Int($0) } ?? -1
            if place < 0 {
                place = people.count
                people.append((debt.payerID, Offender()))
                table.insert(hash, Int32(place))
            }
            // The latest document has the name; of one day the greater bytes, whatever the order of input.
            let isLater = debt.issuedOn > people[place].sums.last
            let isOther =
                debt.issuedOn == people[place].sums.last && text.precedes(people[place].sums.name, debt.payerName)
            if isLater || isOther {
                people[place].sums.name = debt.payerName
                people[place].sums.latest = Int32(index)
            }
            people[place].sums.fines += 1
            people[place].sums.unpaid += standing.outstanding > 0 ? 1 : 0
            people[place].sums.assessed += standing.assessed
            people[place].sums.paid += standing.paid
            people[place].sums.outstanding += standing.outstanding
            people[place].sums.first = min(people[place].sums.first, debt.issuedOn)
            people[place].sums.last = max(people[place].sums.last, debt.issuedOn)
        }
        let order = people.filter { $0.sums.fines >= Self.repeated }.sorted { left, right in
            if left.sums.outstanding != right.sums.outstanding { return left.sums.outstanding > right.sums.outstanding }
            if left.sums.fines != right.sums.fines { return left.sums.fines > right.sums.fines }
            return text.precedes(left.payer, right.payer)
        }
        let cells: [[GridCell]] = order.map { payer, sums in
            [
                .link(.obligation(sums.latest), string(payer)), self.text(sums.name), .integer(sums.fines),
                .integer(sums.unpaid),
                .money(sums.assessed), .money(sums.paid), .money(sums.outstanding),
                .share(sums.paid, of: sums.assessed),
                .day(sums.first), .day(sums.last),
            ]
        }
        let columns = [
            Column("payer_id", .identifier, width: 14), Column("payer_name", width: 36),
            Column("fines", .integer, width: 10, sum: true), Column("unpaid", .integer, width: 10, sum: true),
            Column("assessed", .money, width: 14, sum: true), Column("paid", .money, width: 14, sum: true),
            Column("outstanding", .money, width: 14, sum: true), Column("rate", .percent, width: 10),
            Column("first_on", .day, width: 11), Column("last_on", .day, width: 11),
        ]
        return Answer(
            sheet: .offenders, question: .askOffenders, grid: Grid(columns, cells, pack),
            figure: .integer(Int64(cells.count)), isGood: nil)
    }

    /// Debts whose limitation has ended or ends within twelve months, the nearest end first (ДОПК чл. 171, ЗАНН чл. 82).
    func limitation() -> Answer {
        var found: [(end: String, id: String, cells: [GridCell])] = []
        var passed: Int64 = 0
        for discrepancy in pack.discrepancies where discrepancy.state != .resolved {
            let code = discrepancy.finding.code
            guard code == .LIMITATION_NEAR || code == .LIMITATION_PASSED,
                let id = discrepancy.finding.subjects.obligation, let index = index(of: id),
                let text = discrepancy.finding.message.arguments.last, let end = Day(text)
            else { continue }
            let debt = pack.book.obligations[Int(index)]
            let left = pack.standings[Int(index)].outstanding
            if code == .LIMITATION_PASSED { passed += left }
            let isStopped = debt.limitationRestartedOn.value != nil || debt.enforcementOn.value != nil
            let state: Label = code == .LIMITATION_NEAR ? .ends : isStopped ? .endedRestarted : .ended
            let cells: [GridCell] = [
                self.debt(index), .text(kindName(debt.kind)), self.text(debt.payerID), self.text(debt.payerName),
                .day(debt.issuedOn), .day(debt.dueOn), .day(debt.limitationRestartedOn), .day(debt.enforcementOn),
                self.text(debt.sentTo), .day(end), .text(Labels.text(state, language)), .money(left),
            ]
            found.append((end.text, id, cells + source(debt.position)))
        }
        found.sort { $0.end != $1.end ? $0.end < $1.end : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
        let columns = [
            Column("obligation_id", .identifier, width: 16), Column("kind", width: 25),
            Column("payer_id", .identifier, width: 13), Column("payer_name", width: 27),
            Column("issued_on", .day, width: 10), Column("due_on", .day, width: 10),
            Column("restarted_on", .day, width: 11), Column("enforcement_on", .day, width: 11),
            Column("sent_to", width: 12), Column("ends_on", .day, width: 10), Column("limitation_state", width: 20),
            Column("outstanding", .money, width: 12, sum: true), Column("source_file", width: 34),
            Column("source_position", .identifier, width: 10),
        ]
        return Answer(
            sheet: .limitation, question: .askLimitation, grid: Grid(columns, found.map(\.cells), pack),
            figure: .money(passed), isGood: passed == 0,
            colours: [("limitation_state", [.word(Labels.text(.ended, language), .alarm)])])
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

    /// Debts of the register in leva by kind: their sum, each converted and added up, the sum converted, the difference.
    func levs() -> Answer {
        var sums = Array(
            repeating: (count: Int64(0), levs: Int64(0), euros: Int64(0)), count: pack.configuration.kinds.count)
        for (index, debt) in pack.book.obligations.enumerated() where debt.currency == .bgn && organisation == .eur {
            sums[Int(debt.kind)].count += 1
            sums[Int(debt.kind)].levs += debt.principal
            sums[Int(debt.kind)].euros += pack.standings[index].principal
        }
        let names = Labels.kinds(pack, language)
        var all: Int64 = 0
        let cells: [[GridCell]] = sums.indices.filter { sums[$0].count > 0 }.map { kind in
            // 1 EUR = 1.95583 BGN, half a cent upwards.
            let whole = Int64(clamping: (Int128(sums[kind].levs) * 200_000 + 195_583) / (2 * 195_583))
            all += sums[kind].euros - whole
            return [
                .text(names[kind]), .integer(sums[kind].count), .money(sums[kind].levs), .money(sums[kind].euros),
                .money(whole), .money(sums[kind].euros - whole),
            ]
        }
        let columns = [
            Column("kind", width: 40), Column("obligations", .integer, width: 12, sum: true),
            Column("levs", .money, width: 18, sum: true), Column("euros_each", .money, width: 18, sum: true),
            Column("euros_whole", .money, width: 18, sum: true), Column("difference", .money, width: 14, sum: true),
        ]
        return Answer(
            sheet: .levs, question: .askLevs, grid: Grid(columns, cells, pack), figure: .money(all), isGood: nil)
    }
}
