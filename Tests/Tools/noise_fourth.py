"""A fourth set of habits, for accuracy.py --templates: how phones, banks, firms and foreigners write to a municipality.

Written before the program was changed for it. Every text is one that a careful clerk reads in five seconds as the truth has it.
Only letters that Windows-1251 has, for MT940 is written in it.
"""
import re

from templates_given import *  # noqa: F401,F403 - names, streets, proportions
from templates_given import lookalike as twins, official_latin, pick

NAME = "fourth"


class Written(str):
    """A wording that writes its value in a way of its own; the generator only calls `format`."""

    def __new__(cls, pattern, how):
        text = super().__new__(cls, pattern)
        text.how = how
        return text

    def format(self, *values, **named):
        return str.format(self, *[self.how(value) for value in values], **named)


def grouped(*sizes):
    """Digits from the left in groups with a blank between, the rest in the last group."""
    def group(value):
        parts, rest = [], value
        for size in sizes:
            parts.append(rest[:size])
            rest = rest[size:]
        return " ".join(part for part in parts + [rest] if part)
    return group


# ------------------------------------------------------------------ identifiers, codes, plates, years
_BY_SOUND = str.maketrans({"A": "А", "R": "Р", "M": "М", "D": "Д", "F": "Ф", "E": "Е", "N": "Н"})

ID_REF = (
    "{0}", "зад. {0}", "зад.№{0}", "№{0}", "ID:{0}", "ид. № {0}", "ref. {0}", "({0})", "„{0}“", "\"{0}\"", "партида:{0};",
    "по парт. {0}", "zadaljenie {0}", "съгласно съобщение №{0}", "сч-но {0}", "Verwendungszweck {0}", "invoice {0}",
    Written("{0}", str.lower), Written("{0}", lambda v: v.replace("-", "")), Written("зад {0}", lambda v: v.replace("-", " ")),
    Written("{0}", lambda v: v.replace("-", "/")), Written("{0}", lambda v: v.replace("-", "–")),
    Written("{0}", lambda v: v.replace("-", " - ")), Written("№ {0}", lambda v: v[:2] + " " + v[2:]),
    Written("{0}", lambda v: v[:2] + "-" + v[2:]), Written("{0}", lambda v: v[:8] + " " + v[8:11] + " " + v[11:]),
    Written("{0}", lambda v: v.translate(_BY_SOUND)),                                   # dictated, typed with the other keyboard
    Written("зад. {0}", lambda v: v.replace("0", "О")), Written("{0}", lambda v: v.replace("0", "O")),
    Written("{0}", lambda v: v.replace("-", "_")), Written("{0}", lambda v: v.replace("-", "'")),
)
OBLIGOR = (
    "ЕГН {0}", "ЕГН:{0}", "ЕГН{0}", "егн-{0}", "EGN {0}", "egn:{0}", "с ЕГН {0}", "ЕГН №{0}", "Е.Г.Н. {0}", "ЗЛ ЕГН {0}", "за лице {0}",
    "зад.лице {0}", "ЕГН/{0}/", "({0})", "ид.№ {0}", "personal id {0}", "ЕГН на собственика {0}", "'{0}'", "за майка ми ЕГН {0}",
    "плащам вместо баща ми, ЕГН {0}", "{0}", Written("ЕГН {0}", grouped(6)), Written("ЕГН {0}", grouped(2, 2, 2)),
    Written("егн {0}", lambda v: v.replace("0", "о")), "ПИН {0}", "kimlik {0}", "ИИН/ЕГН {0}",
)
OBLIGOR_FIRM = (
    "ЕИК {0}", "ЕИК:{0}", "ЕИК{0}", "EIK {0}", "Булстат {0}", "БУЛСТАТ:{0}", "bulstat {0}", "BG{0}", "ВG{0}", "ДДС № BG{0}", "ИН по ЗДДС BG{0}",
    "VAT BG {0}", "ЗДДС: BG{0}", "ИН {0}", "УИК {0}", "ЕИК/ПИК {0}", "ЕИК BG{0}", "фирма {0}", "ф-ма ЕИК {0}", "({0})", "{0}",
    Written("ЕИК {0}", grouped(3, 3)), Written("БУЛСТАТ {0}", lambda v: v.replace("0", "О")),
)
CODE = ("{0}", "код {0}", "{1}", "код:{0}", "код за вид плащане {0}", "к-д {0}", "kod {0}", "ВПП {0}", "вид пл. {0}", "код {1}", "code {0}", "/{0}/",
        "({0})", "к.{0}", "ВП:{1}")
