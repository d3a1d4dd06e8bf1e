"""A fourteenth set of habits: machines. The core-banking systems of ten made-up banks (each its own labels, order of fields, cutting, folding, case
and transliteration table), ERP and payroll exports, payment-institution apps, direct-entry templates with words of years ago in front, dictation
(numbers grouped as a telephone hears them, letters by their names), autocorrect (a real word in the place of a rare one) and text copied out of
PDF (odd blanks, hyphens at the end of a line, spaced-out headings, non-breaking blanks).

Stamps, terminals, phone numbers and other papers' numbers always carry a label of their own; nothing of them names a debt.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from templates_given import *  # noqa: E402,F401,F403
from templates_given import CLASSES as _GIVEN, _LAT, pick  # noqa: E402

NAME = "fourteenth"
CLASSES = dict(_GIVEN, doc_format_noise=62, transliterated=40, lookalike=26, doc_repaired=34, doc_repaired_alone=24, mismatch_open=16, amount_ambiguous=28,
    amount_none=16, plate_only=22, plate_ambiguous=12, kind_ambiguous=8, name_amount=26, nothing=30, unknown_named=18, id_repaired=14, unknown_but_kind=9,
    code_elsewhere=13)

FIRST_M = "Авксентий Боримир Велимир Горазд Драгостин Еньо Завен Ивайлин Кубрат Любослав Мирчо Нестор Омуртаг Преслав Рангел Сабин Тервел Цвятко".split()
FIRST_F = "Албенка Билянка Гергинка Дафинка Евдокия Зорница Ивелинка Калуда Любица Магдалинка Неделина Русалия Славейка Тихомирка Цонка Ясенка".split()
LAST = ("Арнаулов Бъчваров Върбанчев Гайтанджиев Драгозов Ефендулов Жълъдов Зидаров Каракашев Леблебов Месечков Нишанов Орехчев Пъдарев Ралчев  "
        "Сапунджиев Терзобалиев Устабашев Фенерджиев Хлебаров Църнев Чешмеджиев Шарланов Щъркелов Юзбашиев").split()
FOREIGN = ("Tomas Dvoracek", "Ljiljana Markoska", "Stavros Kalogeridis", "Emre Yildizhan", "Agnieszka Borowczak", "Radu Ionescovici", "Greta Holzapfel",
    "Owen Prichard")
FIRMS = ("Сметко Софт", "Фишер Спорт", "Актив Логистик", "Данъчен Навигатор", "Авто Компенсация", "Паркет Дизайн", "Глобал Пейпър", "Имотиус", "Колаж Студио",
    "Постал Експрес", "Дни и Нощи", "Годишен Кръг", "Тракс Кеш", "Зимна Гума", "Хартия Плюс", "Сграда Сервиз")
FIRM_FORMS = ("ООД", "ЕООД", "АД", "ЕТ", "ЕАД", "ДЗЗД")
STREETS = ("ул. Липова", "ул. Кестен", "бул. Марица", "ул. Пионерска", "ул. Занаятчийска", "бул. Тракия", "ул. Ябълкова градина", "ул. Четвърти януари",
    "ул. Родопи", "ул. Перущица", "ул. Бряст", "бул. Копривщица", "ул. Момина сълза", "ул. Хан Кардам")
NOTARIES = ("Нотариус 903 - Калуда Леблебова", "АД Ралчев и Църнев клиентска", "ЧСИ 990 Нишанов", "Счетоводна кантора Дебит-Кредит ЕООД")
EMPLOYERS = ("Шофьорски Център Тракия АД", "Кар Шеринг Юг ЕООД", "Товарни Линии БГ ООД", "Персонал Сървис ЕАД", "Флотилия Мениджмънт ООД")
MT_FOLD = (None, 65, 65, 65)
MT_OPERATION = ("Вх. кредитен превод", "ПОЛ.ПРЕВОД BISERA6", "SCT RCVD", "INST CRED TRF", "Плащане от/към бюджета", "Вноска на гише 07", "XFER CR",
    "Масово плащане")
CODE_IN_TEXT = 0.4

# ------------------------------------------------------------------ transliteration: every bank has a table of its own
_TABLES = (
    {}, {}, {},
    {"ж": "j", "ц": "c", "ъ": "u", "ю": "iu", "я": "ia", "й": "i", "№": "N"},
    {"й": "j", "ц": "c", "ъ": "y", "ю": "ju", "я": "ja", "№": "Nr "},
    {"х": "kh", "щ": "shch", "ъ": "a", "ь": "", "ю": "iu", "я": "ia", "й": "i", "№": "N."},
    {"ж": "zh", "ъ": "u", "я": "ia", "ц": "tz", "№": "?"},
    {"х": "x", "ъ": "a", "й": "y", "ю": "yu", "ц": "ts", "№": "#"},
    {"ч": "4", "ш": "6", "щ": "6t", "я": "q", "ъ": "y", "ж": "j", "ю": "iu", "ц": "c", "в": "v", "№": "N"},
)
_now = {"table": None, "bank": "", "latin": False}        # of the text in work; compose and finish follow each other

def _table(n):
    low = dict(_LAT, **{"№": "No"})
    low.update(_TABLES[n])
    return {**{ord(k): v for k, v in low.items()}, **{ord(k.upper()): v.capitalize() for k, v in low.items() if k != "№"},
            ord("„"): '"', ord("“"): '"', ord("–"): "-", ord("«"): '"', ord("»"): '"'}

_MADE = [_table(n) for n in range(len(_TABLES))]

def _latin(text, n):
    if n == len(_TABLES) - 1 and re.search(r"[шчщШЧЩ]\W{0,2}\d", text):       # "fi6" beside a number would be another number
        n = 3
    return text.translate(_MADE[n])

def transliterate(R, text):
    if _now["table"] is None:
        _now["table"] = int(R.random() * len(_TABLES))
    return _latin(text, _now["table"])

_PAIRS = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))
_PAIRS.update({v: k for k, v in list(_PAIRS.items())})

def lookalike(R, text):
    """Of the other script: one letter, some, or all of them."""
    share = pick(R, (0.25, 0.6, 1.0))
    return "".join(_PAIRS[ch] if ch in _PAIRS and R.random() < share else ch for ch in text)

# ------------------------------------------------------------------ references
class Way:
    """A form whose value is written in a way of its own; used like a string's format."""

    def __init__(self, form, how):
        self.form, self.how = form, how

    def format(self, value):
        return self.form.format(self.how(str(value)))

