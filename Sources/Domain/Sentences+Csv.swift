// Sentences about CSV files: what was found, what was expected, what to do.

extension Sentences {
    package static let csv: SentenceTable = csvFiles.merging(csvRows) { first, _ in first }

    /// Why a whole file was refused.
    private static let csvFiles: SentenceTable = [
        "csv.empty": (
            bg:
                "Файлът няма заглавен ред: празен е или не е текст във вид CSV. Изтеглете го отново от системата, която го е създала.",
            en:
                "The file has no header line: it is empty, or no text in CSV form. Export it again from the system that made it."
        ),
        "csv.too_large": (
            bg: "Файлът е по-голям от 3 ГБ. Разделете го на няколко файла, всеки със заглавния ред.",
            en: "The file is larger than 3 GB. Split it into several files, each with the header line."
        ),
        "csv.cut_sum": (
            "Файлът свършва в колона {0} с „{!1}“ без край на ред: сумата може да е отрязана. Редът е отказан; изтеглете файла отново.",
            "The file ends in column {0} with \"{!1}\" and no line end: the sum may be cut off. The row was refused; download the file again."
        ),
        "csv.cut_off": (
            bg:
                "Файлът е прекъснат: в записа, който започва на ред {0}, има отворена кавичка без затваряща до края на файла. Изтеглете файла отново или поправете кавичката.",
            en:
                "The file is cut off: in the record that starts on line {0} a quote is opened and not closed before the end of the file. Export the file again or correct the quote."
        ),
        "csv.missing_column": (
            bg:
                "Липсва колона {0}: в заглавния ред няма „{1}“. Намереният ред е: {!2}. Ако колоната се казва другояче, запишете името ѝ в pipeline.yml под csv, columns: {0}; ако разделителят е друг, запишете го под csv, delimiter.",
            en:
                "Column {0} is missing: the header line has no \"{1}\". The line found is: {!2}. If the column has another name, write it in pipeline.yml under csv, columns: {0}; if the delimiter is another one, under csv, delimiter."
        ),
        "csv.column_twice": (
            bg: "Колоната „{!0}“ стои два пъти в заглавния ред: {!1}. Оставете само една с това име.",
            en: "Column \"{!0}\" stands twice in the header line: {!1}. Leave only one of that name."
        ),
        "csv.no_account": (
            bg:
                "Файлът не казва от коя сметка е. Запишете я в pipeline.yml под csv, constants: account, или име на колона под csv, columns: account.",
            en:
                "The file doesn't say which account it is of. Write it in pipeline.yml under csv, constants: account, or the name of a column under csv, columns: account."
        ),
        "csv.date_pattern": (
            bg:
                "Образецът за дата „{0}“ в pipeline.yml не може да се използва. Нужни са yyyy, MM и dd, всяко по веднъж, например dd.MM.yyyy.",
            en:
                "The date pattern \"{0}\" in pipeline.yml can't be used. It needs yyyy, MM and dd once each, like dd.MM.yyyy."
        ),
    ]

