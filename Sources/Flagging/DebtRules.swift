// What money did to debts beyond paying them: roundings, discounts missed, choices refused, payers of other names.

internal import Domain
internal import Law

/// ROUNDING: a cent or two that the conversion or a discount left was closed tonight.
enum RoundingRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        for outcome in input.posting.outcomes where book.claims[Int(outcome.claim)].posted.rounding != 0 {
            let claim = book.claims[Int(outcome.claim)]
            let id = book.text.string(book.obligations[Int(claim.obligation)].id)
            found.append(
                ClaimFinding.make(
                    .ROUNDING, claim, book, amount: claim.posted.rounding,
                    message: Message("flagging.rounding", [id, Money.text(claim.posted.rounding)]),
                    input.configuration.organisation.currency))
        }
    }
}

/// CHOICE_NOT_APPLIED (ДОПК чл. 169 ал. 3а).
enum ChoiceRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        for choice in input.posting.matching.refusedChoices {
            let payment = book.payments[Int(choice.payment)]
            let first = book.text.string(book.obligations[Int(choice.first)].id)
            found.append(
                PaymentFinding.make(
                    .CHOICE_NOT_APPLIED, payment, book, obligation: choice.asked >= 0 ? choice.asked : choice.first,
                    amount: payment.amount, message: Message("flagging.choice_not_applied", [first])))
        }
    }
}

/// UNDERPAID of a debt that was named beside others and got nothing of the money.
enum LeftOutRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        for left in input.posting.matching.leftOut {
            let outstanding = input.posting.standings[Int(left.debt)].outstanding
            guard outstanding > 0, book.paymentStandings[Int(left.payment)].status != .reversed else { continue }
            let (due, id) = (Money.text(left.due), book.text.string(book.obligations[Int(left.debt)].id))
            found.append(
                PaymentFinding.make(
                    .UNDERPAID, book.payments[Int(left.payment)], book, obligation: left.debt,
                    amount: min(left.due, outstanding), currency: input.configuration.organisation.currency,
                    message: Message("flagging.underpaid", [id, due, Money.text(0), due])))
        }
    }
}

/// ORDER_DIFFERENCE: the captured sum is not the order's; it was shared out in the order of its rows.
enum OrderRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        for difference in input.posting.matching.orderDifferences {
            let payment = book.payments[Int(difference.payment)]
            let names = [difference.order, book.text.string(payment.merchantReference)].filter { !$0.isEmpty }
            found.append(
                PaymentFinding.make(
                    .ORDER_DIFFERENCE, payment, book, amount: payment.amount - difference.ordered,
                    message: Message(
                        "flagging.order_difference",
                        [names.joined(separator: " "), Money.text(difference.ordered), Money.text(payment.amount)])))
        }
    }
}

/// DISCOUNT_EXPIRED: the sum would have earned the discount, but came after its last day.
struct ExpiredDiscounts {
    private let input: FlaggingInput
    private let laws: [DebtLaw]
    /// By year: all principals of its debts, and what is open of them.
    private var years = YearTable<(principal: Int64, outstanding: Int64)>()

    init(_ input: FlaggingInput) {
        self.input = input
        laws = input.configuration.kinds.map { DebtLaw($0, input.configuration.rules) }
        let book = input.posting.matching.book
        let claims = book.claims.span
        let debts = book.obligations.span
        for outcome in input.posting.outcomes where outcome.isNew && !outcome.isWhole {
            let place = Int(outcome.claim)
            let left = outcome.dueBefore - claims[place].posted.amount
            guard left > 0 else { continue }
            let debt = Int(claims[place].obligation)
            guard let window = laws[Int(debts[debt].kind)].discounts.window(ofYear: Int(debts[debt].year)),
                claims[place].paidOn > window.last
            else { continue }
            // More than two years' discounts of this debt alone are no discount of its year.
            if left * 10_000 <= outcome.dueBefore * window.percentHundredths * 12 {
                years.insert(YearKey(debts[debt], book.text), (0, 0))
            }
        }
        guard !years.keys.isEmpty else { return }
        let organisation = input.configuration.organisation.currency
        let asked = YearFilter(years.keys)
        for index in book.obligations.indices where laws[Int(book.obligations[index].kind)].discounts.hasYears {
            guard asked.mayHold(book.obligations[index], book.text) else { continue }
            let debt = book.obligations[index]
            guard debt.status == .open || debt.status == .suspended else { continue }
            guard let year = years.place(YearKey(debt, book.text)),
                let figures = DebtFigures(
                    debt, organisation: organisation, whole: !input.configuration.rules.conversionPerComponent)
            else { continue }
            years.values[year].principal += figures.principal
            years.values[year].outstanding += input.posting.standings[index].outstanding
        }
    }

