// In which order payments are decided, and at which desk.

internal import Domain

struct Turns: Sendable {
    /// Payments that may be joined tonight, indices into the book.
    let pending: [Int32]
    /// Places in `pending`, in the order in which money counts.
    let order: [Int32]
    /// Desk of each place in `pending` (`Ties`).
    let desks: [UInt8]

    /// The turns of one desk.
    func of(_ desk: UInt8) -> [Int32] { order.filter { desks[Int($0)] == desk } }

    /// The results of the desks one behind the other, in the order of the turns. Each desk's own are in that order.
    func merged<Item>(_ parts: [[Item]], _ payment: (Item) -> Int32) -> [Item] {
        let filled = parts.indices.filter { !parts[$0].isEmpty }
        guard filled.count > 1 else { return filled.first.map { parts[$0] } ?? [] }
        var merged: [Item] = []
        merged.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        forEach(parts, payment) { desk, place in merged.append(parts[desk][place]) }
        return merged
    }

    /// Goes through the results of the desks in the order of the turns: the desk, and the place among its results.
    func forEach<Item>(_ parts: [[Item]], _ payment: (Item) -> Int32, _ body: (Int, Int) -> Void) {
        var next = Array(repeating: 0, count: parts.count)
        for place in order {
            let desk = Int(desks[Int(place)])
            while next[desk] < parts[desk].count, payment(parts[desk][next[desk]]) == pending[Int(place)] {
                body(desk, next[desk])
                next[desk] += 1
            }
        }
    }
}

/// Puts payments in the order in which money counts: payment day, strategy, booking day, amount, reference, id.
struct TurnOrder {
    let pending: [Int32]
    let evidence: EvidenceList
    let book: Book

    /// All that tells turns apart but texts, side by side: a million payments are not looked up at each comparison.
    private struct Key {
        var day: Day
        var strategy: UInt8
        var bookedOn: Day
        var amount: Int64
        var place: Int32
    }

    /// Places in `pending`. `hasOrder`: the card payment carries a portal's order.
    func places(_ hasOrder: (Payment) -> Bool) -> [Int32] {
        var keys: [Key] = []
        keys.reserveCapacity(pending.count)
        let payments = book.payments.span
        for place in pending.indices {
            let payment = Int(pending[place])
            let strongest = hasOrder(payments[payment]) ? Strategy.order : evidence.strongest(place)
            keys.append(
                Key(
                    day: payments[payment].paidOn, strategy: strongest.rawValue, bookedOn: payments[payment].bookedOn,
                    amount: payments[payment].amount, place: Int32(place)))
        }
        guard let packed = Self.packed(keys) else {
            keys.sort { precedes($0, $1) }
            return keys.map(\.place)
        }
        return sorted(packed, keys)
    }

    /// The keys as numbers of the same order; nil where days and sums lie too far apart for 64 bits.
    private static func packed(_ keys: [Key]) -> [SortKey]? {
        guard let one = keys.first else { return [] }
        var (days, booked, sums) = (one.day...one.day, one.bookedOn...one.bookedOn, one.amount...one.amount)
        for key in keys {
            days = min(days.lowerBound, key.day)...max(days.upperBound, key.day)
            booked = min(booked.lowerBound, key.bookedOn)...max(booked.upperBound, key.bookedOn)
            sums = min(sums.lowerBound, key.amount)...max(sums.upperBound, key.amount)
        }
        func bits(_ most: Int64) -> Int { Int64.bitWidth - most.leadingZeroBitCount }
        let (span, isOver) = sums.upperBound.subtractingReportingOverflow(sums.lowerBound)
        let ofBooked = bits(Int64(booked.upperBound - booked.lowerBound))
        guard !isOver, bits(Int64(days.upperBound - days.lowerBound)) + 8 + ofBooked + bits(span) <= 64 else {
            return nil
        }
        return keys.map { key in
            let day = UInt64(key.day - days.lowerBound) << 8 | UInt64(key.strategy)
            let both = day << UInt64(ofBooked) | UInt64(key.bookedOn - booked.lowerBound)
            return SortKey(key: both << UInt64(bits(span)) | UInt64(key.amount - sums.lowerBound), index: key.place)
        }
    }

    private func sorted(_ keys: [SortKey], _ all: [Key]) -> [Int32] {
        var keys = keys
        Ordering.sort(&keys)
        var start = 0
        for end in 1...max(keys.count, 1) where end >= keys.count || keys[end].key != keys[start].key {
            if end - start > 1 {
                keys[start..<end].sort { precedes(all[Int($0.index)], all[Int($1.index)]) }
            }
            start = end
        }
        return keys.map(\.index)
    }

    private func precedes(_ left: Key, _ right: Key) -> Bool {
        if left.day != right.day { return left.day < right.day }
        if left.strategy != right.strategy { return left.strategy < right.strategy }
        if left.bookedOn != right.bookedOn { return left.bookedOn < right.bookedOn }
        if left.amount != right.amount { return left.amount < right.amount }
        let (a, b) = (Int(pending[Int(left.place)]), Int(pending[Int(right.place)]))
        let (first, second) = (book.payments[a].bankReference, book.payments[b].bankReference)
        if !book.text.equal(first, second) { return book.text.precedes(first, second) }
        return book.payments[a].id < book.payments[b].id
    }
}
