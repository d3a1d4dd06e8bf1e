// Recognition of card files and orders: a transaction is one over all files, whatever brings it again.

internal import Domain
internal import Fingerprints
internal import Formats

extension Recognition {
    mutating func take(_ batch: consuming CardBatch, of file: DecodedFile) throws {
        var record = record(file)
        record.format = batch.format
        record.encoding = batch.encoding
        record.unknownColumns = batch.unknownColumns
        record.records = batch.records
        record.accepted = batch.passedOver
        record.rejected = Int64(batch.rejects.count)
        let fileIndex = nextFile
        let shift = result.book.text.absorb(batch.text)
        var again = 0
        var ids: [RecordID] = []
        var cards = batch.cards
        var parts = PartialReturns()
        if cardPlaces.isEmpty {
            for place in result.book.cards.indices { cardPlaces[result.book.cards[place].payment] = place }
        }
        for index in cards.indices {
            cards[index].move(by: shift)
            cards[index].position.file = fileIndex
            cards[index].payment = parts.id(of: cards[index], result.book.text) { id in
                cardPlaces[id].map { result.book.cards[$0] }
            }
            ids.append(cards[index].payment)
        }
        let inLedger = try known(ids)
        for card in cards {
            if card.isRepeat {
                repeated(card, record.name)
                record.known += 1
            } else if !card.isSuccessful {
                // Declined or pending: no payment, and no part of any batch.
                record.accepted += 1
            } else if inLedger.contains(card.payment) || !seen.insert(card.payment) {
                complete(card)
                again += 1
                record.known += 1
            } else {
                add(card)
                record.accepted += 1
            }
        }
        if again > 0 {
            result.findings.append(
                Finding(
                    .OVERLAP, Subjects(file: record.name, key: record.sha256), sourceFile: record.name,
                    message: Message("intake.cards_overlap", [record.name, String(again)])))
        }
        refuseRows(batch.rejects, file: fileIndex, name: record.name)
        record.status = record.rejected > 0 ? .partly_accepted : .accepted
        add(record, of: file)
    }

    /// A new transaction and its money.
    private mutating func add(_ card: CardRecord) {
        let isVirtual = !card.order.isEmpty || !card.merchantReference.isEmpty
        var payment = Payment()
        payment.id = card.payment
        payment.amount = card.effect
        payment.currency = card.currency
        payment.position = card.position
        payment.channel = isVirtual ? .vpos : .pos
        payment.terminal = card.terminal
        payment.bankReference = card.reference.isEmpty ? card.approval : card.reference
        payment.merchantReference = card.merchantReference
        payment.remittance = card.text
        payment.bookedOn = SofiaTime.day(card.transactedAt)
        let bySettling = configuration.rules.paymentDate[payment.channel.word]?.on(payment.bookedOn) == "settled_on"
        payment.paidOn = bySettling ? card.settledOn.value ?? payment.bookedOn : payment.bookedOn
        payment.valueOn = MaybeDay(payment.paidOn)
        if card.type != .sale {
            payment.purpose = card.type == .chargeback ? .chargeback : .refund
            payment.flags.insert(.reversal)
            payment.originalReference = payment.bankReference
        }
        result.book.payments.append(payment)
        result.book.paymentStandings.append(PaymentStanding())
        cardPlaces[card.payment] = result.book.cards.count
        result.book.cards.append(card)
    }

    /// Another file says of a known transaction what the first did not.
    private mutating func complete(_ card: CardRecord) {
        guard let place = cardPlaces[card.payment] else { return }
        var known = result.book.cards[place]
        if known.fee.value == nil { known.fee = card.fee }
        if known.settledOn.value == nil { known.settledOn = card.settledOn }
        for path in CardRecord.texts where known[keyPath: path].isEmpty {
            known[keyPath: path] = card[keyPath: path]
        }
        known.isNew = true
        result.book.cards[place] = known
    }

    /// ACTION=1: the gateway reports one transaction twice.
    private mutating func repeated(_ card: CardRecord, _ name: String) {
        let text = result.book.text
        result.findings.append(
            Finding(
                .DUPLICATE_CAPTURE, Subjects(payment: card.payment), bankReference: text.string(card.reference),
                sourceFile: name, sourcePosition: card.position.text, amount: card.amount, currency: card.currency,
                message: Message(
                    "intake.capture_repeated", [orderWords(card), text.string(card.reference)])))
    }

