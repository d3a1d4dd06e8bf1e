// Debtors (задължени лица) by their identifier, each with all obligations of theirs.

internal import Domain

/// Persons of the registers. A person is the identifier without blanks, case and the marks `BG` and `LNC`. A class: a copy of
/// the struct would count the owners of all its lists, and tasks beside each other would fight for the counts.
final class DebtorIndex: Sendable {
    private let names: Names
    /// Person of each obligation; -1 for none.
    let person: [Int32]
    /// Obligations by person: `order[first[p]..<first[p + 1]]`, ascending.
    private let first: [Int32]
    private let order: [Int32]

    init(_ book: Book) {
        let obligations = book.obligations
        let bytes = book.text.bytes.span
        var names = Names(capacity: obligations.count / 2)
        var person = Array(repeating: Int32(-1), count: obligations.count)
        var block = Array(repeating: (key: [UInt8](), hash: UInt64(0)), count: Block.rows)
        for start in stride(from: 0, to: obligations.count, by: Block.rows) {
            let rows = min(Block.rows, obligations.count - start)
            for row in 0..<rows {
                Identifiers.person(bytes, obligations[start + row].payerID.range, into: &block[row].key)
                let key = block[row].key
                block[row].hash = TextTable.hash(key.span, 0..<key.count)
                Block.keep(UInt8(truncatingIfNeeded: names.table.touched(block[row].hash)))
            }
            for row in 0..<rows { person[start + row] = names.add(block[row].key, block[row].hash) }
        }
        self.names = names
        self.person = person
        (first, order) = Self.group(person, count: Int(names.count))
    }

    /// Persons; they are numbered from 0.
    var count: Int32 { names.count }

    /// Identifiers by number.
    private struct Names: Sendable {
        var table: TextTable
        /// Canonical identifiers, one behind the other.
        var keys: [UInt8] = []
        var starts: [Int32] = [0]

        init(capacity: Int) { table = TextTable(capacity: capacity) }

        var count: Int32 { Int32(starts.count - 1) }

        /// The person with a canonical identifier, new or known; -1 for none.
        mutating func add(_ key: [UInt8], _ hash: UInt64) -> Int32 {
            guard !key.isEmpty else { return -1 }
            if let found = find(key, hash) { return found }
            let new = count
            table.insert(hash, new)
            keys.append(contentsOf: key)
            starts.append(Int32(keys.count))
            return new
        }

        func find(_ key: [UInt8], _ hash: UInt64) -> Int32? { table.find(hash) { isKey($0, key) } }

        private func isKey(_ person: Int32, _ key: [UInt8]) -> Bool {
            let start = Int(starts[Int(person)])
            guard Int(starts[Int(person) + 1]) - start == key.count else { return false }
            for place in key.indices where keys[start + place] != key[place] { return false }
            return true
        }
    }

    private static func group(_ person: [Int32], count: Int) -> (first: [Int32], order: [Int32]) {
        var first = Array(repeating: Int32(0), count: count + 2)
        for person in person where person >= 0 { first[Int(person) + 1] += 1 }
        for index in 1..<first.count { first[index] += first[index - 1] }
        var order = Array(repeating: Int32(0), count: Int(first[first.count - 1]))
        var next = first
        for index in person.indices where person[index] >= 0 {
            order[Int(next[Int(person[index])])] = Int32(index)
            next[Int(person[index])] += 1
        }
        return (first, order)
    }

    /// Three steps to the key of a person that is looked for soon, each to be taken for many before the next
    /// (`LikelyReferences`).
    func touched(_ hash: UInt64) -> UInt64 { names.table.touched(hash) }
    func start(_ touched: UInt64, _ hash: UInt64) -> Int32 {
        TextTable.value(touched, hash).map { names.starts[Int($0)] } ?? 0
    }
    func key(at start: Int) -> UInt8 { start < names.keys.count ? names.keys[start] : 0 }

    /// The person with an identifier as a payment writes it.
    func find(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ key: inout [UInt8]) -> Int32? {
        Identifiers.person(bytes, range, into: &key)
        return find(key)
    }

    /// The person with a canonical identifier.
    func find(_ key: [UInt8]) -> Int32? {
        guard !key.isEmpty else { return nil }
        return names.find(key, TextTable.hash(key.span, 0..<key.count))
    }

    /// Where a person's obligations stand (`obligation(at:)`).
    func places(of person: Int32) -> Range<Int> { Int(first[Int(person)])..<Int(first[Int(person) + 1]) }

    func obligation(at place: Int) -> Int32 { order[place] }

    func obligations(of person: Int32) -> ArraySlice<Int32> {
        order[Int(first[Int(person)])..<Int(first[Int(person) + 1])]
    }
}
