// Intraday reports, notifications and lists beside statements: known early, completed, never a second time.

import Foundation
import Testing

/// Files of an account with one set of entries in several forms.
private enum Report {
    static let account = SmallTown.account

    struct Entry {
        var cents: Int
        var reference: String
        var text = ""
        /// Sum and text of each detail.
        var details: [(cents: Int, text: String)] = []
        var batch = 0
    }

    static func money(_ cents: Int) -> String { "\(cents / 100)." + (cents % 100 < 10 ? "0" : "") + "\(cents % 100)" }

    /// `root` and `name` make it camt.052 (`BkToCstmrAcctRpt`, `Rpt`) or camt.054 (`BkToCstmrDbtCdtNtfctn`, `Ntfctn`).
    static func camt(
        _ kind: String, day: String, number: Int, opening: Int? = nil, _ entries: [Entry], copy: String = "",
        page: (Int, Bool)? = nil, closing: Int? = nil, currency: String = "EUR"
    ) -> String {
        let (root, name) =
            [
                "052": ("BkToCstmrAcctRpt", "Rpt"), "053": ("BkToCstmrStmt", "Stmt"),
                "054": ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
            ][
                kind] ?? ("", "")
        let end = closing ?? opening.map { $0 + entries.map(\.cents).reduce(0, +) }
        let balances = zip(["OPBD", "CLBD"], [opening, end]).map { code, value in
            guard let value else { return "" }
            return "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"\(currency)\">\(money(value))</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>\(day)</Dt></Dt></Bal>"
        }.joined()
        let paging = page.map {
            "<StmtPgntn><PgNb>\($0.0)</PgNb><LastPgInd>\($0.1)</LastPgInd></StmtPgntn>"
        }
        return
            "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.\(kind).001.08\"><\(root)><GrpHdr><MsgId>M</MsgId>"
            + "<CreDtTm>\(day)T12:00:00</CreDtTm></GrpHdr><\(name)><Id>\(kind)-\(number)</Id>\(paging ?? "")"
            + "<ElctrncSeqNb>\(number)</ElctrncSeqNb>\(copy)"
            + "<Acct><Id><IBAN>\(account)</IBAN></Id><Ccy>\(currency)</Ccy></Acct>\(balances)"
            + entries.map { "\n" + xml($0, day, currency) }.joined() + "\n</\(name)></\(root)></Document>\n"
    }

    private static func xml(_ entry: Entry, _ day: String, _ currency: String) -> String {
        let batch = entry.batch > 0 ? "<Btch><NbOfTxs>\(entry.batch)</NbOfTxs></Btch>" : ""
        let details = entry.details.map {
            "<TxDtls><Amt Ccy=\"\(currency)\">\(money($0.cents))</Amt><RmtInf><Ustrd>\($0.text)</Ustrd></RmtInf></TxDtls>"
        }.joined()
        let text = entry.text.isEmpty ? "" : "<TxDtls><RmtInf><Ustrd>\(entry.text)</Ustrd></RmtInf></TxDtls>"
        return
            "<Ntry><Amt Ccy=\"\(currency)\">\(money(entry.cents))</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
            + "<BookgDt><Dt>\(day)</Dt></BookgDt><ValDt><Dt>\(day)</Dt></ValDt><AcctSvcrRef>\(entry.reference)</AcctSvcrRef>"
            + "<NtryDtls>\(batch)\(details)\(text)</NtryDtls></Ntry>"
    }

    static func mt(_ message: String, day: String, opening: Int, _ entries: [Entry]) -> String {
        let short = day.filter { $0 != "-" }.dropFirst(2)
        func sum(_ cents: Int) -> String { money(cents).split(separator: ".").joined(separator: ",") }
        let lines = entries.map {
            ":61:\(short)\(short.suffix(4))C\(sum($0.cents))NTRFNONREF//\($0.reference)\r\n:86:\($0.text)\r\n"
        }
        let end = opening + entries.map(\.cents).reduce(0, +)
        if message == "942" {
            return ":20:I\r\n:25:\(account)\r\n:28C:7/1\r\n:34F:EUR0,\r\n:13D:\(short)1200+0200\r\n" + lines.joined()
                + "-\r\n"
        }
        return ":20:S\r\n:25:\(account)\r\n:28C:7/1\r\n:60F:C\(short)EUR\(sum(opening))\r\n" + lines.joined()
            + ":62F:C\(short)EUR\(sum(end))\r\n-\r\n"
    }
}

