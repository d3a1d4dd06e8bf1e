// How payers write, through the whole pipeline: one payment a wording, each must find its debt, or wait.

import Foundation
import Testing

@Suite("What payers write")
struct WordingTests {
    static let settings = SmallTown.settings.replacing(
        "waste_fee: {code: \"442400\", group: tax, interest: none}",
        with: """
            waste_fee: {code: "442400", group: tax, interest: none}
              property_tax: {code: "442100", group: tax, interest: none}
              fine_ticket: {code: "446500", group: fine}
              parking_notice: {code: "446500", group: fine}
              penal_decree: {code: "446500", group: fine, discounts: []}
              dog_fee: {code: "448013", group: fee, words: ["куче", "кучет*", "домашен любимец"], interest: none}
              vehicle_tax: {code: "442300", group: tax, interest: none}
            matching: {vehicle_words: ["тротинетк*"]}
            """)
    static let register = """
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
        VT26-000010,vehicle_tax,,,9108103440,Мира Лозева,РВ7788ХТ,2026,60.00,2026-02-10,2026-10-31
        FN26-000011,parking_notice,,87650000,9108103440,Мира Лозева,РВ7788ХТ,2026,24.00,2026-02-10,2026-03-31
        FN26-000021,parking_notice,,87651111,8001010158,Ива Стара,РВ4321ОО,2026,33.00,2026-02-10,2026-03-31
        WF26-000031,waste_fee,,,045045001,Лозен ООД,лот 3,2026,50.00,2026-02-10,2026-10-31
        FN26-000041,parking_notice,,87652222,8001010158,Ива Стара,,2026,34.00,2026-02-10,2026-03-31
        FN25-000022,fine_ticket,К,3040506,8001010158,Ива Стара,,2025,37.00,2025-02-10,2025-03-31
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
        // Cut with a point, drawn together, English, a mark of the bank's before the text.
        ("дан. недв. им.", "9108103440", "1.22", "PT26-000002"),
        ("битови отп-ци; поздрави", "9108103440", "1.23", "WF26-000001"),
        ("garbage fee", "9108103440", "1.24", "WF26-000001"),
        ("данък прев. средства", "9108103440", "1.25", "VT26-000010"),
        ("данък пр.ср-во", "9108103440", "1.26", "VT26-000010"),
        ("данък авт.", "9108103440", "1.27", "VT26-000010"),
        ("?20МПС; м. май", "9108103440", "1.28", "VT26-000010"),
        ("домашен люб.", "9108103440", "1.29", "DG26-000003"),
        // A book's author and a transfer are cut to the same letters: no kind, and no sum fits.
        ("автор. права", "9108103440", "1.30", nil),
        ("прев. към община", "9108103440", "1.31", nil),
        // Documents: the number before its type, other words between, the payment's own date behind it, glued letters.
        ("25-1234-000567 НП 10:25:33", "", "1.32", "FN25-000009"),
        ("пост-ние № 25-1234-000567", "", "1.33", "FN25-000009"),
        ("Наказателно постан. 25-1234-000567/16.4.2026", "", "1.34", "FN25-000009"),
        ("penal decree 25-1234-000567", "", "1.35", "FN25-000009"),
        ("уведомление синя зона 87654321/дата 16/04/2026", "", "1.36", "FN25-000008"),
        ("увед 87654321 паркиране; 16.04.2026", "", "1.37", "FN25-000008"),
        ("ЕФТ4321567", "", "1.45", "FN25-000005"),
        ("fi6NoK4321567", "", "1.38", "FN24-000004"),
        ("фиш за скорост Т4321567,16.04.2026 10:25", "", "1.39", "FN25-000005"),
        // Single letters apart, doubled letters, digits for letters, words without a blank, a slip behind a word for a tax.
        ("Т Б О 16.04.26", "9108103440", "1.46", "WF26-000001"),
        ("т. б. о. от Мира Лозева", "9108103440", "1.47", "WF26-000001"),
        ("Blink P2P/Н П № 25-1234-000567", "", "1.48", "FN25-000009"),
        ("P2P/N.P. 25-1234-000567", "", "1.49", "FN25-000009"),
        ("фииш Т4321567", "", "1.50", "FN25-000005"),
        ("uvedomlenie za naru6enie No 87654321", "", "1.51", "FN25-000008"),
        ("danyk jili6te", "9108103440", "1.52", "PT26-000002"),
        ("данъкМПС", "9108103440", "1.53", "VT26-000010"),
        ("таксасмет", "9108103440", "1.54", "WF26-000001"),
        ("такса смед", "9108103440", "1.55", "WF26-000001"),
        ("данък лек авт.", "9108103440", "1.56", "VT26-000010"),
        ("Н П Иванов", "9108103440", "1.57", nil),
        // Years of two digits; an hour is none.
        ("фиш 1234/25", "", "1.58", "FN25-000007"),
        ("фиш № 1234 от 10.02.24 г.", "", "1.59", "FN24-000006"),
        ("фиш 1234 за 25 г.", "", "1.60", "FN25-000007"),
        ("уведомление 87654321/10:25:33", "", "1.61", "FN25-000008"),
        // A bank's mark without its sign; a number that begins like a year; a person or a day glued behind a number.
        ("20РВ1234КН", "", "27.01", nil),
        ("20WF26-000001 април", "", "1.62", "WF26-000001"),
        ("25-1234-000567 НП / ID 45 от 2026-04-16", "", "1.63", "FN25-000009"),
        ("фиш Т4321576/9108103440/до 30.04", "", "1.64", "FN25-000005"),
        // An id behind a word for a document; without the zeros in front of its number.
        ("по акт за задължение WF26-000001", "", "2.01", "WF26-000001"),
        ("парт. PT26-2", "", "2.02", "PT26-000002"),
        ("№ fn25-9 благодаря", "", "2.03", "FN25-000009"),
        // A digit too few with zeros left is a slip, which nothing confirms here.
        ("WF26-00001", "", "2.34", nil),
        // Two words for one document, its short and its foreign names; an account before the word is none.
        ("уведомителен фиш 87654321", "", "2.04", "FN25-000008"),
        ("пост. № 25-1234-000567", "", "2.05", "FN25-000009"),
        ("notification 87654321", "", "2.06", "FN25-000008"),
        ("IBAN BG80BNBG96611020345678 фиш Т 4.321.567", "", "2.07", "FN25-000005"),
        ("PSD2 25-1234-000567 НП - т. 0888123", "", "2.23", "FN25-000009"),
        ("НП 25-1234-000567 по АУАН 1234567", "", "90.00", "FN25-000009"),
        ("НП 2025-1234-0О0567", "", "2.24", "FN25-000009"),
        ("trash fee", "9108103440", "2.25", "WF26-000001"),
        // A word glued to an id; a number and its series before the word for its type; months by their names.
        ("партидаPT26-000002 т. 032 123456", "", "2.26", "PT26-000002"),
        ("Т4321567 ел. фиш 4000 Пловдив", "", "2.27", "FN25-000005"),
        ("/INV/25-1234-000567 е НП", "", "2.28", "FN25-000009"),
        ("фиш № 1234 от 10 февр. 2024 г.", "", "2.29", "FN24-000006"),
        ("ЕлФиш Т 4321567 / 14.06.2026", "", "2.30", "FN25-000005"),
        ("д-к авт.", "9108103440", "2.31", "VT26-000010"),
        ("за сметта", "9108103440", "2.32", "WF26-000001"),
        // A number that a line parts has a slip besides, which the person confirms.
        ("НП 25-1234-000 576/2025", "7501020050", "2.33", "FN25-000009"),
        // A letter for a digit: a slip, which the person confirms; O and З stand for digits also apart.
        ("фиш К 432I567", "9108103440", "2.08", "FN24-000004"),
        ("фиш К 432I567", "", "2.09", nil),
        ("фиш К 3 О4О 5О6", "", "2.10", "FN25-000022"),
        ("фиш № З О 4 О 5 О 6", "", "2.11", "FN25-000022"),
        // The day of the order behind a number, also with a Roman month; a day long before is the document's.
        ("фиш К 3040506/16.04.26", "", "2.12", "FN25-000022"),
        ("фиш К 3040506/16.IV.2026", "", "2.13", "FN25-000022"),
        ("фиш К 3040506/16.01.2026", "", "2.14", nil),
        // The year that is paid for: not that of a day, with blanks, from month to month.
        ("Нареждане 16.04.2026 фиш 1234 за 2024 г.", "", "2.15", "FN24-000006"),
        ("фиш 1234, период 01.01.2025-31.12.2025", "", "2.16", "FN25-000007"),
        ("фиш 1234, за 2 0 2 4 г", "", "2.17", "FN24-000006"),
        ("фиш 1234, за 01-12.2025", "", "2.18", "FN25-000007"),
        // A code that the end of a line parts; kinds in other languages.
        ("4 42400 плащане", "9108103440", "2.19", "WF26-000001"),
        ("house tax", "9108103440", "2.20", "PT26-000002"),
        ("impozit auto", "9108103440", "2.21", "VT26-000010"),
        ("taxa gunoi", "9108103440", "2.22", "WF26-000001"),
        // An id with a blank in it that no register has.
        ("WF 26-000999", "9108103440", "8.51", nil),
        // Before a plate the word says whose plate it is; behind a word for a tax it names the kind.
        ("МПС с рег. № РВ1234КН", "", "18.86", "FN25-000008"),
        ("тротинетка РВ7788ХТ", "9108103440", "24.00", "FN26-000011"),
        ("данък МПС РВ7788ХТ", "9108103440", "1.40", "VT26-000010"),
        // A date before a word is no document's number, nor is an invoice's; a year that is another's needs the sum, too.
        ("по договор № 25-1234-000567 НП", "", "1.41", nil),
        ("НП 25-1234-000567/2023", "", "1.42", nil),
        ("тр.№ 123456789012", "9108103440", "1.43", nil),
        // Cut where the bank's field ends, after 35 characters: this may have been a word for an account.
        ("плащам на всички задължения за смет", "9108103440", "1.44", nil),
        // Something is named that no register has: the money waits, though a debt of the person has that sum.
        ("писмо № 26065480", "9108103440", "8.51", nil),
        ("по ф-ра № 1000004346", "9108103440", "8.51", "DG26-000003"),
        // O for a zero and З for a 3 in ids, numbers, years and identifiers; a series and a plate keep their letters.
        ("зад. WF26-ООООО1", "", "2.01", "WF26-000001"),
        ("НП 25-12З4-ООО567", "", "2.02", "FN25-000009"),
        ("н/п 25 12З4 оо0567", "", "2.03", "FN25-000009"),
        ("фиш № 1234 за 2О24 г.", "", "2.04", "FN24-000006"),
        ("такса смет, егн 91о81о344о", "", "2.05", "WF26-000001"),
        ("фиш серия К, № З04-О506", "", "2.06", "FN25-000022"),
        ("РВ4321ОО", "", "33.00", "FN26-000021"),
        // Digits one by one, identifiers in groups behind their word, what is glued behind something whole.
        ("фиш К 4 3 2 1 5 6 7", "", "2.07", "FN24-000004"),
        ("фиш, серия К, № 3 0 4 0 5 о 6", "", "2.08", "FN25-000022"),
        ("ТБО ЕГН 910810 3440", "", "2.09", "WF26-000001"),
        ("ЕГН № 91 08 10 3440; такса смет", "", "2.10", "WF26-000001"),
        ("Е.Г.Н. 910 8103440 ТБО", "", "2.33", "WF26-000001"),
        ("1 910810 3440 такса смет", "", "2.11", nil),
        ("ЕГН 9108103440WF26-000001", "", "2.12", "WF26-000001"),
        ("44 21 00WF26-000001", "", "2.28", "WF26-000001"),
        ("код 442100WF26-000001", "", "2.29", "WF26-000001"),
        ("ТБО ЕГН на собственика 91 08 103440", "", "2.30", "WF26-000001"),
        ("ЕИК о45о45оо1, ТБО", "", "2.31", "WF26-000031"),
        ("25-1234-000567 наказателно постановление (9108103440)", "", "2.32", nil),
        // Ids in Cyrillic, known and not; letters and a blank before a number are no such id.
        ("вф26-000001", "", "2.13", "WF26-000001"),
        ("задължение ПТ 26-000002", "", "2.14", "PT26-000002"),
        ("ВФ26-000999", "9108103440", "8.51", nil),
        ("ПТ: 25-1234-000567 НП", "", "2.15", "FN25-000009"),
        // Characters by their number, other languages, letters with signs.
        ("фиш &#8470;К4321567 &quot;Мира&quot;", "", "2.16", "FN24-000004"),
        ("Müllgebühr 2026", "9108103440", "2.17", "WF26-000001"),
        ("emlak vergisi", "9108103440", "2.18", "PT26-000002"),
        ("araç vergisi", "9108103440", "2.19", "VT26-000010"),
        ("Kfz-Steuer", "9108103440", "2.20", "VT26-000010"),
        ("транспортный налог", "9108103440", "2.21", "VT26-000010"),
        ("имотен данък", "9108103440", "2.22", "PT26-000002"),
        // Years behind an apostrophe, before a word behind a hyphen, parted by the end of a line.
        ("за '25 по фиш № 1234", "", "2.23", "FN25-000007"),
        ("за ’24 г. фиш 1234", "", "2.24", "FN24-000006"),
        ("'25, фиш 1234", "", "2.34", "FN25-000007"),
        ("10'25 фиш 1234", "", "2.35", nil),
        ("фиш 1234/25-връщане", "", "2.25", "FN25-000007"),
        ("фиш 1234/25-17", "", "2.26", nil),
        ("за 20 25 фиш № 1234", "", "2.27", "FN25-000007"),
        // Words of other languages, slips of the fingers in long words, the number in groups before its word or behind „по“.
        ("Strafzettel К 4321567", "", "2.40", "FN24-000004"),
        ("ceza kararnamesi 25-1234-000567", "", "2.41", "FN25-000009"),
        ("Mitteilung 87652222", "", "2.42", "FN26-000041"),
        ("ф-ш Т 4321567", "", "2.43", "FN25-000005"),
        ("увдеомление № 87652222", "", "2.44", "FN26-000041"),
        ("постаовление 25-1234-000567", "", "2.45", "FN25-000009"),
        ("№ 87 652222 уведомление", "", "2.46", "FN26-000041"),
        ("876 522 22 - уведомление", "", "2.47", "FN26-000041"),
        ("25.1234.000567 по НП", "", "2.48", "FN25-000009"),
        // Zeros left out in the last group; one alone may be any digit that is lost.
        ("НП 25-1234-567", "", "2.49", "FN25-000009"),
        ("НП 25-1234-00567", "", "2.50", nil),
        // A sign that the bank could not write is no mark of its own; dates with blanks, without points, years in front.
        ("НП ?25-1234-000567", "", "2.51", "FN25-000009"),
        ("НП25-1234-000567/14. 02. 2025", "", "2.52", "FN25-000009"),
        ("фиш 1234 изд. на 10.02.2025", "", "2.53", "FN25-000007"),
        ("фиш №1234 издаден 10022025", "", "2.54", "FN25-000007"),
        ("фиш 2025/1234", "", "2.55", "FN25-000007"),
        ("фиш 2023/1234", "", "2.56", nil),
        // Numbers of other things beside.
        ("за моя сметка 25-1234-000567 НП", "", "2.57", "FN25-000009"),
        ("сметка 12-000 - 25-1234-000567 (НП)", "", "2.58", "FN25-000009"),
        ("Моб. плащане - 25-1234-000567 НП", "", "2.59", "FN25-000009"),
        ("авт. код 120934 фиш за скорост Т 4321567", "", "2.60", "FN25-000005"),
        ("вх. № ОП-12-4512 / фиш с номер Т 4321567", "", "2.61", "FN25-000005"),
        ("NPT26-000002", "", "0.62", "PT26-000002"),
        // A person's number in groups; prepositions behind a word for a tax; no point behind a word that is cut.
        ("МПС 91 08103440", "", "0.63", "VT26-000010"),
        ("данък върху ПС", "9108103440", "0.64", "VT26-000010"),
        ("данък НИ", "9108103440", "0.65", "PT26-000002"),
        ("данък за жилщето", "9108103440", "0.66", "PT26-000002"),
        ("данък апарт", "9108103440", "0.67", "PT26-000002"),
        ("taxa imot", "9108103440", "0.68", "PT26-000002"),
        // What looks like a document behind an unknown word lets the money wait; a client's number, a file's doesn't.
        ("тефтерче 87659999, глоба", "7501020050", "2.70", nil),
        ("бележник К 8765999, глоба", "7501020050", "2.71", nil),
        ("26-9999-123456 глоба", "7501020050", "2.72", nil),
        ("кл.№ 55120934 глоба", "7501020050", "2.73", "FN24-000006"),
        ("платежен файл 20260514-001 глоба", "7501020050", "2.74", "FN24-000006"),
        ("ЛС 12345678 глоба", "7501020050", "2.75", "FN24-000006"),
        // The number before the word for its type: with its series between, behind „по“, in groups, in a list of fields.
        ("СЕРИЯ=Т;НОМЕР=4321567;ФИШ", "", "0.02", "FN25-000005"),
        ("ном. 4 321 567, сер. Т, фиш", "", "0.03", "FN25-000005"),
        ("25 1234 000567 по НП", "", "0.04", "FN25-000009"),
        ("25- 1234-000567 по НП", "", "0.05", "FN25-000009"),
        ("дата 12.05.2026 (2025 1234 000567) НП", "", "0.06", "FN25-000009"),
        ("876-522-22; уведомление", "", "0.07", "FN26-000041"),
        ("за сметка на клиент: 000087652222, уведомление", "", "0.08", "FN26-000041"),
        ("РКО 118/14.05.2026 / penal decree no. 25-1234-000567", "", "0.09", "FN25-000009"),
        ("Т 4321567 фиш", "", "0.10", "FN25-000005"),
        ("Т 1234 фиш", "", "0.11", "FN25-000007"),
        ("НП №25-№1234-№000567", "", "0.12", "FN25-000009"),
        ("н.п. N 25-1234№000567", "", "0.30", "FN25-000009"),
        ("25-1234№000567 НП", "", "0.31", "FN25-000009"),
        ("Описание-PT26 N000002", "", "0.32", "PT26-000002"),
        // For what the fine was; a comma ends what hyphens hold together, so a number is no repaired one with a rate behind it.
        ("фиш за телефон Т 4321567", "", "0.34", "FN25-000005"),
        // Another person's identifier behind the number, parted by the end of a line: the two contradict each other.
        ("уведомление 87651111 91081 03440 (ЕГН)", "", "0.39", nil),
        ("25-1234-000567 НП, 1.95583", "", "0.35", "FN25-000009"),
        ("постановление 25-1234-00056, 7.95583", "", "0.36", nil),
        ("ФИШ СЕР. И № Т 4321567", "", "0.13", "FN25-000005"),
        ("вид: фиш; н-р : 1234; дата: 10.02.2025", "", "0.14", "FN25-000007"),
        ("глоба нак.п-е № 2025 1234 000567", "", "0.15", "FN25-000009"),
        ("накПост 25-1234-000567", "", "0.16", "FN25-000009"),
        ("ЕЛ.ФИ Ш Т 4321567", "", "0.17", "FN25-000005"),
        ("postanovlenie o 6trafe 25-1234-000567", "", "0.18", "FN25-000009"),
        ("фиш 1234 от 10.02.20 25", "", "0.19", "FN25-000007"),
        ("фиш 1234/25/16.IV.2026", "", "0.20", "FN25-000007"),
        // What a fee is for is no kind beside it; in a list it is one. A stop behind a blank; what a bank's field cuts.
        ("ТБО имот", "9108103440", "0.21", "WF26-000001"),
        ("такса смет за апартамента", "9108103440", "0.22", "WF26-000001"),
        ("ТБО, имот", "9108103440", "0.23", nil),
        ("данък авт .", "9108103440", "0.24", "VT26-000010"),
        ("danak varxu PS", "9108103440", "0.25", "VT26-000010"),
        ("по писма за 2026 год. такса за смет", "9108103440", "0.26", "WF26-000001"),
        ("данък офис", "9108103440", "0.27", "PT26-000002"),
        ("данък нефвижимост", "9108103440", "0.37", "PT26-000002"),
        ("данъци, офис 4012", "9108103440", "0.28", nil),
        ("данък трактор", "9108103440", "0.29", "VT26-000010"),
        ("данъци, тр. № 1234", "9108103440", "0.30", nil),
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

    /// A word for a vehicle: the name of its tax decides, a thing only where no sum does, a firm's name and what is counted never.
    @Test(
        "a thing is no name of a kind",
        arguments: [
            ("данък кола", "60.00", "VT26-000010"),
            ("данък за служебен автомобил", "25.00", "VT26-000010"),
            ("car tax", "25.00", "VT26-000010"),
            ("за м.п.с.", "60.00", "VT26-000010"),
            ("за колата", "25.00", "VT26-000010"),
            ("за колата", "60.00", nil),
            ("за колата", "50.00", "WF26-000001"),
            ("за 1 бр. автомобил", "50.00", "WF26-000001"),
            ("за 1 бр. автомобил", "25.00", nil),
            ("вносител: Автопарк Юг ЕООД", "25.00", nil),
            ("Импорт Кола ООД", "25.00", nil),
            ("паркиране на служебен автомобил", "5.00", "FN26-000011"),
            ("фиш наем. автомобил К 8765999", "25.00", nil),
            // Ids with a blank in their letters, which no register has, or within their number, which has a slip.
            ("F N26-963623", "50.00", nil),
            ("WF26-800 001", "50.00", "WF26-000001"),
            // What an office is called, or what is not paid for, names no kind.
            ("отдел Глоби, плащане", "50.00", "WF26-000001"),
            ("без ДНИ", "50.00", "WF26-000001"),
            // A telephone that is cut is no series and number, what a bank's field cut no whole one; a code is no part of an id.
            ("т. 0888123, плащане", "50.00", "WF26-000001"),
            ("превод към общината EasyPay 4471829", "50.00", "WF26-000001"),
            ("PT26-2/442100", "25.00", "PT26-000002"),
        ] as [(String, String, String?)])
    func things(_ text: String, _ amount: String, _ debt: String?) throws {
        let town = try Scenario()
        try town.write("pipeline.yml", Self.settings + "\nreports: {files: [allocations]}\n")
        let other =
            "PT26-000051,property_tax,,,9108103440,Мира Лозева,лот 5,2026,60.00,2026-02-10,2026-10-31\n"
            + "WF26-000800,waste_fee,,,8001010158,Ива Стара,лот 6,2026,9.00,2026-02-10,2026-10-31\n"
        try town.write("Inputs/register/a.csv", Self.register + "\n" + other)
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,currency,bank_reference,obligor_id,remittance\n"
                + "BG65TEST56788400000002,2026-05-14,\(amount),EUR,R1,9108103440,\"\(text)\"\n")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try town.rows("allocations.csv").map { $0["obligation_id"] } == (debt.map { [$0] } ?? []), "\(text)")
    }

    /// Lists of documents under one word; the sum is all of theirs together.
    @Test(
        "a list of documents pays each of them",
        arguments: [
            ("фишове К 4321567, Т 4321567", "43.00", ["FN24-000004": "21.00", "FN25-000005": "22.00"]),
            (
                "глоби по фишове № К4321567 и № Т4321567; 16.04.2026", "43.00",
                ["FN24-000004": "21.00", "FN25-000005": "22.00"]
            ),
            ("фиш 1234/2024 и 1234/2025", "46.00", ["FN24-000006": "23.00", "FN25-000007": "23.00"]),
            ("уведомления 87654321 и 87650000", "55.00", ["FN25-000008": "31.00", "FN26-000011": "24.00"]),
            (
                "НП 101, 102 и 103/2024", "120.00",
                ["ND24-000012": "30.00", "ND24-000013": "40.00", "ND24-000014": "50.00"]
            ),
            // Ids by their last digits, if they are the same person's.
            ("PT26-000002 и 3", "100.00", ["PT26-000002": "70.00", "PT26-000003": "30.00"]),
            ("PT26-000002 и 4", "71.00", ["PT26-000002": "71.00"]),
            ("PT26-000002 и 3 г.", "71.00", ["PT26-000002": "71.00"]),
            ("PT26-000002PT26-000003", "100.00", ["PT26-000002": "70.00", "PT26-000003": "30.00"]),
            // What follows is no document of the kind.
            ("фиш Т4321567 0888123456", "22.00", ["FN25-000005": "22.00"]),
            ("уведомление 87654321 и 50 лв", "31.00", ["FN25-000008": "31.00"]),
        ])
    func lists(_ text: String, _ amount: String, _ debts: [String: String]) throws {
        let town = try Scenario()
        try town.write("pipeline.yml", Self.settings + "\nreports: {files: [allocations]}\n")
        let decrees = (0..<3).map { number in
            "ND24-00001\(number + 2),penal_decree,,10\(number + 1),7501020050,Петър Нов,,2024,\(30 + 10 * number).00,2024-02-10,2024-03-31\n"
                + "ND25-00001\(number + 2),penal_decree,,10\(number + 1),8001010158,Ива Стара,,2025,\(30 + 10 * number).00,2025-02-10,2025-03-31\n"
        }
        let taxes = [("3", "9108103440,Мира Лозева"), ("4", "7501020050,Петър Нов")].map {
            "PT26-00000\($0),property_tax,,,\($1),лот 2,2026,30.00,2026-02-10,2026-10-31\n"
        }
        try town.write("Inputs/register/a.csv", Self.register + "\n" + decrees.joined() + taxes.joined())
        try town.write(
            "Inputs/bank/a.csv",
            "account,booked_on,amount,currency,bank_reference,remittance\n"
                + "BG65TEST56788400000002,2026-05-14,\(amount),EUR,R1,\"\(text)\"\n")
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let found = try town.rows("allocations.csv").map { ($0["obligation_id"] ?? "", $0["amount"] ?? "") }
        #expect(Dictionary(uniqueKeysWithValues: found) == debts, "\(text)")
    }
}
