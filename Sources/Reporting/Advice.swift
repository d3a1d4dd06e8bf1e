// What a clerk should do about a discrepancy, by its code.

internal import Domain

enum Advice {
    static func text(_ code: DiscrepancyCode, _ language: Language) -> String {
        let words = advice(code)
        return language == .bg ? words.0 : words.1
    }

    private static func advice(_ code: DiscrepancyCode) -> (String, String) {
        switch code {
        case .UNIDENTIFIED: ("Намерете задължението и запишете решение match.", "Find the debt and write a decision: match.")
        case .AMBIGUOUS: ("Изберете между кандидатите и запишете решение match.", "Choose among the candidates and write a decision: match.")
        case .UNDERPAID: ("Остатъкът се дължи; уведомете лицето.", "The rest is still due; tell the person.")
        case .OVERPAID, .DUPLICATE_PAYMENT, .PAID_CANCELLED, .BGN_AS_EUR:
            ("Предложете прихващане или възстановяване по искане (ДОПК чл. 128).", "Offer set-off or refund on request (ДОПК чл. 128).")
        case .DISCOUNT_EXPIRED: ("Отстъпката е изтекла; остатъкът се дължи.", "The discount has expired; the rest is due.")
        case .WRONG_CODE, .OTHER_PAYER, .CHOICE_NOT_APPLIED, .ROUNDING: ("За сведение.", "For information.")
        case .WRONG_ACCOUNT: ("Прехвърлете сумата по правилната сметка.", "Move the money to the right account.")
        case .OBLIGOR_MISMATCH: ("Проверете чие е задължението; при нужда решение match или release.", "Check whose debt it is; if need be decide match or release.")
        case .REVERSED, .CHARGEBACK: ("Задължението е отново отворено; уведомете лицето.", "The debt is open again; tell the person.")
        case .FUTURE_DATED: ("Изчаква се вальорът.", "Wait for the value date.")
        case .RATE_UNCONFIRMED: ("Потвърдете лихвения процент в pipeline.yml.", "Confirm the rate in pipeline.yml.")
        case .BATCH_IN_TRANSIT: ("Изчаква се преводът.", "Wait for the credit.")
        case .BATCH_MISSING, .CREDIT_WITHOUT_BATCH, .SETTLEMENT_DIFFERENCE, .FEE_DIFFERENCE, .ORDER_NOT_CAPTURED, .CAPTURE_WITHOUT_ORDER, .DUPLICATE_CAPTURE:
            ("Изяснете с обслужващата банка.", "Clear it with the acquirer.")
        case .ORDER_DIFFERENCE: ("Сравнете поръчката и картовата сума.", "Compare the order and the card sum.")
        case .FILE_REJECTED: ("Поискайте поправен файл и го сложете в Inputs.", "Ask for a corrected file and put it into Inputs.")
        case .ROW_REJECTED: ("Поправете реда при източника.", "Have the row corrected at its source.")
        case .DUPLICATE_FILE, .DUPLICATE_STATEMENT, .OVERLAP: ("Нищо не е броено два пъти.", "Nothing was counted twice.")
        case .STATEMENT_GAP: ("Изтеглете липсващото извлечение от банката.", "Fetch the missing statement from the bank.")
        case .BALANCE_BREAK: ("Поискайте проверка на извлечението от банката.", "Ask the bank to check the statement.")
        case .REGISTER_DRIFT: ("Сверете салдото в регистъра.", "Check the balance in the register.")
        case .OBLIGATION_CHANGED, .OBLIGATION_MISSING, .DUPLICATE_OBLIGATION: ("Проверете в регистъра.", "Check in the register.")
        case .INVALID_IDENTIFIER: ("Поправете номера в регистъра.", "Correct the number in the register.")
        case .LIMITATION_NEAR: ("Предприемете събиране преди изтичане на срока.", "Collect before the term ends.")
        case .LIMITATION_PASSED: ("Давността е изтекла; прилага се само по възражение.", "The term has ended; it applies only on objection.")
        }
    }
}
