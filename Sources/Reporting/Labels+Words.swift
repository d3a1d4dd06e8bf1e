// The contract's closed lists, and the facts of an evidence, for people.

internal import Domain

extension Labels {
    static let words: [String: (bg: String, en: String)] = [
        "bank": ("банка", "bank"), "pos": ("ПОС", "POS"), "vpos": ("виртуален ПОС", "virtual POS"),
        "obligation": ("задължение", "obligation"), "settlement": ("картов превод", "card settlement"),
        "fee": ("такса", "fee"), "transfer": ("вътрешен превод", "transfer"), "refund": ("възстановяване", "refund"),
        "chargeback": ("оспорено", "chargeback"), "other": ("друго", "other"),
        "matched": ("разнесено", "matched"), "partly_matched": ("частично разнесено", "partly matched"),
        "ambiguous": ("нееднозначно", "ambiguous"), "unmatched": ("неразнесено", "unmatched"),
        "ignored": ("пренебрегнато", "ignored"), "reversed": ("върнато", "reversed"),
        "decision": ("решение", "decision"), "order": ("поръчка", "order"),
        "obligation_id": ("номер на задължение", "obligation id"), "document": ("документ", "document"),
        "document_repaired": ("документ, поправен", "document, repaired"),
        "obligor_kind": ("лице и вид", "obligor and kind"), "obligor_amount": ("лице и сума", "obligor and amount"),
        "plate": ("рег. номер", "plate"), "suggest": ("предложение", "suggestion"), "reversal": ("сторно", "reversal"),
        "dopk_169_1": ("ДОПК чл. 169, ал. 1", "DOPK art. 169 (1)"),
        "dopk_169_8": ("ДОПК чл. 169, ал. 8", "DOPK art. 169 (8)"),
        "dopk_169_3a": ("ДОПК чл. 169, ал. 3а", "DOPK art. 169 (3a)"),
        "dopk_169_4": ("ДОПК чл. 169, ал. 4", "DOPK art. 169 (4)"),
        "credit": ("кредит", "credit"), "credit_of_cancelled": ("кредит по отменено", "credit of cancelled"),
        "late": ("закъсняло", "late"), "restated": ("преизчислено", "restated"),
        "sale": ("продажба", "sale"), "batch_settled": ("уреден", "settled"),
        "obligor": ("лице", "obligor"), "payment_code": ("код на плащане", "payment code"), "kind": ("вид", "kind"),
        "lot": ("партида", "lot"), "instalment": ("вноска", "instalment"),
        "merchant_reference": ("референция на търговеца", "merchant reference"),
        "order_rows": ("редове на поръчка", "order rows"),
        "cancelled": ("отменено", "cancelled"), "written_off": ("отписано", "written off"),
        "overpaid": ("надплатено", "overpaid"), "settled": ("погасено", "settled"),
        "suspended": ("спряно", "suspended"), "partly_paid": ("частично платено", "partly paid"),
        "open": ("отворено", "open"),
        "info": ("за сведение", "info"), "warning": ("предупреждение", "warning"), "error": ("грешка", "error"),
        "new": ("ново", "new"), "carried": ("пренесено", "carried"), "resolved": ("решено", "resolved"),
        "obligations": ("задължения", "obligations"), "orders": ("поръчки", "orders"),
        "decisions": ("решения", "decisions"),
        "accepted": ("прието", "accepted"), "partly_accepted": ("частично прието", "partly accepted"),
        "duplicate": ("повторено", "duplicate"), "quarantined": ("отказано", "quarantined"),
        "in_transit": ("на път", "in transit"), "missing": ("липсващ", "missing"), "short": ("недостиг", "short"),
        "over": ("излишък", "over"), "void": ("без превод", "void"),
        "revenue": ("приходна", "revenue"), "budget": ("бюджетна", "budget"), "deposit": ("чужди средства", "deposit"),
        "true": ("да", "yes"), "false": ("не", "no"),
        "tax": ("данък", "tax"), "fine": ("глоба", "fine"),
    ]

    /// What became of a card batch; `settled` is said of debts in another way.
    static func batch(_ status: String, _ language: Language?) -> String {
        word(status == "settled" && language != nil ? "batch_settled" : status, language)
    }

    /// A term of a control total: `credits` of obligations are other ones than a bank's.
    static func term(_ name: String, of control: String, _ language: Language) -> String {
        let own = control + "." + name
        return controls[own] == nil ? self.control(name, language) : self.control(own, language)
    }

    /// Names of control totals, of their scopes and terms; what is not known keeps its name.
    static func control(_ name: String, _ language: Language) -> String {
        guard let words = controls[name] else { return name }
        return language == .bg ? words.bg : words.en
    }

    /// What a control total is about: this run, the period or the whole ledger, and which account.
    static func scope(_ total: ControlTotal, _ pack: ReportPack, _ language: Language) -> String {
        let scope = total.scope == "run" && pack.period != nil ? "period" : total.scope
        return control(scope, language) + (total.account.isEmpty ? "" : " · " + total.account)
    }

    private static let controls: [String: (bg: String, en: String)] = [
        "opening_position": ("Начално състояние", "Opening position"), "late": ("Закъснели движения", "Late movements"),
        "late_money": ("Пари с вальор в приключен месец", "Money of a closed month"),
        "restated": ("Преместено по приключен месец", "Restated of a closed month"),
        "paid_elsewhere": ("Платено на каса", "Paid elsewhere"),
        "bank_credits": ("Банкови постъпления", "Bank credits"), "card_sales": ("Картови продажби", "Card sales"),
        "account_balance": ("Салдо по сметка", "Account balance"), "obligations": ("Задължения", "Obligations"),
        "allocated": ("Разнесено", "Allocated"), "rows": ("Редове на входа", "Rows read"),
        "allocated.credits": ("Кредити", "Credits"),
        "period": ("този период", "this period"),
        "run": ("тази сверка", "this run"), "ledger": ("цялата книга", "the whole ledger"),
        "credits": ("Постъпления", "Credits"), "debits": ("Изходящи плащания", "Debits"),
        "opening": ("Начално салдо", "Opening"), "closing": ("Крайно салдо", "Closing"),
        "balance_breaks": ("Прекъсвания и липсващи извлечения", "Breaks and missing statements"),
        "credit_elsewhere": ("Надплатено на каса", "Paid too much at the desk"),
        "newly_assessed": ("Ново начислено", "Newly assessed"), "changes": ("Промени", "Changes"),
        "interest_run": ("Начислена лихва", "Interest run"), "discounts": ("Отстъпки", "Discounts"),
        "rounding": ("Закръгляване", "Rounding"), "remitted": ("Отпаднало", "Remitted"),
        "assessed": ("Дължимо общо", "Assessed"), "outstanding": ("Остатък", "Outstanding"),
        "to_debts": ("Разнесено по задължения", "To debts"), "read": ("Прочетени", "Read"),
        "accepted": ("Приети", "Accepted"),
        "known": ("Известни", "Known"), "rejected": ("Отказани", "Rejected"), "open": ("Отворени", "Open"),
        "reversed": ("Върнати и пазени за връщане", "Taken back, kept for refunds"),
        "settlement": ("Картови преводи", "Settlement"),
        "transfers": ("Вътрешни преводи", "Transfers"), "transfer": ("Вътрешни преводи", "Transfers"),
        "ignored": ("Пренебрегнати", "Ignored"), "other": ("Други", "Other"), "difference": ("Разлика", "Difference"),
    ]
}
