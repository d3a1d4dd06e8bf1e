// The way back: every row of evidence in the workbook of a night leads to the line of the file that it names.

import Foundation
import Testing

@Suite struct EvidenceTests {
    @Test("each row of the made-up day's workbook names a line that has its id or its bank's reference")
    func wayBack() throws {
        let day = try Scenario()
        for name in ["Inputs", "pipeline.yml"] { try day.copy(Scenario.package.appendingPathComponent(name), to: name) }
        let run = try day.sverka("run", "--date", "2026-05-15", "--language", "en")
        #expect(run.status == 65, "\(run.text)")
        let tool = Scenario.package.appendingPathComponent("Tests/Tools/evidence.py").path
        let done = try Scenario.python([tool, "Outputs/latest/reconciliation.xlsx"], in: day.folder)
        if done.status == 77 { return print("Skipped: Python has no openpyxl.") }
        #expect(done.status == 0, "\(done.text)")
    }
}
