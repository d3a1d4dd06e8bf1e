// One row of a register file to one obligation.

internal import Domain

struct ObligationReader {
    private typealias Column = ObligationFile.Column

    private let source: UInt16
    private let kinds: [(name: [UInt8], hash: UInt64)]
    private let kindNames: String
    private var lastKind = 0
    private var currency: CSVCurrency
    private let organisation: Currency

    init(configuration: Configuration, source: UInt16) {
        self.source = source
        kinds = configuration.kinds.map { kind in
            // Facts know a kind by its name: its place in the settings may change.
            var hash = FactsHash()
            let name = Array(kind.name.utf8)
            name.withUnsafeBufferPointer { if let base = $0.baseAddress { hash.add(base, $0.count) } }
            return (name, hash.value)
        }
        kindNames = configuration.kinds.map(\.name).joined(separator: ", ")
        organisation = configuration.organisation.currency
        currency = CSVCurrency(organisation)
    }

    @inline(__always)
    mutating func take(_ rows: inout CSVRows, into batch: inout ObligationBatch) {
        var obligation = Obligation()
        var facts = FactsHash()
        obligation.source = source
        obligation.position = rows.position
        readTexts(&rows, &obligation, &facts, &batch)
        readSums(&rows, &obligation, &facts)
        readDays(&rows, &obligation, &facts)
        obligation.facts = facts.value
        guard rows.problem == nil else {
            // The identifier of a refused row is not reported either.
            if let last = batch.invalidIdentifiers.last, last.row == batch.obligations.count {
                batch.invalidIdentifiers.removeLast()
            }
            rows.refuseRow()
            return
        }
        batch.obligations.append(obligation)
    }

    @inline(__always)
    private func text(_ rows: inout CSVRows, _ column: Column, _ facts: inout FactsHash) -> TextRef {
        let cell = rows.cell(column.rawValue)
        facts.add(cell.base, cell.count)
        return rows.keep(cell)
    }

    @inline(__always)
    private mutating func readTexts(
        _ rows: inout CSVRows, _ obligation: inout Obligation, _ facts: inout FactsHash, _ batch: inout ObligationBatch
    ) {
        let id = rows.cell(Column.obligation_id.rawValue)
        if id.isEmpty { rows.complain("csv.missing_value", Column.obligation_id.rawValue, id, []) }
        facts.add(id.base, id.count)
        obligation.id = rows.keep(id)
        obligation.kind = kind(&rows, &facts)
        obligation.documentSeries = text(&rows, .document_series, &facts)
        obligation.documentNumber = text(&rows, .document_no, &facts)
        let payer = rows.cell(Column.payer_id.rawValue)
        if payer.isEmpty { rows.complain("csv.missing_value", Column.payer_id.rawValue, payer, []) }
        facts.add(payer.base, payer.count)
        obligation.payerID = rows.keep(payer)
        if CSVIdentifier.isMistaken(payer) { batch.invalidIdentifiers.append((batch.obligations.count, payer.text)) }
        obligation.payerName = text(&rows, .payer_name, &facts)
        obligation.object = text(&rows, .object, &facts)
        obligation.instalment = text(&rows, .instalment, &facts)
        obligation.sentTo = text(&rows, .sent_to, &facts)
        obligation.issuer = text(&rows, .issuer, &facts)
        obligation.status = status(&rows)
        facts.add(UInt64(obligation.status.rawValue))
    }

    @inline(__always)
    private mutating func readSums(_ rows: inout CSVRows, _ obligation: inout Obligation, _ facts: inout FactsHash) {
        let (currency, digits) = currency.read(&rows, Column.currency.rawValue)
        if currency != organisation, !currency.isConvertible(to: organisation) {
            let column = Column.currency.rawValue
            rows.complain("csv.no_rate", column, rows.cell(column), [organisation.text])
        }
        obligation.currency = currency
        obligation.principal = rows.requiredMoney(Column.principal.rawValue, digits: digits)
        obligation.interest = rows.money(Column.interest.rawValue, digits: digits)
        obligation.costs = rows.money(Column.costs.rawValue, digits: digits).value ?? 0
        obligation.paidElsewhere = rows.money(Column.paid_elsewhere.rawValue, digits: digits).value ?? 0
        obligation.outstanding = rows.money(Column.outstanding.rawValue, digits: digits, mayBeNegative: true)
        facts.add(UInt64(currency.code))
        facts.add(obligation.principal)
        facts.add(obligation.interest.raw)
        facts.add(obligation.costs)
        facts.add(obligation.paidElsewhere)
        facts.add(obligation.outstanding.raw)
    }

