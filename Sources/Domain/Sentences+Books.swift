// Sentences of the commands that read the books: find, position, certificate.

extension Sentences {
    static let books: SentenceTable = [
        "person.unknown": (
            "Няма лице с идентификатор {0} в регистрите. Потърсете го по име със sverka find.",
            "No register has a person with the identifier {0}. Look for the name with sverka find."
        ),
        "person.no_identifier": (
            "„{0}“ не е идентификатор. Дайте ЕГН, ЛНЧ или ЕИК; по име лицето се намира със sverka find.",
            "\"{0}\" is no identifier. Give a personal, foreigner's or firm's number; sverka find looks for a name."
        ),
        "person.nothing_yet": (
            "Към {1} лице {0} още няма задължение в регистрите.",
            "As of {1} the registers have no obligation of {0} yet."
        ),
        "person.after_last_run": (
            "Книгите са до {1}; ден {0} още не е осчетоводен.", "The books go to {1}; {0} is not posted yet."
        ),
        "person.title": (
            "{0} {1} — към {2}; регистри: {3}", "{0} {1} — as of {2}; registers: {3}"
        ),
        "person.debt": (
            "  {0}  {1}{2}{13}, {3} г., срок {4}: главница {5}, лихва {6}, разноски {7}{12}, платени {8}; дължимо {9}, кредит {10}; {11}",
            "  {0}  {1}{2}{13}, year {3}, due {4}: principal {5}, interest {6}, costs {7}{12}, paid {8}; outstanding {9}, credit {10}; {11}"
        ),
        "person.total": (
            "Задължения: {0}; дължимо {1} {4}, от тях просрочени {2}; кредит {3}",
            "Obligations: {0}; outstanding {1} {4}, of it overdue {2}; credit {3}"
        ),
        "person.open_payment": (
            "  Отворено плащане {0} от {1}: {2} — {3}", "  Open payment {0} of {1}: {2} — {3}"
        ),
        "person.rate_unconfirmed": (
            "Лихвата е сметната със ставка, която не е потвърдена за този период (rules.interest.rates).",
            "Interest was computed with a rate that is not confirmed for this period (rules.interest.rates)."
        ),
        "certificate.refused": ("Удостоверение за {0} не може да се издаде:", "No certificate can be issued for {0}:"),
        "certificate.open_money": (
            "плащане {0} от {1} за {2} е на това лице и още не е разпределено",
            "payment {0} of {1} for {2} is this person's and not allocated yet"
        ),
        "certificate.open_candidate": (
            "плащане {0} от {1} за {2} още не е разпределено и може да е за задължение {3} на лицето; решете го (sverka explain {0})",
            "payment {0} of {1} for {2} is not allocated yet and may be for this person's obligation {3}; decide on it (sverka explain {0})"
        ),
        "certificate.open_identifier": (
            "плащане {0} от {1} за {2} с идентификатора на лицето в текста още не е разпределено",
            "payment {0} of {1} for {2} with the person's identifier in its text is not allocated yet"
        ),
        "certificate.open_name": (
            "плащане {0} от {1} за {2} с името на лицето още не е разпределено",
            "payment {0} of {1} for {2} with the person's name is not allocated yet"
        ),
        "certificate.open_debit": (
            "дебит {0} от {1} за {2} може да връща плащане на това лице; ако не, решете ignore за {0}",
            "debit {0} of {1} for {2} may take a payment of this person back; if not, rule ignore for {0}"
        ),
        "certificate.open_order": (
            "плащане {0} от {1} за {2} по поръчка {3} на лицето или за негово задължение още не е разпределено",
            "payment {0} of {1} for {2} by order {3}, of this person or for their debt, is not allocated yet"
        ),
        "certificate.alike": (
            "задължение {0} е на идентификатор {1}, който е грешен, със същото име; поправете го в регистъра",
            "obligation {0} stands under the identifier {1}, which is wrong, with the same name; correct it in the register"
        ),
        "certificate.unit": (
            "задължение {0} е на поделение {1} на същото юридическо лице: дължи {2}",
            "obligation {0} is of {1}, a unit of the same legal person: {2} is due"
        ),
        "certificate.refused_row": (
            "{0}, ред {1}: отказан ред с идентификатора или името на лицето. {2} Подайте поправения ред",
            "{0}, line {1}: a refused row with the person's identifier or name. {2} Bring the corrected row"
        ),
        "certificate.refused_row_ignore": (
            " или, ако няма значение за лицето, решете ignore за {0}",
            ", or rule ignore for {0} where it does not matter to the person"
        ),
        "certificate.no_candidates": (
            "неразпределени плащания: {0}, а не е известно чии може да са: последната сверка не е публикувала candidates.csv. Добавете candidates към reports.files в pipeline.yml и пуснете нова сверка",
            "payments not allocated: {0}, and whose they may be is not known: the last run published no candidates.csv. Add candidates to reports.files in pipeline.yml and make another run"
        ),
        "certificate.missing_day": (
            "сметка {0}: няма извлечение за работния ден {1}. Донесете го; ако банката прави извлечения само при движение, напишете при сметката в pipeline.yml statements: on_movement",
            "account {0}: there is no statement of the working day {1}. Bring it; where the bank makes statements only when money moves, write statements: on_movement to the account in pipeline.yml"
        ),
        "certificate.missing_days": (
            "сметка {0}: няма извлечения за {3} работни дни между {1} и {2} включително. Донесете ги; ако банката прави извлечения само при движение, напишете при сметката в pipeline.yml statements: on_movement",
            "account {0}: there are no statements of {3} working days from {1} to {2}. Bring them; where the bank makes statements only when money moves, write statements: on_movement to the account in pipeline.yml"
        ),
        "certificate.never_statement": (
            "сметка {0} още няма нито едно извлечение. Донесете го; ако сметката не се използва, махнете я от accounts в pipeline.yml; ако банката прави извлечения само при движение, напишете при нея statements: on_movement",
            "account {0} never had a statement. Bring it; where the account is not in use, take it out of accounts in pipeline.yml; where the bank makes statements only when money moves, write statements: on_movement to it"
        ),
        "certificate.title": ("УДОСТОВЕРЕНИЕ № {0}", "CERTIFICATE No. {0}"),
        "certificate.of_absence": (
            "за липса на задължения (ДОПК чл. 87, ал. 6)", "of the absence of obligations (DOPK art. 87 (6))"
        ),
        "certificate.of_presence": (
            "за наличие на задължения (ДОПК чл. 87, ал. 6)", "of the presence of obligations (DOPK art. 87 (6))"
        ),
        "certificate.states_absence": (
            "Удостоверява се, че {0}, идентификатор {1}, към {2} няма задължения по проверените регистри.",
            "This certifies that {0}, identifier {1}, had no obligations in the registers covered as of {2}."
        ),
        "certificate.states_presence": (
            "Удостоверява се, че {0}, идентификатор {1}, към {2} има задължения по проверените регистри за {3} {4}, с лихвата до този ден.",
            "This certifies that {0}, identifier {1}, had obligations of {3} {4} in the registers covered as of {2}, interest to that day included."
        ),
        "certificate.register_interest": (
            "Лихвата по {0} е посочената от регистъра; тук не е начислявана до този ден.",
            "The interest of {0} is as the register stated it; here it was not run to that day."
        ),
        "certificate.day": ("{0}.{1}.{2} г.", "{2}-{1}-{0}"),
        "certificate.total": ("Общо, {0}", "Total, {0}"),
        "certificate.date": ("Дата: ____________________", "Date: ____________________"),
        "certificate.absence": (
            "№ {0}: {1} {2} няма задължения към {3}.", "No. {0}: {1} {2} has no obligations as of {3}."
        ),
        "certificate.presence": (
            "№ {0}: {1} {2} има задължения към {3}: {4}.", "No. {0}: {1} {2} has obligations as of {3}: {4}."
        ),
        "certificate.registers": ("Проверени регистри (последни данни): {0}", "Registers covered (last data): {0}"),
        "certificate.registers_without_data": (
            "Не са проверени, защото не са дали данни: {0}", "Not covered, since they brought no data: {0}"
        ),
        "certificate.in_the_way": (
            "На мястото на удостоверението вече има {0}. Преместете го или изберете друга папка.",
            "Where the certificate belongs there is {0} already. Move it away, or choose another folder."
        ),
        "certificate.credit": ("Надвнесено, което не е приспаднато: {0} {1}", "Credit that is not set off: {0} {1}"),
        "certificate.statements": ("Последни банкови извлечения: {0}", "Last bank statements: {0}"),
        "certificate.signature": (
            "Длъжностно лице: ______________________________ (име, подпис, печат)",
            "Official: ______________________________ (name, signature, stamp)"
        ),
        "certificate.column_1": ("Задължение", "Obligation"), "certificate.column_2": ("Вид", "Kind"),
        "certificate.column_3": ("Година", "Year"), "certificate.column_4": ("Главница", "Principal"),
        "certificate.column_5": ("Лихва", "Interest"), "certificate.column_6": ("Разноски", "Costs"),
        "certificate.column_7": ("Платено, намалено", "Paid, reduced"),
        "certificate.column_8": ("Дължимо", "Outstanding"), "certificate.column_9": ("Състояние", "State"),
        "certificate.enforced": (
            "{0}, принудително изпълнение от {1}", "{0}, being enforced since {1}"
        ),
        "pipeline.no_run_yet": ("Още няма нито една сверка.", "There is no run yet."),
        "find.payment": ("{0}  {1}  {2} {3}  {4}  {5}", "{0}  {1}  {2} {3}  {4}  {5}"),
        "find.obligation": (
            "{0}  {1}  {2} {3}  срок {6}  дължимо {4}  {5}", "{0}  {1}  {2} {3}  due {6}  outstanding {4}  {5}"
        ),
        "find.order": (
            "Поръчка {0} {5}  {1}  за {2}  {3} {4}", "Order {0} {5}  {1}  for {2}  {3} {4}"
        ),
        "find.earlier": (
            "{0}  {1}  по-рано на лице {2}, сега на {3} {4}", "{0}  {1}  earlier of person {2}, now of {3} {4}"
        ),
        "find.nothing": ("Нищо не съдържа „{0}“.", "Nothing holds \"{0}\"."),
        "pipeline.archive_lacks": ("В архива липсва или е повреден {0}.", "The archive lacks {0}, or it is damaged."),
    ]
}