class _NoType:
    """The bare number; which words stand before it depends on the number alone."""

    def format(self, no="", **_):
        return ("{0}", "№ {0}", "номер {0}", "N:{0}", "док. {0}", "глоба номер {0}", "ном.{0}")[sum(map(ord, no)) % 7].format(no)

DOC_NO_TYPE = _NoType()
_NAMES = {"M": "ем", "М": "ем", "D": "де", "A": "а", "А": "а", "R": "ер", "F": "еф", "E": "е", "Е": "е"}
_CYR = {"M": "М", "D": "Д", "A": "А", "R": "Р", "F": "Ф", "E": "Е"}

def _thirds(s, by=3):
    return " ".join(s[k:k + by] for k in range(0, len(s), by))

def _cyrillic(v):
    return "".join(_CYR.get(ch, ch) for ch in v[:2])

def _spoken(v):
    return " ".join(_NAMES.get(ch, ch) for ch in v[:2])

ID_REF = ("{0}", "{0}", "{0}", "зад. {0}", "задължение {0}", "Зад.№ {0}", "ЗАД.No:{0}", "основание: {0}", "/REMI/{0}", "/RFB/{0}", "REF={0}", "ref:{0};",
    "oblid={0}", "ObligationId: {0}", "ИД на задължение: {0}", "{0}|", "#{0}", "<{0}>", "[{0}]", "({0})", "за задължение No {0}", "по съобщение с № {0}",
    "Вх.док. {0}", "doc={0}", "плащане {0}", "плащане по {0}.", "уникален номер {0}", "УН {0}", "зад-е {0}", "Задълж. {0} (шаблон)",
    "шабл. общ. задълж. N {0}", "документ 9 № {0}", "плащам {0}", "издължаване {0}", "номер на задължаване {0}", "задържане {0}", "задълбочение {0}",
    "бележка {0}", "obligation no. {0}", "payment ref {0}", "zadaljenie {0}", "RF: {0}",
    Way("{0}", str.lower), Way("задължение {0}", str.lower), Way("{0}", lambda v: v[:4] + v[5:]), Way("зад.{0}", lambda v: v[:4] + " " + v[5:]),
    Way("{0}", lambda v: v[:2] + " " + v[2:4] + " " + v[5:]), Way("/ROC/{0}", lambda v: v[:4] + "/" + v[5:]), Way("{0}", lambda v: v[:4] + "–" + v[5:]),
    Way("зад.№ {0}", lambda v: v[:5] + _thirds(v[5:])), Way("номер {0}", lambda v: v[:4] + " - " + v[5:]), Way("{0}", lambda v: v[:4] + "-\u00a0" + v[5:]),
    Way("задължение номер {0}", lambda v: _cyrillic(v) + v[2:]), Way("{0}", lambda v: v[:4] + "_" + v[5:]),
    Way("плати {0}", lambda v: _cyrillic(v) + " " + v[2:4] + " тире " + _thirds(v[5:])),
    Way("задължение {0}", lambda v: _spoken(v) + " " + v[2:4] + " тире " + _thirds(v[5:])),
    Way("ИД: {0}", lambda v: v[:5] + v[5:9] + "\u00a0" + v[9:]))

