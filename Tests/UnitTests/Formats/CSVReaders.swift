import Testing

@testable import Domain
@testable import Formats

/// Short ways to the readers.
enum CSV {
    static let configuration = DamagedFile.configuration

    static func obligations(
        _ text: String, _ change: (inout CSVMapping) -> Void = { _ in }
    ) throws(Unreadable) -> ObligationBatch { try obligations(Array(text.utf8), change) }

    static func obligations(
        _ bytes: [UInt8], _ change: (inout CSVMapping) -> Void = { _ in }
    ) throws(Unreadable) -> ObligationBatch {
        var mapping = CSVMapping()
        change(&mapping)
        return try ObligationFile.read(bytes, mapping: mapping, configuration: configuration, source: 3, file: 7)
    }

    static func bank(
        _ text: String, _ change: (inout CSVMapping) -> Void = { _ in }
    ) throws(Unreadable) -> BankBatch {
        var mapping = CSVMapping()
        change(&mapping)
        return try BankCSV.read(Array(text.utf8), mapping: mapping, organisationCurrency: .eur, file: 2)
    }

    static func decisions(_ text: String) throws(Unreadable) -> DecisionBatch {
        try DecisionFile.read(
            Array(text.utf8), mapping: CSVMapping(), organisationCurrency: .eur, file: 5, fileName: "Inputs/d.csv")
    }
}

@Suite struct CSVReadersSmoke {
    @Test func `a plain register file is read`() throws {
        let batch = try CSV.obligations(
            "obligation_id,kind,payer_id,principal,issued_on\nA1,fine_ticket,LOG-1,12.30,2025-02-03\n")
        #expect(batch.rejects.map(\.message) == [])
        #expect(batch.obligations.count == 1)
        #expect(batch.obligations[0].principal == 1230)
        #expect(batch.text.string(batch.obligations[0].id) == "A1")
    }
}
