// What is left of one obligation: its money replayed in order of payment day (ДОПК чл. 169).

package import Domain

/// One claim of a replay: what was due just before it, on its day, and how it split.
package struct SettledClaim: Sendable {
    package var dueBefore: Int64
    package var split: Split
    package init(dueBefore: Int64, split: Split) {
        self.dueBefore = dueBefore
        self.split = split
    }
}

/// The law for the debts of one kind: what a replay needs of the settings, without a text in it. A class, since a copy of
/// the struct would count the owners of all its tables at each debt; each task makes its own, or they fight for the count.
package final class DebtLaw: Sendable {
    fileprivate let isFine: Bool
    fileprivate let interest: InterestMode?
    fileprivate let rates: InterestRates
    package let tolerance: Int64
    package let discounts: DiscountLaw
    /// `conversion: obligation` (see `DebtFigures`).
    package let convertsWhole: Bool
    /// The oldest year first (ДОПК чл. 169 ал. 3а), or as named.
    private let order: Dated<RepaymentOrder>

    package init(_ kind: KindSettings, _ rules: RuleSettings) {
        isFine = kind.group == .fine
        interest = kind.interest
        rates = InterestRates(rules)
        tolerance = rules.toleranceRounding
        discounts = DiscountLaw(kind, rules)
        order = kind.order
        convertsWhole = !rules.conversionPerComponent
    }

    /// On a day or, without one, ever.
    package func isByLaw(on day: Day?) -> Bool {
        day.map { order.on($0) == .law } ?? order.values.contains(.law)
    }

    /// The window of a debt's discount; nil: none, or some of it was paid at the register's own desk.
    package func window(_ debt: borrowing Obligation, in text: borrowing TextArena) -> DiscountWindow? {
        guard !discounts.isEmpty, debt.paidElsewhere == 0 else { return nil }
        let series = debt.documentSeries
        guard !series.isEmpty else { return discounts.window(debt) { _ in false } }
        let word = LookAlikes.folded(text.string(series))
        return discounts.window(debt) { $0 == word }
    }

    /// The window of a year's discount that a debt may earn together with others; nil: none, or the register closed it.
    package func yearWindow(_ debt: borrowing Obligation, in text: borrowing TextArena) -> DiscountWindow? {
        let status = debt.status
        guard discounts.hasYears, status == .open || status == .suspended,
            let window = window(debt, in: text), window.isOfYear
        else { return nil }
        return window
    }
}

/// The figures of one version of an obligation, converted component by component.
package struct DebtFigures: Sendable {
    package var principal: Int64
    package var interest: Int64?
    package var costs: Int64
    package var paidElsewhere: Int64

    /// nil where the currency has no fixed rate to the organisation's.
    ///
    /// - Parameter whole: `conversion: obligation`: the whole sum is converted at once, principal is what interest and
    ///   costs leave of it; else each component by itself.
    package init?(_ obligation: Obligation, organisation: Currency, whole: Bool) {
        func convert(_ sum: Int64) -> Int64? { Euro.convert(sum, from: obligation.currency, to: organisation) }
        guard let principal = convert(obligation.principal), let costs = convert(obligation.costs),
            let paidElsewhere = convert(obligation.paidElsewhere)
        else { return nil }
        self.principal = principal
        self.costs = costs
        self.paidElsewhere = paidElsewhere
        interest = obligation.interest.value.flatMap(convert)
        if whole, let sum = convert(obligation.principal + (obligation.interest.value ?? 0) + obligation.costs) {
            self.principal = max(sum - (interest ?? 0) - costs, 0)
        }
    }
}

