// report.html: the page to open in the morning. One file that needs no network and no script: the Summary, its charts,
// the discrepancies; in the organisation's first language.

internal import Domain
internal import Fingerprints

struct PageReport {
    /// Discrepancies that the page lists; the others are in the workbook and the CSV file.
    static let mostRows = 2_000

    private let pack: ReportPack
    private let language: Language
    private let overview: Overview
    private var page: PageWriter

    static func write(_ pack: ReportPack, to folder: String) throws(ReportFailure) -> WrittenFile {
        var report = PageReport(pack)
        report.build()
        var file = try CSVFile("report.html", in: folder)
        file.raw(report.page.bytes)
        return try file.finish()
    }

    private init(_ pack: ReportPack) {
        self.pack = pack
        language = Labels.first(pack)
        overview = Overview(pack)
        page = PageWriter(pack, language)
    }

    private func label(_ label: Label) -> String { Labels.text(label, language) }

    private mutating func build() {
        let sections = SummaryTables(pack: pack, overview: overview, language: language).sections()
        head()
        page.raw("<main>\n")
        tiles(sections)
        page.raw("<div class=\"charts\">\n")
        let drawn = sections.filter { $0.drawing != nil }
        let ofTime = drawn.filter { $0.drawing?.isOfTime ?? false }
        for section in ofTime + drawn.filter({ !($0.drawing?.isOfTime ?? false) }) {
            if let drawing = section.drawing {
                PageChart(section: section, drawing: drawing, language: language).draw(to: &page)
            }
        }
        page.raw("</div>\n")
        discrepancies()
        page.raw("<div id=\"tables\">\n")
        for section in sections where section.heading != .glance {
            page.element("h2", label(section.heading))
            page.table(section.grid, 0..<section.grid.count, total: section.hasTotal ? section.grid.totals : nil)
        }
        page.raw("</div></main>\n")
        foot()
    }

    private mutating func head() {
        let title = label(.workbookTitle)
        let policy =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(PageHash.base64(PageParts.script))'"
        page.raw("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\"><head><meta charset=\"utf-8\">\n")
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n")
        page.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        page.raw("<meta name=\"referrer\" content=\"no-referrer\"><meta name=\"robots\" content=\"noindex\">\n")
        page.element("title", "\(title) \(pack.title) – \(pack.configuration.organisation.name)")
        page.raw("\n<style>\(PageParts.style)</style></head><body>\n<header>")
        page.element("h1", title)
        page.element("p", pack.configuration.organisation.name + ". " + Labels.runLine(pack, language), "class=\"sub\"")
        let verdict = overview.verdict(language)
        let tone = verdict.tone == .good ? "good" : verdict.tone == .warning ? "fair" : "bad"
        page.element("p", verdict.text, "class=\"verdict \(tone)\"")
        page.raw("<nav>")
        page.element("a", label(.discrepancies), "href=\"#discrepancies\"")
        page.element("a", label(.summary), "href=\"#tables\"")
        page.raw("</nav></header>\n")
    }

    /// The first table as tiles: the figure now, what it was, a word on it.
    private mutating func tiles(_ sections: [Section]) {
        guard let glance = sections.first(where: { $0.heading == .glance }) else { return }
        page.element("h2", label(.glance))
        page.raw("<div class=\"tiles\">\n")
        for row in glance.grid.rows {
            page.raw("<div class=\"tile\">")
            page.element("span", words(row[0]))
            page.element("b", words(row[2]))
            var notes = [words(row[4])]
            if row[3] != .empty, row[3] != .money(0), row[3] != .integer(0) {
                notes.append("\(Labels.column("change", language).lowercased()) \(words(row[3]))")
            }
            page.element("small", notes.filter { !$0.isEmpty }.joined(separator: "; "))
            page.raw("</div>\n")
        }
        page.raw("</div>\n")
    }

    private func words(_ cell: GridCell) -> String {
        switch cell {
        case .text(let text), .link(_, let text): text
        case .money(let value):
            PageNumber.text(value, digits: pack.configuration.organisation.currency.minorDigits, language)
        case .integer(let value): PageNumber.text(value, digits: 0, language)
        default: ""
        }
    }

    // MARK: Discrepancies

