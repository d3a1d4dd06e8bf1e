// Strategies `obligor_kind` and `obligor_amount`: the person is known, the debt is found by kind or by sum.

internal import Domain
internal import Law

extension Decider {
    // MARK: By kind

    /// Obligor and payment code or kind words: the order of the law within the kind.
    mutating func byKind(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        guard !this.evidence.hasReference, let person = this.details.persons.first else { return .pass(nil) }
        var kinds = kinds(this.details)
        guard kinds != 0 else { return .pass(nil) }
        if isWaiting(this) { kinds &= lawKinds }
        guard kinds != 0 else { return .pass(nil) }
        guard this.details.persons.count == 1 else { return severalPersons(this, keeper) }
        let pool = keeper.debtors.obligations(of: person).filter {
            let debt = keeper.book.obligations[Int($0)]
            return debt.kind < 64 && kinds >> UInt64(debt.kind) & 1 == 1 && isInPool(debt, this.day)
                && mayJoin(this.record, $0, keeper) && (keeper.due($0, on: this.day) ?? 0) > 0
        }
        guard !pool.isEmpty else { return .pass(Message("matching.kind_not_due")) }
        let open = keeper.open(this.payment)
        let poolKinds = Set(pool.map { keeper.book.obligations[Int($0)].kind })
        if poolKinds.allSatisfy({ keeper.isByLaw($0) }) {
            return layTaxes(this, pool, poolKinds, open, keeper)
        }
        guard poolKinds.allSatisfy({ !keeper.isByLaw($0) }) else {
            return fitSets(this, pool, .obligorKind, keeper)
        }
        guard let parts = LegalAllocation(this.day).layOnActs(open, on: pool, keeper) else {
            return tie(this.payment, equals(pool, open, this.day, keeper), "matching.candidate_obligor")
        }
        join(this.payment, parts, .obligorKind, rule: .earliestDue, words: words(this, keeper), keeper)
        return .joined
    }

    private mutating func layTaxes(
        _ this: PaymentCase, _ pool: [Int32], _ kinds: Set<KindIndex>, _ open: Int64, _ keeper: ClaimKeeper
    ) -> Verdict {
        // Several kinds were named: which of them takes how much is not the program's to say, unless the sum says it.
        guard kinds.count == 1 else { return fitSets(this, pool, .obligorKind, keeper) }
        let laid = LegalAllocation(this.day, year: this.details.year).lay(open, on: pool, keeper)
        let words = words(this, keeper)
        join(this.payment, laid.parts, .obligorKind, rule: .oldestFirst, words: words, keeper)
        if laid.isChoiceRefused, let first = laid.parts.first {
            noteRefusal(RefusedChoice(payment: this.payment, asked: -1, first: first.debt))
        }
        return .joined
    }

    /// Kinds of the code, narrowed by the words of the text where they agree; without a code the words alone.
    private func kinds(_ details: EvidenceDetails) -> UInt64 {
        let ofCode = details.code == 0 ? 0 : tables.codes[details.code] ?? 0
        guard ofCode != 0 else { return details.kinds }
        return ofCode & details.kinds != 0 ? ofCode & details.kinds : ofCode
    }

    private var lawKinds: UInt64 {
        var kinds: UInt64 = 0
        for (place, kind) in configuration.kinds.enumerated().prefix(64) where kind.order == .law {
            kinds |= 1 << UInt64(place)
        }
        return kinds
    }

    /// A document or id is named that is not there: the money waits for it.
    func isWaiting(_ this: PaymentCase) -> Bool { !this.details.unknown.isEmpty || !this.details.untyped.isEmpty }

    private mutating func severalPersons(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        let open = keeper.open(this.payment)
        let exact = this.details.persons.flatMap { person in
            keeper.debtors.obligations(of: person).prefix(1000).filter { isDue($0, open, this.day, keeper) }
        }
        suggest(this.payment, exact, score: 50, "matching.candidate_obligor")
        return .open(.AMBIGUOUS, Message("matching.two_persons"))
    }

    /// Acts that a tie is about: those of the sum, else the earliest due.
    private func equals(_ pool: [Int32], _ amount: Int64, _ day: Day, _ keeper: ClaimKeeper) -> [Int32] {
        let exact = pool.filter { isDue($0, amount, day, keeper) }
        if exact.count > 1 { return exact }
        return pool.sorted {
            LegalOrder.dueDay(keeper.book.obligations[Int($0)]) < LegalOrder.dueDay(keeper.book.obligations[Int($1)])
        }
    }

    // MARK: By sum

    /// Obligor, and exactly one debt or one set of them is due that sum on that day.
    mutating func byAmount(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        guard !this.evidence.hasReference, let person = this.details.persons.first else { return .pass(nil) }
        if isWaiting(this) {
            waitingCandidates(this, keeper)
            return .pass(Message("matching.reference_unknown"))
        }
        guard this.details.persons.count == 1 else { return severalPersons(this, keeper) }
        let pool = keeper.debtors.obligations(of: person).filter {
            let status = keeper.book.obligations[Int($0)].status
            return (status == .open || status == .suspended) && mayJoin(this.record, $0, keeper)
        }
        return fitSets(this, Array(pool), .obligorAmount, keeper)
    }

