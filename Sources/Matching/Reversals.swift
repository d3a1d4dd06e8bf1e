// Reversals and returned payments: a debit takes back an earlier credit that it names (matching.md section 5).

internal import Domain

enum Reversals {
    /// Debits and what they take back.
    typealias Pair = (debit: Int32, original: Int32)

    static func apply(_ pairs: [Pair], to keeper: ClaimKeeper) {
        // The book is never held while the keeper changes it: all of it would be copied.
        let pairs = pairs.sorted {
            let (one, other) = (keeper.book.payments[Int($0.debit)], keeper.book.payments[Int($1.debit)])
            return one.bookedOn != other.bookedOn ? one.bookedOn < other.bookedOn : one.id < other.id
        }
        for (debit, original) in pairs {
            let amount = covered(-keeper.book.payments[Int(debit)].amount, of: original, keeper)
            if amount > 0 { keeper.takeBack(original, debit: debit, amount) }
        }
    }

    /// What a debit may take of a payment. Terminal and RRN say for certain which sale a card's debit takes back: where
    /// it is the larger, it takes what is left. Of money at the bank it takes its whole sum or nothing.
    private static func covered(_ amount: Int64, of original: Int32, _ keeper: ClaimKeeper) -> Int64 {
        let payment = keeper.book.payments[Int(original)]
        let left = payment.amount - keeper.book.paymentStandings[Int(original)].reserved
        return amount <= left ? amount : payment.channel == .bank ? 0 : left
    }

    /// The payments that are taken back whole, each with the day of it: from that day on its debts are open for whoever pays
    /// next, also where all of it comes in one night.
    static func whole(_ pairs: [Pair], _ keeper: ClaimKeeper) -> [RecordID: Day] {
        var days: [RecordID: Day] = [:]
        for (debit, original) in pairs {
            let (back, payment) = (keeper.book.payments[Int(debit)], keeper.book.payments[Int(original)])
            guard covered(-back.amount, of: original, keeper) == payment.amount else { continue }
            days[payment.id] = min(days[payment.id] ?? back.paidOn, back.paidOn)
        }
        return days
    }

    /// The same of payments that are taken back in part: what is open of them first, then their claims, the newest debt first.
    static func parts(_ pairs: [Pair], _ keeper: ClaimKeeper) -> [Int32: WrittenBack] {
        var parts: [Int32: WrittenBack] = [:]
        for (debit, original) in pairs {
            let (back, payment) = (keeper.book.payments[Int(debit)], keeper.book.payments[Int(original)])
            let amount = covered(-back.amount, of: original, keeper)
            guard amount < payment.amount else { continue }
            var rest = amount - max(0, keeper.open(original))
            for claim in keeper.claims(ofPayment: original).reversed() where rest > 0 && parts[claim] == nil {
                let part = min(rest, keeper.book.claims[Int(claim)].amount)
                parts[claim] = WrittenBack(amount: part, on: back.paidOn)
                rest -= part
            }
        }
        return parts
    }

    /// Debits that a bank or an acquirer marks as taking money back, or that name what they take back: of tonight, and
    /// earlier ones whose payment had not come.
    static func pairs(_ keeper: ClaimKeeper) -> [Pair] {
        let book = keeper.book
        // What pays a refund that a person decided takes nothing else back.
        let refunds = Set(book.refunds.compactMap(\.debit))
        let debits = book.payments.indices.filter {
            isDebit(book.payments[$0]) && book.paymentStandings[$0].reserved == 0
                && !refunds.contains(book.payments[$0].id)
        }
        guard !debits.isEmpty else { return [] }
        // Only what some debit names: the credits of a night are many, the debits few.
        let bytes = book.text.bytes.span
        var found = NamedCredits()
        for debit in debits {
            let record = book.payments[debit]
            for name in references(record) + [record.originalReference] { found.ask(bytes, name.range) }
            for word in book.text.referenceWords(record.remittance) {
                found.ask(bytes, word.startIndex..<word.endIndex)
            }
        }
        found.look(at: book.payments.span, bytes)
        let credits = found.credits
        var pairs: [(debit: Int32, original: Int32)] = []
        var unnamed: [Int] = []
        for debit in debits {
            let record = book.payments[debit]
            let named = record.originalReference.isEmpty ? references(record) : [record.originalReference]
            let isMarked = record.purpose != .other
            var found = isMarked ? originals(record, named.map { Array(book.text.slice($0)) }, credits, keeper) : []
            if found.isEmpty {
                // Named in the text only: nothing but the whole sum is taken for it.
                let words = book.text.referenceWords(record.remittance).map(Array.init)
                found = originals(record, words, credits, keeper).filter {
                    book.payments[Int($0)].amount == -record.amount
                }
            }
            let exact = found.filter { book.payments[Int($0)].amount == -record.amount }
            let fitting = exact.isEmpty ? found : exact
            if fitting.count == 1, let original = fitting.first { pairs.append((Int32(debit), original)) }
            if fitting.isEmpty, Returns.isReturn(record, book.text) { unnamed.append(debit) }
        }
        return pairs + byDebts(unnamed, book, keeper)
    }

