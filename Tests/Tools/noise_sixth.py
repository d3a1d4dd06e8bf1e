"""A sixth set of habits, for accuracy.py --templates: fields glued or with keys, dates in words, endings, more slips in words.

Written before the program was changed for it. Takes what it does not change from noise_fifth.py. Every text is one that a careful
clerk reads in five seconds as the truth has it.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from noise_fifth import *  # noqa: E402,F401,F403
from noise_fifth import LONGEST, Written, broken, official_latin, pick  # noqa: E402

NAME = "sixth"
FIRST_M = ("Красимир Пейчо Светослав Добромир Ганчо Недялко Благой Слави Ружди Мехмед Асен Виктор Денислав Цанко Юсеин Рафаил Симеон Траян").split()
FIRST_F = ("Красимира Пейка Светла Добринка Ганка Недялка Благовеста Славка Айше Фатме Асенка Виктория Деница Цанка Румяна Рафаела Симона Траяна").split()
LAST = ("Пейчев Ганчев Недялков Благоев Славов Мехмедов Юсеинов Асенов Цанков Рафаилов Симеонов Траянов Дойчинов Кръстев Мърхов Тошев Райков Бъчваров").split()
MT_OPERATION = ("Получен превод", "КРЕДИТЕН ПРЕВОД", "Ins.Pay", "Превод с/ка-с/ка", "Вх.превод BISERA6")

# ------------------------------------------------------------------ identifiers, codes, plates, years
_SOUND = str.maketrans({"A": "а", "R": "р", "M": "м", "D": "д", "F": "ф", "E": "е", "N": "н"})
ID_REF = (
    "{0}", "ваш № {0}", "номер {0}", "No:{0}", "задълж. {0}", "зад.{0}", "ПАРТИДА={0}", "partida:{0}", "ID={0};", "код зад. {0}", "по известие {0}", "съобщение № {0}", "реф:{0}", "док. {0}", "за {0}", "плащам {0}",
    "задължение{0}", "партида{0}", "за задължението ми {0}", "по покана {0}", "съгласно покана № {0}", "{0} г.", "{0}.", "//{0}//", "изп. по {0}", "относно {0}", "пор. № {0}",
    Written("{0}", lambda v: v.replace("-", " - ")), Written("{0}", lambda v: v.replace("-", " – ")), Written("{0}", lambda v: v[:8] + "'" + v[8:11] + "'" + v[11:]),
    Written("{0}", lambda v: v[:2] + "-" + v[2:4] + " " + v[5:]), Written("{0}", lambda v: v[:2] + " " + v[2:4] + " - " + v[5:8] + " " + v[8:11] + " " + v[11:]),
    Written("{0}", lambda v: v.translate(_SOUND)), Written("№{0}", lambda v: v.translate(_SOUND).replace("-", "")), Written("партида {0}", lambda v: v[:5] + v[5:].lstrip("0")),
    Written("{0}", lambda v: v[:2] + v[2:4] + "/" + v[5:].lstrip("0")), Written("{0}", lambda v: v.replace("0", "о")),
)
OBLIGOR = (
    "ЕГН {0}", "EGN={0};", "ЕГН={0}", "ЕГН_{0}", "{0} ЕГН", "{0}-ЕГН", "{0} (ЕГН)", "ЕГН:{0}:", "//ЕГН/{0}//", "егн.{0}", "ЕГН на длъжника: {0}", "за дълга на {0}", "за баба {0}", "на лице с ЕГН {0}", "лице {0}", "ЗЛ-{0}", "{0}",
    "\"egn\":\"{0}\"", "ЕГН - {0} -", "задължено лице с ЕГН {0}", "зад.лице ЕГН: {0}", "от името на {0}", "ЕГН номер {0}", "Е Г Н {0}",
    Written("ЕГН {0}", lambda v: v[:2] + "." + v[2:4] + "." + v[4:6] + "." + v[6:]), Written("ЕГН{0}", lambda v: v[:6] + " " + v[6:]), Written("ЕГН {0}", lambda v: v[:4] + " " + v[4:8] + " " + v[8:]),
    Written("ЕГН {0}", lambda v: v[:3] + " " + v[3:6] + " " + v[6:]),
)
OBLIGOR_FIRM = ("ЕИК {0}", "EIK={0};", "ЕИК={0}", "ЕИК_{0}", "{0} ЕИК", "{0} (Булстат)", "ЕИК на фирмата {0}", "ф. {0}", "дружество с ЕИК {0}", "на ЕООД с ЕИК {0}", "БУЛСТАТ-{0}", "Bulstat No {0}", "ДДС№BG{0}", "ИН BG{0}", "ЗЛ-{0}", "{0}",
                Written("ЕИК {0}", lambda v: v[:3] + "." + v[3:6] + "." + v[6:]), Written("Булстат {0}", lambda v: v[:3] + " " + v[3:6] + " " + v[6:]))
CODE = ("{0}", "код {0}", "код={0};", "КОД_{0}", "\"kod\":{0}", "код на плащане {0}", "код по ЕБК {0}", "вид {0}", "код:{1}", "{1}", "код {2}", "код {3}", "к. {0}", "(код {0})", "КВП={0}", "//{0}//", "код.{0}")
YEAR = ("за {0} г.", "за {0}", "{0}", "за{0}", "за {0}г.", "година={0};", "ГОД_{0}", "данъчна {0}", "за данъчна {0} г.", "год.: {0}", "за година: {0}", "задължение за {0}", "данък {0}", "вноски {0}", "за {0} година", "за {0}-та година", "{0}-та г.", "за изминалата {0}",
        "за м. 1-12.{0}", "периода {0}", "per. {0}", "{0} god.", "за цялата {0}г.", "year={0}", "от 01.01.{0} до 31.12.{0}", "до 31.12.{0}", "{0}!", "за \"{0}\"", "за {0},", "y.{0}",
        Written("за {0}та", lambda v: str(v)[2:]), Written("за '{0}", lambda v: str(v)[2:]), Written("година {0}", lambda v: str(v)[:2] + " " + str(v)[2:]), Written("за {0} год", lambda v: str(v)[2:]))


def code_text(R, code):
    return pick(R, CODE).format(code, code[:2] + " " + code[2:4] + " " + code[4:], code[:4] + " " + code[4:], code[:3] + " " + code[3:])


_TWIN = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


def plate_text(R, plate):
    area, number, series = plate[:2], plate[2:6], plate[6:]
    latin = plate.translate(_TWIN)
    return pick(R, (
        plate, latin, "%s %s %s" % (area, number, series), "рег.№%s" % latin, "кола %s" % plate, "кола с № %s" % latin, "за колата ми %s" % plate, "автомобил %s" % latin, "МПС %s" % plate, "МПС=%s;" % latin, "рег={0};".format(plate),
        "номер на автомобил %s" % plate, "ДК№ %s" % latin, "с ДК номер %s" % plate, "Р/Н %s" % plate, "рег. № (%s)" % plate, "%s/%s/%s" % (area, number, series), "%s.%s.%s" % (latin[:2], number, latin[6:]), "%s %s%s" % (area, number, series),
        "%s%s %s" % (area, number, series), "%s-%s%s" % (latin[:2], number, latin[6:]), latin.lower(), plate.lower(), " ".join(plate), "джип " + plate, "бус " + latin, "VIN - рег. " + plate, "№" + plate, "#" + latin))


# ------------------------------------------------------------------ kinds and words without weight
_FINE = ("глоба", "глобата", "глобата ми", "за глоба", "глоба пътна полиция", "глоба скорост", "глоба МВР", "административна санкция", "глоба наредба", "наказание глоба", "globata", "fine KAT", "глоба към община")
KIND = {
    "property_tax": ("данъка на имота", "данък за имота", "данъка на апартамента", "данък жилището", "данък за жилището ми", "данък недвижимия имот", "данъци недвижими имоти", "данък магазин", "данък гараж", "данък дворно място", "недвижимо имущество", "ДНИ.", "ДНИ год.",
                     "дан.недв.имоти", "д-к н. имот", "данък недв. им.", "имот данък", "вноска данък имот", "vnoska danak imot", "danyk za apartamenta", "данак недвижими имоти", "данък недвижми имоти", "данък недвижимо имущетво", "данък сградa", "данък на къщата"),
    "waste_fee": ("таксата за смет", "таксата смет", "такса за сметта", "за сметта", "смет.", "сметопочистване", "такса сметопочистване", "извозване на смет", "извозване на битови отпадъци", "извозване на боклука", "такса битови отпадаци", "такса битовите отпадъци", "такса за битови отп.", "битови отпад.",
                  "такса отпадъците", "ТБО.", "ТБО год.", "такса-смет", "таксасмет", "тксa смет", "taksata za smet", "taksa bitovi otpadaci", "такса чистота", "боклука", "т.б.о", "вноска ТБО", "вноска смет"),
    "vehicle_tax": ("данъка на колата", "данък за колата ми", "данъка на автомобила", "данък за автомобила", "данък л. автомобил", "МПС данък", "вноска МПС", "данък М.П.С.", "данък камион", "данък ремарке", "данък джип", "данък бус", "данък мотоциклет", "данък мотопед", "данъци МПС", "данък автомобила",
                    "данък моторно превозно средство", "данък превозното средство", "данък превозн. средства", "данък превозни срества", "данък атомобил", "д-к кола", "д-к авт.", "danyka na kolata", "danak avtomobil", "авто данък", "данък възилo МПС", "данък автомобил."),
    "civil_fee": ("такса гражданско състояние", "таксата ГРАО", "такса към ГРАО", "т. гражд. съст."),
    "business_fee": ("такса стопански дейности", "таксата стопанска дейност", "т. стоп. дейности"),
    "planning_fee": ("такса устройство на територията", "такса устр. на тер.", "т. устройство територия"),
    "penal_decree": _FINE, "fine_ticket": _FINE,
    "parking_notice": ("паркиране", "паркирането", "за паркирането", "глоба за паркирането", "неправилното паркиране", "неправилно паркирано МПС", "паркирана кола", "непр.паркиране", "паркирне", "parkirane globa", "глоба паркинг", "неправилно паркирал"),
}
NEUTRAL = ("плащане", "пл.", "вноска", "погасяване", "задължения", "за задължения", "стари задължения", "всички задължения към днес", "плащане община", "за общината", "сума по справка", "към общ. Пловдив", "дължимо към общината", "по сметка на общината", "основание=задължения;", "plashtam zadalzheniya",
           "plastane", "по указание", "дълг", "дългове", "просрочени задължения", "остатък", "частно плащане", "плащане по интернет", "плащам си задълженията", "такси и данъци", "изравняване")
JUNK = ("превод", "заем", "наем 2026", "за Гошо", "ремонт", "ф-ра 10000331", "фактура 0000004477 от 12.04.2026", "дог. 12/2026", "абонат 20019988", "клиент 55501234", "за ваканция", "по уговорка", "пари", "връщам", "лизинг дог. 778812", "поръчка №100299", "застраховка полица 0012345678",
        "-", "--", "...", "x", "test", "захранване", "карта", "стока", "материали", "за кафе", "рожден ден", "билети", "хонорар", "аванс")
TAIL = ("", "", "", "", "", "мерси", "Благодаря", "тел 0899 11 22 33", "т. 032 123456", "тел: +359 887 112233", "ул. Иван Вазов № 24", "ап.12", "вх.А ет.2", "4000 Пловдив", "с. Марково 4108", "10 лв", "21,50 евро", "EUR=50.00;", "50.00", "от 14.05.2026", "14/05/2026", "14 май 2026 г.", "плат. на 14.V.2026",
        "Хасан", "платец Мария Тошева", "от баща му", "за негова сметка", "изп. дело 20268010400123", "ЧСИ 801", "служебен", "касова бел. 4456", "POS 00112233", "рр 12", "ОК", ":)", "ЛС 12345678")


# ------------------------------------------------------------------ documents
_MONTHS = "януари февруари март април май юни юли август септември октомври ноември декември".split()
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


def dates(R, d):
    """The document's date as people write it."""
    day, month, year = d["date"].split(".")
    return pick(R, (d["date"], d["date"] + " г.", "%d.%d.%s" % (int(day), int(month), year), "%s/%s/%s" % (day, month, year), "%s-%s-%s" % (day, month, year), "%s-%s-%s" % (year, month, day), "%d %s %s" % (int(day), _MONTHS[int(month) - 1], year),
                    "%d %s %s г." % (int(day), _MONTHS[int(month) - 1][:3] + ".", year), "%s.%s.%s" % (day, _ROMAN[int(month) - 1], year), "%s.%s.%s г." % (day, month, year[2:])))


