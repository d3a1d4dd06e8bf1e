// Why a certificate may not be issued: the books have a gap, money is on its way, or money may be this person's.

internal import Domain
internal import Law
internal import Reporting
internal import Settlement
internal import Store

extension Books {
    /// Why nothing may be certified of a person as of the last posted day; empty: nothing stands against it.
    func refusals(_ person: PersonBooks, _ state: LedgerState, _ ledger: Ledger) throws -> [String] {
        var reasons = statementDays(person, state) + findings(person, state)
        let signs = PersonSigns(person)
        reasons += try openMoney(person, signs, state, ledger) + openDebits(signs, state)
        reasons += try refusedRows(of: signs, state, ledger) + othersDebts(signs, state)
        if person.usedUnconfirmedRate { reasons.append(words("person.rate_unconfirmed", [])) }
        return reasons
    }

    // MARK: Statements

    /// The last day that an account's statements and lists reach: intraday reports and notifications are none.
    func lastStatement(_ account: Int, _ state: LedgerState) -> Day? {
        statements(of: account, state).map(\.days.upperBound).max()
    }

    private func statements(of account: Int, _ state: LedgerState) -> [(kind: StatementKind, days: ClosedRange<Day>)] {
        state.statements.compactMap { statement in
            guard statement.account == AccountIndex(account), statement.kind == .statement || statement.kind == .list,
                let last = statement.to ?? statement.closingOn ?? statement.from ?? statement.openingOn
            else { return nil }
            return (statement.kind, min(statement.from ?? last, last)...last)
        }
    }

    /// Accounts whose money the books don't know to the day: those that lack the statement of a working day before the
    /// last posted one (that day's own may come the night after), and those that never had one.
    private func statementDays(_ person: PersonBooks, _ state: LedgerState) -> [String] {
        let calendar = BulgarianCalendar(extra: configuration.rules.holidays)
        return configuration.accounts.enumerated().compactMap { place, account in
            guard account.statements == .daily else { return nil }
            let known = statements(of: place, state)
            guard !known.isEmpty else {
                return mayHold(account, person) ? words("certificate.never_statement", [account.iban]) : nil
            }
            let missing = Self.days(lacking: known, before: person.asOf).filter(calendar.isWorking)
            guard let first = missing.first, let end = missing.last else { return nil }
            let key = missing.count == 1 ? "certificate.missing_day" : "certificate.missing_days"
            return words(key, [account.iban, first.text, end.text, String(missing.count)])
        }
    }

    /// Days that no statement tells of. Numbers and balances say what is missing between statements (STATEMENT_GAP);
    /// lists have neither: between them each day counts, as it does behind the last statement.
    private static func days(
        lacking known: [(kind: StatementKind, days: ClosedRange<Day>)], before end: Day
    ) -> [Day] {
        let lists = known.filter { $0.kind == .list }.map(\.days)
        let last = known.filter { $0.kind == .statement }.map(\.days.upperBound).max()
        guard var day = last ?? lists.map(\.lowerBound).min() else { return [] }
        var missing: [Day] = []
        while day + 1 < end {
            day = day + 1
            if !lists.contains(where: { $0.contains(day) }) { missing.append(day) }
        }
        return missing
    }

    /// Whether an account without any statement may hold money of this person: one for revenue always may, another one
    /// where it collects a kind of which the person owes something.
    private func mayHold(_ account: AccountSettings, _ person: PersonBooks) -> Bool {
        if account.type == .revenue { return true }
        if account.type == .deposit, account.collects == nil { return false }
        return person.book.obligations.indices.contains { place in
            person.standings[place].outstanding > 0
                && account.collects?.contains(person.book.obligations[place].kind) ?? true
        }
    }

    // MARK: What the last run found

    private func findings(_ person: PersonBooks, _ state: LedgerState) -> [String] {
        let strangers = strangers(to: person, state)
        let paid = Set(person.book.claims.map(\.payment))
        let batches = cardMoney(state).batches(ofPayments: paid, state.book)
        return state.discrepancies.compactMap { record in
            switch record.finding.code {
            case .STATEMENT_GAP, .BALANCE_BREAK, .FILE_REJECTED, .BATCH_MISSING, .SETTLEMENT_DIFFERENCE,
                .CREDIT_WITHOUT_BATCH:
                break
            // Some batch is on its way every day: it stands against those whose own money is in it.
            case .BATCH_IN_TRANSIT where record.finding.subjects.batch.map(batches.contains) ?? true: break
            // What a portal's order was for stands in it: others' debts are nothing to this person.
            case .ORDER_NOT_CAPTURED where !record.finding.debts.allSatisfy(strangers.contains): break
            default: return nil
            }
            return reason(record)
        }
    }

