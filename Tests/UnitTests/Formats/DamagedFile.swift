// What must hold of any bytes at all: an error in words, or a result that adds up.

@testable import Domain
@testable import Formats

/// Every reader is asked for every file, as a clerk may put any file into any folder.
enum DamagedFile {
    static let configuration: Configuration = {
        var configuration = Configuration()
        for name in ["property_tax", "waste_fee", "fine_ticket"] {
            var kind = KindSettings()
            kind.name = name
            configuration.kinds.append(kind)
        }
        return configuration
    }()

    /// What is wrong with what was read; nil for an error in words or a result that holds.
    static func problem(_ bytes: [UInt8]) -> String? {
        _ = try? ObligationFile.read(
            bytes, mapping: CSVMapping(), configuration: configuration, source: 3, file: 7)
        _ = try? OrderFile.read(bytes, mapping: CSVMapping(), organisationCurrency: .eur, file: 0)
        _ = try? DecisionFile.read(bytes, mapping: CSVMapping(), organisationCurrency: .eur, file: 0, fileName: "d.csv")
        if let cards = try? CardFile.read(bytes, mapping: CSVMapping(), organisationCurrency: .eur, file: 0),
            let problem = problem(cards)
        {
            return problem
        }
        let read: [() throws -> BankBatch] = [
            { try BankFile.read(bytes, as: try BankFile.detect(bytes), file: 0, currency: .eur) },
            { try BankFile.read(bytes, settings: CSVMapping(), organisationCurrency: .eur, file: 0) },
            {
                let told = BankCSV.guess(bytes) ?? CSVMapping()
                return try BankCSV.read(bytes, mapping: told, organisationCurrency: .eur, file: 0)
            },
        ]
        for way in read {
            guard let batch = try? way() else { continue }
            if let problem = problem(batch) { return problem }
        }
        return nil
    }

    private static func problem(_ batch: CardBatch) -> String? {
        for card in batch.cards {
            let texts = [
                card.terminal, card.merchant, card.batch, card.order, card.reference, card.approval, card.text,
            ]
            if texts.contains(where: { $0.range.upperBound > batch.text.bytes.count }) {
                return "a text stands outside the file"
            }
            if card.amount < 0 { return "a negative amount" }
        }
        let known = Int64(batch.cards.count + batch.rejects.count) + batch.passedOver
        if batch.records != known, !batch.cards.isEmpty, batch.format != "csv" {
            return "\(batch.format): \(known) rows"
        }
        let gross = batch.payouts.reduce(0) { $0 + $1.gross }
        let sum = batch.cards.reduce(0) { $0 + $1.effect }
        return batch.payouts.isEmpty || gross == sum || !batch.rejects.isEmpty
            ? nil : "payouts of \(gross), cards of \(sum)"
    }

    private static func problem(_ batch: BankBatch) -> String? {
        let kept = batch.text.bytes.count
        for statement in batch.statements {
            var sum: Int64 = 0
            for index in statement.payments {
                let payment = batch.payments[index]
                let (next, overflow) = sum.addingReportingOverflow(payment.amount)
                if overflow { return "the sum runs over" }
                sum = next
                let texts = [
                    payment.bankReference, payment.endToEndID, payment.merchantReference, payment.originalReference,
                    payment.obligorID, payment.obligorName, payment.payerName, payment.payerIBAN, payment.paymentCode,
                    payment.remittance, payment.transactionCode,
                ]
                if texts.contains(where: { $0.range.upperBound > kept }) { return "a text stands outside the file" }
            }
            if statement.credits < 0 || statement.debits < 0 { return "a negative sum" }
            // Details of one entry may go both ways; what is left of them is the entry.
            if sum != statement.credits - statement.debits {
                return "\(batch.format): payments of \(sum), sums of \(statement.credits) and \(statement.debits)"
            }
            if statement.entries < 0 || statement.rejected < 0 { return "a negative count" }
        }
        return nil
    }
}
