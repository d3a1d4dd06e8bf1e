// Stage 3, Matching: evidence of each payment (parallel), then decisions in order of payment day.

package import Domain
internal import Law

package struct MatchingInput: Sendable {
    package var book: Book
    package var configuration: Configuration
    package var date: Day
    package var firstNewPayment: Int
    /// All decisions; those from `firstNewDecision` take effect tonight.
    package var decisions: [Decision]
    package var firstNewDecision: Int
    /// Debts of the payments that earlier releases without an obligation undid, by decision.
    package var released: [String: [String]]
    package var threads: Int
    package init(
        book: Book, configuration: Configuration, date: Day, firstNewPayment: Int, decisions: [Decision],
        firstNewDecision: Int, released: [String: [String]] = [:], threads: Int
    ) {
        self.book = book
        self.configuration = configuration
        self.date = date
        self.firstNewPayment = firstNewPayment
        self.decisions = decisions
        self.firstNewDecision = firstNewDecision
        self.released = released
        self.threads = threads
    }
}

/// The third stage.
package struct Matching: Sendable {
    package init() {}

    package func run(_ input: consuming MatchingInput) async -> MatchingResult {
        let pending = Self.pending(input)
        let tables = await EvidenceTables.build(input.book, input.configuration, threads: input.threads)
        let shares = await Self.evidence(of: pending, tables, input)
        let threads = input.threads
        let book = input.book
        input.book = Book()
        let keeper = ClaimKeeper(
            consume book, debtors: tables.debtors, configuration: input.configuration, date: input.date)
        let rulings = Rulings(
            input.decisions, firstNew: input.firstNewDecision, released: input.released, book: keeper.book)
        rulings.apply(to: keeper)
        keeper.complete(shares.lazy.flatMap(\.told))
        let pairs = Reversals.pairs(keeper)
        keeper.returned = Reversals.whole(pairs, keeper)
        keeper.partsBack = Reversals.parts(pairs, keeper)
        let decider = Decider(
            configuration: input.configuration, rulings: rulings, tables: tables, book: keeper.book)
        var decisions = await Self.decide(pending, shares, decider, keeper, threads: threads)
        decisions.add(
            suggestions: await Suggestions.find(for: decisions.unsolved, decider, keeper, threads: threads))
        // After the joining: what came and went back in one night is shown as reversed, as over two nights.
        let isPaidBack = Refunds.apply(to: keeper, decisions: input.decisions)
        let isAskedAgain = isPaidBack || Reversals.leaves(pairs, keeper)
        Reversals.apply(isAskedAgain ? Reversals.pairs(keeper) : pairs, to: keeper)
        return keeper.result(decisions, rulings)
    }

    /// Open payments that may be joined tonight, and those that a ruling of tonight may open.
    private static func pending(_ input: borrowing MatchingInput) -> [Int32] {
        let book = input.book
        let ruled = Set(
            input.decisions[input.firstNewDecision...].compactMap { RecordID($0.paymentID, prefix: .payment) })
        var pending: [Int32] = []
        pending.reserveCapacity(book.payments.count)
        let payments = book.payments.span
        let standings = book.paymentStandings.span
        for index in payments.indices {
            let status = standings[index].status
            let isRuled = !ruled.isEmpty && ruled.contains(payments[index].id)
            guard payments[index].purpose == .obligation, payments[index].amount > 0, status != .ignored || isRuled,
                status != .reversed, !payments[index].flags.contains(.pending)
            else { continue }
            let amount = Euro.convert(
                payments[index].amount, from: payments[index].currency, to: input.configuration.organisation.currency)
            // What can't be converted is open.
            if isRuled || amount.map({ standings[index].allocated + standings[index].reserved < $0 }) ?? true {
                pending.append(Int32(index))
            }
        }
        return pending
    }

    /// The evidence of the payments by shares of equal size.
    private static func evidence(
        of pending: [Int32], _ tables: EvidenceTables, _ input: borrowing MatchingInput
    ) async -> [EvidenceShare] {
        let book = input.book
        let strategies = input.configuration.strategies
        return await Shares.map(pending.count, threads: input.threads, least: 2000) { range in
            var reader = EvidenceReader(tables, book, strategies: strategies)
            var share = EvidenceShare(tables.debtors, count: range.count)
            let bytes = book.text.bytes.span
            let payments = book.payments.span
            let obligations = book.obligations.span
            var likely = LikelyReferences()
            for start in stride(from: range.lowerBound, to: range.upperBound, by: Block.rows) {
                let block = start..<min(start + Block.rows, range.upperBound)
                for place in block {
                    likely.add(payments[Int(pending[place])].remittance, bytes)
                    likely.add(person: payments[Int(pending[place])].obligorID, bytes)
                }
                likely.fetch(tables, bytes)
                for place in block {
                    let found = reader.read(Int(pending[place]), of: payments, bytes)
                    share.add(found, ToldFields(pending[place], payments[Int(pending[place])], found))
                }
                share.tie(block.count)
                share.resolve(tables.debtors, obligations)
            }
            return share
        }
    }

    // MARK: Deciding

    /// Decides all payments: those about persons who share no evidence beside each other, each in its turn. One desk or
    /// many, the claims and their order are the same.
    private static func decide(
        _ pending: [Int32], _ shares: [EvidenceShare], _ decider: Decider, _ keeper: ClaimKeeper, threads: Int
    ) async -> Decisions {
        let evidence = EvidenceList(shares.map(\.evidence))
        let lent = Lent(keeper.deskState)
        let count = pending.count < 2000 ? 1 : Shares.desks(threads: threads)
        let debts = keeper.book.obligations.count
        let isFree = decider.isOrderFree(pending, evidence, Desk(await lent.state, remembers: false))
        async let desks =
            isFree ? [] : Ties.desks(shares.map(\.firsts), shares.map(\.ties), debts: debts, count: count)
        let order =
            isFree
            ? pending.indices.map { Int32($0) }
            : await order(of: pending, evidence, decider, lent, threads: threads)
        let turns = Turns(pending: pending, order: order, count: count, desks: await desks)
        let results = await withTaskGroup(of: (Int, DeskResult).self) { group in
            for desk in 0..<count {
                group.addTask {
                    (
                        desk,
                        decider.decide(
                            turns, UInt8(desk), evidence, Desk(await lent.state, remembers: !isFree))
                    )
                }
            }
            var results = Array(repeating: DeskResult(), count: count)
            for await (desk, result) in group { results[desk] = result }
            return results
        }
        await lent.end()
        keeper.take(results, turns)
        return Decisions(results.map(\.decisions), turns)
    }

    /// Places in `pending` in the order in which they are decided.
    private static func order(
        of pending: [Int32], _ evidence: EvidenceList, _ decider: Decider, _ lent: Lent, threads: Int
    ) async -> [Int32] {
        let state = await lent.state
        let book = state.book
        let orders = decider.tables.orders
        let keys = await Shares.map(pending.count, threads: threads, least: 20_000) { range in
            let (payments, bytes) = (book.payments.span, book.text.bytes.span)
            return range.map { place in
                let payment = Int(pending[place])
                let strongest =
                    orders.isCarried(by: payments[payment]) ? Strategy.order : evidence.strongest(place)
                return TurnKey(payments[payment], strongest, bytes)
            }
        }
        return TurnOrder(keys: keys.flatMap { $0 }, pending: pending, book: book).places()
    }
}

