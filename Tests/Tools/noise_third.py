"""A third set of habits of writing, made apart from noise.py and noise_more.py: wrong keyboards, wrong case, no blanks, doubled
letters, mixed scripts, numbers in groups, years of two digits, words about people, dates and telephones beside numbers.

Only what people write differs; what is true stays the generator's. Run with the generator's folder on PYTHONPATH.
"""
from templates_given import *          # noqa: F401,F403
import templates_given as given

NAME = "third habits"
CODE_IN_TEXT = 0.55


class Way:
    """A wording that is made by a function instead of a pattern."""

    def __init__(self, make):
        self.format = make


def two(year):
    return str(year)[-2:]


def two_digit_date(date):
    return date[:6] + date[8:]


DOC_CLEAN = {
    "decree": ("нак.постан. {no}", "НАКАЗАТЕЛНО ПОСТАНОВЛЕНИЕ{no}", "НП{no}от{date}г.", "Нп N {no}", "нП: {no}", "наказат. постановление № {no}",
               "НАК.ПОСТ.№{no}", "постановление (НП) {no}", "Наказателно Постановление с № {no} от дата {date}", "НП   {no}", "H.П. №{no}",
               "глоба, НП {no}", "НП - {no}.", "HП {no}", "Наказателно  постановление. {no}", "по наказателно постановление номер {no} на МВР",
               "НП№ {no}/{date}", "N.P. {no}", "наказтелно постановление {no}", "наказателно постановлениe No{no}", "np.no.{no}",
               Way(lambda **d: "НП %s / %s" % (d["no"], two_digit_date(d["date"]))), Way(lambda **d: "НП %s (%s)" % (d["no"], d["date"])),
               "Н П № {no}", "плащане за НП - № {no} - {date}", "глоба по нак. пост. {no} платена"),
    "ticket": ("фиш {series}.{no}", "Фиш-{series} {no}", "ФИШ №{series} {no}", "фиш сер {series} номер {no}", "Електронен Фиш {series}{no}", "Ел.фиш.{series}{no}",
               "eл. фиш {series} {no}", "фишь {series}{no}", "глоба-фиш {series}{no}", "фиш {series}{no}от{date}г", "ел.  фиш  серия  {series}  №  {no}",
               "елект. фиш {series}{no}", "Eлектронен фиш № {series}{no}", "фиш с номер {series} {no}", "за фиш {series}{no}", "ЕЛ ФИШ {series}{no}",
               "фиш за нарушение {series} {no}", "фишъ {series}{no}", "фииш {series} {no}", "FISH SERIA {series} NOMER {no}", "глоба {series}{no} фиш",
               Way(lambda **d: "фиш %s %s от %s" % (d["series"], d["no"], two_digit_date(d["date"])))),
    "notice": ("увед.No{no}", "УВЕДОМЛЕНИЕ{no}", "уведомление,{no}", "у-ние № {no}", "Уведомление N° {no}", "уведоммление {no}", "увeдомлeниe {no}",
               "уведомление за глоба {no}", "уведомление паркинг № {no}", "Известие/уведомление {no}", "УВЕД {no}", "увед. за непр.паркиране {no}", "уведoмление№{no}",
               "номер на уведомление {no}", "уведомлениe за паркинг {no}", "yведомление {no}", "уведомление с номер {no} от {date}",
               Way(lambda **d: "уведомление %s/%s" % (d["no"], two_digit_date(d["date"])))),
}
DOC_SHORT = {
    "decree": (Way(lambda **d: "НП %s/%s" % (d["no"], two(d["year"]))), Way(lambda **d: "НП № %s/%sг." % (d["no"], two(d["year"]))), "НП{no}/{year}г.",
               "НП {no} / {year}", "НП № {no} от {date}", "нак. пост. №{no}от{date}г", "НП {no}/{date}", "н.п.№ {no} от {year} г.", "НП {no}-{date}",
               Way(lambda **d: "НП %s от %s" % (d["no"], two_digit_date(d["date"]))), "НП-{no}/{year}", "Нп No{no} /{year}"),
    "ticket": (Way(lambda **d: "фиш %s/%s" % (d["no"], two(d["year"]))), "фиш {no} от {date}", "ФИШ{no}/{year}", "фиш N{no} / {year} год", "фиш № {no}-{date}",
               Way(lambda **d: "фиш № %s от %s г." % (d["no"], two_digit_date(d["date"]))), "фишь {no}/{year}"),
    "notice": (Way(lambda **d: "уведомление %s/%s" % (d["no"], two(d["year"]))), "увед.№{no}/{year}", "Уведомление {no} / {date}", "УВЕДОМЛЕНИЕ No{no}/{year}г",
               Way(lambda **d: "увед. %s/%sг." % (d["no"], two(d["year"])))),
}