    /// A finding with what leads to it and what to do.
    private func reason(_ record: Discrepancy) -> String {
        let finding = record.finding
        let place = [finding.sourceFile, finding.sourcePosition].filter { !$0.isEmpty }.joined(separator: ":")
        let subjects = [record.id.text(.discrepancy), place].filter { !$0.isEmpty }.joined(separator: ", ")
        return finding.code.rawValue + " (" + subjects + "): " + Sentences.text(finding.message, language) + " "
            + Reports.advice(finding.code, language)
    }

    /// Debts of the registers that are certainly somebody else's, by their own ids.
    private func strangers(to person: PersonBooks, _ state: LedgerState) -> Set<String> {
        let asked = Set(
            state.discrepancies.filter { $0.finding.code == .ORDER_NOT_CAPTURED }.flatMap(\.finding.debts))
        guard !asked.isEmpty else { return [] }
        let text = state.book.text
        let known = Set(state.book.obligations.map { text.string($0.id) }.filter(asked.contains))
        return known.subtracting(person.book.obligations.map { person.book.text.string($0.id) })
    }

    // MARK: Open money

    /// Open money that may be this person's: a reason for each payment, the surest one.
    private func openMoney(
        _ person: PersonBooks, _ signs: PersonSigns, _ state: LedgerState, _ ledger: Ledger
    ) throws -> [String] {
        let open = state.book.payments.indices.filter { isOpen($0, state) }
        guard !open.isEmpty else { return [] }
        let candidates = try Candidates(of: person, ledger, places.ledger)
        let orders = orders(of: person, signs, state)
        var reasons: [String] = []
        for place in open {
            let payment = state.book.payments[place]
            let obligor = Identifiers.person(state.book.text.string(payment.obligorID))
            let facts = [payment.id.text(.payment), payment.bookedOn.text, sum(place, state)]
            if !obligor.isEmpty, signs.isOwn(obligor) {
                reasons.append(words("certificate.open_money", facts))
            } else if let order = orders[payment.id] {
                reasons.append(words("certificate.open_order", facts + [order]))
            } else if let debt = candidates.debt(of: payment.id) ?? signs.debt(namedBy: payment, state.book.text) {
                reasons.append(words("certificate.open_candidate", facts + [debt]))
            } else if signs.isNamed(byNumber: payment, state.book.text) {
                reasons.append(words("certificate.open_identifier", facts))
            } else if signs.isNamed(payment, state.book.text), !isPerson(obligor, state) {
                reasons.append(words("certificate.open_name", facts))
            }
        }
        // What the last run took for possible is not known: nothing says whose the money may be.
        if !candidates.isPublished { reasons.append(words("certificate.no_candidates", [String(open.count)])) }
        return reasons
    }

    /// Card payments of orders that the person made, or that are for the person's debts.
    private func orders(
        of person: PersonBooks, _ signs: PersonSigns, _ state: LedgerState
    ) -> [RecordID: String] {
        let text = state.book.text
        let debts = Set(person.book.obligations.map { person.book.text.string($0.id) })
        let own = state.book.orders.filter { row in
            debts.contains(row.obligation) || !row.payer.isEmpty && signs.isOwn(Identifiers.person(row.payer))
        }
        guard !own.isEmpty else { return [:] }
        var orders: [RecordID: String] = [:]
        for card in state.book.cards where !card.order.isEmpty || !card.merchantReference.isEmpty {
            let (order, reference) = (text.string(card.order), text.string(card.merchantReference))
            let found = own.first {
                $0.merchantReference.isEmpty || reference.isEmpty
                    ? $0.order == order && $0.terminal == text.string(card.terminal)
                    : $0.merchantReference == reference
            }
            if let found { orders[card.payment] = found.order }
        }
        return orders
    }

