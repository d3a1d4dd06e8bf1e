// All that texts are held against: ids, document numbers, plates, debtors, words. Built once a run, never all pairs.

internal import Domain

/// An object: the readers and the decider, which hold it, are copied.
final class EvidenceTables: Sendable {
    let ids: ReferenceIndex
    /// By number alone; type, series and year are asked of the obligations found.
    let documents: ReferenceIndex
    /// Fines by the plate of their vehicle.
    let plates: ReferenceIndex
    let debtors: DebtorIndex
    let shapes: IDShapes
    let cyrillic: CyrillicPrefixes
    /// Letters of ids and series as they are dictated.
    let spokenIDs: SpokenLetters
    let spokenSeries: SpokenLetters
    let vocabulary: Vocabulary
    /// Document type of each kind.
    let types: [DocumentType]
    /// Kinds that are fines, a bit each.
    let fines: UInt64
    /// First six digits of the payment codes, and the kinds of each, a bit each.
    let codes: [Int32: UInt64]
    /// Series of documents, folded.
    let series: Set<[UInt8]>
    let orders: OrderIndex

    static func build(_ book: Book, _ configuration: Configuration, threads: Int) async -> EvidenceTables {
        let kinds = configuration.kinds
        async let debtors = DebtorIndex(book)
        let isFine = kinds.map { $0.group == .fine }
        let keys = Keys(
            await Shares.map(book.obligations.count, threads: threads, least: 20_000) { Keys(book, isFine, $0) })
        async let even = Part(book, keys, shard: 0)
        async let odd = Part(book, keys, shard: 1)
        async let orders = OrderIndex(book)
        return await EvidenceTables(even, odd, debtors, orders, configuration)
    }

    private init(
        _ even: Part, _ odd: Part, _ debtors: DebtorIndex, _ orders: OrderIndex,
        _ configuration: Configuration
    ) {
        let kinds = configuration.kinds
        ids = ReferenceIndex(even.ids, odd.ids)
        documents = ReferenceIndex(even.documents, odd.documents)
        series = even.series.union(odd.series)
        plates = ReferenceIndex(even.plates, odd.plates)
        self.debtors = debtors
        self.orders = orders
        shapes = IDShapes(even.shapes, odd.shapes)
        vocabulary = Vocabulary(
            kinds, vehicles: configuration.vehicleWords, documents: configuration.documentWords)
        cyrillic = CyrillicPrefixes(shapes, vocabulary)
        spokenIDs = SpokenLetters(shapes.prefixes, isLatin: true) { [vocabulary] in vocabulary.meaning($0) != nil }
        spokenSeries = SpokenLetters(Array(series), isLatin: false) { [vocabulary] in vocabulary.meaning($0) != nil }
        types = kinds.map { DocumentType.of(kind: $0.name) }
        var codes: [Int32: UInt64] = [:]
        for (place, kind) in kinds.enumerated().prefix(64) {
            if let code = Int32(kind.code.prefix(6)) { codes[code, default: 0] |= 1 << UInt64(place) }
        }
        self.codes = codes
        fines = kinds.bits { $0.group == .fine }
    }

    /// What is asked of all obligations, looked at once.
    private struct Keys: Sendable {
        /// Of the ids (`IDKey.plainHash`).
        private(set) var ids: [UInt64] = []
        /// Obligations with a document's number, and fines with an object, ascending.
        private(set) var numbered: [Int32] = []
        private(set) var vehicles: [Int32] = []

        init(_ book: Book, _ isFine: [Bool], _ range: Range<Int>) {
            let obligations = book.obligations.span
            let bytes = book.text.bytes.span
            ids.reserveCapacity(range.count)
            for index in range {
                ids.append(IDKey.plainHash(obligations[index].id, bytes))
                if !obligations[index].documentNumber.isEmpty { numbered.append(Int32(index)) }
                if isFine[Int(obligations[index].kind)], !obligations[index].object.isEmpty {
                    vehicles.append(Int32(index))
                }
            }
        }

