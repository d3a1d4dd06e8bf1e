// Ready-made profiles of acquirers. Their words are those of the reports; a setting can add or change any of them.

internal import Domain

package enum CardProfiles {
    /// Names that `csv.profile` knows of a card source; `plain` has the canonical columns.
    package static let names = all.reduce(into: ["plain"]) { names, profile in
        // One name may have several containers.
        if !names.contains(profile.name) { names.append(profile.name) }
    }

    static let all = [borica, adyen, stripe, sumup, twint, amex, amexDelimited, epay, epayBilling]

    /// Transactions of the virtual and physical terminals (P-OM-41 names the fields; domain.md section 4.1).
    static let borica = CardProfile(
        name: "borica",
        columns: [
            .terminal_id: ["TERMINAL", "Terminal ID", "TID", "Терминал", "Номер на терминал", "ТИД"],
            .merchant_id: ["MERCHANT", "Merchant ID", "MID", "Търговец", "Номер на търговец"],
            .type: ["TRTYPE", "Transaction type", "Тип транзакция", "Тип на транзакцията", "Вид транзакция"],
            .transacted_at: ["TIMESTAMP", "TRAN_DATE", "Дата и час", "Дата на транзакцията", "Дата"],
            .time: ["Час", "Време"], .settled_on: ["Settlement date", "Дата на сетълмент", "Вальор"],
            .batch_id: ["BATCH", "Пакет", "Номер на пакет"], .order_id: ["ORDER", "Поръчка", "Номер на поръчка"],
            .merchant_reference: ["AD.CUST_BOR_ORDER_ID", "CUST_BOR_ORDER_ID", "Референция на търговеца"],
            .rrn: ["RRN", "Референтен номер"],
            .approval_code: ["APPROVAL", "Approval code", "Код за одобрение", "Авторизационен код"],
            .card: ["CARD", "PAN", "Карта", "Номер на карта"],
            .brand: ["CARD_BRAND", "Brand", "Картова схема", "Вид карта"],
            .amount: ["AMOUNT", "Amount", "Сума"], .currency: ["CURRENCY", "Валута"],
            .fee: ["FEE", "Commission", "Комисиона", "Комисионна", "Такса"], .net: ["NET", "Нетна сума", "Нето"],
            .action: ["ACTION"], .response_code: ["RC", "Response code", "Код на отговор"],
            .reference: ["DESC", "Описание"],
        ],
        required: [[.terminal_id], [.type], [.transacted_at], [.amount], [.rrn, .approval_code]],
        rules: [
            CardRowRule(.ignored, [.type: ["12", "22", "90"]]),
            CardRowRule(.sale, [.type: ["1", "21", "01", "Плащане", "Покупка", "Продажба", "Purchase"]]),
            CardRowRule(.reversal, [.type: ["24", "Сторно", "Сторниране", "Анулиране", "Void"]]),
            CardRowRule(.refund, [.type: ["Възстановяване", "Връщане", "Credit"]]),
            CardRowRule(.chargeback, [.type: ["Оспорване", "Оспорена транзакция", "Charge back"]]),
        ],
        sign: .ofClass
    ).setting {
        $0.decimals = [46, 44]
        $0.dates = ["yyyyMMdd", "yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy"]
        $0.utcHeaders = ["timestamp"]
        $0.isLoose = true
    }

    /// Settlement details (pos-formats.md section 1): a closed ledger a batch, its payout a row.
    static let adyen = CardProfile(
        name: "adyen",
        columns: [
            .terminal_id: ["Merchant Account"], .merchant_id: ["Company Account"], .rrn: ["Psp Reference"],
            .merchant_reference: ["Merchant Reference"], .brand: ["Payment Method"],
            .transacted_at: ["Creation Date"], .zone: ["TimeZone"], .type: ["Type"],
            .reference: ["Modification Reference"], .currency: ["Gross Currency"], .debit: ["Gross Debit (GC)"],
            .credit: ["Gross Credit (GC)"], .net_currency: ["Net Currency"], .net_debit: ["Net Debit (NC)"],
            .net_credit: ["Net Credit (NC)"], .batch_id: ["Batch Number"], .settled_on: ["Booking Date"],
            .fee: ["Commission (NC)", "Markup (NC)", "Scheme Fees (NC)", "Interchange (NC)"],
        ],
        required: [[.rrn], [.type], [.net_debit], [.net_credit], [.batch_id]],
        rules: [
            CardRowRule(.sale, [.type: ["Settled"]]), CardRowRule(.refund, [.type: ["Refunded"]]),
            CardRowRule(.chargeback, [.type: ["Chargeback", "SecondChargeback"]]),
            CardRowRule(.chargebackReversed, [.type: ["ChargebackReversed"]]),
            CardRowRule(
                .movement, [.type: ["Fee", "MiscCosts", "InvoiceDeduction", "DepositCorrection", "ReserveAdjustment"]]),
            CardRowRule(.carried, [.type: ["Balancetransfer"]]),
            CardRowRule(.payout, [.type: ["MerchantPayout", "BPPaidOut"]]),
        ]
    ).setting { $0.dates = ["yyyy-MM-dd", "dd/MM/yyyy"] }

    /// Itemised payout reconciliation (pos-formats.md section 2): the user chose columns and their order.
    static let stripe = CardProfile(
        name: "stripe",
        columns: [
            .transaction: ["balance_transaction_id"], .rrn: ["charge_id", "source_id", "balance_transaction_id"],
            .transacted_at: ["created_utc", "created"], .currency: ["currency"], .amount: ["gross"], .fee: ["fee"],
            .net: ["net"], .type: ["reporting_category"], .batch_id: ["automatic_payout_id"],
            .settled_on: ["automatic_payout_effective_at_utc", "automatic_payout_effective_at"],
            .order_id: ["payment_metadata[order_id]"],
        ],
        required: [[.transaction], [.type], [.amount], [.net], [.fee]],
        rules: [
            CardRowRule(.sale, [.type: ["charge", "payment"]]), CardRowRule(.refund, [.type: ["refund"]]),
            CardRowRule(.chargeback, [.type: ["dispute"]]),
            CardRowRule(.chargebackReversed, [.type: ["dispute_reversal", "refund_failure"]]),
            CardRowRule(
                .movement, [.type: ["risk_reserved_funds", "fee", "other_adjustment", "transfer", "topup", "tax"]]),
            CardRowRule(.payout, [.type: ["payout", "payout_reversal"]]),
        ]
    ).setting { $0.zone = .utc }

    /// Sales report (pos-formats.md section 4): a card sale is followed by the row of its payout; cash stands beside it.
    static let sumup = CardProfile(
        name: "sumup",
        columns: [
            .transaction: ["Transaktions-ID", "Transaction ID"], .transacted_at: ["Datum", "Date"],
            .type: ["Zahlungsart", "Transaction type"], .status: ["Status"], .brand: ["Kartentyp", "Card type"],
            .card: ["Letzte 4 Ziffern", "Last 4 digits"], .method: ["Zahlungsmethode", "Payment method"],
            .approval_code: ["Autorisierungscode", "Auth code"], .amount: ["Betrag inkl. MwSt.", "Total"],
            .fee: ["Gebühr", "Fee"], .net: ["Auszahlung", "Payout"],
            .settled_on: ["Auszahlungsdatum", "Payout date"], .batch_id: ["Auszahlungs-ID", "Payout ID"],
            .order_id: ["Referenz", "Reference"],
        ],
        required: [[.transaction], [.type], [.status], [.amount], [.fee], [.batch_id]],
        rules: [
            CardRowRule(.declined, [.status: ["Fehlgeschlagen", "Abgebrochen", "Failed", "Cancelled"]]),
            CardRowRule(.ignored, [.method: ["CASH"]]),
            CardRowRule(.companion, [.type: ["Auszahlung", "Payout"]]),
            CardRowRule(.sale, [.type: ["Umsatz", "Sale"]]),
            CardRowRule(.refund, [.type: ["Rückerstattung", "Erstattung", "Refund"]]),
            CardRowRule(.chargeback, [.type: ["Rückbuchung", "Chargeback"]]),
        ],
        sign: .ofClass
    ).setting { $0.isLoose = true }

    /// Merchant export (pos-formats.md section 4): totals above the header, and sums less their costs.
    static let twint = CardProfile(
        name: "twint",
        columns: [
            .transacted_at: ["Datum"], .time: ["Zeit"], .type: ["Typ"], .status: ["Status"],
            .net: ["Betrag Transaktion"], .fee: ["Transaktionskosten"], .merchant_id: ["Niederlassung"],
            .terminal_id: ["TWINT Terminal ID"], .rrn: ["TWINT Order ID"],
            .order_id: ["Referenz Transaktion Händler"],
            .merchant_reference: ["Händlertransaktionsreferenz"],
        ],
        required: [[.transacted_at], [.type], [.net], [.fee], [.rrn]],
        rules: [
            CardRowRule(.declined, [.status: ["Fehlgeschlagen", "Abgebrochen", "Abgelehnt"]]),
            CardRowRule(.sale, [.type: ["Zahlung", "Bezahlung", "Payment"]]),
            CardRowRule(.refund, [.type: ["Rückerstattung", "Gutschrift", "Refund"]]),
            CardRowRule(.reversal, [.type: ["Storno", "Stornierung", "Reversal"]]),
        ]
    ).setting {
        $0.dates = ["yyyy.MM.dd", "dd.MM.yyyy"]
        $0.zone = .union(1)
        $0.totalsAbove = [2: .net, 4: .fee]
        $0.isLoose = true
    }
}
