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
    private(set) var unconfirmedRates = 0
    private let noWriteOffs: [WriteOff] = []

    init(_ configuration: Configuration, _ run: RunIdentity, _ before: [Standing]) {
        self.configuration = configuration
        self.run = run
        self.before = before
        laws = configuration.kinds.map { DebtLaw($0, configuration.rules) }
    }

    mutating func run(
        _ range: Range<Int>, _ matching: borrowing MatchingResult, _ order: borrowing ClaimOrder,
        _ years: [Int32: YearResult]
    ) {
        // Spans: a field of a copied array would count one more owner at each debt.
        let claims = matching.book.claims.span
        let obligations = matching.book.obligations.span
        reserve(range, order)
        for index in range {
            if (index - range.lowerBound) % Block.rows == 0 {
                touch(index..<min(index + Block.rows, range.upperBound), claims, order)
            }
            let firstRow = allocations.count
            let firstOutcome = outcomes.count
            let result: (standing: Standing, unconfirmed: Bool)
            if !years.isEmpty, let year = years[Int32(index)] {
                result = (year.standing, year.usedUnconfirmedRate)
                var next = 0
                for place in order.range(of: index) {
                    let hasMoney = claims[Int(order.claim(place))].amount > 0
                    record(order.claim(place), hasMoney ? year.claims[next] : nil, claims, obligations)
                    if hasMoney { next += 1 }
                }
            } else {
                result = alone(index, matching, claims, obligations, order)
            }
            precondition(result.standing.holds, "the equation of an obligation holds in every row")
            standings.append(result.standing)
            if result.unconfirmed { unconfirmedRates += 1 }
            let isNewVersion = obligations[index].isChanged
            if allocations.count == firstRow, !isNewVersion {
                // Nothing moved here: what its money did was told when it came.
                outcomes.removeLast(outcomes.count - firstOutcome)
            } else {
                markDays(from: firstOutcome, claims)
            }
            if index >= before.count || before[index] != result.standing || isNewVersion {
                changedObligations.append(Int32(index))
            }
        }
    }

    /// Claims lie by payment: those of a block of debts are fetched beside each other.
    private func touch(_ block: Range<Int>, _ claims: borrowing Span<Claim>, _ order: borrowing ClaimOrder) {
        guard let last = block.last else { return }
        for place in order.range(of: block.lowerBound).lowerBound..<order.range(of: last).upperBound {
            let claim = Int(order.claim(place))
            // Its beginning, middle and end: three lines of the cache.
            let middle = claims[claim].posted.principal ^ claims[claim].posted.rounding
            Block.keep(UInt8(truncatingIfNeeded: claims[claim].amount ^ middle ^ claims[claim].paymentAmount))
        }
    }

    private mutating func reserve(_ range: Range<Int>, _ order: ClaimOrder) {
        guard let last = range.last else { return }
        let claims = order.range(of: last).upperBound - order.range(of: range.lowerBound).lowerBound
        standings.reserveCapacity(range.count)
        outcomes.reserveCapacity(claims)
        allocations.reserveCapacity(claims)
        changedObligations.reserveCapacity(range.count)
    }

    /// A debt that shares no discount with others.
    private mutating func alone(
        _ index: Int, _ matching: borrowing MatchingResult, _ claims: borrowing Span<Claim>,
        _ obligations: borrowing Span<Obligation>, _ order: borrowing ClaimOrder
    ) -> (standing: Standing, unconfirmed: Bool) {
        let law = laws[Int(obligations[index].kind)]
        guard
            let figures = DebtFigures(
                obligations[index], organisation: configuration.organisation.currency,
                whole: law.convertsWhole)
        else { return (Standing(), false) }
        let all = order.range(of: index)
        let writeOffs = matching.writeOffs.isEmpty ? noWriteOffs : matching.writeOffs[Int32(index)] ?? noWriteOffs
        var timeline = DebtTimeline(
            obligations[index], figures: figures, law: law, date: run.date,
            window: all.isEmpty || law.discounts.isEmpty ? nil : law.window(obligations[index], in: matching.book.text),
            writeOffs: writeOffs)
        for place in all {
            let claim = Int(order.claim(place))
            let amount = claims[claim].amount
            if amount == 0 { timeline.lose(claims[claim].posted) }
            record(
                Int32(claim),
                amount > 0
                    ? timeline.take(
                        amount, on: claims[claim].paidOn, posted: claims[claim].posted) : nil,
                claims, obligations)
        }
        return (timeline.finish(), timeline.usedUnconfirmedRate)
    }

    /// One claim: the rows that lead from what is posted of it to what stands now. nil: nothing stands any more.
    private mutating func record(
        _ place: Int32, _ settled: SettledClaim?, _ claims: borrowing Span<Claim>,
        _ obligations: borrowing Span<Obligation>
    ) {
        let split = settled?.split ?? Split()
        if let settled {
            outcomes.append(
                ClaimOutcome(
                    claim: place, dueBefore: settled.dueBefore, split: split, isNew: claims[Int(place)].posted.isZero))
        }
        guard split != claims[Int(place)].posted else { return }
        let claim = claims[Int(place)]
        let status = obligations[Int(claim.obligation)].status
        let law: Rule =
            split.amount == split.credit && split.amount > 0
            ? (status == .cancelled || status == .writtenOff ? .cancelledCredit : .credit)
            : obligations[Int(claim.obligation)].enforcementOn.hasCome(by: claim.paidOn)
                ? .costsPrincipalInterest : claim.rule.isSharing ? claim.rule : .principalInterestCosts
        rows(place, claim, split, law)
    }

    /// Whether other money of the same payment day comes after.
    private mutating func markDays(from first: Int, _ claims: borrowing Span<Claim>) {
        guard outcomes.count - first > 1 else { return }
        for place in first..<(outcomes.count - 1) {
            outcomes[place].isLastOfItsDay =
                claims[Int(outcomes[place + 1].claim)].paidOn > claims[Int(outcomes[place].claim)].paidOn
        }
    }

    /// - Parameter law: the rule by which the money that stands now is split.
    private mutating func rows(_ place: Int32, _ claim: Claim, _ split: Split, _ law: Rule) {
        if claim.posted.isZero {
            allocations.append(Allocation(place, of: claim, split: split, rule: law))
            return
        }
        if split.amount == claim.posted.amount, split.credit != claim.posted.credit {
            // The register raised or cancelled the sum: money moves between debt and credit, none comes or goes.
            allocations.append(Allocation(place, of: claim, split: split - claim.posted, rule: .restated))
            return
        }
        var lessCredit = split - claim.posted
        lessCredit.credit = 0
        if split.amount < claim.posted.amount, lessCredit.isZero {
            // A refund lowers the credit, and nothing else.
            allocations.append(Allocation(place, of: claim, split: split - claim.posted, rule: .reversal))
            return
        }
        let rule: Rule = claim.amount == 0 || split.amount < claim.posted.amount ? .reversal : .restated
        allocations.append(Allocation(place, of: claim, split: -claim.posted, rule: rule))
        if !split.isZero { allocations.append(Allocation(place, of: claim, split: split, rule: law, serial: 1)) }
    }
}
