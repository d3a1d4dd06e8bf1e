// Payouts of a card report: what its rows say will come to the account, proved by its own sums.

package import Domain

/// The money of one payout (or batch), in minor units; positive is money to the municipality.
package struct CardPayout: Sendable, Equatable {
    /// The acquirer's number; empty for what is not paid out yet.
    package var batch = ""
    package var day = MaybeDay.none
    package var currency = Currency.none
    package var transactions = 0
    package var gross: Int64 = 0
    package var fees: Int64 = 0
    /// Fees, corrections and money held back that are of no transaction.
    package var movements: Int64 = 0
    /// From the payout before, less what goes on to the next one.
    package var carried: Int64 = 0
    /// What the report says is paid out; nil where it has no such row.
    package var paid: Int64? = nil
    package init() {}

    package var net: Int64 { gross - fees }
    /// What the bank entry should be.
    package var expected: Int64 { net + movements + carried }
}

/// The payouts of a file, in the order in which they begin in it.
struct CardPayouts {
    private(set) var list: [CardPayout] = []
    private var places: [String: Int] = [:]
    /// Payouts whose rows were not all taken; nothing is proved of them.
    private var incomplete: Set<Int> = []

    mutating func place(_ batch: String, _ currency: Currency, _ day: MaybeDay) -> Int {
        let key = batch + "\u{0}" + currency.text
        if let place = places[key] {
            if list[place].day.value == nil { list[place].day = day }
            return place
        }
        places[key] = list.count
        var payout = CardPayout()
        (payout.batch, payout.currency, payout.day) = (batch, currency, day)
        list.append(payout)
        return list.count - 1
    }

    mutating func add(_ line: CardLine) {
        let place = place(line.batch, line.currency, line.settledOn)
        switch line.kind {
        case .transaction, .chargebackReversed, .companion:
            list[place].transactions += 1
            list[place].gross += line.gross
            list[place].fees += line.fee ?? 0
        case .movement: list[place].movements += line.net
        case .carried: list[place].carried += line.net
        case .payout: list[place].paid = (list[place].paid ?? 0) - line.net
        default: break
        }
    }

    mutating func refuse(_ batch: String, _ currency: Currency) { incomplete.insert(place(batch, currency, .none)) }

    /// A payout whose rows don't come to what it says; nil where all agree.
    func contradiction() -> Unreadable? {
        for (place, payout) in list.enumerated() where !incomplete.contains(place) {
            guard let paid = payout.paid, paid != payout.expected else { continue }
            let digits = payout.currency.minorDigits
            return Unreadable(
                Message(
                    "cards.payout_differs",
                    [payout.batch, Money.text(paid, digits: digits), Money.text(payout.expected, digits: digits)]))
        }
        return nil
    }
}
