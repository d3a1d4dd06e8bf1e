"""A sixteenth set of habits, for accuracy.py --templates: a municipality between the Balkan and the Rhodopes.

Northern vowels and Rhodope articles, old people's and pupils' spelling, officials' and traders' short forms, messages as on Viber, clerks of
post offices and payment kiosks with fixed forms, accountants with lists of abbreviations of their own, two fields of the paper order written
out one after the other, banks' words in Bulgarian and English in front of, behind and around the payer's text; year, date, series, number,
plate and identifier before, behind and in between one another; numbers with every usual separator.
"""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from templates_given import *  # noqa: E402,F401,F403 - the interface and its proportions
from templates_given import CLASSES as _GIVEN, official_latin, pick  # noqa: E402

NAME = "sixteenth"
CLASSES = dict(_GIVEN, clean_reference=215, order_clean=70, amount_ambiguous=26, amount_none=16, doc_repaired_alone=24, mismatch_open=18,
               plate_ambiguous=12, name_amount=22, nothing=28, unknown_named=18, kind_ambiguous=9, doc_repaired=34, id_repaired=14,
               plate_only=20, transliterated=34, doc_format_noise=56)

# ------------------------------------------------------------------ people
FIRST_M = "Манол Стамат Карамфил Здравко Орлин Бисер Рангел Величко Севдалин Руси Фиданчо Ангелко Вълкан Гроздан Дафин Еремия Зафир Лальо Пенко Сидер".split()
FIRST_F = "Сребра Карамфила Стамена Хубавка Минка Ралица Рада Тодорка Кръстина Гюргена Дафина Зорница Еленка Руска Севда Цона Щилянка Бойка".split()
LAST = ("Глобев Колибаров Сметанов Паркалиев Таксиров Смилянов Чепеларов Калфов Гьошев Пашкулев Медникаров Бакърджов Халачев Чаушев Кехайов Равногоров "
        "Димирев Гащилов Щърбанов Янтров Осъмов Русалиев Вардарев Пъдарев Ковашев Кюмюрев Сакаров Делибалтов").split()
FOREIGN = ("Lukas Brandt", "Fatma Aydin", "Oksana Melnyk", "Giorgos Markou", "Sophie Laurent", "Tomasz Wilk", "Dragana Ilic", "Peter Lindqvist")
FIRMS = (
    "Глобус Тур", "Домострой Янтра", "Таксим Комерс", "Паркет Стил", "Родопски Мед", "Сметанка", "Автоматика Север", "Балкан Лес", "Постоянство", "Три Чучура",
    "Дървопласт", "Агро Вит", "Мурсалица", "Осъм Текс", "Боклуджа Агро", "Колоездач")
FIRM_FORMS = ("ООД", "ЕООД", "АД", "ЕТ", "КДА", "СД")
STREETS = (
    "ул. Чучур", "ул. Гюмюрджина", "ул. Хайдушка", "бул. Янтра", "ул. Постоянна", "ул. Колоездачна", "ул. Паркова", "ул. Мурсалица", "ул. Бакърджийска",
    "ул. Чан", "ул. Осъмска", "пл. Сборище", "ул. Дъбрава", "ул. Кафява мечка", "ул. Слънчоглед", "ул. Пети километър")
NOTARIES = ("Нотариус рег. № 911 Щърбанова", "Адвокат Кехайов - доверителна с/ка", "ЧСИ Пашкулев", "Счет. кантора Дебит и Кредит ЕООД")
EMPLOYERS = ("Балкан Карго ООД", "Оперативен Лизинг Север ЕАД", "Дърводобив Рожен ЕООД", "Янтра Бус АД", "Пекарна Сребърна АД")

# ------------------------------------------------------------------ banks' habits
MT_FOLD = (None, 65, 65)
MT_OPERATION = (
    "Входящ превод SEPA", "Бюджетно плащане", "BISERA SCT INC", "Кред.превод BLINK", "Вноска на гише", "Incoming credit transfer", "Прев. друга банка")
CODE_IN_TEXT = 0.45


class Form:
    """A wording that is worked out: .format(value) as of a text."""

    def __init__(self, text, make):
        self.text, self.make = text, make

    def format(self, value):
        new = self.make(value)
        return self.text.format(*new) if isinstance(new, tuple) else self.text.format(new)


def _with_year(text):
    return Form(text, lambda v: (v, "20" + v[2:4]))


def _spelt(text):
    """The id's letters as they are heard."""
    return Form(text, lambda v: v.translate(str.maketrans("MDARFEМАЕ", "МДАРФЕМАЕ")))


