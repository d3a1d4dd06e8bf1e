// The order in which debts of one kind are paid (ДОПК чл. 169 ал. 3а): the oldest year first, then the earliest due, then the id.

package import Domain

package enum LegalOrder {
    package static func precedes(_ left: Int32, _ right: Int32, _ book: Book) -> Bool {
        precedes(book.obligations[Int(left)], book.obligations[Int(right)], in: book.text)
    }

    package static func precedes(
        _ one: borrowing Obligation, _ other: borrowing Obligation, in text: borrowing TextArena
    ) -> Bool {
        if one.year != other.year { return one.year < other.year }
        let (first, second) = (dueDay(one), dueDay(other))
        if first != second { return first < second }
        return text.precedes(one.id, other.id)
    }

    /// The day by which acts are put in order (ал. 4): when payment was due, else when it was served or issued.
    package static func dueDay(_ debt: borrowing Obligation) -> Day {
        if let due = debt.dueOn.value { return due }
        let served = debt.servedOn.value
        let issued = debt.issuedOn
        return served ?? issued
    }
}

/// What instalments of one year have in common: payer, kind, object, year. Texts by their 64-bit hashes.
package struct YearKey: Hashable, Sendable {
    fileprivate let payer: UInt64
    private let object: UInt64
    private let kind: KindIndex
    private let year: Int16

    package init(_ debt: borrowing Obligation, _ text: borrowing TextArena) {
        payer = TextTable.hash(text.bytes.span, debt.payerID.range)
        object = TextTable.hash(text.bytes.span, debt.object.range)
        kind = debt.kind
        year = debt.year
    }

    /// The texts are hashes already: one number is enough for a table of a million.
    fileprivate var number: UInt64 { TextTable.mixed(payer ^ object &+ UInt64(UInt16(bitPattern: year))) }
    package func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

/// A value for each of some years.
package struct YearTable<Value: Sendable>: Sendable {
    private var table = TextTable(capacity: 0)
    package private(set) var keys: [YearKey] = []
    package var values: [Value] = []

    package init() {}

    /// Where the year's value stands.
    package func place(_ key: YearKey) -> Int? { table.find(key.number) { keys[Int($0)] == key }.map { Int($0) } }

    /// The first value of a year stays.
    package mutating func insert(_ key: YearKey, _ value: Value) {
        guard place(key) == nil else { return }
        table.insert(key.number, Int32(keys.count))
        keys.append(key)
        values.append(value)
    }
}

/// Tells most debts apart from those of some years by the payer alone: a bit for each, before a table is asked.
package struct YearFilter: Sendable {
    private var bits: [UInt64]
    private let mask: UInt64

    package init(_ keys: some Collection<YearKey>) {
        var words = 64
        while words * 4 < keys.count { words *= 2 }
        bits = Array(repeating: 0, count: words)
        mask = UInt64(words * 64 - 1)
        for key in keys { bits[Int((key.payer >> 20 & mask) >> 6)] |= 1 << (key.payer >> 20 & 63) }
    }

    package func mayHold(_ debt: borrowing Obligation, _ text: borrowing TextArena) -> Bool {
        let payer = TextTable.hash(text.bytes.span, debt.payerID.range) >> 20
        return bits[Int((payer & mask) >> 6)] >> (payer & 63) & 1 == 1
    }
}
