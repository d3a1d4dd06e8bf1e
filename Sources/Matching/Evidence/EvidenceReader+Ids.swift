// Ids of the registers in a text: as they are, typed on the other keyboard, shortened behind the first of a list.

internal import Domain

extension EvidenceReader {
    /// The longest id that begins at a token and ends where a token ends; gives the place behind it.
    /// - Parameter acceptsUnknown: whether what only looks like an id counts.
    mutating func id(at start: Int, acceptsUnknown: Bool = true, _ evidence: inout Evidence) -> Int? {
        let from = Int(folded.tokens[start].start)
        var hash = TextTable.seed
        var position = from
        var hit: (entry: ReferenceIndex.Entry, end: Int)?
        var allDigits = true
        var place = start
        while place < folded.tokens.count {
            let token = folded.tokens[place]
            guard Int(token.end) - from <= tables.ids.longest else { break }
            allDigits = allDigits && token.isDigits
            place += 1
            let length = Int(token.end) - from
            // Digits that only stand side by side are one number only if they are many.
            if allDigits, place - start > 1, length < 10 { continue }
            guard token.closes || (token.isDigits && !allDigits), tables.ids.has(length: length) else { continue }
            while position < Int(token.end) {
                hash = TextTable.step(hash, folded.bytes[position])
                position += 1
            }
            let mixed = TextTable.mixed(hash)
            if tables.ids.mayHold(mixed), let entry = tables.ids.first(mixed, folded.bytes[from..<position]) {
                hit = (entry, place)
            }
        }
        guard let hit else {
            if hasSign(start) {
                folded.dropSign(at: start + 2, from: start)
                return id(at: start, acceptsUnknown: acceptsUnknown, &evidence)
            }
            return shortID(at: start, &evidence) ?? looseID(at: start, acceptsUnknown: acceptsUnknown, &evidence)
                ?? (acceptsUnknown ? unknownID(at: start) : nil)
        }
        // A number of digits only may be a person's; what the registers know as an id is one.
        add(tables.ids, hit.entry, .obligationID, &evidence)
        begin(at: hit.end)
        return further(hit.entry, from, hit.end, &evidence)
    }

    /// FE26 №000000949: a sign for the hyphen within what has an id's own length.
    private func hasSign(_ start: Int) -> Bool {
        guard start + 3 < folded.tokens.count, folded.tokens[start + 1].isDigits, folded.isSign(start + 2),
            folded.tokens[start + 3].isDigits, !folded.tokens[start + 3].isApart, !folded.tokens[start].isDigits
        else { return false }
        let length = (0..<4).reduce(0) { $0 + self.length(start + $1) } - self.length(start + 2)
        return tables.shapes.has(slice(start), length: length)
    }

    private func isBlankWithin(_ start: Int) -> Bool {
        let letters = folded.bytes[Int(folded.tokens[start].start)..<Int(folded.tokens[start + 1].end)]
        guard folded.isSign(start + 1) else { return tables.shapes.lengths(letters) != 0 }
        return tables.shapes.has(letters, length: letters.count + digits(from: start + 2).count)
    }

    /// Whether letters and the digits that go on behind them are just as long as ids with these letters.
    private func isAsLongAsID(_ place: Int) -> Bool {
        let count = length(place) + digits(from: place + 1).count
        return count >= 10 && tables.shapes.has(slice(place), length: count)
    }

    private static let numberSign = Folding.word("nomer")

    /// An id with a sign or a word glued to its beginning: NoMD24-000123, NMD24-000123, партидаMD24-000123.
    mutating func idAfterSign(at place: Int, _ evidence: inout Evidence) -> Int? {
        let letters = slice(place)
        guard letters.count > 2, place + 1 < folded.tokens.count, folded.tokens[place + 1].isDigits,
            !folded.tokens[place].closes || letters.first == 78
        else { return nil }
        // A sign is short; a word has more letters than what could begin a longer word.
        let isSign = letters.first == 78 && letters.count < 12
        // Н-рMD25-000123
        if letters.first == 80, place > 0, folded.tokens[place - 1].after == 45, slice(place - 1).elementsEqual([72]),
            tables.shapes.lengths(letters.dropFirst()) != 0
        {
            let token = folded.tokens[place]
            folded.trim(place, by: 1)
            if let end = id(at: place, &evidence) { return end }
            folded.tokens[place] = token
        }
        // nomerMD25-000123
        let isWord = letters.starts(with: Self.numberSign) && letters.count > Self.numberSign.count
        let sign = isWord ? Self.numberSign.count : letters.starts(with: [78, 79]) ? 2 : 1
        let cuts =
            isSign
            ? sign..<(sign + 1) : max(letters.count - 8, 2)..<max(letters.count - 1, max(letters.count - 8, 2))
        for cut in cuts {
            let token = folded.tokens[place]
            if tables.shapes.lengths(letters.dropFirst(cut)) != 0 {
                folded.trim(place, by: cut)
                // Behind few letters (оснFE26-…) only what some register has, or what is as long as an id.
                if let end = id(at: place, acceptsUnknown: isSign || cut > 3 || isAsLongAsID(place), &evidence) {
                    return end
                }
            } else if cut > 2, tables.cyrillic.meant(letters.dropFirst(cut)) != nil {
                folded.trim(place, by: cut)
                if let end = idInCyrillic(at: place, &evidence) { return end }
            }
            folded.tokens[place] = token
        }
        return nil
    }

