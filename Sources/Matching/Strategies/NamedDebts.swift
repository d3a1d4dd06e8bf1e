// What `obligation_id`, `document` and `document_repaired` share: debts that are named, and the money laid on them.

internal import Domain
internal import Law

/// A debt that a reference leads to.
struct NamedDebt {
    var debt: Int32
    var strategy: Strategy
    /// Of `document_repaired`: an id had the slip, not a document's number.
    var isRepairedID = false
}

extension Decider {
    /// Joins with all debts that the references lead to: one text may name several, by ids and documents alike.
    mutating func named(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        let evidence = this.evidence
        var debts: [NamedDebt] = []
        if evidence.single >= 0 {
            debts.append(NamedDebt(debt: evidence.single, strategy: evidence.strategy))
        } else {
            for reference in evidence.references {
                let left = narrowed(reference, this, desk)
                guard let only = left.first else { continue }
                guard left.count == 1 else {
                    return decisions.tie(this.payment, left, "matching.candidate_same_reference")
                }
                if !debts.contains(where: { $0.debt == only }) {
                    debts.append(NamedDebt(debt: only, strategy: reference.strategy))
                }
            }
        }
        guard !debts.isEmpty else { return .pass(Message("matching.reference_unknown")) }
        guard debts.allSatisfy({ mayJoin(this.record, $0.debt, desk) }) else {
            return .open(.UNIDENTIFIED, Message("matching.released"))
        }
        let names = debts.map(\.debt)
        let open = desk.open(this.payment)
        if let strange = debts.first(where: { contradicts(this, $0.debt, desk) }) {
            let units = desk.units(names, on: this.day)
            guard
                names.count > 1
                    ? Self.fits(units, open, desk.tolerance)
                    : isDue(strange.debt, open, this.day, desk) || desk.isNearlyDue(strange.debt, open, on: this.day)
            else {
                return mismatch(this, strange.debt, desk)
            }
            decisions.note(mismatch: this.payment)
        }
        if !this.details.unknown.allSatisfy(\.isBare), names.allSatisfy({ (desk.due($0, on: this.day) ?? 0) >= 0 }) {
            // Another reference leads nowhere yet: more money than the known ones are due may be for it.
            let due = names.reduce(Int64(0)) { $0 + (desk.due($1, on: this.day) ?? 0) }
            guard open <= due else {
                decisions.suggest(this.payment, names, score: 70, "matching.candidate_reference")
                return .open(.UNIDENTIFIED, Message("matching.reference_partly_unknown"))
            }
        }
        lay(this, debts, desk)
        return .joined
    }

    /// Obligor, then the year that the text names elsewhere, then the exact sum due leave one of those with the same number.
    private func narrowed(_ reference: NamedReference, _ this: PaymentCase, _ desk: Desk) -> [Int32] {
        var left = reference.obligations
        guard left.count > 1 else { return left }
        if !this.details.persons.isEmpty {
            let own = left.filter { this.details.persons.contains(desk.debtors.person[Int($0)]) }
            if !own.isEmpty { left = own }
        }
        guard left.count > 1 else { return left }
        if this.details.year != 0 {
            let ofYear = left.filter { desk.book.obligations[Int($0)].isOf(year: this.details.year) }
            if !ofYear.isEmpty { left = ofYear }
        }
        guard left.count > 1 else { return left }
        let open = desk.open(this.payment)
        let exact = left.filter { isDue($0, open, this.day, desk) }
        let near = exact.isEmpty ? left.filter { desk.isNearlyDue($0, open, on: this.day) } : exact
        return near.isEmpty ? left : near
    }

    /// Whether a sum is just what is due of a debt on a day, whole or discounted.
    func isDue(_ debt: Int32, _ amount: Int64, _ day: Day, _ desk: Desk) -> Bool {
        desk.isDue(debt, amount, on: day)
    }

    /// Whether a sum is just what is due of all units, each whole or discounted; within the tolerance of rounding where a
    /// discount or the conversion takes part.
    static func fits(_ units: [DueUnit], _ amount: Int64, _ tolerance: Int64) -> Bool {
        let full = units.reduce(0) { $0 + $1.fullSum }
        let least = units.reduce(0) { $0 + ($1.discountedSum ?? $1.fullSum) }
        if full == amount || least == amount { return true }
        return units.contains(where: \.isDiscounted) && abs(least - amount) <= tolerance
            || abs(full - amount) <= tolerance && units.allSatisfy { $0.dues.allSatisfy(\.isConverted) }
    }

    /// The reference names one person's obligation, the identifier another person.
    func contradicts(_ this: PaymentCase, _ debt: Int32, _ desk: Desk) -> Bool {
        if !this.details.persons.isEmpty { return !this.details.persons.contains(desk.debtors.person[Int(debt)]) }
        // A number in the bank's field that no register has is still another person's.
        return !this.record.obligorID.isEmpty && desk.debtors.person[Int(debt)] >= 0
    }

