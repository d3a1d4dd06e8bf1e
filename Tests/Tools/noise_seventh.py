"""A seventh set of habits, for accuracy.py --templates: families, foreigners, notaries, leasing firms, desk clerks, bank apps, and
numbers that mean something else (invoices, contracts, telephones, sums, dates) beside those that matter.

Written before the program was changed for it, and without a look at the words of the first six. Every text is one that a careful
clerk reads in five seconds as the truth has it.
"""
import re
import unicodedata

from templates_given import *  # noqa: F401,F403 - streets, proportions
from templates_given import _TWINS, official_latin, pick

NAME = "seventh"

# ------------------------------------------------------------------ people
FIRST_M = ("Валентин Венцислав Веселин Деян Динко Желязко Кольо Лъчезар Методи Митко Наско Орлин Панайот Радослав Симеон "
           "Спас Тихомир Цветан Чавдар Юлиян Яким Исмаил Хасан Али Ервин").split()
FIRST_F = ("Анелия Антоанета Бистра Валентина Велислава Гергана Дора Елисавета Зорница Ивелина Камелия Лидия Магдалена Нели "
           "Павлина Райна Снежана Таня Фани Хриси Цонка Юлияна Ася Емине Зейнеп").split()
LAST = ("Атанасов Бакалов Велев Гочев Динев Железов Златанов Ичев Калчев Лазаров Минчев Начев Орешков Панов Русев Славчев Терзиев "
        "Узунов Фердинандов Халачев Цветков Чакъров Шишков Юсуфов Ялъмов Делчев Бояджиев Сарафов Кехайов Гугов").split()
FOREIGN = ("Giorgos Papadakis", "Mehmet Yilmaz", "Ion Ionescu", "Oksana Shevchenko", "Klaus Richter", "Sarah O'Neill", "Dmitry Volkov",
           "Anna Kowalska", "Luca Bianchi", "Van der Berg Jan")
FIRMS = ("Агро Юг", "Ви Ес Логистик", "Глобал Фрут", "Зора 90", "Инвест Пропърти", "Кар Шеър", "Лизинг Експрес", "МБ Транспорт",
         "Ню Лайн", "Оптима Такси", "Плод и Зеленчук", "Строй Комерс", "Тера Вин", "Евро Ауто")
FIRM_FORMS = ("ООД", "ЕООД", "АД", "ЕТ", "ДЗЗД", "ЕАД")
NOTARIES = ("Нотариус Рег. № 0123 Ива Танева", "АД СЪДРУЖИЕ ДИНЕВ И ПАНОВ", "Нотариална кантора Русева", "ЧСИ Начев рег. 812")
EMPLOYERS = ("Кар Лийз България ЕАД", "ОТП Флийт ЕООД", "Тир Експрес ООД", "Градски такси АД", "Синя Кола Рент ЕООД")

MT_FOLD = (None, 65, 65)
MT_OPERATION = ("Незабавен превод", "ПОЛУЧЕН ПРЕВОД BLINK", "Кредит SEPA CT", "Вътр.превод", "Incoming transfer", "Вноска на каса")
CODE_IN_TEXT = 0.4


class Way(str):
    """A pattern whose values are written another way first."""

    def __new__(cls, pattern, *ways):
        self = str.__new__(cls, pattern)
        self.ways = ways
        return self

    def format(self, *values, **named):
        for way in self.ways:
            values = tuple(way(str(v)) for v in values)
            named = {k: way(v) if k == "no" else v for k, v in named.items()}
        return str.format(self, *values, **named)


def _blank(v):
    return v.replace("-", " ")


def _solid(v):
    return v.replace("-", "")


