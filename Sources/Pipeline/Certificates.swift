// Certificates of presence or absence of obligations (удостоверение по ДОПК чл. 87 ал. 6): refused where the books have a gap.

internal import Domain
internal import Reporting
internal import Store

extension Books {
    /// Issues a certificate as of the last posted day: numbered, kept in the ledger, written as JSON and for print.
    ///
    /// - Parameter folder: where the workbook and the document go; nil: nothing is written.
    /// - Returns: what to show, and whether it was refused.
    package func certificate(_ payer: String, to folder: String?, json: Bool) async throws -> (
        text: String, refused: Bool
    ) {
        let lock = try RunLock.acquire(ledgerPath: places.ledger)
        defer { withExtendedLifetime(lock) {} }
        let ledger = try Ledger.open(path: places.ledger, readOnly: false)
        defer { ledger.close() }
        try places.checkLedger(ledger, configuration)
        let state = try ledger.load(configuration)
        let person = try await person(payer, asOf: nil, state)
        let reasons = refusals(person, state)
        guard reasons.isEmpty else {
            let lines = [words("certificate.refused", [person.payer])] + reasons.map { "  " + $0 }
            let document = JSON.object([
                "refused": .bool(true), "payer_id": .string(person.payer), "as_of": .string(person.asOf.text),
                "reasons": .array(reasons.map { .string($0) }),
            ])
            return (json ? document.document : lines.joined(separator: "\n"), true)
        }
        if let folder { try FileSystem.createFolder(folder) }
        let number = try ledger.issueCertificate(run: person.run.number, asOf: person.asOf, payer: person.payer) {
            content(person, state, number: $0).document
        }
        let document = content(person, state, number: number).document
        if let folder {
            let name = folder + "/certificate-\(number)"
            try FileSystem.write(Array(document.utf8), to: name + ".json")
            try Reports.certificate(sheet(person, state, number), to: name + ".xlsx", scratch: folder)
        }
        if json { return (document, false) }
        let title = words(
            person.outstanding == 0 ? "certificate.absence" : "certificate.presence",
            [
                String(number), person.payer, person.name, person.asOf.text,
                Money.text(person.outstanding) + " " + configuration.organisation.currency.text,
            ])
        return (([title] + positionLines(person, state)).joined(separator: "\n"), false)
    }

    /// Why nothing may be certified; empty: nothing stands against it.
    private func refusals(_ person: PersonBooks, _ state: LedgerState) -> [String] {
        var reasons: [String] = []
        let strangers = strangers(to: person, state)
        for record in state.discrepancies {
            switch record.finding.code {
            case .STATEMENT_GAP, .BALANCE_BREAK, .FILE_REJECTED, .BATCH_MISSING, .SETTLEMENT_DIFFERENCE,
                .CREDIT_WITHOUT_BATCH:
                break
            // What a portal's order was for stands in it: others' debts are nothing to this person.
            case .ORDER_NOT_CAPTURED where !record.finding.debts.allSatisfy(strangers.contains): break
            default: continue
            }
            reasons.append(record.finding.code.rawValue + ": " + Sentences.text(record.finding.message, language))
        }
        for (payment, open) in person.unallocated {
            reasons.append(
                words("certificate.open_money", [payment.id.text(.payment), payment.bookedOn.text, Money.text(open)]))
        }
        let own = LooseName.key(LooseName.words(person.name))
        for index in state.book.payments.indices {
            let payment = state.book.payments[index]
            let status = state.book.paymentStandings[index].status
            guard payment.amount > 0, status == .unmatched || status == .ambiguous, payment.obligorID.isEmpty,
                !payment.payerName.isEmpty,
                LooseName.key(LooseName.words(state.book.text.string(payment.payerName))) == own
            else { continue }
            reasons.append(
                words(
                    "certificate.open_name",
                    [payment.id.text(.payment), payment.bookedOn.text, Money.text(payment.amount)]))
        }
        if person.usedUnconfirmedRate { reasons.append(words("person.rate_unconfirmed", [])) }
        return reasons
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

    private func content(_ person: PersonBooks, _ state: LedgerState, number: Int64) -> JSON {
        .object([
            "certificate": .integer(number), "refused": .bool(false),
            "kind": .string(person.outstanding == 0 ? "absence" : "presence"),
            "issuer": .string(configuration.organisation.name), "position": positionJSON(person, state),
            "last_statements": .array(lastStatements(state).map { .string($0.iban + " " + $0.day.text) }),
        ])
    }

    /// The last statement of each account: until when the books know of money.
    private func lastStatements(_ state: LedgerState) -> [(iban: String, day: Day)] {
        configuration.accounts.enumerated().compactMap { place, account in
            let days = state.statements.filter { $0.account == AccountIndex(place) }.compactMap {
                $0.to ?? $0.closingOn
            }
            return days.max().map { (account.iban, $0) }
        }
    }

    private func sheet(_ person: PersonBooks, _ state: LedgerState, _ number: Int64) -> CertificateSheet {
        let text = person.book.text
        let isAbsence = person.outstanding == 0
        var sheet = CertificateSheet(language: language, asOf: person.asOf)
        sheet.issuer = configuration.organisation.name
        sheet.title = words("certificate.title", [String(number)])
        sheet.subject = words(isAbsence ? "certificate.of_absence" : "certificate.of_presence", [])
        sheet.lines = [
            words(
                isAbsence ? "certificate.states_absence" : "certificate.states_presence",
                [
                    person.name, person.payer, words("certificate.day", day(person.asOf)),
                    Money.text(person.outstanding), configuration.organisation.currency.text,
                ]),
            words("certificate.registers", [registers(person).joined(separator: ", ")]),
            words(
                "certificate.statements",
                [
                    lastStatements(state).map { $0.iban + " " + words("certificate.day", day($0.day)) }.joined(
                        separator: "; ")
                ]),
        ]
        sheet.headers = (1...9).map { words("certificate.column_\($0)", []) }
        for (place, debt) in person.book.obligations.enumerated() where person.standings[place].outstanding > 0 {
            let standing = person.standings[place]
            sheet.rows.append(
                CertificateSheet.Row(
                    id: text.string(debt.id),
                    kind: [kindTitle(debt.kind), text.string(debt.documentNumber)].filter { !$0.isEmpty }
                        .joined(separator: "\n"),
                    year: Int64(debt.year), principal: standing.principal, interest: standing.interest,
                    costs: standing.costs, outstanding: standing.outstanding,
                    state: stateWords(debt, standing, person.asOf)
                ))
        }
        sheet.total = words("certificate.total", [configuration.organisation.currency.text])
        sheet.signatures = [words("certificate.signature", []), words("certificate.date", [])]
        return sheet
    }

    private func stateWords(_ debt: Obligation, _ standing: Standing, _ asOf: Day) -> String {
        let state = word(standing.state.word)
        guard let since = debt.enforcementOn.value, since <= asOf else { return state }
        return words("certificate.enforced", [state, words("certificate.day", day(since))])
    }

    /// Day and month with two digits each, and the year.
    private func day(_ day: Day) -> [String] {
        let iso = day.text.split(separator: "-").map(String.init)
        return [iso[2], iso[1], iso[0]]
    }
}
