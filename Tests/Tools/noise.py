"""Other habits of writing than those of the generator's own profile: for generate.py --templates.

Only what people write differs; what is true stays the generator's. Run with the generator's folder on PYTHONPATH.
"""
from templates_given import *          # noqa: F401,F403
import templates_given as given

NAME = "habits"
CODE_IN_TEXT = 0.7

DOC_CLEAN = {
    "decree": ("Н.П. {no}", "нак. постановление № {no}", "наказателно постановление номер {no}", "NP {no}", "НП-{no}",
               "плащане по НП №{no} от {date}г.", "НАКАЗАТЕЛНО ПОСТАНОВЛЕНИЕ No {no} / {date}"),
    "ticket": ("електронен фиш серия {series} No {no}", "фиш сер. {series} ном. {no}", "глоба по фиш {series} {no}",
               "ел.фиш {series}{no}", "фиш, серия {series}, № {no}"),
    "notice": ("уведомл. № {no}", "уведомление за паркиране {no}", "по уведомление N {no}",
               "Уведомление за неправилно паркиране номер {no}"),
}
DOC_SHORT = {
    "decree": ("НП {no} / {year} г.", "наказателно постановление № {no} от {date} г.", "Н.П.{no}/{year}"),
    "ticket": ("фиш № {no}/{year}", "глоба с фиш {no} от {date} г.", "фиш {no} / {year}г."),
    "notice": ("уведомление № {no}/{year} г.", "увед. {no} / {year}"),
}
ID_REF = ("{0}", "партида № {0}", "задължение: {0}", "парт. {0}", "по партида {0} -", "({0})")
KIND = {
    "property_tax": ("д-к недвижими имоти", "данък върху недвижимите имоти", "ДНИ", "данък сграда"),
    "waste_fee": ("такса за битови отпадъци", "ТБО", "такса смет", "битови отпадъци"),
    "vehicle_tax": ("данък МПС", "данък върху превозните средства", "данък за автомобил", "МПС данък"),
    "civil_fee": ("гражданско състояние такса", "такса ГРАО"), "business_fee": ("стопански дейности",),
    "planning_fee": ("такса устройство на територията", "устройство територия"),
    "penal_decree": ("глоба", "глоби"), "fine_ticket": ("глоба",),
    "parking_notice": ("паркиране", "неправилно паркиране", "глоба паркиране"),
}
YEAR = ("за {0} год.", "{0}г.", "за година {0}", "год. {0}")
CODE = ("код:{0}", "вид плащане {0}", "{0}", "код {1}")
OBLIGOR = ("ЕГН:{0}", "ЕГН {0},", "задължено лице {0}", "egn {0}", "за лице с ЕГН {0}")
OBLIGOR_FIRM = ("ЕИК:{0}", "БУЛСТАТ {0}", "BG{0}", "задължено лице {0}")
NEUTRAL = ("плащане към община", "задължение", "местни задължения", "вноска", "плащане по сметка")
JUNK = ("плащане", "превод по искане", "такса", "заплата", "без основание", "по фактура", ".")
TAIL = ("", "", "", "", "м-банкиране", "мобилно банкиране", "поздрави")

# Functions of the given module read its tables.
given.DOC_CLEAN, given.DOC_SHORT, given.CODE = DOC_CLEAN, DOC_SHORT, CODE


def transliterate(R, text):
    """At home: ъ as u or a, ц as c, ж as j, я as q or ia, в as w now and then."""
    ways = {"ъ": pick(R, "uay"), "ц": pick(R, ("c", "ts")), "ж": pick(R, ("j", "zh")), "я": pick(R, ("ia", "ya", "q")),
            "в": pick(R, ("v", "v", "w")), "й": pick(R, "yij"), "щ": "sht", "ч": "ch", "ш": "sh", "ю": pick(R, ("iu", "yu"))}
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
    return pick(R, (plate, plate[:2] + "-" + plate[2:6] + "-" + plate[6:], "рег. номер " + plate,
                    "ДКН " + plate[:2] + " " + plate[2:6] + " " + plate[6:]))


def payer_name(R, name):
    return pick(R, (name, name.upper(), given.official_latin(name), given.official_latin(name).upper()))


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.1:
        return text.upper()
    if x < 0.15:
        return text.replace(" ", "  ", 2)
    return text
