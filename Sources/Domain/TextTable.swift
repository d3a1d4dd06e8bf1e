// A hash table from texts of an arena to integers: open addressing over flat arrays, no string is ever made.

/// Maps texts to non-negative integers. Texts are compared byte by byte; the first value of a text stays.
public struct TextTable: Sendable {
    /// Upper half: of the hash; lower half: the value and one, 0 where nothing stands. One look, one line of the cache.
    @usableFromInline var slots: [UInt64]
    @usableFromInline var mask: Int
    package private(set) var count = 0

    package init(capacity: Int) {
        var size = 16
        while size < capacity * 3 / 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
    }

    /// A polynomial of the bytes with a final mix; the same on every machine. Never 0.
    @inlinable public static func hash(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash = seed
        for index in range { hash = step(hash, bytes[index]) }
        return mixed(hash)
    }

    /// What a hash begins with.
    @inlinable @inline(__always) public static var seed: UInt64 { 0xCBF2_9CE4_8422_2325 }
    /// The power that a byte moves those before it by.
    @inlinable @inline(__always) public static var base: UInt64 { 0xD134_2543_DE82_EF95 }

    /// One more byte, before the final mix. It moves all before it by one power: hashes of parts can be put together.
    @inlinable @inline(__always) public static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash &+ UInt64(byte)) &* base
    }

    /// The final mix, so that all bits hang on all bytes.
    @inlinable @inline(__always) public static func mixed(_ value: UInt64) -> UInt64 {
        var hash = value
        hash ^= hash >> 32
        hash = hash &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        return hash | 1
    }

    /// The value of the text with this hash for which `matches` holds.
    @inlinable @inline(__always) public func find(_ hash: UInt64, where matches: (Int32) -> Bool) -> Int32? {
        let tag = hash >> 32
        var slot = Int(truncatingIfNeeded: tag) & mask
        while slots[slot] != 0 {
            let entry = slots[slot]
            if entry >> 32 == tag {
                let value = Int32(truncatingIfNeeded: entry) &- 1
                if matches(value) { return value }
            }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// Adds a value; the caller knows that its text is not there yet.
    package mutating func insert(_ hash: UInt64, _ value: Int32) {
        if (count + 1) * 10 > (mask + 1) * 7 { grow() }
        put(hash & 0xFFFF_FFFF_0000_0000 | UInt64(UInt32(value) + 1))
    }

    /// What stands at the place of a text that will be asked for soon, beside others (`Block`).
    @inlinable @inline(__always) public func touched(_ hash: UInt64) -> UInt64 {
        slots[Int(truncatingIfNeeded: hash >> 32) & mask]
    }

    /// The value that stands there, most likely the text's; nil: another's or none.
    @inlinable @inline(__always) public static func value(_ touched: UInt64, _ hash: UInt64) -> Int32? {
        touched != 0 && touched >> 32 == hash >> 32 ? Int32(truncatingIfNeeded: touched) &- 1 : nil
    }

    private mutating func put(_ entry: UInt64) {
        var slot = Int(truncatingIfNeeded: entry >> 32) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = entry
        count += 1
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        mask = slots.count - 1
        count = 0
        for entry in old where entry != 0 { put(entry) }
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

    /// The obligation that has the id of this one already; else this one is put in.
    package mutating func findOrInsert(_ index: Int32, in obligations: [Obligation], _ text: TextArena) -> Int32? {
        let id = obligations[Int(index)].id
        let hash = TextTable.hash(text.bytes.span, id.range)
        if let first = table.find(hash, where: { text.equal(obligations[Int($0)].id, id) }) { return first }
        table.insert(hash, index)
        return nil
    }

    /// What stands at the place of an obligation that will be asked for soon; for `Block.keep`.
    package func touched(_ id: TextRef, _ text: TextArena) -> UInt8 {
        UInt8(truncatingIfNeeded: table.touched(TextTable.hash(text.bytes.span, id.range)))
    }

    package var isEmpty: Bool { table.count == 0 }

    package mutating func insert(_ index: Int32, id: TextRef, _ text: TextArena) {
        table.insert(TextTable.hash(text.bytes.span, id.range), index)
    }
}