    /// An id without the zeros in front of its number: FE26-280 for FE26-000000280. A single zero may be any digit that is lost.
    private mutating func shortID(at start: Int, _ evidence: inout Evidence) -> Int? {
        guard let parts = numberOfID(at: start) else { return nil }
        var found: ReferenceIndex.Entry?
        for length in (parts.length + 2)..<64 where parts.lengths >> UInt64(length) & 1 == 1 {
            let id = parts.head + Array(repeating: 48, count: length - parts.length) + parts.number
            guard let entry = tables.ids.first(ReferenceIndex.hash(id), id[...]) else { continue }
            guard found == nil else { return nil }
            found = entry
        }
        guard let found else { return nil }
        add(tables.ids, found, .obligationID, &evidence)
        begin(at: parts.end)
        return parts.end
    }

    /// The letters and digits of what may be an id with an own number behind a hyphen; nil: it has none.
    private func numberOfID(
        at start: Int
    ) -> (head: [UInt8], number: [UInt8], length: Int, lengths: UInt64, end: Int)? {
        guard !folded.tokens[start].isDigits, length(start) > 1, start + 1 < folded.tokens.count,
            folded.tokens[start + 1].isDigits,
            // FE 26-280
            !folded.tokens[start + 1].isApart || (shortYear(start + 1) != nil && folded.tokens[start + 1].after == 45)
        else { return nil }
        let lengths = tables.shapes.lengths(slice(start))
        guard lengths != 0 else { return nil }
        var end = digits(from: start + 1).end
        // MD26-1721/442300: a code behind a stroke is none of its own.
        if end > start + 3, (6...7).contains(length(end - 1)), isCode(slice(end - 1)) { end -= 1 }
        let last = folded.tokens[end - 1]
        guard end - start < 5, last.opens, last.closes, last.end - folded.tokens[start].start < 62 else { return nil }
        // A zero in front is left of all of them: FE26-00000713 lacks another digit.
        guard folded.bytes[Int(last.start)] != 48 else { return nil }
        // MD25-030 002 538 is a number in groups.
        if length(end - 1) == 3, end < folded.tokens.count, folded.tokens[end].isDigits {
            // MD25-800 000425, too: together they have an id's own length.
            let whole = Int(folded.tokens[end].end - folded.tokens[start].start)
            let isRest = folded.bytes[Int(folded.tokens[end].start)] == 48 && whole < 64
            if length(end) == 3 || (isRest && lengths >> UInt64(whole) & 1 == 1) { return nil }
        }
        return (
            Array(folded.bytes[Int(folded.tokens[start].start)..<Int(last.start)]), Array(slice(end - 1)),
            Int(last.end - folded.tokens[start].start), lengths, end
        )
    }

    /// Whether an id of the registers, or what has an id's own letters and length, stands here.
    func beginsID(_ start: Int) -> Bool {
        guard start + 1 < folded.tokens.count, !folded.tokens[start].isDigits, folded.tokens[start].opens,
            length(start) > 1, folded.tokens[start + 1].isDigits
        else { return false }
        let lengths = tables.shapes.lengths(slice(start))
        guard lengths != 0 else { return false }
        let from = folded.tokens[start].start
        var place = start + 1
        while place < folded.tokens.count, place < start + 5, folded.tokens[place].isDigits {
            let length = Int(folded.tokens[place].end - from)
            if length < 64, lengths >> UInt64(length) & 1 == 1 { return true }
            place += 1
        }
        guard let parts = numberOfID(at: start), parts.head.count > parts.number.count || parts.number.count > 2 else {
            return false
        }
        return ((parts.length + 2)..<64).contains { length in
            guard parts.lengths >> UInt64(length) & 1 == 1 else { return false }
            let id = parts.head + Array(repeating: 48, count: length - parts.length) + parts.number
            return tables.ids.first(ReferenceIndex.hash(id), id[...]) != nil
        }
    }

