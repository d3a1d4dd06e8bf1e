// postings.csv as a register wants it: its own columns, headers, words, encoding and marks (`reports.postings`).

internal import Domain

struct MappedPostings {
    private let pack: ReportPack
    private let mapping: PostingsMapping
    private let order: [Int32]
    private let kinds: [String]

    init(_ pack: ReportPack, _ mapping: PostingsMapping) {
        self.pack = pack
        self.mapping = mapping
        order = PostingsReport(pack).order
        kinds = Labels.kinds(pack, nil)
    }

    func write(to folder: String) throws(ReportFailure) -> WrittenFile {
        var file = try CSVFile("postings.csv", in: folder)
        if mapping.hasHeader { line(mapping.columns.map { quoted($0.header) }, &file) }
        for index in order {
            let posting = pack.postings[Int(index)]
            line(mapping.columns.map { cell($0.name, posting) }, &file)
        }
        return try file.finish()
    }

    private func line(_ cells: [String], _ file: inout CSVFile) {
        let text = cells.joined(separator: mapping.delimiter) + mapping.lineEnd
        file.raw(mapping.isWindows1251 ? Windows1251.encode(text) : Array(text.utf8))
    }

    private func cell(_ name: String, _ posting: RegisterPosting) -> String {
        if let constant = mapping.constants[name] { return safe(constant) }
        let obligation = pack.book.obligations[Int(posting.obligation)]
        let standing = pack.standings[Int(posting.obligation)]
        let text = pack.book.text
        switch name {
        case "obligation_id": return safe(text.string(obligation.id))
        case "kind": return safe(word(kinds[Int(obligation.kind)], name))
        case "document_no": return safe(text.string(obligation.documentNumber))
        case "payer_id": return safe(text.string(obligation.payerID))
        case "allocated": return money(posting.allocated)
        case "discount": return money(posting.discount)
        case "rounding": return money(posting.rounding)
        case "remitted": return money(posting.remitted)
        case "reversal": return money(posting.reversal)
        case "currency": return safe(word(pack.configuration.organisation.currency.text, name))
        case "paid_on": return posting.paidOn.value.map(day) ?? ""
        case "bank_reference": return safe(posting.bankReference)
        case "serial": return String(posting.serial)
        case "outstanding": return money(standing.outstanding)
        case "credit": return money(standing.credit)
        case "run": return safe(pack.title)
        case "posted_on": return day(pack.run.date)
        default: return ""
        }
    }

    private func word(_ own: String, _ column: String) -> String { mapping.values[column]?[own] ?? own }

    private func money(_ sum: Int64) -> String {
        let text = Money.text(sum, digits: pack.configuration.organisation.currency.minorDigits)
        return quoted(mapping.hasDecimalComma ? String(text.map { $0 == "." ? "," : $0 }) : text)
    }

    private func day(_ day: Day) -> String { quoted(mapping.dates?.text(day) ?? day.text) }

    /// A text that a spreadsheet would run as a formula is made inert (contracts.md section 4).
    private func safe(_ text: String) -> String {
        quoted(text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false ? "'" + text : text)
    }

    /// RFC 4180 with the file's own delimiter.
    private func quoted(_ text: String) -> String {
        let marks = (mapping.delimiter + "\"\n\r").unicodeScalars
        guard text.unicodeScalars.contains(where: { marks.contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
