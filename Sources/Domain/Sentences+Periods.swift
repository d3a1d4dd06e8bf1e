// Sentences of the commands that do runs again, compare them, close months and bring decisions back.

extension Sentences {
    static let periods: SentenceTable = [
        "replay.settings": (
            "Сверка {0}: тогавашният ѝ pipeline.yml не се приема от тази версия: {1}",
            "Run {0}: its pipeline.yml of then is not accepted by this version: {1}"
        ),
        "replay.outside": (
            "Сверка {0}: файлът {1} е бил извън папката на pipeline.yml и не може да се възстанови.",
            "Run {0}: the file {1} stood outside the folder of pipeline.yml and cannot be put back."
        ),
        "replay.nothing_new": (
            "Сверка {0}: повторена, тя не намира нищо ново; сверките след нея не са повторени.",
            "Run {0}: done again it finds nothing new; the runs after it were not done again."
        ),
        "replay.failed": ("Сверка {0} не може да се повтори: {1}", "Run {0} cannot be done again: {1}"),
        "replay.not_opened": (
            "Сверка {0}: файлът {1} тогава не е могъл да се отвори и го няма в архива; повторена е без него.",
            "Run {0}: the file {1} could not be opened then and is not in the archive; done again without it."
        ),
        "replay.other_version": (
            "Сверка {0} е направена от версия {1}, а повторена от {2}: разлика може да идва и от програмата.",
            "Run {0} was made by version {1} and done again by {2}: a difference may come from the program."
        ),
        "replay.file_differs": (
            "{0}: повторен, файлът е друг ({1} {1|ред|реда} само в публикувания, {2} само в повторения).",
            "{0}: done again, the file is another one ({1} {1|line|lines} only in the published one, {2} only in the new one)."
        ),
        "replay.binary_differs": (
            "{0}: повторен, файлът е друг.", "{0}: done again, the file is another one."
        ),
        "replay.file_gone": (
            "{0}: публикуван е, но повторената сверка не го дава.",
            "{0}: was published, but the run done again lacks it."
        ),
        "replay.file_more": (
            "{0}: повторената сверка го дава, а не е публикуван.",
            "{0}: given by the run done again, but not published."
        ),
        "replay.line_published": ("  публикувано: {0}", "  published: {0}"),
        "replay.line_again": ("  повторено:   {0}", "  done again: {0}"),
        "replay.table_differs": (
            "Главната книга, построена наново от архива, е друга: таблица {0}, {1} {1|запис|записа} само в книгата, {2} само в новата.",
            "The ledger built anew from the archive is another one: table {0}, {1} {1|row|rows} only in the ledger, {2} only in the new one."
        ),
        "replay.same_run": (
            "Сверка {0} е пресметната наново от архива: всичките {1} файла са същите до последния байт.",
            "Run {0} was computed anew from the archive: all {1} files are the same to the last byte."
        ),
        "replay.same_ledger": (
            "Главната книга е построена наново от архива: {0} {0|сверка|сверки}, {1} {1|файл|файла}, всичко е същото.",
            "The ledger was built anew from the archive: {0} {0|run|runs}, {1} {1|file|files}, everything is the same."
        ),
        // decide, decisions import
        "sheet.no_workbook": (
            "това не е работна книга на Excel (.xlsx); запишете я в този формат",
            "this is no Excel workbook (.xlsx); save it in that format"
        ),
        "sheet.broken_zip": ("работната книга е повредена ({0})", "the workbook is damaged ({0})"),
        "sheet.too_large": (
            "разгъната, работната книга е по-голяма от всяка, която програмата пише; не се чете",
            "unpacked, the workbook is larger than any that this program writes; it is not read"
        ),
        "decide.unreadable": (
            "{0} не може да се прочете: {1}. Нищо не е записано.", "{0} cannot be read: {1}. Nothing was written."
        ),
        "decide.no_sheet": ("няма лист {0}; листовете са: {1}", "there is no sheet {0}; the sheets are: {1}"),
        "decide.no_header": (
            "в лист {0} няма ред със заглавията {1}", "sheet {0} has no row with the headers {1}"
        ),
        "decide.no_column": ("в лист {0} липсва колона „{1}“", "sheet {0} lacks the column \"{1}\""),
        "decide.twice": (
            "{0}: за плащане {1} вече има решение на ред {2}; оставете едното.",
            "{0}: there is a decision on payment {1} in row {2} already; leave one of them."
        ),
        "decide.action": (
            "{0}: „{1}“ не е решение; изберете от списъка: {2}.",
            "{0}: \"{1}\" is no decision; choose from the list: {2}."
        ),
        "decide.lacks": ("{0}: липсва „{1}“. Попълнете го.", "{0}: \"{1}\" is missing. Fill it in."),
        "decide.of_row": ("от {0}", "of {0}"),
        "decide.moved": (
            "{0}: по плащане {1} в листа са отворени {2}, а в книгите сега {3}. Решете по днешната работна книга.",
            "{0}: the sheet shows {2} open on payment {1}, the books now {3}. Decide in today's workbook."
        ),
        "decide.not_open": (
            "{0}: плащане {1} не е отворено в книгите. Вижте го със sverka explain.",
            "{0}: payment {1} is not open in the books. Look at it with sverka explain."
        ),
        "decide.stands": (
            "{0} вече го има, с друго съдържание или като папка. Изберете друго име.",
            "{0} is there already, with other content or as a folder. Choose another name."
        ),
        "decide.written": (
            "{0}: {1}; плащане {2}, задължение {3}, несъответствие {4}; решено от {5}",
            "{0}: {1}; payment {2}, obligation {3}, discrepancy {4}; decided by {5}"
        ),
        // At the desk nothing is tried again, and what lacks is an option.
        "decide.payment_unknown": (
            "Решение {0}: в книгите няма плащане {1}. Потърсете го със sverka find.",
            "Decision {0}: the books have no payment {1}. Look for it with sverka find."
        ),
        "decide.obligation_unknown": (
            "Решение {0}: в книгите няма задължение {1}. Потърсете го със sverka find.",
            "Decision {0}: the books have no obligation {1}. Look for it with sverka find."
        ),
        "decide.discrepancy_unknown": (
            "Решение {0}: в книгите няма несъответствие {1}. Вижте го в discrepancies.csv.",
            "Decision {0}: the books have no discrepancy {1}. Look it up in discrepancies.csv."
        ),
        "decide.off": (
            "Решение {0}: стратегията decision е изключена в pipeline.yml (matching, strategies) и решенията не разнасят пари.",
            "Decision {0}: the strategy decision is switched off in pipeline.yml (matching, strategies), so rulings join no money."
        ),
        "decide.one_person": (
            "Решение {0} ({1}) иска втори човек (--approved-by), различен от този, който решава.",
            "Decision {0} ({1}) needs a second person (--approved-by), other than the one who decides."
        ),
        "decide.warn_paid": (
            "Внимание, решение {0}: по задължение {1} не се дължи нищо ({2}); разнесените {3} ще стоят като негов кредит.",
            "Mind, decision {0}: nothing is owed on obligation {1} ({2}); the {3} will stand as its credit."
        ),
        "decide.warn_more": (
            "Внимание, решение {0}: по задължение {1} се дължат {2}, а решението разнася {3}; {4} ще стоят като негов кредит.",
            "Mind, decision {0}: obligation {1} owes {2}, and the decision joins {3}; {4} will stand as its credit."
        ),
        "decide.sum": (
            "Решения: {0} {0|записано|записани}, {1} вече в книгите, {2} {2|отказано|отказани}.",
            "Decisions: {0} written, {1} in the books already, {2} refused."
        ),
        "decide.next": (
            "Прегледайте {0} и го сложете там, откъдето се четат решенията ({1}); следващата сверка ги изпълнява.",
            "Look {0} through and put it where decisions are read from ({1}); the next run follows them."
        ),
        "decide.no_source": (
            "Прегледайте {0}. В pipeline.yml няма източник на решения: добавете под sources източник с role: decisions и path, например Inputs/decisions/*.csv, и сложете файла там; без него никоя сверка не го чете.",
            "Look {0} through. pipeline.yml has no source of decisions: add one under sources, with role: decisions and a path like Inputs/decisions/*.csv, and put the file there; without it no run reads it."
        ),
        // report, close
        "period.no_run": (
            "Между {0} и {1} няма нито една сверка.", "There is no run between {0} and {1}."
        ),
        "period.stands": (
            "Папката {0} не е празна. Изберете друга с --output.",
            "The folder {0} is not empty. Choose another with --output."
        ),
        "period.differs": (
            "Сверка {0}, повторена, дава други контролни суми от осчетоводените; справка не се прави. Вижте sverka rerun {0} --again.",
            "Run {0}, done again, gives other control totals than those posted; no report is made. See sverka rerun {0} --again."
        ),
        "period.runs": ("{0}: {1} {1|сверка|сверки}, от {2} до {3}", "{0}: {1} {1|run|runs}, from {2} to {3}"),
        "period.proves": ("Контролните суми на периода излизат.", "The control totals of the period close."),
        "period.open": ("Не излизат контролни суми: {0}", "Control totals that do not close: {0}"),
        "period.written": ("Записано в {0}: {1} {1|файл|файла}", "Written into {0}: {1} {1|file|files}"),
        "close.closed": ("Месец {0} вече е приключен.", "Month {0} is closed already."),
        "close.order": (
            "Месец {0} не може да се приключи: по ред е {1}.", "Month {0} cannot be closed: {1} comes first."
        ),
        "close.early": (
            "Месец {0} не може да се приключи: трябва сверка с дата {1} или по-късна, последната е от {2}.",
            "Month {0} cannot be closed: a run of {1} or later is needed, the last one is of {2}."
        ),
        "close.done": (
            "Месец {0} е приключен: {1} {1|сверка|сверки}, SHA-256 {2}. По-късните движения влизат в отворения месец.",
            "Month {0} is closed: {1} {1|run|runs}, SHA-256 {2}. Later movements go into the open month."
        ),
        "close.open": (
            "Внимание: месец {0} се приключва с отворени грешки: {1}. Парите по тях ще влязат в отворения месец.",
            "Mind: month {0} is closed with errors open: {1}. Their money will go into the open month."
        ),
        "diff.finding_open": ("  {0} {1} от {2}: {3}", "  {0} {1} since {2}: {3}"),
        "close.date": (
            "Дата {0} е в приключен месец; книгите са приключени до {1}. Изберете по-късна дата.",
            "The date {0} lies in a closed month; the books are closed through {1}. Choose a later date."
        ),
        "close.broken": (
            "Приключването на месец {0} не отговаря на книгите.",
            "The closing of month {0} does not agree with the books."
        ),
        "close.status": ("Приключени месеци: до {0} включително", "Months closed: through {0}"),
        // diff
        "diff.same": (
            "И двете са сверка {0}; за сравнение трябват две.", "Both are run {0}; it takes two to compare."
        ),
        "diff.runs": ("От {0} до {1}:", "From {0} to {1}:"),
        "diff.not_published": (
            "{0} не е публикуван от двете сверки (reports.files), затова не се сравнява.",
            "{0} was not published by both runs (reports.files) and is not compared."
        ),
        "diff.debts": (
            "Задължения с друг остатък: {0}; нови: {1}; само с начислена лихва: {2}",
            "Obligations with another balance: {0}; new: {1}; with interest only: {2}"
        ),
        "diff.debt": (
            "  {0}: остатък {1} → {2}, {5} → {6}", "  {0}: outstanding {1} → {2}, {5} → {6}"
        ),
        "diff.debt_credit": (
            "  {0}: остатък {1} → {2}, кредит {3} → {4}, {5} → {6}",
            "  {0}: outstanding {1} → {2}, credit {3} → {4}, {5} → {6}"
        ),
        "diff.version": (
            "нова версия от регистъра, {0}: главница {1}, разноски {2} {3}, {4}",
            "new version of the register, {0}: principal {1}, costs {2} {3}, {4}"
        ),
        "diff.write_off": ("отписване {0}, {1}, {2}: {3}", "write-off {0}, {1}, {2}: {3}"),
        "diff.money": (
            "плащане {0}: {1}, платено на {2}, начин {3}, правило {4}, {5} (сверка {6})",
            "payment {0}: {1}, paid on {2}, by {3}, rule {4}, {5} (run {6})"
        ),
        "diff.payments": (
            "Нови плащания, които са разнесени: {0}; по-ранни плащания, чиито пари са се преместили: {1}",
            "New payments that were joined: {0}; earlier payments whose money moved: {1}"
        ),
        "diff.move": ("  {0}: {1} към {2} ({3})", "  {0}: {1} to {2} ({3})"),
        "diff.move_credit": (
            "  {0}: {1} от дълга в кредит по {2} ({3})", "  {0}: {1} from debt to credit on {2} ({3})"
        ),
        "diff.move_debt": (
            "  {0}: {1} от кредит към дълга по {2} ({3})", "  {0}: {1} from credit to debt on {2} ({3})"
        ),
        "diff.move_parts": (
            "  {0}: същата сума, друго разделяне между главница, лихва и разноски по {2} ({3})",
            "  {0}: the same sum, shared out otherwise between principal, interest and costs on {2} ({3})"
        ),
        "diff.findings": (
            "Несъответствия: нови {0}, отпаднали {1}", "Discrepancies: new {0}, resolved {1}"
        ),
        "diff.finding_new": ("  + {0} {1}: {2}", "  + {0} {1}: {2}"),
        "diff.finding_resolved": ("  − {0} {1}: {2}", "  − {0} {1}: {2}"),
    ]
}
