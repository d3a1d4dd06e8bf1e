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
        let reasons = try refusals(person, state, ledger)
        guard reasons.isEmpty else {
            let lines = [words("certificate.refused", [person.payer])] + reasons.map { "  " + $0 }
            let document = JSON.object([
                "refused": .bool(true), "payer_id": .string(person.payer), "as_of": .string(person.asOf.text),
                "reasons": .array(reasons.map { .string($0) }),
            ])
            return (json ? document.document : lines.joined(separator: "\n"), true)
        }
        let registers = try registers(state, ledger)
        if let folder { try FileSystem.createFolder(folder) }
        var document = ""
        // Without its papers no number is used.
        let number = try ledger.issueCertificate(run: person.run.number, asOf: person.asOf, payer: person.payer) {
            document = content(person, state, registers, number: $0).document
            if let folder { try write(document, sheet(person, state, registers, $0), folder, $0) }
            return document
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

    /// Both papers or none.
    private func write(_ document: String, _ sheet: CertificateSheet, _ folder: String, _ number: Int64) throws {
        let name = folder + "/certificate-\(number)"
        for path in [name + ".json", name + ".xlsx"] where FileSystem.exists(path) {
            throw RunFailure(ExitStatus.cannotCreate, Message("certificate.in_the_way", [path]))
        }
        do {
            try FileSystem.write(Array(document.utf8), to: name + ".json")
            try Reports.certificate(sheet, to: name + ".xlsx", scratch: folder)
        } catch {
            for path in [name + ".json", name + ".xlsx"] { FileSystem.remove(path) }
            throw error
        }
    }

    /// The registers, each with the day of the run that took its last file; nil: it never brought one.
    private func registers(_ state: LedgerState, _ ledger: Ledger) throws -> [(name: String, last: Day?)] {
        let days = Dictionary(
            try ledger.runs().map { ($0.identity.number, $0.identity.date) }, uniquingKeysWith: { first, _ in first })
        return configuration.sources.filter { $0.role == .obligations }.map { source in
            let taken = state.files.filter { $0.source == source.name && $0.isTaken }
            return (source.name, taken.map(\.run).max().flatMap { days[$0] })
        }
    }

    private func content(
        _ person: PersonBooks, _ state: LedgerState, _ registers: [(name: String, last: Day?)], number: Int64
    ) -> JSON {
        .object([
            "certificate": .integer(number), "refused": .bool(false),
            "kind": .string(person.outstanding == 0 ? "absence" : "presence"),
            "issuer": .string(configuration.organisation.name), "position": positionJSON(person, state),
            "registers": .array(
                registers.map { .object(["register": .string($0.name), "last_data": .optional($0.last?.text ?? "")]) }),
            "register_interest": .array(registerInterest(person).map { .string($0) }),
            "last_statements": .array(lastStatements(state).map { .string($0.iban + " " + $0.day.text) }),
        ])
    }

    /// The last statement of each account: until when the books know of money.
    private func lastStatements(_ state: LedgerState) -> [(iban: String, day: Day)] {
        configuration.accounts.enumerated().compactMap { place, account in
            lastStatement(place, state).map { (account.iban, $0) }
        }
    }

    /// Open debts whose interest is the register's own.
    private func registerInterest(_ person: PersonBooks) -> [String] {
        person.book.obligations.indices.filter {
            person.standings[$0].outstanding > 0 && hasRegisterInterest(person.book.obligations[$0])
        }.map { person.book.text.string(person.book.obligations[$0].id) }
    }

    private func sheet(
        _ person: PersonBooks, _ state: LedgerState, _ registers: [(name: String, last: Day?)], _ number: Int64
    ) -> CertificateSheet {
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
            words(
                "certificate.registers",
                [
                    registers.compactMap { name, last in
                        last.map { name + " (" + words("certificate.day", day($0)) + ")" }
                    }.joined(separator: ", ")
                ]),
            words(
                "certificate.statements",
                [
                    lastStatements(state).map { $0.iban + " " + words("certificate.day", day($0.day)) }.joined(
                        separator: "; ")
                ]),
        ]
        let silent = registers.filter { $0.last == nil }.map(\.name)
        if !silent.isEmpty {
            sheet.lines.append(words("certificate.registers_without_data", [silent.joined(separator: ", ")]))
        }
        let frozen = registerInterest(person)
        if !frozen.isEmpty {
            sheet.lines.insert(words("certificate.register_interest", [frozen.joined(separator: ", ")]), at: 1)
        }
        if person.credit > 0 {
            let facts = [Money.text(person.credit), configuration.organisation.currency.text]
            sheet.lines.insert(words("certificate.credit", facts), at: 1)
        }
        sheet.headers = (1...9).map { words("certificate.column_\($0)", []) }
        for (place, debt) in person.book.obligations.enumerated() where person.standings[place].outstanding > 0 {
            let standing = person.standings[place]
            sheet.rows.append(
                CertificateSheet.Row(
                    id: text.string(debt.id),
                    kind: [kindTitle(debt.kind), document(debt, text), text.string(debt.object)].filter { !$0.isEmpty }
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

    /// A register's own interest stands as it brought it (matching.md section 4): it does not run on here.
    private func hasRegisterInterest(_ debt: Obligation) -> Bool {
        let mode = configuration.kinds[Int(debt.kind)].interest
        return (mode == nil || mode == .register) && (debt.interest.value ?? 0) != 0
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
