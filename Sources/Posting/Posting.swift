// Stage 4, Posting: replays every debt, makes the run's movements and proves its totals. Pure: Store writes them.

package import Domain
internal import Law

package struct PostingInput: Sendable {
    package var matching: MatchingResult
    package var configuration: Configuration
    package var run: RunIdentity
    /// As the last run left them; obligations beyond its end are new tonight.
    package var standingsBefore: [Standing]
    package var newVersions: [Int32]
    package var threads: Int
    package var lastSerial: Int64
    package init(
        matching: MatchingResult, configuration: Configuration, run: RunIdentity, standingsBefore: [Standing],
        newVersions: [Int32], threads: Int, lastSerial: Int64
    ) {
        self.matching = matching
        self.configuration = configuration
        self.run = run
        self.standingsBefore = standingsBefore
        self.newVersions = newVersions
        self.threads = threads
        self.lastSerial = lastSerial
    }
}

/// The fourth stage.
package struct Posting: Sendable {
    package init() {}

    package func run(_ input: consuming PostingInput) async -> PostingResult {
        let order = ClaimOrder(input.matching.book)
        var shares = await Self.replay(input, order)
        var result = PostingResult(matching: input.matching)
        input.matching = MatchingResult(book: Book())
        result.standings = Self.taken(\.standings, from: &shares)
        result.allocations = Self.taken(\.allocations, from: &shares)
        result.outcomes = Self.taken(\.outcomes, from: &shares)
        result.changedObligations = Self.taken(\.changedObligations, from: &shares)
        result.unconfirmedRates = shares.reduce(0) { $0 + $1.unconfirmedRates }
        Self.post(result.outcomes, undone: shares.flatMap(\.undone), in: &result.matching)
        result.postings = RegisterPostings.make(result, input)
        result.lastSerial = input.lastSerial + Int64(result.postings.count)
        var isNewVersion = Array(repeating: false, count: result.standings.count)
        for obligation in input.newVersions { isNewVersion[Int(obligation)] = true }
        result.changedObligations.removeAll { isNewVersion[Int($0)] }
        return result
    }

    /// Takes an array out of all shares. The first, which has room for all, is moved: memory is what a large run waits for.
    private static func taken<Record>(
        _ field: WritableKeyPath<Replay, [Record]>, from shares: inout [Replay]
    ) -> [Record] {
        var all: [Record] = []
        for place in shares.indices {
            if place == 0 { all = shares[0][keyPath: field] } else { all += shares[place][keyPath: field] }
            shares[place][keyPath: field] = []
        }
        return all
    }

    /// Writes into the claims what stands of them now, and adds those that the replay changed.
    private static func post(_ outcomes: [ClaimOutcome], undone: [Int32], in matching: inout MatchingResult) {
        var isChanged = Array(repeating: false, count: matching.book.claims.count)
        for claim in matching.changedClaims { isChanged[Int(claim)] = true }
        for outcome in outcomes where matching.book.claims[Int(outcome.claim)].posted != outcome.split {
            matching.book.claims[Int(outcome.claim)].posted = outcome.split
            isChanged[Int(outcome.claim)] = true
        }
        for claim in undone {
            matching.book.claims[Int(claim)].posted = Split()
            isChanged[Int(claim)] = true
        }
        matching.changedClaims = isChanged.indices.filter { isChanged[$0] }.map { Int32($0) }
    }

    /// A task per share of the obligations; shares are merged in order.
    private static func replay(_ input: borrowing PostingInput, _ order: ClaimOrder) async -> [Replay] {
        let count = input.matching.book.obligations.count
        let shares = count < 5000 ? 1 : max(1, min(input.threads, 16))
        let size = (count + shares - 1) / max(shares, 1)
        let matching = input.matching
        let settings = (input.configuration, input.run, input.standingsBefore)
        let laws = input.configuration.kinds.map { DebtLaw($0, input.configuration.rules) }
        let years = YearFamilies(matching, order, laws, input.configuration, input.run.date).results()
        return await withTaskGroup(of: (Int, Replay).self) { group in
            for share in 0..<shares {
                group.addTask {
                    var replay = Replay(settings.0, settings.1, settings.2)
                    let range = min(share * size, count)..<min((share + 1) * size, count)
                    // Room is only touched where something comes into it.
                    replay.reserve(share == 0 ? 0..<count : range, order)
                    replay.run(range, matching, order, years)
                    return (share, replay)
                }
            }
            var parts: [Int: Replay] = [:]
            for await (share, replay) in group { parts[share] = replay }
            return (0..<shares).compactMap { parts[$0] }
        }
    }
}

/// Claims by obligation, in the order in which money counts.
struct ClaimOrder: Sendable {
    private var starts: [Int32]
    private var claims: [Int32]

    init(_ book: Book) {
        starts = Array(repeating: 0, count: book.obligations.count + 1)
        for claim in book.claims { starts[Int(claim.obligation) + 1] += 1 }
        for index in 1..<max(starts.count, 1) { starts[index] += starts[index - 1] }
        var next = starts
        claims = Array(repeating: 0, count: book.claims.count)
        for index in book.claims.indices {
            let obligation = Int(book.claims[index].obligation)
            claims[Int(next[obligation])] = Int32(index)
            next[obligation] += 1
        }
        for obligation in book.obligations.indices where starts[obligation + 1] - starts[obligation] > 1 {
            claims[Int(starts[obligation])..<Int(starts[obligation + 1])].sort {
                book.claims[Int($0)].precedes(book.claims[Int($1)], in: book.text)
            }
        }
    }

    /// Places of an obligation's claims in the order.
    func range(of obligation: Int) -> Range<Int> { Int(starts[obligation])..<Int(starts[obligation + 1]) }

    /// The claim at a place: an index into the book's claims.
    func claim(_ place: Int) -> Int32 { claims[place] }
}