# ------------------------------------------------------------------ references
ID_REF = (
    "{0}", "задължение № {0}", "по задължение {0}", "за {0}", "ref {0}", "REF:{0}", "основание {0}", "{0} - плащане", "№{0}",
    "задължение с номер {0}", "obligation {0}", "zadaljenie {0}", "zad. No {0}", "парт. № {0}", "данъчно съобщение {0}", "съобщение №{0}",
    "dan.saobshtenie {0}", "Плащане по документ {0}", "уникален код {0}", "код {0}", "Zahlung {0}", "odeme {0}", "plata {0}", "оплата {0}",
    "референция:{0}", "({0})", "[{0}]", "\"{0}\"", "ид. {0}", "id {0}", "ID: {0}", "id-{0}", "З-ние {0}", "АУЗД {0}", "по АУЗД № {0}",
    "задълж-е {0}", "платежен документ {0}", "вноска по {0}", "partida No {0}", "бележка {0}", "kod na zadaljenie {0}",
    Way("{0}", str.lower), Way("партида {0}", str.lower), Way("{0}", _solid), Way("№ {0}", _blank), Way("задължение {0}", _solid, str.lower),
    Way("{0}", lambda v: v[:2] + " " + v[2:]), Way("{0}", lambda v: v.replace("-", "–")), Way("{0}", lambda v: v.replace("-", "_")),
    Way("{0}", lambda v: v.replace("-", "/")), Way("зад. {0}", lambda v: v[:5] + v[5:8] + " " + v[8:11] + " " + v[11:]),
    Way("{0}", lambda v: v.replace("-", ".")), Way("{0}", lambda v: v[:2] + "-" + v[2:]), Way("{0}", lambda v: v.replace("-", "- ")),
)
DOC_CLEAN = {
    "decree": (
        "НП {no}", "НП №{no}", "НП No{no}", "нп {no}", "наказателно постановление №{no}", "Нак. постановление {no}", "Наказ. пост. № {no}",
        "нак.пост.{no}", "Н.П.№ {no}", "Н. П. {no}", "постановление {no}", "наказателно постановление номер {no}", "пост. № {no}",
        "глоба НП{no}", "глоба по НП {no}/{date}", "глоба по наказателно постановление {no} от {date}г.", "НП {no} от {date}", "NP {no}",
        "NP No {no}", "N.P. {no}", "nakazatelno postanovlenie {no}", "nak. post. No {no}", "penal decree {no}", "penalty decree No. {no}",
        "Strafbescheid {no}", "ceza kararnamesi {no}", "постановление о штрафе {no}", "НП:{no}", "НП-{no}", "НП{no}/{date}", "#{no} НП",
        "{no} (НП)", "наказ. постановление {no} / {date}", "имуществена санкция НП {no}", "адм. нарушение, НП № {no}",
        "Погасяване на глоба по влязло в сила наказателно постановление № {no}", "наказателно постановление с № {no}", "penal decision {no}",
    ),
    "ticket": (
        "фиш {series}{no}", "фиш {series} {no}", "фиш сер.{series} №{no}", "фиш серия {series} номер {no}", "Фиш № {series}{no}",
        "фиш №{series} {no}", "Ф-Ш {series} {no}", "ел.фиш {series} {no}", "ел. фиш № {series}{no}", "електронен фиш серия {series} № {no}",
        "ЕФ {series} {no}", "ЕФ серия {series} №{no}", "е-фиш {series}{no}", "efish {series} {no}", "el.fish ser {series} No {no}",
        "fish {series} {no}", "fish seria {series} No {no}", "глоба фиш {series}-{no}", "глоба по фиш серия {series} № {no} / {date}",
        "КАТ фиш {series} {no}", "фиш КАТ серия {series} {no}", "traffic ticket {series} {no}", "e-ticket {series}{no}",
        "ticket series {series} no {no}", "speeding ticket {series} {no}", "Strafzettel {series} {no}", "ceza fisi {series} {no}",
        "штраф, фиш серия {series} № {no}", "фиш с №{series}{no}", "фиша {series} {no}", "фиш:{series}/{no}", "фиш за скорост {series} {no}",
        "електр. фиш {series}{no}", "глоба ЕФ {series}{no} от {date}", "електронния фиш {series} {no}", "fiche {series} {no}",
    ),
    "notice": (
        "уведомление {no}", "уведомление номер {no}", "увед. {no}", "увед.№ {no}", "Ув. № {no}", "уведомл. {no}", "известие {no}",
        "уведомление за паркиране {no}", "уведомление № {no} неправилно паркиране", "глоба за паркиране, уведомление {no}",
        "глоба паркиране увед. №{no}", "uvedomlenie {no}", "uvedomlenie No {no} parkirane", "uved.{no}", "notice {no}", "parking notice {no}",
        "parking fine notice no. {no}", "notification {no}", "Parkticket, Mitteilung {no}", "уведомление - {no}", "УВЕДОМЛЕНИЕ={no}",
        "увед. паркинг {no}", "съгласно уведомление {no}", "уведомлението с номер {no}", "парк. уведомление {no}", "уведомление №{no}/{date}",
        "увед.{no} спиране", "уведомителен лист {no}",
    ),
}
DOC_SHORT = {
    "decree": (
        "НП {no}/{year}", "НП {no} / {year}", "НП {no} от {year}", "НП № {no} от {year} г.", "НП №{no}/{year}г.", "нп {no}-{year}",
        "НП {no} ({year})", "НП {no} от {date}", "НП № {no}/{date}", "наказателно постановление №{no}/{year}", "нак. пост. {no}/{year} год.",
        "наказателно постановление {no} издадено {year}", "NP {no}/{year}", "penal decree {no}/{year}", "постановление {no}/{year}",
        "НП №{no} изд. на {date}", "глоба по НП {no}/{date} г.", "НП {year}/{no}", "НП {no} за {year}",
    ),
    "ticket": (
        "фиш {no}/{year}", "фиш № {no} / {year}", "фиш {no} от {year}", "фиш №{no} от {date} г.", "глоба фиш {no}-{year}", "фиш {no} ({year})",
        "fish {no}/{year}", "ticket {no}/{year}", "ел. фиш {no}/{year}", "ЕФ {no}/{year}", "фиш номер {no} от {year} година",
        "фиш №{no}/{date}", "глоба по фиш № {no} издаден {date}",
    ),
    "notice": (
        "уведомление {no}/{year}", "увед. {no}/{year}", "уведомление № {no} от {year} г.", "уведомление №{no}/{date}", "notice {no}/{year}",
        "увед. №{no} от {date}", "uvedomlenie {no}/{year}", "уведомление {no} ({year})", "уведомление {no} от {year} год.",
    ),
}


