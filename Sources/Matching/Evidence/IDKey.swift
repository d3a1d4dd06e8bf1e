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
        var hash = ReferenceIndex.seed
        for index in id.range {
            // What may be a statement's mark (?20, +21) is folded as in a text.
            guard source[index] < 128, source[index] != 63, source[index] != 43 else { return 0 }
            let code = Folding.ascii(source[index])
            if code != 0 { hash = ReferenceIndex.step(hash, code) }
        }
        return TextTable.mixed(hash)
    }
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

    mutating func add(_ id: borrowing IDKey) {
        guard id.letters > 0, id.bytes.count < 63 else { return }
        let letters = id.bytes[..<id.letters]
        if last.length == id.bytes.count, last.letters.elementsEqual(letters) { return }
        last = (Array(letters), id.bytes.count)
        lengths[last.letters, default: 0] |= 1 << UInt64(id.bytes.count)
    }

    var isEmpty: Bool { lengths.isEmpty }

    /// Lengths that an id with these letters may have, a bit each.
    func lengths(_ letters: ArraySlice<UInt8>) -> UInt64 { letters.count > 8 ? 0 : lengths[Array(letters)] ?? 0 }
}
