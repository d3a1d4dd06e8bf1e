"""A twelfth set of habits, for accuracy.py --templates: other slips.

Words wrong by one letter, labels twice, spaced and hyphenated words, letters of the other script, shapes taken for others (O for 0, 3 for З, 6 for Б),
letters said like on the telephone, shlyokavica and several transliterations in one text, blanks doubled, missing, tabulated or unbreakable,
dashes, quotes and punctuation of other sorts, capitals the wrong way round, the text twice, another party's reference in front, what a bank's
character set left of it behind, and tails cut off at the end of a line.
Written blind, without having read the program. Slips in numbers only where the class has them (a letter in the shape of a digit only in the class
of look-alikes, beside the exact sum, and in plates, where the position tells); all that is needed is in the text once more or less plainly.
What goes to the MT940 account fits Windows-1251; signs that it lacks go to the other channels.
"""
import re

NAME = "twelfth"

CLASSES = {
    "clean_reference": 190, "order_clean": 40, "order_many": 15, "kind_oldest": 150, "kind_choice_refused": 24,
    "amount_one": 50, "amount_set": 28, "amount_ambiguous": 16, "amount_none": 12,
    "doc_format_noise": 80, "doc_repaired": 50, "doc_repaired_alone": 18, "lookalike": 55, "transliterated": 60,
    "other_payer": 30, "wrong_code": 18, "mismatch_exact": 12, "mismatch_open": 12,
    "plate_only": 34, "plate_ambiguous": 10, "name_amount": 16, "nothing": 24,
    "discount_in_time": 26, "discount_late": 14, "decree_in_time": 16, "decree_late": 10,
    "partial": 26, "overpaid": 14, "duplicate_channel": 8, "paid_cancelled": 10, "bgn_as_eur": 8, "rounding_cent": 10,
    "identical_pair": 10, "returned": 6, "before_register": 12, "enforced": 12,
    "chargeback": 3, "duplicate_capture": 3, "capture_without_order": 3,
    "discount_not_taken": 10, "discount_by_parts": 8, "fines_alike": 8, "kind_ambiguous": 6, "code_elsewhere": 12,
    "named_later": 12, "choice_of_year": 10, "order_difference": 3, "suspended_named": 10, "unknown_named": 14,
    "unknown_but_kind": 10, "id_repaired": 22, "future_dated": 6, "wrong_account": 9, "fee_difference": 3,
}

# ------------------------------------------------------------------ people
FIRST_M = ("Аргир Бисер Валери Господин Дончо Еньо Жулиен Зафир Илко Краси Лъчо Методи Никола Пейо Руси Сашо Тихомир Федор Харалан Ценко "
           "Чочо Щерион Юлий Янко Стилиян").split()
FIRST_F = ("Ася Благовеста Вяра Грета Деница Евгения Жечка Зоя Искра Кремена Любка Марияна Нона Пепа Рада Соня Тинка Фросина Хриси Цвета "
           "Юлка Янка Щилияна Ангелина Ружа").split()
LAST = ("Апостолов Бонев Виденов Гочев Джамбазов Енчев Жилов Занев Илчев Каракачанов Луков Минчев Найденов Орешков Пашов Рангелов Събев Тончев "
        "Урумов Фотев Хинов Цоков Чакъров Шейтанов Щърков Язов Беров Генов Дойнов Кадиев").split()
FOREIGN = ("Kirsten Holm", "Peter Novak", "Aylin Kaya", "Stefanos Kyriakou", "Bogdan Marinescu", "Iryna Bondar", "Claire Fontaine", "Sean Doyle",
           "Zoran Nikolic", "Matteo Greco")
FIRMS = ("Зора Пак", "Бряст", "Карина Стил", "Медея Фарма", "Тераса Билд", "Север Транзит", "Агро Нива", "Фотон Електрик", "Хлебозавод Златен Клас",
         "Дентал Усмивка", "Арда Турс", "Видеоклуб Ретро")
FIRM_FORMS = ("ООД", "ЕООД", "АД", "ЕТ", "ДЗЗД")
STREETS = ("ул. Бяла река", "бул. Македония", "ул. Орех", "ул. Детелина", "ул. Хан Крум", "ул. Ген. Заимов", "ул. Извор", "ж.к. Изгрев бл.", "ул. Перла",
           "бул. Съединение", "ул. Кокиче", "ул. Св. Наум", "ул. Паисий")
