"""An eleventh set of habits, for accuracy.py --templates: ten payers, each with the channel he writes through.

A pensioner at a post-office counter, the accountant of a haulage firm with an ERP export, a young person in a mobile app without a Cyrillic
keyboard, a lawyer's office, a leasing company, a foreign resident, a bailiff's office, a bank employee with fixed labels, somebody who
copies the notice word for word, and an internet-banking template used year after year. One payer writes the whole of a text.
Written blind, without having read the program. Every text is one that a careful clerk reads as the truth has it; all of it fits
Windows-1251. Names, addresses, telephones, file numbers are invented; short numbers of other people's files stay below 100, so that they are no
document of the registers.
"""
import re

NAME = "eleventh"

CLASSES = {
    "clean_reference": 235, "order_clean": 70, "order_many": 20, "kind_oldest": 130, "kind_choice_refused": 18,
    "amount_one": 45, "amount_set": 32, "amount_ambiguous": 18, "amount_none": 12,
    "doc_format_noise": 65, "doc_repaired": 34, "doc_repaired_alone": 14, "lookalike": 24, "transliterated": 34,
    "other_payer": 45, "wrong_code": 16, "mismatch_exact": 10, "mismatch_open": 10,
    "plate_only": 22, "plate_ambiguous": 8, "name_amount": 18, "nothing": 22,
    "discount_in_time": 24, "discount_late": 12, "decree_in_time": 16, "decree_late": 10,
    "partial": 24, "overpaid": 15, "duplicate_channel": 12, "paid_cancelled": 10, "bgn_as_eur": 8, "rounding_cent": 10,
    "identical_pair": 10, "returned": 8, "before_register": 14, "enforced": 14,
    "chargeback": 4, "duplicate_capture": 5, "capture_without_order": 5,
    "discount_not_taken": 10, "discount_by_parts": 8, "fines_alike": 6, "kind_ambiguous": 5, "code_elsewhere": 10,
    "named_later": 12, "choice_of_year": 10, "order_difference": 5, "suspended_named": 10, "unknown_named": 12,
    "unknown_but_kind": 8, "id_repaired": 12, "future_dated": 8, "wrong_account": 9, "fee_difference": 4,
}

# ------------------------------------------------------------------ people
FIRST_M = ("Асен Богомил Веселин Горан Деян Евтим Жечо Здравко Ивелин Камен Лазар Младен Невен Орлин Панайот Радослав Светлин Трифон "
           "Филип Цанко Чони Юлиан Ярослав Антон Велизар").split()
FIRST_F = ("Албена Бояна Весела Гинка Донка Елисавета Живка Здравка Ивана Катя Лора Магдалена Невена Олга Павлина Ралица Снежана "
           "Таня Фани Цонка Юлиана Ясена Антония Велина Зорница").split()
LAST = ("Аврамов Бакалов Вакарелов Гайдаров Драгнев Евстатиев Жабов Златев Игнатов Калчев Лалов Милушев Недялков Огнянов Палазов Ралчев "
        "Сапунджиев Терзиев Ушев Фъртунов Халачев Цветков Чернев Шивачев Щилянов Юнузов Ямболиев Арабов Букурещлиев Делчев").split()
FOREIGN = ("Hannah Becker", "Colin Murphy", "Ioana Dinu", "Tomasz Wrona", "Emre Aksoy", "Eleni Vlachou", "Taras Melnyk", "Giulia Conti",
           "Luc Moreau", "Dragan Ilievski")
FIRMS = ("Каменица Карго", "Трансбалкан Шпед", "Еделвайс Хотели", "Лъки Маркет", "Градини и Паркове Зелен", "Вторични Суровини Изгрев",
         "Синева Софт", "Дунав Ритейл", "Къща за Гости Мечта", "Аптеки Бреза", "Мебел Арт", "Топлина 3")
FIRM_FORMS = ("ООД", "ЕООД", "АД", "ЕТ", "ЕАД")
STREETS = ("ул. Тинтява", "бул. Копривщица", "ул. Мусала", "ул. Пирин", "бул. Цариградско шосе", "ул. Сладък кладенец", "ул. Роза",
           "ул. Лале", "ж.к. Смирненски бл.", "ул. Звездица", "ул. Г. Бенковски", "ул. Страхил войвода", "ул. Опълченска")
NOTARIES = ("ЧСИ Камелия Бонева рег. 888", "Адв. дружество Тодева и Лесев", "Нотариус Емилиян Вачков")
EMPLOYERS = ("Лизинг Партнър АД", "Шосейни Превози Балкан ООД", "Счет Консулт 7 ЕООД", "Мениджмънт Флот Сървисис АД")