# ------------------------------------------------------------------ obligation ids
ID_REF = (
    "{0}", "{0}", "№ {0}", "зад. {0}", "по задължение {0}", "парт.№{0}", "партида {0}", "общинско вземане {0}", "вземане № {0}", "задълж. ном. {0}",
    "номерът е {0}", "номера е {0}", "от писмото: {0}", "по известие {0}", "съобщ. {0}", "{0} - задължение", "{0} (номер от съобщението)", "({0})", "„{0}“",
    "\"{0}\"", "зад-е {0}", "з-е №{0}", "задължение/{0}/", "№ по списъка на общината {0}", "реф. {0}", "ид.№ {0}", "код на задължението {0}",
    "както пише в бележката - {0}", "нумеро {0}", "нумеръ {0}", "по листчето: {0}", "по листчену {0}", "задълженйе {0}", "задалжение {0}",
    "задължение номър {0}", "дългът {0}", "длъжка {0}", "дългон {0}", "дългъ {0}", "установено зад. {0}", "зад.сч. {0}", "анал. п-да {0}", "пор. № {0}",
    "уник. номер {0}", "УНЗ {0}", "разчет {0}", "об.вз. {0}", "ред от справката: {0}", "= {0} =", "задължение с идентиф. {0}", "задължение, заведено под {0}",
    "за онова {0} от справката", "#{0}", "N:{0}", "задължението ({0})", "вписано като {0}", _with_year("{0} за {1} г."), _with_year("за {1} г. {0}"),
    _with_year("{1}/{0}"), _with_year("{0}/{1} г."), _with_year("год. {1}, зад. {0}"), _with_year("зад. от {1} г. с № {0}"),
    _with_year("задължението с номер {0} (от {1} година)"), _with_year("номер {0}, година {1}"), _with_year("за {1}-ва/та {0}"), _with_year("{1}: {0}"),
    _with_year("зад. {1}г.-{0}"), _with_year("({1}) {0}"), _with_year("дълг {1} година, номер му е {0}"), _spelt("{0}"), _spelt("зад.№ {0}"), _spelt("по {0}"),
    Form("зад. {0}", lambda v: v[:2] + " " + v[2:]), Form("№ {0}", lambda v: v[:4] + "/" + v[5:]), Form("{0}", lambda v: v[:4] + " " + v[5:]),
    Form("номер {0}", lambda v: v[:5] + v[5:8] + " " + v[8:11] + " " + v[11:]), Form("зад.{0}", lambda v: v[:5] + v[5:8] + "." + v[8:11] + "." + v[11:]),
    Form("задължение {0}", lambda v: v[:4] + v[5:]), Form("{0}", lambda v: v[:2] + "-" + v[2:]), Form("{0}", lambda v: v.lower()),
    Form("зад {0}", lambda v: v[:4] + "–" + v[5:]), Form("п-да {0}", lambda v: v[:4] + " - " + v[5:]), Form("вземане {0}", lambda v: v[:4] + "_" + v[5:]))

# ------------------------------------------------------------------ documents
_MONTH = "януари февруари март април май юни юли август септември октомври ноември декември".split()
_MON = "ян. февр. март апр. май юни юли авг. септ. окт. ноем. дек.".split()
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_TYPE = {
    "decree": (
        "НП", "НП", "НП", "наказателно постановление", "Наказателно постановление", "наказат. постановление", "нак. пост.", "наказ. пост-е",
        "наказателното постановление", "глоба по НП", "глоба с наказ. постановление", "постановление за глоба", "н.п.", "наказателно постановленйе",
        "наказателну постановление", "наказателното постановлениену", "наказателно п-ние", "постановление (наказателно)", "наказ.постан.", "глоба/НП",
        "постановление за наложена глоба", "наказатено постановление", "глобата по наказателното"),
    "ticket": (
        "фиш", "фиш", "Фиш", "глоба с фиш", "фиш за глоба", "глоба по фиш", "фиша", "фишът", "фишчето", "фишон", "фишъ", "глоба-фиш", "фиш за нарушение",
        "глобата от фиша", "наложена с фиш глоба", "фиш (глоба)", "глоба, фиш"),
    "notice": (
        "уведомление", "уведомление", "Уведомление", "увед.", "уведомл.", "ув-ние", "уведомление за паркиране", "уведомление за неправилно паркиране",
        "уведомленйе", "уведумление", "уведомлениену", "бележка-уведомление", "увед. непр. паркиране", "уведомление от чистачката", "паркиране, уведомление",
        "уведомление (паркиране)", "уведомление за спиране", "уведомително за паркиране"),
}
_PLAIN = (
    "{t} {n}", "{t} № {n}", "{t} №{n}", "{t} N {n}", "{t} No{n}", "{t} номер {n}", "{t} ном.{n}", "{t} с № {n}", "{t}: {n}", "{t} - {n}", "{n} ({t})",
    "№ {n} - {t}", "{t} /{n}/", "{t} „{n}“", "{t} ({n})", "{t}, № {n}", "{t} нумер {n}", "{n} {t}", "{t} под № {n}", "{t}; {n}")
_DATED = (
    "{t} № {n} от {d}", "{t} {n} от {d}", "{t} {n} / {d}", "{t} от {d} № {n}", "от {d} {t} № {n}", "{t} ({n}, {d})", "{t} № {n} (от {d})",
    "{t} с дата {d} и № {n}", "{t}, изд. {d}, № {n}", "{t} № {n}, съставено {d}", "{t} № {n}, дата: {d}", "{d} - {t} № {n}", "{t} - {d} - № {n}",
    "№ {n} от {d} ({t})")
_OF_YEAR = (
    "{t} № {n}/{y}", "{t} {n}/{y} г.", "{t} № {n} от {y} г.", "{t} от {y} г. с № {n}", "{t} ({y} г.) № {n}", "{t} номер {n}, година {y}", "{y} г., {t} № {n}",
    "№ {n}/{y} - {t}", "{t} {n} - {y} г.", "{t} №{n} за {y} год.", "{n}/{y} {t}", "{t} № {n} (год. {y})")
