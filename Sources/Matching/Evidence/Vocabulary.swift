// Words that tell a kind of obligation or of document, in both scripts; a municipality adds its own in pipeline.yml.

internal import Domain

/// What a word of a payment's text says.
struct WordMeaning: Sendable, Equatable {
    /// Kinds of obligation, a bit each, by their index in pipeline.yml.
    var kinds: UInt64 = 0
    var document: DocumentType?
    /// Says nothing between the name of a document and its number.
    var isFiller = false
    /// A filler that stands before a document's date.
    var isBeforeDate = false
    /// Names something whose number is no document's (DocumentWords.others).
    var isOther = false
    /// A tax or a fee: what follows says of what.
    var isTax = false
    /// A vehicle by its thing, not by its tax.
    var isVehicle = false
    /// The same of a home or a house.
    var isEstate = false
}

/// All words by their folded letters: whole words, and stems that any ending may follow.
struct Vocabulary: Sendable {
    private struct Entry {
        var hash: UInt64 = 0
        var isStem = false
        var meaning = WordMeaning()
    }

    private static let shortestStem = 3
    private var slots: [Entry] = Array(repeating: Entry(), count: 8192)
    private var mask = 8191
    private var count = 0
    /// The longer words of kinds, for typing slips.
    private var longWords: [(letters: [UInt8], kinds: UInt64)] = []
    /// Words of four letters that nothing else is near to behind a word for a tax.
    private var shortWords: [(letters: [UInt8], kinds: UInt64)] = []
    /// The law's own abbreviations of three letters.
    private var threeLetters: [(letters: [UInt8], kinds: UInt64)] = []
    /// Words of kinds that may be shortened; 0: a word that tells no kind and begins alike.
    private var kindWords: [(word: Spellings, kinds: UInt64)] = []
    private var documentWords: [(word: Spellings, meaning: WordMeaning)] = []
    /// Words that tell no kind, however near they are to one that does.
    private var others: [Spellings] = []
    /// The longer words of documents, for typing slips.
    private var longDocuments: [(letters: [UInt8], meaning: WordMeaning)] = []
    /// Words that mean a kind only together, by kind.
    private(set) var phrases: [(words: [Spellings], kinds: UInt64, beginsWithTax: Bool)] = []
    /// Those that begin with a letter: nearly every word is no phrase's, and the list is not walked for it.
    private var phraseHeads: [[Int]] = Array(repeating: [], count: 256)

    /// - Parameters:
    ///   - vehicles: words of pipeline.yml for a vehicle, besides the program's own.
    ///   - documents: the same for documents, by their types.
    init(_ kinds: [KindSettings], vehicles: [String] = [], documents: [String: [String]] = [:]) {
        // A stem of pipeline.yml takes the place of the program's longer words, too: `квит*` of `квитанц*`.
        let stems = documents.values.joined().filter { $0.hasSuffix("*") }.map { $0.dropLast().lowercased() }
        let own = { (words: [String]) in
            words.filter { word in !stems.contains { word.lowercased().hasPrefix($0) } }
        }
        for (type, words) in DocumentWords.types { add(own(words)) { $0.document = type } }
        add(own(DocumentWords.fillers)) { $0.isFiller = true }
        add(DocumentWords.beforeDates) { $0.isBeforeDate = true }
        add(own(DocumentWords.others)) { $0.isOther = true }
        add(KindWords.taxes) { $0.isTax = true }
        add(KindWords.vehicles + vehicles) { $0.isVehicle = true }
        add(KindWords.estates) { $0.isEstate = true }
        add(KindWords.none) { _ in }
        for (type, words) in documents.sorted(by: { $0.key < $1.key }) { add(words, namedIn: type) }
        for (place, kind) in kinds.enumerated().prefix(64) { add(kind, 1 << UInt64(place)) }
        for word in KindWords.short {
            for letters in Transliteration.written(word) {
                if let kinds = whole(letters[...])?.kinds, kinds != 0 { shortWords.append((letters, kinds)) }
            }
        }
        threeLetters = KindWords.abbreviations.map(Folding.word).compactMap { letters in
            whole(letters[...]).flatMap { $0.kinds != 0 ? (letters, $0.kinds) : nil }
        }
        for (place, phrase) in phrases.enumerated() {
            for letter in Set(phrase.words.first?.heads ?? []) { phraseHeads[Int(letter)].append(place) }
        }
        kindWords += KindWords.others.map { (Spellings($0), 0) }
        others = KindWords.nearOthers.map(Spellings.init)
        for word in DocumentWords.long {
            let meaning = meaning(Folding.word(word)[...]) ?? WordMeaning()
            longDocuments += Transliteration.written(word).map { ($0, meaning) }
        }
        documentWords = DocumentWords.full.map { (Spellings($0), meaning(Folding.word($0)[...]) ?? WordMeaning()) }
    }

