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
        # The municipality's own accounts; put yours in. collects: kinds or groups; also: other spellings in files.
        accounts:
          BG43TEST12348400000001: {type: revenue}
          BG39TEST12343100000001: {type: budget, collects: [fine]}

        # Видове задължения. code: код за вид плащане; group: tax (данък), fee (такса), fine (глоба).
        # Kinds of obligation. Optional: title, interest (register | computed | none), order (law | named),
        # limitation: {term, absolute} in years, discounts: [names of rules.discounts].
        kinds:
          property_tax:   {code: "442100", group: tax, title: "Данък върху недвижимите имоти"}
          waste_fee:      {code: "442400", group: tax, title: "Такса битови отпадъци"}
          vehicle_tax:    {code: "442300", group: tax, title: "Данък върху превозните средства"}
          penal_decree:   {code: "446500", group: fine, title: "Наказателно постановление"}
          fine_ticket:    {code: "446500", group: fine, title: "Глоба с фиш"}
          parking_notice: {code: "446500", group: fine, title: "Уведомление за неправилно паркиране"}
          civil_fee:      {code: "448007", group: fee, title: "Услуги по гражданско състояние"}
          business_fee:   {code: "448007", group: fee, title: "Услуги за стопански дейности"}
          planning_fee:   {code: "448001", group: fee, title: "Устройство на територията"}

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

        # Правила по закон. Всяко е с дата; отбелязаното „за потвърждение“ проверете с юрист преди работа.
        # Rules of law, dated. Have a lawyer confirm what is marked so before you rely on it.
        rules:
          interest:
            divisor: 360                     # за потвърждение / to be confirmed (ПМС 426/2014)
            rates:                           # за потвърждение / to be confirmed; НАП, БНБ, ЕЦБ
              - {from: 2024-01-01, percent: 13.80}
              - {from: 2025-07-01, percent: 11.91}
              - {from: 2026-01-01, percent: 10.15, confirmed_until: 2026-06-30}
          tolerance: {rounding: 0.02}
          conversion: component              # component | obligation: кое се превалутира / what is converted
          payment_date: {bank: value_on, vpos: transacted_at, pos: transacted_at}    # за потвърждение / to be confirmed
          repayment: per_debt                # per_debt | principals_first; за потвърждение / to be confirmed
          discounts:
            year_5: {percent: 5, whole_year_by: "04-30", from: 2000-01-01}
            decree_20: {percent: 20, within_days: 14, from: 2021-12-23}
            ticket_30: {percent: 30, within_days: 14, from: 2000-01-01}              # за потвърждение / to be confirmed
          # holidays: [2026-09-07]           # неработни дни освен празниците по закон / free days besides the law's

        # Стратегиите по ред; махната стратегия е изключена.
        # The strategies in their order; one that is taken out is switched off.
        matching:
          strategies: [decision, order, obligation_id, document, document_repaired, obligor_kind, obligor_amount, plate, suggest]

        """#
}
