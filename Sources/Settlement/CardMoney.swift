// Leg 2: did the card money arrive, and do orders, captures and credits agree in both directions (matching.md section 6).

package import Domain
internal import Law

/// Reconciles all card transactions with all credits, every run anew: the result depends on what is there, not on the night.
package struct CardMoney: Sendable {
    private let configuration: Configuration
    private let date: Day
    private let calendar: BulgarianCalendar
    private let identity: @Sendable (String) -> RecordID

    /// - Parameter identity: makes the id of a batch of acquirer and group.
    package init(_ configuration: Configuration, date: Day, identity: @escaping @Sendable (String) -> RecordID) {
        self.identity = identity
        self.configuration = configuration
        self.date = date
        calendar = BulgarianCalendar(extra: configuration.rules.holidays)
    }

    /// - Parameters:
    ///   - earlier: credits of earlier runs.
    ///   - firstNew: tonight's payments begin here.
    package func run(_ book: Book, earlier: [SettlementCredit], firstNew: Int) -> CardResult {
        var result = CardResult()
        let credits = earlier + tonight(book, firstNew)
        guard !book.cards.isEmpty || !book.orders.isEmpty || !credits.isEmpty else { return result }
        let batches = CardBatches(book, configuration, calendar, identity)
        settle(batches.batches, credits, book, &result)
        for fee in batches.strangeFees { result.findings.append(finding(fee, book)) }
        let captures = Captures(book)
        result.findings += captures.notCaptured(book)
        var payments: [RecordID: Int32] = [:]
        if !captures.second.isEmpty {
            for index in book.payments.indices where book.payments[index].channel != .bank {
                payments[book.payments[index].id] = Int32(index)
            }
        }
        for (place, first) in captures.second {
            let card = book.cards[place]
            result.findings.append(second(card, first: book.cards[first], book))
            if let payment = payments[card.payment] { result.secondCaptures.append(payment) }
        }
        return result
    }

    /// One batch as the ledger has it now: its row, and the places of its transactions in the book. nil: there is no such batch.
    package func batch(_ id: RecordID, _ book: Book, _ credits: [SettlementCredit]) -> (row: Settlement, cards: [Int])?
    {
        let batches = CardBatches(book, configuration, calendar, identity)
        var all = CardResult()
        settle(batches.batches, credits, book, &all, listsAll: true)
        guard let row = all.settlements.first(where: { $0.batch == id }) else { return nil }
        return (row, book.cards.indices.filter { batches.batchOfCard[$0] == id })
    }

    /// The batch that a card payment belongs to.
    package func batch(ofPayment id: RecordID, _ book: Book) -> RecordID? {
        guard let place = book.cards.firstIndex(where: { $0.payment == id }) else { return nil }
        return CardBatches(book, configuration, calendar, identity).batchOfCard[place]
    }

    /// The batches that some card payments belong to.
    package func batches(ofPayments ids: Set<RecordID>, _ book: Book) -> Set<RecordID> {
        let places = book.cards.indices.filter { ids.contains(book.cards[$0].payment) }
        guard !places.isEmpty else { return [] }
        let batches = CardBatches(book, configuration, calendar, identity)
        return Set(places.compactMap { batches.batchOfCard[$0] })
    }

    private func tonight(_ book: Book, _ firstNew: Int) -> [SettlementCredit] {
        book.payments.indices[firstNew...].filter {
            book.payments[$0].purpose == .settlement && book.payments[$0].ledgerRow == 0
        }.map { index in
            let payment = book.payments[index]
            var credit = SettlementCredit()
            credit.payment = payment.id
            credit.amount = payment.amount
            credit.currency = payment.currency
            credit.bookedOn = payment.bookedOn
            credit.reference = book.text.string(payment.bankReference)
            credit.payerName = book.text.string(payment.payerName)
            credit.text = book.text.string(payment.remittance)
            credit.sourceFile = book.files[Int(payment.position.file)].name
            credit.sourcePosition = payment.position.text
            credit.isNew = true
            return credit
        }
    }

    // MARK: Batches and credits

    private func settle(
        _ batches: [CardBatchSum], _ credits: [SettlementCredit], _ book: Book, _ result: inout CardResult,
        listsAll: Bool = false
    ) {
        let teller = PurposeTeller(configuration)
        var byAcquirer: [Int: [SettlementCredit]] = [:]
        for credit in credits {
            guard let acquirer = teller.acquirer([credit.payerName, credit.text]) else { continue }
            byAcquirer[acquirer, default: []].append(credit)
        }
        for acquirer in -1..<configuration.acquirers.count {
            let own = batches.filter { $0.acquirer == acquirer }
            let money = byAcquirer[acquirer] ?? []
            for currency in Set(own.map(\.currency) + money.map(\.currency)).sorted(by: { $0.text < $1.text }) {
                var matcher = CreditMatcher(
                    own.filter { $0.currency == currency },
                    terminals: acquirer < 0 ? [] : configuration.acquirers[acquirer].terminals)
                matcher.run(money.filter { $0.currency == currency })
                for state in matcher.states { add(state, acquirer, book, &result, isListed: listsAll) }
                for credit in matcher.strange where credit.amount > 0 { result.findings.append(strange(credit)) }
            }
        }
    }

    private func add(
        _ state: BatchState, _ acquirer: Int, _ book: Book, _ result: inout CardResult, isListed: Bool
    ) {
        var row = Settlement()
        row.batch = state.sum.id
        row.acquirer = acquirer < 0 ? "" : configuration.acquirers[acquirer].name
        row.terminal = state.sum.terminal
        row.day = state.sum.day
        row.transactions = state.sum.transactions
        row.gross = state.sum.gross
        row.fees = state.sum.fees
        row.net = state.sum.net
        row.currency = state.sum.currency
        row.expectedBy = state.sum.expectedBy
        row.credited = state.credited
        row.difference = state.difference
        row.creditedOn = state.credits.last?.bookedOn
        row.bankPayments = state.credits.map(\.payment)
        row.bankReference = state.credits.last?.reference ?? ""
        row.status = status(state)
        let first = book.cards[state.sum.first].position
        row.sourceFile = book.files[Int(first.file)].name
        row.sourcePosition = first.text
        row.creditFile = state.credits.last?.sourceFile ?? ""
        row.creditPosition = state.credits.last?.sourcePosition ?? ""
        let isFinal = row.status == "settled" || row.status == "void"
        if isListed || !isFinal || state.sum.isNew || state.credits.contains(where: \.isNew) {
            result.settlements.append(row)
        }
        if let finding = finding(row) { result.findings.append(finding) }
    }

    private func status(_ state: BatchState) -> String {
        if state.isVoid { return "void" }
        if state.isTaken { return state.difference == 0 ? "settled" : state.difference < 0 ? "short" : "over" }
        return date <= state.sum.expectedBy ? "in_transit" : "missing"
    }

    // MARK: Findings

    private func finding(_ row: Settlement) -> Finding? {
        let words = [row.terminal, row.day.text, Money.text(row.net), row.expectedBy?.text ?? ""]
        let (code, message): (DiscrepancyCode, Message)
        switch row.status {
        case "in_transit": (code, message) = (.BATCH_IN_TRANSIT, Message("settlement.in_transit", words))
        case "missing": (code, message) = (.BATCH_MISSING, Message("settlement.missing", words))
        case "short", "over":
            (code, message) = (
                .SETTLEMENT_DIFFERENCE,
                Message(
                    "settlement.difference",
                    [
                        row.terminal, row.day.text, Money.text(row.net), Money.text(row.credited),
                        Money.text(row.difference),
                    ])
            )
        default: return nil
        }
        return Finding(
            code, Subjects(batch: row.batch), bankReference: row.bankReference, sourceFile: row.sourceFile,
            sourcePosition: row.sourcePosition,
            amount: code == .SETTLEMENT_DIFFERENCE ? row.difference : row.net, currency: row.currency, message: message,
            related: row.bankPayments.map { $0.text(.payment) }.joined(separator: " "))
    }

    private func strange(_ credit: SettlementCredit) -> Finding {
        Finding(
            .CREDIT_WITHOUT_BATCH, Subjects(payment: credit.payment), bankReference: credit.reference,
            sourceFile: credit.sourceFile, sourcePosition: credit.sourcePosition, amount: credit.amount,
            currency: credit.currency, message: Message("settlement.credit_without_batch", [Money.text(credit.amount)]))
    }

    private func finding(_ fee: StrangeFee, _ book: Book) -> Finding {
        let reference = book.text.string(fee.card.reference)
        return Finding(
            .FEE_DIFFERENCE, Subjects(payment: fee.card.payment, batch: fee.batch), bankReference: reference,
            sourceFile: book.files[Int(fee.card.position.file)].name, sourcePosition: fee.card.position.text,
            amount: fee.found - fee.expected, currency: fee.card.currency,
            message: Message(
                "settlement.fee_difference", [reference, Money.text(fee.found), Money.text(fee.expected)]))
    }

    private func second(_ card: CardRecord, first: CardRecord, _ book: Book) -> Finding {
        let order = [book.text.string(card.order), book.text.string(card.merchantReference)].filter { !$0.isEmpty }
        return Finding(
            .DUPLICATE_CAPTURE, Subjects(payment: card.payment), bankReference: book.text.string(card.reference),
            sourceFile: book.files[Int(card.position.file)].name, sourcePosition: card.position.text,
            amount: card.amount, currency: card.currency,
            message: Message(
                "settlement.second_capture", [order.joined(separator: " "), book.text.string(first.reference)]),
            related: first.payment.text(.payment))
    }
}

