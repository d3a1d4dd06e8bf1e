// Controls: every control total with its terms and its difference, and the totals of the sheets against the ledger.

internal import Domain
internal import Workbooks

enum ControlsSheet {
    private static let widths = [26, 42, 9, 40, 15, 13, 20]

    static func write(
        _ pack: ReportPack, _ unproven: [Overview.UnprovenAccount], _ proofs: [SheetProof], _ page: PageWords,
        to writer: inout SheetWriter
    ) {
        let language = writer.language
        for (column, width) in widths.enumerated() { writer.workbook.width(column: column, width) }
        let headers: [Label] = [.control, .scope, .currency, .term, .value, .difference, .agrees]
        header(headers, 0, to: &writer)
        writer.workbook.freeze(above: 1, leftOf: 0)
        writer.workbook.page(page.setup(.controls, headerRow: 0, language: language))
        let last = pack.controls.reduce(unproven.count) { $0 + $1.terms.count + 1 }
        writer.workbook.filter(from: 0, to: last, columns: headers.count)
        var row = 1
        for total in pack.controls { row = write(total, pack, from: row, to: &writer) }
        for account in unproven {
            writer.workbook.text(row, 0, Labels.control("account_balance", language))
            let scope = Labels.control(pack.period == nil ? "run" : "period", language)
            writer.workbook.text(row, 1, scope + " · " + account.account)
            writer.workbook.text(row, 2, account.currency)
            writer.workbook.text(row, 6, Labels.text(.cannotBeProven, language), .fair)
            row += 1
        }
        row += 1
        writer.workbook.text(row, 0, Labels.text(.sheetTotals, language), .heading)
        header([.sheet, .column, .currency, .inSheet, .inLedger, .difference, .agrees], row + 1, to: &writer)
        row += 2
        for proof in proofs {
            write(proof, row, to: &writer)
            row += 1
        }
    }

    private static func header(_ labels: [Label], _ row: Int, to writer: inout SheetWriter) {
        for (column, label) in labels.enumerated() {
            let isNumber = [.value, .difference, .inSheet, .inLedger].contains(label)
            writer.workbook.text(
                row, column, Labels.text(label, writer.language), isNumber ? .headerOfNumbers : .header)
        }
    }

    private static func write(
        _ total: ControlTotal, _ pack: ReportPack, from first: Int, to writer: inout SheetWriter
    ) -> Int {
        let language = writer.language
        let digits = total.isCount ? 0 : (Currency(total.currency) ?? .none).minorDigits
        var row = first
        let difference = ControlTotal.Term("difference", total.difference)
        let formula = formula(total, first, digits)
        for term in total.terms + [difference] {
            let isLast = row - first == total.terms.count
            writer.workbook.text(row, 0, Labels.control(total.name, language))
            writer.workbook.text(row, 1, Labels.scope(total, pack, language))
            writer.workbook.text(row, 2, total.currency)
            let name = Labels.term(term.name, of: total.name, language)
            let sign = isLast || formula == nil || row == first ? "" : total.subtracts(term) ? "− " : "+ "
            writer.workbook.text(row, 3, sign + name, isLast ? .totalText : .text)
            if isLast {
                let style = total.isCount ? CellStyle.totalInteger : .totalMoney
                if let formula {
                    writer.workbook.formula(row, 5, formula, value: term.value, digits: digits, style)
                } else {
                    writer.workbook.money(row, 5, term.value, digits: digits, style)
                }
                if term.value == 0, total.breaks != 0 {
                    writer.workbook.text(row, 6, Labels.text(.onlyWithBreak, language), .fair)
                } else {
                    verdict(term.value == 0, row, to: &writer)
                }
            } else {
                writer.workbook.money(row, 4, term.value, digits: digits, total.isCount ? .integer : .money)
            }
            row += 1
        }
        return row
    }

    /// The difference out of its terms, in the column of values; nil: it has no two sides.
    private static func formula(_ total: ControlTotal, _ first: Int, _ digits: Int) -> String? {
        let sum = total.terms.reduce(Int64(0)) { $0 + (total.subtracts($1) ? -$1.value : $1.value) }
        guard total.terms.count > 1, sum == total.difference else { return nil }
        let terms = total.terms.enumerated().map { place, term in
            (total.subtracts(term) ? "-" : place == 0 ? "" : "+") + CellName.cell(first + place, 4)
        }
        return "=ROUND(\(terms.joined()),\(digits))"
    }

    private static func write(_ proof: SheetProof, _ row: Int, to writer: inout SheetWriter) {
        let digits = proof.isCount ? 0 : writer.organisation.minorDigits
        let (plain, bold) = proof.isCount ? (CellStyle.integer, CellStyle.totalInteger) : (.money, .totalMoney)
        writer.workbook.text(row, 0, proof.sheet)
        writer.workbook.text(row, 1, proof.column)
        writer.workbook.text(row, 2, proof.isCount ? "" : writer.organisation.text)
        let formula = "=\(proof.cell)+\(Money.text(proof.inCSV, digits: digits))"
        writer.workbook.formula(row, 3, formula, value: proof.inSheet + proof.inCSV, digits: digits, plain)
        writer.workbook.money(row, 4, proof.inLedger, digits: digits, plain)
        let difference = proof.inSheet + proof.inCSV - proof.inLedger
        let check = "=ROUND(\(CellName.cell(row, 3))-\(CellName.cell(row, 4)),\(digits))"
        writer.workbook.formula(row, 5, check, value: difference, digits: digits, bold)
        verdict(difference == 0, row, to: &writer)
    }

    private static func verdict(_ agrees: Bool, _ row: Int, to writer: inout SheetWriter) {
        writer.workbook.text(row, 6, Labels.text(agrees ? .yes : .no, writer.language), agrees ? .good : .bad)
    }
}
