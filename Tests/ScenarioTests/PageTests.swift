// report.html in a real browser, and the two workbooks of the made-up day; skipped where the browser is not there.

import Foundation
import Testing

@Suite("The page and the two workbooks")
struct PageTests {
    static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static var hasBrowser: Bool {
        if browser == nil { print("Skipped: no chromium is installed, the page is not opened.") }
        return browser != nil
    }

    private func day(_ language: String = "bg") throws -> Scenario {
        let day = try Scenario()
        try day.copy(Scenario.package.appendingPathComponent("Inputs"), to: "Inputs")
        let settings = try String(contentsOf: Scenario.package.appendingPathComponent("pipeline.yml"), encoding: .utf8)
        try day.write("pipeline.yml", settings.replacing("language: bg", with: "language: \(language)"))
        #expect(try day.sverka("run", "--date", "2026-05-15").status == 65)
        return day
    }

    private func open(_ page: URL, _ options: [String], in day: Scenario) throws -> Outcome {
        let browser = try #require(Self.browser)
        let common = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--user-data-dir=\(day.url("browser").path)",
        ]
        return try Scenario.call(
            URL(fileURLWithPath: browser), common + options + [page.absoluteString], in: day.folder, [:])
    }

    @Test("a browser reads the page, with its script and without", .enabled(if: PageTests.hasBrowser))
    func page() throws {
        let day = try day()
        let page = day.url("Outputs/latest").resolvingSymlinksInPath().appendingPathComponent("report.html")
        let count = try day.rows("discrepancies.csv").count
        let shown = try open(page, ["--dump-dom"], in: day).stdout
        // The script ran under the page's own policy: it took the filters out of hiding and counted the rows.
        #expect(shown.contains("<output id=\"shown\">\(count) / \(count)</output>"))
        #expect(!shown.contains("id=\"filters\" hidden"))
        let written = try String(contentsOf: page, encoding: .utf8)
        #expect(written.contains("id=\"filters\" hidden"), "without the script no filter is offered")
        #expect(written.matches(of: #/<svg /#).count == 3)
        for row in try day.rows("discrepancies.csv") { #expect(written.contains(">\(row["code"] ?? "-")</td>")) }
        // Open and kept for refunds come to what the payments have left: to the total of the sheet of open payments.
        let left = try day.rows("payments.csv").filter {
            ["unmatched", "ambiguous", "partly_matched"].contains($0["status"])
        }
        .reduce(0) { $0 + cents($1["unallocated"]) }
        #expect(left == 67_347)
        for words in ["Неразнесени суми</span><b>596,47<", "Пазено за връщане</span><b>77,00<"] {
            #expect(written.contains(words), "\(words)")
        }
        let outstanding = try day.rows("obligations.csv").reduce(0) { $0 + cents($1["outstanding"]) }
        #expect(written.contains(">\(outstanding / 100_000)\u{A0}\(String(outstanding / 100 % 1_000)),"))
    }

    @Test("nothing is wider than a phone or a desk", .enabled(if: PageTests.hasBrowser), arguments: [500, 1280])
    func widths(_ width: Int) throws {
        let day = try day()
        let page = day.url("Outputs/latest").resolvingSymlinksInPath().appendingPathComponent("report.html")
        // A copy that measures itself: the page's own policy allows no other script.
        let probe = "<script>document.title='W'+document.documentElement.scrollWidth+'/'+innerWidth</script></body>"
        let text = try String(contentsOf: page, encoding: .utf8)
            .replacing("script-src '", with: "script-src 'unsafe-inline'; x '").replacing("</body>", with: probe)
        try day.write("probe.html", text)
        let shown = try open(day.url("probe.html"), ["--window-size=\(width),900", "--dump-dom"], in: day).stdout
        let found = try #require(shown.firstMatch(of: #/<title>W(\d+)/(\d+)</title>/#))
        #expect(Int(found.1) ?? .max <= Int(found.2) ?? 0, "\(found.0)")
    }

    @Test("no table is cut at a narrow desk", .enabled(if: PageTests.hasBrowser), arguments: [800, 1100])
    func tables(_ width: Int) throws {
        let day = try day()
        let page = day.url("Outputs/latest").resolvingSymlinksInPath().appendingPathComponent("report.html")
        let probe =
            "<script>document.title='W'+Math.max(...[...document.querySelectorAll('.scroll')]"
            + ".map(e=>e.scrollWidth-e.clientWidth))+'.'</script></body>"
        let text = try String(contentsOf: page, encoding: .utf8)
            .replacing("script-src '", with: "script-src 'unsafe-inline'; x '").replacing("</body>", with: probe)
        try day.write("probe.html", text)
        let shown = try open(day.url("probe.html"), ["--window-size=\(width),900", "--dump-dom"], in: day).stdout
        let found = try #require(shown.firstMatch(of: #/<title>W(-?\d+)\./#))
        #expect(Int(found.1) ?? .max <= 0, "\(found.0)")
    }

    @Test("two languages, two workbooks; the page and the manifest name them")
    func languages() throws {
        let day = try day("[en, bg]")
        let names = day.names("Outputs/latest")
        #expect(names.contains("reconciliation.xlsx") && names.contains("reconciliation.bg.xlsx"))
        let manifest = String(decoding: try day.data("Outputs/latest/run.json"), as: UTF8.self)
        for name in ["reconciliation.bg.xlsx", "report.html", "public/totals.csv"] { #expect(manifest.contains(name)) }
        #expect(String(decoding: try day.data("Outputs/latest/report.html"), as: UTF8.self).contains("lang=\"en\""))
    }

    @Test("the second run says what has changed since the first")
    func change() throws {
        let town = try Scenario.smallTown()
        try town.sverka("run", "--date", "2026-05-14")
        try town.write(
            "Inputs/bank/b.xml",
            SmallTown.statement(number: 2, day: "2026-05-14", opening: 15000, [(7000, "A2", "WF26-000002")]))
        try town.sverka("run", "--date", "2026-05-15")
        let page = String(decoding: try town.data("Outputs/latest/report.html"), as: UTF8.self)
        #expect(page.contains("промяна \u{2212}70,00"))
        #expect(page.contains("предишна сверка 1, 2026-05-14"))
    }
}
