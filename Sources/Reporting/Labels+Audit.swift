// Words of the Summary, of the sheets that answer audit questions, and of the page.

internal import Domain

extension Labels {
    /// `Сверка 7, 2026-05-15, EUR`, with the run before it.
    static func runLine(_ pack: ReportPack, _ language: Language) -> String {
        let currency = pack.configuration.organisation.currency.text
        let before = pack.before.map { "; \(text(.lastRun, language)) \($0.run.number), \($0.run.date.text)" } ?? ""
        let number = pack.period == nil ? "\(pack.run.number), \(pack.run.date.text)" : pack.title
        return "\(runWord(pack, language)) \(number), \(currency)\(before)"
    }

    /// What a report is of: one run, or a period.
    static func runWord(_ pack: ReportPack, _ language: Language) -> String {
        text(pack.period == nil ? .run : .period, language)
    }

    static let glance: [Label: (bg: String, en: String)] = [
        .glance: ("На един поглед", "At a glance"), .lastRun: ("предишна сверка", "last run"),
        .byChannel: ("Постъпления по канал", "Money in by channel"),
        .byAccount: ("Постъпления по сметка", "Money in by account"),
        .byMonth: ("Получено и разнесено по месеци", "Received and matched by month"),
        .byDay: ("Получено и разнесено по дни", "Received and matched by day"),
        .collectedByKind: ("Събрано по вид", "Collected by kind"),
        .collected: ("Събрано", "Collected"), .cardTerminals: ("карти (терминали)", "cards (terminals)"),
        .openNow: ("Неразнесени суми", "Open money"), .cardInTransit: ("Картови суми на път", "Card money in transit"),
        .keptForRefunds: ("Пазено за връщане", "Kept for refunds"),
        .keptNote: ("решено; в книгата е сред отворените", "decided; in the workbook among open ones"),
        .brokenShort: ("прекъсване", "break"), .unprovenShort: ("без салда", "no balances"),
        .undated: ("без срок:", "without a due date:"),
        .decisionWaits: ("чака този ден", "waits for that day"),
        .decidedAhead: ("с бъдеща дата", "dated ahead"),
        .otherMovements: ("Други движения", "Other movements"),
        .payouts: ("Преводи на картови пари", "Payouts of card money"),
        .payoutsNote: ("отделно: продажбите им са преброени", "apart: their sales are counted"),
        .onlyWithBreak: ("само с прекъсване", "with a break only"),
        .cannotBeProven: ("не може да се провери", "can't be proven"),
        .cardMissing: ("Липсващи картови суми", "Card money missing"),
        .outstandingDebts: ("Неплатени задължения", "Obligations outstanding"),
        .creditsNow: ("Надплатено (кредити)", "Overpaid (credits)"),
        .openErrors: ("Нерешени грешки", "Errors open"), .openWarnings: ("Нерешени предупреждения", "Warnings open"),
        .oldest: ("най-старо:", "oldest:"), .batchWord: ("пакет", "batch"), .batchesWord: ("пакета", "batches"),
        .paymentWord: ("плащане", "payment"), .paymentsWord: ("плащания", "payments"),
        .controlTotals: ("Контролни равенства", "Control totals"),
        .moreOnScreen: (
            "Още колони има в самия файл, вдясно от отпечатаните.",
            "The file has further columns, right of those printed."
        ),
        .decisionHelp: ("Изберете дума от списъка.", "Choose a word of the list."),
        .validFrom: ("В сила от", "In force from"), .validUntil: ("В сила до", "In force until"),
        .parameterAcquirers: ("Картови институции", "Acquirers"), .parameterDiscounts: ("Отстъпки", "Discounts"),
    ]

