"""A second set of habits of writing, gathered apart from noise.py: other banks' words, English, other cuts, orders and slips.

Only what people write differs; what is true stays the generator's. Run with the generator's folder on PYTHONPATH.
"""
from templates_given import *          # noqa: F401,F403
import templates_given as given

NAME = "more habits"
CODE_IN_TEXT = 0.4

DOC_CLEAN = {
    "decree": ("НП{no}", "НП-№{no}", "Наказателно пост. {no}", "наказ. п-е {no}", "нак-но постановление {no}", "НП: {no} / {date}",
               "пост-ние № {no}", "наказателно постановл. N:{no}", "penal decree {no}", "nakazatelno postanovlenie No {no}", "НП #{no}",
               "н.п. {no}", "Наказателно постан. {no}/{date} г.", "плащане на глоба по НП {no}", "глоба НП/{no}", "НП(№{no})",
               "наказ постановление {no}", "наказателно постановлене {no}", "НП с номер: {no} , издадено на {date}",
               "Нак. постановление-{no}", "заплащане НП N {no} издадено от Община", "{no} НП"),
    "ticket": ("ел. фиш {series}-{no}", "електр. фиш {series}{no}", "ЕФ{series}{no}", "ЕФ №{series}{no}", "e-fish {series}{no}",
               "глоба КАТ фиш {series} {no}", "фиш No. {series} {no}", "фиш {no} серия {series}", "фиш N:{no} сер. {series}",
               "ticket {series}{no}", "ФИШ {series}/{no}", "електронен фиш сер. {series} N {no} от {date}", "фиш-{series}{no}",
               "фиш (серия {series} №{no})", "глоба с ел.фиш {series} № {no}", "електронен ФИШ №{no}, серия {series}",
               "eлектронен фиш {series}{no}", "фиш за скорост {series}{no}", "фиш глоба {series} {no}", "по фиш с № {series}{no}"),
    "notice": ("ув. {no}", "увед.{no}", "уведом. за паркиране {no}", "уведомление - {no}", "уведомление N:{no}", "notice {no}",
               "уведомление синя зона {no}", "син. зона увед. {no}", "уведомление (№ {no})", "уведомление/{no}", "уведомлене {no}",
               "уведомление за непр. паркиране № {no}", "известие по уведомление {no}", "Увед-ние N {no}",
               "уведомление за нарушение № {no}", "уведомление с номер: {no}", "Уведомление № {no} от {date}"),
}
DOC_SHORT = {
    "decree": ("НП{no}/{year}г", "НП № {no} / {date} г.", "НП {no}-{year}", "НП {no} от {date}", "наказ. пост. {no} от {year}г.",
               "НП N:{no}/{date}г.", "нак.п. {no}/{year}", "НП #{no}/{year}", "НП {no} год. {year}", "наказателно постановление {no}, {year} г."),
    "ticket": ("фиш {no}/{year}г", "фиш N:{no}/{date}", "ел. фиш {no}-{year}", "фиш #{no}/{year}", "глоба с фиш № {no} от {year}г.",
               "фиш {no}, {year} г.", "фиш №{no} / {date} год."),
    "notice": ("уведомление {no}-{year}", "увед. N:{no}/{year}г", "уведомление #{no}/{year}", "уведомление № {no} , {year} г.",
               "увед.{no} от {date}"),
}
ID_REF = ("№{0}", "#{0}", "задължение номер {0}", "дълг {0}", "ID:{0}", "ref {0}", "партида N:{0}", "п-да {0}", "partida nomer {0}",
          "задълж. № {0}", "{0};", "/{0}/", "партиден номер {0}", "Задълж.{0}", "<{0}>", "\"{0}\"", "съобщение по чл. 107: {0}", "плащам {0}",
          "номер:{0}", "{0}-плащане")
