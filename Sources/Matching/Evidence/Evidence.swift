// Evidence: what a payment itself says of the debt it pays. Independent of every other payment.

internal import Domain

/// One reference found in a payment.
struct NamedReference: Sendable {
    var strategy: Strategy
    /// Everything that fits the reference; one where it is unique.
    var obligations: [Int32]
    /// The reference as folded bytes, in Latin letters where they have one; for the evidence column.
    var shown: String
    /// A year that the text gives beside the number.
    var year: Int16 = 0
}

struct Evidence: Sendable {
    /// Fast path: exactly one reference and exactly one obligation.
    var single: Int32 = -1
    var strategy = Strategy.none
    /// The words for the evidence column of a single one.
    var words = TextRef.none
    /// Where it is not so simple.
    var references: [NamedReference] = []
    /// A document is named that no register brings (yet).
    var namesUnknown = false

    var isEmpty: Bool { single < 0 && references.isEmpty }
}

/// All that texts are held against.
struct EvidenceTables: Sendable {
    let ids: ReferenceIndex
    let documents: ReferenceIndex
    let hasDocuments: Bool

    /// Built once a run, a task a shard.
    static func build(_ book: Book, kinds: [KindSettings]) async -> EvidenceTables {
        async let even = Part(book, kinds, shard: 0)
        async let odd = Part(book, kinds, shard: 1)
        return await EvidenceTables(even, odd)
    }

    private init(_ even: Part, _ odd: Part) {
        ids = ReferenceIndex(even.ids, odd.ids)
        documents = ReferenceIndex(even.documents, odd.documents)
        hasDocuments = documents.longest > 0
    }

    /// The keys of one shard: every obligation is looked at, those of other shards are passed over.
    private struct Part: Sendable {
        var ids: ReferenceIndex.Shard
        var documents: ReferenceIndex.Shard

        init(_ book: Book, _ kinds: [KindSettings], shard: Int) {
            let obligations = book.obligations
            ids = ReferenceIndex.Shard(capacity: obligations.count / ReferenceIndex.shardCount * 17 / 16)
            documents = ReferenceIndex.Shard(capacity: 16)
            let types = kinds.map { DocumentType.of(kind: $0.name).rawValue }
            let bytes = book.text.bytes.span
            var folded = FoldedText()
            var key: [UInt8] = []
            for index in obligations.indices {
                folded.clear()
                folded.add(obligations[index].id, of: bytes)
                let hash = ReferenceIndex.hash(folded.bytes)
                if ReferenceIndex.shard(hash) == shard, EvidenceTables.isTelling(folded) {
                    ids.add(folded.bytes, hash, Int32(index), shown: obligations[index].id)
                }
                guard !obligations[index].documentNumber.isEmpty else { continue }
                folded.clear()
                folded.add(obligations[index].documentNumber, of: bytes)
                let number = EvidenceTables.withoutLeadingZeros(folded.bytes[...])
                guard !number.isEmpty else { continue }
                let kind = Int(obligations[index].kind)
                key.removeAll(keepingCapacity: true)
                key.append(kind < types.count ? types[kind] : DocumentType.other.rawValue)
                key.append(contentsOf: number)
                let documentHash = ReferenceIndex.hash(key)
                if ReferenceIndex.shard(documentHash) == shard {
                    documents.add(key, documentHash, Int32(index), shown: obligations[index].documentNumber)
                }
            }
        }
    }

    /// A key that could be a year or a house number tells nothing in a free text.
    fileprivate static func isTelling(_ key: FoldedText) -> Bool {
        let hasDigit = key.tokens.contains { $0.isDigits }
        let hasLetter = key.tokens.contains { !$0.isDigits }
        return hasDigit && (hasLetter || key.bytes.count >= 6)
    }

    static func withoutLeadingZeros(_ key: ArraySlice<UInt8>) -> ArraySlice<UInt8> { key.drop { $0 == 48 } }
}

/// Reads the evidence of payments; one reader a task, its buffers are used again.
struct EvidenceReader {
    private let tables: EvidenceTables
    private let usesIDs: Bool
    private let usesDocuments: Bool
    private var folded = FoldedText()
    private let text: TextArena
    /// Words for the evidence column, of all that was read.
    private(set) var words = TextArena()

    init(_ tables: EvidenceTables, _ text: TextArena, strategies: [Strategy]) {
        self.tables = tables
        self.text = text
        usesIDs = strategies.contains(.obligationID)
        usesDocuments = strategies.contains(.document) && tables.hasDocuments
    }

    mutating func read(_ payment: borrowing Payment, _ bytes: borrowing Span<UInt8>) -> Evidence {
        folded.clear()
        folded.add(payment.remittance, of: bytes)
        folded.add(payment.endToEndID, of: bytes)
        folded.add(payment.merchantReference, of: bytes)
        var evidence = Evidence()
        var place = 0
        while place < folded.tokens.count {
            let token = folded.tokens[place]
            if token.opens, usesIDs, let end = id(at: place, &evidence) {
                place = end
                continue
            }
            if usesDocuments, !token.isDigits, token.opens, let end = document(at: place, &evidence) {
                place = max(end, place + 1)
                continue
            }
            place += 1
        }
        if evidence.single >= 0 {
            let value = evidence.words
            evidence.words = words.append(evidence.strategy == .document ? Self.documentPrefix : Self.idPrefix)
            words.bytes.append(contentsOf: text.bytes[value.range])
            evidence.words.length += value.length
        }
        return evidence
    }

    private static let idPrefix = Array("obligation_id=".utf8)
    private static let documentPrefix = Array("document=".utf8)