def _day(R, d):
    """The date of a document as people write it."""
    day, month, year = d["date"].split(".")
    months = ("януари февруари март април май юни юли август септември октомври ноември декември").split()
    return pick(R, (d["date"],) * 5 + (
        day + "." + month + "." + year[2:], day + "/" + month + "/" + year, day + "-" + month + "-" + year, year + "-" + month + "-" + day,
        str(int(day)) + "." + str(int(month)) + "." + year, day + " " + months[int(month) - 1] + " " + year,
        day + ". " + month + ". " + year, day + month + year))


def doc_clean(R, d):
    return pick(R, (DOC_SHORT if d["short"] else DOC_CLEAN)[d["type"]]).format(**dict(d, date=_day(R, d)))


def doc_noisy(R, d):
    no = d["no"]
    date = _day(R, d)
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, (a + b + c, a + " " + b + " " + c, a + "/" + b + "/" + c, a + "–" + b + "–" + c, a + "-" + b + " " + c, a + "_" + b + "_" + c,
                      a + "." + b + "." + c, a + "- " + b + "- " + c, a + " -" + b + " -" + c, a + "-" + b + c, a + b + "-" + c,
                      a + "-" + b + "-" + (c.lstrip("0") or c), a + "--" + b + "--" + c, a + "," + b + "," + c, "20" + a + "-" + b + "-" + c,
                      a + "-" + b + "-" + c[:3] + " " + c[3:], "№" + a + "-№" + b + "-№" + c))
        return pick(R, ("НП N{0}", "нак. п-ние {0}", "НП номер: {0}", "Н.П {0} от {1}", "НП (№ {0})", "nak.postanovlenie {0}", "НП N° {0}",
                        "глоба НП#{0}", "пост.{0}", "НП нр. {0}", "наказателно п-е № {0}", "НП Nr.{0}", "НП No: {0}", "наказ.постан. {0}",
                        "наказателно\u00a0постановление\u00a0{0}", "нак постановление n {0}", "НП № {0} от дата {1}")).format(no, date)
    if d["type"] == "ticket":
        series = d["series"]
        no = pick(R, (no, no[:3] + " " + no[3:], no[:1] + " " + no[1:4] + " " + no[4:], no[:4] + "." + no[4:], no[:3] + "-" + no[3:], "0" + no,
                      no.lstrip("0") or no))
        return pick(R, ("фиш {0} - {1}", "фиш {0}№{1}", "фиш серия:{0} номер:{1}", "фиш с-я {0} N {1}", "фиш сер {0} no {1}", "ФИШ \"{0}\" {1}",
                        "фиш „{0}“ № {1}", "ел.ф. {0} {1}", "e.fish {0}{1}", "фиш, сер. {0}, № {1}", "№ {0}{1} фиш", "{0} {1} фиш",
                        "фиш {0} Nr {1}", "фиш {0}/{1} от {2}", "фиш - серия {0} - {1}", "серия {0} №{1} (фиш)", "fish {0} N:{1}",
                        "фиш сер.\"{0}\" №{1}/{2}")).format(series, no, date)
    no = pick(R, (no.lstrip("0") or no, no[:2] + " " + no[2:], no[:4] + " " + no[4:], no[:2] + "-" + no[2:5] + "-" + no[5:], "0" + no, no[:4] + "." + no[4:],
                  no[:3] + " " + no[3:6] + " " + no[6:], no))
    return pick(R, ("увед N{0}", "увед-ие {0}", "увед.:{0}", "уведомление N° {0}", "Уведомл.№{0}", "ув-ние {0}", "уведомление с N {0}",
                    "uvedoml. {0}", "уведомление Nr {0}", "№{0} уведомление", "{0} - уведомление", "уведомление (№ {0}) от {1}",
                    "увед. паркиране № {0}", "уведомление/{0}")).format(no, date)


