"""A fifth set of habits, for accuracy.py --templates: accountants, payment agents, more banks, drivers from abroad, other slips.

Written before the program was changed for it. Every text is one that a careful clerk reads in five seconds as the truth has it.
Only letters that Windows-1251 has, for MT940 is written in it.
"""
import re

from templates_given import *  # noqa: F401,F403 - streets, proportions
from templates_given import official_latin, pick

NAME = "fifth"


class Written(str):
    """A wording that writes its value in a way of its own; the generator only calls `format`."""

    def __new__(cls, pattern, how):
        text = super().__new__(cls, pattern)
        text.how = how
        return text

    def format(self, *values, **named):
        return str.format(self, *[self.how(value) for value in values], **named)


# ------------------------------------------------------------------ people
FIRST_M = ("Юри Жельо Цветан Ясен Хараламби Щерьо Стойчо Лъчезар Христофор Александър Георги Юлиян Михаил Чавдар Тошко Ивайло Бойко "
           "Вълко Найден Йоан").split()
FIRST_F = ("Юлияна Жасмина Цветелина Ясмина Хриска Гергана Стойна Лъчезара Кръстина Александра Мариета Анжела Михаела Божура Тотка Ивелина "
           "Бисера Вълка Найда Йоана").split()
LAST = ("Желязков Юнаков Щърбов Цачев Хаджипопов Кючуков Жаблянов Яврумов Чаушев Шишков Върбанов Къдрев Ангелков Дюлгеров Байчев Гьошев "
        "Паничаров Тахов Ушев Зайков").split()
FIRMS = ("Авто Център Юг", "Имоти Груп", "Паркинг Сървис", "Смарт Хоум", "Еко Битови Услуги", "Превоз и Логистика", "Глобал Трейд", "Фиш Ресторант", "Чинар 2000",
         "Жито")
EMPLOYERS = ("Автомобили Юг ЕООД", "Транспорт Експрес АД", "Счетоводна къща Баланс ООД", "Имот Консулт ЕООД")
NOTARIES = ("ЧСИ Петко Илиев", "адв. Жечева", "Нотариус Рег. 123 Цонева")

# ------------------------------------------------------------------ banks' habits
MT_FOLD = (None, None, 65, 50)
MT_OPERATION = ("Кредитен превод BISERA", "ПОЛУЧЕН ПРЕВОД РИНГС", "Вътр.превод", "Незабавен превод BLINK", "Внасяне на каса", "SCT INST")
CODE_IN_TEXT = 0.5

