// The order of turns against a plain comparison of all that counts.

import Domain
import Testing

@testable import Matching

@Suite struct TurnOrderTests {
    /// - Parameter sums: few sums and days make many ties; far ones do not fit into one number.
    @Test(arguments: [[Int64(2000), 3000], [1, 5_000_000_000_000_000_000, -4_000_000_000_000_000_000]])
    func `turns are in the order of day, strategy, booking day, sum, reference and id`(_ sums: [Int64]) {
        var dice = Dice(seed: 7)
        var book = Book()
        var keys: [TurnKey] = []
        var references: [String] = []
        for number in 0..<3000 {
            var payment = Payment()
            payment.id = RecordID(bits: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
            payment.amount = sums[Int(dice.next() % UInt64(sums.count))]
            payment.paidOn = Day(number: 9000 + Int32(dice.next() % 2))
            payment.bookedOn = Day(number: 9000 + Int32(dice.next() % 2))
            let length = Int(dice.next() % 20)
            let reference = String((0..<length).map { _ in dice.next() % 5 == 0 ? "Z" : "1" })
            references.append(reference)
            payment.bankReference = book.text.append(reference)
            let strongest = [Strategy.order, .document, .obligorAmount][dice.below(3)]
            keys.append(TurnKey(payment, strongest, book.text.bytes.span))
            book.payments.append(payment)
        }
        let pending = (0..<3000).map { Int32(2999 - $0) }
        let given = pending.map { keys[Int($0)] }
        let payments = book.payments
        let expected = pending.indices.sorted { left, right in
            let (a, b) = (Int(pending[left]), Int(pending[right]))
            if payments[a].paidOn != payments[b].paidOn { return payments[a].paidOn < payments[b].paidOn }
            if keys[a].strategy != keys[b].strategy { return keys[a].strategy < keys[b].strategy }
            if payments[a].bookedOn != payments[b].bookedOn { return payments[a].bookedOn < payments[b].bookedOn }
            if payments[a].amount != payments[b].amount { return payments[a].amount < payments[b].amount }
            if references[a] != references[b] {
                return references[a].utf8.lexicographicallyPrecedes(references[b].utf8)
            }
            return payments[a].id < payments[b].id
        }
        let order = TurnOrder(keys: given, pending: pending, book: book).places()
        #expect(order == expected.map { Int32($0) })
    }
}
