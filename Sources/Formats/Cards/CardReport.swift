// Reports as acquirers send them, read by a profile into the canonical transactions (pos-formats.md section 10).

package import Domain

/// Reads the report of an acquirer: profile by profile, never a guess about money.
package enum CardReport {
    /// The report's transactions; nil where the file is no report that a profile describes.
    ///
    /// Settings win over the profile: columns, constants (a terminal where the report names none) and words of the file.
    package static func read(
        _ bytes: [UInt8], mapping: CSVMapping, organisationCurrency: Currency, file: FileIndex, name: String
    ) throws(Unreadable) -> CardBatch? {
        let text = try CSVEncoding.decode(bytes, as: mapping.encoding)
        let known = mapping.ownProfile.map { [$0] } ?? CardProfiles.all
        for profile in known where mapping.profile.isEmpty || mapping.profile == profile.name {
            let mine = profile.with(mapping)
            guard let rows = CardRows(text, mine, mapping, file: name) else { continue }
            var reader = try CardReportReader(mine, rows, organisationCurrency, file)
            return try reader.read()
        }
        guard mapping.profile.isEmpty || mapping.profile == "plain" else {
            throw Unreadable(Message("cards.not_of_profile", [mapping.profile]))
        }
        return nil
    }
}

/// Goes through the rows of one report.
struct CardReportReader {
    private let profile: CardProfile
    private let rows: CardRows
    private let file: FileIndex
    private let lines: CardLineReader
    private var batch = CardBatch()
    private var payouts = CardPayouts()
    /// Places of sales in `taken`, by the number of their transaction.
    private var sales: [String: Int] = [:]
    private var taken: [CardLine] = []
    private var totals: [CardCell: Int64] = [:]
    /// Places in `taken` whose fees the submission before them names, with that fee.
    private var submission: (line: CardLine, first: Int)?
    /// What the last header row hands on, and where its rows begin in `taken` and among those refused.
    private var inherited: [CardCell: String] = [:]
    private var groupStart = 0
    private var groupRejects = 0
    private static let passedOn: Set<CardCell> = [
        .terminal_id, .merchant_id, .batch_id, .settled_on, .currency, .net_currency, .brand, .transacted_at, .zone,
    ]

    init(_ profile: CardProfile, _ rows: CardRows, _ usual: Currency, _ file: FileIndex) throws(Unreadable) {
        (self.profile, self.rows, self.file) = (profile, rows, file)
        lines = CardLineReader(profile: profile, usual: usual, clock: try CardClock(profile.dates, profile.zone))
        batch.format = profile.name
        batch.encoding = rows.encoding
        batch.unknownColumns = rows.unknownColumns
        batch.records = Int64(rows.rows.count)
    }

    mutating func read() throws(Unreadable) -> CardBatch {
        var summaries: [CardLine] = []
        for var row in rows.rows {
            for (cell, value) in inherited where row[cell].isEmpty { row.cells[cell] = value }
            switch lines.line(row) {
            case .failure(let refusal): refuse(row, refusal.message)
            case .success(let line):
                if line.kind == .summary { summaries.append(line) }
                try take(line)
            }
        }
        try endSubmission()
        for line in taken { payouts.add(line) }
        try prove(summaries)
        if let contradiction = payouts.contradiction() { throw contradiction }
        spreadMovements()
        for line in taken { keep(line) }
        batch.payouts = payouts.list
        batch.passedOver = batch.records - Int64(batch.cards.count) - Int64(batch.rejects.count)
        return batch
    }

