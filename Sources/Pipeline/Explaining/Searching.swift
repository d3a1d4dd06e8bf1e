// `sverka find` and `summary`: by number, plate, name, identifier, sum, day, order or card reference; and the last run in
// words.

internal import Domain
internal import Settlement
internal import Store

/// A text that somebody looks for, and what it may be.
private struct Wanted {
    /// Look-alike letters folded, without blanks and marks.
    let squeezed: String
    /// Its words by their sounds; empty where it holds a figure.
    let names: Set<UInt64>
    let sum: Int64?
    let day: Day?
    /// A sum with its cents, or a day: nothing else is meant.
    private let isExact: Bool
    /// Up to three figures stand in too many numbers: only a whole number is meant.
    private let isShort: Bool
    private let typed: [UInt8]
    private let number: Squeezed

    init(_ text: String, digits: Int) {
        squeezed = Self.squeezed(text)
        let isNumber = !squeezed.isEmpty && squeezed.utf8.allSatisfy { (48...57).contains($0) }
        names = text.contains { $0.isNumber } ? [] : Set(LooseName.words(text))
        day = Self.day(text)
        let cents = day == nil ? Self.cents(text, digits: digits) : nil
        isExact = cents != nil || day != nil
        isShort = isNumber && squeezed.utf8.count <= 3 && !isExact
        // A number without cents may be a sum, too.
        sum = cents ?? (isNumber && day == nil && squeezed.utf8.count <= 9 ? Int64(squeezed + Self.zeros(digits)) : nil)
        typed = Array((isShort ? squeezed : text).utf8)
        number = Squeezed(text)
    }

    static func squeezed(_ text: String) -> String {
        LookAlikes.folded(text).filter { $0.isLetter || $0.isNumber }
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    /// `42.00`, `215,04`, `1 215,04`, `1.215,04 EUR`.
    private static func cents(_ text: String, digits: Int) -> Int64? {
        let number = text.filter { !$0.isWhitespace && !$0.isLetter && $0 != "€" }
        guard digits > 0, let mark = number.lastIndex(where: { $0 == "." || $0 == "," }),
            number.distance(from: mark, to: number.endIndex) == digits + 1,
            number.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") })
        else { return nil }
        return Int64(number.filter { $0.isNumber })
    }

    /// `14.05.2026`, `2026-05-14`.
    private static func day(_ text: String) -> Day? {
        let parts = text.split { ".-/".contains($0) || $0.isWhitespace }.map { Int($0) ?? -1 }
        guard parts.count == 3, !parts.contains(-1), text.allSatisfy({ !$0.isLetter || $0 == "г" }) else { return nil }
        return parts[0] > 999
            ? Day(year: parts[0], month: parts[1], day: parts[2])
            : parts[2] > 999 ? Day(year: parts[2], month: parts[1], day: parts[0]) : nil
    }

    /// - Parameter squeezed: a buffer that is used again.
    func stands(in texts: [TextRef], _ arena: borrowing TextArena, _ squeezed: inout Squeezed) -> Bool {
        for text in texts where !text.isEmpty {
            if isExact || isShort {
                guard Squeezed.holds(text, arena, typed) else { continue }
                if isExact || hasWord(arena.string(text)) { return true }
            } else {
                squeezed.clear()
                squeezed.add(text, arena)
                if squeezed.contains(number) { return true }
            }
        }
        return false
    }

    private func hasWord(_ text: String) -> Bool {
        text.split { !$0.isLetter && !$0.isNumber }.contains { LookAlikes.folded(String($0)) == squeezed }
    }

    /// Whether a series and its number hold it together.
    func stands(in series: TextRef, _ number: TextRef, _ arena: borrowing TextArena, _ squeezed: inout Squeezed) -> Bool
    {
        guard !isExact, !isShort, !series.isEmpty else { return false }
        squeezed.clear()
        squeezed.add(series, arena)
        squeezed.add(number, arena)
        return squeezed.contains(self.number)
    }

    func names(_ texts: [TextRef], _ arena: borrowing TextArena) -> Bool {
        guard !names.isEmpty else { return false }
        return texts.contains { !$0.isEmpty && names.isSubset(of: LooseName.words(arena.bytes.span, $0.range)) }
    }

    /// Whether a number of an order or a card is this one, whatever zeros stand before it.
    func isNumber(_ text: String) -> Bool {
        func bare(_ text: String) -> Substring { text.drop { $0 == "0" } }
        let number = Self.squeezed(text)
        return !isExact && !number.isEmpty && bare(number) == bare(squeezed)
    }

    /// Whether an id is this one but for case, script and marks.
    func isID(_ text: String) -> Bool { !isExact && !text.isEmpty && Self.squeezed(text) == squeezed }

    /// Orders by their number, reference, or the debt that they are for.
    func orders(_ book: Book) -> [OrderRow] {
        book.orders.filter { isNumber($0.order) || isNumber($0.merchantReference) || isID($0.obligation) }
    }
}

extension Books {
    private typealias Found = (line: String, id: String, kind: String)

