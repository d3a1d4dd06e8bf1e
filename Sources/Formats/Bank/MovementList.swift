// Lists of movements in XML as single banks export them: DSK "AccountMovements" and UBB (domain.md section 3.2).

internal import Domain

/// One dialect: which elements it has and what they mean.
struct MovementDialect: Sendable {
    /// As the contract's `format` shows it.
    let format: String
    /// Any two of these in the head tell the dialect.
    let marks: [String]
    /// The element whose parent, or that itself, is one movement.
    let record: String
    /// Elements by meaning; of several the first that is given.
    let fields: [MovementField: [String]]

    static let all = [dsk, ubb]

    static let dsk = MovementDialect(
        format: "dsk-xml", marks: ["AccountMovements", "AccountMovement", "MovementType"], record: "AccountMovement",
        fields: [
            .account: ["IBAN"], .currency: ["CCY"], .direction: ["MovementType"], .amount: ["Amount"],
            .bookedOn: ["PaymentDate"], .valueOn: ["ValueDate"], .remittance: ["Reason", "Narrative", "NarrativeI02"],
            .counterpartyName: ["OppositeSideName"], .counterpartyIBAN: ["OppositeSideAccount"],
            .code: ["MovementFunctionalType"], .reference: ["DocumentReference", "GppReference"],
        ])

    static let ubb = MovementDialect(
        format: "ubb-xml", marks: ["POST_DATE", "AMOUNT_D", "AMOUNT_C", "IBAN_S"], record: "POST_DATE",
        fields: [
            .account: ["IBAN_S"], .currency: ["CCY", "CURRENCY"], .debit: ["AMOUNT_D"], .credit: ["AMOUNT_C"],
            .bookedOn: ["POST_DATE"], .valueOn: ["DATEVAL"], .remittance: ["REM_I", "REM_II"],
            .counterpartyName: ["NAME_R"], .counterpartyIBAN: ["IBAN_R"], .code: ["TR_NAME"],
            .reference: ["REFERENCE"], .paymentCode: ["PAY_R"], .obligor: ["EGN", "BULSTAT", "LNC"],
            .obligorName: ["OBLIG_NAME"], .from: ["FROM_ST_DATE"], .to: ["TILL_ST_DATE"], .opening: ["OPEN_BALANCE"],
            .closing: ["CLOSE_BALANCE"],
        ])
}

/// What an element of a movement says.
enum MovementField {
    case account, currency, direction, amount, credit, debit, bookedOn, valueOn, remittance, counterpartyName
    case counterpartyIBAN, code, reference, paymentCode, obligor, obligorName
    // Of the statement
    case from, to, opening, closing

    var isOfStatement: Bool {
        switch self {
        case .account, .currency, .from, .to, .opening, .closing: true
        default: false
        }
    }
}

/// One movement as texts, in the order of the file.
struct MovementRecord {
    var line: UInt32
    var texts: [String: String]
}

/// Collects movements, whatever elements stand around them.
final class MovementCollector: XMLVisitor {
    private let dialect: MovementDialect
    private let names: Set<String>
    private let ofStatement: Set<String>
    private(set) var records: [MovementRecord] = []
    /// What stands outside the movements: account, days, balances; those of the first and of the last place.
    private(set) var first: [String: String] = [:]
    private(set) var last: [String: String] = [:]
    private var open: [String] = []
    private var lines: [UInt32] = []
    private var texts: [String: String] = [:]
    /// Depth of the element that is the movement; 0 while outside.
    private var depth = 0

    init(_ dialect: MovementDialect) {
        self.dialect = dialect
        names = Set(dialect.fields.values.joined())
        ofStatement = Set(dialect.fields.filter(\.key.isOfStatement).values.joined())
    }

    func start(_ name: String, line: UInt32, attributes: XMLAttributes) {
        open.append(name)
        lines.append(line)
        guard depth == 0, name == dialect.record else { return }
        // The mark is the movement itself, or its first field.
        depth = names.contains(name) ? max(open.count - 1, 1) : open.count
    }

    func end(_ name: String, text: String) {
        if names.contains(name), !text.isEmpty {
            texts[name] = text
            if ofStatement.contains(name) {
                if first[name] == nil { first[name] = text }
                last[name] = text
            }
        }
        if depth > 0, open.count == depth {
            records.append(MovementRecord(line: lines.last ?? 0, texts: texts))
            texts.removeAll(keepingCapacity: true)
            depth = 0
        }
        open.removeLast()
        lines.removeLast()
    }
}
