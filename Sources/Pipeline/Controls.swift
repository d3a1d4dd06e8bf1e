// The control totals: equations over this run's movements and over the whole ledger whose difference must be 0.

internal import Domain
internal import Law

enum Controls {
    static func make(
        _ posting: PostingResult, _ intake: IntakeResult, _ ledger: LedgerState, _ configuration: Configuration
    ) -> [ControlTotal] {
        let organisation = configuration.organisation.currency
        return payments(posting, intake, organisation, isBank: true)
            + payments(posting, intake, organisation, isBank: false) + accounts(intake, configuration)
            + [obligationsMoved(posting, intake, organisation), obligationsWhole(posting, organisation)]
            + [allocated(posting, organisation), rows(intake)]
    }

    /// Sums of bank credits in one currency, by what became of them.
    private struct Credits {
        var credits: Int64 = 0
        var allocated: Int64 = 0
        var open: Int64 = 0
        var reversed: Int64 = 0
        var settlement: Int64 = 0
        var transfers: Int64 = 0
        var ignored: Int64 = 0
        var other: Int64 = 0

        var terms: [ControlTotal.Term] {
            [
                .init("allocated", allocated), .init("open", open), .init("reversed", reversed),
                .init("settlement", settlement), .init("transfers", transfers), .init("ignored", ignored),
                .init("other", other),
            ]
        }
    }

    /// Bank credits = allocated + open + reversed + settlement + transfers + ignored + other.
    /// Successful card sales = allocated + open + reversed + ignored: the same terms, the others stay 0.
    private static func payments(
        _ posting: PostingResult, _ intake: IntakeResult, _ organisation: Currency, isBank: Bool
    ) -> [ControlTotal] {
        let book = posting.matching.book
        // What the claims give, not what the payments' own standing says: that is the proof.
        var given = [Int64](repeating: 0, count: book.payments.count)
        for claim in book.claims where claim.paymentIndex >= 0 { given[Int(claim.paymentIndex)] += claim.amount }
        var sums: [Currency: Credits] = [:]
        for index in book.payments.indices.dropFirst(intake.firstNewPayment) {
            let payment = book.payments[index]
            guard payment.ledgerRow == 0, (payment.channel == .bank) == isBank, payment.amount > 0 else { continue }
            let converted = Euro.convert(payment.amount, from: payment.currency, to: organisation)
            let amount = converted ?? payment.amount
            let standing = book.paymentStandings[index]
            let left = amount - standing.allocated - standing.reserved
            add(
                payment, standing, amount, given[index], left,
                &sums[converted == nil ? payment.currency : organisation, default: Credits()])
        }
        return sums.sorted { $0.key.text < $1.key.text }.map { currency, sum in
            ControlTotal(
                name: isBank ? "bank_credits" : "card_sales", scope: "run", currency: currency.text,
                terms: [ControlTotal.Term("credits", sum.credits)] + sum.terms,
                difference: sum.credits - sum.terms.reduce(0) { $0 + $1.value })
        }
    }

    private static func add(
        _ payment: Payment, _ standing: PaymentStanding, _ amount: Int64, _ given: Int64, _ left: Int64,
        _ sum: inout Credits
    ) {
        sum.credits += amount
        sum.allocated += given
        switch payment.purpose {
        case .settlement: sum.settlement += left
        case .transfer: sum.transfers += left
        case .obligation:
            sum.reversed += standing.reserved
            if standing.status == .ignored { sum.ignored += left } else { sum.open += left }
        case .fee, .refund, .chargeback, .other: sum.other += left
        }
    }

