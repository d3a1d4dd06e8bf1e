// Sentences of the stages, the pipeline and the command line.

extension Sentences {
    package static let stages: SentenceTable = [
        // Progress on a terminal
        "stage.ledger": ("главна книга", "ledger"), "stage.intake": ("приемане", "intake"),
        "stage.settlement": ("картови пари", "settlement"), "stage.matching": ("намиране на задълженията", "matching"),
        "stage.posting": ("разнасяне", "posting"), "stage.flagging": ("несъответствия", "flagging"),
        "stage.reporting": ("отчети", "reports"), "stage.archive": ("архив", "archive"),
        "stage.commit": ("записване", "commit"),
        // Intake
        "intake.cannot_open": (
            "Файлът не може да се отвори: {0}. Дайте права за четене; опитва се отново при всяка сверка.",
            "The file cannot be opened: {0}. Grant the right to read it; it is tried again in every run."
        ),
        "intake.cannot_read": (
            "Файлът не може да се прочете докрай: {0}. Проверете диска.",
            "The file cannot be read to its end: {0}. Check the disk."
        ),
        "intake.not_a_file": (
            "Това не е обикновен файл. Сложете на мястото му файла.",
            "This is no ordinary file. Put the file itself in its place."
        ),
        "intake.empty": (
            "Файлът е празен; очаква се поне един запис или заглавен ред. Изтеглете го отново.",
            "The file is empty; at least a record or a header row was expected. Fetch it again."
        ),
        "intake.claimed_twice": (
            "Файлът се иска от повече от един източник: {0}. Стеснете образците в pipeline.yml.",
            "More than one source claims the file: {0}. Narrow the patterns in pipeline.yml."
        ),
        "intake.role_not_read": (
            "Източници с роля {0} още не се четат от тази версия.",
            "This version does not read sources with the role {0} yet."
        ),
        "intake.no_closing": (
            "Файлът е прекъснат: на извлечението липсва крайното салдо (поле :62F:). Нищо от него не е взето; поискайте го отново от банката.",
            "The file is cut off: the statement lacks its closing balance (field :62F:). Nothing of it was taken; ask the bank for it again."
        ),
        "intake.unknown_account": (
            "Сметката {!0} не е между сметките (accounts) в pipeline.yml. Добавете я или махнете файла.",
            "The account {!0} is not among `accounts` in pipeline.yml. Add it there or remove the file."
        ),
        "intake.duplicate_file": (
            "Същите байтове вече са приети под името {0}. Нищо не е броено два пъти.",
            "The same bytes were taken before under the name {0}. Nothing was counted twice."
        ),
        "intake.duplicate_statement": (
            "Извлечение {0} по сметка {1} вече е прието от друг файл; {2} {2|запис е познат|записа са познати}.",
            "Statement {0} of account {1} was taken before from another file; its {2} {2|entry is|entries are} known."
        ),
        "intake.overlap": (
            "Извлечение {0} по сметка {1} повтаря {2} {2|запис, който вече е приет|записа, които вече са приети}.",
            "Statement {0} of account {1} repeats {2} {2|entry that was|entries that were} taken before."
        ),
        "intake.overlap_lacks": (
            "Извлечение {0} по сметка {1} повтаря {2} {2|запис, който вече е приет|записа, които вече са приети}, но във файла {3} {4|липсва|липсват} {4} {4|запис, който е|записа, които са} в {5} (ред {6}). {4|Приетият запис остава|Приетите записи остават}; попитайте банката кой от двата файла е верен.",
            "Statement {0} of account {1} repeats {2} {2|entry that was|entries that were} taken before, but file {3} lacks {4} {4|entry|entries} of {5} (line {6}). What was taken stays; ask the bank which of the two files is right."
        ),
        "intake.duplicate_obligation": (
            "Задължение {!0} стои във файла с различни данни; нито един негов ред не е приет, предишната му версия остава.",
            "Obligation {!0} stands in the file with different facts; no row of it was taken, the earlier version stands."
        ),
        "intake.obligation_of_other_source": (
            "Задължение {!0} принадлежи на друг източник; редът не е приет.",
            "Obligation {!0} belongs to another source; the row was not taken."
        ),
        "intake.invalid_identifier": (
            "Идентификаторът на лицето по задължение {0} има вида на ЕГН, ЛНЧ или ЕИК, но контролната цифра не излиза.",
            "The payer's identifier of obligation {0} has the form of an ЕГН, ЛНЧ or ЕИК, but its check digit fails."
        ),
        "intake.decision_changed": (
            "Решение {!0} вече е прието с друго съдържание. Дайте на новото решение нов номер.",
            "Decision {!0} was taken before with other content. Give the new ruling a new id."
        ),
        "intake.decision_payment_form": (
            "Решение {!0}: „{!1}“ не е номер на плащане (P- и 12 знака).",
            "Decision {!0}: \"{!1}\" is no payment id (P- and 12 characters)."
        ),
        "intake.decision_payment_unknown": (
            "Решение {!0}: няма плащане {!1}. Опитва се отново при следващата сверка.",
            "Decision {!0}: there is no payment {!1}. It is tried again in the next run."
        ),
        "intake.decision_obligation_unknown": (
            "Решение {!0}: няма задължение {!1}. Опитва се отново при следващата сверка.",
            "Decision {!0}: there is no obligation {!1}. It is tried again in the next run."
        ),
        "intake.decision_discrepancy_form": (
            "Решение {!0}: „{!1}“ не е номер на несъответствие (D- и 12 знака).",
            "Decision {!0}: \"{!1}\" is no discrepancy id (D- and 12 characters)."
        ),
        "intake.decision_discrepancy_unknown": (
            "Решение {!0}: няма несъответствие {!1}. Опитва се отново при следващата сверка.",
            "Decision {!0}: there is no discrepancy {!1}. It is tried again in the next run."
        ),
        "intake.decision_settled": (
            "Решение {!0}: след последната сверка от задължение {!1} не е останало нищо за отписване.",
            "Decision {!0}: after the last run nothing of obligation {!1} was left to write off."
        ),
        "intake.decision_amount": (
            "Решение {!0}: сумата {!1} е по-голяма от плащането {!2}.",
            "Decision {!0}: the sum {!1} is more than the payment {!2}."
        ),
        "intake.decision_free": (
            "Решение {!0}:{1? за свързване са поискани |, а} от плащането са свободни {2}{3?; за връщане са запазени |}. Свързаното с друго решение се освобождава с release, запазеното за връщане с ignore. Опитва се отново при следващата сверка.",
            "Decision {!0}:{1? | is to be joined, but} {2} of the payment is free{3?; | is kept for a refund}. What another ruling joined is set free by release, what is kept for a refund by ignore. It is tried again in the next run."
        ),
        "intake.decision_refund": (
            "Решение {!0}: за връщане са поискани {!1}, а от плащането са отворени или надплатени {!2}.",
            "Decision {!0}: a refund of {!1} is asked for, but {!2} of the payment is open or credit."
        ),
        "intake.decision_write_off": (
            "Решение {!0}: за отписване са поискани {!1}, а след последната сверка от задължението са останали {!2}. Оставете сумата празна, за да се отпише всичко.",
            "Decision {!0}: a write-off of {!1} is asked for, but {!2} of the obligation was open after the last run. Leave the sum empty to write off all of it."
        ),
        "intake.decision_one_person": (
            "Решение {!0} ({1}) иска втори човек в approved_by, различен от decided_by.",
            "Decision {!0} ({1}) needs a second person in approved_by, other than decided_by."
        ),
        "intake.decision_off": (
            "Решение {!0}: стратегията decision е изключена в pipeline.yml (matching, strategies) и решенията не разнасят пари. Опитва се отново при следващата сверка.",
            "Decision {!0}: the strategy decision is switched off in pipeline.yml (matching, strategies), so rulings join no money. It is tried again in the next run."
        ),
        "intake.ruling_waits": ("{0}: още чака, затова статус 65: {1}", "{0}: still waits, hence status 65: {1}"),
        "intake.register_cut": (
            "Файлът изглежда отрязан: свършва насред този ред ({0}). Поискайте го цял; никое задължение не се отбелязва като липсващо по него.",
            "The file seems cut: it ends amid this row ({0}). Ask for the whole one; no obligation is marked missing because of it."
        ),
        "intake.decision_lacks": ("Решение {!0} ({1}): липсва {2}.", "Decision {!0} ({1}) lacks {2}."),
        // Matching
        "matching.future_dated": (
            "Вальорът {0} още не е настъпил; плащането чака.", "The value date {0} has not come yet; the payment waits."
        ),
        "matching.currency": (
            "Плащане във валута {0}, за която няма фиксиран курс.", "A payment in {0}, which has no fixed rate."
        ),
        "matching.reference_unknown": (
            "Посочен е документ, който още никой регистър не е подал.",
            "It names a document that no register has brought yet."
        ),
        "matching.no_evidence": (
            "Няма номер на задължение или документ, който да се намира в регистрите.",
            "It gives no obligation id or document that stands in the registers."
        ),
        "matching.released": (
            "Решение на служител забранява това свързване.", "A person's decision forbids this joining."
        ),
        "matching.mismatch": (
            "Посочено е задължение {0}, но идентификаторът е на друго лице и сумата не е точно дължимата.",
            "It names obligation {0}, but the identifier is another person's and the sum is not exactly what is due."
        ),
        "matching.ambiguous": ("Еднакво подхождат {0} задължения.", "{0} obligations fit equally well."),
        "matching.object_differs": (
            "Текстът сочи {0}, а сумата е точно на {1}.", "The text tells of {0}, the sum is exactly that of {1}."
        ),
        "matching.candidate_reference": ("посочено в текста", "named in the text"),
        "matching.candidate_obligor": ("същото лице и точно тази сума", "the same person and exactly this sum"),
        "matching.candidate_nearly": (
            "същото лице и до стотинка-две тази сума", "the same person and this sum within a cent or two"
        ),
        "matching.candidate_same_day": (
            "същото лице, друга сума; от дължимите в един ден никоя не е първа",
            "the same person, another sum; of those due on one day none goes first"
        ),
        "matching.candidate_sum": ("дават точно тази сума: {0}", "they make exactly this sum: {0}"),
        "matching.candidate_plate_sum": (
            "същият регистрационен номер и точно тази сума", "the same number plate and exactly this sum"
        ),
        "matching.ambiguous_sets": (
            "Сумата се получава поне по {0} начина.", "The sum comes about in at least {0} ways."
        ),
        "matching.candidate_same_reference": ("същият номер", "the same number"),
        "matching.candidate_near": ("номер с една грешка", "a number with one slip"),
        "matching.candidate_plate": ("същият регистрационен номер", "the same number plate"),
        "matching.candidate_person": ("същото лице, друга сума", "the same person, another sum"),
        "matching.candidate_set": ("същото лице, възможна съставка", "the same person, a possible part"),
        "matching.candidate_name": ("същото име и точно тази сума", "the same name and exactly this sum"),
        "matching.near_miss": (
            "Посоченият номер е с една грешка близо до друг, но нищо друго не го потвърждава.",
            "The number named is one slip away from another, and nothing else confirms it."
        ),
        "matching.reference_partly_unknown": (
            "Посочени са няколко номера, един от тях още не е подаден, а парите са повече от дължимото по познатите.",
            "It names several numbers; one is not known yet, and the money is more than the known ones are due."
        ),
        "matching.kind_not_due": (
            "Лицето няма дължимо задължение по този код или вид.", "The person owes nothing under that code or kind."
        ),
        "matching.no_fit": (
            "Лицето е познато, но задълженията му не дават тази сума.",
            "The person is known, but no debts of theirs make that sum."
        ),
        "matching.two_persons": ("Посочени са две различни лица.", "It names two different persons."),
        "matching.undecided": (
            "Между {0} задължения съчетанието не можа да се намери в позволените стъпки.",
            "Among {0} obligations no set could be found within the steps allowed."
        ),
        "matching.order_unknown_obligation": (
            "Поръчка {0} плаща задължение {1}, което още никой регистър не е подал.",
            "Order {0} pays obligation {1}, which no register has brought yet."
        ),
        "matching.order_off": (
            "{0}: порталът има тази поръчка, но стратегията order е изключена в pipeline.yml (matching.strategies).",
            "{0}: the portal has this order, but the strategy order is off in pipeline.yml (matching.strategies)."
        ),
        "matching.no_order": (
            "{0}: плащане през виртуален ПОС, за което порталът няма поръчка.",
            "{0}: a virtual-POS payment for which the portal has no order."
        ),
        // Settlement
        "settlement.in_transit": (
            "Пакет {0} от {1} за {2} още не е преведен; очаква се до {3}.",
            "Batch {0} of {1} for {2} is not credited yet; expected by {3}."
        ),
        "settlement.missing": (
            "Пакет {0} от {1} за {2} не е преведен до {3}. Попитайте обслужващата институция.",
            "Batch {0} of {1} for {2} was not credited by {3}. Ask the acquirer."
        ),
        "settlement.difference": (
            "За пакет {0} от {1} се очакват {2}, преведени са {3}; разлика {4}.",
            "For batch {0} of {1}, {2} is expected and {3} was credited; difference {4}."
        ),
        "settlement.credit_without_batch": (
            "Картов превод за {0}, за който няма пакет.", "A credit of card money for {0} that no batch explains."
        ),
        "settlement.fee_difference": (
            "Таксата на {0} е {1}, по договора е {2}.", "The fee of {0} is {1}, by the terms it is {2}."
        ),
        "settlement.second_capture": (
            "{0}: поръчката вече е платена с {1}.", "{0}: the order was paid already by {1}."
        ),
        "settlement.order_not_captured": (
            "{0}: порталът я сочи за платена, но на терминал {1} няма такова плащане около {2}.",
            "{0}: the portal says paid, but terminal {1} has no such transaction about {2}."
        ),
        "intake.cards_overlap": (
            "Файлът {0} носи {1} {1|трансакция, която вече е приета|трансакции, които вече са приети}.",
            "File {0} brings {1} {1|transaction that was|transactions that were} taken already."
        ),
        "intake.capture_repeated": (
            "{0}: шлюзът съобщава плащането {1} втори път.", "{0}: the gateway reports transaction {1} a second time."
        ),
        // Flagging
        "flagging.order_difference": (
            "{0}: поръчани са {1}, платени са {2}.", "{0}: {1} was ordered, {2} was captured."
        ),
        "flagging.chargeback": (
            "Картовите пари по {0} са оспорени и взети обратно{1?; отворени са пак: |}{2?; разнасянето е отменено без нов остатък: |}.",
            "Card money of {0} was charged back{1?; open again: |}{2?; unjoined, with nothing left to pay: |}."
        ),
        "flagging.chargeback_open": (
            "Картовите пари по {0} са оспорени и взети обратно; с тях не беше платено задължение.",
            "Card money of {0} was charged back; no obligation had been paid with it."
        ),
        "flagging.chargeback_alone": (
            "Картови пари по {0} са взети обратно, а в книгата няма плащане, от което да са.",
            "Card money of {0} was taken back, and the books have no payment that it is taken from."
        ),
        "flagging.card_beyond": (
            "По {0} са взети обратно {1} от картовото плащане и още {2} над него.",
            "By {0}, {1} of the card payment was taken back, and {2} beyond it."
        ),
        "flagging.choice_not_applied": (
            "Платецът е посочил по-късно задължение; по ДОПК чл. 169 ал. 3а първо е погасено по-старото {0}.",
            "The payer asked for a later debt; by DOPK art. 169(3a) the older {0} was paid first."
        ),
        "flagging.rounding": (
            "По задължение {0} разлика от закръгление {1} е закрита.",
            "On obligation {0} a rounding difference of {1} was closed."
        ),
        "flagging.discount_expired": (
            "По задължение {0} е платена сумата с отстъпка след последния ѝ ден {1}; остават {2}.",
            "On obligation {0} the discounted sum was paid after its last day {1}; {2} is left."
        ),
        "flagging.other_payer": (
            "Задължение {0} е платено от друго лице.", "Obligation {0} was paid by another person."
        ),
        "flagging.underpaid": (
            "По задължение {0} са дължими {1}, платени са {2}; остават {3}.",
            "Of obligation {0} {1} was due, {2} was paid; {3} is left."
        ),
        "flagging.overpaid": (
            "По задължение {0} са дължими {1}, платени са {2}; надплатени са {3}.",
            "Of obligation {0} {1} was due, {2} was paid; {3} is a credit."
        ),
        "flagging.duplicate_payment": (
            "Задължение {0} вече е платено изцяло с {1}; сумата стои като кредит.",
            "Obligation {0} was already paid in full by {1}; the money is its credit."
        ),
        "flagging.overpaid_closed": (
            "Задължение {0} е анулирано или отписано, след като е платено; {1} стоят като кредит.",
            "Obligation {0} was cancelled or written off after it was paid; {1} is its credit."
        ),
        "flagging.paid_cancelled": (
            "Задължение {0} е анулирано или отписано; {1} стоят като кредит.",
            "Obligation {0} is cancelled or written off; {1} is its credit."
        ),
        "flagging.bgn_as_eur_several": (
            "Сборът на няколко задължения в левове ({0}) е платен в евро; {2} са кредит по {1}.",
            "The lev figures of several obligations ({0}) were paid in euro; {2} is a credit of {1}."
        ),
        "flagging.bgn_as_eur": (
            "По задължение {0} е платена сумата в лева ({1}) в евро; дължими са {2}.",
            "The lev figure of obligation {0} ({1}) was paid in euro; {2} was due."
        ),
        "flagging.wrong_code": (
            "Код {0} при плащане на {1}, вид {2} с код {3}.", "Code {0} on a payment of {1}, kind {2} with code {3}."
        ),
        "flagging.wrong_account": (
            "Задължение {0} от вид {1} е платено по сметка {2}, която не го събира.",
            "Obligation {0} of kind {1} was paid to account {2}, which does not collect it."
        ),
        "flagging.mismatch_joined": (
            "Платено е задължение {0}: номерът и сумата съвпадат, но идентификаторът е на друго лице.",
            "Obligation {0} was paid: number and sum agree, but the identifier is another person's."
        ),
        "flagging.return_alone": (
            "Банката е върнала {0} {1}, а кое плащане е това, не личи: нито номер, нито задължение или лице с платена точно тази сума.",
            "The bank returned {0} {1}, and which payment that is cannot be told: no reference, and no debt or person with just this sum paid."
        ),
        "flagging.reversed": (
            "Плащане {0} е взето обратно{1?; отново са отворени: |}{2?; разнасянето е отменено без нов остатък: |}.",
            "Payment {0} was taken back{1?; open again: |}{2?; unjoined, with nothing left to pay: |}."
        ),
        "flagging.obligation_changed": (
            "Регистърът промени задължение {0}, по което са платени {1}{2?; главница |}{3?; лихва |}{4?; разноски |}{5?; платени другаде |}{6?; валута |}{7?; лице |}{8?; обект |}{9?; документ |}{10?; година |}{11?; срок |}{12?; връчено |}{13?; в сила от |}{14?; изпълнение от |}{15?; давност наново от |}{16?; състояние вече: |}.",
            "The register changed obligation {0}, on which {1} was paid{2?; principal |}{3?; interest |}{4?; costs |}{5?; paid elsewhere |}{6?; currency |}{7?; person |}{8?; object |}{9?; document |}{10?; year |}{11?; due |}{12?; served |}{13?; in force since |}{14?; enforcement since |}{15?; limitation anew from |}{16?; status now: |}."
        ),
        "flagging.obligation_missing": (
            "Отвореното задължение {0} липсва в последното пълно извлечение.",
            "The open obligation {0} is absent from the last full extract."
        ),
        "flagging.register_drift": (
            "По задължение {0} салдото в регистъра е {1}, тук {2} (разлика {3}).",
            "Of obligation {0} the register's balance is {1}, the ledger's {2} (difference {3})."
        ),
        "flagging.limitation_near": (
            "Давността на задължение {0} изтича на {1}.", "The limitation of obligation {0} ends on {1}."
        ),
        "flagging.limitation_passed": (
            "Давността на задължение {0} е изтекла на {1}.", "The limitation of obligation {0} ended on {1}."
        ),
        "flagging.rate_unconfirmed": (
            "Лихвата по {0} {0|задължение|задължения} е с непотвърден процент.",
            "The interest of {0} {0|obligation|obligations} used a rate that is not confirmed."
        ),
        "flagging.statement_gap": (
            "Сметка {0}: между извлечения {1} и {2} липсва {3}.",
            "Account {0}: between statements {1} and {2}, {3} is missing."
        ),
        "flagging.opening_break": (
            "Сметка {0}: извлечение {1} започва с {2}, а {3} завършва с {4} (разлика {5}).",
            "Account {0}: statement {1} opens with {2}, but {3} closed with {4} (difference {5})."
        ),
        "flagging.balance_break": (
            "Сметка {0}, извлечение {1}: начално {2} + постъпили {3} − излезли {4} = {5}, а крайното е {6} (разлика {7}).",
            "Account {0}, statement {1}: opening {2} + credits {3} − debits {4} = {5}, but closing is {6} (difference {7})."
        ),
        "flagging.summary_break": (
            "Сметка {0}, извлечение {1}: обобщението (TxsSummry) не отговаря на записите.",
            "Account {0}, statement {1}: its summary (TxsSummry) is not that of the entries."
        ),
        "flagging.details_break": (
            "Сметка {0}, извлечение {1}: детайлите на запис не дават неговата сума; взет е като едно плащане. Попитайте банката.",
            "Account {0}, statement {1}: the details of an entry don't add up to it; it was taken as one payment. Ask the bank."
        ),
        // Pipeline
        "pipeline.date_before_last": (
            "Датата {0} е преди последната сверка ({1}). Изберете тази или по-късна дата.",
            "The date {0} is before the last posted run's ({1}). Choose that day or a later one."
        ),
        "pipeline.ledger_begun": (
            "ВНИМАНИЕ: тук нямаше главна книга и е започната нова, {0}. Ако очаквате по-ранни сверки, спрете и проверете ledger и outputs в pipeline.yml.",
            "MIND: there was no ledger here, and a new one was begun, {0}. If you expect earlier runs, stop and check ledger and outputs in pipeline.yml."
        ),
        "pipeline.published": ("Отворете: {0}", "Open: {0}"),
        "pipeline.status_again": (
            "Статус {0} е този на сверка {1}: вижте rejects.csv и листа Източници в нея, или sverka check.",
            "Status {0} is that of run {1}: see its rejects.csv and sheet Sources, or sverka check."
        ),
        "pipeline.nothing_new": (
            "Няма нов файл, решение, настройка или дата: нищо не е публикувано.",
            "No new file, decision, setting or date: nothing was published."
        ),
        "pipeline.ruling_short": (
            "Решение {0} е прието, но от исканото са свързани само {1}; {2} не са: за тях има по-късно решение. Вижте листа „Решения“.",
            "Decision {0} was taken, but only {1} of what it asks for was joined, and {2} was not: a later ruling stands against it. See the sheet Decisions."
        ),
        "pipeline.not_published": (
            "Сверка {0} е записана в главната книга, но папката ѝ още не е на мястото си: {1}. Отстранете причината и направете нова сверка: тя довършва и тази.",
            "Run {0} is posted in the ledger, but its folder is not in its place yet: {1}. Remove the cause and run again: the next run finishes it."
        ),
        "pipeline.no_such_run": (
            "Няма сверка {0}. Номерата казва sverka status.", "There is no run {0}. sverka status tells the numbers."
        ),
        "pipeline.no_such_id": (
            "Няма плащане, задължение, картов пакет, несъответствие или решение {0}. Потърсете го със sverka find.",
            "There is no payment, obligation, card batch, discrepancy or decision {0}. Look for it with sverka find."
        ),
        "pipeline.control_differs": (
            "Контролната сума {0} {1} на цялата книга не излиза или не е записаната от последната сверка.",
            "The control total {0} {1} of the whole ledger does not close, or is not what the last run stored."
        ),
        "pipeline.published_differs": (
            "Публикуваният файл {0} липсва или не е онзи, който сверката е записала.",
            "The published file {0} is missing, or not what the run wrote."
        ),
        "pipeline.folder_gone": (
            "Папката на сверка {0} я няма. Дава я отново: sverka rerun {0} --to ПАПКА.",
            "The folder of run {0} is gone. It is given again by: sverka rerun {0} --to FOLDER."
        ),
        "pipeline.unknown_run": (
            "Главната книга не знае за публикуваната сверка {0}: книгата липсва или е по-стара. Върнете я от резервното копие.",
            "The ledger knows nothing of the published run {0}: it is missing, or an older one. Restore it from the back-up."
        ),
        "pipeline.unknown_runs": (
            "В {3} има {1} {1|публикувана сверка, която|публикувани сверки, които} главната книга {2} не познава; последната е {0}. Книгата липсва, по-стара е или ledger в pipeline.yml сочи другаде. Нищо не е променено. Върнете {2} и папката archive до нея от резервното копие; за нова книга посочете в outputs празна папка или преместете старите папки другаде.",
            "{3} holds {1} published {1|run|runs} that the ledger {2} doesn't know; the last is {0}. The ledger is missing, an older one, or `ledger` in pipeline.yml points elsewhere. Nothing was changed. Restore {2} and the folder archive beside it from the back-up; for a new ledger name an empty folder in `outputs`, or move the old folders elsewhere."
        ),
        "pipeline.no_summary": (
            "Сверка {0} е направена от по-стара версия, която не пази обобщението си. Вижте reconciliation.xlsx в папката ѝ; следващата сверка пази своето.",
            "Run {0} was made by an older version, which does not keep its summary. See reconciliation.xlsx in its folder; the next run keeps its own."
        ),
        "pipeline.target": (
            "{0} е сред входните или публикуваните файлове: там не се записва нищо друго. Изберете друга папка за --to.",
            "{0} is among the inputs or the published files: nothing else is written there. Choose another folder for --to."
        ),
        "pipeline.verified": (
            "Всичко е цяло: главна книга, контролни суми, верига, публикувани файлове, архив.",
            "All is whole: ledger, control totals, chain, published files, archive."
        ),
        "pipeline.status_runs": ("Последни сверки:", "Last runs:"),
        "pipeline.status_open": ("Отворени несъответствия: {0}", "Open discrepancies: {0}"),
        "pipeline.status_code": (
            "  {0} ({1}): {2}, най-старото на {3} {3|ден|дни}", "  {0} ({1}): {2}, the oldest {3} {3|day|days}"
        ),
        "pipeline.status_code_today": ("  {0} ({1}): {2}, от последния ден", "  {0} ({1}): {2}, of the last day"),
        "pipeline.status_run_0": ("  {0}: всичко е прието", "  {0}: all was taken"),
        "pipeline.status_run_1": (
            "  {0}: всичко е прието, има отворени несъответствия (статус 1)",
            "  {0}: all was taken, discrepancies are open (status 1)"
        ),
        "pipeline.status_run_65": (
            "  {0}: част от входа е отказана (статус 65)", "  {0}: some input was refused (status 65)"
        ),
        "pipeline.status_ages": (
            "По възраст: до 1 ден {0}, до 7 дни {1}, до 30 дни {2}, до 90 дни {3}, до 365 дни {4}, повече {5}",
            "By age: up to 1 day {0}, 7 days {1}, 30 days {2}, 90 days {3}, 365 days {4}, older {5}"
        ),
        "pipeline.status_silent": (
            "Източник {0}: последният нов файл е от {1}, преди {2} {2|ден|дни}.",
            "Source {0}: its last new file came on {1}, {2} {2|day|days} ago."
        ),
        "pipeline.status_unseen": ("Източник {0} още не е подал файл.", "The source {0} has brought no file yet."),
        "pipeline.check_file": (
            "{0}: {1}, {2}; приети {3}, познати {4}, отказани {5}",
            "{0}: {1}, {2}; accepted {3}, known {4}, refused {5}"
        ),
        "pipeline.check_whole": ("{0}: {1} — {2}", "{0}: {1} — {2}"),
        "pipeline.check_no_file": ("Източник {0}: няма файл за {1}.", "Source {0}: there is no file for {1}."),
        "pipeline.check_rate": (
            "Лихвеният процент е потвърден само до {0}; добавете следващия в rules.interest.rates, иначе лихвата след този ден е временна.",
            "The interest rate is confirmed until {0} only; add the next one to rules.interest.rates, else interest past that day is provisional."
        ),
        "pipeline.check_sum": (
            "Нови файлове: {0}; познати: {1}; отказани: {2}", "New files: {0}; known: {1}; refused: {2}"
        ),
        "pipeline.check_refused": (
            "{0}: отказан от по-ранна сверка; опитва се отново, когато файлът, програмата или настройките се променят — {1}",
            "{0}: refused by an earlier run; tried again when the file, the program or the settings change — {1}"
        ),
    ]
}
