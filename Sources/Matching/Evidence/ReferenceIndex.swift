// The references of all obligations, folded: what a text is searched for. Built once a run, never all pairs.

internal import Domain

/// Obligation ids and documents by folded key.
struct ReferenceIndex: Sendable {
    /// Key bytes of all entries, one behind the other.
    private var keys: [UInt8] = []
    private var starts: [Int32] = [0]
    /// Obligation of each entry, and the next entry with the same key (-1: none).
    private var obligations: [Int32] = []
    private var next: [Int32] = []
    private var table: TextTable
    /// One bit per hash: most look-ups end here, in the cache.
    private var filter: [UInt64]
    private let filterMask: UInt64
    private(set) var longest = 0

    init(capacity: Int) {
        table = TextTable(capacity: capacity)
        var words = 64
        while words * 8 < capacity { words *= 2 }
        filter = Array(repeating: 0, count: words)
        filterMask = UInt64(words * 64 - 1)
        obligations.reserveCapacity(capacity)
        next.reserveCapacity(capacity)
        starts.reserveCapacity(capacity + 1)
        keys.reserveCapacity(capacity * 14)
    }

    static func hash(_ key: some Collection<UInt8>) -> UInt64 {
        var hash: UInt64 = Self.seed
        for byte in key { hash = step(hash, byte) }
        return TextTable.mixed(hash)
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    @inline(__always) static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    mutating func add(_ key: some Collection<UInt8>, _ obligation: Int32) {
        guard !key.isEmpty else { return }
        longest = max(longest, key.count)
        let hash = Self.hash(key)
        let entry = Int32(obligations.count)
        keys.append(contentsOf: key)
        starts.append(Int32(keys.count))
        obligations.append(obligation)
        next.append(-1)
        let bit = hash >> 7 & filterMask
        filter[Int(bit >> 6)] |= 1 << (bit & 63)
        guard var first = table.find(hash, where: { self.key($0).elementsEqual(key) }) else {
            table.insert(hash, entry)
            return
        }
        while next[Int(first)] >= 0 { first = next[Int(first)] }
        next[Int(first)] = entry
    }

    private func key(_ entry: Int32) -> ArraySlice<UInt8> {
        keys[Int(starts[Int(entry)])..<Int(starts[Int(entry) + 1])]
    }

    @inline(__always) func mayHold(_ hash: UInt64) -> Bool {
        let bit = hash >> 7 & filterMask
        return filter[Int(bit >> 6)] >> (bit & 63) & 1 == 1
    }

    /// All obligations with this key, in the order in which they were added.
    func find(_ hash: UInt64, _ bytes: ArraySlice<UInt8>) -> [Int32] {
        guard var entry = first(hash, bytes) else { return [] }
        var found = [obligations[Int(entry)]]
        while next[Int(entry)] >= 0 {
            entry = next[Int(entry)]
            found.append(obligations[Int(entry)])
        }
        return found
    }

    func first(_ hash: UInt64, _ bytes: ArraySlice<UInt8>) -> Int32? {
        guard mayHold(hash) else { return nil }
        return table.find(hash) { self.key($0).elementsEqual(bytes) }
    }

    /// The only obligation with the entry's key; nil where there are several.
    func single(_ entry: Int32) -> Int32? { next[Int(entry)] < 0 ? obligations[Int(entry)] : nil }

    func all(_ entry: Int32) -> [Int32] {
        var found: [Int32] = []
        var place = entry
        while place >= 0 {
            found.append(obligations[Int(place)])
            place = next[Int(place)]
        }
        return found
    }
}