NOTARIES = ("нот. Биляна Краева", "Адв. к-ра Цанев и с-ие", "ЧСИ Орлин Стоев")
EMPLOYERS = ("Спедиция Тракийски Път ООД", "Зърнохраниелна Компания АД", "Ремонтна База 5 ЕООД", "Хотелска Верига Роза АД")

MT_FOLD = (None, 35, 50, 64, 78)
MT_OPERATION = ("ПОЛУЧЕН  ПРЕВОД", "Кредит.превод/EUR", "BLINK P", "Пол.прев. от друга банка", "ВНОСКА НА КАСА", "Instant credit")
CODE_IN_TEXT = 0.55

_TWINS = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))
_SMALL = dict(zip("аеорсухк", "aeopcyxk"))
_MONTHS = "януари февруари март април май юни юли август септември октомври ноември декември".split()
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_YEARS = dict(zip(range(2020, 2027), "двадесета двадесет-и-първа двадесет-и-втора двадесет-и-трета двадесет-и-четвърта двадесет-и-пета двадесет-и-шеста".split()))
_SAID = dict(zip("АВЕКМНОРСТУХ", "Асен Варна Елена Кирил Мария Наум Огнян Русе София Тодор Уляна Христо".split()))


def pick(R, seq):
    return seq[int(R.random() * len(seq))]


class Written(str):
    """{0} the value; further ones by what it is: a year, an identifier, an id."""

    def format(self, *values, **named):
        v = str(values[0]) if values else ""
        if v.isdigit() and len(v) == 4:
            values = (v, v[2:], "две хиляди " + _YEARS[int(v)].replace("-", " "), v.replace("0", "О"), v[0] + " " + v[1:])
        elif v.isdigit() and len(v) == 10:
            values = (v, v[:6] + " " + v[6:], v[:6] + "-" + v[6:])
        elif v.isdigit():
            values = (v, v[:3] + " " + v[3:6] + " " + v[6:], v[:9] + v[9:])
        elif v:                     # an id: with blanks, a dash, a blank only, small, nothing for the hyphen (where its digits are whole)
            whole = len(v) == 14
            values = (v, v.replace("-", " - "), v.replace("-", "–"), v.replace("-", " ") if whole else v, v.lower(), v.replace("-", "") if whole else v)
        return str.format(self, *values, **named)


def words(text):
    return [Written(x) for x in text.split("~")]