    /// Opening + credits − debits = closing, per account; a statement that breaks is a finding and a term of its own.
    private static func accounts(_ intake: IntakeResult, _ configuration: Configuration) -> [ControlTotal] {
        var totals:
            [String: (
                account: String, currency: String, opening: Int64, credits: Int64, debits: Int64, breaks: Int64,
                closing: Int64
            )] = [:]
        for statement in intake.statements[intake.firstNewStatement...] {
            guard let opening = statement.opening, let closing = statement.closing, statement.account != noAccount,
                statement.kind == .statement
            else { continue }
            let account = configuration.accounts[Int(statement.account)].iban
            let key = account + statement.currency.text
            var total = totals[key] ?? (account, statement.currency.text, 0, 0, 0, 0, 0)
            total.opening += opening
            total.closing += closing
            total.credits += statement.credits
            total.debits += statement.debits
            if statement.balanced == false {
                total.breaks += closing - (opening + statement.credits - statement.debits)
            }
            totals[key] = total
        }
        return totals.sorted { $0.key < $1.key }.map { _, total in
            ControlTotal(
                name: "account_balance", scope: total.account, currency: total.currency,
                terms: [
                    .init("opening", total.opening), .init("credits", total.credits), .init("debits", total.debits),
                    .init("balance_breaks", total.breaks), .init("closing", total.closing),
                ], difference: total.opening + total.credits - total.debits + total.breaks - total.closing)
        }
    }

    private static func obligationsMoved(_ posting: PostingResult, _ intake: IntakeResult, _ organisation: Currency)
        -> ControlTotal
    {
        var (opening, new, changes, interest, discounts, rounding, remitted, closing):
            (Int64, Int64, Int64, Int64, Int64, Int64, Int64, Int64) = (0, 0, 0, 0, 0, 0, 0, 0)
        for index in posting.standings.indices {
            let after = posting.standings[index]
            let isNew = index >= intake.standingsBefore.count
            let before = isNew ? Standing() : intake.standingsBefore[index]
            opening += before.outstanding - before.credit
            closing += after.outstanding - after.credit
            let assessed =
                after.principal + after.costs - after.paidElsewhere
                - (before.principal + before.costs - before.paidElsewhere)
            if isNew { new += assessed } else { changes += assessed }
            interest += after.interest - before.interest
            discounts += after.discount - before.discount
            rounding += after.rounding - before.rounding
            remitted += after.remitted - before.remitted
        }
        let moved = posting.allocations.reduce(Int64(0)) { $0 + $1.split.amount }
        return ControlTotal(
            name: "obligations", scope: "run", currency: organisation.text,
            terms: [
                .init("opening", opening), .init("newly_assessed", new), .init("changes", changes),
                .init("interest_run", interest),
                .init("allocated", moved), .init("discounts", discounts), .init("rounding", rounding),
                .init("remitted", remitted),
                .init("closing", closing),
            ], difference: opening + new + changes + interest - moved - discounts - rounding - remitted - closing)
    }

    private static func obligationsWhole(_ posting: PostingResult, _ organisation: Currency) -> ControlTotal {
        var assessed: Int64 = 0
        var outstanding: Int64 = 0
        var credits: Int64 = 0
        for standing in posting.standings {
            assessed += standing.assessed
            outstanding += standing.outstanding
            credits += standing.credit
        }
        let claimed = posting.matching.book.claims.reduce(Int64(0)) { $0 + $1.amount }
        return ControlTotal(
            name: "obligations", scope: "ledger", currency: organisation.text,
            terms: [
                .init("assessed", assessed), .init("allocated", claimed), .init("outstanding", outstanding),
                .init("credits", credits),
            ],
            difference: assessed - claimed - outstanding + credits)
    }

    /// Allocated = to debts + credits, net of reversals and of money moved between the two.
    private static func allocated(_ posting: PostingResult, _ organisation: Currency) -> ControlTotal {
        var (amount, debts, credits): (Int64, Int64, Int64) = (0, 0, 0)
        for allocation in posting.allocations {
            amount += allocation.split.amount
            debts += allocation.split.principal + allocation.split.interest + allocation.split.costs
            credits += allocation.split.credit
        }
        return ControlTotal(
            name: "allocated", scope: "run", currency: organisation.text,
            terms: [.init("allocated", amount), .init("to_debts", debts), .init("credits", credits)],
            difference: amount - debts - credits)
    }

    private static func rows(_ intake: IntakeResult) -> ControlTotal {
        var (records, accepted, known, rejected): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
        for index in intake.newFiles {
            let file = intake.files[Int(index)]
            records += file.records
            accepted += file.accepted
            known += file.known
            rejected += file.rejected
        }
        return ControlTotal(
            name: "rows", scope: "run", currency: "",
            terms: [
                .init("read", records), .init("accepted", accepted), .init("known", known), .init("rejected", rejected),
            ],
            difference: records - accepted - known - rejected, isCount: true)
    }
}
