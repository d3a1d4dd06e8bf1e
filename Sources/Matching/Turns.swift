// In which order payments are decided, and at which desk.

internal import Domain

struct Turns: Sendable {
    /// Payments that may be joined tonight, indices into the book.
    let pending: [Int32]
    /// Places in `pending`, in the order in which money counts.
    let order: [Int32]
    /// How many desks there are.
    let count: Int
    /// Desk of each place in `pending` (`Ties`); empty: each desk has an equal share of the turns, one behind the other.
    let desks: [UInt8]

    /// The turns of one desk.
    func of(_ desk: UInt8) -> [Int32] {
        guard desks.isEmpty else { return order.filter { desks[Int($0)] == desk } }
        let size = (order.count + count - 1) / count
        return Array(order.dropFirst(Int(desk) * size).prefix(size))
    }

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
        guard !desks.isEmpty else {
            for desk in parts.indices {
                for place in parts[desk].indices { body(desk, place) }
            }
            return
        }
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

/// All that tells turns apart, side by side: a million payments are not looked up at each comparison.
struct TurnKey: Sendable {
    var day: Day
    var strategy: UInt8
    var bookedOn: Day
    var amount: Int64
    /// The first sixteen bytes of the bank's reference: most references differ there.
    var reference: (UInt64, UInt64)

    /// - Parameter strongest: the strongest strategy that the payment may be joined by.
    init(_ payment: borrowing Payment, _ strongest: Strategy, _ bytes: borrowing Span<UInt8>) {
        day = payment.paidOn
        strategy = strongest.rawValue
        bookedOn = payment.bookedOn
        amount = payment.amount
        reference = (0, 0)
        var shift = UInt64(64)
        for place in payment.bankReference.range.prefix(16) {
            if shift == 0 { (reference.0, reference.1, shift) = (reference.1, 0, 64) }
            shift -= 8
            reference.1 |= UInt64(bytes[place]) << shift
        }
        if payment.bankReference.length <= 8 { reference = (reference.1, 0) }
    }
}

/// Puts payments in the order in which money counts: payment day, strategy, booking day, amount, reference, id. An object:
/// a comparison that holds it counts one owner, not those of all the book's lists.
final class TurnOrder: Sendable {
    /// By place in `pending`.
    let keys: [TurnKey]
    let pending: [Int32]
    let book: Book

    init(keys: [TurnKey], pending: [Int32], book: Book) {
        self.keys = keys
        self.pending = pending
        self.book = book
    }

    /// Places in `pending`.
    func places() -> [Int32] {
        guard var packed = packed() else { return keys.indices.map { Int32($0) }.sorted { precedes($0, $1) } }
        Ordering.sort(&packed)
        var start = 0
        for end in 1...max(packed.count, 1) where end >= packed.count || packed[end].key != packed[start].key {
            if end - start > 1 { packed[start..<end].sort { precedes($0.index, $1.index) } }
            start = end
        }
        return packed.map(\.index)
    }

    /// The keys as numbers of the same order; nil where days and sums lie too far apart for 64 bits.
    private func packed() -> [SortKey]? {
        guard let one = keys.first else { return [] }
        var (firstDay, lastDay) = (one.day.number, one.day.number)
        var (firstBooked, lastBooked) = (one.bookedOn.number, one.bookedOn.number)
        var (least, most) = (one.amount, one.amount)
        for key in keys {
            (firstDay, lastDay) = (min(firstDay, key.day.number), max(lastDay, key.day.number))
            (firstBooked, lastBooked) = (min(firstBooked, key.bookedOn.number), max(lastBooked, key.bookedOn.number))
            (least, most) = (min(least, key.amount), max(most, key.amount))
        }
        func bits(_ most: Int64) -> Int { Int64.bitWidth - most.leadingZeroBitCount }
        let (span, isOver) = most.subtractingReportingOverflow(least)
        let ofBooked = bits(Int64(lastBooked) - Int64(firstBooked))
        guard !isOver, bits(Int64(lastDay) - Int64(firstDay)) + 8 + ofBooked + bits(span) <= 64 else { return nil }
        let ofSums = UInt64(bits(span))
        return keys.indices.map { place in
            let key = keys[place]
            let day = UInt64(key.day.number - firstDay) << 8 | UInt64(key.strategy)
            let both = day << UInt64(ofBooked) | UInt64(key.bookedOn.number - firstBooked)
            return SortKey(key: both << ofSums | UInt64(key.amount - least), index: Int32(place))
        }
    }

    private func precedes(_ left: Int32, _ right: Int32) -> Bool {
        let (one, other) = (keys[Int(left)], keys[Int(right)])
        if one.day != other.day { return one.day < other.day }
        if one.strategy != other.strategy { return one.strategy < other.strategy }
        if one.bookedOn != other.bookedOn { return one.bookedOn < other.bookedOn }
        if one.amount != other.amount { return one.amount < other.amount }
        if one.reference != other.reference { return one.reference < other.reference }
        let (a, b) = (Int(pending[Int(left)]), Int(pending[Int(right)]))
        let (first, second) = (book.payments[a].bankReference, book.payments[b].bankReference)
        if !book.text.equal(first, second) { return book.text.precedes(first, second) }
        return book.payments[a].id < book.payments[b].id
    }
}
