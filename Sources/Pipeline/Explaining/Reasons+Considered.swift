// Reasons: what else a payment might have paid, and why each was left.

internal import Domain
internal import Law
internal import Store

extension Books {
    private typealias Left = (id: String, place: Int, rank: Int, reason: String, arguments: [String])

    /// Further debts of the persons whose debts a payment paid, of the person whom it names instead, and documents with
    /// the same number: why each was left.
    ///
    /// - Parameter person: of an OBLIGOR_MISMATCH, whose identifier stands in the payment; else empty.
    func considered(
        _ movements: [PostedMovement], person: String, _ state: LedgerState, _ ledger: Ledger
    ) throws -> [String] {
        guard let first = movements.first, Self.weighed.contains(first.strategy) else { return [] }
        let (book, joined) = (state.book, Set(movements.map(\.obligation)))
        let paid = book.obligations.filter { joined.contains(book.text.string($0.id)) }
        let named = Identifiers.person(person)
        var lines: [String] = []
        if !named.isEmpty {
            let owners = Set(paid.map { book.text.string($0.payerID) }).sorted().joined(separator: ", ")
            lines.append(words("explain.mismatch", [person, owners]))
        }
        let writeOffs = state.decisions.filter { $0.action == .write_off && $0.decidedOn <= first.paidOn }
        var others: [Left] = []
        for place in book.obligations.indices {
            let debt = book.obligations[place]
            let isSame =
                !debt.documentNumber.isEmpty
                && paid.contains { book.text.equal($0.documentNumber, debt.documentNumber) }
            let isNamed = !named.isEmpty && Identifiers.person(book.text.string(debt.payerID)) == named
            guard
                isSame || isNamed
                    || paid.contains(where: { !$0.payerID.isEmpty && book.text.equal($0.payerID, debt.payerID) })
            else { continue }
            let id = book.text.string(debt.id)
            guard !joined.contains(id), others.count < Self.mostWeighed,
                try ledger.versions(obligation: id).first.map({ $0.run <= first.run }) ?? false
            else { continue }
            let ruling = writeOffs.last {
                Self.isAbout($0, id) && (writtenOff($0, Int32(place), state) ?? 0) > 0
            }
            let (reason, arguments) = reason(
                debt, state.standings[place], (isSame, isNamed), first, paid, ruling, book.text)
            // What bears the same number first, then what whoever is named might have paid.
            let rank = ["number", "person"].firstIndex(of: reason) ?? 2
            others.append((id, place, rank, "explain.left_" + reason, arguments))
        }
        others.sort { ($0.rank, $0.place) < ($1.rank, $1.place) }
        lines += others.prefix(Self.shown).map { other in
            let debt = book.obligations[other.place]
            return words(
                "explain.considered",
                [
                    other.id, kindTitle(debt.kind), Money.text(debt.principal) + " " + debt.currency.text,
                    words(other.reason, other.arguments),
                ])
        }
        if others.count > Self.shown {
            lines.append(words("explain.considered_more", [String(others.count - Self.shown)]))
        }
        return lines
    }

    private static let shown = 5
    private static let mostWeighed = 200
    /// An order and a ruling stand as they are: nothing else is weighed against them.
    private static let weighed: Set<Strategy> = [
        .obligationID, .document, .documentRepaired, .obligorKind, .obligorAmount, .plate,
    ]

    private func reason(
        _ debt: Obligation, _ standing: Standing, _ same: (number: Bool, person: Bool), _ movement: PostedMovement,
        _ paid: [Obligation], _ writeOff: Decision?, _ text: TextArena
    ) -> (String, [String]) {
        if debt.status == .cancelled || debt.status == .writtenOff { return ("closed", []) }
        if standing.outstanding == 0, let writeOff {
            return ("written_off", [writeOff.id, writeOff.decidedOn.text])
        }
        if standing.outstanding == 0, standing.lastPaidOn.value.map({ $0 <= movement.paidOn }) ?? true {
            return ("paid", [])
        }
        if same.person { return ("person", []) }
        switch movement.strategy {
        case .obligorKind:
            let kind = paid.filter { $0.kind == debt.kind }
            if kind.isEmpty { return ("kind", []) }
            if debt.status == .suspended { return ("suspended", []) }
            if debt.enforcementOn.hasCome(by: movement.paidOn) { return ("enforced", []) }
            let isChosen = ["plate=", "lot=", "instalment="].contains { movement.evidence.contains("; " + $0) }
            if isChosen, kind.contains(where: { $0.year == debt.year }) { return ("unchosen", []) }
            let due = debt.dueOn.value?.text ?? "—"
            // Of one year and due date the id decides.
            let equal = kind.first { $0.year == debt.year && LegalOrder.dueDay($0) == LegalOrder.dueDay(debt) }
            return equal.map { ("later_id", [due, text.string($0.id)]) } ?? ("later", [due])
        case .obligorAmount: return ("amount", [])
        case .plate:
            if paid.contains(where: { text.equal($0.object, debt.object) }) { return ("amount", []) }
            return (paid.contains { $0.kind == debt.kind } ? "plate" : "kind", [])
        default: return (same.number ? "number" : "unnamed", [])
        }
    }

    /// The movements of each run in the order in which the law pays the debts; what was undone comes first.
    func inLegalOrder(_ movements: [PostedMovement], _ state: LedgerState) -> [PostedMovement] {
        let book = state.book
        let index = ObligationIndex(book.obligations, book.text)
        let ids = Set(movements.map(\.obligation))
        let places = ids.compactMap { index.find($0, in: book.obligations, book.text) }
        var rank: [String: Int] = [:]
        for (place, debt) in places.sorted(by: { LegalOrder.precedes($0, $1, book) }).enumerated() {
            rank[book.text.string(book.obligations[Int(debt)].id)] = place
        }
        return movements.enumerated().sorted { one, other in
            func key(_ row: (offset: Int, element: PostedMovement)) -> (Int64, Int, Int, Int) {
                let isBack = row.element.split.amount < 0
                return (row.element.run, isBack ? 0 : 1, isBack ? 0 : rank[row.element.obligation] ?? 0, row.offset)
            }
            return key(one) < key(other)
        }.map(\.element)
    }
}