MT_FOLD = (None, 65, 65, 60, 72)
MT_OPERATION = ("Входящ кредитен превод", "SCT INST получен", "Плащане към бюджета", "ПОЛУЧЕН МЕЖДУБАНКОВ ПРЕВОД EUR", "Превод от НБ", "КАСА ВНОСКА")
CODE_IN_TEXT = 0.6

_TWINS = dict(zip("АВЕКМНОРСТУХ", "ABEKMHOPCTYX"))
_MONTHS = "януари февруари март април май юни юли август септември октомври ноември декември".split()
_MONTHS_EN = "January February March April May June July August September October November December".split()


class Written(str):
    """A wording with more than one way to write its value."""

    def format(self, *values, **named):
        if values:
            v = str(values[0])
            if v.isdigit() and len(v) == 4:                             # a year: {0} 2025, {1} 25, {2} the ending of the ordinal
                end = {"1": "ва", "2": "ра", "7": "ма", "8": "ма"}.get(v[-1], "та")
                values = (v, v[2:], end)
            elif v.isdigit() and len(v) == 10:                          # {1} the first six and the last four apart
                values = (v, v[:6] + " " + v[6:])
            elif v.isdigit():
                values = (v, v[:3] + " " + v[3:6] + " " + v[6:])
            else:                                                       # an obligation id: {1} with blanks around the hyphen, {2} a dash
                values = (v, v.replace("-", " - "), v.replace("-", "\u2013"))
        return str.format(self, *values, **named)


class Habit(list):
    """One list of wordings for each payer."""


def wordings(text):
    return [Written(x) for x in text.split("~")]


