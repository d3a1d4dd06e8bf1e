// Reports of acquirers: each profile on that provider's sample where the corpus has one, else on files made here in the
// documented form, with sums that the test knows.

import Domain
import Formats
import Foundation
import Testing

struct CardReportTests {
    private func read(_ bytes: [UInt8], _ mapping: CSVMapping = CSVMapping()) throws -> CardBatch {
        try CardFile.read(bytes, mapping: mapping, organisationCurrency: .eur, file: 0)
    }

    private func read(_ text: String, _ mapping: CSVMapping = CSVMapping()) throws -> CardBatch {
        try read(Array(text.utf8), mapping)
    }

    private func key(_ work: () throws -> CardBatch) -> String {
        do { return "read as \(try work().format)" } catch { return (error as? Unreadable)?.message.key ?? "\(error)" }
    }

    private func sum(_ batch: CardBatch) -> Int64 { batch.cards.reduce(0) { $0 + $1.effect } }
    private func fees(_ batch: CardBatch) -> Int64 { batch.cards.reduce(0) { $0 + ($1.fee.value ?? 0) } }

    /// Every row is a transaction, passed over or refused.
    private func isWhole(_ batch: CardBatch) -> Bool {
        batch.records == Int64(batch.cards.count) + batch.passedOver + Int64(batch.rejects.count)
    }

    // MARK: The corpus

    /// Bytes of the only corpus file whose name holds this; nil, and a word about it, where there is none.
    private func sample(_ name: String) throws -> [UInt8]? {
        guard let corpus = CSVCorpus.shared, let file = corpus.files.map(\.name).first(where: { $0.contains(name) })
        else {
            print("CardReportTests skipped \(name): the corpus has no such file")
            return nil
        }
        return try corpus.bytes(file)
    }

    @Test func stripesPayoutComesToWhatIsOnItsWayAndTheRestWaits() throws {
        guard let bytes = try sample("stripe.balance_summary_format1") else { return }
        let batch = try read(bytes)
        #expect(batch.format == "stripe" && batch.rejects.isEmpty && batch.records == 12 && isWhole(batch))
        #expect(batch.cards.count == 6 && batch.cards.allSatisfy { $0.type == .sale && $0.isSuccessful })
        let payout = try #require(batch.payouts.first { !$0.batch.isEmpty })
        #expect(payout.batch == "po_1Nzr7YKh5QAlWt1CBKvGMVAL" && payout.day.value == Day("2023-10-16"))
        #expect(payout.expected == 593_04 && payout.movements == 93_82 && payout.transactions == 3)
        #expect(batch.payouts.first { $0.batch.isEmpty }?.expected == 98_15)
    }

    @Test func sumupsSalesAreJoinedWithTheRowsOfTheirPayouts() throws {
        guard let bytes = try sample("sumup/test/testcases/csv_example_format2") else { return }
        let batch = try read(bytes)
        #expect(batch.format == "sumup" && batch.rejects.isEmpty && batch.records == 1938 && isWhole(batch))
        // 724 card sales of 1,116 successful ones: the others were paid in cash.
        #expect(batch.cards.count == 724 && batch.payouts.count == 23)
        #expect(sum(batch) == 31_829_85 && fees(batch) == 581_36)
        #expect(batch.payouts.reduce(0) { $0 + $1.expected } == 31_248_49)
        let payout = try #require(batch.payouts.first { $0.batch == "952982" })
        #expect(payout.transactions == 18 && payout.expected == 253_57 && payout.day.value == Day("2025-02-03"))
    }

