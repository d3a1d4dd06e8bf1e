// The known word that somebody probably meant.

package enum Nearest {
    /// The known word that was probably meant, capitals or not; empty where none is near. Of equally near ones the first
    /// by the alphabet.
    package static func word(to word: String, among known: [String]) -> String {
        let wanted = Array(word.lowercased())
        let near = known.compactMap { other -> (Int, String)? in
            let letters = Array(other.lowercased())
            let distance = distance(wanted, letters)
            return isLikely(distance, wanted, letters) ? (distance, other) : nil
        }
        return near.min { $0 < $1 }?.1 ?? ""
    }

    /// About a third of the letters may differ, of short words less than half; or the beginning of a word was written.
    private static func isLikely(_ distance: Int, _ wanted: [Character], _ known: [Character]) -> Bool {
        let length = max(wanted.count, known.count)
        if distance <= (length + 1) / 3, distance * 2 < length { return true }
        let shorter = min(wanted.count, known.count)
        return shorter >= 3 && wanted.prefix(shorter) == known.prefix(shorter)
    }

    /// How many letters must be put in, taken out, replaced or swapped with their neighbour.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
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
