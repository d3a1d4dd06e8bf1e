// The order of rows: bytewise by id; what is in order already costs one look.

internal import Domain

enum Order {
    /// Indices of obligations by id.
    static func obligations(_ book: borrowing Book) -> [Int32] {
        let obligations = book.obligations
        let text = book.text
        var order = obligations.indices.map { Int32($0) }
        var isSorted = true
        for index in obligations.indices.dropFirst() where isSorted {
            if text.precedes(obligations[index].id, obligations[index - 1].id) { isSorted = false }
        }
        if !isSorted {
            let bytes = text.bytes
            // Eight bytes of each id, compared as a number, decide most of the time.
            let keys = obligations.map { obligation -> UInt64 in
                var key: UInt64 = 0
                for place in 0..<8 { key = key << 8 | (place < Int(obligation.id.length) ? UInt64(bytes[Int(obligation.id.offset) + place]) : 0) }
                return key
            }
            order.sort { left, right in
                let (a, b) = (keys[Int(left)], keys[Int(right)])
                return a != b ? a < b : text.precedes(obligations[Int(left)].id, obligations[Int(right)].id)
            }
        }
        return order
    }

    static func payments(_ listed: [Int32], _ book: borrowing Book) -> [Int32] {
        let payments = book.payments
        return sorted(listed.map { payments[Int($0)].id.bits }).map { listed[Int($0)] }
    }

    /// Places of the keys in ascending order, stable.
    static func sorted(_ keys: [UInt64]) -> [Int32] {
        var pairs: [(key: UInt64, place: Int32)] = []
        pairs.reserveCapacity(keys.count)
        for index in keys.indices { pairs.append((keys[index], Int32(index))) }
        guard keys.count > 4096 else {
            pairs.sort { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
            return pairs.map(\.place)
        }
        // Radix: 60-bit ids in six passes of eleven bits.
        var other = pairs
        for pass in 0..<6 {
            let shift = UInt64(pass * 11)
            var starts = Array(repeating: 0, count: 2049)
            for pair in pairs { starts[Int(pair.key >> shift & 2047) + 1] += 1 }
            for bucket in 1...2048 { starts[bucket] += starts[bucket - 1] }
            for pair in pairs {
                let bucket = Int(pair.key >> shift & 2047)
                other[starts[bucket]] = pair
                starts[bucket] += 1
            }
            swap(&pairs, &other)
        }
        return pairs.map(\.place)
    }
}
