import Testing

@testable import Domain
@testable import Formats

@Suite struct CSVObligationTests {
    private static let plain = "obligation_id,kind,payer_id,principal,issued_on"

    private func row(_ extra: String = "", _ values: String = "") throws -> Obligation {
        let batch = try CSV.obligations("\(Self.plain)\(extra)\nA1,fine_ticket,LOG-1,12.30,2025-02-03\(values)\n")
        #expect(batch.rejects.map(\.message) == [])
        return try #require(batch.obligations.first)
    }

    private func refusal(_ row: String, _ header: String = Self.plain, _ change: (inout CSVMapping) -> Void = { _ in })
        throws -> Reject
    {
        let good = header == Self.plain ? "B1,fine_ticket,LOG-1,1.00,2025-02-03\n" : ""
        let batch = try CSV.obligations("\(header)\n\(row)\n\(good)", change)
        #expect(batch.rejects.count == 1)
        #expect(batch.records == batch.obligations.count + batch.rejects.count)
        #expect(batch.obligations.count == (good.isEmpty ? 0 : 1))
        let reject = try #require(batch.rejects.first)
        #expect(Sentences.csv[reject.message.key] != nil)
        return reject
    }

    @Test func `every canonical column`() throws {
        let header =
            "obligation_id,kind,document_series,document_no,document_date,payer_id,payer_name,object,year,instalment,currency,principal,interest,costs,paid_elsewhere,outstanding,issued_on,served_on,due_on,enforcement_on,in_force_on,sent_to,issuer,limitation_restarted_on,status"
        let row =
            "A1,fine_ticket,К,0012,2024-01-02,7501020050,\"Иван \"\"Ваньо\"\" Петров\",РВ1234НХ,2024,2,BGN,10.5,0.00,3,1.20,-0.01,2024-01-03,2024-01-04,2024-01-05,2024-01-06,2024-01-07,съд,КАТ,2024-01-08,written_off"
        let batch = try CSV.obligations("\(header)\n\(row)\n")
        let one = try #require(batch.obligations.first)
        let text = { batch.text.string($0) }
        #expect(text(one.id) == "A1")
        #expect(one.kind == 2)
        #expect([one.documentSeries, one.documentNumber, one.payerID].map(text) == ["К", "0012", "7501020050"])
        #expect([one.payerName, one.object, one.instalment].map(text) == ["Иван \"Ваньо\" Петров", "РВ1234НХ", "2"])
        #expect([one.sentTo, one.issuer].map(text) == ["съд", "КАТ"])
        #expect(one.currency == .bgn)
        #expect([one.principal, one.costs, one.paidElsewhere] == [1050, 300, 120])
        #expect(one.interest.value == 0)
        #expect(one.outstanding.value == -1)
        #expect(one.issuedOn.text == "2024-01-03")
        let days = [
            one.documentDate, one.servedOn, one.dueOn, one.enforcementOn, one.inForceOn, one.limitationRestartedOn,
        ]
        #expect(days.map { $0.value?.text ?? "" } == ["02", "04", "05", "06", "07", "08"].map { "2024-01-" + $0 })
        #expect(one.year == 2024)
        #expect(one.status == .writtenOff)
        #expect(one.source == 3)
        #expect(one.position == SourcePosition(file: 7, line: 2))
        #expect(batch.unknownColumns == 0)
        #expect(batch.encoding == "utf-8")
    }

    @Test func `what may be left out`() throws {
        let one = try row()
        #expect(one.interest.value == nil)
        #expect(one.outstanding.value == nil)
        #expect(one.costs == 0)
        #expect(one.dueOn == .none)
        #expect(one.currency == .eur)
        #expect(one.status == .open)
        #expect(one.year == 2025)
        #expect(try row(",due_on", ",2023-06-30").year == 2023)
        #expect(try row(",due_on,year", ",2023-06-30,2022").year == 2022)
    }

