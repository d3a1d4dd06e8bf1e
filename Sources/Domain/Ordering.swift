// Orders of rows: indices sorted by id. A million ids are sorted by their digits, not by comparing them.

/// A sorting key and the record that it stands for.
public struct SortKey: Sendable {
    /// What is sorted by.
    public var key: UInt64
    /// The record.
    public var index: Int32
    /// A key of a record.
    @inlinable public init(key: UInt64, index: Int32) {
        self.key = key
        self.index = index
    }
}

package enum Ordering {
    /// Sorts by key; equal keys stay in their order.
    package static func sort(_ keys: inout [SortKey]) {
        var isSorted = true
        for index in keys.indices.dropFirst() where keys[index - 1].key > keys[index].key {
            isSorted = false
            break
        }
        if isSorted { return }
        if keys.count < 2048 {
            keys.sort { $0.key != $1.key ? $0.key < $1.key : $0.index < $1.index }
        } else {
            radixSort(&keys)
        }
    }

    private static let digitBits: UInt64 = 11
    private static let digitCount = 6

    /// Least significant digit first: six passes over 2,048 heaps, those in which nothing differs left out. Keys that are
    /// hashes differ in their first three digits already: nearly all is done by these, the few equals are sorted after.
    private static func radixSort(_ keys: inout [SortKey]) {
        let size = 1 << Int(digitBits)
        let mask = UInt64(size - 1)
        var heaps = [Int32](repeating: 0, count: size * digitCount)
        for item in keys {
            var rest = item.key
            for digit in 0..<digitCount {
                heaps[digit &* size &+ Int(truncatingIfNeeded: rest & mask)] &+= 1
                rest &>>= digitBits
            }
        }
        var other = [SortKey](repeating: SortKey(key: 0, index: 0), count: keys.count)
        let areHashes = (digitCount - 3..<digitCount).allSatisfy { digit in
            // The last digit has nine bits only.
            let fair = keys.count / (digit == digitCount - 1 ? 512 : size)
            return (digit * size..<(digit + 1) * size).allSatisfy { Int(heaps[$0]) <= 4 * fair + 64 }
        }
        defer { if areHashes { sortEquals(&keys, above: UInt64(digitCount - 3) * digitBits) } }
        for digit in (areHashes ? digitCount - 3 : 0)..<digitCount {
            let heap = digit * size..<(digit + 1) * size
            if heap.contains(where: { Int(heaps[$0]) == keys.count }) { continue }
            var start: Int32 = 0
            for slot in heap {
                let count = heaps[slot]
                heaps[slot] = start
                start += count
            }
            let shift = UInt64(digit) * digitBits
            for item in keys {
                let slot = heap.lowerBound &+ Int(truncatingIfNeeded: item.key &>> shift & mask)
                other[Int(heaps[slot])] = item
                heaps[slot] &+= 1
            }
            swap(&keys, &other)
        }
    }

    /// Sorts what is sorted already by the bits from `shift` on; those that are equal in these lie in their first order.
    private static func sortEquals(_ keys: inout [SortKey], above shift: UInt64) {
        var start = 0
        for place in 1...keys.count where place == keys.count || keys[place].key >> shift != keys[start].key >> shift {
            if place - start > 1 {
                let equals = keys[start..<place].enumerated().sorted {
                    ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
                }
                for (offset, key) in equals.enumerated() { keys[start + offset] = key.element }
            }
            start = place
        }
    }

    /// Indices in the bytewise order of their texts; equal texts stay in their order.
    package static func bytewise(_ texts: [TextRef], _ arena: TextArena) -> [Int32] {
        var order = texts.indices.map { Int32($0) }
        var isSorted = true
        for index in texts.indices.dropFirst() where arena.precedes(texts[index], texts[index - 1]) {
            isSorted = false
            break
        }
        if isSorted { return order }
        sort(&order, 0..<order.count, by: texts, from: commonPrefix(texts, arena), arena)
        return order
    }

    private static func commonPrefix(_ texts: [TextRef], _ arena: TextArena) -> Int {
        guard let first = texts.first else { return 0 }
        var common = Int(first.length)
        for text in texts where common > 0 {
            common = min(common, Int(text.length))
            var place = 0
            while place < common,
                arena.bytes[Int(text.offset) + place] == arena.bytes[Int(first.offset) + place]
            { place += 1 }
            common = place
        }
        return common
    }

    /// Sorts a part of `order` whose texts agree in their first `depth` bytes: by the next eight, then each heap of equals.
    private static func sort(
        _ order: inout [Int32], _ part: Range<Int>, by texts: [TextRef], from depth: Int, _ arena: TextArena
    ) {
        if part.count < 24 {
            order[part].sort { left, right in
                let a = texts[Int(left)]
                let b = texts[Int(right)]
                return arena.precedes(a, b) || (!arena.precedes(b, a) && left < right)
            }
            return
        }
        var keys: [SortKey] = []
        keys.reserveCapacity(part.count)
        for place in part {
            keys.append(SortKey(key: prefix(texts[Int(order[place])], from: depth, arena), index: order[place]))
        }
        sort(&keys)
        for (offset, key) in keys.enumerated() { order[part.lowerBound + offset] = key.index }
        var start = 0
        while start < keys.count {
            var end = start + 1
            let length = texts[Int(keys[start].index)].length
            var (shortest, longest) = (length, length)
            while end < keys.count, keys[end].key == keys[start].key {
                shortest = min(shortest, texts[Int(keys[end].index)].length)
                longest = max(longest, texts[Int(keys[end].index)].length)
                end += 1
            }
            let heap = part.lowerBound + start..<part.lowerBound + end
            if heap.count > 1, longest > depth + 8 {
                sort(&order, heap, by: texts, from: depth + 8, arena)
            } else if shortest < longest {
                // They differ only in NULs at the end.
                sortByLength(&order, heap, texts)
            }
            start = end
        }
    }

    private static func sortByLength(_ order: inout [Int32], _ part: Range<Int>, _ texts: [TextRef]) {
        order[part].sort { left, right in
            let (a, b) = (texts[Int(left)].length, texts[Int(right)].length)
            return a != b ? a < b : left < right
        }
    }

    /// Eight bytes of a text as a number whose order is theirs; 0 where the text has ended.
    package static func prefix(_ text: TextRef, from depth: Int, _ arena: TextArena) -> UInt64 {
        var key: UInt64 = 0
        let start = Int(text.offset) + depth
        let end = Int(text.offset) + Int(text.length)
        for place in start..<start + 8 { key = key << 8 | (place < end ? UInt64(arena.bytes[place]) : 0) }
        return key
    }
}
