import Testing

@testable import Domain
@testable import Formats

@Suite struct CSVDecisionTests {
    private static let header =
        "decision_id,decided_on,decided_by,approved_by,action,payment_id,obligation_id,discrepancy_id,amount,document_no,document_date,requested_on,reason"

    @Test func `every canonical column`() throws {
        let batch = try CSV.decisions(
            "\(Self.header)\nR1,2025-03-02,Иванова,Петров,write_off,P-1,A1,D-1,12.30,77,2025-03-01,2025-02-01,давност\n"
        )
        let one = try #require(batch.decisions.first)
        #expect([one.id, one.decidedBy, one.approvedBy] == ["R1", "Иванова", "Петров"])
        #expect([one.paymentID, one.obligationID, one.discrepancyID] == ["P-1", "A1", "D-1"])
        #expect([one.documentNumber, one.reason, one.file] == ["77", "давност", "Inputs/d.csv"])
        #expect(
            [one.decidedOn, one.documentDate, one.requestedOn].map { $0?.text } == [
                "2025-03-02", "2025-03-01", "2025-02-01",
            ])
        #expect(one.action == .write_off)
        #expect(one.amount == 1230)
        #expect(one.line == 2)
        #expect(one.fileIndex == 5)
        #expect(batch.records == 1)
    }

    @Test func `refusals`() throws {
        let rows = [
            (",2025-03-02,I,,match,P,A,,,,,,r", "csv.missing_value"), ("R,,I,,match,P,A,,,,,,r", "csv.missing_value"),
            ("R,2025-03-02,,,match,P,A,,,,,,r", "csv.missing_value"),
            ("R,2025-03-02,I,,match,P,A,,,,,,", "csv.missing_value"),
            ("R,2025-03-02,I,,,P,A,,,,,,r", "csv.missing_value"), ("R,2025-03-02,I,,join,P,A,,,,,,r", "csv.bad_action"),
            ("R,2025-03-02,I,,match,P,A,,x,,,,r", "csv.bad_amount"),
            ("R,2025-03-02,I,,match,P,A,,-1,,,,r", "csv.negative"),
            ("R,2025-03-02,I,,match,P,A,,0.00,,,,r", "csv.zero_amount"),
            ("R,2025-03-02,I,,match,P,A,,,,,2.3.25,r", "csv.bad_date"),
        ]
        let batch = try CSV.decisions(([Self.header] + rows.map(\.0)).joined(separator: "\n"))
        #expect(batch.decisions == [])
        #expect(batch.rejects.map(\.message.key) == rows.map(\.1))
        #expect(batch.rejects.allSatisfy { Sentences.csv[$0.message.key] != nil })
    }
}

@Suite struct DatePatternTests {
    @Test(arguments: [
        ("yyyy-MM-dd", "2025-02-03"), ("dd.MM.yyyy", "03.02.2025"), ("dd/MM/yyyy", "03/02/2025"),
        ("yyyyMMdd", "20250203"),
        ("d.M.yyyy", "3.2.2025"), ("dd.MM.yy", "03.02.25"), ("dd.MM.yyyy 'г.'", "03.02.2025 г."),
        ("yyyy-MM-dd HH:mm:ss", "2025-02-03 23:59:00"),
        ("yyyy-MM-dd'T'HH:mm:ss", "2025-02-03T00:00:00"),
    ])
    func `patterns`(_ pattern: String, _ text: String) throws {
        let compiled = try #require(DatePattern(pattern))
        #expect(compiled.day(text)?.text == "2025-02-03")
        for wrong in [text + "0", "x" + text, "", String(text.dropLast())] where wrong != "3.2.202" {
            #expect(compiled.day(wrong) == nil, "\(wrong)")
        }
    }

    @Test(arguments: [
        "", "yyyy-MM", "yyyy-MM-dd-dd", "yyy-MM-dd", "yyyy-yy-MM-dd", "yyyy-MM-dd 'x", "yyyy-mm-dd", "YYYY-MM-DD",
    ])
    func `patterns that are none`(_ pattern: String) { #expect(DatePattern(pattern) == nil) }

    @Test func `days that are none`() throws {
        let pattern = try #require(DatePattern("dd.MM.yyyy"))
        for text in ["30.02.2025", "29.02.2025", "00.01.2025", "01.13.2025", "1.1.2025", "01-01-2025", "01.01.25"] {
            #expect(pattern.day(text) == nil, "\(text)")
        }
        #expect(pattern.day("29.02.2024") != nil)
    }
}

@Suite struct IdentifierTests {
    @Test(arguments: [
        ("7501010010", "7501010010"), (" 750101-0010 ", "7501010010"), ("bg000471504", "000471504"),
        ("BG0004715040001", "0004715040001"), ("lnc1001001000", "1001001000"), ("LNC 1001001000", "1001001000"),
        // No marks: too short or too long to be one.
        ("BG12345", "BG12345"), ("LNC12", "LNC12"), ("ab/12", "AB/12"), ("", ""),
    ])
    func `a person is told without blanks, case and marks`(_ text: String, _ person: String) {
        #expect(Identifiers.person(text) == person)
    }

    @Test func `vectors of the domain`() {
        for egn in ["7501020050", "0545231231", "9021154568", "8001010055", "8001010158"] {
            #expect(Identifiers.isEGN(egn.utf8))
            #expect(!Identifiers.isMistaken(egn.utf8))
        }
        for egn in ["7501020051", "7513020050", "75010200", "750102005x", "7502300050", ""] {
            #expect(!Identifiers.isEGN(egn.utf8))
        }
        #expect(Identifiers.isLNC("7111042925".utf8))
        #expect(!Identifiers.isLNC("7111042926".utf8))
        let firms = [
            "131071587", "131129282", "130408101", "123456708", "123456736", "123458820", "0004715040012",
            "0004715040122",
            "0004715040070", "0000568780291", "0009039460577", "000471504",
        ]
        for firm in firms {
            #expect(Identifiers.isEIK(firm.utf8), "\(firm)")
            // Every other last digit is wrong; of thirteen, the ninth is checked too.
            for digit in 0...9 where !firm.hasSuffix("\(digit)") {
                #expect(Identifiers.isMistaken((firm.dropLast() + "\(digit)").utf8))
            }
        }
        #expect(!Identifiers.isEIK("0004715030012".utf8))
    }

    @Test func `IBANs`() {
        let good = [
            "BG78UNCR70008425376568", "BG12CECB97908447835600", "BG43TEST12348400000001", "BG39TEST12343100000001",
            "BG30TEST12343300000001", "DE89370400440532013000", "GB82WEST12345698765432", "NO9386011117947",
        ]
        for iban in good { #expect(Identifiers.isIBAN(iban.utf8), "\(iban)") }
        for iban in [
            "BG79UNCR70008425376568", "BG78UNCR7000842537656", "BG78 UNCR70008425376568", "78BGUNCR70008425376568",
            "bg78UNCR70008425376568", "",
        ] {
            #expect(!Identifiers.isIBAN(iban.utf8), "\(iban)")
        }
    }

    @Test func `forms`() {
        for foreign in ["LOG-1", "12345678", "AB1234567", "BG", "LNC", "99999999999", "BGX31071587", "00000000000000"] {
            #expect(!Identifiers.isMistaken(foreign.utf8), "\(foreign)")
        }
        #expect(Identifiers.isMistaken("BG131071588".utf8))
        #expect(!Identifiers.isMistaken("LNC7111042925".utf8))
        #expect(Identifiers.isMistaken("LNC7111042926".utf8))
    }
}
