// Sentences of Formats.

extension Sentences {
    package static let formats: SentenceTable = [
        "format.empty": (
            "Файлът е празен. Очаква се банково извлечение; свалете го отново от банката.",
            "The file is empty. A bank statement is expected; download it from the bank again."
        ),
        "format.cannot_open": (
            "Файлът не може да се отвори ({0}). Проверете дали е там и дали имате права да го четете.",
            "The file can't be opened ({0}). Check that it is there and that you may read it."
        ),
        "format.foreign": (
            "Файлът е {0}, а се очаква банково извлечение (camt XML, MT940, MT942 или CSV). Изнесете го от банката в един от тези формати.",
            "The file is {0}; a bank statement (camt XML, MT940, MT942 or CSV) is expected. Export it from the bank in one of these."
        ),
        "format.binary": (
            "Файлът не е текст, а се очаква банково извлечение (camt XML, MT940, MT942 или CSV). Изнесете го от банката отново.",
            "The file is not a text; a bank statement (camt XML, MT940, MT942 or CSV) is expected. Export it from the bank again."
        ),
        "format.not_a_statement": (
            "Файлът не е банково извлечение: не е camt XML, MT940 или MT942, а за CSV няма описани колони. Изнесете извлечение от банката или опишете колоните на списъка в pipeline.yml под csv, columns.",
            "The file is no bank statement: not camt XML, MT940 or MT942, and no columns are set for CSV. Export a statement from the bank, or describe the list's columns in pipeline.yml under csv, columns."
        ),
        "format.two_formats": (
            "Файлът изглежда и като {0}, и като {1}. Разделете го на отделни файлове или го поискайте отново от банката.",
            "The file looks like {0} and like {1}. Split it into files of one format or ask the bank for it again."
        ),
        "format.xml_unknown": (
            "Файлът е XML с елемент „{!0}“, а се очаква извлечение camt.052, camt.053 или camt.054. Изнесете го от банката в такъв формат.",
            "The file is XML with the element \"{!0}\"; a camt.052, camt.053 or camt.054 statement is expected. Export it as one."
        ),
        "format.xml_broken": (
            "Файлът е XML, но не е цял или е повреден: ред {0} ({1}). Нищо от него не е взето; поискайте го отново от банката.",
            "The file is XML but not complete or damaged: line {0} ({1}). Nothing of it was taken; ask the bank for it again."
        ),
        "format.xml_cut": (
            "Файлът XML свършва преди края си (ред {0}): вероятно не е изтеглен докрай. Нищо от него не е взето; изтеглете го отново от банката.",
            "The XML file ends before its end (line {0}): it was probably not downloaded to its end. Nothing of it was taken; download it again from the bank."
        ),
        "format.xml_tags": (
            "Файлът XML е повреден: на ред {0} се затваря елемент, който не е отворен. Нищо от него не е взето; поискайте го отново от банката.",
            "The XML file is damaged: line {0} closes an element that is not open. Nothing of it was taken; ask the bank for it again."
        ),
        "format.xml_encoding": (
            "Файлът XML съдържа знаци, които не са в кодирането му (ред {0}). Нищо от него не е взето; поискайте го отново от банката и не го записвайте с друга програма.",
            "The XML file holds characters that are not of its encoding (line {0}). Nothing of it was taken; ask the bank for it again, and don't save it with another program."
        ),
        "format.xml_entity": (
            "Файлът XML вмъква съкращение (&…;), което не е описано (ред {0}). Нищо от него не е взето; поискайте го отново от банката.",
            "The XML file uses an abbreviation (&…;) that is not defined (line {0}). Nothing of it was taken; ask the bank for it again."
        ),
        "format.xml_doctype": (
            "Файлът съдържа DOCTYPE, какъвто извлеченията нямат и който може да вмъкне чуждо съдържание. Не е прочетен; проверете откъде идва.",
            "The file has a DOCTYPE, which statements never have and which can bring in foreign content. It was not read; check where it comes from."
        ),
        "format.camt_no_message": (
            "Файлът е от вида camt, но не съдържа извлечение. Поискайте го отново от банката.",
            "The file is of the camt kind but holds no statement message. Ask the bank for it again."
        ),
        "format.camt_no_statement": (
            "Файлът {0} не съдържа нито едно извлечение. Поискайте го отново от банката.",
            "The {0} file holds no statement. Ask the bank for it again."
        ),
        "format.no_movements": (
            "Файлът {0} не съдържа нито едно движение. Поискайте го отново от банката.",
            "The {0} file holds no movement. Ask the bank for it again."
        ),
        "format.mt_no_statement": (
            "Файлът е от вида MT940, но не съдържа извлечение (поле :20:). Поискайте го отново от банката.",
            "The file is of the MT940 kind but holds no statement (field :20:). Ask the bank for it again."
        ),
        "format.entry_amount": (
            "Сумата в „{!0}“ не може да се прочете. Операцията е отказана; поискайте от банката поправено извлечение.",
            "The amount in \"{!0}\" can't be read. The entry was refused; ask the bank for a corrected statement."
        ),
        "format.entry_negative": (
            "Сумата „{!0}“ е със знак минус, а посоката се дава отделно (CdtDbtInd). Операцията е отказана; поискайте поправено извлечение.",
            "The amount \"{!0}\" has a minus sign, though the direction is given beside it (CdtDbtInd). The entry was refused; ask for a corrected statement."
        ),
        "format.entry_date": (
            "Датата в „{!0}“ не е ден от календара. Операцията е отказана; поискайте от банката поправено извлечение.",
            "The date in \"{!0}\" is no day of the calendar. The entry was refused; ask the bank for a corrected statement."
        ),
        "format.entry_no_date": (
            "Операцията няма дата, а и извлечението няма последен ден. Отказана е; поискайте поправено извлечение.",
            "The entry has no date and the statement has no last day. It was refused; ask for a corrected statement."
        ),
        "format.entry_no_amount": (
            "Операцията няма сума. Отказана е; поискайте от банката поправено извлечение.",
            "The entry has no amount. It was refused; ask the bank for a corrected statement."
        ),
        "format.entry_no_direction": (
            "Не е казано дали операцията е кредит или дебит{0? („|“)}. Отказана е; поискайте поправено извлечение.",
            "It is not said whether the entry is a credit or a debit{0? (\"|\")}. It was refused; ask for a corrected statement."
        ),
        "format.sum_too_large": (
            "Операция за {!0} е по-голяма от всяка възможна сума (най-много {1}). Файлът е отказан; поискайте поправено извлечение.",
            "An entry of {!0} is larger than any sum can be (at most {1}). The file was refused; ask for a corrected statement."
        ),
        "format.entry_too_large": (
            "Сборът на операциите е по-голям от всяка възможна сума. Операцията е отказана; поискайте поправено извлечение.",
            "The sum of the entries is larger than any sum can be. The entry was refused; ask for a corrected statement."
        ),
        "format.reversals_turned": (
            "Салдата се връзват само ако сторнираните операции (RvslInd) се обърнат; така са взети.",
            "The balances hold only with the reversed entries (RvslInd) turned; they were taken so."
        ),
        // inspect
        "inspect.file": ("{0}: {1}, {2}{3?, |}", "{0}: {1}, {2}{3?, |}"),
        "inspect.obligations": ("регистър на задължения", "register of obligations"),
        "inspect.orders": ("поръчки от портала", "orders of the portal"),
        "inspect.decisions": ("решения", "decisions"),
        "inspect.rows": ("  Приети: {0}; отказани: {1}", "  Taken: {0}; refused: {1}"),
        "inspect.sum": ("  {0} {1} в {2} {2|ред|реда}", "  {0} {1} in {2} {2|row|rows}"),
        "inspect.cards": (
            "  {0}: бруто {1}, такси {2}, нето {3}; {4} {4|трансакция|трансакции}",
            "  {0}: gross {1}, fees {2}, net {3}; {4} {4|transaction|transactions}"
        ),
        "inspect.payout": (
            "    Превод{0? |}{1? от |}: {2}; {3} {3|трансакция|трансакции}",
            "    Payout{0? |}{1? of |}: {2}; {3} {3|transaction|transactions}"
        ),
        "inspect.statement": (
            "  {0} {1}{2?, извлечение |}, {3} – {4}: {5?начално |, }постъпили {6}, излезли {7}{8?, крайно |}; {9} {9|операция|операции}",
            "  {0} {1}{2?, statement |}, {3} – {4}: {5?opening |, }credits {6}, debits {7}{8?, closing |}; {9} {9|entry|entries}"
        ),
        "inspect.balanced": ("; салдата се връзват", "; the balances hold"),
        "inspect.unbalanced": ("; САЛДАТА НЕ СЕ ВРЪЗВАТ", "; THE BALANCES DO NOT HOLD"),
        "inspect.no_balances": ("; няма салда за проверка", "; no balances to check"),
        "inspect.summary_disagrees": (
            "  Обобщението (TxsSummry) не отговаря на операциите.",
            "  The summary (TxsSummry) is not that of the entries."
        ),
    ]
}
