// How the tables look as sheets: which columns in which order, how wide, which of them are printed, what is coloured.
// Columns that a layout does not name follow in their own order, on the screen only.

internal import Domain

struct SheetLayout: Sendable {
    struct Place: Sendable {
        let name: String
        /// In characters of 9 points.
        let width: Int
        /// Long texts are broken into lines.
        let isWrapped: Bool
        init(_ name: String, _ width: Int, wrapped: Bool = false) {
            self.name = name
            self.width = width
            isWrapped = wrapped
        }
    }

    enum Colour: Sendable {
        /// A word of the contract's closed lists.
        case word(String, Tone)
        case above(Int, Tone)
        case notZero(Tone)

        typealias Tone = ColourTone
    }

    /// On paper, as wide as an A4 page: some 200 characters still make letters of 6.7 points.
    let printed: [Place]
    let further: [Place]
    /// By column.
    let colours: [(column: String, rules: [Colour])]
    /// Working lists show identifiers in full even where the settings mask them.
    let isWorkingList: Bool

    init(
        printed: [Place], further: [Place] = [], colours: [(column: String, rules: [Colour])] = [],
        isWorkingList: Bool = false
    ) {
        self.printed = printed
        self.further = further
        self.colours = colours
        self.isWorkingList = isWorkingList
    }

    private static let severity: [Colour] = [.word("error", .alarm), .word("warning", .warning)]
    /// Money and findings older than a month, than a quarter.
    static let age: [Colour] = [.above(90, .alarm), .above(30, .warning)]

    static func of(_ label: Label) -> SheetLayout? { all[label] }

