// What the deciding says besides the claims: why payments are open, candidates, and what the findings need to know.

internal import Domain

struct Decisions: Sendable {
    private(set) var candidates: [Candidate] = []
    private(set) var openReasons: [OpenReason] = []
    /// Joined although the identifier names another person.
    private(set) var mismatched: [Int32] = []
    /// The payer asked for a later debt, and the law put an older one first.
    private(set) var refusedChoices: [RefusedChoice] = []
    private(set) var orderDifferences: [OrderDifference] = []
    private(set) var leftOut: [LeftOut] = []
    /// Open payments that nothing leads anywhere: names and sums may still suggest something.
    private(set) var unsolved: [Int32] = []

    struct OpenReason: Sendable {
        var payment: Int32
        var code: DiscrepancyCode
        var message: Message
    }

    mutating func leave(_ payment: Int32, _ code: DiscrepancyCode, _ message: Message) {
        openReasons.append(OpenReason(payment: payment, code: code, message: message))
    }

    mutating func suggest(_ payment: Int32, _ debts: some Sequence<Int32>, score: Int32, _ reason: String) {
        for debt in debts.prefix(Self.most) { suggest(payment, debt, score: score, Message(reason)) }
    }

    private mutating func suggest(_ payment: Int32, _ debt: Int32, score: Int32, _ reason: Message) {
        candidates.append(
            Candidate(paymentIndex: payment, obligation: debt, rank: 0, score: score, reason: reason))
    }

    mutating func tie(_ payment: Int32, _ debts: [Int32], _ reason: String) -> Verdict {
        suggest(payment, debts, score: 50, reason)
        return .open(.AMBIGUOUS, Message("matching.ambiguous", [String(debts.count)]))
    }

    /// Several sets fit: a candidate for each, a debt of it that no set before has shown, with all its debts in the reason.
    mutating func tie(_ payment: Int32, sets: [[SetChoice]], in desk: Desk, _ single: String) -> Verdict {
        if sets.allSatisfy({ $0.count == 1 }) { return tie(payment, sets.map { $0[0].debt }, single) }
        var shown: [(debt: Int32, sets: [String])] = []
        for set in sets {
            let ids = set.map { desk.book.text.string(desk.book.obligations[Int($0.debt)].id) }
            let words =
                ids.prefix(Self.named).joined(separator: " + ")
                + (ids.count > Self.named ? " + … (\(ids.count))" : "")
            if let own = set.first(where: { part in !shown.contains { $0.debt == part.debt } }) {
                shown.append((own.debt, [words]))
            } else if let place = shown.firstIndex(where: { $0.debt == set[0].debt }) {
                shown[place].sets.append(words)
            }
        }
        for row in shown {
            let reason = Message("matching.candidate_sum", [row.sets.joined(separator: "; ")])
            suggest(payment, row.debt, score: 50, reason)
        }
        return .open(.AMBIGUOUS, Message("matching.ambiguous_sets", [String(sets.count)]))
    }

    /// So many debts of a set are named in a reason.
    private static let named = 12

    mutating func note(mismatch payment: Int32) { mismatched.append(payment) }
    mutating func note(unsolved payment: Int32) { unsolved.append(payment) }
    mutating func note(_ difference: OrderDifference) { orderDifferences.append(difference) }
    mutating func note(_ choice: RefusedChoice) { refusedChoices.append(choice) }
    mutating func note(_ debt: LeftOut) { leftOut.append(debt) }

    var ambiguous: Set<Int32> { Set(openReasons.lazy.filter { $0.code == .AMBIGUOUS }.map(\.payment)) }

    // MARK: Several desks

    init() {}

    /// What several desks decided, in the order of the turns: as if one had decided all.
    init(_ parts: [Decisions], _ turns: Turns) {
        candidates = turns.merged(parts.map(\.candidates)) { $0.paymentIndex }
        openReasons = turns.merged(parts.map(\.openReasons)) { $0.payment }
        mismatched = turns.merged(parts.map(\.mismatched)) { $0 }
        refusedChoices = turns.merged(parts.map(\.refusedChoices)) { $0.payment }
        orderDifferences = turns.merged(parts.map(\.orderDifferences)) { $0.payment }
        leftOut = turns.merged(parts.map(\.leftOut)) { $0.payment }
        unsolved = turns.merged(parts.map(\.unsolved)) { $0 }
    }

    /// Adds what names and sums suggest, and ranks all candidates of each payment: best first, each debt once, five at most.
    mutating func add(suggestions: [Decisions]) {
        var found: [Int32: ArraySlice<Candidate>] = [:]
        for part in suggestions {
            for own in Self.runs(part.candidates) { found[own[own.startIndex].paymentIndex] = own }
        }
        var ranked: [Candidate] = []
        ranked.reserveCapacity(candidates.count + suggestions.reduce(0) { $0 + $1.candidates.count })
        for own in Self.runs(candidates) {
            Self.rank(own + (found.removeValue(forKey: own[own.startIndex].paymentIndex) ?? []), &ranked)
        }
        for part in suggestions {
            for own in Self.runs(part.candidates) where found[own[own.startIndex].paymentIndex] != nil {
                Self.rank(own, &ranked)
            }
        }
        candidates = ranked
    }

    /// Candidates of one payment stand together.
    private static func runs(_ candidates: [Candidate]) -> [ArraySlice<Candidate>] {
        var runs: [ArraySlice<Candidate>] = []
        var start = 0
        for end in candidates.indices.dropFirst() where candidates[end].paymentIndex != candidates[start].paymentIndex {
            runs.append(candidates[start..<end])
            start = end
        }
        if start < candidates.count { runs.append(candidates[start...]) }
        return runs
    }

    private static func rank(_ own: ArraySlice<Candidate>, _ ranked: inout [Candidate]) {
        let first = ranked.count
        let best = own.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
        for (_, candidate) in best where ranked.count - first < most {
            guard !ranked[first...].contains(where: { $0.obligation == candidate.obligation }) else { continue }
            var candidate = candidate
            candidate.rank = Int32(ranked.count - first + 1)
            ranked.append(candidate)
        }
    }

    /// Candidates that are shown of one payment (matching.md section 3).
    private static let most = 5
}
