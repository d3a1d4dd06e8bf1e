"""Other habits of writing than those of the generator's own profile: for generate.py --templates.

Only what people write differs; what is true stays the generator's. Run with the generator's folder on PYTHONPATH.
"""
from templates_given import *          # noqa: F401,F403
import templates_given as given

NAME = "habits"
CODE_IN_TEXT = 0.7

DOC_CLEAN = {
    "decree": ("Н.П. {no}", "нак. постановление № {no}", "наказателно постановление номер {no}", "NP {no}", "НП-{no}",
               "плащане по НП №{no} от {date}г.", "НАКАЗАТЕЛНО ПОСТАНОВЛЕНИЕ No {no} / {date}", "НП{no}", "НПNo{no}",
               "наказ. пост. бр. {no}", "Наказ.постановление:{no}", "НП с № {no}", "глоба НП ном.{no}", "нак.п-ние {no}",
               "НП nomer {no}", "постановление № {no}", "издадено НП {no} на {date}"),
    "ticket": ("електронен фиш серия {series} No {no}", "фиш сер. {series} ном. {no}", "глоба по фиш {series} {no}",
               "ел.фиш {series}{no}", "фиш, серия {series}, № {no}", "фиш№{series}{no}", "е-фиш {series} {no}", "ЕФ {series} {no}",
               "фишове {series}{no}", "фиш с номер {series}{no}", "глоба фиш сер.{series}№{no}/{date}", "ел.ф. {series} № {no}",
               "Електронен фиш {series}-{no} от {date} год."),
    "notice": ("уведомл. № {no}", "уведомление за паркиране {no}", "по уведомление N {no}",
               "Уведомление за неправилно паркиране номер {no}", "уведомление№{no}", "ув-ние {no}", "увед {no} паркиране",
               "уведомително писмо № {no}", "уведомление с № {no}", "увед-е № {no}"),
}
DOC_SHORT = {
    "decree": ("НП {no} / {year} г.", "наказателно постановление № {no} от {date} г.", "Н.П.{no}/{year}", "НП{no}/{year}",
               "НП № {no}/{date}", "НП номер {no} от {year} год.", "нак.пост.{no}-{year}г", "НП {no} ({year})",
               "по НП № {no} от {year} година"),
    "ticket": ("фиш № {no}/{year}", "глоба с фиш {no} от {date} г.", "фиш {no} / {year}г.", "фиш{no}/{year}", "фиш № {no} от {year} г.",
               "фиш ном. {no}-{year}", "ел. фиш {no}/{date}"),
    "notice": ("уведомление № {no}/{year} г.", "увед. {no} / {year}", "уведомление{no}/{year}", "ув. № {no} от {date}",
               "уведомление {no} от {year} год."),
}
ID_REF = ("{0}", "партида № {0}", "задължение: {0}", "парт. {0}", "по партида {0} -", "({0})", "парт.№{0}", "задължение№{0}.", "N {0}", "вх.№ {0}", "съобщение N:{0};", "[{0}]", "ID {0}")
KIND = {
    "property_tax": ("д-к недвижими имоти", "данък върху недвижимите имоти", "ДНИ", "данък сграда", "дан.недв.имоти", "данък имот",
                     "д.н.и.", "данък жилище", "данъци недвижима собственост", "данък за апартамент", "недв. имот"),
    "waste_fee": ("такса за битови отпадъци", "ТБО", "такса смет", "битови отпадъци", "т.б.о.", "боклук", "такса боклук", "т-са смет",
                  "сметосъбиране", "такса битов отпадък", "такса бит. отп."),
    "vehicle_tax": ("данък МПС", "данък върху превозните средства", "данък за автомобил", "МПС данък", "данък кола", "д-к МПС",
                    "данък пр. средства", "данък лек автомобил", "м.п.с.", "данък МПС-та", "автомобилен данък", "данък мотоциклет"),
    "civil_fee": ("гражданско състояние такса", "такса ГРАО", "гражд. състояние", "ЕСГРАОН"),
    "business_fee": ("стопански дейности", "стоп. дейности", "стоп. дейност такса"),
    "planning_fee": ("такса устройство на територията", "устройство територия", "такса УТ архитектура", "кадастър такса"),
    "penal_decree": ("глоба", "глоби", "глобата"), "fine_ticket": ("глоба", "глоби"),
    "parking_notice": ("паркиране", "неправилно паркиране", "глоба паркиране", "глоба за паркинг", "непр. паркиране", "паркирал"),
}
YEAR = ("за {0} год.", "{0}г.", "за година {0}", "год. {0}", "за {0}-та", "{0} година", "{0}год", "г.{0}", "данъчна {0}", "период {0}")
CODE = ("код:{0}", "вид плащане {0}", "{0}", "код {1}", "КВП {0}", "код за вид плащане {1}", "к.{0}", "kod {0}", "код-{0}")
OBLIGOR = ("ЕГН:{0}", "ЕГН {0},", "задължено лице {0}", "egn {0}", "за лице с ЕГН {0}", "ЕГН{0}", "Е.Г.Н. {0}", "егн-{0}", "ЗЛ:{0}",
           "ЕГН/{0}/", "лице {0}")
