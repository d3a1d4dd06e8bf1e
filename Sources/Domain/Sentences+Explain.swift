// Sentences of `explain`: one payment, debt, batch or finding in plain words.

extension Sentences {
    static let explain: SentenceTable = [
        "explain.why_decision": (
            "  Защо: така е решил служител; програмата не променя решение на човек.",
            "  Why: a person decided so; the program never undoes that."
        ),
        "explain.why_order": (
            "  Защо: поръчката в портала казва за кои задължения са парите; изпълнява се, както е направена.",
            "  Why: the portal's order says which debts the money is for; it is honoured as it stands."
        ),
        "explain.why_obligation_id": (
            "  Защо: в плащането стои номерът на задължението.",
            "  Why: the payment names the obligation by its number."
        ),
        "explain.why_document": (
            "  Защо: посочен е документ (вид, серия, номер, година) и само едно задължение му отговаря, само по себе си или заедно с лицето, годината или сумата.",
            "  Why: a document is named (type, series, number, year), and only one debt fits it, by itself or with person, year or sum."
        ),
        "explain.why_document_repaired": (
            "  Защо: номерът в плащането е сгрешен на едно място; толкова близо е само едно задължение и лицето, автомобилът или точната сума го потвърждават.",
            "  Why: the number has one slip; only one debt is that near, and person, plate or exact sum confirms it."
        ),
        "explain.why_obligor_kind": (
            "  Защо: лицето и видът (или кодът) са ясни; в рамките на вида парите следват реда на закона, най-старото първо (ДОПК чл. 169, ал. 3а и 4).",
            "  Why: person and kind (or code) are clear; within the kind money follows the order of the law, the oldest first (DOPK art. 169, paras 3a and 4)."
        ),
        "explain.why_obligor_amount": (
            "  Защо: лицето е ясно, а точно тази сума е дължима този ден само по едно задължение или само по един набор от задължения.",
            "  Why: the person is clear, and exactly this sum is due on that day on one debt only, or on one set of debts only."
        ),
        "explain.why_plate": (
            "  Защо: посочен е автомобилът и глобите му дават точно тази сума само по един начин.",
            "  Why: the vehicle is named, and its fines come to exactly this sum in one way only."
        ),
        "explain.why_suggest": ("  Само предложение.", "  Only a suggestion."),
        "explain.why_reversal": ("  Взето обратно.", "  Taken back."),
        "explain.ruling": (
            "  Решение {0} от {1}, взето от {2}: {3}", "  Decision {0} of {1}, taken by {2}: {3}"
        ),
        // Rules with their days
        "explain.converted": (
            "  {0}: сумите са в {1} и са превалутирани по {2}.", "  {0}: its sums are in {1}, converted at {2}."
        ),
        "explain.enforcement": (
            "  {0}: принудително изпълнение от {1}; първо разноските, после главницата и лихвата (ДОПК чл. 169, ал. 8).",
            "  {0}: under enforcement since {1}; costs first, then principal and interest (DOPK art. 169 (8))."
        ),
        "explain.interest": (
            "  {0}: лихва {1} до деня на плащането (дни: {2}): {3}.",
            "  {0}: interest {1} until the day of payment (days: {2}): {3}."
        ),
        "explain.rate": ("{0} % от {1} до {2}, на ден 1/{3}", "{0} % from {1} to {2}, a day 1/{3} of it"),
        "explain.rate_unconfirmed": (
            "{0} % от {1} до {2}, на ден 1/{3} (непотвърден процент)",
            "{0} % from {1} to {2}, a day 1/{3} of it (rate not confirmed)"
        ),
        "explain.interest_open": (
            "  {0}: лихва {1} до {2} върху неплатената главница (дни: {3}): {4}.",
            "  {0}: interest {1} until {2} on the principal as it was open (days: {3}): {4}."
        ),
        "explain.limitation": (
            "  {0}: давността изтича на {1}, абсолютната на {2}.",
            "  {0}: limitation ends on {1}, the absolute term on {2}."
        ),
        "explain.limitation_over": (
            "  {0}: давността е изтекла на {1}, абсолютната е до {2}.",
            "  {0}: limitation ended on {1}, the absolute term is {2}."
        ),
        "explain.interest_register": (
            "  {0}: лихва {1}, както я е определил регистърът.", "  {0}: interest {1}, as the register assessed it."
        ),
        "explain.discount": (
            "  {0}: отстъпка {1} ({2} %), защото е платено в срока за нея, до {3}.",
            "  {0}: discount {1} ({2} %), since it was paid by the last day for it, {3}."
        ),
        "explain.rounding": (
            "  {0}: {1} е закръгление от превалутирането или от отстъпката.",
            "  {0}: {1} is rounding, left by the conversion or the discount."
        ),
        // What else was considered
        "explain.considered": (
            "  Разгледано, но оставено: {0} ({1}, {2}) — {3}", "  Considered and left: {0} ({1}, {2}) — {3}"
        ),
        "explain.considered_more": ("  … и още {0}", "  … and {0} more"),
        "explain.left_closed": ("отменено или отписано", "cancelled or written off"),
        "explain.left_paid": ("вече беше платено", "already paid by then"),
        "explain.left_written_off": ("отписано с решение {0} от {1}", "written off by decision {0} of {1}"),
        "explain.left_person": (
            "на лицето, чийто идентификатор е в плащането; номерът и сумата са на друго задължение",
            "of the person whose identifier stands in the payment; number and sum are another debt's"
        ),
        "explain.mismatch": (
            "  В плащането е идентификаторът на лице {0}, а платеното задължение е на {1}: номерът и сумата съвпадат, затова важи посоченото задължение.",
            "  The payment bears the identifier of person {0}, but the debt that was paid is of {1}: number and sum agree, so the reference wins."
        ),
        "explain.left_later_id": (
            "със същия срок ({0}); между равни по-напред е по-малкият номер, {1}",
            "due on the same day ({0}); among equals the lower id comes first, {1}"
        ),
        "explain.left_kind": ("друг вид", "of another kind"),
        "explain.left_suspended": ("спряно: само по вид не се плаща", "suspended: not paid by kind alone"),
        "explain.left_enforced": (
            "в принудително изпълнение: само по вид не се плаща", "under enforcement: not paid by kind alone"
        ),
        "explain.left_later": ("по-късно в реда на закона (срок {0})", "later in the order of the law (due {0})"),
        "explain.left_unchosen": (
            "платецът посочи друго по номер, партида или вноска", "the payer named another by plate, lot or instalment"
        ),
        "explain.left_amount": ("дължимата сума е друга", "another sum is due"),
        "explain.left_plate": ("друг автомобил", "another vehicle"),
        "explain.left_number": (
            "същият номер, но друг вид, серия, година или лице",
            "the same number, but another type, series, year or person"
        ),
        "explain.left_unnamed": ("не е посочено в плащането", "not named in the payment"),
        // Card money
        "explain.card": (
            "  Картова трансакция: {0}, терминал {1}, RRN {2}", "  Card transaction: {0}, terminal {1}, RRN {2}"
        ),
        "explain.approval": (", одобрение {0}", ", approval {0}"),
        "explain.order": (
            "  Поръчка {0} от {1}: задължение {2}, {3}", "  Order {0} of {1}: obligation {2}, {3}"
        ),
        "explain.batch": (
            "  Пакет {0}, {1}, терминал {2}, {3}: бруто {4}, такси {5}, нето {6}; {7}, очакван до {8}, преведен на {9}, разлика {10}",
            "  Batch {0}, {1}, terminal {2}, {3}: gross {4}, fees {5}, net {6}; {7}, expected by {8}, credited on {9}, difference {10}"
        ),
        "explain.transaction": ("  {0} {1} {2} RRN {3} ({4}:{5})", "  {0} {1} {2} RRN {3} ({4}:{5})"),
        // The payment, the debt, the finding
        "explain.candidate": (
            "  Възможно № {0}: задължение {1}, оценка {2} от 100 — {3}",
            "  Candidate {0}: obligation {1}, score {2} of 100 — {3}"
        ),
        "explain.payment": (
            "Плащане {0}: {1} {2}, осчетоводено на {3}, платено на {4}",
            "Payment {0}: {1} {2}, booked on {3}, paid on {4}"
        ),
        "explain.source": ("  Източник: {0}, ред {1}", "  Source: {0}, line {1}"),
        "explain.reference": ("  Референция на банката: {0}", "  Bank reference: {0}"),
        "explain.payer": ("  Наредител: {0}", "  Payer: {0}"),
        "explain.account": ("  Сметка: {0}", "  Account: {0}"),
        "explain.iban": ("  IBAN на наредителя: {0}", "  Payer's IBAN: {0}"),
        "explain.paid_debt": (
            "  Задължение {0}: {1}, лице {2} {3}; дължими сега {4}",
            "  Obligation {0}: {1}, person {2} {3}; outstanding now {4}"
        ),
        "explain.decision": (
            "  Решение {0} от {1}: {2}, {3}, сума {4}; решено от {5}: {6}",
            "  Decision {0} of {1}: {2}, {3}, sum {4}; taken by {5}: {6}"
        ),
        "explain.ruling_source": (
            "    Записано в {0}, ред {1}; взето със сверка {2} от {3}.",
            "    Written in {0}, line {1}; taken in run {2} of {3}."
        ),
        "explain.ruling_refused": (
            "  Решение {0} не е изпълнено ({1}, ред {2}, сверка {3}): {4}",
            "  Decision {0} was not followed ({1}, line {2}, run {3}): {4}"
        ),
        "explain.ruling_idle": ("    Нищо не е променило.", "    It changed nothing."),
        "explain.written_off": ("    По {0} са отписани {1}.", "    Of {0}, {1} was written off."),
        "explain.written_off_nothing": (
            "    Нищо не е отписано: към {2} по {0} не е имало какво да се отпише.",
            "    Nothing was written off: on {2} nothing of {0} was open."
        ),
        "explain.refund_pending": (
            "    Връщането чака: {0} се пазят, докато се появи дебитът.",
            "    The refund waits: {0} are kept until its debit appears."
        ),
        "explain.refund_paid": ("    Върнато с плащане {0}.", "    Paid back by payment {0}."),
        "explain.refund_superseded": (
            "    Отпаднало: по-късно решение стои на негово място.",
            "    Void: a later decision stands in its place."
        ),
        "explain.takes_back": ("  Взема обратно плащане {0}", "  Takes back payment {0}"),
        "explain.taken_back_by": (
            "  Взето обратно с плащане {0}, открито на {1}", "  Taken back by payment {0}, found on {1}"
        ),
        "explain.refunded_by": ("  Върнато с плащане {0}", "  Refunded by payment {0}"),
        "explain.refunds": ("  Връща плащане {0} по решение {1}", "  Refunds payment {0} by decision {1}"),
        "explain.text": ("  Основание: {0}", "  Remittance: {0}"),
        "explain.status": (
            "  Състояние: {0}; разнесени {1} {3}, неразнесени {2} {3}", "  Status: {0}; allocated {1} {3}, open {2} {3}"
        ),
        "explain.payment_converted": (
            "  Превалутирано от {2} по {3}: {0} {1}", "  Converted from {2} at {3}: {0} {1}"
        ),
        "explain.kept": (", от тях пазени за връщане {0}", ", of it kept for a refund {0}"),
        "explain.back": (", взети обратно {0}", ", taken back {0}"),
        "explain.purpose": (
            "  Вид движение: {0}; не се разнася по задължения.", "  Kind of movement: {0}; it pays no obligation."
        ),
        "explain.obligation": ("Задължение {0} ({1}), лице {2} {3}", "Obligation {0} ({1}), person {2} {3}"),
        "explain.version": (
            "  Регистър {0}, ред {1}: главница {2}, разноски {3} {4}, {5}",
            "  Register {0}, line {1}: principal {2}, costs {3} {4}, {5}"
        ),
        "explain.changed": (" — променено: {0}", " — changed: {0}"),
        "explain.change": ("{0} {1} → {2}", "{0} {1} → {2}"),
        "explain.field_payer_id": ("лице", "person"), "explain.field_payer_name": ("име", "name"),
        "explain.field_principal": ("главница", "principal"), "explain.field_interest": ("лихва", "interest"),
        "explain.field_costs": ("разноски", "costs"),
        "explain.field_paid_elsewhere": ("платени другаде", "paid elsewhere"),
        "explain.field_document": ("документ", "document"), "explain.field_object": ("обект", "object"),
        "explain.field_year": ("година", "year"), "explain.field_served_on": ("връчено", "served"),
        "explain.field_due_on": ("срок", "due"), "explain.field_enforcement_on": ("изпълнение от", "enforcement since"),
        "explain.field_in_force_on": ("в сила от", "in force since"),
        "explain.field_limitation": ("давност наново от", "limitation anew from"),
        "explain.field_status": ("състояние", "status"),
        "explain.standing": (
            "  Главница {0}, лихва {1}, разноски {2}{3}; платени {4}; дължими {5}, кредит {6}; {7}",
            "  Principal {0}, interest {1}, costs {2}{3}; paid {4}; outstanding {5}, credit {6}; {7}"
        ),
        "explain.less_discount": (", без отстъпка {0}", ", less discount {0}"),
        "explain.less_rounding": (", без закръгление {0}", ", less rounding {0}"),
        "explain.less_remitted": (", без опростени {0}", ", less remitted {0}"),
        "explain.less_elsewhere": (", без платени другаде {0}", ", less paid elsewhere {0}"),
        "explain.shared_dopk_169_3a": (
            "  {0}: в рамките на вида най-старата година първа; само между задължения от една година важи изборът на платеца, посочен в текста или със самата сума (ДОПК чл. 169, ал. 3а, ДВ 94/2015).",
            "  {0}: within the kind the oldest year first; only among debts of one year the payer's choice holds, by the text or by the sum itself (DOPK art. 169 (3a), SG 94/2015)."
        ),
        "explain.shared_dopk_169_4": (
            "  {0}: от актовете — този, чиято сума е точно платена или чийто автомобил е посочен, иначе с най-ранния срок (ДОПК чл. 169, ал. 4).",
            "  {0}: of the acts the one whose sum is met or whose vehicle is named, else the earliest due (DOPK art. 169 (4))."
        ),
        "explain.shared_order_rows": (
            "  {0}: ред от поръчката в портала.", "  {0}: a row of the portal's order."
        ),
        "explain.movement": (
            "  Сверка {0} от {1}: {2} → {3}, {4} = {5}; по {6}, правило: {7}, платено на {8}; {9}",
            "  Run {0} of {1}: {2} → {3}, {4} = {5}; by {6}, rule: {7}, paid on {8}; {9}"
        ),
        "explain.part_principal": ("главница {0}", "principal {0}"),
        "explain.part_interest": ("лихва {0}", "interest {0}"),
        "explain.part_costs": ("разноски {0}", "costs {0}"), "explain.part_credit": ("кредит {0}", "credit {0}"),
        "explain.evidence": ("{0} {1}", "{0} {1}"),
        "explain.evidence_near": ("{0}, поправен на {1}", "{0} mended to {1}"),
        "explain.discrepancy": ("  Несъответствие {0} {1} от {2}{3}: {4}", "  Discrepancy {0} {1} since {2}{3}: {4}"),
        "explain.advice": ("  Какво да се направи: {0}", "  What to do: {0}"),
    ]
}