# ------------------------------------------------------------------ ten payers
# id, pt property tax, wf waste fee, vt vehicle tax, pk parking, year, code, egn, eik, neutral, junk, dec, tic, not (documents), sd, st, sn
# (documents whose numbers begin again each year), plate, front, back, sep
PAYERS = {
    "post": dict(
        id="парт. {0}~партида номер {0}~по партида {0}~номер на партидата {0}~вноска по партида {0}", pt="данък къща~данък за къщата~д-к къща~данък имот",
        wf="за боклука~такса боклук~такса смет~за боклук и смет", vt="данък кола~данък за колата~д-к лека кола~данък на колата",
        pk="глоба паркиране~за паркиране~зле паркирана", year="за {0} година~за {0}-{2} година~година {0}~вноска за {0} год.",
        code="код {0}~шифър {0}~код {1}~{0}", egn="ЕГН {0}~с ЕГН {0}~ЕГН {1}~на лицето ЕГН {0}", eik="Булстат {0}~фирма с булстат {0}~ЕИК {0}",
        neutral="внася дължимото към Общината~за Общината по бележка~да се приспадне от каквото дължа~дължими суми на гише~вноска към Общината",
        junk="внася се~по молба на внука~пари за Общината~пощенски запис~от пенсията",
        dec="наказателно постановление номер {no}~нак. п-ние номер {no} от {d1}~НП номер {no}~нак. постановление {no}, издадено на {d4}",
        tic="глоба по фиш серия {series} номер {no}~фиш {series} номер {no}~за фиш, серия {series}, номер {no}~фиш сер.{series} ном.{no}",
        no="уведомление номер {no}~по уведомление ном. {no}~за уведомление от стъклото, номер {no}~увед. номер {no} за паркиране",
        sd="НП номер {no} от {year} година~нак. постановление номер {no} от {d1}", st="фиш номер {no} от {year} година~фиш ном. {no} от {d4}",
        sn="уведомление номер {no} от {year} г.~увед. ном. {no} от {d4}", plate="номер {p}~с номер {pb}~рег. номер {pb}~{pb}",
        front="Пощенски паричен превод. ~ППП: ~Вносител Гинка Тодева, ~Вн. М. Пейкова; ",
        back=", моля разписка~, бл. 7 вх. В ап. 19~, тел. 0898 00 14 27~, благодаря много~; внесено на гише~, да сте живи и здрави", sep=", "),
    "erp": dict(
        id="ОБЛ={0}~реф.{0}~ЗАД={0}~парт:{0}", pt="ДНИ~Д-К НЕДВ.ИМОТИ~дан.недв.имоти~ДНИ база",
        wf="ТБО~Т-СА БИТ.ОТПАДЪЦИ~такса бит. отп.~ТБО база", vt="ДПС~Д-К ПРЕВ.СРЕДСТВА~дан.прев.ср-ва~данък МПС влекачи",
        pk="ПАРКИРАНЕ~непр.паркиране", year="{0}г.~ГОД:{0}~01.01.{0}-31.12.{0}~пер.01-12.{0}", code="КОД:{0}~КВП={0}~вид пл.{0}~{0}",
        egn="ЕГН:{0}~ИД={0}~ЗЛ={0}~ЕГН={0}", eik="ЕИК:{0}~БУЛСТАТ={0}~BG{0}~ЗДДС N:BG{0}",
        neutral="ПЛ.ЗАДЪЛЖ. ОБЩИНА~РАЗЧ.ОБЩИНА~разчети с общини~ОБЩ.ЗАДЪЛЖЕНИЯ", junk="ВЪТР.ТРАНСФЕР~прихващане~авансово~ПН БЕЗ ОСН.~разчет",
        dec="НП:{no}~НП№{no}/{d1}~НАК.ПОСТ.{no}~НП N:{no} от {d2}", tic="ФИШ:{series}{no}~ФИШ/{series}/{no}~фиш сер.{series}№{no}~ФИШ N:{series} {no}",
        no="УВЕД:{no}~УВЕД.N{no}~увед.№{no}/паркиране~УВЕДОМЛ.№ {no}", sd="НП:{no}/{year}~НП №{no}/{d1}", st="ФИШ:{no}/{year}~фиш N{no}/{d1}",
        sn="УВЕД:{no}/{year}~УВЕД.N{no}/{d1}", plate="РЕГ:{p}~ДКН={p}~{p}~рег.№{ph}", front="ERP-EXP;~ПН-14/А;~[ТРС];~#ТР-09#;~ПЛ.ДОК. Б-7;",
        back=";ПЛАТЕНО ПО БАНКА~;ОП:ИВ~;МОЛ~|ЦЕХ 3~;ГАРАЖ 2~;14 БР.", sep=";"),
    "phone": dict(
        id="partida {0}~part {0}~nomer {0}~zadaljenie {0}", pt="danuk kashta~danak imot~danyk apartament~DNI",
        wf="taksa smet~taksa bokluk~Taksa otpadaci~TBO", vt="danuk kola~danak MPS~danyk avtomobil~Danak za kolata",
        pk="parkirane~globa parkirane~nepravilno parkirane", year="za {0}~za {1}g~{0}g.~za {0} god", code="kod {0}~{0}~kod: {1}~Code {0}",
        egn="egn {0}~EGN {0}~egn-to mi e {0}~Egn: {0}", eik="eik {0}~bulstat {0}~Bulstat: {0}",
        neutral="za obshtinata~dulja na obshtinata~plashtam si~kum obshtina Plovdiv~kakvoto dulja", junk="prevod~za mama~pari~ok~test~ei tova e",
        dec="NP {no}~nakazatelno postanovlenie {no}~Np nomer {no}~nak postanovlenie {no} ot {d2}",
        tic="fish {sl}{no}~globa fish {sl} {no}~Fish seria {sl} nomer {no}~fish No {sl}{no}",
        no="uvedomlenie {no}~uved {no} parkirane~Uvedomlenie nomer {no}~uvedomlenie za parkirane {no}", sd="NP {no} ot {year}~NP {no}/{year}",
        st="fish {no} ot {year}~fish {no}/{year}", sn="uvedomlenie {no} ot {year}~uvedomlenie {no}/{year}", plate="{pl}~{pl}~nomer {pl}~{plb}",
        front="~~Hey ~Zdrasti, ", back=" mersi~ blagodarq~ :)~ sent from my phone~ thx~ lek den", sep=" "),
    "law": dict(
        id="по задължение {0}~по партида № {0}~задължение с № {0}~задължение {2}", pt="данък върху недв. имоти~данък недвижими имоти на клиента~ДНИ~д-к недв. имоти",
        wf="такса битови отпадъци~такса за бит. отпадъци~ТБО~такса сметосъбиране", vt="данък върху прев. средства~данък МПС~данък превозно ср-во~данък лек автомобил",
        pk="нарушение при паркиране~неправилно паркиране", year="за {0} г.~за год. {0}~за данъчна {0} г.~вноски за {0} г.~({0} г.)",
        code="код {0}~код за плащане {1}~бюдж. код {0}~код на вида плащане: {0}", egn="ЕГН {0}~довер. с ЕГН {0}~клиент ЕГН: {0}~на лице с ЕГН {0}",
        eik="ЕИК {0}~довер. с ЕИК {0}~на дружество с ЕИК {0}", junk="хонорар~клиентска сметка~депозит на клиент~разноски по преписка~пълномощно",
        neutral="плащане от името на доверител~задължения на клиент~по указание на доверителя~клиентски средства за Общината",
        dec="НП № {no}~НП №{no} от {d1} г.~Наказателно постановление № {no}, изд. {d1}~глоба по НП {no}~НП № {no} / {d1} г. (чл. 79б ЗАНН)",
        tic="Фиш, серия {series}, № {no}~фиш сер. „{series}“ № {no}~фиш с № {series} {no}~глоба, наложена с фиш {series} № {no}",
        no="Уведомление № {no}~уведомление с № {no}~уведомл. № {no} (паркиране)", sd="НП № {no} от {d1} г.~НП № {no} / {year} г.",
        st="фиш № {no} от {d1} г.~фиш № {no} / {year} г.", sn="уведомление № {no} / {year} г.~уведомление № {no} от {d1} г.",
        plate="рег. № {p}~рег. № {pb}~с рег. № {p}", front="За доверител: ~Преп. ЛК-4: ~от кл. сметка, ~Наш № К-31; ",
        back="; с уважение, кантората~, платено от пълномощник~; копие до клиента~, адв. Тодева", sep=", "),
    "lease": dict(
        id="реф. {0}~задълж. № {0}~парт. {0}~ref {1}", pt="данък сгради офис~ДНИ~данък недвижим имот~данък сгради", wf="ТБО офис~такса отпадъци~такса битови отп.~ТБО",
        vt="данък МПС лизинг~данък превозни ср-ва~ДПС~данък автомобили", pk="непр. паркиране~паркиране", year="{0} г.~за {0}~за {0}г~/{0}/",
        code="код {0}~{0}~код-{0}~код пл. {1}", egn="л/п ЕГН {0}~лизингополучател {0}~ЕГН л-п {0}~ползвател ЕГН {1}",
        eik="л/п ЕИК {0}~лизингополучател ЕИК {0}~ЕИК {0}~ползвател BG{0}", junk="вноска по лизинг~преф. суми~корекция~LZ-CUST",
        neutral="преф. задължения~дължими суми лизингови клиенти~разчет лизингополучател~префактурирани задължения",
        dec="НП {no}~преф. НП {no}~Препратено НП № {no} / {d1}~НП-{no}", tic="преф. фиш {series}{no}~фиш {series}-{no}~Фиш №{series} {no} от {d1}~фиш {series} / {no}",
        no="преф. увед. {no}~уведомление №{no}~увед. {no} непр. паркиране~уведомление-{no}", sd="НП {no}-{year}~преф. НП {no}/{year}",
        st="фиш {no}-{year}~преф. фиш {no}/{year}", sn="увед. {no}-{year}~преф. уведомление {no}/{year}", plate="ДК № {p}~рег.№ {ph}~рег. {pb}~[{p}]",
        front="LZ-CUST/~Дог. ЛЗ-88/Б: ~Fleet fwd: ~Преф.: ", back="; фактура следва~ /Fleet dept./~ (клиент)~; на вниманието на л/п", sep=" / "),
    "guest": dict(
        id="obligation {0}~ref. {0}~zadalzhenie No. {0}~partida No {1}", pt="property tax (DNI)~danak nedvizhimi imoti~property tax for apartment~tax on my home, DNI",
        wf="garbage fee (TBO)~taksa bitovi otpadatsi~waste fee / taksa smet~garbage tax, TBO", vt="vehicle tax (MPS)~danak MPS for my car~car tax / danak MPS~danak avtomobil",
        pk="parking fine~parkirane~wrong parking (parkirane)", year="for {0}~for year {0}~year: {0}~for the year {0}", code="code {0}~payment code {0}~type of payment: {1}~kod {0}",
        egn="EGN {0}~EGN/personal No. {0}~my EGN is {0}~ID (EGN): {0}", eik="EIK {0}~company EIK {0}~UIC/EIK {0}~VAT BG{0}", junk="transfer~gift~for Pavel~rent May~as agreed",
        neutral="payment to the municipality~what I owe to Obshtina~dues of my household~payment as told at the desk",
        dec="penal decree (NP) No. {no}~NP No. {no}~fine - nakazatelno postanovlenie {no}~NP {no} dated {d3}~NP No {no} of {d6}",
        tic="traffic ticket (fish) {sl} {no}~Fish No. {sl}{no}~fish series {sl} number {no}~fine, fish {sl}-{no}",
        no="parking notice (uvedomlenie) {no}~uvedomlenie No. {no}~notice / uvedomlenie: {no} parking~Uvedomlenie #{no}", sd="NP No. {no} of {year}~NP No {no}, {d6}",
        st="fish No. {no} of {year}~fish No {no}, {d6}", sn="uvedomlenie No. {no} of {year}~uvedomlenie No {no}, {d6}", plate="plate {pl}~reg. No. {pl}~number plate {plb}",
        front="Hello, ~Dear Sirs, ~Payment: ~Pls note: ", back=", thank you~. Best regards~, my mobile 0898 00 33 51~. Greetings from Leeds~ - paid by wife", sep=", "),
    "bailiff": dict(
        id="задължение {0}~сума по {0}~по партида {0}~публ. задължение {0}", pt="данък недв. имоти~ДНИ длъжник~публ. вземане ДНИ~данък сгради",
        wf="такса битови отпадъци~публ. вземане ТБО~ТБО~такса смет", vt="данък МПС~публ. вземане данък прев. ср-ва~данък превозни средства~данък МПС на длъжника",
        pk="неправ. паркиране~глоба паркиране", year="за {0} г.~за {0}~период {0} г.~от {0} г.", code="код {0}~вид плащане {0}~код {1}~код вид пл. {0}",
        egn="длъжник ЕГН {0}~длъж. {0}~длъжник с ЕГН {0}~дл. ЕГН:{0}", eik="длъжник ЕИК {0}~длъж. ЕИК:{0}~дл. БУЛСТАТ {0}",
        neutral="събрана сума от длъжник~превод на събрано~разпределение на суми~суми за взискател Община", junk="по разпределение~суми за взискател~превод съгл. протокол~неразпределени",
        dec="НП {no}~по НП № {no}~нак. пост. № {no} от {d1}~глоба по нак. постановление {no}", tic="фиш {series} {no}~по фиш серия {series} № {no}~фиш сер. {series} N {no}, {d1}",
        no="уведомление {no}~по уведомление № {no}~увед. N {no}", sd="НП № {no}/{d1}~по НП {no} от {year} г.", st="фиш № {no}/{d1}~по фиш {no} от {year} г.",
        sn="увед. № {no}/{d1}~по уведомление {no} от {year} г.", plate="рег. № {p}~рег.№{pb}", front="изп. дело № 20258880400157: ~и.д. 87/25, ~ЧСИ 888: ~Изп.д.20268880400042 ",
        back="; взискател Община~, остатък следва~; по чл. 455 ГПК~; пост. на 3-ти", sep="; "),
    "bank": dict(
        id="РЕФ.ЗАД.:{0}~Осн.: {0}~Номер:{0}~Парт.:{0}", pt="Вид:ДНИ~Основание: данък недв. имоти~Пояснение: данък сгради~Вид данък: недвижим имот",
        wf="Вид:ТБО~Основание: такса битови отп.~Пояснение: такса смет~Вид: такса бит.отпадъци", vt="Вид:данък МПС~Основание: данък МПС~Пояснение: данък автомобил~Вид данък: прев. средство",
        pk="Осн.: паркиране~Основание: непр. паркиране", year="Период:01.01.{0}-31.12.{0}~За год.:{0}~Период: {0}~От:01.01.{0} До:31.12.{0}",
        code="Вид плащане:{0}~Код:{1}~КВП {0}~Вид плащ. {1}", egn="/EGN/{0}~ЕГН на ЗЛ:{0}~Зад.лице ЕГН: {0}~ЕГН/ЛНЧ: {0}", eik="/BULSTAT/{0}~ЕИК на ЗЛ:{0}~Зад.лице ЕИК: {0}~БУЛСТАТ:{0}",
        neutral="Основание: плащане~Осн.: задължения~Още пояснения: дължими суми~Пояснение: сметка на бюджета", junk="Основание: без~Осн.: -~Още пояснения: превод~Основание: лично",
        dec="Док.:НП №:{no}~Осн.:НП {no}~Вид док.: НП; Номер: {no}; Дата: {d1}~Основание: нак. пост. N {no}", no="Вид док.: уведомление; Номер: {no}~Осн.:УВЕД. {no}~Основание: уведомление N {no}",
        tic="Вид док.: фиш; Серия: {series}; Номер: {no}~Осн.:ФИШ {series}{no}~Док.:фиш {series} №:{no}~Основание: фиш серия {series} N {no}",
        sd="Вид док.: НП; Номер: {no}; Дата: {d1}~Осн.:НП {no}/{year}", st="Вид док.: фиш; Номер: {no}; Дата: {d1}~Осн.:ФИШ {no}/{year}",
        sn="Вид док.: уведомление; Номер: {no}; Дата: {d1}~Осн.:УВЕД. {no}/{year}", plate="Рег.№:{p}~Обект: {p}", front="ПНКБ ~/DTYPE/BUDJ/ ~BUDJ/BISER ~Превод към бюджета; ",
        back=" /OPER/BISER~; разноски SHA~; на каса~; Втори ред: няма~ /ROC/NOTPROVIDED", sep="; "),
    "copy": dict(
        id="задължение по съобщение {0}~съобщение № {0}~Съобщение по чл. 107 от ДОПК, партида {0}", pt="Данък върху недвижимите имоти~Вид задължение: данък върху недвижимите имоти~Данък недвижими имоти (ЗМДТ)",
        wf="Такса за битови отпадъци~Вид задължение: такса за битови отпадъци~Такса битови отпадъци (ЗМДТ)", year="за {0} година~данъчен период {0}~за данъчна година {0}~година: {0}",
        vt="Данък върху превозните средства~Вид задължение: данък върху превозните средства~Данък превозни средства (ЗМДТ)", pk="нарушение: неправилно паркиране~за неправилно паркиране",
        code="код за вид плащане {1}~Код за вид плащане: {0}~код на плащането {1}", egn="задължено лице с ЕГН {0}~ЕГН {0}~ЕГН/ЕИК: {0}~Идентификатор: ЕГН {0}", eik="задължено лице с ЕИК {0}~ЕГН/ЕИК: {0}~ЕИК по БУЛСТАТ: {0}",
        neutral="Общо дължима сума~Задължения към бюджета на общината~Сума за внасяне~Дължимо по покана", junk="Погасително плащане~виж приложеното~Основание за плащане~копирайте този текст",
        dec="Наказателно постановление № {no} / {d1} г.~НАКАЗАТЕЛНО ПОСТАНОВЛЕНИЕ № {no}~глоба по Наказателно постановление № {no} на Кмета на Общината",
        tic="ФИШ серия {series} № {no} по чл. 94 от ЗДвП~Глоба с фиш серия {series}, № {no}~Фиш за налагане на глоба, серия {series} № {no}",
        no="УВЕДОМЛЕНИЕ № {no} за неправилно паркиране~Уведомление за извършено нарушение № {no}~УВЕДОМЛЕНИЕ № {no} (чл. 94, ал. 3 от ЗДвП)", sd="Наказателно постановление № {no} от {d1} г.~Наказателно постановление № {no} / {year} г.",
        st="Фиш № {no} от {d1} г.~Фиш за налагане на глоба № {no} / {year} г.", sn="Уведомление № {no} от {d1} г.~УВЕДОМЛЕНИЕ № {no} / {year} г.",
        plate="регистрационен номер {pb}~рег. № {p}", front="Подлежи на плащане: ~Моля, впишете в основанието: ~Дължимо: ~- ", back=". В срок от 14 дни.~ - в 7-дневен срок~ / стр. 1 от 1~. Банка и BIC: виж гърба", sep=", "),
    "again": dict(
        id="{0}~шаблон: {0}~зад. {0}~№ {0}~зад. {1}", pt="данък апартамент~данък ап. и мазе~ДНИ ап.~данък жилище~данъка на апартамента", wf="такса смет апартамент~ТБО ап.~такса боклук~такса смет вх. А",
        vt="данък колата~данък МПС~МПС данък~данък кола", pk="паркиране~глоба паркиране", year="{0}~{0} г.~'{1} г.~за {0}~вноска {0}~{0}год", code="{0}~{1}~код{0}~кд {0}", egn="ЕГН {0}~егн{0}~{0}~мое ЕГН {1}", eik="ЕИК {0}~булст. {0}~{0}",
        neutral="Община - годишно~общ. задължения~Общината~както винаги~редовно плащане", junk="шаблон~Плащане 7~както миналия път~копие~...",
        dec="НП{no}~НП №{no}~глоба НП {no}~н.п. {no} от {d5}", tic="фиш {series}{no}~глоба фиш {series} {no}~фиш№{series}{no}~фиш {series} №{no}, {d5}", no="увед.{no}~уведомление {no}~паркиране увед. {no}",
        sd="НП {no}/{year}~н.п. {no} от {d5}", st="фиш {no}/{year}~фиш {no} от {d5}", sn="увед. {no}/{year}~увед. {no} от {d5}", plate="{p}~{pb}~{low}~рег {p}", front="Шаблон 3: ~Копие от: ~Любими/Община: ~", back=" (шаблон)~ !!!~ /от НБ/~ - семейни~ ок", sep=" "),
}
ORDERS = {      # which part first
    "post": "kind year neutral ref plate obligor code name junk", "erp": "ref kind year code obligor plate neutral name junk",
    "phone": "ref kind year neutral code plate obligor name junk", "law": "neutral ref kind year plate code obligor name junk",
    "lease": "plate ref kind year obligor code neutral name junk", "guest": "neutral kind ref year code obligor plate name junk",
    "bailiff": "obligor ref kind year code plate neutral name junk", "bank": "code obligor kind neutral ref year plate name junk",
    "copy": "kind year ref plate neutral obligor code name junk", "again": "kind ref year obligor code neutral plate name junk",
}
WHO = tuple(PAYERS)
PAYERS = {who: {k: v if k == "sep" else wordings(v) for k, v in what.items()} for who, what in PAYERS.items()}
_now = [None]           # whose text is being written


