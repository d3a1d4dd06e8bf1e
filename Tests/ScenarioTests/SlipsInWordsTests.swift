// Wordings with slips and signs of other sorts, through the whole pipeline: each must find its debt, or wait.

import Foundation
import Testing

@Suite("Slips and signs in what payers write")
struct SlipsInWordsTests {
    /// Wording, person in the bank's field, amount, the debt that it must find; nil: it must stay open.
    private static let table: [(text: String, person: String, amount: String, debt: String?)] = [
        // Words with a slip: a short one, the first letter, a tax; glued, hyphenated by a line's end, spaced.
        ("фйш К 4321567", "", "3.01", "FN24-000004"),
        ("фши Т4321567", "", "3.02", "FN25-000005"),
        ("фирма 4321567 АД", "", "3.03", nil),
        ("оведомление № 87652222", "", "3.04", "FN26-000041"),
        ("ДАНЪКНПС", "9108103440", "3.05", "VT26-000010"),
        ("данъкДДС", "9108103440", "3.06", nil),
        ("таска чистота", "9108103440", "3.08", "WF26-000001"),
        ("данък сгардите", "9108103440", "3.09", "PT26-000002"),
        ("нака- зателно постанов- ление № 25-1234-000567", "", "3.10", "FN25-000009"),
        ("отпа- дъци", "9108103440", "3.11", "WF26-000001"),
        ("смет- ка 12", "9108103440", "3.12", nil),
        ("Ф И Ш Т 4321567", "", "3.13", "FN25-000005"),
        ("Т А К С А С М Е Т", "9108103440", "3.14", nil),
        ("П А Р К И Р А Н Е 87652222", "", "3.15", "FN26-000041"),
        // Signs that nobody sees, of full width, or lost: what looks like a bank's mark within a text is a number's own.
        ("уведо\u{AD}мление 87652222", "", "3.16", "FN26-000041"),
        ("НП：２５\u{2060}-1234-000567", "", "3.17", "FN25-000009"),
        ("?20такса ?21смет", "9108103440", "3.18", "WF26-000001"),
        // Letters said on the telephone.
        ("фиш Т като Тодор, 4321567", "", "3.19", "FN25-000005"),
        ("Р като Русе, В като Варна, 4321, О като Огнян, О като Огнян", "", "33.00", "FN26-000021"),
        // Letters and digits that look alike, where a plate's place tells which it is; a number with a letter before its word.
        ("РВ I234 КН", "", "31.00", "FN25-000008"),
        ("рв/4321/0О", "", "33.01", nil),
        ("№ К43215б7 фиш", "", "3.21", nil),
        // A blank within a group, and what stands between a word for a document and its number.
        ("НП 25-12 34-000567", "", "3.40", "FN25-000009"),
        ("фиш от 10.02.2025 № 1234", "", "3.22", "FN25-000007"),
        ("уведомление за РВ9999АА № 87652222", "", "3.23", "FN26-000041"),
        ("глоба за паркиране № 87652222", "", "3.24", "FN26-000041"),
        // Ids with a sign or a word between their parts, a full year, a word or digits glued in front.
        ("WF26 № 000001", "", "3.26", "WF26-000001"),
        ("PT26 номер 000002", "", "3.27", "PT26-000002"),
        ("PT2026-000002", "", "3.28", "PT26-000002"),
        ("33WF26-000001", "", "3.29", "WF26-000001"),
        ("оснWF26-000001", "", "3.30", "WF26-000001"),
        ("таксаВФ26-000001", "", "3.31", "WF26-000001"),
        ("PT2б-000002", "9108103440", "3.32", "PT26-000002"),
        ("PT2б-000002", "", "3.33", nil),
        // Zeros behind a series count, a word for the series may have a slip, the text may stand twice, a code is no number of an act.
        ("К 03040506", "8001010158", "3.41", "FN25-000022"),
        ("фиш серйя Т 43215б7", "9108103440", "3.42", "FN25-000005"),
        ("№ т43215667 (ФИШ), егн 910810-3440", "", "3.43", "FN25-000005"),
        ("фиш Т4321567 ФИШ / КОД-446500", "", "90.01", "FN25-000005"),
        // A day as machines write it; what is drawn up of a building; words of other tongues.
        ("НП от 2025-02-10 № 25-1234-000567", "", "4.01", "FN25-000009"),
        ("НПот 2025-02-10 №25-1234-000567", "", "4.02", "FN25-000009"),
        ("фиш от 2025-02-10 №1234", "", "4.03", "FN25-000007"),
        ("фиш 2025-02-10", "", "4.04", nil),
        ("фиш Т 4321567 - акт 15 за стр. надзор е отделно", "", "4.05", "FN25-000005"),
        ("глобафиш Т 4321567", "", "4.10", "FN25-000005"),
        ("zad. nomerPT26 - 000002", "", "4.11", "PT26-000002"),
        ("fi[ Т 4321567", "", "4.12", "FN25-000005"),
        ("globa s fi[a T4321567", "", "4.13", "FN25-000005"),
        ("Н-рPT26-000002", "", "4.14", "PT26-000002"),
        ("fine ticket 1234 of 10.02.2025", "", "4.15", "FN25-000007"),
        ("сч. къща, клиентско плащане", "9108103440", "70.06", nil),
        ("уведомление изх. № 87652222", "", "4.16", "FN26-000041"),
        ("НП изх. № 25-1234-000567", "", "4.17", "FN25-000009"),
        ("лихва, за.данъци.на.семейството", "9108103440", "70.07", nil),
        // A year between the word and the number; a day or a word for fines between the number and its word.
        ("НП от 2025 г. с № 25-1234-000567", "", "4.20", "FN25-000009"),
        ("фиш (2025 г.) № 1234", "", "4.21", "FN25-000007"),
        ("фишът от 2025 г. серия т № 4321567", "", "4.22", "FN25-000005"),
        ("НП - 18 ян. 2025 г. - № 25-1234-000567", "", "4.23", "FN25-000009"),
        ("№ 1234 от 10.02.2025 г. (фиш)", "", "4.24", "FN25-000007"),
        ("25-1234-000567 глоба с наказ. постановление", "", "4.25", "FN25-000009"),
        ("№ 25-1234-000567 от 10.02.2025 (глоба/НП)", "", "4.26", "FN25-000009"),
        ("1234/2025 глоба, фиш", "", "4.27", "FN25-000007"),
        ("4321567 сер. Т от 2025 фишчето", "", "4.28", "FN25-000005"),
        ("25-1234-000567/2025 постановление за глоба", "", "4.29", "FN25-000009"),
        ("фиш с дата 10 февруари 2025 и Т № 4321567", "", "4.30", "FN25-000005"),
        ("фиш 2025 г. тел. 0888123456", "", "4.31", nil),
        ("№ 1234 от 2025-02-10 (фиш)", "", "4.33", "FN25-000007"),
        ("постановление за наложена глоба с дата 10.02.25 и № 25-1234-000567", "", "4.34", "FN25-000009"),
        ("фиша от 2025 г. буква Т № 4321567", "", "4.35", "FN25-000005"),
        ("№ 25-1234-00567 от 10.02.2025 (наказат. постановление)", "7501020050", "4.36", "FN25-000009"),
        ("№ 1234 от 10.02.2025 г.", "", "4.32", nil),
        ("такса за смета", "9108103440", "4.40", "WF26-000001"),
        ("fis T 1234 din 10.02.2025", "", "4.06", "FN25-000007"),
        ("teli kykloforias", "9108103440", "4.07", "VT26-000010"),
        // Days are no tax; a floor before it is no count.
        ("платете в срок от 14 дни", "9108103440", "70.01", nil),
        ("ет. 4 ДНИ", "9108103440", "3.34", "PT26-000002"),
        ("за пет работни дни", "9108103440", "70.02", nil),
        // Things of the law's taxes.
        ("данък ап. и мазе", "9108103440", "3.35", "PT26-000002"),
        ("дан.прев.ср-ва 01.01.2025", "9108103440", "3.44", "VT26-000010"),
        ("данъци / ап. 12", "9108103440", "70.03", nil),
        ("НП ?25–1234–000567", "", "3.45", "FN25-000009"),
        ("данък нивата", "9108103440", "3.36", "PT26-000002"),
        ("данък маггазин", "9108103440", "4.08", "PT26-000002"),
        ("превони средства - данък", "9108103440", "4.09", "VT26-000010"),
        ("данък маргарин", "9108103440", "70.05", nil),
        ("пътния данък", "9108103440", "3.37", "VT26-000010"),
        // The year that is declared, in two digits or in words.
        ("фиш 1234, за год.24", "", "3.38", "FN24-000006"),
        ("фиш 1234, за двайсет и пета година", "", "3.46", "FN25-000007"),
        ("фиш 1234 за две хиляди двадесет и пета година", "", "3.39", "FN25-000007"),
    ]