# ------------------------------------------------------------------ identifiers, codes, plates, years
_BY_KEY = str.maketrans({"A": "А", "R": "Р", "M": "М", "D": "Д", "F": "Ф", "E": "Е", "N": "Н"})
ID_REF = (
    "{0}", "парт. № {0}", "партида No {0}", "Партиден номер: {0}", "задължение № {0}", "по акт за задължение {0}", "зад-е {0}", "дълг {0}", "#{0}",
    "реф. № {0}", "Ref.: {0}", "съобщ. {0}", "съобщение по чл.107 № {0}", "съгл. съобщ. No{0}", "по съобщ.№ {0} от пощата", "partida {0}", "zad. {0}",
    "obligation {0}", "[{0}]", "<{0}>", "*{0}*", "\"{0}\"", "ID {0};", "номер на задължение {0}", "уникален код {0}", "код на задължението: {0}", "RF {0}", "по сметка {0}",
    Written("{0}", lambda v: v.replace("-", "/")), Written("{0}", lambda v: v.replace("-", "")), Written("парт. {0}", lambda v: v.replace("-", " ")),
    Written("{0}", lambda v: v[:8] + " " + v[8:]), Written("{0}", lambda v: v[:2] + " " + v[2:]), Written("{0}", lambda v: v[:2] + " " + v[2:4] + " " + v[5:]),
    Written("{0}", lambda v: v[:8] + "." + v[8:11] + "." + v[11:]), Written("{0}", lambda v: v.replace("-", "-" * 2)),
    Written("{0}", lambda v: v[:5] + v[5:].lstrip("0")), Written("№ {0}", lambda v: v[:5] + v[5:].lstrip("0")),
    Written("{0}", lambda v: v.translate(_BY_KEY)), Written("парт. {0}", lambda v: v.lower().translate(_BY_KEY)),
    Written("{0}", lambda v: v[:2].lower() + v[2:]), Written("{0}", lambda v: v[:2] + "/" + v[2:4] + "/" + v[5:]),
)
OBLIGOR = (
    "ЕГН {0}", "ЕГН: {0}", "егн {0}", "ЕГН на ЗЛ {0}", "З.Л. {0}", "ЗЛ: {0}", "задълж. лице {0}", "зад. л. {0}", "за ЕГН {0}", "ЕГН-{0}", "/ЕГН {0}/", "(ЕГН {0})", "[{0}]",
    "собственик ЕГН {0}", "на името на ЕГН {0}", "за сметка на ЕГН {0}", "за мен ЕГН {0}", "за брат ми {0}", "личен номер {0}", "ид.номер {0}", "идент. {0}", "PIN {0}",
    "EGN: {0}", "e.g.n. {0}", "ЕГН/ЛНЧ {0}", "ЕГН/ЕИК: {0}", "{0}", "ЕГН№{0}", "ЕГН...{0}", "титуляр {0}", "длъжник {0}", "за длъжник с ЕГН {0}",
    Written("ЕГН {0}", lambda v: v[:6] + " " + v[6:]), Written("ЕГН {0}", lambda v: v[:6] + "-" + v[6:]),
    Written("ЕГН {0}", lambda v: v[:2] + " " + v[2:4] + " " + v[4:6] + " " + v[6:]), Written("ЕГН: {0}", lambda v: " ".join(v)),
)
OBLIGOR_FIRM = (
    "ЕИК {0}", "ЕИК: {0}", "Е.И.К. {0}", "еик {0}", "Булст. {0}", "БУЛ {0}", "БУЛСТАТ № {0}", "Bulstat: {0}", "UIC {0}", "VAT BG{0}", "ДДС BG{0}", "ДДС номер BG {0}", "BG {0}",
    "ЗЛ ЕИК {0}", "ЗЛ: {0}", "фирма ЕИК {0}", "за дружество {0}", "за сметка на ЕИК {0}", "ЕИК/БУЛСТАТ {0}", "/ЕИК {0}/", "(BG{0})", "{0}", "Steuernr. BG{0}",
    Written("ЕИК {0}", lambda v: v[:3] + " " + v[3:6] + " " + v[6:]), Written("ЕИК {0}", lambda v: v[:3] + "-" + v[3:6] + "-" + v[6:]),
)
CODE = ("{0}", "код {0}", "КВП {0}", "КВП: {0}", "код вид плащане {0}", "код за вид плащане: {1}", "вид плащане {1}", "{1}", "код №{0}", "код-{0}", "код/{0}", "ВИД ПЛ {0}",
        "BUDGET CODE {0}", "§ {0}", "шифър {0}", "к-д вид пл. {0}", "код за плащ. {0}", "КОД{0}", "kod: {0}", "по код {0}")
YEAR = ("за {0} г.", "за {0}", "{0} г.", "за {0}г.", "{0}г", "за год. {0}", "отн. за {0}", "период {0}", "период: {0} г.", "за периода 01.01.{0}-31.12.{0}", "за 01-12.{0}", "от {0} г.",
        "за 01-12/{0}", "за цялата {0}", "за {0} изцяло", "за яну-дек {0}", "за м.01-12 {0}", "задължения от {0}", "sa {0}", "Jahr {0}", "anul {0}", "pentru {0}",
        "etos {0}", "{0} yili icin", "за {0} рік", "за {0} год", "г. {0}", "GOD. {0}", "г-на {0}", "год.{0}г.", "за отчетна {0}", "/{0}/", "[{0}]", "за {0}-а", "{0}-а година",
        Written("за 01.01-31.12.{0}", str), Written("за {0} г.", lambda v: str(v)[2:]), Written("за {0}-та г.", lambda v: str(v)[2:]), Written("за '{0}", lambda v: str(v)[2:]),
        Written("за година {0}", lambda v: str(v)[:1] + " " + str(v)[1:]), Written("за {0} г", lambda v: " ".join(str(v))))


def code_text(R, code):
    parts = (code[:2], code[2:4], code[4:])
    return pick(R, CODE).format(code, pick(R, (" ", "-", ".", "/")).join(parts))


