// Labels of the sheets, of the summary and of the open data.

internal import Domain

/// A label that stands in a report.
enum Label: String, Sendable, CaseIterable {
    case summary, discrepancies, openPayments, allocations, settlement, obligations, positions, sources, controls
    case parameters, late
    case workbookTitle, workbookSubject, organisation, businessDate, run, period, program, verdict, controlsAgree,
        controlsDiffer
    case total, check, onlyInCSV, page, of
    case moneyIn, channel, count, received, matched, open, settlements, other, sum, share
    case openByAge, ageDay, ageDays, ageToday, ageWeek, ageMonth, ageQuarter, ageYear, ageOlder
    case byKind, assessed, paid, outstanding, overdue, credit
    case bridge, kind, byCode, severity, newOnes, carried, resolved, openAmount
    case cards, status, net, credited
    case control, scope, currency, term, value, difference, agrees, yes, no, sheetTotals, sheet, column, inSheet,
        inLedger
    case parameter, section, parameterOrganisation, parameterRun, parameterAccounts, parameterKinds, parameterRates
    case parameterSources, parameterInputs, parameterRules, parameterReports, from, confirmedUntil, rate
    case settingsHash, previousManifest, options, none
    case openDataTitle, openDataNote, openDataCells, openDataTotals
    case glance, lastRun, byChannel, byAccount, byDay, collectedByKind, collected, cardTerminals, openNow, cardInTransit
    case cardMissing, outstandingDebts, creditsNow, openErrors, openWarnings, byMonth, oldest, batchWord, batchesWord,
        paymentWord, paymentsWord
    case controlTotals, moreOnScreen, decisionHelp, validFrom, validUntil, parameterAcquirers, parameterDiscounts
    case audit, completeness, codes, budget, fines, offenders, limitation, refunds, rulings, conversion, levs
    case fineList, register, takenBack, askFineList, askRegister, askTakenBack, endedAbsolute, writtenOffHere
    case writtenOffThere, refundGiven, refundSuperseded
    case askCompleteness, askCodes, askBudget, askFines, askOffenders, askLimitation, askRefunds, askRulings
    case askUnidentified, askCards, askInputs, askConversion, askLevs, asItShould, lookAtIt, noCode, ends, ended,
        endedRestarted, creditHeld, refundDecided
    case keptForRefunds, keptNote, payouts, payoutsNote, onlyWithBreak, cannotBeProven
    case brokenShort, unprovenShort, undated, decisionWaits, decidedAhead, otherMovements
    case refundPaid, oneOnly, noRows, notGiven
    case pageSearch, pageAll, pageNoDiscrepancies
    case summaryReceived, summaryOpen, summaryDebts, summaryFindings, summaryControls
}

extension Labels {
    static let labels: [Label: (bg: String, en: String)] = sheets.merging(figures) { first, _ in first }
        .merging(proof) { first, _ in first }.merging(glance) { first, _ in first }
        .merging(audit) { first, _ in first }.merging(page) { first, _ in first }

    private static let sheets: [Label: (bg: String, en: String)] = [
        .summary: ("Обобщение", "Summary"), .discrepancies: ("Несъответствия", "Discrepancies"),
        .openPayments: ("Отворени плащания", "Open payments"), .allocations: ("Разпределения", "Allocations"),
        .settlement: ("Картови преводи", "Card settlement"), .obligations: ("Задължения", "Obligations"),
        .positions: ("Лица", "Positions"), .sources: ("Източници", "Sources"), .controls: ("Контроли", "Controls"),
        .parameters: ("Параметри", "Parameters"), .late: ("Закъснели", "Late"),
        .workbookTitle: ("Сверка на плащания и задължения", "Reconciliation of payments and obligations"),
        .workbookSubject: ("Работна книга за проверка", "Workbook for auditors"),
        .organisation: ("Община", "Organisation"), .businessDate: ("Към дата", "Business date"),
        .run: ("Сверка", "Run"), .period: ("Период", "Period"),
        .program: ("Програма", "Program"), .verdict: ("Контроли", "Controls"),
        .controlsAgree: ("Всички контролни равенства са изпълнени", "All control totals agree"),
        .controlsDiffer: ("ВНИМАНИЕ: контролни равенства с разлика", "ATTENTION: control totals that differ"),
        .total: ("Общо", "Total"),
        .check: ("Разлика с книгата (трябва да е 0)", "Difference from the ledger (must be 0)"),
        .onlyInCSV: ("Само в CSV файла", "Only in the CSV file"),
        .page: ("Страница", "Page"), .of: ("от", "of"),
    ]

