// Words that tell a kind of obligation or of document, in both scripts; a municipality adds its own in pipeline.yml.

internal import Domain

/// What a word of a payment's text says.
struct WordMeaning: Sendable {
    /// Kinds of obligation, a bit each, by their index in pipeline.yml.
    var kinds: UInt64 = 0
    var document: DocumentType?
    /// Says nothing between the name of a document and its number.
    var isFiller = false
    /// Names something whose number is no document's (DocumentWords.others).
    var isOther = false
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
    /// The longer words of kinds, for typing slips.
    private var longWords: [(letters: [UInt8], kinds: UInt64)] = []

    init(_ kinds: [KindSettings]) {
        slots = Array(repeating: Entry(), count: 8192)
        mask = 8191
        for (type, words) in DocumentWords.types { add(words) { $0.document = type } }
        add(DocumentWords.fillers) { $0.isFiller = true }
        add(DocumentWords.others) { $0.isOther = true }
        for (place, kind) in kinds.enumerated().prefix(64) {
            let own = (KindWords.standard[kind.name] ?? []) + (kind.group == .fine ? KindWords.fines : []) + kind.words
            add(own) { $0.kinds |= 1 << UInt64(place) }
            addLong(own, 1 << UInt64(place))
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

    private mutating func addLong(_ words: [String], _ kind: UInt64) {
        for word in words {
            let letters = word.filter { $0 != "*" }
            guard letters.count >= OneSlip.shortest else { continue }
            for spelling in Set([Folding.word(letters)] + Transliteration.spellings(letters).map(Folding.word)) {
                if let place = longWords.firstIndex(where: { $0.letters == spelling }) {
                    longWords[place].kinds |= kind
                } else {
                    longWords.append((spelling, kind))
                }
            }
        }
    }

    /// Kinds that a word with one typing slip means; 0 where it means none, or words of different kinds are as near.
    func near(_ word: ArraySlice<UInt8>) -> UInt64 {
        var found: UInt64 = 0
        for long in longWords where long.letters.first == word.first && OneSlip.begins(word, with: long.letters) {
            if found != 0, found != long.kinds { return 0 }
            found = long.kinds
        }
        return found
    }

    /// The meaning of letters that stand for a whole word (т.б.о.), no stem.
    func whole(_ word: ArraySlice<UInt8>) -> WordMeaning? {
        var hash = ReferenceIndex.seed
        for byte in word { hash = ReferenceIndex.step(hash, byte) }
        return find(TextTable.mixed(hash), false)
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
        "property_tax": ["ДНИ", "недвиж*", "недв", "имот", "имота", "имоти", "сград*", "жилищ*", "апартамент*"],
        "waste_fee": ["ТБО", "смет", "сметосъб*", "отпадъ*", "отпадъци", "отп", "битов*", "бит", "боклук*"],
        "vehicle_tax": [
            "МПС", "ДМПС", "ДПС", "ППС", "превоз*", "автомоб*", "кола", "колата", "мотор*", "мотоц*",
            "мотопед*", "камион*", "ремарк*",
        ],
        "civil_fee": ["ГРАО", "ЕСГРАОН", "гражданск*", "гражд"],
        "business_fee": ["стопанск*", "стоп"],
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
        "а": ["a"], "б": ["b"], "в": ["v", "w"], "г": ["g"], "д": ["d"], "е": ["e"], "ж": ["zh", "j", "v"], "з": ["z"],
        "и": ["i"], "й": ["y", "i", "j"], "к": ["k"], "л": ["l"], "м": ["m"], "н": ["n"], "о": ["o"], "п": ["p"],
        "р": ["r"], "с": ["s"], "т": ["t"], "у": ["u"], "ф": ["f"], "х": ["h", "x"], "ц": ["ts", "c", "tz"],
        "ч": ["ch"],
        "ш": ["sh"], "щ": ["sht"], "ъ": ["a", "u", "y"], "ь": ["y", ""], "ю": ["yu", "u", "iu", "ju"],
        "я": ["ya", "ia", "q", "ja"],
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

/// Whether a word begins like another one but for one slip: a letter wrong, missing or too many, two swapped.
enum OneSlip {
    /// Letters of the shorter words are too near to others: превод is not превоз.
    static let shortest = 6
    private static let shortestForWrong = 7

    static func begins(_ word: ArraySlice<UInt8>, with stem: [UInt8]) -> Bool {
        var same = 0
        let start = word.startIndex
        while same < stem.count, same < word.count, word[start + same] == stem[same] { same += 1 }
        guard same < stem.count else { return true }
        guard same > 0 else { return false }
        let typed = word.dropFirst(same)
        let rest = stem.dropFirst(same)
        if typed.starts(with: rest.dropFirst()) && rest.count > 1 || typed.dropFirst().starts(with: rest) {
            return true
        }
        if stem.count >= shortestForWrong, typed.dropFirst().starts(with: rest.dropFirst()) { return true }
        return typed.count > 1 && rest.count > 1 && typed.first == rest.dropFirst().first
            && typed.dropFirst().first == rest.first && typed.dropFirst(2).starts(with: rest.dropFirst(2))
    }
}
