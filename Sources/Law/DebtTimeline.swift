// What is left of one obligation: its money replayed in order of payment day (ДОПК чл. 169).

package import Domain

/// The outcome of a replay, in the organisation's currency.
package struct Settled: Sendable {
    package var standing = Standing()
    /// What was due just before each claim, and on its day: parallel to the claims given.
    package var dueBefore: [Int64] = []
    package var splits: [Split] = []
    package var usedUnconfirmedRate = false
}

/// The figures of one version of an obligation, converted component by component.
package struct DebtFigures: Sendable {
    package var principal: Int64
    package var interest: Int64?
    package var costs: Int64
    package var paidElsewhere: Int64

    /// nil where the currency has no fixed rate to the organisation's.
    package init?(_ obligation: Obligation, organisation: Currency) {
        func convert(_ sum: Int64) -> Int64? { Euro.convert(sum, from: obligation.currency, to: organisation) }
        guard let principal = convert(obligation.principal), let costs = convert(obligation.costs),
            let paidElsewhere = convert(obligation.paidElsewhere)
        else { return nil }
        self.principal = principal
        self.costs = costs
        self.paidElsewhere = paidElsewhere
        interest = obligation.interest.value.flatMap(convert)
    }
}

/// Replays the money of one obligation.
package struct DebtTimeline: Sendable {
    private let obligation: Obligation
    private let figures: DebtFigures
    private let date: Day
    private var meter: InterestMeter?
    private var open: (principal: Int64, costs: Int64)
    private var interestPaid: Int64 = 0

    package init(
        _ obligation: Obligation, figures: DebtFigures, kind: KindSettings, rules: RuleSettings, date: Day,
        writeOffs: [WriteOff] = []
    ) {
        self.obligation = obligation
        self.writeOffs = writeOffs
        self.figures = figures
        self.date = date
        // What was paid at the register's own desk covers principal first, then interest, then costs.
        let elsewhere = figures.paidElsewhere
        let toPrincipal = min(elsewhere, figures.principal)
        let toInterest = min(elsewhere - toPrincipal, figures.interest ?? 0)
        let toCosts = min(elsewhere - toPrincipal - toInterest, figures.costs)
        open = (figures.principal - toPrincipal, figures.costs - toCosts)
        interestPaid = toInterest
        let mode =
            kind.group == .fine ? InterestMode.none : kind.interest ?? (figures.interest != nil ? .register : .computed)
        if mode == .computed, let due = obligation.dueOn.value {
            meter = InterestMeter(dueOn: due, rules: rules)
        }
        // A sum that the register assessed as interest is owed even where none runs on here (fines).
        let assessed = mode == .register || (mode == .none && kind.group == .fine && kind.interest == nil)
        registerInterest = assessed ? figures.interest ?? 0 : 0
    }

    private let registerInterest: Int64
    private let writeOffs: [WriteOff]
    private var nextWriteOff = 0
    private var writtenOff: Int64 = 0

    private var interestTotal: Int64 { meter?.total ?? registerInterest }

    /// Claims must be in order (`precedes`); the result's arrays are parallel to them.
    package mutating func settle(_ claims: some Collection<Claim>) -> Settled {
        var result = Settled()
        result.splits.reserveCapacity(claims.count)
        let closedOn = closingDay
        var paid: Int64 = 0
        var last = MaybeDay.none
        for claim in claims {
            let isClosed = obligation.status == .cancelled || closedOn.map { claim.paidOn >= $0 } ?? false
            applyWriteOffs(before: claim.paidOn)
            if !isClosed { meter?.run(on: open.principal, to: claim.paidOn) }
            result.dueBefore.append(isClosed ? 0 : open.principal + interestTotal - interestPaid + open.costs)
            let split = isClosed ? Self.allCredit(claim.amount) : take(claim.amount)
            paid += claim.amount
            if last.value.map({ $0 < claim.paidOn }) ?? true { last = MaybeDay(claim.paidOn) }
            result.splits.append(split)
        }
        applyWriteOffs(before: date + 1)
        meter?.run(on: open.principal, to: min(date, closedOn ?? date))
        finish(&result, paid: paid, last: last)
        return result
    }

    private mutating func applyWriteOffs(before day: Day) {
        while nextWriteOff < writeOffs.count, writeOffs[nextWriteOff].on < day {
            let writeOff = writeOffs[nextWriteOff]
            nextWriteOff += 1
            meter?.run(on: open.principal, to: writeOff.on)
            let due = open.principal + interestTotal - interestPaid + open.costs
            writtenOff += take(min(writeOff.amount ?? due, due)).amount
        }
    }

    /// The day from which nothing is owed any more, as first seen.
    private var closingDay: Day? {
        switch obligation.status {
        case .cancelled, .writtenOff: obligation.closedSeenOn.value ?? date
        case .open, .suspended: nil
        }
    }

    private static func allCredit(_ amount: Int64) -> Split {
        var split = Split()
        split.credit = amount
        return split
    }

    /// Principal → interest → costs (ал. 1); under enforcement costs → principal → interest (ал. 8).
    private mutating func take(_ amount: Int64) -> Split {
        var split = Split()
        var rest = amount
        let costsFirst = obligation.enforcementOn.value != nil
        if costsFirst { split.costs = min(rest, open.costs) }
        rest -= split.costs
        split.principal = min(rest, open.principal)
        rest -= split.principal
        split.interest = min(rest, interestTotal - interestPaid)
        rest -= split.interest
        if !costsFirst {
            split.costs = min(rest, open.costs)
            rest -= split.costs
        }
        split.credit = rest
        open.principal -= split.principal
        open.costs -= split.costs
        interestPaid += split.interest
        return split
    }

    private func finish(_ result: inout Settled, paid: Int64, last: MaybeDay) {
        var standing = Standing()
        standing.principal = figures.principal
        standing.interest = interestTotal
        standing.costs = figures.costs
        standing.paidElsewhere = figures.paidElsewhere
        standing.paid = paid
        standing.lastPaidOn = last
        let due = open.principal + interestTotal - interestPaid + open.costs
        let closed = obligation.status == .cancelled || obligation.status == .writtenOff
        standing.remitted = (closed ? due : 0) + writtenOff
        let balance = standing.assessed - paid
        standing.outstanding = max(balance, 0)
        standing.credit = max(-balance, 0)
        standing.state = Self.state(standing, status: obligation.status)
        result.standing = standing
        result.usedUnconfirmedRate = meter?.usedUnconfirmedRate ?? false
    }

    private static func state(_ standing: Standing, status: RegisterStatus) -> ObligationState {
        if status == .cancelled { return .cancelled }
        if status == .writtenOff { return .writtenOff }
        if standing.credit > 0 { return .overpaid }
        if standing.outstanding == 0 { return .settled }
        if status == .suspended { return .suspended }
        return standing.paid > 0 || standing.discount > 0 || standing.paidElsewhere > 0 ? .partlyPaid : .open
    }
}

extension Claim {
    /// The order in which money counts: payment day, strategy, booking day, amount, bank reference, and only then the id.
    package func precedes(_ other: Claim, in text: TextArena) -> Bool {
        if paidOn != other.paidOn { return paidOn < other.paidOn }
        if strategy != other.strategy { return strategy < other.strategy }
        if bookedOn != other.bookedOn { return bookedOn < other.bookedOn }
        if paymentAmount != other.paymentAmount { return paymentAmount < other.paymentAmount }
        if !text.equal(bankReference, other.bankReference) { return text.precedes(bankReference, other.bankReference) }
        return payment < other.payment
    }
}
