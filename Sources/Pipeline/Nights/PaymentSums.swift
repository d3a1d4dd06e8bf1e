// What became of the money that came in, per currency: the two control totals of payments.

internal import Domain
internal import Law

/// Bank credits = allocated + open + reversed + settlement + transfers + ignored + other.
/// Successful card sales = allocated + open + reversed + ignored: the same terms, the others stay 0.
struct PaymentSums {
    private struct Key: Equatable {
        let isBank: Bool
        let currency: Currency
    }

    private struct Sums {
        var credits: Int64 = 0
        var allocated: Int64 = 0
        var open: Int64 = 0
        var reversed: Int64 = 0
        var settlement: Int64 = 0
        var transfers: Int64 = 0
        var ignored: Int64 = 0
        var other: Int64 = 0

        static var terms: [(name: String, path: WritableKeyPath<Sums, Int64>)] {
            [
                ("credits", \.credits), ("allocated", \.allocated), ("open", \.open), ("reversed", \.reversed),
                ("settlement", \.settlement), ("transfers", \.transfers), ("ignored", \.ignored), ("other", \.other),
            ]
        }

        var values: [ControlTotal.Term] { Self.terms.map { .init($0.name, self[keyPath: $0.path]) } }
        var difference: Int64 { values.dropFirst().reduce(credits) { $0 - $1.value } }
    }

    /// One or a few: looked through, which is faster than a table for each of a million payments.
    private var sums: [(key: Key, sums: Sums)] = []

    init() {}

    private mutating func place(_ key: Key) -> Int {
        if let place = sums.firstIndex(where: { $0.key == key }) { return place }
        sums.append((key, Sums()))
        return sums.count - 1
    }

    /// As an earlier run stored them for the whole ledger.
    init(_ stored: [ControlTotal]) {
        for total in stored where total.name == Self.bank || total.name == Self.cards {
            let key = Key(isBank: total.name == Self.bank, currency: Currency(total.currency) ?? .none)
            let place = place(key)
            for term in total.terms {
                guard let path = Sums.terms.first(where: { $0.name == term.name })?.path else { continue }
                sums[place].sums[keyPath: path] += term.value
            }
        }
    }

    private static let bank = "bank_credits"
    private static let cards = "card_sales"

    mutating func add(_ other: PaymentSums) {
        for (key, more) in other.sums {
            let place = place(key)
            for (_, path) in Sums.terms { sums[place].sums[keyPath: path] += more[keyPath: path] }
        }
    }

    /// A credit as it stands; `given` is what its claims hold, taken from them: that is the proof.
    mutating func add(
        _ payment: Payment, _ standing: PaymentStanding, _ given: Int64, _ organisation: Currency, sign: Int64
    ) {
        guard payment.amount > 0 else { return }
        let converted = Euro.convert(payment.amount, from: payment.currency, to: organisation)
        let amount = converted ?? payment.amount
        let left = amount - standing.allocated - standing.reserved
        let currency = converted == nil ? payment.currency : organisation
        let place = place(Key(isBank: payment.channel == .bank, currency: currency))
        var sum = sums[place].sums
        sum.credits += sign * amount
        sum.allocated += sign * given
        sum.reversed += sign * standing.reserved
        switch payment.purpose {
        case .settlement: sum.settlement += sign * left
        case .transfer: sum.transfers += sign * left
        case .obligation:
            if standing.status == .ignored {
                sum.ignored += sign * left
            } else {
                sum.open += sign * left
            }
        case .fee, .refund, .chargeback, .other: sum.other += sign * left
        }
        sums[place].sums = sum
    }

    func given(_ currency: Currency) -> Int64 {
        sums.filter { $0.key.currency == currency }.reduce(0) { $0 + $1.sums.allocated }
    }

    /// Bank first, then cards, each by currency.
    func totals(_ scope: String) -> [ControlTotal] {
        sums.sorted { ($0.key.isBank ? 0 : 1, $0.key.currency.text) < ($1.key.isBank ? 0 : 1, $1.key.currency.text) }
            .map { key, sum in
                ControlTotal(
                    name: key.isBank ? Self.bank : Self.cards, scope: scope, currency: key.currency.text,
                    terms: sum.values,
                    difference: sum.difference)
            }
    }

    // MARK: Movements

    /// Tonight's movements: what came in, and what moved from one term to another of money that had come before.
    static func moved(
        _ posting: PostingResult, _ intake: IntakeResult, _ ledger: LedgerState, _ organisation: Currency
    ) -> PaymentSums {
        let book = posting.matching.book
        var given = [Int64](repeating: 0, count: book.payments.count)
        for allocation in posting.allocations where allocation.paymentIndex >= 0 {
            given[Int(allocation.paymentIndex)] += allocation.split.amount
        }
        var sums = PaymentSums()
        let loaded = ledger.book.payments.count
        for index in book.payments.indices {
            let payment = book.payments[index]
            let before: PaymentStanding
            if payment.ledgerRow == 0 {
                sums.add(payment, book.paymentStandings[index], given[index], organisation, sign: 1)
                continue
            } else if index < loaded {
                before = ledger.book.paymentStandings[index]
            } else if let original = intake.originals[payment.id] {
                before = original
            } else {
                before = book.paymentStandings[index]
            }
            guard before != book.paymentStandings[index] || given[index] != 0 else { continue }
            sums.add(payment, book.paymentStandings[index], given[index], organisation, sign: 1)
            sums.add(payment, before, 0, organisation, sign: -1)
        }
        return sums
    }
}