DOC = {
    "decree": ("НП {no}", "НП={no};", "НП_{no}", "НП::{no}", "\"np\":\"{no}\"", "док=НП;ном={no}", "наказателното постановление {no}", "наказателни постановления № {no}", "по наказ. постановление № {no}", "наказ. постановл. {no}", "нак. пост-е {no}", "наказ. п-ние № {no}", "Н. постановление № {no}",
               "НП-то {no}", "НП с номер {no}", "НП изх. № {no}", "НП {no} от {when}", "НП № {no}, издадено на {when}", "НП № {no}, връчено {when}", "НП {no}/{when}", "НП № {no}/{year} г.", "НП {no} от {year} г.", "{no} НП", "{no} е НП", "{no} - наказателно постановление", "НП (глоба) {no}", "глоба-НП {no}", "НП МВР {no}",
               "НП сектор ПП № {no}", "НП на сектор \"Пътна полиция\" {no}", "NP={no}", "np No{no}", "nakazat. post. {no}", "по НП {no} на РУ"),
    "ticket": ("фиш {series} {no}", "фиш={series}{no};", "фиш_{series}_{no}", "\"fish\":\"{series}{no}\"", "фиша {series}{no}", "фиша ми {series} {no}", "фишът {series} № {no}", "по фиша {series} {no}", "фиш {series}, {no}", "фиш {series}/{no}", "фиш {series} №: {no}", "фиш сер {series} ном {no}", "фиш серия:{series} номер:{no}", "фиш {no} {series}",
               "фиш {no}{series}", "фиш №{no} сер.{series}", "фиш {no} серия {series}", "ел фиш {series} {no}", "ЕФ {series}{no}", "ел.фиш-{series}-{no}", "ЕлФиш {series} {no}", "електронния фиш {series} {no}", "електронен фиш №{series}{no}", "{series}{no} ел. фиш", "фиш {series} {no} от {when}", "фиш {series}{no}, издаден {when}", "фиш {series} {no}/{when}",
               "фиш за глоба {series} {no}", "глоба (фиш {series} {no})", "фиш МВР {series} {no}", "фиш, КАТ, {series} {no}", "fish={series}{no}", "elektronen fish {series} {no}", "el.fish {series}{no}", "fisha {series} {no}"),
    "notice": ("уведомление {no}", "уведомление={no};", "увед_{no}", "уведомлението {no}", "уведомлението ми {no}", "по уведомлението № {no}", "уведомл. ном. {no}", "увед.ном.{no}", "уведомление от КАТ {no}", "уведомление от контрольор {no}", "уведомление {no} от {when}", "уведомление № {no}/{when}", "{no} увед.", "{no} - уведомление", "увед. (паркиране) {no}", "уведомление залепено {no}",
               "уведомление за нарушение {no}", "уведомление за паркирането {no}", "уведомление за глоба № {no}", "\"uved\":\"{no}\"", "uved={no}", "uvedomlenieto {no}", "ув. № {no}", "уведомление-{no}", "notice={no}"),
}
DOC_SHORT = {
    "decree": ("НП {no}/{year}", "НП № {no} от {when}", "НП {no} - {year} г.", "НП={no}/{year};", "НП №{no}, {year} г.", "НП № {no}/{when}", "наказ. постановление {no}/{yy}", "НП № {no} по опис за {year}", "НП № {no}, издадено {when}", "наказателното постановление {no}/{year}", "НП {no} от {year}-та"),
    "ticket": ("фиш {no}/{year}", "фиш № {no} от {when}", "фиш №{no}, {year} г.", "фиш={no}/{year};", "фиша {no}/{yy}", "фиш № {no}/{when}", "фиш № {no}, издаден {when}", "фишът {no}/{year}г", "фиш {no} от {year}-та"),
    "notice": ("уведомление {no}/{year}", "уведомление № {no} от {when}", "увед. {no}, {year} г.", "уведомление={no}/{year};", "уведомлението {no}/{yy}", "уведомление № {no}/{when}"),
}


