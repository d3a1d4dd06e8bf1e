// Bank statements: what single entries, details and dialects become.

import Domain
import Formats
import Foundation
import Testing

@Suite struct BankStatementTests {
    private static func camt(_ body: String, declaration: String = "", message: String = "camt.053.001.08") -> String {
        declaration
            + """
            <n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:\(message)"><n:BkToCstmrStmt><n:Stmt><n:Id>S 7</n:Id>
            <n:Acct><n:Id><n:IBAN>BG43TEST12348400000001</n:IBAN></n:Id><n:Ccy>EUR</n:Ccy></n:Acct>
            """ + body.replacingTags() + "</n:Stmt></n:BkToCstmrStmt></n:Document>"
    }

    private static func balances(_ opening: String, _ closing: String) -> String {
        [("OPBD", opening), ("CLBD", closing)].map { type, sum in
            "<Bal><Tp><CdOrPrtry><Cd>\(type)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(sum)</Amt><Dt><Dt>2026-01-05</Dt></Dt></Bal>"
        }.joined()
    }

    private static func entry(
        _ sum: String, _ direction: String = "CRDT", _ rest: String = "", date: String = "2026-01-05"
    ) -> String {
        "<Ntry><Amt Ccy=\"EUR\">\(sum)</Amt><CdtDbtInd>\(direction)</CdtDbtInd>\(rest.contains("<RvslInd>") ? "<RvslInd>true</RvslInd>" : "")"
            + "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>\(date)</Dt></BookgDt><AcctSvcrRef>REF1</AcctSvcrRef>"
            + rest.without("<RvslInd>") + "</Ntry>"
    }

