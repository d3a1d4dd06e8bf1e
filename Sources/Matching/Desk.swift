// A desk: where the payments of some persons are decided, beside other desks that have the other persons' (`Ties`).

internal import Domain
internal import Law

/// Money that a desk gave to a debt.
struct Giving: Sendable {
    var payment: Int32
    var obligation: Int32
    var amount: Int64
    /// With what the same payment gave to the debt later: one claim for each pair.
    fileprivate var sum: Int64
    /// The one before it of the same debt, -1 for none.
    fileprivate var next: Int32
    var strategy: Strategy
    var rule: Rule
    var confidence: UInt8
    /// References from `Desk.firstWord` on are the desk's own words.
    var evidence: EvidenceText
}

/// The book and its claims as they were before the decisions, and what the desk gave since. It writes nothing into the
/// book: `ClaimKeeper.take` does, when all desks are done.
final class Desk {
    let book: Book
    let configuration: Configuration
    let date: Day
    let debtors: DebtorIndex
    /// Of this desk alone: tasks beside each other would fight for the count of their owners.
    let laws: [DebtLaw]
    let writeOffs: [Int32: [WriteOff]]
    private let chains: ClaimChains
    private let returned: [RecordID: Day]
    private let partsBack: [Int32: WrittenBack]
    private let remembers: Bool
    private(set) var given: [Giving] = []
    private(set) var words = TextArena()
    /// Newest giving of each obligation, -1 for none; empty until something is given.
    @exclusivity(unchecked) private var newest: [Int32] = []
    /// What was added to claims that were there before the decisions.
    private var raised: [Int32: Int64] = [:]
    /// The payment that gave last, and how much. No other that gave is asked for again.
    @exclusivity(unchecked) private var giver: Int32 = -1
    @exclusivity(unchecked) private var givenByGiver: Int64 = 0
    /// The debt whose family was asked for last (`family`): it is asked for several times in a row.
    @exclusivity(unchecked) var lastFamily: (debt: Int32, all: [Int32]?) = (-1, nil)
    /// Read by nobody: so that the compiler does not leave the touching out.
    @exclusivity(unchecked) private var warmth: Int64 = 0

    /// - Parameter remembers: false where no payment asks for what another one gave (`Decider.isOrderFree`).
    init(_ state: DeskState, remembers: Bool) {
        self.remembers = remembers
        book = state.book
        configuration = state.configuration
        date = state.date
        debtors = state.debtors
        writeOffs = state.writeOffs
        chains = state.chains
        returned = state.returned
        partsBack = state.partsBack
        let rules = state.configuration.rules
        laws = state.configuration.kinds.map { DebtLaw($0, rules) }
    }

    /// Room for what as many payments give: most give once.
    func expect(_ payments: Int) { given.reserveCapacity(payments) }

    // MARK: Looking

    /// Fetches a debt that will be asked for soon, beside others (`Block`).
    func touch(_ debt: Int32) {
        guard debt >= 0 else { return }
        warmth ^=
            Int64(book.obligations[Int(debt)].year) ^ book.obligations[Int(debt)].principal
            ^ Int64(chains.first[Int(debt)])
    }

    /// The same of a payment.
    func touch(payment: Int32) {
        warmth ^=
            book.payments[Int(payment)].amount ^ Int64(book.payments[Int(payment)].paymentCode.length)
            ^ book.paymentStandings[Int(payment)].allocated
    }

    /// The same of the newest money of a debt.
    func touchClaims(_ debt: Int32) {
        if !newest.isEmpty { warmth ^= Int64(newest[Int(debt)]) }
        guard chains.first[Int(debt)] >= 0 else { return }
        warmth ^= book.claims[Int(chains.first[Int(debt)])].amount
    }

    /// The payment's amount in the organisation's currency; nil where no fixed rate leads there.
    func amount(_ payment: Int32) -> Int64? {
        Euro.convert(
            book.payments[Int(payment)].amount, from: book.payments[Int(payment)].currency,
            to: configuration.organisation.currency)
    }

    func open(_ payment: Int32) -> Int64 {
        let standing = book.paymentStandings[Int(payment)]
        return (amount(payment) ?? 0) - standing.allocated - standing.reserved - (payment == giver ? givenByGiver : 0)
    }

    /// The money of a debt that counts up to a day, in the order in which it counts. An amount of 0: it was posted, and a ruling
    /// of tonight took it from the debt, or a debit took the payment back by that day.
    func claims(ofObligation obligation: Int32, upTo day: Day) -> [Claim] {
        var found: [Claim] = []
        var claim = chains.first[Int(obligation)]
        while claim >= 0 {
            if book.claims[Int(claim)].paidOn <= day {
                let more = raised.isEmpty ? 0 : raised[claim] ?? 0
                found.append(book.claims[Int(claim)])
                found[found.count - 1].amount += more
                if isBack(found[found.count - 1].payment, by: day) { found[found.count - 1].amount = 0 }
                if !partsBack.isEmpty, let part = partsBack[claim], part.on <= day {
                    found[found.count - 1].amount = max(0, found[found.count - 1].amount - part.amount)
                }
            }
            claim = chains.next[Int(claim)]
        }
        var giving = newest.isEmpty ? -1 : newest[Int(obligation)]
        while giving >= 0 {
            let payment = Int(given[Int(giving)].payment)
            if book.payments[payment].paidOn <= day, !isBack(book.payments[payment].id, by: day) {
                found.append(self.claim(giving))
            }
            giving = given[Int(giving)].next
        }
        if found.count > 1 { found.sort { $0.precedes($1, in: book.text) } }
        return found
    }