    @Test("each finds its debt, or waits")
    func wordings() throws {
        let found = try Self.found(Self.table.map { ($0.text, $0.person, $0.amount) })
        for (place, row) in Self.table.enumerated() { #expect(found["R\(place)"] == row.debt, "\(row.text)") }
    }

    /// A number that no register has, beside a person one of whose debts has just that sum: the money waits for it.
    @Test(
        "what is named and unknown lets the money wait",
        arguments: [
            "номер 87659999", "№ 182/2025", "глоба № 183/2024", "глоба 183 от 12.02.2024", "паркиране 46804856",
            "бележка за паркиране 53471871", "4329999 К", "87659999", "26 9999 123456", "FN2S-000777", "FN26 № 000777",
            "FN2026-000777", "FN 26-777", "ФН 26 000777", "4206190 сер. К от 2024 фишчето", "F № 2347018",
            "НП (2026 г.) № 777",
            "33FN26-000777", "плащане наFN26-000777",
            "оведомление № 81669522", "Т ?2489394",
            "фйш К 8765999", "НП от 12.02.2026 № 777", "№ 87659999, ЕГН 8001010158", "уведомление № 0886937185",
        ])
    func waits(_ text: String) throws {
        #expect(try Self.found([(text, text.contains("ЕГН") ? "" : "8001010158", "33.00")]).isEmpty, "\(text)")
    }

    /// The same person and sum: what stands beside names no document.
    @Test(
        "other numbers do not",
        arguments: [
            "клиентски номер 12345678", "по пълномощно рег. № 1234/2026", "т. 0888123, плащане", "ет. 3 ап. 8",
            "глобално разплащане", "паркинг тел. 032 123456", "пост. на 3-ти", "стр. 1/1", "договор номер 87659999",
        ])
    func others(_ text: String) throws {
        #expect(try Self.found([(text, "8001010158", "33.00")]) == ["R0": "FN26-000021"], "\(text)")
    }

    @Test(
        "a plate glued to a word is one",
        arguments: [
            ("плащам за бусPB1234KH", "FN25-000008"), ("plateрв 1234кн", "FN25-000008"),
            ("паркиране бусРВ/1234/КН", "FN25-000008"), ("паркиране бусРВ1234КМ", nil), ("данък бусРВ1234КН", nil),
        ])
    func plates(_ text: String, _ debt: String?) throws {
        #expect(try Self.found([(text, "", "31.00")])["R0"] == debt, "\(text)")
    }

    /// The year that is declared makes the choice that the law refuses: an older debt of the kind is open.
    @Test(
        "a year is read in its own place only",
        arguments: [
            "Изх. ЮР-19 / год:2026; 44.24.00", "?2026?, 442400", "т.б.о. за год.26", "ТБО, две хиляди двадесет и шеста",
            "ТБО за 2000 и 26",
        ])
    func years(_ text: String) throws {
        let old =
            "\nWF25-000081,waste_fee,,,8001010158,Ива Стара,лот 8,2025,20.00,2025-02-10,2025-10-31"
            + "\nWF26-000081,waste_fee,,,8001010158,Ива Стара,лот 8,2026,30.00,2026-02-10,2026-10-31"
        #expect(
            try Self.found([(text, "8001010158", "10.00")], WordingTests.register + old, codes: true)
                == ["R0": "CHOICE_NOT_APPLIED"], "\(text)")
    }

