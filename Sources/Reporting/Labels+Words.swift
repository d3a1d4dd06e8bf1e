// The contract's closed lists for people.

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
        "restated": ("преизчислено", "restated"), "order_rows": ("редове на поръчка", "order rows"),
        "cancelled": ("отменено", "cancelled"), "written_off": ("отписано", "written off"),
        "overpaid": ("надплатено", "overpaid"), "settled": ("погасено", "settled"),
        "suspended": ("спряно", "suspended"), "partly_paid": ("частично платено", "partly paid"),
        "open": ("открито", "open"),
        "info": ("сведение", "info"), "warning": ("предупреждение", "warning"), "error": ("грешка", "error"),
        "new": ("ново", "new"), "carried": ("пренесено", "carried"), "resolved": ("решено", "resolved"),
        "obligations": ("задължения", "obligations"), "orders": ("поръчки", "orders"), "decisions": ("решения", "decisions"),
        "accepted": ("прието", "accepted"), "partly_accepted": ("частично прието", "partly accepted"),
        "duplicate": ("повторено", "duplicate"), "quarantined": ("отказано", "quarantined"),
        "in_transit": ("на път", "in transit"), "missing": ("липсва", "missing"), "short": ("по-малко", "short"),
        "over": ("повече", "over"), "void": ("без превод", "void"),
        "revenue": ("приходна", "revenue"), "budget": ("бюджетна", "budget"), "deposit": ("чужди средства", "deposit"),
        "tax": ("данък", "tax"), "fine": ("глоба", "fine"),
    ]
}
