// The certificate as it is printed: each line adds up and says in what state its debt is.

import Testing

@Suite struct CertificateTests {
    /// Cells of the lines between the header and the total, the numbers with two decimals.
    private static let reader = """
        import sys
        try: import openpyxl
        except ImportError: sys.exit(77)
        rows = [[c for c in row] for row in openpyxl.load_workbook(sys.argv[1], data_only=True).active.iter_rows(values_only=True)]
        first = next(i for i, row in enumerate(rows) if row[-1] == sys.argv[2])
        for row in rows[first + 1:]:
            print("|".join("%.2f" % c if isinstance(c, (int, float)) else (c or "").replace("\\n", " ") for c in row))
            if not row[1]: break
        """

    @Test(arguments: [("bg", "Състояние"), ("en", "State")])
    func `a line has the sums that make what is due, and the state of the debt`(_ language: String, _ header: String)
        throws
    {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings.replacing("language: bg", with: "language: \(language)"))
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,document_no,payer_id,payer_name,principal,costs,issued_on,due_on,enforcement_on,status
            WF26-000001,waste_fee,,9108103440,Мира Лозева,50.00,4.00,2026-02-10,2026-10-31,,open
            WF26-000002,waste_fee,12-3456,9108103440,Мира Лозева,70.00,,2026-02-10,2026-10-31,2026-05-01,open
            WF26-000003,waste_fee,,9108103440,Мира Лозева,30.00,,2026-02-10,2026-10-31,2026-06-01,suspended
            """ + "\n")
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader + SmallTown.bankRow("20.00", "WF26-000001", day: "2026-05-14"))
        try town.write(
            "Inputs/bank/b.xml", SmallTown.statement(number: 1, day: "2026-05-13", opening: 10000, []))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let issued = try town.sverka("certificate", "9108103440", "--to", "paper")
        #expect(issued.status == 0, "\(issued.text)")
        let read = try Scenario.python(["-c", Self.reader, "paper/certificate-1.xlsx", header], in: town.folder)
        if read.status == 77 { return print("Skipped: Python has no openpyxl.") }
        let words =
            language == "bg"
            ? [
                "такса битови отпадъци", "частично платено", "отворено, принудително изпълнение от 01.05.2026 г.",
                "спряно",
            ]
            : ["waste fee", "partly paid", "open, being enforced since 2026-05-01", "suspended"]
        let lines = read.stdout.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(3) == [
                "WF26-000001|\(words[0])|2026|50.00|0.00|4.00|20.00|34.00|\(words[1])",
                "WF26-000002|\(words[0]) 12-3456|2026|70.00|0.00|0.00|0.00|70.00|\(words[2])",
                "WF26-000003|\(words[0])|2026|30.00|0.00|0.00|0.00|30.00|\(words[3])",
            ], "\(read.text)")
        #expect(lines.last?.contains("|150.00|0.00|4.00|20.00|134.00|") == true, "\(read.text)")
    }

    @Test func `interest that a register brought is not said to run to the day`() throws {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings.replacing(", interest: none", with: ""))
        try town.write(
            "Inputs/register/a.csv",
            """
            obligation_id,kind,payer_id,payer_name,principal,interest,issued_on,due_on
            WF25-000001,waste_fee,9108103440,Мира Лозева,50.00,1.69,2025-02-10,2025-10-31
            WF26-000002,waste_fee,9108103440,Мира Лозева,70.00,,2026-02-10,2026-10-31
            """ + "\n")
        try town.write(
            "Inputs/bank/a.csv",
            SmallTown.bankHeader + SmallTown.bankRow("20.00", "WF26-000002", day: "2026-05-14"))
        try town.write("Inputs/bank/b.xml", SmallTown.statement(number: 1, day: "2026-05-13", opening: 10000, []))
        #expect(try town.sverka("run", "--date", "2026-05-14").status == 0)
        let issued = try town.sverka("certificate", "9108103440", "--to", "paper")
        #expect(issued.status == 0, "\(issued.text)")
        let all = """
            import sys
            try: import openpyxl
            except ImportError: sys.exit(77)
            for row in openpyxl.load_workbook(sys.argv[1]).active.iter_rows(values_only=True):
                print(" ".join(str(c) for c in row if c is not None))
            """
        let read = try Scenario.python(["-c", all, "paper/certificate-1.xlsx"], in: town.folder)
        if read.status == 77 { return print("Skipped: Python has no openpyxl.") }
        let page = read.stdout.replacing("\n", with: " ")
        #expect(page.contains("Лихвата по WF25-000001 е посочената от регистъра"), "\(page)")
    }
}
