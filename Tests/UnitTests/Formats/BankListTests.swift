// Lists of accounts as banks write them for people: marks, signs, titles, totals, and columns that tell themselves.

import Testing

@testable import Domain
@testable import Formats

@Suite struct BankListTests {
    private static func amount(_ text: String, _ decimal: Character = ".", _ marks: String = "") -> Int64? {
        Array(text.utf8).withUnsafeBufferPointer {
            CSVAmount.marked($0, decimal: decimal.asciiValue ?? 46, thousands: Array(marks.utf8), digits: 2)
        }
    }

    @Test func `sums with marks`() {
        #expect(Self.amount("1'234.50", ".", "'") == 123_450)
        #expect(Self.amount("1’234’567.50", ".", "'") == 123_456_750)
        #expect(Self.amount("-1.234.567,5", ",", ".") == -123_456_750)
        #expect(Self.amount("12,30-", ",") == -1230)
        #expect(Self.amount("12.30 -") == -1230)
        #expect(Self.amount("(12.30)") == -1230)
        #expect(Self.amount("EUR 12.30") == 1230)
        #expect(Self.amount("12.30 BGN") == 1230)
        #expect(Self.amount("+1 234.00") == 123_400)
        #expect(Self.amount(",50", ",") == 50)
        #expect(Self.amount("12.3000") == 1230)
    }

    @Test(arguments: [
        "1'23.50", "12'3456.00", "1'234'56.00", "12.345", "12..3", "-12.30-", "--1.00", "12.30 CR", "1e5", "", "-", "'",
        "1'", "1,234.50", "12.", "EUR", "0x10", "١٢",
    ])
    func `what is no sum`(_ text: String) { #expect(Self.amount(text, ".", "'") == nil) }

    private func told(_ text: String) throws -> BankBatch {
        let bytes = Array(text.utf8)
        let mapping = try #require(BankCSV.guess(bytes))
        return try BankCSV.read(bytes, mapping: mapping, organisationCurrency: .eur, file: 0)
    }

    /// A title, an account, two columns of sums, totals and a signature below.
    @Test func `a list with title and totals`() throws {
        for end in ["\n", "\r\n", "\r"] {
            let lines = [
                "Извлечение по сметка;;;;", "Сметка: BG43 TEST 1234 8400 0000 01;;;;", ";;;;",
                "Дата;Вальор;Основание;Дебит;Кредит", "01.02.2026;02.02.2026;\"7501020050   ДНИ; 2025\";;\"1 234,50\"",
                ";;продължение на текста;;", "03.02.2026;;Такса;-2,00;", "03.02.2026;;Погрешна;12,3x;",
                "Общо;;;-2,00;1 234,50", "Разпечатано от М. Петрова",
            ]
            let batch = try told(lines.joined(separator: end) + end)
            #expect(batch.payments.map(\.amount) == [123_450, -200])
            #expect(batch.payments.map(\.bookedOn.text) == ["2026-02-01", "2026-02-03"])
            #expect(batch.statements.map(\.accountText) == ["BG43TEST12348400000001"])
            #expect(batch.text.string(batch.payments[0].obligorID) == "7501020050")
            #expect(batch.rejects.map(\.position.line) == [8])
            #expect(batch.statements[0].entries == 3)
        }
    }

    @Test func `marks of direction, American days, guarded texts`() throws {
        let lines = [
            "Posting Date,Amount,Debit/Credit,Reference,Description,Currency",
            #"02/13/2026,12.00,C,="00123","x ""y""",EUR"#, #"02/14/2026,"1,250.00",D,="00124",z,EUR"#,
        ]
        let batch = try told(lines.joined(separator: "\n") + "\n")
        #expect(batch.payments.map(\.amount) == [1200, -125_000])
        #expect(batch.payments.map(\.bookedOn.text) == ["2026-02-13", "2026-02-14"])
        #expect(batch.payments.map { batch.text.string($0.bankReference) } == ["00123", "00124"])
        #expect(batch.text.string(batch.payments[0].remittance) == #"x "y""#)
    }

    /// Where a mark may be of thousands or of decimals, or a word may be either direction, nothing is guessed.
    @Test(arguments: [
        "Date,Amount,Account\n2026-01-02,53.100,A\n2026-01-03,475.000,A\n",
        "Date,Amount,Debit/Credit\n2026-01-02,5.00,X\n2026-01-03,4.00,Y\n",
        "Name,Street\nIvan,Bulgaria 5\n", "Date,Credit\n2026-01-02,5.00\n", "Date,Amount\nyesterday,5.00\n",
        "Date,Amount\n2026-01-02,five\n",
    ])
    func `what can't be told safely`(_ text: String) { #expect(BankCSV.guess(Array(text.utf8)) == nil) }

    @Test func `a total in the middle is no footer`() throws {
        let batch = try told("Date,Amount\n2026-01-02,5.00\nSubtotal,5.00\n2026-01-03,6.00\nTotal,11.00\n")
        #expect(batch.payments.count == 2)
        #expect(batch.rejects.map(\.position.line) == [3])
    }

    @Test func `a row that was cut off at the end of the file is refused`() throws {
        let batch = try told("Date,Amount,Description,Fee\n2026-01-02,5.00,a,1\n2026-01-03,6.00\n2026-01-03,7.0")
        #expect(batch.payments.map(\.amount) == [500, 600])
        #expect(batch.rejects.map(\.position.line) == [4])
    }

    @Test func `UBB's text needs no setting but the account`() throws {
        let text =
            "Postdate|Time|Debits|Credits|Description|NAME_R|REM_I|REM_II|REFERENCE|IBAN_R|PAY_R|BULSTAT|EGN|LNC|OBLIG_NAME\r\n"
            + "15/01/2026|10:22||1,234.05|Превод|Иван Петров|Данък сгради|за 2025|R1|BG80BNBG96611020345678|442100||7501020050||Мария\r\n"
            + "16/01/2026|11:00|3.00||Такса|||||||||||\r\n"
        var settings = CSVMapping()
        #expect(throws: Unreadable(Message("csv.no_account"))) {
            try BankFile.read(Array(text.utf8), settings: settings, organisationCurrency: .eur, file: 0)
        }
        settings.constants["account"] = "BG43TEST12348400000001"
        let batch = try BankFile.read(Array(text.utf8), settings: settings, organisationCurrency: .eur, file: 0)
        #expect(batch.payments.map(\.amount) == [123_405, -300])
        let one = batch.payments[0]
        let texts = [one.payerName, one.remittance, one.bankReference, one.payerIBAN, one.paymentCode, one.obligorID]
        #expect(
            texts.map { batch.text.string($0) } == [
                "Иван Петров", "Данък сгради за 2025", "R1", "BG80BNBG96611020345678", "442100", "7501020050",
            ])
        #expect(batch.text.string(one.obligorName) == "Мария")
        #expect(one.bookedOn.text == "2026-01-15")
    }

    @Test func `what two formats claim is refused`() {
        let text = "account,booked_on,amount\n:20:A\n:25:B\n:60F:C260104EUR1,00\n:62F:C260104EUR1,00\n"
        #expect(throws: Unreadable(Message("format.two_formats", ["csv", "mt940"]))) {
            try BankFile.read(Array(text.utf8), settings: CSVMapping(), organisationCurrency: .eur, file: 0)
        }
    }
}