# ------------------------------------------------------------------ documents
DOC = {
    "decree": words(
        "НП №{no}~Н П № {no}~HП {no}~НП НП {no}~Н.П.№{no}~НП „{no}“~«НП {no}»~НП № № {no}~НП(№{no})~НП: {no} от {d1}~нп {no}/{d2}~№ {no} - НП~НП [{no}]~"
        "НП ном. {no}, {d6}~НП N° {no}~НП номер номер {no}~наказтелно постановление № {no}~наказателно постановлние {no}~нака- зателно постанов- ление № {no}~"
        "наказателно пустановление {no}~накзателно пост. № {no}~Наказателно постановление номер: {no}~наказателнo пoстановление № {no}~nakazatelno postanowlenie {no}~"
        "NP {no}~N.P. No {no}~нак.постановл.№{no}~НАКАЗАТЕЛНО  ПОСТАНОВЛЕНИЕ  {no}~наказателно постановление {no} от {d4}~наказателно постановлениe N {no}~"
        "наказателно-постановление {no}~наказателното постановление № {no}~нак. постановлени {no}~наказатeлно постанов. № {no}, дата {d3}~"
        "Н.П. {no} /{d5}/~глаба по НП {no}~гло6а НП № {no}~плащам НП {no}~НП {no} НП~nakazat. post. No {no}"),
    "ticket": words(
        "фиш {series} {no}~ФИШ {series}№{no}~Ф И Ш {series} {no}~фиш фиш {series}{no}~фиш ({series}) {no}~фиш „{series}“ {no}~фиш серия серия {series} № {no}~"
        "фиш серйя {series} № {no}~фиш сериа {series} {no}~серия {series} фиш № {no}~фиш №{no} серия {series}~фиш {no}, сер. {series}~глоба с фиш: {series}/{no}~"
        "глаба с фиш {series} {no}~гло6а фиш {series} {no}~fi6 seriq {sl} nomer {no}~globa s fish {sl}{no}~фиш N°{series}{no}~фиш {series}-{no}~фиш, {series}, {no}~"
        "№ {series}{no} (фиш)~фиш {series}{no} от {d1}~фишът {series} {no}~за фиша {series} {no}~фиш «{series}» номер {no}~фиш сеиря {series} N° {no}~фиш: серия={series} №={no}~"
        "ФИШ.{series}.{no}~фиш {series} № № {no}~фиш серия: {sl} номер: {no}~фиш сер.{sl} {no} /{d5}/~фиш {series}{no} фиш~глобa фиш {series} N{no}~fish ser. {sl} N {no}~"
        "ФИШ  СЕРИЯ  {series}  {no}~плащам фиш {sl}{no}~фиш (серия {series}) {no}, {d4}~фиш {series}_{no}~фиш с номер {series} {no}~фиш-{series}-№{no}"),
    "notice": words(
        "уведомление {no}~уведмление {no}~уведоление № {no}~уведумление № {no}~уведомлениe № {no}~Yведомление № {no}~уведомле- ние № {no}~увед. {no}~увед.увед. {no}~"
        "У В Е Д О М Л Е Н И Е {no}~уведомление уведомление {no}~уведомл. N° {no}~увед-ние {no}~уведомление „{no}“~№ {no} уведомление~uwedomlenie {no}~"
        "uvedomlenie No {no}~uvedomlenie za parkirane {no}~уведомление({no})~уведомление за неправилно паркеране № {no}~уведомленийе {no}~уведомлние No {no}~"
        "УВЕДОМЛЕНИЕ  № № {no}~уведомлнеие {no}~увeдoмление N {no}~уведомление, номер {no}, {d1}~уведомление номер номер {no}~уведомление: «{no}»~уведом. {no}~"
        "увидомление {no}~уведомление за парки- ране {no}~плащам уведомление {no}~уведомлениието {no}~увед {no} /{d5}/~уведомление={no}~увeд. № {no} паркирaне~"
        "уведомление [{no}]~уведомление {no} уведомление~оведомление № {no}~uvedomlen. N {no}"),
}
SHORT = {
    "decree": words("НП {no}/{year}~НП № {no} / {year}~Н П {no}-{year}~наказтелно постановление № {no} от {year} г.~нака- зателно постановление {no}/{year}~НП {no} от {d1}~"
                    "NP {no}/{year}~НП НП {no}/{year}г.~накзателно пост. {no} от {d5}~Н.П. {no} - {year} год.~наказателно пустановление N° {no}/{year}~НП „{no}/{year}“"),
    "ticket": words("фиш {no}/{year}~фиш № {no} / {year}~Ф И Ш {no}-{year}~фиш фиш {no}/{year}~фиш № № {no} от {d1}~fish {no}/{year}~глаба с фиш {no} от {year} г.~фиш N° {no}/{year}г~"
                    "фишът {no} от {d5}~фиш „{no}/{year}“~ФИШ.{no}.{year}~гло6а фиш {no}/{year}"),
    "notice": words("уведомление {no}/{year}~уведмление № {no} / {year}~уведумление {no}-{year}~увед.увед. {no}/{year}~уведомле- ние {no} от {year} г.~Yведомление {no}/{year}~"
                    "уведомление № № {no} от {d1}~uwedomlenie {no}/{year}~уведомлние {no} от {d5}~уведомление „{no}/{year}“~увидомление N° {no}/{year}"),
}
DOC_NO_TYPE = "№ № {no}"


def twin(text):
    return "".join(_TWINS.get(ch, ch) for ch in text)


def said(letters):
    return ", ".join(ch + " като " + _SAID[ch] for ch in letters)


def put(R, d, no, series):
    day, month, year = d["date"].split(".")
    m = int(month) - 1
    pattern = pick(R, (SHORT if d["short"] else DOC)[d["type"]])
    return str.format(pattern, no=no, series=series, sl=twin(d["series"]) if series == d["series"] else series, year=d["year"], d1=d["date"],
                      d2="%d.%d.%s" % (int(day), m + 1, year), d3="%s-%s-%s" % (year, month, day), d4="%d.%s.%s" % (int(day), _ROMAN[m], year),
                      d5="%d %s %sг" % (int(day), _MONTHS[m], year), d6="%s/%s/%s" % (day, month, year))


