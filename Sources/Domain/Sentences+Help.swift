// Sentences of `--help`: what each command does, and what its arguments and options mean.

extension Sentences {
    package static let help: SentenceTable = [
        "help.sverka": (
            "Сверява парите на една община: чие задължение плаща всяка сума и дошли ли са парите.",
            "Reconciles a municipality's money: whose debt did each payment pay, and did it arrive."
        ),
        // Every command
        "help.config": ("Файлът с настройките.", "The settings to use."),
        "help.json": (
            "Един документ JSON на стандартния изход и нищо друго.", "One JSON document on stdout, nothing else."
        ),
        "help.quiet": ("Казва само какво не е наред.", "Say only what went wrong."),
        "help.log_level": ("Колко подробен е дневникът.", "How much the log tells."),
        "help.payer": (
            "ЕГН, ЛНЧ, ЕИК или чуждестранен номер, както е в регистрите.",
            "ЕГН, ЛНЧ, ЕИК or foreign number, as the registers have it."
        ),
        "help.language": ("Езикът на отчетите.", "The language of the reports."),
        "help.which_run": ("Номер на сверка или име на папката ѝ.", "Number of a run, or its folder's name."),
        // run
        "help.run": (
            "Взема всичко ново, сверява, осчетоводява и публикува.",
            "Takes in everything new, reconciles, posts and publishes."
        ),
        "help.run.date": (
            "Денят на сверката, ГГГГ-ММ-ДД; ако го няма: днес в часовата зона на организацията.",
            "Business date, YYYY-MM-DD; without it: today in the organisation's time zone."
        ),
        "help.run.only": (
            "Чете само този източник (може да се повтори).", "Read only this source (may be given again)."
        ),
        "help.run.threads": ("Колко задачи вървят едновременно.", "How many tasks at once."),
        "help.run.fail_on": (
            "Завършва със статус 1, ако е отворено несъответствие поне с тази тежест.",
            "Exit with 1 where a discrepancy of at least this severity is open."
        ),
        "help.run.dry_run": (
            "Не осчетоводява нищо; показва какво би станало.", "Post nothing; show what would come of it."
        ),
        "help.run.to": ("С --dry-run: публикува в тази папка.", "With --dry-run: publish into this folder."),
        // rerun
        "help.rerun": (
            "Дава отново публикуваните файлове на по-ранна сверка, до последния байт.",
            "Gives an earlier run's published files again, byte for byte."
        ),
        "help.rerun.to": ("Папката, в която се записват.", "Folder to write into."),
        "help.rerun.again": (
            "Пресмята файловете наново от архива и казва кое е друго.",
            "Compute the files anew from the archive, and say what differs."
        ),
        // check, inspect
        "help.check": (
            "Чете pipeline.yml и всичко във входа; казва какво би било прието и какво отказано.",
            "Reads pipeline.yml and every input; says what would be taken and what refused."
        ),
        "help.check.date": (
            "За кой ден се проверява, ГГГГ-ММ-ДД; ако го няма: днес в часовата зона на организацията.",
            "The day to check for, YYYY-MM-DD; without it: today in the organisation's time zone."
        ),
        "help.inspect": (
            "Какво съдържа един входен файл; за банкови файлове и познати картови отчети не е нужен pipeline.yml.",
            "What one input file holds; needs no pipeline.yml for bank files and known card reports."
        ),
        "help.inspect.files": ("Файловете.", "Files to look into."),
        // explain, find, position, certificate
        "help.explain": (
            "Цялата история на плащане, задължение, картов пакет, несъответствие или решение.",
            "The whole story of a payment, obligation, card batch, discrepancy or decision."
        ),
        "help.explain.id": (
            "P-…, B-…, D-…, R-… или номер на задължение.", "P-…, B-…, D-…, R-… or an obligation's id."
        ),
        "help.find": (
            "Плащания и задължения по номер, регистрационен номер, име, идентификатор, сума, ден, поръчка или картова референция.",
            "Payments and obligations by number, plate, name, identifier, sum, day, order or card reference."
        ),
        "help.find.text": ("Какво се търси.", "What to look for."),
        "help.position": (
            "Всичко за едно лице по всички регистри: задължения, платено, кредит, неразнесени пари.",
            "One person's consolidated position over all registers."
        ),
        "help.position.as_of": (
            "Към кой ден, ГГГГ-ММ-ДД: задълженията, както са били в регистрите тогава, парите по деня на плащане; ако го няма: деня на последната сверка.",
            "Day, YYYY-MM-DD: debts as the registers had them then, money by its payment day; without it: that of the last run."
        ),
        "help.certificate": (
            "Удостоверение за наличие или липса на задължения към последния осчетоводен ден.",
            "Certificate of presence or absence of obligations as of the last posted day."
        ),
        "help.certificate.to": (
            "Папка за удостоверението: работна книга за печат и JSON.",
            "Folder for the certificate as a workbook for print and as JSON."
        ),
        // summary, status, verify, diff
        "help.summary": (
            "Какво каза последната сверка, с няколко реда за електронно писмо.",
            "What the last run said, in a few lines fit for an e-mail."
        ),
        "help.status": (
            "Последните сверки, отворените несъответствия по възраст, източниците, които мълчат.",
            "Last runs, open discrepancies by age, sources not seen lately."
        ),
        "help.verify": (
            "Проверява наново книгата: контролни суми, верига на манифестите, публикувани файлове, архив.",
            "Re-checks the ledger: control totals, chain of manifests, published files, archive."
        ),
        "help.verify.replay": (
            "Построява книгата наново от архива, на временно място, и сравнява.",
            "Build the ledger anew from the archive, in a temporary place, and compare."
        ),
        "help.diff": ("Какво се е променило между две сверки и защо.", "What changed between two runs, and why."),
        // decide, decisions import
        "help.decide": (
            "Записва едно решение във файл, след проверка в главната книга.",
            "Writes one decision to a file, checked against the ledger."
        ),
        "help.decide.action": ("Какво се решава.", "What is decided."),
        "help.decide.obligation": ("Номер на задължението.", "The obligation's id."),
        "help.decide.amount": (
            "Сума като 12.30; ако я няма: всичко отворено.", "A sum like 12.30; without it: all that is open."
        ),
        "help.decide.reason": ("Защо.", "Why."), "help.decide.by": ("Кой решава.", "Who decides."),
        "help.decide.approved_by": ("Вторият човек, където трябват двама.", "The second person, where two must sign."),
        "help.decide.document_no": ("Номер на документ.", "Number of a document."),
        "help.decide.document_date": ("Датата му, ГГГГ-ММ-ДД.", "Its day, YYYY-MM-DD."),
        "help.decide.requested_on": ("Ден на искането, ГГГГ-ММ-ДД.", "Day of the request, YYYY-MM-DD."),
        "help.decide.date": (
            "Ден на решението, ГГГГ-ММ-ДД; ако го няма: днес.", "Day of the decision, YYYY-MM-DD; without it: today."
        ),
        "help.decide.to": (
            "Файлът, който се записва; не бива вече да го има.", "File to write; it must not be there yet."
        ),
        "help.decisions": (
            "Решенията, които се връщат в работната книга.", "Decisions that come back in the workbook."
        ),
        "help.import": (
            "Чете решенията от листа „Отворени плащания“, след проверка в главната книга.",
            "Reads decisions out of the sheet Open payments, checked against the ledger."
        ),
        "help.import.file": (
            "Работната книга, както я записа Excel или LibreOffice.",
            "The workbook, as Excel or LibreOffice saved it."
        ),
        "help.import.approved_by": (
            "Вторият човек; стои само на редовете, които искат двама.",
            "The second person; stands only on rows where two must sign."
        ),
        "help.import.date": (
            "Ден на решенията, ГГГГ-ММ-ДД; ако го няма: днес.", "Day of the decisions, YYYY-MM-DD; without it: today."
        ),
        "help.import.to": (
            "Файлът с решения, който се записва; не бива вече да го има.",
            "Decisions file to write; it must not be there yet."
        ),
        // report, close
        "help.report": (
            "Работната книга и файловете CSV за период, от главната книга.",
            "The workbook and CSV files of a period out of the ledger."
        ),
        "help.report.from": ("Първият ден на периода, ГГГГ-ММ-ДД.", "First day of the period, YYYY-MM-DD."),
        "help.report.to": ("Последният ден на периода, ГГГГ-ММ-ДД.", "Last day of the period, YYYY-MM-DD."),
        "help.report.output": (
            "Нова папка, в която се записва; ако я няма: report-ОТ-ДО в текущата.",
            "New folder to write into; without it: report-FROM-TO in the current one."
        ),
        "help.close": (
            "Приключва месец: числата му са окончателни, по-късните движения влизат в отворения месец.",
            "Closes a month: its figures are final, later movements go into the open month."
        ),
        "help.close.month": ("ГГГГ-ММ", "YYYY-MM"), "help.close.by": ("Кой го приключва.", "Who closes it."),
        // init
        "help.init": (
            "Прави pipeline.yml с обяснения и папките, които той посочва; никога върху файл, който вече го има.",
            "Writes a commented pipeline.yml and the folders it names; never over a file."
        ),
        "help.init.folder": ("Папката на новата община.", "The folder of the new municipality."),
    ]
}
