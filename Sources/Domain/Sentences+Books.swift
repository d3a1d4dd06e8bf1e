// Sentences of the commands that read the books: explain, find, position, certificate.

extension Sentences {
    static let books: SentenceTable = [
        "person.unknown": (
            "Няма лице с идентификатор {0} в регистрите.", "No register has a person with the identifier {0}."
        ),
        "person.after_last_run": (
            "Книгите са до {1}; ден {0} още не е осчетоводен.", "The books go to {1}; {0} is not posted yet."
        ),
        "person.title": (
            "{0} {1} — към {2}; регистри: {3}", "{0} {1} — as of {2}; registers: {3}"
        ),
        "person.debt": (
            "  {0}  {1} {2}, {3} г., срок {4}: главница {5}, лихва {6}, разноски {7}, платени {8}; дължимо {9}, кредит {10}; {11}",
            "  {0}  {1} {2}, year {3}, due {4}: principal {5}, interest {6}, costs {7}, paid {8}; outstanding {9}, credit {10}; {11}"
        ),
        "person.total": (
            "Задължения: {0}; дължимо {1} {4}, от тях просрочени {2}; кредит {3}",
            "Obligations: {0}; outstanding {1} {4}, of it overdue {2}; credit {3}"
        ),
        "person.open_payment": (
            "  Отворено плащане {0} от {1}: {2} — {3}", "  Open payment {0} of {1}: {2} — {3}"
        ),
        "person.rate_unconfirmed": (
            "Лихвата е сметната с ставка, която не е потвърдена за този период (rules.interest.rates).",
            "Interest was computed with a rate that is not confirmed for this period (rules.interest.rates)."
        ),
        "certificate.refused": ("Удостоверение за {0} не може да се издаде:", "No certificate can be issued for {0}:"),
        "certificate.open_money": (
            "плащане {0} от {1} за {2} е на това лице и още не е разпределено",
            "payment {0} of {1} for {2} is this person's and not allocated yet"
        ),
        "certificate.open_name": (
            "плащане {0} от {1} за {2} с името на лицето още не е разпределено",
            "payment {0} of {1} for {2} with the person's name is not allocated yet"
        ),
        "certificate.title": (
            "{0}: удостоверение за наличие или липса на задължения",
            "{0}: certificate of presence or absence of obligations"
        ),
        "certificate.absence": (
            "№ {0}: {1} {2} няма задължения към {3}.", "No. {0}: {1} {2} has no obligations as of {3}."
        ),
        "certificate.presence": (
            "№ {0}: {1} {2} има задължения към {3}: {4}.", "No. {0}: {1} {2} has obligations as of {3}: {4}."
        ),
        "certificate.registers": ("Проверени регистри: {0}", "Registers covered: {0}"),
        "certificate.statements": ("Последни извлечения: {0}", "Last statements: {0}"),
        "certificate.signature": ("Длъжностно лице: ____________________", "Official: ____________________"),
        "certificate.column_1": ("Задължение", "Obligation"), "certificate.column_2": ("Вид", "Kind"),
        "certificate.column_3": ("Година", "Year"), "certificate.column_4": ("Главница", "Principal"),
        "certificate.column_5": ("Лихва", "Interest"), "certificate.column_6": ("Разноски", "Costs"),
        "certificate.column_7": ("Дължимо", "Outstanding"),
        "pipeline.no_run_yet": ("Още няма нито един запуск.", "There is no run yet."),
        "find.payment": ("{0}  {1}  {2} {3}  {4}  {5}  {6}", "{0}  {1}  {2} {3}  {4}  {5}  {6}"),
        "find.obligation": ("{0}  {1}  {2} {3}  дължимо {4}  {5}", "{0}  {1}  {2} {3}  outstanding {4}  {5}"),
        "find.nothing": ("Нищо не съдържа „{0}“.", "Nothing holds \"{0}\"."),
        "explain.why_decision": (
            "  Защо: служител е решил така; програмата не го променя.",
            "  Why: a person decided so; the program never undoes it."
        ),
        "explain.why_order": (
            "  Защо: порталът знае за кои задължения е платено; поръчката се спазва, както е.",
            "  Why: the portal knows what was paid for; its order is honoured as it stands."
        ),
        "explain.why_obligation_id": (
            "  Защо: посочен е номерът на задължението.", "  Why: the obligation's own number is named."
        ),
        "explain.why_document": (
            "  Защо: посочен е документ по вид, серия, номер и година, и той е един (или лицето, годината или сумата оставят един).",
            "  Why: a document is named by type, series, number and year, and there is one (or person, year or sum leave one)."
        ),
        "explain.why_document_repaired": (
            "  Защо: номерът е с една грешка, само един друг е толкова близо, и лицето, автомобилът или точната сума го потвърждават.",
            "  Why: the number has one slip, only one other is that near, and person, plate or exact sum confirms it."
        ),
        "explain.why_obligor_kind": (
            "  Защо: лицето и кодът или видът са ясни; сумата следва реда на закона (ДОПК чл. 169, ал. 3а и 4).",
            "  Why: person and code or kind are clear; the sum follows the order of the law (ДОПК art. 169, paras 3a and 4)."
        ),
        "explain.why_obligor_amount": (
            "  Защо: лицето е ясно и само едно задължение (или един набор) е дължимо точно в тази сума този ден.",
            "  Why: the person is clear and only one debt (or one set of them) is due exactly that sum on that day."
        ),
        "explain.why_plate": (
            "  Защо: посочен е автомобилът и глобите му дават тази сума по един начин.",
            "  Why: the vehicle is named and its fines make that sum in one way."
        ),
        "explain.why_suggest": ("  Само предположение.", "  Only a suggestion."),
        "explain.why_reversal": ("  Взето обратно.", "  Taken back."),
        "explain.card": (
            "  Картова трансакция {0}, терминал {1}, RRN {2}, код {3}, {4}",
            "  Card transaction {0}, terminal {1}, RRN {2}, approval {3}, {4}"
        ),
        "explain.order": (
            "  Поръчка {0} от {1}: задължение {2}, {3}", "  Order {0} of {1}: obligation {2}, {3}"
        ),
        "explain.batch": (
            "  Пакет {0} {1} {2} от {3}: бруто {4}, такси {5}, нето {6}; {7}, очакван до {8}, преведен {9}, разлика {10}",
            "  Batch {0} {1} {2} of {3}: gross {4}, fees {5}, net {6}; {7}, expected by {8}, credited {9}, difference {10}"
        ),
        "explain.transaction": ("  {0} {1} {2} RRN {3} ({4}:{5})", "  {0} {1} {2} RRN {3} ({4}:{5})"),
        "explain.candidate": (
            "  Възможно № {0}: задължение {1}, оценка {2} — {3}", "  Candidate {0}: obligation {1}, score {2} — {3}"
        ),
        "explain.payment": (
            "Плащане {0}: {1} {2}, осчетоводено на {3}, платено на {4}",
            "Payment {0}: {1} {2}, booked on {3}, paid on {4}"
        ),
        "explain.source": ("  Източник: {0}, ред {1}", "  Source: {0}, line {1}"),
        "explain.reference": ("  Референция на банката: {0}", "  Bank reference: {0}"),
        "explain.payer": ("  Наредител: {0}", "  Payer: {0}"),
        "explain.text": ("  Основание: {0}", "  Remittance: {0}"),
        "explain.status": (
            "  Предназначение {0}, състояние {1}; разпределени {2}, отворени {3}",
            "  Purpose {0}, status {1}; allocated {2}, open {3}"
        ),
        "explain.obligation": ("Задължение {0}, вид {1}, лице {2} {3}", "Obligation {0}, kind {1}, person {2} {3}"),
        "explain.version": (
            "  Регистър {0}, ред {1}: главница {2}, разноски {3} {4}, {5}",
            "  Register {0}, line {1}: principal {2}, costs {3} {4}, {5}"
        ),
        "explain.standing": (
            "  Главница {0}, лихва {1}, разноски {2}; платени {3}; дължимо {4}, кредит {5}; {6}",
            "  Principal {0}, interest {1}, costs {2}; paid {3}; outstanding {4}, credit {5}; {6}"
        ),
        "explain.movement": (
            "  Сверка {0} ({1}): {2} → {3} {4} = главница {5} + лихва {6} + разноски {7} + кредит {8}; стратегия {9}, правило {10}, платено на {11}; {12}",
            "  Run {0} ({1}): {2} → {3} {4} = principal {5} + interest {6} + costs {7} + credit {8}; strategy {9}, rule {10}, paid on {11}; {12}"
        ),
        "explain.discrepancy": ("  Несъответствие {0} {1} от {2}{3}: {4}", "  Discrepancy {0} {1} since {2}{3}: {4}"),
        "explain.advice": ("  Какво да се направи: {0}", "  What to do: {0}"),
        "pipeline.archive_lacks": ("В архива липсва или е повреден {0}.", "The archive lacks {0}, or it is damaged."),
    ]
}