    /// The last day of the discount that a debt missed by this money; nil: it missed none.
    func missed(_ outcome: ClaimOutcome) -> Day? {
        let book = input.posting.matching.book
        let claim = book.claims[Int(outcome.claim)]
        let debt = book.obligations[Int(claim.obligation)]
        guard let window = laws[Int(debt.kind)].window(debt, in: book.text), claim.paidOn > window.last,
            let figures = DebtFigures(
                debt, organisation: input.configuration.organisation.currency,
                whole: !input.configuration.rules.conversionPerComponent)
        else { return nil }
        let tolerance = input.configuration.rules.toleranceRounding
        if window.isOfYear {
            guard let place = years.place(YearKey(debt, book.text)) else { return nil }
            let year = years.values[place]
            return abs(year.outstanding - window.discount(of: year.principal)) <= tolerance ? window.last : nil
        }
        let left = outcome.dueBefore - (claim.posted.amount - claim.posted.credit)
        return abs(left - window.discount(of: figures.principal)) <= tolerance ? window.last : nil
    }
}

/// OTHER_PAYER: the counterparty's name lacks the obligor's first or last name, a firm's any word but its form.
struct OtherPayerRules {
    private let input: FlaggingInput
    private let mismatched: Set<Int32>

    private init(_ input: FlaggingInput) {
        self.input = input
        mismatched = Set(input.posting.matching.mismatched)
    }

    static func find(_ input: FlaggingInput, _ range: Range<Int>, _ found: inout [Finding]) {
        let rules = OtherPayerRules(input)
        let outcomes = input.posting.outcomes.span
        let claims = input.posting.matching.book.claims.span
        let payments = input.posting.matching.book.payments.span
        let obligations = input.posting.matching.book.obligations.span
        let bytes = input.posting.matching.book.text.bytes.span
        for start in stride(from: range.lowerBound, to: range.upperBound, by: Block.rows) {
            let block = start..<min(start + Block.rows, range.upperBound)
            // Payments of the debts of a register lie all over the memory.
            for place in block {
                let payment = claims[Int(outcomes[place].claim)].paymentIndex
                if payment >= 0 { Block.keep(Block.edge(payments[Int(payment)].payerName, bytes)) }
            }
            for place in block where outcomes[place].isNew {
                let claim = Int(outcomes[place].claim)
                let payment = Int(claims[claim].paymentIndex)
                guard payment >= 0 else { continue }
                let name = payments[payment].payerName
                let obligor = obligations[Int(claims[claim].obligation)].payerName
                if name.isEmpty || obligor.isEmpty || Self.isEqual(name, obligor, bytes) { continue }
                rules.judge(claims[claim], name, obligor, bytes, &found)
            }
        }
    }

    /// A payment of several debts is told of once, with the first of them by id, in whatever order they were looked at.
    static func tellOnce(_ found: inout ArraySlice<[Identified]>) {
        var first: [RecordID: String] = [:]
        for subjects in found.joined().lazy.map(\.finding.subjects) {
            let id = subjects.obligation ?? ""
            first[subjects.payment ?? .none, default: id] = min(first[subjects.payment ?? .none] ?? id, id)
        }
        for share in found.indices {
            found[share].removeAll {
                first[$0.finding.subjects.payment ?? .none] != $0.finding.subjects.obligation ?? ""
            }
        }
    }

    private static func isEqual(_ one: TextRef, _ other: TextRef, _ bytes: borrowing Span<UInt8>) -> Bool {
        guard one.length == other.length else { return false }
        var place = 0
        while place < Int(one.length), bytes[Int(one.offset) + place] == bytes[Int(other.offset) + place] { place += 1 }
        return place == Int(one.length)
    }

    private func judge(
        _ claim: Claim, _ name: TextRef, _ obligor: TextRef, _ bytes: borrowing Span<UInt8>, _ found: inout [Finding]
    ) {
        let book = input.posting.matching.book
        guard !mismatched.contains(claim.paymentIndex) else { return }
        let isFirm = [9, 13].contains(Int(book.obligations[Int(claim.obligation)].payerID.length))
        let (payer, debtor) = (LooseName.words(bytes, name.range), LooseName.words(bytes, obligor.range))
        // Vyrbanchev: a bank that writes ъ as y.
        guard Self.lacks(payer, debtor, isFirm: isFirm),
            Self.lacks(payer + LooseName.words(bytes, name.range, y: 97), debtor, isFirm: isFirm)
        else { return }
        let id = book.text.string(book.obligations[Int(claim.obligation)].id)
        found.append(
            PaymentFinding.make(
                .OTHER_PAYER, book.payments[Int(claim.paymentIndex)], book, obligation: claim.obligation,
                amount: claim.amount, message: Message("flagging.other_payer", [id])))
    }

    private static func lacks(_ payer: [UInt64], _ obligor: [UInt64], isFirm: Bool) -> Bool {
        guard !payer.isEmpty, let first = obligor.first, let last = obligor.last else { return false }
        if isFirm { return !obligor.allSatisfy(payer.contains) }
        return !payer.contains(first) || !payer.contains(last)
    }
}