_TWIN = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
MAKES = ("Опел Астра", "VW Golf", "Фолксваген Пасат", "BMW", "Тойота", "Рено Клио", "Mercedes", "Шкода Октавия", "Дачия", "форд транзит")


def plate_text(R, plate):
    area, number, series = plate[:2], plate[2:6], plate[6:]
    latin = plate.translate(_TWIN)
    wide, flat = "%s %s %s" % (area, number, series), "%s-%s-%s" % (latin[:2], number, latin[6:])
    return pick(R, (
        plate, latin, wide, flat, latin.lower(), wide.lower(), "рег. знак " + plate, "рег.ном. " + latin, "рег. номер: " + wide, "с рег.№ " + plate, "Р№ " + plate, "рег. No " + latin,
        "ДКН: " + plate, "ДК номер " + latin, "ДКН№" + plate, "автомобил " + wide, "л. а. " + plate, "лек авт. " + wide, "за автом. " + plate, "ПС " + plate, "МПС с рег. № " + plate,
        pick(R, MAKES) + " " + plate, pick(R, MAKES) + " " + latin, pick(R, MAKES) + " с рег. № " + wide, "BG-" + latin, "(BG) " + latin, "BG " + flat, "number plate " + latin, "numar " + latin,
        "гос. номер " + plate, "номерной знак " + wide, "pinakida " + latin, "номер " + plate, "№ на колата " + plate, area + number + " " + series, area + "_" + number + "_" + series,
        latin[:2] + " " + number[:2] + " " + number[2:] + " " + latin[6:], plate.replace("0", "О"), wide.replace("0", "O"), "\"" + wide + "\"", "/" + plate + "/", latin[:2] + ":" + number + ":" + latin[6:]))


# ------------------------------------------------------------------ kinds and words without weight
_FINE = ("глоба", "глоби", "глоба КАТ", "глоба от КАТ", "глоба ОПП", "глоба по ЗДвП", "глоба по ЗАНН", "гл. КАТ", "наложена глоба", "адм. глоба", "санкция", "имущ. санкция", "globa KAT", "GLOBA",
         "traffic fine", "amenda", "Bussgeld", "trafik cezasi", "prostimo", "штраф", "погасяване на глоба", "глоба по наредба")
