// A row of a card report with its class and sums: what it does to the payout.

internal import Domain

/// A row that was understood.
struct CardLine {
    var row: CardRow
    var kind: CardRowClass
    /// Minor units, positive for money to the municipality; `net` is `gross` less `fee`.
    var gross: Int64 = 0
    var fee: Int64?
    var net: Int64 = 0
    /// As they stand in the row; nil where it has none.
    var saidGross: Int64?
    var saidNet: Int64?
    var currency = Currency.none
    var batch: String { row[.batch_id] }
    var settledOn = MaybeDay.none

    var isTransaction: Bool {
        switch kind {
        case .transaction, .chargebackReversed, .companion: true
        default: false
        }
    }
}

/// Understands the rows of one profile.
struct CardLineReader {
    let profile: CardProfile
    let usual: Currency
    let clock: CardClock

    /// The class of a row; nil where no rule fits.
    func kind(_ row: CardRow) -> CardRowClass? {
        profile.rules.first { rule in
            rule.words.allSatisfy { cell, words in words.contains { fits(row[cell], $0) } }
                && !rule.unless.contains { cell, words in words.contains { fits(row[cell], $0) } }
        }?.kind
    }

    private func fits(_ value: String, _ word: String) -> Bool {
        switch word {
        case "*": return !value.isEmpty
        case "<0", ">0", "=0":
            guard let sum = CardAmount.read(value, profile, 3) else { return false }
            return word == "<0" ? sum < 0 : word == ">0" ? sum > 0 : sum == 0
        default: break
        }
        let (value, word) = (value.lowercased(), word.lowercased())
        return word.hasSuffix("*") ? value.hasPrefix(word.dropLast()) : value == word
    }

    /// The row with its sums, or what is wrong with it.
    func line(_ row: CardRow) -> Result<CardLine, CardRefusal> {
        if let problem = row.problem { return .failure(CardRefusal(problem)) }
        guard let kind = kind(row) else {
            let words = [CardCell.type, .status, .method].map { row[$0] }.filter { !$0.isEmpty }
            return .failure(CardRefusal(Message("cards.unknown_row", [words.joined(separator: ", "), profile.name])))
        }
        var line = CardLine(row: row, kind: kind)
        do throws(CardRefusal) {
            switch kind {
            case .ignored, .declined, .trailer, .header: return .success(line)
            default: break
            }
            let (paid, own) = (try currency(row, .net_currency), try currency(row, .currency))
            line.currency = paid ?? own ?? usual
            line.settledOn = try day(row)
            try readSums(&line)
            return .success(line)
        } catch {
            return .failure(error)
        }
    }

    private func currency(_ row: CardRow, _ cell: CardCell) throws(CardRefusal) -> Currency? {
        guard !row[cell].isEmpty else { return nil }
        guard let currency = Currency(row[cell].uppercased()) else { throw bad("csv.bad_currency", cell, row) }
        return currency
    }

    private func day(_ row: CardRow) throws(CardRefusal) -> MaybeDay {
        guard !row[.settled_on].isEmpty else { return .none }
        guard let day = clock.day(row[.settled_on]) else {
            throw bad("csv.bad_date", .settled_on, row, [profile.dates.joined(separator: ", ")])
        }
        return MaybeDay(day)
    }

    private func bad(_ key: String, _ cell: CardCell, _ row: CardRow, _ more: [String] = []) -> CardRefusal {
        CardRefusal(Message(key, [cell.rawValue, row[cell]] + more))
    }

    // MARK: Sums

    /// A sum; nil where the cell is empty.
    func sum(_ row: CardRow, _ cell: CardCell, _ digits: Int) throws(CardRefusal) -> Int64? {
        guard !row[cell].isEmpty else { return nil }
        guard let value = CardAmount.read(row[cell], profile, digits) else {
            if CSVAmount.isTooLong(row[cell].utf8) { throw bad("csv.amount_too_large", cell, row) }
            throw bad("csv.bad_amount", cell, row, [profile.isMinorUnits ? "123450" : "1234.50"])
        }
        if value.magnitude > Money.largest { throw bad("csv.amount_too_large", cell, row) }
        return value
    }

