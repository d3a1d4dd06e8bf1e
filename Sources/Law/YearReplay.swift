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
    /// What was granted, where the debts have grown since.
    private var given: Int64 = 0

    /// - Parameter timelines: made without a window of their own.
    package init(_ timelines: [DebtTimeline], window: DiscountWindow, tolerance: Int64) {
        self.timelines = timelines
        self.window = window
        self.tolerance = tolerance
        hasMoney = timelines.map { _ in false }
    }

    /// What one payment gives to some of the debts.
    package mutating func take(
        _ parts: [(member: Int, amount: Int64)], on day: Day, posted: [Split] = []
    ) -> (claims: [SettledClaim], grants: [YearGrant]) {
        var settled: [SettledClaim] = []
        for (place, part) in parts.enumerated() {
            let before = posted.isEmpty ? Split() : posted[place]
            settled.append(timelines[part.member].take(part.amount, on: day, posted: before))
            hasMoney[part.member] = true
        }
        return (settled, grant(on: day))
    }

    /// A discount that was posted stays, whatever the register adds to the debts later: given once all the money that earned
    /// it is there and is what it was.
    private mutating func keep(_ posted: [Split]) -> [YearGrant] {
        guard !isGranted, given == 0, posted.contains(where: { $0.discount > 0 }) else { return [] }
        let grown = timelines.indices.filter { posted[$0].discount > 0 }
        let isSame = grown.allSatisfy { timelines[$0].keepsPosted(posted[$0].discount + posted[$0].rounding) }
        guard isSame else { return [] }
        return grown.map { member in
            let (discount, rounding) = (posted[member].discount, posted[member].rounding)
            timelines[member].grant(discount: discount, rounding: rounding)
            given += discount
            return YearGrant(member: member, discount: discount, rounding: rounding)
        }
    }

    /// Replays claims payment by payment, in the order in which money counts, and hands each payment's results on.
    ///
    /// - Parameters:
    ///   - money: where the amount is 0, it was posted and is no longer there.
    ///   - each: the members that the payment gave to, what became of each part, and the discounts that it earned.
    package mutating func takeAll(
        _ money: [(member: Int, claim: Claim)], in text: TextArena,
        _ each: (_ members: [Int], _ settled: [SettledClaim], _ grants: [YearGrant]) -> Void
    ) {
        let money = money.sorted {
            $0.claim.payment == $1.claim.payment ? $0.member < $1.member : $0.claim.precedes($1.claim, in: text)
        }
        var open = money.reduce(Int64(0)) { $0 + $1.claim.posted.discount }
        var earned = Array(repeating: Split(), count: timelines.count)
        let hasPosted = open > 0
        // What was taken back may have paid another debt of the year than those that got the discount.
        let isWhole = money.allSatisfy {
            $0.claim.amount >= $0.claim.posted.amount - $0.claim.posted.credit || !window.holds(on: $0.claim.paidOn)
        }
        var start = 0
        while start < money.count {
            var end = start
            while end < money.count, money[end].claim.payment == money[start].claim.payment { end += 1 }
            defer { start = end }
            for lost in money[start..<end] where lost.claim.amount == 0 {
                timelines[lost.member].lose(lost.claim.posted)
                open -= lost.claim.posted.discount
            }
            let money = money[start..<end].filter { $0.claim.amount > 0 }
            guard let first = money.first else { continue }
            let parts = money.map { ($0.member, $0.claim.amount) }
            let posted = hasPosted ? money.map(\.claim.posted) : []
            var (settled, grants) = take(parts, on: first.claim.paidOn, posted: posted)
            for (place, split) in posted.enumerated() {
                earned[parts[place].0] += split
                open -= split.discount
            }
            if posted.contains(where: { $0.discount > 0 }), open == 0, isWhole { grants += keep(earned) }
            each(parts.map(\.0), settled, grants)
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
        let whole = window.discount(of: timelines.reduce(0) { $0 + $1.principal }) - given
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
        guard !isGranted, given == 0, window.holds(on: day) else { return nil }
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
