// Words that tell a kind of obligation or of document, in both scripts; a municipality adds its own in pipeline.yml.

internal import Domain

/// What a word of a payment's text says.
struct WordMeaning: Sendable {
    /// Kinds of obligation, a bit each, by their index in pipeline.yml.
    var kinds: UInt64 = 0
    var document: DocumentType?
    /// Says nothing between the name of a document and its number.
    var isFiller = false
}

/// All words by their folded letters: whole words, and stems that any ending may follow.
struct Vocabulary: Sendable {
    private struct Entry {
        var hash: UInt64 = 0
        var isStem = false
        var meaning = WordMeaning()
    }

    private static let shortestStem = 3
    private var slots: [Entry]
    private var mask: Int
    private var count = 0

    init(_ kinds: [KindSettings]) {
        slots = Array(repeating: Entry(), count: 4096)
        mask = 4095
        for (type, words) in DocumentWords.types { add(words) { $0.document = type } }
        add(DocumentWords.fillers) { $0.isFiller = true }
        for (place, kind) in kinds.enumerated().prefix(64) {
            let own = (KindWords.standard[kind.name] ?? []) + (kind.group == .fine ? KindWords.fines : []) + kind.words
            add(own) { $0.kinds |= 1 << UInt64(place) }
        }
    }

    /// Adds words (`паркир*` is a stem) with all the ways in which people write them in Latin letters.
    private mutating func add(_ words: [String], _ change: (inout WordMeaning) -> Void) {
        for word in words {
            let isStem = word.hasSuffix("*")
            let letters = isStem ? String(word.dropLast()) : word
            for spelling in Set([Folding.word(letters)] + Transliteration.spellings(letters).map(Folding.word))
            where !spelling.isEmpty {
                change(&slots[slot(ReferenceIndex.hash(spelling), isStem)].meaning)
            }
        }
    }

    private mutating func slot(_ hash: UInt64, _ isStem: Bool) -> Int {
        precondition(count * 2 < slots.count, "more words than a table of this size should hold")
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while slots[slot].hash != 0 {
            if slots[slot].hash == hash, slots[slot].isStem == isStem { return slot }
            slot = (slot + 1) & mask
        }
        count += 1
        slots[slot].hash = hash
        slots[slot].isStem = isStem
        return slot
    }

    private func find(_ hash: UInt64, _ isStem: Bool) -> WordMeaning? {
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while slots[slot].hash != 0 {
            if slots[slot].hash == hash, slots[slot].isStem == isStem { return slots[slot].meaning }
            slot = (slot + 1) & mask
        }
        return nil
    }

    /// The meaning of a word; the longest stem where the whole word is not known.
    func meaning(_ word: ArraySlice<UInt8>) -> WordMeaning? {
        var hash = ReferenceIndex.seed
        var stem: WordMeaning?
        var length = 0
        for byte in word {
            hash = ReferenceIndex.step(hash, byte)
            length += 1
            guard length >= Self.shortestStem, let found = find(TextTable.mixed(hash), true) else { continue }
            stem = found
        }
        return find(TextTable.mixed(hash), false) ?? stem
    }
}

/// The words for the kinds of the starter file. A kind with another name takes its words from pipeline.yml.
enum KindWords {
    static let standard: [String: [String]] = [
        "property_tax": ["ДНИ", "недвиж*", "сград*", "жилищ*"],
        "waste_fee": ["ТБО", "смет", "сметосъб*", "отпадъ*", "битов*"],
        "vehicle_tax": ["МПС", "ДМПС", "ДПС", "ППС", "превоз*", "автомоб*", "кола", "колата", "мотор*"],
        "civil_fee": ["ГРАО", "гражданск*"],
        "business_fee": ["стопанск*"],
        "planning_fee": ["устройств*", "територ*", "архитект*", "кадаст*"],
        "penal_decree": ["НП", "наказат*"],
        "fine_ticket": ["фиш*"],
        "parking_notice": ["паркир*", "уведомл*", "паркинг*"],
    ]
    /// Said of every fine.
    static let fines = ["глоб*", "санкц*"]
}

/// Cyrillic words in Latin letters: the law's way and the ways in which people type at home.
enum Transliteration {
    private static let letters: [Character: [String]] = [
        "а": ["a"], "б": ["b"], "в": ["v", "w"], "г": ["g"], "д": ["d"], "е": ["e"], "ж": ["zh", "j"], "з": ["z"],
        "и": ["i"], "й": ["y", "i", "j"], "к": ["k"], "л": ["l"], "м": ["m"], "н": ["n"], "о": ["o"], "п": ["p"],
        "р": ["r"], "с": ["s"], "т": ["t"], "у": ["u"], "ф": ["f"], "х": ["h"], "ц": ["ts", "c", "tz"], "ч": ["ch"],
        "ш": ["sh"], "щ": ["sht"], "ъ": ["a", "u", "y"], "ь": ["y", ""], "ю": ["yu", "u"], "я": ["ya", "ia", "q"],
    ]

    /// Every spelling of a short word; empty for a word in Latin letters.
    static func spellings(_ word: String) -> [String] {
        var spellings = [""]
        for letter in word.lowercased() {
            guard let ways = letters[letter] else { return [] }
            spellings = spellings.flatMap { start in ways.map { start + $0 } }
            if spellings.count > 64 { spellings = Array(spellings.prefix(64)) }
        }
        return spellings
    }
}
