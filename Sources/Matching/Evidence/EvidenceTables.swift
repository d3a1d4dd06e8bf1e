// All that texts are held against: ids, document numbers, plates, debtors, words. Built once a run, never all pairs.

internal import Domain

struct EvidenceTables: Sendable {
    let ids: ReferenceIndex
    /// By number alone; type, series and year are asked of the obligations found.
    let documents: ReferenceIndex
    /// Fines by the plate of their vehicle.
    let plates: ReferenceIndex
    let debtors: DebtorIndex
    let shapes: IDShapes
    let vocabulary: Vocabulary
    /// Document type of each kind.
    let types: [DocumentType]
    /// First six digits of the payment codes, and the kinds of each, a bit each.
    let codes: [Int32: UInt64]
    /// By their own id, for the portal's orders; empty where there are none.
    let obligations: ObligationIndex

    static func build(_ book: Book, _ configuration: Configuration) async -> EvidenceTables {
        let kinds = configuration.kinds
        async let debtors = DebtorIndex(book)
        async let even = Part(book, kinds, shard: 0)
        async let odd = Part(book, kinds, shard: 1)
        async let obligations = ObligationIndex(book.orders.isEmpty ? [] : book.obligations, book.text)
        return await EvidenceTables(even, odd, debtors, obligations, configuration)
    }

    private init(
        _ even: Part, _ odd: Part, _ debtors: DebtorIndex, _ obligations: ObligationIndex,
        _ configuration: Configuration
    ) {
        let kinds = configuration.kinds
        ids = ReferenceIndex(even.ids, odd.ids)
        documents = ReferenceIndex(even.documents, odd.documents)
        plates = ReferenceIndex(even.plates, odd.plates)
        self.debtors = debtors
        self.obligations = obligations
        shapes = IDShapes(even.shapes, odd.shapes)
        vocabulary = Vocabulary(kinds, vehicles: configuration.vehicleWords)
        types = kinds.map { DocumentType.of(kind: $0.name) }
        var codes: [Int32: UInt64] = [:]
        for (place, kind) in kinds.enumerated().prefix(64) {
            if let code = Int32(kind.code.prefix(6)) { codes[code, default: 0] |= 1 << UInt64(place) }
        }
        self.codes = codes
    }

    /// The keys of one shard: every obligation is looked at, those of other shards are passed over.
    private struct Part: Sendable {
        var ids: ReferenceIndex.Shard
        var documents: ReferenceIndex.Shard
        var plates: ReferenceIndex.Shard
        var shapes = IDShapes()

        init(_ book: Book, _ kinds: [KindSettings], shard: Int) {
            let obligations = book.obligations
            let isFine = kinds.map { $0.group == .fine }
            var (numbers, vehicles) = (0, 0)
            for index in obligations.indices {
                if !obligations[index].documentNumber.isEmpty { numbers += 1 }
                if isFine[Int(obligations[index].kind)] { vehicles += 1 }
            }
            ids = ReferenceIndex.Shard(keys: obligations.count)
            documents = ReferenceIndex.Shard(keys: numbers)
            plates = ReferenceIndex.Shard(keys: vehicles)
            let bytes = book.text.bytes.span
            var folded = FoldedText()
            for index in obligations.indices {
                if index % Block.rows == 0 { fetch(obligations, index, bytes, shard) }
                addID(obligations[index].id, Int32(index), &folded, bytes, shard)
                if isFine[Int(obligations[index].kind)], !obligations[index].object.isEmpty {
                    addPlate(obligations[index].object, Int32(index), &folded, bytes, shard)
                }
                guard !obligations[index].documentNumber.isEmpty else { continue }
                folded.clear()
                folded.add(obligations[index].documentNumber, of: bytes)
                let number = Array(EvidenceTables.withoutLeadingZeros(folded.bytes[...]))
                let numberHash = ReferenceIndex.hash(number)
                guard !number.isEmpty, ReferenceIndex.shard(numberHash) == shard else { continue }
                documents.add(number, numberHash, Int32(index), shown: obligations[index].documentNumber)
            }
        }