def slip(R, digits):
    """A neighbour on the keys, one left out, one twice, two swapped; anywhere."""
    n = len(digits)
    k = int(R.random() * n)
    what = int(R.random() * 4)
    if what == 1 and n > 2:
        return "missing", digits[:k] + digits[k + 1:]
    if what == 2:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    if what == 3 and k + 1 < n and digits[k] != digits[k + 1]:
        return "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    near = {"0": "19", "1": "247", "2": "135", "3": "246", "4": "157", "5": "246", "6": "359", "7": "48", "8": "579", "9": "068"}
    return "wrong", digits[:k] + pick(R, near[digits[k]]) + digits[k + 1:]


# ------------------------------------------------------------------ other parts
KIND = {
    "property_tax": (
        "данък сграда", "данък сгради", "д-к сгради", "данък имот", "данък имоти", "данък недвижимо имущество", "данък жилище",
        "данък апартамент", "данък къща", "данък недв. имоти", "ДНИ", "данък НИ", "д-к недвижими имоти", "danak imot", "danak sgradi",
        "danyk sgrada", "property tax", "real estate tax", "house tax", "Grundsteuer", "emlak vergisi", "impozit cladire",
        "налог на недвижимость", "данък в/у недвижимите имоти", "данъка на апартамента", "данък върху недвижим имот", "dan. nedv. imoti",
        "данък за имота", "данък за жилището",
    ),
    "waste_fee": (
        "такса смет", "смет", "такса боклук", "боклук", "т-са смет", "такса битови отпадъци", "ТБО", "т.б.о.", "такса бит. отпадъци",
        "битови отп.", "сметосъбиране", "сметоизвозване", "такса сметоизвозване", "taksa smet", "taxa smet", "smet", "taksa bitovi otpadaci",
        "waste fee", "garbage tax", "household waste fee", "garbage collection fee", "Müllgebühr", "çöp vergisi", "taxa gunoi",
        "за боклука", "плащане за смет", "такса за битови отпадъци", "за мусор", "такса отпадъци",
    ),
    "vehicle_tax": (
        "данък кола", "данък автомобил", "данък МПС", "д-к МПС", "данък за колата", "данък лек автомобил", "данък превозно средство",
        "данък върху ПС", "ДПС", "ДМПС", "данък авто", "данък мотор", "данък мотоциклет", "данък камион", "danak kola", "danyk MPS",
        "danak avtomobil", "vehicle tax", "car tax", "road tax car", "Kfz-Steuer", "KFZ Steuer", "arac vergisi", "impozit auto",
        "транспортный налог", "налог на автомобиль", "данък на колата", "данък лека кола", "дан. прев. средства", "данък за МПС",
        "motor vehicle tax",
    ),
    "civil_fee": ("такса ГРАО", "такса гражданско състояние", "такса за услуга ГРАО", "taksa GRAO"),
    "business_fee": ("такса стопански дейности", "такса стоп. дейности"),
    "planning_fee": ("такса устройство на територията", "такса устр. територия"),
    "penal_decree": ("глоба", "глоби", "санкция", "globa", "fine"), "fine_ticket": ("глоба", "глоба КАТ", "globa", "fine"),
    "parking_notice": ("паркиране", "неправилно паркиране", "глоба паркиране", "глоба за паркиране", "паркинг глоба", "parking fine",
                       "globa parkirane", "nepravilno parkirane", "parking", "Falschparken", "глоба паркинг", "за паркиране",
                       "нарушение паркиране", "park cezasi"),
}
YEAR = (
    "за {0} г.", "за {0}г.", "{0} г.", "{0}г", "{0}", "за {0}", "за {0} година", "{0} год.", "год. {0}", "за год. {0}", "година {0}", "{0}-та година",
    "{0}г. цялата", "за цялата {0}", "01.01.{0}-31.12.{0}", "01.01.{0} - 31.12.{0}", "year {0}", "for {0}", "za {0}", "{0} god.", "za god. {0}",
    "Jahr {0}", "yili {0}", "anul {0}", "за {0} год", "данъчна {0} г.", "дължимо за {0} г.", "период {0}", "период: {0}г.", "({0})", "-{0}г.",
    "{0}.", "за г. {0}", "от {0} г.", "за данъчна година {0}", "FY {0}", Way("за {0} г.", lambda y: y[2:]), Way("{0}г.", lambda y: "'" + y[2:]),
    Way("за {0} год.", lambda y: y[2:]), "за 01-12.{0}", "01/{0}-12/{0}", "м.01-12.{0}",
)
CODE = ("{0}", "код {0}", "{1}", "код {1}", "код за вид плащане {0}", "вид плащане: {0}", "КВП {0}", "код плащане {0}", "kod {0}", "code {0}", "вид пл. {1}",
        "ВП {0}", "к-д {0}", "код:{0}", "код № {0}", "kod na plashtane {1}", "{0}/", "вид плащане {1}", "payment code {0}")
