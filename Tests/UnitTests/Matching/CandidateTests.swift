// Candidates of an open payment: best first, each debt once, five at most, ranks 1 to n.

import Domain
import Testing

@testable import Matching

@Suite struct CandidateTests {
    /// Obligation and score of a payment's candidates, in the order of their ranks; the ranks must run from 1.
    private func ranked(_ decisions: Decisions, _ payment: Int32) -> [[Int32]] {
        let own = decisions.candidates.filter { $0.paymentIndex == payment }
        #expect(own.map(\.rank) == own.indices.map { Int32($0 + 1) })
        return own.map { [$0.obligation, $0.score] }
    }

    @Test func `what several strategies found is ranked as one: best first, each debt once`() {
        var decisions = Decisions()
        decisions.suggest(0, [7, 8], score: 30, "a")
        decisions.suggest(0, [8, 9], score: 65, "b")
        var names = Decisions()
        names.suggest(0, [9, 10, 7], score: 55, "c")
        decisions.add(suggestions: [names])
        // Debt 8 keeps its better score and reason; of equal scores what was found first comes first.
        #expect(ranked(decisions, 0) == [[8, 65], [9, 65], [10, 55], [7, 55]])
        #expect(decisions.candidates.map(\.reason.key) == ["b", "b", "c", "c"])
    }

    @Test func `a payment has five candidates at most, the best of all`() {
        var decisions = Decisions()
        decisions.suggest(0, 0..<9, score: 30, "a")
        var names = Decisions()
        names.suggest(0, [20, 21, 22], score: 55, "b")
        decisions.add(suggestions: [names])
        #expect(ranked(decisions, 0) == [[20, 55], [21, 55], [22, 55], [0, 30], [1, 30]])
    }

    @Test func `each payment is ranked for itself, wherever its candidates were found`() {
        var decisions = Decisions()
        decisions.suggest(4, [1, 2], score: 50, "a")
        decisions.suggest(2, [1], score: 70, "a")
        var (left, right) = (Decisions(), Decisions())
        left.suggest(2, [1, 3], score: 55, "b")
        left.suggest(5, [6, 6, 7], score: 45, "b")
        right.suggest(4, [2, 8], score: 55, "b")
        right.suggest(9, [3], score: 45, "b")
        decisions.add(suggestions: [left, right])
        #expect(ranked(decisions, 4) == [[2, 55], [8, 55], [1, 50]])
        #expect(ranked(decisions, 2) == [[1, 70], [3, 55]])
        #expect(ranked(decisions, 5) == [[6, 45], [7, 45]])
        #expect(ranked(decisions, 9) == [[3, 45]])
        #expect(decisions.candidates.count == 8)
    }

    @Test func `where no name suggests anything the strategies' candidates are ranked all the same`() {
        var decisions = Decisions()
        decisions.suggest(0, [5, 5, 4], score: 40, "a")
        decisions.suggest(0, [4], score: 60, "b")
        decisions.add(suggestions: [])
        #expect(ranked(decisions, 0) == [[4, 60], [5, 40]])
    }
}
