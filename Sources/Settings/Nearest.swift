// The known word that somebody probably meant.

enum Nearest {
    /// The nearest of some words by edit distance, capitals or not; of equally near ones the first by the alphabet.
    static func word(to word: String, among known: [String]) -> String {
        let wanted = Array(word.lowercased())
        return known.min { (distance(wanted, $0), $0) < (distance(wanted, $1), $1) } ?? ""
    }

    /// Whether so few letters differ that one may stand for the other by mistake.
    static func isLikely(_ word: String, for known: String) -> Bool {
        distance(Array(word.lowercased()), known) <= max(2, known.count / 3)
    }

    /// How many letters must be put in, taken out, replaced or swapped with their neighbour.
    private static func distance(_ a: [Character], _ other: String) -> Int {
        let b = Array(other.lowercased())
        var before = Array(repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