    private mutating func waitingCandidates(_ this: PaymentCase, _ keeper: ClaimKeeper) {
        let open = keeper.open(this.payment)
        for person in this.details.persons {
            let exact = keeper.debtors.obligations(of: person).prefix(1000).filter {
                isDue($0, open, this.day, keeper)
            }
            suggest(this.payment, exact, score: 45, "matching.candidate_obligor")
        }
    }

    private mutating func fitSets(
        _ this: PaymentCase, _ pool: [Int32], _ strategy: Strategy, _ keeper: ClaimKeeper
    ) -> Verdict {
        var search = SetSearch(keeper.units(pool, on: this.day))
        switch search.solve(keeper.open(this.payment)) {
        case .unique(let set):
            let words = words(this, keeper)
            joinSet(this, set, strategy, words, keeper)
            return .joined
        case .ambiguous(let sets):
            var debts: [Int32] = []
            for choice in sets.joined() where !debts.contains(choice.debt) { debts.append(choice.debt) }
            return tie(this.payment, debts, "matching.candidate_obligor")
        case .undecided:
            suggest(this.payment, pool.prefix(5), score: 30, "matching.candidate_set")
            return .open(.AMBIGUOUS, Message("matching.undecided", [String(pool.count)]))
        case .none:
            suggestNear(this, pool, keeper)
            return .pass(Message("matching.no_fit"))
        }
    }

    /// The person's debts nearest to the sum, for the clerk's eye.
    private mutating func suggestNear(_ this: PaymentCase, _ pool: [Int32], _ keeper: ClaimKeeper) {
        let open = keeper.open(this.payment)
        let near = pool.prefix(200).map { ($0, keeper.due($0, on: this.day) ?? 0) }.filter { $0.1 > 0 }.sorted {
            let (first, second) = (abs($0.1 - open), abs($1.1 - open))
            return first != second ? first < second : LegalOrder.precedes($0.0, $1.0, keeper.book)
        }
        suggest(this.payment, near.map(\.0), score: 30, "matching.candidate_person")
    }

    /// A set by its sum; within a kind of the law an older debt that is not in it goes first all the same.
    private mutating func joinSet(
        _ this: PaymentCase, _ set: [SetChoice], _ strategy: Strategy, _ words: TextRef, _ keeper: ClaimKeeper
    ) {
        var rest = set.sorted { LegalOrder.precedes($0.debt, $1.debt, keeper.book) }
        while let first = rest.first {
            let kind = keeper.book.obligations[Int(first.debt)].kind
            let same = rest.filter { keeper.book.obligations[Int($0.debt)].kind == kind }
            rest.removeAll { keeper.book.obligations[Int($0.debt)].kind == kind }
            let older = older(than: same.map(\.debt), this, keeper)
            guard !older.isEmpty else {
                join(this.payment, same, strategy, words: words, keeper)
                continue
            }
            let laid = LegalAllocation(this.day, asked: same.map(\.debt)).lay(
                same.reduce(0) { $0 + $1.amount }, on: older + same.map(\.debt), keeper)
            join(this.payment, laid.parts, strategy, rule: .oldestFirst, words: words, keeper)
            if laid.isChoiceRefused {
                noteRefusal(RefusedChoice(payment: this.payment, asked: first.debt, first: laid.parts[0].debt))
            }
        }
    }

    // MARK: By plate

    /// A plate, and its open fines are due just that sum in one way.
    mutating func byPlate(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        guard !this.evidence.hasReference, !this.details.plates.isEmpty, !isWaiting(this) else { return .pass(nil) }
        // Said of another kind: the plate is the vehicle's, the money not a fine's.
        let named = kinds(this.details)
        let pool = this.details.plates.filter {
            let debt = keeper.book.obligations[Int($0)]
            return (named == 0 || (debt.kind < 64 && named >> UInt64(debt.kind) & 1 == 1)) && debt.status == .open
                && mayJoin(this.record, $0, keeper)
        }
        guard !pool.isEmpty else { return .pass(nil) }
        if let person = this.details.persons.first,
            pool.contains(where: { keeper.debtors.person[Int($0)] != person })
        {
            suggest(this.payment, pool, score: 40, "matching.candidate_plate")
            return .pass(nil)
        }
        let units = keeper.units(pool, on: this.day)
        let open = keeper.open(this.payment)
        var search = SetSearch(units)
        switch search.solve(open) {
        case .unique(let set):
            let words = words(this, keeper, plate: true)
            join(this.payment, set, .plate, words: words, keeper)
            return .joined
        case .ambiguous(let sets):
            var debts: [Int32] = []
            for choice in sets.joined() where !debts.contains(choice.debt) { debts.append(choice.debt) }
            return tie(this.payment, debts, "matching.candidate_plate")
        case .undecided, .none:
            suggest(this.payment, pool, score: 40, "matching.candidate_plate")
            return .pass(Message("matching.no_fit"))
        }
    }
}
