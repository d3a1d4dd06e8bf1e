// Strategy `obligor_kind`: the person is known, and the kind of debt by code or words.

internal import Domain
internal import Law

extension Decider {
    /// Obligor and payment code or kind words: the order of the law within the kind.
    mutating func byKind(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        guard !this.evidence.hasReference, let person = this.details.persons.first else { return .pass(nil) }
        var kinds = kinds(this.details)
        guard kinds != 0 else { return .pass(nil) }
        if isWaiting(this) { kinds &= lawKinds }
        guard kinds != 0 else { return .pass(nil) }
        guard this.details.persons.count == 1 else { return severalPersons(this, keeper) }
        let pool = keeper.debtors.obligations(of: person).filter {
            let kind = keeper.book.obligations[Int($0)].kind
            return kind < 64 && kinds >> UInt64(kind) & 1 == 1 && isInPool(keeper.book.obligations[Int($0)], this.day)
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
    func kinds(_ details: EvidenceDetails) -> UInt64 {
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

    mutating func severalPersons(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
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
        return pool.sorted { keeper.dueDay(of: $0) < keeper.dueDay(of: $1) }
    }
}
