// What is due on a day: the worked examples of the law, and properties over made-up debts.

import Domain
import Law
import Testing

struct DebtTests {
    private static let year = DiscountRule(
        name: "year_5", percentHundredths: 500, term: .wholeYearBy(month: 4, day: 30), from: Day(number: 0))
    private static let decree = DiscountRule(
        name: "decree_20", percentHundredths: 2000, term: .daysAfterService(14), from: Day(number: 0))

    private func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    private func law(_ group: KindGroup, discounts: [DiscountRule] = [], divisor: Dated<Int64> = Dated(360)) -> DebtLaw
    {
        var kind = KindSettings()
        kind.group = group
        kind.order = Dated(group == .tax ? .law : .named)
        kind.discounts = discounts.map(\.name)
        var rules = rules(divisor: divisor)
        rules.discounts = discounts
        return DebtLaw(kind, rules)
    }

    private func rules(divisor: Dated<Int64>) -> RuleSettings {
        var rules = RuleSettings()
        rules.interestDivisor = divisor
        rules.rates = [
            InterestRate(from: day("2024-01-01"), percentHundredths: 1380, confirmedUntil: nil),
            InterestRate(from: day("2025-07-01"), percentHundredths: 1191, confirmedUntil: nil),
            InterestRate(from: day("2026-01-01"), percentHundredths: 1015, confirmedUntil: day("2026-06-30")),
        ]
        return rules
    }

    private func debt(
        _ principal: Int64, currency: Currency = .eur, due: String? = nil, served: String? = nil, costs: Int64 = 0,
        enforced: String? = nil, year: Int16 = 2026
    ) -> Obligation {
        var debt = Obligation()
        debt.principal = principal
        debt.currency = currency
        debt.costs = costs
        debt.year = year
        debt.issuedOn = day("2026-01-10")
        debt.dueOn = MaybeDay(due.map(day))
        debt.servedOn = MaybeDay(served.map(day))
        debt.enforcementOn = MaybeDay(enforced.map(day))
        return debt
    }

    private func timeline(_ debt: Obligation, _ law: DebtLaw, to date: String) throws -> DebtTimeline {
        let figures = try #require(DebtFigures(debt, organisation: .eur, whole: law.convertsWhole))
        return DebtTimeline(
            debt, figures: figures, law: law, date: day(date), window: law.window(debt, in: TextArena()))
    }

    // MARK: Conversion (domain.md section 6)

