// discrepancies.csv: what a person should know or do something about, the gravest first.

internal import Domain

struct DiscrepanciesReport: Report {
    static let columns = [
        Column("discrepancy_id", .identifier), Column("code", width: 24), Column("severity", width: 17),
        Column("state", width: 12), Column("opened_on", .day), Column("age_days", .integer),
        Column("payment_id", .identifier), Column("bank_reference", .identifier, width: 20),
        Column("obligation_id", .identifier, width: 20), Column("batch_id", .identifier),
        Column("source_file", width: 36), Column("source_position", .identifier, width: 12),
        Column("amount", .money), Column("currency", .currency), Column("message", width: 60),
        Column("action", width: 50), Column("related", .identifier, width: 30),
    ]

    static var sheetColumns: [Column] { [Column("code_name", width: 22)] }

    let pack: ReportPack
    let order: [Int]
    private let language: Language
    /// In words of the language; nil: as the contract writes them.
    private let wordLanguage: Language?

    init(_ pack: ReportPack, language: Language? = nil) {
        self.pack = pack
        self.language = language ?? Labels.first(pack)
        wordLanguage = language
        let rows = pack.discrepancies
        let places = DiscrepancyCode.places
        var keys = rows.indices.map { (code: places[rows[$0].finding.code] ?? 0, id: rows[$0].id.bits, place: $0) }
        keys.sort { $0.code != $1.code ? $0.code < $1.code : ($0.id, $0.place) < ($1.id, $1.place) }
        order = keys.map(\.place)
    }

    var count: Int { order.count }

    func write<Writer: RowWriter & ~Copyable>(_ rows: Range<Int>, to writer: inout Writer) {
        for row in rows {
            let discrepancy = pack.discrepancies[order[row]]
            let finding = discrepancy.finding
            writer.id(discrepancy.id, .discrepancy)
            writer.text(finding.code.rawValue)
            writer.text(Labels.word(finding.code.severity.word, wordLanguage))
            writer.text(Labels.word(discrepancy.state.word, wordLanguage))
            writer.day(discrepancy.openedOn)
            writer.integer(Int64(max(0, pack.run.date - discrepancy.openedOn)))
            writer.link(.payment(finding.subjects.payment ?? .none))
            writer.id(finding.subjects.payment ?? .none, .payment)
            writer.text(finding.bankReference)
            writer.link(.obligationID(finding.subjects.obligation ?? ""))
            writer.text(finding.subjects.obligation ?? "")
            writer.link(.batch(finding.subjects.batch ?? .none))
            writer.id(finding.subjects.batch ?? .none, .batch)
            writer.text(finding.sourceFile)
            writer.text(finding.sourcePosition)
            let currency = finding.amount == nil ? finding.currency : known(finding.currency)
            writer.money(finding.amount, digits: currency.minorDigits)
            writer.currency(currency)
            writer.text(Sentences.text(finding.message, language))
            writer.text(Advice.text(finding.code, language))
            let related = finding.related.prefix { $0 != " " }
            if let payment = RecordID(related, prefix: .payment) {
                writer.link(.payment(payment))
            } else {
                writer.link(.obligationID(String(related)))
            }
            writer.text(finding.related)
            if Writer.namesSource { writer.text(Sentences.name(of: finding.code, language)) }
            writer.endRow()
        }
    }

    private func known(_ currency: Currency) -> Currency {
        currency == .none ? pack.configuration.organisation.currency : currency
    }
}