    /// Payments, obligations, orders and batches that hold a text in one of their fields; letters of both scripts and cases
    /// are the same, and the words of a name may stand in any order and script.
    package func find(_ text: String, json: Bool) throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        let state = try ledger.load(configuration)
        let wanted = Wanted(text, digits: configuration.organisation.currency.minorDigits)
        guard !wanted.squeezed.isEmpty else {
            throw RunFailure(ExitStatus.usage, Message("usage.nothing_to_find", [text]))
        }
        var found: [Found] = []
        if let id = Self.record(text, .batch), let line = batchLine(id, state) {
            found.append((line, id.text(.batch), "batch"))
        }
        // An order is found by its whole number only, so it is what is meant.
        found += orders(wanted, state) + debts(wanted, state) + (try earlier(text, wanted, state, ledger))
        found += try payments(text, wanted, state, ledger)
        guard !found.isEmpty else { throw RunFailure(ExitStatus.noSuchThing, Message("find.nothing", [text])) }
        guard json else { return found.map(\.line).joined(separator: "\n") }
        return JSON.array(
            found.map { .object(["id": .string($0.id), "kind": .string($0.kind), "line": .string($0.line)]) }
        )
        .document
    }

    /// `P-…` in any case, with letters of either script.
    static func record(_ text: String, _ prefix: RecordID.Prefix) -> RecordID? {
        RecordID(LookAlikes.folded(text).filter { !$0.isWhitespace }, prefix: prefix)
    }

    private func debts(_ wanted: Wanted, _ state: LedgerState) -> [Found] {
        var squeezed = Squeezed()
        return state.book.obligations.indices.filter { index in
            let debt = state.book.obligations[index]
            let texts = [debt.id, debt.documentNumber, debt.payerID, debt.payerName, debt.object]
            return wanted.stands(in: texts, state.book.text, &squeezed)
                || wanted.stands(in: debt.documentSeries, debt.documentNumber, state.book.text, &squeezed)
                || wanted.names([debt.payerName], state.book.text) || isSum(wanted, debt, state.standings[index])
        }.map { index in
            let (debt, text, standing) = (state.book.obligations[index], state.book.text, state.standings[index])
            let id = text.string(debt.id)
            let document = [text.string(debt.documentSeries), text.string(debt.documentNumber)]
            let what = ([kindTitle(debt.kind)] + document + [text.string(debt.object)]).filter { !$0.isEmpty }
            let words = words(
                "find.obligation",
                [
                    id, what.joined(separator: " "), text.string(debt.payerID), text.string(debt.payerName),
                    Money.text(standing.outstanding), word(standing.state.word), debt.dueOn.value?.text ?? "—",
                ])
            return (words, id, "obligation")
        }
    }

    /// A firm's number is the shortest.
    private static let leastIdentifier = 9

