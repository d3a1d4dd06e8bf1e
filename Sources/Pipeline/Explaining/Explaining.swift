// Explaining: the whole story of one payment, obligation or discrepancy, from the ledger.

internal import Domain
internal import Fingerprints
internal import Law
internal import Reporting
internal import Settlement
internal import Store

extension Books {
    /// In words, or as one JSON document.
    package func explain(_ id: String, json: Bool) throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        let lines: [String]
        if let batch = Self.record(id, .batch) {
            lines = try explain(batch: batch, ledger)
        } else if let payment = Self.record(id, .payment) {
            lines = try explain(payment: payment, ledger)
        } else if let discrepancy = Self.record(id, .discrepancy) {
            lines = try explain(discrepancy: discrepancy, ledger)
        } else {
            let story = try explain(obligation: id, ledger)
            lines = story.isEmpty ? try explain(decision: id, ledger) : story
        }
        guard !lines.isEmpty else { throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_such_id", [id])) }
        guard json else { return lines.joined(separator: "\n") }
        return JSON.object(["id": .string(id), "story": .strings(lines)]).line
    }

    private func explain(payment id: RecordID, _ ledger: Ledger) throws -> [String] {
        let (text, payments, standings) = try ledger.payments(ids: [id], configuration)
        guard let payment = payments.first, let standing = standings.first else { return [] }
        let state = try ledger.load(configuration)
        let file = state.book.files[Int(payment.position.file)].name
        var lines = [
            words(
                "explain.payment",
                [
                    id.text(.payment), Money.text(payment.amount), payment.currency.text, payment.bookedOn.text,
                    payment.paidOn.text,
                ]),
            words("explain.source", [file, payment.position.text]),
        ]
        if !payment.bankReference.isEmpty {
            lines.append(words("explain.reference", [text.string(payment.bankReference)]))
        }
        lines += accounts(of: payment, text)
        if !payment.payerName.isEmpty { lines.append(words("explain.payer", [text.string(payment.payerName)])) }
        if !payment.remittance.isEmpty { lines.append(words("explain.text", [text.string(payment.remittance)])) }
        if payment.purpose == .obligation {
            lines += status(payment, standing, state)
        } else {
            lines.append(words("explain.purpose", [word(payment.purpose.word)]))
        }
        var moves = try ledger.movements(payment: id)
        if standing.allocated > 0, standing.strategy != .none {
            lines.append(words("explain.why_" + standing.strategy.word, []))
            lines += ruling(moves, state)
        }
        let told = Set(moves.filter { $0.strategy == .decision }.map(Self.ruling))
        lines += try rulings(state, ledger) { $0.paymentID == id.text(.payment) && !told.contains($0.id) }
        moves = inLegalOrder(moves, state)
        lines += movements(moves) + paidDebts(moves, state) + reasons(moves, state)
        let findings = try ledger.findings(payment: id)
        if standing.allocated > 0 {
            let isMismatch = findings.contains { $0.finding.code == .OBLIGOR_MISMATCH }
            lines += try considered(moves, person: isMismatch ? text.string(payment.obligorID) : "", state, ledger)
        }
        lines += try takenBack(id, ledger, state) + chain(payment, text, state)
        if standing.status == .unmatched || standing.status == .ambiguous || standing.status == .partlyMatched {
            lines += try candidates(of: id, state, ledger)
        }
        lines += findings.map(story)
        for record in state.discrepancies
        where record.finding.related.split(separator: " ").contains(Substring(id.text(.payment))) {
            lines += try ledger.findings(id: record.id).map(story)
        }
        return lines
    }

    /// What became of its money, in the organisation's currency as everything that is allocated.
    private func status(_ payment: Payment, _ standing: PaymentStanding, _ state: LedgerState) -> [String] {
        let own = configuration.organisation.currency
        let amount = Euro.convert(payment.amount, from: payment.currency, to: own)
        // What is kept for a refund is still in the account and open; what a debit took back is not.
        let kept = state.book.refunds.reduce(Int64(0)) {
            $0 + ($1.payment == payment.id && $1.state == .pending ? $1.kept : 0)
        }
        let back = payment.amount > 0 ? standing.reserved - kept : 0
        let open = (amount ?? payment.amount) - standing.allocated - back
        let status = words(
            "explain.status",
            [
                word(standing.status.word), Money.text(standing.allocated), Money.text(open),
                (amount == nil ? payment.currency : own).text,
            ])
        let line =
            status + (kept > 0 ? words("explain.kept", [Money.text(kept)]) : "")
            + (back > 0 ? words("explain.back", [Money.text(back)]) : "")
        guard let amount, payment.currency != own else { return [line] }
        return [
            words("explain.payment_converted", [Money.text(amount), own.text, payment.currency.text, "1.95583"]), line,
        ]
    }

