// The answers to an audit's questions: their figures against the tables that everybody has.

import Domain
import Testing

@testable import Reporting

@Suite struct AuditTablesTests {
    private func answers(_ pack: ReportPack) -> [Label: Grid] {
        let tables = AuditTables(pack, .en, ObligationsReport(pack, language: .en))
        return Dictionary(uniqueKeysWithValues: tables.answers().map { ($0.sheet, $0.grid) })
    }

    private func total(_ grid: Grid, _ column: String) -> Int64? {
        zip(grid.shownColumns, grid.totals).first { $0.0.name == column }?.1
    }

    private func debts(_ change: (inout ReportPack) -> Void = { _ in }) -> ReportPack {
        var pack = SamplePack.make(90, seed: 4, languages: [.en])
        for index in pack.configuration.kinds.indices {
            pack.configuration.kinds[index].group = index == 2 ? .fine : .tax
        }
        change(&pack)
        return pack
    }

    @Test func `every credit stands once, whatever became of it`() throws {
        var pack = debts()
        for index in pack.book.payments.indices { pack.book.payments[index].currency = .eur }
        pack.allocations = pack.book.payments.indices.map { index in
            let amount = pack.book.paymentStandings[index].allocated
            let claim = Claim(
                payment: pack.book.payments[index].id, paymentIndex: Int32(index), obligation: 0, amount: amount,
                paidOn: pack.run.date, bookedOn: pack.run.date, paymentAmount: 0, bankReference: .none,
                strategy: .document, rule: .credit, evidence: .none)
            var split = Split()
            (split.principal, split.credit) = (amount - amount / 3, amount / 3)
            return Allocation(Int32(index), of: claim, split: split, rule: .credit)
        }
        let expected = pack.book.payments.filter { $0.channel == .bank && $0.amount > 0 }.reduce(0) { $0 + $1.amount }
        let grid = try #require(answers(pack)[.completeness])
        #expect(total(grid, "credits") == expected && expected > 0)
        #expect(total(grid, "difference") == 0)
        // A movement of more than the payment has is a difference that shows.
        let index = try #require(pack.book.payments.firstIndex { $0.channel == .bank && $0.amount > 0 })
        pack.allocations[index].split.interest += 7
        let broken = try #require(answers(pack)[.completeness])
        #expect(total(broken, "difference") == -7)
    }

    @Test func `the index asks for old money, for card money and for what was used, and leads to their sheets`() throws
    {
        var pack = debts()
        pack.settlements[0].status = "missing"
        let (tables, overview) = (AuditTables(pack, .en, ObligationsReport(pack, language: .en)), Overview(pack))
        let grid = AuditIndex(pack: pack, overview: overview, language: .en).grid(tables.answers(), openPayments: 9)
        #expect(grid.rows.map { $0[0] } == (1...13).map { .text(String($0)) })
        let old = overview.ages.suffix(3).reduce(0) { $0 + $1.amount }
        #expect(grid.rows[0][2] == .money(old) && grid.rows[0][5] == .integer(9))
        #expect(grid.rows[1][2] == .money(10) && grid.rows[1][3] == .text("look at it"))
        #expect(grid.rows[1][4] == .link(.sheet(.settlement), "Card settlement"))
        #expect(grid.rows[12][4] == .link(.sheet(.parameters), "Parameters"))
    }

    @Test func `codes, kinds and paragraphs come to all that was joined`() throws {
        let pack = debts { pack in
            var entry = BudgetEntry(code: "442100")
            entry.paragraph = "13-01"
            entry.interest = "28-09"
            pack.configuration.budget = [entry]
        }
        let joined = pack.allocations.reduce(Int64(0)) { $0 + $1.split.amount }
        let answers = answers(pack)
        #expect(total(try #require(answers[.codes]), "amount") == joined)
        let budget = try #require(answers[.budget])
        #expect(total(budget, "amount") == joined)
        #expect(budget.rows.contains { $0[3] == .text("13-01") })
        // Money that is nobody's yet belongs to no paragraph.
        #expect(budget.rows.allSatisfy { ($0[2] == .text("Credit")) == ($0[3] == .text("none")) })
    }