KIND = {
    "property_tax": ("ДНИ", "данък върху недв. имоти", "дан. недв. им.", "данък недв. имот", "данък недв.имоти", "д-к имот", "данък имоти", "д-к недв.имущество", "данък недвижима собственост",
                     "годишен данък имот", "год. данък недвижим имот", "данък апартамент", "данък за апартамента", "данък жилище", "данък къща", "данък за къща", "данък сграда", "д-к сгр.",
                     "данък ДНИ", "ДНИ жилище", "недв. имот - данък", "данък в/у имот", "имотен д-к", "danak nedvizhim imot", "danuk imot", "dank imoti", "dan'k sgradi", "imot danak",
                     "property tax", "house tax", "Grundsteuer", "impozit cladire", "impozit pe cladiri", "emlak vergisi", "foros akiniton", "налог на недвижимость",
                     "податок на нерухомість"),
    "waste_fee": ("ТБО", "такса смет", "т. смет", "т-са смет", "т/са смет", "такса за смет", "такса смет и чистота", "такса бит. отп.", "такса битови отпадъци", "такса б.отпадъци", "такса отпадъци",
                  "т-са бит.отпадъци", "ТБО смет", "такса ТБО", "ТАКСА Т.Б.О.", "год. такса смет", "боклук", "такса боклук", "сметосъбиране", "сметоизвозване и чистота", "т-са бит. отпадък",
                  "taksa smet", "taksa bitovi otpadyci", "taksa otpaduci", "smet", "garbage tax", "trash fee", "Muellabfuhr", "Abfallgebuehr", "taxa gunoi", "taxa salubritate", "cop vergisi", "вывоз мусора",
                  "вивіз сміття"),
    "vehicle_tax": ("данък МПС", "МПС", "д-к МПС", "дан. МПС", "д. МПС", "данък м.п.с.", "год. данък МПС", "ДМПС", "данък върху прев. ср-ва", "дан. върху прев. ср-ва", "данък превозни ср.", "данък в/у превозни средства",
                    "данък ПС", "данък прев. средство", "данък кола", "данък за кола", "данък на колата", "данък лек автомобил", "данък л.а.", "данък автомобили", "данък автом.", "автомобилен данък", "данък мотор",
                    "пътен данък", "данък-кола", "данък за автомобил", "danak mps", "danuk kola", "danyk za kolata", "dan'k MPS", "car tax", "vehicle tax", "motor tax", "Kfz-Steuer", "KFZ Steuer", "Autosteuer",
                    "impozit auto", "impozit masina", "tasit vergisi", "motorlu tasitlar vergisi", "налог на авто", "транспортный налог", "транспортний податок", "налог за машину"),
    "civil_fee": ("такса ГРАО", "такса гражд. състояние", "такса гражданско с-ние", "такса отдел гражданско състояние", "такса ГС и ГРАО"),
    "business_fee": ("такса стопански дейности", "т-са стоп. дейности", "такса стоп. д-ст", "такса отдел стоп. дейности"),
    "planning_fee": ("такса устройство на територията", "т-са устр. на територията", "такса устр. тер.", "такса за устройство на територията"),
    "penal_decree": _FINE, "fine_ticket": _FINE,
    "parking_notice": ("паркиране", "непр. паркиране", "неправ. паркиране", "глоба паркиране", "глоба за непр.паркиране", "нарушение паркиране", "паркирал неправилно", "parkirane", "parking fine", "parking",
                       "Parkverstoss", "Falschparken", "Parkstrafe", "park cezasi", "amenda parcare", "парковка", "штраф за парковку", "паркинг нарушение", "глоба паркинг", "спрял неправилно паркиране"),
}
NEUTRAL = ("плащане", "плащ.", "плащане на задължение", "погасяване на задължение", "погасяване задължения", "задължения към Община", "към дирекция МДТ", "за МДТ", "местни данъци и такси", "издължаване",
           "дължима сума", "дължимо", "по сметка", "плащане по сметка", "онлайн плащане община", "плащане чрез ePay.bg", "плащане на каса EasyPay", "plashtane zaduljenie", "plateno", "Zahlung an Gemeinde", "odeme",
           "plata", "plata datorii", "pliromi", "оплата задолженности", "сплата боргу", "payment to municipality", "settlement of dues", "платеж", "сума по справка", "сума по разпечатка", "всички задължения",
           "уреждане на задължения", "по задължение", "внасям задълженията си", "за община", "обща сума")
JUNK = ("превод", "връщане на заем", "лична сметка", "за ремонт на колата", "депозит наем ап. 12", "наем май 2026", "по фактура 0000012345/14.04.2026", "фактура №2000004411", "инв. 10023", "проформа 55/2026",
        "аванс по договор 117/12.03.2026", "абонамент", "подарък рожден ден", "Иван Иванов тел. 0888123456", "bill split", "kira nisan", "chirie", "возврат долга", "за обяд", "екскурзия", "поръчка 8800123", "order 55-1234567",
        "-", "....", "без", "Payment", "transfer funds", "IBAN BG80BNBG96611020345678", "захранване", "ток аб.№ 2100345678", "вода кл. № 1122334", "парно", "вноска кредит 000123456", "за Стоян", "дарение за храм", "членски внос 2026",
        "спортен клуб", "такса детска градина", "покупка")
TAIL = ("", "", "", "", "", "благодаря", "Благодаря!", "вносител Стоян Колев", "вносител: Автопарк Юг ЕООД", "платено от Мария Иванова", "от Петър Н. Петров", "тел. 0888 123 456", "тел.+359 88 812 3456", "GSM:0899123456", "моб. 0878/123-456",
        "адрес: ул. Роза 24, ет. 3, ап. 12", "бл. 205 вх. Б ап. 43", "гр. Пловдив 4000", "ж.к. Тракия бл. 12", "сума 50,00 лв", "50.00 EUR", "EUR 97,79", "сума: 120 евро", "от с/ка BG80BNBG96611020345678", "с-ка ***4321",
        "вальор 17.04.2026", "дата 22.04.2026 г. 10:43 ч.", "EasyPay 4471829301", "ePay трн 90817263", "каса 14 оп. 2231", "Изипей АД", "изпратено от iPhone", "лихвата е включена", "vielen Dank", "multumesc", "tesekkurler", "efharisto", "спасибо",
        "спешно", "моля потвърдете на mail@example.com", "физическо лице", "на гише", "приложение Булбанк", "с уважение, Ж. Колев")


