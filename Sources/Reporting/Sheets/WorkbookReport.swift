// reconciliation.xlsx: the workbook for auditors (contracts.md section 5).

internal import Domain
internal import Glibc
internal import Workbooks

enum WorkbookReport {
    /// `reconciliation.xlsx` in the first language, `reconciliation.en.xlsx` in a second one.
    static func name(_ language: Language, _ pack: ReportPack) -> String {
        language == Labels.first(pack) ? "reconciliation.xlsx" : "reconciliation.\(language.rawValue).xlsx"
    }

    static func write(
        _ pack: ReportPack, _ language: Language, to folder: String
    ) throws(ReportFailure) -> WrittenFile {
        let name = name(language, pack)
        do throws(WorkbookFailure) {
            try build(pack, language, folder: folder, name: name)
        } catch {
            let key = error.isSpace ? "report.no_space" : "report.not_written"
            throw ReportFailure(message: Message(key, [name, error.reason]), isSpace: error.isSpace)
        }
        var status = stat()
        guard stat(folder + "/" + name, &status) == 0 else { throw ReportFailure(file: name, code: errno) }
        return WrittenFile(name: name, bytes: Int64(status.st_size))
    }

    private static func build(
        _ pack: ReportPack, _ language: Language, folder: String, name: String
    ) throws(WorkbookFailure) {
        let workbook = try Workbook(
            path: folder + "/" + name, temporary: folder, properties: properties(pack, language))
        var writer = SheetWriter(workbook, pack, language)
        var book = WorkbookSheets(pack, language)
        book.write(to: &writer)
        try writer.finish()
    }

    private static func properties(_ pack: ReportPack, _ language: Language) -> WorkbookProperties {
        WorkbookProperties(
            title: Labels.text(.workbookTitle, language) + " " + pack.run.folder,
            subject: Labels.text(.workbookSubject, language), company: pack.configuration.organisation.name,
            author: "sverka " + pack.programVersion, comments: "SHA-256 pipeline.yml: " + pack.settingsHash,
            createdOnDay: pack.run.date.number, dateFormat: language == .bg ? "dd.mm.yyyy" : "yyyy-mm-dd")
    }
}

/// The sheets of one workbook, in their order.
struct WorkbookSheets {
    let pack: ReportPack
    let language: Language
    let overview: Overview
    private var proofs: [SheetProof] = []

    init(_ pack: ReportPack, _ language: Language) {
        self.pack = pack
        self.language = language
        overview = Overview(pack)
    }

    private var limit: Int { max(1, pack.configuration.reports.workbookRows) }

    mutating func write(to writer: inout SheetWriter) {
        let summary = writer.workbook.addSheet(Labels.text(.summary, language))
        add(.discrepancies, DiscrepanciesReport(pack, language: language), "discrepancies.csv", [:], to: &writer)
        add(
            .openPayments, OpenPaymentsReport(pack, language: language), "payments.csv",
            ["unallocated": overview.allUnallocated], to: &writer)
        add(
            .allocations, AllocationsReport(pack, language: language), "allocations.csv", LedgerSums.allocations(pack),
            to: &writer)
        add(.settlement, SettlementsReport(pack, language: language), "settlements.csv", [:], to: &writer)
        add(
            .obligations, ObligationsReport(pack, language: language), "obligations.csv", LedgerSums.obligations(pack),
            to: &writer)
        add(.positions, PositionsReport(pack), "positions.csv", LedgerSums.positions(overview), to: &writer)
        add(.sources, SourcesReport(pack, language: language), "sources.csv", LedgerSums.sources(pack), to: &writer)
        _ = writer.workbook.addSheet(Labels.text(.controls, language))
        ControlsSheet.write(pack, proofs, to: &writer)
        _ = writer.workbook.addSheet(Labels.text(.parameters, language))
        ParametersSheet.write(pack, to: &writer)
        writer.workbook.select(summary)
        SummarySheet.write(pack, overview, proofs, to: &writer)
        writer.workbook.activate(summary)
    }

    private mutating func add<Table: Report>(
        _ label: Label, _ table: Table, _ file: String, _ ledger: [String: Int64], to writer: inout SheetWriter
    ) {
        let parts = TableSheet<Table>.sheetCount(table.count, limit: limit)
        let sheets = (0..<parts).map { part in
            writer.workbook.addSheet(TableSheet<Table>.name(label, part: part, language))
        }
        let sheet = TableSheet(label: label, table: table, file: file, ledger: ledger, sheets: sheets)
        proofs += sheet.write(limit: limit, to: &writer)
    }
}
