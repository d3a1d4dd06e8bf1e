// The control totals (contracts.md section 4): of this run's movements and of the whole ledger; each difference must be 0.

internal import Domain
internal import Law

enum Controls {
    /// Of the run, then of the ledger. The ledger's totals of payments are those of the last run and tonight's movements;
    /// `verify` takes them anew from every payment.
    static func make(
        _ posting: PostingResult, _ intake: IntakeResult, _ ledger: LedgerState, _ configuration: Configuration
    ) -> [ControlTotal] {
        let organisation = configuration.organisation.currency
        let book = posting.matching.book
        let moved = PaymentSums.moved(posting, intake, ledger, organisation)
        var whole = PaymentSums(ledger.controls)
        whole.add(moved)
        var given = Given()
        for allocation in posting.allocations { given.add(allocation.split) }
        let before = Debts(intake.standingsBefore)
        let after = Debts(posting.standings)
        let first = Debts(posting.standings[min(intake.standingsBefore.count, posting.standings.count)...])
        let new = intake.statements[intake.firstNewStatement...]
        let rows = intake.newFiles.map { intake.files[Int($0)] }
        let debts = debts(before, after, new: first.assessed, given, organisation, "run")
        let opening = ledger.lastRun == nil ? openingPosition(posting, intake, debts, configuration) : []
        let lateMoney = ledger.closedThrough.map { [late(posting, through: $0, organisation)] } ?? []
        return moved.totals("run") + accounts(Array(new), configuration, "run")
            + [
                debts, allocated(moved.given(organisation), given, organisation, "run"), self.rows(rows, "run"),
            ] + opening + lateMoney + whole.totals("ledger")
            + standing(book, posting.standings, intake.statements, intake.files, configuration)
    }

    /// The ledger's totals of all but its payments: of what stands.
    private static func standing(
        _ book: Book, _ standings: [Standing], _ statements: [Statement], _ files: [FileRecord],
        _ configuration: Configuration
    ) -> [ControlTotal] {
        let organisation = configuration.organisation.currency
        var given = Given()
        var amount: Int64 = 0
        for claim in book.claims where claim.amount > 0 {
            amount += claim.amount
            given.add(claim.posted)
        }
        let after = Debts(standings)
        return accounts(statements, configuration, "ledger")
            + [
                debts(Debts([]), after, new: after.assessed, given, organisation, "ledger"),
                allocated(amount, given, organisation, "ledger"), rows(files, "ledger"),
            ]
    }

    /// The ledger's totals, taken from nothing but its records: what the last run stored must be just this.
    static func ledger(
        _ state: LedgerState, _ payments: [Payment], _ standings: [PaymentStanding], _ configuration: Configuration
    ) -> [ControlTotal] {
        var sums = PaymentSums()
        var given: [RecordID: Int64] = [:]
        for claim in state.book.claims { given[claim.payment, default: 0] += claim.amount }
        for (payment, standing) in zip(payments, standings) {
            sums.add(payment, standing, given[payment.id] ?? 0, configuration.organisation.currency, sign: 1)
        }
        return sums.totals("ledger")
            + self.standing(state.book, state.standings, state.statements, state.book.files, configuration)
    }

    // MARK: Statements

    /// Opening of the first statement + credits − debits = closing of the last one, per account; what a statement or the
    /// step to the next one breaks is a finding, and a term of its own.
    private static func accounts(
        _ statements: [Statement], _ configuration: Configuration, _ scope: String
    ) -> [ControlTotal] {
        var chains: [Chain: [Statement]] = [:]
        for statement in statements
        where statement.opening != nil && statement.closing != nil && statement.account != noAccount
            && statement.kind == .statement
        {
            let account = configuration.accounts[Int(statement.account)].iban
            chains[Chain(account: account, currency: statement.currency.text), default: []].append(statement)
        }
        return chains.sorted { $0.key < $1.key }.map { chain, list in
            let ordered = list.inOrder
            let opening = ordered.first?.opening ?? 0
            var (credits, debits, breaks, closing): (Int64, Int64, Int64, Int64) = (0, 0, 0, opening)
            for statement in ordered {
                let (first, last) = (statement.opening ?? 0, statement.closing ?? 0)
                breaks += first - closing
                breaks += last - (first + statement.credits - statement.debits)
                credits += statement.credits
                debits += statement.debits
                closing = last
            }
            return ControlTotal(
                name: "account_balance", scope: scope, account: chain.account, currency: chain.currency,
                terms: [
                    .init("opening", opening), .init("credits", credits), .init("debits", debits),
                    .init("balance_breaks", breaks), .init("closing", closing),
                ], difference: opening + credits - debits + breaks - closing)
        }
    }

