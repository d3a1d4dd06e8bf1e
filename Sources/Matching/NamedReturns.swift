// Returns that carry no reference: the bank's text says that money came back, and names the debt or the person that it had
// paid (matching.md sections 1 and 5).

package import Domain

package enum NamedReturns {
    /// Payments of just the sum of a return which paid a debt that the return names, or a debt of a person whom it names; by
    /// the standing claims, so that those of earlier runs are found too. By debit, in the order given.
    package static func originals(of debits: [Int], in book: borrowing Book) -> [Set<RecordID>] {
        guard !debits.isEmpty else { return [] }
        let named = debits.map { words(of: book.payments[$0], book.text) }
        let asked = named.reduce(into: Set<String>()) { $0.formUnion($1) }
        // By hashes first: a return that stays open is asked again every night, of all debts.
        let hashes = Set(
            asked.flatMap { [$0, $0.lowercased(), "BG" + $0, "LNC" + $0] }.map { word in
                let bytes = Array(word.utf8)
                return TextTable.hash(bytes.span, bytes.indices)
            })
        let bytes = book.text.bytes.span
        var debts: [Int32: (id: String, payer: String)] = [:]
        for index in book.obligations.indices {
            let debt = book.obligations[index]
            guard
                hashes.contains(TextTable.hash(bytes, debt.id.range))
                    || hashes.contains(TextTable.hash(bytes, debt.payerID.range))
            else { continue }
            let (id, payer) = (
                book.text.string(debt.id).uppercased(), Identifiers.person(book.text.string(debt.payerID))
            )
            if asked.contains(id) || asked.contains(payer) { debts[Int32(index)] = (id, payer) }
        }
        var found = debits.map { _ in Set<RecordID>() }
        if debts.isEmpty { return found }
        let sums = Set(debits.map { -book.payments[$0].amount })
        for claim in book.claims where claim.amount > 0 && sums.contains(claim.paymentAmount) {
            guard let debt = debts[claim.obligation] else { continue }
            for (place, debit) in debits.enumerated() where claim.paymentAmount == -book.payments[debit].amount {
                guard claim.bookedOn <= book.payments[debit].bookedOn,
                    named[place].contains(debt.id) || named[place].contains(debt.payer)
                else { continue }
                found[place].insert(claim.payment)
            }
        }
        return found
    }

    /// Ids of debts and identifiers of persons that a return may name, in capitals.
    private static func words(of debit: Payment, _ text: borrowing TextArena) -> Set<String> {
        var words: Set<String> = []
        let line = text.string(debit.remittance).uppercased()
        for marks in [" ,:;\t\r\n", " ,:;\t\r\n/()[]."] {
            for word in line.split(whereSeparator: { marks.contains($0) }) where word.utf8.count >= shortest {
                words.insert(String(word))
                words.insert(Identifiers.person(String(word)))
            }
        }
        let obligor = text.string(debit.obligorID)
        if !obligor.isEmpty { words.insert(Identifiers.person(obligor)) }
        return words
    }

    private static let shortest = 6
}