def doc_clean(R, d):
    return put(R, d, d["no"], d["series"])


def doc_noisy(R, d):
    no, series = d["no"], d["series"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, ("{0} - {1}-{2}", "{0}–{1}–{2}", "{0}—{1}—{2}", "{0}.{1}.{2}", "{0}/{1}-{2}", "{0}{1}-{2}", "{0}-{1}{2}", "{0} {1}{2}", "{0},{1},{2}",
                      "({0}){1}-{2}", "{0}-{1}-{3} {4}", "{0}{1}{2}", "{0}:{1}:{2}", "{0}--{1}--{2}")).format(a, b, c, c[:3], c[3:])
    elif d["type"] == "ticket":
        if R.random() < 0.15:
            series = said(series)
            no = pick(R, (no, no[:3] + " " + no[3:]))
            return pick(R, ("фиш серия {0}, № {1}", "фиш {0}, номер {1}", "фиш: {0}: {1}", "глоба с фиш, {0}, {1}")).format(series, no)
        no = pick(R, (no[:4] + " " + no[4:], no[:2] + "-" + no[2:4] + "-" + no[4:], no[0] + "." + no[1:4] + "." + no[4:], " ".join(no), no[:4] + "–" + no[4:], "00" + no))
    else:
        no = pick(R, (no[:2] + " " + no[2:4] + " " + no[4:6] + " " + no[6:], no[:3] + "." + no[3:], no[:5] + " " + no[5:], "0000" + no, " ".join(no), no.lstrip("0"),
                      no[:3] + "–" + no[3:], no[:2] + "-" + no[2:5] + "-" + no[5:]))
    return put(R, d, no, series)


def slip(R, digits):
    """A wrong digit (one key beside it, or its shape), one missing, one twice, two swapped; seldom at the beginning."""
    n, x = len(digits), R.random()
    k = 1 + int((1 - R.random() ** 2) * (n - 1))
    if x < 0.25:
        return "missing", digits[:k] + digits[k + 1:]
    if x < 0.5:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    if x < 0.75 and k + 1 < n and digits[k] != digits[k + 1]:
        return "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    return "wrong", digits[:k] + pick(R, {"0": "86", "1": "74", "2": "75", "3": "82", "4": "91", "5": "62", "6": "50", "7": "12", "8": "30", "9": "40"}[digits[k]]) + digits[k + 1:]


# ------------------------------------------------------------------ other parts of a text
ID_REF = words("{0}~партида {0}~партида партида {0}~парт. {0}~партда {0}~патида {0}~парт.N°{0}~задължение {0}~задалжение {0}~задължeние {0}~зад-ние {0}~№ {0}~№№ {0}~„{0}“~"
               "({0})~[{0}]~partida {0}~zadyljenie {0}~{1}~партида {2}~партида {3}~номер на задължение {0}~пар- тида {0}~П А Р Т И Д А {0}~съобщение {0}~съобщeние съобщение {0}~"
               "по съобщ. {0}~ID:{0}~id {4}~ид. {0}~партида:{5}~зад. {5}~съобщние {0}~партидата {0}~партида={0}~/{0}/~п а р т. {0}~{0} (партида)~задл. № {0}~Партида,{0}")
