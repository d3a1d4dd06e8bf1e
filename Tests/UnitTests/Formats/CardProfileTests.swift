// Card reports that pipeline.yml itself describes: real samples without a ready-made profile, and made-up files for every
// way in which reports are written.

import Domain
import Formats
import Foundation
import Settings
import Testing

struct CardProfileTests {
    private static let frame = """
        version: 1
        organisation: {name: Община, currency: EUR, language: bg}
        sources:
          cards: {role: pos, path: "Inputs/pos/*", csv: {profile: own}}
        accounts:
          BG43TEST12348400000001: {type: revenue}
        kinds:
          civil_fee: {code: "448007", group: fee}
        card_profiles:

        """

    private static func text(_ profile: String, _ name: String) -> String {
        frame + "  \(name):\n" + profile.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n") + "\n"
    }

    private func read(_ bytes: [UInt8], as profile: String, name: String = "") throws -> CardBatch {
        let settings = try SettingsFolder().load(Self.text(profile, "own"))
        let mapping = try #require(settings.sources.first?.csv)
        return try CardFile.read(bytes, mapping: mapping, organisationCurrency: .eur, file: 0, name: name)
    }

    private func read(_ text: String, as profile: String, name: String = "") throws -> CardBatch {
        try read(Array(text.utf8), as: profile, name: name)
    }

    private func key(_ work: () throws -> CardBatch) -> String {
        do { return "read as \(try work().format)" } catch { return (error as? Unreadable)?.message.key ?? "\(error)" }
    }

    private func strings(_ batch: CardBatch, _ path: KeyPath<CardRecord, TextRef>) -> [String] {
        batch.cards.map { batch.text.string($0[keyPath: path]) }
    }

    private func sample(_ name: String) throws -> [UInt8]? {
        guard let corpus = CSVCorpus.shared, let file = corpus.files.map(\.name).first(where: { $0.contains(name) })
        else {
            print("CardProfileTests skipped \(name): the corpus has no such file")
            return nil
        }
        return try corpus.bytes(file)
    }

    // MARK: The corpus

    /// Payments in another currency are two conversions beside them: the euro account ends where it began.
    @Test func paypalsActivityComesToItsBalances() throws {
        guard let bytes = try sample("import/paypal/test/testcases/download") else { return }
        let batch = try read(
            bytes,
            as: """
                columns: {transacted_at: Date, time: Heure, zone: Fuseau horaire, type: Type, status: État, currency: Devise,
                  amount: Avant commission, fee: Commission, net: Net, rrn: Numéro de transaction}
                constants: {terminal_id: PayPal}
                rows:
                  - {class: declined, unless: {status: Terminé}}
                  - {class: movement, when: {type: "Conversion*"}}
                  - {class: carried, when: {type: "Approvisionnement*"}}
                  - {class: refund, when: {type: "Paiement*", amount: "<0"}}
                  - {class: sale, when: {type: "Paiement*"}}
                fees: negative
                dates: dd.MM.yyyy
                """)
        #expect(batch.records == 21 && batch.rejects.isEmpty && batch.cards.count == 6)
        let (franc, euro) = (
            batch.payouts.first { $0.currency.text == "CHF" }, batch.payouts.first { $0.currency == .eur }
        )
        // From 44.56 to 378.74 by the balances in the file.
        #expect(franc?.expected == 378_74 - 44_56 && franc?.carried == 600_00)
        #expect(euro?.expected == 0 && euro?.gross == -234_90)
    }

    @Test func lightspeedsJournalGivesItsCardMoney() throws {
        guard let bytes = try sample("lightspeed.transactions.format1") else { return }
        let batch = try read(
            bytes,
            as: """
                columns: {transacted_at: Date, rrn: Voucher Nb., type: Text, amount: Montant, method: Journal}
                required: [transacted_at, rrn, type, amount]
                constants: {terminal_id: till-1}
                rows:
                  - {class: sale, when: {type: "Lightspeed Card*"}}
                  - {class: ignored, when: {type: ["Lightspeed*", ""]}}
                dates: dd.MM.yyyy
                """)
        #expect(batch.records == 8 && batch.rejects.isEmpty && batch.cards.map(\.amount) == [1_781_50])
        #expect(strings(batch, \.terminal) == ["till-1"] && strings(batch, \.reference) == ["AB0203007"])
    }

