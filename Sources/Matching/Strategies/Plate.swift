// Strategy `plate`: the vehicle is known, and its parking debts are due that sum in one way.

internal import Domain
internal import Law

extension Decider {
    /// A plate, and its open fines are due just that sum in one way.
    mutating func byPlate(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        guard !this.evidence.hasReference, !this.details.plates.isEmpty, !isWaiting(this) else { return .pass(nil) }
        // Said of another kind: the plate is the vehicle's, the money not a fine's.
        let named = kinds(this.details)
        let pool = this.details.plates.filter {
            let debt = desk.book.obligations[Int($0)]
            return (named == 0 || (debt.kind < 64 && named >> UInt64(debt.kind) & 1 == 1)) && debt.status == .open
                && mayJoin(this.record, $0, desk) && !desk.isPaidLater($0, than: this.day)
        }
        guard !pool.isEmpty else { return .pass(nil) }
        if let person = this.details.persons.first,
            pool.contains(where: { desk.debtors.person[Int($0)] != person })
        {
            decisions.suggest(this.payment, pool, score: 40, "matching.candidate_plate")
            return .pass(nil)
        }
        let units = desk.openUnits(pool, on: this.day)
        let open = desk.open(this.payment)
        var search = SetSearch(units)
        switch search.solve(open) {
        case .unique(let set):
            let words = words(this, desk, plate: true)
            join(this.payment, set, .plate, words: words, desk)
            return .joined
        case .ambiguous(let sets):
            return decisions.tie(this.payment, sets: sets, in: desk, "matching.candidate_plate_sum")
        case .undecided, .none:
            decisions.suggest(this.payment, pool, score: 40, "matching.candidate_plate")
            return .pass(Message("matching.no_fit"))
        }
    }
}