def spaced(text):
    for k, ch in enumerate(text):
        if ch.isdigit():
            return text[:k] + " " + text[k:]
    return text


ID_REF = (Way(str.lower), Way(lambda v: v.replace("-", " ")), Way(lambda v: v.replace("-", "")), Way(lambda v: v.replace("-", " - ")),
          Way(lambda v: v.replace("-", "–")), Way(lambda v: v.replace("-", "/")), Way(lambda v: v.replace("-", ".")), Way(spaced), "п.№{0}",
          "Задължение с № {0}.", "парт.{0}г.", "задължение-{0}", "ид. {0}", "плащане{0}".replace("е{", "е {"), "по парт. N:{0},", "№: {0}", "{0} {0}",
          "партида:{0}/", "задълж. с номер {0}", "дължимо по {0}", "{0}.", "~{0}", "\\{0}", "*{0}*", "{0}!")
KIND = {
    "property_tax": ("данък   имот", "ДАНЪК НЕДВИЖИМИ ИМОТИ", "Дни", "данък недвижми имоти", "данъкимот", "danyk imot", "данък върху недв. имоти", "данък недвиж.имоти",
                     "данък жилище и гараж", "данак недвижими имоти", "Д.Н.И.", "ДНИ:", "данък нед. имоти", "дан.имоти", "данък жилищен имот", "данък имот апартамент",
                     "dаnъk имоти", "ДДанък имот", "данък върху имота", "danyk nedvivimi imoti", "дан. н. имот", "данък имотт"),
    "waste_fee": ("такса смет ", "ТАКСА СМЕТ", "таксасмет", "такса  битови  отпадъци", "т.смет", "такса отпадъци", "Тбо", "тБО", "битови отпадъци такса", "такса смед",
                  "taksa smet", "такса бит.отп.", "т. б. о.", "T.Б.O.", "ТБО:", "такса битови отпадацси".replace("цс", "ц"), "taksa bitowi otpadyci", "смет такса", "такса сметт",
                  "отпадъци", "такса ТБО", "такса твърди отпадъци", "битови отпад."),
    "vehicle_tax": ("ДАНЪК МПС", "данъкМПС", "данак МПС", "мпс данък", "М.П.С.", "М П С", "данък прев.ср-ва", "данък превозни средсва", "данък авто", "данък автомобили",
                    "данък кола ", "danyk MPS", "danyk prewozni sredstwa", "данък на кола", "данък моторно превозно средство", "дан.МПС", "Мпс", "данък мотор", "данък пр. ср-ва",
                    "данък за МПС", "данък лек авт.", "данък лека кола", "данък върху МПС", "преввозни средства", "МПСданък"),
    "civil_fee": ("гражданско състояние", "такса гражд. състояние", "ГРАЖДАНСКО СЪСТОЯНИЕ", "такса грао", "grao taksa", "гражданско съст."),
    "business_fee": ("такса стоп. дейности", "стопански  дейности", "стопанска дейност такса", "СТОПАНСКИ ДЕЙНОСТИ"),
    "planning_fee": ("такса устройство територия", "устройство на територията ", "такса архитектура", "такса устройствен план"),
    "penal_decree": ("глоба", "ГЛОБА", "глобаа", "плащане на глоба", "globa", "Глоби"), "fine_ticket": ("глоба", "гЛОБА", "globa", "плащам глоба"),
    "parking_notice": ("паркиране", "ПАРКИРАНЕ", "глоба паркиране", "непр.паркиране", "паркинг глоба", "pаркиране", "паркираненеправилно", "глоба зона паркиране", "неправилно  паркиране"),
}
YEAR = ("за {0}г", "за{0}г.", "{0} г", "za {0} g.", "за годината {0}", "ЗА {0}", "год.{0}", "-{0}", "за 01.01.{0}-31.12.{0}",
        Way(lambda y: "за %sг." % two(y)), Way(lambda y: "за %s г." % two(y)), Way(lambda y: "за '%s" % two(y)), "за {0} год", "{0} годишен", "за {0} год. цялата сума")
