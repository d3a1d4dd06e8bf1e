// A town of two debts and two accounts, for scenarios that break one thing at a time.

import Foundation

enum SmallTown {
    static let account = "BG43TEST12348400000001"
    static let settings = """
        version: 1
        organisation: {name: Община, id: "000471504", currency: EUR, timezone: Europe/Sofia, language: bg}
        ledger: Outputs/ledger.sqlite
        outputs: Outputs
        sources:
          register: {role: obligations, path: "Inputs/register/*.csv", extract: delta}
          bank: {role: bank, path: "Inputs/bank/*", format: auto}
        accounts:
          BG43TEST12348400000001: {type: revenue}
          BG65TEST56788400000002: {type: revenue}
        kinds:
          waste_fee: {code: "442400", group: tax, interest: none}
        """

    static let register = """
        obligation_id,kind,payer_id,payer_name,principal,issued_on,due_on
        WF26-000001,waste_fee,9108103440,Мира Лозева,50.00,2026-02-10,2026-10-31
        WF26-000002,waste_fee,9108103440,Мира Лозева,70.00,2026-02-10,2026-10-31
        """ + "\n"

    static let bankHeader = "account,booked_on,value_on,amount,currency,bank_reference,remittance\n"

    static func bankRow(_ amount: String, _ text: String, reference: String = "R1", day: String = "2026-05-14")
        -> String
    {
        "BG65TEST56788400000002,\(day),\(day),\(amount),EUR,\(reference),\(text)\n"
    }

    /// A statement of one entry for each (amount in cents, reference, text).
    static func statement(
        number: Int, day: String, opening: Int, closing: Int? = nil, _ entries: [(Int, String, String)],
        comment: String = ""
    ) -> String {
        let end = closing ?? opening + entries.map(\.0).reduce(0, +)
        let balances = [("OPBD", opening), ("CLBD", end)].map { code, value in
            "<Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(money(value))</Amt>"
                + "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>\(day)</Dt></Dt></Bal>"
        }.joined()
        let lines = entries.map { amount, reference, text in
            "\n<Ntry><Amt Ccy=\"EUR\">\(money(amount))</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>\(day)</Dt></BookgDt>"
                + "<ValDt><Dt>\(day)</Dt></ValDt><AcctSvcrRef>\(reference)</AcctSvcrRef><NtryDtls><TxDtls>"
                + "<RmtInf><Ustrd>\(text)</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        }.joined()
        return
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(comment)<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">"
            + "<BkToCstmrStmt><GrpHdr><MsgId>M\(number)</MsgId><CreDtTm>\(day)T23:00:00</CreDtTm></GrpHdr><Stmt><Id>S\(number)</Id>"
            + "<ElctrncSeqNb>\(number)</ElctrncSeqNb><CreDtTm>\(day)T23:00:00</CreDtTm><FrToDt><FrDtTm>\(day)T00:00:00</FrDtTm>"
            + "<ToDtTm>\(day)T23:59:59</ToDtTm></FrToDt><Acct><Id><IBAN>\(account)</IBAN></Id><Ccy>EUR</Ccy></Acct>"
            + balances + lines + "\n</Stmt></BkToCstmrStmt></Document>\n"
    }

    private static func money(_ cents: Int) -> String {
        "\(cents / 100)." + (cents % 100 < 10 ? "0" : "") + "\(cents % 100)"
    }
}

extension Scenario {
    /// Settings, register and a statement that pays the first debt.
    static func smallTown() throws -> Scenario {
        let town = try Scenario()
        try town.write("pipeline.yml", SmallTown.settings)
        try town.write("Inputs/register/a.csv", SmallTown.register)
        try town.write(
            "Inputs/bank/a.xml",
            SmallTown.statement(number: 1, day: "2026-05-13", opening: 10000, [(5000, "A1", "WF26-000001")]))
        return town
    }

    func paid(_ obligation: String) throws -> String? {
        try rows("obligations.csv").first { $0["obligation_id"] == obligation }?["paid"]
    }
}
