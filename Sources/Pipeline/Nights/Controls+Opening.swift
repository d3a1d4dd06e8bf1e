// Control totals beside the equations of a night: the opening position of a ledger, and what came for closed months.

internal import Domain
internal import Law

extension Controls {
    /// Of the ledger's first run: what each account held before the first statement, what the registers assessed, and
    /// what had been paid elsewhere before the ledger knew of it.
    static func openingPosition(
        _ posting: PostingResult, _ intake: IntakeResult, _ moved: ControlTotal, _ configuration: Configuration
    ) -> [ControlTotal] {
        var first: [String: Statement] = [:]
        for statement in intake.statements[intake.firstNewStatement...]
        where statement.account != noAccount && statement.kind == .statement && statement.opening != nil {
            let key = configuration.accounts[Int(statement.account)].iban + "\n" + statement.currency.text
            if let known = first[key], MaybeDay(known.from).raw <= MaybeDay(statement.from).raw { continue }
            first[key] = statement
        }
        let accounts = first.sorted { $0.key < $1.key }.map { _, statement in
            ControlTotal(
                name: "opening_position", scope: "opening",
                account: configuration.accounts[Int(statement.account)].iban, currency: statement.currency.text,
                terms: [.init("opening", statement.opening ?? 0)], difference: 0)
        }
        var (assessed, elsewhere): (Int64, Int64) = (0, 0)
        for standing in posting.standings {
            assessed += standing.principal + standing.costs
            elsewhere += standing.paidElsewhere
        }
        let new = moved.terms.first { $0.name == "newly_assessed" }?.value ?? 0
        let debts = ControlTotal(
            name: "opening_position", scope: "opening", currency: moved.currency,
            terms: [
                .init("assessed", assessed), .init("paid_elsewhere", elsewhere), .init("newly_assessed", new),
            ], difference: assessed - elsewhere - new)
        return accounts + [debts]
    }

    /// Money whose day lies in a closed month, and movements of earlier money that belong to one.
    static func late(
        _ posting: PostingResult, through closed: Day, _ organisation: Currency
    ) -> ControlTotal {
        let late = Late(posting.matching.book, posting.allocations, through: closed)
        let money = late.payments.reduce(Int64(0)) { sum, index in
            let payment = posting.matching.book.payments[Int(index)]
            return sum + (Euro.convert(payment.amount, from: payment.currency, to: organisation) ?? 0)
        }
        let restated = late.restated.reduce(Int64(0)) { $0 + posting.allocations[Int($1)].split.amount }
        return ControlTotal(
            name: "late", scope: "run", currency: organisation.text,
            terms: [.init("late_money", money), .init("restated", restated)], difference: 0)
    }
}

/// What a night posts that belongs to a closed month.
struct Late {
    /// Payments that came tonight: indices into the book's.
    private(set) var payments: [Int32] = []
    /// Movements of money that came before: indices into the night's allocations.
    private(set) var restated: [Int32] = []

    init(_ book: Book, _ allocations: [Allocation], through closed: Day) {
        var isLate: Set<RecordID> = []
        for (index, payment) in book.payments.enumerated()
        where payment.ledgerRow == 0 && (payment.valueOn.value ?? payment.bookedOn) <= closed {
            payments.append(Int32(index))
            isLate.insert(payment.id)
        }
        for (index, row) in allocations.enumerated() where row.paidOn <= closed && !isLate.contains(row.payment) {
            restated.append(Int32(index))
        }
    }
}
