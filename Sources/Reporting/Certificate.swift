// The printed certificate: one sheet, A4, to be signed.

package import Domain
internal import Workbooks

/// What stands on a certificate.
package struct CertificateSheet: Sendable {
    package struct Row: Sendable {
        var id: String
        var kind: String
        var year: Int64
        var principal: Int64
        var interest: Int64
        var costs: Int64
        var outstanding: Int64
        package init(
            id: String, kind: String, year: Int64, principal: Int64, interest: Int64, costs: Int64, outstanding: Int64
        ) {
            self.id = id
            self.kind = kind
            self.year = year
            self.principal = principal
            self.interest = interest
            self.costs = costs
            self.outstanding = outstanding
        }
    }

    package var language: Language
    package var asOf: Day
    package var title = ""
    package var lines: [String] = []
    package var headers: [String] = []
    package var rows: [Row] = []
    package var signature = ""
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
            for (column, width) in [22, 30, 8, 12, 12, 12, 14].enumerated() { workbook.width(column: column, width) }
            workbook.hideGrid()
            workbook.text(0, 0, sheet.title, .title)
            for (row, line) in sheet.lines.enumerated() { workbook.text(row + 2, 0, line) }
            let first = sheet.lines.count + 3
            if !sheet.rows.isEmpty {
                for (column, header) in sheet.headers.enumerated() { workbook.text(first, column, header, .header) }
            }
            for (place, row) in sheet.rows.enumerated() {
                let line = first + 1 + place
                workbook.text(line, 0, row.id)
                workbook.text(line, 1, row.kind)
                workbook.integer(line, 2, row.year, .text)
                for (column, sum) in [row.principal, row.interest, row.costs, row.outstanding].enumerated() {
                    workbook.money(line, 3 + column, sum, digits: 2)
                }
            }
            let end = first + sheet.rows.count + 1
            if !sheet.rows.isEmpty {
                for (column, sum) in [
                    sheet.rows.reduce(Int64(0)) { $0 + $1.principal }, sheet.rows.reduce(0) { $0 + $1.interest },
                    sheet.rows.reduce(0) { $0 + $1.costs }, sheet.rows.reduce(0) { $0 + $1.outstanding },
                ].enumerated() {
                    workbook.money(end, 3 + column, sum, digits: 2, .totalMoney)
                }
            }
            workbook.text(end + 3, 0, sheet.signature)
            workbook.page(PageSetup(headerRow: nil, header: "", footer: ""))
            try workbook.close()
        } catch {
            throw ReportFailure(
                message: Message("report.not_written", ["certificate", error.reason]), isSpace: error.isSpace)
        }
    }
}
