"""A fifteenth set of habits: a whole municipality's year of payers.

A third are people at applications and counters, a third firms (fleets, leasing, house managers, shops, builders, accountants with many
clients), a third people abroad (English, German, Turkish, Greek, Romanian beside Bulgarian in Latin letters, their banks' field labels)
and people in a hurry: letters swapped, missing, doubled; blanks missing or too many; a word twice; a word in the other keyboard layout;
commas for points; O for 0 among look-alikes. Phones, flats, invoices and others' references stand beside what counts.
"""
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from templates_given import *  # noqa: E402,F401,F403 - the proportions of the classes
from templates_given import official_latin  # noqa: E402

NAME = "fifteenth"
CLASSES = dict(CLASSES, amount_ambiguous=26, amount_none=16, doc_repaired_alone=22, mismatch_open=16, plate_ambiguous=14,  # noqa: F405
               name_amount=22, nothing=24, unknown_named=18, kind_ambiguous=9, lookalike=28, doc_format_noise=56, transliterated=36)

# ------------------------------------------------------------------ people and firms
FIRST_M = "Антим Боян Вълко Гено Деян Евлоги Жельо Здравко Ивайло Камен Лъчезар Момчил Найден Орлин Пенчо Рашко Симо Тихомир Харалампи Цоньо Юлиян".split()
FIRST_F = "Албена Биляна Веска Гергана Дафина Евдокия Жечка Зорница Искра Костадинка Лозана Магда Невена Павлина Рада Севда Тинка Фани Цанка Щилянка".split()
LAST = ("Арабаджиев Бакърджиев Вакрилов Гюзлев Делиев Еков Жълтев Зидаров Йовков Калайджиев Лютов Мерджанов Недков Опълченов Пеливанов Ракиев Сарафов "
        "Терзиев Узунколев Фенерков Халачев Църов Чешмеджиев Шивачев Щъркелов Юзев Яръмов").split()
FOREIGN = ("Oliver Whitcombley", "Sabine Krahlbeck", "Dieter Vosskemper", "Emre Yilmazsoylu", "Ayla Kocabayli", "Stavros Melissarotis", "Eleni Karydotou",
    "Radu Brusturescu",
    "Ioana Pietroselu", "Megan Thorleyham", "Lars Ekholt", "Tomasz Wierzbolak")
FIRMS = ("Автопарк Хемус", "Лизинг Меридиан", "Домоуправител Тракия", "Вход Б Мениджмънт", "Магазини Лале", "Строй Колос", "Сметко Счетоводство",
    "Баланс и Партньори", "Рентакар Филибе", "Паркет Лукс", "Данъчен Компас", "Такси Маяк", "Фишек Спорт", "Имот Гарант", "Сграда Сервиз", "Тир Спедишън",
    "Глобал Плод", "Уведоми Медия")
FIRM_FORMS = ("ООД", "ЕООД", "АД", "ЕТ", "ЕАД", "КД")
STREETS = ("ул. Трепетлика", "ул. Пчеларска", "бул. Копривщица", "ул. Рогошко шосе", "ул. Люляк", "ул. Възкресение", "бул. Пещерско шосе", "ул. Кичево",
    "ул. Синчец", "ул. Перущица", "бул. Дунав", "ул. Царевец", "ул. Младежка", "ул. Богомилска", "ул. Въстаническа", "ул. Солунска", "ул. Мали Богдан")
NOTARIES = ("Нотариална кантора Печат и Ключ", "Адвокатско дружество Темида Юг клиентска с/ка", "ЧСИ рег. № 9917 особена сметка",
    "Счетоводна къща Сметко ЕООД", "Баланс и Партньори ООД - клиентски плащания", "Notariat Am Markt Treuhandkonto")
EMPLOYERS = ("Лизинг Меридиан ЕАД", "Автопарк Хемус ООД", "Домоуправител Тракия ЕООД", "Строй Колос АД", "Тир Спедишън ООД", "Rhein Logistik GmbH",
    "Ege Nakliyat Ltd")

# ------------------------------------------------------------------ banks' habits
MT_FOLD = (None, 65, 65, 60)
MT_OPERATION = ("Постъпил превод", "Входящ SEPA превод", "Незабавно плащане BLINK", "INCOMING CREDIT TRANSFER", "Касова вноска гише",
    "Превод от клиент на банката", "SCT IN", "Плащане през мобилна банка", "Групово нареждане")
CODE_IN_TEXT = 0.4
PREFIX_BG = ("Основание: ", "осн.", "О-е: ", "Пояснения: ", "Текст: ", "ДЕТАЙЛИ ", "Плащане през приложение: ", "каса 2 / ", "Масово плащане ред {n}: ",
    "(моб.) ", "Допълнителна информация: ", "Бележка: ", "изх. № {r} / ", "Нареждане {r}: ")
SUFFIX_BG = (" //БЛИНК", " вн.реф {r}", " (моб. банка)", " /гише {n}/", " канал WEB", " пакет {r}", " нар. {r}", " банков реф. {r}", " *")
PREFIX_LAT = ("SVWZ+", "KREF+NONREF SVWZ+", "EREF+NOTPROVIDED SVWZ+", "Verwendungszweck: ", "Buchungstext: ", "Aciklama: ", "Odeme aciklamasi: ",
    "Aitiologia: ", "Sxolia: ", "Detalii plata: ", "Explicatii: ", "Payment details: ", "Remittance Information: ", "Message to payee: ", "/RMT/", "REMI/",
    "Note: ", "RFB ", "Osnovanie: ", "opis na prevoda: ")
