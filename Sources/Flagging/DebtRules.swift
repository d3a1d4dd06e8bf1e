// What money did to debts beyond paying them: roundings, discounts missed, choices refused, payers of other names.

internal import Domain
internal import Law

/// ROUNDING: a cent or two that the conversion or a discount left was closed tonight.
enum RoundingRules {
    static func find(_ input: FlaggingInput, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        for outcome in input.posting.outcomes where outcome.split.rounding != 0 {
            let claim = book.claims[Int(outcome.claim)]
            let id = book.text.string(book.obligations[Int(claim.obligation)].id)
            found.append(
                ClaimFinding.make(
                    .ROUNDING, claim, book, amount: outcome.split.rounding,
                    message: Message("flagging.rounding", [id, Money.text(outcome.split.rounding)]),
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
    private var years: [YearKey: (principal: Int64, outstanding: Int64)] = [:]

    init(_ input: FlaggingInput) {
        self.input = input
        laws = input.configuration.kinds.map { DebtLaw($0, input.configuration.rules) }
        let book = input.posting.matching.book
        for outcome in input.posting.outcomes where outcome.isNew && outcome.dueBefore > outcome.split.amount {
            let claim = book.claims[Int(outcome.claim)]
            let debt = book.obligations[Int(claim.obligation)]
            guard let window = laws[Int(debt.kind)].discounts.window(ofYear: Int(debt.year)), claim.paidOn > window.last
            else { continue }
            // More than two years' discounts of this debt alone are no discount of its year.
            let left = outcome.dueBefore - outcome.split.amount
            if left * 10_000 <= outcome.dueBefore * window.percentHundredths * 12 {
                years[YearKey(debt, book.text)] = (0, 0)
            }
        }
        guard !years.isEmpty else { return }
        let organisation = input.configuration.organisation.currency
        for index in book.obligations.indices where laws[Int(book.obligations[index].kind)].discounts.hasYears {
            let debt = book.obligations[index]
            guard debt.status == .open || debt.status == .suspended else { continue }
            let key = YearKey(debt, book.text)
            guard let sums = years[key],
                let figures = DebtFigures(
                    debt, organisation: organisation, whole: !input.configuration.rules.conversionPerComponent)
            else { continue }
            years[key] = (
                sums.principal + figures.principal, sums.outstanding + input.posting.standings[index].outstanding
            )
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
            guard let year = years[YearKey(debt, book.text)] else { return nil }
            return abs(year.outstanding - window.discount(of: year.principal)) <= tolerance ? window.last : nil
        }
        let left = outcome.dueBefore - (outcome.split.amount - outcome.split.credit)
        return abs(left - window.discount(of: figures.principal)) <= tolerance ? window.last : nil
    }
}

/// OTHER_PAYER: the counterparty's name lacks the obligor's first or last name, a firm's any word but its form.
enum OtherPayerRules {
    static func find(_ input: FlaggingInput, _ range: Range<Int>, _ found: inout [Finding]) {
        let book = input.posting.matching.book
        let bytes = book.text.bytes.span
        let mismatched = Set(input.posting.matching.mismatched)
        var told: Set<Int32> = []
        for place in range where input.posting.outcomes[place].isNew {
            let claim = book.claims[Int(input.posting.outcomes[place].claim)]
            guard claim.paymentIndex >= 0 else { continue }
            let name = book.payments[Int(claim.paymentIndex)].payerName
            let obligor = book.obligations[Int(claim.obligation)].payerName
            guard !name.isEmpty, !obligor.isEmpty, !book.text.equal(name, obligor),
                !mismatched.contains(claim.paymentIndex), !told.contains(claim.paymentIndex)
            else { continue }
            let isFirm = [9, 13].contains(Int(book.obligations[Int(claim.obligation)].payerID.length))
            guard lacks(LooseName.words(bytes, name.range), LooseName.words(bytes, obligor.range), isFirm: isFirm)
            else { continue }
            told.insert(claim.paymentIndex)
            let id = book.text.string(book.obligations[Int(claim.obligation)].id)
            found.append(
                PaymentFinding.make(
                    .OTHER_PAYER, book.payments[Int(claim.paymentIndex)], book, obligation: claim.obligation,
                    amount: claim.amount, message: Message("flagging.other_payer", [id])))
        }
    }

    private static func lacks(_ payer: [UInt64], _ obligor: [UInt64], isFirm: Bool) -> Bool {
        guard !payer.isEmpty, let first = obligor.first, let last = obligor.last else { return false }
        if isFirm { return !obligor.allSatisfy(payer.contains) }
        return !payer.contains(first) || !payer.contains(last)
    }
}
