// Fines by issuer and by what became of them, those that were sent on, and who has several (domain.md section 8).

internal import Domain

extension AuditTables {
    private struct Issued: Hashable {
        var issuer: String
        var kind: KindIndex
    }

    /// What became of a fine: each is one of these.
    private enum Fate: Int, CaseIterable {
        case annulled, paidWhole, paidReduced, paidLate, paidDesk, partlyPaid, unpaid

        /// Names of the columns of its count, and of its money where there is some.
        var columns: (count: String, sum: String?) {
            switch self {
            case .annulled: ("annulled", nil)
            case .paidWhole: ("paid_whole", "whole_sum")
            case .paidReduced: ("paid_reduced", "reduced_sum")
            case .paidLate: ("paid_late", "late_sum")
            case .paidDesk: ("paid_desk", "desk_sum")
            case .partlyPaid: ("partly_paid", "partly_sum")
            case .unpaid: ("unpaid", nil)
            }
        }
    }

    private struct Fines {
        var count: Int64 = 0
        var served: Int64 = 0
        var inForce: Int64 = 0
        var sentOn: Int64 = 0
        var firstSent: Day?
        var lastSent: Day?
        var counts = [Int64](repeating: 0, count: Fate.allCases.count)
        var sums = [Int64](repeating: 0, count: Fate.allCases.count)
        var assessed: Int64 = 0
        var paid: Int64 = 0
        var outstanding: Int64 = 0
    }

    private func isFine(_ debt: Obligation) -> Bool { pack.configuration.kinds[Int(debt.kind)].group == .fine }

    private func isSent(_ debt: Obligation) -> Bool { !debt.sentTo.isEmpty || debt.enforcementOn.value != nil }

    private func issuer(_ debt: Obligation) -> String {
        debt.issuer.isEmpty ? Labels.text(.notGiven, language) : string(debt.issuer)
    }

    private func fate(_ index: Int) -> Fate {
        let standing = pack.standings[index]
        if standing.state == .cancelled || standing.state == .writtenOff { return .annulled }
        if standing.outstanding > 0 {
            if pack.facts.reducedLate[Int32(index)] != nil { return .paidLate }
            return standing.paid > 0 || standing.paidElsewhere > 0 ? .partlyPaid : .unpaid
        }
        if standing.discount > 0 { return .paidReduced }
        return standing.paid > 0 || standing.paidElsewhere == 0 ? .paidWhole : .paidDesk
    }

    /// Issued, served, in force, sent on for enforcement; each counted once by what became of it, with its money.
    func fines() -> Answer {
        var rows: [Issued: Fines] = [:]
        for (index, debt) in pack.book.obligations.enumerated() where isFine(debt) {
            add(debt, index, to: &rows[Issued(issuer: string(debt.issuer), kind: debt.kind), default: Fines()])
        }
        let names = Labels.kinds(pack, language)
        let order = rows.sorted { left, right in
            if left.key.issuer != right.key.issuer {
                return left.key.issuer.utf8.lexicographicallyPrecedes(right.key.issuer.utf8)
            }
            return left.key.kind < right.key.kind
        }
        let cells: [[GridCell]] = order.map { key, fines in
            let name = key.issuer.isEmpty ? Labels.text(.notGiven, language) : key.issuer
            let counts = [fines.count, fines.served, fines.inForce, fines.sentOn]
            let days = [fines.firstSent, fines.lastSent].map { $0.map { GridCell.day($0) } ?? .empty }
            let fates = Fate.allCases.flatMap { fate -> [GridCell] in
                let count = GridCell.integer(fines.counts[fate.rawValue])
                return fate.columns.sum == nil ? [count] : [count, .money(fines.sums[fate.rawValue])]
            }
            let sums = [fines.assessed, fines.paid, fines.outstanding].map { GridCell.money($0) }
            return [.text(name), .text(names[Int(key.kind)])] + counts.map { GridCell.integer($0) } + days + fates
                + sums + [.share(fines.assessed - fines.outstanding, of: fines.assessed)]
        }
        let all = rows.values.reduce(into: (paid: Int64(0), assessed: Int64(0))) {
            // What was paid beyond the debt is a credit, no part of what was collected.
            $0.paid += $1.assessed - $1.outstanding
            $0.assessed += $1.assessed
        }
        return Answer(
            sheet: .fines, question: .askFines, grid: Grid(Self.fineColumns, cells, pack),
            figure: .share(all.paid, of: all.assessed), isGood: nil,
            notes: [Message("audit.note_fines"), Message("audit.note_sent")])
    }

