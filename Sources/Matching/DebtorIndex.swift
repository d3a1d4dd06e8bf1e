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
        var key: [UInt8] = []
        var last: Int32 = -1
        for index in obligations.indices {
            Identifiers.person(bytes, obligations[index].payerID.range, into: &key)
            guard !key.isEmpty else { continue }
            // A register lists the debts of one person side by side.
            if last >= 0, isKey(last, key) {
                person[index] = last
                continue
            }
            let hash = TextTable.hash(key.span, 0..<key.count)
            if let found = table.find(hash, where: { isKey($0, key) }) {
                last = found
            } else {
                last = Int32(starts.count - 1)
                table.insert(hash, last)
                keys.append(contentsOf: key)
                starts.append(Int32(keys.count))
            }
            person[index] = last
        }
        group()
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

    func obligations(of person: Int32) -> ArraySlice<Int32> {
        order[Int(first[Int(person)])..<Int(first[Int(person) + 1])]
    }
}
