// What a payment may say of a person: the identifier, the name, the number or object of a debt. Reasons to doubt, not to join.

internal import Domain

struct PersonSigns {
    let identifier: String
    /// The words of the name by their sounds.
    private let name: [UInt64]
    /// The first letters of the names before the last one, by their sounds: `И. Петров`.
    private let initials: Set<UInt64>
    /// The last name, or both of a double one (`Георгиева-Колева`).
    private let lasts: Set<UInt64>
    /// The person's own name within that of a sole trader: `ЕТ Стоян Колев – Колос`.
    private let trader: [UInt64]
    private let isFirm: Bool
    /// Ids, numbers and objects of the debts, each with the debt's id.
    private let marks: [String: String]

    init(_ person: PersonBooks) {
        identifier = Identifiers.person(person.payer)
        name = LooseName.words(person.name)
        initials = Set(
            person.name.split { !$0.isLetter }.dropLast().flatMap { LooseName.words(String($0.prefix(1))) })
        let last = person.name.split { $0.isWhitespace }.last.map { LooseName.words(String($0)) } ?? []
        lasts = Set(last.isEmpty ? name.suffix(1) : last[...])
        let own = person.name.split { "-–—\"'„“”«»".contains($0) }.first.map(String.init) ?? ""
        let isTrader = person.name.split { !$0.isLetter }.contains { ["ЕТ", "ET"].contains($0.uppercased()) }
        trader = isTrader ? LooseName.words(own) : []
        // Also one whose number fails its check: no person's has that length.
        isFirm = [9, 13].contains(identifier.utf8.count) && identifier.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
        let text = person.book.text
        var marks: [String: String] = [:]
        for debt in person.book.obligations {
            let id = text.string(debt.id)
            for mark in [debt.id, debt.documentNumber, debt.object].map({ Self.mark(text.string($0)) })
            where mark.utf8.count >= Self.shortestName && marks[mark] == nil {
                marks[mark] = id
            }
        }
        self.marks = marks
    }

    // MARK: Numbers

    private static let shortestMark = 3
    /// A shorter number stands in a text for much else: a year, a house, a sum.
    private static let shortestName = 5

    /// Look-alike letters folded, letters and digits only, without leading zeros: numbers that people write differently.
    private static func mark(_ text: some StringProtocol) -> String {
        String(LookAlikes.folded(String(text)).filter { $0.isLetter || $0.isNumber }.drop { $0 == "0" })
    }

    private func texts(_ payment: Payment, _ text: TextArena) -> [String] {
        [
            payment.remittance, payment.obligorName, payment.payerName, payment.merchantReference, payment.endToEndID,
            payment.originalReference,
        ].filter { !$0.isEmpty }.map { text.string($0) }
    }

    /// Whether a text of the payment holds the identifier, with no other digits about it.
    func isNamed(byNumber payment: Payment, _ text: TextArena) -> Bool {
        texts(payment, text).contains(where: holdsIdentifier)
    }

    private func holdsIdentifier(_ line: String) -> Bool {
        guard identifier.utf8.count >= Self.shortestMark else { return false }
        let isNumber = identifier.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
        return line.split { isNumber ? !$0.isNumber : !($0.isLetter || $0.isNumber) }.contains {
            isNumber ? $0 == identifier : Self.mark($0) == Self.mark(identifier)
        }
    }

    /// The debt whose id, number or object stands in a text of the payment, whatever blanks and marks stand within it.
    func debt(namedBy payment: Payment, _ text: TextArena) -> String? {
        guard !marks.isEmpty else { return nil }
        for line in texts(payment, text) {
            let words = LookAlikes.folded(line).split { !$0.isLetter && !$0.isNumber }
            for start in words.indices {
                var joined = ""
                for word in words[start..<min(start + Self.mostWords, words.endIndex)] {
                    joined += word
                    // A series or a type may be drawn together with its number: `К5163790`.
                    let bare = joined.drop { $0 == "0" }
                    let figures = joined.drop { $0.isLetter }.drop { $0 == "0" }
                    if let debt = marks[String(bare)] ?? marks[String(figures)] { return debt }
                }
            }
        }
        return nil
    }

    private static let mostWords = 4

    // MARK: Persons

    /// Whether an identifier of a payment or order is the person's, or that of a unit of the firm.
    func isOwn(_ other: String) -> Bool { other == identifier || isUnit(other) }

    /// Whether an ЕИК of 13 digits is of a unit of this firm, or the firm's where this is the unit.
    func isUnit(_ other: String) -> Bool {
        let (short, long) = other.utf8.count < identifier.utf8.count ? (other, identifier) : (identifier, other)
        return isFirm && short.utf8.count == 9 && long.utf8.count == 13 && long.hasPrefix(short)
            && Identifiers.isEIK(Array(long.utf8))
    }