KIND = {
    "property_tax": ("property tax", "данък апартамент", "данък апарт.", "д-к имоти", "дан. имот", "данък недв. им.", "данък къща",
                     "ДНИ и лихва", "danak imot", "данък гараж", "real estate tax", "данък недвижимост", "данък недвижмо имущество",
                     "данък жил. сграда", "ДНИ 1-ва вноска", "дни", "dni", "данък недв.собственост", "данък магазин", "НЕДВИЖ.ИМОТИ"),
    "waste_fee": ("waste fee", "garbage fee", "такса смет.", "битови отп-ци", "т. смет", "т-са отпадъци", "сметоизвозване",
                  "taksa smet", "TBO", "тбо", "такса отпадаци", "такса сметопочистване", "такса бит.отпадъци", "битов отпадък",
                  "taksa bitovi otpadutsi", "Т Б О", "такса боклук и чистота", "household waste", "ТБО/смет", "твърди битови отпадъци"),
    "vehicle_tax": ("vehicle tax", "car tax", "данък авт.", "данък автомоб.", "данък колата", "дан. МПС", "данък прев. средство",
                    "данък ППС", "пътен данък", "данък пр.ср-во", "danak kola", "danak MPS", "данък камион", "данък моторно превозно ср-во",
                    "МПС-данък", "мпс", "данък лека кола", "данак автомобил", "данък за колата", "ДАНЪК ПРЕВОЗНО СР-ВО", "данък прев.средства"),
    "civil_fee": ("гражд.състояние", "гр. състояние", "такса ЕСГРАОН", "такса гражд. съст.", "гражданско състояние", "civil status"),
    "business_fee": ("стопанска дейност", "стоп.дейност", "такса стоп. д-ст", "такси стопански дейности"),
    "planning_fee": ("устройство на терит.", "такса устр. на територията", "такса архитектурен отдел", "такса кадастрална скица", "устройство на територия"),
    "penal_decree": ("глоба", "глоба.", "globa", "неплатена глоба", "fine", "санкция"),
    "fine_ticket": ("глоба", "globa", "глоби неплатени", "fine", "глоба община"),
    "parking_notice": ("синя зона", "син. зона", "паркинг", "неправ. паркиране", "parking", "паркиране синя зона", "parkirane", "нарушение паркиране",
                       "parking fine", "паркране"),
}
YEAR = ("за {0}", "{0}г", "за г. {0}", "year {0}", "за календарна {0} г.", "за {0}год.", "за {0}г.", "данъчна година {0}", "{0}-а", "({0})",
        "отн. {0} г.", "за цялата {0}")
CODE = ("код на плащане: {0}", "вид пл. {1}", "код{0}", "kod:{0}", "ПК {0}", "код вид плащане: {0}", "{1}", "code {0}", "BGN/EUR {0}", "к-д {0}")
OBLIGOR = ("ЕГН№{0}", "егн:{0}", "задълж. лице: {0}", "собственик {0}", "титуляр {0}", "EGN:{0}", "на {0}", "(ЕГН {0})", "ЗЛ/{0}",
           "идент. {0}", "ЕГН.{0}", "{0}", "с ЕГН{0}", "ЕГН= {0}")
OBLIGOR_FIRM = ("БУЛСТАТ:{0}", "ЕИК№{0}", "ИН по ДДС BG{0}", "фирма {0}", "ЕИК-{0}", "VAT BG{0}", "EIK:{0}", "BULSTAT {0}", "({0})")
NEUTRAL = ("местни данъци", "такси и данъци", "общински задължения", "погасяване на задължение", "задължения МДТ", "пълно погасяване",
           "разплащане", "платено", "по бележка", "local taxes", "municipal tax", "задължения 2024-2025", "вноска 1", "към общината",
           "всички задължения", "дължими данъци")
JUNK = ("наем", "rent", "подарък", "по договор 25/2024", "ток", "transfer", "служебен аванс", "вноска кредит", "бл. 12 вх. А ет. 3 ап. 7",
        "за отпуска", "сметка 4567", "payment", "лихва по депозит", "ремонт покрив", "фактура 0000012345", "по споразумение", "закупуване материали",
        "парк. място", "автор. хонорар", "комплекс Тракия")
TAIL = ("", "", "", "изпратено от моб. приложение", "ред 1", "10:25:33", "тр.№ 123456789012", "REF 998877665544", "ID 45 от 2026-04-16",
        "дата 16/04/2026", "т. 0888123456", "!!!", "- БЛАГОДАРЯ", "в.н. Петрова", "16.4.2026", "за сметка на клиента")
FRONT = ("", "", "", "Credit transfer/", "BUDGET PAYMENT;", "Входящ SEPA превод/", "Иниц. от клиент; ", "/REMI/", "?20", "EBB ", "PSD2 ",
         "Платежно N 12345 - ", "МД: ", "RINGS/", "Превод-", "Осн.: ", "Плащане на: ", "+20", "E-BANK 16.04.26 ")

