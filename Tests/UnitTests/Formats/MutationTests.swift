// Damaged files by the thousand: each ends in an error or in a smaller result, never in a crash or in money out of nothing.
// What is asked of each stands in `DamagedFile`, which the guided fuzzer (Tests/Fuzzing) asks too.
//
// `make test` takes a few, `make fuzz` 200,000 with the address sanitizer. SVERKA_MUTATIONS sets the number, SVERKA_SEED the
// first seed; what fails names its seed, so that it can be made again. Seeds are the small files below and, where it is
// beside the package, the corpus.

import Foundation
import Testing

@testable import Domain
@testable import Formats

/// SplitMix64: the same numbers on every machine.
private struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }
}

@Suite struct MutationTests {
    private static let entry =
        "<Ntry><Amt Ccy=\"EUR\">12.30</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt>"
        + "<AcctSvcrRef>R1</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls><Amt Ccy=\"EUR\">10.00</Amt><RltdPties><Dbtr><Nm>Иван</Nm>"
        + "</Dbtr></RltdPties><RmtInf><Ustrd>7501010018   данък</Ustrd></RmtInf></TxDtls><TxDtls><Amt Ccy=\"EUR\">2.30</Amt></TxDtls></NtryDtls></Ntry>"

    private static let small: [String] = [
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>S 7</Id>"
            + "<Acct><Id><IBAN>BG43TEST12348400000001</IBAN></Id><Ccy>EUR</Ccy></Acct><Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>"
            + "<Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-05</Dt></Dt></Bal>\(entry)\(entry)</Stmt></BkToCstmrStmt></Document>",
        ":20:S\r\n:25:BG43TEST12348400000001\r\n:28C:5/1\r\n:60F:C260104EUR1,00\r\n:61:2601050105RC12,30NTRFCUST//BANK1\r\nдопълнение\r\n"
            + ":86:051+00Получен превод+207501010018   фиш 12+25+30BNBGBGSD+31BG80BNBG96611020345678+32Иван Петров\r\n"
            + ":61:260105D2,00NCHGNONREF\r\n:86:/EREF/X1//REMI/USTD//за 2025/\r\n:62F:C260105EUR-11,30\r\n-\r\n",
        "{1:F01BANKBGSFXXXX0000000000}{2:O9421200}{4:\r\n:20:I\r\n:25:A\r\n:28C:7\r\n:34F:EURD0,\r\n:13D:2601051200+0200\r\n:61:2601050105C3,NMSCX\r\n:86:x\r\n-}",
        "<AccountMovements><AccountMovement><IBAN>BG43TEST12348400000001</IBAN><CCY>EUR</CCY><MovementType>Credit</MovementType><Amount>1 028,98</Amount>"
            + "<PaymentDate>05.01.2026</PaymentDate><Reason>ДНИ<br/>2025</Reason><Narrative nil=\"true\"/></AccountMovement></AccountMovements>",
        "<S><IBAN_S>BG43TEST12348400000001</IBAN_S><OPEN_BALANCE>1,000.00</OPEN_BALANCE><R><POST_DATE>15/01/2026</POST_DATE><AMOUNT_C>1,234.05</AMOUNT_C></R></S>",
        "Извлечение;;;\nДата;Основание;Дебит;Кредит\n01.02.2026;\"7501020050   ДНИ; 2025\";;\"1 234,50\"\n03.02.2026;Такса;-2,00;\nОбщо;;-2,00;1 234,50\n",
        "account,booked_on,value_on,amount,currency,remittance\nA,2025-03-02,2025-03-01,12.30,EUR,\"ДНИ, \"\"2025\"\"\"\nA,2025-03-02,,-12.30,BGN,x\n",
        "Postdate|Time|Debits|Credits|Description|REM_I|EGN\r\n15/01/2026|10:22||1,234.05|Превод|Данък|7501020050\r\n",
        "obligation_id,kind,payer_id,principal,issued_on\nA1,fine_ticket,7501020050,12.30,2025-02-03\n",
    ]

    /// Card reports of every container, with the sums and counts that prove them; orders and decisions.
    private static let cards: [String] = [
        "terminal_id,type,transacted_at,batch_id,order_id,rrn,amount,currency,fee,action,response_code\nV1,sale,2026-05-12T07:01:00Z,B1,7,601,70.00,EUR,0.70,0,00\n"
            + "V1,refund,2026-05-12T23:01:00+03:00,B1,7,601,10.00,EUR,,0,00\n",
        "TERMINAL,TRTYPE,AMOUNT,CURRENCY,ORDER,TIMESTAMP,ACTION,RC,APPROVAL,RRN,CARD\nV1,1,100.00,EUR,1,20260430213000,0,00,A1,609,5100111122223333\nV1,24,40.00,EUR,1,20260501060000,0,00,A1,609,5100XXXXXXXX0022\n",
        "Справка;;;;;;;\nТерминал;Дата;Час;Вид транзакция;Сума;Валута;Комисиона;RRN\n93000001;30.04.2026;23:30:15;Покупка;1 234,50;EUR;9,88;111\n93000001;30.04.2026;23:31:15;Сторно;34,50;EUR;;111\n",
        "Psp Reference,Merchant Reference,Creation Date,TimeZone,Type,Gross Currency,Gross Debit (GC),Gross Credit (GC),Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number,Merchant Account\n"
            + "P1,O1,2026-03-29 00:30:00,CET,Settled,EUR,,10.00,EUR,,9.90,0.10,,,,380,T\nP2,,2026-03-29 00:30:00,CET,MerchantPayout,,,,EUR,9.90,,,,,,380,T\n",
        "automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category\npo_1,2026-05-01,txn_1,2026-04-30 21:00:00,eur,10.00,0.30,9.70,charge\npo_1,2026-05-01,txn_2,2026-04-30 21:00:00,eur,-2.00,0,-2.00,refund\n",
        "INVOICE=100045:STATUS=PAID:PAY_TIME=20260430235900:STAN=012345:BCODE=A1B2C3:AMOUNT=120.50\nINVOICE=100046:STATUS=EXPIRED\n",
        "IDN=1234567890&MERCHANTID=00001234&INVOICES=55,56&TOTAL=12050&TID=20260430120000012345000001&DATE=20260430120000&TYPE=BILLING&STATUS=00\n",
        [
            record("HEADER", [:]),
            record("SUMMARY", [68: " 000000000003950", 84: " 000000000004000", 100: " 000000000000050"]),
            record(
                "SUBMISSION", [50: "942", 145: " 000000000004000", 161: " 000000000000050", 209: " 000000000003950"]),
            record("TRANSACTN", [50: "942", 229: " 000000000001500", 245: "20260331233010", 259: "TID1"]),
            record("TRANSACTN", [50: "942", 229: " 000000000002500", 245: "20260331233011", 259: "TID2"]),
            record("TRAILER", [21: "0000006"]),
        ].joined(separator: "\r\n"),
        "order_id,created_at,terminal_id,obligation_id,amount,merchant_reference,status\n7,2026-05-12T10:00:00+03:00,V1,F-1,50.00,7SV1,paid\n",
        "decision_id,decided_on,decided_by,approved_by,action,payment_id,obligation_id,amount,reason\n1,2026-05-12,А,Б,match,P-1,F-1,12.30,x\n",
    ]