def payer(R):
    if _now[0] is None:
        _now[0] = WHO[int(R.random() * len(WHO))]
    return PAYERS[_now[0]]


def pick(R, seq):
    if isinstance(seq, Habit):
        seq = payer(R)[seq[0]]
    return seq[int(R.random() * len(seq))]


ID_REF, YEAR, OBLIGOR, OBLIGOR_FIRM = Habit(["id"]), Habit(["year"]), Habit(["egn"]), Habit(["eik"])
NEUTRAL, JUNK = Habit(["neutral"]), Habit(["junk"])
KIND = {"property_tax": Habit(["pt"]), "waste_fee": Habit(["wf"]), "vehicle_tax": Habit(["vt"]), "parking_notice": Habit(["pk"]),
        "penal_decree": ("глоба",), "fine_ticket": ("глоба",), "civil_fee": ("такса ГРАО",), "business_fee": ("такса стопански дейности",),
        "planning_fee": ("такса устройство на територията",)}
DOC_NO_TYPE = "№ {no}"


# ------------------------------------------------------------------ documents
def twin(text):
    return "".join(_TWINS.get(ch, ch) for ch in text)


def written(R, d, no):
    day, month, year = d["date"].split(".")
    m = int(month) - 1
    key = {"decree": "sd" if d["short"] else "dec", "ticket": "st" if d["short"] else "tic", "notice": "sn" if d["short"] else "no"}[d["type"]]
    return str.format(pick(R, payer(R)[key]), no=no, series=d["series"], sl=twin(d["series"]), year=d["year"], d1=d["date"],
                      d2="%d.%d.%s" % (int(day), m + 1, year), d3="%s-%s-%s" % (year, month, day), d4="%d %s %s" % (int(day), _MONTHS[m], year),
                      d5="%s.%s.%s" % (day, month, year[2:]), d6="%d %s %s" % (int(day), _MONTHS_EN[m], year))


