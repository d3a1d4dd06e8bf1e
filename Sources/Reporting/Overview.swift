// The run at a glance: the figures that the Summary sheet, the short text and the manifest share.

internal import Domain

struct Overview: Sendable {
    /// Money that came in tonight on one channel, in the organisation's currency.
    struct Received: Sendable {
        var channel: Channel
        var payments: Int64 = 0
        var amount: Int64 = 0
        var matched: Int64 = 0
        var open: Int64 = 0
        /// Transfers, ignored, reversed, kept for refunds: no obligation is sought for it.
        var other: Int64 = 0
        /// Payouts of card money stand beside what came in: the card sales that they pay out are counted already.
        var payouts: Int64 = 0

        var isEmpty: Bool { payments == 0 && payouts == 0 }

        mutating func add(_ payment: Payment, matched: Int64, open: Int64) {
            if payment.purpose == .settlement {
                payouts += payment.amount
                return
            }
            payments += 1
            amount += payment.amount
            self.matched += matched
            self.open += open
            other += payment.amount - matched - open
        }

        mutating func add(_ part: Received) {
            payments += part.payments
            amount += part.amount
            matched += part.matched
            open += part.open
            other += part.other
            payouts += part.payouts
        }
    }

    struct Bucket: Sendable {
        var label: Label
        var payments: Int64 = 0
        var amount: Int64 = 0
        /// The same money by why it is open.
        var unmatched: Int64 = 0
        var ambiguous: Int64 = 0
        var partly: Int64 = 0
    }

    struct Debts: Sendable {
        var obligations: Int64 = 0
        var assessed: Int64 = 0
        var paid: Int64 = 0
        var outstanding: Int64 = 0
        var overdue: Int64 = 0
        /// Outstanding of debts without a due date, which are never overdue (contracts.md section 3).
        var undated: Int64 = 0
        var credit: Int64 = 0
    }

    struct Findings: Sendable {
        var code: DiscrepancyCode
        var new: Int64 = 0
        var carried: Int64 = 0
        var resolved: Int64 = 0
        var openAmount: Int64 = 0
    }

    struct Batches: Sendable {
        var status: String
        var batches: Int64 = 0
        var net: Int64 = 0
        var credited: Int64 = 0
    }

    var received = Channel.allCases.map { Received(channel: $0) }
    /// By own account, card transactions last; by the day of booking.
    var accounts: [Received]
    var days: [Day: Received] = [:]
    /// Days since the oldest open payment was booked; nil: none is open.
    var oldestOpen: Int?
    /// Joined by this run, by kind.
    var collected: [Int64]
    /// Payments in a currency that the organisation's books do not have.
    var foreign: Int64 = 0
    var ages: [Bucket] = [.ageToday, .ageWeek, .ageMonth, .ageQuarter, .ageYear, .ageOlder].map { Bucket(label: $0) }
    /// By kind, in the order of pipeline.yml.
    var kinds: [Debts]
    var findings: [Findings] = []
    var batches: [Batches] = []
    /// What open payments in the organisation's currency have left, money reserved for refunds included.
    var allUnallocated: Int64 = 0
    var differing: [ControlTotal] = []
    /// Accounts whose statements of this run do not follow upon each other or do not add up; and those without balances.
    var broken: [ControlTotal] = []
    var unproven: [UnprovenAccount] = []

    /// An account whose statements say no balances: nothing proves that none of its entries is missing.
    struct UnprovenAccount: Sendable {
        let account: String
        let currency: String
    }

    init(_ pack: ReportPack) {
        kinds = Array(repeating: Debts(), count: pack.configuration.kinds.count)
        collected = Array(repeating: 0, count: kinds.count)
        accounts = Array(repeating: Received(channel: .bank), count: pack.configuration.accounts.count + 1)
        for allocation in pack.allocations {
            collected[Int(pack.book.obligations[Int(allocation.obligation)].kind)] += allocation.split.amount
        }
        addPayments(pack)
        addDebts(pack)
        addFindings(pack)
        addBatches(pack)
        differing = pack.controls.filter { $0.difference != 0 }
        broken = pack.controls.filter { $0.scope == "run" && $0.breaks != 0 }
        unproven = Self.unproven(pack)
    }

    static func unproven(_ pack: ReportPack) -> [UnprovenAccount] {
        let proven = Set(
            pack.controls.filter { $0.name == "account_balance" && $0.scope == "run" }.map { $0.account + $0.currency })
        var seen: Set<String> = []
        return pack.statements.compactMap { statement -> UnprovenAccount? in
            guard Int(statement.account) < pack.configuration.accounts.count else { return nil }
            let (account, currency) = (
                pack.configuration.accounts[Int(statement.account)].iban, statement.currency.text
            )
            guard !proven.contains(account + currency), seen.insert(account + currency).inserted else { return nil }
            return UnprovenAccount(account: account, currency: currency)
        }.sorted { ($0.account, $0.currency) < ($1.account, $1.currency) }
    }

