// `sverka find` and `summary`: by number, plate, name, identifier, order or card reference; and the last run in words.

internal import Domain
internal import Store

extension Books {
    /// Payments and obligations that hold a text in one of their fields; letters of both scripts and cases are the same.
    package func find(_ text: String, json: Bool) throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        let state = try ledger.load(configuration)
        let wanted = Self.searchable(text)
        guard !wanted.isEmpty else { throw RunFailure(ExitStatus.usage, Message("usage.nothing_to_find", [text])) }
        let payments = try ledger.everyPayment(configuration)
        var found: [(line: String, id: String, kind: String)] = []
        for index in state.book.obligations.indices where holds(state.book.obligations[index], state.book.text, wanted)
        {
            let debt = state.book.obligations[index]
            let id = state.book.text.string(debt.id)
            found.append(
                (
                    words(
                        "find.obligation",
                        [
                            id, kindTitle(debt.kind), state.book.text.string(debt.payerID),
                            state.book.text.string(debt.payerName), Money.text(state.standings[index].outstanding),
                            word(state.standings[index].state.word),
                        ]), id, "obligation"
                ))
        }
        for (payment, standing) in zip(payments.payments, payments.standings)
        where holds(payment, payments.text, wanted) {
            let id = payment.id.text(.payment)
            found.append(
                (
                    words(
                        "find.payment",
                        [
                            id, payment.bookedOn.text, Money.text(payment.amount), payment.currency.text,
                            word(standing.status.word), payments.text.string(payment.bankReference),
                            payments.text.string(payment.remittance),
                        ]), id, "payment"
                ))
        }
        guard !found.isEmpty else { throw RunFailure(ExitStatus.noSuchThing, Message("find.nothing", [text])) }
        guard json else { return found.map(\.line).joined(separator: "\n") }
        return JSON.array(
            found.map { .object(["id": .string($0.id), "kind": .string($0.kind), "line": .string($0.line)]) }
        )
        .document
    }

    /// Look-alike letters folded, without blanks and marks.
    private static func searchable(_ text: String) -> String {
        LookAlikes.folded(text).filter { $0.isLetter || $0.isNumber }
    }

    private func holds(_ debt: Obligation, _ text: TextArena, _ wanted: String) -> Bool {
        [debt.id, debt.documentNumber, debt.payerID, debt.payerName, debt.object].contains {
            Self.searchable(text.string($0)).contains(wanted)
        }
    }

    private func holds(_ payment: Payment, _ text: TextArena, _ wanted: String) -> Bool {
        [
            payment.bankReference, payment.endToEndID, payment.merchantReference, payment.obligorID, payment.payerName,
            payment.payerIBAN, payment.remittance,
        ].contains { !$0.isEmpty && Self.searchable(text.string($0)).contains(wanted) }
            || payment.id.text(.payment) == wanted
    }

    /// What the last run said of itself when it ended: the same words, or the same JSON document.
    package func summary(json: Bool) throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        guard let run = try ledger.runs().last else {
            throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_run_yet"))
        }
        guard let summary = try ledger.summary(ofRun: run.identity.number) else {
            throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_summary", [run.identity.folder]))
        }
        return json ? summary.json : summary.words
    }
}