SUFFIX_LAT = (" /ACC/TXN{r}", " Sent by app", " ref. bank {r}", " SALDO N/A", " OUR REF {r}", " dekont {r}", " nr. op. {n}", " E2E NOTPROVIDED",
    " Auftrag {r}", " CHGS SHA", "")

# ------------------------------------------------------------------ slips of the hurried
_CYR = re.compile("[А-Яа-я]")
_PHONETIC = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", "abwgdevzijklmnoprstufhc`[]yx\\q"))
_BDS = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", "d/lhoegprxu.;kfm,ijwbn['tycazs"))
_COMMON = ("данък", "плащане", "такса", "година", "общината", "задължение", "благодаря", "номер", "моля")

def _typo(R, w):
    k = 1 + int(R.random() * (len(w) - 2))
    x = R.random()
    if x < 0.4 and w[k] != w[k + 1]:
        return w[:k] + w[k + 1] + w[k] + w[k + 2:]
    if x < 0.8:
        return w[:k] + w[k + 1:]
    return w[:k] + w[k] + w[k:]

def _layout(R, w):
    if w.lower() in _COMMON and R.random() < 0.4:
        return "".join(_BDS.get(ch, ch) for ch in w.lower())
    out = "".join(_PHONETIC.get(ch, _PHONETIC.get(ch.lower(), ch).upper()) for ch in w)
    return out

def _one_word(R, text, what, pattern):
    """Change one of the words of that pattern; never what stands in braces."""
    found = [m for m in re.finditer(pattern, text) if text[:m.start()].count("{") == text[:m.start()].count("}")]
    if not found:
        return text
    m = found[int(R.random() * len(found))]
    return text[:m.start()] + what(R, m.group()) + text[m.end():]

def _split(R, w):
    k = 3 + int(R.random() * (len(w) - 5))
    return w[:k] + " " + w[k:]

def hurried(R, text, often=0.32):
    """A wording (with its braces) as a hurried hand writes it. Letters only: no digit is touched."""
    x = R.random() / often
    if x >= 1:
        return text
    if x < 0.34:
        text = _one_word(R, text, _typo, "[A-Za-zА-Яа-я]{6,}")
        return _one_word(R, text, _typo, "[A-Za-zА-Яа-я]{7,}") if R.random() < 0.2 else text
    if x < 0.52:                                            # no blank before a number, or behind it
        return re.sub(r"(?<=[A-Za-zА-Яа-я№.:]) (?=\{)|(?<=\}) (?=(?:от|г|год)\b)", "", text)
    if x < 0.66:
        return _one_word(R, text, lambda R, w: "", r"(?<=[A-Za-zА-Яа-я]{3}) (?=[A-Za-zА-Яа-я]{3})")
    if x < 0.74:
        return _one_word(R, text, _split, "[A-Za-zА-Яа-я]{8,}")
    if x < 0.82:
        return _one_word(R, text, lambda R, w: w + " " + w, r"(?<![\w.])[A-Za-zА-Яа-я]{2,8}(?![\w.])")
    if x < 0.92:
        return _one_word(R, text, _layout, "[А-Яа-я]{4,}")
    return re.sub(r"\.(?= |$)", ",", text)

class Reference:
    """An obligation's id, in one of its spellings: all nine digits stay, only case and what stands between changes."""

    def __init__(self, R, form):
        x = R.random()
        self.form, self.way, self.low = hurried(R, form), ("-" if x < 0.6 else " " if x < 0.7 else "" if x < 0.8 else " - " if x < 0.87 else
                                                           "/" if x < 0.92 else "–" if x < 0.96 else "."), R.random() < 0.12
        self.blank = R.random() < 0.08

    def format(self, v):
        head, _, digits = v.partition("-")
        if self.blank and len(digits) == 9:
            digits = digits[:3] + " " + digits[3:6] + " " + digits[6:]
        v = head + self.way + digits
        return self.form.format(v.lower() if self.low and not _CYR.search(v) else v)

def pick(R, seq):
    if seq == ("ЛНЧ {0}", "LNC{0}"):
        seq = OBLIGOR_LNC
    v = seq[int(R.random() * len(seq))]
    if seq is ID_REF:
        return Reference(R, v)
    if any(seq is s for s in SLOPPY):
        return hurried(R, v)
    return v

# ------------------------------------------------------------------ obligations by id
ID_REF = ("{0}", "{0}", "{0}", "{0}", "зад. {0}", "задължение {0}", "задължение № {0}", "по задължение {0} от приложението", "плащам {0}", "сума за {0}",
    "ид. {0}", "идент. зад. {0}", "партида {0}", "парт.№ {0}", "съобщение {0}", "по съобщение {0}", "по бележката {0}", "№ {0}", "No {0}", "N {0}",
    "Ref: {0}", "реф. {0}", "ИД на дълг: {0}", "{0} моля отнесете", "да се отнесе към {0}", "за клиент - зад. {0}", "справка {0}", "заплащане на {0}",
    "погасяване зад. {0}", "задълж. {0}", "Задължение:{0}", "obligation {0}", "payment of {0}", "debt no. {0}", "invoice of municipality {0}",
    "Forderung {0}", "Zahlung zu {0}", "Kassenzeichen {0}", "borc {0}", "borc no: {0}", "ofeili {0}", "arithmos ofeilis {0}", "obligatie {0}",
    "plata pt. {0}", "zadalzhenie {0}", "zad. nomer {0}", "po saobshtenie {0}", "plashtam {0}", "partida {0}", "({0})", "[{0}]", "{0},", "#{0}", "н-р {0}")

# ------------------------------------------------------------------ documents
_DECREE = ("НП {no}", "НП № {no}", "НП{no}", "НП №{no}/{date}", "НПот {date} № {no}", "НП от {date} №{no}", "наказателно постановление {no}",
    "Наказателно постановление № {no} от {date}", "глоба НП {no}", "глоба по НП № {no}", "глоба по наказателно постановление {no}",
    "наказ. постановление № {no}", "наказ. пост. {no} от {date}", "постановление за глоба {no}", "за НП с номер {no}", "пост. № {no}", "НП/{no}", "НП-{no}",
    "НП: {no}", "НП {no} на общината", "санкция по НП {no}", "служебна кола НП {no}", "н.п. {no}", "шофьор - НП {no}", "NP {no}", "NP No {no}",
    "penal decree {no}", "penal decree (NP) {no} dated {date}", "Strafbescheid NP {no}", "Bussgeldbescheid NP Nr. {no}", "ceza kararnamesi NP {no}",
    "prostimo NP {no}", "amenda NP nr. {no}", "nakazatelno postanovlenie {no}", "nakaz. postanovlenie No {no}", "fine, decree {no}",
    "globa po NP {no} ot {date}")
_TICKET = ("фиш {series} {no}", "фиш {series}{no}", "фиш№{series}{no}", "фиш № {series} {no}", "фиш серия {series} № {no}", "фиш сер. {series} номер {no}",
    "глоба фиш {series}{no}", "глоба по фиш {series} {no} от {date}", "Фиш: серия {series}, номер {no}", "фиш{series}{no}от {date}", "фиш с № {series}{no}",
    "фиш {series}-{no}", "за фиш {series} №{no}", "фиша серия {series} {no}", "фиш (серия {series}) {no}", "фиш за глоба {series}{no}",
    "служебен бус, фиш {series}{no}", "fish {series}{no}", "fish seria {series} No {no}", "fish No {series} {no}", "fine ticket (fish) {series}{no}",
    "Strafzettel fish {series} {no}", "Strafzettel Serie {series} Nr. {no}", "ceza fisi {series}{no}", "ceza fis seri {series} no {no}",
    "prostimo fish {series}{no}", "amenda, fisa seria {series} nr. {no}", "globa fish {series} {no} ot {date}", "ticket series {series} number {no}",
    "fi[ {series} {no}")
_NOTICE = ("уведомление {no}", "уведомление № {no}", "уведомление№{no}", "увед. {no}", "уведомление за паркиране {no}",
    "уведомление за неправилно паркиране № {no}", "паркиране - уведомление {no}", "уведомление с номер {no}", "по уведомление {no} от {date}",
    "известено с уведомление № {no}", "увед. за паркиране № {no}", "Уведомление: {no}", "плащане по уведомление {no}",
    "бележка на стъклото, уведомление {no}", "uvedomlenie {no}", "uvedomlenie No {no}", "parking notice {no}", "parking notice (uvedomlenie) {no}",
    "Parkhinweis uvedomlenie {no}", "Mitteilung Falschparken Nr. {no}", "park bildirimi {no}", "eidopoiisi parking {no}", "instiintare parcare {no}",
    "uvedomlenie parkirane {no}", "notice no. {no} of {date}")
DOC_CLEAN = {"decree": _DECREE, "ticket": _TICKET, "notice": _NOTICE}
DOC_SHORT = {
    "decree": ("НП {no}/{year}", "НП № {no}/{year} г.", "НП №{no} от {date}", "наказателно постановление {no} от {date}", "глоба НП {no}/{year}",
        "НПот {date} №{no}", "НП {no} ({year} г.)", "постановление № {no} / {date}", "глоба по НП номер {no} от {year} г.", "NP {no}/{year}",
        "penal decree NP {no} of {date}", "Strafbescheid NP {no} vom {date}", "NP nr. {no} din {date}", "NP no {no} - {year}", "globa po NP {no} ot {date}"),
    "ticket": ("фиш {no}/{year}", "фиш №{no}/{year} г.", "фиш № {no} от {date}", "глоба фиш {no} от {date}", "фиш номер {no}, издаден {date}",
        "фиш {no} от {year} г.", "фиш№{no}/{date}", "fish {no}/{year}", "fish No {no} ot {date}", "fine ticket fish {no} of {date}",
        "Strafzettel fish {no} vom {date}", "ceza fisi {no}/{year}", "amenda fisa {no} din {date}"),
    "notice": ("уведомление {no}/{year}", "уведомление № {no} от {date}", "увед. {no}/{year} г.", "уведомление за паркиране {no} от {date}",
        "паркиране уведомление №{no}/{year}", "uvedomlenie {no}/{year}", "parking notice {no} of {date}", "Mitteilung Falschparken {no} vom {date}",
        "uvedomlenie No {no} ot {date}", "instiintare parcare {no} din {date}"),
}
class _NoType(str):
    """A number whose type is left out; the way of writing follows from its last digit."""

    def format(self, **d):
        return ("{no}", "№ {no}", "ном. {no}", "No {no}", "док. {no}")[ord(d["no"][-1]) % 5].format(**d)

DOC_NO_TYPE = _NoType("{no}")

def _date(R, date):
    d, m, y = date.split(".")
    x = R.random()
    if x < 0.5:
        return date
    return pick(R, ("%s/%s/%s", "%s-%s-%s", "%s,%s,%s", "%s. %s. %s")) % (d, m, y) if x < 0.75 else "%s-%s-%s" % (y, m, d) if x < 0.8 else \
        "%d.%d.%s" % (int(d), int(m), y[2:]) if x < 0.9 else "%d.%d.%sг." % (int(d), int(m), y)

def doc_clean(R, d):
    form = hurried(R, pick(R, (DOC_SHORT if d["short"] else DOC_CLEAN)[d["type"]]))
    return form.format(**dict(d, date=_date(R, d["date"])))

def doc_noisy(R, d):
    """The right number, written otherwise: what stands between the digits, zeros in front, number signs, abbreviations."""
    no = d["no"]
    if d["short"]:
        return doc_clean(R, d)
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, ("{0}{1}{2}", "{0} {1} {2}", "{0}/{1}/{2}", "{0},{1},{2}", "{0}–{1}–{2}", "{0} -{1} -{2}", "{0}_{1}_{2}", "{0}-{1}{2}", "{0}{1}-{2}",
            "{0}. {1}. {2}")).format(a, b, c)
        form = pick(R, ("НП{0}", "Н П {0}", "Н.П.№{0}", "нп n {0}", "НП Nr {0}", "НП # {0}", "нак.пост.№{0}", "нак пост {0}", "н-но пост-ние {0}",
            "глоба,НП,{0}", "НП(№{0})", "Np no.{0}", "N.P. {0}", "наказателнопостановление№{0}", "penal decree N.P. #{0}", "Strafbescheid N.P.Nr.{0}",
            "наказателно постан. № {0}"))
    elif d["type"] == "ticket":
        no = pick(R, (no, no[:3] + " " + no[3:], no[:4] + " " + no[4:], no[:2] + " " + no[2:4] + " " + no[4:], no[:3] + "-" + no[3:]))
        no = d["series"] + pick(R, ("", " ", "-", "/", " № ", "№", ". ", ",")) + no
        form = pick(R, ("фиш#{0}", "фиш:{0}", "ФИШ {0}", "фиш,{0}", "Ф И Ш {0}", "фиш сер.{0}", "фиш/сер.{0}", "фиш с-я {0}", "фишсерия {0}", "fish ser.{0}",
            "fish#{0}", "Strafzettel fish Nr.{0}", "фиш( {0} )", "глобафиш {0}", "фиш N:{0}", "ceza fisi:{0}"))
    else:
        no = pick(R, (no.lstrip("0"), no[:2] + " " + no[2:5] + " " + no[5:], no[:4] + " " + no[4:], no[:4] + "-" + no[4:], "0" + no, no[:3] + "." + no[3:]))
        form = pick(R, ("увед.№{0}", "увед-е {0}", "ув-ние N{0}", "уведомл. #{0}", "уведомление:{0}", "УВЕДОМЛЕНИЕ No.{0}", "уведомление,{0}",
            "у-ние за паркиране {0}", "uvedoml. N {0}", "уведом {0}", "parking notice #{0}", "уведомлениеза паркиране{0}", "увед. номер{0}"))
    return form.format(no)

def slip(R, digits):
    """One slip of the finger on the digits: swapped, missing, a neighbour's key, pressed twice."""
    n = len(digits)
    k, x = 1 + int(R.random() * (n - 1)), R.random()
    if x < 0.35 and k + 1 < n and digits[k] != digits[k + 1]:
        return "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    if x < 0.6:
        return "missing", digits[:k] + digits[k + 1:]
    if x < 0.75:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    near = {"0": "19", "1": "24", "2": "135", "3": "26", "4": "157", "5": "2468", "6": "359", "7": "48", "8": "579", "9": "680"}[digits[k]]
    return "wrong", digits[:k] + near[int(R.random() * len(near))] + digits[k + 1:]

_TO_LATIN = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))
_TO_CYRILLIC = {b: a for a, b in _TO_LATIN.items()}

def lookalike(R, text):
    """Capitals of the other script, this way or that; now and then O for a zero that stands among digits."""
    ways = (_TO_LATIN, _TO_LATIN, _TO_CYRILLIC) if _CYR.search(text) else (_TO_CYRILLIC,)
    way = ways[int(R.random() * len(ways))]
    out = [way[ch] if ch in way and R.random() < 0.65 else ch for ch in text]
    if R.random() < 0.4:
        o = "O" if R.random() < 0.5 else "О"
        for k in range(1, len(out)):
            if out[k] == "0" and text[k - 1].isdigit() and R.random() < 0.7:
                out[k] = o
    return "".join(out)

# ------------------------------------------------------------------ kinds, years, codes, obligors, plates
KIND = {
    "property_tax": ("ДНИ", "ДНИ", "данък недвижими имоти", "данък недвижим имот", "данък имот", "данък имоти", "данък сгради", "данък сграда",
        "данък жилище", "данък апартамент", "данък къща", "данък гараж", "данък магазин", "данък върху недв. имоти", "д-к недвижими имоти", "д-к сгради",
        "Д.Н.И.", "имотен данък", "ДНИ офис", "danak imot", "danak nedvizhimi imoti", "DNI", "property tax", "property tax / DNI", "danyk apartament",
        "real estate tax DNI", "Grundsteuer", "Grundsteuer danak imot", "emlak vergisi", "emlak vergisi DNI", "foros akiniton", "foros spitiou DNI",
        "impozit pe cladire", "impozit apartament danak imot", "council property tax, danak sgrada"),
    "waste_fee": ("ТБО", "ТБО", "такса смет", "такса битови отпадъци", "такса битов отпадък", "битови отпадъци", "смет", "такса боклук", "такса за смет",
        "т.б.о.", "такса сметосъбиране", "ТБО магазин", "смет за жилище", "такса смет офис", "т-са битови отпадъци", "т. смет", "taksa smet", "TBO",
        "taksa bitovi otpadatsi", "waste fee", "garbage fee TBO", "household waste fee", "taksa bokluk", "Muellgebuehr", "Muellgebuehr taksa smet",
        "cop vergisi", "cop parasi smet", "teli aporrimmaton", "skoupidia TBO", "taxa de gunoi", "taxa salubritate TBO", "smet apartament"),
    "vehicle_tax": ("данък МПС", "данък МПС", "МПС данък", "данък кола", "данък автомобил", "данък превозни средства", "данък превозно средство",
        "данък върху превозните средства", "д-к МПС", "данък лека кола", "данък мотоциклет", "данък товарен автомобил", "данък за бус", "данък ПС/МПС",
        "данък лек автомобил", "превозни средства - данък", "данък за колата", "danak MPS", "danak kola", "vehicle tax", "vehicle tax MPS", "car tax",
        "road tax danak kola", "danyk avtomobil", "Kfz-Steuer", "Autosteuer danak MPS", "arac vergisi", "araba vergisi MPS", "foros autokinitou",
        "teli kykloforias MPS", "impozit auto", "impozit masina danak kola", "danak prevozno sredstvo"),
    "civil_fee": ("такса ГРАО", "такса гражданско състояние", "taksa GRAO", "civil registry fee"),
    "business_fee": ("такса стопански дейности", "такса за стопанска дейност", "business fee"),
    "planning_fee": ("такса устройство на територията", "такса УТ", "planning fee"),
    "penal_decree": ("глоба", "глоба НП", "globa"),
    "fine_ticket": ("глоба", "глоба фиш", "globa"),
    "parking_notice": ("паркиране", "неправилно паркиране", "глоба паркиране", "глоба за паркиране", "за паркиране", "спрял неправилно, паркиране",
        "паркинг глоба", "parkirane", "globa parkirane", "parking fine", "wrong parking", "Falschparken", "park cezasi", "prostimo parking",
        "amenda parcare", "уведомление паркиране", "паркиране на тротоар"),
}
YEAR = ("{0}", "{0}", "за {0}", "за {0} г.", "{0} г.", "{0}г", "{0}год.", "за {0} година", "за год. {0}", "година {0}", "период {0}", "за {0}-та", "/{0}/",
    "({0})", "-{0}", "год.{0}", "for {0}", "year {0}", "za {0}", "za {0} g.", "fuer {0}", "Jahr {0}", "{0} yili", "yil {0}", "etos {0}", "anul {0}",
    "pe {0}")
CODE = ("{0}", "{0}", "{1}", "код {0}", "к-д {0}", "код: {1}", "вид плащане {0}", "ВП {0}", "код за плащане {0}", "код на плащане {1}", "к.{0}",
    "по код {0}", "kod {0}", "payment code {0}", "Code {0}", "kodikos {0}", "odeme kodu {0}", "cod plata {0}", "Zahlungscode {0}", "BKP {0}", "/{0}/")
OBLIGOR = ("ЕГН {0}", "ЕГН {0}", "ЕГН: {0}", "егн{0}", "за {0}", "ЗЛ {0}", "задълж. лице {0}", "лице с ЕГН {0}", "на ЕГН {0}", "{0}", "EGN {0}", "EGN:{0}",
    "PIN (EGN) {0}", "personal no. {0}", "Personennummer {0}", "kimlik {0}", "CNP/EGN {0}", "AMKA/EGN {0}", "titulyar EGN {0}", "собственик {0}",
    "клиент ЕГН {0}", "г-н/г-жа с ЕГН {0}")
OBLIGOR_FIRM = ("ЕИК {0}", "ЕИК: {0}", "БУЛСТАТ {0}", "Булстат{0}", "ЕИК{0}", "ф-ма {0}", "фирма ЕИК {0}", "клиент ЕИК {0}", "{0}", "EIK {0}",
    "company ID {0}", "BULSTAT {0}", "ЗЛ {0}", "BG{0}", "за фирма {0}", "сч. клиент {0}")
OBLIGOR_LNC = ("ЛНЧ {0}", "ЛНЧ: {0}", "ЛНЧ{0}", "LNC{0}", "LNC {0}", "LNCH {0}", "LNCh: {0}", "чужденец ЛНЧ {0}", "foreigner LNCH {0}",
    "Auslaendernr. LNC {0}", "yabanci no LNC {0}")

def code_text(R, code):
    return hurried(R, pick(R, CODE)).format(code, pick(R, ("%s %s %s", "%s %s %s", "%s.%s.%s", "%s-%s-%s", "%s,%s,%s")) % (code[:2], code[2:4], code[4:]))

def plate_text(R, plate):
    x = R.random()
    a, b, c = plate[:2], plate[2:6], plate[6:]
    if x < 0.45:
        a, c = ("".join(_TO_LATIN[ch] for ch in s) for s in (a, c))
    elif x < 0.55:
        a = "".join(_TO_LATIN[ch] for ch in a)
    text = pick(R, ("%s%s%s", "%s%s%s", "%s %s %s", "%s %s%s", "%s-%s-%s", "%s%s %s", "%s.%s.%s", "%s/%s/%s")) % (a, b, c)
    if R.random() < 0.15 and (x < 0.45 or x >= 0.55):
        text = text.lower()
    return hurried(R, pick(R, ("{0}", "{0}", "рег. № {0}", "рег.№{0}", "кола {0}", "автомобил {0}", "с рег. номер {0}", "ДК № {0}", "бус {0}", "МПС {0}",
        "Kennzeichen {0}", "plaka {0}", "plate {0}", "car reg {0}", "pinakida {0}", "nr. inmatriculare {0}", "kola {0}", "reg. No {0}"))).format(text)

# ------------------------------------------------------------------ words that say nothing
NEUTRAL = ("плащане", "плащане към общината", "задължение към общината", "задължения", "дължима сума", "дължими суми", "вноска към общината",
    "по сметка на община Пловдив", "по сметка", "към местни приходи", "по справка от гише", "по справката от сайта", "за община", "община Пловдив",
    "за общината", "суми за общината", "задължение на клиент", "клиентско плащане", "по нареждане на клиента", "плащане на клиент", "публични задължения",
    "по покана", "по имейл от общината", "по разговор с инспектор", "плащам дълг", "паъмент ту обсхтина", "municipality payment",
    "payment to the municipality", "Zahlung an Gemeinde", "Gemeinde Plovdiv", "belediye odemesi", "belediye borcu", "dimos Plovdiv pliromi",
    "plata catre primarie", "obshtina Plovdiv", "zadalzhenie kam obshtinata", "plashtane kam obshtinata", "dalzhima suma", "outstanding amount",
    "payment obshtina", "задлъжения общ.", "превод за общината", "zadyljenie obshtina")
JUNK = ("превод", "за Мони", "лични средства", "захранване на сметка", "връщам парите", "възстановяване", "капаро", "по договор Л-{n}10", "наем за май",
    "заем", "подарък", "без основание", "-", ".", "x", "н/а", "по фактура {i}", "ремонт покрив", "за общите части", "захранване", "Ueberweisung", "Geschenk",
    "Miete Mai", "kira", "hediye", "doro", "enoikio", "chirie", "cadou", "transfer", "gift", "family support", "test", "sredstva", "prevod",
    "парите за кафето", "за баба", "асансьор юни", "аванс", "покупка", "сметка 12", "вноска", "транш")
EXTRA_BG = ("благодаря", "благодаря предварително", "мерси", "поздрави", "хубав ден", "моля потвърдете", "моля за потвърждение", "спешно",
    "спешно за нотариус", "преди продажба", "за удостоверение", "нужно за сделка", "тел. {t}", "тел.{t}", "моб. {t}", "GSM {t}", "за връзка {t}",
    "вх. Б ап. {n} живущ", "подател ап. {n} ет. 3", "адрес на платеца {s} {n}", "живея на {s} {n}", "офис {s} {n} ет. 2", "писмо до {s} {n}",
    "извинете за закъснението", "бях в чужбина", "системата не работеше", "чрез мобилно приложение", "платено от телефон", "наш № {r}", "наш реф. {r}",
    "по ф-ра {i}", "сч. документ {r}", "проект {r}", "клиент {n}", "кл. № {n}", "папка {n}", "за счетоводството", "осчетоводено", "сч. къща",
    "по молба вх. № 94-{n}", "поискано от гише {n}", "по указание на гише {n}", "изпратете разписка", "квитанция на имейл", "не ме търсете повече",
    "без лоши чувства", "за протокола", "тханкс", "по пощата не идва нищо", "дано стигне", "моля отразете", "отразете в системата", "сметната сума от сайта",
    "разноски SHA", "банковите такси са за моя сметка", "плащам днес", "пратено на {d}", "до {d}", "разпечатка от {d}", "колега Ани ще се обади",
    "с уважение", "от името на клиента", "по пълномощно {n}", "Вашият гражданин", "инкасо", "внесено на гише", "за ТД преписка {n}")
# only beside a reference or a kind, so that nothing is hinted at where it must stay open
EXTRA_FIRM = ("автопарк", "дог. лизинг Л-{r}", "лизингов договор {r}", "обект {n} строеж", "домоуправител вх. А", "акт за собственост следва",
    "етажна собственост", "обект маг. {n}", "за нашия клиент", "счетоводител вписа ф-ра {i}", "по опис {r} ред {n}", "разпределение вх. В", 
    "акт {n} за стр. надзор е отделно", "лизингополучател {n}", "филиал {n}")
EXTRA_LAT = ("blagodarya", "molya potvardete", "pozdravi", "thank you", "thanks", "best regards", "please confirm", "kindly confirm receipt", "urgent",
    "sorry for the delay", "I live abroad", "paid from abroad", "phone {t}", "tel {t}", "mob. +359 {u}", "our ref {r}", "invoice {i}", "customer {n}",
    "flat {n}", "apt {n}, sender", "Danke", "vielen Dank", "mit freundlichen Gruessen", "bitte um Bestaetigung", "dringend", "Tel. +49 {u}", "Rechnung {i}",
    "Kunde {n}", "Kundennr. {r}", "tesekkurler", "saygilar", "acele", "tel +90 {u}", "fatura {i}", "musteri {n}", "daire {n}", "teşekkür ederim",
    "efharisto", "euxaristo poly", "parakalo epivevaiosi", "til. +30 {u}", "timologio {i}", "ευχαριστώ", "pelatis {n}", "multumesc", "cu stima",
    "va rog confirmati", "urgent va rog", "tel +40 {u}", "factura {i}", "client {n}", "mulțumesc", "Grüße", "spedition", "sozlesme {r}", "contract {r}",
    "SHA", "from Germany", "aus Wien", "Istanbul'dan", "apo Thessaloniki", "din Ruse")
SLOPPY = tuple(KIND.values()) + (YEAR, OBLIGOR, OBLIGOR_FIRM, OBLIGOR_LNC, NEUTRAL)

def _fill(R, text):
    """Numbers of others: phones, invoices, references with a letter, a day of this month without its year."""
    if "{" not in text:
        return text
    n = "".join(str(int(R.random() * 10)) for _ in range(8))
    phone = pick(R, ("08%s %s %s", "08%s/%s%s", "08%s%s%s", "08%s-%s-%s")) % ("789"[int(n[0]) % 3] + n[1], n[2:5], n[5:])
    return text.format(t=phone, u="%s %s" % (n[:3], n[3:]),
                       n=2 + int(n[:2]) % 60, i="000000" + n[:4], r=pick(R, ("Q%s-%s", "X%s/%s", "OP%s.%s", "Z%s%s")) % (n[:2], n[2:5]), s=pick(R, STREETS),
                       d="%d.%02d" % (1 + int(n[:2]) % 28, 4 + int(n[3]) % 2))

def transliterate(R, text):
    """Official, the chat way (6 for sh, 4 for ch), or older habits."""
    x = R.random()
    if x < 0.35:
        return official_latin(text)
    pairs = {"ъ": "y" if x < 0.6 else "u", "ж": "j", "ц": "c", "№": pick(R, ("n ", "no ", "# ", "nr. ")), "я": "q" if x < 0.5 else "ia",
        "й": "j" if x < 0.7 else "i", "ю": "iu"}
    if x < 0.6:
        pairs.update({"ш": "6", "ч": "4", "щ": "6t", "в": "w"})
    elif x < 0.75:
        pairs.update({"х": "h", "щ": "st", "ш": "s", "ч": "c"})
    out = []
    for k, ch in enumerate(text):
        low = ch.lower()
        after = text[k + 1:k + 2]
        if low in pairs and not (pairs[low].isdigit() and after.isdigit()) and not (low == "в" and ch != low):
            new = pairs[low]
            out.append(new if ch == low or new.isdigit() else new.capitalize())
        else:
            out.append(official_latin(ch))
    return "".join(out)

OPENERS_BG = ("Здравейте, плащам ", "Добър ден, ", "плащам ", "Моля приемете: ", "превод за ", "пращам пари за ", "уважаеми, ", "прилагам плащане: ",
    "дължимо: ", "искам да платя ", "за ")
OPENERS_LAT = ("Hello, payment: ", "Hallo, Zahlung: ", "Merhaba, odeme: ", "Geia sas, pliromi: ", "Buna ziua, plata: ", "Zdraveyte, plashtam ", "paying ",
    "payment ", "ich zahle: ", "plashtane ", "dobar den, ")

_ORDERS = ("obligor code neutral kind year ref plate name junk", "kind year obligor code ref plate neutral name junk",
    "ref plate kind year neutral name obligor code junk", "code kind year ref plate obligor neutral name junk",
    "neutral ref plate name code kind year obligor junk", "plate kind year ref code neutral name obligor junk",
    "year kind code ref obligor plate neutral name junk")
_LABELS = (
    {"kind": "вид: ", "year": "период: ", "obligor": "лице: ", "code": "", "ref": "документ: ", "plate": "рег.: ", "name": "име: "},
    {"kind": "Вид задължение - ", "year": "год. - ", "obligor": "", "code": "", "ref": "по: ", "plate": "", "name": "платец "},
    {"kind": "за: ", "year": "", "obligor": "ЗЛ: ", "code": "", "ref": "№/док.: ", "plate": "обект: ", "name": "вносител "},
)
_LABELS_LAT = (
    {"kind": "type: ", "year": "period: ", "obligor": "person: ", "code": "", "ref": "document: ", "plate": "car: ", "name": "name: "},
    {"kind": "Art: ", "year": "Zeitraum: ", "obligor": "Person: ", "code": "", "ref": "Beleg: ", "plate": "Kfz: ", "name": "Name: "},
    {"kind": "tur: ", "year": "donem: ", "obligor": "kisi: ", "code": "", "ref": "belge: ", "plate": "", "name": "ad: "},
    {"kind": "vid: ", "year": "god.: ", "obligor": "", "code": "", "ref": "dok.: ", "plate": "", "name": "ime: "},
)

def compose(R, parts):
    p = {k: v for k, v in parts.items() if v}
    latin = not any(_CYR.search(v) for v in p.values())
    if "ref" in p and re.fullmatch(r"MD\S+ MD\S+", p["ref"]):
        p["ref"] = p["ref"].replace(" ", pick(R, (", ", " ", "; ", " / ", " + ", ",")))
    if "name" in p:
        p["name"] = pick(R, ("{0}", "{0}", "от {0}", "вносител {0}", "за {0}", "платец: {0}", "name {0}")).format(p["name"])
        if latin or R.random() < 0.3:
            p["name"] = official_latin(p["name"])
    if "junk" in p:
        p["junk"] = _fill(R, p["junk"])
    names = [k for k in pick(R, _ORDERS).split() if k in p]
    labels = None
    if R.random() < 0.09 and len(names) > 1 and "junk" not in p:
        labels = pick(R, _LABELS_LAT if latin else _LABELS)
    sep = pick(R, (" ",) * 9 + (", ", ", ", "; ", " / ", " - ", ",", " | ")) if labels is None else pick(R, ("; ", ", ", " "))
    text = ""
    if labels is None and "junk" not in p and not {"neutral", "name"} & set(p) and R.random() < 0.1:
        text = hurried(R, pick(R, OPENERS_LAT if latin else OPENERS_BG), 0.2)
    for k, name in enumerate(names):
        word = p[name] if labels is None else labels.get(name, "") + p[name]
        if k:
            close = sep
            if {name, names[k - 1]} == {"kind", "year"} and labels is None:
                close = "" if R.random() < 0.22 and (word[0].isdigit() != text[-1].isdigit()) else " "
            elif close in (",", " ") and text[-1].isdigit() and word[0].isdigit():
                close = ", "
            text += close
        text += word
    more = R.random()
    if more < (0.15 if "junk" in p else 0.48) and len(text) < 95:
        firm = not latin and ("ref" in p or "kind" in p) and R.random() < 0.25
        extra = hurried(R, _fill(R, pick(R, EXTRA_FIRM if firm else EXTRA_LAT if latin or R.random() < 0.12 else EXTRA_BG)), 0.3)
        if more < 0.07 and len(text) < 70 and "junk" not in p:
            extra += ", " + _fill(R, pick(R, EXTRA_LAT if latin else EXTRA_BG))
        if R.random() < 0.25 and "junk" not in p:
            text = extra + pick(R, (", ", ". ", " - ", "; ")) + text if text else extra
        else:
            if R.random() < 0.08 and len(extra) > 8:        # cut by the bank
                extra = extra[:4 + int(R.random() * (len(extra) - 4))].rstrip()
            text = text + pick(R, (" ", ", ", ". ", " - ")) + extra if text else extra
    return text

def payer_name(R, name):
    x = R.random()
    words = name.split()
    if x < 0.3:
        return name.upper()
    if x < 0.55:
        return official_latin(name).upper()
    if x < 0.65:
        return official_latin(name)
    if x < 0.75 and len(words) == 3 and not re.search(r"\d", name):
        return ("%s, %s %s" % (words[2], words[0], words[1])).upper()
    if x < 0.8 and len(words) == 3 and not re.search(r"\d", name):
        return "%s %s. %s" % (words[0], words[1][0], words[2])
    return name

_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ", "a v g d e z i th i k l m n x o p r s s t y f ch ps o a e i i o y o".split()))

def finish(R, text, channel, keep):
    latin = not _CYR.search(text)
    x = R.random()
    if x < 0.13:
        text = text.upper()
    elif x < 0.2 and not re.search("[A-Za-z][А-Яа-я]|[А-Яа-я][A-Za-z]", text):
        text = text.lower()
    elif x < 0.24:
        text = text[:1].upper() + text[1:]
    if R.random() < 0.05:
        k = text.find(" ", int(R.random() * len(text)))
        if k > 0:
            text = text[:k] + "  " + text[k + 1:]
    room = (126 if channel == "c84" else 140) - len(text)
    if channel != "pos" and room > 0:
        y = R.random()
        bank = _fill(R, pick(R, PREFIX_LAT if latin else PREFIX_BG))
        tail = _fill(R, pick(R, SUFFIX_LAT if latin else SUFFIX_BG))
        if y < 0.2 and len(bank) <= room:
            text = bank + text
        if (y < 0.05 or y > 0.87) and len(bank) + len(tail) <= room:
            text += tail
    if channel == "m31":
        out = []
        for ch in text:
            try:
                ch.encode("cp1251")
            except UnicodeEncodeError:
                ch = _GREEK.get(ch.lower()) or "".join(c for c in unicodedata.normalize("NFKD", ch) if ord(c) < 128)
            out.append(ch)
        text = "".join(out)
    return text