    /// Money in less money out, of two columns without sign.
    private func sides(
        _ row: CardRow, _ credit: CardCell, _ debit: CardCell, _ digits: Int
    ) throws(CardRefusal) -> Int64? {
        let (come, gone) = (try sum(row, credit, digits), try sum(row, debit, digits))
        return come == nil && gone == nil ? nil : (come ?? 0) - (gone ?? 0)
    }

    private func fee(_ row: CardRow, _ digits: Int) throws(CardRefusal) -> Int64? {
        var total: Int64?
        for text in row.fees {
            guard let value = CardAmount.read(text, profile, digits) else {
                throw CardRefusal(Message("csv.bad_amount", ["fee", text, profile.isMinorUnits ? "123" : "1.23"]))
            }
            if value.magnitude > Money.largest { throw CardRefusal(Message("csv.amount_too_large", ["fee", text])) }
            total = (total ?? 0) + (profile.hasNegativeFees ? -value : value)
        }
        return total
    }

    /// Whether the row's sums go the other way than they are written.
    private func isTurned(_ row: CardRow) throws(CardRefusal) -> Bool {
        let word = row[.direction].lowercased()
        if word.isEmpty { return profile.sign == .inverse }
        if profile.debits.contains(where: { $0.lowercased() == word }) { return true }
        if profile.credits.contains(where: { $0.lowercased() == word }) { return false }
        throw CardRefusal(Message("cards.unknown_direction", [row[.direction], profile.name]))
    }

    private func readSums(_ line: inout CardLine) throws(CardRefusal) {
        let row = line.row
        let digits = line.currency.minorDigits
        var (gross, net) = (try sum(row, .amount, digits), try sum(row, .net, digits))
        if gross == nil { gross = try sides(row, .credit, .debit, digits) }
        if net == nil { net = try sides(row, .net_credit, .net_debit, digits) }
        if try isTurned(row) { (gross, net) = (gross.map { -$0 }, net.map { -$0 }) }
        line.fee = try fee(row, digits)
        (line.saidGross, line.saidNet) = (gross, net)
        if line.kind == .total || line.kind == .subtotal { return }
        // A sale in another currency counts with what it brings; the rate is the acquirer's.
        let isForeign =
            !row[.net_currency].isEmpty && !row[.currency].isEmpty
            && row[.net_currency].uppercased() != row[.currency].uppercased()
        if isForeign, net != nil { gross = nil }
        if case .transaction(let type) = line.kind, profile.sign == .ofClass, let sum = gross {
            if sum < 0, type == .sale { throw bad("csv.negative", .amount, row) }
            gross = type == .sale ? sum : -Int64(sum.magnitude)
            net = net.map { type == .sale || $0 < 0 ? $0 : -$0 }
        }
        guard let sum = gross ?? net.map({ $0 + (line.fee ?? 0) }) else {
            throw CardRefusal(Message("csv.missing_value", ["amount"]))
        }
        if line.fee == nil, let net, net != sum { line.fee = sum - net }
        (line.gross, line.net) = (sum, net ?? sum - (line.fee ?? 0))
        if profile.isTurnedBySign {
            if line.kind == .transaction(.sale), sum < 0 { line.kind = .transaction(.refund) }
            if line.kind == .transaction(.chargeback), sum > 0 { line.kind = .chargebackReversed }
        }
        try check(line, hasNet: net != nil, digits)
    }

    private func check(_ line: CardLine, hasNet: Bool, _ digits: Int) throws(CardRefusal) {
        switch line.kind {
        case .transaction(let type):
            let isRight = type == .sale ? line.gross >= 0 : line.gross <= 0
            if !isRight {
                throw CardRefusal(Message("cards.sign", [type.word, Money.text(line.gross, digits: digits)]))
            }
        case .chargebackReversed, .companion: break
        default: return
        }
        guard hasNet, line.gross - (line.fee ?? 0) != line.net else { return }
        throw CardRefusal(
            Message(
                "cards.equation", [line.gross, line.fee ?? 0, line.net].map { Money.text($0, digits: digits) }))
    }
}

/// Why a row is refused.
struct CardRefusal: Error {
    var message: Message
    init(_ message: Message) { self.message = message }
}
