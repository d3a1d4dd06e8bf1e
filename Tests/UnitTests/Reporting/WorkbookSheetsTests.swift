// Every sheet against its CSV file, cell by cell, as openpyxl and pandas read them; links, lists, names and print set-up.

import Domain
import Testing

@testable import Reporting

@Suite(.enabled(if: Python.hasOpenpyxl, "python3 with openpyxl is not installed: the workbook is not read back"))
struct WorkbookSheetsTests {
    /// Sheets of a table: label, file.
    private static let tables: [(label: Label, file: String)] = [
        (.discrepancies, "discrepancies.csv"), (.openPayments, "payments.csv"), (.allocations, "allocations.csv"),
        (.settlement, "settlements.csv"), (.obligations, "obligations.csv"), (.positions, "positions.csv"),
        (.sources, "sources.csv"), (.late, "late.csv"),
    ]

    /// What the script needs to know, as JSON.
    private func words(_ language: Language, rowsPerSheet: Int) -> String {
        let sheets = JSON.array(
            Self.tables.map {
                .object(["sheet": .string(Labels.text($0.label, language)), "file": .string($0.file)])
            })
        let columns = Labels.columns.mapValues { JSON.string(language == .bg ? $0.bg : $0.en) }
        let kinds = Sentences.names.filter { $0.key.hasPrefix("kind.") }.map { (String($0.key.dropFirst(5)), $0.value) }
        let words = Labels.words.merging(kinds) { first, _ in first }
            .mapValues { JSON.string(language == .bg ? $0.bg : $0.en) }
        return JSON.object([
            "sheets": sheets, "columns": .object(columns), "words": .object(words),
            "total": .string(Labels.text(.total, language)), "rows": .integer(Int64(rowsPerSheet)),
        ]).line
    }

    @Test(arguments: Language.allCases)
    func `every sheet has what its file has`(_ language: Language) async throws {
        var pack = SamplePack.make(150, languages: [language])
        pack.configuration.kinds[0].title = "Такса & битови <отпадъци>"
        pack.closedThrough = pack.run.date
        pack.latePayments = Array(pack.listedPayments.prefix(5))
        pack.restated = pack.allocations.indices.prefix(3).map { Int32($0) }
        let folder = ReportFolder()
        var settled = pack.settlements[0]
        (settled.batch, settled.status) = (RecordID(bits: 78), "settled")
        pack.settlements.append(settled)
        _ = try await Reports.write(pack, to: folder.path, threads: 2)
        let path = folder.path + "/reconciliation.xlsx"
        #expect(Python.run(Self.compare, [path, folder.path, words(language, rowsPerSheet: 1_000_000)]) == 0)
    }

    @Test func `rows past a sheet's end go on in further sheets, with one total`() throws {
        let pack = SamplePack.make(150, languages: [.en])
        let folder = ReportFolder()
        try WorkbookReport.build(pack, .en, folder: folder.path, name: "reconciliation.xlsx", rowsPerSheet: 40)
        for (name, report) in [("obligations.csv", ObligationsReport(pack))] {
            _ = try ReportCatalog.writeCSV(report, name: name, to: folder.path)
        }
        #expect(Python.run(Self.parts, [folder.path + "/reconciliation.xlsx"]) == 0)
    }