    static let audit: [Label: (bg: String, en: String)] = [
        .audit: ("Въпроси на одита", "Audit questions"), .completeness: ("Пълнота", "Completeness"),
        .codes: ("Код и вид", "Codes and kinds"), .budget: ("Бюджетни параграфи", "Budget paragraphs"),
        .fines: ("Глоби", "Fines"), .offenders: ("Повторни нарушители", "Repeat offenders"),
        .limitation: ("Давност", "Limitation"), .refunds: ("Възстановявания", "Refunds and credits"),
        .rulings: ("Решения", "Decisions"), .conversion: ("Превалутиране", "Conversion differences"),
        .levs: ("Преход лев – евро", "Lev to euro"),
        .fineList: ("Глоби поотделно", "Fines one by one"), .register: ("Регистър и книга", "Register and ledger"),
        .takenBack: ("Картови пари обратно", "Card money taken back"),
        .askFineList: (
            "Кои глоби са изпратени и кои са платени намалени след срока? (неплатено по изпратените)",
            "Which fines were sent on, which paid reduced but too late? (unpaid of those sent on)"
        ),
        .askRegister: (
            "Съвпадат ли салдата на регистъра и на книгата? (необяснени разлики, брой)",
            "Do the register's balances agree with the ledger's? (unexplained differences)"
        ),
        .askTakenBack: (
            "Кои картови пари са взети обратно? (сума)", "Which card money was taken back? (sum)"
        ),
        .askUnidentified: (
            "Колко пари са без задължение и откога? (неразнесено повече от 30 дни)",
            "How much money has no obligation, and since when? (open for more than 30 days)"
        ),
        .askCards: (
            "Преведени ли са картовите суми в срок? (липсващи)", "Was card money credited in time? (missing)"
        ),
        .askInputs: (
            "С кои файлове, настройки и проценти е работено? (брой файлове)",
            "Which files, settings and rates were used? (files)"
        ),
        .askCompleteness: (
            "Обяснено ли е всяко постъпление по сметка и ден? (разлика и прекъсвания на салдото)",
            "Is every credit accounted for, by account and day? (difference, breaks in balances)"
        ),
        .askCodes: (
            "Отнесено ли е всяко плащане към вида, чийто код носи? (сума с друг код)",
            "Does each payment go to the kind whose code it bears? (sum under another code)"
        ),
        .askBudget: (
            "По кои параграфи на ЕБК е събраното? (сума без параграф)",
            "Which budget paragraphs were collected? (sum without a paragraph)"
        ),
        .askFines: (
            "Колко от глобите са връчени, влезли в сила, изпратени, платени? (събираемост)",
            "How many fines were served, in force, sent on, paid? (collection rate)"
        ),
        .askOffenders: ("Кои лица имат три или повече глоби? (брой лица)", "Who has three fines or more? (persons)"),
        .askLimitation: (
            "На кои задължения давността е изтекла или изтича до 12 месеца? (изтекло неплатено)",
            "Which limitation terms have ended or end within 12 months? (ended, unpaid)"
        ),
        .askRefunds: (
            "Какво се дължи обратно и какво е върнато? (кредити)",
            "What is owed back, and what was paid back? (credits)"
        ),
        .askRulings: (
            "Кой какво е решил и какво се е променило? (брой решения)",
            "Who decided what, and what did it change? (decisions)"
        ),
        .askConversion: (
            "Кои разлики са от превалутиране? (закръгляване)",
            "Which differences come from the conversion? (rounding)"
        ),
        .askLevs: (
            "Равен ли е сборът в евро на сбора в лева? (разлика от закръгляване по редове)",
            "Is the sum in euro the sum in leva? (difference by rounding each row)"
        ),
        .noRows: ("Няма такива.", "There are none."), .asItShould: ("наред", "in order"),
        .lookAtIt: ("за проверка", "look at it"),
        .noCode: ("без код", "no code"), .ends: ("изтича", "ends"), .ended: ("изтекла", "ended"),
        .endedRestarted: ("изтекла, прекъсвана", "ended, was interrupted"),
        .endedAbsolute: ("изтекла абсолютна", "absolute term ended"),
        .writtenOffHere: ("отписано с решение", "written off, decision"),
        .writtenOffThere: ("отписано в регистъра", "written off, register"),
        .refundGiven: ("решено, върнато", "decided, paid back"),
        .refundSuperseded: ("решено, отпаднало", "decided, superseded"),
        .creditHeld: ("кредит", "credit held"), .refundDecided: ("решено връщане", "refund decided"),
        .refundPaid: ("върнато", "refund paid"), .notGiven: ("непосочен", "not given"),
        .oneOnly: ("само едно", "one only"),
    ]

