// Is every credit accounted for? Was it the right kind, and which paragraph of the budget does it belong to?

internal import Domain

extension AuditTables {
    private struct Place: Hashable {
        var account: String
        var day: Day
        var currency: Currency
    }

    private struct Credits {
        var credits: Int64 = 0
        var debits: Int64 = 0
        var allocated: Int64 = 0
        var open: Int64 = 0
        var reversed: Int64 = 0
        var settlement: Int64 = 0
        var transfers: Int64 = 0
        var ignored: Int64 = 0
        var other: Int64 = 0
        var opening: Int64?
        var closing: Int64?
        /// What lies between these balances and the movements, or between them and the balance before.
        var broken: Int64?
        var position: SourcePosition?

        var parts: [Int64] { [allocated, open, reversed, settlement, transfers, ignored, other] }
    }

    /// Bank credits of this run by account and day = what became of them; the statement's balances and debits beside them.
    func completeness() -> Answer {
        var rows: [Place: Credits] = [:]
        let accounts = pack.configuration.accounts.map(\.iban)
        // What the movements give, not what the payment's own standing says: that is the proof.
        var given = [Int64](repeating: 0, count: pack.book.payments.count)
        for row in pack.allocations where row.paymentIndex >= 0 { given[Int(row.paymentIndex)] += row.split.amount }
        for index in pack.book.payments.indices {
            let payment = pack.book.payments[index]
            guard payment.ledgerRow == 0, payment.channel == .bank, payment.amount != 0,
                !payment.flags.contains(.pending)
            else { continue }
            let account = Int(payment.account) < accounts.count ? accounts[Int(payment.account)] : ""
            let place = Place(account: account, day: payment.bookedOn, currency: payment.currency)
            add(payment, pack.book.paymentStandings[index], given[index], to: &rows[place, default: Credits()])
        }
        addBalances(&rows, accounts)
        let order = rows.sorted { left, right in
            let (a, b) = (left.key, right.key)
            if a.account != b.account { return a.account.utf8.lexicographicallyPrecedes(b.account.utf8) }
            return a.day != b.day ? a.day < b.day : a.currency.text < b.currency.text
        }
        var allAgree = true
        var broken: Int64 = 0
        let cells: [[GridCell]] = order.map { place, sums in
            let difference = sums.credits - sums.parts.reduce(0, +)
            allAgree = allAgree && difference == 0
            broken += abs(sums.broken ?? 0)
            let figures = ([sums.credits] + sums.parts + [difference]).map { GridCell.money($0) }
            let balances = [sums.opening, sums.debits, sums.closing, sums.broken].map {
                $0.map { GridCell.money($0) } ?? .empty
            }
            return [.text(place.account), .day(place.day), .currency(place.currency)] + figures + balances
                + (sums.position.map(source) ?? [.empty, .empty])
        }
        let sums = ["credits", "allocated", "open", "reversed", "settlement_in", "transfers", "ignored", "other"]
        let columns =
            [
                Column("account", .identifier, width: 26), Column("day", .day, width: 10),
                Column("currency", .currency, width: 7),
            ]
            + sums.map { Column($0, .money, width: 12, sum: true) }
            + [
                Column("difference", .money, width: 10, sum: true), Column("opening", .money, width: 13),
                Column("debits", .money, width: 11, sum: true), Column("closing", .money, width: 13),
                Column("balance_break", .money, width: 10, sum: true), Column("source_file", width: 34),
                Column("source_position", .identifier, width: 10),
            ]
        let unexplained = order.reduce(0) { $0 + $1.value.credits - $1.value.parts.reduce(0, +) }
        let (notes, isProven) = gaps()
        return Answer(
            sheet: .completeness, question: .askCompleteness, grid: Grid(columns, cells, pack),
            figure: .money(unexplained + broken), isGood: allAgree && broken == 0 && isProven,
            colours: [("difference", [.notZero(.alarm)]), ("balance_break", [.notZero(.alarm)])],
            notes: [Message("audit.note_completeness")] + notes)
    }

    /// What the rows can't show: statements that are missing, and accounts whose statements say no balances.
    private func gaps() -> (notes: [Message], isProven: Bool) {
        func count(_ code: DiscrepancyCode) -> Int {
            pack.discrepancies.count { $0.finding.code == code && $0.state != .resolved }
        }
        let (missing, broken) = (count(.STATEMENT_GAP), count(.BALANCE_BREAK))
        let unproven = Overview.unproven(pack).map(\.account)
        var notes: [Message] = []
        if missing + broken > 0 { notes.append(Message("audit.note_gaps", [String(missing), String(broken)])) }
        if !unproven.isEmpty { notes.append(Message("audit.note_unproven", [unproven.joined(separator: ", ")])) }
        return (notes, notes.isEmpty)
    }

