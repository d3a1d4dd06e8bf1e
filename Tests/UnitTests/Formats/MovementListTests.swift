// The XML lists of single banks.

import Testing

@testable import Domain
@testable import Formats

@Suite struct MovementListTests {
    private static func movement(
        _ amount: String, _ day: String, _ type: String = "Credit", _ rest: String = ""
    ) -> String {
        """
        <AccountMovement><IBAN>BG43TEST12348400000001</IBAN><CCY>EUR</CCY><MovementType>\(type)</MovementType>
        <Amount>\(amount)</Amount><ValueDate>\(day)</ValueDate><PaymentDate>\(day)</PaymentDate>
        <Reason>7501020050   ДНИ<br/>2025</Reason><Narrative nil="true"/><OppositeSideName>Иван Петров</OppositeSideName>
        <OppositeSideAccount>BG80 BNBG 9661 1020 3456 78</OppositeSideAccount><DocumentReference>D1</DocumentReference>
        \(rest)</AccountMovement>
        """
    }

    private func read(_ text: String) throws -> BankBatch {
        let bytes = Array(text.utf8)
        return try BankFile.read(bytes, as: try BankFile.detect(bytes), file: 0, currency: .eur)
    }

    @Test func `both variants of DSK`() throws {
        let dotted = Self.movement("1 028,98", "05.01.2026") + Self.movement("3,00", "06.01.2026", "Debit")
        let iso = Self.movement("1028.98", "2026-01-05") + Self.movement("3.00", "2026-01-06", "Debit")
        for body in [dotted, iso] {
            let batch = try read("<?xml version=\"1.0\"?><AccountMovements>\(body)</AccountMovements>")
            #expect(batch.format == "dsk-xml")
            #expect(batch.payments.map(\.amount) == [102_898, -300])
            #expect(batch.payments.map(\.bookedOn.text) == ["2026-01-05", "2026-01-06"])
            #expect(batch.statements.map(\.credits) == [102_898])
            #expect(batch.statements[0].kind == .list)
            #expect(batch.payments.map(\.position.line) == [1, 5])
            let one = batch.payments[0]
            let texts = [one.remittance, one.payerName, one.payerIBAN, one.bankReference, one.obligorID]
            #expect(
                texts.map { batch.text.string($0) } == [
                    "7501020050   ДНИ 2025", "Иван Петров", "BG80BNBG96611020345678", "D1", "7501020050",
                ])
        }
    }

    @Test func `what can't be read is refused alone`() throws {
        let body =
            Self.movement("12..3", "05.01.2026") + Self.movement("3,00", "31.02.2026")
            + Self.movement("4,00", "06.01.2026", "Maybe") + Self.movement("5,00", "06.01.2026")
        let batch = try read("<AccountMovements>\(body)</AccountMovements>")
        #expect(batch.payments.map(\.amount) == [500])
        #expect(batch.rejects.count == 3)
        #expect(batch.statements[0].entries == 4)
    }

    private static let ubb = """
        <STATEMENT><HEADER><IBAN_S>BG43TEST12348400000001</IBAN_S><FROM_ST_DATE>15/01/2026</FROM_ST_DATE>
        <TILL_ST_DATE>16/01/2026</TILL_ST_DATE><OPEN_BALANCE>123,456.05</OPEN_BALANCE></HEADER>
        <ROW><POST_DATE>15/01/2026</POST_DATE><TIME>10:22</TIME><AMOUNT_D/><AMOUNT_C>1,234.05</AMOUNT_C>
        <TR_NAME>Превод</TR_NAME><NAME_R>Иван Петров</NAME_R><REM_I>Данък сгради</REM_I><REM_II>за 2025</REM_II>
        <REFERENCE>R1</REFERENCE><IBAN_R>BG80BNBG96611020345678</IBAN_R><PAY_R>442100</PAY_R><EGN>7501020050</EGN>
        <OBLIG_NAME>Мария</OBLIG_NAME><DATEVAL>14/01/2026</DATEVAL></ROW>
        <ROW><POST_DATE>16/01/2026</POST_DATE><AMOUNT_D>3.00</AMOUNT_D></ROW>
        <CLOSE_BALANCE>124,687.10</CLOSE_BALANCE></STATEMENT>
        """

    @Test func `UBB's XML`() throws {
        let batch = try read(Self.ubb)
        #expect(batch.format == "ubb-xml")
        #expect(batch.payments.map(\.amount) == [123_405, -300])
        #expect(batch.statements.map(\.opening) == [12_345_605])
        #expect(batch.statements.map(\.closing) == [12_468_710])
        #expect(batch.statements.map(\.balanced) == [true])
        #expect(batch.statements[0].from?.text == "2026-01-15")
        #expect(batch.statements[0].to?.text == "2026-01-16")
        #expect(batch.payments[0].paidOn.text == "2026-01-14")
        let one = batch.payments[0]
        #expect(batch.text.string(one.paymentCode) == "442100")
        #expect(batch.text.string(one.obligorID) == "7501020050")
        #expect(batch.text.string(one.remittance) == "Данък сгради за 2025")
    }

    @Test func `a cut file and a DOCTYPE are refused whole`() {
        for length in stride(from: 40, to: Self.ubb.utf8.count, by: 37) {
            #expect(throws: Unreadable.self) { try read(String(decoding: Self.ubb.utf8.prefix(length), as: UTF8.self)) }
        }
        #expect(throws: Unreadable.self) { try read("<!DOCTYPE x [<!ENTITY a \"b\">]>" + Self.ubb) }
    }
}