    @Test(
        "leva at the full rate, half away from zero",
        arguments: [
            (1000, 511), (2000, 1023), (5000, 2556), (6500, 3323), (10000, 5113), (20000, 10226), (35000, 17895),
            (599, 306),
            (1, 1), (2, 1), (200, 102),
        ])
    func conversion(_ leva: Int64, _ euro: Int64) { #expect(Euro.fromLeva(leva) == euro) }

    @Test("`conversion: obligation` converts the whole sum at once", arguments: [(false, Int64(512)), (true, 511)])
    func conversionLevel(_ whole: Bool, _ total: Int64) throws {
        // 9.99 and 0.01 leva: 5.11 + 0.01 apart, 5.11 together.
        let debt = debt(999, currency: .bgn, costs: 1)
        let law = law(.fine)
        #expect(!law.convertsWhole)
        let figures = try #require(DebtFigures(debt, organisation: .eur, whole: whole))
        #expect(figures.principal + figures.costs == total)
    }

    // MARK: Limitation (domain.md 5.5)

    @Test(
        "the term, begun anew by interruption or enforcement, never past the absolute one",
        arguments: [
            (KindGroup.tax, "2020-10-31", nil, nil, "2025-12-31"),
            (.tax, "2020-10-31", "2024-05-05", nil, "2029-05-05"),
            (.tax, "2020-10-31", "2028-05-05", nil, "2030-12-31"),
            (.tax, "2020-10-31", nil, "2023-03-03", "2028-03-03"),
            (.fine, "2024-03-31", nil, nil, "2026-03-31"), (.fine, "2024-03-31", "2025-12-01", nil, "2027-03-31"),
            (.fine, "2024-03-31", nil, "2025-12-01", "2030-12-01"),
            (.fine, "2024-03-31", "2033-01-01", "2025-12-01", "2034-03-31"),
        ] as [(KindGroup, String, String?, String?, String)])
    func limitation(_ group: KindGroup, _ due: String, _ anew: String?, _ enforced: String?, _ end: String) {
        var kind = KindSettings()
        kind.group = group
        (kind.limitationTerm, kind.limitationAbsolute) = group == .fine ? (2, 3) : (5, 10)
        var debt = debt(1000, due: due, enforced: enforced)
        debt.limitationRestartedOn = MaybeDay(anew.map(day))
        #expect(Limitation.end(debt, LimitationTerms(kind))?.text == end)
    }

    @Test(
        "terms that the law changed hold for what begins on their day or later",
        arguments: [
            ("2026-12-31", nil, "2028-12-31"), ("2027-01-01", nil, "2030-01-01"), ("2030-06-01", nil, "2031-06-01"),
            // A term begun anew has what holds on that day, within the absolute one of its own beginning.
            ("2026-12-31", "2027-06-01", "2029-12-31"), ("2027-01-01", "2028-06-01", "2031-06-01"),
        ] as [(String, String?, String)])
    func limitationChanged(_ due: String, _ anew: String?, _ end: String) {
        var kind = KindSettings()
        kind.group = .fine
        (kind.limitationTerm, kind.limitationAbsolute) = (2, 3)
        kind.limitationChanges = [
            LimitationChange(from: day("2027-01-01"), term: 3, absolute: 6),
            LimitationChange(from: day("2030-01-01"), term: 1, absolute: 2),
        ]
        var debt = debt(1000, due: due)
        debt.limitationRestartedOn = MaybeDay(anew.map(day))
        #expect(Limitation.end(debt, LimitationTerms(kind))?.text == end)
    }

    // MARK: Interest (domain.md 5.2)

    @Test("100.00 at 10.15 % for 90 days", arguments: [(Int64(360), Int64(254)), (365, 250)])
    func interest(_ divisor: Int64, _ expected: Int64) throws {
        var timeline = try timeline(
            debt(10000, due: "2026-01-31"), law(.tax, divisor: Dated(divisor)), to: "2026-05-01")
        #expect(timeline.finish().interest == expected)
    }

    @Test func interestIsSplitWhereTheRateChangesAndRoundedOnce() throws {
        // 30 days at 11.91 % and 31 at 10.15 %: 10000 × (1191 × 30 + 1015 × 31) / 3,600,000 = 186.65 cents.
        var timeline = try timeline(debt(10000, due: "2025-12-01"), law(.tax), to: "2026-01-31")
        #expect(timeline.finish().interest == 187)
    }

    /// 15 days at 1/360 and 45 at 1/365 of 10.15 %: 10000 × 1015 × (15 / 3,600,000 + 45 / 3,650,000) = 167.42 cents; by either
    /// divisor alone it would be 169.17 and 166.85 cents.
    @Test func interestIsSplitWhereTheDivisorChangesAndRoundedOnce() throws {
        let divisor = Dated<Int64>(360, [.init(from: day("2026-02-16"), value: 365)])
        var timeline = try timeline(debt(10000, due: "2026-01-31"), law(.tax, divisor: divisor), to: "2026-04-01")
        #expect(timeline.finish().interest == 167)
        let rates = InterestRates(rules(divisor: divisor))
        let periods = rates.periods(day("2025-12-30"), day("2026-04-01"))
        #expect(periods.map(\.divisor) == [360, 360, 365])
        #expect(periods.map(\.first.text) == ["2025-12-30", "2026-01-01", "2026-02-16"])
    }

    @Test func finesBearNone() throws {
        var timeline = try timeline(debt(10000, due: "2024-01-31"), law(.fine), to: "2026-05-01")
        #expect(timeline.finish().interest == 0)
    }

    @Test func aRatePastItsConfirmedEndIsSaid() throws {
        var confirmed = try timeline(debt(10000, due: "2026-01-31"), law(.tax), to: "2026-06-30")
        var provisional = try timeline(debt(10000, due: "2026-01-31"), law(.tax), to: "2026-07-01")
        _ = (confirmed.finish(), provisional.finish())
        #expect(!confirmed.usedUnconfirmedRate && provisional.usedUnconfirmedRate)
    }

    // MARK: Discounts

    @Test(
        "a decree less 20 % within 14 days of service, moved over days off",
        arguments: [
            ("2026-05-08", true), ("2026-05-26", true), ("2026-05-27", false), ("2026-05-07", false),
        ])
    func decree(_ paidOn: String, _ isEarned: Bool) throws {
        // Served on 8 May: the 22nd is a Friday; on the 10th the term ends on 24 May, moved to the 26th.
        let served = paidOn == "2026-05-08" ? "2026-05-08" : paidOn == "2026-05-07" ? "2026-05-08" : "2026-05-10"
        var timeline = try timeline(
            debt(10000, served: served), law(.fine, discounts: [Self.decree]), to: "2026-06-30")
        let claim = timeline.take(8000, on: day(paidOn))
        #expect((claim.split.discount == 2000) == isEarned)
        #expect(timeline.finish().outstanding == (isEarned ? 0 : 2000))
    }

    @Test(
        "whole is whole, between is a part, a cent beside the discounted sum is rounding",
        arguments: [
            (Int64(10000), Int64(0), Int64(0), Int64(0)), (9000, 0, 0, 1000), (8000, 2000, 0, 0), (7999, 2000, 1, 0),
            (8002, 2000, -2, 0), (8003, 0, 0, 1997), (7997, 0, 0, 2003),
        ])
    func sums(_ paid: Int64, _ discount: Int64, _ rounding: Int64, _ left: Int64) throws {
        var timeline = try timeline(
            debt(10000, served: "2026-05-05"), law(.fine, discounts: [Self.decree]), to: "2026-06-30")
        let split = timeline.take(paid, on: day("2026-05-06")).split
        #expect(split.discount == discount && split.rounding == rounding && split.amount == paid)
        #expect(timeline.finish().outstanding == left)
    }

    @Test func costsArePaidBesideTheDiscountedPrincipal() throws {
        var timeline = try timeline(
            debt(10000, served: "2026-05-05", costs: 1000), law(.fine, discounts: [Self.decree]), to: "2026-06-30")
        let split = timeline.take(9000, on: day("2026-05-06")).split
        #expect(split.principal == 8000 && split.costs == 1000 && split.discount == 2000)
        #expect(timeline.finish().outstanding == 0)
    }

    @Test("a year's discount comes to the whole of it, however the debts are paid", arguments: 0..<200)
    func year(_ seed: Int) throws {
        var dice = SystemlessDice(seed)
        let law = law(.tax, discounts: [Self.year])
        let sums = (0..<dice.next(1...4)).map { _ in Int64(dice.next(1000...40000)) }
        let debts = sums.map { debt($0, due: "2026-06-30") }
        let window = try #require(law.window(debts[0], in: TextArena()))
        let total = sums.reduce(0, +)
        let all = window.shares(sums, open: sums)
        let shares = try #require(all)
        #expect(shares.reduce(0, +) == window.discount(of: total))
        let timelines = debts.compactMap { debt in
            DebtFigures(debt, organisation: .eur, whole: law.convertsWhole).map {
                DebtTimeline(debt, figures: $0, law: law, date: day("2026-05-15"))
            }
        }
        var year = YearReplay(timelines, window: window, tolerance: 2)
        // A part first, on some of the debts; then just what is wanting.
        let part = dice.next(0...1) == 1 ? Int64(dice.next(1...50)) * (sums[0] - shares[0]) / 100 : 0
        if part > 0 { _ = year.take([(0, part)], on: day("2026-04-20")) }
        let wanted = year.offer(on: day("2026-04-28"))
        let offer = try #require(wanted)
        let (claims, grants) = year.take(offer.enumerated().map { ($0.offset, $0.element) }, on: day("2026-04-28"))
        #expect(year.isGranted && claims.allSatisfy { $0.split.credit == 0 })
        #expect(grants.reduce(0) { $0 + $1.discount } == window.discount(of: total))
        #expect(year.finish().allSatisfy { $0.outstanding == 0 && $0.credit == 0 && $0.holds })
    }

    // MARK: Order within a debt (ДОПК чл. 169)

    @Test func principalInterestCostsAndUnderEnforcementCostsFirst() throws {
        var before = try timeline(debt(10000, costs: 500), law(.fine), to: "2026-06-30")
        #expect(before.take(10200, on: day("2026-05-06")).split.costs == 200)
        var after = try timeline(debt(10000, costs: 500, enforced: "2026-05-01"), law(.fine), to: "2026-06-30")
        let split = after.take(700, on: day("2026-05-06")).split
        #expect(split.costs == 500 && split.principal == 200)
        // The case was opened after the money came: the ordinary order.
        var early = try timeline(debt(10000, costs: 500, enforced: "2026-05-07"), law(.fine), to: "2026-06-30")
        #expect(early.take(700, on: day("2026-05-06")).split.costs == 0)
    }

    @Test(
        "a cent or two is closed where the euro conversion took part, never on a euro debt",
        arguments: [
            (Currency.bgn, Int64(5112), Int64(1), Int64(0)), (.bgn, 5115, -2, 0), (.bgn, 5110, 0, 3),
            (.eur, 9999, 0, 1),
        ])
    func rounding(_ currency: Currency, _ paid: Int64, _ rounding: Int64, _ left: Int64) throws {
        var timeline = try timeline(debt(10000, currency: currency), law(.fine), to: "2026-06-30")
        #expect(timeline.take(paid, on: day("2026-05-06")).split.rounding == rounding)
        #expect(timeline.finish().outstanding == left)
    }

    @Test func aCentThatIsLeftOfTheInterestIsThePrincipals() throws {
        var old = debt(10000, currency: .bgn)
        old.interest = MaybeMoney(1000)
        var timeline = try timeline(old, law(.tax), to: "2026-06-30")
        let split = timeline.take(5113 + 511 - 1, on: day("2026-05-06")).split
        #expect(split.principal == 5112 && split.interest == 511 && split.rounding == 1)
        #expect(timeline.finish().outstanding == 0)
    }

    @Test func moneyForADebtThatWasNeverOpenIsCredit() throws {
        for status in [RegisterStatus.cancelled, .writtenOff] {
            var closed = debt(10000)
            closed.status = status
            closed.wasNeverOpen = true
            closed.closedSeenOn = MaybeDay(day("2026-05-20"))
            var timeline = try timeline(closed, law(.fine), to: "2026-06-30")
            #expect(timeline.take(10000, on: day("2026-05-06")).split.credit == 10000)
            #expect(timeline.finish().credit == 10000)
        }
    }
}

/// A small generator of numbers, the same everywhere.
struct SystemlessDice {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return range.lowerBound + Int(state % UInt64(range.count))
    }
}
