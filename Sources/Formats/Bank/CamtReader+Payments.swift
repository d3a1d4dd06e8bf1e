// Payments of camt: what an entry and its details become when the entry ends.

internal import Domain

extension CamtReader {
    /// The entry is complete: it is money, refused, or not booked yet.
    mutating func closeEntry() {
        defer { if !keepsPayments { batch.text.bytes.removeAll(keepingCapacity: true) } }
        guard isInStatement else { return }
        current.all.add(entry)
        if entry.status == .other {
            dropTexts()
            return
        }
        // Entries that carry no status are money, but contracts.md counts those that the bank calls booked.
        if entry.status == .booked { current.statement.entries += 1 }
        current.booked.add(entry)
        if entryFault == nil { entryFault = missing() }
        let bookedOn = entry.booked.value ?? current.lastDay ?? entry.value.value
        if entryFault == nil, bookedOn == nil { entryFault = Message("format.entry_no_date") }
        if entryFault == nil, !current.add(entry) { entryFault = Message("format.entry_too_large") }
        guard entryFault == nil, let bookedOn, let signed = entry.signed else {
            refuse()
            return
        }
        if entry.amount.currency == .none { entry.amount.currency = current.statement.currency }
        takePayments(signed, bookedOn)
    }

    private func missing() -> Message? {
        if entry.amount.value == nil { return Message("format.entry_no_amount") }
        return entry.direction == 0 ? Message("format.entry_no_direction") : nil
    }

    private mutating func refuse() {
        rejected += 1
        current.statement.rejected += 1
        let message = entryFault ?? Message("format.entry_no_amount")
        if keepsPayments {
            let texts = [entry.reference, entry.servicer, entry.information].map { batch.text.string($0) }
            let raw = String((texts + message.arguments).filter { !$0.isEmpty }.joined(separator: " | ").prefix(1000))
            batch.rejects.append(
                Reject(position: SourcePosition(file: file, line: entry.line), message: message, raw: raw))
        }
        dropTexts()
    }

    private mutating func dropTexts() {
        guard entry.mark <= batch.text.bytes.count else { return }
        batch.text.bytes.removeLast(batch.text.bytes.count - entry.mark)
    }

    private mutating func takePayments(_ signed: Int64, _ bookedOn: Day) {
        let isSplit = sums.count > 1 && (sums.own == signed || sums.transaction == signed)
        accepted += isSplit ? Int64(sums.count) : 1
        if sums.disagree(with: entry) { current.statement.detailsDisagree = true }
        guard keepsPayments else { return }
        let code = kept(entryCode)
        var common = Payment()
        common.currency = entry.amount.currency
        common.bookedOn = bookedOn
        common.valueOn = entry.value
        common.paidOn = bookedOn
        common.statement = Int32(batch.statements.count)
        if entry.booked == .none { common.flags.insert(.dateInferred) }
        if entry.isReversal { common.flags.insert(.reversal) }
        if entryCode.isCharge, signed < 0 { common.flags.insert(.charge) }
        common.transactionCode = code
        guard isSplit else {
            common.amount = signed
            common.position = SourcePosition(file: file, line: entry.line)
            if sums.count > 1 || entry.batchCount > 1 { common.flags.insert(.collapsed) }
            fill(&common, from: details.count == 1 ? details[0] : merged(), signed)
            common.charges = max(common.charges, entry.charges)
            batch.payments.append(common)
            return
        }
        for index in details.indices {
            var payment = common
            let direction = details[index].direction == 0 ? entry.direction : details[index].direction
            let own =
                sums.own == signed
                ? details[index].ownFirst(entry.amount.currency)
                : details[index].transactionFirst(entry.amount.currency)
            payment.amount = (own ?? 0) * direction
            payment.position = SourcePosition(file: file, line: entry.line, detail: UInt32(index + 1))
            fill(&payment, from: details[index], payment.amount)
            batch.payments.append(payment)
        }
    }

    /// One payment for many details keeps no single detail's evidence but all their texts.
    private mutating func merged() -> CamtDetail {
        var merged = CamtDetail()
        let texts = details.map(\.remittance).filter { !$0.isEmpty }
        guard !texts.isEmpty else { return merged }
        let start = batch.text.bytes.count
        for text in texts.prefix(50) {
            if batch.text.bytes.count > start { batch.text.bytes.append(32) }
            batch.text.bytes.append(contentsOf: Array(batch.text.slice(text)))
        }
        merged.remittance = TextRef(offset: UInt32(start), length: UInt32(batch.text.bytes.count - start))
        merged.isReturned = details.contains(where: \.isReturned)
        return merged
    }

    private mutating func fill(_ payment: inout Payment, from detail: CamtDetail, _ signed: Int64) {
        payment.bankReference = said(
            detail.servicer, said(entry.servicer, said(entry.reference, said(detail.endToEnd))))
        payment.endToEndID = said(detail.endToEnd)
        payment.merchantReference = said(detail.mandate)
        payment.charges = detail.charges
        if detail.isReturned { payment.flags.insert(.returned) }
        if detail.isReturned || entry.isReversal {
            let other = said(detail.transactionID, said(detail.instructionID, said(detail.servicer)))
            payment.originalReference = said(detail.original, said(detail.endToEnd, other))
        }
        payment.obligorID = detail.obligorID
        payment.obligorName = detail.obligorName
        payment.payerName = signed >= 0 ? detail.debtorName : detail.creditorName
        payment.payerIBAN = signed >= 0 ? detail.debtorIBAN : detail.creditorIBAN
        payment.paymentCode = detail.purpose
        if !detail.code.isEmpty {
            payment.transactionCode = detail.code
            if detail.isCharge, signed < 0 { payment.flags.insert(.charge) }
        }
        payment.remittance = said(detail.remittance, said(detail.information, entry.information))
        if payment.obligorID.isEmpty, let found = ObligorText.leading(payment.remittance, in: batch.text) {
            payment.obligorID = found
            payment.flags.insert(.obligorFromText)
        }
    }

    /// The first that says anything; banks write NOTPROVIDED for none.
    private func said(_ text: TextRef, _ other: TextRef = .none) -> TextRef {
        BankReference.isGiven(text, in: batch.text) ? text : other
    }
}