given.DOC_CLEAN, given.DOC_SHORT, given.CODE = DOC_CLEAN, DOC_SHORT, CODE


def transliterate(R, text):
    """Each writer's own way, other ways than the law's: 4 for ч, 6 for ш, q for я, u or y for ъ."""
    ways = {"ъ": pick(R, "auy"), "ц": pick(R, ("ts", "c")), "ж": pick(R, ("j", "zh")), "я": pick(R, ("q", "ya", "ia")),
            "в": pick(R, ("v", "w")), "й": pick(R, "yi"), "щ": pick(R, ("6t", "sht")), "ч": pick(R, ("4", "ch")),
            "ш": pick(R, ("6", "sh", "sh")), "ю": pick(R, ("yu", "iu", "u")), "х": pick(R, ("h", "x")), "у": pick(R, ("u", "y", "u"))}
    return "".join((ways[ch.lower()] if ch.islower() else ways[ch.lower()].upper()) if ch.lower() in ways
                   else given.official_latin(ch) for ch in text)


def doc_noisy(R, d):
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, (a + b + c, a + " " + b + " " + c, a + "/" + b + "/" + c, a + "–" + b + "–" + c, a + ":" + b + ":" + c,
                      a + "- " + b + "- " + c, a + b + "-" + c))
        return pick(R, ("НП{0}", "нак. пост. N:{0}", "НП #{0}", "н п {0}", "NP#{0}", "Наказ.пост.{0}")).format(no)
    if d["type"] == "ticket":
        no = pick(R, (no, no[:4] + " " + no[4:], no[:3] + "." + no[3:], no[:1] + " " + no[1:]))
        return pick(R, ("фиш {0}№{1}", "ФИШ: {0} {1}", "ел.фиш {0}-{1}", "fish {0}{1}", "фиш с-я {0} No.{1}")).format(d["series"], no)
    no = pick(R, (no.lstrip("0"), no[:2] + " " + no[2:5] + " " + no[5:], no[:4] + "." + no[4:], "00" + no))
    return pick(R, ("увед.#{0}", "уведомление No.{0}", "УВЕДОМЛЕНИЕ:{0}", "uvedomlenie N:{0}")).format(no)


def compose(R, parts):
    order = pick(R, (("ref", "kind", "year", "obligor", "code", "plate", "neutral", "name", "junk"),
                     ("name", "obligor", "neutral", "kind", "year", "ref", "plate", "code", "junk"),
                     ("plate", "kind", "year", "code", "ref", "neutral", "obligor", "name", "junk"),
                     ("year", "kind", "obligor", "ref", "plate", "neutral", "code", "name", "junk")))
    words = [parts[k] for k in order if parts.get(k)]
    tail = pick(R, TAIL)
    if tail and "junk" not in parts:
        words.append(tail)
    return pick(R, (" ", " ", " / ", ", ", " - ", "; ", "/", " | ", ". ")).join(words)


def plate_text(R, plate):
    a, b, c = plate[:2], plate[2:6], plate[6:]
    latin = plate.translate(str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))
    return pick(R, (latin, a + "/" + b + "/" + c, "рег.N:" + plate, "№" + plate, "автомобил " + plate, "МПС " + plate, "л.а. " + plate,
                    "МПС с рег. № " + plate, "Рег.№:" + a + " " + b + " " + c, plate.lower(), latin.lower(), "ДК№ " + plate, "car " + latin,
                    a + "." + b + "." + c, "за " + plate))


def payer_name(R, name):
    words = name.split()
    return pick(R, (name.upper(), " ".join(reversed(words)), given.official_latin(name), name))


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.12:
        text = text.upper()
    elif x < 0.24:
        text = text.lower()
    elif x < 0.30:
        text = text.replace(" ", "  ")
    elif x < 0.34:
        text = "".join(given._TWINS.get(ch, ch) for ch in text)          # capitals of the other keyboard
    if R.random() < 0.4:
        text = pick(R, FRONT) + text
    for most in (35, 70, 140):                                           # cut where a bank's field ends
        if most < len(text) and R.random() < 0.5 and all(solid(part) in solid(text[:most]) for part in keep):
            return text[:most].rstrip()
    return text


def solid(text):
    text = "".join(given._TWINS.get(ch, ch) for ch in text.upper())
    return "".join(ch for ch in text if ch.isalnum())
