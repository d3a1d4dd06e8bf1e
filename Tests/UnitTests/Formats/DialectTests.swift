// Dialects that no file of the corpus has: made-up statements as other banks and programs write them.

import Domain
import Formats
import Foundation
import Testing

@Suite struct DialectTests {
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

    /// What `inspect` says of a statement: account, currency, opening, credits, debits, closing, entries, balanced.
    private func told(_ statement: Statement) -> String {
        func sum(_ value: Int64?) -> String {
            value.map { Money.text($0, digits: statement.currency == .none ? 2 : statement.currency.minorDigits) }
                ?? "-"
        }
        let balanced = statement.balanced.map { "\($0)" } ?? "-"
        return [
            statement.accountText, statement.currency.text, sum(statement.opening), sum(statement.credits),
            sum(statement.debits), sum(statement.closing), "\(statement.entries)", balanced,
        ].joined(separator: " ")
    }

    private func told(_ text: String) throws -> [String] { try read(text).statements.map { told($0) } }

    // MARK: MT940

    private static let plain = [
        ":20:S", ":25:A1", ":28C:5/1", ":60F:C260104EUR10,00", ":61:2601050105C2,50NTRFR1//B1", ":86:данък",
        ":61:2601050105D1,NCHGNONREF", ":86:такса", ":62F:C260105EUR11,50", "-",
    ]
    private static let plainTold = ["A1 EUR 10.00 2.50 1.00 11.50 2 true"]

    @Test(arguments: ["\r\n", "\n", "\r"]) func `line ends`(end: String) throws {
        #expect(try told(Self.plain.joined(separator: end)) == Self.plainTold)
        #expect(try told(Self.plain.joined(separator: end) + end + "\u{1A}") == Self.plainTold)
        #expect(try told("\u{FEFF}" + Self.plain.joined(separator: end)) == Self.plainTold)
    }

