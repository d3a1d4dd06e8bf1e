// What the money of tonight did to the debts that it touched: too little, too much, twice, under another code or account.

internal import Domain
internal import Law

/// UNDERPAID, DISCOUNT_EXPIRED, OVERPAID, DUPLICATE_PAYMENT, PAID_CANCELLED, BGN_AS_EUR, WRONG_CODE, WRONG_ACCOUNT and a
/// mismatch that was joined.
struct ClaimRules {
    private let book: Book
    private let outcomes: [ClaimOutcome]
    private let standings: [Standing]
    private let writeOffs: [Int32: [WriteOff]]
    private let configuration: Configuration
    private let expired: ExpiredDiscounts
    private let mismatched: Set<Int32>
    /// Payments whose sum is not that of their order: said once, of the payment.
    private let differing: Set<Int32>
    /// Payments that were found short before and may still be.
    private let wasShort: Set<RecordID>
    /// Payments over several debts that are just the sum of their lev figures.
    private let levSums: Set<RecordID>
    /// First six digits of each kind's payment code; 0 for none.
    private let codes: [Int32]
    /// Whether an account collects a kind: by account, then kind; empty: all.
    private let collects: [[Bool]]
    private let collectsAll: Bool

    init(_ input: FlaggingInput) {
        book = input.posting.matching.book
        outcomes = input.posting.outcomes
        standings = input.posting.standings
        writeOffs = input.posting.matching.writeOffs
        configuration = input.configuration
        expired = ExpiredDiscounts(input)
        mismatched = Set(input.posting.matching.mismatched)
        differing = Set(input.posting.matching.orderDifferences.map(\.payment))
        wasShort = Set(
            input.openBefore.filter { $0.finding.code == .UNDERPAID }.compactMap(\.finding.subjects.payment))
        levSums = Self.levSums(book, outcomes)
        codes = configuration.kinds.map { Int32($0.code.prefix(6)) ?? 0 }
        let kinds = configuration.kinds.indices
        collects = configuration.accounts.map { account in
            account.collects.map { list in kinds.map { list.contains(KindIndex($0)) } } ?? []
        }
        collectsAll = collects.allSatisfy(\.isEmpty)
    }

    private static func levFigure(_ debt: Obligation) -> Int64? {
        debt.currency == .bgn ? debt.principal + (debt.interest.value ?? 0) + debt.costs - debt.paidElsewhere : nil
    }

    private static func levSums(_ book: Book, _ outcomes: [ClaimOutcome]) -> Set<RecordID> {
        var sums: [RecordID: (paid: Int64, figures: Int64)] = [:]
        for outcome in outcomes where !outcome.isWhole {
            let claim = book.claims[Int(outcome.claim)]
            // Of one debt alone its own figure is enough.
            if claim.posted.credit > 0, claim.amount < claim.paymentAmount,
                book.obligations[Int(claim.obligation)].currency == .bgn
            {
                sums[claim.payment] = (0, 0)
            }
        }
        guard !sums.isEmpty else { return [] }
        for index in book.claims.indices {
            guard book.claims[index].amount > 0, let sum = sums[book.claims[index].payment] else { continue }
            let figure = levFigure(book.obligations[Int(book.claims[index].obligation)])
            sums[book.claims[index].payment] = figure.map {
                (sum.paid + book.claims[index].amount, sum.figures + $0)
            }
        }
        return Set(sums.filter { $0.value.paid > 0 && $0.value.paid == $0.value.figures }.keys)
    }

    /// Ranges of the outcomes, cut between obligations.
    func shares(_ count: Int) -> [Range<Int>] {
        var shares: [Range<Int>] = []
        var start = 0
        for share in 1...count {
            var end = max(start, outcomes.count * share / count)
            while end > start, end < outcomes.count, obligation(end) == obligation(end - 1) { end += 1 }
            shares.append(start..<end)
            start = end
        }
        return shares
    }