/// What one desk came to.
struct DeskResult: Sendable {
    var given: [Giving] = []
    var words = TextArena()
    var decisions = Decisions()
}

/// The evidence of a share of the payments.
struct EvidenceShare: Sendable {
    private(set) var evidence: [Evidence] = []
    /// The first person that each payment leads to (`Ties`), -1 for none.
    private(set) var firsts: [Int32] = []
    private(set) var ties: Ties
    private(set) var told: [ToldFields] = []
    private var resolved = 0

    init(_ debtors: DebtorIndex, count: Int) {
        ties = Ties(debtors)
        evidence.reserveCapacity(count)
        firsts.reserveCapacity(count)
    }

    mutating func add(_ found: consuming Evidence, _ told: ToldFields?) {
        if let told { self.told.append(told) }
        evidence.append(found)
    }

    /// Notes whom the last payments that were added lead to; all at once, so that the processor waits for many debts in the
    /// time of one.
    mutating func tie(_ count: Int) {
        let block = evidence.count - count..<evidence.count
        var touched: Int32 = 0
        for place in block { touched ^= ties.touched(evidence[place].single) }
        Block.keep(UInt8(truncatingIfNeeded: touched))
        for place in block { firsts.append(ties.first(of: evidence[place])) }
    }

    /// Looks up the identifiers of the persons that were told since the last time, all at once.
    mutating func resolve(_ debtors: DebtorIndex, _ obligations: borrowing Span<Obligation>) {
        let new = (resolved..<told.count).filter { told[$0].person >= 0 }
        resolved = told.count
        let places = new.map { debtors.places(of: told[$0].person).lowerBound }
        let debts = places.map { Int(debtors.obligation(at: $0)) }
        for (place, debt) in zip(new, debts) { told[place].identifier = obligations[debt].payerID }
    }
}

/// What the text of a payment says that its fields lack.
struct ToldFields: Sendable {
    let payment: Int32
    /// 0 for none.
    let code: Int32
    /// -1 where it names no person, or several.
    fileprivate var person: Int32 = -1
    /// As the registers have it (`EvidenceShare.resolve`); empty where `person` is none.
    fileprivate(set) var identifier = TextRef.none

    init?(_ payment: Int32, _ record: borrowing Payment, _ evidence: borrowing Evidence) {
        guard let details = evidence.more else { return nil }
        code = record.paymentCode.isEmpty ? details.code : 0
        if record.obligorID.isEmpty, details.persons.count == 1 { person = details.persons[0] }
        guard code != 0 || person >= 0 else { return nil }
        self.payment = payment
    }
}
