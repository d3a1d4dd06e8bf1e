// Findings about payments: open ones, and what was odd about those that were joined.

internal import Domain
internal import Law

/// UNIDENTIFIED, AMBIGUOUS, OBLIGOR_MISMATCH, FUTURE_DATED: an open payment and why it is open.
enum OpenPaymentRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let matching = input.posting.matching
        let text = matching.book.text
        // The debts that fit equally well: their ids are what a person needs first.
        var fitting: [Int32: [String]] = [:]
        let ambiguous = matching.candidates.filter {
            let reason = matching.openReason[Int($0.paymentIndex)]
            return reason >= 0 && matching.reasons[Int(reason)].code == .AMBIGUOUS
        }
        for candidate in ambiguous.sorted(by: { ($0.paymentIndex, $0.rank) < ($1.paymentIndex, $1.rank) }) {
            let id = text.string(matching.book.obligations[Int(candidate.obligation)].id)
            fitting[candidate.paymentIndex, default: []].append(id)
        }
        for index in matching.openReason.indices where matching.openReason[index] >= 0 {
            let payment = matching.book.payments[index]
            let standing = matching.book.paymentStandings[index]
            guard standing.status == .unmatched || standing.status == .ambiguous || standing.status == .partlyMatched
            else { continue }
            let reason = matching.reasons[Int(matching.openReason[index])]
            found.append(
                PaymentFinding.make(
                    reason.code, payment, matching.book,
                    amount: payment.amount - standing.allocated - standing.reserved,
                    message: reason.message,
                    related: (fitting[Int32(index)] ?? []).joined(separator: " ")))
        }
    }
}

/// Makes a finding whose main subject is a payment.
enum PaymentFinding {
    static func make(
        _ code: DiscrepancyCode, _ payment: Payment, _ book: Book, obligation: Int32? = nil, key: String? = nil,
        amount: Int64, currency: Currency? = nil, message: Message, related: String = ""
    ) -> Finding {
        let file = Int(payment.position.file) < book.files.count ? book.files[Int(payment.position.file)].name : ""
        return Finding(
            code,
            Subjects(
                payment: payment.id, obligation: obligation.map { book.text.string(book.obligations[Int($0)].id) },
                key: key),
            bankReference: book.text.string(payment.bankReference), sourceFile: file,
            sourcePosition: payment.position.text, amount: amount, currency: currency ?? payment.currency,
            message: message, related: related)
    }
}

/// Makes a finding about a payment and the obligation that it went to, loaded or not.
enum ClaimFinding {
    static func make(
        _ code: DiscrepancyCode, _ claim: Claim, _ book: Book, amount: Int64, message: Message, _ currency: Currency
    ) -> Finding {
        if claim.paymentIndex >= 0 {
            return PaymentFinding.make(
                code, book.payments[Int(claim.paymentIndex)], book, obligation: claim.obligation, amount: amount,
                currency: currency, message: message)
        }
        return Finding(
            code,
            Subjects(payment: claim.payment, obligation: book.text.string(book.obligations[Int(claim.obligation)].id)),
            bankReference: book.text.string(claim.bankReference), amount: amount, currency: currency, message: message)
    }
}