    /// The longest id that begins at a token and ends where a token ends; gives the place behind it.
    private func id(at start: Int, _ evidence: inout Evidence) -> Int? {
        let from = Int(folded.tokens[start].start)
        var hash = ReferenceIndex.seed
        var position = from
        var hit: (entry: ReferenceIndex.Entry, end: Int)?
        var allDigits = true
        var place = start
        while place < folded.tokens.count {
            let token = folded.tokens[place]
            guard Int(token.end) - from <= tables.ids.longest else { break }
            allDigits = allDigits && token.isDigits
            while position < Int(token.end) {
                hash = ReferenceIndex.step(hash, folded.bytes[position])
                position += 1
            }
            place += 1
            // Digits that only stand side by side are one number only if they are many.
            if allDigits, place - start > 1, position - from < 10 { continue }
            guard token.closes || (token.isDigits && !allDigits) else { continue }
            let mixed = TextTable.mixed(hash)
            if tables.ids.mayHold(mixed), let entry = tables.ids.first(mixed, folded.bytes[from..<position]) {
                hit = (entry, place)
            }
        }
        guard let hit else { return nil }
        add(
            tables.ids, hit.entry, .obligationID, folded.bytes[from..<Int(folded.tokens[hit.end - 1].end)], 0, &evidence
        )
        return hit.end
    }

    private func add(
        _ index: ReferenceIndex, _ entry: ReferenceIndex.Entry, _ strategy: Strategy, _ key: ArraySlice<UInt8>,
        _ year: Int16,
        _ evidence: inout Evidence
    ) {
        if let single = index.single(entry) {
            if evidence.isEmpty {
                evidence.single = single.obligation
                evidence.strategy = strategy
                evidence.words = single.shown
                return
            }
            if evidence.single == single.obligation { return }
        }
        if evidence.single >= 0 {
            evidence.references.append(
                NamedReference(strategy: evidence.strategy, obligations: [evidence.single], shown: ""))
            evidence.single = -1
        }
        let reference = NamedReference(
            strategy: strategy, obligations: index.all(entry),
            shown: String(decoding: key.map { $0 < 128 ? $0 : 63 }, as: UTF8.self), year: year)
        if !evidence.references.contains(where: { $0.obligations == reference.obligations && $0.year == reference.year }
        ) {
            evidence.references.append(reference)
        }
    }

    /// A word for a kind of document, words that say nothing, a series, a number, a year.
    private func document(at start: Int, _ evidence: inout Evidence) -> Int? {
        guard let type = DocumentWords.type(slice(start)) else { return nil }
        var place = start + 1
        while place < folded.tokens.count, place < start + 6, !folded.tokens[place].isDigits,
            DocumentWords.fillers.contains(Array(slice(place)))
        {
            place += 1
        }
        // A series of one to three letters.
        if place < folded.tokens.count, !folded.tokens[place].isDigits,
            folded.tokens[place].end - folded.tokens[place].start <= 3
        {
            place += 1
            while place < folded.tokens.count, !folded.tokens[place].isDigits,
                DocumentWords.fillers.contains(Array(slice(place)))
            {
                place += 1
            }
        }
        guard place < folded.tokens.count, folded.tokens[place].isDigits else { return nil }
        var key: [UInt8] = [type.rawValue]
        var hit: (entry: ReferenceIndex.Entry, end: Int)?
        var end = place
        while end < folded.tokens.count, end < place + 5, folded.tokens[end].isDigits {
            key.append(contentsOf: key.count == 1 ? EvidenceTables.withoutLeadingZeros(slice(end)) : slice(end))
            end += 1
            if key.count > 1, let entry = tables.documents.first(ReferenceIndex.hash(key), key[...]) {
                hit = (entry, end)
            }
        }
        guard let hit else {
            evidence.namesUnknown = true
            return end
        }
        let number = slice(place)
        add(tables.documents, hit.entry, .document, number, year(after: hit.end), &evidence)
        return hit.end
    }

    /// `/2025`, `от 12.03.2025`: the first number that can be a year among the next few.
    private func year(after place: Int) -> Int16 {
        var index = place
        while index < folded.tokens.count, index < place + 4 {
            let part = slice(index)
            if folded.tokens[index].isDigits, part.count == 4, let value = Int16(String(decoding: part, as: UTF8.self)),
                value >= 1990, value <= 2100
            {
                return value
            }
            index += 1
        }
        return 0
    }

    private func slice(_ place: Int) -> ArraySlice<UInt8> {
        folded.bytes[Int(folded.tokens[place].start)..<Int(folded.tokens[place].end)]
    }
}

/// The evidence of many payments, as the tasks found it.
struct EvidenceList: Sendable {
    private let parts: [[Evidence]]
    /// Where the words of each part begin in the book's arena.
    private let shifts: [UInt32]
    private let size: Int

    /// Every part but the last has `size` payments. Takes the words of all parts into the arena.
    init(_ parts: [([Evidence], TextArena)], size: Int, into text: inout TextArena) {
        var shifts: [UInt32] = []
        for (_, words) in parts { shifts.append(text.absorb(words)) }
        self.shifts = shifts
        self.parts = parts.map(\.0)
        self.size = max(size, 1)
    }

    subscript(place: Int) -> Evidence {
        var evidence = parts[place / size][place % size]
        evidence.words = evidence.words.moved(by: shifts[place / size])
        return evidence
    }

    func allSatisfy(_ holds: (borrowing Evidence) -> Bool) -> Bool {
        parts.allSatisfy { part in part.indices.allSatisfy { holds(part[$0]) } }
    }
}