    private static var fineColumns: [Column] {
        let counts = ["fines", "served", "in_force", "sent_on"].map { Column($0, .integer, width: 10, sum: true) }
        let days = ["first_sent", "last_sent"].map { Column($0, .day, width: 11) }
        let fates = Fate.allCases.flatMap { fate -> [Column] in
            let count = Column(fate.columns.count, .integer, width: 10, sum: true)
            return [count] + (fate.columns.sum.map { [Column($0, .money, width: 12, sum: true)] } ?? [])
        }
        let sums = ["assessed", "paid", "outstanding"].map { Column($0, .money, width: 12, sum: true) }
        return [Column("issuer", width: 22), Column("kind", width: 22)] + counts + days + fates + sums
            + [Column("rate", .percent, width: 10)]
    }

    private func add(_ debt: Obligation, _ index: Int, to sum: inout Fines) {
        let standing = pack.standings[index]
        let fate = fate(index)
        sum.count += 1
        if debt.servedOn.value != nil { sum.served += 1 }
        if let day = debt.inForceOn.value, day <= pack.run.date { sum.inForce += 1 }
        if isSent(debt) { sum.sentOn += 1 }
        if let day = debt.enforcementOn.value {
            sum.firstSent = min(sum.firstSent ?? day, day)
            sum.lastSent = max(sum.lastSent ?? day, day)
        }
        sum.counts[fate.rawValue] += 1
        sum.sums[fate.rawValue] += fate == .paidDesk ? standing.paidElsewhere : standing.paid
        sum.assessed += standing.assessed
        sum.paid += standing.paid
        sum.outstanding += standing.outstanding
    }

    /// Fines for which the reduced sum came too late, and fines that went to the state's or a private bailiff, one by one.
    func fineList() -> Answer {
        var sent: Int64 = 0
        var cells: [[GridCell]] = []
        for index in obligations.order {
            let debt = pack.book.obligations[Int(index)]
            guard isFine(debt), isSent(debt) || pack.facts.reducedLate[index] != nil else { continue }
            let standing = pack.standings[Int(index)]
            if isSent(debt) { sent += standing.outstanding }
            cells.append(
                [
                    self.debt(index), .text(kindName(debt.kind)), text(debt.payerID), text(debt.payerName),
                    .text(issuer(debt)), .day(debt.servedOn), .day(debt.inForceOn), text(debt.sentTo),
                    .day(debt.enforcementOn), pack.facts.reducedLate[index].map { .day($0) } ?? .empty,
                    .day(standing.lastPaidOn), .money(standing.paid), .money(standing.outstanding),
                ] + source(debt.position))
        }
        let columns = [
            Column("obligation_id", .identifier, width: 16), Column("kind", width: 20),
            Column("payer_id", .identifier, width: 13), Column("payer_name", width: 24), Column("issuer", width: 18),
            Column("served_on", .day, width: 10), Column("in_force_on", .day, width: 10), Column("sent_to", width: 12),
            Column("enforcement_on", .day, width: 11), Column("reduced_until", .day, width: 11),
            Column("last_paid_on", .day, width: 11), Column("paid", .money, width: 11, sum: true),
            Column("outstanding", .money, width: 11, sum: true), Column("source_file", width: 30),
            Column("source_position", .identifier, width: 9),
        ]
        return Answer(
            sheet: .fineList, question: .askFineList, grid: Grid(columns, cells, pack), figure: .money(sent),
            isGood: nil, notes: [Message("audit.note_sent")])
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
        var credit: Int64 = 0
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
            people[place].sums.credit += standing.credit
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
                .money(sums.assessed), .money(sums.paid), .money(sums.credit), .money(sums.outstanding),
                .share(sums.assessed - sums.outstanding, of: sums.assessed),
                .day(sums.first), .day(sums.last), self.debt(sums.latest),
            ] + source(pack.book.obligations[Int(sums.latest)].position)
        }
        let columns = [
            Column("payer_id", .identifier, width: 14), Column("payer_name", width: 30),
            Column("fines", .integer, width: 7, sum: true), Column("unpaid", .integer, width: 9, sum: true),
            Column("assessed", .money, width: 12, sum: true), Column("paid", .money, width: 12, sum: true),
            Column("credit", .money, width: 10, sum: true), Column("outstanding", .money, width: 12, sum: true),
            Column("rate", .percent, width: 13), Column("first_on", .day, width: 11),
            Column("last_on", .day, width: 11), Column("latest_fine", .identifier, width: 16),
            Column("source_file", width: 34), Column("source_position", .identifier, width: 9),
        ]
        return Answer(
            sheet: .offenders, question: .askOffenders, grid: Grid(columns, cells, pack),
            figure: .integer(Int64(cells.count)), isGood: nil)
    }
}
