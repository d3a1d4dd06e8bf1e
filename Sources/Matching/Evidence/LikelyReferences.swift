// Ids, numbers and persons that a block of texts is likely to name, looked at before the texts are read: the tables are far
// larger than the processor's memory, and it waits for many places of them in the time of one. Says nothing of any payment.

internal import Domain

struct LikelyReferences {
    /// Hashes of the words that could be ids; no more than these of one block.
    private var ids = Touched()
    /// Of runs of digits that could be a document's number, without leading zeros.
    private var numbers = Touched()
    /// Of runs of digits that could be a person's identifier.
    private var persons = Touched()
    private static let most = 64

    private struct Touched {
        var hashes: [UInt64] = []
        var slots: [UInt64] = []

        mutating func add(_ hash: UInt64) {
            if hashes.count < LikelyReferences.most { hashes.append(TextTable.mixed(hash)) }
        }

        mutating func clear() {
            hashes.removeAll(keepingCapacity: true)
            slots.removeAll(keepingCapacity: true)
        }
    }

    private var texts: [TextRef] = []

    /// Words of letters and digits, joined by hyphens, as the index folds them.
    mutating func add(_ text: TextRef, _ bytes: borrowing Span<UInt8>) {
        var hash = TextTable.seed
        var digits = 0
        // Digits of a word with letters are the id's own, nobody's number.
        var hasLetter = false
        // The run of digits that ends here: with all its zeros, and without those in front.
        var (whole, number) = (TextTable.seed, TextTable.seed)
        var (length, zeros) = (0, 0)
        var index = Int(text.offset)
        let end = index + Int(text.length)
        while index <= end {
            let byte = index < end ? bytes[index] : 32
            index += 1
            let isDigit = byte >= 48 && byte <= 57
            if isDigit {
                whole = TextTable.step(whole, byte)
                if byte == 48, zeros == length { zeros += 1 } else { number = TextTable.step(number, byte) }
                length += 1
            } else if length > 0 {
                if !hasLetter {
                    if length == 9 || length == 10 || length == 13 { persons.add(whole) }
                    if length - zeros >= 4, length <= 12 { numbers.add(number) }
                }
                (whole, number, length, zeros) = (TextTable.seed, TextTable.seed, 0, 0)
            }
            let code = byte < 128 ? Folding.ascii(byte) : 0
            if code != 0 {
                hash = TextTable.step(hash, code)
                digits += isDigit ? 1 : 0
                hasLetter = hasLetter || !isDigit
            } else if byte != 45 {
                if digits >= 4 {
                    ids.add(hash)
                    // 24-1234-567890: a document's number in its parts.
                    if !hasLetter, digits > length { numbers.add(hash) }
                }
                (hash, digits, hasLetter) = (TextTable.seed, 0, false)
            }
        }
    }

    /// A field that is a person's identifier.
    mutating func add(person: TextRef, _ bytes: borrowing Span<UInt8>) {
        guard !person.isEmpty, persons.hashes.count < Self.most else { return }
        persons.hashes.append(TextTable.hash(bytes, person.range))
    }

    /// Fetches the places in the tables, then what they lead to, then its text; and forgets the words.
    mutating func fetch(_ tables: EvidenceTables, _ bytes: borrowing Span<UInt8>) {
        for hash in ids.hashes { ids.slots.append(tables.ids.touched(hash)) }
        for hash in numbers.hashes { numbers.slots.append(tables.documents.touched(hash)) }
        for hash in persons.hashes { persons.slots.append(tables.debtors.touched(hash)) }
        for place in ids.hashes.indices { texts.append(tables.ids.shown(ids.slots[place], ids.hashes[place])) }
        for place in numbers.hashes.indices {
            texts.append(tables.documents.shown(numbers.slots[place], numbers.hashes[place]))
        }
        for place in persons.hashes.indices {
            persons.slots[place] = UInt64(tables.debtors.start(persons.slots[place], persons.hashes[place]))
        }
        for text in texts { Block.keep(Block.edge(text, bytes)) }
        for start in persons.slots { Block.keep(tables.debtors.key(at: Int(start))) }
        ids.clear()
        numbers.clear()
        persons.clear()
        texts.removeAll(keepingCapacity: true)
    }
}
