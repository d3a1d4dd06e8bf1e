// The auditors' workbook: there in each language, the same bytes every time; read back with openpyxl where it is there.

import Domain
import Glibc
import Testing

@testable import Reporting
@testable import Workbooks

@Suite struct WorkbookReportTests {
    private func write(_ pack: ReportPack) throws -> ReportFolder {
        let folder = ReportFolder()
        for language in pack.configuration.organisation.languages {
            let file = try WorkbookReport.write(pack, language, to: folder.path)
            #expect(file.bytes == Int64(folder.bytes(file.name).count))
        }
        return folder
    }

    @Test func `one workbook a language, a zip each`() throws {
        let folder = try write(SamplePack.make(40))
        #expect(ReportFolder.names(folder.path) == ["reconciliation.en.xlsx", "reconciliation.xlsx"])
        for name in ReportFolder.names(folder.path) { #expect(folder.bytes(name).starts(with: [80, 75, 3, 4])) }
    }

    @Test func `the same bytes again`() throws {
        let pack = SamplePack.make(60)
        let (one, other) = (try write(pack), try write(pack))
        #expect(one.bytes("reconciliation.xlsx") == other.bytes("reconciliation.xlsx"))
    }

    @Test func `a run without anything makes a workbook too`() throws {
        let pack = ReportPack(
            run: RunIdentity(number: 1, date: Day(number: 20_000)), configuration: SamplePack.configuration([.bg]),
            programVersion: "1", options: [], book: Book(), standings: [])
        let folder = try write(pack)
        if Python.hasOpenpyxl {
            let script = "import sys, openpyxl; assert not openpyxl.load_workbook(sys.argv[1])['Обобщение']._charts"
            #expect(Python.run(script, [folder.path + "/reconciliation.xlsx"]) == 0)
        }
    }

    @Test func `a folder that cannot be written is a failure`() {
        #expect(throws: ReportFailure.self) { _ = try WorkbookReport.write(SamplePack.make(3), .bg, to: "/nowhere") }
    }

    /// Sheets, sums, inert texts and true types, as another program reads them.
    @Test(.enabled(if: Python.hasOpenpyxl, "python3 with openpyxl is not installed: the workbook is not read back"))
    func `another program reads what was written`() throws {
        var pack = SamplePack.make(120, languages: [.en])
        pack.configuration.reports.workbookRows = 100
        let folder = try write(pack)
        let debts = pack.standings.reduce(Int64(0)) { $0 + $1.outstanding }
        #expect(Python.run(Self.script, [folder.path + "/reconciliation.xlsx", Money.text(debts)]) == 0)
    }

    private static let script = """
        import sys, datetime, openpyxl
        path, outstanding = sys.argv[1:]
        values = openpyxl.load_workbook(path, data_only=True)
        names = ["Summary", "Discrepancies", "Open payments", "Allocations", "Card settlement", "Obligations", "Positions",
                 "Sources", "Controls", "Parameters"]
        assert values.sheetnames[:10] == names, values.sheetnames
        sheet = values["Obligations"]
        header = [cell.value for cell in sheet[1]]
        place = {name: header.index(name) for name in header}
        rows = list(sheet.iter_rows(min_row=2, max_row=101, values_only=True))
        assert all(isinstance(row[place["Payer ID"]], str) for row in rows)
        assert all(isinstance(row[place["Issued on"]], datetime.datetime) for row in rows)
        shown = round(sum(row[place["Outstanding"]] for row in rows), 2)
        total, rest, check = (sheet.cell(row, place["Outstanding"] + 1).value for row in (103, 104, 105))
        assert round(total, 2) == shown, (total, shown)
        assert round(total + rest, 2) == float(outstanding), (total, rest, outstanding)
        assert check == 0, check
        assert "obligations.csv" in sheet.cell(106, 1).value
        formulas = openpyxl.load_workbook(path)
        for name in names[1:8]:
            sheet = formulas[name]
            assert sheet.freeze_panes == "B2", name
            assert sheet.auto_filter.ref, name
            assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9, name
            assert sheet.print_title_rows in ("1:1", "$1:$1"), sheet.print_title_rows
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        assert cell.value.startswith(("=SUM", "=ROUND", "='")), cell.value
        assert len(formulas["Summary"]._charts) == 3
        assert formulas.properties.created == datetime.datetime(2026, 11, 24, 12), formulas.properties.created
        """
}

/// An interpreter that is there or not.
enum Python {
    static let hasOpenpyxl = run("import openpyxl", []) == 0
    /// The first that reads workbooks; the Debian package is not seen by one that stands before it in PATH.
    private static let interpreter =
        ["python3", "/usr/bin/python3"].first { run("import openpyxl", [], by: $0) == 0 } ?? "python3"

    /// The exit status of a script.
    static func run(_ script: String, _ arguments: [String]) -> Int32 { run(script, arguments, by: interpreter) }

    private static func run(_ script: String, _ arguments: [String], by interpreter: String) -> Int32 {
        let words = [interpreter, "-c", script] + arguments
        var copies: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        copies.append(nil)
        defer { for copy in copies { free(copy) } }
        var process: pid_t = 0
        guard posix_spawnp(&process, interpreter, nil, nil, copies, environ) == 0 else { return -1 }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return status >> 8 & 0xFF
    }
}