# ------------------------------------------------------------------ documents
def short_year(d):
    return "%02d" % (int(d["year"]) % 100)


DOC = {
    "decree": ("НП {no}", "НП № {no}", "НП№ {no}", "НП No{no}", "НП - {no}", "НП: {no}", "н.п. {no}", "н.п.№{no}", "Н.П.{no}", "наказ.пост. {no}", "наказ. постан. № {no}", "нак.пост.№{no}", "нак. п-ие {no}",
               "наказателно п-ние № {no}", "Наказателно постановление {no}", "наказателно постан. {no} от {date} г.", "НП {no} от {date}", "НП № {no}/{date} г.", "НП {no} от дата {date}", "НП на КАТ № {no}", "НП КАТ {no}",
               "НП ОДМВР {no}", "НП/{no}/", "НП ({no})", "НП с № {no} на КАТ", "по наказателно постановление с номер {no}", "глоба НП {no}", "глоба по НП № {no}", "глоба КАТ НП {no}", "глоба съгласно НП {no}",
               "Постановление № {no}", "пост. № {no}", "постановл. {no}", "НП {no} по АУАН 1234567", "NP {no}", "N.P. {no}", "nakaz.post. {no}", "nakazatelno postanovlenie {no}", "penal decree no. {no}",
               "постановление {no} штраф", "НП {no} платено изцяло", "изплащане НП {no}", "№ на НП {no}", "№ на НП: {no}", "номер НП {no}"),
    "ticket": ("фиш {series} {no}", "фиш {series}{no}", "фиш № {series}{no}", "фиш {series}-{no}", "фиш {series} № {no}", "фиш серия {series} № {no}", "фиш сер.{series} №{no}", "фиш серия \"{series}\" № {no}", "фиш {series} No {no}",
               "ел. фиш {series} {no}", "ел.фиш {series}{no}", "ел. фиш серия {series} № {no}", "електр. фиш {series} {no}", "електронен фиш серия {series}, № {no}", "е-фиш {series} {no}", "Е-ФИШ {series}{no}", "eфиш {series} {no}",
               "ЕФ {series} {no}", "Е.Ф. {series} {no}", "ел.ф. {series} {no}", "ЕФ №{series}{no}", "ЕФ серия {series} {no}", "глоба с фиш {series} {no}", "глоба ел. фиш {series}{no}", "глоба по фиш {series} {no}", "глоба от КАТ фиш {series} {no}",
               "фиш КАТ {series} {no}", "фиш за скорост {series} {no}", "фиш от камера {series} {no}", "фиш {series} {no} от {date}", "фиш {series} {no}/{date} г.", "фиш {series}/{no}", "фиш № {no}, серия {series}", "фиш No.{no} ser. {series}",
               "fish {series} {no}", "fish {series}{no}", "el. fish {series} {no}", "e-fish {series}{no}", "fish ser. {series} No {no}", "e-ticket {series} {no}", "speeding ticket {series}{no}", "фиша {series} {no}", "фишове: {series} {no}",
               "{series} {no} - фиш", "№ на фиш {series}{no}", "фиш.{series}.{no}"),
    "notice": ("уведомление {no}", "уведомление № {no}", "уведомл. {no}", "уведомл.№ {no}", "увед. {no}", "увед.№{no}", "увед-ние {no}", "у-ние № {no}", "уведомление за непр. паркиране № {no}", "увед. паркиране {no}", "паркиране увед. № {no}",
               "глоба паркиране, уведомление {no}", "уведомление {no} от {date}", "уведомление № {no}/{date}", "уведомление с номер {no}", "уведомление - {no}", "уведомление ({no})", "уведомление{no}", "Уведомление N {no}", "по уведомление № {no} КАТ",
               "по уведомление от стъклото {no}", "уведомителен фиш {no}", "номер на уведомление {no}", "№ уведомление {no}", "uvedomlenie {no}", "uvedomlenie No {no}", "uved. {no}", "parking notice {no}", "notice no. {no}", "notification {no}",
               "извещение за парковка, увед. {no}"),
}
DOC_SHORT = {
    "decree": ("НП {no}/{year}", "НП № {no}/{year} г.", "НП {no}/{yy}", "НП {no} от {date}", "НП № {no}/{date}", "НП № {no} от {date} г.", "НП {no}/{year}г.", "наказ.пост. {no}/{year}", "наказателно постановление № {no} от {date}",
               "НП {no} - {year}", "НП {no} от {year} година", "НП {no} на КАТ/{year}", "НП № {no} / {date}", "постановление № {no}/{year}", "глоба НП {no}/{yy} г.", "NP {no}/{year}", "н.п. {no}/{date} г.", "НП {no} год. {year}"),
    "ticket": ("фиш {no}/{year}", "фиш № {no}/{year} г.", "фиш № {no} от {date}", "фиш {no}/{yy}", "фиш {no} от {date} г.", "глоба с фиш № {no}/{date}", "фиш {no} от {year} година", "фиш No {no}/{year}", "fish {no}/{year}", "фиш № {no} / {date} г.",
               "фиш {no} - {date}", "ел. фиш {no}/{year}"),
    "notice": ("уведомление {no}/{year}", "уведомл. {no}/{year} г.", "увед. № {no}/{yy}", "увед. {no} от {date}", "уведомление № {no} от {date} г.", "уведомление {no} от {year}", "уведомление {no} - {year} г.", "notice {no}/{year}"),
}
DOC_NO_TYPE = "№ {no}"


