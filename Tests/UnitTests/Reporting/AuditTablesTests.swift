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

    private func column(_ grid: Grid, _ name: String) -> [GridCell] {
        guard let place = grid.shownColumns.firstIndex(where: { $0.name == name }) else { return [] }
        return grid.rows.map { $0[place] }
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
        let before = pack
        let expected = pack.book.payments.filter { $0.channel == .bank && $0.amount > 0 }.reduce(0) { $0 + $1.amount }
        let grid = try #require(answers(pack)[.completeness])
        #expect(total(grid, "credits") == expected && expected > 0)
        #expect(total(grid, "difference") == 0)
        let debits = pack.book.payments.filter { $0.channel == .bank && $0.amount < 0 }.reduce(0) { $0 - $1.amount }
        #expect(total(grid, "debits") == debits)
        pack.book.payments[try #require(pack.book.payments.firstIndex { $0.channel == .bank && $0.amount > 0 })]
            .amount *= -1
        #expect(total(try #require(answers(pack)[.completeness]), "debits") ?? 0 > debits)
        pack = before
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
        #expect(grid.rows.map { $0[0] } == (1...16).map { .text(String($0)) })
        let old = overview.ages.suffix(3).reduce(0) { $0 + $1.amount }
        #expect(grid.rows[0][2] == .money(old) && grid.rows[0][5] == .integer(9))
        #expect(grid.rows[1][2] == .money(10) && grid.rows[1][3] == .text("look at it"))
        #expect(grid.rows[1][4] == .link(.sheet(.settlement), "Card settlement"))
        #expect(grid.rows[15][4] == .link(.sheet(.parameters), "Parameters"))
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

    @Test func `what was paid beyond the debt is a credit, and no part of the collection rate`() throws {
        let pack = debts { pack in
            for index in pack.book.obligations.indices { pack.book.obligations[index].kind = index < 3 ? 2 : 0 }
            for index in 0..<3 {
                pack.book.obligations[index].payerID = pack.book.obligations[0].payerID
                pack.standings[index] = Standing()
                pack.standings[index].principal = 1_000
                pack.standings[index].outstanding = index == 0 ? 1_000 : 0
                pack.standings[index].paid = [0, 1_000, 1_800][index]
                pack.standings[index].credit = index == 2 ? 800 : 0
            }
        }
        let answers = answers(pack)
        for sheet in [Label.fines, .offenders] {
            #expect(column(try #require(answers[sheet]), "rate") == [.percent(667)], "\(sheet)")
        }
        let offender = try #require(answers[.offenders])
        #expect(
            ["assessed", "paid", "credit", "outstanding"].map { total(offender, $0) } == [3_000, 2_800, 800, 1_000])
        // The way back: the latest fine, with the line that brought it.
        let latest = try #require(
            (0..<3).max { pack.book.obligations[$0].issuedOn < pack.book.obligations[$1].issuedOn })
        let id = pack.book.text.string(pack.book.obligations[latest].id)
        #expect(column(offender, "latest_fine") == [.link(.obligation(Int32(latest)), id)])
        #expect(column(offender, "source_position") == [.text(pack.book.obligations[latest].position.text)])
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
        #expect(column(grid, "limitation_state") == [.text("ended"), .text("ends")])
        #expect(grid.rows.map { $0[0] } == [.link(.obligation(5), id), .link(.obligation(5), id)])
        pack.book.obligations[5].limitationRestartedOn = MaybeDay(pack.run.date)
        let restarted = try #require(answers(pack)[.limitation])
        #expect(column(restarted, "limitation_state")[0] == .text("ended, was interrupted"))
        // The absolute term ends on its last day, not before it is over.
        pack.facts.absoluteEnds[5] = pack.run.date
        #expect(
            column(try #require(answers(pack)[.limitation]), "limitation_state")[0] == .text("ended, was interrupted"))
        pack.facts.absoluteEnds[5] = pack.run.date + -1
        let over = try #require(answers(pack)[.limitation])
        #expect(column(over, "limitation_state")[0] == .text("absolute term ended"))
        #expect(column(over, "absolute_on")[0] == .day(pack.run.date + -1))
    }

    @Test func `what was written off stands with its act, or says that the register brings none`() throws {
        var pack = debts()
        pack.discrepancies = []
        for index in [3, 4] { pack.standings[index].remitted = 100 }
        pack.book.obligations[3].status = .writtenOff
        var decision = Decision()
        (decision.id, decision.action, decision.documentNumber) = ("W-1", .write_off, "РД-17")
        decision.obligationID = pack.book.text.string(pack.book.obligations[4].id)
        decision.decidedOn = pack.run.date
        pack.decisions = [DecisionTrace(decision)]
        let grid = try #require(answers(pack)[.limitation])
        let states = zip(column(grid, "limitation_state"), column(grid, "act_no")).map { [$0, $1] }
        #expect(
            Set(states) == [
                [.text("written off, register"), .empty], [.text("written off, decision"), .text("РД-17")],
            ])
        #expect(total(grid, "remitted") == 200)
    }

    @Test func `a fine is counted once, by what became of it`() throws {
        let pack = debts { pack in
            for index in pack.book.obligations.indices { pack.book.obligations[index].kind = index < 8 ? 2 : 0 }
            for index in 0..<8 {
                pack.standings[index] = Standing()
                pack.standings[index].principal = 1_000
            }
            func set(_ index: Int, _ change: (inout Standing) -> Void) {
                change(&pack.standings[index])
                let standing = pack.standings[index]
                pack.standings[index].outstanding = standing.assessed - standing.paid
            }
            set(0) { ($0.paid, $0.discount) = (800, 200) }  // In term
            set(1) { $0.paid = 800 }  // Out of term
            set(2) { $0.paid = 800 }  // Simply a part
            set(3) { $0.paid = 1_000 }
            set(4) { $0.paidElsewhere = 1_000 }
            set(5) { ($0.remitted, $0.state) = (1_000, .cancelled) }
            set(6) { $0.paid = 0 }
            set(7) { $0.paid = 0 }
            pack.facts.reducedLate = [1: pack.run.date + -1]
            pack.book.obligations[6].sentTo = pack.book.text.append("НАП")
            pack.book.obligations[7].enforcementOn = MaybeDay(pack.run.date)
        }
        let answers = answers(pack)
        let grid = try #require(answers[.fines])
        let counts = ["paid_whole", "paid_reduced", "paid_late", "paid_desk", "partly_paid", "unpaid", "annulled"]
        #expect(counts.map { total(grid, $0) } == [1, 1, 1, 1, 1, 2, 1])
        #expect(total(grid, "fines") == 8 && total(grid, "sent_on") == 2)
        #expect(total(grid, "reduced_sum") == 800 && total(grid, "late_sum") == 800)
        #expect(total(grid, "desk_sum") == 1_000 && total(grid, "partly_sum") == 800)
        #expect(column(grid, "last_sent") == [.day(pack.run.date)])
        let list = try #require(answers[.fineList])
        #expect(list.rows.count == 3 && total(list, "outstanding") == 2_200)
        #expect(column(list, "reduced_until").filter { $0 != .empty } == [.day(pack.run.date + -1)])
    }

    @Test func `a refund shows what became of it and whether it was asked for in time`() throws {
        var pack = debts()
        for index in pack.standings.indices { pack.standings[index].credit = 0 }
        pack.book.payments[0].paidOn = try #require(Day("2020-03-01"))
        let id = pack.book.payments[0].id
        func decide(_ name: String, _ requested: String) -> Decision {
            var decision = Decision()
            (decision.id, decision.action, decision.amount) = (name, .refund, 500)
            decision.paymentID = id.text(.payment)
            decision.requestedOn = Day(requested)
            return decision
        }
        pack.decisions = [decide("F-1", "2025-12-31"), decide("F-2", "2026-01-01")].map(DecisionTrace.init)
        var paid = Refund(decision: "F-1", payment: id, amount: 500, kept: 500)
        paid.state = .paid
        pack.book.refunds = [paid]
        let rows = try #require(answers(pack)[.refunds]).rows.filter { $0[2] == .link(.payment(id), id.text(.payment)) }
        #expect(rows.map { $0[0] } == [.text("decided, paid back"), .text("refund decided")])
        #expect(rows.map { $0[8] } == Array(repeating: .day(try #require(Day("2025-12-31"))), count: 2))
        #expect(rows.map { $0[9] } == [.text("yes"), .text("NO")])
    }

    @Test func `the register's balances stand beside the ledger's, of the debts that have one`() throws {
        let pack = debts { pack in
            for index in pack.book.obligations.indices { pack.book.obligations[index].outstanding = .none }
            for index in 0..<3 {
                pack.book.obligations[index].kind = 0
                pack.book.obligations[index].outstanding = MaybeMoney(1_000)
                pack.standings[index].outstanding = 900
            }
            pack.book.obligations[2].currency = .bgn
        }
        let grid = try #require(answers(pack)[.register])
        #expect(grid.rows.count == 1)
        // 10.00 lv are 5.11.
        #expect(total(grid, "register_balance") == 2_511 && total(grid, "ledger_balance") == 2_700)
        #expect(total(grid, "difference") == -189)
        let parts = ["joined_here", "taken_there", "ledger_interest"].map { total(grid, $0) ?? 0 }
        #expect(parts[0] - parts[1] - parts[2] == -189)
    }

    @Test func `the difference to the register is told by what makes it`() throws {
        let pack = debts { pack in
            for index in pack.book.obligations.indices { pack.book.obligations[index].outstanding = .none }
            // Assessed 100.00, of which the register took 30.00 off; here 40.00 were paid, 1.00 as interest.
            pack.book.obligations[0].kind = 0
            pack.book.obligations[0].interest = .none
            pack.book.obligations[0].outstanding = MaybeMoney(7_000)
            pack.standings[0] = Standing()
            (pack.standings[0].principal, pack.standings[0].interest) = (10_000, 250)
            (pack.standings[0].paid, pack.standings[0].discount) = (4_000, 500)
            pack.standings[0].outstanding = 5_750
        }
        let grid = try #require(answers(pack)[.register])
        let names = ["difference", "joined_here", "taken_there", "ledger_interest"]
        #expect(names.map { total(grid, $0) } == [1_250, 4_500, 3_000, 250])
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
        #expect(Array(row.dropFirst(2)) == [.integer(4), .money(404), .money(208), .money(207), .money(1)])
        #expect(row[1] == .text("Principal"))
    }

    @Test(
        arguments: [(1, 3, 333), (2, 3, 667), (0, 5, 0), (5, 5, 1_000), (Int64.max / 4, Int64.max / 2, 500)]
            as [(Int64, Int64, Int64)])
    func `shares in thousandths`(_ part: Int64, _ whole: Int64, _ thousandths: Int64) {
        #expect(GridCell.share(part, of: whole) == .percent(thousandths))
        #expect(GridCell.share(part, of: 0) == .empty)
    }
}