/// Captures against orders, in both directions.
struct Captures {
    private struct Key: Hashable {
        var terminal: String
        var order: String
    }

    private var references: Set<String> = []
    private var orders: [Key: [Day]] = [:]
    /// Second captures of an order: index of the card, and of the first one.
    private(set) var second: [(Int, Int)] = []

    init(_ book: Book) {
        let text = book.text
        var takenBack: Set<String> = []
        for card in book.cards where card.type != .sale {
            takenBack.insert(text.string(card.terminal) + " " + text.string(card.reference))
        }
        let sales = book.cards.indices.filter { book.cards[$0].type == .sale }.sorted {
            let (a, b) = (book.cards[$0], book.cards[$1])
            return a.transactedAt != b.transactedAt ? a.transactedAt < b.transactedAt : a.payment < b.payment
        }
        var firstByReference: [String: Int] = [:]
        var firstByOrder: [Key: [(day: Day, place: Int)]] = [:]
        for place in sales {
            let card = book.cards[place]
            let reference = text.string(card.merchantReference)
            let key = Key(terminal: text.string(card.terminal), order: text.string(card.order))
            let day = SofiaTime.day(card.transactedAt)
            if !reference.isEmpty { references.insert(reference) }
            if !key.order.isEmpty { orders[key, default: []].append(day) }
            // A sale that was taken back leaves its order free for another try.
            if takenBack.contains(key.terminal + " " + text.string(card.reference)) { continue }
            // A chargeback given back is the first payment again.
            if card.isChargebackReversed(text) { continue }
            if !reference.isEmpty {
                if let first = firstByReference[reference] {
                    second.append((place, first))
                } else {
                    firstByReference[reference] = place
                }
            } else if !key.order.isEmpty {
                if let first = firstByOrder[key]?.first(where: { abs($0.day - day) <= 1 }) {
                    second.append((place, first.place))
                } else {
                    firstByOrder[key, default: []].append((day, place))
                }
            }
        }
    }