def doc_clean(R, d):
    return pick(R, (DOC_SHORT if d["short"] else DOC)[d["type"]]).format(yy="%02d" % (int(d["year"]) % 100), when=dates(R, d), **d)


def doc_noisy(R, d):
    """The right number with other signs and blanks in it."""
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, ("", " ", "/", ".", "–", "_", " - ", " / ", "-/", "|", "=")).join((a, b, c)) if R.random() < 0.7 else pick(R, (a + "-" + b + "-" + c[:2] + " " + c[2:4] + " " + c[4:], a + b + " " + c, a + "-" + b[:2] + " " + b[2:] + "-" + c, "20" + a + "/" + b + "/" + c))
    elif d["type"] == "ticket":
        no = pick(R, (no[:2] + " " + no[2:4] + " " + no[4:], no[:3] + " - " + no[3:], no[:1] + " " + no[1:3] + " " + no[3:5] + " " + no[5:], no[:3] + "." + no[3:], no[:4] + "/" + no[4:], "0" + no, no[:5] + " " + no[5:]))
    else:
        no = pick(R, (no.lstrip("0"), no[:3] + " " + no[3:6] + " " + no[6:], no[:2] + "-" + no[2:5] + "-" + no[5:], no[:4] + " - " + no[4:], "00" + no, no[:1] + " " + no[1:4] + " " + no[4:7] + " " + no[7:]))
    if R.random() < 0.1:
        no = no.replace("0", pick(R, "Оо"))
    head = {"decree": ("НП {0}", "НП № {0}", "нак. пост. {0}", "наказ. постановление {0}", "НП={0}", "NP {0}", "нп {0}"), "ticket": ("фиш {1} {0}", "фиш {1} № {0}", "ел. фиш {1} {0}", "ЕФ {1}-{0}", "фиша {1} {0}", "fish {1} {0}"),
            "notice": ("увед. {0}", "уведомление {0}", "уведомл. № {0}", "уведомлението {0}", "uvedomlenie {0}")}[d["type"]]
    return pick(R, head).format(no, d["series"])


