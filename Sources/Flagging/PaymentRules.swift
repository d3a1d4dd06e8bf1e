// Findings about payments: open ones, and what was odd about those that were joined.

internal import Domain
internal import Law

/// UNIDENTIFIED, AMBIGUOUS, OBLIGOR_MISMATCH, FUTURE_DATED: an open payment and why it is open.
enum OpenPaymentRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let matching = input.posting.matching
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
                    message: reason.message))
        }
    }
}

/// Makes a finding whose main subject is a payment.
enum PaymentFinding {
    static func make(
        _ code: DiscrepancyCode, _ payment: Payment, _ book: Book, obligation: Int32? = nil, amount: Int64,
        message: Message, related: String = ""
    ) -> Finding {
        let file = Int(payment.position.file) < book.files.count ? book.files[Int(payment.position.file)].name : ""
        return Finding(
            code,
            Subjects(
                payment: payment.id, obligation: obligation.map { book.text.string(book.obligations[Int($0)].id) }),
            bankReference: book.text.string(payment.bankReference), sourceFile: file,
            sourcePosition: payment.position.text, amount: amount, currency: payment.currency, message: message,
            related: related)
    }
}

/// UNDERPAID, OVERPAID, DUPLICATE_PAYMENT, PAID_CANCELLED, BGN_AS_EUR, WRONG_CODE, WRONG_ACCOUNT and a mismatch that was joined:
/// what the money of tonight did to the debts that it touched.
enum ClaimRules {
    /// Ranges of the outcomes, cut between obligations.
    static func shares(_ input: FlaggingInput, count: Int) -> [Range<Int>] {
        let outcomes = input.posting.outcomes
        let claims = input.posting.matching.book.claims
        var shares: [Range<Int>] = []
        var start = 0
        for share in 1...count {
            var end = max(start, outcomes.count * share / count)
            while end > start, end < outcomes.count,
                claims[Int(outcomes[end].claim)].obligation == claims[Int(outcomes[end - 1].claim)].obligation
            {
                end += 1
            }
            shares.append(start..<end)
            start = end
        }
        return shares
    }

    static func find(
        _ input: FlaggingInput, _ range: Range<Int>, _ expired: ExpiredDiscounts, _ found: inout [Finding]
    ) {
        let book = input.posting.matching.book
        let mismatched = Set(input.posting.matching.mismatched)
        var wasShort: Set<RecordID> = []
        for discrepancy in input.openBefore where discrepancy.finding.code == .UNDERPAID {
            if let payment = discrepancy.finding.subjects.payment { wasShort.insert(payment) }
        }
        let differing = Set(input.posting.matching.orderDifferences.map(\.payment))
        let outcomes = input.posting.outcomes
        let collectsAll = input.configuration.accounts.allSatisfy { $0.collects == nil }
        var start = range.lowerBound
        while start < range.upperBound {
            let obligation = book.claims[Int(outcomes[start].claim)].obligation
            var end = start
            while end < range.upperBound, book.claims[Int(outcomes[end].claim)].obligation == obligation { end += 1 }
            for place in start..<end {
                // Nearly all money simply pays its debt: nothing of it is worth a second look.
                let isPlain =
                    collectsAll && mismatched.isEmpty && outcomes[place].isWhole
                    && hasNoCode(book.claims[Int(outcomes[place].claim)].paymentIndex, book)
                if isPlain { continue }
                judge(outcomes[start..<end], place, input, expired, differing, wasShort, &found)
                mismatch(outcomes[place], mismatched, obligation, book, &found)
            }
            start = end
        }
    }

    private static func hasNoCode(_ payment: Int32, _ book: borrowing Book) -> Bool {
        payment < 0 || book.payments[Int(payment)].paymentCode.isEmpty
    }

    private static func mismatch(
        _ outcome: ClaimOutcome, _ mismatched: Set<Int32>, _ obligation: Int32, _ book: Book, _ found: inout [Finding]
    ) {
        let claim = book.claims[Int(outcome.claim)]
        guard claim.paymentIndex >= 0, mismatched.contains(claim.paymentIndex) else { return }
        let payment = book.payments[Int(claim.paymentIndex)]
        found.append(
            PaymentFinding.make(
                .OBLIGOR_MISMATCH, payment, book, obligation: obligation, amount: claim.amount,
                message: Message(
                    "flagging.mismatch_joined", [book.text.string(book.obligations[Int(obligation)].id)])))
    }

    private static func judge(
        _ outcomes: ArraySlice<ClaimOutcome>, _ place: Int, _ input: FlaggingInput, _ expired: ExpiredDiscounts,
        _ differing: Set<Int32>,
        _ wasShort: Set<RecordID>, _ found: inout [Finding]
    ) {
        let book = input.posting.matching.book
        let outcome = outcomes[place]
        let claim = book.claims[Int(outcome.claim)]
        let debt = book.obligations[Int(claim.obligation)]
        let standing = input.posting.standings[Int(claim.obligation)]
        func add(_ code: DiscrepancyCode, _ amount: Int64, _ message: Message) {
            found.append(ClaimFinding.make(code, claim, book, amount: amount, message: message, input.configuration))
        }
        if claim.rule == .orderRows, differing.contains(claim.paymentIndex) { return }
        if outcome.split.credit > 0 { credit(outcomes, place, input, add) }
        let left =
            outcome.dueBefore - (outcome.split.amount - outcome.split.credit) - outcome.split.discount
            - outcome.split.rounding
        // New money is judged by its own day, also where more came later and paid the rest; old money is not judged anew
        // by what the register says today.
        let isShort =
            left > 0 && outcome.isLastOfItsDay
            && (outcome.isNew || (standing.outstanding > 0 && wasShort.contains(claim.payment)))
        if isShort, let last = expired.missed(outcome) {
            let id = book.text.string(debt.id)
            add(.DISCOUNT_EXPIRED, left, Message("flagging.discount_expired", [id, last.text, Money.text(left)]))
        } else if isShort, claim.strategy <= .documentRepaired, claim.rule != .oldestFirst {
            let id = book.text.string(debt.id)
            add(
                .UNDERPAID, left,
                Message(
                    "flagging.underpaid",
                    [id, Money.text(outcome.dueBefore), Money.text(claim.amount), Money.text(left)]))
        }
        guard claim.paymentIndex >= 0,
            book.payments[Int(claim.paymentIndex)].ledgerRow == 0 || claim.posted == outcome.split
        else { return }
        codeAndAccount(claim, debt, input, add)
    }

