// Canonical card files: a row a transaction, physical or virtual (contracts.md section 3, pos).

package import Domain

/// What a card file holds; nothing of it is judged against the ledger yet.
package struct CardBatch: Sendable {
    package var format = "csv"
    package var text = TextArena()
    package var cards: [CardRecord] = []
    package var rejects: [Reject] = []
    package var unknownColumns: Int64 = 0
    package var encoding = ""
    package var records: Int64 = 0
    /// Rows of reports that are no transactions of their own: payouts, totals, cash, declined ones.
    package var passedOver: Int64 = 0
    /// What a report says will come to the account.
    package var payouts: [CardPayout] = []
    package init() {}
}

/// Reads card files.
package enum CardFile {
    private enum Column: Int, CaseIterable {
        case terminal_id, merchant_id, batch_id, type, transacted_at, settled_on, order_id, merchant_reference, rrn
        case approval_code, card, brand, amount, currency, fee, action, response_code, reference
    }

    private static let schema = CSVSchema(
        names: Column.allCases.map { "\($0)" },
        required: [["terminal_id"], ["type"], ["transacted_at"], ["amount"]])

    /// Reads a whole file; bad rows are refused one by one. What is no canonical file may be a report as an acquirer
    /// sends it.
    ///
    /// - Parameter name: of the file, in which a profile may find values.
    package static func read(
        _ bytes: [UInt8], mapping: CSVMapping, organisationCurrency: Currency, file: FileIndex, name: String = ""
    ) throws(Unreadable) -> CardBatch {
        let isReport = mapping.profile.isEmpty ? !(try isCanonical(bytes, mapping)) : mapping.profile != "plain"
        if isReport,
            let report = try CardReport.read(
                bytes, mapping: mapping, organisationCurrency: organisationCurrency, file: file, name: name)
        {
            return report
        }
        var batch = CardBatch()
        var currency = CSVCurrency(organisationCurrency)
        let table = try CSVRows.each(bytes, schema, mapping, file) { rows in
            var text = batch.text
            batch.text = TextArena()
            let card = card(&rows, &currency, &text)
            batch.text = text
            if rows.problem == nil { batch.cards.append(card) } else { rows.refuseRow() }
        }
        batch.rejects = table.rejects
        batch.records = table.records
        batch.unknownColumns = table.unknown
        batch.encoding = table.encoding
        return batch
    }

    static func isCanonical(_ bytes: [UInt8], _ mapping: CSVMapping) throws(Unreadable) -> Bool {
        CSVTable.claims(try CSVEncoding.decode(bytes, as: mapping.encoding), schema, mapping)
    }

    private static func card(_ rows: inout CSVRows, _ currency: inout CSVCurrency, _ text: inout TextArena)
        -> CardRecord
    {
        var card = CardRecord()
        card.position = rows.position
        card.terminal = text.append(rows.requiredString(Column.terminal_id.rawValue))
        card.merchant = text.append(rows.string(Column.merchant_id.rawValue))
        card.batch = text.append(rows.string(Column.batch_id.rawValue))
        card.order = text.append(rows.string(Column.order_id.rawValue))
        card.merchantReference = text.append(rows.string(Column.merchant_reference.rawValue))
        card.reference = text.append(rows.string(Column.rrn.rawValue))
        card.approval = text.append(rows.string(Column.approval_code.rawValue))
        card.card = text.append(masked(rows.string(Column.card.rawValue)))
        card.brand = text.append(rows.string(Column.brand.rawValue))
        card.text = text.append(rows.string(Column.reference.rawValue))
        let type = rows.cell(Column.type.rawValue)
        if let known = CardType.allCases.first(where: { $0.word == type.text.lowercased() }) {
            card.type = known
        } else {
            rows.complain(
                "csv.bad_card_type", Column.type.rawValue, type, [CardType.allCases.map(\.word).joined(separator: ", ")]
            )
        }
        let moment = rows.cell(Column.transacted_at.rawValue)
        // Without an offset the payer's day would be a guess (contracts.md section 3).
        if let at = SofiaTime.read(moment.text), at.hasOffset {
            card.transactedAt = at.utc
        } else {
            let key = SofiaTime.read(moment.text) == nil ? "csv.bad_moment" : "csv.no_offset"
            rows.complain(key, Column.transacted_at.rawValue, moment, [])
        }
        card.settledOn = rows.day(Column.settled_on.rawValue)
        let (code, digits) = currency.read(&rows, Column.currency.rawValue)
        card.currency = code
        card.amount = rows.requiredMoney(Column.amount.rawValue, digits: digits)
        card.fee = rows.money(Column.fee.rawValue, digits: digits, mayBeNegative: true)
        let action = rows.string(Column.action.rawValue)
        let response = rows.string(Column.response_code.rawValue)
        card.isRepeat = action == "1"
        card.isSuccessful = (action.isEmpty || action == "0") && (response.isEmpty || response == "00")
        return card
    }

    /// A full card number is never stored: at most the first six and last four digits.
    static func masked(_ card: String) -> String {
        let digits = card.filter(\.isNumber)
        guard digits.count > 10 else { return card }
        return digits.prefix(6) + String(repeating: "X", count: digits.count - 10) + digits.suffix(4)
    }
}

