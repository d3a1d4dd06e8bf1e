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
        var result = await Self.replay(input, order)
        swap(&result.matching, &input.matching)
        Self.post(result.allocations, in: &result.matching)
        result.postings = RegisterPostings.make(result, input)
        result.lastSerial = input.lastSerial + Int64(result.postings.count)
        var isNewVersion = Array(repeating: false, count: result.standings.count)
        for obligation in input.newVersions { isNewVersion[Int(obligation)] = true }
        result.changedObligations.removeAll { isNewVersion[Int($0)] }
        return result
    }

    /// Adds the movements to what was posted of their claims; whatever moved is changed.
    private static func post(_ movements: [Allocation], in matching: inout MatchingResult) {
        var isChanged = Array(repeating: false, count: matching.book.claims.count)
        for claim in matching.changedClaims { isChanged[Int(claim)] = true }
        // Movements come by obligation, claims lie by payment.
        for start in stride(from: 0, to: movements.count, by: Block.rows) {
            let block = start..<min(start + Block.rows, movements.count)
            for place in block {
                let claim = Int(movements[place].claim)
                let ends = matching.book.claims[claim].posted.principal ^ matching.book.claims[claim].posted.rounding
                Block.keep(UInt8(truncatingIfNeeded: ends))
            }
            for place in block {
                let claim = Int(movements[place].claim)
                matching.book.claims[claim].posted += movements[place].split
                isChanged[claim] = true
            }
        }
        matching.changedClaims = isChanged.indices.filter { isChanged[$0] }.map { Int32($0) }
    }

    /// Debts that one task replays: what comes of them fits into a cache, and is put behind the others' at once.
    private static let share = 16_384

    /// A task per share of the obligations, put together in order: all of the result but the matching.
    private static func replay(_ input: borrowing PostingInput, _ order: ClaimOrder) async -> PostingResult {
        let count = input.matching.book.obligations.count
        let shares = (count + share - 1) / share
        let matching = input.matching
        let settings = (input.configuration, input.run, input.standingsBefore)
        let laws = input.configuration.kinds.map { DebtLaw($0, input.configuration.rules) }
        let years = YearFamilies(matching, order, laws, input.configuration, input.run.date).results()
        var result = PostingResult(matching: MatchingResult(book: Book()))
        result.standings.reserveCapacity(count)
        // Room is only touched where something comes into it.
        result.outcomes.reserveCapacity(matching.book.claims.count)
        result.allocations.reserveCapacity(matching.book.claims.count)
        result.changedObligations.reserveCapacity(count)
        await withTaskGroup(of: (Int, Replay).self) { group in
            var queued = 0
            func add() {
                guard queued < shares else { return }
                let number = queued
                queued += 1
                group.addTask {
                    var replay = Replay(settings.0, settings.1, settings.2)
                    replay.run(number * share..<min((number + 1) * share, count), matching, order, years)
                    return (number, replay)
                }
            }
            // A few more than there are threads, so that none waits for the one that puts together.
            for _ in 0..<max(1, min(input.threads, 16)) * 2 { add() }
            var waiting: [Int: Replay] = [:]
            var next = 0
            for await (number, replay) in group {
                waiting[number] = replay
                while let ready = waiting.removeValue(forKey: next) {
                    result.standings += ready.standings
                    result.allocations += ready.allocations
                    result.outcomes += ready.outcomes
                    result.changedObligations += ready.changedObligations
                    result.unconfirmedRates += ready.unconfirmedRates
                    next += 1
                    add()
                }
            }
        }
        return result
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