    private static func credit(
        _ outcomes: ArraySlice<ClaimOutcome>, _ place: Int, _ input: FlaggingInput,
        _ add: (DiscrepancyCode, Int64, Message) -> Void
    ) {
        let book = input.posting.matching.book
        let outcome = outcomes[place]
        let claim = book.claims[Int(outcome.claim)]
        let debt = book.obligations[Int(claim.obligation)]
        let id = book.text.string(debt.id)
        let credit = outcome.split.credit
        let isClosed = debt.status == .cancelled || debt.status == .writtenOff
        if isClosed, debt.closedSeenOn.value.map({ claim.paidOn >= $0 }) ?? true || debt.isNew {
            add(.PAID_CANCELLED, credit, Message("flagging.paid_cancelled", [id, Money.text(credit)]))
            return
        }
        let figures = debt.principal + (debt.interest.value ?? 0) + debt.costs - debt.paidElsewhere
        if debt.currency == .bgn, input.configuration.organisation.currency == .eur, claim.amount == figures {
            add(
                .BGN_AS_EUR, credit,
                Message("flagging.bgn_as_eur", [id, Money.text(claim.amount), Money.text(outcome.dueBefore)]))
            return
        }
        let first = outcomes[..<place].first {
            let earlier = book.claims[Int($0.claim)]
            return earlier.amount == claim.amount && $0.dueBefore == earlier.amount
        }
        if outcome.dueBefore == 0, let first {
            let earlier = book.claims[Int(first.claim)].payment.text(.payment)
            add(.DUPLICATE_PAYMENT, credit, Message("flagging.duplicate_payment", [id, earlier]))
            return
        }
        add(
            .OVERPAID, credit,
            Message(
                "flagging.overpaid", [id, Money.text(outcome.dueBefore), Money.text(claim.amount), Money.text(credit)]))
    }

    private static func codeAndAccount(
        _ claim: Claim, _ debt: Obligation, _ input: FlaggingInput, _ add: (DiscrepancyCode, Int64, Message) -> Void
    ) {
        let book = input.posting.matching.book
        let payment = book.payments[Int(claim.paymentIndex)]
        guard !payment.paymentCode.isEmpty || payment.account != noAccount else { return }
        let collects = payment.account == noAccount ? nil : input.configuration.accounts[Int(payment.account)].collects
        guard !payment.paymentCode.isEmpty || collects != nil else { return }
        let kind = input.configuration.kinds[Int(debt.kind)]
        let id = book.text.string(debt.id)
        let code = book.text.string(payment.paymentCode).filter { $0.isNumber }
        if code.count >= 6, !kind.code.isEmpty, code.prefix(6) != kind.code.prefix(6) {
            add(.WRONG_CODE, claim.amount, Message("flagging.wrong_code", [code, id, kind.name, kind.code]))
        }
        if payment.account != noAccount, let collects = input.configuration.accounts[Int(payment.account)].collects,
            !collects.contains(debt.kind)
        {
            add(
                .WRONG_ACCOUNT, claim.amount,
                Message(
                    "flagging.wrong_account", [id, kind.name, input.configuration.accounts[Int(payment.account)].iban]))
        }
    }
}

/// Makes a finding about a payment and the obligation that it went to, loaded or not.
enum ClaimFinding {
    static func make(
        _ code: DiscrepancyCode, _ claim: Claim, _ book: Book, amount: Int64, message: Message,
        _ configuration: Configuration
    ) -> Finding {
        let currency = configuration.organisation.currency
        if claim.paymentIndex >= 0 {
            var finding = PaymentFinding.make(
                code, book.payments[Int(claim.paymentIndex)], book, obligation: claim.obligation, amount: amount,
                message: message)
            finding.currency = currency
            return finding
        }
        return Finding(
            code,
            Subjects(payment: claim.payment, obligation: book.text.string(book.obligations[Int(claim.obligation)].id)),
            bankReference: book.text.string(claim.bankReference), amount: amount, currency: currency, message: message)
    }
}

/// REVERSED: the bank took a matched payment back.
enum ReversalRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let matching = input.posting.matching
        for back in matching.takenBack where !back.obligations.isEmpty {
            let debit = matching.book.payments[Int(back.debit)]
            let original = matching.book.payments[Int(back.original)]
            let ids = back.obligations.map { matching.book.text.string(matching.book.obligations[Int($0)].id) }
            let isChargeback = debit.purpose == .chargeback
            found.append(
                PaymentFinding.make(
                    isChargeback ? .CHARGEBACK : .REVERSED, debit, matching.book, obligation: back.obligations.first,
                    amount: back.amount,
                    message: Message(
                        isChargeback ? "flagging.chargeback" : "flagging.reversed",
                        [matching.book.text.string(original.bankReference), ids.joined(separator: ", ")]),
                    related: ([original.id.text(.payment)] + ids).joined(separator: " ")))
        }
    }
}
