// The references of all obligations, folded: what a text is searched for. Built once a run, never all pairs.

internal import Domain

/// Obligation ids or documents by folded key, in shards by the key's hash: each can be built by a task of its own. A class, as
/// `DebtorIndex`.
final class ReferenceIndex: Sendable {
    static let shardCount = 2
    // Two fields, not an array: an element of an array is copied, with all its counts, at every look.
    private let even: Shard
    private let odd: Shard
    let longest: Int
    /// The lengths of the keys, a bit each; the last one is of all that are longer, too.
    let lengths: UInt64

    /// Shards in the order of their numbers.
    init(_ even: Shard, _ odd: Shard) {
        self.even = even
        self.odd = odd
        longest = max(even.longest, odd.longest)
        lengths = even.lengths | odd.lengths
    }

    /// Whether some key has this length.
    @inline(__always) func has(length: Int) -> Bool { Self.has(lengths, length) }
    @inline(__always) static func has(_ lengths: UInt64, _ length: Int) -> Bool {
        lengths &>> UInt64(min(length, 63)) & 1 == 1
    }

    /// The number of the shard that a key with this hash belongs to.
    @inline(__always) static func shard(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 3 & 1) }

    static func hash(_ key: some Collection<UInt8>) -> UInt64 {
        var hash = TextTable.seed
        for byte in key { hash = TextTable.step(hash, byte) }
        return TextTable.mixed(hash)
    }

    @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
        Self.shard(hash) == 0 ? even.mayHold(hash) : odd.mayHold(hash)
    }

    /// The same, asked of the table, too: before a key is put together for a look.
    @inline(__always) func leads(_ hash: UInt64) -> Bool {
        Self.shard(hash) == 0 ? even.leads(hash) : odd.leads(hash)
    }

    /// The entry of a key.
    @inline(__always) func first(_ hash: UInt64, _ bytes: ArraySlice<UInt8>) -> Entry? {
        let shard = Self.shard(hash)
        let place = shard == 0 ? even.first(hash, bytes) : odd.first(hash, bytes)
        return place.map { Entry(shard: shard, place: $0) }
    }

    /// What stands in the table at the place of a hash that will be asked for soon.
    @inline(__always) func touched(_ hash: UInt64) -> UInt64 {
        Self.shard(hash) == 0 ? even.touched(hash) : odd.touched(hash)
    }

    /// The text that such a place leads to; none where it leads nowhere.
    @inline(__always) func shown(_ touched: UInt64, _ hash: UInt64) -> TextRef {
        guard let record = TextTable.value(touched, hash) else { return .none }
        return Self.shard(hash) == 0 ? even.shown(record) : odd.shown(record)
    }

    /// The only obligation with the entry's key; nil where there are several.
    func single(_ entry: Entry) -> (obligation: Int32, shown: TextRef)? {
        entry.shard == 0 ? even.single(entry.place) : odd.single(entry.place)
    }

    /// All obligations with the entry's key, in the order in which they were added.
    func all(_ entry: Entry) -> [Int32] { entry.shard == 0 ? even.all(entry.place) : odd.all(entry.place) }

    struct Entry: Sendable {
        var shard: Int
        var place: Int32
    }

    struct Shard: Sendable {
        /// One obligation with its key, all that a look-up asks side by side.
        private struct Record {
            /// Of the key in `keys`.
            var start: Int32
            var length: Int32
            var obligation: Int32
            /// The next record with the same key; -1: none.
            var next: Int32
            /// The id or number as the register writes it.
            var shown: TextRef
            /// The first sixteen bytes of the key, so that a look-up need not go to `keys` for them.
            var head: (UInt64, UInt64)
        }

        /// Key bytes of all records, one behind the other.
        private var keys: [UInt8] = []
        private var records: [Record] = []
        private var table: TextTable
        /// Two bits of one word per hash: most look-ups end here, in the cache.
        private var filter: [UInt64]
        private let filterMask: UInt64
        private(set) var longest = 0
        private(set) var lengths: UInt64 = 0

        /// - Parameter count: keys of all shards together. A filter that is too small for them tells nothing.
        init(keys count: Int) {
            let capacity = count / ReferenceIndex.shardCount * 17 / 16 + 16
            table = TextTable(capacity: capacity)
            var words = 64
            while words * 8 < capacity { words *= 2 }
            filter = Array(repeating: 0, count: words)
            filterMask = UInt64(words - 1)
            records.reserveCapacity(capacity)
            keys.reserveCapacity(capacity * 14)
        }

        mutating func add(_ key: [UInt8], _ hash: UInt64, _ obligation: Int32, shown: TextRef) {
            longest = max(longest, key.count)
            lengths |= 1 << UInt64(min(key.count, 63))
            let record = Int32(records.count)
            records.append(
                Record(
                    start: Int32(keys.count), length: Int32(key.count), obligation: obligation, next: -1, shown: shown,
                    head: Self.head(key[...])))
            keys.append(contentsOf: key)
            // A key whose bits are not set yet stands nowhere yet: no look into the table.
            guard var first = first(hash, key[...]) else {
                filter[word(hash)] |= Self.bits(hash)
                table.insert(hash, record)
                return
            }
            while records[Int(first)].next >= 0 { first = records[Int(first)].next }
            records[Int(first)].next = record
        }

        @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
            let bits = Self.bits(hash)
            return filter[word(hash)] & bits == bits
        }

        @inline(__always) private func word(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 13 & filterMask) }
        @inline(__always) private static func bits(_ hash: UInt64) -> UInt64 {
            1 &<< (hash >> 7 & 63) | 1 &<< (hash >> 58)
        }

        /// Whether some key has the upper half of this hash.
        @inline(__always) func leads(_ hash: UInt64) -> Bool { mayHold(hash) && table.find(hash) { _ in true } != nil }

        func first(_ hash: UInt64, _ bytes: ArraySlice<UInt8>) -> Int32? {
            guard mayHold(hash) else { return nil }
            let head = Self.head(bytes)
            return table.find(hash) { isKey($0, bytes, head) }
        }

        @inline(__always)
        private func isKey(_ record: Int32, _ bytes: ArraySlice<UInt8>, _ head: (UInt64, UInt64)) -> Bool {
            let (own, length) = (records[Int(record)].head, Int(records[Int(record)].length))
            guard own.0 == head.0, own.1 == head.1, length == bytes.count else { return false }
            guard length > 16 else { return true }
            var place = Int(records[Int(record)].start) + 16
            for byte in bytes.dropFirst(16) {
                if keys[place] != byte { return false }
                place &+= 1
            }
            return true
        }

        private static func head(_ key: ArraySlice<UInt8>) -> (UInt64, UInt64) {
            var (first, second) = (UInt64(0), UInt64(0))
            var shift: UInt64 = 0
            for byte in key.prefix(16) {
                if shift < 64 { first |= UInt64(byte) &<< shift } else { second |= UInt64(byte) &<< (shift &- 64) }
                shift &+= 8
            }
            return (first, second)
        }

        @inline(__always) func touched(_ hash: UInt64) -> UInt64 { mayHold(hash) ? table.touched(hash) : 0 }
        /// The text of a record that will be compared soon; all of the record is fetched with it.
        @inline(__always) func shown(_ record: Int32) -> TextRef {
            Block.keep(UInt8(truncatingIfNeeded: records[Int(record)].head.1 ^ UInt64(records[Int(record)].length)))
            return records[Int(record)].shown
        }

        /// Before `add`, beside others: what stands where the key will come.
        @inline(__always) func fetch(_ hash: UInt64) -> UInt64 {
            filter[word(hash)] ^ table.touched(hash)
        }

        func single(_ record: Int32) -> (obligation: Int32, shown: TextRef)? {
            let first = records[Int(record)]
            return first.next < 0 ? (first.obligation, first.shown) : nil
        }

        func all(_ record: Int32) -> [Int32] {
            var found: [Int32] = []
            var place = record
            while place >= 0 {
                found.append(records[Int(place)].obligation)
                place = records[Int(place)].next
            }
            return found
        }
    }
}