def doc_clean(R, d):
    return pick(R, (DOC_SHORT if d["short"] else DOC)[d["type"]]).format(yy=short_year(d), **d)


_LETTER = {"1": "IlІ", "8": "ВB", "6": "Бб", "5": "S"}


def doc_noisy(R, d):
    """The right number with other signs, blanks and letters in it."""
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        joint = pick(R, ("", " ", "/", ".", "–", "_", "-", ", ", ":", " -", "--", "*", "\\"))
        no = joint.join((a, b, c)) if R.random() < 0.7 else pick(R, (
            a + "-" + b + c, a + b + "-" + c, a + " " + b + "-" + c, a + "-" + b + "-" + c[:3] + " " + c[3:], a + "-" + b + "-" + c[:3] + "." + c[3:], "20" + a + "-" + b + "-" + c, a + "-" + b + "-" + " ".join(c)))
    elif d["type"] == "ticket":
        no = pick(R, (no[:3] + " " + no[3:5] + " " + no[5:], no[:1] + "." + no[1:4] + "." + no[4:], no[:3] + "/" + no[3:], no[:3] + "-" + no[3:], " ".join(no), no[:2] + " " + no[2:4] + " " + no[4:], "00" + no, no[:4] + " " + no[4:]))
    else:
        no = pick(R, (no.lstrip("0"), no[:2] + " " + no[2:4] + " " + no[4:6] + " " + no[6:], no[:5] + "-" + no[5:], no[:4] + " " + no[4:], "0" + no, " ".join(no), no[:2] + "." + no[2:5] + "." + no[5:]))
    x = R.random()
    if x < 0.1:
        no = no.replace("0", "О")
    elif x < 0.17:
        no = no.replace("0", "o")
    elif x < 0.24:
        no = no.replace("3", "З")
    elif x < 0.3:
        no = no.replace("3", "з").replace("0", "о")
    elif x < 0.36:          # one letter for a digit that looks like it, within the number
        at = [k for k in range(1, len(no) - 1) if no[k] in _LETTER and no[k - 1].isdigit() and no[k + 1].isdigit()]
        if at:
            k = pick(R, at)
            no = no[:k] + pick(R, _LETTER[no[k]]) + no[k + 1:]
    head = {"decree": ("НП {0}", "НП № {0}", "НП N {0}", "н.п. {0}", "наказ.пост. № {0}", "нак. постановление {0}", "NP No {0}", "НП:{0}", "глоба НП {0}", "НП КАТ № {0}"),
            "ticket": ("фиш {1} {0}", "фиш {1}-{0}", "фиш сер. {1} № {0}", "ел. фиш {1} {0}", "ЕФ {1} {0}", "fish {1} {0}", "фиш: серия {1}, номер {0}", "глоба с фиш {1} № {0}"),
            "notice": ("увед. {0}", "уведомление № {0}", "уведомл. {0}", "увед.№{0}", "uvedomlenie {0}", "уведомление: {0}", "увед-ние № {0}")}[d["type"]]
    return pick(R, head).format(no, d["series"])


