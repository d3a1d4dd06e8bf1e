// A decisions file (contracts.md section 3): canonical columns, for a person to put into Inputs.

internal import Domain
internal import Fingerprints

enum DecisionWriter {
    private static let columns =
        "decision_id,decided_on,decided_by,approved_by,action,payment_id,obligation_id,discrepancy_id,amount,"
        + "document_no,document_date,requested_on,reason\n"

    /// The same ruling of the same person on the same day has the same id, however often it is written.
    static func identified(_ decision: Decision) -> Decision {
        var decision = decision
        let facts = [
            decision.decidedOn.text, decision.decidedBy, decision.approvedBy, decision.action.rawValue,
            decision.paymentID, decision.obligationID, decision.discrepancyID, decision.amount.map { String($0) } ?? "",
            decision.documentNumber, decision.documentDate?.text ?? "", decision.requestedOn?.text ?? "",
            decision.reason,
        ]
        // A length before each fact: no two lists of facts make one text.
        let text = facts.map { "\($0.utf8.count):" + $0 }.joined()
        decision.id = "R-" + Fingerprint.recordID(Array(text.utf8)).text(.discrepancy).dropFirst(2)
        return decision
    }

    static func bytes(_ decisions: [Decision], currency: Currency) -> [UInt8] {
        var text = columns
        for decision in decisions {
            let cells = [
                decision.id, decision.decidedOn.text, decision.decidedBy, decision.approvedBy,
                decision.action.rawValue, decision.paymentID, decision.obligationID, decision.discrepancyID,
                decision.amount.map { Money.text($0, digits: currency.minorDigits) } ?? "", decision.documentNumber,
                decision.documentDate?.text ?? "", decision.requestedOn?.text ?? "", decision.reason,
            ]
            text += cells.map(cell).joined(separator: ",") + "\n"
        }
        return Array(text.utf8)
    }

    /// Quoted where it must be; a text that a spreadsheet would run as a formula is made inert (contracts.md section 4).
    private static func cell(_ text: String) -> String {
        let inert = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
        guard inert.contains(where: { ",\"\n\r".contains($0) || $0 == "\r\n" }) else { return inert }
        return "\"" + inert.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