    /// Order → transaction → batch → credit.
    private func chain(_ payment: Payment, _ text: TextArena, _ state: LedgerState) throws -> [String] {
        let book = state.book
        guard let card = book.cards.first(where: { $0.payment == payment.id }) else { return [] }
        let money = cardMoney(state)
        var lines = [
            words(
                "explain.card",
                [word(card.type.word), book.text.string(card.terminal), book.text.string(card.reference)])
                + (card.approval.isEmpty ? "" : words("explain.approval", [book.text.string(card.approval)]))
                + (card.brand.isEmpty ? "" : ", " + book.text.string(card.brand))
        ]
        let reference = book.text.string(card.merchantReference)
        for order in book.orders
        where (!reference.isEmpty && order.merchantReference == reference)
            || (order.order == book.text.string(card.order) && order.terminal == book.text.string(card.terminal)
                && abs(order.createdOn - payment.bookedOn) <= 1)
        {
            lines.append(
                words("explain.order", [order.order, order.createdOn.text, order.obligation, Money.text(order.amount)]))
        }
        if let id = money.batch(ofPayment: payment.id, book),
            let (row, _) = money.batch(id, book, state.settlementCredits)
        {
            lines.append(batchLine(row))
        }
        return lines
    }

    func cardMoney(_ state: LedgerState) -> CardMoney {
        CardMoney(
            configuration, date: state.lastRun?.identity.date ?? Day(number: 0),
            identity: { Fingerprint.recordID(Array($0.utf8)) })
    }

    func batchLine(_ id: RecordID, _ state: LedgerState) -> String? {
        cardMoney(state).batch(id, state.book, state.settlementCredits).map { batchLine($0.0) }
    }

    private func batchLine(_ row: Settlement) -> String {
        words(
            "explain.batch",
            [
                row.batch.text(.batch), row.acquirer, row.terminal, row.day.text, Money.text(row.gross),
                Money.text(row.fees), Money.text(row.net), word(row.status == "settled" ? "batch_settled" : row.status),
                row.expectedBy?.text ?? "—",
                row.creditedOn.map { $0.text + " " + row.bankReference } ?? "—", Money.text(row.difference),
            ])
    }

    private func explain(batch id: RecordID, _ ledger: Ledger) throws -> [String] {
        let state = try ledger.load(configuration)
        guard let (row, cards) = cardMoney(state).batch(id, state.book, state.settlementCredits) else { return [] }
        var lines = [batchLine(row)]
        for payment in row.bankPayments { lines.append("  " + payment.text(.payment)) }
        for place in cards {
            let card = state.book.cards[place]
            lines.append(
                words(
                    "explain.transaction",
                    [
                        card.payment.text(.payment), word(card.type.word), Money.text(card.effect),
                        state.book.text.string(card.reference), state.book.files[Int(card.position.file)].name,
                        card.position.text,
                    ]))
        }
        for record in state.discrepancies where record.finding.subjects.batch == id {
            lines += try ledger.findings(id: record.id).map(story)
        }
        return lines
    }

    /// What the last run showed as possible debts of an open payment: its own published candidates, out of the archive.
    private func candidates(of id: RecordID, _ state: LedgerState, _ ledger: Ledger) throws -> [String] {
        guard let run = try ledger.runs().last,
            let table = try PublishedTable("candidates.csv", of: run, ledger, Archive(ledgerPath: places.ledger))
        else { return [] }
        let index = ObligationIndex(state.book.obligations, state.book.text)
        return table.rows.filter { table.cell($0, "payment_id") == id.text(.payment) }.map { row in
            let line = words(
                "explain.candidate", ["rank", "obligation_id", "score", "reason"].map { table.cell(row, $0) })
            guard
                let place = index.find(
                    table.cell(row, "obligation_id"), in: state.book.obligations, state.book.text)
            else { return line }
            let (debt, left) = (state.book.obligations[Int(place)], state.standings[Int(place)].outstanding)
            let standing = words(
                left == 0 ? "report.candidate_paid" : "report.candidate",
                [kindTitle(debt.kind), state.book.text.string(debt.payerName), Money.text(left)])
            return line + "; " + standing
        }
    }