_SERIES = (
    "серия {s} № {n}", "{s} {n}", "{s}{n}", "сер. {s} № {n}", "с-я {s} №{n}", "{s} № {n}", "{s}-{n}", "серия {s}, номер {n}", "№ {n}, серия {s}",
    "№ {n} (серия {s})", "({s}) {n}", "{s}/{n}", "буква {s} № {n}", "сер.{s}/№{n}", "{n} сер. {s}", "„{s}“ № {n}", "серйя {s} {n}")
_SEPS = ("", " ", ".", "/", " - ", "–", "_", " / ", ". ", ":")
DOC_NO_TYPE = "{no}"


def _date(R, d):
    day, month, year = d["date"].split(".")
    m = int(month) - 1
    return pick(R, (d["date"], d["date"], d["date"] + " г.", d["date"] + "г", "%d.%d.%s" % (int(day), m + 1, year), "%s.%s.%s" % (day, month, year[2:]),
                    "%s/%s/%s" % (day, month, year), "%s-%s-%s" % (year, month, day), "%s-%s-%s" % (day, month, year), "%d %s %s" % (int(day), _MONTH[m], year),
                    "%d %s %s г." % (int(day), _MON[m], year), "%d.%s.%s г." % (int(day), _ROMAN[m], year), "%s, %s, %s г." % (day, _MONTH[m], year)))


def doc_clean(R, d):
    t, n, s = pick(R, _TYPE[d["type"]]), d["no"], d["series"]
    if d["short"]:
        f = pick(R, _OF_YEAR if R.random() < 0.6 else _DATED)
    else:
        x = R.random()
        f = pick(R, _PLAIN if x < 0.62 else _DATED if x < 0.88 else _OF_YEAR if d["type"] != "notice" else _DATED)
    if s and d["type"] == "ticket":
        n = pick(R, _SERIES).format(s=s, n=n)
        if "№" in n or n[0] in "с(„б":                            # the series brings its own number sign
            f = re.sub(r"(с |под )?(№|\bN|\bNo|номер|ном\.|нумер) ?(?={n})", "", f)
        if not n[-1].isdigit() or "/" in n or n[0] in "(„":       # and nothing is glued to it
            f = f.replace("{n}/{y}", "{n} от {y}").replace("({n})", "{n}").replace("/{n}/", "{n}").replace("„{n}“", "{n}")
    return f.format(t=t, n=n, d=_date(R, d), y=d["year"])


def doc_noisy(R, d):
    """The right number with any of the usual separators."""
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        x, y = pick(R, _SEPS), pick(R, _SEPS)
        if R.random() < 0.6:
            y = x
        no = a + x + b + y + (c if R.random() < 0.75 else c[:3] + " " + c[3:])
    elif d["type"] == "ticket":
        k = pick(R, (2, 3, 4))
        no = pick(R, (no, no[:k] + " " + no[k:], no[:k] + "-" + no[k:], no[:k] + "." + no[k:],
                      no[:-6] + " " + no[-6:-3] + " " + no[-3:], "00" + no))
    else:
        k = pick(R, (2, 4, 5))
        no = pick(R, (no.lstrip("0"), no[:k] + " " + no[k:], no[:k] + "-" + no[k:], no[:k] + "/" + no[k:], "00" + no, no[:k] + "." + no[k:],
                      no[:-6] + " " + no[-6:-3] + " " + no[-3:]))
    t, s = pick(R, _TYPE[d["type"]]), d["series"]
    f = pick(R, ("{t} N{n}", "{t}#{n}", "{t}:{n}", "{t} №: {n}", "{t} {n}", "{t} ном. {n}", "{t} - N {n}",
                 "{t} №  {n}", "{t} Nr. {n}", "{n} - {t}", "{t}, {n}", "{t} No. {n}",
                 "{t} [{n}]", "{t} (№ {n})", "{t}\u2014{n}"))
    if s and d["type"] == "ticket":
        return pick(R, ("{t} {s} {n}", "{t} {s}-{n}", "{t} сер.{s} N{n}", "{t}:{s}{n}", "{t} {s} / {n}", "{t} с. {s} {n}",
                        "{t} {s}.{n}", "{n}, сер. {s}, {t}", "{t} N{n} серия {s}",
                        "{t} ({s}) {n}")).format(t=t, s=s, n=no)
    return f.format(t=t, n=no)


_PAD = {"1": "24", "2": "135", "3": "26", "4": "157", "5": "2468", "6": "359", "7": "48", "8": "5790", "9": "68", "0": "8"}


def slip(R, digits):
    """One slip of a thumb: the key beside, a key missed, pressed twice, two in the wrong order."""
    n = len(digits)
    k = 1 + int(R.random() * (n - 1))
    what, x = "wrong", R.random()
    if x < 0.25 and k + 1 < n and digits[k] != digits[k + 1]:
        what, new = "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    elif x < 0.5:
        what, new = "missing", digits[:k] + digits[k + 1:]
    elif x < 0.7:
        what, new = "doubled", digits[:k] + digits[k] + digits[k:]
    else:
        new = digits[:k] + pick(R, _PAD[digits[k]]) + digits[k + 1:]
    rest = new.lstrip("0")[1:].lstrip("0")                          # 0600104 is also one key away from the short number 104: another slip, please
    return what, digits if n < 9 and 2 < len(rest) < 5 and rest < "4" else new


