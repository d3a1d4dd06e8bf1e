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

    /// Whether debts are none of those that the text tells, though each has a plate, a lot or an instalment of its own to be told by.
    func contradicts(_ debts: [Int32], _ desk: Desk) -> Bool {
        guard !isEmpty, !debts.contains(where: self.debts.contains) else { return false }
        let isOfObject = debts.contains(where: byObject.contains) || byObject.isEmpty
        return debts.allSatisfy {
            let debt = desk.book.obligations[Int($0)]
            return isOfObject ? !debt.instalment.isEmpty : !debt.object.isEmpty
        }
    }

    /// Plates, and lots by their letters and digits; an address tells nothing, it may be the payer's.
    fileprivate static func isTelling(_ name: FoldedText) -> Bool {
        let digits = name.bytes.reduce(0) { $0 + ($1 >= 48 && $1 <= 57 ? 1 : 0) }
        let letters = name.bytes.count - digits
        return name.bytes.count >= 6 && name.bytes.count <= 20 && digits >= 3 && letters <= 4
    }

    /// A plate has its letters on both sides of its digits.
    static func isPlate(_ object: some BidirectionalCollection<UInt8>) -> Bool {
        [object.first, object.last].allSatisfy { $0.map { $0 < 48 || $0 > 57 } ?? false }
    }
}

/// Reads what texts declare. One a desk: its buffers are used again.
struct DeclaredReader: Sendable {
    private var text = FoldedText()
    private var name = FoldedText()

    /// Nothing is said where all debts are of one object, or the text names none or all of them.
    mutating func read(_ payment: Int32, _ pool: [Int32], _ desk: Desk) -> DeclaredDebts {
        var declared = DeclaredDebts()
        guard pool.count > 1, let first = pool.first else { return declared }
        let object = desk.book.obligations[Int(first)].object
        let instalment = desk.book.obligations[Int(first)].instalment
        let haveObjects = pool.contains { !desk.book.text.equal(desk.book.obligations[Int($0)].object, object) }
        let haveInstalments = pool.contains {
            !desk.book.text.equal(desk.book.obligations[Int($0)].instalment, instalment)
        }
        guard haveObjects || haveInstalments else { return declared }
        text.clear()
        Self.add(desk.book.payments[Int(payment)].remittance, of: desk.book.text, to: &text)
        if haveObjects {
            for debt in pool {
                name.clear()
                Self.add(desk.book.obligations[Int(debt)].object, of: desk.book.text, to: &name)
                if DeclaredDebts.isTelling(name), text.has(name.bytes) { declared.byObject.append(debt) }
            }
            if declared.byObject.count == pool.count { declared.byObject = [] }
        }
        if haveInstalments, let number = text.instalment() {
            let those = declared.byObject.isEmpty ? pool : declared.byObject
            for debt in those {
                let own = desk.book.obligations[Int(debt)].instalment
                if own.length == 1, desk.book.text.bytes[Int(own.offset)] == 48 + number {
                    declared.byInstalment.append(debt)
                }
            }
            if declared.byInstalment.count == those.count { declared.byInstalment = [] }
        }
        return declared
    }

    private static func add(_ text: TextRef, of arena: TextArena, to folded: inout FoldedText) {
        folded.add(text, of: arena.bytes.span)
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
            // ред 2, вноска: a mark parts them.
            for before in (max(place - 5, 0)..<place).reversed() where !isParted(place - 1) {
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

    private func isInstalment(_ place: Int) -> Bool {
        guard Self.instalments.contains(where: slice(place).elementsEqual) else { return false }
        // вн. б., вн.бел. 9339: a paying-in slip.
        let next = place + 1
        return next >= tokens.count || tokens[next].isDigits || tokens[place].after != 46
            || !Self.slips.contains(where: slice(next).elementsEqual)
    }

    private func isParted(_ place: Int) -> Bool { [44, 58, 59, 124].contains(tokens[place].after) }

    private func ordinal(_ place: Int) -> UInt8? {
        let word = slice(place)
        if tokens[place].isDigits {
            guard word.count == 1, let digit = word.first, digit >= 49, digit <= 52, !isGrouped(place),
                place == 0 || !Self.desks.contains(where: slice(place - 1).elementsEqual)
            else { return nil }
            return digit - 48
        }
        return Self.ordinals.firstIndex { $0.contains(where: word.elementsEqual) }.map { UInt8($0 + 1) }
    }

    /// A digit beside digits is a part of a number.
    private func isGrouped(_ place: Int) -> Bool {
        (place > 0 && tokens[place - 1].isDigits) || (place + 1 < tokens.count && tokens[place + 1].isDigits)
    }

    private static let instalments = ["вноска", "вноската", "vnoska", "вн"].map(Folding.word)
    private static let slips = ["б", "бел", "бележка", "b", "bel", "belezhka"].map(Folding.word)
    /// What has numbers of its own: Каса 2, вноска.
    private static let desks = ["каса", "гише", "офис", "клон", "kasa", "gishe", "ofis", "klon"].map(Folding.word)
    private static let ordinals = [
        ["първа", "първата", "parva", "purva", "I"], ["втора", "втората", "vtora", "II"],
        ["трета", "третата", "treta", "III"],
        ["четвърта", "четвъртата", "chetvarta", "IV"],
    ].map { $0.map(Folding.word) }
}
