// What `sverka init` writes: a commented pipeline.yml, ready for a new municipality.

package enum StarterFile {
    /// Folders that the starter file names, to be made beside it.
    package static let folders = [
        "Inputs/register", "Inputs/bank", "Inputs/pos", "Inputs/orders", "Inputs/decisions", "Outputs",
    ]

    /// The text of the file.
    package static let text = #"""
        # Настройки на sverka. Всеки ключ е описан в Documentation/Settings.md. Грешно изписан ключ спира програмата
        # със състояние 78 и се посочва с реда си; проверете с: sverka check
        # Settings of sverka. Every key is described in Documentation/Settings.md. A misspelt key stops the program
        # with status 78 and is named with its line; check with: sverka check
        version: 1

        # Вашата община. language: bg, en или [bg, en].
        # Your municipality. language: bg, en or [bg, en].
        organisation: {name: Община Пример, id: "000000000", currency: EUR, timezone: Europe/Sofia, language: bg}

        # Пътищата са спрямо папката на този файл.
        # Paths are relative to this file's folder.
        ledger: Outputs/ledger.sqlite
        outputs: Outputs

        # Откъде идват данните. role: obligations (задължения), orders (поръчки от портала), bank (извлечения),
        # pos (картови плащания), decisions (решения на служител). Папката преди първата звездичка трябва да я има.
        # Where data comes from. The folder before the first asterisk must exist.
        sources:
          tax-register:
            role: obligations
            path: Inputs/register/tax-*.csv
            extract: delta                   # full: всеки файл е пълна справка / each file is a whole extract
            # Ако колоните, датите или числата в справката са други, опишете ги тук.
            # Where the extract has other columns, dates or numbers, describe them here.
            # Всички имена на колони: Documentation/Settings.md, sources / All names of columns: see there.
            # csv:
            #   delimiter: ";"               # "," ";" "\t" "|" auto
            #   encoding: windows-1251       # auto utf-8 windows-1251
            #   decimal: ","
            #   dates: dd.MM.yyyy
            #   columns: {obligation_id: "Партида", kind: "Вид", payer_id: "ЕГН/ЕИК", principal: "Главница"}
            #   constants: {currency: EUR}
            #   values: {status: {"В сила": open, "Отписано": written_off}}
          fines-register: {role: obligations, path: "Inputs/register/fines-*.csv"}
          bank:      {role: bank, path: "Inputs/bank/*", format: auto}
          cards:     {role: pos, path: "Inputs/pos/*.csv"}
          orders:    {role: orders, path: "Inputs/orders/*.csv"}
          decisions: {role: decisions, path: "Inputs/decisions/*.csv"}

        # Сметките на общината; сменете ги с вашите. type: revenue (84), budget (31), deposit (33).
        # collects: видове или групи, които сметката събира; без него: всички. also: други изписвания във файловете.
        # statements: on_movement, ако банката прави извлечение само в дни с движение; без него липсващ работен ден спира
        # удостоверенията. The municipality's own accounts; put yours in. collects: kinds or groups; also: other spellings in
        # files; statements: on_movement where the bank makes one only when money moves: else a missing working day stops
        # certificates.
        accounts:
          BG43TEST12348400000001: {type: revenue}
          BG39TEST12343100000001: {type: budget, collects: [fine]}

        # Видове задължения. code: код за вид плащане; group: tax (данък), fee (такса), fine (глоба).
        # Kinds of obligation. Optional: title, interest (register | computed | none), order (law | named), words,
        # discounts: [names of rules.discounts].
        # limitation: давност в години, обикновена и абсолютна; данък и такса от 1 януари след годината на срока (ДОПК чл. 171),
        # глоба от влизането в сила (ЗАНН чл. 82): за потвърждение. Промени се пишат с дата, за сроковете, които започват от нея:
        # limitation: years, from 1 January after the due year (ДОПК art. 171), of a fine from the day it was in force (ЗАНН
        # art. 82): to be confirmed. Changes are dated, for terms that begin on that day or later:
        #   limitation: [{term: 2, absolute: 3}, {from: 2027-01-01, term: 3, absolute: 5}]
        # order: law за данък (ДОПК чл. 169, ал. 3а, потвърдено), named за такса и глоба (за потвърждение / to be confirmed).
        kinds:
          property_tax:   {code: "442100", group: tax, limitation: {term: 5, absolute: 10}, title: "Данък върху недвижимите имоти"}
          waste_fee:      {code: "442400", group: tax, limitation: {term: 5, absolute: 10}, title: "Такса битови отпадъци"}
          vehicle_tax:    {code: "442300", group: tax, limitation: {term: 5, absolute: 10}, title: "Данък върху превозните средства"}
          penal_decree:   {code: "446500", group: fine, limitation: {term: 2, absolute: 3}, title: "Наказателно постановление"}
          fine_ticket:    {code: "446500", group: fine, limitation: {term: 2, absolute: 3}, title: "Глоба с фиш"}
          parking_notice: {code: "446500", group: fine, limitation: {term: 2, absolute: 3}, title: "Уведомление за неправилно паркиране"}
          civil_fee:      {code: "448007", group: fee, limitation: {term: 5, absolute: 10}, title: "Услуги по гражданско състояние"}
          business_fee:   {code: "448007", group: fee, limitation: {term: 5, absolute: 10}, title: "Услуги за стопански дейности"}
          planning_fee:   {code: "448001", group: fee, limitation: {term: 5, absolute: 10}, title: "Устройство на територията"}

        # Параграфи по ЕБК за кодовете по-горе, за касовия отчет. За потвърждение от счетоводството.
        # Budget paragraphs (ЕБК) of the codes above, for the cash report. To be confirmed by the accountants.
        budget:
          "442100": {paragraph: "13-01", interest: "28-09", title: "Данък върху недвижими имоти"}
          "442300": {paragraph: "13-03", interest: "28-09", title: "Данък върху превозните средства"}
          "442400": {paragraph: "27-07", interest: "28-09", title: "Такси за битови отпадъци"}
          "448001": {paragraph: "27-10", interest: "28-09", title: "Такси за технически услуги"}
          "448007": {paragraph: "27-11", interest: "28-09", title: "Такси за административни услуги"}
          "446500": {paragraph: "28-02", title: "Глоби, санкции, неустойки"}

        # Кой превежда парите от карти и как личи по сметката. Махнете знаците # и попълнете по договора.
        # Who pays card money out, and how it shows on the account. Take the # away and fill in by the contract.
        # acquirers:
        #   borica: {terminals: ["V1800001"], settles: net, group_by: [terminal, day], credit_within: 3,
        #            matches: "BORICA|БОРИКА", cut_off: "00:00", fees: {percent: 0.8, minimum: 0.00}, fees_by: deduction}

        # Справка на картов оператор, която няма готов профил, се описва тук и се посочва с csv: {profile: моята}; цял пример
        # има в Documentation/Settings.md. A card report without a ready-made profile; a whole example is in there.
        # card_profiles:
        #   моята:
        #     columns: {terminal_id: Терминал, transacted_at: Дата, time: Час, type: Вид, amount: Сума, fee: Комисиона, rrn: RRN}
        #     rows: [{class: sale, when: {type: Плащане}}, {class: refund, when: {type: "Връщане*"}}]
        #     decimal: ","
        #     dates: dd.MM.yyyy

        # Решения, за които трябва второ лице в approved_by, и от каква сума нагоре.
        # Decisions that need a second person in approved_by, and above what sum.
        decisions: {two_persons_for: [write_off, refund], above: 0.00}

        reports: {files: all, workbook: {rows: 200000}}
        privacy: {mask: false}

        # Правила по закон, с източника им. „Потвърдено“ е прочетено в посочения източник; „за потвърждение“ проверете с юрист
        # преди работа. Каквото законът сменя с дата, се пише с дата: ставки, отстъпки, давност (при видовете); divisor, repayment,
        # payment_date и order на вид — като списък: repayment: [{value: per_debt}, {from: 2027-01-01, value: principals_first}].
        # Rules of law, with their sources. "Confirmed" was read in the source named; have a lawyer confirm the rest before
        # you rely on it. What the law changes by a day is written with it: rates, discounts, limitation (under kinds); divisor,
        # repayment, payment_date and a kind's order as a list, as above.
        rules:
          interest:                          # ЗЛДТДПДВ чл. 1: данъци и такси, не глоби; потвърдено / taxes and fees, no fines; confirmed
            divisor: 360                     # ПМС 426/2014, дневно 1/360; за потвърждение / to be confirmed
            rates:                           # законна лихва; сверете с таблиците на НАП и БНБ / compare with the tables of НАП and БНБ
              - {from: 2024-01-01, percent: 13.80}                               # БНБ + 10 (преса / press); за потвърждение / to be confirmed
              - {from: 2025-07-01, percent: 11.91}                               # БНБ + 10 (преса / press); за потвърждение / to be confirmed
              - {from: 2026-01-01, percent: 10.15, confirmed_until: 2026-06-30}  # ЕЦБ / ECB 2.15 + 8 (преса / press); за потвърждение / to be confirmed
          tolerance: {rounding: 0.02}        # на задължение; решение на общината, не норма; за потвърждение / per obligation; the municipality's choice, no law; to be confirmed
          conversion: component              # component | obligation. Курс 1.95583: ЗВЕРБ (ДВ 70/2024), от / since 2026-01-01, потвърдено / confirmed;
                                             # на кое ниво: за потвърждение / at which level: to be confirmed
          payment_date:
            bank: value_on                   # НАП: деня, в който е заверена сметката; потвърдено / the day on which the account was credited; confirmed
            vpos: transacted_at              # деня на картата; за потвърждение / the day of the card; to be confirmed
            pos: transacted_at               # същото / the same
          repayment: per_debt                # per_debt | principals_first. ДОПК чл. 169, ал. 1; за потвърждение / to be confirmed
          use_credit: never                  # ДОПК чл. 128: само по искане; потвърдено / only at the payer's request; confirmed
          discounts:
            year_5: {percent: 5, whole_year_by: "04-30", from: 2000-01-01}       # ЗМДТ и наредбата на общината; потвърдено за / confirmed for 2026
            decree_20: {percent: 20, within_days: 14, from: 2021-12-23}          # ЗАНН чл. 79б; потвърдено / confirmed
            ticket_30: {percent: 30, within_days: 14, from: 2000-01-01}          # ЗДвП чл. 189, електронен фиш; от / since 2025-09-07 за потвърждение / to be confirmed
          # holidays: [2026-09-07]           # неработни дни освен тези по КТ чл. 154 / free days besides those of the labour code

        # Стратегиите по ред; махната стратегия е изключена. Своите думи и съкращения на платците добавете тук и под kinds.
        # The strategies in their order; one that is taken out is switched off. Add your payers' words and abbreviations here
        # and under kinds (words).
        matching:
          strategies: [decision, order, obligation_id, document, document_repaired, obligor_kind, obligor_amount, plate, suggest]
          # vehicle_words: [тротинетка, "скутер*"]
          # document_words: {ticket: ["квит*"], notice: [стикер], none: [рег]}

        """#
}
