// Identity of an entry: its facts, and which occurrence of those facts it is in its statement (matching.md section 7).

internal import Domain
internal import Fingerprints

/// Makes the ids of a statement's payments.
enum EntryIdentity {
    /// Two equal payments on one day are two payments: the second has occurrence 2. Gives all ids of the statement.
    static func identify(
        _ payments: inout [Payment], _ range: Range<Int>, account: String, text: TextArena, threads: Int
    ) async -> RecordIDSet {
        let shares = await ids(payments, range, account: account, text: text, threads: threads)
        var taken = RecordIDSet(capacity: range.count)
        var facts: [UInt8] = []
        var first = range.lowerBound
        for share in shares {
            Block.forEach(share.indices) { block in
                for place in block { taken.touch(share[place]) }
                for place in block {
                    var id = share[place]
                    var occurrence = 1
                    while !taken.insert(id) {
                        occurrence += 1
                        facts.removeAll(keepingCapacity: true)
                        append(payments[first + place], account: Array(account.utf8), text.bytes.span, to: &facts)
                        id = Fingerprint.recordID(facts + [0] + Array(String(occurrence).utf8))
                    }
                    payments[first + place].id = id
                }
            }
            first += share.count
        }
        return taken
    }

    /// The ids of first occurrences; a large statement's by shares, beside each other.
    private static func ids(
        _ payments: [Payment], _ range: Range<Int>, account: String, text: TextArena, threads: Int
    ) async -> [[RecordID]] {
        await Shares.map(range.count, threads: threads, least: 20_000) { places in
            let iban = Array(account.utf8)
            let bytes = text.bytes.span
            var facts: [UInt8] = []
            var ids: [RecordID] = []
            ids.reserveCapacity(places.count)
            for place in places {
                facts.removeAll(keepingCapacity: true)
                append(payments[range.lowerBound + place], account: iban, bytes, to: &facts)
                ids.append(Fingerprint.recordID(facts))
            }
            return ids
        }
    }

    private static func append(
        _ payment: borrowing Payment, account: [UInt8], _ bytes: borrowing Span<UInt8>, to facts: inout [UInt8]
    ) {
        facts.append(contentsOf: account)
        number(Int64(payment.bookedOn.number), &facts)
        number(Int64(payment.valueOn.raw), &facts)
        number(payment.amount, &facts)
        number(Int64(payment.currency.code), &facts)
        whole(payment.bankReference, bytes, &facts)
        whole(payment.endToEndID, bytes, &facts)
        solid(payment.payerIBAN, bytes, &facts)
        solid(payment.remittance, bytes, &facts)
    }

    @inline(__always)
    private static func whole(_ text: TextRef, _ bytes: borrowing Span<UInt8>, _ facts: inout [UInt8]) {
        facts.append(0)
        for index in text.range { facts.append(bytes[index]) }
    }

    /// Blanks differ between the formats of one bank; letters and digits do not.
    @inline(__always)
    private static func solid(_ text: TextRef, _ bytes: borrowing Span<UInt8>, _ facts: inout [UInt8]) {
        facts.append(0)
        for index in text.range where bytes[index] > 32 { facts.append(bytes[index]) }
    }

    private static func number(_ value: Int64, _ facts: inout [UInt8]) {
        facts.append(0)
        if value < 0 { facts.append(45) }
        Money.appendNumber(value.magnitude, to: &facts)
    }
}