# ------------------------------------------------------------------ kinds, years, codes, obligors, plates
KIND = {
    "property_tax": (
        "данък недвижим имот", "данък имот", "данък върху недвижимите имоти", "имотен данък", "данък върху недвижимата собственост", "дан. недв. имот", "ДНИ",
        "Д.Н.И.", "д-к недв. имоти", "данък к-ща", "данък къща", "данъка за къщата", "данок коща", "данокон за кощана", "данъкъ на къщата", "дан'к за къщъта",
        "данък апартамент", "данък за жилището", "данък сгради", "данък сграда и земя", "недв.имот-данък", "данък дворно място и сграда", "имотният данък",
        "имот - данъкът", "дънък имот", "данък имут", "данак имот", "данък недвижимост", "местен данък за имота", "данък за имота на село",
        "недвижими имоти (данък)", "данък „недвижими имоти“", "имоти, данък", "данъкът ни за имот", "д-к сгради", "ДН имоти",
        "данък недвижмо имущество", "данък жилищна сграда"),
    "waste_fee": (
        "такса смет", "такса битови отпадъци", "ТБО", "т.б.о.", "такса за битови отпадъци", "такса боклук", "за боклука", "боклукон", "боклукъ",
        "таксата за смета", "т-са смет", "т. смет", "т/са бит. отпадъци", "битови отп.", "такса сметоизвозване", "такса сметосъбиране", "извозване на боклука",
        "сметта", "смет", "такса отпадъци", "тъкса смет", "такса смед", "таксъ боклук", "битов отпадък", "такса (битови отпадъци)", "такса „смет“",
        "смет - такса", "такса за изхвърляне на боклука", "такса за контейнерите за смет", "таксата смет", "бит.отп.", "такса битов отпадък",
        "такса за смет и чистота", "боклук", "т-са БО", "такса твърди битови отпадъци", "отпадъци-такса", "такса за кофите за боклук", "таксата на боклука",
        "местна такса смет"),
    "vehicle_tax": (
        "данък кола", "данък МПС", "данък превозно средство", "данък върху превозните средства", "д-к МПС", "данък автомобил", "данък за колата", "данок кола",
        "данокон за колана", "дан'к зъ колата", "данъкъ на колата", "пътен данък за колата", "данък п.с.", "ДПС", "Д.П.С.", "данък прев. ср-во",
        "дан. прев. средства", "данък мпс-то", "МПС (данък)", "автомобил - данък", "данък возилото", "данъка на возилото", "данък лека кола",
        "автомобилен данък", "данък моторно превозно средство", "данък ППС", "мпс данък", "данък аутомобил", "данък автумобил", "данък афтомобил",
        "данък автом.", "данък за личния автомобил", "данък върху МПС", "данък „превозни средства“", "данъка МПС", "кола, данък", "превозно с-во данък",
        "дънък кола", "местен данък автомобил", "данак МПС"),
    "civil_fee": ("такса ГРАО", "такса удостоверение", "такса гражд. състояние"),
    "business_fee": ("такса стопански дейности", "такса стоп. дейност"),
    "planning_fee": ("такса устройство на територията", "такса ТСУ"),
    "penal_decree": ("глоба",),
    "fine_ticket": ("глоба",),
    "parking_notice": (
        "паркиране", "неправилно паркиране", "непр. паркиране", "глоба паркиране", "глоба за паркиране", "глоба за неправилно паркиране",
        "паркирано на тротоара", "паркиране на забранено", "глоба за спряна кола на забранено", "паркиранйе", "паркирането", "паркуване", "глоба от паркуване",
        "нар. паркиране", "паркиране върху зелена площ", "глоба (паркиране)", "престой и паркиране", "за паркирането пред аптеката", "глобата за паркирането",
        "глоба дет съм паркирал", "непарвилно паркиране", "глобъ зъ паркиране", "паркирала на тревата", "спиране/паркиране", "наруш. паркиране",
        "дето паркирах на спирката"),
}
_ORDINAL = {21: "първа", 22: "втора", 23: "трета", 24: "четвърта", 25: "пета", 26: "шеста"}
YEAR = (
    "за {0} г.", "за {0}", "{0}", "{0} г.", "{0}г", "за {0}г.", "за {0} година", "{0} год.", "год. {0}", "г. {0}", "година: {0}", "({0})", "/{0}/", "{0}-та",
    "за {0}-та година", "за данъчна {0} г.", "отн. {0} г.", "дължимо за {0}", "за годината {0}", "от {0} г.", "от {0} година", "годинана {0}", "гудина {0}",
    "за год.{0}", "период {0}", "пер. {0} г.", "през {0}", "за {0} год", "[{0}]", "„{0} г.“", "{0} г-на", "към {0} г.", "данъчен период {0}", "{0} годинка",
    "01-12.{0}", "01.01.{0}-31.12.{0}", "01/{0}-12/{0}", "ян.-дек. {0}", Form("за двайсет и {0} година", lambda y: _ORDINAL[y % 100]),
    Form("за двайсе и {0}", lambda y: _ORDINAL[y % 100]), Form("за две хиляди двайсет и {0} г.", lambda y: _ORDINAL[y % 100]),
    Form("за '{0} г.", lambda y: "%02d" % (y % 100)), Form("за {0}-та година", lambda y: "%02d" % (y % 100)),
    Form("за {0} г.", lambda y: "2 0 %d %d" % (y % 100 // 10, y % 10)))
_CODE = (
    "{0}", "{0}", "код {0}", "к-д {0}", "код: {0}", "ВП {0}", "вид плащане {0}", "КВП {0}", "к.в.п. {0}", "({0})", "код за вид плащане {0}", "по код {0}",
    "шифър {0}", "/{0}/", "кодът е {0}", "перо {0}", "{0} код", "к. {0}", "вид: {0}", "„{0}“")
OBLIGOR = (
    "ЕГН {0}", "ЕГН {0}", "егн {0}", "ЕГН:{0}", "ЕГН-{0}", "ЕГН: {0}", "с ЕГН {0}", "Е.Г.Н. {0}", "ЗЛ {0}", "зад. лице {0}", "задължено лице: {0}", "{0}",
    "лице {0}", "за лице с ЕГН {0}", "данъкоплатец {0}", "дан. субект {0}", "на ЕГН {0}", "(ЕГН {0})", "ЕГН на лицето {0}", "гражданин ЕГН {0}", "ид. {0}",
    "ЕГН № {0}", "егенето {0}", "единен гражд. номер {0}", "ЕГН[{0}]", "ЗЛ-ЕГН/{0}", "за {0}", "длъжник {0}", Form("ЕГН {0}", lambda v: v[:6] + " " + v[6:]),
    Form("ЕГН {0}", lambda v: v[:6] + "-" + v[6:]), Form("ЕГН: {0}", lambda v: v[:2] + " " + v[2:4] + " " + v[4:6] + " " + v[6:]),
    Form("ЕГН {0}", lambda v: v[:6] + "." + v[6:]))
OBLIGOR_FIRM = (
    "ЕИК {0}", "ЕИК {0}", "еик {0}", "ЕИК:{0}", "БУЛСТАТ {0}", "Булст. {0}", "ЗЛ {0}", "фирма с ЕИК {0}", "(ЕИК {0})", "за ЕИК {0}", "ЕИК/БУЛСТАТ {0}",
    "ид.№ {0}", "дружество ЕИК {0}", "зад. лице {0}", "{0}", "ЕИК № {0}", "по ТР {0}", "юр. лице {0}", "Е.И.К. {0}", "ДДС № BG{0}",
    Form("ЕИК {0}", lambda v: v[:3] + " " + v[3:6] + " " + v[6:]))
_PLATE = (
    "{0}", "{0}", "рег.№ {0}", "рег. № {0}", "рег. ном. {0}", "ДК № {0}", "ДКН {0}", "д.к.№ {0}", "кола {0}", "автомобил {0}", "МПС {0}", "л.а. {0}",
    "с номер {0}", "табела {0}", "({0})", "за {0}", "„{0}“", "колата с № {0}", "колана {0}", "рег.номер: {0}", "возило {0}", "на {0}")


def code_text(R, code):
    a, b, c = code[:2], code[2:4], code[4:]
    return pick(R, _CODE).format(pick(R, (code, code, code, " ".join((a, b, c)), ".".join((a, b, c)), "-".join((a, b, c)), a + " " + b + c, a + b + " " + c)))


def plate_text(R, plate):
    x = R.random()
    if x < 0.25:
        plate = lookalike(R, plate)                                 # noqa: F405
    elif x < 0.4:
        plate = plate.lower()
    j = pick(R, ("", "", "", " ", " ", "-", ".", " - ", "/"))
    return pick(R, _PLATE).format(plate[:2] + j + plate[2:6] + j + plate[6:])


NEUTRAL = (
    "плащане към общината", "внасям дължимото", "дължима сума", "по сметка на общината", "дължимо към Общ.", "вноска община", "издължаване", "за общината",
    "погасяване на дълг", "плащам си дълга", "плаща се дължимото", "по Ваше писмо", "сума по справка от касата", "зад-я общ.", "задълженйе кметство",
    "за кметството", "за кметствуту", "парине за общинана", "каквото дължа", "каквото излезе в справката", "сумата дето ми казахте на гишето",
    "плащане по разчет с община", "разч. с бюджета", "закриване на разчет", "по устно указание", "вн. по с/ка", "пл. общ.", "погас. зад.", "разплащане",
    "община, плащане", "съгл. справка", "пари за общината, да се отнесат", "уреждане на сметката с общината", "дълг", "превод към бюджет на община",
    "дълговецо си плаща", "ето ви парите", "ей ги на парите", "до 3 дни, както се разбрахме", "автоматично нареждане към община", "глобално разплащане",
    "по с-ка за приходи", "приходна с/ка", "общинско вземане", "дължимо", "плащане", "сумата както говорихме", "вноска през приложението", "към кмета",
    "по партидата ми при вас")
JUNK = (
    "превод", "захранване", "за хляба", "връщам заема от сватбата", "по дог. № 17", "за Минка", "наем м. юни", "преводче", "хайде наздраве", "възст. депозит",
    "корекция", "по ф-ра 0000004412", "за тока", "ток и вода вх. Б", "сметанови десерти", "по сметка", "глобален абонамент", "постелки за залата",
    "екскурзия 7-ми клас", "паркет 12 кв.м", "автоматичен превод", "таксиметър", "???", ".", "тест", "ok", "без основание", "за ученика", "рожден ден",
    "дървен материал", "мед 3 буркана", "лични", "доп.", "вж. имейл", "смятай ги", "нали ти казах", "прехв. наличност", "колата от сервиза е готова",
    "заплата 05", "хонорар", "сума", "по споразумение от 12.03.", "дарение за черквата", "гориво", "за тате", "остатък", "подарък", "за 3 дни нощувки")

_LATIN = {"ж": "j", "ц": "c", "й": "i", "ъ": "u", "щ": "sht", "я": "q", "ю": "iu", "в": "w", "х": "x"}
_CHAT = {"ш": "6", "ч": "4", "я": "q", "ж": "j", "в": "v", "ц": "c", "щ": "6t"}


def transliterate(R, text):
    x = R.random()
    if x < 0.6:
        return official_latin(text)
    table = {"ъ": "u", "ц": "c"} if x < 0.75 else {k: v for k, v in _LATIN.items() if R.random() < 0.5} if x < 0.92 else _CHAT
    return official_latin("".join((table[ch.lower()].upper() if ch.isupper() else table[ch.lower()]) if ch.lower() in table else ch for ch in text))


# ------------------------------------------------------------------ composing
_TAIL = (
    "благодаря", "мерси", "лек ден", "да сте живи и здрави", "хубав ден на каката от гишето", "до 3 дни ще мина за бележка", "тел. 088{b} {d}{a}{e} {b}{d}{c}",
    "GSM 089{a}{c}{d}{e}{b}{a}{d}", "бл. {a}, вх. Б, ап. 1{c}", "квитанция моля", "ф-ра не ми трябва", "наш изх. № {b}{c}", "каса {a}", "гише {b}",
    "опер. 1{d}", "платено от телефона", "обадете се, ако има нещо", "разписка {d}{c}{a}{b}", "ап. {e}", "сметката ми е в друга банка",
    "автоматично подписано", "по молба вх. 94-И-{b}{c}", "за сведение", "айде със здраве", "пратих и SMS", "код за достъп не получих", "нали тъй беше",
    "внесе пощальонът", "ст. счетоводител", "мол. за потвърждение", "ще питам пак след 10 дни", "(онлайн)", "пр. {b}{d} от дневника", "т. {a} от списъка ни",
    "ок?", "хайде", "със здраве")
_HELLO = ("Добър ден", "Здравейте", "Здрасти", "Помага Бог", "Уважаеми служители", "здр", "Ало, касата", "Дубър ден", "Добро утро", "Добродан", "Колеги")
_SENTENCE = (
    "Плащам {m}. {x}.", "Внасям {m}. {x}.", "Внасям {m}, {x}", "Моля сумата да се отнесе за {m}. {x}.", "С настоящото превеждаме {m} ({x})",
    "Превод: {m}; {x}", "{x}. Плаща се {m}.", "{x} - плаща {m}", "Това е {m}. А това - {x}.", "{m} е това, {x}", "Пращам парите. {m}. {x}.",
    "Нареждам плащане: {m}. Данни: {x}.", "Сумата е: {m}; {x}", "{x}: {m}", "{m} - да се приспадне. {x}", "Ича да платам {m}, {x}", "Искъм да плътъ {m}, {x}",
    "Тва е {m}, {x}", "плащам {m} щото ми казаха. {x}", "Пратено: {m} | {x}", "Пл. {m}, {x}", "Прев. {m} /{x}/", "Отнася се за {m} [{x}]",
    "Приета сума: {m}. Вносител посочи: {x}.", "Да се запише: {x}. {m}.", "{m}\u2026 {x}", "Касае {x}, {m}", "Относно: {x}. Плащане: {m}.",
    "Изплатено {m} ({x})", "Привет, {m}, {x}, чао", "Госпожо, {m}. {x}.", "за {m} ; {x} ;", "„{m}“, {x}", "ПЗ: {m} / {x}", "Вноска - {m} - {x}",
    "плтих {m} {x}", "Платежно за {m}. {x}.", "Прилагам {m}. {x}")
_ALONE = (
    "{m}", "{m}", "{m}.", "за {m}", "плащане {m}", "пл. {m}", "Внасям {m}.", "Плащам {m}.", "осн.: {m}", "{m} - плащане", "Превод: {m}", "ето {m}", "„{m}“",
    "плащане: {m}", "вноска, {m}", "Моля, отнесете за {m}.", "платих {m}", "Сумата е за: {m}", "Тва е {m}", "прев. {m}", "( {m} )", "Ича да платам {m}",
    "да се знае: {m}", "плаща се {m}")
_IDLE = (
    "{m}. {x}", "{m}, {x}", "{x} - {m}", "{x}: {m}", "{m} ({x})", "{m} / {x}", "За {x}, {m}", "{m} [{x}]", "{x}. {m}.", "{m}… {x}",
    "Пиша от телефона. {m}. {x}.", "{x} е, {m}", "„{m}“ {x}", "Изпълнено: {m}; {x}")
_FORMS = (
    dict(obligor="Кл.№:", code="Вид:", kind="Услуга:", year="Пер.:", ref="Док:", plate="Рег:", neutral="Осн:", name="Име:", _=" "),
    dict(obligor="КЛИЕНТ=", code="КОД=", kind="ЗА=", year="ГОД=", ref="ДОК=", plate="ДКН=", neutral="ОСН=", name="ИМЕ=", _=";"),
    dict(obligor="Лице: ", code="Код: ", kind="Съобщение: ", year="Период: ", ref="Съобщение: ", plate="МПС: ", neutral="Текст: ", name="От: ", _=" / "),
    dict(obligor="б) ", code="в) ", kind="а) ", year="г) ", ref="а) ", plate="д) ", neutral="а) ", name="б) ", _=" "),
    dict(obligor="ан. ", code="к. ", kind="осн. ", year="за пер. ", ref="осн. ", plate="об. ", neutral="осн. ", name="к-т ", _=", "),
    dict(obligor="ЗЛ>", code="ВП>", kind="ВИД>", year="Г>", ref="№>", plate="РЕГ>", neutral="ОСН>", name="ЗЛ>", _=" "),
    dict(obligor="абон. ", code="услуга ", kind="плащане ", year="год. ", ref="реф. ", plate="рег. ", neutral="плащане ", name="абон. ", _=" * "),
    dict(obligor="Осн.пл.: ", code="вид пл. ", kind="Още поясн.: ", year="", ref="Още поясн.: ", plate="обект ", neutral="Още поясн.: ", name="лице ", _=" "),
    dict(obligor="Данни-", code="Код-", kind="Вид-", year="Год-", ref="Номер-", plate="Табела-", neutral="Осн-", name="Име-", _=" | "),
    dict(obligor="PAYER ID: ", code="TYPE: ", kind="FOR: ", year="YEAR: ", ref="REF: ", plate="PLATE: ", neutral="FOR: ", name="NAME: ", _=", "))
_KEYS = ("ref", "kind", "year", "plate", "obligor", "code", "neutral", "name", "junk")


def _cyrillic(text):
    return any("\u0400" <= ch <= "\u04ff" for ch in text)


def _shuffled(R, words):
    for i in range(len(words) - 1, 0, -1):
        j = int(R.random() * (i + 1))
        words[i], words[j] = words[j], words[i]
    return words


def _join(R, words, sep):
    out = words[0]
    for w in words[1:]:
        s = sep
        if out[-1:].isdigit() and w[:1].isdigit() and not s.strip(" -"):
            s = pick(R, (", ", "; ", " | ", " // "))
        out += s + w
    return out


def _tail(R):
    return pick(R, _TAIL).format(**{k: str(1 + int(R.random() * 9)) for k in "abcde"})


def _slipped(R, text):
    """Now and then a letter of a word of the frame lost, doubled or in the wrong place."""
    words = text.split(" ")
    for i, w in enumerate(words):
        if len(w) > 5 and w.isalpha() and R.random() < 0.06:
            k = 1 + int(R.random() * (len(w) - 3))
            words[i] = pick(R, (w[:k] + w[k + 1:], w[:k] + w[k] + w[k:], w[:k] + w[k + 1] + w[k] + w[k + 2:]))
    return " ".join(words)


def _about(R, p):
    """(main, the others): kind and year, plate and document in one of several relations."""
    p = dict(p)
    year = p.get("year")
    if year and p.get("kind") and R.random() < 0.75:
        k = p["kind"]
        f = pick(R, ("{k} {y}", "{k} {y}", "{y} {k}", "{k}, {y}", "{y} - {k}", "{k} / {y}", "{y}: {k}", "{k} -{y}", "{k} ({y})"))
        p["kind"] = f.format(k=k, y=year)
        del p["year"]
    if p.get("plate") and R.random() < 0.6:
        for k in ("ref", "kind"):
            if k in p:
                f = pick(R, ("{a} {b}", "{a}, {b}", "{b} - {a}", "{b}: {a}", "{a} ({b})", "{b} {a}", "{a} / {b}", "{a}, а пък {b}", "{a} от {b}"))
                p[k] = f.format(a=p[k], b=p["plate"])
                del p["plate"]
                break
    main = p.pop(next(k for k in ("ref", "kind", "neutral", "code", "plate", "year", "obligor", "name") if k in p))
    return main, _shuffled(R, [p[k] for k in _KEYS if k in p])


def _once(R, p):
    x = R.random()
    if "junk" in p:
        words = [p[k] for k in ("junk", "obligor") if k in p]
        return _join(R, words if x < 0.6 else words[::-1], pick(R, (" ", ", ", " - ")))
    tail = _tail(R) if R.random() < 0.4 else ""
    if x < 0.28:                                                    # all parts one after another, in any order
        text = _join(R, _shuffled(R, [p[k] for k in _KEYS if k in p]), pick(R, (" ", " ", " ", ", ", "; ", " - ", " / ", " | ", ",  ", " // ", ". ")))
        if tail and x < 0.16:
            text = text + pick(R, (" ", ", ", ". ", " - ", "; ")) + tail
        return text
    if x < 0.45 and len(p) > 1 or x < 0.32:                         # a form
        form = pick(R, _FORMS)
        keys = [k for k in _KEYS if k in p]
        keys.sort(key=lambda k: ("obligor", "code", "kind", "ref", "year", "plate", "neutral", "name").index(k) if x < 0.39 else _KEYS.index(k))
        text = form["_"].join(form[k] + p[k] for k in keys)
        front = pick(R, ("", "", "", "Каса 2: ", "Гише 4 ", "Киоск К{a}{b} ", "ПС {a}{b}00 ", "Прието: ", "ВБ ", "Терминал {c}{d} ")).format(
            **{k: str(1 + int(R.random() * 9)) for k in "abcd"})
        return front + text
    main, rest = _about(R, p)
    if not rest:
        text = _slipped(R, pick(R, _ALONE[:3] if "neutral" in p else _ALONE)).replace("{m}", main)
    else:
        f = _slipped(R, pick(R, _IDLE if "neutral" in p else _SENTENCE))
        text = f.replace("{x}", _join(R, rest, pick(R, (", ", " ", "; ", " / ", " - ")))).replace("{m}", main)
    if R.random() < 0.18:
        text = pick(R, _HELLO) + pick(R, (". ", ", ", "! ", " - ", " ")) + text
    if tail:
        text = text.rstrip(". ") + pick(R, (". ", ", ", " ", " (", "! ")) + tail
        if text.count("(") > text.count(")"):
            text += ")"
    return text


def compose(R, parts):
    """parts: any of ref, code, kind, year, obligor, plate, name, neutral, junk -> one text."""
    p = {k: v for k, v in parts.items() if v}
    latin = not _cyrillic(" ".join(p.values()))
    if not p:
        return pick(R, ("", "-", "плащане", "вноска", "Превод", _tail(R)))
    if re.fullmatch(r"[A-Z]{2}\d\d-\d{9} [A-Z]{2}\d\d-\d{9}", p.get("ref", "")):
        p["ref"] = p["ref"].replace(" ", pick(R, (" ", ", ", " + ", "; ", " / ", " & ")))
    for _ in range(6):
        text = _once(R, p)
        if len(text) <= 118:
            break
    else:
        text = _join(R, [p[k] for k in _KEYS if k in p], " ")
    return official_latin(text) if latin else text


def payer_name(R, name):
    """How the bank shows the payer's name."""
    x, words = R.random(), name.split(" ")
    if x < 0.3 or len(words) < 2:
        return name.upper()
    if x < 0.5:
        return official_latin(name).upper()
    if x < 0.6:
        return official_latin(name)
    if x < 0.7 and len(words) == 3 and not words[1].isdigit() and not name.startswith(("ЧСИ", "Нотариус", "Адвокат")) and words[2] not in FIRM_FORMS:
        return (words[2] + " " + words[0] + " " + words[1]).upper()
    if x < 0.75:
        return name.lower()
    return name


_AROUND = (
    ("Осн.: ", ""), ("Основание за плащане: ", ""), ("ОСНОВАНИЕ/DETAILS: ", ""), ("Payment details: ", ""), ("Remittance info - ", ""),
    ("Детайли: ", " Канал: моб. банк."), ("", " / Charges SHA"), ("", " /Разноски: SHA/"), ("Нареден текст „", "“ край"), ("[", "]"), ("*", "*"),
    ("SCT INST: ", " - settled"), ("Бюджетен превод: ", ""), ("", " Рег. банка BR{a}{b}{c}X"), ("Incoming transfer / ", ""), ("TXT:", " END"),
    ("Плащане чрез банка; ", ""), ("", " Mobile"), ("Получен кредит, текст: ", ""), ("/ROC/NOTPROVIDED/URI/", "/"), ("", " комисиона 0.{a}0"),
    ("Нареждане {a}{b}: ", ""), ("Internet banking - ", " - signed"), ("от клиент на банката: ", ""), ("", " (E-BANK)"), ("Местно плащане ", ""),
    ("", " BLINK"), ("Desc: ", "; Fee 0,{b}0 EUR"), ("", " ВАЛЬОР СЪЩИЯ ДЕН"), ("Description/Описание: ", ""), ("", " прието в клон {c}"),
    ("PYMT ", " REF NONREF"))
_LIMIT = {"c84": 127, "m31": 180, "csv": 140, "pos": 100}


def _solid(s):
    return "".join(ch for ch in s.lower() if ch.isalnum())


def finish(R, text, channel, keep):
    """Last touch: case, blanks, a message's signs, the bank's own words, the end cut off. All of keep survives."""
    latin, mixed = not _cyrillic(text), bool(re.search("[A-Za-z]", text))
    x = R.random()
    if x < 0.13:
        text = text.upper()
    elif x < 0.27 and (latin or not mixed):
        text = text.lower()
    elif x < 0.31:
        text = re.sub(r"(?<=\D), (?=\D)", ",", text)
    elif x < 0.34:
        text = text.replace(" ", "  ", 1 + int(R.random() * 3))
    elif x < 0.37 and channel == "c84":
        text = text.replace(" ", "\u00a0", 1)
    elif x < 0.42 and channel in ("c84", "csv") and len(text) < 110:
        text = text.rstrip(".") + pick(R, (" 🙂", " 👍", " 😊", " 🙏", " :)", " ))"))
    limit = _LIMIT.get(channel, 100)
    if channel != "pos" and R.random() < 0.3:
        a, b = (s.format(**{k: str(1 + int(R.random() * 9)) for k in "abc"}) for s in pick(R, _AROUND))
        if latin:
            a, b = (official_latin(s.lower()).upper() if s.isupper() else official_latin(s) for s in (a, b))
        if len(a) + len(text) + len(b) <= limit:
            text = a + text + b
    if R.random() < 0.05:                                           # cut, where only idle words are lost
        cut = text[:len(text) - 2 - int(R.random() * 10)].rstrip()
        if keep and len(cut) > 3 and all(_solid(v) in _solid(cut) for v in keep):
            text = cut
    if channel == "c84" and text[:1].isdigit():                     # not glued to the identifier of 13 digits
        text = " " + text
    if channel == "m31":
        text = text.encode("cp1251", "replace").decode("cp1251")
    return text
