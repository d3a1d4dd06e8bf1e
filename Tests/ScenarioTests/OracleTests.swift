// Small towns through the program and through a slow matcher written from matching.md alone (Tests/Tools/oracle.py).

import Foundation
import Testing

@Suite("An independent matcher")
struct OracleTests {
    /// Towns to play: SVERKA_TOWNS, else a few dozen; `make oracle` plays a thousand.
    static let towns = ProcessInfo.processInfo.environment["SVERKA_TOWNS"] ?? "1-36"

    @Test("agrees on allocations, components, reasons and balances of small towns")
    func smallTowns() throws {
        let script = Scenario.package.appendingPathComponent("Tests/Tools/small_towns.py").path
        let result = try Scenario.python(
            [script, "--towns", Self.towns], in: Scenario.package, ["SVERKA": Scenario.program.path])
        #expect(result.status == 0, "\(result.text)")
    }
}