CODE = ("код {0}.", "КОД:{1}", "вид плащане:{0}", "{0}/", "kod plashtane {0}", "код на пл. {0}", "к-д {1}", "вп {0}", "Код-{1}", "код за плащане {0}")
OBLIGOR = ("ЕГН - {0}", "егн {0}", "Егн:{0}", "ЕГН{0}.", "с егн {0}", "EГН {0}", "за мен ЕГН {0}", "лице: {0}", "зад. лице {0}", "ЕГН:  {0}", "/{0}/",
           "на името на {0}", "наследници на {0}", "Е Г Н {0}", "egn{0}", "за съпруга ми {0}", "за майка ми ЕГН {0}")
OBLIGOR_FIRM = ("ЕИК {0}.", "Еик:{0}", "булстат {0}", "Ф-ма {0}", "дружество {0}", "ЕИК - {0}", "ИН{0}", "eик {0}", "за фирма ЕИК {0}")
NEUTRAL = ("за мен и съпруга ми", "плащане на всичко", "дължимо към общ.", "задължения към общината", "плщане", "пълно плащане", "за сем. Иванови", "първа и втора вноска",
           "данъци", "местни данъци 2026", "за двамата", "за целия период", "дължими данъци и такси", "платено от сина", "zadyljenie", "plashtam vsichko", "2 бр.", "по имейл")
JUNK = ("за рожден ден", "по банков път", "от мама", "вноска жилище", "за Мария", "възстановяване", "4-ти транш", "кн. 12 стр. 45", "застраховка 100200300",
        "такса ученическа", "лични", "билети", "за 3 бр. стоки", "ел. енергия аб. 1234567", "парно 03/2026", "капаро", "аванс по дог. 123 от 01.02.2026")
TAIL = ("", "", "", "на 16 април", "16.IV.2026", "до 30.04", "тел:0888 123 456", "тел. +359888123456", "тел. за връзка 032/123456", "плащане 1 от 2", "ап.5", "бул. Руски 15",
        "16.04.26", "(16.04)", "на Иван Петров Иванов", "от Мария Георгиева Иванова", "благодаря предварително!", "ВАЖНО", "моля потвърдете", "за мен", "за мен и съпруга ми", "стая 5",
        "в 14:30 ч.", "на каса 3")
FRONT = ("", "", "", "БЛИНК ", "Blink P2P/", "INSTANT ", "PMT/", "Осн: ", "осн.плащане ", "Нареждане 16.04.2026 ", "Плат. док. 4412; ", "Вальор 16.04.26/", "RTGS/", "WEB ",
         "Наредено от: клиент; ", "Кр.прев. ", "ОСНОВАНИЕ ЗА ПЛАЩАНЕ: ", "Оп.№ 77123; ", "E-Fibank ", "Mobile/", "Одобрено 1604 ", "Получен кредитен превод ", "/RFB/", "//")

given.DOC_CLEAN, given.DOC_SHORT, given.CODE = DOC_CLEAN, DOC_SHORT, CODE

PHONETIC = dict(zip("явертъуиопшщасдфгхйклзьцжбнмюч", "qwertyuiop[]asdfghjklzxcvbnm\\`"))
CHAT = {"ч": "4", "ш": "6", "щ": "6t", "я": "q", "ж": "j", "в": "v", "ъ": "y", "й": "i", "ю": "iu", "ц": "c", "х": "h"}
WORK = {"ъ": "u", "ц": "tz", "ж": "zh", "я": "ia", "й": "j", "щ": "sht", "ю": "ju", "ч": "tch", "х": "kh", "в": "w"}


