// Letters by their names, as they are dictated: ем де 25 тире 000 001 237 for MD25-000001237, фиш те 4321567 for series Т.

internal import Domain

/// The ways in which somebody says the letters of the registers' ids, or of the series of their documents.
struct SpokenLetters: Sendable {
    /// More of them, or longer ones, are no habit of a register.
    private static let most = 64
    private static let mostLetters = 3
    /// What is meant, by the hash of what is said; nil where two are said alike.
    private var meant: [UInt64: [UInt8]?] = [:]
    /// Bytes with which something said may end: most words are told to be no name of a letter by theirs.
    private var ends: [Bool] = Array(repeating: false, count: 256)

    /// - Parameters:
    ///   - all: letters as they are folded.
    ///   - isLatin: whether they were Latin ones where they look like both.
    init(_ all: [[UInt8]], isLatin: Bool, except isWord: (ArraySlice<UInt8>) -> Bool) {
        guard all.count <= Self.most else { return }
        for letters in all where !letters.isEmpty && letters.count <= Self.mostLetters {
            for said in Self.said(letters, isLatin) where !all.contains(said) && !isWord(said[...]) {
                let hash = ReferenceIndex.hash(said)
                if let other = meant[hash], other != letters {
                    meant[hash] = .some(nil)
                } else {
                    meant[hash] = letters
                    if let last = said.last { ends[Int(last)] = true }
                }
            }
        }
    }

    /// Whether a word may be the name of the last letter.
    @inline(__always) func mayEnd(with byte: UInt8) -> Bool { ends[Int(byte)] }

    /// The letters whose names these are, all together; nil: none.
    func letters(_ said: ArraySlice<UInt8>) -> [UInt8]? {
        guard let last = said.last, ends[Int(last)] else { return nil }
        return meant[ReferenceIndex.hash(said)] ?? nil
    }

    private static func said(_ letters: [UInt8], _ isLatin: Bool) -> [[UInt8]] {
        var all: [[UInt8]] = [[]]
        for letter in letters {
            guard let names = (isLatin ? latin[letter] ?? cyrillic[letter] : cyrillic[letter] ?? latin[letter]) else {
                return []
            }
            all = all.flatMap { start in names.map { start + $0 } }
        }
        // Ф Е 26: the letters themselves, in the other script.
        return isLatin ? all + [Folding.word(String(letters.compactMap { bare[$0] }))] : all
    }

    private static let bare: [UInt8: Character] = [
        65: "А", 66: "Б", 67: "Ц", 68: "Д", 69: "Е", 70: "Ф", 71: "Г", 72: "Х", 73: "И", 74: "Й", 75: "К", 76: "Л",
        77: "М", 78: "Н", 79: "О", 80: "П", 82: "Р", 83: "С", 84: "Т", 85: "У", 86: "В", 87: "В", 90: "З",
    ]

    private static func table(_ names: [Character: [String]]) -> [UInt8: [[UInt8]]] {
        var table: [UInt8: [[UInt8]]] = [:]
        for (letter, words) in names {
            guard let code = Folding.word(String(letter)).first else { continue }
            table[code] = Array(Set(words.flatMap(Transliteration.written))).filter { !$0.isEmpty }
        }
        return table
    }

    private static let latin = table([
        "A": ["а"], "B": ["бе", "бъ"], "C": ["це", "си", "цъ"], "D": ["де", "дъ"], "E": ["е"],
        "F": ["еф", "фъ"], "G": ["ге", "же", "гъ"], "H": ["ха", "аш", "хъ"], "I": ["и", "ай"],
        "J": ["йот", "джей"], "K": ["ка", "къ"], "L": ["ел", "лъ"], "M": ["ем", "мъ"],
        "N": ["ен", "нъ"], "O": ["о"], "P": ["пе", "пъ"], "Q": ["ку"], "R": ["ер", "ръ"],
        "S": ["ес", "съ"], "T": ["те", "тъ"], "U": ["у"], "V": ["ве", "въ"],
        "W": ["дубълве", "дабълю", "ве", "въ"], "X": ["икс"], "Y": ["игрек"], "Z": ["зет", "зъ"],
    ])
    private static let cyrillic = table([
        "А": ["а"], "Б": ["бе", "бъ"], "В": ["ве", "въ"], "Г": ["ге", "гъ"], "Д": ["де", "дъ"], "Е": ["е"],
        "Ж": ["же", "жъ"], "З": ["зе", "зъ"], "И": ["и"], "Й": ["йот"], "К": ["ка", "къ"], "Л": ["ел", "лъ"],
        "М": ["ем", "мъ"], "Н": ["ен", "нъ"], "О": ["о"], "П": ["пе", "пъ"], "Р": ["ер", "ръ"], "С": ["ес", "съ"],
        "Т": ["те", "тъ"], "У": ["у"], "Ф": ["еф", "фъ"], "Х": ["ха", "хъ"], "Ц": ["це", "цъ"], "Ч": ["че", "чъ"],
        "Ш": ["ше", "шъ"], "Щ": ["ще", "щъ"], "Ъ": ["ъ"], "Ю": ["ю"], "Я": ["я"],
    ])
}

extension EvidenceReader {
    /// фиш те 4321567, серия ем о номер 123456: the series whose letters' names stand between a document's word and a number.
    func saidSeries(at start: Int) -> (letters: ArraySlice<UInt8>, next: Int)? {
        var end = start
        while end < folded.tokens.count, end < start + 3, !folded.tokens[end].isDigits, length(end) <= 5,
            end == start || length(end) <= 3
        {
            end += 1
        }
        while end > start {
            defer { end -= 1 }
            // A series that stands as it is written: фиш К 4321567.
            if end == start + 1, length(start) == 1 { return nil }
            let said = folded.bytes[Int(folded.tokens[start].start)..<Int(folded.tokens[end - 1].end)]
            // А Е 0678775: its letters one by one.
            guard tables.vocabulary.meaning(slice(start)) == nil else { return nil }
            // М О5319329: a zero that is written as a letter.
            let last = folded.tokens[end - 1]
            let isZero = !last.closes && FoldedText.looksLikeDigit(folded.bytes[Int(last.end) - 1])
            let isSpaced = end > start + 1 && !isZero && tables.series.contains(Array(said))
            guard let letters = isSpaced ? Array(said) : tables.spokenSeries.letters(said) else { continue }
            let next = fillers(from: end)
            if next < folded.tokens.count, folded.tokens[next].isDigits { return (letters[...], next) }
        }
        return nil
    }
}