    @inline(__always)
    private func readDays(_ rows: inout CSVRows, _ obligation: inout Obligation, _ facts: inout FactsHash) {
        obligation.issuedOn = rows.requiredDay(Column.issued_on.rawValue)
        obligation.documentDate = rows.day(Column.document_date.rawValue)
        obligation.servedOn = rows.day(Column.served_on.rawValue)
        obligation.dueOn = rows.day(Column.due_on.rawValue)
        obligation.enforcementOn = rows.day(Column.enforcement_on.rawValue)
        obligation.inForceOn = rows.day(Column.in_force_on.rawValue)
        obligation.limitationRestartedOn = rows.day(Column.limitation_restarted_on.rawValue)
        obligation.year = year(&rows) ?? Int16((obligation.dueOn.value ?? obligation.issuedOn).year)
        facts.add(MaybeDay(obligation.issuedOn))
        facts.add(obligation.documentDate)
        facts.add(obligation.servedOn)
        facts.add(obligation.dueOn)
        facts.add(obligation.enforcementOn)
        facts.add(obligation.inForceOn)
        facts.add(obligation.limitationRestartedOn)
        facts.add(UInt64(UInt16(bitPattern: obligation.year)))
    }

    // MARK: Words

    @inline(__always)
    private mutating func kind(_ rows: inout CSVRows, _ facts: inout FactsHash) -> KindIndex {
        let cell = rows.cell(Column.kind.rawValue)
        if lastKind >= kinds.count || !isKind(lastKind, cell) {
            lastKind = 0
            while lastKind < kinds.count, !isKind(lastKind, cell) { lastKind += 1 }
            guard lastKind < kinds.count else {
                rows.complain(
                    cell.isEmpty ? "csv.missing_value" : "csv.bad_kind", Column.kind.rawValue, cell, [kindNames])
                return 0
            }
        }
        facts.add(kinds[lastKind].hash)
        return KindIndex(lastKind)
    }

    @inline(__always)
    private func isKind(_ index: Int, _ cell: CSVCell) -> Bool {
        cell.equals(kinds[index].name)
    }

    @inline(__always)
    private func status(_ rows: inout CSVRows) -> RegisterStatus {
        let cell = rows.cell(Column.status.rawValue)
        // `open`, the word of nearly every row.
        if cell.isEmpty { return .open }
        if cell.count == 4, cell.base[0] == 111, cell.base[1] == 112, cell.base[2] == 101, cell.base[3] == 110 {
            return .open
        }
        if let status = RegisterStatus(word: cell.text) { return status }
        rows.complain("csv.bad_status", Column.status.rawValue, cell, [])
        return .open
    }

    @inline(__always)
    private func year(_ rows: inout CSVRows) -> Int16? {
        let cell = rows.cell(Column.year.rawValue)
        if cell.isEmpty { return nil }
        var value = 0
        for byte in cell.bytes {
            guard byte >= 48, byte <= 57, cell.count == 4 else {
                value = 0
                break
            }
            value = value * 10 + Int(byte) - 48
        }
        if value < 1900 || value > 2199 { rows.complain("csv.bad_year", Column.year.rawValue, cell, []) }
        return Int16(value)
    }
}

/// Identifiers of payers in rows.
enum CSVIdentifier {
    /// A register has a million of them and nearly all are digits only: those are packed here, without a generic call.
    @inline(__always)
    static func isMistaken(_ cell: CSVCell) -> Bool {
        guard cell.count >= 9, cell.count <= 15 else { return false }
        var packed: UInt64 = 0
        var place = 0
        while place < cell.count, place < 13 {
            let digit = cell.base[place] &- 48
            if digit > 9 { break }
            packed |= UInt64(digit) &<< UInt64(4 &* place)
            place &+= 1
        }
        if place == cell.count { return Identifiers.Digits(packed: packed, count: place).isMistaken }
        // BG and LNC are the only letters that an identifier may begin with.
        return place == 0 && (cell.base[0] == 66 || cell.base[0] == 76) && Identifiers.isMistaken(cell.bytes)
    }
}