    private mutating func mismatch(_ this: PaymentCase, _ debt: Int32, _ desk: Desk) -> Verdict {
        decisions.suggest(this.payment, [debt], score: 60, "matching.candidate_reference")
        let open = desk.open(this.payment)
        for person in this.details.persons {
            let exact = desk.debtors.obligations(of: person).prefix(1000).filter {
                isDue($0, open, this.day, desk)
            }
            decisions.suggest(this.payment, exact, score: 50, "matching.candidate_obligor")
        }
        let id = desk.book.text.string(desk.book.obligations[Int(debt)].id)
        return .open(.OBLIGOR_MISMATCH, Message("matching.mismatch", [id]))
    }

    // MARK: Laying the money on what is named

    mutating func lay(_ this: PaymentCase, _ debts: [NamedDebt], _ desk: Desk) {
        let open = desk.open(this.payment)
        let debts = wholeYear(debts, open, this, desk) ?? debts
        if debts.count == 1 {
            if layByLaw(this, debts, open, desk) { return }
            give(this, debts[0], open, desk)
            return
        }
        let units = desk.units(debts.map(\.debt), on: this.day)
        let discounted = units.reduce(0) { $0 + ($1.discountedSum ?? $1.fullSum) }
        // The older debts of a kind come first, also where a discounted sum fits later ones.
        if units.contains(where: \.isDiscounted), abs(discounted - open) <= desk.tolerance,
            debts.allSatisfy({ older(than: [$0.debt], this, desk).allSatisfy(debts.map(\.debt).contains) })
        {
            var left = open
            let parts = units.flatMap(\.dues)
            for (place, part) in parts.enumerated() {
                let amount = place == parts.count - 1 ? left : part.least
                left -= amount
                guard let debt = debts.first(where: { $0.debt == part.debt }), amount > 0 else { continue }
                give(this, debt, amount, desk)
            }
            return
        }
        share(this, debts, desk)
    }

    /// All instalments of a year, where one of them is named and the sum is what the whole year costs less its discount.
    private func wholeYear(
        _ debts: [NamedDebt], _ open: Int64, _ this: PaymentCase, _ desk: Desk
    ) -> [NamedDebt]? {
        guard let first = debts.first, let family = desk.family(of: first.debt), family.count > debts.count,
            debts.allSatisfy({ family.contains($0.debt) })
        else { return nil }
        let units = desk.units(family, on: this.day)
        guard units.count == 1, let discounted = units[0].discountedSum else { return nil }
        let before = older(than: family, this, desk).reduce(Int64(0)) { $0 + (desk.due($1, on: this.day) ?? 0) }
        guard abs(discounted + before - open) <= desk.tolerance else { return nil }
        let own = debts.reduce(Int64(0)) { $0 + (desk.due($1.debt, on: this.day) ?? 0) }
        guard own + before != open || discounted + before == open else { return nil }
        return units[0].dues.map { due in
            var named = first
            named.debt = due.debt
            return named
        }
    }

    /// Each named debt takes what is due of it, in the order of the text; what is left stays on the last as a credit. What the
    /// debts of one kind take is laid on them together: within a kind the law has its own order (чл. 169, ал. 3а).
    private mutating func share(_ this: PaymentCase, _ debts: [NamedDebt], _ desk: Desk) {
        let dues = debts.map { desk.due($0.debt, on: this.day) ?? 0 }
        var left = desk.open(this.payment)
        var shares = dues.map { due in
            let share = min(left, due)
            left -= share
            return share
        }
        shares[shares.count - 1] += left
        let isShort = desk.open(this.payment) < dues.reduce(0, +)
        // Where the law puts an older debt first, that is what is said.
        let told = isShort ? debts.indices.filter { older(than: [debts[$0].debt], this, desk).isEmpty } : []
        var rest = Array(debts.indices)
        while let first = rest.first {
            let same = rest.filter { isOfOneOrder(debts[$0].debt, debts[first].debt, this.day, desk) }
            rest.removeAll(where: same.contains)
            let sum = same.reduce(0) { $0 + shares[$1] }
            let isShort = same.count > 1 && sum < same.reduce(0) { $0 + dues[$1] }
            if sum > 0, layByLaw(this, same.map { debts[$0] }, sum, isShort: isShort, desk) { continue }
            for place in same where shares[place] > 0 { give(this, debts[place], shares[place], desk) }
        }
        for place in told where dues[place] > 0 && !desk.hasMoney(of: this.payment, on: debts[place].debt) {
            decisions.note(LeftOut(payment: this.payment, debt: debts[place].debt, due: dues[place]))
        }
    }