OBLIGOR_FIRM = ("ЕИК:{0}", "БУЛСТАТ {0}", "BG{0}", "задължено лице {0}", "ЕИК{0}", "Булстат:{0}", "eik {0}", "ЕИК по БУЛСТАТ {0}")
NEUTRAL = ("плащане към община", "задължение", "местни задължения", "вноска", "плащане по сметка", "местни данъци и такси", "МДТ",
           "погасяване", "превод към бюджета", "по справка", "дължимо")
JUNK = ("плащане", "превод по искане", "такса", "заплата", "без основание", "по фактура", ".", "по ф-ра 1000004346/20.12.2025",
        "захранване сметка", "лични средства", "заем", "ул. Гладстон № 12", "ап. 14 вх. Б", "за Иванка")
TAIL = ("", "", "", "", "м-банкиране", "мобилно банкиране", "поздрави", "тел. 0887 12 34 56", "тел.0898765432", "/ROC/NOTPROVIDED",
        "чрез системата", "16.04.2026 10:25", "15 април 2026 г.", "м. април")
FRONT = ("", "", "", "", "", "Основание: ", "Получен превод SEPA: ", "ПЛАТЕЖНО НАРЕЖДАНЕ ЗА БЮДЖЕТА ", "/ROC/NOTPROVIDED//URI/", "IB ",
         "КБ-", "оп. 7731, ", "B2B/", "Плащане чрез ИБ. ", "REMITTANCE INFO: ", "БИСЕРА: ")

# Functions of the given module read its tables.
given.DOC_CLEAN, given.DOC_SHORT, given.CODE = DOC_CLEAN, DOC_SHORT, CODE


def transliterate(R, text):
    """At home: each writer has ways of his own and keeps to them."""
    ways = {"ъ": pick(R, "uay"), "ц": pick(R, ("c", "ts", "tz")), "ж": pick(R, ("j", "zh", "v", "z")), "я": pick(R, ("ia", "ya", "q", "ja")),
            "в": pick(R, ("v", "v", "w")), "й": pick(R, "yij"), "щ": pick(R, ("sht", "6t", "sht", "shch")), "ч": pick(R, ("ch", "4")),
            "ш": pick(R, ("sh", "6")), "ю": pick(R, ("iu", "yu", "ju")), "х": pick(R, ("h", "h", "x")), "ь": pick(R, ("y", "j", ""))}
    out = []
    for ch in text:
        low = ch.lower()
        if low in ways:
            out.append(ways[low] if ch == low else ways[low].capitalize())
        else:
            out.append(given.official_latin(ch))
    return "".join(out)


def doc_noisy(R, d):
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, (a + b + c, a + " " + b + " " + c, a + "/" + b + "/" + c, a + "-" + b + " " + c, a + "_" + b + "_" + c))
        return pick(R, ("НП {0}", "нак.пост.№{0}", "наказ. постановление N{0}", "нп No{0}", "NP {0}")).format(no)
    if d["type"] == "ticket":
        no = pick(R, (no, no[:2] + " " + no[2:], no[:5] + "-" + no[5:]))
        return pick(R, ("фиш {0}/{1}", "Фиш сер {0} No{1}", "ЕЛ. ФИШ {0} {1}", "fish {0} {1}")).format(d["series"], no)
    no = pick(R, (no.lstrip("0"), no[:3] + " " + no[3:], "0" + no))
    return pick(R, ("увед.№{0}", "уведомление-{0}", "УВЕДОМЛ. N {0}", "uvedomlenie {0}")).format(no)


def compose(R, parts):
    order = pick(R, (("code", "obligor", "kind", "year", "ref", "plate", "name", "neutral", "junk"),
                     ("kind", "year", "ref", "plate", "obligor", "code", "neutral", "name", "junk"),
                     ("ref", "neutral", "obligor", "kind", "year", "code", "plate", "name", "junk")))
    words = [parts[k] for k in order if parts.get(k)]
    tail = pick(R, TAIL)
    if tail and "junk" not in parts:
        words.append(tail)
    return pick(R, (" ", " ", ", ", "; ")).join(words)


def plate_text(R, plate):
    mixed = plate[:1].translate(str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")) + plate[1:]
    return pick(R, (plate, plate[:2] + "-" + plate[2:6] + "-" + plate[6:], "рег. номер " + plate, mixed, plate.lower(),
                    "ДКН " + plate[:2] + " " + plate[2:6] + " " + plate[6:], "рег.№" + plate, "кола рег.№ " + plate,
                    plate[:2] + " " + plate[2:6] + plate[6:]))


def payer_name(R, name):
    return pick(R, (name, name.upper(), given.official_latin(name), given.official_latin(name).upper()))


SMALL_TWINS = str.maketrans("аеорсху", "aeopcxy")


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.1:
        text = text.upper()
    elif x < 0.15:
        text = text.replace(" ", "  ", 2)
    elif x < 0.22:
        text = text.translate(SMALL_TWINS)              # a keyboard left in the other alphabet for some letters
    elif x < 0.27:
        text = text.replace(" ", "_") if channel == "csv" else text.replace(", ", ",")
    if R.random() < 0.4:
        text = pick(R, FRONT) + text
    for most in (35, 70, 140):                          # cut where a bank's field ends, as long as what is meant is in it
        if most < len(text) and R.random() < 0.5 and all(solid(part) in solid(text[:most]) for part in keep):
            return text[:most].rstrip()
    return text


def solid(text):
    return "".join(ch for ch in text.translate(SMALL_TWINS).upper() if ch.isalnum())
