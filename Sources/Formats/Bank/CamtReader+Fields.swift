// Fields of camt: what each element's start, text and end mean.

internal import Domain

extension CamtReader {
    /// An element with children begins.
    mutating func open(_ field: CamtField) {
        switch field {
        case .statement: openStatement()
        case .balance: balance = CamtBalance()
        case .summary: break
        case .entry:
            entry = CamtEntry()
            entry.line = line
            entryCode.clear()
            entryFault = nil
            entry.mark = batch.text.bytes.count
            details.removeAll(keepingCapacity: true)
            sums = CamtDetailSums()
            isInEntry = true
        case .detail:
            detail = CamtDetail()
            detailCode.clear()
            isInDetail = true
        case .returned: detail.isReturned = true
        default: break
        }
    }

    /// An element with children ends.
    mutating func close(_ field: CamtField) {
        switch field {
        case .statement: closeStatement()
        case .balance: closeBalance()
        case .entry:
            closeEntry()
            isInEntry = false
        case .detail:
            detail.code = kept(detailCode)
            detail.isCharge = detailCode.isCharge
            sums.add(detail, of: entry)
            if keepsPayments { details.append(detail) }
            isInDetail = false
        default: break
        }
    }

    /// The text of an element is complete in `scratch`.
    mutating func take(_ field: CamtField) {
        guard scratch.trim() else { return }
        if isInDetail {
            takeDetail(field)
        } else if isInEntry {
            takeEntry(field)
        } else {
            takeStatement(field)
        }
    }

    private mutating func takeEntry(_ field: CamtField) {
        switch field {
        case .entryReference: entry.reference = keptText()
        case .entryAmount: entry.amount = amount(fault: "format.entry_amount")
        case .entryDirection: entry.direction = direction()
        case .entryReversal: entry.isReversal = isTrue()
        case .entryStatus: entry.status = status()
        case .entryBooked: entry.booked = MaybeDay(day(fault: "format.entry_date"))
        case .entryValue: entry.value = MaybeDay(day(fault: "format.entry_date"))
        case .entryServicer: entry.servicer = keptText()
        case .entryInformation: entry.information = keptText()
        case .batchCount: entry.batchCount += min(number() ?? 0, 1_000_000_000)
        case .charge: _ = StatementSum.add(amount().value ?? 0, to: &entry.charges)
        case .codeDomain, .codeFamily, .codeSubFamily:
            entryCode.add(scratch.text, isSubFamily: field == .codeSubFamily)
        case .codeProprietary: entryCode.setProprietary(scratch.text)
        default: break
        }
    }

    private mutating func takeDetail(_ field: CamtField) {
        switch field {
        case .detailAmount: detail.amount = amount()
        case .transactionAmount: detail.transaction = amount()
        case .instructedAmount: detail.instructed = amount()
        case .detailDirection: detail.direction = direction()
        case .charge: _ = StatementSum.add(amount().value ?? 0, to: &detail.charges)
        case .codeDomain, .codeFamily, .codeSubFamily:
            detailCode.add(scratch.text, isSubFamily: field == .codeSubFamily)
        case .codeProprietary: detailCode.setProprietary(scratch.text)
        default: if keepsPayments { takeDetailText(field) }
        }
    }

    private mutating func takeDetailText(_ field: CamtField) {
        switch field {
        case .detailServicer: detail.servicer = keptText()
        case .endToEnd: detail.endToEnd = keptText()
        case .transactionID: detail.transactionID = keptText()
        case .instructionID: detail.instructionID = keptText()
        case .mandate: detail.mandate = keptText()
        case .originalEndToEnd: detail.original = keptText()
        case .purposeProprietary, .purposeCode: if detail.purpose.isEmpty { detail.purpose = keptText() }
        case .debtorName: detail.debtorName = keptText()
        case .creditorName: detail.creditorName = keptText()
        case .debtorIBAN: detail.debtorIBAN = keptText()
        case .creditorIBAN: detail.creditorIBAN = keptText()
        case .debtorOther: if detail.debtorIBAN.isEmpty { detail.debtorIBAN = keptText() }
        case .creditorOther: if detail.creditorIBAN.isEmpty { detail.creditorIBAN = keptText() }
        case .obligorName: detail.obligorName = keptText()
        case .obligorID: if detail.obligorID.isEmpty { detail.obligorID = keptText() }
        case .detailInformation: detail.information = keptText()
        case .unstructured, .creditorReference, .documentNumber, .additionalRemittance: addRemittance()
        default: break
        }
    }

    private mutating func takeStatement(_ field: CamtField) {
        switch field {
        case .messageDefinition: definition = string()
        case .headerCreated: headerCreated = day()
        case .headerPage: headerPage = number()
        case .headerLastPage: headerIsLast = isTrue()
        case .balanceType: balance.type = string()
        case .balanceAmount: balance.amount = balanceAmount()
        case .balanceDirection: balance.direction = direction() < 0 ? -1 : 1
        case .balanceDay: balance.day = day()
        default: takeStatementField(field)
        }
    }

    private mutating func takeStatementField(_ field: CamtField) {
        switch field {
        case .statementID: current.statement.identification = string()
        case .electronicNumber: current.statement.number = string()
        case .legalNumber: current.legalNumber = string()
        case .created: current.created = day()
        case .fromDay: current.statement.from = day()
        case .toDay: current.statement.to = day()
        case .pageNumber: current.statement.page = number()
        case .lastPage: current.statement.isLastPage = isTrue()
        case .copy: current.statement.isCopy = string() == "DUPL" || string() == "CODU"
        case .accountIBAN: current.statement.accountText = string()
        case .accountOther: if current.statement.accountText.isEmpty { current.statement.accountText = string() }
        case .accountCurrency: current.statement.currency = Currency(string()) ?? .none
        case .summaryCount: current.summary.count = number()
        case .summarySum: current.summary.sum = amount().value
        case .summaryCreditCount: current.summary.creditCount = number()
        case .summaryCreditSum: current.summary.creditSum = amount().value
        case .summaryDebitCount: current.summary.debitCount = number()
        case .summaryDebitSum: current.summary.debitSum = amount().value
        default: break
        }
    }

    private mutating func openStatement() {
        current = CamtStatement()
        isInStatement = true
        current.statement.file = file
        current.statement.line = line
        current.statement.page = headerPage
        current.statement.isLastPage = headerIsLast
        current.created = headerCreated
        current.statement.kind =
            batch.format.hasPrefix("camt.052")
            ? .intraday : batch.format.hasPrefix("camt.054") ? .notification : .statement
        firstPayment = batch.payments.count
    }

    private mutating func closeBalance() {
        guard isInStatement else { return }
        if current.statement.currency == Currency.none { current.statement.currency = balance.amount.currency }
        current.balances.append(balance)
    }

    private mutating func closeStatement() {
        var closing = current
        closing.close()
        closing.statement.payments = firstPayment..<batch.payments.count
        if closing.statement.reversalsTurned {
            for index in closing.statement.payments where batch.payments[index].flags.contains(.reversal) {
                batch.payments[index].amount = -batch.payments[index].amount
            }
        }
        batch.statements.append(closing.statement)
        isInStatement = false
    }
}
