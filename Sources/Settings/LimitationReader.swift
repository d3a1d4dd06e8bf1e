// Limitation (давност) of a kind: its terms in years, or a list of them by date.

internal import Domain
internal import Yams

/// Reads `limitation` of a kind: `{term, absolute}`, or a list of such rows of which all but the first have a `from`.
struct LimitationReader {
    private let kind: Fields
    private var problems: Problems { kind.problems }

    init(_ kind: Fields) { self.kind = kind }

    /// ДОПК чл. 171 for taxes and fees, ЗАНН чл. 82 for fines: to be confirmed (domain.md 5.5).
    static func defaults(of group: KindGroup) -> (term: Int, absolute: Int) { group == .fine ? (2, 3) : (5, 10) }

    func read(into settings: inout KindSettings) {
        (settings.limitationTerm, settings.limitationAbsolute) = Self.defaults(of: settings.group)
        guard let node = kind["limitation"] else { return }
        let rows = node.sequence.map { Array($0) } ?? [node]
        if rows.isEmpty { problems.add(node, "no_value", [kind.path("limitation")]) }
        var changes: [LimitationChange] = []
        for (place, row) in rows.enumerated() {
            let known = ["from", "term", "absolute"]
            guard let fields = Fields(row, kind.path("limitation"), known: known, problems) else { continue }
            fields.require("term", "absolute")
            if place > 0 { fields.require("from") }
            let from = fields.day("from")
            guard let term = fields.whole("term", 1...50), let absolute = fields.whole("absolute", 1...50) else {
                continue
            }
            if absolute < term {
                problems.add(fields["absolute"], "limitation_order", [String(absolute), String(term)])
            }
            if let from, let last = changes.last?.from, from <= last {
                problems.add(fields["from"], "day_order", [from.text, last.text])
            }
            if place == 0 { (settings.limitationTerm, settings.limitationAbsolute) = (term, absolute) }
            if let from { changes.append(LimitationChange(from: from, term: term, absolute: absolute)) }
        }
        settings.limitationChanges = changes
    }
}