    @Test func `a municipal export: Windows-1251, semicolons, decimal comma, own headers and words`() throws {
        let text =
            "Справка за задължения;;;;;;\r\nПартида;Вид;ЕГН/ЕИК;Име;Главница;Съставен;Състояние\r\n001;Глоба;7501020050;Иван №5;1 234,5;03.02.2025;В сила\r\n;;;;;;\r\n002;Глоба;131071587;„Фирма“ ООД;\u{a0}7,00;2025-12-31;Погасено\r\n"
        let bytes = Self.windows(text)
        let batch = try CSV.obligations(bytes) {
            $0.delimiter = nil
            $0.decimal = 44
            $0.dates = ["dd.MM.yyyy", "yyyy-MM-dd"]
            $0.columns = [
                "obligation_id": "Партида", "kind": "вид", "payer_id": "ЕГН/ЕИК", "payer_name": "Име",
                "principal": "Главница",
                "issued_on": "Съставен", "status": "Състояние",
            ]
            $0.constants = ["currency": "BGN", "issuer": "Община", "document_date": "2025-01-01"]
            $0.values = ["kind": ["Глоба": "fine_ticket"], "status": ["В сила": "open", "Погасено": "cancelled"]]
        }
        #expect(batch.rejects.map(\.message) == [])
        #expect(batch.encoding == "windows-1251")
        #expect(batch.records == 2)
        let all = batch.obligations
        #expect(all.map { batch.text.string($0.payerName) } == ["Иван №5", "„Фирма“ ООД"])
        #expect(all.map { batch.text.string($0.issuer) } == ["Община", "Община"])
        #expect(all.map(\.principal) == [123_450, 700])
        #expect(all.map(\.issuedOn.text) == ["2025-02-03", "2025-12-31"])
        #expect(all.map { $0.documentDate.value?.text } == ["2025-01-01", "2025-01-01"])
        #expect(all.map(\.status) == [.open, .cancelled])
        #expect(all.map(\.currency) == [.bgn, .bgn])
        #expect(all.map(\.position.line) == [3, 5])
    }

    @Test func `facts are those of the row, not of its place, encoding or form`() throws {
        let first = try CSV.obligations(
            "\(Self.plain),payer_name\nA1,fine_ticket,L,12.30,2025-02-03,Иван\nA1,fine_ticket,L,12.3,2025-02-03,\"Иван\"\n"
        )
        #expect(first.obligations[0].facts == first.obligations[1].facts)
        let text =
            "issued_on;payer_name;principal;payer_id;kind;obligation_id;x\n3/2/2025;Иван;12,30;L;fine_ticket;A1;9\n"
        let other = try CSV.obligations(Self.windows(text)) {
            $0.delimiter = 59
            $0.decimal = 44
            $0.dates = ["d/M/yyyy"]
        }
        #expect(other.obligations.first?.facts == first.obligations[0].facts)
        #expect(other.unknownColumns == 1)
        // The value stands in the ledger: it must never change.
        let facts = String(try row().facts, radix: 16)
        #expect(facts == "645295de26eed84")
        let changes = [
            (",status", ",suspended"), (",interest", ",0.00"), (",costs", ",0.01"), (",payer_name", ",x"),
            (",object", ",x"),
            (",due_on", ",2025-02-03"), (",served_on", ",2025-02-03"), (",year", ",2024"), (",outstanding", ",0.00"),
            (",currency", ",BGN"), (",sent_to", ",x"), (",issuer", ",x"), (",paid_elsewhere", ",0.01"),
            (",instalment", ",x"),
        ]
        let all = try changes.map { try row($0.0, $0.1).facts } + [try row().facts]
        #expect(Set(all).count == all.count)
    }