_DECREE = ("НП {no}", "НП {no}", "НП № {no}", "НП No.{no}", "Н.П. № {no}", "Наказателно постановление № {no}", "наказателно постановление {no} от {date}",
    "НП №{no}/{date} г.", "НП-{no}", "нп {no}", "ДОК=НП;НОМ={no}", "вид:НП|ном:{no}|дата:{date}", "DocType=НП DocNo={no}", "ТИП ДОК. НП ДОК.№ {no}",
    "Осн.: НП № {no}, дата {date}", "глоба НП {no}", "глоба по наказ. постановление {no}", "НАК.ПОСТ.N {no}", "нак.постан. № {no}/{date}",
    "удръжка по НП № {no}", "запор по НП {no}", "ведомост, НП {no}", "показателно постановление № {no}", "наказателно представление № {no}",
    "наказателно постижение номер {no}", "наказателно по становление {no}", "наказателно постановление номер {td}", "наказателно постановление номер {tw}",
    "наказателно постановление {bl}", "нп {td}", "Наказателно постановле-\u00ad ние № {no}", "Наказа- телно постанов- ление № {en}",
    "Н А К А З А Т Е Л Н О  П О С Т А Н О В Л Е Н И Е № {no}", "НАКАЗАТЕЛНО\u00a0ПОСТАНОВЛЕНИЕ\u00a0№\u00a0{en}", "НП № {en}", "НП №{no} ( {date} г. )",
    "НП: {no}; изд. {iso}", "глоба с постановление {no}", "документ 2 /НП/ № {no} дата {date}", "penal decree {no}", "NP {no}",
    "nakazatelno postanovlenie No {no}", "НП {no} (шаблон глоба)")
_TICKET = ("фиш серия {series} № {no}", "Фиш {series} {no}", "глоба с фиш {series}{no}", "фиш {series} №{no} от {date}", "фиш {series}-{no}",
    "ФИШ СЕРИЯ {series} N {no}", "ДОК=ФИШ;СЕР={series};НОМ={no}", "вид:фиш|сер:{series}|ном:{no}", "DocType=ФИШ Ser={series} DocNo={no}",
    "Осн.: фиш {series} № {no}, дата {date}", "глоба по фиш № {series}{no}", "фиш сер.{series} ном.{no}", "удръжка фиш {series} {no}",
    "фиш серия {say} номер {g}", "плати фиш серия {say} номер {no}", "фиш {say} {g}", "фиша серия {series} № {no}", "финиш серия {series} № {no} глоба",
    "фин серия {series} № {no} глоба фиш", "Ф И Ш  серия {series} № {no}", "ФИШ\u00a0СЕРИЯ\u00a0{series}\u00a0№\u00a0{no}", "фиш серия „{series}“ № {no}",
    "документ 3 /фиш/ серия {series} № {no}", "фиш с № {series} {no}/{date}", "fish seria {series} No {no}", "ticket / фиш {series}{no}",
    "глоба КАТ-общ. фиш {series} {no}", "фиш, серия {series}, номер {no}, дата {iso}", "глоба/фиш/{series}/{no}")
_NOTICE = ("уведомление {no}", "уведомление № {no}", "Уведомление за неправилно паркиране № {no}", "увед. № {no}", "ДОК=УВЕД;НОМ={no}",
    "вид:уведомление|ном:{no}", "DocType=УВЕДОМЛЕНИЕ DocNo={no}", "Осн.: уведомление № {no}, дата {date}", "уведомление номер {g}",
    "плати уведомление номер {g}", "увед-ние № {no} паркиране", "уверение за неправилно паркиране № {no}", "уведомяване № {no} за паркиране",
    "Уведом- ление № {no}", "У В Е Д О М Л Е Н И Е  № {no}", "уведомление\u00a0№\u00a0{no}", "документ 7 /уведомление/ № {no}", "uvedomlenie {no}",
    "паркинг уведомление N {no}", "уведомление/{no}/паркиране", "уведомление № {no} (стъкло)", "удръжка увед. {no}")
