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
            for slip in key.slips(from: reference.prefix) where index.mayHold(slip.hash) {
                guard let entry = index.first(slip.hash, key.bytes(slip)) else { continue }
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
/// is hashed where it differs, and its bytes are put together only for a look into the table.
struct SlippedKey {
    /// The key up to `place`, then `count` of the bytes, then the key from `next` on.
    struct Slip {
        var place: Int
        var next: Int
        var count = 0
        var bytes: (UInt8, UInt8) = (0, 0)
        /// As `ReferenceIndex.hash` has it.
        var hash: UInt64 = 0
    }

    private let key: [UInt8]
    /// Numbers of documents stand without leading zeros in the index.
    private let dropsZeros: Bool
    /// Hash of the key up to each place, not mixed yet.
    private let hashes: [UInt64]

    init(_ key: [UInt8], dropsZeros: Bool) {
        self.key = key
        self.dropsZeros = dropsZeros
        var hashes = [ReferenceIndex.seed]
        for byte in key { hashes.append(ReferenceIndex.step(hashes[hashes.count - 1], byte)) }
        self.hashes = hashes
    }

    /// - Parameter from: letters before this place stay as they are.
    func slips(from first: Int) -> [Slip] {
        var slips: [Slip] = []
        slips.reserveCapacity((key.count - first + 1) * 22)
        for place in first..<key.count {
            addDigits(Slip(place: place, next: place + 1, count: 1), but: key[place], &slips)
        }
        for place in first..<key.count { slips.append(hashed(Slip(place: place, next: place + 1))) }
        for place in first...key.count { addDigits(Slip(place: place, next: place, count: 1), but: 0, &slips) }
        for place in first..<max(key.count - 1, first) where key[place] != key[place + 1] {
            slips.append(hashed(Slip(place: place, next: place + 2, count: 2, bytes: (key[place + 1], key[place]))))
        }
        return slips
    }

    /// A slip with each digit in turn but one. Hashed beside each other: one hash waits for its last step, ten do not.
    private func addDigits(_ slip: Slip, but left: UInt8, _ slips: inout [Slip]) {
        let isAtFront = dropsZeros && slip.place == 0
        var all = InlineArray<10, UInt64> { ReferenceIndex.step(hashes[slip.place], 48 + UInt8($0)) }
        for place in slip.next..<key.count where !isAtFront {
            let byte = key[place]
            for digit in 0..<10 { all[digit] = ReferenceIndex.step(all[digit], byte) }
        }
        for digit in 0..<10 where 48 + UInt8(digit) != left {
            var slip = slip
            slip.bytes.0 = 48 + UInt8(digit)
            slip.hash = TextTable.mixed(all[digit])
            slips.append(isAtFront ? hashed(slip) : slip)
        }
    }

    private func hashed(_ slip: Slip) -> Slip {
        var result = slip
        // Zeros that a slip brings to the front are dropped, which only its bytes show.
        if dropsZeros, slip.place == 0 {
            result.hash = ReferenceIndex.hash(bytes(slip))
            return result
        }
        var hash = hashes[slip.place]
        if slip.count > 0 { hash = ReferenceIndex.step(hash, slip.bytes.0) }
        if slip.count > 1 { hash = ReferenceIndex.step(hash, slip.bytes.1) }
        for place in slip.next..<key.count { hash = ReferenceIndex.step(hash, key[place]) }
        result.hash = TextTable.mixed(hash)
        return result
    }

    func bytes(_ slip: Slip) -> ArraySlice<UInt8> {
        var bytes = Array(key[..<slip.place])
        if slip.count > 0 { bytes.append(slip.bytes.0) }
        if slip.count > 1 { bytes.append(slip.bytes.1) }
        bytes += key[slip.next...]
        return dropsZeros ? EvidenceTables.withoutLeadingZeros(bytes[...]) : bytes[...]
    }
}