    @Test func `refusals of rows`() throws {
        let cases = [
            (",fine_ticket,L,1.00,2025-02-03", "csv.missing_value", "obligation_id"),
            ("A,,L,1.00,2025-02-03", "csv.missing_value", "kind"),
            ("A,fine_ticket, ,1.00,2025-02-03", "csv.missing_value", "payer_id"),
            ("A,fine_ticket,L,,2025-02-03", "csv.missing_value", "principal"),
            ("A,fine_ticket,L,1.00,", "csv.missing_value", "issued_on"),
            ("A,dog_tax,L,1.00,2025-02-03", "csv.bad_kind", "kind"),
            ("A,fine_ticket,L,-1.00,2025-02-03", "csv.negative", "principal"),
            ("A,fine_ticket,L,1.00,2025-02-30", "csv.bad_date", "issued_on"),
            ("A,fine_ticket,L,1.00,03.02.2025", "csv.bad_date", "issued_on"),
        ]
        for (text, key, column) in cases {
            let reject = try refusal(text)
            #expect(reject.message.key == key, "\(text)")
            #expect(reject.message.arguments[0] == column, "\(text)")
            #expect(reject.position == SourcePosition(file: 7, line: 2))
            #expect(reject.raw == text)
        }
        #expect(try refusal("A,fine_ticket,L,1.00").message == Message("csv.field_count", ["4", "5"]))
        #expect(try refusal("A,fine_ticket,L,1,00,2025-02-03").message == Message("csv.field_count", ["6", "5"]))
        #expect(try refusal("A,\"fine\"_ticket,L,1.00,2025-02-03").message.key == "csv.broken_quote")
    }

    @Test(arguments: [
        "x", "1,00", "1.", ".5", "1e3", "--1", "1 2.00", "12 34", "1 234 5.00", "0x10", "12345678901234x",
        "１.00", "1.00-", "1. 5",
        "∞", "NaN", "+", "-", "1..0", "1e99999999999999",
    ])
    func `sums that are none`(_ sum: String) throws {
        let reject = try refusal("A,fine_ticket,L,\"\(sum)\",2025-02-03")
        #expect(reject.message.key == "csv.bad_amount")
        #expect(reject.message.arguments == ["principal", sum, "1234.55"])
    }

    @Test(arguments: ["1.234", "77.001", "0.0000001", "-1.005"])
    func `sums with too many decimals`(_ sum: String) throws {
        let reject = try refusal("A,fine_ticket,L,\"\(sum)\",2025-02-03")
        #expect(reject.message == Message("csv.too_fine", ["principal", sum, "2"]))
    }

    @Test(arguments: [
        ("0", 0 as Int64), ("1", 100), ("1.5", 150), ("+1.05", 105), ("1 234.50", 123_450),
        ("1\u{a0}234\u{202f}567.01", 123_456_701),
        ("10000000000.00", 1_000_000_000_000), ("  7.00 ", 700), ("0007.00", 700), ("123 456", 12_345_600),
    ])
    func `sums`(_ sum: String, _ minor: Int64) throws {
        let batch = try CSV.obligations("\(Self.plain)\nA,fine_ticket,L,\"\(sum)\",2025-02-03\n")
        #expect(batch.obligations.first?.principal == minor)
    }

    @Test(arguments: [
        "10000000000.01", "9999999999999.99", "3800065711135", "10 000 000 000.01", "12345678901234",
        "-12345678901234.5",
        "99999999999999999999999999", "12 345 678 901 234.00",
    ])
    func `sums past ten billion`(_ sum: String) throws {
        let reject = try refusal("A,fine_ticket,L,\"\(sum)\",2025-02-03")
        #expect(reject.message == Message("csv.amount_too_large", ["principal", sum]))
    }

    @Test func `minor digits are the currency's`() throws {
        let header = Self.plain + ",currency"
        let debts = try CSV.obligations(
            "\(header)\nA,fine_ticket,L,5.1,2025-02-03,bgn\nC,fine_ticket,L,5.1,2025-02-03,eur\n")
        #expect(debts.obligations.map(\.principal) == [510, 510])
        // Money may come in any currency; a debt in one without a rate could never be paid.
        let row = "BG65TEST56788400000002,2026-05-14,"
        let money = try CSV.bank("account,booked_on,amount,currency\n\(row)5.123,KWD\n\(row)5,JPY\n\(row)5.1,eur\n")
        #expect(money.payments.map(\.amount) == [5123, 5, 510])
        #expect(try refusal("A,fine_ticket,L,5.123,2025-02-03,KWD", header).message.key == "csv.no_rate")
        #expect(try refusal("A,fine_ticket,L,5,2025-02-03,JPY", header).message.key == "csv.no_rate")
        #expect(try refusal("A,fine_ticket,L,5.1,2025-02-03,лв", header).message.key == "csv.bad_currency")
        let yen = try CSV.bank("account,booked_on,amount,currency\n\(row)5.1,JPY\n")
        #expect(yen.rejects.map(\.message.key) == ["csv.bad_amount"])
    }

