// Places of an array, or rows of a table, as bits: a million of them take 125 KB.

package struct PlaceSet: Sendable, Hashable {
    private var words: [UInt64] = []

    package init() {}

    /// - Parameter room: places below it need no more memory.
    package init(room: Int) { words.reserveCapacity(room / 64 + 1) }

    package var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    package mutating func insert(_ place: Int) {
        while words.count <= place >> 6 { words.append(0) }
        words[place >> 6] |= 1 << UInt64(place & 63)
    }

    package func contains(_ place: Int) -> Bool {
        place >> 6 < words.count && words[place >> 6] >> UInt64(place & 63) & 1 != 0
    }

    /// Every place, ascending.
    package func forEach(_ body: (Int) -> Void) {
        for (number, word) in words.enumerated() {
            var left = word
            while left != 0 {
                body(number << 6 | left.trailingZeroBitCount)
                left &= left - 1
            }
        }
    }
}
