// What a clerk should do about a discrepancy: one short sentence a code (contracts.md section 6).

internal import Domain

enum Advice {
    static func text(_ code: DiscrepancyCode, _ language: Language) -> String {
        guard let advice = table[code] else { return "" }
        return language == .bg ? advice.bg : advice.en
    }

    static let table: [DiscrepancyCode: (bg: String, en: String)] = payments.merging(cards) { first, _ in first }
        .merging(files) { first, _ in first }.merging(register) { first, _ in first }

    private static let payments: [DiscrepancyCode: (bg: String, en: String)] = [
        .UNIDENTIFIED: (
            "Намерете задължението по името, ЕГН/ЕИК или текста и го посочете с решение match; иначе искайте данни от банката.",
            "Find the obligation by name, identifier or text and name it in a match decision; else ask the bank for details."
        ),
        .AMBIGUOUS: (
            "Изберете едно от предложените задължения с решение match; при съмнение попитайте платеца.",
            "Choose one of the candidates in a match decision; ask the payer if in doubt."
        ),
        .UNDERPAID: ("Поканете платеца да доплати остатъка.", "Ask the payer for the rest."),
        .OVERPAID: (
            "Надвнесеното стои като кредит; прихванете го или го върнете по искане на платеца.",
            "The rest stands as a credit; set it off or refund it when the payer asks for it."
        ),
        .DUPLICATE_PAYMENT: (
            "Уведомете платеца за второто плащане; върнете го или го прихванете по негово искане.",
            "Tell the payer of the second payment; refund it or set it off at the payer's request."
        ),
        .DISCOUNT_EXPIRED: (
            "Срокът за отстъпката е изтекъл; поканете платеца да доплати разликата.",
            "The discount's term had ended; ask the payer for the difference."
        ),
        .PAID_CANCELLED: (
            "Задължението е отменено или отписано; върнете сумата или я прихванете по искане на платеца.",
            "The obligation was cancelled or written off; refund the money or set it off at the payer's request."
        ),
        .WRONG_CODE: (
            "Проверете кода за вид плащане; при нужда искайте прехвърляне между кодовете.",
            "Check the payment code; have the sum moved between codes where needed."
        ),
        .WRONG_ACCOUNT: (
            "Прехвърлете сумата по сметката, по която се събира този вид задължение.",
            "Move the sum to the account that collects this kind of obligation."
        ),
        .OBLIGOR_MISMATCH: (
            "Изяснете с платеца чие задължение плаща и го посочете с решение match.",
            "Clear up with the payer whose debt was meant, and say so in a match decision."
        ),
        .OTHER_PAYER: (
            "За сведение: друго лице е платило вместо задълженото.",
            "For information: somebody else paid for the obligor."
        ),
        .CHOICE_NOT_APPLIED: (
            "За сведение: законът погасява първо по-старото задължение; обяснете го на платеца, ако попита.",
            "For information: by law the older debt is paid first; explain it if the payer asks."
        ),
        .BGN_AS_EUR: (
            "Сумата в лева е платена в евро: свържете се с платеца и върнете надвнесеното.",
            "The lev figure was paid in euro: contact the payer and refund what is too much."
        ),
        .ROUNDING: (
            "Не се иска действие: разлика от закръгляване в допустимите граници.",
            "Nothing to do: a rounding difference within the tolerance."
        ),
        .REVERSED: (
            "Плащането е върнато и дългът е отново открит; уведомете платеца.",
            "The payment was taken back and the debt is open again; tell the payer."
        ),
        .FUTURE_DATED: (
            "Изчакайте вальора; плащането ще бъде разнесено в деня си.",
            "Wait for the value date; the payment will be joined on its day."
        ),
        .RATE_UNCONFIRMED: (
            "Потвърдете или допълнете лихвените проценти в pipeline.yml.",
            "Confirm or complete the interest rates in pipeline.yml."
        ),
    ]