/// Replays the money of one obligation.
package struct DebtTimeline: Sendable {
    private let status: RegisterStatus
    private let closedSeenOn: MaybeDay
    private let wasNeverOpen: Bool
    private let enforcementOn: MaybeDay
    private let tolerance: Int64
    private let isConverted: Bool
    /// Of a discount that the debt earns by itself; a year's is granted by `YearReplay`.
    private let window: DiscountWindow?
    private var discount: Int64 = 0
    private var rounding: Int64 = 0
    /// What money gave to the principal, now and as it was posted.
    private var toPrincipal: Int64 = 0
    private var postedToPrincipal: Int64 = 0
    private let figures: DebtFigures
    private let date: Day
    private var meter: InterestMeter?
    private var open: (principal: Int64, costs: Int64)
    private var interestPaid: Int64 = 0

    package init(
        _ obligation: borrowing Obligation, figures: DebtFigures, law: DebtLaw, date: Day,
        window: DiscountWindow? = nil, writeOffs: [WriteOff] = []
    ) {
        status = obligation.status
        closedSeenOn = obligation.closedSeenOn
        wasNeverOpen = obligation.wasNeverOpen
        enforcementOn = obligation.enforcementOn
        tolerance = law.tolerance
        isConverted = obligation.currency != .eur
        self.window = window
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
            law.isFine ? InterestMode.none : law.interest ?? (figures.interest != nil ? .register : .computed)
        if mode == .computed, let due = obligation.dueOn.value {
            meter = InterestMeter(dueOn: due, rates: law.rates)
        }
        // A sum that the register assessed as interest is owed even where none runs on here (fines).
        let assessed = mode == .register || (mode == .none && law.isFine && law.interest == nil)
        registerInterest = assessed ? figures.interest ?? 0 : 0
    }

    private let registerInterest: Int64
    private let writeOffs: [WriteOff]
    private var nextWriteOff = 0
    private var paid: Int64 = 0
    private var lastPaidOn = MaybeDay.none
    private var writtenOff: Int64 = 0

    private var interestTotal: Int64 { meter?.total ?? registerInterest }

    /// Interest ran with a rate past its confirmed end.
    package var usedUnconfirmedRate: Bool { meter?.usedUnconfirmedRate ?? false }

    /// Principal, interest so far and costs that are open.
    package var due: Int64 { open.principal + interestTotal - interestPaid + open.costs }
    package var openPrincipal: Int64 { open.principal }
    package var principal: Int64 { figures.principal }

    /// Lets interest run to a day and gives what is due on it.
    package mutating func due(on day: Day) -> Int64 {
        applyWriteOffs(before: day)
        if isClosed(on: day) { return 0 }
        meter?.run(on: open.principal, to: day)
        return due
    }

    private func isClosed(on day: Day) -> Bool {
        switch status {
        case .cancelled: true
        case .writtenOff: wasNeverOpen || closingDay.map { day >= $0 } ?? false
        case .open, .suspended: false
        }
    }

    /// Money of a day comes in; claims must come in order (`Claim.precedes`).
    ///
    /// - Parameter posted: how an earlier run split this money.
    package mutating func take(_ amount: Int64, on day: Day, posted: Split = Split()) -> SettledClaim {
        let dueBefore = due(on: day)
        paid += amount
        if lastPaidOn.value.map({ $0 < day }) ?? true { lastPaidOn = MaybeDay(day) }
        guard !isClosed(on: day) else { return SettledClaim(dueBefore: 0, split: Self.allCredit(amount)) }
        var split = split(amount, on: day)
        toPrincipal += split.principal
        postedToPrincipal += posted.principal
        if let window, window.holds(on: day), dueBefore > 0, split.credit == 0 {
            earn(window.discount(of: figures.principal) - discount, &split, posted)
        }
        if isConverted, dueBefore > 0 { round(&split) }
        return SettledClaim(dueBefore: dueBefore, split: split)
    }

    /// Money that was posted and is no longer there, in its turn among the money that is.
    package mutating func lose(_ posted: Split) { postedToPrincipal += posted.principal }

    /// What the debt would still have to get for its own discount to be granted; nil: it has none on this day.
    package mutating func offer(on day: Day) -> Int64? {
        guard let window, window.holds(on: day) else { return nil }
        let due = due(on: day)
        let granted = window.discount(of: figures.principal) - discount
        return due == open.principal + open.costs + (interestTotal - interestPaid) && granted > 0 && due > granted
            ? due - granted : nil
    }

    /// What is left is the discount, give or take the tolerance: it is granted, and the debt is settled. A discount that was
    /// posted stays, whatever the register adds to the debt later; what it added is open.
    private mutating func earn(_ granted: Int64, _ split: inout Split, _ posted: Split) {
        // Where nothing is left the whole sum was paid: no tolerance makes a discount of it.
        guard granted > 0, due > 0 else { return }
        let beside = due - open.principal
        if abs(due - granted) <= tolerance, beside <= split.principal {
            // Money that went to the principal first pays costs and interest: the discount is of the principal only.
            move(beside, &split)
            grant(granted, rounding: open.principal - granted, &split)
        } else if posted.discount > 0, abs(open.principal - granted) <= tolerance {
            grant(granted, rounding: open.principal - granted, &split)
        } else if posted.discount > 0, keepsPosted(posted.discount + posted.rounding + 1) {
            grant(posted.discount, rounding: posted.rounding, &split)
        }
    }

    /// Whether the money is what it was when a discount was posted, so that only the debt has grown since.
    package func keepsPosted(_ taken: Int64) -> Bool {
        toPrincipal >= postedToPrincipal && open.principal >= taken
    }

    private mutating func grant(_ granted: Int64, rounding rest: Int64, _ split: inout Split) {
        split.discount = granted
        split.rounding = rest
        grant(discount: granted, rounding: rest)
    }

    private mutating func move(_ sum: Int64, _ split: inout Split) {
        let interest = interestTotal - interestPaid
        split.principal -= sum
        split.interest += interest
        split.costs += open.costs
        open.principal += sum
        interestPaid += interest
        open.costs = 0
    }

    /// A year's discount, given to this debt as its share; what of the open sum is neither is rounding.
    package mutating func grant(discount share: Int64, rounding rest: Int64) {
        discount += share
        rounding += rest
        open.principal -= share + rest
    }

    /// A cent or two that the conversion leaves, under or over, is closed (`tolerance.rounding`).
    private mutating func round(_ split: inout Split) {
        let left = due
        if left > 0, left <= tolerance - abs(rounding), left - open.principal <= split.principal {
            // Interest and costs are paid whole; the cent is the principal's.
            move(left - open.principal, &split)
            split.rounding += left
            rounding += left
            open.principal = 0
        } else if split.credit > 0, split.credit <= tolerance - abs(rounding), split.amount > split.credit {
            split.principal += split.credit
            split.rounding -= split.credit
            rounding -= split.credit
            split.credit = 0
        }
    }

    /// The debt at the business date, after all its money.
    package mutating func finish() -> Standing {
        applyWriteOffs(before: date + 1)
        let end = min(date, closingDay ?? date)
        meter?.run(on: open.principal, to: end)
        return standing()
    }

    private mutating func applyWriteOffs(before day: Day) {
        while nextWriteOff < writeOffs.count, writeOffs[nextWriteOff].on < day {
            let writeOff = writeOffs[nextWriteOff]
            nextWriteOff += 1
            meter?.run(on: open.principal, to: writeOff.on)
            writtenOff += split(min(writeOff.amount ?? due, due), on: writeOff.on).amount
        }
    }

    /// The day from which nothing is owed any more, as first seen.
    private var closingDay: Day? {
        switch status {
        case .cancelled, .writtenOff: closedSeenOn.value ?? date
        case .open, .suspended: nil
        }
    }

    private static func allCredit(_ amount: Int64) -> Split {
        var split = Split()
        split.credit = amount
        return split
    }

    /// Principal → interest → costs (ал. 1); under enforcement costs → principal → interest (ал. 8).
    private mutating func split(_ amount: Int64, on day: Day) -> Split {
        var split = Split()
        var rest = amount
        let costsFirst = enforcementOn.hasCome(by: day)
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

    private func standing() -> Standing {
        var standing = Standing()
        standing.principal = figures.principal
        standing.interest = interestTotal
        standing.costs = figures.costs
        standing.paidElsewhere = figures.paidElsewhere
        standing.paid = paid
        standing.discount = discount
        standing.rounding = rounding
        standing.lastPaidOn = lastPaidOn
        let closed = status == .cancelled || status == .writtenOff
        standing.remitted = (closed ? due : 0) + writtenOff
        let balance = standing.assessed - paid
        standing.outstanding = max(balance, 0)
        standing.credit = max(-balance, 0)
        standing.state = Self.state(standing, status: status)
        return standing
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