    static let auditColumns: [String: (bg: String, en: String)] = [
        "figure": ("Показател", "Figure"), "last_run": ("Предишна сверка", "Last run"), "now": ("Сега", "Now"),
        "change": ("Промяна", "Change"), "note": ("Бележка", "Note"), "received": ("Получено", "Received"),
        "matched": ("Разнесено", "Matched"), "open": ("Отворено", "Open"), "other": ("Друго", "Other"),
        "share": ("Разнесено, %", "Matched, %"), "age": ("Възраст", "Age"),
        "unidentified": ("Неразпознато", "Unidentified"), "ambiguous": ("Нееднозначно", "Ambiguous"),
        "rest": ("Остатък", "Remainder"), "term": ("Елемент", "Term"), "sum": ("Сума", "Amount"),
        "collected": ("Събрано сега", "Collected now"), "rate": ("Събираемост", "Collection rate"),
        "new_ones": ("Нови", "New"), "carried": ("Пренесени", "Carried"), "resolved": ("Решени", "Resolved"),
        "open_amount": ("Сума на нерешените", "Amount of open ones"), "batches": ("Брой пакети", "Batches"),
        "not_credited": ("Непреведено", "Not credited"), "number": ("№", "No."), "question": ("Въпрос", "Question"),
        "answer": ("Отговор", "Answer"), "judgement": ("Оценка", "Judgement"), "sheet": ("Лист", "Sheet"),
        "rows": ("Редове", "Rows"), "reversed": ("Върнати и пазени за връщане", "Taken back, kept for refunds"),
        "balance_break": ("Прекъсване на салдото", "Break in the balance"),
        "settlement_in": ("Картови преводи", "Settlement"),
        "transfers": ("Вътрешни преводи", "Transfers"), "ignored": ("Пренебрегнати", "Ignored"),
        "kind_code": ("Код на вида", "Code of the kind"), "agrees": ("Съвпада", "Agrees"), "part": ("Част", "Part"),
        "paragraph": ("Параграф (ЕБК)", "Budget paragraph"), "paragraph_title": ("Наименование", "Title"),
        "issuer": ("Издател", "Issuer"), "fines": ("Глоби", "Fines"), "served": ("Връчени", "Served"),
        "in_force": ("В сила", "In force"), "sent_on": ("Изпратени (НАП, ЧСИ)", "Sent on"),
        "annulled": ("Отменени, отписани", "Annulled"), "paid_whole": ("Платени изцяло", "Paid in full"),
        "whole_sum": ("Платено изцяло, сума", "Paid in full, sum"),
        "paid_reduced": ("Платени намалени в срок", "Paid reduced, in term"),
        "reduced_sum": ("Намалено в срок, сума", "Reduced in term, sum"),
        "paid_late": ("Платени намалени след срока", "Paid reduced, out of term"),
        "late_sum": ("Намалено след срока, сума", "Reduced out of term, sum"),
        "paid_desk": ("Платени на каса", "Paid at the desk"), "desk_sum": ("Платено на каса, сума", "At the desk, sum"),
        "partly_paid": ("Частично платени", "Partly paid"), "partly_sum": ("Частично, сума", "Partly paid, sum"),
        "unpaid": ("Неплатени", "Unpaid"), "first_sent": ("Изпълнение, първо", "Enforced, first"),
        "last_sent": ("Изпълнение, последно", "Enforced, last"), "served_on": ("Връчена на", "Served on"),
        "in_force_on": ("В сила на", "In force on"), "reduced_until": ("Намалена до", "Reduced until"),
        "absolute_on": ("Абсолютна до", "Absolute end"), "act_date": ("Акт от", "Act of"),
        "in_time": ("В срок", "In time"), "taken_from": ("Взето от плащане", "Taken from payment"),
        "register_balance": ("Салдо в регистъра", "Register's balance"),
        "ledger_balance": ("Салдо в книгата", "Ledger's balance"),
        "joined_here": ("Разнесено тук", "Joined here"), "taken_there": ("Отчетено в регистъра", "Taken off there"),
        "ledger_interest": ("Лихва само в книгата", "Interest of the ledger only"),
        "latest_fine": ("Последна глоба", "Latest fine"), "reserved": ("За връщане или върнато", "Kept or paid back"),
        "to_debts": ("Платено по дълга", "Paid to debts"),
        "drift": ("Необяснено (REGISTER_DRIFT)", "Unexplained (REGISTER_DRIFT)"),
        "looked_by": ("Разгледал", "Looked at by"), "looked_on": ("Разгледано на", "Looked at on"),
        "outcome": ("Изход", "Outcome"),
        "first_on": ("Първа на", "First on"), "last_on": ("Последна на", "Last on"),
        "restarted_on": ("Прекъсната на", "Interrupted on"), "enforcement_on": ("Изпълнение от", "Enforced since"),
        "sent_to": ("Изпратено до", "Sent to"), "ends_on": ("Изтича на", "Ends on"),
        "limitation_state": ("Състояние на давността", "State of the term"), "what": ("Какво", "What"),
        "requested_on": ("Поискано на", "Requested on"),
        "refund_until": ("Срок за връщане (ДОПК чл. 129)", "Refund claim until"),
        "basis": ("Основание", "Basis"), "decision_id": ("Решение №", "Decision ID"),
        "decided_on": ("Решено на", "Decided on"), "decided_by": ("Решил", "Decided by"),
        "approved_by": ("Одобрил", "Approved by"), "two_persons": ("Две лица", "Two persons"),
        "action_word": ("Действие", "Action"), "open_before": ("Отворено преди", "Open before"),
        "open_after": ("Отворено след", "Open after"), "left_before": ("Дълг преди", "Debt before"),
        "left_after": ("Дълг след", "Debt after"), "reason": ("Причина", "Reason"),
        "joined": ("Свързано", "Joined"), "not_joined": ("Несвързано", "Not joined"), "act_no": ("Акт №", "Act no."),
        "register_currency": ("Валута", "Register currency"),
        "register_principal": ("Главница по регистър", "Register principal"), "levs": ("Сума в лева", "Sum in leva"),
        "euros_each": ("Сбор от превалутираните", "Sum of each converted"),
        "euros_whole": ("Превалутиран сбор", "The sum converted"), "control": ("Контролно равенство", "Control total"),
        "scope": ("Обхват", "Scope"),
    ]

