// Identity of an entry: its facts, and which occurrence of those facts it is in its statement (matching.md section 7).

internal import Domain
internal import Fingerprints

/// Makes the ids of a statement's payments.
enum EntryIdentity {
    /// Two equal payments on one day are two payments: the second has occurrence 2.
    static func identify(_ payments: inout [Payment], account: String, text: TextArena) {
        let bytes = text.bytes
        var facts: [UInt8] = []
        var table = TextTable(capacity: payments.count)
        for index in payments.indices {
            facts.removeAll(keepingCapacity: true)
            append(payments[index], account: account, bytes, to: &facts)
            let first = Fingerprint.recordID(facts)
            var id = first
            var occurrence = 1
            while table.find(id.bits | 1 << 63, where: { payments[Int($0)].id == id }) != nil {
                occurrence += 1
                id = Fingerprint.recordID(facts + [0] + Array(String(occurrence).utf8))
            }
            payments[index].id = id
            table.insert(id.bits | 1 << 63, Int32(index))
        }
    }

    private static func append(_ payment: Payment, account: String, _ bytes: [UInt8], to facts: inout [UInt8]) {
        facts.append(contentsOf: account.utf8)
        number(Int64(payment.bookedOn.number), &facts)
        number(Int64(payment.valueOn.raw), &facts)
        number(payment.amount, &facts)
        number(Int64(payment.currency.code), &facts)
        for reference in [payment.bankReference, payment.endToEndID] {
            facts.append(0)
            facts.append(contentsOf: bytes[reference.range])
        }
        for part in [payment.payerIBAN, payment.remittance] {
            facts.append(0)
            // Blanks differ between the formats of one bank; letters and digits do not.
            for byte in bytes[part.range] where byte > 32 { facts.append(byte) }
        }
    }

    private static func number(_ value: Int64, _ facts: inout [UInt8]) {
        facts.append(0)
        if value < 0 { facts.append(45) }
        Money.appendNumber(value.magnitude, to: &facts)
    }
}