@Suite struct ReportsTests {
    private let day = "2026-05-13"
    private let first = Report.Entry(cents: 5000, reference: "A1", text: "WF26-000001")
    private let second = Report.Entry(cents: 7000, reference: "A2", text: "WF26-000002")

    private func town() throws -> Scenario {
        let town = try Scenario.smallTown()
        try town.remove("Inputs/bank/a.xml")
        return town
    }

    @discardableResult
    private func run(_ town: Scenario, _ date: String = "2026-05-14") throws -> Outcome {
        let outcome = try town.sverka("run", "--date", date)
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(try town.sverka("verify").status == 0)
        return outcome
    }

    private func paid(_ town: Scenario) throws -> [String] {
        try ["WF26-000001", "WF26-000002"].map { try town.paid($0) ?? "" }
    }

    @Test(arguments: ["052", "054", "942"])
    func `known early, then stated: once`(_ kind: String) throws {
        let town = try town()
        let early =
            kind == "942"
            ? Report.mt("942", day: day, opening: 0, [first]) : Report.camt(kind, day: day, number: 1, [first])
        try town.write("Inputs/bank/z-early", early)
        try run(town, day)
        #expect(try paid(town) == ["50.00", "0.00"])
        // The final statement words the entry in its own way and brings another one.
        var final = first
        final.text = "за WF26-000001"
        try town.write(
            "Inputs/bank/b-final.xml", Report.camt("053", day: day, number: 7, opening: 100, [final, second]))
        try run(town)
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.codes() == ["OVERLAP"])
        #expect(try town.rows("payments.csv").map { $0["amount"] } == ["70.00"])
    }

    @Test(arguments: ["052", "054", "942"])
    func `stated first, or in the same night: once`(_ kind: String) throws {
        for isSameNight in [true, false] {
            let town = try town()
            try town.write("Inputs/bank/b.xml", Report.camt("053", day: day, number: 7, opening: 100, [first, second]))
            if !isSameNight { try run(town, day) }
            let report =
                kind == "942"
                ? Report.mt("942", day: day, opening: 0, [first, second])
                : Report.camt(kind, day: day, number: 1, [first, second])
            try town.write("Inputs/bank/a-report", report)
            try run(town)
            #expect(try paid(town) == ["50.00", "70.00"])
            #expect(try town.codes().contains("OVERLAP"))
            let source = try town.rows("sources.csv").first { $0["file"] == "Inputs/bank/a-report" }
            #expect(source?["known"] == "2" && source?["accepted"] == "0")
        }
    }

    @Test(arguments: [true, false])
    func `a batch comes apart by its notification`(_ isSameNight: Bool) throws {
        let town = try town()
        let batch = Report.Entry(cents: 12000, reference: "B1", batch: 2)
        let details = Report.Entry(
            cents: 12000, reference: "B1", details: [(5000, "WF26-000001"), (7000, "WF26-000002")])
        try town.write("Inputs/bank/a.xml", Report.camt("053", day: day, number: 7, opening: 100, [batch]))
        if !isSameNight {
            try run(town, day)
            #expect(try paid(town) == ["0.00", "0.00"])
        }
        try town.write("Inputs/bank/b.xml", Report.camt("054", day: day, number: 1, [details]))
        try run(town)
        #expect(try paid(town) == ["50.00", "70.00"])
        if isSameNight {
            #expect(try town.rows("payments.csv").compactMap { $0["amount"] }.sorted() == ["50.00", "70.00"])
        }
    }

    @Test func `details first, the batch of the statement after them: once`() throws {
        let town = try town()
        let details = Report.Entry(
            cents: 12000, reference: "B1", details: [(5000, "WF26-000001"), (7000, "WF26-000002")])
        try town.write("Inputs/bank/a.xml", Report.camt("054", day: day, number: 1, [details]))
        try run(town, day)
        try town.write(
            "Inputs/bank/b.xml",
            Report.camt(
                "053", day: day, number: 7, opening: 100, [Report.Entry(cents: 12000, reference: "B1", batch: 2)]))
        try run(town)
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.rows("payments.csv").isEmpty)
    }

    @Test func `two equal entries of a day stay two`() throws {
        let town = try town()
        let one = Report.Entry(cents: 2500, reference: "", text: "WF26-000001")
        try town.write("Inputs/bank/a.xml", Report.camt("052", day: day, number: 1, [one]))
        try run(town, day)
        try town.write("Inputs/bank/b.xml", Report.camt("053", day: day, number: 7, opening: 100, [one, one]))
        try run(town)
        #expect(try town.paid("WF26-000001") == "50.00")
    }

    @Test func `an intraday entry that the day's statement lacks is no money`() throws {
        let town = try town()
        try town.write("Inputs/bank/b.xml", Report.camt("053", day: day, number: 7, opening: 100, [first]))
        try run(town, day)
        try town.write("Inputs/bank/c.xml", Report.camt("052", day: day, number: 1, [second]))
        try run(town)
        #expect(try paid(town) == ["50.00", "0.00"])
    }

    @Test func `the same statement as MT940 and camt, and a copy`() throws {
        let town = try town()
        try town.write("Inputs/bank/a.xml", Report.camt("053", day: day, number: 7, opening: 100, [first, second]))
        try run(town, day)
        try town.write("Inputs/bank/b.sta", Report.mt("940", day: day, opening: 100, [first, second]))
        try town.write(
            "Inputs/bank/c.xml",
            Report.camt(
                "053", day: day, number: 7, opening: 100, [first, second], copy: "<CpyDplctInd>DUPL</CpyDplctInd>"))
        try run(town)
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.codes() == ["DUPLICATE_STATEMENT"])
        #expect(try town.rows("sources.csv").map { $0["accepted"] } == ["0", "0"])
    }

    @Test func `a list of an account that has statements brings no money`() throws {
        let town = try town()
        try town.write("Inputs/bank/a.xml", Report.camt("053", day: day, number: 7, opening: 100, [first]))
        try run(town, day)
        let header = "account,booked_on,value_on,amount,currency,bank_reference,remittance\n"
        try town.write(
            "Inputs/bank/b.csv",
            header + "\(Report.account),\(day),\(day),50.00,EUR,A1,WF26-000001\n"
                + "\(Report.account),2026-05-14,2026-05-14,70.00,EUR,A2,WF26-000002\n")
        try run(town)
        // The 14th has no statement yet: the list makes it known early.
        #expect(try paid(town) == ["50.00", "70.00"])
        try town.write(
            "Inputs/bank/c.xml", Report.camt("053", day: "2026-05-14", number: 8, opening: 5100, [second]))
        try run(town, "2026-05-15")
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.codes() == ["OVERLAP"])
    }

    // MARK: Chains of statements

    @Test func `pages that give the balances of the whole statement`() throws {
        let town = try town()
        for (page, entry) in [(1, first), (2, second)] {
            try town.write(
                "Inputs/bank/p\(page).xml",
                Report.camt(
                    "053", day: day, number: 7, opening: 100, [entry], page: (page, page == 2), closing: 12100))
        }
        try run(town)
        #expect(try paid(town) == ["50.00", "70.00"])
        #expect(try town.codes() == [])
    }

    @Test func `the turn of the year: numbers start again, the lev becomes the euro`() throws {
        let town = try town()
        func write(_ name: String, _ day: String, _ number: Int, _ opening: Int, _ sum: Int, _ currency: String) throws
        {
            let entry = Report.Entry(cents: sum, reference: name, text: "без основание \(name)")
            try town.write(
                "Inputs/bank/\(name).xml",
                Report.camt("053", day: day, number: number, opening: opening, [entry], currency: currency))
        }
        try write("a", "2025-12-30", 249, 10000, 100, "BGN")
        try write("b", "2025-12-31", 250, 10100, 200, "BGN")
        // 103.00 / 1.95583 = 52.66
        try write("c", "2026-01-01", 1, 5266, 300, "EUR")
        try write("d", "2026-01-02", 2, 5566, 400, "EUR")
        try run(town)
        #expect(try town.codes().isDisjoint(with: ["STATEMENT_GAP", "BALANCE_BREAK"]))
        try write("e", "2026-01-05", 4, 5966, 400, "EUR")
        try run(town, "2026-05-15")
        #expect(try town.codes().contains("STATEMENT_GAP"))
        try write("f", "2026-01-06", 5, 6367, 400, "EUR")
        try run(town, "2026-05-16")
        #expect(try town.codes().contains("BALANCE_BREAK"))
    }

    @Test func `details that don't add up are one payment, and said`() throws {
        let town = try town()
        let odd = Report.Entry(cents: 12000, reference: "B1", details: [(5000, "WF26-000001"), (7001, "WF26-000002")])
        try town.write("Inputs/bank/a.xml", Report.camt("053", day: day, number: 7, opening: 100, [odd]))
        try run(town)
        #expect(try town.codes().contains("BALANCE_BREAK"))
        #expect(try town.rows("statements.csv").map { $0["balanced"] } == ["true"])
        try run(town, "2026-05-15")
        #expect(try town.rows("discrepancies.csv").first { $0["code"] == "BALANCE_BREAK" }?["state"] == "carried")
    }
}