_SHORT = {"decree": ("НП {no}/{year}", "НП № {no} от {date}", "наказателно постановление {no}/{year} г.", "ДОК=НП;НОМ={no};ДАТА={date}",
    "вид:НП|ном:{no}|год:{year}", "DocType=НП DocNo={no}/{year}", "наказателно постановление номер {no} от {said}", "НП {no} от {iso}",
    "нп {no} наклонена черта {year}", "показателно постановление № {no}/{year}", "Наказа- телно постановление № {no}\u00a0/\u00a0{year}",
    "Н.П. № {no} / {date} г.", "документ 2 /НП/ № {no} дата {date}", "удръжка НП {no}/{year}"), "ticket": ("фиш {no}/{year}", "фиш № {no} от {date}",
    "глоба фиш №{no}/{year}", "ДОК=ФИШ;НОМ={no};ДАТА={date}", "вид:фиш|ном:{no}|год:{year}", "фиш номер {no} от {said}", "фиш номер {no} черта {year}",
    "фиш N {no} / {year} г.", "фиш №\u00a0{no}\u00a0от\u00a0{date}", "документ 3 /фиш/ № {no} дата {date}",
    "удръжка фиш {no}/{year}"), "notice": ("уведомление {no}/{year}", "уведомление № {no} от {date}", "ДОК=УВЕД;НОМ={no};ДАТА={date}",
    "вид:уведомление|ном:{no}|год:{year}", "уведомление номер {no} от {said}", "увед. {no} / {year} г. паркиране", "Уведом- ление № {no}/{year}"), }
_LONG = {"decree": _DECREE, "ticket": _TICKET, "notice": _NOTICE}
_SAY = {"М": "ем", "Т": "те", "АЕ": "а е", "ТМ": "те ем", "МО": "ем о", "А": "а", "Е": "е", "О": "о"}
_MONTHS = "януари февруари март април май юни юли август септември октомври ноември декември".split()

def doc_clean(R, d):
    no, day, month = d["no"], d["date"][:2], d["date"][3:5]
    wide = no.split("-") if d["type"] == "decree" else [no]
    spoken = "двайсет и " + {"1": "едно", "2": "две", "3": "три", "4": "четири", "5": "пет", "6": "шест"}.get(no[1:2], no[1:2])
    more = {"td": " тире ".join(wide), "tw": " тире ".join([spoken] + wide[1:]) if no[:1] == "2" else no, "bl": " ".join(wide), "en": "–".join(wide),
        "g": _thirds(no, pick(R, (2, 3, 4))), "say": _SAY.get(d["series"], d["series"]),
            "iso": "%s-%s-%s" % (d["date"][6:], month, day), "said": "%d %s %s" % (int(day), _MONTHS[int(month) - 1], d["date"][6:])}
    text = pick(R, (_SHORT if d["short"] else _LONG)[d["type"]]).format(**dict(d, **more))
    return _latin(text, int(R.random() * (len(_TABLES) - 1))) if R.random() < 0.09 else text

def doc_noisy(R, d):
    """The right number, written otherwise."""
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, (a + b + c, a + " " + b + " " + c, a + "/" + b + "-" + c, a + "." + b + "." + c, a + "_" + b + "_" + c, a + "–" + b + "–" + c,
            a + "- " + b + "- " + c,
                      a + " тире " + b + " тире " + c, a + " " + b + " " + c[:3] + " " + c[3:], a + "-" + b + c, a + b + "-" + c,
                          a + "-" + b + "-" + c[:2] + " " + c[2:],
                      a + "\\" + b + "\\" + c, a + "\u00a0-\u00a0" + b + "\u00a0-\u00a0" + c))
        return pick(R, ("НП:{0}", "НП#{0}", "Нак. пост-е {0}", "Н П {0}", "нп N{0}", "наказателно постан. ном. {0}", "ДОК НП/{0}", "НП|{0}", "doc:НП no:{0}",
                        "наказат. постановление No {0}", "Постановление (наказателно) {0}", "показателно постановление {0}", "НПN.{0}", "NP {0}",
                            "nak.post. {0}")).format(no)
    if d["type"] == "ticket":
        s = d["series"]
        no = pick(R, (no, _thirds(no), _thirds(no, 2), no[:4] + "-" + no[4:], no[:1] + " " + no[1:], "00" + no, no[:3] + "." + no[3:],
            no[:4] + "\u00a0" + no[4:]))
        return pick(R, ("фиш {0}-{1}", "ФИШ СЕР.{0}N{1}", "фиш:{0}{1}", "Фиш({0}) {1}", "ф-ш {0} {1}", "фиш сер {0} ном {1}", "фиш|{0}|{1}", "фиш/{0}/{1}",
            "doc:фиш ser:{0} no:{1}",
                        "фиш № {1} серия {0}", "глоба {0} {1} фиш", "фиш.{0}.{1}", "fish {0} {1}", "фиш „{0}“-{1}")).format(pick(R, (s, s, s.lower())), no)
    no = pick(R, (no.lstrip("0"), _thirds(no), _thirds(no, 2), no[:4] + "-" + no[4:], "00" + no, no[:4] + "." + no[4:], no[:2] + "/" + no[2:],
        no[:4] + "\u00a0" + no[4:]))
    return pick(R, ("увед. N{0}", "уведомление:{0}", "УВЕД#{0}", "уведомл. ном {0}", "увед-е No{0}", "уведомление|{0}", "doc:увед no:{0}",
        "У-ние {0} непр. паркиране",
                    "уведомление (паркиране) {0}", "uved. {0}", "уверение за паркиране {0}")).format(no)

