// Reports as acquirers send them, through the whole pipeline: the order, the debt, the payout and its credit.

import Foundation
import Testing

@Suite("Reports of acquirers")
struct AcquirerReportTests {
    private static let settings = """
        version: 1
        organisation: {name: Община, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
        ledger: Outputs/ledger.sqlite
        outputs: Outputs
        sources:
          register: {role: obligations, path: "Inputs/register/*.csv"}
          bank: {role: bank, path: "Inputs/bank/*"}
          cards: {role: pos, path: "Inputs/pos/*"}
          orders: {role: orders, path: "Inputs/orders/*.csv"}
        accounts:
          BG43TEST12348400000001: {type: revenue}
        kinds:
          fine_ticket: {code: "446500", group: fine}
        acquirers:
          adyen: {terminals: ["TownPOS"], group_by: [batch], credit_within: 3, matches: "ADYEN"}
          stripe: {terminals: ["stripe"], group_by: [batch], credit_within: 3, matches: "STRIPE"}
        """

    private func town() throws -> Scenario {
        let town = try Scenario()
        try town.write("pipeline.yml", Self.settings)
        for folder in ["register", "bank", "pos", "orders"] { try town.write("Inputs/\(folder)/.keep", "") }
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on
            F-000001,fine_ticket,9108103440,Мира Лозева,70.00,2026-02-10,2026-03-31
            """ + "\n")
        try town.write(
            "Inputs/orders/a.csv",
            "order_id,created_at,terminal_id,obligation_id,amount,merchant_reference,status\n"
                + "000007,2026-05-12T10:00:00+03:00,V1800001,F-000001,70.00,000007SV1,paid\n")
        return town
    }

    /// A batch of one sale of 70.00 less 0.70, with a fee of its own and a payout.
    private func adyen(payout: String) -> String {
        func row(_ type: String, _ reference: String, _ sums: String) -> String {
            "Town,TownPOS,\(reference),visa,2026-05-12 09:01:00,CET,\(type),,\(sums),5\n"
        }
        return
            "Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,"
            + "Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,"
            + "Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Batch Number\n"
            + row("Settled", "PSP1,000007SV1", "EUR,,70.00,1,EUR,,69.30,,0.40,0.10,0.20")
            + row("Fee", ",", ",,,,EUR,0.30,,,,,") + row("MerchantPayout", ",", ",,,,EUR,\(payout),,,,,")
    }

    @Test("a settlement report pays the order's debt, and the credit of its payout settles the batch")
    func settlementReport() throws {
        let town = try town()
        try town.write("Inputs/pos/batch-5.csv", adyen(payout: "69.00"))
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 0)
        #expect(try town.rows("obligations.csv").map { $0["state"] } == ["settled"])
        let file = try #require(try town.rows("sources.csv").first { $0["file"] == "Inputs/pos/batch-5.csv" })
        #expect(file["format"] == "adyen" && file["records"] == "3" && file["accepted"] == "3")
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,bank_reference,counterparty_name,remittance\n"
                + "BG43TEST12348400000001,2026-05-14,69.00,T1,ADYEN N.V.,BATCH 5\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let batch = try #require(try town.rows("settlements.csv").first)
        #expect(batch["status"] == "settled" && batch["net"] == "69.00" && batch["bank_reference"] == "T1")
        // Last night's finding is over, and there is no new one.
        let findings = try town.rows("discrepancies.csv").map { [$0["code"], $0["state"]] }
        #expect(findings == [["BATCH_IN_TRANSIT", "resolved"]])
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a report whose payout is not what its rows come to is refused whole, and says by how much")
    func brokenReport() throws {
        let town = try town()
        try town.write("Inputs/pos/batch-5.csv", adyen(payout: "69.01"))
        #expect(try town.sverka("run", "--date", "2026-05-13").status == 65)
        let finding = try #require(try town.rows("discrepancies.csv").first { $0["code"] == "FILE_REJECTED" })
        #expect(finding["message"]?.contains("69.01") == true && finding["message"]?.contains("69.00") == true)
        #expect(try town.rows("obligations.csv").map { $0["outstanding"] } == ["70.00"])
    }

    @Test("what is not paid out yet is completed by the next report, and never taken twice")
    func laterReport() throws {
        let town = try town()
        let header =
            "balance_transaction_id,created_utc,currency,gross,fee,net,reporting_category,automatic_payout_id,"
            + "automatic_payout_effective_at_utc\n"
        let sale = "txn_1,2026-05-12 07:01:00,eur,70.00,1.00,69.00,charge,"
        try town.write("Inputs/pos/a.csv", header + sale + ",\n")
        #expect(try town.sverka("run", "--date", "2026-05-12").status == 0)
        try town.write("Inputs/pos/b.csv", header + sale + "po_1,2026-05-14 00:00:00\n")
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,bank_reference,counterparty_name,remittance\n"
                + "BG43TEST12348400000001,2026-05-14,69.00,T1,STRIPE,po_1\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.rows("payments.csv").count { $0["channel"] != "bank" } == 1)
        #expect(try town.codes().contains("OVERLAP"))
        let settled = try town.rows("settlements.csv").filter { $0["status"] == "settled" }
        #expect(settled.map { $0["net"] } == ["69.00"])
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a report that pipeline.yml describes pays the debt, and inspect tells what will be paid out")
    func ownProfile() throws {
        let town = try town()
        let source = "cards: {role: pos, path: \"Inputs/pos/*\""
        try town.write(
            "pipeline.yml",
            Self.settings.replacing(source, with: source + ", csv: {profile: town-bank}")
                .replacing("[\"stripe\"], group_by: [batch]", with: "[\"V1800001\"], settles: net, group_by: [batch]")
                    + """

                    card_profiles:
                      town-bank:
                        columns: {terminal_id: Терминал, transacted_at: Дата, time: Час, type: Вид, amount: Сума, fee: Комисиона,
                          rrn: RRN, merchant_reference: Поръчка, batch_id: Пакет, settled_on: Вальор}
                        rows:
                          - {class: payout, when: {type: Превод}}
                          - {class: refund, when: {type: "Връщане*"}}
                          - {class: sale, when: {type: Плащане}}
                        decimal: ","
                        dates: dd.MM.yyyy

                    """)
        let header = "Терминал;Дата;Час;Вид;Сума;Комисиона;RRN;Поръчка;Пакет;Вальор\n"
        try town.write(
            "Inputs/pos/may.csv",
            header + "V1800001;12.05.2026;10:01;Плащане;70,00;0,70;601;000007SV1;B7;13.05.2026\n"
                + "V1800001;13.05.2026;;Превод;-69,30;;;;B7;13.05.2026\n")
        let told = try town.sverka("inspect", "Inputs/pos/may.csv", "--json").stdout
        for part in ["\"format\":\"town-bank\"", "\"payout\":\"B7\"", "\"paid\":\"69.30\"", "\"net\":\"69.30\""] {
            #expect(told.contains(part), "\(told)")
        }
        #expect(
            try town.sverka("inspect", "Inputs/pos/may.csv").stdout.contains(
                "Превод B7 от 2026-05-13: 69.30; 1 трансакция"))
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,bank_reference,counterparty_name,remittance\n"
                + "BG43TEST12348400000001,2026-05-14,69.30,T1,STRIPE,B7\n")
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        #expect(try town.rows("obligations.csv").map { $0["state"] } == ["settled"])
        #expect(try town.rows("settlements.csv").map { $0["status"] } == ["settled"])
        // A row of a kind that the description doesn't name is refused and says where to name it.
        try town.write("Inputs/pos/june.csv", header + "V1800001;14.05.2026;10:01;Бонус;1,00;;9;;B8;\n")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 65)
        #expect(try town.rows("rejects.csv").map { $0["line"] } == ["2"])
    }

    @Test("inspect needs no pipeline.yml for a report that it knows")
    func inspectReport() throws {
        let town = try Scenario()
        try town.write("batch-5.csv", adyen(payout: "69.00"))
        let told = try town.sverka("inspect", "batch-5.csv", "--json")
        #expect(told.status == 0 && told.stdout.contains("\"format\":\"adyen\""), "\(told.text)")
        #expect(told.stdout.contains("\"movements\":\"-0.30\"") && told.stdout.contains("\"paid\":\"69.00\""))
        try town.write("batch-5.csv", adyen(payout: "69.01"))
        let refused = try town.sverka("inspect", "batch-5.csv", "--json")
        #expect(refused.status == 65 && refused.stdout.contains("\"format\":null"), "\(refused.text)")
    }
}
