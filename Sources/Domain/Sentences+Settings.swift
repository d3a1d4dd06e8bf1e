// Sentences of Settings: pipeline.yml is wrong.

extension Sentences {
    package static let settings: SentenceTable = [
        "settings.no_file": (
            "Няма файл {0}. Направете го със „sverka init“ или посочете друг с --config.",
            "There is no file {0}. Make one with \"sverka init\", or name another with --config."
        ),
        "settings.closed_file": (
            "{0} не може да се прочете: нямате права или не е файл. Дайте права или посочете друг с --config.",
            "{0} cannot be read: you have no right to it, or it is no file. Grant the right, or name another with --config."
        ),
        "settings.stands": (
            "{0} вече е там и не се презаписва. Изберете друга папка.",
            "{0} is there already and is not written over. Choose another folder."
        ),
        "settings.made": (
            "Попълнете го (всеки ключ е обяснен вътре), сложете файловете в папките под {0}/Inputs и вижте какво казва „sverka check“ в {0}.",
            "Fill it in (every key is explained there), put your files into the folders under {0}/Inputs, and see what \"sverka check\" says in {0}."
        ),
        "settings.not_made": (
            "{0} не може да се създаде. Проверете дали имате права за папката и място на диска.",
            "{0} can't be made. Check that you may write there and that there is room on the disk."
        ),
        "settings.not_utf8": (
            "Този ред не е в UTF-8. Запишете файла като UTF-8.",
            "This line is not UTF-8. Save the file as UTF-8."
        ),
        "settings.empty": (
            "Файлът е празен; очакват се version, organisation, sources, accounts и kinds.",
            "The file is empty; version, organisation, sources, accounts and kinds were expected."
        ),
        "settings.not_yaml": (
            "Това не е YAML. Проверете отстъпите, скобите и кавичките на този ред и над него.",
            "This is not YAML. Check indents, brackets and quotes on this line and above it."
        ),
        "settings.not_mapping": (
            "Под {0} се очакват ключове и стойности, а стои „{1}“.",
            "Keys and values were expected under {0}; found \"{1}\"."
        ),
        "settings.key_not_text": (
            "В {0} за ключ се очаква дума, а стои „{1}“.",
            "A key in {0} must be a word; found \"{1}\"."
        ),
        "settings.key_twice": (
            "Ключът „{0}“ стои втори път в {1}; вече е записан на ред {2}. Оставете само единия.",
            "The key \"{0}\" stands a second time in {1}; it is on line {2} already. Keep only one."
        ),
        "settings.unknown_key": (
            "Непознат ключ „{0}“ в {1}.{2? Може би „|“?} Познати са: {3}.",
            "Unknown key \"{0}\" in {1}.{2? Did you mean \"|\"?} Known are: {3}."
        ),
        "settings.decimal_comma": (
            "„{0}“ в {1} не е ключ. Дробите се пишат с точка, например 0.8: запетаята започва нов ключ.",
            "\"{0}\" in {1} is no key. Fractions are written with a dot, like 0.8: a comma begins a new key."
        ),
        "settings.unknown_column": (
            "„{0}“ в {1} не е колона на {3}.{2? Може би „|“?} Познати са: {4}.",
            "\"{0}\" in {1} is no column of {3}.{2? Did you mean \"|\"?} Known are: {4}."
        ),
        "settings.unknown_word": (
            "„{0}“ не е стойност за {1}.{3? Може би „|“?} Познати са: {2}.",
            "\"{0}\" is no value of {1}.{3? Did you mean \"|\"?} Known are: {2}."
        ),
        "settings.missing_key": (
            "Липсва ключът „{0}“ в {1}.",
            "The key \"{0}\" is missing in {1}."
        ),
        "settings.no_value": (
            "{0} няма стойност. Запишете я или махнете ключа.",
            "{0} has no value. Write one, or take the key out."
        ),
        "settings.profile_taken": (
            "„{0}“ е готов профил. Наречете своя другояче.",
            "\"{0}\" is a ready-made profile. Call yours something else."
        ),
        "settings.required_unknown": (
            "{1} иска {0}, а под columns няма такава колона.",
            "{1} asks for {0}, and columns describes no such column."
        ),
        "settings.not_place": (
            "В {0} се очаква място като [29, 10]: от кой знак нататък и колко знака; стои „{1}“.",
            "A place like [29, 10] was expected in {0}: the first character, and how many; found \"{1}\"."
        ),
        "settings.not_field": (
            "В {0} се очаква номерът на полето, от 1 нататък; стои „{1}“.",
            "The number of the field, counted from 1, was expected in {0}; found \"{1}\"."
        ),
        "settings.not_text": (
            "В {0} се очаква текст, а стои „{1}“.",
            "A text was expected in {0}; found \"{1}\"."
        ),
        "settings.not_list": (
            "В {0} се очаква списък като [едно, друго], а стои „{1}“.",
            "A list like [one, other] was expected in {0}; found \"{1}\"."
        ),
        "settings.word_twice": (
            "„{0}“ стои два пъти в {1}. Оставете само едното.",
            "\"{0}\" stands twice in {1}. Keep only one."
        ),
        "settings.not_whole": (
            "„{0}“ в {1}: очаква се цяло число от {2} до {3}.",
            "\"{0}\" in {1}: a whole number from {2} to {3} was expected."
        ),
        "settings.not_decimal": (
            "„{0}“ в {1}: очаква се число от 0 до {3} с точка и най-много {2} знака след нея, например 0.80.",
            "\"{0}\" in {1}: a number from 0 to {3} was expected, with a dot and at most {2} digits after it, like 0.80."
        ),
        "settings.not_day": (
            "„{0}“ в {1} не е истинска дата; очаква се ГГГГ-ММ-ДД, например 2026-01-31.",
            "\"{0}\" in {1} is no real date; YYYY-MM-DD was expected, like 2026-01-31."
        ),
        "settings.not_month_day": (
            "„{0}“ в {1} не е ден от годината; очаква се ММ-ДД, например 04-30.",
            "\"{0}\" in {1} is no day of the year; MM-DD was expected, like 04-30."
        ),
        "settings.day_order": (
            "{0} трябва да е след {1}. Подредете редовете по дата.",
            "{0} must come after {1}. Put the rows in the order of their dates."
        ),
        "settings.limitation_order": (
            "Абсолютната давност ({0} г.) не може да е по-къса от обикновената ({1} г.).",
            "The absolute limitation ({0} years) cannot be shorter than the term ({1} years)."
        ),
        "settings.word_blank": (
            "„{0}“ в {1} не е една дума. Напишете дума без интервали и знаци, например \"квит\", или начало на дума със звездичка: \"квитанц*\".",
            "\"{0}\" in {1} is not one word. Write a word without blanks and marks, like \"квит\", or the beginning of one with an asterisk: \"квитанц*\"."
        ),
        "settings.short_stem": (
            "Началото „{0}“ в {1} е твърде късо: преди звездичката се очакват поне три букви.",
            "The beginning \"{0}\" in {1} is too short: at least three letters were expected before the asterisk."
        ),
        "settings.word_of_two": (
            "„{0}“ стои и в {1}, и в {2}. Една дума може да назовава само един вид документ; оставете я на едно място.",
            "\"{0}\" stands in {1} and in {2}. A word can name one type of document only; keep it in one place."
        ),
        "settings.discount_term": (
            "В {0} се очаква точно едно от whole_year_by (ММ-ДД) и within_days (дни от връчването).",
            "Exactly one of whole_year_by (MM-DD) and within_days (days from service) was expected in {0}."
        ),
        "settings.version": (
            "Версия „{0}“ не се познава; тази програма чете version: 1.",
            "Version \"{0}\" is not known; this program reads version: 1."
        ),
        "settings.not_currency": (
            "„{0}“ не е код на валута; очакват се три главни букви, например EUR.",
            "\"{0}\" is no currency code; three capital letters like EUR were expected."
        ),
        "settings.not_timezone": (
            "Часовата зона „{0}“ не съществува.{1? Може би „|“?} Очаква се име като Europe/Sofia.",
            "There is no time zone \"{0}\".{1? Did you mean \"|\"?} A name like Europe/Sofia was expected."
        ),
        "settings.not_code": (
            "„{0}“ не е код за вид плащане на община; очакват се 6 или 7 цифри, започващи с 44, например \"442100\".",
            "\"{0}\" is no payment code of a municipality; 6 or 7 digits beginning with 44 were expected, like \"442100\"."
        ),
        "settings.not_paragraph": (
            "„{0}“ в {1} не е параграф по ЕБК; очаква се ЧЧ-ЧЧ в кавички, например \"13-01\".",
            "\"{0}\" in {1} is no paragraph of the budget classification; NN-NN in quotes was expected, like \"13-01\"."
        ),
        "settings.kind_is_group": (
            "Вид не може да се казва „{0}“: това е име на група. Изберете друго име.",
            "A kind cannot be called \"{0}\": that is the name of a group. Choose another."
        ),
        "settings.not_iban": (
            "IBAN {0} не минава проверката (mod 97) или не е написан слято с главни букви. Сверете го с банката.",
            "The IBAN {0} fails its check (mod 97), or is not written in capitals without blanks. Compare it with the bank's."
        ),
        "settings.account_twice": (
            "„{0}“ вече е име на сметка {1}. Едно име може да сочи само една сметка.",
            "\"{0}\" already stands for the account {1}. A spelling can stand for one account only."
        ),
        "settings.terminal_twice": (
            "Терминал {0} вече е записан при {1}.",
            "The terminal {0} is written under {1} already."
        ),
        "settings.empty_match": (
            "В „{0}“ има празна дума между чертите; тя би пасвала на всичко.",
            "\"{0}\" has an empty word between its bars; it would fit everything."
        ),
        "settings.misspelt_folder": (
            "Папката „{0}“ от образеца {1} не съществува. Може би „{2}“? Иначе я направете.",
            "The folder \"{0}\" of the pattern {1} does not exist. Did you mean \"{2}\"? Otherwise make it."
        ),
        "settings.closed_folder": (
            "Нямате права за папката „{0}“, през която минава образецът {1}. Дайте на потребителя на sverka права за четене и влизане в нея.",
            "You have no right to the folder \"{0}\", through which the pattern {1} leads. Give sverka's user the right to read and enter it."
        ),
        "settings.no_folder": (
            "Папката „{0}“ от образеца {1} не съществува. Направете я или поправете пътя.",
            "The folder \"{0}\" of the pattern {1} does not exist. Make it, or correct the path."
        ),
        "settings.not_pattern": (
            "„{0}“ не е образец за дата; очакват се yyyy, MM и dd, по веднъж, например dd.MM.yyyy.",
            "\"{0}\" is no date pattern; yyyy, MM and dd were expected, once each, like dd.MM.yyyy."
        ),
        "settings.constant_hides": (
            "„{0}“ в {1} е име на колона със стойност; дайте на постоянната друго име.",
            "\"{0}\" in {1} is the name of a column that has a value; give the constant another name."
        ),
        "settings.constant_unused": (
            "Постоянна стойност без място: {0} не я изброява.", "A constant without a place: {0} does not list it."
        ),
        "settings.header_twice": ("Заглавие „{0}“ стои два пъти в {1}.", "The header \"{0}\" stands twice in {1}."),
        "settings.bank_only": (
            "{0} е само за извлечения на банка, а източникът е {1}. Махнете реда.",
            "{0} is only for bank lists, and the source is {1}. Remove the line."
        ),
        "settings.same_mark": (
            "{0} и {1} са един и същ знак. Напишете различни, например decimal: \",\" и thousands: \".\".",
            "{0} and {1} are one and the same mark. Give different ones, like decimal: \",\" and thousands: \".\"."
        ),
        "settings.not_hour": (
            "„{0}“ не е час; очаква се \"ЧЧ:ММ\" от \"00:00\" до \"23:59\".",
            "\"{0}\" is no hour; \"HH:MM\" from \"00:00\" to \"23:59\" was expected."
        ),
    ]
}