YEAR = ("за {0} г.", "{0} г.", "за {0}", "за {0}г", "{0}год", "год. {0}", "за {0} год.", "{0}-та", "за {0}-та г.", "({0})", "{0}г", "г.{0}",
        "за година {0}", "year {0}", "fuer {0}", "za {0}", "{0} yili", "за {0} годину", "за календарна {0}", "год{0}", "{0}та година",
        Written("за '{0}", lambda v: str(v)[2:]), Written("за ’{0} г.", lambda v: str(v)[2:]), Written("за {0}г.", lambda v: str(v)[2:]),
        Written("за {0}-та", lambda v: str(v)[2:]), Written("за год. {0}", lambda v: str(v)[:2] + " " + str(v)[2:]),
        Written("за {0} г", lambda v: str(v).replace("0", "О")), Written("'{0}", lambda v: str(v)[2:]))


def code_text(R, code):
    return pick(R, CODE).format(code, code[:2] + " " + code[2:4] + " " + code[4:])


def plate_text(R, plate):
    area, number, series = plate[:2], plate[2:6], plate[6:]
    latin = twins_all(plate)
    return pick(R, (
        plate, "%s %s %s" % (area, number, series), "%s-%s-%s" % (area, number, series), latin, latin.lower(), plate.lower(),
        "%s %s %s" % (latin[:2], number, latin[6:]), "рег.№" + plate, "р.н. " + plate, "ДКН " + plate, "ДК № " + latin, "reg. " + latin,
        "л.а. " + plate, "за кола " + plate, "автомобил с рег. № %s %s %s" % (area, number, series), "МПС:" + latin, "%s.%s.%s" % (area, number, series),
        "plaka " + latin, "Kennzeichen %s %s%s" % (latin[:2], number, latin[6:]), "%s %s%s" % (area, number, series), "“%s”" % plate,
        "кола-" + plate, area + " " + number + latin[6:], twins(R, plate)))


_TWIN = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


def twins_all(text):
    return text.translate(_TWIN)


# ------------------------------------------------------------------ kinds and words without weight
_FINE = ("глоба", "глоби", "глобата", "Глоба КАТ", "globa", "штраф", "Strafe", "ceza", "fine", "админ. глоба", "адм. наказание",
         "имуществена санкция", "наложена глоба", "плащане на глоба", "глоба към общината", "globa za narushenie", "GLOBA.", "дължима глоба")
