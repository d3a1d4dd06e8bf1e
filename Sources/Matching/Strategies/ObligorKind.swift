// Strategy `obligor_kind`: the person is known, and the kind of debt by code or words.

internal import Domain
internal import Law

extension Decider {
    /// Obligor and payment code or kind words: the order of the law within the kind.
    mutating func byKind(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        guard !this.evidence.hasReference, let person = this.details.persons.first else { return .pass(nil) }
        var kinds = kinds(this.details)
        guard kinds != 0 else { return .pass(nil) }
        if isWaiting(this) { kinds &= kindsByLaw(on: this.day) }
        guard kinds != 0 else { return .pass(nil) }
        guard this.details.persons.count == 1 else { return severalPersons(this, desk) }
        let pool = desk.debtors.obligations(of: person).filter {
            let kind = desk.book.obligations[Int($0)].kind
            return kind < 64 && kinds >> UInt64(kind) & 1 == 1 && isInPool(desk.book.obligations[Int($0)], this.day)
                && mayJoin(this.record, $0, desk) && (desk.due($0, on: this.day) ?? 0) > 0
                && !desk.isPaidLater($0, than: this.day)
        }
        guard !pool.isEmpty else { return .pass(Message("matching.kind_not_due")) }
        let open = desk.open(this.payment)
        let poolKinds = Set(pool.map { desk.book.obligations[Int($0)].kind })
        if poolKinds.allSatisfy({ desk.isByLaw($0, on: this.day) }) {
            return layTaxes(this, pool, poolKinds, open, desk)
        }
        guard poolKinds.allSatisfy({ !desk.isByLaw($0, on: this.day) }) else {
            return fitSets(this, pool, .obligorKind, desk)
        }
        let declared = declaring.read(this.payment, pool, desk)
        let acts = LegalAllocation(this.day, year: this.details.year, declared: declared)
        guard let parts = acts.layOnActs(open, on: pool, desk) else {
            return tieActs(this, pool, open, desk)
        }
        join(this.payment, parts, .obligorKind, rule: .earliestDue, words: words(this, desk, declared), desk)
        return .joined
    }

    private mutating func layTaxes(
        _ this: PaymentCase, _ pool: [Int32], _ kinds: Set<KindIndex>, _ open: Int64, _ desk: Desk
    ) -> Verdict {
        // Several kinds were named: which of them takes how much is not the program's to say, unless the sum says it.
        guard kinds.count == 1 else { return fitSets(this, pool, .obligorKind, desk) }
        let declared = declaring.read(this.payment, pool, desk)
        let laid = LegalAllocation(this.day, year: this.details.year, declared: declared).lay(open, on: pool, desk)
        let words = words(this, desk, declared)
        join(this.payment, laid.parts, .obligorKind, rule: .oldestFirst, words: words, desk)
        if laid.isChoiceRefused, let first = laid.parts.first {
            decisions.note(RefusedChoice(payment: this.payment, asked: -1, first: first.debt))
        }
        return .joined
    }

    /// Kinds of the code, narrowed by the words of the text where they agree; without a code the words alone.
    func kinds(_ details: EvidenceDetails) -> UInt64 {
        let ofCode = details.code == 0 ? 0 : tables.codes[details.code] ?? 0
        guard ofCode != 0 else { return details.kinds }
        return ofCode & details.kinds != 0 ? ofCode & details.kinds : ofCode
    }

    /// A document or id is named that is not there: the money waits for it.
    func isWaiting(_ this: PaymentCase) -> Bool { !this.details.unknown.isEmpty || !this.details.untyped.isEmpty }

    mutating func severalPersons(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        let open = desk.open(this.payment)
        let exact = this.details.persons.flatMap { person in
            desk.debtors.obligations(of: person).prefix(1000).filter { isDue($0, open, this.day, desk) }
        }
        decisions.suggest(this.payment, exact, score: 50, "matching.candidate_obligor")
        return .open(.AMBIGUOUS, Message("matching.two_persons"))
    }

    /// Acts that fit equally: those of the sum, else all in the order in which they are due.
    private mutating func tieActs(_ this: PaymentCase, _ pool: [Int32], _ amount: Int64, _ desk: Desk) -> Verdict {
        let exact = pool.filter { isDue($0, amount, this.day, desk) }
        if exact.count > 1 { return decisions.tie(this.payment, exact, "matching.candidate_obligor") }
        let near = pool.filter { desk.isNearlyDue($0, amount, on: this.day) }
        if near.count > 1 { return decisions.tie(this.payment, near, "matching.candidate_nearly") }
        let order = pool.sorted { (desk.dueDay(of: $0), $0) < (desk.dueDay(of: $1), $1) }
        return decisions.tie(this.payment, order, "matching.candidate_same_day")
    }
}
