// Dictated, corrected and spaced wordings, and words for days and for the bank's own fees, through the whole pipeline.

import Foundation
import Testing

@Suite("Dictated and corrected wordings")
struct DictatedWordsTests {
    private static let register =
        WordingTests.register + """

            MD25-000001237,dog_fee,,,7501020050,Петър Нов,,2025,15.00,2025-02-10,2026-10-31
            FE26-000002667,waste_fee,,,7501020050,Петър Нов,лот 8,2026,16.00,2026-02-10,2026-10-31
            AR22-000000458,property_tax,,,7501020050,Петър Нов,лот 8,2022,61.00,2022-02-10,2026-10-31
            FN25-000071,fine_ticket,АЕ,0678775,7501020050,Петър Нов,,2025,25.00,2025-02-10,2025-03-31
            FN25-000072,fine_ticket,МО,0474499,7501020050,Петър Нов,,2025,26.00,2025-02-10,2025-03-31
            FN25-000073,fine_ticket,М,5740840,7501020050,Петър Нов,,2025,27.00,2025-02-10,2025-03-31
            FN25-000074,penal_decree,,25-7243-406825,7501020050,Петър Нов,,2025,332.00,2025-02-10,2025-03-31
            FN24-000075,penal_decree,,131,7501020050,Петър Нов,,2024,32.00,2024-02-10,2025-03-31
            """

    /// Wording, person in the bank's field, amount, the debt that it must find; nil: it must stay open.
    private static let table: [(text: String, person: String, amount: String, debt: String?)] = [
        // A word for a hyphen or a stroke, and a year in words.
        ("нп 25 тире 7243 тире 406825", "", "5.01", "FN25-000074"),
        ("np 25 tire 7243 tir e 406825", "", "5.02", "FN25-000074"),
        ("НП 25 дефис 7243 минус 406825", "", "5.03", "FN25-000074"),
        ("наказателно постановление номер двайсет и пет тире 7243 тире 406825", "", "5.04", "FN25-000074"),
        ("НП двадесет и пет 7243 406825", "", "5.05", "FN25-000074"),
        ("np nomer dvaiset i pet tire 7243 tire 406825", "", "5.06", "FN25-000074"),
        ("нп двайс ет и пет тире 7243 тире 406825", "", "5.07", "FN25-000074"),
        ("нп 131 наклонена черта 2024", "", "5.08", "FN24-000075"),
        ("нп номер 131 черта 2024", "", "5.09", "FN24-000075"),
        // The letters of an id by their names, or as one word.
        ("задължение ем де 25 тире 000 001 237", "", "5.10", "MD25-000001237"),
        ("ЕФ Е 26 ТИРЕ 000 002 667", "", "5.11", "FE26-000002667"),
        ("ефе двайсет и шест тире 000 002 667", "", "5.12", "FE26-000002667"),
        ("a er 22 tire 000 000 458", "", "5.13", "AR22-000000458"),
        ("плати МД 25 тире 000 001 237", "", "5.14", "MD25-000001237"),
        ("м д 25 тире 1237", "", "5.15", "MD25-000001237"),
        ("фъ е 26 000 002 667", "", "5.16", "FE26-000002667"),
        // The series of a ticket.
        ("ФИШ СЕРИЯ ТЕ НОМЕР 432 156 7", "", "5.20", "FN25-000005"),
        ("фиш ка 4321 567", "", "5.21", "FN24-000004"),
        ("fish seriya em nomer 574 084 0", "", "5.22", "FN25-000073"),
        ("фиш серия ем о номер 04 74 49 9", "", "5.23", "FN25-000072"),
        ("ФИШ А Е 0678 775", "", "5.24", "FN25-000071"),
        ("фиш те 3040506", "", "5.25", nil),
        // Headings with a blank behind every letter, whole and with a slip; a word that ends in another line.
        ("Н А К А З А Т Е Л Н О  П О С Т А Н О В Л Е Н И Е № 25-7243-406825", "", "5.30", "FN25-000074"),
        ("Н А К А З А Т Е Л Н О П О С Т А Н О В Л Е Н И Е № 25-7243-40682", "7501020050", "332.00", "FN25-000074"),
        ("уведо-мление № 87652222", "", "5.32", "FN26-000041"),
        // What a telephone makes of a rare word.
        ("финиш серия К № 4321567 глоба", "", "5.40", "FN24-000004"),
        ("FIN SERIYA T NO 4321568 GLOBA", "9108103440", "22.00", "FN25-000005"),
        ("уверение за неправилно паркиране № 8765222", "8001010158", "34.00", "FN26-000041"),
        ("показателно постановление 25 тире 7243 тире 406825", "", "5.43", "FN25-000074"),
        ("финиш К 4321567 ООД", "", "5.44", nil),
        // A second word behind that for a notice; a telephone behind that for a ticket; № р. № is no НП.
        ("уведомителна бележка 87652222", "", "5.50", "FN26-000041"),
        ("фиш К 4321567 глоба фиш тел. 0898 765 432", "", "99.00", "FN24-000004"),
        ("уведомление изх. № 87652222", "", "5.53", "FN26-000041"),
        ("уведомление изх. № 8765222", "8001010158", "34.00", "FN26-000041"),
        ("Рег. №: р. № РВ 1234КН", "", "31.00", "FN25-000008"),
    ]