def transliterate(R, text):
    """By a phonetic keyboard left in Latin, as in short messages, or as abroad."""
    ways = pick(R, (PHONETIC, CHAT, CHAT, WORK))
    out = []
    for ch in text:
        way = ways.get(ch.lower())
        if way is None:
            out.append(given.official_latin(ch))
        else:
            out.append(way if ch.islower() else way.upper())
    return "".join(out)


def doc_noisy(R, d):
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, (a + b + " " + c, a + "." + b + "-" + c, a + " -" + b + " -" + c, a + "_" + b + "_" + c, a + " / " + b + " / " + c, a + "-" + b + c,
                      a + " " + b + c, a + "--" + b + "--" + c))
        return pick(R, ("НП{0}", "НП  № {0}", "нак пост {0}", "Нак. постановление: {0}", "НП,{0}", "НП №: {0}", "N P {0}")).format(no)
    if d["type"] == "ticket":
        no = pick(R, (no[:1] + "." + no[1:4] + "." + no[4:], no[:1] + " " + no[1:4] + " " + no[4:], no[:2] + "-" + no[2:], no[:3] + " " + no[3:5] + " " + no[5:]))
        return pick(R, ("фиш {0} {1}", "фиш {0}-{1}", "фиш сер.{0}, №{1}", "ел.фиш {0}{1}", "ФИШ {0}.{1}")).format(d["series"], no)
    no = pick(R, (no[:2] + "-" + no[2:], no[:1] + " " + no[1:4] + " " + no[4:], no[:5] + " " + no[5:], no[:3] + "." + no[3:6] + "." + no[6:], "0" + no)).rstrip(". ")
    return pick(R, ("увед. {0}", "Уведомление: № {0}", "уведомление {0}", "УВЕД.{0}", "уведомл {0}")).format(no)


def compose(R, parts):
    order = pick(R, (("code", "kind", "year", "ref", "plate", "obligor", "name", "neutral", "junk"),
                     ("neutral", "name", "obligor", "ref", "kind", "year", "plate", "code", "junk"),
                     ("kind", "plate", "year", "neutral", "obligor", "code", "ref", "name", "junk")))
    words = [parts[k] for k in order if parts.get(k)]
    tail = pick(R, TAIL)
    if tail and "junk" not in parts:
        words.append(tail)
    return pick(R, (" ", " ", " ", ", ", "; ", " , ", "/", " + ", "-", " и ")).join(words)


def plate_text(R, plate):
    a, b, c = plate[:2], plate[2:6], plate[6:]
    latin = plate.translate(str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))
    return pick(R, (latin.lower(), a + "  " + b + "  " + c, a + "-" + b + "-" + c, a + b + " " + c, a + " " + b + c, "рег.номер " + plate, "рег. № " + latin,
                    "с рег.№" + plate, "кола с номер " + plate, "л.а." + plate, "МПС:" + plate, "ДКН " + plate, a.lower() + b + c, "per.№ " + plate, "(" + plate + ")",
                    "авт. " + plate, plate[:1] + latin[1:2] + b + c))


def payer_name(R, name):
    words = name.split()
    return pick(R, (name.upper(), words[-1] + ", " + " ".join(words[:-1]), given.official_latin(name).upper(), name, name.lower()))


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.10:
        text = text.swapcase()
    elif x < 0.18:
        text = text.upper()
    elif x < 0.26:
        text = "".join(given._TWINS.get(ch, ch) if R.random() < 0.5 else ch for ch in text)       # mixed scripts
    elif x < 0.34:
        text = text.replace("е", "e").replace("о", "o").replace("а", "a")                          # small letters of the other script
    elif x < 0.40:
        text = " ".join(text.split()).replace(", ", ",").replace(". ", ".")
    if R.random() < 0.4:
        text = pick(R, FRONT) + text
    for most in (35, 70, 140):                                           # cut where a bank's field ends
        if most < len(text) and R.random() < 0.5 and all(solid(part) in solid(text[:most]) for part in keep):
            return text[:most].rstrip()
    return text


def solid(text):
    text = "".join(given._TWINS.get(ch, ch) for ch in text.upper())
    return "".join(ch for ch in text if ch.isalnum())