    @Test func `fines are counted by issuer, offenders from three on`() throws {
        let pack = debts { pack in
            for index in pack.book.obligations.indices where pack.book.obligations[index].kind == 2 {
                pack.book.obligations[index].issuer = pack.book.text.append("КАТ")
                pack.book.obligations[index].servedOn = MaybeDay(index % 2 == 0 ? pack.run.date : nil)
            }
        }
        let fines = pack.book.obligations.indices.filter { pack.book.obligations[$0].kind == 2 }
        let answers = answers(pack)
        let grid = try #require(answers[.fines])
        #expect(total(grid, "fines") == Int64(fines.count) && grid.rows.count == 1)
        #expect(total(grid, "served") == Int64(fines.filter { $0 % 2 == 0 }.count))
        #expect(total(grid, "outstanding") == fines.reduce(0) { $0 + pack.standings[$1].outstanding })
        let byPerson = Dictionary(grouping: fines) { pack.book.text.string(pack.book.obligations[$0].payerID) }
        let offenders = try #require(answers[.offenders])
        #expect(offenders.rows.count == byPerson.values.filter { $0.count >= 3 }.count && !offenders.rows.isEmpty)
    }

    @Test func `limitation shows the debt, its end and whether it was interrupted`() throws {
        var pack = debts()
        let id = pack.book.text.string(pack.book.obligations[5].id)
        pack.standings[5].outstanding = 1_500
        pack.discrepancies = [DiscrepancyCode.LIMITATION_PASSED, .LIMITATION_NEAR].enumerated().map { place, code in
            let message = Message("flagging.limitation_near", [id, place == 0 ? "2026-01-01" : "2026-12-31"])
            let finding = Finding(code, Subjects(obligation: id), amount: 1_500, currency: .eur, message: message)
            return Discrepancy(
                id: RecordID(bits: UInt64(place + 1)), finding: finding, state: .carried, openedOn: pack.run.date)
        }
        let grid = try #require(answers(pack)[.limitation])
        #expect(grid.rows.map { $0[10] } == [.text("ended"), .text("ends")])
        #expect(grid.rows.map { $0[0] } == [.link(.obligation(5), id), .link(.obligation(5), id)])
        pack.book.obligations[5].limitationRestartedOn = MaybeDay(pack.run.date)
        let restarted = try #require(answers(pack)[.limitation])
        #expect(restarted.rows[0][10] == .text("ended, was interrupted"))
    }

    @Test func `a ruling shows what stood before and after it, and who signed`() throws {
        var pack = debts()
        var decision = Decision()
        decision.id = "R-1"
        decision.decidedBy = "А"
        decision.approvedBy = "А"
        var trace = DecisionTrace(decision)
        (trace.openBefore, trace.openAfter, trace.leftBefore, trace.leftAfter) = (5_000, 0, 7_000, 2_000)
        pack.decisions = [trace]
        let row = try #require(answers(pack)[.rulings]?.rows.first)
        #expect(row[4] == .text("one only"))
        #expect(Array(row[9...12]) == [.money(5_000), .money(0), .money(7_000), .money(2_000)])
    }

    @Test func `the bridge from lev to euro: each converted, and the sum`() throws {
        let pack = debts { pack in
            // 1.00 lev is 51 cents, three times; together 3.00 leva are 1.53.
            for index in 0..<4 {
                pack.book.obligations[index].currency = .bgn
                pack.book.obligations[index].kind = 0
                pack.book.obligations[index].principal = 101
                pack.standings[index].principal = 52
            }
        }
        let row = try #require(answers(pack)[.levs]?.rows.first)
        // 4.04 / 1.95583 = 2.0656…
        #expect(Array(row.dropFirst()) == [.integer(4), .money(404), .money(208), .money(207), .money(1)])
    }

    @Test(
        arguments: [(1, 3, 333), (2, 3, 667), (0, 5, 0), (5, 5, 1_000), (Int64.max / 4, Int64.max / 2, 500)]
            as [(Int64, Int64, Int64)])
    func `shares in thousandths`(_ part: Int64, _ whole: Int64, _ thousandths: Int64) {
        #expect(GridCell.share(part, of: whole) == .percent(thousandths))
        #expect(GridCell.share(part, of: 0) == .empty)
    }
}
