// One person over all registers: what is owed, what was paid, and which money may still be theirs.

package import Domain
internal import Law
internal import Posting
internal import Reporting
internal import Store

/// A person's debts worked out to a day.
struct PersonBooks {
    let payer: String
    let name: String
    let asOf: Day
    let run: RunIdentity
    let book: Book
    let standings: [Standing]
    let files: [FileRecord]
    /// Open payments whose obligor evidence is this person.
    let unallocated: [(payment: Payment, open: Int64)]
    let usedUnconfirmedRate: Bool

    var outstanding: Int64 { standings.reduce(0) { $0 + $1.outstanding } }
    var credit: Int64 { standings.reduce(0) { $0 + $1.credit } }

    func overdue(_ place: Int) -> Int64 {
        book.obligations[place].dueOn.value.map { $0 < asOf } ?? false ? standings[place].outstanding : 0
    }
}

extension Books {
    /// The person's debts as of a day, at most the last posted one; interest runs to that day.
    ///
    /// Of an earlier day `state` has the registers as the ledger had them then (`load(registersAsOf:)`). Money counts by
    /// its payment day, as it is joined today: what came in late was paid then all the same.
    func person(_ payer: String, asOf wanted: Day?, _ state: LedgerState) async throws -> PersonBooks {
        guard let last = state.lastRun?.identity else {
            throw RunFailure(ExitStatus.noSuchThing, Message("pipeline.no_run_yet"))
        }
        let asOf = wanted ?? last.date
        guard asOf <= last.date else {
            throw RunFailure(ExitStatus.usage, Message("person.after_last_run", [asOf.text, last.date.text]))
        }
        let wantedKey = Identifiers.person(payer)
        guard wantedKey.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw RunFailure(ExitStatus.usage, Message("person.no_identifier", [payer]))
        }
        var book = Book()
        book.text = state.book.text
        var places: [Int32: Int32] = [:]
        for index in state.book.obligations.indices where state.book.obligations[index].issuedOn <= asOf {
            guard Identifiers.person(state.book.text.string(state.book.obligations[index].payerID)) == wantedKey else {
                continue
            }
            places[Int32(index)] = Int32(book.obligations.count)
            book.obligations.append(state.book.obligations[index])
        }
        let newest = book.obligations.max { $0.issuedOn < $1.issuedOn }
        let money = openMoney(wantedKey, asOf, state)
        guard newest != nil || !money.isEmpty else {
            // Known, but with nothing yet on that day.
            let isKnown = state.book.obligations.contains {
                Identifiers.person(state.book.text.string($0.payerID)) == wantedKey
            }
            if isKnown { throw RunFailure(ExitStatus.noSuchThing, Message("person.nothing_yet", [payer, asOf.text])) }
            throw RunFailure(ExitStatus.noSuchThing, Message("person.unknown", [payer]))
        }
        for claim in state.book.claims where claim.paidOn <= asOf {
            guard let place = places[claim.obligation] else { continue }
            var own = claim
            own.obligation = place
            book.claims.append(own)
        }
        var matching = MatchingResult(book: book)
        matching.writeOffs = writeOffs(state, book, asOf)
        let posted = await Posting().run(
            PostingInput(
                matching: matching, configuration: configuration, run: RunIdentity(number: last.number, date: asOf),
                standingsBefore: [], newVersions: [], threads: 1, lastSerial: 0))
        return PersonBooks(
            payer: newest.map { state.book.text.string($0.payerID) } ?? wantedKey,
            name: state.book.text.string(newest?.payerName ?? money[0].payment.obligorName), asOf: asOf,
            run: last, book: book, standings: posted.standings, files: state.book.files,
            unallocated: money, usedUnconfirmedRate: posted.unconfirmedRates > 0)
    }

    /// Write-offs by rulings, in the order in which they count.
    func writeOffs(_ state: LedgerState) -> [Decision] {
        state.decisions.filter { $0.action == .write_off }.sorted {
            $0.decidedOn != $1.decidedOn ? $0.decidedOn < $1.decidedOn : $0.id < $1.id
        }
    }

    private func writeOffs(_ state: LedgerState, _ book: Book, _ asOf: Day) -> [Int32: [WriteOff]] {
        var writeOffs: [Int32: [WriteOff]] = [:]
        let decisions = self.writeOffs(state).filter { $0.decidedOn <= asOf }
        guard !decisions.isEmpty else { return [:] }
        let index = ObligationIndex(book.obligations, book.text)
        for decision in decisions {
            guard let debt = index.find(decision.obligationID, in: book.obligations, book.text) else { continue }
            writeOffs[debt, default: []].append(WriteOff(on: decision.decidedOn, amount: decision.amount))
        }
        return writeOffs
    }

    private func openMoney(_ payer: String, _ asOf: Day, _ state: LedgerState) -> [(payment: Payment, open: Int64)] {
        state.book.payments.indices.compactMap { index in
            let payment = state.book.payments[index]
            let standing = state.book.paymentStandings[index]
            guard payment.amount > 0, payment.purpose == .obligation, !payment.obligorID.isEmpty,
                payment.bookedOn <= asOf,
                Identifiers.person(state.book.text.string(payment.obligorID)) == payer,
                let amount = Euro.convert(
                    payment.amount, from: payment.currency, to: configuration.organisation.currency)
            else { return nil }
            let open = amount - standing.allocated - standing.reserved
            return open > 0 && standing.status != .ignored && standing.status != .reversed ? (payment, open) : nil
        }
    }

    // MARK: Position

    /// `sverka position`: every debt of a person with its figures, and money that may be theirs.
    package func position(_ payer: String, asOf: Day?, json: Bool) async throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        let state = try ledger.load(configuration, registersAsOf: asOf)
        let person: PersonBooks
        do { person = try await self.person(payer, asOf: asOf, state) } catch let failure as RunFailure {
            // Of a person who came into the registers later they had nothing yet.
            let key = Identifiers.person(payer)
            guard let asOf, failure.message.key == "person.unknown" else { throw failure }
            let now = try ledger.load(configuration).book
            guard now.obligations.contains(where: { Identifiers.person(now.text.string($0.payerID)) == key }) else {
                throw failure
            }
            throw RunFailure(ExitStatus.noSuchThing, Message("person.nothing_yet", [payer, asOf.text]))
        }
        return json ? positionJSON(person, state).document : positionLines(person, state).joined(separator: "\n")
    }

    func positionLines(_ person: PersonBooks, _ state: LedgerState) -> [String] {
        let text = person.book.text
        var lines = [
            words(
                "person.title",
                [person.payer, person.name, person.asOf.text, registers(state).joined(separator: ", ")])
        ]
        for (place, debt) in person.book.obligations.enumerated() {
            let standing = person.standings[place]
            lines.append(
                words(
                    "person.debt",
                    [
                        text.string(debt.id), kindTitle(debt.kind),
                        debt.documentNumber.isEmpty ? "" : " " + document(debt, text), String(debt.year),
                        debt.dueOn.value?.text ?? "—",
                        Money.text(standing.principal), Money.text(standing.interest), Money.text(standing.costs),
                        Money.text(standing.paid + standing.paidElsewhere), Money.text(standing.outstanding),
                        Money.text(standing.credit), word(standing.state.word),
                        beside([
                            ("discount", standing.discount), ("rounding", standing.rounding),
                            ("remitted", standing.remitted),
                        ]),
                        debt.object.isEmpty ? "" : ", " + text.string(debt.object),
                    ]))
        }
        let overdue = person.standings.indices.reduce(Int64(0)) { $0 + person.overdue($1) }
        lines.append(
            words(
                "person.total",
                [
                    String(person.standings.count), Money.text(person.outstanding), Money.text(overdue),
                    Money.text(person.credit), configuration.organisation.currency.text,
                ]))
        for (payment, open) in person.unallocated {
            lines.append(
                words(
                    "person.open_payment",
                    [
                        payment.id.text(.payment), payment.bookedOn.text, Money.text(open),
                        state.book.text.string(payment.remittance),
                    ]))
        }
        if person.usedUnconfirmedRate { lines.append(words("person.rate_unconfirmed", [])) }
        return lines
    }

    func positionJSON(_ person: PersonBooks, _ state: LedgerState) -> JSON {
        let currency = configuration.organisation.currency
        let text = person.book.text
        let debts = person.book.obligations.indices.map { place -> JSON in
            let (debt, standing) = (person.book.obligations[place], person.standings[place])
            return .object([
                "obligation_id": .string(text.string(debt.id)),
                "kind": .string(configuration.kinds[Int(debt.kind)].name),
                "document_series": .optional(text.string(debt.documentSeries)),
                "document_no": .optional(text.string(debt.documentNumber)),
                "object": .optional(text.string(debt.object)),
                "year": .integer(Int64(debt.year)), "due_on": .optional(debt.dueOn.value?.text ?? ""),
                "principal": .money(standing.principal, currency), "interest": .money(standing.interest, currency),
                "costs": .money(standing.costs, currency), "discount": .money(standing.discount, currency),
                "rounding": .money(standing.rounding, currency), "remitted": .money(standing.remitted, currency),
                "paid": .money(standing.paid, currency), "paid_elsewhere": .money(standing.paidElsewhere, currency),
                "outstanding": .money(standing.outstanding, currency),
                "overdue": .money(person.overdue(place), currency), "credit": .money(standing.credit, currency),
                "state": .string(standing.state.word),
                "source_file": .string(person.files[Int(debt.position.file)].name),
                "source_position": .string(debt.position.text),
            ])
        }
        let money = person.unallocated.map { payment, open in
            JSON.object([
                "payment_id": .string(payment.id.text(.payment)), "booked_on": .string(payment.bookedOn.text),
                "open": .money(open, currency),
            ])
        }
        return .object([
            "payer_id": .string(person.payer), "payer_name": .string(person.name), "as_of": .string(person.asOf.text),
            "run": .integer(person.run.number), "registers": .array(registers(state).map { .string($0) }),
            "currency": .string(currency.text), "obligations": .array(debts), "open_payments": .array(money),
            "outstanding": .money(person.outstanding, currency), "credit": .money(person.credit, currency),
            "overdue": .money(person.standings.indices.reduce(0) { $0 + person.overdue($1) }, currency),
            "rate_unconfirmed": .bool(person.usedUnconfirmedRate),
        ])
    }

    /// The number of a debt's document, with its series: `К 5163790`.
    func document(_ debt: Obligation, _ text: TextArena) -> String {
        [debt.documentSeries, debt.documentNumber].filter { !$0.isEmpty }.map(text.string).joined(separator: " ")
    }

    /// The registers that the books cover: all that ever brought a file, whether they know the person or not.
    func registers(_ state: LedgerState) -> [String] {
        let taken = Set(state.files.filter(\.isTaken).map(\.source))
        return configuration.sources.filter { $0.role == .obligations && taken.contains($0.name) }.map(\.name)
    }
}