    private func explain(obligation id: String, _ ledger: Ledger) throws -> [String] {
        let state = try ledger.load(configuration)
        guard let at = place(of: id, state) else { return [] }
        let debt = state.book.obligations[Int(at)]
        let id = state.book.text.string(debt.id)
        let standing = state.standings[Int(at)]
        var lines = [
            words(
                "explain.obligation",
                [
                    id, kindTitle(debt.kind), state.book.text.string(debt.payerID),
                    state.book.text.string(debt.payerName),
                ])
        ]
        lines += versions(try ledger.versions(obligation: id))
        lines.append(
            words(
                "explain.standing",
                [
                    Money.text(standing.principal), Money.text(standing.interest), Money.text(standing.costs),
                    beside([
                        ("discount", standing.discount), ("rounding", standing.rounding),
                        ("remitted", standing.remitted),
                        ("elsewhere", standing.paidElsewhere),
                    ]), Money.text(standing.paid), Money.text(standing.outstanding), Money.text(standing.credit),
                    word(standing.state.word),
                ]))
        lines += ends(debt, id, standing, state)
        var payments: [RecordID] = []
        let moves = try ledger.movements(obligation: id)
        for move in moves where !payments.contains(move.payment) { payments.append(move.payment) }
        for payment in payments {
            let own = moves.filter { $0.payment == payment }
            lines += movements(own) + reasons(own, state)
        }
        lines += try rulings(state, ledger) { Self.isAbout($0, id) && $0.action != .match }
        lines += try ledger.findings(obligation: id).map(story)
        return lines
    }

    private func explain(discrepancy id: RecordID, _ ledger: Ledger) throws -> [String] {
        guard let record = try ledger.findings(id: id).first else { return [] }
        var lines = [
            story(record), words("explain.source", [record.finding.sourceFile, record.finding.sourcePosition]),
            words("explain.advice", [Reports.advice(record.finding.code, language)]),
        ]
        lines += try rulings(try ledger.load(configuration), ledger) { $0.discrepancyID == id.text(.discrepancy) }
        if let payment = record.finding.subjects.payment { lines += try explain(payment: payment, ledger) }
        if let obligation = record.finding.subjects.obligation { lines += try explain(obligation: obligation, ledger) }
        return lines
    }

    /// What is taken off a debt beside money, each with its name; what is 0 is not said.
    func beside(_ sums: [(name: String, sum: Int64)]) -> String {
        sums.filter { $0.sum != 0 }.map { words("explain.less_" + $0.name, [Money.text($0.sum)]) }.joined()
    }

    func movements(_ movements: [PostedMovement]) -> [String] {
        movements.map { row in
            let sums = [row.split.principal, row.split.interest, row.split.costs, row.split.credit]
            // What is 0 is not said.
            let parts = zip(["principal", "interest", "costs", "credit"], sums).filter { $1 != 0 }
            return words(
                "explain.movement",
                [
                    String(row.run), row.date.text, row.payment.text(.payment), row.obligation,
                    Money.text(row.split.amount),
                    parts.map { words("explain.part_" + $0, [Money.text($1)]) }.joined(separator: " + ")
                        + beside([("discount", row.split.discount), ("rounding", row.split.rounding)]),
                    word(row.strategy.word), word(row.rule.word), row.paidOn.text, evidence(row.evidence),
                ])
        }
    }

    /// `obligor=8906066466; kind=parking_notice` in words.
    func evidence(_ text: String) -> String {
        EvidenceWords(configuration, language).words(text)
    }

    func story(_ record: Discrepancy) -> String {
        words(
            "explain.discrepancy",
            [
                record.id.text(.discrepancy), record.finding.code.rawValue, record.openedOn.text,
                record.finding.code.isEvent ? "" : " (" + word(record.state.word) + ")",
                Sentences.text(record.finding.message, language),
            ])
    }
}
