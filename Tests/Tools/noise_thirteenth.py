"""A thirteenth set of habits, for accuracy.py --templates: ordinary people and ordinary bank applications.

Some ten hands: a phone's short field, a parent at the family's bills, a firm's accountant, an old man at the counter (the clerk types), a young
one in Latin, a driver with a notice, one who copies lines of a form, a lawyer, one who explains himself, one who writes next to nothing.
All mean well. They misspell, shorten on the spot, thank, tell why they pay, leave phones, dates, letters' and invoices' numbers, flats.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from templates_given import *  # noqa: E402,F401,F403
from templates_given import CLASSES as _GIVEN, _LAT, _TWINS, official_latin, pick  # noqa: E402

NAME = "thirteenth"
CLASSES = dict(_GIVEN, clean_reference=240, order_clean=60, order_many=20, amount_ambiguous=28, amount_none=18, doc_repaired_alone=24, mismatch_open=16,
               plate_ambiguous=12, name_amount=26, nothing=26, unknown_named=18, kind_ambiguous=10, doc_format_noise=60, transliterated=40)

# ------------------------------------------------------------------ people
FIRST_M = "Асен Благой Велин Генади Делян Евтим Здравко Ивайло Камен Лъчезар Методи Найден Орлин Павлин Рангел Симеон Тихомир Цветан Чавдар Юлиан".split()
FIRST_F = "Албена Биляна Ваня Гергана Дарина Евдокия Живка Здравка Илияна Катя Людмила Мая Невена Павлина Румяна Соня Таня Цонка Щилияна Яница".split()
LAST = ("Арнаудов Баров Влайков Гочев Делибашев Еников Занев Игнатов Казаков Лулчев Мандаджиев Недков Орманов Палазов Райков Сарафов Тенев Ушев Фенеров "
        "Халачев Цачев Чакъров Шиваров Янакиев Кехайов Терзиев Димчев Минков Пейчев Славов").split()
FOREIGN = ("Laura Weber", "James Miller", "Ioana Radu", "Pawel Zielinski", "Mehmet Kaya", "Giorgos Papas", "Iryna Bondar", "Luca Ferrari", "Julie Moreau")
FIRMS = ("Глобал Паркет", "Мега Имот", "Кола Сервиз", "Такси Марица", "Зелен Град", "Сметко Софт", "Родопска Къща", "Нова Данкор", "Автомобилист",
    "Тепе Травел", "Хляб и Сол", "Фиш и Чипс", "Декрет Консулт", "Пекарна Лори", "Стил Окс", "Бързей")
FIRM_FORMS = ("ООД", "ЕООД", "ЕООД", "АД", "ЕТ")
STREETS = ("ул. Брезите", "бул. Свобода", "ул. Перущица", "ул. Виктор Юго", "бул. Дунав", "ул. Здраве", "ул. Колю Фичето", "ул. Ягодина", "бул. Пещерско шосе",
           "ул. Хан Кубрат", "ул. Бугариево", "ул. Чая", "бул. Освобождение", "ул. Родопи", "ул. Лотос", "ул. Кедър")
NOTARIES = ("Нотариус Румяна Сарафова", "Нотариална кантора Тенев", "адв. Камен Орманов", "Адвокатско дружество Ушев и партньори")
EMPLOYERS = ("Лого Транспорт ЕООД", "Фуд Доставки ООД", "Сигма Лизинг АД", "Лека Кола Рент ООД", "Строй Екип 9 ЕООД")

# ------------------------------------------------------------------ banks
MT_FOLD = (None, None, 65, 65)
MT_OPERATION = ("Получен превод", "Вътрешен превод", "Превод SEPA", "Вноска на каса", "Мигновен превод", "Масов превод")
CODE_IN_TEXT = 0.42


class Way:
    """A wording that also changes how the number is written."""

    def __init__(self, words, how):
        self.words, self.how = words, how

    def format(self, value):
        return self.words.format(self.how(value))


def transliterate(R, text):
    """Latin as a person types it: the official letters, and a few own ones."""
    own = {}
    if R.random() < 0.75:
        for letter, forms in (("я", ("ya", "ia", "q")), ("ъ", ("a", "u", "y")), ("ж", ("zh", "j")), ("ц", ("ts", "c")), ("ю", ("yu", "iu")), ("й", ("y", "i")),
                              ("щ", ("sht", "6t")), ("ч", ("ch", "4")), ("ш", ("sh", "6")), ("в", ("v", "w"))):
            own[letter] = forms[0] if R.random() < 0.62 else pick(R, forms[1:])
    own["№"] = pick(R, ("No", "N", "No."))
    return "".join(own.get(ch, own[ch.lower()].capitalize() if ch.lower() in own and ch != ch.lower() else official_latin(ch)) for ch in text)


def lookalike(R, text):
    return "".join(_TWINS[ch] if ch in _TWINS and R.random() < 0.5 else ch for ch in text)


# ------------------------------------------------------------------ documents
DOC_CLEAN = {"decree": ("НП {no}", "НП {no}", "НП № {no}", "НП №{no}", "нп {no}", "НП ном. {no}", "НП {no} от {date}", "НП № {no}/{date} г.", "глоба НП {no}",
        "глоба по НП {no}", "глоба по НП № {no} от {date} г.", "наказателно постановление {no}", "наказателно постановление № {no}", "нак. постановление {no}",
        "наказ. постан. № {no}", "накзателно постановление {no}", "наказателно постановлене {no}", "наказателно постановление с номер {no}",
        "наказателното постановление № {no}", "постановление № {no}", "постановление {no} за глоба", "глоба, постановление {no}",
        "глобата по наказателно постановление {no}", "НП № {no}, издадено на {date}", "НП N {no}", "Вид документ: НП, номер: {no}", "глоба / НП / {no}",
        "наложена глоба с НП № {no}", "глуба НП {no}", "по НП {no}, получено на ръка", "има НП {no}", "НП {no} на кмета", "ЗАНН, НП № {no}"),
    "ticket": ("фиш {series} {no}", "фиш {series} {no}", "фиш {series}{no}", "фиш сер. {series} № {no}", "фиш серия {series} № {no}",
        "фиш серия {series} номер {no}", "Фиш №{series}{no}", "фиш {series} № {no} от {date}", "фиш {series} {no}/{date}", "глоба фиш {series} {no}",
        "глоба по фиш серия {series} № {no}", "глоба, фиш {series}{no}", "фиша {series} {no}", "фишът е серия {series}, номер {no}", "за фиш {series} {no}",
        "по фиш {series} №{no}", "фиш за глоба {series} {no}", "фиш с номер {series} {no}", "фиш, серия {series}, № {no}", "фиш {series}-{no}",
        "документ: фиш, серия: {series}, номер: {no}", "глоба по фиш, сер. {series}, ном. {no}, {date}", "глуба фиш {series} {no}", "има фиш {series} {no}",
        "фиш ном {series} {no}", "платен фиш {series} {no}", "фиш с/я {series} № {no}", "FISH {series} {no}"),
    "notice": ("уведомление {no}", "уведомление {no}", "уведомление № {no}", "увед. {no}", "увед. № {no}", "уведомление номер {no}",
        "уведомление {no} от {date}", "уведомление за паркиране {no}", "уведомление за неправилно паркиране № {no}", "уведомление за глоба № {no}",
        "глоба паркиране, уведомление {no}", "неправилно паркиране увед.{no}", "уведомлението е № {no}", "по уведомление {no}",
        "глоба по уведомление № {no} / {date} г.", "уведумление {no}", "уведомление от чистачката {no}", "оставено уведомление № {no}", "уведом. N {no}",
        "док. уведомление, № {no}", "уведомление (паркиране) {no}", "уведомителна бележка {no}", "уведомление {no} залепено на стъклото")}
DOC_SHORT = {"decree": ("НП {no}/{year}", "НП № {no}/{year} г.", "НП № {no} от {date}", "наказателно постановление {no}/{year}", "НП №{no}/{date}",
        "НП {no} от {year} г.", "глоба по НП {no}/{year}", "наказателно постановление № {no} от {date} г.", "НП номер {no} от {year} година",
        "нак. пост. {no}/{year} г.", "НП №{no} за {year} г.", "постановление {no}/{year}"),
    "ticket": ("фиш {no}/{year}", "фиш № {no} от {date}", "глоба фиш {no}/{year}", "фиш номер {no} от {year} г.", "фиш {no} / {date}",
        "по фиш № {no} от {date} год.", "глоба с фиш №{no}/{year}", "фиша {no}/{year}", "фиш ном. {no} от {year}"),
    "notice": ("уведомление {no}/{year}", "уведомление № {no} от {date}", "увед. {no}/{year} г.", "уведомление за паркиране {no}/{year}",
        "уведомление №{no} от {year} г.", "уведомление {no} / {date} г.")}
DOC_NO_TYPE = "{no}"


def doc_clean(R, d):
    return pick(R, (DOC_SHORT if d["short"] else DOC_CLEAN)[d["type"]]).format(**d)


def doc_noisy(R, d):
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        one, two = pick(R, (("", ""), (" ", " "), (".", "."), ("/", "/"), ("–", "–"), ("-", ""), ("-", " "), ("_", "_"), (" ", ""), ("- ", "- "), ("", "-")))
        no = a + one + b + two + c
        return pick(R, ("НП {0}", "Н.П. {0}", "Н П {0}", "нп№{0}", "нп {0}", "НП-{0}", "Н.П.№ {0}", "НакПост {0}", "н-но постановление {0}",
            "наказ.пост-ние {0}", "глоба нп {0}", "нак. п-ние № {0}", "НП:{0}", "НП(№ {0})", "наказателно п-е {0}", "постановление N{0}", "НП ,,{0}“",
            "НП#{0}", "глоба-НП-№-{0}")).format(no)
    if d["type"] == "ticket":
        no = pick(R, (no, no[:3] + " " + no[3:], no[:4] + "-" + no[4:], no[:2] + " " + no[2:4] + " " + no[4:], no[:3] + "." + no[3:],
            no[:1] + " " + no[1:4] + " " + no[4:]))
        return pick(R, ("фиш {0}-{1}", "фиш:{0} {1}", "фиш/{0}/{1}", "ф-ш {0} {1}", "фиш „{0}“ {1}", "фиш с. {0} н. {1}", "фиш({0}){1}", "фиш {0}№{1}",
            "фиш №{0}-{1}", "фиш {0}, {1}", "фиш_{0}_{1}", "глоба фиш{0}{1}", "фиш сер.{0} N{1}", "фиш {0} ном.№ {1}", "фишче {0} {1}", "фиш сер {0} ном {1}",
            "Ф-Ш сер.„{0}“ №{1}")).format(d["series"], no)
    no = pick(R, (no.lstrip("0"), no[:4] + " " + no[4:], no[:4] + "-" + no[4:], "0" + no, no[:2] + " " + no[2:5] + " " + no[5:], no[:3] + "." + no[3:], no))
    return pick(R, ("увед.{0}", "увед-е {0}", "ув-ние № {0}", "уведомл.№{0}", "уведомление - {0}", "увед N{0}", "уведомление#{0}", "ув. за паркиране {0}",
        "уведомл-е {0}", "уведомление ,,{0}“", "УВЕД: {0}", "ув-е за непр. паркиране {0}", "уведомление\\{0}")).format(no)


_KEYS = {"0": "89", "1": "247", "2": "135", "3": "26", "4": "157", "5": "2468", "6": "359", "7": "148", "8": "5790", "9": "68"}


def slip(R, digits):
    """A finger that misses: the neighbouring key, a digit skipped, pressed twice, two in the wrong order."""
    n, what = len(digits), pick(R, ("wrong", "missing", "doubled", "swapped"))
    k = int(R.random() * (n - 1))
    if what == "swapped":
        if digits[k] != digits[k + 1]:
            return what, digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
        what = "wrong"
    k = 1 + k
    if what == "wrong":
        return what, digits[:k] + pick(R, _KEYS[digits[k]]) + digits[k + 1:]
    return what, digits[:k] + ("" if what == "missing" else digits[k] * 2) + digits[k + 1:]


# ------------------------------------------------------------------ words
_UP = lambda v: v if not v.isascii() else v.lower()                     # noqa: E731
ID_REF = ("{0}",) * 9 + ("задължение {0}", "задължение № {0}", "задължение номер {0}", "зад. {0}", "зад. № {0}", "по задължение {0}", "задължение: {0}",
    "Номер на задължението: {0}", "№ на задължение {0}", "партида {0}", "партида № {0}", "парт. {0}", "по партида {0}", "партиден номер {0}", "пртида {0}",
    "съобщение № {0}", "съобщ. {0}", "съгл. съобщение {0}", "съгласно съобщение № {0}", "№ {0}", "номер {0}", "ном. {0}", "N {0}", "реф. {0}",
    "референция {0}", "код на задължение {0}", "ид. № {0}", "ID {0}", "за {0}", "по {0}", "основание {0}", "дълг {0}", "задлъжение {0}", "задалжение {0}",
    "справка за задължение {0}", "уникален номер {0}", "плащане по {0}", "сума по задължение {0}", "({0})", "„{0}“", "вх. {0}", "общинско задължение {0}",
    "платежен документ {0}", "zadaljenie {0}", "partida {0}", "zad. {0}", "за номер {0} от списъка", Way("{0}", _UP),
    Way("задължение {0}", _UP), Way("{0}", lambda v: v.replace("-", " ")), Way("зад. {0}", lambda v: v.replace("-", "")),
    Way("№ {0}", lambda v: v.replace("-", " - ")), Way("партида {0}", lambda v: v[:2] + " " + v[2:]), Way("{0}", lambda v: v[:8] + " " + v[8:]), )
KIND = {"property_tax": ("ДНИ", "ДНИ", "данък недвижими имоти", "данък недвижим имот", "данък върху недвижимите имоти", "данък недв. имоти", "данък имот",
        "данък имоти", "данък за имота", "данък сгради", "данък сграда", "данъка за жилището", "данък апартамент", "данък къща", "д-к недвижими имоти",
        "данак недвижими имоти", "данък недвижимо имущество", "имотен данък", "данък жилище", "данък нед. имот", "данъка ми за апартамента",
        "Данък недвижимимоти", "дължим ДНИ", "данък върху недв. имущество", "данък в/у недвижимите имоти", "данък недвжими имоти", "danak imot", "DNI"),
    "waste_fee": ("ТБО", "ТБО", "такса битови отпадъци", "такса за битови отпадъци", "такса битови отпадаци", "такса смет", "такса смет", "смет", "за смет",
        "такса смет за имота", "такса боклук", "т-са смет", "такса бит. отпадъци", "такса битов отпадък", "такса ТБО", "данък смет", "боклук",
        "такса за смета", "сметта", "такса сметоизвозване", "сметосъбиране", "такса за сметосъбиране", "такса отпадъци", "такса бит.отп.",
        "тк. битови отпадъци", "такса смет апартамент", "битови отпадъци", "такса за боклука", "taksa smet", "TBO"),
    "vehicle_tax": ("данък МПС", "данък МПС", "данък кола", "данък автомобил", "данък за колата", "данък превозни средства", "данък превозно средство",
        "данък върху превозните средства", "данък лек автомобил", "ДПС", "ДМПС", "пътен данък", "данък МПС-то", "данък л.а.", "данък лека кола", "д-к МПС",
        "данък автомобила", "данъка на колата", "данак МПС", "дан. превозно ср-во", "данък возило", "данък моторно превозно средство", "данък в/у ПС",
        "данък прев. средства", "данък афтомобил", "данъка за автомобила ми", "дължим данък МПС", "danak kola", "danyk MPS"),
    "civil_fee": ("такса гражданско състояние",), "business_fee": ("такса стопански дейности",), "planning_fee": ("такса устройство на територията",),
    "penal_decree": ("глоба",), "fine_ticket": ("глоба",),
    "parking_notice": ("паркиране", "неправилно паркиране", "глоба паркиране", "глоба за паркиране", "глоба за неправилно паркиране", "за паркиране",
        "непр. паркиране", "глоба паркинг", "неправелно паркиране", "паркирал неправилно", "паркиране в нарушение", "глоба от паркиране",
        "за неправилно паркиран", "паркиране на тротоара", "нарушение паркиране", "глоба за парк.")}
_KIND_OF = {text: kind for kind, forms in KIND.items() for text in forms}
YEAR = ("за {0} г.", "за {0} г.", "за {0}", "за {0}", "{0} г.", "{0}г.", "{0}", "{0} год.", "за {0} год.", "за {0} година", "за година {0}", "{0} година",
    "за {0}г", "год. {0}", "година: {0}", "за {0}-та", "за {0} годна", "отн. {0} г.", "дължимо за {0}", "от {0} г.", "период {0}", "за данъчна {0} г.",
    "/{0} г./", "({0})", "01.01.{0} - 31.12.{0}")
CODE = ("{0}", "{0}", "{1}", "код {0}", "код {1}", "код: {0}", "код на плащане {0}", "код за вид плащане {0}", "код за вид плащане: {1}", "вид плащане {0}",
    "вид пл. {0}", "/{0}/", "({0})", "к. {0}", "код {0}.", "КВП {0}", "kod {0}", "с код {1}")
OBLIGOR = ("ЕГН {0}", "ЕГН {0}", "ЕГН: {0}", "ЕГН{0}", "егн {0}", "с ЕГН {0}", "за ЕГН {0}", "{0}", "{0}", "ЗЛ {0}", "ЗЛ: {0}", "задължено лице {0}",
    "задължено лице с ЕГН {0}", "зад. лице {0}", "лице {0}", "Е.Г.Н. {0}", "ЕГН на собственика {0}", "ЕГН-{0}", "ЕГН на длъжника {0}", "ЕГН № {0}", "EGN {0}",
    "за {0}", "ЕГН/ЕИК {0}", "данъчно задължен {0}")
OBLIGOR_FIRM = ("ЕИК {0}", "ЕИК {0}", "ЕИК: {0}", "ЕИК{0}", "Булстат {0}", "БУЛСТАТ {0}", "БУЛСТАТ: {0}", "с ЕИК {0}", "фирма с ЕИК {0}", "ЗЛ ЕИК {0}", "{0}",
    "за {0}", "ЕИК/БУЛСТАТ {0}", "EIK {0}", "зад. лице {0}", "Бул. {0}", "дружество ЕИК {0}")
NEUTRAL = ("плащане на задължения", "задължения към общината", "задължения към Община Пловдив", "общински задължения", "дължими суми", "дължима сума",
    "погасяване на задължения", "плащане към общината", "по сметка на общината", "по сметка", "по задължения", "задължение по справка", "сума по справката",
    "плащам си задължението", "издължаване на суми", "за общината", "плащане по банков път", "сума от сайта на общината", "задълж. към общ.",
    "общинско задължение", "вноска към общината", "местни задължения", "сума към общината", "задалжения към общината", "задлъжения", "плащане дължимо",
    "по съобщение от общината", "плащане по справка за задължения", "както ми казахте по телефона", "задължения", "издължаване", "разплащане с общината",
    "zadaljenia obshtina", "плащане задължения")
JUNK = ("превод", "плащане", "захранване на сметка", "имотна консултация", "наем", "наем май", "заем", "връщане на заем", "възстановяване", "лично", "подарък",
    "за почивката", "-", ".", "по ф-ра", "плащане по фактура", "автоматичен превод", "капаро", "депозит", "по уговорка", "аванс", "прехвърляне", "друго",
    "благодаря", "плащане с телефон", "вноска", "за ремонта", "месечна вноска", "по оферта", "за курса", "превод по сметка", "дарение",
    "прехвърляне между сметки", "смяна на сметка", "за доставката", "plashtane", "prevod", "за билети", "по сметка от ресторант", "за постелки")


def code_text(R, code):
    return pick(R, CODE).format(code, code[:2] + " " + code[2:4] + " " + code[4:])


def plate_text(R, plate):
    x = R.random()
    if x < 0.4:
        plate = lookalike(R, plate) if x < 0.2 else plate.translate({ord(k): v for k, v in _TWINS.items()})
    a, b, c = plate[:2], plate[2:6], plate[6:]
    plate = pick(R, (plate, plate, plate, a + " " + b + " " + c, a + " " + b + c, a + "-" + b + "-" + c, a + b + " " + c))
    return pick(R, ("{0}", "{0}", "{0}", "рег. № {0}", "рег.№{0}", "рег. номер {0}", "с рег. № {0}", "ДКН {0}", "номер {0}", "рег. {0}", "ном. {0}", "({0})",
        "р. № {0}")).format(plate)


def payer_name(R, name):
    words, x = name.split(), R.random()
    if x < 0.6:
        return name.upper() if x < 0.35 else official_latin(name).upper() if x < 0.5 else official_latin(name)
    if len(words) == 3 and words[2] not in FIRM_FORMS and words[0] not in ("Нотариус", "Нотариална", "адв.", "Адвокатско"):
        if x < 0.7:
            return words[0] + " " + words[2]
        if x < 0.76:
            return (words[2] + " " + words[0] + " " + words[1]).upper()
    elif words[-1] in FIRM_FORMS and x < 0.75:
        return '"' + " ".join(words[:-1]) + '" ' + words[-1]
    return name


# ------------------------------------------------------------------ what people add
POLITE = ("благодаря", "Благодаря!", "благодаря предварително", "моля отразете", "Моля, да се отрази", "моля да бъде отразено", "хубав ден", "поздрави",
    "мерси", "моля потвърдете", "лек ден", "с уважение", "моля за отразяване", "Благодаря Ви", "здравейте", "ако има проблем, звъннете", "бл. предв.")
WHY = ("извинете за закъснението", "забавих се, извинете", "плащам, за да няма лихви", "бях в чужбина", "не можах да дойда на гише",
    "онлайн не стана, затова превод", "сайтът не работеше", "нямам карта, затова по банка", "трябва ми за кредита в банката", "както е в справката",
    "плащам от телефона", "от семейната сметка", "нужно ми е за нотариуса", "чакам потвърждение", "колежката на гишето каза така", "пенсията дойде сега",
    "преди продажба", "трябва ми бележка", "да не ме търсят от ЧСИ", "съгласно указанията на сайта", "платено онлайн")
WHY_OF = {"property_tax": ("за жилището", "ап. {n}", "бл. {n} вх. Б ап. {m}", "апартаментът до гарата", "за къщата", "ет. {e}, ап. {n}", "наследствен имот",
        "Тракия бл. {n}, ап. {m}", "ПИ 56784.5{m:02d}.{n}", "вх. А ет. {e}", "ап.{n}, живеем там", "за дома"),
    "waste_fee": ("за жилището", "ап. {n}", "бл. {n} вх. В ап. {m}", "за къщата", "ет. {e}, ап. {n}", "за апартамента", "живея сама там", "вх. Г",
        "кофите са пред блока", "Тракия, бл. {n}", "ет. {e} ап. {n}"),
    "vehicle_tax": ("за колата", "старата кола", "ще я продавам", "за годишния преглед", "преди техн. преглед", "колата е моя", "дизел"),
    "parking_notice": ("спрях за малко", "оставих за 5 мин.", "намерих го на стъклото", "признавам", "няма да се повтаря", "нямаше място", "извинявам се"),
    "doc": ("признава се", "няма да се повтаря", "плаща се глобата", "получено по пощата", "платено по банков път", "копие пазя", "не се обжалва")}
HEADS = {"plain": ("плащане", "плащане на", "за", "плащам", "превод за", "сума за", "платено", "пл.", "плащане:"),
    "parent": ("Здравейте, плащам", "плащам", "Добър ден, превеждам за", "изплащам", "от семейството:", "плащаме", "вкъщи:", "Здравейте,"),
    "counter": ("ВНАСЯ ЗА", "ВНОСКА", "ОСН:", "ОСНОВАНИЕ", "ПЛАЩА", "ПО НАРЕЖДАНЕ НА КЛИЕНТА", "В БРОЙ", "ВН.Б."),
    "accountant": ("Плащане по", "Плащане на", "Превод:", "Разплащане", "Осн.:", "пл. на", "Съгл. заповед за плащане:", "Банково пл."),
    "lawyer": ("Доброволно плащане на", "Погасяване на", "В изпълнение на", "Съгласно ДОПК, плащане на", "На осн. чл. 162 ДОПК:", "По пълномощие:")}
LABEL = {"obligor": ("ЕГН/ЕИК: ", "Задължено лице: ", "ЗЛ: ", "Идентификатор: "), "kind": ("Вид: ", "Вид задължение: ", "Основание: "),
    "year": ("Година: ", "За година: ", "Период: "), "ref": ("Номер: ", "Задължение: ", "Документ: ", "Основание за плащане: "),
    "code": ("Код: ", "Вид плащане: ", "Код за вид плащане: "), "plate": ("Рег. №: ",), "name": ("Име: ",), "neutral": ("Основание: ", "Детайли: ")}
PAGE = ("Получател: Община Пловдив", "Начало > Услуги > Плащане", "Към дата: 02.04.2026", "Справка за задължения", "Статус: неплатено", "Банка BIC TESTBGSF",
    "[Плати]", "Общ. Пловдив", "Основание за плащане (задължително поле)", "Сума за плащане в евро", "стр. 1 от 2", "Справка от сайта")
ORDERS = (("kind", "year", "ref", "plate", "code", "neutral", "name", "obligor"), ("obligor", "kind", "year", "ref", "code", "plate", "neutral", "name"),
    ("code", "kind", "year", "ref", "plate", "name", "neutral", "obligor"), ("neutral", "name", "ref", "kind", "plate", "year", "obligor", "code"),
    ("ref", "plate", "obligor", "kind", "year", "code", "name", "neutral"), ("name", "obligor", "neutral", "ref", "kind", "year", "code", "plate"),
    ("plate", "kind", "ref", "year", "obligor", "neutral", "code", "name"), ("year", "kind", "obligor", "ref", "plate", "code", "name", "neutral"))


def number_beside(R, hand):
    """A number that is no evidence, and says what it is."""
    n = lambda a, b: a + int(R.random() * (b - a + 1))                  # noqa: E731
    phone = pick(R, ("087{0} {1:03d} {2:03d}", "087{0}{1:03d}{2:03d}", "+359 87{0} {1:03d}{2:03d}", "087{0}/{1:03d} {2:03d}"))
    phone = phone.format(n(0, 9), n(0, 99), n(100, 999))
    day = "%02d.0%d.2026" % (n(1, 28), n(2, 3))
    forms = ["тел. " + phone, "тел за връзка " + phone, "GSM " + phone, "моб. " + phone, "говорих с Вас на %d.04" % n(1, 9), "разговор от %s" % day]
    if hand == "accountant":
        forms = ["вътр. № %d" % n(100, 9999), "ф-ра %010d" % n(1000, 99999), "РКО %d/%s" % (n(1, 400), day), "осч. %d" % n(1000, 9999),
            "пл. нареждане %d" % n(1, 999), "с/ка 454-%d" % n(1, 9), "наш реф. ПН-%d" % n(1000, 9999), "счет. тел. 032/%d" % n(600000, 699999)]
    elif hand == "lawyer":
        forms = ["преписка %d/%s" % (n(10, 999), day), "пълномощно от %s г." % day, "Ваше писмо изх. № 94-%d/%s" % (n(10, 999), day), "дело %d" % n(10, 999)]
    elif hand == "counter":
        forms = ["КАСА %d" % n(1, 9), "КАСИЕР %d" % n(100, 999), "ВН.БЕЛ. %d" % n(1000, 9999), "ГИШЕ %d" % n(1, 6), "тел. " + phone, "Л.К. ПРОВЕРЕНА"]
    return pick(R, forms)


_OWN = ("за ", "по ", "плащ", "платен", "има ", "с ", "оставено", "наложена")       # wordings that bear no head


def _cyr(text):
    return any("а" <= ch <= "я" for ch in text.lower())


def _glue(R, words, seps):
    out = words[0]
    for w in words[1:]:
        sep = pick(R, seps)
        if sep.strip() not in ("", ",", ";", "|") and out[-1:].isdigit() and w[:1].isdigit():
            sep = ", "
        out = out.rstrip(".,;: ") + sep + w if sep[0] in ".,;" else out + sep + w
    return out


def compose(R, parts):
    latin = not _cyr("".join(v for k, v in parts.items() if k not in ("name", "plate")))
    latin = latin and (R.random() < 0.85 if any(k in parts for k in ("kind", "neutral", "junk")) or len(parts.get("ref", "")) > 19 else R.random() < 0.25)
    say = (lambda t: transliterate(R, t)) if latin else (lambda t: t)
    if not any(parts.values()):
        return pick(R, ("", "", "плащане", "плащане по банков път", "задължение към общината", "Моля, отразете", "плащам си задължението", "онлайн плащане"))
    if "junk" in parts:
        words = [parts[k] for k in ("junk", "obligor") if k in parts]
        if R.random() < 0.3:
            words.append(say(number_beside(R, pick(R, ("plain", "accountant", "plain")))))
        if R.random() < 0.3:
            words.reverse()
        return " ".join(words)
    hand = pick(R, ("phone", "phone", "phone", "plain", "plain", "parent", "counter", "accountant", "form", "form", "lawyer", "teller"))
    order = list(pick(R, ORDERS))
    if hand == "phone" and R.random() < 0.3:
        order.sort(key=lambda k: R.random())
    keys = [k for k in order if parts.get(k)]
    kind = _KIND_OF.get(parts.get("kind", ""))
    ref = parts.get("ref", "").lower()
    doc = any(w in ref for w in ("нп", "пост", "фиш", "увед"))
    if hand == "form":
        words = []
        for k in keys:
            bare = not parts[k][:3].isalpha() and ":" not in parts[k] and parts[k][0].isalnum()
            label = R.random() < (0.75 if bare or k in ("kind", "neutral") else 0.15)
            words.append((say(pick(R, LABEL[k])) if label and ":" not in parts[k] else "") + parts[k])
        seps = pick(R, (("; ",), (", ",), (" | ",), ("\t",), ("\n",), ("; ", ", "), (". ",)))
        text = _glue(R, words, seps)
        if R.random() < 0.3 and len(text) < 90:
            more = say(pick(R, PAGE))
            text = more + seps[0] + text if R.random() < 0.5 else text + seps[0] + more
        return text
    seps = {"phone": (" ",), "plain": (" ", " ", ", "), "parent": (" ", ", "), "counter": (" ", ", ", "; "), "accountant": (", ", "; ", " / ", " "),
        "lawyer": (", ", ", ", "; "), "teller": (" ", ", ", " - ")}[hand]
    text = _glue(R, [parts[k] for k in keys], seps)
    if hand in HEADS and R.random() < 0.55 and keys[0] not in ("year", "name", "code", "neutral") and not parts[keys[0]].lower().startswith(_OWN):
        text = say(pick(R, HEADS[hand])) + " " + text
    more = []
    if hand in ("parent", "teller", "plain") and R.random() < (0.3 if hand == "plain" else 0.7):
        more.append(pick(R, WHY_OF[kind] if kind in WHY_OF and R.random() < 0.7 else WHY_OF["doc"] if doc and R.random() < 0.6 else WHY))
    if "plate" in parts and len(parts) == 1 and R.random() < 0.4:
        more.append(pick(R, ("глоба", "плащам си глобата", "глоба от общината")))
    if hand != "phone" and R.random() < 0.28 or hand == "phone" and R.random() < 0.06:
        more.append(number_beside(R, hand))
    if hand in ("parent", "teller", "plain", "phone") and R.random() < 0.25:
        more.append(pick(R, POLITE))
    for m in more:
        m = say(m.format(n=1 + int(R.random() * 80), m=1 + int(R.random() * 60), e=1 + int(R.random() * 16)))
        if len(text) + len(m) < 118 and R.random() < 0.12 and m[:1].isalpha():
            text = m + (", " if m[-1:] not in "!.," else " ") + text
        elif len(text) + len(m) < 118:
            text += pick(R, (" ", ", ", ". ", " ", " - ")) + m
    return text.upper() if hand == "counter" and not _mixed(text) else text


def _mixed(text):
    """A word of letters of both scripts: its shapes hold in capitals only."""
    return any(_cyr(w) and any("a" <= ch <= "z" for ch in w.lower()) for w in text.split())


def _end(text, keep):
    """Where the evidence ends."""
    at = [k for k, ch in enumerate(text) if ch.isalnum()]
    flat, end = "".join(text[k].lower() for k in at), 0
    for v in keep:
        v = "".join(ch for ch in v.lower() if ch.isalnum())
        if v:
            end = max(end, at[flat.index(v) + len(v) - 1] + 1)
    return end


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.13 or channel == "pos" and x < 0.3:
        text = text.upper()
    elif x < 0.3 and not _mixed(text):
        text = text.lower()
    elif x < 0.5:
        text = text[:1].upper() + text[1:]
    if channel != "c84":
        text = text.replace("\n", " ")
        text = text if channel == "csv" else text.replace("\t", " ")
    end = _end(text, keep)
    limit = pick(R, (35, 50, 70, 100)) if R.random() < 0.3 else 126 if channel == "c84" else 138
    if len(text) > limit >= end:
        cut = text[:limit].rstrip()
        k = max(cut.rfind(ch) for ch in " \n\t")
        text = cut[:k] if len(cut) - k < 5 and k >= end else cut            # no stump that would look like a series
    y = R.random()
    room = len(text) < 95
    if y < 0.05 and room and channel != "pos":
        text += pick(R, (" / мобилно банкиране", " //онлайн", " Mobile", " (интернет банкиране)", " ПН ЕЛ.БАНКИРАНЕ"))
    elif y < 0.08 and room and channel != "pos":
        text = pick(R, ("Осн.: ", "Основание: ", "ПЛАЩАНЕ ", "Нар. превод: ")) + text
    elif y < 0.13:
        text = text.replace(", ", "," if not any(ch.isdigit() for ch in text) else " , ")
    elif y < 0.17:
        text = text.replace(" ", "  ", 1)
    elif y < 0.19 and channel in ("c84", "csv"):
        text = text.replace(" ", "\u00a0") if y < 0.18 else text + " \U0001f642"
    elif y < 0.23 and not text.endswith((".", "!")):
        text += pick(R, (".", "!", "..", ";"))
    if channel == "m31":
        text = text.encode("cp1251", "ignore").decode("cp1251")
    return text