    private mutating func discrepancies() {
        page.element("h2", label(.discrepancies), "id=\"discrepancies\"")
        let report = DiscrepanciesReport(pack, language: language)
        if report.count == 0 { return page.element("p", label(.pageNoDiscrepancies)) }
        let shown = report.order.prefix(Self.mostRows).map { pack.discrepancies[$0] }
        filters(shown)
        let columns = [
            Column("code"), Column("severity"), Column("state"), Column("age_days", .integer), Column("amount", .money),
            Column("message"), Column("payment_id"), Column("obligation_id"), Column("source_file"),
        ]
        let attributes = shown.map { discrepancy in
            let finding = discrepancy.finding
            return
                "data-s=\"\(finding.code.severity.word)\" data-c=\"\(finding.code.rawValue)\" data-t=\"\(discrepancy.state.word)\""
        }
        let grid = Grid(columns, shown.map(cells), pack)
        page.table(
            grid, 0..<grid.count, attributes: attributes,
            below: [
                "code": shown.map { Sentences.name(of: $0.finding.code, language) },
                "message": shown.map { Advice.text($0.finding.code, language) },
            ], name: "list")
        if shown.count < report.count {
            let message = Message(
                "report.only_in_csv", [String(shown.count), String(report.count), "discrepancies.csv"])
            page.element("p", Sentences.text(message, language))
        }
    }

    private func cells(_ discrepancy: Discrepancy) -> [GridCell] {
        let finding = discrepancy.finding
        let isOwn = finding.currency == .none || finding.currency == pack.configuration.organisation.currency
        let amount: GridCell =
            finding.amount.map {
                isOwn
                    ? .money($0)
                    : .text(
                        PageNumber.text($0, digits: finding.currency.minorDigits, language) + " "
                            + finding.currency.text)
            } ?? .empty
        let place =
            finding.sourcePosition.isEmpty ? finding.sourceFile : finding.sourceFile + ":" + finding.sourcePosition
        return [
            .text(finding.code.rawValue), .text(Labels.word(finding.code.severity.word, language)),
            .text(Labels.word(discrepancy.state.word, language)),
            .integer(Int64(max(0, pack.run.date - discrepancy.openedOn))), amount,
            .text(Sentences.text(finding.message, language)),
            finding.subjects.payment.map { .id($0, .payment) } ?? .empty, .text(finding.subjects.obligation ?? ""),
            .text(place),
        ]
    }

    /// Shown by the script only: without it they would do nothing.
    private mutating func filters(_ shown: [Discrepancy]) {
        page.raw("<form class=\"filters\" id=\"filters\" hidden>")
        let search = label(.pageSearch)
        page.raw("<input type=\"search\" name=\"q\" placeholder=\"")
        page.escaped(search)
        page.raw("\" aria-label=\"")
        page.escaped(search)
        page.raw("\">")
        var codes: [DiscrepancyCode] = []
        for discrepancy in shown where !codes.contains(discrepancy.finding.code) {
            codes.append(discrepancy.finding.code)
        }
        let severities = Severity.allCases.reversed().map { ($0.word, Labels.word($0.word, language)) }
        select("s", "severity", severities)
        select("c", "code", codes.map { ($0.rawValue, $0.rawValue + " – " + Sentences.name(of: $0, language)) })
        select("t", "state", ["new", "carried", "resolved"].map { ($0, Labels.word($0, language)) })
        page.raw("<output id=\"shown\"></output></form>\n")
    }

    private mutating func select(_ name: String, _ column: String, _ words: [(value: String, text: String)]) {
        let title = Labels.column(column, language)
        page.raw("<select name=\"\(name)\" aria-label=\"")
        page.escaped(title)
        page.raw("\">")
        page.element("option", "\(title): \(label(.pageAll))", "value=\"\"")
        for (value, text) in words { page.element("option", text, "value=\"\(value)\"") }
        page.raw("</select>")
    }

    private mutating func foot() {
        let words =
            "sverka \(pack.programVersion). \(label(.settingsHash)): \(pack.settingsHash). "
            + "\(label(.previousManifest)): \(pack.previousManifestHash.isEmpty ? label(.none) : pack.previousManifestHash)"
        page.raw("<footer>")
        page.element("p", words)
        page.raw("</footer>\n<script>\(PageParts.script)</script>\n</body></html>\n")
    }
}

/// The fingerprint by which the page allows its own script and no other.
enum PageHash {
    static func base64(_ text: String) -> String {
        let hex = Array(Fingerprint.sha256(Array(text.utf8)).utf8)
        let bytes = stride(from: 0, to: hex.count, by: 2).map { digit(hex[$0]) << 4 | digit(hex[$0 + 1]) }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let three = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
            let bits = three[0] << 16 | three[1] << 8 | three[2]
            for place in 0..<4 {
                text.append(start + place > bytes.count ? "=" : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8 { byte < 58 ? byte - 48 : byte - 87 }
}