KIND = {
    "property_tax": ("данък недв. имоти", "д-к недвижим имот", "ДНИ", "Д Н И", "д.н.и.", "имотен данък", "данък имот", "данък имоти", "данък жилище",
                     "данък апартамент", "данък къща", "данък сграда", "дан.недв.имот", "данак имот", "данък върху имота", "данък в/у недв.имоти",
                     "property tax", "real estate tax", "Grundsteuer", "Immobiliensteuer", "emlak vergisi", "налог на недвижимость", "danyk imot",
                     "danak imoti", "DNI", "налог на имущество"),
    "waste_fee": ("ТБО", "т.б.о.", "Т Б О", "такса битови отп.", "такса бит. отпадъци", "т-са битови отпадъци", "такса смет", "такса боклук", "смет",
                  "битови отпадъци", "такса за битов отпадък", "сметоизвозване", "такса сметосъбиране", "битови отпадаци", "garbage fee", "waste fee",
                  "Muellgebuehr", "cop vergisi", "мусор", "taksa smet", "TBO", "taxa smet", "за боклука"),
    "vehicle_tax": ("данък МПС", "д-к МПС", "МПС", "м.п.с.", "данък кола", "данък лека кола", "данък автомобил", "данък авт.", "автоданък", "данък за колата",
                    "данък превозно средство", "д-к прев. средства", "данък ППС/МПС", "vehicle tax", "car tax", "road tax", "Kfz-Steuer", "Kfz Steuer",
                    "arac vergisi", "транспортный налог", "налог на машину", "danak MPS", "danyk kola", "danak avtomobil", "данък мотоциклет"),
    "civil_fee": ("такса гражданско състояние", "такса ГРАО", "т-са ГРАО", "такса гражд. състояние", "ГРАО", "taksa GRAO", "такса гр. състояние",
                  "такса отдел ГРАО", "административна такса ГРАО"),
    "business_fee": ("такса стопански дейности", "такса стоп. дейности", "т-са стоп.дейност", "такса стопанска дейност", "такса отдел стопански дейности"),
    "planning_fee": ("такса устройство на територията", "такса устройство тер.", "т-са устр. на територията", "такса устр.територия",
                     "такса УТ (устройство на територията)", "taksa ustroystvo na teritoriyata"),
    "penal_decree": _FINE, "fine_ticket": _FINE,
    "parking_notice": ("паркиране", "неправилно паркиране", "непр. паркиране", "глоба паркиране", "глоба за паркинг", "parking", "parkirane", "Falschparken",
                       "park cezasi", "парковка", "штраф за парковку", "за паркиране", "нар. паркиране", "паркиране на тротоар", "parking fine"),
}
NEUTRAL = ("плащане на задължения", "задълж. към общината", "задължения община", "пл-не", "плащане", "вноска", "vnoska", "дължима сума", "плащам дължимото",
           "дължими суми по сметка", "плащане по сметка на общината", "Zahlung", "odeme", "borc odemesi", "оплата", "оплата долга", "payment", "plashtane", "plaschane",
           "municipality payment", "за общината", "превод към общината", "по указание на гише", "всичко дължимо", "по справка от интернет", "оснoвание: задължение",
           "разплащане", "изплащане", "Пл.", "нареждане за плащане")
JUNK = ("превод", "заем", "връщам заем", "за Мария", "наем м. април", "наем 04/2026", "подарък", "по ф-ра 1000004512/12.04.2026", "фактура № 0000031877",
        "вноска 3 от 12", "тел. 0888 12 34 56", "GSM 0878123456", "ток и вода", "по договор № 55/2026", "Miete April", "kira", "возврат", "по касова бележка",
        "лично", "transfer", "...", "-", "*", "N/A", "NOTPROVIDED", "без основание", "захранване на сметка", "депозит", "гаранция за търг", "за басейн",
        "Договор Д-114", "дарение", "такса", "стипендия", "храна")
TAIL = ("", "", "", "", "", "", "мерси", "благодаря!", "Благодаря Ви предварително", "тел. 0887 123 456", "моб. банкиране", "лек ден", "danke", "thanks",
        "физ. лице", "от съпруга", "плаща синът", "платено от касата", "спешно", "моля потвърдете", "via Revolut", "Sent from my phone", "ЮЛ", "остатък няма", "!!!")


# ------------------------------------------------------------------ documents
def short_year(d):
    return "%02d" % (int(d["year"]) % 100)


