// Sentences of Reporting.

extension Sentences {
    package static let reporting: SentenceTable = [
        "report.no_space": (
            bg:
                "{0} не може да се запише: няма място на диска. Освободете място и стартирайте отново; главната книга не е променена.",
            en:
                "{0} could not be written: no space on the disk. Free some and start again; the ledger is unchanged."
        ),
        "report.not_written": (
            bg: "{0} не може да се запише: {1}. Главната книга не е променена.",
            en: "{0} could not be written: {1}. The ledger is unchanged."
        ),
        "audit.note_fines": (
            bg:
                "Всяка глоба е броена веднъж: отменена или отписана, платена изцяло, платена намалена в срок, платена намалена след срока (разликата се дължи), платена на каса, частично платена или неплатена.",
            en:
                "Each fine is counted once: annulled, paid in full, paid reduced in term, paid reduced out of term (the difference is owed), paid at the register's desk, partly paid or unpaid."
        ),
        "audit.note_sent": (
            bg:
                "Регистърът дава на кого е изпратена глобата (sent_to) и откога тече изпълнението (enforcement_on), но не и деня на самото изпращане: тук стои денят на изпълнението.",
            en:
                "The register tells to whom a fine was sent (sent_to) and since when it is being enforced (enforcement_on), not the day of sending itself: the day of enforcement stands here."
        ),
        "audit.note_limitation": (
            bg:
                "Давността само се показва. Абсолютният срок не се прекъсва. Актът е документът на решението за отписване, без него номерът на самото решение; за отписаното в регистъра извлечението му не носи акт.",
            en:
                "Limitation is only shown. Nothing interrupts the absolute term. The act is the document of the decision to write off, without one the decision's own number; for what the register wrote off its extract brings no act."
        ),
        "audit.note_refunds": (
            bg:
                "Срокът е 5 години от 1 януари след годината на плащането (ДОПК чл. 129, ал. 1). „В срок“ се мери за кредит към датата на отчета, за решение към деня на искането, а без него към деня на решението.",
            en:
                "The term is 5 years from 1 January after the year of payment (DOPK art. 129 (1)). In time: a credit as of the report's date, a decision by the day of the request, without one by its own day."
        ),
        "audit.note_rulings": (
            bg:
                "„Преди“ и „след“ стоят при решенията, които този отчет обхваща; за по-ранните те са в работната книга на тяхната сверка. „Две лица“: одобрил го е друг, не който го е взел.",
            en:
                "Before and after are given for the decisions that this report takes in; for earlier ones they are in the workbook of their run. Two persons: approved by another than the one who decided."
        ),
        "audit.note_levs": (
            bg: "Всяка съставка на всяко задължение се превалутира поотделно с пълния курс 1 EUR = 1,95583 BGN.",
            en: "Each part of each obligation is converted by itself, with the full rate 1 EUR = 1.95583 BGN."
        ),
        "audit.note_levs_whole": (
            bg:
                "По настройките задължението се превалутира наведнъж (conversion: obligation); тук съставките му са показани поотделно, с пълния курс 1 EUR = 1,95583 BGN.",
            en:
                "By the settings an obligation is converted as a whole (conversion: obligation); here its parts stand by themselves, with the full rate 1 EUR = 1.95583 BGN."
        ),
        "audit.note_register": (
            bg:
                "Разлика = разнесено тук (с отстъпки, закръгляване и отпаднало) − отчетено в регистъра (без касата му) − лихва само в книгата. Салдото на регистъра е от последното му извлечение; разнесеното тук той отчита, щом поеме postings.csv.",
            en:
                "Difference = joined here (with discounts, rounding, what was remitted) − taken off in the register (without its desk) − interest of the ledger only. The register's balance is that of its last extract; it takes off what was joined here once it has taken postings.csv."
        ),
        "audit.note_completeness": (
            bg:
                "Парите, постъпили в този отчет, както стоят към края му; равенствата в Контроли съдържат и движенията на по-ранни пари. В „Върнати и пазени за връщане“ са и парите, които решение на лице пази в сметката. Салдата са от извлеченията.",
            en:
                "Money that came in within this report, as it stands at its end; the equations in Controls also hold what moved of earlier money. Taken back, kept for refunds includes what a person's decision keeps in the account. Balances are those of the statements."
        ),
        "audit.note_gaps": (
            bg:
                "Листът НЕ е доказателство за пълнота: липсващи извлечения (STATEMENT_GAP) – {0}, прекъснати салда (BALANCE_BREAK) – {1}. Прекъсването стои на реда на извлечението, с което се вижда.",
            en:
                "This sheet does NOT prove completeness: missing statements (STATEMENT_GAP) – {0}, broken balances (BALANCE_BREAK) – {1}. A break stands in the row of the statement that shows it."
        ),
        "audit.note_unproven": (
            bg: "Сметки, чиито извлечения са без салда и чиято пълнота не може да се провери: {0}.",
            en: "Accounts whose statements have no balances, so that nothing proves them whole: {0}."
        ),
        "audit.note_budget": (
            bg: "Кредитът няма параграф: той не е приход, докато не бъде отнесен или върнат.",
            en: "A credit has no paragraph: it is no revenue until it is joined or paid back."
        ),
        "audit.note_no_budget": (
            bg: "В pipeline.yml няма таблица budget: по нея кодовете получават своите параграфи.",
            en: "There is no table budget in pipeline.yml: it gives the codes their paragraphs."
        ),
        "audit.note_taken_back": (
            bg: "Взетото обратно, което този отчет обхваща; с какво плащане е свързано, се казва и в несъответствията.",
            en:
                "What was taken back within this report; the discrepancies tell of the payment that it was taken from, too."
        ),
        "report.balance_broken": (
            bg: "{0}: салдата излизат само с прекъсване от {1} {2} (вижте STATEMENT_GAP и BALANCE_BREAK)",
            en: "{0}: the balances agree only with a break of {1} {2} (see STATEMENT_GAP and BALANCE_BREAK)"
        ),
        "report.candidate": ("{0}, {1}, дължими {2}", "{0}, {1}, outstanding {2}"),
        "report.candidate_paid": ("{0}, {1}, ПЛАТЕНО (дължими {2})", "{0}, {1}, PAID (outstanding {2})"),
        "report.controls_but": (
            bg: "Равенствата са изпълнени; за проверка: салда с прекъсване – {0}, сметки без салда – {1}",
            en: "The totals agree; look at: balances with a break – {0}, accounts without balances – {1}"
        ),
        "report.balance_unproven": (
            bg: "{0}: извлеченията са без салда, пълнотата им не може да се провери",
            en: "{0}: its statements have no balances, so nothing proves that they are whole"
        ),
        "report.only_in_csv": (
            bg: "Листът показва първите {0} от {1} реда; останалите са само в {2}.",
            en: "The sheet shows the first {0} of {1} rows; the others are in {2} only."
        ),
    ]
}