    private func obligation(_ place: Int) -> Int32 { book.claims[Int(outcomes[place].claim)].obligation }

    func find(_ range: Range<Int>, _ found: inout [Finding]) {
        let outcomes = outcomes.span
        let claims = book.claims.span
        let payments = book.payments.span
        let mayBePlain = collectsAll && mismatched.isEmpty
        var (first, firstObligation) = (range.lowerBound, Int32(-1))
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Block.rows) {
            let block = start..<min(start + Block.rows, range.upperBound)
            for place in block {
                let payment = claims[Int(outcomes[place].claim)].paymentIndex
                if payment >= 0 { Block.keep(UInt8(truncatingIfNeeded: payments[Int(payment)].paymentCode.length)) }
            }
            for place in block {
                let claim = Int(outcomes[place].claim)
                let (payment, obligation) = (claims[claim].paymentIndex, claims[claim].obligation)
                if obligation != firstObligation { (first, firstObligation) = (place, obligation) }
                // Nearly all money simply pays its debt: nothing of it is worth a second look.
                if mayBePlain, outcomes[place].isWhole,
                    payment < 0 || payments[Int(payment)].paymentCode.isEmpty
                {
                    continue
                }
                judge(place, from: first, &found)
            }
        }
    }

    private func judge(_ place: Int, from first: Int, _ found: inout [Finding]) {
        let outcome = outcomes[place]
        let claim = book.claims[Int(outcome.claim)]
        if claim.rule == .orderRows, differing.contains(claim.paymentIndex) { return }
        if claim.posted.credit > 0 { credit(place, from: first, claim, &found) }
        short(outcome, claim, &found)
        guard claim.paymentIndex >= 0 else { return }
        if outcome.isNew { codeAndAccount(claim, &found) }
        if mismatched.contains(claim.paymentIndex) {
            add(.OBLIGOR_MISMATCH, claim.amount, "flagging.mismatch_joined", [id(claim)], claim, &found)
        }
    }

    private func id(_ claim: Claim) -> String { book.text.string(book.obligations[Int(claim.obligation)].id) }

    private func add(
        _ code: DiscrepancyCode, _ amount: Int64, _ key: String, _ arguments: [String], _ claim: Claim,
        _ found: inout [Finding]
    ) {
        found.append(
            ClaimFinding.make(
                code, claim, book, amount: amount, message: Message(key, arguments),
                configuration.organisation.currency))
    }

    // MARK: Too little

    private func short(_ outcome: ClaimOutcome, _ claim: Claim, _ found: inout [Finding]) {
        let split = claim.posted
        let left = outcome.dueBefore - (split.amount - split.credit) - split.discount - split.rounding
        guard left > 0, outcome.isLastOfItsDay else { return }
        // New money is judged by its own day, also where more came later and paid the rest; old money is not judged anew
        // by what the register says today.
        let outstanding = standings[Int(claim.obligation)].outstanding
        // What a person's decision puts on a debt that is paid lacks nothing, whichever payment is the older one.
        if claim.strategy == .decision, outstanding == 0 { return }
        guard outcome.isNew || (outstanding > 0 && wasShort.contains(claim.payment)) else { return }
        if let last = expired.missed(outcome) {
            let words = [id(claim), last.text, Money.text(left)]
            add(.DISCOUNT_EXPIRED, left, "flagging.discount_expired", words, claim, &found)
        } else if claim.strategy <= .documentRepaired, claim.rule != .oldestFirst {
            let words = [id(claim), Money.text(outcome.dueBefore), Money.text(claim.amount), Money.text(left)]
            add(.UNDERPAID, left, "flagging.underpaid", words, claim, &found)
        }
    }

    // MARK: Too much

    private func credit(_ place: Int, from first: Int, _ claim: Claim, _ found: inout [Finding]) {
        let outcome = outcomes[place]
        let debt = book.obligations[Int(claim.obligation)]
        let credit = claim.posted.credit
        let (paid, due) = (Money.text(claim.amount), Money.text(outcome.dueBefore))
        let isClosed = debt.status == .cancelled || debt.status == .writtenOff
        if isClosed, debt.wasNeverOpen || (debt.closedSeenOn.value.map { claim.paidOn >= $0 } ?? true) {
            add(.PAID_CANCELLED, credit, "flagging.paid_cancelled", [id(claim), Money.text(credit)], claim, &found)
            return
        }
        let twin = outcomes[first..<place].first {
            let earlier = book.claims[Int($0.claim)].amount
            return earlier == claim.amount && $0.dueBefore == earlier
        }
        if outcome.dueBefore == 0, twin == nil, wasWrittenOff(claim, after: outcomes[first..<place]) {
            add(.PAID_CANCELLED, credit, "flagging.paid_cancelled", [id(claim), Money.text(credit)], claim, &found)
            return
        }
        if let own = Self.levFigure(debt), claim.amount == own || levSums.contains(claim.payment),
            configuration.organisation.currency == .eur
        {
            if claim.amount == own {
                add(.BGN_AS_EUR, credit, "flagging.bgn_as_eur", [id(claim), paid, due], claim, &found)
            } else {
                let words = [Money.text(claim.paymentAmount), id(claim), Money.text(credit)]
                add(.BGN_AS_EUR, credit, "flagging.bgn_as_eur_several", words, claim, &found)
            }
            return
        }
        if outcome.dueBefore == 0, let twin {
            let words = [id(claim), book.claims[Int(twin.claim)].payment.text(.payment)]
            add(.DUPLICATE_PAYMENT, credit, "flagging.duplicate_payment", words, claim, &found)
            return
        }
        if isClosed {
            add(.OVERPAID, credit, "flagging.overpaid_closed", [id(claim), Money.text(credit)], claim, &found)
            return
        }
        add(.OVERPAID, credit, "flagging.overpaid", [id(claim), due, paid, Money.text(credit)], claim, &found)
    }

    /// A person's decision took off the debt all that was due, and no money came between.
    private func wasWrittenOff(_ claim: Claim, after earlier: ArraySlice<ClaimOutcome>) -> Bool {
        guard standings[Int(claim.obligation)].remitted > 0, let last = writeOffs[claim.obligation]?.map(\.on).max()
        else {
            return false
        }
        return last < claim.paidOn
            && earlier.allSatisfy { $0.dueBefore == 0 || book.claims[Int($0.claim)].paidOn <= last }
    }

    // MARK: Elsewhere

    private func codeAndAccount(_ claim: Claim, _ found: inout [Finding]) {
        let kind = Int(book.obligations[Int(claim.obligation)].kind)
        let code = Self.sixDigits(book.payments[Int(claim.paymentIndex)].paymentCode, book.text)
        if code != 0, codes[kind] != 0, code != codes[kind] {
            let own = configuration.kinds[kind]
            add(
                .WRONG_CODE, claim.amount, "flagging.wrong_code", [String(code), id(claim), own.spoken, own.code],
                claim,
                &found)
        }
        let account = book.payments[Int(claim.paymentIndex)].account
        guard account != noAccount, !collects[Int(account)].isEmpty, !collects[Int(account)][kind] else { return }
        add(
            .WRONG_ACCOUNT, claim.amount, "flagging.wrong_account",
            [id(claim), configuration.kinds[kind].spoken, configuration.accounts[Int(account)].iban], claim, &found)
    }

    /// The first six digits of a payment code; 0 where there are fewer.
    private static func sixDigits(_ code: TextRef, _ text: borrowing TextArena) -> Int32 {
        var value: Int32 = 0
        var count = 0
        for index in code.range where count < 6 && text.bytes[index] >= 48 && text.bytes[index] <= 57 {
            value = value * 10 + Int32(text.bytes[index] - 48)
            count += 1
        }
        return count == 6 ? value : 0
    }
}
