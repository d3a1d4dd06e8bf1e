// The debts of one payer, kind, object and year replayed together: they earn the year's discount together or not at all.

package import Domain

/// A part of a year's discount that one debt got.
package struct YearGrant: Sendable {
    package var member: Int
    package var discount: Int64
    package var rounding: Int64
}

/// Replays instalments beside each other. Cancelled and written-off ones must not be among them.
package struct YearReplay: Sendable {
    package private(set) var timelines: [DebtTimeline]
    private let window: DiscountWindow
    private let tolerance: Int64
    private var hasMoney: [Bool]
    package private(set) var isGranted = false

    /// - Parameter timelines: made without a window of their own.
    package init(_ timelines: [DebtTimeline], window: DiscountWindow, tolerance: Int64) {
        self.timelines = timelines
        self.window = window
        self.tolerance = tolerance
        hasMoney = timelines.map { _ in false }
    }

    /// What one payment gives to some of the debts.
    package mutating func take(
        _ parts: [(member: Int, amount: Int64)], on day: Day
    ) -> (claims: [SettledClaim], grants: [YearGrant]) {
        var settled: [SettledClaim] = []
        for part in parts {
            settled.append(timelines[part.member].take(part.amount, on: day))
            hasMoney[part.member] = true
        }
        return (settled, grant(on: day))
    }

    /// Replays claims payment by payment, in the order in which money counts, and hands each payment's results on.
    ///
    /// - Parameter each: the members that the payment gave to, what became of each part, and the discounts that it earned.
    package mutating func takeAll(
        _ money: [(member: Int, claim: Claim)], in text: TextArena,
        _ each: (_ members: [Int], _ settled: [SettledClaim], _ grants: [YearGrant]) -> Void
    ) {
        let money = money.sorted {
            $0.claim.payment == $1.claim.payment ? $0.member < $1.member : $0.claim.precedes($1.claim, in: text)
        }
        var start = 0
        while start < money.count {
            var end = start
            while end < money.count, money[end].claim.payment == money[start].claim.payment { end += 1 }
            let parts = money[start..<end].map { ($0.member, $0.claim.amount) }
            let (settled, grants) = take(parts, on: money[start].claim.paidOn)
            each(parts.map(\.0), settled, grants)
            start = end
        }
    }

    /// The discount is granted when what is left of all debts is just it, give or take the tolerance.
    private mutating func grant(on day: Day) -> [YearGrant] {
        guard !isGranted, window.holds(on: day) else { return [] }
        var left: Int64 = 0
        var last: Int?
        for member in timelines.indices {
            let due = timelines[member].due(on: day)
            guard due > 0 else { continue }
            guard hasMoney[member], due == timelines[member].openPrincipal else { return [] }
            left += due
            last = member
        }
        let whole = window.discount(of: timelines.reduce(0) { $0 + $1.principal })
        guard let last, whole > 0, abs(left - whole) <= tolerance else { return [] }
        isGranted = true
        var grants: [YearGrant] = []
        for member in timelines.indices where timelines[member].due > 0 {
            let due = timelines[member].due
            let rounding = member == last ? left - whole : 0
            timelines[member].grant(discount: due - rounding, rounding: rounding)
            grants.append(YearGrant(member: member, discount: due - rounding, rounding: rounding))
        }
        return grants
    }

    /// What each debt would still have to get for the discount to be granted; nil: it can't be earned any more.
    package mutating func offer(on day: Day) -> [Int64]? {
        guard !isGranted, window.holds(on: day) else { return nil }
        var open: [Int64] = []
        for member in timelines.indices {
            let due = timelines[member].due(on: day)
            guard due == timelines[member].openPrincipal else { return nil }
            open.append(due)
        }
        guard let shares = window.shares(timelines.map(\.principal), open: open) else { return nil }
        return zip(open, shares).map { $0 - $1 }
    }

    /// What is due of each debt on a day.
    package mutating func dues(on day: Day) -> [Int64] { timelines.indices.map { timelines[$0].due(on: day) } }

    package mutating func finish() -> [Standing] { timelines.indices.map { timelines[$0].finish() } }
}