    private func read(_ text: String) throws -> BankBatch { try read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8]) throws -> BankBatch {
        try BankFile.read(bytes, as: try BankFile.detect(bytes), file: 0)
    }

    private func key(_ text: String) -> String? {
        do {
            _ = try read(text)
            return nil
        } catch {
            return (error as? Unreadable)?.message.key
        }
    }

    // MARK: camt

    @Test func detailsBecomePayments() throws {
        let details =
            "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>"
            + "<TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy=\"EUR\">10.00</Amt><RltdPties><Dbtr><Pty><Nm>Иван</Nm></Pty></Dbtr>"
            + "<UltmtDbtr><Pty><Nm>Мария</Nm><Id><PrvtId><Othr><Id>7501010018</Id></Othr></PrvtId></Id></Pty></UltmtDbtr></RltdPties></TxDtls>"
            + "<TxDtls><Refs><AcctSvcrRef>OWN</AcctSvcrRef></Refs><Amt Ccy=\"EUR\">2.30</Amt><RmtInf><Ustrd>LNC1234567890 данък</Ustrd></RmtInf></TxDtls></NtryDtls>"
        let batch = try read(Self.camt(Self.balances("1.00", "13.30") + Self.entry("12.30", "CRDT", details)))
        #expect(batch.format == "camt.053.001.08")
        #expect(batch.statements.first?.balanced == true)
        #expect(batch.statements.first?.number == "7")
        #expect(batch.payments.map(\.amount) == [1000, 230])
        #expect(batch.payments.map(\.position.detail) == [1, 2])
        let first = batch.payments[0]
        #expect(batch.text.string(first.payerName) == "Иван")
        #expect(batch.text.string(first.obligorName) == "Мария")
        #expect(batch.text.string(first.obligorID) == "7501010018")
        #expect(batch.text.string(first.bankReference) == "REF1")
        #expect(first.endToEndID.isEmpty)
        let second = batch.payments[1]
        #expect(batch.text.string(second.bankReference) == "OWN")
        #expect(batch.text.string(second.obligorID) == "1234567890")
        #expect(second.flags.contains(.obligorFromText))
    }

    @Test func detailsThatDoNotAddUpAreOnePayment() throws {
        let details =
            "<NtryDtls><TxDtls><Amt Ccy=\"EUR\">1.00</Amt></TxDtls><TxDtls><Amt Ccy=\"EUR\">2.00</Amt></TxDtls></NtryDtls>"
        let batch = try read(Self.camt(Self.entry("12.30", "DBIT", details)))
        #expect(batch.payments.map(\.amount) == [-1230])
        #expect(batch.payments[0].flags.contains(.collapsed))
        #expect(batch.payments[0].position.detail == 0)
    }

    @Test func reversalsTurnOnlyWhereTheBalancesSaySo() throws {
        let turned = try read(Self.camt(Self.balances("10.00", "5.00") + Self.entry("5.00", "CRDT", "<RvslInd>")))
        #expect(turned.statements[0].reversalsTurned)
        #expect(turned.statements[0].debits == 500)
        #expect(turned.payments[0].amount == -500)
        let plain = try read(Self.camt(Self.balances("10.00", "15.00") + Self.entry("5.00", "CRDT", "<RvslInd>")))
        #expect(!plain.statements[0].reversalsTurned)
        #expect(plain.payments[0].amount == 500)
        #expect(plain.payments[0].flags.contains(.reversal))
    }

    @Test func badEntriesAreRefusedAlone() throws {
        let body =
            Self.entry("12..3") + Self.entry("1.00", date: "2026-02-30") + Self.entry("-1.00") + Self.entry("2.00")
            + Self.entry("3.00", "MAYBE")
        let batch = try read(Self.camt(body))
        #expect(batch.payments.map(\.amount) == [200])
        #expect(batch.statements[0].entries == 5)
        #expect(batch.statements[0].rejected == 4)
        #expect(batch.statements[0].credits == 200)
        #expect(
            batch.rejects.map(\.message.key) == [
                "format.entry_amount", "format.entry_date", "format.entry_negative", "format.entry_no_direction",
            ])
    }

    @Test func pendingEntriesAreNoMoney() throws {
        let batch = try read(Self.camt(Self.entry("1.00").replacing("BOOK", "PDNG") + Self.entry("2.00")))
        #expect(batch.payments.map(\.amount) == [200])
        #expect(batch.statements[0].entries == 1)
    }

    @Test func summaryIsCompared() throws {
        func summary(_ sum: String) -> String {
            "<TxsSummry><TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>\(sum)</Sum></TtlCdtNtries></TxsSummry>"
        }
        #expect(try read(Self.camt(summary("2.00") + Self.entry("2.00"))).statements[0].summaryDisagrees == false)
        #expect(try read(Self.camt(summary("2.01") + Self.entry("2.00"))).statements[0].summaryDisagrees)
    }

    @Test func unfitFilesAreRefused() {
        #expect(key("") == "format.empty")
        #expect(key("%PDF-1.7 …") == "format.foreign")
        #expect(key("<html><body/></html>") == "format.foreign")
        #expect(key("<Invoice/>") == "format.xml_unknown")
        #expect(key(String(Self.camt(Self.entry("2.00")).dropLast(9))) == "format.xml_cut")
        #expect(key(Self.camt(Self.entry("2.00").replacing("</Sts>", "</Stat>"))) == "format.xml_tags")
        #expect(key(Self.camt(Self.entry("2.00", "CRDT", "<AddtlNtryInf>&x;</AddtlNtryInf>"))) == "format.xml_entity")
        #expect(
            key("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Self.camt(Self.entry("2.00")))
                == "format.xml_doctype")
        #expect(key(":20:A\n:25:B\n:61:260105C1,NTRF\n<BkToCstmrStmt/>") == nil)
        #expect(key("<BkToCstmrStmt>\n:20:A\n:25:B\n:60F:C260105EUR0,\n</BkToCstmrStmt>") == "format.two_formats")
    }

    /// A document that would grow to gigabytes, one that reads a file of this machine, and both in other encodings.
    @Test func entitiesAreNeverFollowed() throws {
        let laughs = (1...9).map { "<!ENTITY l\($0) \"" + String(repeating: "&l\($0 - 1);", count: 10) + "\">" }
            .joined()
        let bombs = [
            "<!DOCTYPE l [<!ENTITY l0 \"ha\">\(laughs)]>", "<!DOCTYPE l SYSTEM \"http://127.0.0.1/l.dtd\">",
            "<!DOCTYPE l [<!ENTITY l9 SYSTEM \"file:///etc/hostname\">]>", "<!DOCTYPE l>",
            "<!DOCTYPE l [<!ENTITY % p SYSTEM \"file:///etc/hostname\">%p;]>",
        ]
        for bomb in bombs {
            let text = bomb + Self.camt(Self.entry("2.00", "CRDT", "<AddtlNtryInf>&l9;</AddtlNtryInf>"))
            #expect(key(text) == "format.xml_doctype")
            var wide: [UInt8] = [0xFE, 0xFF]
            for unit in text.utf16 { wide += [UInt8(unit >> 8), UInt8(unit & 255)] }
            #expect(throws: Unreadable(Message("format.xml_doctype"), line: 1)) { try read(wide) }
            // The way of `inspect`, which streams.
            let path = NSTemporaryDirectory() + "sverka-entities-\(UUID().uuidString).xml"
            defer { try? FileManager.default.removeItem(atPath: path) }
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            #expect(throws: Unreadable(Message("format.xml_doctype"), line: 1)) { try BankFile.inspect(path: path) }
        }
    }

    @Test func encodingsOfXML() throws {
        let text = Self.camt(Self.entry("2.00", "CRDT", "<AddtlNtryInf>Данък</AddtlNtryInf>"))
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            bytes.append(scalar.value < 128 ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 192))
        }
        let undeclared = try read(bytes)
        #expect(undeclared.encoding == "windows-1251")
        #expect(undeclared.text.string(undeclared.payments[0].remittance) == "Данък")
        let declared = try read(Array("<?xml version=\"1.0\" encoding=\"windows-1251\"?>".utf8) + bytes)
        #expect(declared.text.string(declared.payments[0].remittance) == "Данък")
        var wide: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { wide += [UInt8(unit & 255), UInt8(unit >> 8)] }
        #expect(try read(wide).payments.count == 1)
        #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).payments.count == 1)
    }

    // MARK: MT940

    private static func mt(_ entries: String, closing: String = "C260105EUR1,00") -> String {
        ":20:S\r\n:25:BG43TEST12348400000001\r\n:28C:5/1\r\n:60F:C260104EUR1,00\r\n\(entries)\r\n:62F:\(closing)\r\n-\r\n"
    }

    @Test func bulgarianDialects() throws {
        for (separator, account) in [("+", "31"), ("^", "38"), ("?", "31")] {
            let text = Self.mt(
                ":61:2601050105C12,30NTRFCUST//BANK1\r\n:86:051\(separator)00Получен превод\(separator)207501010018   фиш 12+25\r\n"
                    + "\(separator)30BNBGBGSD\(separator)\(account)BG80BNBG96611020345678\(separator)32Иван Петров",
                closing: "C260105EUR13,30")
            let batch = try read(text)
            let payment = batch.payments[0]
            #expect(batch.statements[0].balanced == true)
            #expect(payment.amount == 1230)
            #expect(batch.text.string(payment.bankReference) == "BANK1")
            #expect(batch.text.string(payment.payerName) == "Иван Петров")
            #expect(batch.text.string(payment.payerIBAN) == "BG80BNBG96611020345678")
            #expect(batch.text.string(payment.obligorID) == "7501010018")
            #expect(batch.text.string(payment.remittance) == "7501010018   фиш 12+25")
        }
    }

    @Test func marksAndDates() throws {
        let batch = try read(
            Self.mt(
                ":61:2512310102RC1,00NTRFA\r\n:61:260101RD2,00NTRFB\r\n:61:260101EC5,00NTRFC\r\n:61:2601010101CR3NTRFD\r\n:61:261301C1,NTRF"
            ))
        #expect(batch.payments.map(\.amount) == [-100, 200, 300])
        #expect(batch.payments.map(\.bookedOn.text) == ["2026-01-02", "2026-01-01", "2026-01-01"])
        #expect(batch.payments[0].flags.contains(.reversal))
        #expect(batch.text.string(batch.payments[0].originalReference) == "A")
        #expect(batch.statements[0].entries == 4)
        #expect(batch.rejects.map(\.position.line) == [9])
    }

    @Test func foldsInsideWords() throws {
        let batch = try read(
            Self.mt(
                ":61:260105C1,00NTRF\r\n:86:166?00GUTSCHRIFT?20EREF+AB123?21SVWZ+12345678901234567890AB?22CD und weiter?31DE89?32Max?33 Muster"
            ))
        let payment = batch.payments[0]
        #expect(batch.text.string(payment.endToEndID) == "AB123")
        #expect(batch.text.string(payment.remittance) == "12345678901234567890ABCD und weiter")
        #expect(batch.text.string(payment.payerName) == "Max Muster")
    }

    /// Found by mutated files: an empty subfield far behind was looked up in the next, shorter field.
    @Test func emptySubfieldsAreForgotten() throws {
        let batch = try read(
            Self.mt(
                ":61:260105C1,00NTRF\r\n:86:051+20Данък върху недвижими имоти+31\r\n:61:260105C2,00NTRF\r\n:86:051+20ТБО"
            ))
        #expect(batch.payments.map { batch.text.string($0.remittance) } == ["Данък върху недвижими имоти", "ТБО"])
    }

    @Test func textsThatLookLikeTags() throws {
        let batch = try read(
            Self.mt(":61:260105C1,00NTRF\r\n:86:Плащане\r\n:20:15 ч. на гише\r\n:наказание\r\n:61:260105C2,NTRF"))
        #expect(batch.statements.count == 1)
        #expect(batch.payments.map(\.amount) == [100, 200])
        #expect(batch.text.string(batch.payments[0].remittance) == "Плащане :20:15 ч. на гише :наказание")
    }

    @Test func reportIsTheContract() throws {
        let batch = try read(Self.mt(":61:260105C12,3NTRF", closing: "C260105EUR13,30"))
        #expect(
            InspectReport(file: "a.sta", batch: batch).json
                == #"{"file":"a.sta","format":"mt940","encoding":"utf-8","statements":[{"account":"BG43TEST12348400000001","currency":"EUR","number":"5","from":"2026-01-04","to":"2026-01-05","opening":"1.00","closing":"13.30","entries":1,"credits":"12.30","debits":"0.00","balanced":true}],"accepted":1,"rejected":0}"#
        )
        let refused = InspectReport(file: "b", refused: Unreadable(Message("format.empty")), language: .en)
        #expect(
            refused.json.hasPrefix(
                #"{"file":"b","format":null,"encoding":null,"statements":[],"accepted":0,"rejected":0,"error":"#))
    }
}

extension String {
    /// Puts the prefix of the test's namespace on every tag.
    fileprivate func replacingTags() -> String {
        var result = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "<") {
            result += rest[...open]
            rest = rest[rest.index(after: open)...]
            if rest.first == "/" {
                result += "/"
                rest = rest.dropFirst()
            }
            result += "n:"
        }
        return result + rest
    }

    fileprivate func replacing(_ word: String, _ other: String) -> String {
        split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }

    fileprivate func without(_ word: String) -> String { replacing(word, "") }
}