    /// Whether a return found nothing before the joining of tonight: what it names may have been paid tonight.
    static func leaves(_ pairs: [Pair], _ keeper: ClaimKeeper) -> Bool {
        let found = Set(pairs.map(\.debit))
        return keeper.book.payments.indices.contains {
            keeper.book.payments[$0].amount < 0 && keeper.book.paymentStandings[$0].reserved == 0
                && !found.contains(Int32($0)) && Returns.isReturn(keeper.book.payments[$0], keeper.book.text)
        }
    }

    /// Of returns without a reference: the only payment of that sum which paid what they name.
    private static func byDebts(_ debits: [Int], _ book: Book, _ keeper: ClaimKeeper) -> [(
        debit: Int32, original: Int32
    )] {
        guard !debits.isEmpty else { return [] }
        let places = Dictionary(book.payments.indices.map { (book.payments[$0].id, Int32($0)) }) { first, _ in first }
        return zip(debits, NamedReturns.originals(of: debits, in: book)).compactMap { debit, ids in
            let originals = ids.compactMap { places[$0] }.filter { mayTake(book.payments[debit], $0, keeper) }
            return originals.count == 1 ? (Int32(debit), originals[0]) : nil
        }
    }

    private static func originals(
        _ debit: Payment, _ names: [[UInt8]], _ credits: [[UInt8]: [Int32]], _ keeper: ClaimKeeper
    ) -> Set<Int32> {
        var found: Set<Int32> = []
        for name in names {
            for credit in credits[name] ?? [] where mayTake(debit, credit, keeper) { found.insert(credit) }
        }
        return found
    }

    /// Whether a payment came into the account or terminal of a debit, before it, and has money that it can take.
    private static func mayTake(_ debit: Payment, _ credit: Int32, _ keeper: ClaimKeeper) -> Bool {
        let original = keeper.book.payments[Int(credit)]
        let isSamePlace =
            original.account == debit.account && (original.channel == .bank) == (debit.channel == .bank)
            && keeper.book.text.equal(original.terminal, debit.terminal)
        return isSamePlace && original.currency == debit.currency && covered(-debit.amount, of: credit, keeper) > 0
            && original.bookedOn <= debit.bookedOn && original.purpose == .obligation
    }

    /// What may take money back: marked as a return, reversal or chargeback, or a debit that nothing explains.
    static func isDebit(_ payment: Payment) -> Bool {
        guard payment.amount < 0 else { return false }
        return payment.purpose == .refund || payment.purpose == .chargeback || payment.purpose == .other
    }

    static func references(_ payment: Payment) -> [TextRef] {
        [payment.bankReference, payment.endToEndID, payment.merchantReference].filter { !$0.isEmpty }
    }
}

/// Credits by the references that some debit names.
private struct NamedCredits {
    private(set) var credits: [[UInt8]: [Int32]] = [:]
    private var asked: Set<UInt64> = []

    mutating func ask(_ bytes: borrowing Span<UInt8>, _ name: Range<Int>) { asked.insert(TextTable.hash(bytes, name)) }

    mutating func look(at payments: borrowing Span<Payment>, _ bytes: borrowing Span<UInt8>) {
        for start in stride(from: 0, to: payments.count, by: Block.rows) {
            let block = start..<min(start + Block.rows, payments.count)
            var touched: UInt8 = 0
            for row in block where payments[row].amount > 0 {
                touched ^= Block.edge(payments[row].bankReference, bytes)
                touched ^= Block.edge(payments[row].endToEndID, bytes)
                touched ^= Block.edge(payments[row].merchantReference, bytes)
            }
            Block.keep(touched)
            for row in block where payments[row].amount > 0 {
                add(payments[row].bankReference, row, bytes)
                add(payments[row].endToEndID, row, bytes)
                add(payments[row].merchantReference, row, bytes)
            }
        }
    }

    private mutating func add(_ reference: TextRef, _ row: Int, _ bytes: borrowing Span<UInt8>) {
        guard !reference.isEmpty, asked.contains(TextTable.hash(bytes, reference.range)) else { return }
        credits[reference.range.map { bytes[$0] }, default: []].append(Int32(row))
    }
}
