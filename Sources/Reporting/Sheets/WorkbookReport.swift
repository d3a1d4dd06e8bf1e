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
            let reason = error.system == 0 ? error.reason : Reason.system(error.system)
            throw ReportFailure(message: Message(key, [name, reason]), isSpace: error.isSpace)
        }
        var status = stat()
        guard stat(folder + "/" + name, &status) == 0 else { throw ReportFailure(file: name, code: errno) }
        return WrittenFile(name: name, bytes: Int64(status.st_size))
    }

    static func build(
        _ pack: ReportPack, _ language: Language, folder: String, name: String,
        rowsPerSheet: Int = TableSheet<Grid>.mostRowsPerSheet
    ) throws(WorkbookFailure) {
        let workbook = try Workbook(
            path: folder + "/" + name, temporary: folder, properties: properties(pack, language))
        var book = WorkbookSheets(pack, language, rowsPerSheet: rowsPerSheet)
        var writer = SheetWriter(workbook, pack, language, book.links)
        book.write(to: &writer)
        try writer.finish()
    }

    private static func properties(_ pack: ReportPack, _ language: Language) -> WorkbookProperties {
        WorkbookProperties(
            title: Labels.text(.workbookTitle, language) + " " + pack.title,
            subject: Labels.text(.workbookSubject, language), company: pack.configuration.organisation.name,
            author: "sverka " + pack.programVersion, comments: "SHA-256 pipeline.yml: " + pack.settingsHash,
            keywords: "sverka, " + pack.title,
            createdOnDay: pack.run.date.number, dateFormat: language == .bg ? "dd.mm.yyyy" : "yyyy-mm-dd")
    }
}

/// The sheets of one workbook, in their order.
struct WorkbookSheets {
    let pack: ReportPack
    let language: Language
    let overview: Overview
    let links: SheetLinks
    private let tables: LinkedTables
    private let page: PageWords
    private let rowsPerSheet: Int
    private var proofs: [SheetProof] = []

    init(_ pack: ReportPack, _ language: Language, rowsPerSheet: Int) {
        self.pack = pack
        self.language = language
        self.rowsPerSheet = rowsPerSheet
        overview = Overview(pack)
        page = PageWords(pack)
        tables = LinkedTables(
            discrepancies: DiscrepanciesReport(pack, language: language),
            openPayments: OpenPaymentsReport(pack, language: language),
            allocations: AllocationsReport(pack, language: language),
            settlements: SettlementsReport(pack, language: language),
            obligations: ObligationsReport(pack, language: language),
            others: PaymentsReport(pack, language: language, of: PaymentsReport.others(pack)))
        let limit = max(1, pack.configuration.reports.workbookRows)
        links = SheetLinks(pack, language, tables, limit: limit, rowsPerSheet: rowsPerSheet)
    }

    private var limit: Int { max(1, pack.configuration.reports.workbookRows) }

    mutating func write(to writer: inout SheetWriter) {
        let summary = writer.workbook.addSheet(Labels.text(.summary, language))
        add(.discrepancies, tables.discrepancies, "discrepancies.csv", [:], to: &writer)
        add(
            .openPayments, tables.openPayments, "payments.csv", ["unallocated": overview.allUnallocated], to: &writer)
        add(.allocations, tables.allocations, "allocations.csv", LedgerSums.allocations(pack), to: &writer)
        add(.settlement, tables.settlements, "settlements.csv", [:], to: &writer)
        add(.obligations, tables.obligations, "obligations.csv", LedgerSums.obligations(pack), to: &writer)
        add(.positions, PositionsReport(pack), "positions.csv", LedgerSums.positions(overview), to: &writer)
        add(.sources, SourcesReport(pack, language: language), "sources.csv", LedgerSums.sources(pack), to: &writer)
        if pack.closedThrough != nil { add(.late, LateReport(pack, language: language), "late.csv", [:], to: &writer) }
        let controls = writer.workbook.addSheet(Labels.text(.controls, language))
        let parameters = writer.workbook.addSheet(Labels.text(.parameters, language))
        add(.otherMovements, tables.others, "payments.csv", [:], to: &writer)
        addAnswers(to: &writer)
        writer.workbook.select(controls)
        ControlsSheet.write(pack, overview.unproven, proofs, page, to: &writer)
        writer.workbook.select(parameters)
        ParametersSheet.write(pack, page, to: &writer)
        writer.workbook.select(summary)
        let agrees = overview.differing.isEmpty && proofs.allSatisfy { $0.inSheet + $0.inCSV == $0.inLedger }
        SummarySheet(
            pack: pack, overview: overview,
            sections: SummaryTables(pack: pack, overview: overview, language: language).sections(), agrees: agrees
        ).write(page, to: &writer)
        writer.workbook.activate(summary)
    }

    /// The questions of an audit with their answers, then a sheet for each.
    private mutating func addAnswers(to writer: inout SheetWriter) {
        let answers = AuditTables(pack, language, tables.obligations).answers()
        let index = AuditIndex(pack: pack, overview: overview, language: language)
        add(.audit, index.grid(answers, openPayments: tables.openPayments.count), "", [:], to: &writer)
        for answer in answers {
            add(answer.sheet, answer.grid, "", answer.ledger, answer.colours, answer.notes, to: &writer)
        }
    }

    private mutating func add<Table: Report>(
        _ label: Label, _ table: Table, _ file: String, _ ledger: [String: Int64],
        _ colours: [(column: String, rules: [SheetLayout.Colour])] = [], _ notes: [Message] = [],
        to writer: inout SheetWriter
    ) {
        let parts = TableSheet<Table>.sheetCount(table.count, limit: limit, rowsPerSheet: rowsPerSheet)
        let sheets = (0..<parts).map { part in
            writer.workbook.addSheet(SheetName.text(label, part: part, language))
        }
        let sheet = TableSheet(
            label, table, file: file, ledger: ledger, colours: colours, notes: notes, sheets: sheets,
            rowsPerSheet: rowsPerSheet, page: page)
        proofs += sheet.write(limit: limit, to: &writer)
    }
}
