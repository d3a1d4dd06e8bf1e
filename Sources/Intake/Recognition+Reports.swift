// Reports beside statements: intraday reports, notifications of bookings, lists. An account's money is its statement's;
// the others make entries known early or complete them (contracts.md section 3), never bring a second one.

internal import Domain
internal import Formats

/// What a run's files and the ledger hold besides statements, told before the first file is taken.
struct ReportSurvey {
    /// Days of tonight's bank files, a week added at both ends for value dates.
    private var days: ClosedRange<Day>?
    /// Accounts with reports of single bookings tonight.
    private var notified: Set<AccountIndex> = []
    /// Days that a statement covers, by account.
    private var covered: [AccountIndex: [ClosedRange<Day>]] = [:]
    private var reported: Set<AccountIndex> = []
    /// Accounts of which some statement of tonight may meet reports of another kind.
    private var meeting: Set<AccountIndex> = []

    init() {}

    init(_ decoded: [DecodedFile], _ before: [Statement]) {
        for statement in before { note(statement) }
        for file in decoded {
            guard case .bank(let batch) = file.content else { continue }
            for statement in batch.statements where statement.account != noAccount {
                if statement.kind == .intraday || statement.kind == .notification {
                    notified.insert(statement.account)
                }
                note(statement)
                let listed = [statement.from, statement.to, statement.openingOn, statement.closingOn].compactMap { $0 }
                guard let first = listed.min(), let last = listed.max() else { continue }
                let (start, end) = (first + -7, last + 7)
                days = days.map { min($0.lowerBound, start)...max($0.upperBound, end) } ?? start...end
            }
        }
        for file in decoded {
            guard case .bank(let batch) = file.content else { continue }
            for statement in batch.statements where statement.account != noAccount && mayMeetOthers(statement) {
                meeting.insert(statement.account)
            }
        }
    }

    /// Whether entries of an account are asked for tonight.
    func asks(for account: AccountIndex) -> Bool { meeting.contains(account) }

    private mutating func note(_ statement: Statement) {
        if statement.kind == .statement { cover(statement) } else { reported.insert(statement.account) }
    }

    /// The day of an opening balance is often the day before: the last one that the statement does not cover.
    private mutating func cover(_ statement: Statement) {
        guard let last = statement.to ?? statement.closingOn, let first = statement.from ?? statement.openingOn,
            first <= last
        else { return }
        let isDayBefore = first == statement.openingOn && first < last
        covered[statement.account, default: []].append((isDayBefore ? first + 1 : first)...last)
    }

    func isCovered(_ account: AccountIndex, _ day: Day) -> Bool {
        covered[account]?.contains { $0.contains(day) } ?? false
    }

    /// Whether entries of this statement may stand in reports of another kind.
    func mayMeetOthers(_ statement: Statement) -> Bool {
        switch statement.kind {
        case .statement: reported.contains(statement.account)
        case .list: covered[statement.account] != nil || notified.contains(statement.account)
        case .intraday, .notification: true
        }
    }

    /// Days whose entries the ledger must name; nil where nothing of tonight can be in it.
    var wanted: ClosedRange<Day>? { days }
}

extension Recognition {
    /// Statements come first, then lists, intraday reports and notifications, whatever their files are called.
    static func rank(_ content: DecodedContent) -> Int {
        guard case .bank(let batch) = content else { return 0 }
        switch batch.statements.first?.kind ?? .statement {
        case .statement: return 0
        case .list: return 1
        case .intraday: return 2
        case .notification: return 3
        }
    }

    /// Whether an entry that is known was brought by another statement, not by a report that made it known early.
    mutating func isOfAnotherStatement(_ statement: Statement, _ payments: [Payment], _ isFresh: [Bool]) throws -> Bool
    {
        guard survey.mayMeetOthers(statement) else { return statement.payments.contains { !isFresh[$0] } }
        try fillPool()
        return statement.payments.contains {
            !isFresh[$0] && (pool.kind(of: payments[$0].id) ?? .statement) == .statement
        }
    }

    /// Leaves out what other reports brought, and completes it; gives how many records are known so.
    mutating func meetOthers(
        _ statement: Statement, _ payments: [Payment], _ shift: UInt32, _ isKept: inout [Bool]
    ) throws -> Int {
        guard survey.mayMeetOthers(statement) else { return 0 }
        try fillPool()
        let kept = isKept
        let groups = EntryGroup.groups(payments, statement.payments) {
            kept[$0]
        } kind: { _ in
            statement.kind
        }
        // Entries that are known by their facts have found theirs.
        var used = Set(statement.payments.filter { !kept[$0] }.compactMap { pool.entry(of: payments[$0].id) })
        var count = 0
        for group in groups {
            if let known = pool.find(group, payments, shift: shift, used: used, result.book.text.bytes) {
                used.insert(known)
                complete(known, with: group.records.map { payments[$0].moved(by: shift) })
            } else if statement.kind == .statement || !survey.isCovered(group.account, group.bookedOn) {
                continue
            }
            for index in group.records { isKept[index] = false }
            count += group.records.count
        }
        return count
    }

