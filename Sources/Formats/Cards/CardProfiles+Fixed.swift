// Ready-made profiles of reports that are no tables.

internal import Domain

extension CardProfiles {
    /// Global raw data reconciliation (pos-formats.md section 5.1), 800 characters a record; American Express, public
    /// description of the file.
    static let amex = CardProfile(
        name: "amex-grrcn",
        container: .fixed(
            CardLayout(
                type: CardPlace(1, 10),
                records: [
                    "SUMMARY": common.merging([
                        .net: [CardPlace(68, 16)], .amount: [CardPlace(84, 16)],
                        .fee: [CardPlace(100, 16), CardPlace(116, 16), CardPlace(148, 16)],
                        .corrections: [CardPlace(132, 16)],
                    ]) { _, own in own },
                    "SUBMISSION": common.merging([
                        .terminal_id: [CardPlace(50, 15)], .amount: [CardPlace(145, 16)],
                        .fee: [CardPlace(161, 16), CardPlace(177, 16), CardPlace(193, 16)],
                        .net: [CardPlace(209, 16)],
                    ]) { _, own in own },
                    "TRANSACTN": common.merging([
                        .terminal_id: [CardPlace(280, 10), CardPlace(50, 15)], .merchant_id: [CardPlace(50, 15)],
                        .merchant_reference: [CardPlace(114, 30)], .card: [CardPlace(164, 19)],
                        .amount: [CardPlace(229, 16)],
                        .transacted_at: [CardPlace(245, 8)], .time: [CardPlace(253, 6)],
                        .transaction: [CardPlace(259, 15)],
                        .approval_code: [CardPlace(274, 6)], .rrn: [CardPlace(324, 23), CardPlace(259, 15)],
                    ]) { _, own in own },
                    "CHARGEBACK": correction, "ADJUSTMENT": correction,
                    "TRAILER": [.count: [CardPlace(21, 7)]],
                ], first: "HEADER")),
        columns: [:], required: [], rules: grrcnRules
    ).setting(grrcnValues)

    /// The same between delimiters, the fields in the order of the characters.
    static let amexDelimited = CardProfile(
        name: "amex-grrcn",
        container: .records(
            CardLayout(
                type: CardPlace(1),
                records: [
                    "SUMMARY": fields([.net: [8], .amount: [9], .fee: [10, 11, 13], .corrections: [12]]),
                    "SUBMISSION": fields([.terminal_id: [7], .amount: [15], .fee: [16, 17, 18], .net: [19]]),
                    "TRANSACTN": fields([
                        .terminal_id: [23, 7], .merchant_id: [7], .merchant_reference: [13], .card: [15],
                        .amount: [18], .transacted_at: [19], .time: [20], .transaction: [21], .approval_code: [22],
                        .rrn: [26, 21],
                    ]),
                    "CHARGEBACK": correctionFields, "ADJUSTMENT": correctionFields, "TRAILER": [.count: [CardPlace(3)]],
                ], first: "HEADER")),
        columns: [:], required: [], rules: grrcnRules
    ).setting(grrcnValues)

    private static let grrcnRules = [
        CardRowRule(.ignored, [.type: ["HEADER", "TXNPRICING", "TAXRECORD"]]),
        CardRowRule(.summary, [.type: ["SUMMARY"]]), CardRowRule(.submission, [.type: ["SUBMISSION"]]),
        CardRowRule(.sale, [.type: ["TRANSACTN"]]), CardRowRule(.chargeback, [.type: ["CHARGEBACK"]]),
        // Which way one goes is proved by the summary.
        CardRowRule(.movement, [.type: ["ADJUSTMENT"]]), CardRowRule(.trailer, [.type: ["TRAILER"]]),
    ]

    private static let grrcnValues: @Sendable (inout CardProfile) -> Void = {
        ($0.isTurnedBySign, $0.isMinorUnits) = (true, true)
        $0.dates = ["yyyyMMdd"]
        $0.constants = [.brand: "AMEX"]
    }

    /// Chargebacks and adjustments.
    private static let correction = common.merging([
        .terminal_id: [CardPlace(50, 15)], .merchant_id: [CardPlace(50, 15)], .merchant_reference: [CardPlace(88, 30)],
        .card: [CardPlace(138, 19)], .transacted_at: [CardPlace(187, 8)], .rrn: [CardPlace(213, 30)],
        .reference: [CardPlace(253, 280)], .amount: [CardPlace(533, 16)],
        .fee: [CardPlace(549, 16), CardPlace(565, 16), CardPlace(581, 16)], .net: [CardPlace(597, 16)],
    ]) { _, own in own }

    private static let correctionFields = fields([
        .terminal_id: [7], .merchant_id: [7], .merchant_reference: [10], .card: [12], .transacted_at: [14], .rrn: [17],
        .reference: [19], .amount: [20], .fee: [21, 22, 23], .net: [24],
    ])

    /// Numbers of fields, with those that stand in every record.
    private static func fields(_ own: [CardCell: [Int]]) -> [CardCell: [CardPlace]] {
        let all = own.merging([.batch_id: [4], .settled_on: [5], .currency: [6]]) { own, _ in own }
        return all.mapValues { $0.map { CardPlace($0) } }
    }

    /// Payment, date and currency stand in every record.
    private static let common: [CardCell: [CardPlace]] = [
        .batch_id: [CardPlace(29, 10)], .settled_on: [CardPlace(39, 8)], .currency: [CardPlace(47, 3)],
    ]

    /// Notices of ePay.bg (domain.md section 4.4): repeated until they are answered, one payment an invoice.
    static let epay = CardProfile(
        name: "epay", container: .pairs([58, 38]),
        columns: [
            .rrn: ["INVOICE"], .order_id: ["INVOICE"], .status: ["STATUS"], .transacted_at: ["PAY_TIME"],
            .approval_code: ["BCODE"], .reference: ["STAN"], .amount: ["AMOUNT"],
        ],
        required: [[.rrn], [.status]],
        rules: [
            CardRowRule(.declined, [.status: ["DENIED", "EXPIRED"]]), CardRowRule(.sale, [.status: ["PAID"]]),
        ],
        sign: .ofClass
    ).setting { $0.dates = ["yyyyMMdd"] }

    /// Bills paid at EasyPay and ePay.bg (domain.md section 4.4): whole numbers of the smallest unit; the number of the
    /// transaction begins with its time.
    static let epayBilling = CardProfile(
        name: "epay-billing", container: .pairs([38, 59, 9]),
        columns: [
            .rrn: ["TID"], .merchant_reference: ["IDN"], .order_id: ["INVOICES", "INVOICE"],
            .merchant_id: ["MERCHANTID"], .transacted_at: ["DATE"], .type: ["TYPE"], .amount: ["TOTAL", "AMOUNT"],
            .response_code: ["STATUS"],
        ],
        required: [[.rrn], [.merchant_reference], [.amount], [.transacted_at]],
        rules: [
            CardRowRule(.ignored, [.type: ["CHECK"]]),
            CardRowRule(.sale, [.type: ["BILLING", "PARTIAL", "DEPOSIT", ""]]),
        ],
        sign: .ofClass
    ).setting {
        $0.isMinorUnits = true
        $0.dates = ["yyyyMMdd"]
    }
}
