// Inspecting card files: which report it is, what its transactions come to, and what it says will be paid out.

package import Domain

/// The money of a card file in one currency, minor units.
package struct CardSum: Sendable {
    package var currency: Currency
    package var transactions: Int64 = 0
    /// Sales less what was taken back.
    package var gross: Int64 = 0
    package var fees: Int64 = 0
    package var payouts: [CardPayout] = []
}

extension CardFile {
    /// What a card file holds; nil where the file is of no card format.
    ///
    /// - Parameter own: card sources of pipeline.yml that name a profile; tried first.
    package static func inspect(path: String, own: [CSVMapping], language: Language) -> InspectReport? {
        if let format = try? BankFile.detect(path: path), format != .csv { return nil }
        var auto = CSVMapping()
        auto.delimiter = nil
        // A bank's list is told by its head alone; a large one is not read twice.
        let head = ByteStream.head(path: path)
        guard !head.isEmpty, !BankCSV.claims(head, mapping: auto),
            let bytes = try? ByteStream(path: path).all(), !BankCSV.claims(bytes, mapping: auto)
        else { return nil }
        let name = String(path.split(separator: "/").last ?? "")
        do throws(Unreadable) {
            for mapping in own {
                do throws(Unreadable) {
                    let batch = try read(bytes, mapping: mapping, organisationCurrency: .eur, file: 0, name: name)
                    return InspectReport(file: path, cards: batch)
                } catch {
                    if error.message.key != "cards.not_of_profile" { throw error }
                }
            }
            if try isCanonical(bytes, auto) {
                let batch = try read(bytes, mapping: auto, organisationCurrency: .eur, file: 0)
                return InspectReport(file: path, cards: batch)
            }
            guard
                let batch = try CardReport.read(
                    bytes, mapping: auto, organisationCurrency: .eur, file: 0, name: name)
            else { return nil }
            return InspectReport(file: path, cards: batch)
        } catch {
            return InspectReport(file: path, refused: error, language: language)
        }
    }
}

extension InspectReport {
    /// A card file that was read.
    init(file: String, cards batch: CardBatch) {
        self.init(file: file)
        (format, encoding) = (batch.format, batch.encoding)
        rejected = Int64(batch.rejects.count)
        accepted = batch.records - rejected
        var sums: [Currency: CardSum] = [:]
        for card in batch.cards where card.isSuccessful {
            sums[card.currency, default: CardSum(currency: card.currency)].transactions += 1
            sums[card.currency]?.gross += card.effect
            sums[card.currency]?.fees += card.fee.value ?? 0
        }
        for payout in batch.payouts {
            sums[payout.currency, default: CardSum(currency: payout.currency)].payouts.append(payout)
        }
        cards = sums.values.sorted { $0.currency.text < $1.currency.text }
    }

    static func json(_ sum: CardSum) -> String {
        let digits = sum.currency.minorDigits
        func text(_ value: Int64?) -> String { value.map { "\"\(Money.text($0, digits: digits))\"" } ?? "null" }
        let payouts = sum.payouts.map { payout in
            let fields = [
                "\"payout\":\(payout.batch.isEmpty ? "null" : quoted(payout.batch))",
                "\"day\":\(payout.day.value.map { "\"\($0.text)\"" } ?? "null")",
                "\"transactions\":\(payout.transactions)", "\"gross\":\(text(payout.gross))",
                "\"fees\":\(text(payout.fees))", "\"movements\":\(text(payout.movements))",
                "\"carried\":\(text(payout.carried))", "\"paid\":\(text(payout.paid))",
                "\"expected\":\(text(payout.expected))",
            ]
            return "{" + fields.joined(separator: ",") + "}"
        }
        return "{\"currency\":\"\(sum.currency.text)\",\"transactions\":\(sum.transactions),"
            + "\"gross\":\(text(sum.gross)),\"fees\":\(text(sum.fees)),\"net\":\(text(sum.gross - sum.fees)),"
            + "\"payouts\":[\(payouts.joined(separator: ","))]}"
    }
}