_PAD = {"1": "24", "2": "135", "3": "26", "4": "157", "5": "2468", "6": "359", "7": "48", "8": "579", "9": "68", "0": "28"}


def slip(R, digits):
    """One slip: the neighbour on the keypad, a digit lost or doubled, two swapped."""
    n = len(digits)
    k = int(R.random() * n)
    what = int(R.random() * 4)
    if what == 0:
        return "wrong", digits[:k] + pick(R, _PAD[digits[k]]) + digits[k + 1:]
    if what == 1:
        return "missing", digits[:k] + digits[k + 1:]
    if what == 2:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    if k + 1 < n and digits[k] != digits[k + 1]:
        return "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    return "wrong", digits[:k] + pick(R, _PAD[digits[k]]) + digits[k + 1:]


# ------------------------------------------------------------------ the other script
def _table(changes):
    lower = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", changes.split()))
    out = {}
    for cyrillic, latin in lower.items():
        latin = "" if latin == "_" else latin
        out[ord(cyrillic)] = latin
        out[ord(cyrillic.upper())] = latin.upper() if len(latin) == 1 else latin.capitalize()
    out[ord("№")] = "No"
    return out


_LATIN = (
    _table("a b v g d e j z i j k l m n o p r s t u f h c ch sh sht a y iu ia"),
    _table("a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht u y yu ya"),      # ъ as u
    _table("a b v g d e j z i i k l m n o p r s t u f x c 4 6 6t y y u q"),             # chat
    _table("a b w g d e v z i j k l m n o p r s t u f h c 4 6 6t y x iu q"),            # half a keyboard
    _table("a b v g d e zh z i j k l m n o p r s t u f kh tz tch sh sht _ _ yu ya"),    # without ъ
    _table("a b v g d e j z i i k l m n o p r s t ou f h ts tch ch cht a y iou ia"),     # French
    _table("a b v g d e zh z i i k l m n o p r s t u f h c ch sh shch u y ju ja"),
    _table("a b v g d e z z i j k l m n o p r s t u f h c c s st a j ju ja"),            # ISO 9 without its signs
)


def transliterate(R, text):
    x = R.random()
    if x < 0.15:
        return official_latin(text)
    table = pick(R, _LATIN)
    if x < 0.25:        # the first word only
        first, _, rest = text.partition(" ")
        return first.translate(table) + " " + rest if rest else text.translate(table)
    out = text.translate(table)
    return out.lower() if R.random() < 0.4 else out


_SMALL = dict(zip("АВЕКМНОРСТУХасеорху", "ABEKMHOPCTYXaceopxy"))


def lookalike(R, text):
    return "".join(_SMALL[ch] if ch in _SMALL and R.random() < 0.6 else ch for ch in text)


# ------------------------------------------------------------------ whole texts
ORDERS = (
    ("obligor", "code", "neutral", "kind", "ref", "plate", "year", "name", "junk"),
    ("kind", "year", "plate", "ref", "obligor", "code", "neutral", "name", "junk"),
    ("neutral", "ref", "plate", "kind", "year", "obligor", "name", "code", "junk"),
    ("name", "obligor", "neutral", "kind", "plate", "year", "ref", "code", "junk"),
    ("year", "kind", "ref", "plate", "neutral", "code", "obligor", "name", "junk"),
    ("ref", "year", "kind", "obligor", "plate", "code", "name", "neutral", "junk"),
)
JOINTS = (" ",) * 9 + (", ", "; ", " / ", " - ", " | ", " ; ", ". ", "  ", ",", ";", "; Доп. пояснения: ", " ПОЯСН: ", "<br>", "\t", " // ", " + ")


def compose(R, parts):
    words = [parts[key] for key in pick(R, ORDERS) if parts.get(key)]
    text, joint = words[0] if words else "", pick(R, JOINTS)
    for word in words[1:]:
        text += (joint if R.random() < 0.7 else " ") + word
    tail = pick(R, TAIL)
    if tail and "junk" not in parts:
        text += pick(R, (" ", " ", ", ", "; ")) + tail
    return text


