"""Names, streets, wordings, noise and proportions of a second profile: another town, the same everyday habits.

What is written at the counter and in internet banking: "глоба по НП", "данък кола", "данък смет", "боклук", abbreviations with a hyphen ("д-к", "т-са",
"н-р"), commas and slashes between the parts, other orders of the parts, codes with dots, VAT numbers of firms for their ЕИК, older home-made Latin,
slips of the number pad, payers' names with two names or the surname first, texts cut by the bank, telephones and contracts as traps.
"""
NAME = "seventeenth"

# ------------------------------------------------------------------ proportions
CLASSES = {
    "clean_reference": 225, "order_clean": 85, "order_many": 25, "kind_oldest": 130, "kind_choice_refused": 16,
    "amount_one": 48, "amount_set": 32, "amount_ambiguous": 24, "amount_none": 12,
    "doc_format_noise": 60, "doc_repaired": 30, "doc_repaired_alone": 18, "lookalike": 24, "transliterated": 34,
    "other_payer": 36, "wrong_code": 15, "mismatch_exact": 10, "mismatch_open": 12,
    "plate_only": 20, "plate_ambiguous": 9, "name_amount": 20, "nothing": 24,
    "discount_in_time": 22, "discount_late": 12, "decree_in_time": 14, "decree_late": 10,
    "partial": 22, "overpaid": 14, "duplicate_channel": 12, "paid_cancelled": 10, "bgn_as_eur": 8, "rounding_cent": 10,
    "identical_pair": 10, "returned": 10, "before_register": 14, "enforced": 10,
    "chargeback": 6, "duplicate_capture": 8, "capture_without_order": 8,
    "discount_not_taken": 10, "discount_by_parts": 8, "fines_alike": 7, "kind_ambiguous": 6, "code_elsewhere": 10,
    "named_later": 10, "choice_of_year": 8, "order_difference": 8, "suspended_named": 9, "unknown_named": 12,
    "unknown_but_kind": 7, "id_repaired": 10, "future_dated": 8, "wrong_account": 8, "fee_difference": 6,
}

# ------------------------------------------------------------------ people
FIRST_M = ("Асен Боян Валентин Венцислав Гаврил Деян Евгени Здравко Ивайло Йосиф Константин Лъчезар Милен Никола Орлин Павел "
           "Радослав Симеон Тихомир Филип Цветан Чавдар Юлиян Янко").split()
FIRST_F = ("Антоанета Биляна Валя Гергана Дора Евелина Жени Зоя Ивелина Йоана Кремена Лидия Маргарита Невена Павлина "
           "Ралица Снежана Таня Цветелина Щилянка Юлиана Ягода").split()
LAST = ("Асенов Балканджиев Великов Гочев Дончев Енчев Железов Златев Игнатов Йовчев Кацаров Личев Митев Недев Овчаров "
        "Пеев Русев Славов Терзиев Урумов Фотев Ходжов Цветков Чернев Шишков Ямалиев Пашов Делев Генчев Ташев").split()
FOREIGN = ("Anna Kowalska", "Peter Hoffmann", "Mehmet Kaya", "Ioana Ionescu", "Stelios Georgiou", "Iryna Melnyk",
           "James Walker", "Milica Jovic", "Lucia Bianchi")
FIRMS = ("Бор Мебел", "Верея Транс", "Загоре Агро", "Изгрев Комерс", "Калина Фешън", "Лотос", "Метал Сервиз", "Нова Градина",
         "Омега Билд", "Пролет", "Рилски Извор", "Сигма Софт", "Тунджа Млеко", "Янтра Инвест")
FIRM_FORMS = ("ООД", "ЕООД", "АД", "ЕТ")
STREETS = ("ул. Раковски", "бул. Цар Симеон Велики", "ул. Опълченска", "ул. Отец Паисий", "ул. Братя Жекови", "бул. Славянски",
           "ул. Капитан Петко", "ул. Бузлуджа", "ул. Свети Климент", "ул. Люлин", "кв. Зора", "ул. Тунджа", "ул. Загорка",
           "ул. Кольо Ганчев", "бул. Никола Петков", "ул. Пиротска")