    private static let figures: [Label: (bg: String, en: String)] = [
        .moneyIn: ("Постъпления", "Money in"), .channel: ("Канал", "Channel"), .count: ("Брой", "Count"),
        .received: ("Получено", "Received"), .matched: ("Разнесено", "Matched"), .open: ("Отворено", "Open"),
        .settlements: ("Картови преводи", "Settlements"), .other: ("Друго", "Other"), .sum: ("Сума", "Amount"),
        .share: ("Дял", "Share"),
        .openByAge: ("Отворени плащания по възраст", "Open payments by age"),
        .ageDay: ("ден", "day"), .ageDays: ("дни", "days"), .ageToday: ("до 1 ден", "up to 1 day"),
        .ageWeek: ("2 – 7 дни", "2 – 7 days"),
        .ageMonth: ("8 – 30 дни", "8 – 30 days"), .ageQuarter: ("31 – 90 дни", "31 – 90 days"),
        .ageYear: ("91 – 365 дни", "91 – 365 days"), .ageOlder: ("над 365 дни", "over 365 days"),
        .bridge: ("Задължения от началото до края на сверката", "Obligations from opening to closing"),
        .kind: ("Вид", "Kind"),
        .byKind: ("Задължения по вид", "Obligations by kind"), .assessed: ("Дължимо", "Assessed"),
        .paid: ("Платено", "Paid"), .outstanding: ("Остатък", "Outstanding"), .overdue: ("Просрочено", "Overdue"),
        .credit: ("Кредит", "Credit"),
        .byCode: ("Несъответствия по код", "Discrepancies by code"), .severity: ("Тежест", "Severity"),
        .newOnes: ("Нови", "New"), .carried: ("Пренесени", "Carried"), .resolved: ("Решени", "Resolved"),
        .openAmount: ("Сума на нерешените", "Amount of open ones"),
        .cards: ("Картови преводи по състояние", "Card settlement by status"), .status: ("Състояние", "Status"),
        .net: ("Нето", "Net"), .credited: ("Преведено", "Credited"),
        .openDataTitle: ("Събрани задължения", "Collections"),
        .openDataNote: (
            "Събрано в една сверка или в един период по година, месец, вид и канал, без лични данни. Клетки с под 5 плащания липсват, а с тях и каквото би ги издало заедно със сборовете; липсваща клетка не значи нула.",
            "Collected in one run or period by year, month, kind and channel, without personal data. Cells of fewer than 5 payments are left out, and with them what would give them away beside the totals; a cell that is not there need not be nought."
        ),
        .openDataCells: ("По вид и канал", "By kind and channel"),
        .openDataTotals: (
            "Сборове по месец, вид и канал; празен вид или канал значи всички",
            "Totals by month, kind and channel; an empty kind or channel stands for all"
        ),
        .summaryReceived: ("Получени плащания", "Payments received"),
        .summaryOpen: ("Отворени плащания", "Open payments"),
        .summaryDebts: ("Задължения", "Obligations"), .summaryFindings: ("Несъответствия", "Discrepancies"),
        .summaryControls: ("Контроли", "Controls"),
    ]

    private static let proof: [Label: (bg: String, en: String)] = [
        .control: ("Контролно равенство", "Control total"), .scope: ("Обхват", "Scope"),
        .currency: ("Валута", "Currency"),
        .term: ("Елемент", "Term"), .value: ("Стойност", "Value"), .difference: ("Разлика", "Difference"),
        .agrees: ("Изпълнено", "Agrees"), .yes: ("да", "yes"), .no: ("НЕ", "NO"),
        .sheetTotals: ("Сборове на листовете срещу книгата", "Totals of the sheets against the ledger"),
        .sheet: ("Лист", "Sheet"), .column: ("Колона", "Column"), .inSheet: ("В листа и CSV", "In sheet and CSV"),
        .inLedger: ("В книгата", "In the ledger"),
        .parameter: ("Параметър", "Parameter"), .section: ("Раздел", "Section"),
        .parameterOrganisation: ("Организация", "Organisation"), .parameterRun: ("Сверка", "Run"),
        .parameterAccounts: ("Сметки", "Accounts"), .parameterKinds: ("Видове", "Kinds"),
        .parameterRates: ("Лихвени проценти", "Interest rates"), .parameterSources: ("Източници", "Sources"),
        .parameterInputs: ("Входни файлове, SHA-256", "Input files, SHA-256"), .parameterRules: ("Правила", "Rules"),
        .parameterReports: ("Отчети", "Reports"), .from: ("от", "from"),
        .confirmedUntil: ("потвърден до", "confirmed until"),
        .rate: ("процент", "rate"), .settingsHash: ("SHA-256 на pipeline.yml", "SHA-256 of pipeline.yml"),
        .previousManifest: ("SHA-256 на предишния run.json", "SHA-256 of the previous run.json"),
        .options: ("Опции", "Options"), .none: ("няма", "none"),
    ]
}