_KEYS = {"0": "8", "1": "24", "2": "135", "3": "26", "4": "157", "5": "2468", "6": "359", "7": "48", "8": "5790", "9": "68"}

def slip(R, digits):
    """One slip: a neighbour on the keypad, one lost, one twice, two swapped."""
    n, k, x = len(digits), 1 + int(R.random() * (len(digits) - 1)), R.random()
    if x < 0.34:
        new = pick(R, _KEYS[digits[k]]) if R.random() < 0.6 else str((int(digits[k]) + 1 + int(R.random() * 9)) % 10)
        return "wrong", digits[:k] + new + digits[k + 1:]
    if x < 0.58:
        return "missing", digits[:k] + digits[k + 1:]
    if x < 0.76:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    for j in list(range(k, n - 1)) + list(range(1, k)):
        if digits[j] != digits[j + 1]:
            return "swapped", digits[:j] + digits[j + 1] + digits[j] + digits[j + 2:]
    return "wrong", digits[:k] + str((int(digits[k]) + 3) % 10) + digits[k + 1:]

# ------------------------------------------------------------------ other parts
KIND = {"property_tax": ("данък недвижими имоти", "ДНИ", "ДНИ", "данък сгради", "данък върху недвижимите имоти", "д-к недв. имоти", "дан.недв.имот",
    "данък недвижими имена", "данък дни", "KIND=ДНИ", "вид: данък недв. имоти", "данък жилище", "danak nedvizhimi imoti", "DNI", "Данък недви- жими имоти",
    "данък\u00a0сгради", "Д Н И", "данък за имота", "недвижими имоти данък", "данък недвижим имот (шаблон)"), "waste_fee": ("такса битови отпадъци", "ТБО",
    "ТБО", "такса смет", "т-са бит.отпадъци", "такса смет", "такса битова отпадък", "такса битови опадъци", "KIND=ТБО", "вид: такса бит. отп.",
    "такса за битовите отпадъци", "taksa smet", "TBO", "Такса битови отпа- дъци", "такса\u00a0смет", "Т Б О", "смет", "такса боклук",
    "битови отпадъци такса"), "vehicle_tax": ("данък МПС", "данък превозни средства", "данък автомобил", "данък кола", "ДПС", "д-к МПС", "дан.прев.средства",
    "данък превозни среди", "KIND=МПС", "вид: данък МПС", "данък върху превозните средства", "danak MPS", "МПС данък", "Данък превоз- ни средства",
    "данък\u00a0МПС", "данък М П С", "пътен данък МПС", "данък колата"), "civil_fee": ("такса гражданско състояние",
    "такса ГРАО"), "business_fee": ("такса стопански дейности",), "planning_fee": ("такса устройство на територията",), "penal_decree": ("глоба",
    ), "fine_ticket": ("глоба",), "parking_notice": ("паркиране", "неправилно паркиране", "непр. паркиране", "глоба паркиране", "паркинг наруш.",
    "KIND=паркиране", "neprav. parkirane", "неправилно парки- ране", "неправилен паркинг", "синя зона непр. паркиране", "неправилно\u00a0паркиране",
    "за паркирането", "увед. паркиране"), }
_SAID = {2021: "първа", 2022: "втора", 2023: "трета", 2024: "четвърта", 2025: "пета", 2026: "шеста"}
YEAR = ("за {0} г.", "{0} г.", "за {0}", "{0}", "год.{0}", "година {0}", "YEAR={0}", "/YR/{0}", "отч. година: {0}", "г.:{0}", "периода {0} год.",
    "{0}\u00a0г.", "год|{0}", "01.01.{0}-31.12.{0}", "за {0}-та", Way("за {0}", lambda v: "две хиляди двадесет и " + _SAID.get(int(v), v)), Way("за {0}",
    lambda v: "2000 и " + v[2:]))