        private mutating func addID(
            _ id: TextRef, _ index: Int32, _ folded: inout FoldedText, _ bytes: borrowing Span<UInt8>, _ shard: Int
        ) {
            // Of the other shard: not folded for nothing.
            if let hash = Self.plainHash(id, bytes), ReferenceIndex.shard(hash) != shard { return }
            folded.clear()
            folded.add(id, of: bytes)
            let hash = ReferenceIndex.hash(folded.bytes)
            guard ReferenceIndex.shard(hash) == shard, EvidenceTables.isTelling(folded) else { return }
            ids.add(folded.bytes, hash, index, shown: id)
            shapes.add(folded)
        }

        /// The places of the next ids, beside each other.
        private func fetch(
            _ obligations: [Obligation], _ first: Int, _ bytes: borrowing Span<UInt8>, _ shard: Int
        ) {
            for index in first..<min(first + Block.rows, obligations.count) {
                guard let hash = Self.plainHash(obligations[index].id, bytes), ReferenceIndex.shard(hash) == shard
                else { continue }
                Block.keep(UInt8(truncatingIfNeeded: ids.fetch(hash)))
            }
        }

        /// The hash of a folded text that is all ASCII; nil for others.
        private static func plainHash(_ text: TextRef, _ bytes: borrowing Span<UInt8>) -> UInt64? {
            var hash = ReferenceIndex.seed
            for index in text.range {
                guard bytes[index] < 128 else { return nil }
                let code = Folding.ascii(bytes[index])
                if code != 0 { hash = ReferenceIndex.step(hash, code) }
            }
            return TextTable.mixed(hash)
        }

        private mutating func addPlate(
            _ object: TextRef, _ index: Int32, _ folded: inout FoldedText, _ bytes: borrowing Span<UInt8>, _ shard: Int
        ) {
            folded.clear()
            folded.add(object, of: bytes)
            guard folded.bytes.count >= 5, folded.bytes.count <= 10, folded.tokens.contains(where: { $0.isDigits })
            else { return }
            let hash = ReferenceIndex.hash(folded.bytes)
            if ReferenceIndex.shard(hash) == shard { plates.add(folded.bytes, hash, index, shown: object) }
        }
    }

    /// A key that could be a year or a house number tells nothing in a free text.
    private static func isTelling(_ key: FoldedText) -> Bool {
        let hasDigit = key.tokens.contains { $0.isDigits }
        let hasLetter = key.tokens.contains { !$0.isDigits }
        return hasDigit && (hasLetter || key.bytes.count >= 6)
    }

    static func withoutLeadingZeros(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> { key.drop { $0 == 48 } }
}

/// What the register's ids look like: letters at the beginning, and how long they are.
struct IDShapes: Sendable {
    /// Lengths by letters, a bit each up to 63.
    private var lengths: [[UInt8]: UInt64] = [:]
    private var last: (letters: [UInt8], length: Int) = ([], 0)

    init() {}

    init(_ left: IDShapes, _ right: IDShapes) {
        lengths = left.lengths.merging(right.lengths) { $0 | $1 }
    }

    mutating func add(_ id: FoldedText) {
        guard let first = id.tokens.first, !first.isDigits, id.bytes.count < 63 else { return }
        let letters = id.bytes[..<Int(first.end)]
        if last.length == id.bytes.count, last.letters.elementsEqual(letters) { return }
        last = (Array(letters), id.bytes.count)
        lengths[last.letters, default: 0] |= 1 << UInt64(id.bytes.count)
    }

    var isEmpty: Bool { lengths.isEmpty }

    /// Lengths that an id with these letters may have, a bit each.
    func lengths(_ letters: ArraySlice<UInt8>) -> UInt64 { letters.count > 8 ? 0 : lengths[Array(letters)] ?? 0 }
}