    private func add(_ payment: Payment, _ standing: PaymentStanding, _ given: Int64, to sum: inout Credits) {
        if sum.position == nil {
            sum.position = SourcePosition(file: payment.position.file, line: payment.position.line)
        }
        if payment.amount < 0 {
            sum.debits -= payment.amount
            return
        }
        sum.credits += payment.amount
        // A payment in another currency is joined in the organisation's: its own figures say how much of it that is.
        let isOwn = payment.currency == organisation
        let allocated = isOwn ? given : PaymentFigures.allocated(payment, standing, organisation)
        let left = payment.amount - (isOwn ? standing.allocated : allocated) - standing.reserved
        sum.allocated += allocated
        switch payment.purpose {
        case .settlement: sum.settlement += left
        case .transfer: sum.transfers += left
        case .obligation:
            sum.reversed += standing.reserved
            if standing.status == .ignored { sum.ignored += left } else { sum.open += left }
        case .fee, .refund, .chargeback, .other: sum.other += left
        }
    }

    /// Statements of one day say with what balance it began and ended.
    private func addBalances(_ rows: inout [Place: Credits], _ accounts: [String]) {
        var last: [String: Int64] = [:]
        for statement in pack.statements.inOrder
        where statement.kind == .statement && Int(statement.account) < accounts.count {
            guard let opening = statement.opening, let closing = statement.closing,
                let day = statement.closingOn ?? statement.to
            else { continue }
            let place = Place(account: accounts[Int(statement.account)], day: day, currency: statement.currency)
            var sums = rows[place] ?? Credits()
            sums.opening = sums.opening ?? opening
            sums.closing = closing
            let chain = place.account + place.currency.text
            let step = last[chain].map { opening - $0 } ?? 0
            sums.broken = (sums.broken ?? 0) + step + closing - (opening + statement.credits - statement.debits)
            last[chain] = closing
            sums.position = sums.position ?? SourcePosition(file: statement.file, line: statement.line)
            rows[place] = sums
        }
    }

    // MARK: Card money taken back

    /// Reversals, refunds and chargebacks of card money, and debits of card money at the bank, with what they took it from.
    func takenBack() -> Answer {
        var originals: [RecordID: String] = [:]
        for row in pack.discrepancies {
            guard row.finding.code == .CHARGEBACK || row.finding.code == .REVERSED,
                let payment = row.finding.subjects.payment
            else { continue }
            originals[payment] = row.finding.related.split(separator: " ").first { $0.hasPrefix("P-") }.map(String.init)
        }
        var sum: Int64 = 0
        let order = pack.listedPayments.filter {
            let payment = pack.book.payments[Int($0)]
            return payment.amount < 0 && (payment.channel != .bank || payment.purpose == .chargeback)
        }.sorted {
            let (a, b) = (pack.book.payments[Int($0)], pack.book.payments[Int($1)])
            return a.bookedOn != b.bookedOn ? a.bookedOn < b.bookedOn : a.id < b.id
        }
        let types = Dictionary(
            pack.book.cards.lazy.filter { $0.type != .sale }.map { ($0.payment, $0.type) }
        ) { first, _ in first }
        let cells: [[GridCell]] = order.map { index in
            let payment = pack.book.payments[Int(index)]
            sum -= payment.currency == organisation ? payment.amount : 0
            let original = originals[payment.id] ?? ""
            let words = Labels.word(types[payment.id]?.word ?? payment.purpose.word, language)
            return [
                .link(.finding(payment.id), payment.id.text(.payment)), .text(words),
                .text(Labels.word(payment.channel.word, language)), text(payment.terminal), .day(payment.paidOn),
                payment.currency == organisation ? .money(payment.amount) : .empty, text(payment.bankReference),
                RecordID(original, prefix: .payment).map { .link(.payment($0), original) } ?? .empty,
            ] + source(payment.position)
        }
        let columns = [
            Column("payment_id", .identifier, width: 18), Column("what", width: 18), Column("channel", width: 16),
            Column("terminal_id", .identifier, width: 13), Column("day", .day, width: 11),
            Column("amount", .money, width: 13, sum: true), Column("bank_reference", .identifier, width: 20),
            Column("taken_from", .identifier, width: 18), Column("source_file", width: 34),
            Column("source_position", .identifier, width: 10),
        ]
        return Answer(
            sheet: .takenBack, question: .askTakenBack, grid: Grid(columns, cells, pack), figure: .money(sum),
            isGood: nil, notes: [Message("audit.note_taken_back")])
    }