    @Test func `other refusals of cells`() throws {
        #expect(
            try refusal("A,fine_ticket,L,1,2025-02-03,paid", Self.plain + ",status").message.key == "csv.bad_status")
        for year in ["25", "20255", "1899", "20x5"] {
            #expect(
                try refusal("A,fine_ticket,L,1,2025-02-03,\(year)", Self.plain + ",year").message.key == "csv.bad_year")
        }
        for column in ["interest", "costs", "paid_elsewhere"] {
            let reject = try refusal("A,fine_ticket,L,1,2025-02-03,-1", "\(Self.plain),\(column)")
            #expect(reject.message == Message("csv.negative", [column, "-1"]))
        }
        let mapped = try refusal("A;fine_ticket;L;x;2025-02-03", "obligation_id;kind;payer_id;Главница;issued_on") {
            $0.delimiter = 59
            $0.columns = ["principal": "Главница"]
        }
        #expect(mapped.message.arguments[0] == "Главница (principal)")
    }

    @Test func `a line of a megabyte and bytes that are no UTF-8 cost their row`() throws {
        let long = String(repeating: "x", count: 1 << 20)
        #expect(try refusal("A,fine_ticket,\(long),1.00,2025-02-03").raw.utf8.count == 4096)
        #expect(try refusal("A,fine_ticket,\(long),1.00,2025-02-03").message.key == "csv.too_long")
        var bytes = Array("\(Self.plain)\nA,fine_ticket,L,1.00,2025-02-03\nB,fine_ticket,L".utf8)
        bytes += [0xC3, 0x28] + Array(",1.00,2025-02-03\nC,fine_ticket,Ж,1.00,2025-02-03\n".utf8)
        let batch = try CSV.obligations(bytes) { $0.encoding = "utf-8" }
        #expect(batch.obligations.count == 2)
        #expect(batch.rejects.map(\.message) == [Message("csv.invalid_bytes", ["utf-8"])])
        #expect(batch.rejects[0].position.line == 3)
        // 0x98 stands for nothing in Windows-1251.
        let windows = Self.windows("\(Self.plain)\nA,fine_ticket,Ж,1.00,2025-02-03\nB,fine_ticket,") + [0x98, 0xC6]
        let other = try CSV.obligations(windows + Array(",1.00,2025-02-03\n".utf8))
        #expect(other.encoding == "windows-1251")
        #expect(other.rejects.map(\.message) == [Message("csv.invalid_bytes", ["windows-1251"])])
    }

    @Test func `files that are refused whole`() throws {
        func failure(_ bytes: [UInt8], _ change: (inout CSVMapping) -> Void = { _ in }) -> Unreadable? {
            do throws(Unreadable) {
                _ = try CSV.obligations(bytes, change)
                return nil
            } catch { return error }
        }
        #expect(failure([])?.message.key == "csv.empty")
        #expect(failure(Array("\n\n ,\n".utf8))?.message.key == "csv.empty")
        #expect(failure([0xFF, 0xFE, 65, 0])?.message.key == "csv.missing_column")
        #expect(
            failure(Array("obligation_id,kind,payer_id,issued_on\n".utf8))
                == Unreadable(
                    Message("csv.missing_column", ["principal", "principal", "obligation_id,kind,payer_id,issued_on"]),
                    line: 1))
        #expect(failure(Array("\(Self.plain),KIND\n".utf8))?.message.key == "csv.column_twice")
        #expect(failure(Array("\(Self.plain)\nA,\"x\n".utf8)) == Unreadable(Message("csv.cut_off", ["2"]), line: 2))
        #expect(
            failure(Array("\(Self.plain)\n".utf8)) { $0.columns = ["due_on": "Падеж"] }?.message.arguments.first
                == "due_on")
        #expect(failure(Array("\(Self.plain)\n".utf8)) { $0.dates = ["DD.MM.YYYY"] }?.message.key == "csv.date_pattern")
        #expect(failure(Array("<?xml version=\"1.0\"?><Document/>".utf8))?.message.key == "csv.missing_column")
    }

    @Test func `a byte order mark, delimiters at line ends and empty rows`() throws {
        let text =
            "\u{FEFF}\(Self.plain),,\r\nA1,fine_ticket,L,1.00,2025-02-03,,\r\n\r\n,,,,,,\r\nA2,fine_ticket,L,2.00,2025-02-03,,,,\r\n\r\n"
        let batch = try CSV.obligations(text)
        #expect(batch.obligations.map { batch.text.string($0.id) } == ["A1", "A2"])
        #expect(batch.records == 2)
        #expect(batch.unknownColumns == 0)
        #expect(batch.obligations.map(\.position.line) == [2, 5])
    }

    @Test func `identifiers that fail their check are told, foreign numbers are not`() throws {
        let payers = [
            "7501020050", "7501020051", "131071587", "131071588", "0000568780291", "LOG-1", "12345", "BG131071587",
            "BG131071588",
        ]
        let rows = payers.enumerated().map { "A\($0.offset),fine_ticket,\($0.element),1.00,2025-02-03" }
        let batch = try CSV.obligations(([Self.plain] + rows).joined(separator: "\n"))
        #expect(batch.obligations.count == payers.count)
        #expect(batch.invalidIdentifiers.map(\.value) == ["7501020051", "131071588", "BG131071588"])
        #expect(batch.invalidIdentifiers.map(\.row) == [1, 3, 8])
        let refused = try CSV.obligations("\(Self.plain)\nA,fine_ticket,7501020051,x,2025-02-03\n")
        #expect(refused.invalidIdentifiers.isEmpty)
    }

    /// Whatever happens to a file: no crash, every row is counted once, every text is whole.
    @Test func `damaged files`() throws {
        let rows = (0..<12).map {
            "A\($0),fine_ticket,7501020050,\($0).50,2025-02-03,\"Иван \"\"П\"\"\($0)\",ул. „Марица“\r\n"
        }
        let good = Array("\(Self.plain),payer_name,object\r\n\(rows.joined())".utf8)
        let letters: [UInt8] = [34, 34, 44, 10, 13, 32, 45, 48, 0, 0xC2, 0xA0, 0xFF, 0xD0, 0xE2]
        var whole = 0
        for seed in 0..<2000 as Range<UInt64> {
            var dice = CSVDice(state: seed)
            var bytes = good
            for _ in 0...Int(dice.next() % 4) {
                let place = Int(dice.next() % UInt64(bytes.count))
                switch dice.next() % 4 {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(letters[Int(dice.next() % 14)], at: place)
                case 2: bytes[place] = letters[Int(dice.next() % 14)]
                default: bytes.removeSubrange(place..<min(bytes.count, place + Int(dice.next() % 40)))
                }
            }
            let encoding = ["auto", "utf-8", "windows-1251"][Int(dice.next() % 3)]
            guard let batch = try? CSV.obligations(bytes, { $0.encoding = encoding }) else { continue }
            whole += 1
            #expect(batch.records == batch.obligations.count + batch.rejects.count, "seed \(seed)")
            for one in batch.obligations {
                for text in [one.id, one.payerID, one.payerName, one.object] {
                    let isWhole = String(validating: batch.text.bytes[text.range], as: UTF8.self) != nil
                    #expect(isWhole, "seed \(seed)")
                }
                #expect(one.principal >= 0, "seed \(seed)")
            }
        }
        #expect(whole > 500)
    }

    /// Windows-1251 of Bulgarian text.
    static func windows(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0..<128: UInt8(scalar.value)
            case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
            case 0x2116: 0xB9
            case 0x201E: 0x84
            case 0x201C: 0x93
            case 0xA0: 0xA0
            default: 63
            }
        }
    }
}
