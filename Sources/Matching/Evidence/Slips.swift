// Slips: ids and numbers that no register brings, and the obligations whose own are one slip of the pen away.

internal import Domain

extension EvidenceReader {
    /// All debts whose number or id is one slip away: a digit wrong, missing, doubled or too many, two swapped.
    func near(_ unknown: [UnknownReference]) -> [Int32] {
        var near: [Int32] = []
        for reference in unknown
        where !reference.isBare && reference.key.count - reference.prefix >= 3 && reference.key.count <= 40 {
            let index = reference.isID ? tables.ids : tables.documents
            // The number itself with another year: a date that was not the document's, or a slip in the year. Or with letters.
            if reference.year != 0 || reference.hasLetters, reference.key.count >= 6,
                let entry = index.first(ReferenceIndex.hash(reference.key), reference.key[...])
            {
                for debt in index.all(entry) where !near.contains(debt) && isOfKind(debt, reference, anyYear: true) {
                    near.append(debt)
                }
            }
            let key = SlippedKey(reference.key, dropsZeros: !reference.isID)
            key.forEachSlip(from: reference.prefix, lengths: index.lengths) { slip, hash in
                guard index.leads(hash), let entry = index.first(hash, key.bytes(slip)) else { return }
                for debt in index.all(entry) where !near.contains(debt) && isOfKind(debt, reference) {
                    near.append(debt)
                }
            }
        }
        return near
    }

    private func isOfKind(_ debt: Int32, _ unknown: UnknownReference, anyYear: Bool = false) -> Bool {
        guard !unknown.isID else { return true }
        let record = obligations[Int(debt)]
        if let type = unknown.type, !type.fits(tables.types[Int(record.kind)]) { return false }
        if !unknown.series.isEmpty, !record.documentSeries.isEmpty,
            !Folding.word(text.string(record.documentSeries)).elementsEqual(unknown.series)
        {
            return false
        }
        return anyYear || unknown.year == 0 || record.isOf(year: unknown.year)
    }
}

/// A key with all that one slip makes of it. Hundreds are asked for of one key and hardly one stands in a register: so each
/// is hashed from the hashes of its two ends, and its bytes are put together only for a look into the table.
struct SlippedKey {
    /// The key up to `place`, then `count` of the bytes, then the key from `next` on.
    struct Slip {
        var place: Int
        var next: Int
        var count = 0
        var bytes: (UInt8, UInt8) = (0, 0)
    }

    private let key: [UInt8]
    /// Numbers of documents stand without leading zeros in the index.
    private let dropsZeros: Bool
    /// What the key up to each place adds to a hash, what the key from there on does, and the power that the latter moves
    /// the former by (`TextTable.step`).
    private var ends: [(front: UInt64, back: UInt64, power: UInt64)]

    init(_ key: [UInt8], dropsZeros: Bool) {
        self.key = key
        self.dropsZeros = dropsZeros
        ends = Array(repeating: (TextTable.seed, 0, 1), count: key.count + 1)
        for place in key.indices { ends[place + 1].front = TextTable.step(ends[place].front, key[place]) }
        for place in key.indices.reversed() {
            ends[place].power = ends[place + 1].power &* TextTable.base
            ends[place].back = ends[place + 1].back &+ UInt64(key[place]) &* ends[place].power
        }
    }

    /// Each slip that has the length of some key, with its hash, as `ReferenceIndex.hash` has it.
    /// - Parameters:
    ///   - from: letters before this place stay as they are.
    ///   - lengths: of the keys (`ReferenceIndex.lengths`).
    @inline(__always) func forEachSlip(from first: Int, lengths: UInt64, _ body: (Slip, UInt64) -> Void) {
        for place in first..<key.count {
            for digit in UInt8(48)...57 where digit != key[place] {
                add(Slip(place: place, next: place + 1, count: 1, bytes: (digit, 0)), lengths, body)
            }
        }
        for place in first..<key.count { add(Slip(place: place, next: place + 1), lengths, body) }
        for place in first...key.count {
            for digit in UInt8(48)...57 {
                add(Slip(place: place, next: place, count: 1, bytes: (digit, 0)), lengths, body)
            }
        }
        for place in first..<max(key.count - 1, first) where key[place] != key[place + 1] {
            add(Slip(place: place, next: place + 2, count: 2, bytes: (key[place + 1], key[place])), lengths, body)
        }
    }

    @inline(__always)
    private func add(_ slip: Slip, _ lengths: UInt64, _ body: (Slip, UInt64) -> Void) {
        var slip = slip
        if dropsZeros, slip.place == 0 { dropZeros(&slip) }
        guard ReferenceIndex.has(lengths, slip.place + slip.count + key.count - slip.next) else { return }
        var hash = ends[slip.place].front
        if slip.count > 0 { hash = TextTable.step(hash, slip.bytes.0) }
        if slip.count > 1 { hash = TextTable.step(hash, slip.bytes.1) }
        body(slip, TextTable.mixed(hash &* ends[slip.next].power &+ ends[slip.next].back))
    }

    /// Zeros that a slip brings to the front are dropped.
    private func dropZeros(_ slip: inout Slip) {
        while slip.count > 0, slip.bytes.0 == 48 {
            slip.bytes.0 = slip.bytes.1
            slip.count -= 1
        }
        while slip.count == 0, slip.next < key.count, key[slip.next] == 48 { slip.next += 1 }
    }

    func bytes(_ slip: Slip) -> ArraySlice<UInt8> {
        var bytes = Array(key[..<slip.place])
        if slip.count > 0 { bytes.append(slip.bytes.0) }
        if slip.count > 1 { bytes.append(slip.bytes.1) }
        return (bytes + key[slip.next...])[...]
    }
}