def doc_clean(R, d):
    return written(R, d, d["no"])


def doc_noisy(R, d):
    no = d["no"]
    if d["type"] == "decree":
        a, b, c = no.split("-")
        no = pick(R, ("{0}{1}{2}", "{0} {1} {2}", "{0}/{1}/{2}", "{0}-{1}/{2}", "{0}.{1}.{2}", "{0}\u2013{1}\u2013{2}", "{0} - {1} - {2}", "{0}_{1}_{2}",
                      "{0}-{1} {2}")).format(a, b, c)
    elif d["type"] == "ticket":
        no = pick(R, (no, "0" + no, no[:3] + " " + no[3:], no[:4] + "-" + no[4:], no[:1] + " " + no[1:4] + " " + no[4:], no[:4] + "." + no[4:]))
    else:
        no = pick(R, (no.lstrip("0"), "00" + no, no[:4] + " " + no[4:], no[:4] + "-" + no[4:], no[:2] + " " + no[2:5] + " " + no[5:], no[:2] + "-" + no[2:5] + "-" + no[5:]))
    return written(R, d, no)


def slip(R, digits):
    """One slip: a wrong digit (mostly a neighbour on the keys or a shape like it), one left out, doubled, two swapped."""
    n, x = len(digits), R.random()
    k = 1 + int(R.random() * (n - 1))
    if x < 0.3:
        near = {"1": "274", "2": "135", "3": "268", "4": "157", "5": "46", "6": "539", "7": "148", "8": "793", "9": "806", "0": "98"}[digits[k]]
        return "wrong", digits[:k] + pick(R, near) + digits[k + 1:]
    if x < 0.55:
        return "missing", digits[:k] + digits[k + 1:]
    if x < 0.75:
        return "doubled", digits[:k] + digits[k] + digits[k:]
    if k + 1 < n and digits[k] != digits[k + 1]:
        return "swapped", digits[:k] + digits[k + 1] + digits[k] + digits[k + 2:]
    return "wrong", digits[:k] + str((int(digits[k]) + 5) % 10) + digits[k + 1:]


