// payments.csv, allocations.csv and candidates.csv.

internal import Domain

enum PaymentsReport {
    static let header = "payment_id,channel,source_file,source_position,account,terminal_id,booked_on,value_on,paid_on,amount,currency,bank_reference,merchant_reference,obligor_id,payer_name,payer_iban,payment_code,remittance,purpose,status,allocated,unallocated,strategy,confidence"

    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "payments.csv")
        csv.header(header)
        let book = pack.book
        for index in Order.payments(pack.listedPayments, book) {
            row(book.payments[Int(index)], book.paymentStandings[Int(index)], pack, &csv)
        }
        return try csv.finish()
    }

    private static func row(_ payment: Payment, _ standing: PaymentStanding, _ pack: borrowing ReportPack, _ csv: inout CSVWriter) {
        let currency = payment.currency
        csv.id(payment.id, .payment)
        csv.word(payment.channel.word)
        csv.text(pack.book.files[Int(payment.position.file)].name)
        csv.position(payment.position)
        if payment.account == noAccount { csv.empty() } else { csv.word(pack.configuration.accounts[Int(payment.account)].iban) }
        csv.text(payment.terminal, pack.book.text)
        csv.day(payment.bookedOn)
        csv.day(payment.valueOn.value)
        csv.day(payment.paidOn)
        csv.money(payment.amount, currency)
        csv.word(currency.text)
        csv.text(payment.bankReference, pack.book.text)
        csv.text(payment.merchantReference, pack.book.text)
        csv.text(payment.obligorID, pack.book.text)
        csv.text(payment.payerName, pack.book.text)
        csv.text(payment.payerIBAN, pack.book.text)
        csv.text(payment.paymentCode, pack.book.text)
        csv.text(payment.remittance, pack.book.text)
        csv.word(payment.purpose.word)
        csv.word(standing.status.word)
        csv.money(standing.allocated, currency)
        csv.money(payment.amount - standing.allocated, currency)
        csv.word(standing.allocated == 0 ? "" : standing.strategy.word)
        csv.number(Int64(standing.allocated == 0 ? 0 : standing.confidence))
        csv.endRow()
    }
}

enum AllocationsReport {
    static let header = "payment_id,bank_reference,obligation_id,amount,principal,interest,costs,credit,discount,rounding,currency,strategy,rule,paid_on,evidence"

    static func order(_ pack: borrowing ReportPack) -> [Int32] {
        let rows = pack.allocations
        var order = Order.sorted(rows.map(\.payment.bits))
        // Rows of one payment by obligation, then in the order in which they were made.
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, rows[Int(order[end])].payment == rows[Int(order[start])].payment { end += 1 }
            if end - start > 1 {
                let book = pack.book
                order[start..<end].sort { left, right in
                    let (a, b) = (rows[Int(left)], rows[Int(right)])
                    if a.obligation != b.obligation { return book.text.precedes(book.obligations[Int(a.obligation)].id, book.obligations[Int(b.obligation)].id) }
                    return a.serial != b.serial ? a.serial < b.serial : left < right
                }
            }
            start = end
        }
        return order
    }

    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "allocations.csv")
        csv.header(header)
        let currency = pack.configuration.organisation.currency.text
        for place in order(pack) {
            let row = pack.allocations[Int(place)]
            csv.id(row.payment, .payment)
            csv.text(row.bankReference, pack.book.text)
            csv.text(pack.book.obligations[Int(row.obligation)].id, pack.book.text)
            csv.cents(row.split.amount)
            csv.cents(row.split.principal)
            csv.cents(row.split.interest)
            csv.cents(row.split.costs)
            csv.cents(row.split.credit)
            csv.cents(row.split.discount)
            csv.cents(row.split.rounding)
            csv.word(currency)
            csv.word(row.strategy.word)
            csv.word(row.rule.word)
            csv.day(row.paidOn)
            csv.text(row.evidence, pack.book.text)
            csv.endRow()
        }
        return try csv.finish()
    }
}

enum CandidatesReport {
    static func order(_ pack: borrowing ReportPack) -> [Candidate] {
        let book = pack.book
        return pack.candidates.sorted { left, right in
            let (a, b) = (book.payments[Int(left.paymentIndex)].id, book.payments[Int(right.paymentIndex)].id)
            return a != b ? a < b : left.rank < right.rank
        }
    }

    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "candidates.csv")
        csv.header("payment_id,bank_reference,obligation_id,rank,score,reason")
        for candidate in order(pack) {
            let payment = pack.book.payments[Int(candidate.paymentIndex)]
            csv.id(payment.id, .payment)
            csv.text(payment.bankReference, pack.book.text)
            csv.text(pack.book.obligations[Int(candidate.obligation)].id, pack.book.text)
            csv.number(Int64(candidate.rank))
            csv.number(Int64(candidate.score))
            csv.text(Sentences.text(candidate.reason, pack.language))
            csv.endRow()
        }
        return try csv.finish()
    }
}

extension ReportPack {
    /// The language of the CSV files: the organisation's first.
    var language: Language { configuration.organisation.languages.first ?? .bg }
}