KIND = {
    "property_tax": words(
        "данък недвижими имоти~данък върху недвижим имот~ДНИ~данък сгради~данък сграда~имотен данък~д-к недв. имот~дан.сгради~данък за апартамента~данък недвижми имоти~"
        "данък недвижими имути~данак недвижими имоти~данък недвижими имти~данк сгради~дънък сгради~данък сгради сгради~ДАНЪК НЕДВИЖИИМ ИМОТ~дaнък имoт~ДHИ~Д Н И~Д.Н.И.~"
        "danyk nedvijimi imoti~danuk imot~danyk sgradi~DNI~danak nedvizhim imot~данък в/у недв. имоти~данък недви- жими имоти~даньк недвижими имоти~данък недвжими имот~"
        "ДНИ ДНИ~ДАНЪK СГPАДИ~данък  недв.  имоти~данъкза имот~danyk nedw. imoti~данък сгардите~имотния данък~дни / данък имот~(ДНИ)~данък недвижимия имот"),
    "waste_fee": words(
        "такса битови отпадъци~такса за битови отпадаци~такса 6итови отпадъци~такса битови отпадьци~такса битви отпадъци~ТБО~Т Б О~Т.Б.О.~TБO~такса смет~таска смет~CMET такса~"
        "taksa smet~taksa bitowi otpadyci~taksa otpadaci~taksa bokluk~такса сметосабиране~такса битови отпа- дъци~т-са смет~такса за смет~сметосъбиране~такса смет смет~ТБО ТБО~"
        "тaкca cмет~такса  битови  отпадъци~такса битови отпадъцы~такса бит отпадци~taksa za smet~TBO~такса боклук~такса боклуг~сметта такса~(ТБО)~такса битовите отпадъци~"
        "taksa smetosybirane~т.б.о. такса смет~ТАКСА БИТОВИ ОТПАДЪЦИИ~такса битов отпадък~такса-смет~такса смeт"),
    "vehicle_tax": words(
        "данък МПС~данък MПC~д-к МПС~данък превозни средства~данък превозни срества~данък превзни средства~данък върху превозното средство~данък автомобил~данък автомобъл~"
        "данък автмобил~данък афтомобил~авто данък~данък лека кола~данък кола~danyk kola~danyk MPS~danyk prewozni sredstwa~danuk awtomobil~ДПС~данък М П С~данък М.П.С.~"
        "данък МПС МПС~дънък МПС~данък превоз- ни средства~даньк МПС~данк МПС~дaнък aвтoмoбил~данък автомобила~МПС-данък~данък  превозни  средства~ДAHЪК MПС~danyk za kolata~"
        "данък привозни средства~данък моторно превозно средство~данък превозн. средста~данака на колата~данък МПС,~(данък МПС)~danak avtomobil~данък превозни средствa"),
    "parking_notice": words(
        "паркиране~паркеране~неправилно паркиране~непр.паркиране~непавилно паркиране~пар- киране~parkirane~nepravilno parkirane~глоба паркиране~ПАРКИРАНE~паркирне~паpкиpане~"
        "за паркиране~паркиране паркиране~глаба паркиране~неправилнo пaркиране~П А Р К И Р А Н Е~neprawilno parkirane~парикране~паркиранне"),
    "penal_decree": ("глоба",), "fine_ticket": ("глоба",), "civil_fee": ("такса ГРАО",), "business_fee": ("такса стопански дейности",),
    "planning_fee": ("такса устройство на територията",),
}
YEAR = words("за {0} г.~за {0}г~{0} г.~{0}~за {0}~{0}год.~за {1} г.~'{1} г.~за {2} година~{0} {0}~за за {0} г.~гдоина {0}~годна {0}~за {0} гоd.~год:{0}~г.{0}~за {3} г.~за {4} г.~({0})~"
             "[{0}]~{0}-а год.~за година {0} г.~za {0} g.~za {0}~01.01.{0}–31.12.{0}~от 01.{0} до 12.{0}~я н у. - д е к. {0}~за цялата {0} г.~г о д. {0}~за {0} г. {0} г.~за год.{1}~Y{0}~"
             "{0}-01/{0}-12~„{0}“~за {0}гoдина~{0}_г~за {2}~дан. {0}~за данъчна {1} год.~{0}/")
CODE = ("{0}~код {0}~код: {1}~{1}~{2}~{3}~{4}~kod {0}~код код {0}~к о д {0}~код № {0}~код за плащане {0}~вид пл. {0}~({0})~[{1}]~код {5}~код {6}~кoд {0}~б.к. {0}~код={0}~кот {0}~код–{0}~"
        "код за вид плащнае {0}~КОД:{2}~{0} {0}~код„{0}“~код  {1}~ код {3}~вид плащане: {1}~вид вид {0}~code {0}~код плащане{0}~по код {4}~к-д {0}~#{0}~кодд {0}~код ({1})~/{0}/~код,{0}~k0d {0}").split("~")