    private struct Chain: Hashable, Comparable {
        let account: String
        let currency: String
        static func < (left: Chain, right: Chain) -> Bool {
            left.account != right.account ? left.account < right.account : left.currency < right.currency
        }
    }

    // MARK: Debts

    /// Sums over standings.
    private struct Debts {
        var assessed: Int64 = 0
        var interest: Int64 = 0
        var discounts: Int64 = 0
        var rounding: Int64 = 0
        var remitted: Int64 = 0
        var outstanding: Int64 = 0
        var credits: Int64 = 0

        init(_ standings: some Sequence<Standing>) {
            for standing in standings {
                assessed += standing.principal + standing.costs - standing.paidElsewhere
                interest += standing.interest
                discounts += standing.discount
                rounding += standing.rounding
                remitted += standing.remitted
                outstanding += standing.outstanding
                credits += standing.credit
            }
        }
    }

    /// What movements, or standing claims, gave to debts and as credit.
    private struct Given {
        var debts: Int64 = 0
        var credits: Int64 = 0
        mutating func add(_ split: Split) {
            debts += split.principal + split.interest + split.costs
            credits += split.credit
        }
    }

    /// Opening outstanding + newly assessed ± changes + interest − allocated to debts − discounts − rounding − remitted
    /// = closing outstanding. What was paid too much at a register's own desk stands as credit that no money of ours made.
    private static func debts(
        _ before: Debts, _ after: Debts, new: Int64, _ given: Given, _ organisation: Currency, _ scope: String
    ) -> ControlTotal {
        let changes = after.assessed - before.assessed - new
        let elsewhere = after.credits - before.credits - given.credits
        let interest = after.interest - before.interest
        let discounts = after.discounts - before.discounts
        let rounding = after.rounding - before.rounding
        let remitted = after.remitted - before.remitted
        let expected =
            before.outstanding + new + changes + interest + elsewhere - given.debts - discounts - rounding - remitted
        return ControlTotal(
            name: "obligations", scope: scope, currency: organisation.text,
            terms: [
                .init("opening", before.outstanding), .init("newly_assessed", new), .init("changes", changes),
                .init("credit_elsewhere", elsewhere), .init("interest_run", interest), .init("to_debts", given.debts),
                .init("discounts", discounts), .init("rounding", rounding), .init("remitted", remitted),
                .init("closing", after.outstanding),
            ], difference: expected - after.outstanding)
    }

    /// Allocated, as the payments have it = to debts + credits, as the debts have it.
    private static func allocated(
        _ amount: Int64, _ given: Given, _ organisation: Currency, _ scope: String
    ) -> ControlTotal {
        ControlTotal(
            name: "allocated", scope: scope, currency: organisation.text,
            terms: [.init("allocated", amount), .init("to_debts", given.debts), .init("credits", given.credits)],
            difference: amount - given.debts - given.credits)
    }

    // MARK: Rows

    private static func rows(_ files: [FileRecord], _ scope: String) -> ControlTotal {
        var (records, accepted, known, rejected): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
        for file in files {
            records += file.records
            accepted += file.accepted
            known += file.known
            rejected += file.rejected
        }
        return ControlTotal(
            name: "rows", scope: scope, currency: "",
            terms: [
                .init("read", records), .init("accepted", accepted), .init("known", known), .init("rejected", rejected),
            ],
            difference: records - accepted - known - rejected, isCount: true)
    }
}
