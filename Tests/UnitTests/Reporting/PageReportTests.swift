// report.html: one file, inert, masked where the settings ask for it, the same bytes every time.

import Domain
import Testing

@testable import Reporting

@Suite struct PageReportTests {
    private func page(_ pack: ReportPack) throws -> String {
        let folder = ReportFolder()
        let file = try PageReport.write(pack, to: folder.path)
        let bytes = folder.bytes(file.name)
        #expect(file.name == "report.html" && file.bytes == Int64(bytes.count))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func finding(_ text: String) -> ReportPack {
        var pack = SamplePack.make(30, languages: [.bg])
        let finding = Finding(
            .UNIDENTIFIED, Subjects(obligation: text), sourceFile: text, sourcePosition: "7", amount: 1_234,
            currency: .eur, message: Message("test.finding", [text]), related: text)
        pack.discrepancies = [
            Discrepancy(id: RecordID(bits: 5), finding: finding, state: .new, openedOn: Day(number: 20_700))
        ]
        return pack
    }

    @Test func `the same bytes again`() throws {
        let pack = SamplePack.make(60)
        #expect(try page(pack) == page(pack))
    }

    @Test func `markup in a text is shown, not run`() throws {
        let page = try page(finding("<script>alert(1)</script><img src=x onerror='alert(2)'>\"&"))
        #expect(
            page.contains(
                "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(2)&#39;&gt;&quot;&amp;"))
        #expect(page.matches(of: /<script>/).count == 1, "the page's own script only")
        #expect(!page.contains("<img"))
    }

    @Test func `nothing is fetched, and only the page's own script may run`() throws {
        let page = try page(SamplePack.make(60))
        for word in ["http:", "https:", "src=", "@import", "url(", "<link"] { #expect(!page.contains(word), "\(word)") }
        #expect(page.contains("default-src 'none'"))
        #expect(page.contains("script-src 'sha256-"))
        // The example of FIPS 180-2: SHA-256 of "abc".
        #expect(PageHash.base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
    }

    @Test func `identifiers are masked where the settings ask for it, firms are not`() throws {
        var pack = finding("9108103440 дължи, 000471504 не")
        #expect(try page(pack).contains("9108103440"))
        pack.configuration.maskIdentifiers = true
        let masked = try page(pack)
        #expect(!masked.contains("9108103440"))
        #expect(masked.contains("91******40") && masked.contains("000471504"))
    }

    @Test func `a run without anything makes a page too`() throws {
        let pack = ReportPack(
            run: RunIdentity(number: 1, date: Day(number: 20_000)), configuration: SamplePack.configuration([.en]),
            programVersion: "1", options: [], book: Book(), standings: [])
        let page = try page(pack)
        #expect(page.contains("There are no discrepancies."))
    }

    @Test(arguments: [(5, 1), (6, 2), (26, 10), (1_000, 200), (1_001, 500)] as [(Int64, Int64)])
    func `axes go up in round steps`(_ most: Int64, _ step: Int64) { #expect(PageChart.step(most) == step) }

    @Test(
        arguments: [
            (0, "0,00", "0.00"), (123_456_789, "1\u{A0}234\u{A0}567,89", "1,234,567.89"),
            (-99_900, "\u{2212}999,00", "\u{2212}999.00"),
        ] as [(Int64, String, String)])
    func `numbers as readers write them`(_ value: Int64, _ bg: String, _ en: String) {
        #expect(PageNumber.text(value, digits: 2, .bg) == bg)
        #expect(PageNumber.text(value, digits: 2, .en) == en)
    }
}