    private func isCaptured(_ order: OrderRow) -> Bool {
        if !order.merchantReference.isEmpty, references.contains(order.merchantReference) { return true }
        let days = orders[Key(terminal: order.terminal, order: order.order)] ?? []
        return days.contains { abs($0 - order.createdOn) <= 1 }
    }

    /// ORDER_NOT_CAPTURED: the portal says paid, the acquirer has no such transaction.
    func notCaptured(_ book: Book) -> [Finding] {
        var groups: [String: [OrderRow]] = [:]
        for order in book.orders where order.status == .paid && !isCaptured(order) {
            groups[
                [order.order, order.terminal, order.merchantReference, order.createdOn.text].joined(separator: " "),
                default: []
            ].append(order)
        }
        return groups.sorted { $0.key < $1.key }.compactMap { key, rows in
            guard let first = rows.first else { return nil }
            let names = [first.order, first.merchantReference].filter { !$0.isEmpty }.joined(separator: " ")
            return Finding(
                .ORDER_NOT_CAPTURED, Subjects(obligation: first.obligation, key: key),
                sourceFile: book.files[Int(first.position.file)].name, sourcePosition: first.position.text,
                amount: rows.reduce(0) { $0 + $1.amount }, currency: first.currency,
                message: Message("settlement.order_not_captured", [names, first.terminal, first.createdOn.text]),
                related: rows.dropFirst().map(\.obligation).joined(separator: " "))
        }
    }
}
