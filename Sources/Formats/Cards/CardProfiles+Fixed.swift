// Ready-made profiles of reports that are no tables.

internal import Domain

extension CardProfiles {
    /// Global raw data reconciliation (pos-formats.md section 5.1), 800 characters a record; American Express, public
    /// description of the file.
    static let amex = CardProfile(
        name: "amex-grrcn",
        container: .fixed(
            CardLayout(
                type: (1, 10),
                records: [
                    "SUMMARY": common.merging([
                        .net: [(68, 16)], .amount: [(84, 16)], .fee: [(100, 16), (116, 16), (148, 16)],
                        .corrections: [(132, 16)],
                    ]) { _, own in own },
                    "SUBMISSION": common.merging([
                        .terminal_id: [(50, 15)], .amount: [(145, 16)], .fee: [(161, 16), (177, 16), (193, 16)],
                        .net: [(209, 16)],
                    ]) { _, own in own },
                    "TRANSACTN": common.merging([
                        .terminal_id: [(280, 10), (50, 15)], .merchant_id: [(50, 15)],
                        .merchant_reference: [(114, 30)], .card: [(164, 19)], .amount: [(229, 16)],
                        .transacted_at: [(245, 8)], .time: [(253, 6)], .transaction: [(259, 15)],
                        .approval_code: [(274, 6)], .rrn: [(324, 23), (259, 15)],
                    ]) { _, own in own },
                    "CHARGEBACK": common.merging([
                        .terminal_id: [(50, 15)], .merchant_id: [(50, 15)], .merchant_reference: [(88, 30)],
                        .card: [(138, 19)], .transacted_at: [(187, 8)], .rrn: [(213, 30)],
                        .reference: [(253, 280)], .amount: [(533, 16)], .fee: [(549, 16), (565, 16), (581, 16)],
                        .net: [(597, 16)],
                    ]) { _, own in own },
                    "TRAILER": [.count: [(21, 7)]],
                ], first: "HEADER")),
        columns: [:], required: [],
        rules: [
            CardRowRule(.ignored, [.type: ["HEADER", "TXNPRICING", "TAXRECORD"]]),
            CardRowRule(.summary, [.type: ["SUMMARY"]]), CardRowRule(.submission, [.type: ["SUBMISSION"]]),
            CardRowRule(.sale, [.type: ["TRANSACTN"]]), CardRowRule(.chargeback, [.type: ["CHARGEBACK"]]),
            CardRowRule(.trailer, [.type: ["TRAILER"]]),
        ],
        isTurnedBySign: true, isMinorUnits: true, dates: ["yyyyMMdd"], constants: [.brand: "AMEX"])

    /// Payment, date and currency stand in every record.
    private static let common: [CardCell: [CardLayout.Place]] = [
        .batch_id: [(29, 10)], .settled_on: [(39, 8)], .currency: [(47, 3)],
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
        sign: .ofClass, dates: ["yyyyMMdd"])

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
        sign: .ofClass, isMinorUnits: true, dates: ["yyyyMMdd"])
}
