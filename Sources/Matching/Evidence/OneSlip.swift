// One slip of the fingers between a word as it is typed and the word that is meant.

/// Whether a word begins like another one but for one slip: a letter wrong, missing or too many, two swapped.
enum OneSlip {
    /// Letters of the shorter words are too near to others: превод is not превоз.
    static let shortest = 6
    private static let shortestForWrong = 7

    static func begins(_ word: ArraySlice<UInt8>, with stem: [UInt8], isTaxed: Bool = false) -> Bool {
        var same = 0
        let start = word.startIndex
        while same < stem.count, same < word.count, word[start + same] == stem[same] { same += 1 }
        guard same < stem.count else { return true }
        guard same > 0 else { return false }
        let typed = word.dropFirst(same)
        let rest = stem.dropFirst(same)
        if typed.starts(with: rest.dropFirst()) && rest.count > 1 || typed.dropFirst().starts(with: rest) {
            return true
        }
        if stem.count >= (isTaxed ? shortest : shortestForWrong), typed.dropFirst().starts(with: rest.dropFirst()) {
            return true
        }
        return typed.count > 1 && rest.count > 1 && typed.first == rest.dropFirst().first
            && typed.dropFirst().first == rest.first && typed.dropFirst(2).starts(with: rest.dropFirst(2))
    }

    /// Whether two letters beside each other are swapped.
    static func swaps(_ word: ArraySlice<UInt8>, _ other: [UInt8]) -> Bool {
        guard word.count == other.count else { return false }
        let same = zip(word, other).prefix { $0 == $1 }.count
        let (typed, rest) = (Array(word.dropFirst(same)), Array(other.dropFirst(same)))
        return typed.count > 1 && typed[0] == rest[1] && typed[1] == rest[0]
            && typed.dropFirst(2).elementsEqual(rest.dropFirst(2))
    }

    /// Whether one slip parts two words: a letter wrong, missing or too many.
    static func parts(_ word: ArraySlice<UInt8>, _ other: [UInt8]) -> Bool {
        let same = zip(word, other).prefix { $0 == $1 }.count
        let (typed, rest) = (word.dropFirst(same), other.dropFirst(same))
        return typed.dropFirst().elementsEqual(rest.dropFirst()) || typed.dropFirst().elementsEqual(rest)
            || typed.elementsEqual(rest.dropFirst())
    }
}
