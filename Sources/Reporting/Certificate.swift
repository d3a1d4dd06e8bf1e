// The printed certificate: one sheet, A4, to be signed.

package import Domain
internal import Workbooks

/// What stands on a certificate.
package struct CertificateSheet: Sendable {
    package struct Row: Sendable {
        var id: String
        /// With the number of its document.
        var kind: String
        var year: Int64
        var principal: Int64
        var interest: Int64
        var costs: Int64
        var outstanding: Int64
        /// Open, suspended, being enforced.
        var state: String
        package init(
            id: String, kind: String, year: Int64, principal: Int64, interest: Int64, costs: Int64, outstanding: Int64,
            state: String
        ) {
            self.id = id
            self.kind = kind
            self.year = year
            self.principal = principal
            self.interest = interest
            self.costs = costs
            self.outstanding = outstanding
            self.state = state
        }

        /// Paid, taken off by a discount or rounding, remitted: what the sums before it have more than what is due.
        private var settled: Int64 { principal + interest + costs - outstanding }
        var sums: [Int64] { [principal, interest, costs, settled, outstanding] }
    }

    package var language: Language
    package var asOf: Day
    package var issuer = ""
    package var title = ""
    package var subject = ""
    /// Whole sentences; they are broken into lines as the page is wide.
    package var lines: [String] = []
    package var headers: [String] = []
    package var rows: [Row] = []
    package var total = ""
    package var signatures: [String] = []
    package init(language: Language, asOf: Day) {
        self.language = language
        self.asOf = asOf
    }
}

extension Reports {
    /// Writes a certificate as a workbook.
    package static func certificate(_ sheet: CertificateSheet, to path: String, scratch: String) throws(ReportFailure) {
        do throws(WorkbookFailure) {
            var workbook = try Workbook(
                path: path, temporary: scratch,
                properties: WorkbookProperties(
                    title: sheet.title, subject: "", company: "", author: "sverka", comments: "",
                    createdOnDay: sheet.asOf.number, dateFormat: sheet.language == .bg ? "dd.mm.yyyy" : "yyyy-mm-dd"))
            _ = workbook.addSheet(sheet.language == .bg ? "Удостоверение" : "Certificate")
            for (column, width) in Self.widths.enumerated() { workbook.width(column: column, width) }
            workbook.hideGrid()
            workbook.text(0, 0, sheet.issuer, .heading)
            workbook.height(row: 2, 24)
            workbook.text(2, 0, sheet.title, .title)
            workbook.text(3, 0, sheet.subject, .heading)
            let lines = sheet.lines.flatMap { Self.lines(of: $0) + [""] }
            for (row, line) in lines.enumerated() { workbook.text(row + 5, 0, line) }
            let first = lines.count + 5
            let end = first + sheet.rows.count + 1
            if !sheet.rows.isEmpty { debts(sheet, first, to: &workbook) }
            for (row, line) in sheet.signatures.enumerated() { workbook.text(end + 2 + 2 * row, 0, line) }
            var page = PageSetup(headerRow: sheet.rows.isEmpty ? nil : first, header: "", footer: "&R&P / &N")
            page.isPortrait = true
            workbook.page(page)
            try workbook.close()
        } catch {
            throw ReportFailure(
                message: Message("report.not_written", ["certificate", error.reason]), isSpace: error.isSpace)
        }
    }

    /// Header, a line a debt, their total.
    private static func debts(_ sheet: CertificateSheet, _ first: Int, to workbook: inout Workbook) {
        let sumColumns = 3..<8
        workbook.height(row: first, 26)
        for (column, header) in sheet.headers.enumerated() {
            workbook.text(first, column, header, sumColumns.contains(column) ? .headerOfNumbers : .header)
        }
        for (place, row) in sheet.rows.enumerated() {
            let line = first + 1 + place
            let tall = max(
                TextLines.count(row.kind.utf8.span, characters: widths[1]),
                TextLines.count(row.state.utf8.span, characters: widths[8]))
            if tall > 1 { workbook.height(row: line, SheetWriter.height(lines: tall)) }
            workbook.text(line, 0, row.id)
            workbook.text(line, 1, row.kind, .wrapped)
            workbook.text(line, 2, String(row.year))
            for (column, sum) in zip(sumColumns, row.sums) { workbook.money(line, column, sum, digits: 2) }
            workbook.text(line, 8, row.state, .wrapped)
        }
        let end = first + sheet.rows.count + 1
        workbook.text(end, 0, sheet.total, .totalText)
        for column in 1...2 { workbook.blank(end, column, .totalText) }
        for (place, column) in sumColumns.enumerated() {
            workbook.money(end, column, sheet.rows.reduce(0) { $0 + $1.sums[place] }, digits: 2, .totalMoney)
        }
        workbook.blank(end, 8, .totalText)
    }

    private static let widths = [16, 27, 8, 12, 10, 10, 12, 12, 19]

    /// Characters that fit across the page.
    private static let width = 120

    /// A sentence in lines, broken at blanks.
    private static func lines(of text: String) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            if let last = lines.last, !last.isEmpty, last.count + word.count >= width {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] += (lines.last?.isEmpty ?? true ? "" : " ") + word
            }
        }
        return lines
    }
}