    /// Something that looks like an id of the registers and is none.
    private mutating func unknownID(at start: Int) -> Int? {
        guard !folded.tokens[start].isDigits, start + 1 < folded.tokens.count else { return nil }
        // F E26-000001234: a blank within the letters. А № 1234567 is a series, where an id would have another length.
        if length(start) == 1, !folded.tokens[start + 1].isDigits, folded.tokens[start + 1].isApart,
            start + 2 < folded.tokens.count, folded.tokens[start + 2].isDigits,
            isBlankWithin(start)
        {
            folded.joinWords(at: start)
        }
        guard folded.tokens[start + 1].isDigits else { return nil }
        // Behind a blank only what has an id's own length, or more than one part: FE 26-000001234.
        let isApart = folded.tokens[start + 1].isApart
        let lengths = tables.shapes.lengths(slice(start))
        guard lengths != 0 else { return nil }
        let from = Int(folded.tokens[start].start)
        var best: (place: Int, distance: Int)?
        var place = start + 1
        while place < folded.tokens.count, folded.tokens[place].isDigits {
            let length = Int(folded.tokens[place].end) - from
            guard length < 62 else { break }
            // What only stands side by side has an id's own length: fe 26 000200818.
            let isWhole = !isApart || (place > start + 1 && !folded.tokens[place].isApart)
            for distance in 0...(isWhole ? 1 : 0)
            where (lengths >> UInt64(length - distance) | lengths >> UInt64(length + distance)) & 1 == 1 {
                if best.map({ distance < $0.distance }) ?? true { best = (place, distance) }
            }
            place += 1
        }
        guard let best else { return unknownShortID(at: start) }
        if details.unknown.count < Self.most {
            details.unknown.append(
                UnknownReference(
                    isID: true, key: Array(folded.bytes[from..<Int(folded.tokens[best.place].end)]),
                    prefix: length(start), type: nil, series: [], year: 0))
        }
        // A zero in front of its number may be left out, too, and something else be the slip.
        if best.distance > 0, let end = unknownShortID(at: start) { return max(end, best.place + 1) }
        return best.place + 1
    }

    /// The same without the zeros in front of its number, which then has a slip: FE26-80002178.
    private mutating func unknownShortID(at start: Int) -> Int? {
        guard let parts = numberOfID(at: start), parts.number.count > 2, parts.head.count > length(start),
            parts.lengths.nonzeroBitCount == 1, details.unknown.count < Self.most
        else { return nil }
        let length = parts.lengths.trailingZeroBitCount
        guard length > parts.length else { return nil }
        details.unknown.append(
            UnknownReference(
                isID: true, key: parts.head + Array(repeating: 48, count: length - parts.length) + parts.number,
                prefix: self.length(start), type: nil, series: [], year: 0))
        return parts.end
    }

    /// An id whose letters came out in Cyrillic: МД26-000123.
    mutating func idInCyrillic(at place: Int, _ evidence: inout Evidence) -> Int? {
        guard !folded.tokens[place].isDigits, place + 1 < folded.tokens.count, folded.tokens[place + 1].isDigits,
            let meant = tables.cyrillic.meant(slice(place))
        else { return nil }
        let written = Array(slice(place))
        let start = Int(folded.tokens[place].start)
        for (offset, letter) in meant.enumerated() { folded.bytes[start + offset] = letter }
        // МД: 24-4548-972798 says nothing of an id.
        let isWhole = !folded.tokens[place + 1].isApart || shortYear(place + 1) != nil
        if let end = id(at: place, acceptsUnknown: isWhole, &evidence) { return end }
        for (offset, letter) in written.enumerated() { folded.bytes[start + offset] = letter }
        return nil
    }

    /// Further ids of a list by their last digits (WF26-000001 и 2), if they are the same person's; gives the place behind them.
    private mutating func further(
        _ entry: ReferenceIndex.Entry, _ from: Int, _ start: Int, _ evidence: inout Evidence
    ) -> Int {
        var end = start
        guard let first = tables.ids.single(entry)?.obligation else { return end }
        let last = folded.tokens[start - 1]
        while end + 1 < folded.tokens.count, Self.ands.contains(where: slice(end).elementsEqual),
            folded.tokens[end + 1].isDigits, folded.tokens[end + 1].closes,
            length(end + 1) < min(Int(last.end - last.start), 9), yearNumber(end + 1) == nil
        {
            // „и 2 бр.“ counts something.
            if end + 2 < folded.tokens.count, !folded.tokens[end + 2].isDigits,
                isYearWord(end + 2) || word(at: end + 2) != nil
            {
                return end
            }
            let id = Array(folded.bytes[from..<Int(last.end) - length(end + 1)] + slice(end + 1))
            guard let next = tables.ids.first(ReferenceIndex.hash(id), id[...]), let own = tables.ids.single(next),
                isSamePayer(own.obligation, first)
            else { return end }
            add(tables.ids, next, .obligationID, &evidence)
            end += 2
        }
        return end
    }

    private func isSamePayer(_ debt: Int32, _ other: Int32) -> Bool {
        let (own, theirs) = (obligations[Int(debt)].payerID, obligations[Int(other)].payerID)
        return !own.isEmpty && text.bytes[own.range].elementsEqual(text.bytes[theirs.range])
    }

    /// What is glued behind something whole begins anew: MD26-000001MD26-000002.
    mutating func begin(at place: Int) {
        if place < folded.tokens.count, !folded.tokens[place].opens { folded.trim(place, by: 0) }
    }
}
