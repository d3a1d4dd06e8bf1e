// Work shared out over tasks: a range of places each, results in the order of the places.

package enum Shares {
    /// Tasks that a large piece of work is shared out to: some for each thread, so that none is left with the rest.
    package static func count(threads: Int) -> Int { threads < 2 ? 1 : min(threads, 16) * 24 }

    /// Desks for work that each keeps tables of its own for: few for each thread.
    package static func desks(threads: Int) -> Int { threads < 2 ? 1 : min(threads, 16) * 3 }

    /// Splits `count` places into ranges of equal size, one a task.
    ///
    /// - Parameter least: fewer places than these are not worth a second task.
    package static func map<Result: Sendable>(
        _ count: Int, threads: Int, least: Int, _ work: @escaping @Sendable (Range<Int>) -> Result
    ) async -> [Result] {
        let shares = count < least ? 1 : self.count(threads: threads)
        let size = (count + shares - 1) / shares
        return await withTaskGroup(of: (Int, Result).self) { group in
            for share in 0..<shares {
                let range = min(share * size, count)..<min((share + 1) * size, count)
                group.addTask { (share, work(range)) }
            }
            var results: [Result?] = Array(repeating: nil, count: shares)
            for await (share, result) in group { results[share] = result }
            return results.compactMap { $0 }
        }
    }
}