PREFIXES = ("ОСНОВАНИЕ: ", "Осн.за плащане: ", "ОСН/", "Основание за превод ", "Пояснение: ", "DSK Direct ", "УниКредит ", "U-BANK ", "e-Postbank: ", "My Fibank ", "ePay.bg плащане, ", "EasyPay каса 2031 от 22.04.2026 14:22, ", "Изипей: ",
            "/OCMT/EUR50,00/", "/BENM//NAME/Община/REMI/", "SEPA CT ", "SCT Inst ", "Превод от Revolut ", "Sent from Revolut: ", "Wise ", "Paysera ", "mobile: ", "ПОС ", "Кредитен превод IBAN BG80BNBG96611020345678 ", "PURP OTHR ", "ULTD ", "Ustrd: ", "INFO ",
            "Вносна бележка ", "пощ. запис ", "наредител: Стоян Колев; ", "КЪМ БЮДЖЕТА ", "Документ вид 9 ", "Плащане от/към бюджета: ", "22.04.2026 ")
SUFFIXES = (" /22.04.2026 10:43:12", " Такса 0.50", " OUR", " SLEV", " BGN 97.79", " EUR 50.00", " (мобилно)", " вид 9", " BISERA7", " EndToEnd NOTPROVIDED", " SEPA", "///", " REF 0", " GIRO", " стр.1/1", " трн.FT2611200001", " ok", " .", " в брой")
FILLERS = "; допълнително пояснение: моля да бъде отразено днес, при въпроси съм на телефона, сумата е за покриване на задълженията изцяло"
LONGEST = 180


def broken(text, width):
    """A blank where the line of the bank's form ended, if a number of six digits or more or a longer word stands there."""
    before, after = re.search(r"\d*$", text[:width]).group(), re.match(r"\d*", text[width:]).group()
    if len(text) <= width or " " in text[width - 1:width + 1] or before and after and len(before + after) < 6:
        return text
    if not before and not after and not re.search(r"\w{4}$", text[:width]):
        return text
    return text[:width] + " " + text[width:]


def finish(R, text, channel, keep):
    x = R.random()
    if x < 0.15:
        text = text.upper()
    elif x < 0.25:
        text = text.lower()
    elif x < 0.3:
        text = text.title()
    x = R.random()
    if x < 0.03:
        text = text.replace("№", "N°")
    elif x < 0.06:
        text = text.replace("№", "&#8470;")
    elif x < 0.08:
        text = text.replace("\"", "&quot;")
    elif x < 0.22 and len(text) < 110:
        text = pick(R, PREFIXES) + text
    elif x < 0.32 and len(text) < 120:
        text = text + pick(R, SUFFIXES)
    elif x < 0.37 and len(text) < 75:
        text = pick(R, ("ПОЛУЧЕН ПРЕВОД ", "")) + text + pick(R, (" | ", "; ", " / ")) + text
    elif x < 0.45:
        room = next((width for width in (35, 70, 140) if len(text) < width), None)
        text = (text + FILLERS)[:room] if room else text
    elif x < 0.5:
        text = broken(text, pick(R, (35, 70)))
    elif x < 0.52 and channel == "csv":
        text = text[:35] + "\n" + text[35:]
    elif x < 0.54 and channel == "c84":
        text += " \U0001F44D"
    return text[:LONGEST] if all(part in text[:LONGEST] for part in keep) else text


# ------------------------------------------------------------------ how the bank shows the payer's name
_PASSPORT = {ord(a): b for a, b in zip("йьжщцюяхъ", ("i", "", "j", "sht", "tz", "iu", "ia", "kh", "u"))}


def payer_name(R, name):
    x = R.random()
    if x < 0.3:
        return name.upper()
    if x < 0.5:
        return official_latin(name).upper()
    if x < 0.6:
        return name
    if x < 0.7 and name.split()[-1] not in ("ООД", "ЕООД", "АД", "ЕТ"):
        return " ".join([name.split()[-1]] + name.split()[:-1]).upper()
    if x < 0.8:
        return official_latin(name.lower().translate(_PASSPORT)).upper()
    return name.title()
