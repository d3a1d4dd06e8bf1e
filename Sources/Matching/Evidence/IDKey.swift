// The registers' own ids as a text is searched for them, and what they look like.

internal import Domain

/// An obligation's id, folded; one for all ids of a table, its buffer is used again.
struct IDKey {
    private(set) var bytes: [UInt8] = []
    /// At its beginning, before a digit or anything else; 0 where it begins with a digit.
    private(set) var letters = 0
    private var hasDigit = false
    private var hasLetter = false
    private var folded = FoldedText()
    private let plain = Folding.plain

    /// - Parameter isPlain: whether `plainHash` gives it one.
    mutating func read(_ id: TextRef, isPlain: Bool, _ source: borrowing Span<UInt8>) {
        bytes.removeAll(keepingCapacity: true)
        (letters, hasDigit, hasLetter) = (0, false, false)
        guard isPlain else {
            folded.clear()
            folded.add(id, of: source)
            bytes.append(contentsOf: folded.bytes)
            hasDigit = folded.tokens.contains { $0.isDigits }
            hasLetter = folded.tokens.contains { !$0.isDigits }
            if let first = folded.tokens.first, !first.isDigits { letters = Int(first.end) }
            return
        }
        var isAtStart = true
        for index in id.range {
            let code = plain[Int(source[index])]
            let isLetter = code >= 65
            isAtStart = isAtStart && (isLetter || bytes.isEmpty && code == 0)
            guard code != 0 else { continue }
            bytes.append(code)
            if isAtStart { letters += 1 }
            hasLetter = hasLetter || isLetter
            hasDigit = hasDigit || !isLetter
        }
    }

    /// A key that could be a year or a house number tells nothing in a free text.
    var isTelling: Bool { hasDigit && (hasLetter || bytes.count >= 6) }

    /// The hash of an id of ASCII letters, digits and marks between them; 0 for others.
    static func plainHash(_ id: TextRef, _ source: borrowing Span<UInt8>) -> UInt64 {
        var hash = TextTable.seed
        for index in id.range {
            // What may be a statement's mark (?20, +21) is folded as in a text.
            guard source[index] < 128, source[index] != 63, source[index] != 43 else { return 0 }
            let code = Folding.ascii(source[index])
            // O may be a zero in a text, and is folded like one.
            guard code != 79 else { return 0 }
            if code != 0 { hash = TextTable.step(hash, code) }
        }
        return TextTable.mixed(hash)
    }
}

/// What the register's ids look like: letters at the beginning, and how long they are.
struct IDShapes: Sendable {
    /// Lengths by letters, a bit each up to 63.
    private var lengths: [[UInt8]: UInt64] = [:]
    /// The same by the letters in one number, up to eight of them.
    private var packed: [UInt64: UInt64] = [:]
    /// By the first letter: how many letters ids have, a bit each. Nearly every word is told to be none by it.
    private var heads = [UInt16](repeating: 0, count: 256)
    private var last: (letters: [UInt8], length: Int) = ([], 0)

    init() {}

    init(_ left: IDShapes, _ right: IDShapes) {
        lengths = left.lengths.merging(right.lengths) { $0 | $1 }
        for (letters, bits) in lengths where letters.count <= Self.mostLetters {
            guard let first = letters.first else { continue }
            packed[Self.pack(letters[...])] = bits
            heads[Int(first)] |= 1 << UInt16(letters.count)
        }
    }

    private static let mostLetters = 8

    private static func pack(_ letters: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for letter in letters { key = key << 8 | UInt64(letter) }
        return key
    }

    mutating func add(_ id: borrowing IDKey) {
        guard id.letters > 0, id.bytes.count < 63 else { return }
        let letters = id.bytes[..<id.letters]
        if last.length == id.bytes.count, last.letters.elementsEqual(letters) { return }
        last = (Array(letters), id.bytes.count)
        lengths[last.letters, default: 0] |= 1 << UInt64(id.bytes.count)
    }

    var isEmpty: Bool { lengths.isEmpty }

    /// The letters of all ids, in the order of their bytes.
    var prefixes: [[UInt8]] { lengths.keys.sorted { $0.lexicographicallyPrecedes($1) } }

    /// Whether ids with these letters have this length.
    func has(_ letters: ArraySlice<UInt8>, length: Int) -> Bool {
        length < 64 && lengths(letters) >> UInt64(length) & 1 == 1
    }

    /// Lengths that an id with these letters may have, a bit each.
    func lengths(_ letters: ArraySlice<UInt8>) -> UInt64 {
        let count = letters.count
        guard count > 0, count <= Self.mostLetters,
            heads[Int(letters[letters.startIndex])] >> UInt16(count) & 1 == 1
        else { return 0 }
        return packed[Self.pack(letters)] ?? 0
    }
}

/// Letters of ids as they come out where they are dictated or typed on the Cyrillic keyboard: МД26-000123 for MD26-000123.
struct CyrillicPrefixes: Sendable {
    /// More prefixes than these are no habit of a register.
    private static let most = 64
    private static let sounds: [Character: Character] = [
        "A": "А", "B": "Б", "C": "Ц", "D": "Д", "E": "Е", "F": "Ф", "G": "Г", "H": "Х", "I": "И", "J": "Й", "K": "К",
        "L": "Л", "M": "М",
        "N": "Н", "O": "О", "P": "П", "Q": "Я", "R": "Р", "S": "С", "T": "Т", "U": "У", "V": "В", "W": "В", "X": "Х",
        "Y": "Й", "Z": "З",
    ]
    /// Where the phonetic keyboard has another letter than the sound.
    private static let keys: [Character: Character] = ["V": "Ж", "X": "Ь", "Y": "Ъ"]
    private var pairs: [(written: [UInt8], meant: [UInt8])] = []

    /// Without those that mean something as they stand, or that two prefixes come out as.
    init(_ shapes: IDShapes, _ vocabulary: Vocabulary) {
        let prefixes = shapes.prefixes
        guard prefixes.count <= Self.most else { return }
        for prefix in prefixes where prefix.allSatisfy({ $0 < 128 }) {
            let letters = prefix.map { Character(Unicode.Scalar($0)) }
            let bySound = letters.map { Self.sounds[$0] ?? $0 }
            let byKey = letters.map { Self.keys[$0] ?? Self.sounds[$0] ?? $0 }
            for written in Set([bySound, byKey].map({ Folding.word(String($0)) })) where written != prefix {
                pairs.append((written, prefix))
            }
        }
        let all = pairs
        pairs = all.filter { pair in
            pair.written.count == pair.meant.count && !prefixes.contains(pair.written)
                && vocabulary.meaning(pair.written[...]) == nil
                && !all.contains { $0.written == pair.written && $0.meant != pair.meant }
        }
    }

    /// The letters that the register has for these; nil: none.
    func meant(_ letters: ArraySlice<UInt8>) -> [UInt8]? {
        for pair in pairs where pair.written.elementsEqual(letters) { return pair.meant }
        return nil
    }
}
