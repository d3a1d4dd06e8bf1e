// The replay of a share of the debts: standings, and the movements that lead there from what is posted.

internal import Domain
internal import Law

struct Replay: Sendable {
    private let configuration: Configuration
    private let run: RunIdentity
    private let before: [Standing]
    private(set) var standings: [Standing] = []
    private(set) var allocations: [Allocation] = []
    private(set) var outcomes: [ClaimOutcome] = []
    private(set) var changedObligations: [Int32] = []
    /// What stands of a claim after this run.
    private(set) var posted: [(claim: Int32, split: Split)] = []
    private(set) var unconfirmedRates = 0

    init(_ configuration: Configuration, _ run: RunIdentity, _ before: [Standing]) {
        self.configuration = configuration
        self.run = run
        self.before = before
    }

    mutating func run(_ range: Range<Int>, _ matching: MatchingResult, _ order: ClaimOrder) {
        standings.reserveCapacity(range.count)
        let organisation = configuration.organisation.currency
        let laws = configuration.kinds
        let rules = configuration.rules
        var standing: [Claim] = []
        for index in range {
            let obligation = matching.book.obligations[index]
            guard let figures = DebtFigures(obligation, organisation: organisation) else {
                standings.append(Standing())
                continue
            }
            let all = order.claims(of: index)
            standing.removeAll(keepingCapacity: true)
            for place in all where matching.book.claims[Int(place)].amount > 0 {
                standing.append(matching.book.claims[Int(place)])
            }
            var timeline = DebtTimeline(
                obligation, figures: figures, kind: laws[Int(obligation.kind)], rules: rules, date: run.date,
                writeOffs: matching.writeOffs.isEmpty ? [] : matching.writeOffs[Int32(index)] ?? [])
            let settled = timeline.settle(standing)
            precondition(settled.standing.holds, "the equation of an obligation holds in every row")
            standings.append(settled.standing)
            if settled.usedUnconfirmedRate, settled.standing.outstanding > 0 { unconfirmedRates += 1 }
            if !all.isEmpty { move(Int32(index), all, matching, settled) }
            let isChanged = index >= before.count || before[index] != settled.standing || obligation.isChanged
            if isChanged { changedObligations.append(Int32(index)) }
        }
    }

    /// The rows that lead from what is posted to what stands now.
    private mutating func move(
        _ obligation: Int32, _ all: ArraySlice<Int32>, _ matching: MatchingResult, _ settled: Settled
    ) {
        let debt = matching.book.obligations[Int(obligation)]
        var standing = 0
        let firstRow = allocations.count
        for place in all {
            let claim = matching.book.claims[Int(place)]
            var split = Split()
            if claim.amount > 0 {
                split = settled.splits[standing]
                standing += 1
            }
            guard split != claim.posted else { continue }
            posted.append((place, split))
            rows(claim, split, debt)
        }
        guard allocations.count > firstRow || debt.isChanged else { return }
        standing = 0
        let live = all.filter { matching.book.claims[Int($0)].amount > 0 }
        for (number, place) in live.enumerated() {
            let day = matching.book.claims[Int(place)].paidOn
            let isLast = number + 1 == live.count || matching.book.claims[Int(live[number + 1])].paidOn > day
            outcomes.append(
                ClaimOutcome(
                    claim: place, dueBefore: settled.dueBefore[number], split: settled.splits[number],
                    isLastOfItsDay: isLast))
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
        let rule: Rule = claim.amount == 0 || split.amount < claim.posted.amount ? .reversal : .restated
        allocations.append(Allocation(claim: claim, split: -claim.posted, rule: rule))
        if !split.isZero { allocations.append(Allocation(claim: claim, split: split, rule: law, serial: 1)) }
    }
}