    @Test func sumupsAccountHasTwoColumnsWithoutSign() throws {
        guard let bytes = try sample("sumup/test/testcases/csv_example_format1") else { return }
        let batch = try read(
            bytes,
            as: """
                columns: {transacted_at: Data transazione, rrn: Codice transazione, type: Tipo transazione,
                  credit: Importo transazione in entrata, debit: Importo transazione in uscita,
                  currency: Valuta della transazione, fee: Commissione}
                rows:
                  - {class: sale, when: {type: Pagamento da SumUp}}
                  - {class: ignored, when: {debit: ">0"}}
                  - {class: ignored, when: {type: ["Bonifico*", Rimborso]}}
                dates: dd/MM/yyyy
                """)
        #expect(batch.records == 52 && batch.rejects.isEmpty && batch.cards.count == 19)
        #expect(batch.cards.reduce(0) { $0 + $1.effect } == 1_951_23)
    }

    /// The ready-made profile of Stripe, written in pipeline.yml, reads the same.
    @Test func aReadyMadeProfileCanBeWrittenInTheSettings() throws {
        guard let bytes = try sample("stripe.balance_summary_format1") else { return }
        let own = try read(
            bytes,
            as: """
                columns: {transaction: balance_transaction_id, rrn: [charge_id, source_id, balance_transaction_id],
                  transacted_at: [created_utc, created], currency: currency, amount: gross, fee: fee, net: net,
                  type: reporting_category, batch_id: automatic_payout_id, settled_on: automatic_payout_effective_at}
                constants: {terminal_id: stripe}
                rows:
                  - {class: sale, when: {type: [charge, payment]}}
                  - {class: movement, when: {type: [risk_reserved_funds, fee]}}
                zone: UTC
                """)
        let ready = try CardFile.read(bytes, mapping: CSVMapping(), organisationCurrency: .eur, file: 0)
        #expect(own.payouts == ready.payouts && own.cards.map(\.effect) == ready.cards.map(\.effect))
        #expect(
            own.cards.map(\.fee) == ready.cards.map(\.fee) && strings(own, \.reference) == strings(ready, \.reference))
        #expect(own.cards.map(\.transactedAt) == ready.cards.map(\.transactedAt) && own.cards.count == 6)
    }

    // MARK: Ways in which reports are written

    /// Title lines, two fees, debit and credit by a mark, a batch in the file's name, totals below, and a rest after an end mark.
    private static let bank = """
        columns: {transacted_at: [Дата, Date], time: Час, type: Вид, direction: Д/К, amount: Сума,
          fee: [Комисиона, ДДС], rrn: RRN, count: Брой}
        required: [transacted_at, amount, [rrn, approval_code]]
        above: ["Терминал № {terminal_id}", "Период * до {settled_on}"]
        file_name: "spravka_{batch_id}.csv"
        rows:
          - {class: total, when: {transacted_at: "Общо*"}}
          - {class: refund, when: {type: "Връщане*"}}
          - {class: sale, when: {type: "*"}, unless: {type: Касово}}
          - {class: ignored, when: {type: Касово}}
        ends: "<END>"
        decimal: [",", "."]
        dates: [dd.MM.yyyy]
        loose: true
        """

    private func report(sum: String = "79,50", count: String = "2", mark: String = "Д") -> String {
        """
        Справка за картови плащания
        Терминал №  93000001
        Период 01.05.2026 до 12.05.2026
        Дата;Час;Вид;Д/К;Сума;Комисиона;ДДС;RRN;Брой
        12.05.2026;10:00;Плащане;К;100,00;0,50;0,10;111
        12.05.2026;11:00;Връщане частично;\(mark);20,50;;;111
        12.05.2026;12:00;Касово;К;7,00;;;112
        Общо;;;К;\(sum);0,50;0,10;;\(count)
        <END>;;;
        Дата на справката;13.05.2026
        """
    }

    @Test func aBanksTableIsReadByItsDescription() throws {
        let batch = try read(report(), as: Self.bank, name: "spravka_0042.csv")
        #expect(batch.rejects.isEmpty && batch.records == 4 && batch.passedOver == 2)
        #expect(batch.cards.map(\.effect) == [100_00, -20_50] && batch.cards.map(\.fee.value) == [60, nil])
        #expect(strings(batch, \.terminal) == ["93000001", "93000001"] && strings(batch, \.batch) == ["0042", "0042"])
        #expect(batch.cards.allSatisfy { $0.settledOn.value == Day("2026-05-12") })
        #expect(key { try read(report(sum: "79,51"), as: Self.bank, name: "spravka_1.csv") } == "cards.total_differs")
        #expect(key { try read(report(count: "3"), as: Self.bank, name: "spravka_1.csv") } == "cards.count_differs")
        #expect(key { try read(report(), as: Self.bank, name: "other.csv") } == "cards.not_of_profile")
        let strange = try read(report(mark: "?"), as: Self.bank, name: "spravka_1.csv")
        #expect(strange.rejects.map(\.message.key) == ["cards.unknown_direction"])
    }

    /// Fixed width: the version in the first record picks the layout, the last digit carries the sign, Cyrillic takes one place.
    @Test func recordsOfFixedWidth() throws {
        let profile = """
            layout: fixed
            record_type: [1, 3]
            first: HDR
            version: [4, 2]
            records:
              HDR: {settled_on: [6, 8], terminal_id: [14, 8]}
              DTL@01: {amount: [4, 8], rrn: [12, 6], transacted_at: [18, 8]}
              DTL@02: {rrn: [4, 6], reference: [10, 6], amount: [16, 8], fee: [[24, 4], [28, 4]], transacted_at: [32, 8]}
              TRL: {count: [4, 6]}
            rows:
              - {class: header, when: {type: HDR}}
              - {class: refund, when: {type: DTL, amount: "<0"}}
              - {class: sale, when: {type: DTL}}
              - {class: trailer, when: {type: TRL}}
            overpunch: true
            minor_units: true
            dates: [yyyyMMdd, yyyyDDD]
            """
        func file(count: Int) -> String {
            [
                "HDR0220260512T0000001", "DTL000101такса 0001234E001{001A20260511",
                "DTL000102      0000050}000{000{20260511",
                "TRL00000\(count)",
            ].joined(separator: "\r\n")
        }
        let batch = try read(file(count: 4), as: profile)
        #expect(batch.rejects.isEmpty && batch.cards.map(\.effect) == [123_45, -5_00])
        #expect(batch.cards.first?.fee.value == 21 && strings(batch, \.text) == ["такса", ""])
        #expect(strings(batch, \.terminal) == ["T0000001", "T0000001"])
        #expect(batch.cards.allSatisfy { $0.settledOn.value == Day("2026-05-12") })
        #expect(key { try read(file(count: 5), as: profile) } == "cards.count_differs")
        let old = try read("HDR012026132 T0000001\nDTL0001000{00020120260511\n", as: profile)
        #expect(old.cards.first?.settledOn.value == Day("2026-05-12"))
        #expect(old.cards.map(\.amount) == [100_00] && strings(old, \.reference) == ["000201"])
    }

    /// Records between delimiters, without a header: each batch has its own head and its own sum.
    @Test func recordsBetweenDelimiters() throws {
        let profile = """
            layout: records
            record_type: 1
            first: "10"
            records:
              "10": {}
              "20": {batch_id: 2, terminal_id: 3}
              "30": {amount: 2, fee: [3, 4], rrn: 5, transacted_at: 6, time: 7}
              "90": {count: 2, amount: 3}
            rows:
              - {class: ignored, when: {type: "10"}}
              - {class: header, when: {type: "20"}}
              - {class: sale, when: {type: "30"}}
              - {class: subtotal, when: {type: "90"}}
            sums: inverse
            zone: UTC
            """
        func file(_ sum: String) -> String {
            """
            10|acquirer
            20|B1|T1
            30|-10.00|0.10|0.02|1|2026-05-12|10:00
            30|-20.00|0.20||2|2026-05-12|22:30
            90|2|\(sum)
            20|B2|T2
            30|-5.00|0.05||3|2026-05-12|10:00
            90|1|-5.00
            """
        }
        let batch = try read(file("-30.00"), as: profile)
        #expect(batch.rejects.isEmpty && batch.cards.map(\.amount) == [10_00, 20_00, 5_00])
        #expect(strings(batch, \.batch) == ["B1", "B1", "B2"] && strings(batch, \.terminal) == ["T1", "T1", "T2"])
        #expect(batch.cards.map { SofiaTime.day($0.transactedAt).text } == ["2026-05-12", "2026-05-13", "2026-05-12"])
        #expect(batch.cards.first?.fee.value == 12)
        #expect(key { try read(file("-30.01"), as: profile) } == "cards.total_differs")
    }

    @Test func pairsWithMarksOfTheirOwn() throws {
        let batch = try read(
            "ID=7~SUM=1250~AT=20260512101500~ST=OK\nID=8~SUM=100~AT=20260512101500~ST=KO\n",
            as: """
                layout: pairs
                separators: "~"
                columns: {rrn: ID, amount: SUM, transacted_at: AT, status: ST}
                rows: [{class: sale, when: {status: OK}}, {class: declined, when: {status: KO}}]
                minor_units: true
                dates: yyyyMMdd
                """)
        #expect(batch.cards.map(\.amount) == [12_50] && batch.passedOver == 1 && batch.rejects.isEmpty)
    }

    // MARK: Wrong descriptions

    @Test(
        "a wrong description names its line, its column and the word that was meant",
        arguments: [
            ("columns:", "colums:", "columns"), ("amount: Сума", "amuont: Сума", "amount"),
            ("class: total", "class: totals", "total"), ("unless:", "unles:", "unless"),
            ("{terminal_id}", "{terminal}", "terminal_id"), ("[dd.MM.yyyy]", "[dd.MM]", "dd.MM"),
            ("[transacted_at, amount, [rrn", "[transacted_at, net, [rrn", "net"), ("\",\", \".\"", "\";\"", ","),
            ("rows:\n", "row:\n", "rows"), ("loose: true", "loose: maybe", "true"),
            ("when: {type: Касово}", "when: {kind: Касово}", "time"),
        ])
    func wrongDescription(find: String, replace: String, names: String) throws {
        let text = Self.text(Self.bank, "own")
        let folder = try SettingsFolder()
        #expect(folder.problems(text).isEmpty)
        let broken = text.replacing(find, with: replace, maxReplacements: 1)
        let lines = broken.split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains(replace.split(separator: "\n")[0]) }) + 1
        let problems = folder.problems(broken)
        #expect(problems.contains { $0.line == line && $0.column > 1 && $0.text(.en).contains(names) }, "\(problems)")
    }

    @Test func placesAndNamesAreChecked() throws {
        let folder = try SettingsFolder()
        func problems(_ profile: String, _ name: String = "own") -> [String] {
            folder.problems(Self.text(profile, name)).map(\.message.key)
        }
        let rows = "rows: [{class: sale}]\n"
        #expect(problems(rows + "layout: fixed\nrecords: {D: {amount: 5}}") == ["settings.not_place"])
        #expect(problems(rows + "layout: records\nrecords: {D: {amount: [0]}}") == ["settings.not_field"])
        #expect(problems(rows + "columns: {amount: A}", "adyen").contains("settings.profile_taken"))
        #expect(problems(rows) == ["settings.missing_key"])
    }
}