OBLIGOR = words("ЕГН {0}~ЕГН: {0}~Е Г Н {0}~Е.Г.Н. {0}~ЕГН ЕГН {0}~EГH {0}~егн-{0}~ЕГН№{0}~(ЕГН {0})~ЕГН „{0}“~egn {0}~EGN:{0}~Егн {1}~ЕГН {2}~ЕГН/{0}/~ЗЛ {0}~З.Л. {0}~зад. лице {0}~"
                "задлъжено лице {0}~лице {0}~идент. N° {0}~{0}~[{0}]~собственик ЕГН {0}~ЕГН на собственика {0}~3Л {0}~ЕГН={0}~еген {0}~ЕГН,{0}~ЕГН номер {0}~e g n {0}~ЕГН {0} ЕГН~"
                "ЕHГ {0}~ЕГН–{0}~лице лице {0}~задълж.лице  {0}~ЕГН_{0}~на ЕГН {1}~{0} ЕГН~ЕГН;{0}")
OBLIGOR_FIRM = words("ЕИК {0}~ЕИК:{0}~Е И К {0}~E.И.К. {0}~ЕИК ЕИК {0}~EИK {0}~ЕИК {1}~Булстат {0}~Бул стат {0}~булстад {0}~БУЛCTAT {0}~eik {0}~BULSTAT:{0}~BG {0}~ДДС № BG{0}~(ЕИК {0})~"
                     "ЕИК-{0}~№ по ЕИК {0}~ЕИК={0}~{0} ЕИК~3Л {0}~фирма ЕИК {0}~ЕИК „{0}“~булсатт {0}")
NEUTRAL = ("плащане на задължение~плащане задалжения~задължeния към общината~zadyljeniq kym obshtinata~pla6tane kym ob6tina~дължимо~дължими сумми~сума за общината~внасям дължимото~погасяване~"
           "погасявне на задължения~вноска~по сметка~основание основание~изплащане~дължа~дълг към общината~общински задължения~за бюджета~вноска вноска~Основание: Основание:~към ОБщина~плащнае~"
           "дъл- жими суми~задължениия~задълженй към общ.~O6щина~задължения задължения~pogasqwane~дължими  суми~„задължения“~за общ. Пловдив~plashtane na zaduljenie~вносkа към общината~"
           "по смeтка на общината~задължение?~плащaнe~кaквото дължа~всичко дължимо по сметка~за касата на общината").split("~")
JUNK = ("превод~преовд~prevod~-~...~???~плащане плащане~по уговорка~за Ели~както се разбрахме~захрнване~без основание~n/a~няма~нямам~подарък~за ремонта~по договр~x~Основание:~Основание: Основание:~"
        "лична вноска~тест~OK~благодаря благодаря~прeвод~п р е в о д~за за~zahranwane~pari~за кака Веси~„превод“~авaнс~??????~---~прев.прев.~по уговрка~pla6tane~ааа~дарение за приятел").split("~")

FRONT = ("Ref.КД-17/Б; ", "Вх.№ ОТ-45; ", "Поръчка А-12: ", "По Ваше писмо ПК-33; ", "Наш код KLT-09 ", "Rif. AZ-7 / ", "Клиент Б-41, ", "Док. вх. ЗГ-8; ", "TRN-QW-22 ", "Пор. ном. 3; ", "стр. 2 от 2: ",
         "Изх. ЮР-19 / ", "ORD-XK-5 ", "Кл. Н-64. ")
BACK = ("благодаря", "моля да се отрази", "изпратено през мобилно", "хубав ден", "при въпроси звънете", "данните са по бележката", "тел. 0897 00 25 81", "бл. 14 ет. 3 ап. 8", "от съпругата", "БЛАГОДАРЯ!!!", "мерси",
        "blagodarq", "?? ????????", "от Пепо", "Милка Т.", "срочно", "за сведение")
LONG = ("моля потвърдете получаването на сумата и изпратете разписка на посочения по-долу адрес, благодаря предварително за съдействието и бързината",
        "преводът е нареден онлайн от титуляря и не подлежи на корекция след изпълнението му от банката на наредителя в деня на подаване",
        "???????? ?? ???????? ?? ???????? ?????? ? ????????? ???????? ?? ??????? ????? ??????????? ??????????? ?? ????????????",
        "текстът е пренесен служебно от предишно нареждане, в случай на нужда от уточнение пишете на посочената електронна поща")