NOTARIES = ("Нотариус Ралица Ходжова", "Нотариална кантора Терзиев", "адв. Кацаров - сметка на клиенти", "Счетоводна кантора Дебит ООД")
EMPLOYERS = ("Верея Карго ЕООД", "Лизинг Загоре АД", "Таксиметров Превоз Бриз ООД", "Рент Ауто Тунджа ЕООД", "Паркстрой ООД")

# ------------------------------------------------------------------ banks' habits
MT_FOLD = (None, 65, 65)
MT_OPERATION = ("Кредитен превод", "Получен SEPA превод", "Вътрешен превод", "Плащане към бюджета")
CODE_IN_TEXT = 0.4

_LAT = {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya"}
_HOME = dict(_LAT, ж="j", й="i", ц="c", ъ="u", ю="iu", я="ia")         # as people wrote before the law
_CHAT = dict(_LAT, ж="j", й="j", ц="c", ъ="y", щ="sht", ю="ju", я="q")   # as people write in messages
_TWINS = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))


def _table(letters, number):
    t = {ord("№"): number}
    for k, v in letters.items():
        t[ord(k)] = v
        t[ord(k.upper())] = v.upper() if len(v) == 1 else v.capitalize()
    return t


_TABLES = (_table(_LAT, "No"), _table(_LAT, "N"), _table(_HOME, "N"), _table(_CHAT, "nomer "))


def pick(R, seq):
    return seq[int(R.random() * len(seq))]


def official_latin(text):
    return text.translate(_TABLES[0])


def transliterate(R, text):
    return " ".join(text.translate(pick(R, _TABLES)).split())


def lookalike(R, text):
    """Some or all capital letters changed for their twins of the other script."""
    share = pick(R, (0.4, 0.6, 1))
    return "".join(_TWINS[ch] if ch in _TWINS and R.random() < share else ch for ch in text)


# ------------------------------------------------------------------ documents
DOC_CLEAN = {
    "decree": ("НП №{no}", "НП {no} от {date} г.", "глоба по НП {no}", "глоба НП № {no}", "наказателно постановление №{no}",
               "по наказателно постановление {no}/{date}", "НП номер {no}"),
    "ticket": ("фиш серия {series} №{no}", "фиш {series} №{no}", "глоба по фиш {series} {no}", "фиш {series}{no}/{date}",
               "фиш сер. {series} номер {no}", "фиш за глоба серия {series}, № {no} от {date} г."),
    "notice": ("уведомление №{no}", "уведомление номер {no}", "паркиране, уведомление {no}", "по уведомление № {no} от {date}",
               "глоба по уведомление {no}"),
}
DOC_SHORT = {
    "decree": ("НП №{no}/{year} г.", "НП {no} от {date} г.", "глоба по НП {no}/{year}", "НП № {no}/{date}",
               "наказателно постановление № {no} от {year} г."),
    "ticket": ("фиш №{no}/{year} г.", "фиш {no}/{date}", "глоба по фиш {no} от {date} г.", "фиш № {no} от {year} г."),
    "notice": ("уведомление №{no}/{year} г.", "по уведомление {no} от {date}", "уведомление № {no} от {year} г."),
}
DOC_NO_TYPE = "№ {no}"


def doc_clean(R, d):
    return pick(R, (DOC_SHORT if d["short"] else DOC_CLEAN)[d["type"]]).format(**d)