    private static let all: [Label: SheetLayout] = [
        .discrepancies: SheetLayout(
            printed: [
                Place("discrepancy_id", 18), Place("code", 25), Place("severity", 15), Place("opened_on", 10),
                Place("age_days", 6), Place("amount", 11), Place("message", 38, wrapped: true),
                Place("action", 34, wrapped: true), Place("payment_id", 18), Place("obligation_id", 16),
                Place("source_file", 16, wrapped: true), Place("source_position", 10),
            ],
            further: [
                Place("code_name", 22, wrapped: true), Place("state", 10), Place("currency", 9),
                Place("bank_reference", 20), Place("batch_id", 18),
                Place("related", 40),
            ], colours: [("severity", severity), ("age_days", age)]),
        .openPayments: SheetLayout(
            printed: [
                Place("payment_id", 18), Place("booked_on", 12), Place("age_days", 6), Place("unallocated", 11),
                Place("payer_name", 18, wrapped: true), Place("obligor_id", 12),
                Place("remittance", 28, wrapped: true), Place("candidate_1", 16),
                Place("reason_1", 26, wrapped: true), Place("decision_action", 15), Place("decision_obligation", 16),
                Place("decision_reason", 20), Place("decision_by", 14), Place("source_file", 15, wrapped: true),
                Place("source_position", 9),
            ],
            further: [
                Place("currency", 9), Place("status", 14), Place("looked_by", 18), Place("looked_on", 11),
                Place("outcome", 16),
                Place("amount", 11), Place("allocated", 11), Place("reserved", 11), Place("channel", 12),
                Place("bank_reference", 20), Place("merchant_reference", 18), Place("payer_iban", 27),
                Place("payment_code", 10), Place("candidates", 10), Place("score_1", 8), Place("candidate_2", 16),
                Place("score_2", 8), Place("reason_2", 40), Place("candidate_3", 16),
                Place("score_3", 8), Place("reason_3", 40),
            ], colours: [("age_days", age)], isWorkingList: true),
        .allocations: SheetLayout(
            printed: [
                Place("payment_id", 18), Place("obligation_id", 16), Place("paid_on", 11), Place("amount", 11),
                Place("principal", 11), Place("interest", 9), Place("costs", 9), Place("credit", 9),
                Place("discount", 9), Place("rounding", 12), Place("strategy", 18, wrapped: true),
                Place("rule", 18, wrapped: true), Place("evidence", 27, wrapped: true),
                Place("source_file", 20, wrapped: true), Place("source_position", 10),
            ],
            further: [
                Place("payment_code", 12), Place("kind", 26), Place("bank_reference", 20), Place("currency", 9),
            ], isWorkingList: true),
        .late: SheetLayout(
            printed: [
                Place("payment_id", 18), Place("obligation_id", 16), Place("bank_reference", 20),
                Place("value_on", 11), Place("amount", 12), Place("currency", 9), Place("reason", 16),
                Place("source_file", 36, wrapped: true), Place("source_position", 12),
            ], isWorkingList: true),
        .settlement: SheetLayout(
            printed: [
                Place("batch_id", 18), Place("acquirer", 13), Place("terminal_id", 11), Place("day", 10),
                Place("transactions", 9), Place("gross", 10), Place("fees", 8), Place("net", 10),
                Place("expected_by", 10), Place("status", 11), Place("credited_on", 10), Place("credited", 10),
                Place("difference", 9), Place("bank_payment_id", 18), Place("source_file", 17, wrapped: true),
                Place("source_position", 9), Place("credit_file", 17, wrapped: true), Place("credit_position", 9),
            ],
            further: [
                Place("currency", 9), Place("bank_reference", 18, wrapped: true), Place("bank_payment_ids", 40),
            ],
            colours: [
                (
                    "status",
                    [
                        .word("missing", .alarm), .word("short", .alarm), .word("over", .alarm),
                        .word("in_transit", .warning),
                    ]
                ), ("difference", [.notZero(.alarm)]),
            ], isWorkingList: true),
        .obligations: SheetLayout(
            printed: [
                Place("obligation_id", 16), Place("kind", 26, wrapped: true), Place("payer_id", 13),
                Place("payer_name", 26, wrapped: true), Place("year", 7), Place("due_on", 10), Place("principal", 11),
                Place("interest", 9), Place("costs", 9), Place("discount", 9), Place("rounding", 12),
                Place("remitted", 10), Place("paid_elsewhere", 9), Place("paid", 11), Place("outstanding", 11),
                Place("credit", 9), Place("state", 16),
            ],
            further: [
                Place("last_paid_on", 11), Place("document_no", 14), Place("object", 30),
                Place("issued_on", 10), Place("currency", 9), Place("issuer", 22), Place("served_on", 10),
                Place("in_force_on", 10), Place("enforcement_on", 11), Place("sent_to", 16),
                Place("source_file", 32), Place("source_position", 10),
            ], colours: [("state", [.word("overpaid", .warning)])], isWorkingList: true),
        .otherMovements: SheetLayout(
            printed: [
                Place("payment_id", 18), Place("channel", 12, wrapped: true), Place("booked_on", 11),
                Place("account", 24), Place("amount", 12), Place("currency", 9),
                Place("purpose", 16, wrapped: true), Place("status", 15, wrapped: true), Place("bank_reference", 18),
                Place("payer_name", 24, wrapped: true), Place("remittance", 34, wrapped: true),
                Place("source_file", 20, wrapped: true), Place("source_position", 10),
            ], isWorkingList: true),
        .positions: SheetLayout(
            printed: [
                Place("payer_id", 14), Place("payer_name", 32), Place("obligations", 11), Place("assessed", 13),
                Place("paid", 13), Place("outstanding", 13), Place("overdue", 13), Place("credit", 11),
                Place("unallocated", 13), Place("latest_obligation", 16), Place("source_file", 34),
                Place("source_position", 9),
            ], further: [Place("open_payment", 18), Place("currency", 9)]),
        .rulings: SheetLayout(
            printed: [
                Place("decision_id", 13), Place("decided_on", 10), Place("decided_by", 14), Place("two_persons", 9),
                Place("action_word", 15), Place("payment_id", 18), Place("obligation_id", 16), Place("amount", 10),
                Place("open_before", 10), Place("open_after", 10), Place("left_before", 10), Place("left_after", 10),
                Place("joined", 10), Place("not_joined", 10), Place("reason", 30, wrapped: true),
                Place("source_file", 20, wrapped: true), Place("source_position", 10),
            ], further: [Place("approved_by", 18), Place("act_no", 14)]),
        .fines: SheetLayout(
            printed: [
                Place("issuer", 20, wrapped: true), Place("kind", 20, wrapped: true), Place("fines", 8),
                Place("served", 9), Place("in_force", 8), Place("sent_on", 11), Place("annulled", 10),
                Place("paid_whole", 9), Place("whole_sum", 11), Place("paid_reduced", 10), Place("reduced_sum", 11),
                Place("paid_late", 10), Place("late_sum", 11), Place("partly_paid", 10), Place("unpaid", 10),
                Place("assessed", 12), Place("outstanding", 12), Place("rate", 12),
            ],
            further: [
                Place("paid", 12), Place("partly_sum", 12), Place("paid_desk", 10), Place("desk_sum", 12),
                Place("first_sent", 12), Place("last_sent", 12),
            ]),
        .fineList: SheetLayout(
            printed: [
                Place("obligation_id", 16), Place("kind", 18, wrapped: true), Place("payer_id", 13),
                Place("payer_name", 24, wrapped: true), Place("issuer", 18, wrapped: true), Place("served_on", 10),
                Place("in_force_on", 10), Place("sent_to", 14, wrapped: true), Place("enforcement_on", 11),
                Place("reduced_until", 10), Place("last_paid_on", 12), Place("paid", 11), Place("outstanding", 11),
                Place("source_file", 20, wrapped: true), Place("source_position", 9),
            ]),
        .limitation: SheetLayout(
            printed: [
                Place("obligation_id", 16), Place("kind", 17, wrapped: true), Place("payer_id", 13),
                Place("payer_name", 21, wrapped: true), Place("due_on", 10), Place("restarted_on", 11),
                Place("enforcement_on", 11), Place("ends_on", 10), Place("absolute_on", 12),
                Place("limitation_state", 17, wrapped: true), Place("outstanding", 11), Place("remitted", 11),
                Place("act_no", 10), Place("act_date", 10), Place("source_file", 20, wrapped: true),
                Place("source_position", 9),
            ], further: [Place("issued_on", 10), Place("sent_to", 16)]),
        .refunds: SheetLayout(
            printed: [
                Place("what", 15, wrapped: true), Place("obligation_id", 16), Place("payment_id", 18),
                Place("payer_id", 13), Place("payer_name", 22, wrapped: true), Place("day", 10), Place("amount", 11),
                Place("requested_on", 11), Place("refund_until", 16), Place("in_time", 8),
                Place("basis", 22, wrapped: true), Place("source_file", 34, wrapped: true),
                Place("source_position", 9),
            ]),
        .completeness: SheetLayout(
            printed: [
                Place("account", 24), Place("day", 10), Place("credits", 11), Place("allocated", 11),
                Place("open", 10), Place("reversed", 11), Place("settlement_in", 11), Place("transfers", 10),
                Place("ignored", 10), Place("other", 9), Place("difference", 9), Place("opening", 12),
                Place("debits", 10), Place("closing", 12), Place("balance_break", 11),
                Place("source_file", 19, wrapped: true),
                Place("source_position", 9),
            ], further: [Place("currency", 9)]),
        .sources: SheetLayout(
            printed: [
                Place("source", 14), Place("file", 34, wrapped: true), Place("role", 11),
                Place("format", 16, wrapped: true),
                Place("status", 13, wrapped: true), Place("records", 9), Place("accepted", 9), Place("known", 9),
                Place("rejected", 9), Place("credits", 12), Place("debits", 12), Place("opening", 12),
                Place("closing", 12), Place("currency", 9), Place("message", 26, wrapped: true),
            ],
            further: [Place("bytes", 11), Place("encoding", 14), Place("unknown_columns", 10), Place("sha256", 70)],
            colours: [
                ("status", [.word("quarantined", .alarm), .word("partly_accepted", .warning)]),
                ("rejected", [.notZero(.warning)]),
            ]),
    ]

    /// The places of a table's columns, and how many of them are printed.
    static func places(_ columns: [Column], _ layout: SheetLayout?) -> (
        order: [(column: Int, place: Place)], printed: Int
    ) {
        guard let layout else {
            // A small table comes as it is.
            return (columns.enumerated().map { ($0, Place($1.name, $1.width, wrapped: $1.width >= 18)) }, columns.count)
        }
        var order: [(column: Int, place: Place)] = []
        for place in layout.printed + layout.further {
            if let column = columns.firstIndex(where: { $0.name == place.name }) { order.append((column, place)) }
        }
        let printed = order.count - layout.further.filter { place in columns.contains { $0.name == place.name } }.count
        for (index, column) in columns.enumerated() where !order.contains(where: { $0.column == index }) {
            order.append((index, Place(column.name, column.width, wrapped: column.width >= 18)))
        }
        return (order, printed)
    }
}

/// Red, amber, green.
enum ColourTone: Sendable { case alarm, warning, good }