    @Test func `what a spreadsheet needs is set: links, lists, names, print`() throws {
        var pack = SamplePack.make(60, languages: [.en])
        let open = try #require(
            pack.listedPayments.first {
                PaymentFigures.isOpen(pack.book.payments[Int($0)], pack.book.paymentStandings[Int($0)])
            })
        let subjects = Subjects(
            payment: pack.book.payments[Int(open)].id, obligation: pack.book.text.string(pack.book.obligations[3].id))
        let first = pack.discrepancies[0].finding
        pack.discrepancies[0].finding = Finding(first.code, subjects, amount: first.amount, message: first.message)
        let folder = ReportFolder()
        _ = try WorkbookReport.write(pack, .en, to: folder.path)
        let id = pack.book.payments[Int(open)].id.text(.payment)
        #expect(Python.run(Self.furnished, [folder.path + "/reconciliation.xlsx", id]) == 0)
    }

    @Test func `identifiers are masked in the management's sheets, not in the working lists`() throws {
        var pack = SamplePack.make(40, languages: [.en])
        for index in pack.book.obligations.indices {
            pack.book.obligations[index].payerID = pack.book.text.append("9108103440")
        }
        pack.configuration.maskIdentifiers = true
        let folder = ReportFolder()
        _ = try WorkbookReport.write(pack, .en, to: folder.path)
        #expect(Python.run(Self.masked, [folder.path + "/reconciliation.xlsx"]) == 0)
    }

    private static let compare = #"""
        import csv, datetime, json, sys, openpyxl
        path, folder, words = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])
        book = openpyxl.load_workbook(path, data_only=True)
        def clean(text):
            if text[:1] == "'" and text[1:2] in "=+-@\t\r": text = text[1:]
            return text.replace("\r", "\n")
        def same(cell, text):
            if cell is None: return text == ""
            if isinstance(cell, datetime.datetime): return cell.date().isoformat() == text
            if isinstance(cell, (int, float)): return text != "" and round(cell, 2) == round(float(text), 2)
            cell = cell.replace("\r", "\n").replace("_x000D_", "\n")
            if text == "settled" and cell == words["words"]["batch_settled"]: return True
            return clean(text) == cell or words["words"].get(text) == cell or text.replace("\r", "\n") == cell
        def told(text):
            # `kind=waste_fee` in words.
            key, value = text.split("=", 1)
            return words["words"][key] + " " + value if key in words["words"] else text
        def plain(text):
            # What XML cannot hold is told otherwise in a cell.
            return all(ord(c) >= 32 and ord(c) not in (0x7f, 0xffff, 0xfffe) or c == "\n" for c in text)
        for item in words["sheets"]:
            sheet = book[item["sheet"]]
            with open(folder + "/" + item["file"], encoding="utf-8", newline="") as handle:
                rows = list(csv.DictReader(handle))
            names = list(rows[0]) if rows else []
            header = [cell.value for cell in sheet[1]]
            assert len(set(header)) == len(header), header
            found = []
            for row in sheet.iter_rows(min_row=2, values_only=True):
                if row[0] is None or row[0] == words["total"]: break
                found.append(row)
            if item["file"] == "payments.csv":
                by = {row["payment_id"]: row for row in rows}
                rows = [by[row[0]] for row in found]
                assert len(rows) > 10
                names = [name for name in names if words["columns"].get(name) in header]
            if item["file"] == "sources.csv": assert len(found) == len(rows)
            assert len(found) == len(rows), (item, len(found), len(rows))
            compared = 0
            for one, other in zip(found, rows):
                for name in names:
                    title = words["columns"][name]
                    assert title in header, (item, name, title)
                    if not plain(other[name]) or name == "kind": continue
                    if name == "evidence" and "=" in other[name]: other[name] = told(other[name])
                    assert same(one[header.index(title)], other[name]), (item, name, one[header.index(title)], other[name])
                    compared += 1
            assert compared > 0 or not rows, item
        try:
            import pandas
        except ImportError:
            pandas = None
        if pandas:
            frame = pandas.read_excel(path, sheet_name=[s["sheet"] for s in words["sheets"]][4])
            column = words["columns"]["outstanding"]
            with open(folder + "/obligations.csv", encoding="utf-8", newline="") as handle:
                total = sum(round(float(row["outstanding"]) * 100) for row in csv.DictReader(handle))
                handle.seek(0)
                count = sum(1 for _ in csv.DictReader(handle))
            assert round(frame[column][:count].sum() * 100) == total, (frame[column][:count].sum(), total)
        """#

    private static let parts = """
        import sys, openpyxl
        values, formulas = (openpyxl.load_workbook(sys.argv[1], data_only=only) for only in (True, False))
        names = [name for name in values.sheetnames if name.startswith("Obligations")]
        assert names == ["Obligations", "Obligations (2)", "Obligations (3)", "Obligations (4)"], names
        sums, ids = 0, []
        for name in names:
            sheet = values[name]
            header = [cell.value for cell in sheet[1]]
            place, state = header.index("Outstanding"), header.index("Obligation ID")
            for row in sheet.iter_rows(min_row=2, max_row=41, values_only=True):
                if row[state] is None: break
                sums, ids = sums + row[place], ids + [row[state]]
        assert len(ids) == 150 and len(set(ids)) == 150 and ids == sorted(ids), len(ids)
        last = values[names[-1]]
        total = next(row for row in last.iter_rows(values_only=True) if row[0] == "Total")[place]
        assert round(total, 2) == round(sums, 2), (total, sums)
        formula = next(row for row in formulas[names[-1]].iter_rows(values_only=True) if row[0] == "Total")[place]
        assert formula.count("SUM(") == 4 and "'Obligations (2)'!" in formula, formula
        targets = {link.location.split("!")[0] for sheet in formulas for cell in [c for r in sheet.iter_rows() for c in r]
                   for link in [cell.hyperlink] if link}
        assert "'Obligations (2)'" in targets, targets
        """

    private static let furnished = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        payment = sys.argv[2]
        def cells(name): return [cell for row in book[name].iter_rows() for cell in row]
        def follow(cell):
            sheet, place = cell.hyperlink.location.rsplit("!", 1)
            return book[sheet.strip("'")][place]
        start = next(cell for cell in cells("Discrepancies") if cell.value == payment and cell.hyperlink)
        there = follow(start)
        assert there.value == payment and there.parent.title == "Open payments", there
        assert follow(there).parent.title == "Discrepancies"
        debts = [cell for cell in cells("Allocations") if cell.hyperlink and cell.hyperlink.location.startswith("'Obligations'")]
        assert debts and all(follow(cell).value == cell.value for cell in debts)
        back = [cell for cell in cells("Obligations") if cell.hyperlink]
        assert back
        for cell in back:
            row = [other.value for other in cell.parent.parent["Allocations"][follow(cell).row]]
            assert cell.value in row, (cell.value, row)
        people = [cell for cell in cells("Positions") if cell.hyperlink and "'Obligations'" in cell.hyperlink.location]
        assert people and all(follow(cell).value == cell.value for cell in people)
        header = [cell.value for cell in book["Positions"][1]]
        for row in book["Positions"].iter_rows(min_row=2, values_only=True):
            if row[0] is None: break
            debt = row[header.index("Latest obligation")]
            # Known by open money only.
            if debt is None: continue
            there = next(r for r in book["Obligations"].iter_rows(min_row=2) if r[0].value == debt)
            titles = [cell.value for cell in book["Obligations"][1]]
            for name in ("Source file", "Source position", "Payer ID"):
                assert there[titles.index(name)].value == row[header.index(name)], (debt, name)
        header = [cell.value for cell in book["Card settlement"][1]]
        batch = dict(zip(header, [cell.value for cell in book["Card settlement"][2]]))
        assert (batch["Source file"], batch["Source position"]) == ("Inputs/pos/a.csv", "2"), batch
        assert (batch["File of the credit"], batch["Position of the credit"]) == ("Inputs/bank/a.xml", "9"), batch
        sheet = book["Open payments"]
        rules = sheet.data_validations.dataValidation
        header = [cell.value for cell in sheet[1]]
        column = openpyxl.utils.get_column_letter(header.index("Decision") + 1)
        assert len(rules) == 1 and rules[0].formula1 == '"match,refund,ignore,release"', rules[0].formula1
        assert str(rules[0].sqref).startswith(column + "2"), rules[0].sqref
        assert {"Decision", "For obligation ID", "Reason for the decision", "Decided by (name)"} <= set(header)
        names = book.defined_names
        assert "verdict" in names and "total_obligations_outstanding" in names, list(names)
        for sheet in book:
            assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize in (9, "9"), sheet.title
            assert sheet.sheet_state == "visible" and not sheet.merged_cells.ranges, sheet.title
            assert "&P" in (sheet.oddFooter.right.text or ""), sheet.title
            assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight in (0, "0"), sheet.title
            if sheet.title != "Summary": assert sheet.print_title_rows in ("1:1", "$1:$1"), sheet.title
        assert any(sheet.conditional_formatting for sheet in book)
        assert book.properties.title and book.properties.creator.startswith("sverka"), book.properties
        """

    private static let masked = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1], data_only=True)
        found = {sheet.title for sheet in book for row in sheet.iter_rows(values_only=True) if "9108103440" in map(str, row)}
        assert found == {"Obligations"}, found
        shown = {sheet.title for sheet in book for row in sheet.iter_rows(values_only=True) if "91******40" in map(str, row)}
        assert "Positions" in shown, shown
        """
}