    /// Names of settings, for the sheet of parameters; the key stands behind them, as pipeline.yml has it.
    static func parameter(_ key: String, _ language: Language) -> String {
        guard let words = parameters[key] else { return key }
        return (language == .bg ? words.bg : words.en) + " (" + key + ")"
    }

    private static let parameters: [String: (bg: String, en: String)] = [
        "interest.divisor": ("Дни в годината за лихвата", "Days of a year for interest"),
        "tolerance.rounding": ("Допустимо закръгление", "Rounding that is let pass"),
        "conversion": ("Превалутиране", "Conversion"), "repayment": ("Ред на погасяване", "Order of repayment"),
        "payment_date.bank": ("Ден на плащане по банка", "Day of payment, bank"),
        "payment_date.pos": ("Ден на плащане с карта", "Day of payment, card"),
        "payment_date.vpos": ("Ден на плащане в портала", "Day of payment, portal"),
        "holidays": ("Още неработни дни", "Further holidays"), "strategies": ("Начини на разнасяне", "Strategies"),
        "decisions.two_persons_for": ("Двама подписват", "Two persons sign"),
        "privacy.mask": ("Скрити идентификатори", "Masked identifiers"),
        "workbook.rows": ("Най-много редове в лист", "Most rows of a sheet"),
    ]

    /// A word of pipeline.yml; what is not known keeps its name.
    static func setting(_ word: String, _ language: Language) -> String {
        guard let words = settings[word] else { return word }
        return language == .bg ? words.bg : words.en
    }

    private static let settings: [String: (bg: String, en: String)] = [
        "statements": ("извлечения", "statements"), "daily": ("всеки ден", "daily"),
        "on_movement": ("при движение", "on movement"),
        "collects": ("събира", "collects"), "interest": ("лихва", "interest"), "costs": ("разноски", "costs"),
        "order": ("ред", "order"), "limitation": ("давност, години", "limitation, years"),
        "register": ("по регистъра", "the register's"), "computed": ("смята се", "computed"), "none": ("няма", "none"),
        "law": ("по закона", "of the law"), "named": ("посоченото", "as named"),
        "credit_within": ("превод до дни", "credited within days"), "fees": ("такси", "fees"),
        "whole_year_by": ("цялата година до", "whole year by"),
        "within_days": ("дни след връчване", "days after service"),
        "by_component": ("всяка съставка поотделно", "each part by itself"),
        "by_obligation": ("задължението наведнъж", "the obligation as a whole"),
        "principals_first": ("първо главниците", "principals first"), "per_debt": ("дълг по дълг", "debt by debt"),
    ]

    static let page: [Label: (bg: String, en: String)] = [
        .pageSearch: ("Търсене в несъответствията", "Search the discrepancies"), .pageAll: ("всички", "all"),
        .pageNoDiscrepancies: ("Няма несъответствия.", "There are no discrepancies."),
    ]
}

extension Label {
    /// For names of cells: `total_obligations`.
    var cellName: String { "total_" + rawValue.lowercased() }
}