    /// Brings the pool up to tonight's last entry; the ledger's are asked for once.
    private mutating func fillPool() throws {
        if !hasAskedLedger, let days = survey.wanted {
            hasAskedLedger = true
            let (text, payments, kinds) = try entries(.days(days.lowerBound, days.upperBound))
            let shift = result.book.text.absorb(text)
            var open: [RecordID: Int32] = [:]
            for index in 0..<result.firstNewPayment { open[result.book.payments[index].id] = Int32(index) }
            let ofFile = kinds
            pool.add(payments.map { $0.moved(by: shift) }, places: payments.map { open[$0.id] ?? -1 }) {
                ofFile[$0.position.file] ?? .statement
            }
            pooled = result.firstNewPayment
        }
        let new = (pooled..<result.book.payments.count).filter { survey.asks(for: result.book.payments[$0].account) }
        pooled = result.book.payments.count
        let statements = result.statements
        pool.add(new.map { result.book.payments[$0] }, places: new.map { Int32($0) }) {
            $0.statement >= 0 ? statements[Int($0.statement)].kind : .statement
        }
    }

    // MARK: Completing

    private mutating func complete(_ known: Int, with details: [Payment]) {
        let group = pool.groups[known]
        guard group.records.count == 1, let first = details.first else { return }
        let place = Int(pool.places[group.records.lowerBound])
        guard place >= 0 else { return }
        let isTonight = place >= result.firstNewPayment
        if details.count > 1, isTonight {
            split(place, into: details)
            pool.settle(group.records.lowerBound)
            return
        }
        let before = result.book.payments[place]
        if details.count == 1 {
            result.book.payments[place] = filled(before, from: first)
        } else {
            // An earlier run published the entry as one payment: it stays one, and names all that its details name.
            for detail in details {
                result.book.payments[place].remittance = joined(
                    result.book.payments[place].remittance, detail.remittance)
            }
        }
        if !isTonight, !Self.isSame(before, result.book.payments[place]) { result.completed.insert(Int32(place)) }
    }

    /// A batch that the statement gives as one sum comes apart into the payments that it is made of.
    private mutating func split(_ place: Int, into details: [Payment]) {
        let entry = result.book.payments[place]
        for (number, detail) in details.enumerated() {
            var payment = detail
            payment.statement = entry.statement
            payment.bookedOn = entry.bookedOn
            payment.valueOn = entry.valueOn == .none ? detail.valueOn : entry.valueOn
            payment.paidOn = entry.paidOn
            payment.position.file = nextFile
            if payment.bankReference.isEmpty { payment.bankReference = entry.bankReference }
            if entry.flags.contains(.unbalanced) { payment.flags.insert(.unbalanced) }
            payment.flags.remove(.dateInferred)
            if number == 0 {
                result.book.payments[place] = payment
            } else {
                result.book.payments.append(payment)
                result.book.paymentStandings.append(PaymentStanding())
            }
        }
    }

    /// Empty fields take what the other report says; texts that differ stand behind one another.
    private mutating func filled(_ payment: Payment, from other: Payment) -> Payment {
        var filled = payment
        func fill(_ field: WritableKeyPath<Payment, TextRef>) {
            if filled[keyPath: field].isEmpty { filled[keyPath: field] = other[keyPath: field] }
        }
        if payment.obligorID.isEmpty, other.flags.contains(.obligorFromText) { filled.flags.insert(.obligorFromText) }
        fill(\.bankReference)
        fill(\.endToEndID)
        fill(\.merchantReference)
        fill(\.originalReference)
        fill(\.obligorID)
        fill(\.obligorName)
        fill(\.payerName)
        fill(\.payerIBAN)
        fill(\.paymentCode)
        filled.remittance = joined(filled.remittance, other.remittance)
        return filled
    }

    private static func isSame(_ left: Payment, _ right: Payment) -> Bool {
        left.remittance == right.remittance && left.obligorID == right.obligorID && left.payerName == right.payerName
            && left.payerIBAN == right.payerIBAN && left.paymentCode == right.paymentCode
            && left.endToEndID == right.endToEndID && left.merchantReference == right.merchantReference
            && left.obligorName == right.obligorName && left.originalReference == right.originalReference
            && left.bankReference == right.bankReference
    }

    private mutating func joined(_ text: TextRef, _ more: TextRef) -> TextRef {
        if more.isEmpty { return text }
        if text.isEmpty { return more }
        let bytes = result.book.text.bytes
        let (before, added) = (bytes[text.range].filter { $0 > 32 }, bytes[more.range].filter { $0 > 32 })
        // Evidence of a payment is at most so long.
        guard text.length < 16_000, !Self.contains(before, added) else { return text }
        return result.book.text.append(Array(bytes[text.range]) + [32] + Array(bytes[more.range]))
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty, text.count >= part.count else { return part.isEmpty }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}
