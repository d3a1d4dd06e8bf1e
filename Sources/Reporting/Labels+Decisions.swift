// The way back: the columns of the sheet Open payments in which a clerk or an auditor writes a decision, and their words.
// The workbook writes these headers, `sverka decisions import` finds its columns by them; they stand here and nowhere else.

package import Domain

extension Labels {
    /// Columns of the sheet Open payments that are empty for a person to fill in, by name.
    static let decisionColumnNames = ["decision_action", "decision_obligation", "decision_reason", "decision_by"]

    static let decisionColumns: [String: (bg: String, en: String)] = [
        "decision_action": ("Решение", "Decision"),
        "decision_obligation": ("Към задължение №", "For obligation ID"),
        "decision_reason": ("Основание за решението", "Reason for the decision"),
        "decision_by": ("Решил (име)", "Decided by (name)"),
    ]

    /// What can be decided about open money, in the words of the list in the column.
    static let decisionWords: [(action: DecisionAction, bg: String, en: String)] = [
        (.match, "свързване", "match"), (.refund, "възстановяване", "refund"), (.ignore, "без разнасяне", "ignore"),
        (.release, "освобождаване", "release"),
    ]

    static func decision(_ action: DecisionAction, _ language: Language) -> String {
        if action == .write_off { return language == .bg ? "отписване" : "write off" }
        guard let words = decisionWords.first(where: { $0.action == action }) else { return action.rawValue }
        return language == .bg ? words.bg : words.en
    }
}

/// How a workbook that comes back is read: the sheet, and the headers of the columns that matter, in one language.
package struct DecisionSheetWords: Sendable, Hashable {
    /// Rows past a sheet's limit go on in `… (2)`, `… (3)`.
    package let sheet: String
    package let payment: String
    /// Still open on the payment: what the clerk saw.
    package let unallocated: String
    package let action: String
    package let obligation: String
    package let reason: String
    package let name: String
    /// The words of the column `action`.
    package let actions: [String: DecisionAction]
}

extension Reports {
    /// What is decided, for people.
    package static func decision(_ action: DecisionAction, _ language: Language) -> String {
        Labels.decision(action, language)
    }

    /// The words of the sheet in a language; a workbook that comes back may be in either.
    package static func decisionSheet(_ language: Language) -> DecisionSheetWords {
        func header(_ column: String) -> String { Labels.column(column, language) }
        let words = Labels.decisionWords.map { ($0.action, language == .bg ? $0.bg : $0.en) }
        return DecisionSheetWords(
            sheet: Labels.text(.openPayments, language), payment: header("payment_id"),
            unallocated: header("unallocated"), action: header("decision_action"),
            obligation: header("decision_obligation"), reason: header("decision_reason"), name: header("decision_by"),
            actions: Dictionary(words.map { ($0.1, $0.0) }) { first, _ in first })
    }
}