    /// The sample's words were scrambled by those who published it: the settings say what they mean.
    @Test func twintsTotalsAboveTheHeaderAreThoseOfItsRows() throws {
        guard let bytes = try sample("csv_twint_example_format1_business") else { return }
        var mapping = CSVMapping()
        mapping.values = ["type": ["Syllide": "sale"]]
        let batch = try read(bytes, mapping)
        #expect(batch.format == "twint" && batch.rejects.isEmpty && batch.cards.count == 5)
        #expect(sum(batch) == 350_00 && fees(batch) == 4_55 && batch.payouts.first?.expected == 345_45)
        #expect(batch.cards.first.map { SofiaTime.day($0.transactedAt) } == Day("2023-11-01"))
        #expect(batch.cards.allSatisfy { $0.currency.text == "CHF" })
        #expect(try read(bytes).rejects.allSatisfy { $0.message.key == "cards.unknown_row" })
        let other = String(decoding: bytes, as: UTF8.self).replacing("\"0.65\";\"GROPE\"", with: "\"0.66\";\"GROPE\"")
        #expect(key { try read(other, mapping) } == "cards.total_differs")
    }

    @Test func adyensPublishedBatch380ClosesToZero() throws {
        guard let bytes = try sample("settlement_detail_report_batch_380") else { return }
        let batch = try read(bytes)
        #expect(batch.rejects.isEmpty && batch.cards.count == 226)
        #expect(batch.payouts.map(\.paid) == [55_308_07] && batch.payouts.first?.expected == 55_308_07)
    }

    // MARK: Adyen

    private static let adyenHeader = [
        "Company Account", "Merchant Account", "Psp Reference", "Merchant Reference", "Payment Method", "Creation Date",
        "TimeZone", "Type", "Modification Reference", "Gross Currency", "Gross Debit (GC)", "Gross Credit (GC)",
        "Exchange Rate", "Net Currency", "Net Debit (NC)", "Net Credit (NC)", "Commission (NC)", "Markup (NC)",
        "Scheme Fees (NC)", "Interchange (NC)", "Batch Number",
    ]