    /// Whether a debit took all of a payment back by a day: the debts that it paid are open again for whoever pays next.
    private func isBack(_ payment: RecordID, by day: Day) -> Bool {
        guard !returned.isEmpty, let back = returned[payment] else { return false }
        return back <= day
    }

    /// The last day of money that a debt has; nil: it has none, or none of a later day than this one.
    func lastMoney(of obligation: Int32, after day: Day) -> Day? {
        var last = day
        var claim = chains.first[Int(obligation)]
        while claim >= 0 {
            if book.claims[Int(claim)].amount > 0 { last = max(last, book.claims[Int(claim)].paidOn) }
            claim = chains.next[Int(claim)]
        }
        return last > day ? last : nil
    }

    private func claim(_ giving: Int32) -> Claim {
        let payment = given[Int(giving)].payment
        return Claim(
            of: book.payments[Int(payment)], at: payment, obligation: given[Int(giving)].obligation,
            amount: given[Int(giving)].sum, strategy: given[Int(giving)].strategy, rule: given[Int(giving)].rule,
            evidence: given[Int(giving)].evidence)
    }

    func year(of debt: Int32) -> Int16 { book.obligations[Int(debt)].year }

    /// The day by which acts are put in order (`LegalOrder`).
    func dueDay(of debt: Int32) -> Day { LegalOrder.dueDay(book.obligations[Int(debt)]) }

    var tolerance: Int64 { configuration.rules.toleranceRounding }

    /// Whether debts of a kind are paid oldest year first on a day or, without one, ever.
    func isByLaw(_ kind: KindIndex, on day: Day?) -> Bool { laws[Int(kind)].isByLaw(on: day) }

    // MARK: Giving

    /// Gives money of a payment to an obligation. Never more than is open.
    func join(
        _ payment: Int32, _ obligation: Int32, _ amount: Int64, _ strategy: Strategy, rule: Rule = .none,
        evidence: EvidenceText, confidence: UInt8
    ) {
        precondition(amount > 0 && amount <= open(payment), "a payment cannot give more than it has")
        if payment != giver { (giver, givenByGiver) = (payment, 0) }
        givenByGiver += amount
        var giving = Giving(
            payment: payment, obligation: obligation, amount: amount, sum: amount, next: -1, strategy: strategy,
            rule: rule, confidence: confidence, evidence: evidence)
        if remembers { remember(&giving) }
        given.append(giving)
    }

    /// Notes money that is about to be given, for those who ask for the debt's claims.
    private func remember(_ giving: inout Giving) {
        if newest.isEmpty { newest = Array(repeating: -1, count: book.obligations.count) }
        let debt = giving.obligation
        if let earlier = self.claim(of: giving.payment, debt) {
            raised[earlier, default: 0] += giving.amount
        } else if let last = self.giving(of: giving.payment, debt) {
            given[Int(last)].sum += giving.amount
        } else {
            giving.next = newest[Int(debt)]
            newest[Int(debt)] = Int32(given.count)
        }
    }

    /// The claim of an earlier night, or of a ruling of tonight, for a pair.
    private func claim(of payment: Int32, _ obligation: Int32) -> Int32? {
        var claim = chains.first[Int(obligation)]
        while claim >= 0, book.claims[Int(claim)].paymentIndex != payment { claim = chains.next[Int(claim)] }
        return claim >= 0 ? claim : nil
    }

    /// Whether the payment that gives now gave something to a debt, tonight or in an earlier night.
    func hasMoney(of payment: Int32, on obligation: Int32) -> Bool {
        if !newest.isEmpty, giving(of: payment, obligation) != nil { return true }
        return claim(of: payment, obligation).map { book.claims[Int($0)].amount + raised[$0, default: 0] > 0 } ?? false
    }

    /// What the payment that gives now gave to the debt before: nobody gave to it since.
    private func giving(of payment: Int32, _ obligation: Int32) -> Int32? {
        let last = newest[Int(obligation)]
        return last >= 0 && given[Int(last)].payment == payment ? last : nil
    }

    /// Words for the evidence column, kept with the desk.
    func evidence(_ words: String) -> EvidenceText { evidence(Array(words.utf8)) }
    func evidence(_ words: [UInt8]) -> EvidenceText {
        EvidenceText(self.words.append(words).moved(by: UInt32(firstWord)))
    }

    /// Where the desk's own words begin: behind all texts of the book.
    var firstWord: Int { book.text.bytes.count }
}

/// What every desk begins with.
struct DeskState: Sendable {
    let book: Book
    let configuration: Configuration
    let date: Day
    let debtors: DebtorIndex
    let writeOffs: [Int32: [WriteOff]]
    let chains: ClaimChains
    /// Payments that a debit takes back whole, and its day.
    let returned: [RecordID: Day]
    /// What debits take of a part of a payment, by the claim of an earlier night that it had.
    let partsBack: [Int32: WrittenBack]
}

/// What a debit takes of a claim, and its day.
struct WrittenBack: Sendable {
    var amount: Int64
    var on: Day
}

/// What desks beside each other begin with. A task that has just ended may still own what it was given: after `end` nobody
/// owns the book, and the keeper goes on without copying it.
actor Lent {
    private var kept: DeskState?

    init(_ state: DeskState) { kept = state }

    /// Not after `end`.
    var state: DeskState {
        guard let kept else { preconditionFailure("lent no longer") }
        return kept
    }

    /// After the last of the desks.
    func end() { kept = nil }
}

/// The claims of each debt, one leading to the next.
struct ClaimChains: Sendable {
    /// First claim of each obligation and the next one of each claim; -1 ends.
    var first: [Int32]
    var next: [Int32] = []
}