    /// Why a row was refused: {0} is the column, {1} the value.
    private static let csvRows: SentenceTable = [
        "csv.too_long": (
            bg: "Редът е по-дълъг от {0} МБ. Вероятно липсва край на ред или кавичка; поправете го във файла.",
            en: "The row is longer than {0} MB. A line end or a quote is probably missing; correct it in the file."
        ),
        "csv.broken_quote": (
            bg:
                "След затваряща кавичка стои друг текст вместо разделител. Кавичка вътре в стойност се пише двойно (\"\"); поправете реда.",
            en:
                "Behind a closing quote stands other text, not a delimiter. A quote within a value is written twice (\"\"); correct the row."
        ),
        "csv.field_count": (
            bg:
                "Редът има {0} {0|колона|колони}, а заглавният ред {1}. Вероятно редът е прекъснат или в стойност стои разделител без кавички.",
            en:
                "The row has {0} {0|column|columns}, the header line {1}. The row is probably cut off, or a value holds a delimiter without quotes."
        ),
        "csv.invalid_bytes": (
            bg:
                "Редът съдържа знаци, които не са {0}. Запишете файла отново в тази кодировка или поправете csv, encoding в pipeline.yml.",
            en:
                "The row holds characters that are not {0}. Save the file in that encoding again, or correct csv, encoding in pipeline.yml."
        ),
        "csv.missing_value": (
            bg: "Колоната {0} е празна, а трябва да има стойност. Попълнете я в системата, от която е файлът.",
            en: "Column {0} is empty and must have a value. Fill it in the system that the file comes from."
        ),
        "csv.bad_amount": (
            bg:
                "Колоната {0} съдържа „{!1}“, което не е сума. Очаква се число като {2}. Поправете стойността или csv, decimal в pipeline.yml.",
            en:
                "Column {0} holds \"{!1}\", which is no sum. A number like {2} is expected. Correct the value, or csv, decimal in pipeline.yml."
        ),
        "csv.too_fine": (
            bg:
                "Колоната {0} съдържа „{!1}“: след десетичния знак има повече от {2} {2|цифра|цифри}. Поправете сумата или csv, decimal в pipeline.yml.",
            en:
                "Column {0} holds \"{!1}\": behind the decimal sign stand more than {2} {2|digit|digits}. Correct the sum, or csv, decimal in pipeline.yml."
        ),
        "csv.negative": (
            bg:
                "Колоната {0} съдържа отрицателна сума „{!1}“. Тук сумата не може да е под нулата; поправете я в системата, от която е файлът.",
            en:
                "Column {0} holds the negative sum \"{!1}\". A sum here can't be below zero; correct it in the system that the file comes from."
        ),
        "csv.zero_amount": (
            bg: "Колоната {0} съдържа „{!1}“. Сумата трябва да е над нулата, или клетката празна за всичко отворено.",
            en: "Column {0} holds \"{!1}\". The sum must be above zero, or the cell empty for all that is open."
        ),
        "csv.sum_too_large": (
            bg: "Сумата „{!1}“ в колоната {0} прави сбора по сметката по-голям от възможното. Поправете я.",
            en: "The sum \"{!1}\" in column {0} makes the account's total larger than can be. Correct it."
        ),
        "csv.amount_too_large": (
            bg:
                "Колоната {0} съдържа „{!1}“: повече от десет милиарда. Вероятно е друг номер или липсва десетичен знак; поправете файла.",
            en:
                "Column {0} holds \"{!1}\": more than ten billion. It is probably another number, or the decimal sign is missing; correct the file."
        ),
        "csv.no_amount": (
            bg: "Редът няма сума (празно е {0}). Попълнете я в системата, от която е файлът.",
            en: "The row has no sum (empty: {0}). Fill it in, in the system that the file comes from."
        ),
        "csv.credit_and_debit": (
            bg: "Редът има и кредит „{!0}“, и дебит „{!1}“ (колони {2}). Оставете само едното.",
            en: "The row has both a credit \"{!0}\" and a debit \"{!1}\" (columns {2}). Leave only one."
        ),
        "csv.bad_date": (
            bg:
                "Колоната {0} съдържа „{!1}“, което не е дата. Очаква се дата във вида {2}. Поправете стойността или csv, dates в pipeline.yml.",
            en:
                "Column {0} holds \"{!1}\", which is no date. A date like {2} is expected. Correct the value, or csv, dates in pipeline.yml."
        ),
        "csv.bad_kind": (
            bg:
                "Колоната {0} съдържа „{!1}“, а такъв вид задължение няма. Видовете в pipeline.yml са: {2}. Добавете вида под kinds или думата под csv, values.",
            en:
                "Column {0} holds \"{!1}\", and there is no such kind of obligation. The kinds in pipeline.yml are: {2}. Add the kind under kinds, or the word under csv, values."
        ),
        "csv.bad_status": (
            bg:
                "Колоната {0} съдържа „{!1}“. Очаква се open, suspended, cancelled или written_off; друга дума се превежда под csv, values в pipeline.yml.",
            en:
                "Column {0} holds \"{!1}\". Expected is open, suspended, cancelled or written_off; another word is translated under csv, values in pipeline.yml."
        ),
        "csv.bad_currency": (
            bg:
                "Колоната {0} съдържа „{!1}“. Очаква се код на валута от три букви като EUR или BGN; друга дума се превежда под csv, values.",
            en:
                "Column {0} holds \"{!1}\". Expected is a currency code of three letters like EUR or BGN; another word is translated under csv, values."
        ),
        "csv.no_rate": (
            bg:
                "Колоната {0} съдържа „{!1}“: за тази валута няма неизменен курс към {2}. Задължения се приемат в EUR и BGN; поправете реда.",
            en:
                "Column {0} holds \"{!1}\": no fixed rate leads from it to {2}. Obligations are taken in EUR and BGN; correct the row."
        ),
        "csv.bad_direction": (
            bg:
                "Колоната {0} съдържа „{!1}“, от което не личи дали е кредит или дебит. Преведете думата под csv, values: direction в pipeline.yml на credit или debit.",
            en:
                "Column {0} holds \"{!1}\", which doesn't say whether it is a credit or a debit. Translate the word under csv, values: direction in pipeline.yml into credit or debit."
        ),
        "csv.bad_year": (
            bg: "Колоната {0} съдържа „{!1}“, което не е година. Очаква се година с четири цифри като 2025.",
            en: "Column {0} holds \"{!1}\", which is no year. A year of four digits like 2025 is expected."
        ),
        "csv.bad_card_type": (
            bg: "Колоната {0} съдържа „{!1}“. Очаква се едно от: {2}.",
            en: "Column {0} holds \"{!1}\". Expected is one of: {2}."
        ),
        "csv.bad_moment": (
            bg: "Колоната {0} съдържа „{!1}“. Очаква се дата и час като 2026-04-14T12:38:25+03:00 или със Z.",
            en: "Column {0} holds \"{!1}\". Expected is a date and time like 2026-04-14T12:38:25+03:00, or with Z."
        ),
        "csv.no_offset": (
            bg:
                "Колоната {0} съдържа „{!1}“ без отместване от UTC, така че денят на плащането не е сигурен. Очаква се дата и час като 2026-04-14T12:38:25+03:00 или със Z. Поискайте файл с отместване или опишете този в card_profiles, където zone казва по кой часовник са часовете.",
            en:
                "Column {0} holds \"{!1}\" without an offset from UTC, so the day of payment is not certain. Expected is a date and time like 2026-04-14T12:38:25+03:00, or with Z. Ask for a file with offsets, or describe this one under card_profiles, where zone says which clock its times are of."
        ),
        "csv.bad_order_status": (
            bg: "Колоната {0} съдържа „{!1}“. Очаква се едно от: {2}.",
            en: "Column {0} holds \"{!1}\". Expected is one of: {2}."
        ),
        "csv.bad_action": (
            bg: "Колоната {0} съдържа „{!1}“. Очаква се едно от: {2}.",
            en: "Column {0} holds \"{!1}\". Expected is one of: {2}."
        ),
    ]
}
