// Explaining, the rest: ids as people type them, and what took a payment back.

internal import Domain
internal import Store

extension Books {
    /// The debt with this id; where there is none, the only one whose id is the same but for case, script and marks.
    func place(of id: String, _ state: LedgerState) -> Int32? {
        let (debts, text) = (state.book.obligations, state.book.text)
        let index = ObligationIndex(debts, text)
        if let place = index.find(id, in: debts, text) { return place }
        func bare(_ id: String) -> String { LookAlikes.folded(id).filter { $0.isLetter || $0.isNumber } }
        let wanted = bare(id)
        let found = debts.indices.filter { bare(text.string(debts[$0].id)) == wanted }
        return found.count == 1 ? Int32(found[0]) : nil
    }

    /// What a payment paid: kind, document and person of each debt, and what is still owed on it.
    func paidDebts(_ movements: [PostedMovement], _ state: LedgerState) -> [String] {
        let index = ObligationIndex(state.book.obligations, state.book.text)
        var shown: Set<String> = []
        return movements.map(\.obligation).filter { shown.insert($0).inserted }.compactMap { id in
            guard let place = index.find(id, in: state.book.obligations, state.book.text) else { return nil }
            let (debt, text) = (state.book.obligations[Int(place)], state.book.text)
            let parts =
                [kindTitle(debt.kind)] + [debt.documentSeries, debt.documentNumber, debt.object].map(text.string)
            return words(
                "explain.paid_debt",
                [
                    id, parts.filter { !$0.isEmpty }.joined(separator: " "), text.string(debt.payerID),
                    text.string(debt.payerName), Money.text(state.standings[Int(place)].outstanding),
                ])
        }
    }

    /// Account and IBAN of a payment, as far as it has them.
    func accounts(of payment: Payment, _ text: TextArena) -> [String] {
        var lines: [String] = []
        if Int(payment.account) < configuration.accounts.count {
            lines.append(words("explain.account", [configuration.accounts[Int(payment.account)].iban]))
        }
        if !payment.payerIBAN.isEmpty { lines.append(words("explain.iban", [text.string(payment.payerIBAN)])) }
        return lines
    }

    // MARK: Taken back

    /// What took this payment back, or what it takes back: by the findings, and by refunds that persons decided.
    func takenBack(_ id: RecordID, _ ledger: Ledger, _ state: LedgerState) throws -> [String] {
        let own = id.text(.payment)
        var lines: [String] = []
        for record in try ledger.findings(payment: id) where [.REVERSED, .CHARGEBACK].contains(record.finding.code) {
            for word in record.finding.related.split(separator: " ") where word.hasPrefix("P-") {
                lines.append(words("explain.takes_back", [String(word)]))
            }
        }
        for record in try ledger.findings(relatedTo: own) where [.REVERSED, .CHARGEBACK].contains(record.finding.code) {
            guard let debit = record.finding.subjects.payment, debit != id else { continue }
            lines.append(words("explain.taken_back_by", [debit.text(.payment), record.openedOn.text]))
        }
        for refund in state.book.refunds {
            guard let debit = refund.debit else { continue }
            if refund.payment == id { lines.append(words("explain.refunded_by", [debit.text(.payment)])) }
            if debit == id { lines.append(words("explain.refunds", [refund.payment.text(.payment), refund.decision])) }
        }
        var said: Set<String> = []
        return lines.filter { said.insert($0).inserted }
    }
}