        /// Parts in the order of the obligations.
        init(_ parts: [Keys]) {
            ids.reserveCapacity(parts.reduce(0) { $0 + $1.ids.count })
            for part in parts {
                ids += part.ids
                numbered += part.numbered
                vehicles += part.vehicles
            }
        }
    }

    /// The keys of one shard: those of other shards are passed over.
    private struct Part: Sendable {
        var ids: ReferenceIndex.Shard
        var documents: ReferenceIndex.Shard
        var plates: ReferenceIndex.Shard
        var shapes = IDShapes()
        var series: Set<[UInt8]> = []

        init(_ book: Book, _ keys: Keys, shard: Int) {
            let obligations = book.obligations
            ids = ReferenceIndex.Shard(keys: obligations.count)
            documents = ReferenceIndex.Shard(keys: keys.numbered.count)
            plates = ReferenceIndex.Shard(keys: keys.vehicles.count)
            let bytes = book.text.bytes.span
            var key = IDKey()
            for index in keys.ids.indices {
                if index % Block.rows == 0 { fetch(keys.ids, index, shard) }
                // Of the other shard: not folded for nothing.
                guard keys.ids[index] == 0 || ReferenceIndex.shard(keys.ids[index]) == shard else { continue }
                key.read(obligations[index].id, isPlain: keys.ids[index] != 0, bytes)
                let hash = keys.ids[index] != 0 ? keys.ids[index] : ReferenceIndex.hash(key.bytes)
                guard key.isTelling, ReferenceIndex.shard(hash) == shard else { continue }
                ids.add(key.bytes, hash, Int32(index), shown: obligations[index].id)
                shapes.add(key)
            }
            var folded = FoldedText()
            addSeries(keys.numbered, obligations, bytes, shard)
            for index in keys.vehicles {
                addPlate(obligations[Int(index)].object, index, &folded, bytes, shard)
            }
            for index in keys.numbered {
                folded.clear()
                folded.add(obligations[Int(index)].documentNumber, of: bytes)
                let number = Array(EvidenceTables.withoutLeadingZeros(folded.bytes[...]))
                let hash = ReferenceIndex.hash(number)
                guard !number.isEmpty, ReferenceIndex.shard(hash) == shard else { continue }
                documents.add(number, hash, index, shown: obligations[Int(index)].documentNumber)
            }
        }

        /// There are few of them: most are the one before or stand in the set of all that were seen.
        private mutating func addSeries(
            _ numbered: [Int32], _ obligations: [Obligation], _ bytes: borrowing Span<UInt8>, _ shard: Int
        ) {
            var seen: Set<UInt64> = []
            for index in numbered where Int(index) & 1 == shard {
                let text = obligations[Int(index)].documentSeries
                guard !text.isEmpty, text.length <= 8 else { continue }
                var raw: UInt64 = 0
                for place in text.range { raw = raw << 8 | UInt64(bytes[place]) }
                guard seen.insert(raw).inserted else { continue }
                var folded = FoldedText()
                folded.add(text, of: bytes)
                series.insert(folded.bytes)
            }
        }

        /// The places of the next ids, beside each other.
        private func fetch(_ hashes: [UInt64], _ first: Int, _ shard: Int) {
            for index in first..<min(first + Block.rows, hashes.count)
            where hashes[index] != 0 && ReferenceIndex.shard(hashes[index]) == shard {
                Block.keep(UInt8(truncatingIfNeeded: ids.fetch(hashes[index])))
            }
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

    static func withoutLeadingZeros(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> { key.drop { $0 == 48 } }
}

extension [KindSettings] {
    /// Those for which something holds, a bit each; only the first 64 kinds have one.
    func bits(where holds: (KindSettings) -> Bool) -> UInt64 {
        enumerated().prefix(64).reduce(0) { holds($1.element) ? $0 | 1 << UInt64($1.offset) : $0 }
    }
}
