// Entries of an account that other reports or statements brought: what tells that two records are one entry.

internal import Domain

/// What one entry of a statement is told by: its records, in most cases one, for a batch one for each detail.
struct EntryGroup {
    var kind: StatementKind
    var account: AccountIndex
    var currency: Currency
    /// Sum of the records, signed.
    var amount: Int64
    var bookedOn: Day
    var valueOn: MaybeDay
    /// The file gave no booking day.
    var isInferred: Bool
    /// Records of the entry, one behind the other.
    var records: Range<Int>

    /// Entries of a range of payments: records of one line of one file are one entry.
    static func groups(
        _ payments: borrowing [Payment], _ range: Range<Int>, where isWanted: (Int) -> Bool,
        kind: (Int) -> StatementKind
    ) -> [EntryGroup] {
        var groups: [EntryGroup] = []
        var line = UInt32.max
        var file = FileIndex.max
        for index in range {
            guard isWanted(index) else {
                line = .max
                continue
            }
            let payment = payments[index]
            let isNext = payment.position.line == line && payment.position.file == file && payment.position.detail > 1
            if isNext, var last = groups.popLast() {
                last.amount += payment.amount
                last.records = last.records.lowerBound..<(index + 1)
                groups.append(last)
                continue
            }
            (line, file) = (payment.position.line, payment.position.file)
            groups.append(
                EntryGroup(
                    kind: kind(index), account: payment.account, currency: payment.currency, amount: payment.amount,
                    bookedOn: payment.bookedOn, valueOn: payment.valueOn,
                    isInferred: payment.flags.contains(.dateInferred), records: index..<(index + 1)))
        }
        return groups
    }

    func isOfDay(of other: EntryGroup) -> Bool {
        if bookedOn == other.bookedOn { return true }
        // A report without booking days: the value date is the only day that it gives.
        return (isInferred || other.isInferred) && valueOn != .none && valueOn == other.valueOn
    }
}

/// Known entries by account, currency and sum.
struct EntryPool {
    private struct Key: Hashable {
        var account: AccountIndex
        var currency: Currency
        var amount: Int64
        var kind: UInt8
    }

    /// Records of the known entries; their texts stand in the book's arena.
    private(set) var payments: [Payment] = []
    /// Where each record stands in the book; -1 for one that an earlier run settled.
    private(set) var places: [Int32] = []
    private(set) var groups: [EntryGroup] = []
    private var byID: [RecordID: Int] = [:]
    private var bySum: [Key: [Int]] = [:]

    mutating func add(_ added: [Payment], places: [Int32], kind: (Payment) -> StatementKind) {
        let start = payments.count
        payments += added
        self.places += places
        let new = EntryGroup.groups(payments, start..<payments.count) { _ in
            true
        } kind: {
            kind(payments[$0])
        }
        for group in new {
            for record in group.records { byID[payments[record].id] = groups.count }
            bySum[key(group, group.kind), default: []].append(groups.count)
            groups.append(group)
        }
    }

    private func key(_ group: EntryGroup, _ kind: StatementKind) -> Key {
        Key(account: group.account, currency: group.currency, amount: group.amount, kind: kind.rawValue)
    }

    /// The record came apart into its details: nothing is added to it any more.
    mutating func settle(_ record: Int) { places[record] = -1 }

    /// Which kind of report brought a record.
    func kind(of id: RecordID) -> StatementKind? { entry(of: id).map { groups[$0].kind } }

    /// The entry that a record belongs to.
    func entry(of id: RecordID) -> Int? { byID[id] }

    /// The entry of another kind of report that this one is, not among `used`: the same account, sum, day and reference.
    func find(
        _ group: EntryGroup, _ payments: borrowing [Payment], shift: UInt32, used: Set<Int>, _ bytes: borrowing [UInt8]
    ) -> Int? {
        var probable: Int?
        // Entries of its own kind are not even looked at: thousands may have a common sum.
        let lists = StatementKind.allCases.filter { $0.rawValue != group.kind.rawValue }
            .compactMap { bySum[key(group, $0)] }
        let all = lists.count > 1 ? lists.flatMap { $0 }.sorted() : lists.first ?? []
        for index in all {
            let known = groups[index]
            guard known.isOfDay(of: group), !used.contains(index) else { continue }
            // Of a batch the sum is what its details have in common with the entry; their references are their own.
            guard known.records.count == 1, group.records.count == 1 else { return index }
            let record = payments[group.records.lowerBound].moved(by: shift)
            switch EntryReference.compare(record, self.payments[known.records.lowerBound], bytes) {
            case .same: return index
            case .unknown: probable = probable ?? index
            case .different: continue
            }
        }
        return probable
    }
}

/// Whether two records of one sum and day have one reference.
enum EntryReference {
    case same, unknown, different

    static func compare(_ left: Payment, _ right: Payment, _ bytes: borrowing [UInt8]) -> EntryReference {
        let lefts = [left.bankReference, left.endToEndID].filter { !$0.isEmpty }
        let rights = [right.bankReference, right.endToEndID].filter { !$0.isEmpty }
        for one in lefts {
            for other in rights where equal(one, other, bytes) { return .same }
        }
        let hasBoth = !lefts.isEmpty && !rights.isEmpty
        if hasBoth, isOfBank(left, bytes) == isOfBank(right, bytes) { return .different }
        // References of two kinds, or none: the texts decide, where both have one.
        guard !left.remittance.isEmpty, !right.remittance.isEmpty else { return .unknown }
        if solid(left.remittance, bytes) == solid(right.remittance, bytes) { return .unknown }
        let isCut =
            left.flags.contains(.lineOpen) && begins(left.remittance, right.remittance, bytes)
            || right.flags.contains(.lineOpen) && begins(right.remittance, left.remittance, bytes)
        return isCut ? .unknown : .different
    }

    /// A reference of the bank's own, not the payer's in its place.
    private static func isOfBank(_ payment: Payment, _ bytes: borrowing [UInt8]) -> Bool {
        !payment.bankReference.isEmpty && !equal(payment.bankReference, payment.endToEndID, bytes)
    }

    private static func equal(_ left: TextRef, _ right: TextRef, _ bytes: borrowing [UInt8]) -> Bool {
        left.length == right.length && bytes[left.range].elementsEqual(bytes[right.range])
    }

    /// Whether a text is the beginning of another, blanks left aside; a character cut in two counts as far as it is whole.
    static func begins(_ text: TextRef, _ longer: TextRef, _ bytes: borrowing [UInt8]) -> Bool {
        var beginning = solid(text, bytes)
        // A decoder puts U+FFFD for half a character.
        if beginning.suffix(3) == [0xEF, 0xBF, 0xBD] { beginning.removeLast(3) }
        return solid(longer, bytes).starts(with: beginning)
    }

    private static func solid(_ text: TextRef, _ bytes: borrowing [UInt8]) -> [UInt8] {
        bytes[text.range].filter { $0 > 32 }
    }
}