    /// Debts that the registers had of this person before they changed it.
    private func earlier(
        _ text: String, _ wanted: Wanted, _ state: LedgerState, _ ledger: Ledger
    ) throws -> [Found] {
        let payer = Identifiers.person(text)
        // Names and sums are no identifiers: every version would be read for nothing.
        guard payer.utf8.count >= Self.leastIdentifier, payer.contains(where: { $0.isNumber }) else { return [] }
        let index = ObligationIndex(state.book.obligations, state.book.text)
        return try ledger.obligations(everOf: [payer, text]).compactMap { id in
            guard let place = index.find(id, in: state.book.obligations, state.book.text) else { return nil }
            let debt = state.book.obligations[Int(place)]
            let now = state.book.text.string(debt.payerID)
            guard Identifiers.person(now) != payer else { return nil }
            let line = words(
                "find.earlier", [id, kindTitle(debt.kind), payer, now, state.book.text.string(debt.payerName)])
            return (line, id, "obligation")
        }
    }

    private func isSum(_ wanted: Wanted, _ debt: Obligation, _ standing: Standing) -> Bool {
        guard let sum = wanted.sum, sum > 0 else { return false }
        return [debt.principal, standing.principal, standing.outstanding].contains(sum)
    }

    private func orders(_ wanted: Wanted, _ state: LedgerState) -> [Found] {
        wanted.orders(state.book).map { row in
            let words = words(
                "find.order",
                [
                    row.order, row.createdOn.text, row.obligation, Money.text(row.amount), row.currency.text,
                    row.merchantReference,
                ])
            return (words, row.order, "order")
        }
    }

    private func payments(
        _ text: String, _ wanted: Wanted, _ state: LedgerState, _ ledger: Ledger
    ) throws -> [Found] {
        let every = try ledger.everyPayment(configuration)
        let own = Self.record(text, .payment)
        // Card money that waits for a debt of its order is found by that debt's id, too.
        let orders = wanted.orders(state.book).filter { wanted.isID($0.obligation) }
        let cards = Set(
            state.book.cards.filter { card in
                let (order, terminal) = (state.book.text.string(card.order), state.book.text.string(card.terminal))
                return wanted.isNumber(order) || wanted.isNumber(state.book.text.string(card.approval))
                    || orders.contains { $0.order == order && $0.terminal == terminal }
            }.map(\.payment))
        var squeezed = Squeezed()
        return zip(every.payments, every.standings).filter { payment, _ in
            payment.id == own || cards.contains(payment.id) || holds(payment, every.text, wanted, &squeezed)
        }.map { payment, standing in
            let id = payment.id.text(.payment)
            let account = Int(payment.account)
            let place =
                account < configuration.accounts.count
                ? configuration.accounts[account].iban : every.text.string(payment.terminal)
            let texts = [payment.payerName, payment.obligorID, payment.bankReference, payment.remittance]
            let words = words(
                "find.payment",
                [
                    id, payment.bookedOn.text, Money.text(payment.amount), payment.currency.text,
                    word(standing.status.word),
                    ([place] + texts.map(every.text.string)).filter { !$0.isEmpty }.joined(separator: "  "),
                ])
            return (words, id, "payment")
        }
    }

    private func holds(
        _ payment: Payment, _ text: borrowing TextArena, _ wanted: Wanted, _ squeezed: inout Squeezed
    ) -> Bool {
        if let day = wanted.day, [payment.bookedOn, payment.valueOn.value, payment.paidOn].contains(day) {
            return true
        }
        if let sum = wanted.sum, sum > 0, abs(payment.amount) == sum { return true }
        let names = [payment.payerName, payment.obligorName]
        let others = [
            payment.bankReference, payment.endToEndID, payment.merchantReference, payment.obligorID,
            payment.payerIBAN, payment.remittance,
        ]
        return wanted.stands(in: names + others, text, &squeezed) || wanted.names(names, text)
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
