// How payers write, through the whole pipeline: one payment a wording, each must find its debt, or wait.

import Foundation
import Testing

@Suite("What payers write")
struct WordingTests {
    private static let settings = SmallTown.settings.replacing(
        "waste_fee: {code: \"442400\", group: tax, interest: none}",
        with: """
            waste_fee: {code: "442400", group: tax, interest: none}
              property_tax: {code: "442100", group: tax, interest: none}
              fine_ticket: {code: "446500", group: fine}
              parking_notice: {code: "446500", group: fine}
              penal_decree: {code: "446500", group: fine, discounts: []}
              dog_fee: {code: "448013", group: fee, words: ["куче", "кучет*"], interest: none}
            """)
    private static let register = """
        obligation_id,kind,document_series,document_no,payer_id,payer_name,object,year,principal,issued_on,due_on
        WF26-000001,waste_fee,,,9108103440,Мира Лозева,лот 1,2026,50.00,2026-02-10,2026-10-31
        PT26-000002,property_tax,,,9108103440,Мира Лозева,лот 1,2026,70.00,2026-02-10,2026-10-31
        DG26-000003,dog_fee,,,9108103440,Мира Лозева,,2026,11.00,2026-02-10,2026-10-31
        FN24-000004,fine_ticket,К,4321567,9108103440,Мира Лозева,,2024,21.00,2024-02-10,2024-03-31
        FN25-000005,fine_ticket,Т,4321567,9108103440,Мира Лозева,,2025,22.00,2025-02-10,2025-03-31
        FN24-000006,fine_ticket,К,1234,7501020050,Петър Нов,,2024,23.00,2024-02-10,2024-03-31
        FN25-000007,fine_ticket,Т,1234,7501020050,Петър Нов,,2025,23.00,2025-02-10,2025-03-31
        FN25-000008,parking_notice,,87654321,7501020050,Петър Нов,РВ1234КН,2025,31.00,2025-02-10,2025-03-31
        FN25-000009,penal_decree,,25-1234-000567,7501020050,Петър Нов,,2025,41.00,2025-02-10,2025-03-31
        """

    /// Wording, person in the bank's field, amount, the debt that it must find; nil: it must stay open.
    private static let table: [(text: String, person: String, amount: String, debt: String?)] = [
        // Glued signs, banks' words in front, dates behind.
        ("парт.№WF26-000001 тел.0888123456", "", "1.01", "WF26-000001"),
        ("/ROC/NOTPROVIDED//URI/ЗАДЪЛЖЕНИЕ№WF26-000001.", "", "1.02", "WF26-000001"),
        ("part.NoWF26-000001", "", "1.03", "WF26-000001"),
        ("фиш№К4321567", "", "1.04", "FN24-000004"),
        ("глоба фиш сер.Т№4321567/10.02.2025", "", "1.05", "FN25-000005"),
        ("фиш сер.ТNo4321567", "", "1.06", "FN25-000005"),
        ("НПNo25-1234-000567, 16.04.2026 10:25", "", "1.07", "FN25-000009"),
        ("нак.п-ние 25-1234-000567; 16.04.2026", "", "1.08", "FN25-000009"),
        ("ув-ние 87654321", "", "1.09", "FN25-000008"),
        ("уведомително писмо № 87654321", "", "1.10", "FN25-000008"),
        ("fi6 K4321567", "", "1.11", "FN24-000004"),
        // The series, or the year from elsewhere in the text, tells tickets of one number apart.
        ("ЕФ К 1234", "", "1.12", "FN24-000006"),
        ("фиш 1234/2025", "", "1.13", "FN25-000007"),
        ("фиш 1234 за 2024 г.", "", "1.14", "FN24-000006"),
        ("за 2025 година по фиш № 1234", "", "1.15", "FN25-000007"),
        ("фиш 1234", "", "1.16", nil),
        // Kinds: abbreviations, slips, a word of pipeline.yml.
        ("т.б.о.; м. април", "9108103440", "1.17", "WF26-000001"),
        ("данък недвжим имт", "9108103440", "1.18", "PT26-000002"),
        ("такса боклук", "9108103440", "1.19", "WF26-000001"),
        ("kucheto", "9108103440", "1.20", "DG26-000003"),
        ("tакca cмeт", "9108103440", "1.21", "WF26-000001"),
        // Something is named that no register has: the money waits, though a debt of the person has that sum.
        ("писмо № 26065480", "9108103440", "9.80", nil),
        ("по ф-ра № 1000004346", "9108103440", "9.80", "DG26-000003"),
    ]

    @Test("each finds its debt, or waits")
    func wordings() throws {
        let town = try Scenario()
        try town.write("pipeline.yml", Self.settings)
        try town.write("Inputs/register/a.csv", Self.register + "\n")
        var csv = "account,booked_on,amount,currency,bank_reference,obligor_id,remittance\n"
        for (place, row) in Self.table.enumerated() {
            csv += "BG65TEST56788400000002,2026-05-14,\(row.amount),EUR,R\(place),\(row.person),\"\(row.text)\"\n"
        }
        try town.write("Inputs/bank/a.csv", csv)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        var found: [String: String] = [:]
        for row in try town.rows("allocations.csv") { found[row["bank_reference"] ?? ""] = row["obligation_id"] }
        for (place, row) in Self.table.enumerated() {
            #expect(found["R\(place)"] == row.debt, "\(row.text)")
        }
        #expect(try town.sverka("verify").status == 0)
    }
}
