// Plates in a text, as people write them.

internal import Domain

extension EvidenceReader {
    /// Whether a known plate stands within the next words: рег., номер and № may stand between.
    func hasPlate(from start: Int) -> Bool {
        (start..<min(start + 4, folded.tokens.count)).contains { folded.tokens[$0].opens && knownPlate(at: $0) != nil }
    }

    /// Reads a plate; gives the place behind it.
    mutating func plate(at start: Int) -> Int? {
        // РЕГ.NoPB1234KX
        let sign = slice(start).starts(with: [78, 79]) ? 2 : 1
        if slice(start).first == 78, (1...2).contains(length(start) - sign), !folded.tokens[start].closes,
            start + 1 < folded.tokens.count, folded.tokens[start + 1].isDigits
        {
            let token = folded.tokens[start]
            folded.trim(start, by: sign)
            if knownPlate(at: start) == nil { folded.tokens[start] = token }
        }
        if let end = gluedPlate(at: start) { return end }
        guard let (entry, end) = knownPlate(at: start) else { return nil }
        add(plate: entry)
        return end
    }

    /// бусРВ1234КХ: a plate that some fine has, with a word glued to its front; what the word says counts, too.
    private mutating func gluedPlate(at start: Int) -> Int? {
        // данък бусРВ1234КХ: no fine.
        guard (4...16).contains(length(start)), taxed != start, start + 2 < folded.tokens.count,
            folded.tokens[start + 1].isDigits,
            length(start + 1) == 4, !folded.tokens[start + 2].isDigits, length(start + 2) == 2
        else { return nil }
        let token = folded.tokens[start]
        let head = slice(start).dropLast(2)
        folded.trim(start, by: head.count)
        guard let (entry, end) = plainPlate(at: start) else {
            folded.tokens[start] = token
            return nil
        }
        add(plate: entry)
        if let meaning = tables.vocabulary.meaning(head), !meaning.isVehicle, !meaning.isEstate {
            note(kinds: meaning.kinds, endingAt: end)
        }
        return end
    }

    private mutating func add(plate entry: ReferenceIndex.Entry) {
        for debt in tables.plates.all(entry) where !details.plates.contains(debt) { details.plates.append(debt) }
    }

    /// One or two letters, four digits, one or two letters, joined or apart, that some fine has as its vehicle. Groups may be
    /// parted once more: РВ 12 34 КН, РВ3349Е О.
    func knownPlate(at start: Int) -> (entry: ReferenceIndex.Entry, end: Int)? {
        if length(start) == 1, let spaced = spacedPlate(at: start) { return spaced }
        return plainPlate(at: start) ?? blurredPlate(at: start)
    }

    private func plainPlate(at start: Int) -> (entry: ReferenceIndex.Entry, end: Int)? {
        guard tables.plates.longest > 0, length(start) <= 3, start + 2 < folded.tokens.count,
            folded.tokens[start + 1].isDigits, length(start + 1) <= 6
        else { return nil }
        let isParted = length(start + 1) == 2 && folded.tokens[start + 2].isDigits && length(start + 2) == 2
        let letters = start + (isParted ? 3 : 2)
        guard isParted || length(start + 1) >= 3, letters < folded.tokens.count, !folded.tokens[letters].isDigits,
            length(letters) <= 3
        else { return nil }
        var end = letters + 1
        if length(letters) == 1, end < folded.tokens.count, !folded.tokens[end].isDigits, length(end) == 1 { end += 1 }
        var bytes = folded.bytes[Int(folded.tokens[start].start)..<Int(folded.tokens[end - 1].end)]
        // РВ822ОХН: the letter next to the digits is a zero.
        if length(start) == 3 {
            guard folded.bytes[Int(folded.tokens[start].end) - 1] == 79 else { return nil }
            bytes[bytes.startIndex + 2] = 48
        }
        if length(letters) == 3 {
            guard folded.bytes[Int(folded.tokens[letters].start)] == 79 else { return nil }
            bytes[bytes.endIndex - 3] = 48
        }
        return tables.plates.first(ReferenceIndex.hash(bytes), bytes).map { ($0, end) }
    }

    /// РВ О413 ЕЕ, РВ 04I3 EE: letters that look like digits where a plate has its four, zeros where it has letters.
    private func blurredPlate(at start: Int) -> (entry: ReferenceIndex.Entry, end: Int)? {
        guard tables.plates.longest > 0, length(start) <= 4 else { return nil }
        let from = Int(folded.tokens[start].start)
        var end = start
        while end < folded.tokens.count, end < start + 6, Int(folded.tokens[end].end) - from <= 8 {
            end += 1
            let bytes = folded.bytes[from..<Int(folded.tokens[end - 1].end)]
            guard folded.tokens[end - 1].closes, (7...8).contains(bytes.count) else { continue }
            let plate = Self.cleared(bytes)
            guard let entry = tables.plates.first(ReferenceIndex.hash(plate), plate[...]) else { continue }
            return (entry, end)
        }
        return nil
    }

    private static func cleared(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var plate = Array(bytes)
        for place in plate.indices {
            let isDigit = place >= plate.count - 6 && place < plate.count - 2
            switch plate[place] {
            case 79 where isDigit: plate[place] = 48
            case 135 where isDigit: plate[place] = 51
            case 73 where isDigit, 76 where isDigit: plate[place] = 49
            case 48 where !isDigit: plate[place] = 79
            default: break
            }
        }
        return plate
    }

    /// Р В 1 2 3 4 К Н
    private func spacedPlate(at start: Int) -> (entry: ReferenceIndex.Entry, end: Int)? {
        guard tables.plates.longest > 0, start + 5 < folded.tokens.count else { return nil }
        var end = start
        while end < folded.tokens.count, end < start + tables.plates.longest, length(end) == 1 { end += 1 }
        guard end > start + 5 else { return nil }
        let bytes = folded.bytes[Int(folded.tokens[start].start)..<Int(folded.tokens[end - 1].end)]
        return tables.plates.first(ReferenceIndex.hash(bytes), bytes).map { ($0, end) }
    }
}