_CODES = ("{0}", "{0}", "код {0}", "{1}", "КВП {0}", "КОД={0}", "/COD/{0}", "PAY_R:{0}", "вид плащане {0}", "вид плащ.: {1}", "код за вид плащане {0}", "{2}",
    "код {3}", "{0};", "paycode={0}")
OBLIGOR = ("ЕГН {0}", "ЕГН {0}", "ЗЛ {0}", "за {0}", "ЕГН:{0}", "ЕГН={0}", "задълж.лице {0}", "ЗЛ ЕГН {0}", "ид.{0}", "PID {0}", "EGN {0}", "BULST:{0}",
    "Задължено лице: {0}", "/ZL/{0}", "egn={0};", "{0}", "ЕГН/ЕИК {0}", Way("ЕГН {0}", lambda v: v[:6] + " " + v[6:]), Way("егн {0}", lambda v: _thirds(v,
    2)), Way("ЕГН {0}", lambda v: v[:6] + "\u00a0" + v[6:]))
OBLIGOR_FIRM = ("ЕИК {0}", "ЗЛ {0}", "ЕИК:{0}", "ЕИК/ПИК {0}", "БУЛСТАТ {0}", "EIK {0}", "BULST:{0}", "VAT BG{0}", "/ZL/{0}", "eik={0};",
    "задълж.лице ЕИК {0}", "Булстат={0}", Way("ЕИК {0}", _thirds))
NEUTRAL = ("плащане на задължения", "задължения към общината", "вноска", "по сметка", "дължими суми", "превод по сметка на общината", "плащане по сметката",
    "общински плащания", "шаблон ОБЩИНА", "шаблон 3 община касово изп.", "масово плащане ред 14", "удръжка от РЗ м. март", "превод по ведомост",
    "суми към общински бюджет", "плащане община Пловд", "за ОБЩИНАТА", "задължени я", "задълже- ния", "задушавания към общината", "плати на общината",
    "изпрати пари на общината", "разсметка бюджет", "моб. плащане община", "payment municipality", "plashtane kam obshtinata", "по сметка 84",
    "вноска (тел. 0888 12 34 56)", "по справка", "справка от портала", "до 3 работни дни", "дълж.суми - виж писмото", "Основание: погасяване", "OTHR",
    "BUDGET PAYMENT", "плащане към бюджета", "ПНБ", "плащания онлайн", "сумата от справката", "издължавания", "дължимото", "погасяване на задължения")
JUNK = ("превод", "захранване", "по договор", "плащане", "възстановяване на суми", "-", ".", "NOTPROVIDED", "/ROC/NONREF", "REMI=", "осн.: няма", "шаблон 1",
    "test", "по ф-ра 0000004346", "за Кубрат", "наем май", "наем гараж", "подарък за рожден ден", "масово плащане ред 2", "ордер ПКО 118", "по оферта",
    "сметка за ток", "рота- ция на средства", "здравей прати", "прати парите", "по сметка", "аванс", "проформа 0000000917", "заплата м. март",
    "командировка 3 дни", "абонамент вестник", "захр. карта", "Order A-7F31", "order #W-20-QX", "ок", "да", "депозит търг", "такси превоз", "глобална услуга",
    "за доставка до офис", "Тел. 0878 11 22 33", "превод собствени средства", "ТРАНЗИТ", "кауция", "фишек монети", "актуализация", "разсрочка", "КОМПЕНСАЦИЯ",
    "самосметка", "постоянно нареждане", "EREF: 0000 SVWZ:")
TAIL = ("",) * 9 + ("благодаря", "онлайн банкиране", "моб. банкиране", "шаблон", "изпратено от телефона ми", "тел. 0898 765 432", "точка")

def code_text(R, code):
    a, b, c = code[:2], code[2:4], code[4:]
    return pick(R, _CODES).format(code, a + " " + b + " " + c, a + "-" + b + "-" + c, code[:3] + " " + code[3:])

def plate_text(R, plate):
    """Written whole, in three, in Latin, small, with points, as an app's field."""
    p = lookalike(R, plate) if R.random() < 0.4 else plate.translate(str.maketrans(_PAIRS)) if R.random() < 0.3 else plate
    a, b, c = p[:-6], p[-6:-2], p[-2:]
    return pick(R, (p, p, a + " " + b + " " + c, "рег.№ " + p, "ДК№ " + p, a + "-" + b + "-" + c, a + " " + b[:2] + " " + b[2:] + " " + c, p.lower(),
        "plate=" + p, "рег.ном. " + a + " " + b + c,
                    "кола " + p, a + "\u00a0" + b + "\u00a0" + c, "РЕГ:" + p + ";", "автомобил с рег. номер " + a + " " + b + " " + c))

