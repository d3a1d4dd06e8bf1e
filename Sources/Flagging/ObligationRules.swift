// Findings about obligations: what the register changed, dropped or counts otherwise; terms that end.

internal import Domain
internal import Law

/// OBLIGATION_CHANGED, OBLIGATION_MISSING, REGISTER_DRIFT.
enum ObligationRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        let before = input.intake.standingsBefore
        for index in input.intake.newVersions {
            // A new debt without a balance of the register's own: nothing to compare.
            if book.obligations[Int(index)].isNew, book.obligations[Int(index)].outstanding.value == nil { continue }
            let debt = book.obligations[Int(index)]
            let paid = Int(index) < before.count ? before[Int(index)] : Standing()
            if debt.isChanged, !debt.isNew, paid.paid > 0 {
                found.append(
                    make(
                        .OBLIGATION_CHANGED, debt, input, key: String(debt.facts, radix: 36), amount: nil,
                        Message(
                            "flagging.obligation_changed",
                            [book.text.string(debt.id), Money.text(paid.paid)]
                                + changes(input.intake.replaced[index] ?? debt, debt, book.text))))
            }
            drift(debt, index, paid, input, &found)
        }
        for index in book.obligations.indices where book.obligations[index].isMissing {
            let debt = book.obligations[index]
            let left = input.posting.standings[index].outstanding
            guard left > 0, debt.status == .open || debt.status == .suspended else { continue }
            found.append(
                make(
                    .OBLIGATION_MISSING, debt, input, amount: left,
                    Message("flagging.obligation_missing", [book.text.string(debt.id)])))
        }
    }

    /// What the register changed, in the order of the sentence; empty where a value is as it was.
    private static func changes(_ before: Obligation, _ after: Obligation, _ text: TextArena) -> [String] {
        func change(_ one: String, _ other: String) -> String {
            one == other ? "" : [one, other].map { $0.isEmpty ? "—" : $0 }.joined(separator: " → ")
        }
        func sum(_ sum: (Obligation) -> Int64?) -> String {
            change(sum(before).map { Money.text($0) } ?? "", sum(after).map { Money.text($0) } ?? "")
        }
        func day(_ day: (Obligation) -> MaybeDay) -> String {
            change(day(before).value?.text ?? "", day(after).value?.text ?? "")
        }
        func words(_ words: (Obligation) -> TextRef) -> String {
            change(text.string(words(before)), text.string(words(after)))
        }
        return [
            sum { $0.principal }, sum { $0.interest.value }, sum { $0.costs }, sum { $0.paidElsewhere },
            change(before.currency.text, after.currency.text), words { $0.payerID }, words { $0.object },
            words { $0.documentNumber }, change(String(before.year), String(after.year)), day { $0.dueOn },
            day { $0.servedOn }, day { $0.inForceOn }, day { $0.enforcementOn }, day { $0.limitationRestartedOn },
            before.status == after.status ? "" : after.status.spoken,
        ]
    }

    /// The register's balance against the ledger's before tonight's money, without interest that the ledger computes.
    private static func drift(
        _ debt: Obligation, _ index: Int32, _ paid: Standing, _ input: FlaggingInput, _ found: inout [Finding]
    ) {
        let organisation = input.configuration.organisation.currency
        guard let delivered = debt.outstanding.value,
            let register = Euro.convert(delivered, from: debt.currency, to: organisation),
            let figures = DebtFigures(
                debt, organisation: organisation, whole: !input.configuration.rules.conversionPerComponent),
            debt.status == .open || debt.status == .suspended
        else { return }
        let ours =
            figures.principal + (figures.interest ?? 0) + figures.costs - figures.paidElsewhere - paid.paid
            - paid.discount - paid.rounding
        guard max(ours, 0) != register else { return }
        let id = input.posting.matching.book.text.string(debt.id)
        found.append(
            make(
                .REGISTER_DRIFT, debt, input, amount: register - max(ours, 0),
                Message(
                    "flagging.register_drift",
                    [id, Money.text(register), Money.text(max(ours, 0)), Money.text(register - max(ours, 0))])))
    }

    static func make(
        _ code: DiscrepancyCode, _ debt: Obligation, _ input: FlaggingInput, key: String? = nil, amount: Int64?,
        _ message: Message
    ) -> Finding {
        let book = input.posting.matching.book
        let file = Int(debt.position.file) < book.files.count ? book.files[Int(debt.position.file)].name : ""
        return Finding(
            code, Subjects(obligation: book.text.string(debt.id), key: key), sourceFile: file,
            sourcePosition: debt.position.text, amount: amount, currency: input.configuration.organisation.currency,
            message: message)
    }
}

/// LIMITATION_NEAR, LIMITATION_PASSED (ДОПК чл. 171; ЗАНН чл. 82): never applied, only shown.
enum LimitationRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        let terms = input.configuration.kinds.map(LimitationTerms.init)
        for index in book.obligations.indices where input.posting.standings[index].outstanding > 0 {
            let kind = Int(book.obligations[index].kind)
            guard let end = Limitation.end(book.obligations[index], terms[kind]), end - input.run.date <= 365 else {
                continue
            }
            let debt = book.obligations[index]
            let isPassed = end < input.run.date
            found.append(
                ObligationRules.make(
                    isPassed ? .LIMITATION_PASSED : .LIMITATION_NEAR, debt, input,
                    amount: input.posting.standings[index].outstanding,
                    Message(
                        isPassed ? "flagging.limitation_passed" : "flagging.limitation_near",
                        [book.text.string(debt.id), end.text])))
        }
    }
}

/// RATE_UNCONFIRMED: once per run.
enum RateRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        guard input.posting.unconfirmedRates > 0 else { return }
        found.append(
            Finding(
                .RATE_UNCONFIRMED, Subjects(key: "rates"),
                message: Message("flagging.rate_unconfirmed", [String(input.posting.unconfirmedRates)])))
    }
}
