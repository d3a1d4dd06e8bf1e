// Plates, lots and instalments that a text has beside a person: the payer's choice among that person's debts of one year
// (matching.md sections 2 and 5).

internal import Domain

/// Debts of a person that the payer's text tells from the others by their plate, lot or instalment.
struct DeclaredDebts {
    /// By their plate or lot.
    var byObject: [Int32] = []
    /// By the number of their instalment, of those by object where there are any.
    var byInstalment: [Int32] = []

    var debts: [Int32] { byInstalment.isEmpty ? byObject : byInstalment }
    var isEmpty: Bool { byObject.isEmpty && byInstalment.isEmpty }

    init() {}

    /// Nothing is said where all debts are of one object, or the text names none or all of them.
    init(_ payment: Int32, _ pool: [Int32], _ book: Book) {
        guard pool.count > 1, let first = pool.first else { return }
        let bytes = book.text.bytes.span
        let object = book.obligations[Int(first)].object
        let instalment = book.obligations[Int(first)].instalment
        let haveObjects = pool.contains { !book.text.equal(book.obligations[Int($0)].object, object) }
        let haveInstalments = pool.contains { !book.text.equal(book.obligations[Int($0)].instalment, instalment) }
        guard haveObjects || haveInstalments else { return }
        var text = FoldedText()
        text.add(book.payments[Int(payment)].remittance, of: bytes)
        if haveObjects {
            var name = FoldedText()
            byObject = pool.filter { debt in
                name.clear()
                name.add(book.obligations[Int(debt)].object, of: bytes)
                return Self.isTelling(name) && text.has(name.bytes)
            }
            if byObject.count == pool.count { byObject = [] }
        }
        if haveInstalments, let number = text.instalment() {
            let those = byObject.isEmpty ? pool : byObject
            byInstalment = those.filter {
                let own = book.obligations[Int($0)].instalment
                return own.length == 1 && bytes[Int(own.offset)] == 48 + number
            }
            if byInstalment.count == those.count { byInstalment = [] }
        }
    }

    /// Whether debts are none of those that the text tells, though each has a plate, a lot or an instalment of its own to be told by.
    func contradicts(_ debts: [Int32], _ book: Book) -> Bool {
        guard !isEmpty, !debts.contains(where: self.debts.contains) else { return false }
        let isOfObject = debts.contains(where: byObject.contains) || byObject.isEmpty
        return debts.allSatisfy {
            let debt = book.obligations[Int($0)]
            return isOfObject ? !debt.instalment.isEmpty : !debt.object.isEmpty
        }
    }

    /// Plates, and lots by their letters and digits; an address tells nothing, it may be the payer's.
    private static func isTelling(_ name: FoldedText) -> Bool {
        let digits = name.bytes.reduce(0) { $0 + ($1 >= 48 && $1 <= 57 ? 1 : 0) }
        let letters = name.bytes.count - digits
        return name.bytes.count >= 6 && name.bytes.count <= 20 && digits >= 3 && letters <= 4
    }

    /// A plate has its letters on both sides of its digits.
    static func isPlate(_ object: some BidirectionalCollection<UInt8>) -> Bool {
        [object.first, object.last].allSatisfy { $0.map { $0 < 48 || $0 > 57 } ?? false }
    }
}

extension FoldedText {
    /// Whether a folded name stands in the text, joined or in groups, and is no part of a longer one.
    fileprivate func has(_ name: [UInt8]) -> Bool {
        for place in tokens.indices where tokens[place].opens {
            let start = Int(tokens[place].start)
            let end = start + name.count
            guard end <= bytes.count, bytes[start..<end].elementsEqual(name) else { continue }
            if tokens[place...].first(where: { Int($0.end) >= end }).map({ Int($0.end) == end && $0.closes }) ?? false {
                return true
            }
        }
        return false
    }

    /// The only instalment that the text names: втора вноска, 2-ра вноска, вноска 2, II вноска. nil: none, or several.
    fileprivate func instalment() -> UInt8? {
        for place in tokens.indices where !tokens[place].isDigits && isInstalment(place) {
            var numbers: Set<UInt8> = []
            // II и III вноска, 1-ва и 2-ра вноска: all that stands before it.
            for before in (max(place - 5, 0)..<place).reversed() {
                if let number = ordinal(before) { numbers.insert(number) }
            }
            if numbers.isEmpty {
                let next = place + 1 < tokens.count && !tokens[place + 1].isDigits ? place + 2 : place + 1
                guard next < tokens.count, tokens[next].isDigits, let number = ordinal(next),
                    next + 2 >= tokens.count || !tokens[next + 2].isDigits
                else { continue }
                numbers.insert(number)
            }
            return numbers.count == 1 ? numbers.first : nil
        }
        return nil
    }

    private func isInstalment(_ place: Int) -> Bool { Self.instalments.contains(where: slice(place).elementsEqual) }

    private func ordinal(_ place: Int) -> UInt8? {
        let word = slice(place)
        if tokens[place].isDigits {
            guard word.count == 1, let digit = word.first, digit >= 49, digit <= 52, !isGrouped(place) else {
                return nil
            }
            return digit - 48
        }
        return Self.ordinals.firstIndex { $0.contains(where: word.elementsEqual) }.map { UInt8($0 + 1) }
    }

    /// A digit beside digits is a part of a number.
    private func isGrouped(_ place: Int) -> Bool {
        (place > 0 && tokens[place - 1].isDigits) || (place + 1 < tokens.count && tokens[place + 1].isDigits)
    }

    private static let instalments = ["вноска", "вноската", "vnoska", "вн"].map(Folding.word)
    private static let ordinals = [
        ["първа", "първата", "parva", "purva", "I"], ["втора", "втората", "vtora", "II"],
        ["трета", "третата", "treta", "III"],
        ["четвърта", "четвъртата", "chetvarta", "IV"],
    ].map { $0.map(Folding.word) }
}