    /// As large and as mixed as batch 380 of pos-formats.md: 220 sales, 6 refunds, a fee, and a payout of all that is left.
    private func adyen(payoutOff: Int64 = 0) -> String {
        var lines = [Self.adyenHeader.joined(separator: ",")]
        var left: Int64 = 0
        func line(_ type: String, _ reference: String, _ gross: Int64, _ fees: [Int64], net: Int64) {
            func side(_ sum: Int64, _ isCredit: Bool) -> String {
                (sum > 0) == isCredit && sum != 0 ? Money.text(Int64(sum.magnitude)) : ""
            }
            let isMovement = fees.isEmpty
            let costs = isMovement ? ["", "", "", ""] : fees.map { $0 == 0 ? "" : Money.text($0) }
            let own = isMovement ? ["", "", "", ""] : ["EUR", side(gross, false), side(gross, true), "1"]
            lines.append(
                (["Town", "TownPOS", reference, "ORDER-\(reference)", "visa", "2026-03-29 00:30:00", "CET", type, ""]
                    + own + ["EUR", side(net, false), side(net, true)] + costs + ["380"]).joined(separator: ","))
            left += net
        }
        for index in 0..<220 {
            let costs = index % 3 == 0 ? [Int64(10 + index), 0, 0, 0] : [0, 5, Int64(index % 7), 12]
            let fee = costs.reduce(0, +)
            let gross = index == 219 ? 56_438_52 - left + fee : Int64(1_000 + index * 225)
            line("Settled", "S\(index)", gross, costs, net: gross - fee)
        }
        for index in 0..<6 { line("Refunded", "S\(index * 9)", -15_000, [7, 0, 0, 0], net: -15_007) }
        line("Fee", "", 0, [], net: -230_03)
        line("MerchantPayout", "", 0, [], net: -left + payoutOff)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The shape of batch 380, sums included; its rows are invented.
    @Test func adyensBatchIsAClosedLedger() throws {
        let batch = try read(adyen())
        #expect(batch.format == "adyen" && batch.rejects.isEmpty && batch.cards.count == 226 && isWhole(batch))
        #expect(batch.cards.count { $0.type == .refund } == 6)
        let payout = try #require(batch.payouts.first)
        #expect(batch.payouts.count == 1 && payout.batch == "380" && payout.movements == -230_03)
        #expect(payout.paid == 55_308_07 && payout.expected == 55_308_07)
        #expect(batch.cards.filter { $0.type == .sale }.reduce(0) { $0 + $1.amount - ($1.fee.value ?? 0) } == 56_438_52)
        // What the settlement expects of the transactions is what is paid out, the batch's own fee included.
        #expect(sum(batch) - fees(batch) == payout.paid && payout.expected > 0)
        // 00:30 in the zone of Berlin is 01:30 in Sofia, in the night in which the clocks are set forward.
        #expect(batch.cards.first.map { $0.transactedAt } == SofiaTime.moment("2026-03-28T23:30:00Z"))
        #expect(key { try read(adyen(payoutOff: 1)) } == "cards.payout_differs")
    }

    @Test func adyensBalanceIsCarriedAndNeverExpectedOnTheAccount() throws {
        func row(_ text: String, _ debit: String, _ credit: String) -> String {
            "Town,TownPOS,,,,2026-03-02 02:21:49,CET,\(text),,,,,,USD,\(debit),\(credit),,,,,238"
        }
        let text = [
            Self.adyenHeader.joined(separator: ","), row("Balancetransfer", "", "454331.99"), row("Fee", "0.09", ""),
            row("Balancetransfer", "454331.90", ""),
        ].joined(separator: "\r\n")
        let batch = try read(text)
        #expect(batch.cards.isEmpty && batch.passedOver == 3 && batch.rejects.isEmpty)
        #expect(batch.payouts.first?.expected == 0 && batch.payouts.first?.carried == 9)
    }

    @Test func rowsThatContradictThemselvesAreRefusedAndOthersTaken() throws {
        func row(_ type: String, _ credit: String, _ net: String, _ fee: String) -> String {
            "Town,TownPOS,R,O,visa,2026-03-02 02:21:49,CET,\(type),,EUR,,\(credit),1,EUR,,\(net),\(fee),,,,7"
        }
        let rows = [
            row("Settled", "10.00", "9.90", "0.10"), row("Settled", "10.00", "9.91", "0.10"),
            row("Sattled", "10.00", "9.90", "0.10"), row("Refunded", "10.00", "9.90", "0.10"),
            row("Settled", "ten", "9.90", "0.10"),
            row("Settled", "10.00", "9.90", "0.10").replacing("CET", with: "XYZ"),
        ]
        let batch = try read(([Self.adyenHeader.joined(separator: ",")] + rows).joined(separator: "\n"))
        #expect(batch.cards.count == 1 && isWhole(batch))
        #expect(
            batch.rejects.map(\.message.key).sorted() == [
                "cards.equation", "cards.sign", "cards.unknown_row", "cards.unknown_zone", "csv.bad_amount",
            ])
    }

    // MARK: American Express