/// REVERSED, CHARGEBACK: the bank or the acquirer took money back.
enum ReversalRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        for back in input.posting.matching.takenBack {
            let debit = book.payments[Int(back.debit)]
            let original = book.text.string(book.payments[Int(back.original)].bankReference)
            let ids = back.obligations.map { book.text.string(book.obligations[Int($0)].id) }
            let isChargeback = debit.purpose == .chargeback
            if ids.isEmpty, !isChargeback { continue }
            let text =
                ids.isEmpty ? "flagging.chargeback_open" : isChargeback ? "flagging.chargeback" : "flagging.reversed"
            found.append(
                PaymentFinding.make(
                    isChargeback ? .CHARGEBACK : .REVERSED, debit, book, obligation: back.obligations.first,
                    amount: back.amount,
                    message: Message(text, ids.isEmpty ? [original] : [original] + opened(back, ids, input)),
                    related: ([book.payments[Int(back.original)].id.text(.payment)] + ids).joined(separator: " ")))
        }
        uncovered(input, &found)
        unexplained(input, &found)
    }

    /// Returns at the bank that took nothing back: the payment is not in the books, or several may be meant.
    private static func unexplained(_ input: FlaggingInput, _ found: inout [Finding]) {
        let matching = input.posting.matching
        let refunds = Set(matching.book.refunds.compactMap(\.debit))
        for place in matching.book.payments.indices where matching.book.payments[place].amount < 0 {
            let (debit, standing) = (matching.book.payments[place], matching.book.paymentStandings[place])
            let isIgnored = debit.purpose == .other && standing.status == .ignored
            guard standing.reserved == 0, !isIgnored, !refunds.contains(debit.id),
                Returns.isReturn(debit, matching.book.text)
            else { continue }
            let message = Message("flagging.return_alone", [Money.text(-debit.amount), debit.currency.text])
            found.append(
                PaymentFinding.make(.UNIDENTIFIED, debit, matching.book, amount: debit.amount, message: message))
        }
    }

    /// The debts that are open again, and those that are not: cancelled, written off, or paid without this money.
    private static func opened(_ back: TakenBack, _ ids: [String], _ input: FlaggingInput) -> [String] {
        let isOpen = back.obligations.map { input.posting.standings[Int($0)].outstanding > 0 }
        return [true, false].map { wanted in
            zip(ids, isOpen).filter { $0.1 == wanted }.map(\.0).joined(separator: ", ")
        }
    }

    /// Card money that was taken back and that no payment of the books covers: what a debit takes beyond its sale, and a
    /// chargeback of no sale. A refund of a sale that the books never had is the business of whoever sold it.
    private static func uncovered(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        let debits = book.payments.indices.filter { place in
            let debit = book.payments[place]
            return debit.amount < 0 && debit.channel != .bank
                && (debit.purpose == .chargeback || debit.purpose == .refund)
                && book.paymentStandings[place].reserved < -debit.amount
        }
        if debits.isEmpty { return }
        let refunds = Set(book.refunds.compactMap(\.debit))
        let sold = sold(debits, book)
        for place in debits {
            let debit = book.payments[place]
            let covered = book.paymentStandings[place].reserved
            guard covered > 0 || debit.purpose == .chargeback || sold.contains(debit.id), !refunds.contains(debit.id)
            else { continue }
            let reference = book.text.string(debit.bankReference)
            let left = -debit.amount - covered
            found.append(
                PaymentFinding.make(
                    .CHARGEBACK, debit, book, key: covered > 0 ? beyond : nil, amount: left,
                    message: covered > 0
                        ? Message("flagging.card_beyond", [reference, Money.text(covered), Money.text(left)])
                        : Message("flagging.chargeback_alone", [reference])))
        }
    }

    /// Which debits bear terminal and RRN of a sale that the books have.
    private static func sold(_ debits: [Int], _ book: Book) -> Set<RecordID> {
        var asked: [[UInt8]: [RecordID]] = [:]
        for place in debits where !book.payments[place].bankReference.isEmpty {
            let debit = book.payments[place]
            let key = Array(book.text.slice(debit.terminal)) + [0] + Array(book.text.slice(debit.bankReference))
            asked[key, default: []].append(debit.id)
        }
        let lengths = Set(asked.keys.map(\.count))
        var sold: Set<RecordID> = []
        for card in book.cards where card.type == .sale && card.isSuccessful {
            guard lengths.contains(Int(card.terminal.length + card.reference.length) + 1) else { continue }
            let key = Array(book.text.slice(card.terminal)) + [0] + Array(book.text.slice(card.reference))
            sold.formUnion(asked[key] ?? [])
        }
        return sold
    }

    /// Stays until a person decides: the debit itself is done, so that later nights do not look at it again.
    static let beyond = "beyond"
}