/// What an orders file holds.
package struct OrderBatch: Sendable {
    package var orders: [OrderRow] = []
    package var rejects: [Reject] = []
    package var unknownColumns: Int64 = 0
    package var encoding = ""
    package var records: Int64 = 0
    package init() {}
}

/// Reads orders of the portal (contracts.md section 3, orders).
package enum OrderFile {
    private enum Column: Int, CaseIterable {
        case order_id, created_at, terminal_id, obligation_id, amount, currency, payer_id, merchant_reference, status
    }

    private static let schema = CSVSchema(
        names: Column.allCases.map { "\($0)" },
        required: [["order_id"], ["created_at"], ["terminal_id"], ["obligation_id"], ["amount"]])

    /// Whether the header has all columns that must be there.
    static func claims(_ bytes: [UInt8], mapping: CSVMapping) -> Bool { CSVTable.claims(bytes, schema, mapping) }

    package static func read(
        _ bytes: [UInt8], mapping: CSVMapping, organisationCurrency: Currency, file: FileIndex
    ) throws(Unreadable) -> OrderBatch {
        var batch = OrderBatch()
        var currency = CSVCurrency(organisationCurrency)
        let table = try CSVRows.each(bytes, schema, mapping, file) { rows in
            var order = OrderRow()
            order.position = rows.position
            order.order = rows.requiredString(Column.order_id.rawValue)
            order.terminal = rows.requiredString(Column.terminal_id.rawValue)
            order.obligation = rows.requiredString(Column.obligation_id.rawValue)
            order.payer = rows.string(Column.payer_id.rawValue)
            order.merchantReference = rows.string(Column.merchant_reference.rawValue)
            let moment = rows.cell(Column.created_at.rawValue)
            if let at = SofiaTime.moment(moment.text) {
                order.createdAt = at
                order.createdOn = SofiaTime.day(at)
            } else {
                rows.complain("csv.bad_moment", Column.created_at.rawValue, moment, [])
            }
            let (code, digits) = currency.read(&rows, Column.currency.rawValue)
            order.currency = code
            order.amount = rows.requiredMoney(Column.amount.rawValue, digits: digits)
            let status = rows.cell(Column.status.rawValue)
            if let known = OrderRow.Status(word: status.text) {
                order.status = known
            } else {
                rows.complain("csv.bad_order_status", Column.status.rawValue, status, ["created, paid, failed"])
            }
            if rows.problem == nil { batch.orders.append(order) } else { rows.refuseRow() }
        }
        batch.rejects = table.rejects
        batch.records = table.records
        batch.unknownColumns = table.unknown
        batch.encoding = table.encoding
        return batch
    }
}