def slip(R, digits):
    """One slip: any two neighbours swapped, a digit lost at an end, repeated thrice, one too many at an end, or its neighbour by value."""
    n = len(digits)
    k = int(R.random() * n)
    what = int(R.random() * 5)
    if what == 0:
        return "missing", digits[:-1]
    if what == 1:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    if what == 2 and k + 1 < n and digits[k] != digits[k + 1]:
        return "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    if what == 3:
        return "doubled", digits + pick(R, "123456789")
    return "wrong", digits[:k] + str((int(digits[k]) + pick(R, (1, 9))) % 10) + digits[k + 1:]


# ------------------------------------------------------------------ whole texts
ORDERS = (
    ("obligor", "code", "neutral", "kind", "ref", "plate", "year", "name", "junk"),
    ("neutral", "kind", "year", "ref", "plate", "obligor", "code", "name", "junk"),
    ("ref", "obligor", "kind", "year", "plate", "neutral", "code", "name", "junk"),
    ("obligor", "ref", "plate", "kind", "year", "name", "neutral", "code", "junk"),
    ("kind", "plate", "year", "code", "obligor", "name", "ref", "neutral", "junk"),
)
JOINTS = (" ",) * 8 + (", ", "; ", " | ", "|", "_", " _ ", " * ", " - ", " -- ", "/", " ~ ", "=", "\xa0", ",", " и ", ": ")


