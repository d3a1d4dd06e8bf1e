// A hash table from texts of an arena to integers: open addressing over flat arrays, no string is ever made.

/// Maps texts to non-negative integers. Texts are compared byte by byte; the first value of a text stays.
package struct TextTable: Sendable {
    @usableFromInline var tags: [UInt64]
    @usableFromInline var values: [Int32]
    @usableFromInline var mask: Int
    package private(set) var count = 0

    package init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        tags = Array(repeating: 0, count: size)
        values = Array(repeating: -1, count: size)
        mask = size - 1
    }

    /// FNV-1a with a final mix; the same on every machine. Never 0.
    @inlinable package static func hash(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range {
            hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        }
        return mixed(hash)
    }

    @inlinable package static func mixed(_ value: UInt64) -> UInt64 {
        var hash = value
        hash ^= hash >> 32
        hash = hash &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        return hash | 1
    }

    /// The value of the text with this hash for which `matches` holds.
    @inlinable package func find(_ hash: UInt64, where matches: (Int32) -> Bool) -> Int32? {
        var slot = Int(truncatingIfNeeded: hash >> 1) & mask
        while values[slot] >= 0 {
            if tags[slot] == hash, matches(values[slot]) { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds a value; the caller knows that its text is not there yet.
    package mutating func insert(_ hash: UInt64, _ value: Int32) {
        if (count + 1) * 10 > (mask + 1) * 7 { grow() }
        var slot = Int(truncatingIfNeeded: hash >> 1) & mask
        while values[slot] >= 0 { slot = (slot + 1) & mask }
        tags[slot] = hash
        values[slot] = value
        count += 1
    }

    private mutating func grow() {
        var larger = TextTable(capacity: (mask + 1))
        for slot in 0...mask where values[slot] >= 0 { larger.insert(tags[slot], values[slot]) }
        self = larger
    }
}

/// Obligations by their id.
package struct ObligationIndex: Sendable {
    private var table: TextTable

    package init(_ obligations: [Obligation], _ text: TextArena, extra: Int = 0) {
        table = TextTable(capacity: obligations.count + extra)
        let bytes = text.bytes.span
        for index in obligations.indices {
            table.insert(TextTable.hash(bytes, obligations[index].id.range), Int32(index))
        }
    }

    /// The obligation whose id is this text of the same arena.
    package func find(_ id: TextRef, in obligations: [Obligation], _ text: TextArena) -> Int32? {
        table.find(TextTable.hash(text.bytes.span, id.range)) { text.equal(obligations[Int($0)].id, id) }
    }

    package func find(_ id: String, in obligations: [Obligation], _ text: TextArena) -> Int32? {
        let bytes = Array(id.utf8)
        return table.find(TextTable.hash(bytes.span, 0..<bytes.count)) {
            text.bytes[obligations[Int($0)].id.range].elementsEqual(bytes)
        }
    }

    package mutating func insert(_ index: Int32, id: TextRef, _ text: TextArena) {
        table.insert(TextTable.hash(text.bytes.span, id.range), index)
    }
}