    // MARK: Codes and kinds

    private struct Crediting: Hashable {
        var code: String
        var kind: KindIndex
        var rule: Rule
    }

    /// The payment code that came in against the kind that was credited, and the rule by which.
    func codes() -> Answer {
        var sums: [Crediting: (rows: Int64, amount: Int64)] = [:]
        var wrong: Int64 = 0
        for allocation in pack.allocations {
            let kind = pack.book.obligations[Int(allocation.obligation)].kind
            let index = Int(allocation.paymentIndex)
            let code = index < 0 ? "" : string(pack.book.payments[index].paymentCode)
            let key = Crediting(code: code, kind: kind, rule: allocation.rule)
            sums[key, default: (0, 0)].rows += 1
            sums[key, default: (0, 0)].amount += allocation.split.amount
            if !code.isEmpty, code != pack.configuration.kinds[Int(kind)].code { wrong += allocation.split.amount }
        }
        let names = Labels.kinds(pack, language)
        let order = sums.sorted { left, right in
            let (a, b) = (left.key, right.key)
            if a.code != b.code { return a.code < b.code }
            return a.kind != b.kind ? a.kind < b.kind : a.rule.rawValue < b.rule.rawValue
        }
        let cells: [[GridCell]] = order.map { key, sum in
            let own = pack.configuration.kinds[Int(key.kind)].code
            let verdict: Label = key.code.isEmpty ? .noCode : key.code == own ? .yes : .no
            return [
                key.code.isEmpty ? .empty : .text(key.code), .text(names[Int(key.kind)]), .text(own),
                .text(Labels.text(verdict, language)), .text(Labels.word(key.rule.word, language)),
                .integer(sum.rows), .money(sum.amount),
            ]
        }
        let columns = [
            Column("payment_code", .identifier, width: 14), Column("kind", width: 29),
            Column("kind_code", .identifier, width: 14), Column("agrees", width: 14), Column("rule", width: 26),
            Column("rows", .integer, width: 10, sum: true), Column("amount", .money, width: 15, sum: true),
        ]
        return Answer(
            sheet: .codes, question: .askCodes, grid: Grid(columns, cells, pack),
            ledger: ["amount": LedgerSums.allocations(pack)["amount"] ?? 0], figure: .money(wrong),
            isGood: wrong == 0, colours: [("agrees", [.word(Labels.text(.no, language), .warning)])])
    }

    // MARK: Budget

    /// What this run joined, by kind, part and paragraph of the Unified Budget Classification (ЕБК).
    func budget() -> Answer {
        var sums = Array(repeating: Split(), count: pack.configuration.kinds.count)
        for allocation in pack.allocations {
            let kind = Int(pack.book.obligations[Int(allocation.obligation)].kind)
            sums[kind] = sums[kind] + allocation.split
        }
        let names = Labels.kinds(pack, language)
        var cells: [[GridCell]] = []
        var unassigned: Int64 = 0
        for (index, kind) in pack.configuration.kinds.enumerated() {
            let entry = pack.configuration.budget.first { $0.code == kind.code }
            let split = sums[index]
            let parts: [(String, Int64, String?)] = [
                ("principal", split.principal, entry?.paragraph),
                ("interest", split.interest, entry.map { $0.interest ?? $0.paragraph }),
                ("costs", split.costs, entry.map { $0.costs ?? $0.paragraph }), ("credit", split.credit, nil),
            ]
            for (part, amount, paragraph) in parts where amount != 0 {
                if paragraph == nil { unassigned += amount }
                cells.append([
                    .text(kind.code), .text(names[index]), .text(Labels.column(part, language)),
                    .text(paragraph ?? Labels.text(.none, language)), .text(entry?.title ?? ""), .money(amount),
                ])
            }
        }
        let columns = [
            Column("payment_code", .identifier, width: 14), Column("kind", width: 29), Column("part", width: 14),
            Column("paragraph", .identifier, width: 14), Column("paragraph_title", width: 50),
            Column("amount", .money, width: 15, sum: true),
        ]
        return Answer(
            sheet: .budget, question: .askBudget, grid: Grid(columns, cells, pack),
            ledger: ["amount": LedgerSums.allocations(pack)["amount"] ?? 0], figure: .money(unassigned), isGood: nil,
            notes: [Message(pack.configuration.budget.isEmpty ? "audit.note_no_budget" : "audit.note_budget")])
    }
}
