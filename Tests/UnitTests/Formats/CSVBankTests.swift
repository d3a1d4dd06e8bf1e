import Testing

@testable import Domain
@testable import Formats

@Suite struct CSVBankTests {
    private static let header =
        "account,booked_on,value_on,amount,currency,bank_reference,end_to_end_id,counterparty_name,counterparty_iban,payment_code,obligor_id,obligor_name,remittance"

    @Test func `every canonical column`() throws {
        let batch = try CSV.bank(
            "\(Self.header)\nBG43TEST12348400000001,2025-03-02,2025-03-01,12.30,EUR,R1,E1,Мария Петрова,BG30TEST12343300000001,442100,7501020050,Иван,\"ДНИ, 2025\"\n"
        )
        #expect(batch.rejects.map(\.message) == [])
        #expect(batch.format == "csv")
        let one = try #require(batch.payments.first)
        let texts = [
            one.bankReference, one.endToEndID, one.payerName, one.payerIBAN, one.paymentCode, one.obligorID,
            one.obligorName, one.remittance,
        ]
        #expect(
            texts.map { batch.text.string($0) } == [
                "R1", "E1", "Мария Петрова", "BG30TEST12343300000001", "442100", "7501020050", "Иван", "ДНИ, 2025",
            ])
        #expect(one.amount == 1230)
        #expect(one.bookedOn.text == "2025-03-02")
        #expect(one.paidOn.text == "2025-03-01")
        #expect(one.valueOn.value?.text == "2025-03-01")
        #expect(one.account == noAccount)
        #expect(one.statement == 0)
        #expect(one.flags == [])
        #expect(one.position == SourcePosition(file: 2, line: 2))
    }

    @Test func `accounts become statements, their payments in the order of the file`() throws {
        let rows = [
            "B,2025-03-02,1.00", "A,2025-03-05,-2.00", "B,2025-03-01,-0.50", "A,2025-03-03,4.00", "A,x,9.00",
            "B,2025-03-04,3.00", ",2025-03-04,3.00",
        ]
        let batch = try CSV.bank("account,booked_on,amount\n" + rows.joined(separator: "\n"))
        #expect(batch.statements.map(\.accountText) == ["B", "A"])
        #expect(batch.statements.map(\.payments) == [0..<3, 3..<5])
        #expect(batch.statements.map(\.credits) == [400, 400])
        #expect(batch.statements.map(\.debits) == [50, 200])
        #expect(batch.statements.map(\.entries) == [3, 3])
        #expect(batch.statements.map(\.rejected) == [0, 1])
        #expect(batch.statements.map { $0.from?.text } == ["2025-03-01", "2025-03-03"])
        #expect(batch.statements.map { $0.to?.text } == ["2025-03-04", "2025-03-05"])
        #expect(
            batch.statements.allSatisfy { $0.kind == .list && $0.balanced == nil && $0.opening == nil && $0.file == 2 })
        #expect(batch.payments.map(\.amount) == [100, -50, 300, -200, 400])
        #expect(batch.payments.map(\.statement) == [0, 0, 0, 1, 1])
        #expect(batch.payments.map(\.position.line) == [2, 4, 7, 3, 5])
        #expect(batch.rejects.map(\.position.line) == [6, 8])
    }

    @Test func `credit and debit columns`() throws {
        let rows = [
            "A,2025-03-02,1.00,", "A,2025-03-02,,2.00", "A,2025-03-02,0.00,3.00", "A,2025-03-02,,",
            "A,2025-03-02,1.00,2.00", "A,2025-03-02,,-2.00",
        ]
        let batch = try CSV.bank("account,booked_on,credit,debit\n" + rows.joined(separator: "\n"))
        #expect(batch.payments.map(\.amount) == [100, -200, -300])
        #expect(batch.rejects.map(\.message.key) == ["csv.no_amount", "csv.credit_and_debit", "csv.negative"])
        #expect(batch.statements[0].entries == 6)
    }

    @Test func `references that stand for none`() throws {
        let rows = [
            "A,2025-03-02,1,NONREF,E1", "A,2025-03-02,1,,NOTPROVIDED", "A,2025-03-02,1,R,NONREF",
            "A,2025-03-02,1,\"R\"\"1\",x",
        ]
        let batch = try CSV.bank(
            "account,booked_on,amount,bank_reference,end_to_end_id\n" + rows.joined(separator: "\n"))
        #expect(batch.payments.map { batch.text.string($0.bankReference) } == ["E1", "", "R", "R\"1"])
        #expect(batch.payments.map { batch.text.string($0.endToEndID) } == ["E1", "", "", "x"])
    }

    @Test(arguments: [
        ("131071587    данък", "131071587"), ("131071587", "131071587"), ("0000568780291ДНИ", "0000568780291"),
        ("7501020050   ТБО", "7501020050"), ("LNC7111042925 глоба", "7111042925"), ("131071588    данък", ""),
        ("131071587 данък", ""),
        ("7501020050 ТБО", ""), ("75010200501  ", ""), ("LNC711104292", ""), ("00005687802911", ""),
        ("данък 7501020050", ""),
        ("\"7501020050   \"\"ТБО\"\"\"", "7501020050"),
    ])
    func `the obligor of the first thirteen characters`(_ text: String, _ obligor: String) throws {
        let batch = try CSV.bank("account,booked_on,amount,remittance\nA,2025-03-02,1,\(text)\n")
        let one = try #require(batch.payments.first)
        #expect(batch.text.string(one.obligorID) == obligor)
        #expect(one.flags.contains(.obligorFromText) == !obligor.isEmpty)
    }

    @Test func `what is claimed as bank CSV`() {
        func claims(_ text: String, _ change: (inout CSVMapping) -> Void = { _ in }) -> Bool {
            var mapping = CSVMapping()
            change(&mapping)
            return BankCSV.claims(Array(text.utf8), mapping: mapping)
        }
        #expect(claims(Self.header))
        #expect(claims("\u{FEFF}account,booked_on,credit\n"))
        #expect(!claims("account,booked_on\n"))
        #expect(!claims("account;booked_on;amount\n"))
        #expect(claims("account;booked_on;amount\n") { $0.delimiter = nil })
        #expect(
            claims("Дата;Сума\n") {
                $0.delimiter = 59
                $0.columns = ["booked_on": "Дата", "amount": "Сума"]
                $0.constants = ["account": "BG43TEST12348400000001"]
            })
        #expect(!claims("<?xml version=\"1.0\"?><Document/>"))
        #expect(!claims(":20:X\n:25:A\n"))
        #expect(!claims(""))
        var mapping = CSVMapping()
        mapping.delimiter = 59
        mapping.columns = ["booked_on": "Дата", "amount": "Сума", "account": "Сметка"]
        #expect(BankCSV.claims(CSVObligationTests.windows("Сметка;Дата;Сума\n"), mapping: mapping))
    }

    @Test func `sums past all measure are refused, not wrapped`() throws {
        let row = "A,2025-03-02,9999999999999.99\n"
        let batch = try CSV.bank("account,booked_on,amount\n" + String(repeating: row, count: 9300))
        #expect(batch.payments.isEmpty && batch.rejects.count == 9300)
        #expect(batch.rejects.first?.message.key == "csv.amount_too_large")
        #expect(batch.statements.allSatisfy { $0.credits == 0 })
    }
}