OBLIGOR = (
    "ЕГН {0}", "ЕГН:{0}", "ЕГН-{0}", "ЕГН№{0}", "ЕГН № {0}", "егн {0}", "EGN {0}", "EGN:{0}", "egn{0}", "с ЕГН {0}", "ЗЛ {0}", "зад.лице {0}",
    "задължено лице ЕГН {0}", "задължено лице: {0}", "за {0}", "на {0}", "за сина ми ЕГН {0}", "за майка ми {0}", "от името на {0}", "{0}",
    "за сметка на ЕГН {0}", "ID {0}", "PIN {0}", "personal No {0}", "Е.Г.Н. {0}", "ЕГН/{0}", "ЕГН({0})", "платец ЕГН {0}", "собственик {0}",
    "данъкоплатец {0}", "дан. субект {0}", "за лице с ЕГН {0}", "наследник ЕГН {0}", "за баща ми ЕГН {0}", "za EGN {0}", "kimlik {0}",
    "CNP {0}", Way("ЕГН {0}", lambda v: v[:6] + " " + v[6:]), Way("ЕГН {0}", lambda v: v[:2] + " " + v[2:4] + " " + v[4:6] + " " + v[6:]),
    Way("ЕГН {0}", lambda v: v[:6] + "-" + v[6:]),
)
OBLIGOR_FIRM = (
    "ЕИК {0}", "ЕИК:{0}", "ЕИК№{0}", "БУЛСТАТ {0}", "Булстат:{0}", "EIK {0}", "EIK:{0}", "BULSTAT {0}", "Ид.№ {0}", "ИН {0}", "за фирма {0}",
    "фирма с ЕИК {0}", "BG{0}", "ДДС № BG{0}", "VAT BG{0}", "ин по ддс BG{0}", "ЗЛ {0}", "{0}", "клиент ЕИК {0}", "ЕИК/{0}", "за ЕИК {0}", "UIC {0}",
    Way("ЕИК {0}", lambda v: v[:3] + " " + v[3:6] + " " + v[6:]), "Е.И.К. {0}", "лизингополучател ЕИК {0}", "булст. {0}",
)
NEUTRAL = (
    "плащане към община", "община Пловдив", "задължения", "дължима сума", "дължими суми към общината", "публични вземания", "погасяване на задължение",
    "плащане на задължения по справка", "суми по покана", "плащане по ЗМДТ", "zadaljenia", "zadyljenia kym obshtinata", "obshtina", "municipality payment",
    "payment to municipality", "debt payment", "вноска задължения", "доплащане", "стари задължения", "всички дължими суми",
    "общинско задължение", "окончателно плащане", "изчистване на задължения", "borc odeme", "долг", "дълг към общината", "plashtane obshtina",
)
JUNK = (
    "наем м.05", "наем", "заплата", "възнаграждение", "по фактура 0000012345", "ф-ра 1000004521/12.04.2026", "договор 234/2024", "по договор № Д-118/2023",
    "дарение", "за училище", "такса участие в търг", "гаранция за участие", "депозит", "ф. 000123", "invoice 2026/118", "inv 77120", "превод на средства",
    "transfer", "zahranvane", "захранване", "връщане на заем", "от мама", "за тока", "подарък", "за сватбата", "абонамент", "вх. № 94-П-512", "test",
    "погрешен превод", "изп.д. 20248120400345", "молба 26УСП-1443", "по протокол 12/2026", "аванс", "остатък", ".", "плащане", "PAYMENT", "няма", "виж прил.",
    "По споразумение", "разплащане", "за жената", "0888123456",
)


