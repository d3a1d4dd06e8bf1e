// The wrapper of libxlsxwriter: what the library would get wrong.

import Testing

@testable import Workbooks

@Suite struct WorkbookTests {
    /// Whether closing fails after what the body wrote, with a reason.
    private func fails(in folder: String? = nil, _ body: (inout Workbook) -> Void) throws -> Bool {
        let scratch = ReportFolder()
        let properties = WorkbookProperties(
            title: "t", subject: "s", company: "c", author: "a", comments: "", createdOnDay: 20_000,
            dateFormat: "yyyy-mm-dd")
        let path = folder ?? scratch.path
        var workbook = try Workbook(path: path + "/a.xlsx", temporary: path, properties: properties)
        _ = workbook.addSheet("a")
        body(&workbook)
        do {
            try workbook.close()
            return false
        } catch {
            return !error.reason.isEmpty || error.system != 0
        }
    }

    @Test func `names of columns`() {
        #expect(
            [0, 25, 26, 51, 52, 701, 702].map { CellName.column($0) } == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"])
        #expect(CellName.cell(6, 10) == "K7")
        #expect(CellName.sheet("It's") == "'It''s'!")
    }

    @Test func `rows downwards are no failure`() throws {
        #expect(
            try !fails {
                $0.text(0, 3, "x")
                $0.integer(0, 1, 5)
                $0.date(7, 0, day: 20_000)
            })
    }

    @Test func `a row that the library would drop is a failure`() throws {
        #expect(try fails { $0.text(Workbook.maximumRows, 0, "past the end") })
    }

    @Test func `going back is a failure`() throws {
        #expect(
            try fails {
                $0.text(5, 0, "x")
                $0.text(4, 0, "x")
            })
    }

    @Test func `a sheet's name twice is a failure`() throws {
        #expect(try fails { _ = $0.addSheet("a") })
    }

    @Test func `a folder that is not there is a failure`() throws {
        #expect(try fails(in: "/nowhere") { $0.text(0, 0, "x") })
    }

    @Test func `texts are cut at the cell's end, by characters, and cleaned`() {
        func copy(_ text: String) -> String {
            let scratch = UnsafeMutablePointer<CChar>.allocate(capacity: CellText.capacity)
            defer { scratch.deallocate() }
            var bytes = Array(text.utf8)
            bytes.withUnsafeMutableBufferPointer { CellText.copy(UnsafeBufferPointer($0), to: scratch) }
            return String(cString: scratch)
        }
        #expect(copy("a\0b\u{FFFF}\u{FFFE}ü\u{FFFD}") == "a b\u{FFFD}\u{FFFD}ü\u{FFFD}")
        #expect(copy(String(repeating: "я", count: 40_000)) == String(repeating: "я", count: 32_767))
        #expect(copy(String(repeating: "🏛", count: 20_000)) == String(repeating: "🏛", count: 16_383))
        #expect(copy(String(repeating: "€", count: 32_768)).count == 32_767)
    }
}