def payer_name(R, name):
    x, words = R.random(), name.split()
    if x < 0.34:
        name = name.upper()
    elif x < 0.62:
        name = _latin(name, int(R.random() * (len(_TABLES) - 1)))
        name = name if R.random() < 0.2 else name.upper()
    elif x < 0.70 and len(words) == 3 and words[1].isalpha():
        name = "%s %s %s" % (words[2], words[0], words[1])
    elif x < 0.76 and len(words) == 3 and words[1].isalpha():
        name = ("%s %s. %s" % (words[0], words[1][0], words[2])).upper()
    elif x < 0.82:
        name = "  ".join(words)
    return name[:35].rstrip() if R.random() < 0.3 else name

# ------------------------------------------------------------------ ten banks
_PLAIN = ("obligor", "code", "neutral", "kind", "year", "ref", "plate", "name", "junk")
# a bank: order of the fields, how they are joined, labels before them, fronts, how often in capitals, cut, fold
_BANKS = {
    "plain": (_PLAIN, " ", {}, ("",), 0.1, None, None),
    "upper35": (("ref", "kind", "year", "plate", "neutral", "name", "obligor", "code", "junk"), " ", {}, ("", "ОСН:"), 1.0, 140, 35),
    "slashes": (("code", "obligor", "ref", "kind", "year", "plate", "name", "neutral", "junk"), "",
                {"code": "/COD/", "obligor": "/ULTD/", "ref": "/REMI/", "kind": "/KND/", "year": "/PER/", "plate": "/REG/", "name": "/NAM/",
                 "neutral": "/REMI/", "junk": "/REMI/"}, ("", "/ROC/NOTPROVIDED", "/ROC/TRX-{h}", "/RFB/{h}"), 0.4, 140, None),
    "keys": (("obligor", "ref", "kind", "year", "plate", "code", "neutral", "name", "junk"), ";",
             {"obligor": "ЗЛ=", "ref": "ОСН=", "kind": "ВИД=", "year": "ГОД=", "plate": "РЕГ=", "code": "КОД=", "neutral": "ОСН=", "name": "ИМЕ=",
              "junk": "ОСН="}, ("", "ОПЕР=221;", "КАНАЛ=И;"), 0.3, None, None),
    "pipes": (("kind", "ref", "year", "obligor", "plate", "name", "neutral", "code", "junk"), "|", {},
              ("", "IB|", "ТЕРМ {t}|", "MOB|{h}|"), 0.3, 140, None),
    "fields": (("neutral", "kind", "ref", "plate", "name", "year", "code", "obligor", "junk"), " ",
               {"ref": "Основание:", "kind": "Основание:", "neutral": "Основание:", "obligor": "Още пояснения:", "junk": "Основание:",
                "code": "Вид плащане:"}, ("", "", "Платежно нареждане "), 0.2, 140, 70),
    "sepa": (("ref", "kind", "year", "plate", "name", "obligor", "neutral", "code", "junk"), " ", {},
             ("EREF: {h} SVWZ: ", "SVWZ: ", "KREF: {h} SVWZ: ", "RMTINF/"), 0.3, 140, None),
    "erp": (("code", "kind", "ref", "year", "plate", "name", "obligor", "neutral", "junk"), ", ", {},
            ("Пл.нар. {s}: ", "Експ. ред {s}: ", "ТРЗ удръжка, ", "Масово пл. {s}: ", "Осн. "), 0.15, 105, None),
    "app": (_PLAIN[2:] + _PLAIN[:2], " ", {}, ("ЛекПей: ", "Pay2BG/{h}/ ", "Портмоне: ", "Бележка: ", "via QuikWallet {h}: "), 0.05, 105, None),
    "template": (_PLAIN, " ", {}, ("ОБЩИНА - КАСОВО ИЗПЪЛНЕНИЕ ", "стар шаблон МДТ ", "ДО ОБЩИНАТА ", "шаблон 7 ", "НОВА СМЕТКА! ", "(не пипай) ",
                                   "вносна бележка ", "общ. дирекция 'МДТ' "), 0.3, None, 65),
    "points": (("ref", "neutral", "kind", "plate", "year", "code", "name", "obligor", "junk"), " . ", {}, ("", "..", "ОСН. "), 0.5, 70, None),
}
_LOT = ("plain",) * 4 + tuple(_BANKS) * 2 + ("template", "app", "erp")
_STAMPS = (" /TID {t}", " ТЕРМ.{t}", " въвед. {d}.04.2026 {c}", " {c}", " час {c}", " /ROC/TRX-{h}", " E2E:{h}", " UETR {h}-{h}", " ПОРЕДЕН {s}",
    " канал: моб.", " REF NOTPROVIDED", " ОБРАБОТЕНО {c}", " /BENM/OBSHTINA", " такса превод 0", " изп. до 2 раб. дни", " сметка наредител BGN->EUR",
    " потр. {h}", " SCT INST", " BISERA", " Подадено на {d}.04.26")