    /// Debits that nothing explains and that bear signs of the person: one of the person's payments may have gone back.
    private func openDebits(_ signs: PersonSigns, _ state: LedgerState) -> [String] {
        let paid = Set(state.book.refunds.compactMap(\.debit))
        let ignored = Set(state.decisions.filter { $0.action == .ignore }.map(\.paymentID))
        return state.book.payments.indices.compactMap { place in
            let payment = state.book.payments[place]
            guard payment.amount < 0, payment.channel == .bank, payment.purpose == .other || payment.purpose == .refund,
                state.book.paymentStandings[place].reserved == 0, !paid.contains(payment.id),
                !ignored.contains(payment.id.text(.payment)), signs.mayBe(payment, state.book.text)
            else { return nil }
            return words(
                "certificate.open_debit",
                [
                    payment.id.text(.payment), payment.bookedOn.text,
                    Money.text(payment.amount, digits: payment.currency.minorDigits) + " " + payment.currency.text,
                ])
        }
    }

    // MARK: Debts of others that may be this person's

    /// Open debts under an identifier that fails its check with the person's own name, and of units (ЕИК of 13 digits) of
    /// the same firm: a unit is no legal person (ТЗ чл. 17).
    private func othersDebts(_ signs: PersonSigns, _ state: LedgerState) -> [String] {
        let text = state.book.text
        var reasons: [String] = []
        for place in state.book.obligations.indices where state.standings[place].outstanding > 0 {
            let debt = state.book.obligations[place]
            guard signs.mayBeAlike(text.slice(debt.payerID)) else { continue }
            let payer = Identifiers.person(text.string(debt.payerID))
            guard payer != signs.identifier else { continue }
            if signs.isUnit(payer) {
                let due = Money.text(state.standings[place].outstanding)
                reasons.append(words("certificate.unit", [text.string(debt.id), payer, due]))
            } else if signs.isSlip(payer), signs.isWholeName(text.string(debt.payerName)) {
                reasons.append(words("certificate.alike", [text.string(debt.id), payer]))
            }
        }
        return reasons
    }

    /// Money in that no debt, no ruling and no reversal accounts for.
    private func isOpen(_ place: Int, _ state: LedgerState) -> Bool {
        let payment = state.book.payments[place]
        guard payment.amount > 0, payment.purpose == .obligation else { return false }
        switch state.book.paymentStandings[place].status {
        case .unmatched, .ambiguous, .partlyMatched: return left(place, state).sum > 0
        default: return false
        }
    }

    /// What is open of a payment: in the organisation's currency, or in its own where that has no fixed rate.
    private func left(_ place: Int, _ state: LedgerState) -> (sum: Int64, currency: Currency) {
        let (payment, standing) = (state.book.payments[place], state.book.paymentStandings[place])
        let own = configuration.organisation.currency
        let amount = Euro.convert(payment.amount, from: payment.currency, to: own)
        return (
            (amount ?? payment.amount) - standing.allocated - standing.reserved, amount == nil ? payment.currency : own
        )
    }

    private func sum(_ place: Int, _ state: LedgerState) -> String {
        let (sum, currency) = left(place, state)
        return Money.text(sum, digits: currency.minorDigits) + " " + currency.text
    }

    /// Whether an identifier is that of a person of the registers.
    private func isPerson(_ identifier: String, _ state: LedgerState) -> Bool {
        guard !identifier.isEmpty else { return false }
        return state.book.obligations.contains {
            Identifiers.person(state.book.text.string($0.payerID)) == identifier
        }
    }
}

/// Debts of a person that the last run published as candidates of open payments.
private struct Candidates {
    private var debts: [String: String] = [:]
    /// Whether the last run wrote candidates.csv at all (`reports.files`).
    let isPublished: Bool

    init(of person: PersonBooks, _ ledger: Ledger, _ path: String) throws {
        let own = Set(person.book.obligations.map { person.book.text.string($0.id) })
        guard let run = try ledger.runs().last,
            let table = try PublishedTable("candidates.csv", of: run, ledger, Archive(ledgerPath: path))
        else {
            isPublished = false
            return
        }
        isPublished = true
        for row in table.rows {
            let (payment, cell) = (table.cell(row, "payment_id"), table.cell(row, "obligation_id"))
            // An id that a spreadsheet would compute is written behind an apostrophe.
            let debt = cell.hasPrefix("'") && !own.contains(cell) ? String(cell.dropFirst()) : cell
            if debts[payment] == nil, own.contains(debt) { debts[payment] = debt }
        }
    }

    /// The person's debt that a payment may be for: of its candidates the best.
    func debt(of payment: RecordID) -> String? { debts[payment.text(.payment)] }
}
