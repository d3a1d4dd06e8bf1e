// Ids that a block of texts is likely to name, looked at before the texts are read: the tables are far larger than the
// processor's memory, and it waits for many places of them in the time of one. Says nothing of any payment.

internal import Domain

struct LikelyReferences {
    /// Hashes of the words that could be ids; no more than these of one block.
    private var hashes: [UInt64] = []
    private var touched: [UInt64] = []
    private var texts: [TextRef] = []

    /// Words of letters and digits, joined by hyphens, as the index folds them.
    mutating func add(_ text: TextRef, _ bytes: borrowing Span<UInt8>) {
        var hash = ReferenceIndex.seed
        var digits = 0
        var index = Int(text.offset)
        let end = index + Int(text.length)
        while index <= end {
            let byte = index < end ? bytes[index] : 32
            index += 1
            let code = byte < 128 ? Folding.ascii(byte) : 0
            if code != 0 {
                hash = ReferenceIndex.step(hash, code)
                digits += code <= 57 ? 1 : 0
            } else if byte != 45 {
                if digits >= 4, hashes.count < 64 { hashes.append(TextTable.mixed(hash)) }
                (hash, digits) = (ReferenceIndex.seed, 0)
            }
        }
    }

    /// Fetches the places in the table, then what they lead to, then its text; and forgets the words.
    mutating func fetch(_ ids: ReferenceIndex, _ bytes: borrowing Span<UInt8>) {
        for hash in hashes { touched.append(ids.touched(hash)) }
        for place in hashes.indices { texts.append(ids.shown(touched[place], hashes[place])) }
        for text in texts { Block.keep(Block.edge(text, bytes)) }
        hashes.removeAll(keepingCapacity: true)
        touched.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
    }
}