def code_text(R, code):
    a, b, c = code[:2], code[2:4], code[4:]
    return pick(R, CODE).strip().format(code, "%s %s %s" % (a, b, c), "%s.%s.%s" % (a, b, c), "%s-%s-%s" % (a, b, c), "%s–%s–%s" % (a, b, c), code[:3] + " " + code[3:], a + " " + b + c)


def plate_text(R, plate):
    a, b, c = plate[:2], plate[2:6], plate[6:]
    x = R.random()
    if x < 0.25:                                            # O and 0: the place tells which it is
        b = b.replace("0", pick(R, "OО"))
    elif x < 0.4:
        c = c.replace("О", "0")
    elif x < 0.46:
        return "%s, %s, %s" % (said(a), b, said(c))
    a, c = [twin(v) if R.random() < 0.3 else lookalike(R, v) if R.random() < 0.3 else v for v in (a, c)]
    text = pick(R, ("%s%s%s", "%s %s %s", "%s-%s-%s", "%s %s%s", "%s%s %s", "%s.%s.%s", "%s–%s–%s", "%s  %s  %s", "%s/%s/%s", "%s%s-%s", "%s_%s_%s")) % (a, b, c)
    return pick(R, ("%s", "%s", "%s", "рег.№ %s", "рег. рег. № %s", "pег. N° %s", "рег ном. %s", "ДК № %s", "ДК№%s", "reg. %s", "„%s“", "(%s)", "[%s]", "номер %s", "рeг.номер %s", "табела %s", "р-г № %s", "с рег.%s")) % (
        text.lower() if R.random() < 0.2 else text)


# ------------------------------------------------------------------ scripts
_LAT = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split()))
_WAYS = ({}, {"я": "q", "ж": "j", "ъ": "y", "в": "w", "ц": "c", "ю": "u"}, {"ц": "c", "х": "x", "й": "j", "ъ": "u", "щ": "6t", "ш": "6", "ч": "4"}, {"я": "ja", "ю": "ju", "й": "j", "ц": "c", "ъ": "a"},
         {"ъ": "y", "ш": "6", "ч": "4", "щ": "sht", "я": "ia"}, {"ъ": "'", "ь": "", "ж": "j"})


def transliterate(R, text):
    """Each word in a way of its own; a digit for a letter only where no number stands beside it."""
    out, way = [], pick(R, _WAYS)
    for n, ch in enumerate(text):
        if ch == " ":
            way = pick(R, _WAYS)
        low = ch.lower()
        new = {"№": "No", "„": '"', "“": '"', "«": '"', "»": '"', "–": "-", "—": "-", "°": "o"}.get(ch) or way.get(low, _LAT.get(low))
        if ch in "№°" and text[n + 1:n + 2].isalpha():
            new += " "
        if new is None:
            new = ch
        elif low in _LAT:
            if any(v.isdigit() for v in new) and (ch != low or any(v.isdigit() for v in text[max(0, n - 2):n] + text[n + 1:n + 3])):
                new = _LAT[low]
            new = new.capitalize() if ch != low else new
        out.append(new)
    return "".join(out)


def lookalike(R, text):
    """Letters of the other script; in a long number now and then one letter in the shape of its digit."""
    out = "".join(_TWINS[ch] if ch in _TWINS and R.random() < 0.5 else ch for ch in text)
    number = re.search(r"\d{6,}", out)
    if number and R.random() < 0.35:
        places = [k for k in range(number.start() + 1, number.end() - 1) if out[k] in "0136"]
        if places:
            k = pick(R, places)
            out = out[:k] + pick(R, {"0": "OО", "1": "IlІ", "3": "З", "6": "Б"}[out[k]]) + out[k + 1:]
    return out


# ------------------------------------------------------------------ a text
def compose(R, parts):
    order = ["obligor", "code", "neutral", "kind", "ref", "plate", "year", "name", "junk"]
    if R.random() < 0.5:                                    # any order, but the year behind its kind
        order = sorted(order, key=lambda k: R.random())
        if order.index("year") < order.index("kind"):
            a, b = order.index("year"), order.index("kind")
            order[a], order[b] = order[b], order[a]
    sep = pick(R, (" ", " ", " ", "  ", ", ", "; ", " / ", " - ", " | ", ". ", ",", " , ", "_", " – "))
    text = ""
    for k in order:
        more = parts.get(k)
        if more:
            join = sep if text else ""
            if text and text[-1].isalnum() and more[0].isalnum() and join in ("_", ","):
                join = ", "
            if text and re.search(r"\d\W*$", text) and re.match(r"\W*\d", more):        # two numbers are kept apart
                join = pick(R, (", ", "; ", " ; "))
            text += join + more
    return text


