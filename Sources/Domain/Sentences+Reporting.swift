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
        "report.only_in_csv": (
            bg: "Листът показва първите {0} от {1} реда; останалите са само в {2}.",
            en: "The sheet shows the first {0} of {1} rows; the others are in {2} only."
        ),
    ]
}