def doc_noisy(R, d):
    """The right number, written otherwise."""
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        sep = pick(R, ("", " ", ".", "/", "_", " / ", "–", ". "))
        form = pick(R, ("НП N{0}", "НП№ {0}", "нак. постановление {0}", "наказ.пост. N {0}", "нак.п-ние № {0}", "Н.П.№{0}",
                        "глоба нп {0}", "НП-{0}", "НП ном.{0}", "постановление No{0}"))
        return form.format(sep.join((a, b, c)))
    if d["type"] == "ticket":
        no = pick(R, (no, no[:2] + " " + no[2:], no[:-3] + " " + no[-3:], no[:3] + "-" + no[3:], "0" + no))
        form = pick(R, ("фиш {0}/{1}", "фиш с-я {0} н-р {1}", "Фиш-{0} {1}", "ФИШ СЕРИЯ\"{0}\" N {1}", "фиш сер.{0}/No{1}", "глоба фиш: {0} - {1}",
                        "фиш {0}#{1}", "фиш(серия {0}){1}"))
        return form.format(d["series"], no)
    no = pick(R, (no.lstrip("0"), no[:3] + " " + no[3:], no[:-4] + "-" + no[-4:], "00" + no, no[:2] + "." + no[2:]))
    return pick(R, ("ув-ние № {0}", "увед-е {0}", "уведомл. N {0}", "уведомление#{0}", "УВЕД.НОМЕР {0}", "уведомление-{0}")).format(no)


_PAD = {"0": "1", "1": "24", "2": "135", "3": "26", "4": "157", "5": "2468", "6": "359", "7": "48", "8": "579", "9": "68"}


def slip(R, digits):
    """One slip: a key beside it on the number pad (or a digit misread), one missing, doubled, two swapped. Returns (kind, new digits)."""
    n = len(digits)
    k = 1 + int(R.random() * (n - 1))
    x = R.random()
    if x < 0.3:
        return "missing", digits[:k] + digits[k + 1:]
    if x < 0.45:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    if x < 0.7 and k + 1 < n and digits[k] != digits[k + 1]:
        return "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    others = _PAD[digits[k]] if R.random() < 0.6 else "0123456789".replace(digits[k], "")
    return "wrong", digits[:k] + pick(R, others) + digits[k + 1:]


# ------------------------------------------------------------------ other parts of a text
ID_REF = ("{0}", "зад. {0}", "задължение № {0}", "номер {0}", "парт. {0}", "партиден № {0}", "ИД {0}", "по съобщение № {0}", "ref.{0}")
KIND = {
    "property_tax": ("данък имот", "д-к недвижим имот", "данък върху недвижимите имоти", "ДНИ", "данък сграда", "данък жилище"),
    "waste_fee": ("такса смет", "данък смет", "т-са битови отпадъци", "ТБО", "боклук", "такса за битови отпадъци"),
    "vehicle_tax": ("данък кола", "д-к МПС", "ДПС", "данък върху превозните средства", "данък лек автомобил", "автомобилен данък"),
    "civil_fee": ("такса удостоверение ГРАО", "гражданско състояние"),
    "business_fee": ("такса стопанска дейност",),
    "planning_fee": ("такса устройство на територията", "такса УТ"),
    "penal_decree": ("глоба", "санкция"), "fine_ticket": ("глоба",),
    "parking_notice": ("глоба паркиране", "за неправилно паркиране", "глоба за паркинг", "паркиране"),
}
YEAR = ("за {0}г.", "{0} год.", "за {0} година", "{0}", "г. {0}", "({0})")
OBLIGOR = ("ЕГН:{0}", "ЕГН {0}", "с ЕГН {0}", "задължено лице {0}", "ЕГН на задълж.лице {0}", "Е.Г.Н. {0}", "{0}")
OBLIGOR_FIRM = ("ЕИК {0}", "ЕИК:{0}", "БУЛСТАТ {0}", "Булстат № {0}", "ДДС № BG{0}", "ф-ма с ЕИК {0}")
NEUTRAL = ("задължения", "общински задължения", "към МДТ", "по сметка на общината", "по актуална справка", "плащане към община",
           "суми по справка", "погасяване на задължение", "дължимо към бюджета", "съгласно получено съобщение")
JUNK = ("превод на средства", "по фактура 0000004127", "наем", "гаранция за участие", "по договор 118/2025", "постъпления", "депозит",
        "вноска по актуализиран договор", "лични средства", "по сметка", "от Ралица", "плащане 2", ".", "покупка", "аванс", "мерси")
