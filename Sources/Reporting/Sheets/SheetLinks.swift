// Where the links of the workbook lead: from a discrepancy to its payment, from a payment to its obligation, and back.
// Only rows that the sheets show are led to.

internal import Domain
internal import Workbooks

/// The tables whose rows are led to, in the order of their sheets.
struct LinkedTables {
    let discrepancies: DiscrepanciesReport
    let openPayments: OpenPaymentsReport
    let allocations: AllocationsReport
    let settlements: SettlementsReport
    let obligations: ObligationsReport
    let others: PaymentsReport
}

struct SheetLinks: Sendable {
    private let pack: ReportPack
    private let language: Language
    private let rowsPerSheet: Int
    private var open: [RecordID: Int32] = [:]
    private var others: [RecordID: Int32] = [:]
    private var batches: [RecordID: Int32] = [:]
    private var findings: [RecordID: Int32] = [:]
    /// By obligation: its row, and its first movement's; -1 for none.
    private var debts: [Int32] = []
    private var movements: [Int32] = []
    /// The shown part of its order.
    private var allocationOrder: ArraySlice<Int32> = []
    private var obligations: ObligationsReport?
    private var shownObligations = 0

    init(_ pack: ReportPack, _ language: Language, rowsPerSheet: Int) {
        self.pack = pack
        self.language = language
        self.rowsPerSheet = rowsPerSheet
    }

    init(_ pack: ReportPack, _ language: Language, _ tables: LinkedTables, limit: Int, rowsPerSheet: Int) {
        self.init(pack, language, rowsPerSheet: rowsPerSheet)
        let book = pack.book
        for (row, index) in tables.openPayments.order.prefix(limit).enumerated() {
            open[book.payments[Int(index)].id] = Int32(row)
        }
        for (row, index) in tables.others.order.prefix(limit).enumerated() {
            others[book.payments[Int(index)].id] = Int32(row)
        }
        for (row, index) in tables.settlements.order.prefix(limit).enumerated() {
            batches[pack.settlements[Int(index)].batch] = Int32(row)
        }
        for (row, index) in tables.discrepancies.order.prefix(limit).enumerated() {
            let subjects = pack.discrepancies[index].finding.subjects
            for id in [subjects.payment, subjects.batch].compactMap({ $0 }) where findings[id] == nil {
                findings[id] = Int32(row)
            }
        }
        allocationOrder = tables.allocations.order.prefix(limit)
        obligations = tables.obligations
        shownObligations = min(limit, tables.obligations.count)
        movements = Array(repeating: -1, count: book.obligations.count)
        debts = movements
        for (row, index) in allocationOrder.enumerated() {
            let debt = Int(pack.allocations[Int(index)].obligation)
            if movements[debt] < 0 { movements[debt] = Int32(row) }
        }
        for (row, index) in tables.obligations.order.prefix(limit).enumerated() { debts[Int(index)] = Int32(row) }
    }

    /// The cell that a link goes to; nil: it stands in no sheet.
    func place(_ target: LinkTarget) -> String? {
        switch target {
        case .payment(let id):
            if id == .none { return nil }
            return place(open[id], .openPayments) ?? place(firstAllocation(id), .allocations)
                ?? place(others[id], .otherMovements)
        case .story(let id): return place(open[id], .openPayments) ?? place(findings[id], .discrepancies)
        case .finding(let id): return place(findings[id], .discrepancies)
        case .obligation(let index): return place(row(debts, index), .obligations)
        case .obligationID(let id): return id.isEmpty ? nil : place(obligation(id), .obligations)
        case .movement(let index): return place(row(movements, index), .allocations)
        case .batch(let id): return place(batches[id], .settlement)
        case .sheet(let label): return CellName.sheet(Labels.text(label, language)) + "A1"
        }
    }

    private func row(_ rows: [Int32], _ index: Int32) -> Int32? {
        rows.indices.contains(Int(index)) && rows[Int(index)] >= 0 ? rows[Int(index)] : nil
    }

    private func place(_ row: Int32?, _ label: Label) -> String? {
        guard let row else { return nil }
        let (part, line) = Int(row).quotientAndRemainder(dividingBy: rowsPerSheet)
        return CellName.sheet(SheetName.text(label, part: part, language)) + CellName.cell(line + 1, 0)
    }

    private func firstAllocation(_ id: RecordID) -> Int32? {
        let place = firstPlace(allocationOrder) { pack.allocations[Int($0)].payment < id }
        guard place < allocationOrder.count, pack.allocations[Int(allocationOrder[place])].payment == id else {
            return nil
        }
        return Int32(place)
    }

    private func obligation(_ id: String) -> Int32? {
        guard let row = obligations?.row(of: id), row < shownObligations else { return nil }
        return Int32(row)
    }

    /// The first of sorted elements that no longer precedes.
    private func firstPlace(_ order: ArraySlice<Int32>, where precedes: (Int32) -> Bool) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if precedes(order[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// The name of a table's sheet: rows past the end of one go on in `… (2)`.
enum SheetName {
    static func text(_ label: Label, part: Int, _ language: Language) -> String {
        Labels.text(label, language) + (part == 0 ? "" : " (\(part + 1))")
    }
}