DOC = {
    "decree": ("НП {no}", "НП№{no}", "НП-{no}", "НП{no}", "н.п.{no}", "Н П {no}", "нак. пост. {no}", "наказ. постановл. № {no}", "Нак.постановление {no} от {date}",
               "по НП {no}", "НП № {no}/{date}", "НП {no}/{date}г.", "НП{no}от{date}", "наказателно пост. {no} от {date} г", "н-но постановление {no}",
               "penal decree {no}", "decree No. {no}", "Strafbescheid НП {no}", "глоба по НП {no}", "глоба НП {no} издадено на {date}", "НП с № {no}",
               "{no} (НП)", "№ {no} наказателно постановление", "НП номер {no}", "НП ном. {no}", "НП N° {no}", "nakaz. postanovlenie {no}", "NP {no}", "np#{no}",
               "наказателното постановление {no}", "НАК.ПОСТ.{no}", "Постановление наказателно {no}", "НП: «{no}»", "штраф постановление {no}"),
    "ticket": ("фиш {series} {no}", "фиш {series}{no}", "фиш№{series}{no}", "фиш-{series}-{no}", "фиш сер. {series} № {no}", "фиш серия {series} номер {no}",
               "фиш № {no} серия {series}", "фиш {no}, сер.{series}", "Фиш {series} № {no} / {date}", "фиш {series}{no}/{date}", "глоба с фиш {series} {no}",
               "по фиш {series}{no} от {date}г.", "фиша {series} {no}", "ел. фиш {series} {no}", "ел.фиш {series}{no}", "електронен фиш {series} № {no}", "е-фиш {series}{no}",
               "fish {series} {no}", "fish seria {series} nomer {no}", "ticket {series}{no}", "глоба фиш {series}-{no}", "фиш с/я {series} {no}", "фиш с номер {series}{no}",
               "{series}{no} фиш", "ФИШ/{series}/{no}", "фиш“{series} {no}”", "фиш {series} No{no}", "bilet fish {series} {no}", "фиш({series}){no}"),
    "notice": ("уведомление {no}", "увед. {no}", "увед.№{no}", "увед-е {no}", "уведомл. № {no}", "уведомление № {no}", "уведомление:{no}", "уведомление номер {no}",
               "по уведомление {no} от {date}", "уведомление {no}/{date}", "уведомление за паркиране {no}", "notice {no}", "parking notice No {no}", "uvedomlenie {no}",
               "увед. за непр. паркиране {no}", "паркиране, уведомление {no}", "{no} уведомление", "Уведомлението {no}", "глоба паркиране увед. {no}", "УВЕДОМЛ.{no}",
               "уведомление No.{no}", "уведомление ном.{no}", "уведомление №: {no}", "уведомление на стъклото {no}"),
}
DOC_SHORT = {
    "decree": ("НП {no}/{year}", "НП № {no}/{yy}", "НП {no} от {date}", "НП {no} - {year} г.", "НП {no} от {year} г.", "НП {no} от {year}г", "наказ. пост. {no}/{year}",
               "НП {no}/{date}", "НП {no}/{yy} г.", "НП№{no}/{year}г.", "нп{no}/{yy}", "penal decree {no}/{year}", "НП {no} ({year})", "НП № {no} за {year}",
               "НП {no} по описа за {year} г.", "НП {no}/'{yy}", "глоба НП {no}/{yy}-ва", "NP {no} ot {date}", "НП №{no} от дата {date}"),
    "ticket": ("фиш {no}/{year}", "фиш № {no}/{yy}", "фиш {no} от {date}", "глоба фиш {no} от {year}", "фиш №{no}/{date}", "фиш {no}-{year}", "фиш {no} ({year})",
               "fish {no}/{year}", "фиш № {no} за {year} г.", "фиш {no}/{yy} г.", "фиш{no}/{year}", "ticket {no}/{year}", "фиш {no} / {year}", "фиш {no} от дата {date}"),
    "notice": ("уведомление {no}/{year}", "увед. {no}/{year}", "увед. № {no}/{yy}", "увед.{no} от {year} г.", "уведомление {no} ({year})", "notice {no}/{year}",
               "уведомление {no} от {date}", "уведомление № {no} за {year}", "увед-е {no} / {year} г.", "паркиране увед. {no}/{yy}г."),
}


def doc_clean(R, d):
    return pick(R, (DOC_SHORT if d["short"] else DOC)[d["type"]]).format(yy=short_year(d), **d)