    /// A record of fixed width, its values by their first character.
    private static func record(_ type: String, _ values: [Int: String]) -> String {
        var letters = Array(repeating: Character(" "), count: 300)
        let common = [1: type, 29: "104A1234", 39: "20260402", 47: "EUR"]
        for (start, text) in values.merging(common, uniquingKeysWith: { own, _ in own }) {
            letters.replaceSubrange((start - 1)..<(start - 1 + text.count), with: text)
        }
        return String(letters)
    }

    /// Pieces that formats are made of, and numbers that are too large.
    private static let pieces: [String] = [
        "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#x10FFFF;", "]]>", "<![CDATA[", "-->", "<Ntry>", "</Ntry>",
        "<TxDtls>",
        "</Stmt>", ":61:", ":86:", "\r\n:62F:", "-}", "{4:", "\"", "\"\"", ";", ",", "|", "\t", "\r", "\n", "\u{FEFF}",
        "=\"", "'",
        "-", "+", "9223372036854775808", "-9223372036854775808", "99999999999999999999", "0.00", "1e9", "31.02.2026",
        "9999-12-31", "999999999999999", "-999999999999999", "9999999999999.99", "SUMMARY", "TRANSACTN", "R", "}", "&",
        "0000-00-00", "?20", "+21", "^38", "/EREF/", "SVWZ+", "LNC", "1.234.567,89", "<br/>",
    ]

    private static let seeds: [[UInt8]] = {
        var seeds = (small + cards).map { Array($0.utf8) }
        // One of them in Windows-1251 and one in UTF-16.
        seeds.append(CSVObligationTests.windows(small[1]))
        seeds.append([0xFF, 0xFE] + small[0].utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
        for (name, _) in Corpus.shared?.files ?? [] {
            if let bytes = try? Corpus.shared?.bytes(name), bytes.count < 16_000 { seeds.append(bytes) }
        }
        for (name, _) in CSVCorpus.shared?.files ?? [] {
            if let bytes = try? CSVCorpus.shared?.bytes(name), bytes.count < 8_000 { seeds.append(bytes) }
        }
        return seeds
    }()

    private static func number(_ name: String, _ usual: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
    }

    @Test func `damaged files`() async {
        let count = Self.number("SVERKA_MUTATIONS", 1_000)
        let first = Self.number("SVERKA_SEED", 1)
        let seeds = Self.seeds
        // Two halves beside each other.
        await withTaskGroup(of: Void.self) { group in
            for half in 0..<2 {
                group.addTask {
                    for seed in stride(from: first + half, to: first + count, by: 2) {
                        var random = Random(state: UInt64(truncatingIfNeeded: seed))
                        let bytes = Self.mutated(seeds[random.below(seeds.count)], seeds, &random)
                        let problem = DamagedFile.problem(bytes)
                        #expect(problem == nil, "seed \(seed): \(problem ?? "")")
                    }
                }
            }
        }
    }

    // MARK: Mutating

    private static func mutated(_ seed: [UInt8], _ seeds: [[UInt8]], _ random: inout Random) -> [UInt8] {
        var bytes = seed
        for _ in 0...random.below(4) {
            let place = random.below(bytes.count + 1)
            let length = random.below(random.below(8) == 0 ? 400 : 12)
            let end = min(place + length, bytes.count)
            switch random.below(9) {
            case 0: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
            case 1: if place < bytes.count { bytes[place] ^= 1 << UInt8(random.below(8)) }
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
            case 4, 5: bytes.insert(contentsOf: Array(pieces[random.below(pieces.count)].utf8), at: place)
            case 6: bytes.removeLast(bytes.count - place)
            case 7:
                let other = seeds[random.below(seeds.count)]
                let start = random.below(other.count + 1)
                bytes.insert(contentsOf: other[start..<min(start + 300, other.count)], at: place)
            default:
                // Another digit where there is one.
                if let digit = bytes[place...].firstIndex(where: { $0 >= 48 && $0 <= 57 }) {
                    bytes[digit] = 48 + UInt8(random.below(10))
                }
            }
        }
        return bytes
    }
}
