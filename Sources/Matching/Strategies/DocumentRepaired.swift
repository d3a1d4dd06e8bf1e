// Strategy `document_repaired`: a document or id with one slip, or without its type, where something else agrees.

internal import Domain
internal import Law

extension Decider {
    mutating func repaired(_ this: PaymentCase, _ desk: Desk) -> Verdict {
        guard !this.evidence.hasReference else { return .pass(nil) }
        let isUnknown = !this.details.unknown.allSatisfy(\.isBare)
        let near = (isUnknown ? this.details.near : this.details.untyped).filter {
            mayJoin(this.record, $0, desk)
        }
        guard !near.isEmpty else { return .pass(nil) }
        if near.count == 1, agrees(this, near[0], desk) {
            let isID = this.details.unknown.first { !$0.isBare }?.isID ?? false
            lay(this, [NamedDebt(debt: near[0], strategy: .documentRepaired, isRepairedID: isID)], desk)
            return .joined
        }
        decisions.suggest(this.payment, near, score: 65, "matching.candidate_near")
        return .pass(Message("matching.near_miss"))
    }

    /// Obligor, plate or the exact sum due agrees, and no other person is named.
    private func agrees(_ this: PaymentCase, _ debt: Int32, _ desk: Desk) -> Bool {
        if !this.details.persons.isEmpty {
            return this.details.persons.contains(desk.debtors.person[Int(debt)])
        }
        if this.details.plates.contains(debt) { return true }
        guard this.record.obligorID.isEmpty else { return false }
        return isDue(debt, desk.open(this.payment), this.day, desk)
    }
}