def doc_noisy(R, d):
    """The right number with other signs, blanks and letters in it."""
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        joint = pick(R, ("", " ", "/", ".", "–", "_", " / ", "\\", ":", "'", " – ", "--", "- "))
        no = joint.join((a, b, c)) if R.random() < 0.7 else pick(R, (
            a + "-" + b + c, a + " " + b + c, a + "-" + b + " " + c, a + "-" + b + "-" + c[:3] + " " + c[3:], a + "/" + b + "-" + c))
    elif d["type"] == "ticket":
        no = pick(R, (no[:1] + " " + no[1:4] + " " + no[4:], no[:3] + " " + no[3:], no[:3] + "-" + no[3:], no[:4] + "." + no[4:], " ".join(no), no[:2] + " " + no[2:]))
    else:
        no = pick(R, (no.lstrip("0"), no[:2] + " " + no[2:5] + " " + no[5:], no[:4] + "." + no[4:], no[:4] + "/" + no[4:], "00" + no, no[:3] + "-" + no[3:]))
    x = R.random()
    if x < 0.12:
        no = no.replace("0", "О")
    elif x < 0.2:
        no = no.replace("0", "o")
    elif x < 0.27:
        no = no.replace("3", "З")
    head = {"decree": ("НП {0}", "НП № {0}", "н.п. N:{0}", "наказ.пост.{0}", "NP {0}", "НП номер: {0}", "н/п {0}", "Нак. п-ние {0}"),
            "ticket": ("фиш {1} {0}", "фиш {1}-{0}", "ФИШ {1} № {0}", "fish {1} {0}", "фиш с. {1} {0}", "фиш, серия {1}, № {0}"),
            "notice": ("увед. {0}", "уведомление #{0}", "увед.N{0}", "уведомление - {0}", "uvedomlenie No {0}", "Ув-ние № {0}")}[d["type"]]
    return pick(R, head).format(no, d["series"])


# ------------------------------------------------------------------ the other script
def _table(changes):
    lower = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", changes.split()))
    out = {}
    for cyrillic, latin in lower.items():
        out[ord(cyrillic)] = latin
        out[ord(cyrillic.upper())] = latin.upper() if len(latin) == 1 else latin.capitalize()
    out[ord("№")] = "N"
    return out


_LATIN = (
    _table("a b v g d e j z i i k l m n o p r s t u f h c 4 6 6t u i iu ia"),          # chat
    _table("a b w g d e j z i j k l m n o p r s t u f h c 4 6 6t y y u q"),           # chat, with q and w
    _table("a b v g d e zh z i y k l m n o p r s t ou f h tz ch sh sht y y yu ya"),    # old passports
    _table("a b w g d e sch s i j k l m n o p r s t u f ch z tsch sch scht a j ju ja"),    # German
    _table("a b v g d e z z i j k l m n o p r s t u f x c c s st u j ju ja"),          # scientific, without the hooks
    _table("a b w g d e v z i j k l m n o p r s t u f h c ` [ ] y x \\ q"),            # the phonetic keyboard left in Latin
)


def transliterate(R, text):
    if R.random() < 0.2:
        return official_latin(text)
    out = text.translate(pick(R, _LATIN))
    return out.lower() if R.random() < 0.5 else out


def lookalike(R, text):
    out = twins(R, text)
    if R.random() < 0.3:        # the letters of words only: a digit for a letter that looks like it
        out = re.sub("(?<=[А-Я])[ОO](?=[А-Я])", "0", out)
    if R.random() < 0.2:
        out = re.sub("(?<=[А-Я])З(?=[А-Я])", "3", out)
    return out