def code_text(R, code):
    return pick(R, CODE).format(code, code[:2] + " " + code[2:4] + " " + code[4:])


def plate_text(R, plate):
    latin = plate.translate({ord(k): v for k, v in _TWINS.items()})
    a, b, c = plate[:2], plate[2:6], plate[6:]
    form = pick(R, (plate, latin, latin.lower(), plate.lower(), a + " " + b + " " + c, a + b + " " + c, a + "-" + b + "-" + c, a + " " + b + c,
                    latin[:2] + " " + latin[2:6] + " " + latin[6:], a + "." + b + "." + c, lookalike(R, plate), a + latin[2:]))
    return pick(R, ("{0}", "{0}", "{0}", "рег.№ {0}", "рег. № {0}", "рег.номер {0}", "рег {0}", "ДК№ {0}", "ДК № {0}", "кола {0}", "автомобил {0}",
                    "л.а. {0}", "МПС {0}", "с рег. № {0}", "reg. {0}", "reg.no {0}", "car {0}", "plate {0}", "Kennz. {0}", "plaka {0}", "№ {0}", "за {0}",
                    "а/м {0}", "нoмер {0}", "per. № {0}", "лек авт. {0}", "рег.№: {0}", "({0})")).format(form)


# ------------------------------------------------------------------ alphabets
_HOME = {
    "ж": ("j", "zh", "j", "z"), "ч": ("ch", "4", "ch"), "ш": ("sh", "6", "sh"), "щ": ("sht", "6t", "sht", "st"), "ъ": ("a", "u", "y", "a"),
    "я": ("ia", "q", "ya", "ja"), "ю": ("iu", "yu", "u", "ju"), "ц": ("c", "ts", "c"), "й": ("i", "j", "y"), "х": ("h", "h", "x"),
    "в": ("v", "v", "w"), "ь": ("i", "", "y"), "к": ("k",), "ф": ("f", "f", "ph"), "у": ("u", "u", "y"),
}


