// The section `budget` of pipeline.yml: payment code to paragraph of the Unified Budget Classification (ЕБК).

internal import Domain
internal import Yams

struct BudgetReader {
    private let root: Fields
    /// Payment codes of the kinds.
    private let codes: [String]

    init(_ root: Fields, _ codes: [String]) {
        self.root = root
        self.codes = codes
    }

    /// The entries by code; a code that no kind has is an error, since nothing would ever be collected under it.
    func entries() -> [BudgetEntry] {
        guard let all = root.fields("budget", known: nil) else { return [] }
        return all.pairs.compactMap { code, key, node in
            if !PipelineReader.isPaymentCode(code) {
                root.problems.add(key, "not_code", [code])
            } else if !codes.contains(code) {
                root.problems.unknown(key, code, at: all.path, known: Array(Set(codes)).sorted())
            }
            let known = ["paragraph", "interest", "costs", "title"]
            guard let fields = Fields(node, all.path(code), known: known, root.problems) else { return nil }
            fields.require("paragraph")
            var entry = BudgetEntry(code: code)
            entry.paragraph = paragraph(fields, "paragraph") ?? ""
            entry.interest = paragraph(fields, "interest")
            entry.costs = paragraph(fields, "costs")
            entry.title = fields.text("title") ?? ""
            return entry
        }.sorted { $0.code < $1.code }
    }

    /// `13-01`: two digits of the paragraph, two of its part.
    private func paragraph(_ fields: Fields, _ key: String) -> String? {
        guard let text = fields.text(key) else { return nil }
        let bytes = Array(text.utf8)
        let digits = [0, 1, 3, 4].allSatisfy { bytes.indices.contains($0) && bytes[$0] >= 48 && bytes[$0] <= 57 }
        if bytes.count == 5, bytes[2] == 45, digits { return text }
        root.problems.add(fields[key], "not_paragraph", [text, fields.path(key)])
        return nil
    }
}