# ------------------------------------------------------------------ scripts
_LAT = dict(zip("абвгдежзийклмнопрстуфхцчшщъьюя", "a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya".split()))
_STYLES = ({}, {"ъ": "u", "ц": "c", "ж": "j"}, {"ъ": "y", "я": "ia", "ю": "iu", "й": "i"}, {"ц": "c", "я": "q", "щ": "sht", "ъ": "u"}, {"х": "kh", "ъ": "a", "й": "j"})


def latin(text, style):
    out = []
    for ch in text:
        low = ch.lower()
        new = "No" if ch == "№" else '"' if ch in "„“" else style.get(low, _LAT.get(low))
        out.append(ch if new is None else new.capitalize() if ch != low else new)
    return "".join(out)


def transliterate(R, text):
    """Everybody in his own way, which now and then changes within a text."""
    return latin(text, pick(R, _STYLES))


def lookalike(R, text):
    return "".join(_TWINS[ch] if ch in _TWINS and R.random() < 0.6 else ch for ch in text)


# ------------------------------------------------------------------ a text
def code_text(R, code):
    between = pick(R, "    -.")
    return str.format(pick(R, payer(R)["code"]), code, code[:2] + between + code[2:4] + between + code[4:])


def plate_text(R, plate):
    a, b, c = plate[:2], plate[2:6], plate[6:]
    apart = pick(R, ("%s %s %s", "%s %s%s", "%s%s %s")) % (a, b, c)
    return str.format(pick(R, payer(R)["plate"]), p=plate, pb=apart, ph="%s-%s-%s" % (a, b, c), pl=twin(plate), plb=twin(apart), low=plate.lower())