    /// A word for a tax with a slip is one all the same, and a name is none: the sum is another debt's.
    @Test(
        "a tax with a slip",
        arguments: [
            ("данака на колата", "50.00", "VT26-000010"), ("даньк кола", "50.00", "VT26-000010"),
            ("за Данка, кола", "50.00", "WF26-000001"),
        ])
    func taxes(_ text: String, _ amount: String, _ debt: String) throws {
        #expect(try Self.found([(text, "9108103440", amount)]) == ["R0": debt], "\(text)")
    }

    /// Another person's number behind a word for a document is a person's, and contradicts the document.
    @Test("a person's number is no document's")
    func persons() throws {
        let found = try Self.found([("уведомление 87651111 уведомление, 9108103440 ЕГН", "", "3.50")])
        #expect(found.isEmpty)
    }

    /// What lacks a digit is not made whole with a page's number behind it.
    @Test("another number does not make a document's whole")
    func pages() throws {
        let register =
            WordingTests.register
            + "\nFN24-000091,penal_decree,,24-4205-791511,7501020050,Петър Нов,,2024,59.74,2024-02-10,2024-03-31\n"
        #expect(try Self.found([("Н. постановление № 24-4205-79151 1/1", "", "3.60")], register).isEmpty)
        #expect(try Self.found([("НП 24-4205-791 511/2024", "", "3.61")], register) == ["R0": "FN24-000091"])
    }

    static func found(
        _ rows: [(text: String, person: String, amount: String)], _ register: String = WordingTests.register,
        codes: Bool = false
    ) throws -> [String: String] {
        let town = try Scenario()
        try town.write(
            "pipeline.yml", WordingTests.settings + "\nreports: {files: [allocations, discrepancies, payments]}\n")
        try town.write("Inputs/register/a.csv", register + "\n")
        var csv = "account,booked_on,amount,currency,bank_reference,obligor_id,remittance\n"
        for (place, row) in rows.enumerated() {
            csv += "BG65TEST56788400000002,2026-05-14,\(row.amount),EUR,R\(place),\(row.person),\"\(row.text)\"\n"
        }
        try town.write("Inputs/bank/a.csv", csv)
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        var found: [String: String] = [:]
        if codes {
            for row in try town.rows("discrepancies.csv") where row["code"] == "CHOICE_NOT_APPLIED" {
                found["R0"] = row["code"]
            }
            return found
        }
        for row in try town.rows("allocations.csv") { found[row["bank_reference"] ?? ""] = row["obligation_id"] }
        return found
    }
}