def transliterate(R, text):
    if R.random() < 0.3:
        return official_latin(text)
    chosen = {k: pick(R, v) for k, v in _HOME.items()}
    out = []
    for word in re.split(r"(\s+)", text):
        low = word.lower()
        if len(re.sub(r"[^а-я]", "", low)) < 4:        # short ones and capitals as in the law: series, abbreviations
            out.append(official_latin(word))
            continue
        for ch in word:
            c = ch.lower()
            new = chosen.get(c)
            if new is None:
                out.append(official_latin(ch))
            else:
                out.append(new.upper() if ch != c and word.isupper() else new.capitalize() if ch != c else new)
    return "".join(out)


def lookalike(R, text):
    share = pick(R, (0.3, 0.6, 1.0))
    back = {v: k for k, v in _TWINS.items()}
    table = dict(_TWINS, **back) if R.random() < 0.3 else _TWINS
    return "".join(table[ch] if ch in table and R.random() < share else ch for ch in text)


_NEIGHBOUR = dict(zip("абвгдежзиклмнопрстуфхцчшя", "вгжвфрвжшлкнмипеавикцхшчй"))


def _typo(R, word):
    """One slip of the fingers inside a long word."""
    k = 2 + int(R.random() * (len(word) - 4))
    x = R.random()
    if x < 0.3:
        return word[:k] + word[k + 1] + word[k] + word[k + 2:]
    if x < 0.6:
        return word[:k] + word[k + 1:]
    if x < 0.8:
        return word[:k] + word[k] + word[k:]
    new = _NEIGHBOUR.get(word[k].lower(), word[k])
    return word[:k] + (new.upper() if word[k].isupper() else new) + word[k + 1:]


# ------------------------------------------------------------------ the whole text
BESIDE = (
    "тел. 0888 123 456", "GSM 0899123456", "+359 887 55 44 33", "ф-ра 0000012345", "по ф-ра № 1000238/12.04.2026", "дог. 118/2024", "договор лизинг L-20931",
    "вх. № 4512/03.03.2026", "изх.№ 26-00-118", "кл.№ 55120934", "аб. № 1002934", "ref 20260514001277", "сума 45,60 EUR", "= 89.19 лв.", "45.60EUR",
    "курс 1.95583", "към 14.05.2026", "дата 12.05.2026", "на 12/05/26", "10:22 ч.", "благодаря", "мерси", "thank you", "Иван Петров", "от Мария", "платено",
    "моля потвърдете", "по банков път", "карта ****1234", "авт. код 120934", "офис 0312", "каса 4", "гише 2", "спешно", "окончателно", "пълно плащане",
    "gr. Plovdiv", "гр. Пловдив", "община Пловдив", "obsht. Plovdiv", "obs. Plovdiv", "ул. Гладстон 12, ет. 3, ап. 8", "№ на операция 88123094", "сметка 12-000",
    "внс. 14", "за моя сметка", "за чужда сметка", "плащам", "UETR 5512", "SHA", "OUR", "(18/2026)", "поръчка 5512", "нареждане 12",
)
FRONT = (
    "Плащане: ", "Основание: ", "ОСН: ", "/ROC/ ", "REMI: ", "EREF: NOTPROVIDED REMI: ", "Получен превод: ", "Sent from Revolut ", "Моб. плащане - ", "BLINK P2B ",
    "Внос на каса: ", "Вносител Иван Петров, ", "Нар. по каса; ", "Превод от ДСК Директ: ", "Инф.: ", "Details: ", "/TXT/", "Плащане на ", "Платено: ", "Ustrd: ",
    "КРЕДИТЕН ПРЕВОД: ", "В полза на общ. Пловдив - ", "ePay: ", "от Revolut: ", "1) ",
)
BOILER = (
    " Преводът е нареден чрез електронно банкиране и е обработен автоматично от системата на банката",
    " Payment sent by mobile banking application, this is an automatically generated message",
    " наредено през интернет банкиране без подпис на хартия съгласно общите условия на банката",
    " /ORDP/ /BENM/ SHA EUR 0,00 charges borne by sender according to tariff",
)
JOINTS = (" ", " ", " ", " ", ", ", ", ", "; ", " - ", " / ", ". ", " | ", "  ", " // ", ",", " – ", " + ", "; ")