# ------------------------------------------------------------------ whole texts
ORDERS = (
    ("obligor", "code", "neutral", "kind", "ref", "plate", "year", "name", "junk"),
    ("kind", "year", "ref", "plate", "code", "obligor", "neutral", "name", "junk"),
    ("ref", "plate", "neutral", "kind", "year", "name", "obligor", "code", "junk"),
    ("neutral", "kind", "plate", "year", "ref", "obligor", "name", "code", "junk"),
    ("name", "obligor", "kind", "year", "ref", "plate", "code", "neutral", "junk"),
    ("code", "kind", "year", "name", "plate", "ref", "neutral", "obligor", "junk"),
)
JOINTS = (" ",) * 10 + (", ", "; ", " - ", " / ", " | ", " * ", ",", ";", "_", "-", ".", "/", "  ", "\xa0", "", "")


def joined(first, second, joint):
    """Two parts of a text; glued or with a sign only where neither end runs into the other."""
    a, b = first[-1:], second[:1]
    if joint in ("", "-", "/", ".", ",", "_"):
        if a.isdigit() and b.isdigit() or a.isalpha() and b.isalpha() and joint == "" or a in "'’\"" or b in "'’\"":
            joint = " "
        elif joint == "/" and (a.isdigit() or b.isdigit()) or joint == "." and a.isdigit():
            joint = ", "
    return first + joint + second


def compose(R, parts):
    words = [parts[key] for key in pick(R, ORDERS) if parts.get(key)]
    text, joint = words[0] if words else "", pick(R, JOINTS)
    for word in words[1:]:
        text = joined(text, word, joint if R.random() < 0.7 else " ")
    tail = pick(R, TAIL)
    if tail and "junk" not in parts:
        text += " " + tail
    return text


PREFIXES = ("/REMI/", "RMT:", "Основание: ", "ОСН.ЗА ПЛ.: ", "SVWZ ", "EREF NOTPROVIDED SVWZ ", "Получен превод - ", "ПРЕВОД ЧРЕЗ МОБ.ПРИЛОЖЕНИЕ ", "/ROC/NOTPROVIDED//URI/",
            "BISERA6 ", "IBP ", "Плащане към бюджета - ", "OTHR ", "17.04.2026 10:22 ", "Инфо: ", "Детайли: ", "mBank ", "TEXT: ", "P2P ", "Cash dep. ", "/RFB/", "Към: Община; ")
SUFFIXES = (" ТАКСА 0.00 EUR", " /OCMT/EUR/", " 10:41:07", " - изпълнен", " ПЪТ: БИСЕРА", " REF:NOTPROVIDED", " SHA", " EUR", "//", " вх. № на банката 77-Б", ".", " BEN", " дата 22.04.2026")
FILLERS = " допълнителни пояснения: платено онлайн през мобилното приложение на банката, моля отразете плащането навреме, с уважение"
LONGEST = 180


def broken(text, width):
    """A blank where the line of the bank's form ended, if a number of five digits or more or a word stands there."""
    before, after = re.search(r"\d*$", text[:width]).group(), re.match(r"\d*", text[width:]).group()
    if len(text) <= width or " " in text[width - 1:width + 1] or before and after and len(before + after) < 6:
        return text
    return text[:width] + " " + text[width:]


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.12:
        text = text.upper()
    elif x < 0.22:
        text = text.lower()
    elif x < 0.25:
        text = text.swapcase()
    x = R.random()
    if x < 0.04:
        text = text.replace("№", "?")
    elif x < 0.06:
        text = text.replace("№", "&#8470;")
    elif x < 0.1:
        text = text.replace(" ", "") if not re.search(r"\d \d|[^\W\d] [^\W\d]", text) else text
    elif x < 0.2 and len(text) < 110:
        text = pick(R, PREFIXES) + text
    elif x < 0.28 and len(text) < 110:
        text = text + pick(R, SUFFIXES)
    elif x < 0.34 and len(text) < 75:
        text = text + pick(R, (" ", "; ", " / ", "  ")) + text
    elif x < 0.41:
        room = next((width for width in (35, 65, 70, 140) if len(text) < width), None)
        text = (text + FILLERS)[:room] if room else text
    elif x < 0.45:
        text = broken(text, pick(R, (27, 35, 65)))
    return text[:LONGEST] if all(part in text[:LONGEST] for part in keep) else text