    private mutating func take(_ line: CardLine) throws(Unreadable) {
        switch line.kind {
        case .ignored, .declined, .summary: return
        case .header:
            inherited = line.row.cells.filter { Self.passedOn.contains($0.key) }
            (groupStart, groupRejects) = (taken.count, batch.rejects.count)
        case .total: try prove(line, taken[...], batch.rejects.count)
        case .subtotal:
            try prove(line, taken[groupStart...], batch.rejects.count - groupRejects)
            (groupStart, groupRejects) = (taken.count, batch.rejects.count)
        case .trailer:
            guard line.row[.count].isEmpty || Int(line.row[.count]) == rows.rows.count else {
                throw Unreadable(
                    Message("cards.count_differs", [line.row[.count], String(rows.rows.count)]), line: line.row.line)
            }
        case .submission:
            try endSubmission()
            submission = (line, taken.count)
        case .companion:
            guard let place = sales[line.row[.transaction]], taken[place].gross == line.gross else {
                // The sale stands in an earlier file: what is known of it is completed.
                taken.append(line)
                return
            }
            for cell in [CardCell.batch_id, .settled_on] where taken[place].row[cell].isEmpty {
                taken[place].row.cells[cell] = line.row[cell]
            }
            taken[place].settledOn = line.settledOn
            if taken[place].fee == nil { taken[place].fee = line.fee }
        case .transaction:
            if !line.row[.transaction].isEmpty { sales[line.row[.transaction]] = taken.count }
            taken.append(line)
        case .chargebackReversed, .movement, .carried, .payout: taken.append(line)
        }
    }

    // MARK: Proofs

    /// The transactions of a submission come to its gross sum, and share its fees in proportion; the last takes the rest.
    private mutating func endSubmission() throws(Unreadable) {
        guard let (line, first) = submission else { return }
        submission = nil
        let own = taken.indices[first...].filter { Self.isSubmitted(taken[$0]) }
        // A report without transactions has nothing to share.
        guard !own.isEmpty else { return }
        let gross = own.reduce(0) { $0 + taken[$1].gross }
        guard gross == line.gross else { throw differs("submission", line.gross, gross, line) }
        guard own.allSatisfy({ taken[$0].fee == nil }), let fee = line.fee, gross != 0 else { return }
        var (sum, given): (Int64, Int64) = (0, 0)
        for place in own {
            sum += taken[place].gross
            // A sum that refunds bring near zero may leave a share beyond all sense.
            guard let share = Int64(exactly: Int128(fee) * Int128(sum) / Int128(gross)), share.magnitude < 1 << 60
            else {
                throw differs("fee", fee, gross, line)
            }
            taken[place].fee = share - given
            taken[place].net = taken[place].gross - (share - given)
            given = share
        }
    }

    /// A total says how many transactions stand above it, and what they come to. Nothing is proved where rows were refused.
    private func prove(_ total: CardLine, _ above: ArraySlice<CardLine>, _ refused: Int) throws(Unreadable) {
        let own = above.filter { $0.isTransaction && $0.currency == total.currency }
        let count = total.row[.count]
        guard refused == 0 else { return }
        if !count.isEmpty, Int(count) != own.count {
            throw Unreadable(Message("cards.count_differs", [count, String(own.count)]), line: total.row.line)
        }
        for (what, said, found) in [
            ("amount", total.saidGross, own.reduce(0) { $0 + $1.gross }),
            ("fee", total.fee, own.reduce(0) { $0 + ($1.fee ?? 0) }),
            ("net", total.saidNet, own.reduce(0) { $0 + $1.net }),
        ] {
            if let said, said != found { throw differs(what, said, found, total) }
        }
    }

    private static func isSubmitted(_ line: CardLine) -> Bool {
        line.kind == .transaction(.sale) || line.kind == .transaction(.refund)
    }

    private mutating func prove(_ summaries: [CardLine]) throws(Unreadable) {
        for summary in summaries {
            let place = payouts.place(summary.batch, summary.currency, summary.settledOn)
            let digits = summary.currency.minorDigits
            let corrections = (try? lines.sum(summary.row, .corrections, digits)) ?? 0
            let payout = payouts.list[place]
            guard summary.gross - (summary.fee ?? 0) + corrections == summary.net else {
                throw differs("net", summary.net, summary.gross - (summary.fee ?? 0) + corrections, summary)
            }
            // Corrections hold chargebacks, which are transactions here.
            let sales = taken.filter { $0.batch == summary.batch && Self.isSubmitted($0) }
            let gross = sales.reduce(0) { $0 + $1.gross }
            if !sales.isEmpty, gross != summary.gross { throw differs("gross", summary.gross, gross, summary) }
            if payout.expected == summary.net || sales.isEmpty { continue }
            throw differs("net", summary.net, payout.expected, summary)
        }
        for (cell, text) in rows.totals {
            guard batch.rejects.isEmpty, let total = CardAmount.read(text, profile, 2) else { continue }
            let found = taken.reduce(Int64(0)) { $0 + (cell == .fee ? $1.fee ?? 0 : cell == .net ? $1.net : $1.gross) }
            if found != total { throw differs(cell.rawValue, total, found, nil) }
        }
    }

