// Sentences of Settings: pipeline.yml is wrong.

extension Sentences {
    package static let settings: SentenceTable = [
        "settings.no_file": ("Няма файл {0}. Направете го със „sverka init“ или посочете друг с --config.", "There is no file {0}. Make one with \"sverka init\", or name another with --config."),
        "settings.not_utf8": ("Файлът не е в UTF-8. Запишете го като UTF-8.", "The file is not UTF-8. Save it as UTF-8."),
        "settings.empty": ("Файлът е празен; очаква се version, organisation, sources, accounts и kinds.", "The file is empty; version, organisation, sources, accounts and kinds were expected."),
        "settings.not_yaml": ("Това не е YAML: {0}. Проверете отстъпите и кавичките.", "This is not YAML: {0}. Check indents and quotes."),
        "settings.not_mapping": ("{0} трябва да е таблица от ключове и стойности.", "{0} must be a map of keys and values."),
        "settings.key_not_text": ("В {0} има ключ, който не е дума.", "A key in {0} is not a word."),
        "settings.key_twice": ("Ключът {0} стои два пъти в {1}.", "The key {0} stands twice in {1}."),
        "settings.unknown_key": ("Непознат ключ „{0}“ в {1}. Може би „{2}“?", "Unknown key \"{0}\" in {1}. Did you mean \"{2}\"?"),
        "settings.missing_key": ("Липсва ключът {0} в {1}.", "The key {0} is missing in {1}."),
        "settings.not_text": ("{0} в {1} трябва да е текст.", "{0} in {1} must be a text."),
        "settings.not_list": ("{0} в {1} трябва да е списък.", "{0} in {1} must be a list."),
        "settings.unknown_word": ("„{0}“ не е стойност за {1}; познати са: {2}. Може би „{3}“?", "\"{0}\" is no value of {1}; known are: {2}. Did you mean \"{3}\"?"),
        "settings.not_whole": ("„{0}“ в {1} трябва да е цяло число от {2} до {3}.", "\"{0}\" in {1} must be a whole number from {2} to {3}."),
        "settings.not_decimal": ("„{0}“ в {1} не е възможно число; очаква се неотрицателно с най-много {2} знака след точката.", "\"{0}\" in {1} is no possible number; one not negative with at most {2} digits after the point was expected."),
        "settings.not_day": ("„{0}“ в {1} не е истинска дата; очаква се ГГГГ-ММ-ДД.", "\"{0}\" in {1} is no real date; YYYY-MM-DD was expected."),
        "settings.day_order": ("{0} трябва да е след {1}.", "{0} must come after {1}."),
        "settings.version": ("Версия {0} не се познава; тази програма чете version: 1.", "Version {0} is not known; this program reads version: 1."),
        "settings.not_currency": ("„{0}“ не е код на валута; очакват се три главни букви, например EUR.", "\"{0}\" is no currency code; three capital letters such as EUR were expected."),
        "settings.not_timezone": ("Часовата зона „{0}“ не съществува; пример: Europe/Sofia.", "There is no time zone \"{0}\"; for example Europe/Sofia."),
        "settings.not_code": ("„{0}“ не е код за вид плащане; очакват се 6 или 7 цифри, започващи с 44.", "\"{0}\" is no payment code; 6 or 7 digits beginning with 44 were expected."),
        "settings.not_iban": ("IBAN {0} не минава проверката (mod 97). Сверете го с договора за сметката.", "The IBAN {0} fails its check (mod 97). Compare it with the account's contract."),
        "settings.account_twice": ("Сметка {0} е записана два пъти.", "The account {0} is written twice."),
        "settings.no_folder": ("Папката „{0}“ от образеца {1} не съществува. Направете я или поправете пътя.", "The folder \"{0}\" of the pattern {1} does not exist. Make it or correct the path."),
        "settings.not_pattern": ("„{0}“ не е образец за дата; например dd.MM.yyyy.", "\"{0}\" is no date pattern; for example dd.MM.yyyy."),
        "settings.not_hour": ("„{0}“ не е час; очаква се ЧЧ:ММ.", "\"{0}\" is no hour; HH:MM was expected."),
    ]
}
