// What the reports are told of the law: reduced fines that came too late, and the end that nothing interrupts.

import Domain
import Testing

@testable import Pipeline

@Suite struct LawFactsTests {
    private let served: Day
    private var configuration = Configuration()

    init() throws {
        served = try #require(Day("2026-04-01"))
        var kind = KindSettings()
        (kind.name, kind.group, kind.discounts) = ("penal_decree", .fine, ["decree_20"])
        (kind.limitationTerm, kind.limitationAbsolute) = (2, 3)
        var tax = KindSettings()
        (tax.name, tax.discounts) = ("property_tax", [])
        configuration.kinds = [kind, tax]
        configuration.rules.discounts = [
            DiscountRule(
                name: "decree_20", percentHundredths: 2_000, term: .daysAfterService(14), from: Day(number: 0))
        ]
        configuration.rules.toleranceRounding = 2
    }

    /// A decree of 50.00 on which so much was paid on a day.
    private func late(paid: Int64, on day: String, elsewhere: Int64 = 0, kind: KindIndex = 0) throws -> Day? {
        var book = Book()
        var debt = Obligation()
        debt.id = book.text.append("AN26-1")
        (debt.kind, debt.principal, debt.paidElsewhere, debt.servedOn) = (kind, 5_000, elsewhere, MaybeDay(served))
        book.obligations = [debt]
        var standing = Standing()
        (standing.principal, standing.paid, standing.paidElsewhere) = (5_000, paid, elsewhere)
        standing.outstanding = standing.assessed - paid
        standing.lastPaidOn = MaybeDay(Day(day))
        return LawFacts.find(book, [standing], [], configuration).reducedLate[0]
    }

    @Test func `exactly the reduced sum, behind its last day, is what came too late`() throws {
        let last = try #require(Day("2026-04-15"))
        #expect(try late(paid: 4_000, on: "2026-04-16") == last)
        #expect(try late(paid: 4_002, on: "2026-04-16") == last, "within the tolerance")
        #expect(try late(paid: 4_003, on: "2026-04-16") == nil)
        #expect(try late(paid: 3_000, on: "2026-04-16") == nil, "simply a part")
        #expect(try late(paid: 4_000, on: "2026-04-15") == nil, "in its days")
        #expect(try late(paid: 0, on: "2026-04-16") == nil)
        #expect(try late(paid: 4_000, on: "2026-04-16", kind: 1) == nil, "no fine")
        #expect(
            try late(paid: 2_000, on: "2026-04-16", elsewhere: 2_000) == nil, "no discount where the desk took a part")
    }

    @Test func `the absolute end is given for debts whose term has ended or is near`() throws {
        var book = Book()
        for name in ["A", "B"] {
            var debt = Obligation()
            debt.id = book.text.append(name)
            debt.dueOn = MaybeDay(Day("2020-06-30"))
            debt.limitationRestartedOn = MaybeDay(Day("2024-01-01"))
            debt.kind = 1
            book.obligations.append(debt)
        }
        let findings = [DiscrepancyCode.LIMITATION_NEAR, .UNDERPAID].enumerated().map { place, code in
            Discrepancy(
                id: RecordID(bits: UInt64(place + 1)),
                finding: Finding(code, Subjects(obligation: place == 0 ? "B" : "A"), message: Message("x")),
                state: .new, openedOn: served)
        }
        let facts = LawFacts.find(book, [Standing(), Standing()], findings, configuration)
        #expect(facts.absoluteEnds == [1: try #require(Day("2030-12-31"))])
    }
}