    private func record(_ type: String, _ parts: [(Int, Int, String)]) -> String {
        var bytes = Array(repeating: UInt8(32), count: 800)
        for (start, length, text) in [(1, 10, type)] + parts {
            for (place, byte) in text.utf8.prefix(length).enumerated() { bytes[start - 1 + place] = byte }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func sum16(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        return (value < 0 ? "-" : " ") + String(repeating: "0", count: 15 - digits.count) + digits
    }

    private func grrcn(_ amounts: [Int64], fee: Int64, chargeback: Int64, count: Int? = nil, off: Int64 = 0) -> String {
        let common = [
            (11, 15, "9421234567"), (26, 3, "002"), (29, 10, "104A1234"), (39, 8, "20260402"), (47, 3, "EUR"),
        ]
        let gross = amounts.reduce(0, +)
        let net = gross - fee - chargeback
        var lines = [record("HEADER", [(11, 10, "0000000001")])]
        lines.append(
            record(
                "SUMMARY",
                common + [
                    (68, 16, sum16(net + off)), (84, 16, sum16(gross)), (100, 16, sum16(fee)), (116, 16, sum16(0)),
                    (132, 16, sum16(-chargeback + off)), (148, 16, sum16(0)),
                ]))
        lines.append(
            record(
                "SUBMISSION",
                common + [
                    (50, 15, "9427654321"), (145, 16, sum16(gross)), (161, 16, sum16(fee)), (177, 16, sum16(0)),
                    (193, 16, sum16(0)), (209, 16, sum16(gross - fee)),
                ]))
        for (index, amount) in amounts.enumerated() {
            lines.append(
                record(
                    "TRANSACTN",
                    common + [
                        (50, 15, "9427654321"), (114, 30, "ORDER\(index)"), (164, 19, "370000000000002"),
                        (229, 16, sum16(amount)), (245, 8, "20260331"), (253, 6, "2330\(10 + index)"),
                        (259, 15, "TID\(index)"), (274, 6, "A\(10_000 + index)"), (280, 10, "T1"),
                    ]))
            lines.append(record("TXNPRICING", common))
        }
        lines.append(
            record(
                "CHARGEBACK",
                common + [
                    (50, 15, "9427654321"), (88, 30, "ORDER0"), (187, 8, "20260401"), (213, 30, "CB1"),
                    (533, 16, sum16(-chargeback)), (597, 16, sum16(-chargeback)),
                ]))
        let records = count ?? lines.count + 1
        lines.append(
            record("TRAILER", [(11, 10, "0000000001"), (21, 7, String(String(10_000_000 + records).suffix(7)))]))
        // Blanks at the end may be left out.
        return lines.map { $0.split(separator: "  ", omittingEmptySubsequences: false).joined(separator: "  ") }
            .enumerated().map {
                $0.offset % 2 == 0 ? $0.element : String($0.element.reversed().drop { $0 == " " }.reversed())
            }
            .joined(separator: "\r\n") + "\r\n"
    }

    @Test func amexSharesTheFeesOfASubmissionAndProvesEveryTotal() throws {
        let batch = try read(grrcn([40_00, 33_33, 126_67], fee: 5_01, chargeback: 12_00))
        #expect(batch.format == "amex-grrcn" && batch.rejects.isEmpty && batch.cards.count == 4 && isWhole(batch))
        #expect(batch.cards.map { $0.fee.value ?? 0 } == [1_00, 83, 3_18, 0])
        #expect(batch.cards.last?.type == .chargeback && batch.cards.last?.amount == 12_00)
        let payout = try #require(batch.payouts.first)
        #expect(payout.batch == "104A1234" && payout.expected == 200_00 - 5_01 - 12_00)
        #expect(batch.cards.allSatisfy { $0.settledOn.value == Day("2026-04-02") })
        // A credit is a transaction below zero.
        let credit = try read(grrcn([40_00, -15_00], fee: 50, chargeback: 0))
        #expect(credit.cards.prefix(2).map(\.type) == [.sale, .refund] && fees(credit) == 50)
        #expect(credit.payouts.first?.expected == 24_50)
        // No full card number is kept.
        #expect(!String(decoding: batch.text.bytes, as: UTF8.self).contains("370000000000002"))
        #expect(key { try read(grrcn([40_00], fee: 1, chargeback: 0, count: 99)) } == "cards.count_differs")
        #expect(key { try read(grrcn([40_00], fee: 1, chargeback: 5, off: 1)) } == "cards.total_differs")
    }

    /// A record between delimiters, its values by the number of their field.
    private func fields(_ type: String, _ values: [Int: String], _ mark: String, count: Int = 32) -> String {
        let common = [1: type, 2: "9421234567", 3: "002", 4: "104A1234", 5: "20260402", 6: "EUR"]
        let all = values.merging(type == "TRAILER" || type == "HEADER" ? [1: type] : common) { own, _ in own }
        return (1...count).map { "\"\(all[$0] ?? "")\"" }.joined(separator: mark)
    }

    @Test(arguments: [",", "\t"]) func amexBetweenDelimitersIsTheSameReport(_ mark: String) throws {
        func report(adjustment: Int64, off: Int64 = 0, count: String = "0000000009") -> String {
            let net = 200_00 - 5_01 - 12_00 + adjustment
            return [
                fields("HEADER", [2: "20260402", 5: "GRRCN", 7: "2.01"], mark, count: 7),
                fields(
                    "SUMMARY",
                    [
                        8: sum16(net + off), 9: sum16(200_00), 10: sum16(5_01), 11: sum16(0),
                        12: sum16(adjustment - 12_00 + off), 13: sum16(0), 14: sum16(0),
                    ], mark),
                fields(
                    "SUBMISSION",
                    [
                        7: "9427654321", 14: sum16(200_00), 15: sum16(200_00), 16: sum16(5_01), 17: sum16(0),
                        18: sum16(0), 19: sum16(194_99),
                    ], mark),
                fields(
                    "TRANSACTN",
                    [
                        7: "9427654321", 13: "ORDER1", 15: "375310XXXXX4009", 17: sum16(200_00), 18: sum16(40_00),
                        19: "20260331", 20: "233010", 21: "TID1", 22: "168208", 26: "ARN1",
                    ], mark),
                fields("TXNPRICING", [7: "9427654321"], mark),
                fields(
                    "TRANSACTN",
                    [
                        7: "9427654321", 13: "ORDER2", 15: "370000000000002", 18: sum16(160_00), 19: "20260331",
                        20: "120000", 21: "TID2", 22: "168209", 23: "T1",
                    ], mark),
                fields(
                    "CHARGEBACK",
                    [7: "9427654321", 10: "ORDER1", 14: "20260401", 17: "CB1", 20: sum16(-12_00), 24: sum16(-12_00)],
                    mark),
                fields(
                    "ADJUSTMENT",
                    [7: "9427654321", 14: "20260401", 17: "AD1", 20: sum16(adjustment), 24: sum16(adjustment)], mark),
                fields("TRAILER", [2: "0000000026", 3: count], mark, count: 3),
            ].joined(separator: "\r\n") + "\r\n"
        }
        var named = CSVMapping()
        named.profile = "amex-grrcn"
        for mapping in [CSVMapping(), named] {
            let batch = try read(report(adjustment: -3_00), mapping)
            #expect(batch.format == "amex-grrcn" && batch.rejects.isEmpty && batch.cards.count == 3 && isWhole(batch))
            #expect(sum(batch) == 188_00 && batch.payouts.map(\.expected) == [179_99])
            #expect(batch.payouts.first?.movements == -3_00 && batch.payouts.first?.batch == "104A1234")
            #expect(batch.cards.map { batch.text.string($0.reference) } == ["ARN1", "TID2", "CB1"])
            #expect(batch.cards.map { batch.text.string($0.terminal) } == ["9427654321", "T1", "9427654321"])
            #expect(batch.cards.map { $0.settledOn.value } == Array(repeating: Day("2026-04-02"), count: 3))
            #expect(!String(decoding: batch.text.bytes, as: UTF8.self).contains("370000000000002"))
        }
        #expect(try read(report(adjustment: 3_00)).payouts.map(\.expected) == [185_99])
        #expect(key { try read(report(adjustment: 3_00, off: 1)) } == "cards.total_differs")
        #expect(key { try read(report(adjustment: 0, count: "0000000010")) } == "cards.count_differs")
    }

    // MARK: BORICA

    @Test func boricasTransactionsInTheWordsOfTheGatewayAndOfTheBank() throws {
        let gateway = """
            TERMINAL,TRTYPE,AMOUNT,CURRENCY,ORDER,AD.CUST_BOR_ORDER_ID,TIMESTAMP,ACTION,RC,APPROVAL,RRN,CARD,CARD_BRAND
            V1800001,1,100.00,EUR,000123,000123TAX1,20260430213000,0,00,A1,609012345678,5100XXXXXXXX0022,MC
            V1800001,1,100.00,EUR,000123,000123TAX1,20260430213000,1,00,A1,609012345678,5100XXXXXXXX0022,MC
            V1800001,1,7.00,EUR,000124,,20260430213100,2,05,,609012345679,5100XXXXXXXX0022,MC
            V1800001,24,40.00,EUR,000123,000123TAX1,20260501060000,0,00,A1,609012345678,5100XXXXXXXX0022,MC
            V1800001,90,40.00,USD,000123,,20260501060000,0,00,,609012345678,,
            """
        let batch = try read(gateway)
        #expect(batch.format == "borica" && batch.rejects.isEmpty && batch.cards.count == 4 && batch.passedOver == 1)
        #expect(batch.cards.map(\.isSuccessful) == [true, false, false, true])
        #expect(batch.cards.map(\.isRepeat) == [false, true, false, false])
        #expect(batch.cards.last?.type == .reversal && batch.cards.last?.amount == 40_00)
        // 21:30 UTC on 30 April is half past midnight on 1 May in Sofia: the discount's last day is over.
        #expect(batch.cards.first.map { SofiaTime.day($0.transactedAt) } == Day("2026-05-01"))

        let bank = """
            Справка за транзакции;;;;;;;
            Терминал;Дата;Час;Вид транзакция;Сума;Валута;Комисиона;RRN
            93000001;30.04.2026;23:30:15;Покупка;1 234,50;EUR;9,88;111
            93000001;30.04.2026;23:31:15;Сторно;34,50;EUR;;111
            """
        var windows: [UInt8] = []
        for scalar in bank.unicodeScalars {
            windows.append(scalar.value < 128 ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 0xC0))
        }
        let second = try read(windows)
        #expect(second.encoding == "windows-1251" && second.cards.map(\.amount) == [1_234_50, 34_50])
        #expect(second.cards.map { $0.fee.value } == [9_88, nil] && second.cards.last?.type == .reversal)
        #expect(second.cards.first.map { SofiaTime.day($0.transactedAt) } == Day("2026-04-30"))
    }

    // MARK: ePay

    @Test func noticesOfEpayAreOnePaymentAnInvoice() throws {
        let batch = try read(
            """
            INVOICE=100045:STATUS=PAID:PAY_TIME=20260430235900:STAN=012345:BCODE=A1B2C3:AMOUNT=120.50:BIN=510000
            INVOICE=100046:STATUS=EXPIRED
            INVOICE=100047:STATUS=PAID:PAY_TIME=20260501000100:STAN=012346:BCODE=A1B2C4:AMOUNT=x
            """)
        #expect(batch.format == "epay" && batch.cards.count == 1 && batch.passedOver == 1 && isWhole(batch))
        #expect(batch.cards.first?.amount == 120_50 && batch.rejects.map(\.message.key) == ["csv.bad_amount"])
        #expect(batch.cards.first.map { batch.text.string($0.order) } == "100045")
        #expect(batch.cards.first.map { SofiaTime.day($0.transactedAt) } == Day("2026-04-30"))
    }

    @Test func billingLinesAreInTheSmallestUnit() throws {
        let batch = try read(
            """
            IDN=1234567890&MERCHANTID=00001234&INVOICES=55,56&TOTAL=12050&TID=20260430120000012345000001&DATE=20260430120000&TYPE=BILLING&STATUS=00
            IDN=1234567890&MERCHANTID=00001234&TOTAL=12050&TID=20260430120000012346000001&DATE=20260430120000&TYPE=CHECK
            """)
        #expect(batch.format == "epay-billing" && batch.cards.count == 1 && batch.passedOver == 1)
        #expect(batch.cards.first?.amount == 120_50 && batch.cards.first?.isSuccessful == true)
    }

    // MARK: Which file is whose

    @Test func aCanonicalFileIsNoReportAndAProfileIsNeverForced() throws {
        let canonical = "terminal_id,type,transacted_at,amount\nT1,sale,2026-04-14T12:00:00Z,1.00\n"
        #expect(try read(canonical).format == "csv")
        var mapping = CSVMapping()
        mapping.profile = "adyen"
        #expect(key { try read(canonical, mapping) } == "cards.not_of_profile")
        #expect(key { try read("a,b\n1,2\n") } == "csv.missing_column")
    }
}