def payer_name(R, name):
    x, parts = R.random(), name.split()
    if x < 0.3:
        return name.upper()
    if x < 0.5:
        return transliterate_name(name).upper()
    if x < 0.6:
        return "  ".join(parts).upper()
    if x < 0.7 and len(parts) == 3 and not parts[1].isdigit():
        return ("%s, %s %s" % (parts[2], parts[0], parts[1])).upper()
    return name.lower() if x < 0.75 else name


def transliterate_name(name):
    return "".join(_LAT.get(ch.lower(), ch) if ch == ch.lower() else _LAT.get(ch.lower(), ch).capitalize() for ch in name)


_LABELS = re.compile(r"(?i)(ЕГН|ЕИК|код|№|НП|номер|партида|уведомление|от|за) (?=\d)")
_WIDE = str.maketrans(":,;/()#[]", "：，；／（）＃［］")
_SHAPES = re.compile(r"\d[OОЗБIlІ]\d")


def finish(R, text, channel, keep):
    rnd = R.random
    room = {"c84": 127, "pos": 80}.get(channel, 140)
    latin = bool(text) and not re.search("[\u0400-\u04ff]", text)
    if not text:
        return ""
    if keep and rnd() < 0.04 and 2 * len(text) + 2 <= room:                     # the text twice
        text = text + pick(R, ("; ", " / ", " // ")) + text
    if channel != "pos" and rnd() < 0.12 and keep:
        more = pick(R, FRONT)
        more = transliterate_name(more.replace("№", "No")) if latin else more
        text = more + text if len(more + text) <= room else text
    x = rnd()
    if x < 0.25:
        more = pick(R, BACK)
        more = pick(R, (" ", ", ", ";", " - ")) + (transliterate_name(more) if latin else more)
        text = text + more if len(text + more) <= room else text
    elif x < 0.35 and channel != "pos" and len(text) < room - 12:               # cut off at the end of a line
        long = pick(R, LONG)
        cut = [v for v in (35, 70, 105, room) if v > len(text) + 5]
        text = (text + pick(R, (" ", ". ", ", ")) + (transliterate_name(long) if latin else long))[:cut[0]].rstrip()
    if latin and rnd() < 0.4:                                                   # the character set of SWIFT
        text = re.sub(r"[^A-Za-z0-9/\-?:().,' +]", lambda m: "-" if m[0] in "–—" else pick(R, ".?"), text)
    x = rnd()
    if x < 0.06:
        text = _LABELS.sub(r"\1", text)
    elif x < 0.11:
        text = re.sub(r"(?<=[А-Яа-яA-Za-z][.,:;]) (?=\D)", "", text)
    elif x < 0.17:
        text = re.sub(r" (?! )", "  ", text)
    elif x < 0.22 and channel != "m31":
        text = text.replace(" ", "\u00a0") if rnd() < 0.5 else re.sub(" ", lambda m: pick(R, (" ", "\u00a0", "\u202f")), text)
    elif x < 0.25 and channel != "m31":
        text = re.sub(r"(?<=[:;,/|]) ", "\t", text)
    elif x < 0.31:
        text = text.replace("-", "–" if channel == "m31" else pick(R, "–—\u2011\u2212"))
    elif x < 0.35 and channel != "m31":
        text = text.translate(_WIDE)
    elif x < 0.38:
        text = pick(R, ("„%s“", '"%s"', "«%s»", "(%s)", "/%s/", "'%s'")) % text
    elif x < 0.41:
        text = re.sub(r"(?<=[А-Яа-я]{4})(?=[А-Яа-я]{4})", "\u00ad", text, count=1)
    elif x < 0.43 and channel != "m31":
        text = text.replace("-", "-\u200b", 1) + "\u200b"
    if not _SHAPES.search(text):
        x = rnd()
        text = text.upper() if x < 0.14 else text.lower() if x < 0.24 else text.swapcase() if x < 0.28 else text.capitalize() if x < 0.34 else text
    text = text.rstrip(" ")
    return text if len(text) <= room else re.sub(" +", " ", text)
