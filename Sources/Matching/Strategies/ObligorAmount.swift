// Strategy `obligor_amount`: the person is known, and the sum fits one debt or one set of them.

internal import Domain
internal import Law

extension Decider {
    /// Obligor, and exactly one debt or one set of them is due that sum on that day.
    mutating func byAmount(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        guard !this.evidence.hasReference, let person = this.details.persons.first else { return .pass(nil) }
        if isWaiting(this) {
            waitingCandidates(this, desk)
            return .pass(Message("matching.reference_unknown"))
        }
        guard this.details.persons.count == 1 else { return severalPersons(this, desk) }
        let pool = desk.debtors.obligations(of: person).filter {
            let status = desk.book.obligations[Int($0)].status
            return (status == .open || status == .suspended) && mayJoin(this.record, $0, desk)
                && !desk.isPaidLater($0, than: this.day)
        }
        let verdict = fitSets(this, Array(pool), .obligorAmount, desk)
        // за колата: a thing is no name of a kind, but where no sum tells more it is all that there is.
        guard case .pass = verdict, this.details.things != 0, this.details.kinds == 0, this.details.code == 0 else {
            return verdict
        }
        var found = this.details.found
        found.kinds = found.things
        var named = this
        named.details = EvidenceDetails(found)
        return byKind(named, desk)
    }

    private mutating func waitingCandidates(_ this: PaymentCase, _ desk: Desk) {
        let open = desk.open(this.payment)
        for person in this.details.persons {
            let exact = desk.debtors.obligations(of: person).prefix(1000).filter {
                isDue($0, open, this.day, desk)
            }
            decisions.suggest(this.payment, exact, score: 45, "matching.candidate_obligor")
        }
    }

    mutating func fitSets(
        _ this: PaymentCase, _ pool: [Int32], _ strategy: Strategy, _ desk: Desk
    ) -> Verdict {
        let pool = pool.sorted(by: desk.precedes)
        let declared = declaring.read(this.payment, pool, desk)
        let open = desk.open(this.payment)
        // What the plate, the lot or the instalment tells; else all of the person's.
        if !declared.isEmpty {
            switch fit(declared.debts, open, this.day, desk) {
            case .unique(let set):
                joinSet(this, set, strategy, declared, desk)
                return .joined
            case .ambiguous(let sets): return tie(this, sets, desk)
            case .none, .undecided: break
            }
        }
        switch fit(pool, open, this.day, desk) {
        case .unique(let set):
            if declared.contradicts(set.map(\.debt), desk) { return contradicted(this, set, declared, desk) }
            joinSet(this, set, strategy, declared, desk)
            return .joined
        case .ambiguous(let sets):
            let ofYear = sets.filter { set in
                set.allSatisfy { desk.book.obligations[Int($0.debt)].isOf(year: this.details.year) }
            }
            guard sets.count < SetSearch.mostShown, ofYear.count == 1,
                !declared.contradicts(ofYear[0].map(\.debt), desk)
            else { return tie(this, sets, desk) }
            joinSet(this, ofYear[0], strategy, declared, desk)
            return .joined
        case .undecided:
            decisions.suggest(this.payment, pool.prefix(5), score: 30, "matching.candidate_set")
            return .open(.AMBIGUOUS, Message("matching.undecided", [String(pool.count)]))
        case .none:
            suggestNear(this, pool, desk)
            return .pass(Message("matching.no_fit"))
        }
    }

    /// The text tells of one thing, the sum is another's: what is said goes before what the sum lets guess, but it is not that.
    private mutating func contradicted(
        _ this: PaymentCase, _ set: [SetChoice], _ declared: DeclaredDebts, _ desk: Desk
    ) -> Verdict {
        decisions.suggest(this.payment, declared.debts, score: 45, "matching.candidate_reference")
        _ = tie(this, [set], desk)
        let names = [declared.debts, set.map(\.debt)].map { debts in
            debts.prefix(3).map { desk.book.text.string(desk.book.obligations[Int($0)].id) }.joined(separator: ", ")
        }
        return .open(.AMBIGUOUS, Message("matching.object_differs", names))
    }

    private func fit(_ debts: [Int32], _ sum: Int64, _ day: Day, _ desk: Desk) -> SetOutcome {
        var search = SetSearch(desk.openUnits(debts, on: day), tolerance: desk.tolerance)
        return search.solve(sum)
    }

    private mutating func tie(_ this: PaymentCase, _ sets: [[SetChoice]], _ desk: Desk) -> Verdict {
        let open = desk.open(this.payment)
        let isExact = sets.allSatisfy { $0.count > 1 || isDue($0[0].debt, open, this.day, desk) }
        return decisions.tie(
            this.payment, sets: sets, in: desk,
            isExact ? "matching.candidate_obligor" : "matching.candidate_nearly")
    }

    /// The person's debts nearest to the sum, for the clerk's eye.
    private mutating func suggestNear(_ this: PaymentCase, _ pool: [Int32], _ desk: Desk) {
        let open = desk.open(this.payment)
        let near = pool.prefix(200).map { ($0, desk.due($0, on: this.day) ?? 0) }.filter { $0.1 > 0 }.sorted {
            let (first, second) = (abs($0.1 - open), abs($1.1 - open))
            return first != second ? first < second : desk.precedes($0.0, $1.0)
        }
        decisions.suggest(this.payment, near.map(\.0), score: 30, "matching.candidate_person")
    }

    /// A set by its sum; within a kind of the law an older debt that is not in it goes first all the same. Debts under
    /// enforcement stand outside of that order, and the others of the set stay in it.
    private mutating func joinSet(
        _ this: PaymentCase, _ set: [SetChoice], _ strategy: Strategy, _ declared: DeclaredDebts, _ desk: Desk
    ) {
        let words = words(this, desk, declared)
        var rest = set.count == 1 ? set : set.sorted { desk.precedes($0.debt, $1.debt) }
        while let first = rest.first {
            let same = rest.filter { isOfOneOrder($0.debt, first.debt, this.day, desk) }
            rest.removeAll(where: same.contains)
            let older = older(than: same.map(\.debt), this, desk)
            guard !older.isEmpty else {
                join(this.payment, same, strategy, words: words, desk)
                continue
            }
            let laid = LegalAllocation(this.day, asked: same.map(\.debt)).lay(
                same.reduce(0) { $0 + $1.amount }, on: older + same.map(\.debt), desk)
            join(this.payment, laid.parts, strategy, rule: .oldestFirst, words: words, desk)
            if laid.isChoiceRefused {
                decisions.note(RefusedChoice(payment: this.payment, asked: first.debt, first: laid.parts[0].debt))
            }
        }
    }
}