    @Test("each finds its debt, or waits")
    func wordings() throws {
        let found = try SlipsInWordsTests.found(Self.table.map { ($0.text, $0.person, $0.amount) }, Self.register)
        for (place, row) in Self.table.enumerated() { #expect(found["R\(place)"] == row.debt, "\(row.text)") }
    }

    /// A number that no register has, beside a person one of whose debts has just that sum: the money waits for it.
    @Test(
        "what is dictated and unknown lets the money wait",
        arguments: [
            "ФЕ 26 тире 954 718 867", "ем де 25 тире 000 001 999", "а ер 23 тире 000 001 579",
            "ем де двайсет и пет тире 000 001 999", "нп 25 тире 7243 тире 999999", "фиш серия ем номер 563 260 1",
            "уведомителна бележка 12294868", "финиш серия К № 8765999", "уверение за паркиране № 12294868",
        ])
    func waits(_ text: String) throws {
        #expect(try SlipsInWordsTests.found([(text, "8001010158", "33.00")], Self.register).isEmpty, "\(text)")
    }

    /// The same person and sum: words that look like dictated ones and name nothing; days that are no tax; a bank's own fee.
    @Test(
        "other words name nothing",
        arguments: [
            "Тире ООД, вноска", "ЕТ Тире 2026", "бл. 3 тире 4", "50 минус 20", "ем ес 25 тире 30",
            "ес ер 25 тире 000 001 237", "г-н Ефе, 26 май", "а ер 22 май", "двайсет и пет 50 лв",
            "финиш ООД 26",
            "изп. до 2 раб. дни", "IZP. DO 2 RAB. DNI", "до 2 ра б. дни", "3-5 дни", "до три дни", "слънчеви дни",
            "5 банкови дни", "12 дни просрочие", "командировка 3 дни", "14-те дни", "Дни и Нощи ООД", "такса превод 0",
            "taksa prevod 0", "такса за превод", "банкова такса", "такса комисиона 1.20", "такса обслужване",
            "такса нареждане", "такса терминал",
        ])
    func others(_ text: String) throws {
        let taxes =
            "\nPT26-000081,property_tax,,,8001010158,Ива Стара,лот 8,2026,40.00,2026-02-10,2026-10-31"
            + "\nVT26-000081,vehicle_tax,,,8001010158,Ива Стара,РВ0001КХ,2026,45.00,2026-02-10,2026-10-31"
        #expect(
            try SlipsInWordsTests.found([(text, "8001010158", "33.00")], Self.register + taxes)
                == ["R0": "FN26-000021"], "\(text)")
    }

    /// Beside them ДНИ is the tax.
    @Test(
        "the tax is read where no days are counted",
        arguments: [
            "ДНИ", "ет. 4 ДНИ", "ап. 3-5 ДНИ", "шаблон 7 ДНИ", "2025 ДНИ", "банка ДНИ", "обект Кале ДНИ", "ДНИ, наем",
            "данък сгради, такса превод 0",
        ])
    func taxes(_ text: String) throws {
        #expect(
            try SlipsInWordsTests.found([(text, "9108103440", "50.00")], Self.register) == ["R0": "PT26-000002"],
            "\(text)")
    }

    /// A desk's number is no instalment's, nor is a paying-in slip one.
    @Test(
        "what is no instalment",
        arguments: [
            ("каса 2, вн.б. ТБО", "WF26-000091"), ("гише 2, вноска ТБО", "WF26-000091"), ("2 вн. ТБО", "WF26-000092"),
        ])
    func instalments(_ text: String, _ debt: String) throws {
        let register =
            WordingTests.register.replacing("object,year", with: "object,instalment,year").split(separator: "\n").map {
                line in line.hasPrefix("obligation_id") ? String(line) : ""
            }.filter { !$0.isEmpty }.joined()
            + "\nWF26-000091,waste_fee,,,8001010158,Ива Стара,лот 9,1,2026,20.00,2026-02-10,2026-06-30"
            + "\nWF26-000092,waste_fee,,,8001010158,Ива Стара,лот 9,2,2026,20.00,2026-02-10,2026-10-31"
        #expect(try SlipsInWordsTests.found([(text, "8001010158", "20.00")], register) == ["R0": debt], "\(text)")
    }

    /// A bank that writes ъ as y and щ as shch names the same payer.
    @Test(
        "the payer's name in a bank's own letters",
        arguments: [
            ("VYLCHO SHCHYRBOV", false), ("Valcho Shtarbov", false), ("VYLCHO SHCHYRBANOV", true),
            ("VILCHO PETROV", true),
        ])
    func names(_ payer: String, _ isOther: Bool) throws {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings)
        try town.write(
            "Inputs/register/a.csv",
            "obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on\n"
                + "WF26-000001,waste_fee,9108103440,Вълчо Щърбов,50.00,2026-02-10,2026-10-31\n")
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader.replacing("remittance", with: "remittance,counterparty_name")
                + SmallTown.bankRow("50.00", "WF26-000001,\(payer)"))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try town.rows("discrepancies.csv").contains { $0["code"] == "OTHER_PAYER" } == isOther, "\(payer)")
    }
}
