// The replay of a share of the debts: standings, and the movements that lead there from what is posted.

internal import Domain
internal import Law

struct Replay: Sendable {
    private let configuration: Configuration
    private let run: RunIdentity
    private let before: [Standing]
    private let laws: [DebtLaw]
    var standings: [Standing] = []
    var allocations: [Allocation] = []
    var outcomes: [ClaimOutcome] = []
    var changedObligations: [Int32] = []
    /// Posted claims that have no money any more; what stands of the others is in their outcomes.
    private(set) var undone: [Int32] = []
    private(set) var unconfirmedRates = 0
    private let noWriteOffs: [WriteOff] = []

    init(_ configuration: Configuration, _ run: RunIdentity, _ before: [Standing]) {
        self.configuration = configuration
        self.run = run
        self.before = before
        laws = configuration.kinds.map { DebtLaw($0, configuration.rules) }
    }

    /// Makes room for what comes of some obligations.
    mutating func reserve(_ range: Range<Int>, _ order: ClaimOrder) {
        guard !range.isEmpty else { return }
        let claims = order.range(of: range.lowerBound).lowerBound..<order.range(of: range.upperBound - 1).upperBound
        standings.reserveCapacity(range.count)
        outcomes.reserveCapacity(claims.count)
        allocations.reserveCapacity(claims.count)
        changedObligations.reserveCapacity(range.count)
    }

    mutating func run(
        _ range: Range<Int>, _ matching: MatchingResult, _ order: ClaimOrder, _ years: [Int32: YearResult]
    ) {
        for index in range {
            let firstRow = allocations.count
            let firstOutcome = outcomes.count
            let result: (standing: Standing, unconfirmed: Bool)
            if !years.isEmpty, let year = years[Int32(index)] {
                result = (year.standing, year.usedUnconfirmedRate)
                var next = 0
                for place in order.range(of: index) {
                    let hasMoney = matching.book.claims[Int(order.claim(place))].amount > 0
                    record(order.claim(place), hasMoney ? year.claims[next] : nil, matching)
                    if hasMoney { next += 1 }
                }
            } else {
                result = alone(index, matching, order)
            }
            precondition(result.standing.holds, "the equation of an obligation holds in every row")
            standings.append(result.standing)
            if result.unconfirmed, result.standing.outstanding > 0 { unconfirmedRates += 1 }
            let isNewVersion = matching.book.obligations[index].isChanged
            if allocations.count == firstRow, !isNewVersion {
                // Nothing moved here: what its money did was told when it came.
                outcomes.removeLast(outcomes.count - firstOutcome)
            } else {
                markDays(from: firstOutcome, matching)
            }
            if index >= before.count || before[index] != result.standing || isNewVersion {
                changedObligations.append(Int32(index))
            }
        }
    }

    /// A debt that shares no discount with others.
    private mutating func alone(
        _ index: Int, _ matching: MatchingResult, _ order: ClaimOrder
    ) -> (standing: Standing, unconfirmed: Bool) {
        let law = laws[Int(matching.book.obligations[index].kind)]
        guard
            let figures = DebtFigures(
                matching.book.obligations[index], organisation: configuration.organisation.currency,
                whole: law.convertsWhole)
        else { return (Standing(), false) }
        let all = order.range(of: index)
        let writeOffs = matching.writeOffs.isEmpty ? noWriteOffs : matching.writeOffs[Int32(index)] ?? noWriteOffs
        var timeline = DebtTimeline(
            matching.book.obligations[index], figures: figures, law: law, date: run.date,
            window: all.isEmpty || law.discounts.isEmpty
                ? nil : law.window(matching.book.obligations[index], in: matching.book.text),
            writeOffs: writeOffs)
        for place in all {
            let claim = Int(order.claim(place))
            let amount = matching.book.claims[claim].amount
            record(
                Int32(claim),
                amount > 0
                    ? timeline.take(
                        amount, on: matching.book.claims[claim].paidOn,
                        wasEarned: matching.book.claims[claim].posted.discount > 0) : nil, matching
            )
        }
        return (timeline.finish(), timeline.usedUnconfirmedRate)
    }

    /// One claim: the rows that lead from what is posted of it to what stands now. nil: nothing stands any more.
    private mutating func record(_ place: Int32, _ settled: SettledClaim?, _ matching: MatchingResult) {
        let split = settled?.split ?? Split()
        if let settled {
            var outcome = ClaimOutcome(
                claim: place, dueBefore: settled.dueBefore, split: split, isLastOfItsDay: true)
            outcome.isNew = matching.book.claims[Int(place)].posted.isZero
            outcomes.append(outcome)
        }
        guard split != matching.book.claims[Int(place)].posted else { return }
        if settled == nil { undone.append(place) }
        let claim = matching.book.claims[Int(place)]
        rows(claim, split, matching.book.obligations[Int(claim.obligation)])
    }

    /// Whether other money of the same payment day comes after.
    private mutating func markDays(from first: Int, _ matching: MatchingResult) {
        guard outcomes.count - first > 1 else { return }
        for place in first..<(outcomes.count - 1) {
            outcomes[place].isLastOfItsDay =
                matching.book.claims[Int(outcomes[place + 1].claim)].paidOn
                > matching.book.claims[Int(outcomes[place].claim)].paidOn
        }
    }

    private mutating func rows(_ claim: Claim, _ split: Split, _ debt: Obligation) {
        let law: Rule =
            split.amount == split.credit && split.amount > 0
            ? (debt.status == .cancelled || debt.status == .writtenOff ? .cancelledCredit : .credit)
            : debt.enforcementOn.value != nil ? .costsPrincipalInterest : .principalInterestCosts
        if claim.posted.isZero {
            allocations.append(Allocation(claim: claim, split: split, rule: law))
            return
        }
        if split.amount == claim.posted.amount, split.credit != claim.posted.credit {
            // The register raised or cancelled the sum: money moves between debt and credit, none comes or goes.
            allocations.append(Allocation(claim: claim, split: split - claim.posted, rule: .restated))
            return
        }
        var lessCredit = split - claim.posted
        lessCredit.credit = 0
        if split.amount < claim.posted.amount, lessCredit.isZero {
            // A refund lowers the credit, and nothing else.
            allocations.append(Allocation(claim: claim, split: split - claim.posted, rule: .reversal))
            return
        }
        let rule: Rule = claim.amount == 0 || split.amount < claim.posted.amount ? .reversal : .restated
        allocations.append(Allocation(claim: claim, split: -claim.posted, rule: rule))
        if !split.isZero { allocations.append(Allocation(claim: claim, split: split, rule: law, serial: 1)) }
    }
}