def joined(first, second, joint):
    a, b = first[-1:], second[:1]
    if joint in ("/", "=", "_", "|", ",") and (a.isalnum() and b.isalnum() and (a.isdigit() or b.isdigit()) and joint in "/="):
        joint = " "
    return first + joint + second


def compose(R, parts):
    words = [parts[key] for key in pick(R, ORDERS) if parts.get(key)]
    text, joint = words[0] if words else "", pick(R, JOINTS)
    for word in words[1:]:
        text = joined(text, word, joint if R.random() < 0.75 else " ")
    tail = pick(R, TAIL)
    if tail and "junk" not in parts:
        text += pick(R, (" ", " ", ", ", " / ", " - ")) + tail
    return text


PREFIXES = ("Осн.: ", "ОСНОВАНИЕ=", "/PUR/", "/INV/", "REM:", "RmtInf: ", "Описание: ", "нареждане 16.04.2026 ", "Дата 14.05.2026 / ", "Превод на 14.05.26: ", "Мобилно банкиране - ", "PSD2 ", "A2A ", "ВПН ", "вн.бел. № 123456 ", "Касиер 14: ", "Fw: ", "Re: ", "IPS ", "№ 1; ", "t.p. ", "ID на превод 8812345678; ")
SUFFIXES = (" / 14.05.2026", " 14.05.26", " (14.V.2026)", " 10:22", " EUR", " /EUR/", " [платено]", " Реф. 998812", " TRN12345678", " ID 4477", " **", " край", " 1/1", " (2)", " вал. 14.05", " PSD2", " SCTI", " - КРАЙ -")
FILLERS = " плащането е направено през интернет страницата на банката от мое име и за моя сметка без задължение за потвърждение от общината"


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.14:
        text = text.upper()
    elif x < 0.26:
        text = text.lower()
    x = R.random()
    if x < 0.14 and len(text) < 120:
        text = pick(R, PREFIXES) + text
    elif x < 0.28 and len(text) < 130:
        text += pick(R, SUFFIXES)
    elif x < 0.36:
        room = next((width for width in (35, 70, 140) if len(text) < width), None)
        text = (text + FILLERS)[:room] if room else text
    elif x < 0.42:
        text = broken(text, pick(R, (35, 70)))
    elif x < 0.46:
        text = re.sub(" ", "  ", text)
    elif x < 0.5 and "\"" not in text:
        text = "\"" + text + "\""
    elif x < 0.54:
        text = text.replace("№", "No.")
    return text[:LONGEST] if all(part in text[:LONGEST] for part in keep) else text