def compose(R, parts):
    who = payer(R)
    order = ORDERS[_now[0]].split()
    if R.random() < 0.3:                                    # not always in the same order
        k = int(R.random() * 4)
        order = order[k:] + order[:k]
    text, sep = "", who["sep"]
    for k in order:
        more = parts.get(k)
        if not more:
            continue
        join = sep if text else ""
        if join == " " and text[-1].isdigit() and more[0].isdigit():        # two numbers never side by side with a blank only
            join = pick(R, (", ", "; ", " / "))
        text += join + more
    return text


def payer_name(R, name):
    x, words = R.random(), name.split()
    if x < 0.35:
        return name.upper()
    if x < 0.6:
        return latin(name, {}).upper()
    if x < 0.75 and len(words) == 3 and not words[1].isdigit():
        return ("%s %s %s" % (words[2], words[0], words[1])).upper()       # family name first
    if x < 0.85:
        return latin(name, _STYLES[1])
    return name


def finish(R, text, channel, keep):
    """What stands in front and behind; no more than a remittance holds."""
    who, name = payer(R), _now[0]
    _now[0] = None
    room = {"c84": 127, "pos": 90}.get(channel, 140)
    foreign = text and not re.search("[А-Яа-я]", text)
    if not text:                                            # all of it stands in columns of its own
        return pick(R, who["neutral" if keep else "junk"]) if R.random() < 0.3 else ""
    for part, chance in (("front", 0.3), ("back", 0.4)):
        if R.random() < chance and (channel != "pos" or name in ("post", "bank", "copy")):
            more = pick(R, who[part])
            if foreign:
                more = latin(more, {})
            if len(text) + len(more) <= room:
                text = more + text if part == "front" else text + more
    x = R.random()
    if x < {"erp": 0.5, "post": 0.3, "bank": 0.3, "copy": 0.1}.get(name, 0.05):
        text = text.upper()
    elif x > {"phone": 0.6, "again": 0.8}.get(name, 1):
        text = text.lower()
    elif x < 0.5 and name in ("again", "phone", "lease"):
        text = text[:1].upper() + text[1:]
    return re.sub(r"\s+$", "", text)