TAIL = ("благодаря", "мобилно банкиране", "превод от дома", "лично", "платено", "м/у сметки", "изх. от ebanking", "тел. {0}", "моля потвърдете")
TAIL_LATIN = ("blagodaria", "e-banking", "plashtane", "lichno", "tel. {0}")
ORDERS = (
    ("obligor", "code", "neutral", "kind", "ref", "plate", "year", "name", "junk"),
    ("neutral", "kind", "year", "ref", "plate", "obligor", "name", "code", "junk"),
    ("neutral", "ref", "kind", "year", "plate", "name", "obligor", "code", "junk"),
    ("code", "kind", "year", "plate", "ref", "neutral", "name", "obligor", "junk"),
    ("name", "plate", "kind", "year", "ref", "obligor", "code", "neutral", "junk"),
)


def _cyrillic(text):
    return any("а" <= ch <= "я" for ch in text.lower())


def compose(R, parts):
    words = [parts[k] for k in pick(R, ORDERS) if parts.get(k)]
    sep = pick(R, (" ", " ", " ", ", ", ", ", "; ", " / ", " - "))
    text = ""
    for w in words:
        if text:
            text += ", " if sep == " " and text[-1].isdigit() and w[0].isdigit() else sep      # two numbers never run together
        text += w
    if "junk" not in parts and len(text) < 90 and R.random() < 0.3:
        tail = pick(R, TAIL if _cyrillic(text) or not any(ch.isalpha() for ch in text) else TAIL_LATIN)
        phone = "088%d %d" % (7 + int(R.random() * 3), 200000 + int(R.random() * 700000))
        text += (sep if sep != " " else ", ") + tail.format(phone) if text else tail.format(phone)
    return text


def code_text(R, code):
    a, b, c = code[:2], code[2:4], code[4:]
    return pick(R, ("{0}", "{0}", "к-д {0}", "код {1}", "КВП {0}", "вид плащане {1}", "{1}", "код:{2}")).format(
        code, a + " " + b + " " + c, a + "." + b + "." + c)


def plate_text(R, plate):
    """plate: canonical, Cyrillic letters, no blanks, as РВ1234КХ"""
    a, b, c = plate[:2], plate[2:6], plate[6:]
    return pick(R, (plate, plate, a + " " + b + c, a + "-" + b + "-" + c, "ДК № " + a + " " + b + " " + c, "рег. номер " + plate,
                    "с рег.No " + plate.lower(), plate.translate(str.maketrans(_TWINS)), "№ " + lookalike(R, plate)))


def payer_name(R, name):
    """How the bank shows the payer's name."""
    words = name.split()
    if len(words) == 3 and (words[0] in FIRST_M or words[0] in FIRST_F):
        x = R.random()
        if x < 0.12:
            name = words[0] + " " + words[2]
        elif x < 0.2:
            name = " ".join((words[2], words[0], words[1]))
    elif words and words[-1] in FIRM_FORMS and R.random() < 0.15:
        name = '"%s" %s' % (" ".join(words[:-1]), words[-1])
    x = R.random()
    if x < 0.45:
        return name.upper()
    if x < 0.8:
        return official_latin(name).upper()
    return name


def _flat(text):
    return "".join(ch for ch in text.lower() if ch.isalnum())


def finish(R, text, channel, keep):
    """Capitals, small letters, a bank's own words, a cut; whatever stands in keep survives."""
    x = R.random()
    if x < 0.2:
        text = text.upper()
    elif x < 0.26 and not any("a" <= ch <= "z" for ch in text.lower()):
        text = text.lower()
    x = R.random()
    if x < 0.05 and channel != "pos":
        text = ("Основание: " if _cyrillic(text) else "Osnovanie: ") + text
    elif x < 0.1:
        text = text.replace(" ", "  ", 1)
    elif x < 0.2 and channel in ("m31", "csv"):
        cut = text[:70].rstrip()
        if all(_flat(v) in _flat(cut) for v in keep):
            text = cut
    return text
