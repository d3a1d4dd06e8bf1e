// Strategies `obligation_id` and `document`: a debt is named, and stands in the registers.

internal import Domain
internal import Law

extension Decider {
    mutating func references(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        let evidence = this.evidence
        guard evidence.hasReference else {
            return .pass(this.details.unknown.isEmpty ? nil : Message("matching.reference_unknown"))
        }
        var debts: [(debt: Int32, strategy: Strategy)] = []
        if evidence.single >= 0 {
            debts.append((evidence.single, evidence.strategy))
        } else {
            for reference in evidence.references {
                let left = narrowed(reference, this, keeper)
                guard let only = left.first else { continue }
                guard left.count == 1 else { return tie(this.payment, left, "matching.candidate_same_reference") }
                if !debts.contains(where: { $0.debt == only }) { debts.append((only, reference.strategy)) }
            }
        }
        guard !debts.isEmpty else { return .pass(Message("matching.reference_unknown")) }
        guard debts.allSatisfy({ mayJoin(this.record, $0.debt, keeper) }) else {
            return .open(.UNIDENTIFIED, Message("matching.released"))
        }
        let names = debts.map(\.debt)
        let open = keeper.open(this.payment)
        if let strange = debts.first(where: { contradicts(this, $0.debt, keeper) }) {
            let units = keeper.units(names, on: this.day)
            guard names.count > 1 ? Self.fits(units, open) : isDue(strange.debt, open, this.day, keeper) else {
                return mismatch(this, strange.debt, keeper)
            }
            noteMismatch(this.payment)
        }
        if !this.details.unknown.isEmpty, names.allSatisfy({ (keeper.due($0, on: this.day) ?? 0) >= 0 }) {
            // Another reference leads nowhere yet: more money than the known ones are due may be for it.
            let due = names.reduce(Int64(0)) { $0 + (keeper.due($1, on: this.day) ?? 0) }
            guard open <= due else {
                suggest(this.payment, names, score: 70, "matching.candidate_reference")
                return .open(.UNIDENTIFIED, Message("matching.reference_partly_unknown"))
            }
        }
        lay(this, debts, keeper)
        return .joined
    }

    /// Obligor, then the exact sum due leave one of those with the same number.
    private func narrowed(_ reference: NamedReference, _ this: PaymentCase, _ keeper: ClaimKeeper) -> [Int32] {
        var left = reference.obligations
        guard left.count > 1 else { return left }
        if !this.details.persons.isEmpty {
            let own = left.filter { this.details.persons.contains(keeper.debtors.person[Int($0)]) }
            if !own.isEmpty { left = own }
        }
        guard left.count > 1 else { return left }
        if this.details.year != 0 {
            let ofYear = left.filter { keeper.book.obligations[Int($0)].year == this.details.year }
            if ofYear.count == 1 { return ofYear }
        }
        let open = keeper.open(this.payment)
        let exact = left.filter { isDue($0, open, this.day, keeper) }
        return exact.isEmpty ? left : exact
    }

    /// Whether a sum is just what is due of a debt on a day, whole or discounted.
    func isDue(_ debt: Int32, _ amount: Int64, _ day: Day, _ keeper: ClaimKeeper) -> Bool {
        keeper.units([debt], on: day).contains { $0.fullSum == amount || $0.discountedSum == amount }
    }

    /// Whether a sum is just what is due of all units, each whole or discounted.
    static func fits(_ units: [DueUnit], _ amount: Int64) -> Bool {
        units.reduce(0) { $0 + $1.fullSum } == amount
            || units.reduce(0) { $0 + ($1.discountedSum ?? $1.fullSum) } == amount
    }

    /// The reference names one person's obligation, the identifier another person.
    func contradicts(_ this: PaymentCase, _ debt: Int32, _ keeper: ClaimKeeper) -> Bool {
        if !this.details.persons.isEmpty { return !this.details.persons.contains(keeper.debtors.person[Int(debt)]) }
        // A number in the bank's field that no register has is still another person's.
        return !this.record.obligorID.isEmpty && keeper.debtors.person[Int(debt)] >= 0
    }

    private mutating func mismatch(_ this: PaymentCase, _ debt: Int32, _ keeper: ClaimKeeper) -> Verdict {
        suggest(this.payment, [debt], score: 60, "matching.candidate_reference")
        let open = keeper.open(this.payment)
        for person in this.details.persons {
            let exact = keeper.debtors.obligations(of: person).prefix(1000).filter {
                isDue($0, open, this.day, keeper)
            }
            suggest(this.payment, exact, score: 50, "matching.candidate_obligor")
        }
        let id = keeper.book.text.string(keeper.book.obligations[Int(debt)].id)
        return .open(.OBLIGOR_MISMATCH, Message("matching.mismatch", [id]))
    }

    // MARK: Laying the money on what is named