    private func differs(_ what: String, _ said: Int64, _ found: Int64, _ line: CardLine?) -> Unreadable {
        let digits = line?.currency.minorDigits ?? 2
        return Unreadable(
            Message(
                "cards.total_differs", [what, Money.text(said, digits: digits), Money.text(found, digits: digits)]),
            line: line?.row.line ?? 0)
    }

    // MARK: Records

    /// What a payout takes or gives that is of no transaction (a monthly fee, a reserve, a balance carried over) counts
    /// with the fee of its last one: so the batch comes to the payout, and stands out against the acquirer's terms.
    private mutating func spreadMovements() {
        for payout in payouts.list where !payout.batch.isEmpty && payout.movements + payout.carried != 0 {
            let last = taken.lastIndex {
                $0.batch == payout.batch && $0.currency == payout.currency && $0.isTransaction && $0.fee != nil
            }
            if let last { taken[last].fee = (taken[last].fee ?? 0) - payout.movements - payout.carried }
        }
    }

    private mutating func refuse(_ row: CardRow, _ message: Message) {
        var raw = row.raw
        if let range = raw.firstRange(of: row[.card]), !row[.card].isEmpty {
            raw.replaceSubrange(range, with: CardFile.masked(row[.card]))
        }
        batch.rejects.append(
            Reject(position: SourcePosition(file: file, line: row.line), message: message, raw: raw))
        payouts.refuse(
            row[.batch_id], Currency((row.cells[.net_currency] ?? row[.currency]).uppercased()) ?? lines.usual)
    }

    /// The canonical record of a transaction.
    private mutating func keep(_ line: CardLine) {
        let type: CardType
        switch line.kind {
        case .transaction(let known): type = known
        case .chargebackReversed, .companion: type = .sale
        default: return
        }
        let row = line.row
        var card = CardRecord()
        card.type = type
        card.position = SourcePosition(file: file, line: row.line)
        let zone = row.isUTC ? CardZone.utc : row[.zone].isEmpty ? nil : CardZone(row[.zone])
        if !row[.zone].isEmpty, zone == nil {
            return refuse(row, Message("cards.unknown_zone", [row[.zone]]))
        }
        guard let moment = lines.clock.moment(row[.transacted_at], time: row[.time], zone: zone) else {
            return refuse(row, Message("csv.bad_moment", ["transacted_at", "\(row[.transacted_at]) \(row[.time])"]))
        }
        card.transactedAt = moment
        card.amount = Int64(line.gross.magnitude)
        card.fee = MaybeMoney(line.fee)
        card.currency = line.currency
        card.settledOn = line.settledOn
        let isReturned = line.kind == .chargebackReversed
        card.terminal = text(row[.terminal_id].isEmpty ? profile.name : row[.terminal_id])
        card.merchant = text(row[.merchant_id])
        card.batch = text(row[.batch_id])
        card.order = text(row[.order_id])
        card.merchantReference = text(row[.merchant_reference])
        let reference = row[.rrn].isEmpty ? row[.transaction] : row[.rrn]
        card.reference = text(isReturned ? reference + CardRecord.chargebackReversedMark : reference)
        card.approval = text(row[.approval_code])
        card.card = text(CardFile.masked(row[.card]))
        card.brand = text(row[.brand])
        card.text = text(row[.reference])
        card.isRepeat = row[.action] == "1"
        card.isSuccessful =
            (row[.action].isEmpty || row[.action] == "0")
            && (row[.response_code].isEmpty || row[.response_code] == "00")
        batch.cards.append(card)
    }

    private mutating func text(_ value: String) -> TextRef { batch.text.append(value) }
}