    /// The program's own words for a kind, and those of pipeline.yml; words with a blank between them are a phrase.
    private mutating func add(_ kind: KindSettings, _ bit: UInt64) {
        let all =
            (KindWords.standard[kind.name] ?? []) + (kind.group == .fine ? KindWords.fines : []) + kind.words
        let words = all.filter { !$0.contains(" ") }
        add(words) { $0.kinds |= bit }
        addLong(words, bit)
        kindWords += words.map { (Spellings($0), bit) }
        phrases += all.filter { $0.contains(" ") }.map { phrase in
            let words = phrase.split(separator: " ")
            return (words.map(Spellings.init), bit, meaning(Folding.word(String(words[0]))[...])?.isTax ?? false)
        }
    }

    /// Words of pipeline.yml for documents of a type, or for what is none: they mean nothing else that the program knows.
    private mutating func add(_ words: [String], namedIn type: String) {
        let document = DocumentType(name: type)
        add(words) {
            $0.document = document
            $0.isOther = document == nil
            $0.isFiller = false
            $0.isBeforeDate = false
        }
    }

    /// Adds words (`паркир*` is a stem) with all the ways in which people write them in Latin letters.
    private mutating func add(_ words: [String], _ change: (inout WordMeaning) -> Void) {
        for word in words {
            let isStem = word.hasSuffix("*")
            let letters = isStem ? String(word.dropLast()) : word
            for spelling in Set(Transliteration.written(letters))
            where !spelling.isEmpty {
                change(&slots[slot(ReferenceIndex.hash(spelling), isStem)].meaning)
            }
        }
    }