    private mutating func lay(
        _ this: PaymentCase, _ debts: [(debt: Int32, strategy: Strategy)], _ keeper: ClaimKeeper
    ) {
        let open = keeper.open(this.payment)
        if debts.count == 1 {
            if layByLaw(this, asked: [debts[0].debt], open, debts[0].strategy, keeper) { return }
            give(this, debts[0], open, keeper)
            return
        }
        let units = keeper.units(debts.map(\.debt), on: this.day)
        let discounted = units.reduce(0) { $0 + ($1.discountedSum ?? $1.fullSum) }
        if units.contains(where: { $0.discounted != nil }), abs(discounted - open) <= keeper.tolerance {
            var left = open
            let parts = units.flatMap { unit in zip(unit.debts, unit.discounted ?? unit.full) }
            for (place, part) in parts.enumerated() {
                let amount = place == parts.count - 1 ? left : part.1
                left -= amount
                guard let debt = debts.first(where: { $0.debt == part.0 }), amount > 0 else { continue }
                give(this, debt, amount, keeper)
            }
            return
        }
        share(this, debts, keeper)
    }

    /// Each named debt takes what is due of it, in the order of the text; what is left stays on the last as a credit.
    private mutating func share(
        _ this: PaymentCase, _ debts: [(debt: Int32, strategy: Strategy)], _ keeper: ClaimKeeper
    ) {
        let ofOneKind = Set(debts.map { keeper.book.obligations[Int($0.debt)].kind }).count == 1
        if ofOneKind, layByLaw(this, asked: debts.map(\.debt), keeper.open(this.payment), debts[0].strategy, keeper) {
            return
        }
        for (place, debt) in debts.enumerated() {
            let isLast = place == debts.count - 1
            let open = keeper.open(this.payment)
            let amount = isLast ? open : min(open, keeper.due(debt.debt, on: this.day) ?? 0)
            guard amount > 0 else { continue }
            if layByLaw(this, asked: [debt.debt], amount, debt.strategy, keeper) { continue }
            give(this, debt, amount, keeper)
        }
    }

    private func give(
        _ this: PaymentCase, _ debt: (debt: Int32, strategy: Strategy), _ amount: Int64, _ keeper: ClaimKeeper
    ) {
        let record = keeper.book.obligations[Int(debt.debt)]
        let words = keeper.evidence(debt.strategy, debt.strategy == .document ? record.documentNumber : record.id)
        keeper.join(
            this.payment, debt.debt, amount, debt.strategy, evidence: words,
            confidence: Self.confidence(debt.strategy))
    }

    /// Named debts of a kind that the law puts in order, where an older one of the same person is due. false: there is none.
    private mutating func layByLaw(
        _ this: PaymentCase, asked: [Int32], _ amount: Int64, _ strategy: Strategy, _ keeper: ClaimKeeper
    ) -> Bool {
        let older = older(than: asked, this, keeper)
        guard !older.isEmpty, let latest = asked.last else { return false }
        let named = keeper.book.obligations[Int(latest)]
        let words = keeper.evidence(strategy, strategy == .document ? named.documentNumber : named.id)
        let laid = LegalAllocation(this.day, asked: asked).lay(amount, on: older + asked, keeper)
        join(this.payment, laid.parts, strategy, rule: .oldestFirst, words: words, keeper)
        if laid.isChoiceRefused {
            noteRefusal(RefusedChoice(payment: this.payment, asked: latest, first: laid.parts[0].debt))
        }
        return true
    }

    /// Debts of the same person and kind that the law puts before these: of an earlier year, open and due.
    func older(than chosen: [Int32], _ this: PaymentCase, _ keeper: ClaimKeeper) -> [Int32] {
        let book = keeper.book
        guard let latest = chosen.max(by: { book.obligations[Int($0)].year < book.obligations[Int($1)].year }),
            chosen.contains(where: { mayHaveOlder($0, keeper) }), keeper.debtors.person[Int(latest)] >= 0
        else { return [] }
        let record = book.obligations[Int(latest)]
        guard record.status == .open || record.status == .suspended,
            chosen.allSatisfy({ !isEnforced(book.obligations[Int($0)], this.day) })
        else { return [] }
        return keeper.debtors.obligations(of: keeper.debtors.person[Int(latest)]).filter {
            let other = book.obligations[Int($0)]
            return other.kind == record.kind && other.year < record.year && !chosen.contains($0)
                && isInPool(other, this.day) && mayJoin(this.record, $0, keeper)
                && (keeper.due($0, on: this.day) ?? 0) > 0
        }
    }

    /// What the pools of the legal order and of a person's fines hold: open, and not under enforcement.
    func isInPool(_ debt: Obligation, _ day: Day) -> Bool { debt.status == .open && !isEnforced(debt, day) }

    func isEnforced(_ debt: Obligation, _ day: Day) -> Bool { debt.enforcementOn.value.map { $0 <= day } ?? false }
}
