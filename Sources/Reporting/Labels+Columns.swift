// Headers of columns for people, by the name of the column in its CSV file.

internal import Domain

extension Labels {
    static let columns: [String: (bg: String, en: String)] = paymentColumns.merging(debtColumns) { first, _ in first }
        .merging(fileColumns) { first, _ in first }.merging(decisionColumns) { first, _ in first }
        .merging(auditColumns) { first, _ in first }

    private static let paymentColumns: [String: (bg: String, en: String)] = [
        "payment_id": ("Плащане №", "Payment ID"), "channel": ("Канал", "Channel"),
        "source_file": ("Файл източник", "Source file"), "source_position": ("Ред във файла", "Source position"),
        "account": ("Сметка", "Account"), "terminal_id": ("Терминал", "Terminal"),
        "booked_on": ("Осчетоводено на", "Booked on"), "value_on": ("Вальор", "Value date"),
        "paid_on": ("Платено на", "Paid on"), "amount": ("Сума", "Amount"), "currency": ("Валута", "Currency"),
        "bank_reference": ("Банкова референция", "Bank reference"),
        "merchant_reference": ("Референция на търговеца", "Merchant reference"),
        "obligor_id": ("ЕГН/ЕИК в плащането", "Obligor ID"), "payer_name": ("Име", "Name"),
        "payer_iban": ("IBAN на платеца", "Payer IBAN"), "payment_code": ("Код за вид плащане", "Payment code"),
        "remittance": ("Основание", "Remittance"), "purpose": ("Предназначение", "Purpose"),
        "status": ("Състояние", "Status"), "allocated": ("Разнесено", "Allocated"),
        "unallocated": ("Неразнесено", "Unallocated"), "strategy": ("Начин на намиране", "Strategy"),
        "confidence": ("Увереност", "Confidence"), "rule": ("Правило", "Rule"),
        "evidence": ("Доказателство", "Evidence"),
        "candidates": ("Брой кандидати", "Candidates"),
        "candidate_1": ("Кандидат 1", "Candidate 1"), "score_1": ("Оценка 1", "Score 1"),
        "reason_1": ("Защо 1", "Reason 1"), "candidate_2": ("Кандидат 2", "Candidate 2"),
        "score_2": ("Оценка 2", "Score 2"), "reason_2": ("Защо 2", "Reason 2"),
        "candidate_3": ("Кандидат 3", "Candidate 3"), "score_3": ("Оценка 3", "Score 3"),
        "reason_3": ("Защо 3", "Reason 3"), "month": ("Месец", "Month"), "payments": ("Брой плащания", "Payments"),
    ]

    private static let debtColumns: [String: (bg: String, en: String)] = [
        "obligation_id": ("Задължение №", "Obligation ID"), "kind": ("Вид", "Kind"),
        "document_no": ("Документ №", "Document no."), "payer_id": ("ЕГН/ЕИК", "Payer ID"),
        "object": ("Обект", "Object"), "year": ("Година", "Year"), "issued_on": ("Издадено на", "Issued on"),
        "due_on": ("Срок", "Due on"), "principal": ("Главница", "Principal"), "interest": ("Лихва", "Interest"),
        "costs": ("Разноски", "Costs"), "discount": ("Отстъпка", "Discount"), "rounding": ("Закръгляване", "Rounding"),
        "remitted": ("Отпаднало", "Remitted"), "paid_elsewhere": ("Платено на каса", "Paid elsewhere"),
        "paid": ("Платено", "Paid"), "outstanding": ("Остатък", "Outstanding"), "credit": ("Кредит", "Credit"),
        "state": ("Състояние", "State"), "last_paid_on": ("Последно плащане", "Last paid on"),
        "obligations": ("Брой задължения", "Obligations"), "assessed": ("Дължимо общо", "Assessed"),
        "overdue": ("Просрочено", "Overdue"),
        "latest_obligation": ("Последно задължение", "Latest obligation"),
        "open_payment": ("Отворено плащане", "Open payment"),
    ]

    private static let fileColumns: [String: (bg: String, en: String)] = [
        "discrepancy_id": ("Несъответствие №", "Discrepancy ID"), "code": ("Код", "Code"),
        "code_name": ("Име на кода", "Name of the code"),
        "severity": ("Тежест", "Severity"), "opened_on": ("Открито на", "Opened on"), "age_days": ("Дни", "Age, days"),
        "batch_id": ("Пакет №", "Batch ID"), "message": ("Обяснение", "Message"),
        "action": ("Какво да се направи", "Action"),
        "related": ("Свързани", "Related"), "acquirer": ("Обслужваща институция", "Acquirer"), "day": ("Ден", "Day"),
        "transactions": ("Брой транзакции", "Transactions"), "gross": ("Бруто", "Gross"), "fees": ("Такси", "Fees"),
        "net": ("Нето", "Net"), "expected_by": ("Очаква се до", "Expected by"),
        "credited_on": ("Преведено на", "Credited on"),
        "credited": ("Преведено", "Credited"), "difference": ("Разлика", "Difference"),
        "credit_file": ("Файл на превода", "File of the credit"),
        "credit_position": ("Ред на превода", "Position of the credit"),
        "bank_payment_id": ("Превод №", "Bank payment ID"), "bank_payment_ids": ("Преводи", "Bank payment IDs"),
        "source": ("Източник", "Source"), "file": ("Файл", "File"), "role": ("Роля", "Role"),
        "format": ("Формат", "Format"), "encoding": ("Кодиране", "Encoding"), "sha256": ("SHA-256", "SHA-256"),
        "bytes": ("Байтове", "Bytes"), "records": ("Записи", "Records"), "accepted": ("Приети", "Accepted"),
        "known": ("Известни", "Known"), "rejected": ("Отказани", "Rejected"), "credits": ("Постъпления", "Credits"),
        "debits": ("Изходящи плащания", "Debits"), "opening": ("Начално салдо", "Opening"),
        "closing": ("Крайно салдо", "Closing"), "unknown_columns": ("Непознати колони", "Unknown columns"),
    ]
}
