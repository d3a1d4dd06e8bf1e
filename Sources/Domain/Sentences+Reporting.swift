// Sentences of Reporting.

extension Sentences {
    package static let reporting: SentenceTable = [
        "report.cannot_write": (
            "Изходният файл {0} не може да се запише: {1}. Освободете място или права и пуснете отново; нищо не е променено.",
            "The output {0} cannot be written: {1}. Make room or grant the right and run again; nothing was changed."
        ),
        "report.summary_run": ("Сверка {0} · {1}", "Run {0} · {1}"),
        "report.summary_files": ("Нови файлове: {0}; отказани редове: {1}", "New files: {0}; rows refused: {1}"),
        "report.summary_received": (
            "Постъпили плащания: {0} за {1}; разпределени {2}; отворени {3}", "Payments received: {0} for {1}; allocated {2}; open {3}"
        ),
        "report.summary_obligations": ("Задължения: {0}; дължимо общо {1}", "Obligations: {0}; outstanding in all {1}"),
        "report.summary_discrepancies": (
            "Отворени несъответствия: грешки {0}, предупреждения {1}, сведения {2}",
            "Open discrepancies: {0} errors, {1} warnings, {2} notes"
        ),
        "report.summary_controls_good": ("Контролни суми: {0}, всички с разлика 0", "Control totals: {0}, all with difference 0"),
        "report.summary_controls_bad": (
            "ВНИМАНИЕ: {1} от {0} контролни суми не излизат", "ATTENTION: {1} of {0} control totals do not close"
        ),
        "report.rows_in_csv": ("Още {0} реда има само във файла {1}.", "{0} more rows are only in the file {1}."),
    ]
}
