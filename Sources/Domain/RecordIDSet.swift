// A set of record ids over one flat array: ids are hashes already, so nothing is hashed again.

/// Ids that were seen. Holds any id but `RecordID.none`.
package struct RecordIDSet: Sendable {
    private var slots: [UInt64]
    private var mask: Int
    package private(set) var count = 0
    /// Read by nobody: so that the compiler does not leave the touching out.
    private var warmth: UInt64 = 0

    package init(capacity: Int = 0) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
    }

    package func contains(_ id: RecordID) -> Bool {
        var slot = Int(truncatingIfNeeded: id.bits) & mask
        while slots[slot] != 0 {
            if slots[slot] == id.bits { return true }
            slot = (slot + 1) & mask
        }
        return false
    }

    /// Fetches the place of an id that will be asked for soon, beside others (`Block`).
    package mutating func touch(_ id: RecordID) { warmth ^= slots[Int(truncatingIfNeeded: id.bits) & mask] }

    /// Whether the id is new.
    package mutating func insert(_ id: RecordID) -> Bool {
        if (count + 1) * 10 > (mask + 1) * 7 { grow(to: (mask + 1) * 2) }
        var slot = Int(truncatingIfNeeded: id.bits) & mask
        while slots[slot] != 0 {
            if slots[slot] == id.bits { return false }
            slot = (slot + 1) & mask
        }
        slots[slot] = id.bits
        count += 1
        return true
    }

    /// Makes room for so many more.
    package mutating func reserve(_ more: Int) {
        var size = mask + 1
        while (count + more) * 10 > size * 7 { size *= 2 }
        if size > mask + 1 { grow(to: size) }
    }

    private mutating func grow(to size: Int) {
        let old = slots
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        for bits in old where bits != 0 {
            var slot = Int(truncatingIfNeeded: bits) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = bits
        }
    }
}