def compose(R, parts):
    blocks = [parts[k] for k in ("obligor", "code", "neutral", "kind", "ref", "plate", "name", "junk") if parts.get(k) and k != "kind"]
    if parts.get("kind") and parts.get("year"):
        year = parts["year"]
        kind = parts["kind"] + pick(R, (" ", " ", " ", ", ", " - ")) + year if R.random() < 0.75 else year + " " + parts["kind"]
        blocks.append(kind)
    elif parts.get("kind") or parts.get("year"):
        blocks.append(parts.get("kind") or parts["year"])
    if R.random() < 0.6:
        R.shuffle(blocks)
    if "junk" not in parts and R.random() < 0.3:
        blocks.insert(int(R.random() * (len(blocks) + 1)), pick(R, BESIDE))
    joint = pick(R, JOINTS)
    text = blocks[0] if blocks else pick(R, NEUTRAL)
    for block in blocks[1:]:
        glued = joint == "," and (text[-1].isdigit() and block[0].isdigit())
        text += (", " if glued else joint) + block
    return text


def _broken(text, width):
    """A blank where the bank's line ends, but never inside a number of less than six digits."""
    lines = []
    while len(text) > width:
        k = width
        run = re.compile(r"\d+")
        for m in run.finditer(text):
            if m.start() < k < m.end() and m.end() - m.start() < 6:
                k = m.start()
        if k == 0:
            return " ".join(lines + [text])
        lines.append(text[:k])
        text = text[k:]
    return " ".join(lines + [text])


def finish(R, text, channel, keep):
    if R.random() < 0.07:
        words = [m for m in re.finditer(r"[А-Яа-я]{8,}", text)]
        if words:
            m = pick(R, words)
            text = text[:m.start()] + _typo(R, m.group()) + text[m.end():]
    x = R.random()
    if x < 0.18:
        text = text.upper()
    elif x < 0.30:
        text = text.lower()
    x = R.random()
    if x < 0.15 and len(text) < 110:
        text = pick(R, FRONT) + text
    elif x < 0.27:
        room = next((width for width in (35, 70, 140) if len(text) < width), None)
        text = (text + pick(R, BOILER))[:room] if room else text
    elif x < 0.34:
        text = _broken(text, pick(R, (35, 70)))
    elif x < 0.38:
        text = text.replace(" ", "")[:0] + re.sub(r"(?<=[А-Яа-яA-Za-z.,;:]) (?=№)", "", text)
    elif x < 0.42:
        text = re.sub(r"[№„“\"#&'|–]", "?", text)
    elif x < 0.45:
        text = re.sub(r"[№„“\"#&'|;]", " ", text)
    elif x < 0.48:
        text = text.replace("№", "N")
    elif x < 0.51:
        text = "*" + text + "*"
    if channel != "c84":
        text = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch)) \
            if not re.search("[йЙ]", text) else text.translate(_PLAIN)
    return text.translate(_PLAIN) if channel == "m31" else text


_PLAIN = str.maketrans({"ü": "u", "ç": "c", "ö": "o", "°": "°", "Ü": "U", "Ç": "C", "Ö": "O"})


def payer_name(R, name):
    x = R.random()
    if x < 0.35:
        return name.upper()
    if x < 0.6:
        return official_latin(name).upper()
    if x < 0.75:
        words = name.split()
        return " ".join(words[-1:] + words[:-1])
    return name
