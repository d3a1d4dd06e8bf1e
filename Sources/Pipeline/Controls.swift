// The control totals: equations over this run's movements and over the whole ledger whose difference must be 0.

internal import Domain
internal import Law

enum Controls {
    static func make(
        _ posting: PostingResult, _ intake: IntakeResult, _ ledger: LedgerState, _ configuration: Configuration
    ) -> [ControlTotal] {
        let organisation = configuration.organisation.currency
        return payments(posting, intake, organisation) + accounts(intake, configuration)
            + [obligationsMoved(posting, intake, organisation), obligationsWhole(posting, organisation)]
            + [allocated(posting, organisation), rows(intake)]
    }

    /// Bank credits = allocated + open + reversed + settlement + transfers + ignored + other; card sales likewise.
    private static func payments(_ posting: PostingResult, _ intake: IntakeResult, _ organisation: Currency)
        -> [ControlTotal]
    {
        let book = posting.matching.book
        var given: [RecordID: Int64] = [:]
        for claim in book.claims where claim.amount > 0 { given[claim.payment, default: 0] += claim.amount }
        var sums: [String: [String: Int64]] = [:]
        for index in book.payments.indices.dropFirst(intake.firstNewPayment) {
            let payment = book.payments[index]
            guard payment.ledgerRow == 0, payment.channel == .bank, payment.amount > 0 else { continue }
            let converted = Euro.convert(payment.amount, from: payment.currency, to: organisation)
            let amount = converted ?? payment.amount
            let currency = converted == nil ? payment.currency.text : organisation.text
            let standing = book.paymentStandings[index]
            sums[currency, default: [:]]["credits", default: 0] += amount
            var rest = amount
            let allocated = given[payment.id] ?? 0
            sums[currency, default: [:]]["allocated", default: 0] += allocated
            rest -= allocated
            let bucket: String =
                switch payment.purpose {
                case .settlement: "settlement"
                case .transfer: "transfers"
                case .obligation: standing.status == .ignored ? "ignored" : "open"
                default: "other"
                }
            if payment.purpose == .obligation {
                sums[currency, default: [:]]["reversed", default: 0] += standing.reserved
                rest -= standing.reserved
            }
            // What the standing says is open; it is not derived from the other terms.
            let open = payment.purpose == .obligation ? amount - standing.allocated - standing.reserved : rest
            sums[currency, default: [:]][bucket, default: 0] += open
        }
        let names = ["allocated", "open", "reversed", "settlement", "transfers", "ignored", "other"]
        return sums.sorted { $0.key < $1.key }.map { currency, terms in
            let parts = names.map { ControlTotal.Term($0, terms[$0] ?? 0) }
            return ControlTotal(
                name: "bank_credits", scope: "run", currency: currency,
                terms: [ControlTotal.Term("credits", terms["credits"] ?? 0)] + parts,
                difference: (terms["credits"] ?? 0) - parts.reduce(0) { $0 + $1.value })
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
            guard let opening = statement.opening, let closing = statement.closing, statement.account != noAccount
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
