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
        /// Card money, transfers, ignored, reversed: no obligation is sought for it.
        var other: Int64 = 0

        mutating func add(_ amount: Int64, matched: Int64, open: Int64) {
            payments += 1
            self.amount += amount
            self.matched += matched
            self.open += open
            other += amount - matched - open
        }

        mutating func add(_ part: Received) {
            payments += part.payments
            amount += part.amount
            matched += part.matched
            open += part.open
            other += part.other
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
            received[Int(payment.channel.rawValue)].add(payment.amount, matched: standing.allocated, open: open)
            accounts[account].add(payment.amount, matched: standing.allocated, open: open)
            // Payments of a day mostly stand together: the table is asked once for all of them.
            if day.on != payment.bookedOn {
                if day.sum.payments > 0 { days[day.on, default: Received(channel: .bank)].add(day.sum) }
                day = (payment.bookedOn, Received(channel: .bank))
            }
            day.sum.add(payment.amount, matched: standing.allocated, open: open)
        }
        if day.sum.payments > 0 { days[day.on, default: Received(channel: .bank)].add(day.sum) }
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
            if let due = obligation.dueOn.value, due < pack.run.date { kinds[kind].overdue += standing.outstanding }
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