    /// Whether two debts are one person's and of one kind, both or neither under enforcement: the order of ал. 3а ends
    /// there (ал. 8).
    func isOfOneOrder(_ one: Int32, _ other: Int32, _ day: Day, _ desk: Desk) -> Bool {
        let (left, right) = (desk.book.obligations[Int(one)], desk.book.obligations[Int(other)])
        return left.kind == right.kind && isEnforced(left, day) == isEnforced(right, day)
            && desk.debtors.person[Int(one)] == desk.debtors.person[Int(other)]
    }

    private func give(_ this: PaymentCase, _ debt: NamedDebt, _ amount: Int64, _ desk: Desk) {
        desk.join(
            this.payment, debt.debt, amount, debt.strategy, evidence: words(debt, desk),
            confidence: Self.confidence(debt.strategy))
    }

    /// The evidence column: the reference in the register's own spelling, `~` where a slip was repaired.
    private func words(_ debt: NamedDebt, _ desk: Desk) -> EvidenceText {
        let record = desk.book.obligations[Int(debt.debt)]
        guard debt.strategy == .documentRepaired else {
            return debt.strategy == .document
                ? EvidenceText(record.documentNumber, .document) : EvidenceText(record.id, .obligationID)
        }
        let value = desk.book.text.string(debt.isRepairedID ? record.id : record.documentNumber)
        return desk.evidence((debt.isRepairedID ? "obligation_id~" : "document~") + value)
    }

    /// Named debts of a kind that the law puts in order, where an older one of the same person is due or the money is too
    /// short for all of them. false: the order changes nothing.
    private mutating func layByLaw(
        _ this: PaymentCase, _ named: [NamedDebt], _ amount: Int64, isShort: Bool = false, _ desk: Desk
    ) -> Bool {
        let asked = named.map(\.debt)
        let older = older(than: asked, this, desk)
        guard !older.isEmpty || (isShort && isOrdered(asked, this.day, desk)), let latest = named.last else {
            return false
        }
        let laid = LegalAllocation(this.day, asked: asked).lay(amount, on: older + asked, desk)
        for part in laid.parts {
            let naming = named.first { $0.debt == part.debt } ?? latest
            // Where nothing older was there they are paid as they were named: what is short of them is UNDERPAID.
            join(
                this.payment, [part], naming.strategy, rule: older.isEmpty ? .none : .oldestFirst,
                words: words(naming, desk), desk)
        }
        if laid.isChoiceRefused {
            decisions.note(RefusedChoice(payment: this.payment, asked: latest.debt, first: laid.parts[0].debt))
        }
        return true
    }

    private func isOrdered(_ debts: [Int32], _ day: Day, _ desk: Desk) -> Bool {
        debts.allSatisfy {
            let debt = desk.book.obligations[Int($0)]
            return desk.isByLaw(debt.kind, on: day) && !isEnforced(debt, day)
        }
    }

    /// Debts of the same person and kind that the law puts before these: of an earlier year, open and due.
    func older(than chosen: [Int32], _ this: PaymentCase, _ desk: Desk) -> [Int32] {
        guard chosen.contains(where: { mayHaveOlder($0, on: this.day, desk) }) else { return [] }
        // What is settled already asks for nothing: money for it is its credit.
        let chosen = chosen.filter { (desk.due($0, on: this.day) ?? 0) > 0 }
        guard let latest = chosen.max(by: { desk.year(of: $0) < desk.year(of: $1) }),
            desk.debtors.person[Int(latest)] >= 0
        else { return [] }
        let status = desk.book.obligations[Int(latest)].status
        guard status == .open || status == .suspended,
            chosen.allSatisfy({ !isEnforced(desk.book.obligations[Int($0)], this.day) })
        else { return [] }
        let (kind, year) = (desk.book.obligations[Int(latest)].kind, desk.year(of: latest))
        return desk.debtors.obligations(of: desk.debtors.person[Int(latest)]).filter {
            desk.book.obligations[Int($0)].kind == kind && desk.year(of: $0) < year && !chosen.contains($0)
                && isInPool(desk.book.obligations[Int($0)], this.day) && mayJoin(this.record, $0, desk)
                && (desk.due($0, on: this.day) ?? 0) > 0 && !desk.isPaidLater($0, than: this.day)
        }
    }

    /// What the pools of the legal order and of a person's fines hold: open, and not under enforcement.
    func isInPool(_ debt: borrowing Obligation, _ day: Day) -> Bool {
        guard debt.status == .open else { return false }
        return !isEnforced(debt, day)
    }

    func isEnforced(_ debt: borrowing Obligation, _ day: Day) -> Bool {
        debt.enforcementOn.hasCome(by: day)
    }
}