def _fill(R, form):
    if "{" not in form:
        return form
    h = "".join(pick(R, "ABCDFGHX") + pick(R, "23456789") for _ in range(3))
    return form.format(h=h, t="%05d" % (10000 + int(R.random() * 80000)), s="%03d" % int(1 + R.random() * 900), d="%02d" % int(1 + R.random() * 13),
                       c="%02d:%02d:%02d" % (int(7 + R.random() * 15), int(R.random() * 60), int(R.random() * 60)))

def compose(R, parts):
    """The parts in the order and dress of a bank; what goes before and behind in Latin where they are."""
    table, _now["table"] = _now["table"], None
    name = _now["bank"] = pick(R, _LOT)
    order, joint, labels, fronts = _BANKS[name][:4]
    latin = _now["latin"] = table is not None or not any("а" <= ch.lower() <= "я" for v in parts.values() for ch in v)
    dress = (lambda s: _latin(s, table if table is not None else 0)) if latin else (lambda s: s)
    words, seen = [], set()
    for k in order:
        if parts.get(k):
            label = labels.get(k, "")
            words.append((dress(label) if label not in seen else "") + (" " if label[-1:] == ":" else "") + parts[k])
            seen.add(label)
    tail = pick(R, TAIL)
    if tail and "junk" not in parts:
        words.append(dress(tail) if joint != "" else "/" + dress(tail))
    return dress(_fill(R, pick(R, fronts))) + joint.join(words)

def _solid(s):
    return "".join(ch for ch in s.lower() if ch.isalnum())

def _folded(text, width):
    """A blank wherever a field of the bank ends; a short number goes to the next field whole."""
    out = ""
    while len(text) > width:
        k = width
        run = next((m for m in re.finditer(r"\d+", text) if m.start() < k < m.end()), None)
        if run and (len(run[0]) < 7 or k - run.start() < 2 or run.end() - k < 2):
            k = run.start() or run.end()
        out, text = out + text[:k].rstrip() + " ", text[k:].lstrip()
    return out + text

def _from_pdf(R, text, channel):
    """Odd blanks; a long word hyphenated."""
    odd = "\u00a0" if channel == "m31" else pick(R, "\u00a0\u2009\u202f")
    x = R.random()
    if x < 0.45:
        text = "".join(odd if ch == " " and R.random() < 0.5 else ch for ch in text)
    elif x < 0.7:
        text = re.sub(" ", lambda m: pick(R, (" ", "  ", "   ")), text)
    else:
        long = [m for m in re.finditer(r"[А-Яа-яA-Za-z]{9,}", text)]
        if long:
            m = pick(R, long)
            k = m.start() + 4 + int(R.random() * (m.end() - m.start() - 7))
            text = text[:k] + pick(R, ("- ", "-", "\u00ad ") if channel in ("m31", "pos") else ("- ", "-\n", "\u00ad")) + text[k:]
    return text

def finish(R, text, channel, keep):
    bank = _BANKS[_now["bank"]]
    if R.random() < 0.3:
        stamp = _fill(R, pick(R, _STAMPS))
        text += _latin(stamp, 0) if _now["latin"] else stamp
    whole, need = text, [_solid(v) for v in keep]
    cut = bank[5] if channel != "pos" else 70
    if cut and len(text) > cut:
        text = text[:cut]
    if R.random() < 0.1:
        text = _from_pdf(R, text, channel)
    if bank[6]:
        text = _folded(text, bank[6])
    x = R.random()
    text = text.upper() if x < bank[4] else text.lower() if x > 0.95 else text
    if any(v not in _solid(text) for v in need):
        text = whole
    if channel == "m31":
        text = text.encode("cp1251", "ignore").decode("cp1251").replace("\n", " ")
        if len(text) > 189:
            text = " ".join(keep) if keep else text[:189]
    if channel == "c84" and text[:1].isalnum() and text[:1].upper() in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
        text = " " + text                               # the first thirteen are the identifier's
    return text
