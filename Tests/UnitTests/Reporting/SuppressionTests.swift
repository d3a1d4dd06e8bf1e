// Small cells of the open data: a reader who has every published figure tries to work them out, by algebra and by trying.

import Testing

@testable import Reporting

@Suite struct SuppressionTests {
    /// What a reader knows: the published cells and totals, and which cells are empty.
    private struct Published {
        var table: SuppressionTable
        var isFilled: [[Bool]]
        var kinds: Int { table.counts.count }
        var channels: Int { table.counts[0].count }

        /// Places of the hidden cells, small ones and others.
        var unknown: [(kind: Int, channel: Int)] {
            (0..<kinds).flatMap { kind in (0..<channels).filter { table.hidden[kind][$0] }.map { (kind, $0) } }
        }

        /// One row for each published total: which unknown cells are in it.
        var equations: [[Int]] {
            let unknown = unknown
            var rows: [[Int]] = []
            for kind in 0..<kinds where !table.kindHidden[kind] { rows.append(unknown.map { $0.kind == kind ? 1 : 0 }) }
            for channel in 0..<channels where !table.channelHidden[channel] {
                rows.append(unknown.map { $0.channel == channel ? 1 : 0 })
            }
            if !table.monthHidden { rows.append(unknown.map { _ in 1 }) }
            return rows
        }
    }

    private static func published(_ seed: UInt64) -> Published {
        var numbers = SampleNumbers(seed)
        let (kinds, channels) = (1 + numbers.next(5), 1 + numbers.next(4))
        let counts = (0..<kinds).map { _ in
            (0..<channels).map { _ in
                Int64(numbers.pick([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 30, 200]))
            }
        }
        let filled = counts.map { $0.map { $0 > 0 } }
        return Published(table: SuppressionTable(counts: counts, isFilled: filled), isFilled: filled)
    }

    /// Elimination over a prime: the unknowns that have one solution only.
    private static func solved(_ equations: [[Int]], _ count: Int) -> Set<Int> {
        let prime = 1_000_003
        var rows = equations
        var pivots: [(row: Int, column: Int)] = []
        for column in 0..<count {
            let start = pivots.count
            guard let found = rows.indices.dropFirst(start).first(where: { rows[$0][column] % prime != 0 }) else {
                continue
            }
            rows.swapAt(start, found)
            var inverse = 1
            var power = prime - 2
            var base = rows[start][column]
            while power > 0 {
                if power & 1 == 1 { inverse = inverse * base % prime }
                base = base * base % prime
                power >>= 1
            }
            rows[start] = rows[start].map { $0 * inverse % prime }
            for other in rows.indices where other != start && rows[other][column] != 0 {
                let factor = rows[other][column]
                rows[other] = zip(rows[other], rows[start]).map { (($0 - factor * $1) % prime + prime) % prime }
            }
            pivots.append((start, column))
        }
        return Set(pivots.filter { pivot in rows[pivot.row].filter { $0 != 0 }.count == 1 }.map(\.column))
    }

    @Test func `no small cell is published`() {
        for seed in 1...400 as ClosedRange<UInt64> {
            let table = Self.published(seed).table
            for (kind, row) in table.counts.enumerated() {
                for (channel, count) in row.enumerated() where count > 0 && count < 5 {
                    #expect(table.hidden[kind][channel])
                }
                if table.kindTotal(kind) < 5 { #expect(table.kindHidden[kind]) }
            }
        }
    }

    @Test func `no hidden small cell follows from the totals`() {
        var attacked = 0
        for seed in 1...2_000 as ClosedRange<UInt64> {
            let published = Self.published(seed)
            let unknown = published.unknown
            let solved = Self.solved(published.equations, unknown.count)
            for (place, cell) in unknown.enumerated() where published.table.counts[cell.kind][cell.channel] < 5 {
                attacked += 1
                #expect(!solved.contains(place), "seed \(seed): \(published.table.counts)")
            }
        }
        #expect(attacked > 2_000)
    }

    /// A reader who knows that hidden cells hold a payment at least finds three values or more for each small one.
    @Test func `trying every number leaves three values or more`() {
        var tried = 0
        for seed in 1...1_500 as ClosedRange<UInt64> {
            let published = Self.published(seed)
            let unknown = published.unknown
            guard unknown.count <= 6, !unknown.isEmpty else { continue }
            tried += 1
            let truth = unknown.map { published.table.counts[$0.kind][$0.channel] }
            let sums = published.equations.map { row in zip(row, truth).reduce(0) { $0 + Int64($1.0) * $1.1 } }
            var seen = Array(repeating: Set<Int64>(), count: unknown.count)
            var guess = truth
            func search(_ place: Int) {
                if place == guess.count {
                    let fits = zip(published.equations, sums).allSatisfy { row, sum in
                        zip(row, guess).reduce(0) { $0 + Int64($1.0) * $1.1 } == sum
                    }
                    if fits { for index in guess.indices { seen[index].insert(guess[index]) } }
                    return
                }
                for value in max(1, truth[place] - 2)...truth[place] + 2 {
                    guess[place] = value
                    search(place + 1)
                }
            }
            search(0)
            for (place, value) in truth.enumerated() where value < 5 {
                #expect(seen[place].count >= 3, "seed \(seed): \(published.table.counts) \(seen[place])")
            }
        }
        #expect(tried > 200)
    }

    @Test func `the made-up case: a total would give the cell away`() {
        let counts: [[Int64]] = [[40, 3], [50, 0]]
        let table = SuppressionTable(counts: counts, isFilled: counts.map { $0.map { $0 > 0 } })
        #expect(table.hidden == [[false, true], [false, false]])
        #expect(table.kindHidden[0] && table.channelHidden[1])
        #expect(table.monthHidden, "the month less what is published would be 3")
    }

    @Test func `without small cells everything is published`() {
        let counts: [[Int64]] = [[40, 5], [50, 9]]
        let table = SuppressionTable(counts: counts, isFilled: counts.map { $0.map { $0 > 0 } })
        #expect(!table.hidden.joined().contains(true) && !table.monthHidden)
        #expect(!table.kindHidden.contains(true) && !table.channelHidden.contains(true))
    }
}