    private static let cards: [DiscrepancyCode: (bg: String, en: String)] = [
        .BATCH_IN_TRANSIT: (
            "Изчакайте превода от обслужващата институция.", "Wait for the acquirer's transfer."
        ),
        .BATCH_MISSING: (
            "Потърсете превода при обслужващата институция: срокът е минал.",
            "Ask the acquirer for the transfer: its days are over."
        ),
        .CREDIT_WITHOUT_BATCH: (
            "Искайте от обслужващата институция справката, по която е преводът, и я добавете във входа.",
            "Ask the acquirer for the report behind this transfer and add it to the inputs."
        ),
        .SETTLEMENT_DIFFERENCE: (
            "Сравнете справката с превода и искайте обяснение за разликата.",
            "Compare the report with the transfer and have the difference explained."
        ),
        .FEE_DIFFERENCE: (
            "Сверете таксата с договора и рекламирайте разликата.",
            "Check the fee against the contract and claim the difference."
        ),
        .CHARGEBACK: (
            "Сумата е оспорена от картодържателя: представете доказателства в срок или поканете платеца да плати.",
            "The cardholder disputed the sum: give evidence in time, or ask the payer to pay again."
        ),
        .ORDER_DIFFERENCE: (
            "Сравнете поръчката с удържаната сума; при нужда върнете разликата.",
            "Compare the order with the sum captured; refund the difference where needed."
        ),
        .ORDER_NOT_CAPTURED: (
            "Порталът отчита плащане, което липсва при обслужващата институция: проверете го, преди да признаете дълга за платен.",
            "The portal reports a payment that the acquirer does not have: check it before the debt counts as paid."
        ),
        .CAPTURE_WITHOUT_ORDER: (
            "Намерете поръчката в портала по референцията и посочете задължението с решение match.",
            "Find the order in the portal by its reference and name the obligation in a match decision."
        ),
        .DUPLICATE_CAPTURE: (
            "Проверете дали картата е таксувана два пъти; ако е така, върнете едната сума.",
            "Check whether the card was charged twice; if so, refund one of the sums."
        ),
    ]

    private static let files: [DiscrepancyCode: (bg: String, en: String)] = [
        .FILE_REJECTED: (
            "Искайте поправен файл от подателя или поправете настройката; файлът не е обработен.",
            "Ask the sender for a corrected file or correct the setting; the file was not taken."
        ),
        .ROW_REJECTED: (
            "Поправете реда при източника и го подайте отново; останалите редове са приети.",
            "Have the row corrected at its source and delivered again; the other rows were taken."
        ),
        .DUPLICATE_FILE: (
            "Не се иска действие: същият файл вече е приет под друго име.",
            "Nothing to do: the same file was taken before under another name."
        ),
        .DUPLICATE_STATEMENT: (
            "Не се иска действие: извлечението вече е прието от друг файл.",
            "Nothing to do: the statement was taken before from another file."
        ),
        .OVERLAP: (
            "Не се иска действие: записите вече са приети от по-ранен файл. Ако в по-новия липсва запис, попитайте банката кой е верен.",
            "Nothing to do: the entries were brought by an earlier file. Where the newer one lacks an entry, ask the bank which is right."
        ),
        .STATEMENT_GAP: (
            "Изтеглете липсващото извлечение от банката и го добавете във входа.",
            "Get the missing statement from the bank and add it to the inputs."
        ),
        .BALANCE_BREAK: (
            "Искайте проверено извлечение от банката: салдата и движенията не се връзват.",
            "Ask the bank for a checked statement: balances and movements do not agree."
        ),
    ]

    private static let register: [DiscrepancyCode: (bg: String, en: String)] = [
        .REGISTER_DRIFT: (
            "Сравнете салдото в регистъра с книгата и върнете към регистъра postings.csv.",
            "Compare the register's balance with the ledger and hand postings.csv back to the register."
        ),
        .OBLIGATION_CHANGED: (
            "Прегледайте промяната: по задължението вече има плащания.",
            "Look at the change: the obligation has payments already."
        ),
        .OBLIGATION_MISSING: (
            "Попитайте регистъра защо отвореното задължение липсва в пълното извлечение.",
            "Ask the register why an open obligation is absent from its full extract."
        ),
        .DUPLICATE_OBLIGATION: (
            "Изяснете с регистъра кой от редовете с този номер е верен; новите не са приети.",
            "Ask the register which of the rows with this id is right; the new ones were not taken."
        ),
        .INVALID_IDENTIFIER: (
            "Поправете ЕГН, ЛНЧ, ЕИК или IBAN при източника.", "Correct the identifier or IBAN at its source."
        ),
        .LIMITATION_NEAR: (
            "Предприемете събиране, преди да изтече давността.", "Start collection before the limitation term ends."
        ),
        .LIMITATION_PASSED: (
            "Проверете дали давността е прекъсвана; решете дали вземането да се отпише.",
            "Check whether limitation was interrupted; decide whether to write the debt off."
        ),
    ]
}