    private mutating func slot(_ hash: UInt64, _ isStem: Bool) -> Int {
        if count * 2 >= slots.count { grow() }
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

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Entry(), count: old.count * 2)
        mask = slots.count - 1
        count = 0
        for entry in old where entry.hash != 0 { slots[slot(entry.hash, entry.isStem)].meaning = entry.meaning }
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
            guard letters.count >= OneSlip.shortest - 1 else { continue }
            for spelling in Set(Transliteration.written(letters)) {
                if let place = longWords.firstIndex(where: { $0.letters == spelling }) {
                    longWords[place].kinds |= kind
                } else {
                    longWords.append((spelling, kind))
                }
            }
        }
    }

    /// Places in `phrases` of those that may begin with this letter.
    func phrases(beginningWith letter: UInt8) -> [Int] { phraseHeads[Int(letter)] }

    /// Kinds that a word with one typing slip means; 0 where it means none, or words of different kinds are as near.
    /// - Parameter isTaxed: behind a word for a tax, where a letter of a shorter word may be wrong, too.
    func near(_ word: ArraySlice<UInt8>, isTaxed: Bool) -> UInt64 {
        guard !others.indices.contains(where: { others[$0].isWhole(word) }) else { return 0 }
        var found: UInt64 = 0
        for place in longWords.indices
        where longWords[place].letters.first == word.first
            && (isTaxed || longWords[place].letters.count >= OneSlip.shortest)
            && OneSlip.begins(word, with: longWords[place].letters, isTaxed: isTaxed)
        {
            if found != 0, found != longWords[place].kinds { return 0 }
            found = longWords[place].kinds
        }
        return found
    }

    /// What a long word with one typing slip means; nil: no word of documents.
    func nearDocument(_ word: ArraySlice<UInt8>) -> WordMeaning? {
        guard word.count >= Self.shortestDocument - 1, let first = word.first else { return nil }
        let next = word[word.startIndex + 1]
        // By place: an element that is handed on is copied, for every word that nobody knows.
        for place in longDocuments.indices {
            let (head, second) = (longDocuments[place].letters[0], longDocuments[place].letters[1])
            let isNear: Bool
            if head == first {
                isNear =
                    word.count >= Self.shortestDocument && OneSlip.begins(word, with: longDocuments[place].letters)
            } else {
                // оведомление, ведомление
                guard next == second || first == second else { continue }
                let rest = longDocuments[place].letters.dropFirst()
                isNear = word.dropFirst().starts(with: rest) || word.starts(with: rest)
            }
            if isNear { return longDocuments[place].meaning }
        }
        return nil
    }

    /// данака, даньк, таска: a word for a tax with a slip.
    func nearTax(_ word: ArraySlice<UInt8>) -> WordMeaning? {
        guard (4...7).contains(word.count) else { return nil }
        let isNear = Self.taxes.contains { own in
            guard own.first == word.first else { return false }
            if OneSlip.swaps(word, own) { return true }
            // Данка is a name.
            return OneSlip.parts(word, own) && (own.count < 6 || own.count == word.count)
        }
        return isNear ? WordMeaning(isTax: true) : nil
    }

    private static let taxes = ["данък", "данъка", "такса", "danak", "danyk", "taksa"].map(Folding.word)

    private static let shortestDocument = 8

    /// What a word of documents means that begins with some letters, and ends with others; nil: none, or several.
    func shortened(_ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> WordMeaning? {
        var found: WordMeaning?
        for (word, meaning) in documentWords where word.isShortened(head, tail) {
            if let found, found != meaning { return nil }
            found = meaning
        }
        return found == WordMeaning() ? nil : found
    }

    /// The same for kinds; 0: none, or words of different kinds.
    func shortenedKinds(_ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> UInt64 {
        var found: UInt64?
        for (word, kinds) in kindWords where word.isShortened(head, tail) {
            if let found, found != kinds { return 0 }
            found = kinds
        }
        return found ?? 0
    }

    /// Kinds of a short word with one slip (такса смед): asked only behind a word for a tax.
    func shortNear(_ word: ArraySlice<UInt8>) -> UInt64 {
        if word.count == 3 {
            // данък НПС: of three letters one may be wrong, none missing.
            return threeLetters.first { zip($0.letters, word).filter { $0 != $1 }.count == 1 }?.kinds ?? 0
        }
        return shortWords.first { $0.letters.first == word.first && OneSlip.parts(word, $0.letters) }?.kinds ?? 0
    }

    /// Whether letters also begin a longer word that tells no kind.
    func mayBeOther(_ head: ArraySlice<UInt8>) -> Bool {
        kindWords.contains { $0.kinds == 0 && $0.word.isShortened(head, []) }
    }

    /// The meaning of a whole word, be it a stem without any ending.
    func exact(_ word: ArraySlice<UInt8>) -> WordMeaning? {
        let hash = ReferenceIndex.hash(word)
        return find(hash, false) ?? find(hash, true)
    }

    /// The meaning of letters that stand for a whole word (т.б.о.), no stem.
    func whole(_ word: ArraySlice<UInt8>) -> WordMeaning? {
        var hash = TextTable.seed
        for byte in word { hash = TextTable.step(hash, byte) }
        return find(TextTable.mixed(hash), false)
    }

    /// The meaning of a word; the longest stem where the whole word is not known.
    func meaning(_ word: ArraySlice<UInt8>) -> WordMeaning? {
        var hash = TextTable.seed
        var stem: WordMeaning?
        var length = 0
        for byte in word {
            hash = TextTable.step(hash, byte)
            length += 1
            guard length >= Self.shortestStem, let found = find(TextTable.mixed(hash), true) else { continue }
            stem = found
        }
        return find(TextTable.mixed(hash), false) ?? stem
    }
}

/// A word with all the ways in which people write it in Latin letters.
struct Spellings: Sendable {
    private let all: [[UInt8]]
    private let isStem: Bool

    init(_ word: some StringProtocol) {
        isStem = word.hasSuffix("*")
        let letters = String(isStem ? word.dropLast() : word[...])
        all = Array(Set(Transliteration.written(letters))).filter {
            !$0.isEmpty
        }
    }

    var heads: [UInt8] { all.compactMap(\.first) }

    /// Whether a word is this one, with an ending of its own or without one.
    func isWhole(_ word: ArraySlice<UInt8>) -> Bool {
        all.contains { own in
            own.first == word.first && (own.elementsEqual(word) || isStem && word.starts(with: own))
        }
    }

    /// Whether a longer word is this one with a slip: маггазин, средсва.
    func isNear(_ word: ArraySlice<UInt8>) -> Bool {
        guard word.count >= OneSlip.shortest else { return false }
        return all.contains { own in
            own.first == word.first && own.count >= OneSlip.shortest
                && (isStem
                    ? OneSlip.begins(word, with: own, isTaxed: true)
                    : OneSlip.parts(word, own) || OneSlip.swaps(word, own))
        }
    }

    /// Whether letters are the beginning of this word, and others its end.
    func isShortened(_ head: ArraySlice<UInt8>, _ tail: ArraySlice<UInt8>) -> Bool {
        all.contains { own in
            own.first == head.first && own.count > head.count + tail.count && own.starts(with: head)
                && (tail.isEmpty || own.suffix(tail.count).elementsEqual(tail))
        }
    }
}

/// Cyrillic words in Latin letters: the law's way and the ways in which people type at home.
enum Transliteration {
    private static let letters: [Character: [String]] = [
        "а": ["a"], "б": ["b"], "в": ["v", "w"], "г": ["g"], "д": ["d"], "е": ["e"], "ж": ["zh", "j", "v"], "з": ["z"],
        "и": ["i"], "й": ["y", "i", "j"], "к": ["k"], "л": ["l"], "м": ["m"], "н": ["n"], "о": ["o"], "п": ["p"],
        "р": ["r"], "с": ["s"], "т": ["t"], "у": ["u", "y"], "ф": ["f"], "х": ["h", "x"], "ц": ["ts", "c", "tz"],
        "ч": ["ch"],
        "ш": ["sh"], "щ": ["sht"], "ъ": ["a", "u", "y"], "ь": ["y", ""], "ю": ["yu", "u", "iu", "ju"],
        "я": ["ya", "ia", "q", "ja"],
    ]

    /// A word as it stands in a folded text: in its own letters first, then in each Latin spelling.
    static func written(_ word: String) -> [[UInt8]] { [Folding.word(word)] + spellings(word).map(Folding.word) }

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