    /// How the control totals stand: in order, in order but for balances that are broken or not there, or not.
    func verdict(_ language: Language) -> (text: String, tone: ColourTone) {
        if !differing.isEmpty { return (Labels.text(.controlsDiffer, language), .alarm) }
        if broken.isEmpty, unproven.isEmpty { return (Labels.text(.controlsAgree, language), .good) }
        let counts = [String(broken.count), String(unproven.count)]
        return (Sentences.text(Message("report.controls_but", counts), language), .warning)
    }

    var allReceived: Received {
        received.reduce(into: Received(channel: .bank)) { $0.add($1) }
    }

    var allOpen: Bucket {
        ages.reduce(into: Bucket(label: .total)) { sum, part in
            sum.payments += part.payments
            sum.amount += part.amount
        }
    }

    var allDebts: Debts {
        kinds.reduce(into: Debts()) { sum, part in
            sum.obligations += part.obligations
            sum.assessed += part.assessed
            sum.paid += part.paid
            sum.outstanding += part.outstanding
            sum.overdue += part.overdue
            sum.undated += part.undated
            sum.credit += part.credit
        }
    }

    private mutating func addPayments(_ pack: ReportPack) {
        let organisation = pack.configuration.organisation.currency
        var day = (on: Day(number: 0), sum: Received(channel: .bank))
        for index in pack.listedPayments {
            let payment = pack.book.payments[Int(index)]
            let standing = pack.book.paymentStandings[Int(index)]
            let isNew = payment.ledgerRow == 0
            if payment.currency != organisation {
                foreign += isNew ? 1 : 0
                continue
            }
            let open = PaymentFigures.open(payment, standing, organisation)
            if PaymentFigures.isOpen(payment, standing) { allUnallocated += payment.amount - standing.allocated }
            if open > 0 {
                add(open, standing.status, age: pack.run.date - payment.bookedOn)
            }
            guard isNew, payment.amount > 0, !payment.flags.contains(.pending) else { continue }
            let account = min(Int(payment.account), accounts.count - 1)
            received[Int(payment.channel.rawValue)].add(payment, matched: standing.allocated, open: open)
            accounts[account].add(payment, matched: standing.allocated, open: open)
            // Payments of a day mostly stand together: the table is asked once for all of them.
            if day.on != payment.bookedOn {
                if !day.sum.isEmpty { days[day.on, default: Received(channel: .bank)].add(day.sum) }
                day = (payment.bookedOn, Received(channel: .bank))
            }
            day.sum.add(payment, matched: standing.allocated, open: open)
        }
        if !day.sum.isEmpty { days[day.on, default: Received(channel: .bank)].add(day.sum) }
    }

    private mutating func add(_ open: Int64, _ status: PaymentStatus, age: Int) {
        oldestOpen = max(oldestOpen ?? 0, age)
        let bucket = Overview.bucket(age)
        ages[bucket].payments += 1
        ages[bucket].amount += open
        switch status {
        case .ambiguous: ages[bucket].ambiguous += open
        case .partlyMatched: ages[bucket].partly += open
        default: ages[bucket].unmatched += open
        }
    }

    private static func bucket(_ days: Int) -> Int {
        switch days {
        case ...1: 0
        case ...7: 1
        case ...30: 2
        case ...90: 3
        case ...365: 4
        default: 5
        }
    }

    private mutating func addDebts(_ pack: ReportPack) {
        for (index, obligation) in pack.book.obligations.enumerated() {
            let standing = pack.standings[index]
            let kind = Int(obligation.kind)
            kinds[kind].obligations += 1
            kinds[kind].assessed += standing.assessed
            kinds[kind].paid += standing.paid
            kinds[kind].outstanding += standing.outstanding
            kinds[kind].credit += standing.credit
            guard let due = obligation.dueOn.value else {
                kinds[kind].undated += standing.outstanding
                continue
            }
            if due < pack.run.date { kinds[kind].overdue += standing.outstanding }
        }
    }

    private mutating func addFindings(_ pack: ReportPack) {
        let organisation = pack.configuration.organisation.currency
        var byCode: [DiscrepancyCode: Findings] = [:]
        for discrepancy in pack.discrepancies {
            let finding = discrepancy.finding
            var row = byCode[finding.code] ?? Findings(code: finding.code)
            switch discrepancy.state {
            case .new: row.new += 1
            case .carried: row.carried += 1
            case .resolved: row.resolved += 1
            }
            let isOwn = finding.currency == organisation || finding.currency == .none
            if discrepancy.state != .resolved, isOwn { row.openAmount += finding.amount ?? 0 }
            byCode[finding.code] = row
        }
        findings = DiscrepancyCode.allCases.compactMap { byCode[$0] }.enumerated().sorted { left, right in
            let (a, b) = (left.element.code.severity, right.element.code.severity)
            return a != b ? a > b : left.offset < right.offset
        }.map(\.element)
    }

    private mutating func addBatches(_ pack: ReportPack) {
        for settlement in pack.settlements where settlement.currency == pack.configuration.organisation.currency {
            let place = batches.firstIndex { $0.status == settlement.status } ?? batches.count
            if place == batches.count { batches.append(Batches(status: settlement.status)) }
            batches[place].batches += 1
            batches[place].net += settlement.net
            batches[place].credited += settlement.credited
        }
        batches.sort { $0.status.utf8.lexicographicallyPrecedes($1.status.utf8) }
    }
}