    private func orderWords(_ card: CardRecord) -> String {
        let text = result.book.text
        return [text.string(card.order), text.string(card.merchantReference)].filter { !$0.isEmpty }.joined(
            separator: " ")
    }

    mutating func take(_ batch: OrderBatch, of file: DecodedFile) {
        var record = record(file)
        record.format = "csv"
        record.encoding = batch.encoding
        record.unknownColumns = batch.unknownColumns
        record.records = batch.records
        record.rejected = Int64(batch.rejects.count)
        let fileIndex = nextFile
        if orderPlaces.isEmpty {
            for place in result.book.orders.indices { orderPlaces[result.book.orders[place].identity] = place }
        }
        for var order in batch.orders {
            order.position.file = fileIndex
            guard let place = orderPlaces[order.identity] else {
                orderPlaces[order.identity] = result.book.orders.count
                result.book.orders.append(order)
                record.accepted += 1
                continue
            }
            let before = result.book.orders[place]
            if before.status == order.status, before.amount == order.amount {
                record.known += 1
            } else {
                result.book.orders[place] = order
                record.accepted += 1
            }
        }
        refuseRows(batch.rejects, file: fileIndex, name: record.name)
        record.status = record.rejected > 0 ? .partly_accepted : .accepted
        add(record, of: file)
    }
}

/// Identity of a card transaction: terminal + RRN + type, else approval + amount + time (contracts.md section 3).
///
/// What takes a sale back in parts carries the sale's RRN each time: there the amount belongs to the identity, and among equal
/// amounts the number of the part. Else the second part would be taken for the first one, and be lost.
enum CardIdentity {
    static func id(of card: CardRecord, _ number: Int, _ text: TextArena) -> RecordID {
        var parts = [text.string(card.terminal), card.type.word]
        if card.reference.isEmpty {
            parts += ["", text.string(card.approval), String(card.amount), String(SofiaTime.local(card.transactedAt))]
        } else {
            parts.append(text.string(card.reference))
            if card.type.mayBePart { parts.append(String(card.amount)) }
            if number > 0 { parts.append(String(number)) }
        }
        return Fingerprint.recordID(Array(parts.joined(separator: "\u{0}").utf8))
    }
}

extension CardType {
    /// Whether several of them may take back one sale (частично възстановяване).
    fileprivate var mayBePart: Bool { self == .refund || self == .reversal }
}

/// Tells parts of one sale that were taken back in equal sums from a row that stands twice.
private struct PartialReturns {
    /// The parts of this file, by the identity that each was given.
    private var used: [RecordID: [String]] = [:]

    /// Equal sums of one file are told by time, approval and batch; those of another file by batch or day of settlement,
    /// where the day of the transaction differs too. What can't be told is one.
    mutating func id(of card: CardRecord, _ text: TextArena, known: (RecordID) -> CardRecord?) -> RecordID {
        guard card.type.mayBePart, card.isSuccessful, !card.isRepeat, !card.reference.isEmpty else {
            return CardIdentity.id(of: card, 0, text)
        }
        let batch = text.string(card.batch)
        let part = [String(SofiaTime.local(card.transactedAt)), text.string(card.approval), batch]
        var fitting: RecordID?
        for number in 0... {
            let id = CardIdentity.id(of: card, number, text)
            if let own = used[id] {
                if own == part { return id }
                continue
            }
            guard let before = known(id) else {
                let chosen = fitting ?? id
                used[chosen] = part
                return chosen
            }
            if Self.isAnother(card, before, text) { continue }
            if !batch.isEmpty, text.equal(before.batch, card.batch) {
                used[id] = part
                return id
            }
            if fitting == nil { fitting = id }
        }
        return CardIdentity.id(of: card, 0, text)
    }

    private static func isAnother(_ card: CardRecord, _ other: CardRecord, _ text: TextArena) -> Bool {
        guard SofiaTime.day(card.transactedAt) != SofiaTime.day(other.transactedAt) else { return false }
        let isOfOtherBatch = !card.batch.isEmpty && !other.batch.isEmpty && !text.equal(card.batch, other.batch)
        guard let day = card.settledOn.value, let before = other.settledOn.value else { return isOfOtherBatch }
        return isOfOtherBatch || day != before
    }
}
