// Words for documents that a municipality adds in pipeline.yml.

import Testing

@Suite("A municipality's own words for documents")
struct OwnWordsTests {
    private static let register = """
        obligation_id,kind,document_no,payer_id,payer_name,year,principal,issued_on,due_on
        FN25-000001,fine_ticket,4321567,9108103440,Мира Лозева,2025,21.00,2025-02-10,2025-03-31
        FN25-000002,parking_notice,4321567,7501020018,Иво Станев,2025,21.00,2025-02-10,2025-03-31
        FN25-000003,penal_decree,7654321,7501020018,Иво Станев,2025,31.00,2025-02-10,2025-03-31
        """ + "\n"

    private func paid(_ text: String, _ amount: String, matching: String) throws -> [String] {
        let town = try Scenario()
        let kinds = """
            kinds:
              fine_ticket: {code: "446500", group: fine}
              parking_notice: {code: "446500", group: fine}
              penal_decree: {code: "446500", group: fine, discounts: []}
            """
        try town.write("pipeline.yml", SmallTown.settings.split(separator: "kinds:")[0] + kinds + "\n" + matching)
        try town.write("Inputs/register/a.csv", Self.register)
        try town.write("Inputs/bank/a.csv", SmallTown.bankHeader + SmallTown.bankRow(amount, text))
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 0, "\(run.text)")
        return try town.rows("allocations.csv").compactMap { $0["obligation_id"] }
    }

    @Test(
        "a word of theirs is the type of the document behind it, whatever the program takes it for",
        arguments: [
            ("ticket: [\"квитанц*\"]", "квитанция 4321567", "21.00", ["FN25-000001"]),
            // The program's own, longer word for what is no document gives way.
            ("ticket: [\"квит*\"]", "квитанция 4321567", "21.00", ["FN25-000001"]),
            ("notice: [\"квитанц*\"]", "KVITANCIA No 4321567", "21.00", ["FN25-000002"]),
            ("decree: [решение]", "решение № 7654321", "10.00", ["FN25-000003"]),
            // A ticket is no decree.
            ("ticket: [решение]", "решение № 7654321", "30.00", []),
            // The number of what is no document is not waited for.
            ("none: [ключ]", "7501020018   ключ 9998887", "31.00", ["FN25-000003"]),
        ])
    func own(_ words: String, _ text: String, _ amount: String, _ debts: [String]) throws {
        #expect(try paid(text, amount, matching: "matching: {document_words: {\(words)}}\n") == debts, "\(words)")
        // Without the word it is otherwise.
        #expect(try paid(text, amount, matching: "") != debts || debts.isEmpty, "\(words)")
    }
}