    @Test func `indented files and tags in small letters`() throws {
        #expect(try told(Self.plain.map { "  " + $0 }.joined(separator: "\n")) == Self.plainTold)
        #expect(
            try told(
                Self.plain.joined(separator: "\n").replacing(":28C:", with: ":28c:").replacing(":60F:", with: ":60f:")
                    .replacing(":62F:", with: ":62f:")) == Self.plainTold)
        // Of an indented file the texts lose no more than the indent.
        let batch = try read(Self.plain.map { "  " + $0 }.joined(separator: "\n"))
        #expect(batch.text.string(batch.payments[0].remittance) == "данък")
    }

    @Test func `tags that are missing, and tags of other versions`() throws {
        func without(_ start: String) -> String { Self.plain.filter { !$0.hasPrefix(start) }.joined(separator: "\n") }
        for start in [":20:", ":28C:", "-", ":86:"] { #expect(try told(without(start)) == Self.plainTold, "\(start)") }
        #expect(try told(without(":60F:")) == ["A1 EUR - 2.50 1.00 11.50 2 -"])
        #expect(try told(without(":62F:")) == ["A1 EUR 10.00 2.50 1.00 - 2 -"])
        let other = Self.plain.joined(separator: "\n").replacing(":25:", with: ":25P:").replacing(":28C:", with: ":28:")
        #expect(try told(other) == Self.plainTold)
    }

    @Test func `sums as programs write them`() throws {
        for (mark, sum) in [
            ("C2,50", "2.50"), ("C2,5", "2.50"), ("C,50", "0.50"), ("C100,", "100.00"), ("C100", "100.00"),
            ("CR7,00", "7.00"), ("c1.234,50", "1234.50"), ("C1.5", "1.50"), ("C   3,00", "3.00"), ("RD4,00", "4.00"),
        ] {
            let text =
                ":20:S\n:25:A1\n:28C:1\n:60F:C260104EUR0,00\n:61:260105\(mark)NTRFX\n:62F:C260105EUR\(sum.replacing(".", with: ","))\n"
            #expect(try told(text) == ["A1 EUR 0.00 \(sum) 0.00 \(sum) 1 true"], "\(mark)")
        }
    }

    @Test func `currencies without decimals and with three`() throws {
        func text(_ currency: String, _ sum: String) -> String {
            ":20:S\n:25:A1\n:28C:1\n:60F:D260104\(currency)\(sum)\n:61:260105C\(sum)NTRFX\n:62F:C260105\(currency)0,\n"
        }
        #expect(try told(text("JPY", "1234,")) == ["A1 JPY -1234 1234 0 0 1 true"])
        #expect(try told(text("BHD", "1,234")) == ["A1 BHD -1.234 1.234 0.000 0.000 1 true"])
        // More decimals than the currency has are a sum only where they say nothing.
        #expect(try told(text("JPY", "12,00")) == ["A1 JPY -12 12 0 0 1 true"])
        #expect(try read(text("EUR", "1,234")).rejects.map(\.message.key) == ["format.entry_amount"])
    }

    @Test func `blocks without an end, two accounts, text around the messages`() throws {
        let blocks = "{1:F01BANKBGSFAXXX0000000000}{2:O9401200260105BANKBGSFAXXX00000000002601051200N}{4:\n"
        let one = Self.plain.dropLast().joined(separator: "\n")
        let other = one.replacing(":25:A1", with: ":25:B2").replacing("EUR", with: "USD")
        let both = Self.plainTold + ["B2 USD 10.00 2.50 1.00 11.50 2 true"]
        #expect(try told(blocks + one + "\n" + blocks + other + "\n") == both)
        #expect(try told(blocks + one + "\n-}{5:{CHK:0}}" + blocks + other + "\n-}\n") == both)
        #expect(try told("Извлечение от 05.01.2026\n\n" + one + "\n-\n" + other + "\n-\nКрай\n") == both)
        // Without a `-` and without `:20:` the next opening balance begins the next statement.
        #expect(try told(one + "\n" + other.replacing(":20:S\n", with: "")) == both)
    }

    @Test func `other messages of SWIFT are no statements`() {
        let order =
            ":20:R1\r\n:23B:CRED\r\n:32A:260105EUR12,30\r\n:50K:/A1\r\nИме\r\n:59:/B2\r\nИме\r\n:70:данък\r\n:71A:SHA\r\n"
        #expect(key(order) == "format.not_a_statement")
        #expect(key("{1:F01BANKBGSFAXXX0000000000}{2:I103BANKBGSFXXXXN}{4:\r\n\(order)-}") == "format.foreign")
        #expect(
            key(":20:R1\r\n:21:R0\r\n:25:A1\r\n:32A:260105EUR12,30\r\n:52A:BANKBGSF\r\n") == "format.not_a_statement")
    }

    @Test func `balance reports and confirmations have tags of statements and are none`() {
        let report = ":20:R1\r\n:25:A1\r\n:28:5/1\r\n:60F:C260104EUR1,00\r\n:62F:C260105EUR9,00\r\n"
        #expect(key("{1:F01BANKBGSFAXXX0000000000}{2:I941BANKBGSFXXXXN}{4:\r\n\(report)-}") == "format.foreign")
        #expect(
            key(":20:R1\r\n:21:R0\r\n:25:A1\r\n:13D:2601051200+0200\r\n:32A:260105EUR12,30\r\n")
                == "format.not_a_statement")
        // Tags that stand in one line are no statement, though the header says so.
        let joined = "{1:F01BANKBGSFAXXX0000000000}{2:I940BANKBGSFXXXXN}{4::20:S:25:A1:60F:C260104EUR1,00-}"
        #expect(key(joined) == "format.mt_no_statement")
    }

    @Test func `entries with blanks, folded before the sum, behind a dash`() throws {
        func text(_ entry: String) -> String {
            ":20:S\n:25:A1\n:28C:5/1\n:60F: c260104eur10,00\n\(entry)\n:86:данък\n:62F: C260105EUR12,50\n-\n"
        }
        for entry in [
            ":61:260105    C2,50NTRFR1//B1", ":61:260105 C 2,50NTRFR1//B1", ":61: 2601050105C2,50 NTRFR1//B1",
            ":61:2601050105C\n2,50NTRFR1//B1", ":61:2601050105CR\n2,50NTRFR1//B1", "-\n:61:2601050105C2,50NTRFR1//B1",
        ] {
            let batch = try read(text(entry))
            #expect(batch.statements.map { told($0) } == ["A1 EUR 10.00 2.50 0.00 12.50 1 true"], "\(entry)")
            #expect(batch.payments.map { batch.text.string($0.bankReference) } == ["B1"], "\(entry)")
            #expect(batch.payments.map { batch.text.string($0.remittance) } == ["данък"], "\(entry)")
        }
        // A supplementary detail is no sum.
        let cut = try read(text(":61:2601050105C\n250 ИВАН"))
        #expect(cut.rejects.map(\.message.key) == ["format.entry_amount"])
        #expect(cut.payments.isEmpty)
    }

    @Test(arguments: [true, false]) func `lists and messages in UTF-16`(isLittle: Bool) throws {
        func wide(_ text: String) -> [UInt8] {
            ("\u{FEFF}" + text).utf16.flatMap { unit -> [UInt8] in
                let bytes = [UInt8(unit & 255), UInt8(unit >> 8)]
                return isLittle ? bytes : bytes.reversed()
            }
        }
        let name = isLittle ? "utf-16le" : "utf-16be"
        let message = try read(wide(Self.plain.joined(separator: "\r\n")))
        #expect(message.statements.map { told($0) } == Self.plainTold)
        #expect(message.encoding == name)
        #expect(message.text.string(message.payments[0].remittance) == "данък")
        let list = wide("account\tbooked_on\tamount\tremittance\r\nA1\t2026-01-05\t2.50\tданък\r\n")
        var mapping = CSVMapping()
        mapping.delimiter = nil
        for setting in ["auto", "utf-8", "windows-1251"] {
            mapping.encoding = setting
            let rows = try BankFile.read(list, settings: mapping, organisationCurrency: .eur, file: 0)
            #expect(rows.payments.map(\.amount) == [250])
            #expect(rows.encoding == name)
            #expect(rows.text.string(rows.payments[0].remittance) == "данък")
        }
        // A file that was cut inside a character keeps the rows before it.
        let cut = list + wide("A1\t2026-01-05\t1.00\tх").dropFirst(2).dropLast()
        let rows = try BankFile.read(cut, settings: mapping, organisationCurrency: .eur, file: 0)
        #expect(rows.payments.first?.amount == 250)
    }

    @Test func `entries with details on a line of their own, information before them`() throws {
        let text = """
            :20:S
            :25:A1
            :28C:1
            :60F:C260104EUR0,00
            :86:за цялото извлечение
            :61:260105C1,00S940KLIENT//BANKA
            ИВАН ПЕТРОВ СОФИЯ
            :61:260105C2,00FMSCNONREF
            :86:такса 2025
            ред втори
            :62F:C260105EUR3,00
            :86:обща бележка
            """
        let batch = try read(text)
        #expect(batch.statements.map { told($0) } == ["A1 EUR 0.00 3.00 0.00 3.00 2 true"])
        #expect(batch.payments.map { batch.text.string($0.bankReference) } == ["BANKA", ""])
        #expect(
            batch.payments.map { batch.text.string($0.remittance) } == ["ИВАН ПЕТРОВ СОФИЯ", "такса 2025 ред втори"])
    }

    @Test func `who paid, in the dialects of several banks`() throws {
        let iban = "BG18RZBB91550123456789"
        for (entry, name, account, remittance) in [
            (":86:/TRTP/SEPA/IBAN/\(iban)/BIC/RZBBBGSF/NAME/ИВАН ПЕ\nТРОВ/REMI/фиш 7", "ИВАН ПЕТРОВ", iban, "фиш 7"),
            (":86:/EREF/E1//CNTP/\(iban)/RZBBBGSF/ИВАН ПЕТРОВ///REMI/USTD//фиш 7/", "ИВАН ПЕТРОВ", iban, "фиш 7"),
            ("\(iban)\n:86:/ORDP//NAME/ИВАН ПЕТРОВ/REMI/фиш 7", "ИВАН ПЕТРОВ", iban, "фиш 7"),
            (":86:020\n:86:020~00ПРЕВОД~20фиш~217~31\(iban)~32ИВАН~33ПЕТРОВ", "ИВАН ПЕТРОВ", iban, "фиш 7"),
            (":86:фиш 7", "", "", "фиш 7"),
        ] {
            let batch = try read(
                ":20:S\n:25:A1\n:28C:1\n:60F:C260104EUR0,\n:61:260105C1,NTRFX\n\(entry)\n:62F:C260105EUR1,\n")
            let payment = try #require(batch.payments.first)
            #expect(batch.text.string(payment.payerName) == name, "\(entry)")
            #expect(batch.text.string(payment.payerIBAN) == account, "\(entry)")
            #expect(batch.text.string(payment.remittance) == remittance, "\(entry)")
        }
    }

    // MARK: MT942

    @Test func `an intraday report has no balances`() throws {
        let text = """
            :20:I
            :25:A1
            :28C:7/1
            :34F:EURD0,
            :34F:EURC0,
            :13D:2601051200+0200
            :61:2601050105C12,30NTRFX
            :86:данък
            :90D:0EUR0,00
            :90C:1EUR12,30
            -
            """
        let batch = try read(text)
        #expect(batch.format == "mt942")
        #expect(batch.statements.map { told($0) } == ["A1 EUR - 12.30 0.00 - 1 -"])
    }

    // MARK: camt

    private static func camt(_ balances: [(String, String, String?)], _ entries: String = "", _ more: String = "")
        -> String
    {
        let sums = balances.map { type, sum, mark in
            "<Bal><Tp><CdOrPrtry><Cd>\(type)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(sum)</Amt>"
                + (mark.map { "<CdtDbtInd>\($0)</CdtDbtInd>" } ?? "") + "<Dt><Dt>2026-01-05</Dt></Dt></Bal>"
        }.joined()
        return
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt><Id>S7</Id><Acct><Id><IBAN>A1</IBAN></Id>"
            + "<Ccy>EUR</Ccy></Acct>\(more)\(sums)\(entries)</Stmt></BkToCstmrStmt></Document>"
    }

    private static func entry(_ sum: String, _ mark: String = "CRDT", _ status: String = "<Sts>BOOK</Sts>") -> String {
        "<Ntry><Amt Ccy=\"EUR\">\(sum)</Amt><CdtDbtInd>\(mark)</CdtDbtInd>\(status)<BookgDt><Dt>2026-01-05</Dt></BookgDt></Ntry>"
    }

    @Test func `balances of all kinds`() throws {
        let entry = Self.entry("2.50")
        for (balances, wanted) in [
            ([("OPBD", "1.00", "CRDT"), ("CLBD", "3.50", "CRDT")], "1.00 2.50 0.00 3.50 1 true"),
            ([("PRCD", "1.00", "CRDT"), ("CLBD", "3.50", "CRDT")], "1.00 2.50 0.00 3.50 1 true"),
            (
                [("CLBD", "3.50", "CRDT"), ("CLAV", "9.00", "CRDT"), ("OPBD", "1.00", "CRDT")],
                "1.00 2.50 0.00 3.50 1 true"
            ),
            ([("OPBD", "1.00", "DBIT"), ("CLBD", "1.50", nil)], "-1.00 2.50 0.00 1.50 1 true"),
            ([("ITBD", "1.00", "CRDT"), ("ITBD", "3.50", "CRDT")], "1.00 2.50 0.00 3.50 1 true"),
            ([("ITBD", "3.50", "CRDT")], "- 2.50 0.00 3.50 1 -"),
            // Available money is no booked money: shown, not judged.
            ([("OPAV", "1.00", "CRDT"), ("CLAV", "3.50", "CRDT")], "1.00 2.50 0.00 3.50 1 -"),
            ([("OPBD", "1.00", "CRDT")], "1.00 2.50 0.00 - 1 -"),
        ] as [([(String, String, String?)], String)] {
            #expect(try told(Self.camt(balances, entry)) == ["A1 EUR " + wanted], "\(balances)")
        }
    }

    @Test func `sums with no to five decimals`() throws {
        for (sum, wanted) in [
            ("2", "2.00"), ("2.5", "2.50"), ("2.50000", "2.50"), ("+2.50", "2.50"), ("  2.50\n", "2.50"),
        ] {
            #expect(try told(Self.camt([], Self.entry(sum))) == ["A1 EUR - \(wanted) 0.00 - 1 -"], "\(sum)")
        }
        #expect(try read(Self.camt([], Self.entry("2.50001"))).rejects.map(\.message.key) == ["format.entry_amount"])
    }

    @Test func `status as text, as code, proprietary, missing and pending`() throws {
        let entries =
            Self.entry("1.00") + Self.entry("2.00", "CRDT", "<Sts><Cd>BOOK</Cd></Sts>")
            + Self.entry("4.00", "CRDT", "<Sts><Prtry>Осчетоводена</Prtry></Sts>") + Self.entry("8.00", "CRDT", "")
            + Self.entry("16.00", "CRDT", "<Sts>PDNG</Sts>") + Self.entry("32.00", "CRDT", "<Sts><Cd>INFO</Cd></Sts>")
        #expect(try told(Self.camt([], entries)) == ["A1 EUR - 15.00 0.00 - 3 -"])
    }

    @Test func `envelopes, prefixes and declarations`() throws {
        let plain = Self.camt([], Self.entry("2.50"))
        let wanted = ["A1 EUR - 2.50 0.00 - 1 -"]
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let header =
            "<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.01\"><MsgDefIdr>camt.053.001.02</MsgDefIdr></AppHdr>"
        for text in [
            declaration + plain, "\n\n  " + declaration + plain, "\u{FEFF}" + declaration + plain,
            declaration + "<!-- изнесено -->\n" + plain + "\n<!-- край -->\n",
            declaration + "<BizMsgEnvlp xmlns=\"urn:swift:xsd:envelope\">\(header)\(plain)</BizMsgEnvlp>",
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><r>\(plain)</r></s:Body></s:Envelope>",
            "<DataPDU><Revision>2.0.7</Revision><Body>\(header)\(plain)</Body></DataPDU>",
        ] {
            let batch = try read(text)
            #expect(batch.format == "camt.053.001.02")
            #expect(batch.statements.map { told($0) } == wanted, "\(text.prefix(60))")
        }
        // Without a namespace the version is not known; a prefix that nothing declares names the same elements.
        let bare = plain.replacing(" xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"", with: "")
        #expect(try read(bare).format == "camt.053")
        let prefixed = bare.replacing("</", with: "\u{1}").replacing("<", with: "<x:").replacing("\u{1}", with: "</x:")
        #expect(try told(prefixed) == wanted)
        // The line of an entry counts the empty lines above the declaration.
        #expect(try read("\n\n" + declaration + plain).statements[0].line == 4)
    }

    @Test func `encodings that are declared, and one that is declared wrongly`() throws {
        let text = Self.camt(
            [], Self.entry("2.50").replacing("</Ntry>", with: "<AddtlNtryInf>caf\u{E9}</AddtlNtryInf></Ntry>"))
        for name in ["ISO-8859-1", "iso-8859-15", "windows-1252"] {
            let bytes = text.unicodeScalars.map { UInt8($0.value) }
            let batch = try read(Array("<?xml version=\"1.0\" encoding=\"\(name)\"?>".utf8) + bytes)
            #expect(batch.text.string(batch.payments[0].remittance) == "caf\u{E9}", "\(name)")
        }
        // .NET writes the encoding of its strings into files that it writes in UTF-8.
        let mislabelled = "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + text
        let batch = try read(mislabelled)
        #expect(batch.encoding == "utf-8")
        #expect(batch.text.string(batch.payments[0].remittance) == "caf\u{E9}")
        let path = NSTemporaryDirectory() + "sverka-dialect-\(UUID().uuidString).xml"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(mislabelled.utf8).write(to: URL(fileURLWithPath: path))
        #expect(try BankFile.inspect(path: path).statements.map { told($0) } == ["A1 EUR - 2.50 0.00 - 1 -"])
    }

    @Test func `several statements, and what is no statement`() throws {
        let two = Self.camt([], Self.entry("1.00")).replacing(
            "</Stmt>",
            with: "</Stmt><Stmt><Acct><Id><Othr><Id>B2</Id></Othr></Id></Acct>" + Self.entry("2.00", "DBIT") + "</Stmt>"
        )
        #expect(try told(two) == ["A1 EUR - 1.00 0.00 - 1 -", "B2 EUR - 0.00 2.00 - 1 -"])
        #expect(
            key("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"><CstmrCdtTrfInitn/></Document>")
                == "format.xml_unknown")
        #expect(
            key("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt/></Document>")
                == "format.camt_no_statement")
    }

    // MARK: Two formats

    @Test func `a file that two formats claim names both`() {
        let mapping = CSVMapping()
        let list = "account,booked_on,amount\n:20:S,x,y\n:25:A1,x,y\n:60F:C260104EUR1\\,00,x,y\n"
        #expect(throws: Unreadable(Message("format.two_formats", ["csv", "mt940"]))) {
            try BankFile.read(Array(list.utf8), settings: mapping, organisationCurrency: .eur, file: 0)
        }
        let both =
            "<AccountMovements><AccountMovement><IBAN>A</IBAN></AccountMovement>"
            + Self.camt([], Self.entry("1.00")) + "</AccountMovements>"
        #expect(key(both) == "format.two_formats")
    }
}
