// Strategy `document_repaired`: a document or id with one slip, or without its type, where something else agrees.

internal import Domain
internal import Law

extension Decider {
    mutating func repaired(_ this: PaymentCase, _ keeper: ClaimKeeper) -> Verdict {
        guard !this.evidence.hasReference else { return .pass(nil) }
        var near: [Int32] = []
        for unknown in this.details.unknown {
            for debt in nearest(unknown, keeper) where !near.contains(debt) { near.append(debt) }
        }
        if this.details.unknown.isEmpty { near = this.details.untyped }
        near = near.filter { mayJoin(this.record, $0, keeper) }
        guard !near.isEmpty else { return .pass(nil) }
        if near.count == 1, agrees(this, near[0], keeper) {
            let debt = near[0]
            let record = keeper.book.obligations[Int(debt)]
            let isID = this.details.unknown.first?.isID ?? false
            let value = keeper.book.text.string(isID ? record.id : record.documentNumber)
            let words = keeper.evidence((isID ? "obligation_id~" : "document~") + value)
            let laid = SetChoice(debt: debt, amount: keeper.open(this.payment))
            join(this.payment, [laid], .documentRepaired, words: words, keeper)
            return .joined
        }
        suggest(this.payment, near, score: 65, "matching.candidate_near")
        return .pass(Message("matching.near_miss"))
    }

    /// Obligor, plate or the exact sum due agrees, and no other person is named.
    private func agrees(_ this: PaymentCase, _ debt: Int32, _ keeper: ClaimKeeper) -> Bool {
        if !this.details.persons.isEmpty {
            return this.details.persons.contains(keeper.debtors.person[Int(debt)])
        }
        if this.details.plates.contains(debt) { return true }
        guard this.record.obligorID.isEmpty else { return false }
        return isDue(debt, keeper.open(this.payment), this.day, keeper)
    }

    /// All debts whose number or id is one slip away: a digit wrong, missing, doubled or too many, two swapped.
    private func nearest(_ unknown: UnknownReference, _ keeper: ClaimKeeper) -> [Int32] {
        let index = unknown.isID ? tables.ids : tables.documents
        guard unknown.key.count - unknown.prefix >= 4, unknown.key.count <= 40 else { return [] }
        var near: [Int32] = []
        Slips.each(unknown.key, from: unknown.prefix) { key in
            let stripped = unknown.isID ? key[...] : EvidenceTables.withoutLeadingZeros(key[...])
            guard let entry = index.first(ReferenceIndex.hash(stripped), stripped) else { return }
            for debt in index.all(entry) where !near.contains(debt) && isOfKind(debt, unknown, keeper) {
                near.append(debt)
            }
        }
        return near
    }

    private func isOfKind(_ debt: Int32, _ unknown: UnknownReference, _ keeper: ClaimKeeper) -> Bool {
        guard !unknown.isID else { return true }
        let record = keeper.book.obligations[Int(debt)]
        if let type = unknown.type, !type.fits(tables.types[Int(record.kind)]) { return false }
        if !unknown.series.isEmpty, !record.documentSeries.isEmpty,
            !Folding.word(keeper.book.text.string(record.documentSeries)).elementsEqual(unknown.series)
        {
            return false
        }
        return unknown.year == 0
            || [record.year, Int16(record.issuedOn.year)].contains(unknown.year)
            || record.documentDate.value.map { Int16($0.year) == unknown.year } ?? false
    }
}

/// Every key that one slip makes of another.
enum Slips {
    /// - Parameter from: letters before this place stay as they are.
    static func each(_ key: [UInt8], from first: Int, _ body: ([UInt8]) -> Void) {
        var changed = key
        for place in first..<key.count {
            for digit in UInt8(48)...57 where digit != key[place] {
                changed[place] = digit
                body(changed)
            }
            changed[place] = key[place]
        }
        for place in first..<key.count {
            var shorter = key
            shorter.remove(at: place)
            body(shorter)
        }
        for place in first...key.count {
            for digit in UInt8(48)...57 {
                var longer = key
                longer.insert(digit, at: place)
                body(longer)
            }
        }
        for place in first..<max(key.count - 1, first) where key[place] != key[place + 1] {
            var swapped = key
            swapped.swapAt(place, place + 1)
            body(swapped)
        }
    }
}
