// Debtors (задължени лица) by their identifier, each with all obligations of theirs.

internal import Domain

/// Persons of the registers. A person is the identifier without blanks, case and the marks `BG` and `LNC`.
struct DebtorIndex: Sendable {
    private var table: TextTable
    /// Canonical identifiers, one behind the other.
    private var keys: [UInt8] = []
    private var starts: [Int32] = [0]
    /// Person of each obligation; -1 for none.
    private(set) var person: [Int32]
    /// Obligations by person: `order[first[p]..<first[p + 1]]`, ascending.
    private var first: [Int32] = []
    private var order: [Int32] = []

    init(_ book: Book) {
        let obligations = book.obligations
        let bytes = book.text.bytes.span
        table = TextTable(capacity: obligations.count / 2)
        person = Array(repeating: -1, count: obligations.count)
        var block = Array(repeating: (key: [UInt8](), hash: UInt64(0)), count: Block.rows)
        for start in stride(from: 0, to: obligations.count, by: Block.rows) {
            let rows = min(Block.rows, obligations.count - start)
            for row in 0..<rows {
                Identifiers.person(bytes, obligations[start + row].payerID.range, into: &block[row].key)
                let key = block[row].key
                block[row].hash = TextTable.hash(key.span, 0..<key.count)
                Block.keep(UInt8(truncatingIfNeeded: table.touched(block[row].hash)))
            }
            for row in 0..<rows { person[start + row] = add(block[row].key, block[row].hash) }
        }
        group()
    }

    /// Persons; they are numbered from 0.
    var count: Int32 { Int32(starts.count - 1) }

    /// The person with a canonical identifier, new or known; -1 for none.
    private mutating func add(_ key: [UInt8], _ hash: UInt64) -> Int32 {
        guard !key.isEmpty else { return -1 }
        if let found = table.find(hash, where: { isKey($0, key) }) { return found }
        let new = Int32(starts.count - 1)
        table.insert(hash, new)
        keys.append(contentsOf: key)
        starts.append(Int32(keys.count))
        return new
    }

    private mutating func group() {
        first = Array(repeating: 0, count: starts.count + 1)
        for person in person where person >= 0 { first[Int(person) + 1] += 1 }
        for index in 1..<first.count { first[index] += first[index - 1] }
        order = Array(repeating: 0, count: Int(first[first.count - 1]))
        var next = first
        for index in person.indices where person[index] >= 0 {
            order[Int(next[Int(person[index])])] = Int32(index)
            next[Int(person[index])] += 1
        }
    }

    private func isKey(_ person: Int32, _ key: [UInt8]) -> Bool {
        let start = Int(starts[Int(person)])
        guard Int(starts[Int(person) + 1]) - start == key.count else { return false }
        for place in key.indices where keys[start + place] != key[place] { return false }
        return true
    }

    /// Three steps to the key of a person that is looked for soon, each to be taken for many before the next
    /// (`LikelyReferences`).
    func touched(_ hash: UInt64) -> UInt64 { table.touched(hash) }
    func start(_ touched: UInt64, _ hash: UInt64) -> Int32 {
        TextTable.value(touched, hash).map { starts[Int($0)] } ?? 0
    }
    func key(at start: Int) -> UInt8 { start < keys.count ? keys[start] : 0 }

    /// The person with an identifier as a payment writes it.
    func find(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>, _ key: inout [UInt8]) -> Int32? {
        Identifiers.person(bytes, range, into: &key)
        return find(key)
    }

    /// The person with a canonical identifier.
    func find(_ key: [UInt8]) -> Int32? {
        guard !key.isEmpty else { return nil }
        return table.find(TextTable.hash(key.span, 0..<key.count)) { isKey($0, key) }
    }

    /// Where a person's obligations stand (`obligation(at:)`).
    func places(of person: Int32) -> Range<Int> { Int(first[Int(person)])..<Int(first[Int(person) + 1]) }

    func obligation(at place: Int) -> Int32 { order[place] }

    func firstDebt(of person: Int32) -> Int32 { order[Int(first[Int(person)])] }

    func obligations(of person: Int32) -> ArraySlice<Int32> {
        order[Int(first[Int(person)])..<Int(first[Int(person) + 1])]
    }
}