    /// Whether the bytes of a register's identifier may be a slip of the person's or a unit of the firm: asked of all debts.
    func mayBeAlike(_ other: ArraySlice<UInt8>) -> Bool {
        // A firm's may have `BG` before it.
        if isFirm, [9, 11, 13, 15].contains(other.count) { return true }
        return other.count == identifier.utf8.count && zip(other, identifier.utf8).count { $0 != $1 } <= 2
    }

    /// Whether another number fails its check and differs from the person's in few figures, as a slip does.
    func isSlip(_ other: String) -> Bool {
        guard other.utf8.count == identifier.utf8.count, other.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
            return false
        }
        let apart = zip(other.utf8, identifier.utf8).count { $0 != $1 }
        return (1...2).contains(apart) && Identifiers.isMistaken(Array(other.utf8))
    }

    /// Whether a payment bears any sign of the person.
    func mayBe(_ payment: Payment, _ text: TextArena) -> Bool {
        let obligor = Identifiers.person(text.string(payment.obligorID))
        return (!obligor.isEmpty && isOwn(obligor)) || isNamed(byNumber: payment, text)
            || debt(namedBy: payment, text) != nil || isNamed(payment, text)
    }

    // MARK: Names

    /// Whether the payer, the obligor or the text bears the name: all of it, a person's first and last name, or a last
    /// name with initials.
    func isNamed(_ payment: Payment, _ text: TextArena) -> Bool {
        guard !name.isEmpty else { return false }
        for field in [payment.payerName, payment.obligorName] where !field.isEmpty {
            let line = text.string(field)
            if isName(LooseName.words(line)[...]) || isInitialled(Self.words(line, dotted: false)[...]) { return true }
            if isFirm, isNamed(in: line) { return true }
        }
        return !payment.remittance.isEmpty && isNamed(in: text.string(payment.remittance))
    }

    /// Whether a name is the person's, whole.
    func isWholeName(_ other: String) -> Bool {
        let words = LooseName.words(other)
        return name.count > 1 && words.count == name.count && LooseName.key(words) == LooseName.key(name)
    }

    /// Whether a row of a file bears the identifier or the name.
    func isNamed(byRow row: String) -> Bool { holdsIdentifier(row) || isNamed(in: row) }

    /// Whether a text has the name in it. A single word is no name.
    private func isNamed(in line: String) -> Bool {
        guard name.count > 1 else { return false }
        return Self.holds(LooseName.words(line), upTo: max(3, name.count), isName)
            || Self.holds(Self.words(line, dotted: true), upTo: 4, isInitialled)
    }

    private static func holds<Word>(_ words: [Word], upTo most: Int, _ isName: (ArraySlice<Word>) -> Bool) -> Bool {
        words.indices.contains { start in
            (2...most).contains { start + $0 <= words.endIndex && isName(words[start..<start + $0]) }
        }
    }

    /// The words of a text by their sounds, and which are initials: a letter alone, `dotted` with a dot behind it.
    private static func words(_ line: String, dotted: Bool) -> [(sound: UInt64, isInitial: Bool)] {
        line.split { !$0.isLetter }.flatMap { word in
            let isAlone = word.count == 1 && (!dotted || line[word.endIndex...].first == ".")
            return LooseName.words(String(word)).map { ($0, isAlone) }
        }
    }

    /// The last name in full, and before or behind it initials or names of the others.
    private func isInitialled(_ words: ArraySlice<(sound: UInt64, isInitial: Bool)>) -> Bool {
        guard !isFirm, (2...4).contains(words.count), name.count > 1, words.contains(where: \.isInitial),
            words.contains(where: { !$0.isInitial && lasts.contains($0.sound) })
        else { return false }
        return words.allSatisfy { $0.isInitial ? initials.contains($0.sound) : name.contains($0.sound) }
    }

    /// Whether words in any order are the name. A person's may lack names between the first and the last, on either side.
    private func isName(_ words: ArraySlice<UInt64>) -> Bool {
        guard !words.isEmpty else { return false }
        if words.count == name.count, LooseName.key(words) == LooseName.key(name) { return true }
        if trader.count > 1, words.count == trader.count { return LooseName.key(words) == LooseName.key(trader) }
        guard !isFirm, words.count > 1, name.count > 1, let first = name.first, let start = words.first,
            let end = words.last
        else { return false }
        let (fewer, more) = words.count < name.count ? (Array(words), name) : (name, Array(words))
        guard more.count - fewer.count <= 2, words.contains(first), words.contains(where: lasts.contains) else {
            return false
        }
        if words.count > name.count, !(start == first && lasts.contains(end) || end == first && lasts.contains(start)) {
            return false
        }
        return fewer.allSatisfy(more.contains)
    }
}
