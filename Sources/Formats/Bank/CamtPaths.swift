// Paths of camt: where each value stands in versions .001.01 to today's, from the statement element down.

enum CamtPaths {
    typealias Path = (path: String, field: CamtField, isAmount: Bool)

    /// Fields that are elements with children: their start and end matter, not their text.
    static let containers: Set<CamtField> = [.statement, .summary, .balance, .entry, .detail, .returned]

    static let all: [Path] = {
        var all: [Path] = [("MsgDefIdr", .messageDefinition, false)]
        for root in ["BkToCstmrStmt", "BkToCstmrAcctRpt", "BkToCstmrDbtCdtNtfctn"] {
            // Version .001.01 names the root with its version.
            for root in [root, root + "V01"] {
                for path in header { all.append((root + "/GrpHdr/" + path.path, path.field, path.isAmount)) }
                for name in ["Stmt", "Rpt", "Ntfctn"] {
                    all.append((root + "/" + name, .statement, false))
                    for path in statement {
                        all.append((root + "/" + name + "/" + path.path, path.field, path.isAmount))
                    }
                }
            }
        }
        return all
    }()

    private static let header: [Path] = [
        ("CreDtTm", .headerCreated, false), ("MsgPgntn/PgNb", .headerPage, false),
        ("MsgPgntn/LastPgInd", .headerLastPage, false),
    ]

    private static let statement: [Path] =
        [
            ("Id", .statementID, false), ("ElctrncSeqNb", .electronicNumber, false), ("LglSeqNb", .legalNumber, false),
            ("CreDtTm", .created, false), ("FrToDt/FrDtTm", .fromDay, false), ("FrToDt/ToDtTm", .toDay, false),
            ("FrToDt/FrDt", .fromDay, false), ("FrToDt/ToDt", .toDay, false),
            ("StmtPgntn/PgNb", .pageNumber, false), ("StmtPgntn/LastPgInd", .lastPage, false),
            ("RptPgntn/PgNb", .pageNumber, false), ("RptPgntn/LastPgInd", .lastPage, false),
            ("NtfctnPgntn/PgNb", .pageNumber, false), ("NtfctnPgntn/LastPgInd", .lastPage, false),
            ("CpyDplctInd", .copy, false),
            ("Acct/Id/IBAN", .accountIBAN, false), ("Acct/Id/Othr/Id", .accountOther, false),
            ("Acct/Id/PrtryAcct/Id", .accountOther, false), ("Acct/Id/BBAN", .accountOther, false),
            ("Acct/Ccy", .accountCurrency, false),
            ("TxsSummry", .summary, false), ("TxsSummry/TtlNtries/NbOfNtries", .summaryCount, false),
            ("TxsSummry/TtlNtries/Sum", .summarySum, true),
            ("TxsSummry/TtlCdtNtries/NbOfNtries", .summaryCreditCount, false),
            ("TxsSummry/TtlCdtNtries/Sum", .summaryCreditSum, true),
            ("TxsSummry/TtlDbtNtries/NbOfNtries", .summaryDebitCount, false),
            ("TxsSummry/TtlDbtNtries/Sum", .summaryDebitSum, true),
            ("Bal", .balance, false), ("Bal/Tp/CdOrPrtry/Cd", .balanceType, false), ("Bal/Tp/Cd", .balanceType, false),
            ("Bal/Amt", .balanceAmount, true), ("Bal/CdtDbtInd", .balanceDirection, false),
            ("Bal/Dt/Dt", .balanceDay, false), ("Bal/Dt/DtTm", .balanceDay, false),
        ] + entry.map { ("Ntry/" + $0.path, $0.field, $0.isAmount) } + [("Ntry", .entry, false)]

    private static let entry: [Path] =
        [
            ("NtryRef", .entryReference, false), ("Amt", .entryAmount, true), ("CdtDbtInd", .entryDirection, false),
            ("RvslInd", .entryReversal, false), ("Sts", .entryStatus, false), ("Sts/Cd", .entryStatus, false),
            ("Sts/Prtry", .entryStatus, false),
            ("BookgDt/Dt", .entryBooked, false), ("BookgDt/DtTm", .entryBooked, false),
            ("ValDt/Dt", .entryValue, false), ("ValDt/DtTm", .entryValue, false),
            ("AcctSvcrRef", .entryServicer, false), ("AddtlNtryInf", .entryInformation, false),
            ("Btch/NbOfTxs", .batchCount, false), ("NtryDtls/Btch/NbOfTxs", .batchCount, false),
        ] + code + charges
        // Version .001.01 has the details directly in the entry.
        + detail.map { ("NtryDtls/TxDtls" + $0.path, $0.field, $0.isAmount) }
        + detail.map { ("TxDtls" + $0.path, $0.field, $0.isAmount) }

    private static let code: [Path] = [
        ("BkTxCd/Domn/Cd", .codeDomain, false), ("BkTxCd/Domn/Fmly/Cd", .codeFamily, false),
        ("BkTxCd/Domn/Fmly/SubFmlyCd", .codeSubFamily, false), ("BkTxCd/Prtry/Cd", .codeProprietary, false),
    ]

    private static let charges: [Path] = [
        ("Chrgs/Amt", .charge, true), ("Chrgs/Rcrd/Amt", .charge, true),
    ]

    private static let detail: [Path] =
        [("", .detail, false)]
        + ([
            ("Refs/AcctSvcrRef", .detailServicer, false), ("Refs/EndToEndId", .endToEnd, false),
            ("Refs/TxId", .transactionID, false), ("Refs/InstrId", .instructionID, false),
            ("Refs/MndtId", .mandate, false),
            ("Amt", .detailAmount, true), ("CdtDbtInd", .detailDirection, false),
            ("AmtDtls/TxAmt/Amt", .transactionAmount, true), ("AmtDtls/InstdAmt/Amt", .instructedAmount, true),
            ("RtrInf", .returned, false), ("RtrInf/OrgnlEndToEndId", .originalEndToEnd, false),
            ("RltdRefs/OrgnlEndToEndId", .originalEndToEnd, false),
            ("Purp/Cd", .purposeCode, false), ("Purp/Prtry", .purposeProprietary, false),
            ("AddtlTxInf", .detailInformation, false),
            ("RmtInf/Ustrd", .unstructured, false), ("RmtInf/Strd/CdtrRefInf/Ref", .creditorReference, false),
            ("RmtInf/Strd/CdtrRefInf/CdtrRef", .creditorReference, false),
            ("RmtInf/Strd/RfrdDocInf/Nb", .documentNumber, false),
            ("RmtInf/Strd/RfrdDocInf/RfrdDocNb", .documentNumber, false),
            ("RmtInf/Strd/AddtlRmtInf", .additionalRemittance, false),
        ] + accounts + parties + code + charges).map { ("/" + $0.path, $0.field, $0.isAmount) }

    private static let accounts: [Path] = [
        ("RltdPties/DbtrAcct/Id/IBAN", .debtorIBAN, false), ("RltdPties/CdtrAcct/Id/IBAN", .creditorIBAN, false),
        ("RltdPties/DbtrAcct/Id/Othr/Id", .debtorOther, false),
        ("RltdPties/CdtrAcct/Id/Othr/Id", .creditorOther, false),
        ("RltdPties/DbtrAcct/Id/PrtryAcct/Id", .debtorOther, false),
        ("RltdPties/CdtrAcct/Id/PrtryAcct/Id", .creditorOther, false),
    ]

    /// A party's name and identifiers; from version 8 on they stand inside `Pty`, a bank's inside `Agt`.
    private static let parties: [Path] = names.flatMap { path -> [Path] in
        let steps = path.path.split(separator: "/", maxSplits: 2).map { String($0) }
        return ["", "Pty/", "Agt/FinInstnId/"].map {
            (steps[0] + "/" + steps[1] + "/" + $0 + steps[2], path.field, false)
        }
    }

    private static let names: [Path] = [
        ("RltdPties/Dbtr/Nm", .debtorName, false), ("RltdPties/Cdtr/Nm", .creditorName, false),
        ("RltdPties/UltmtDbtr/Nm", .obligorName, false),
        ("RltdPties/UltmtDbtr/Id/PrvtId/Othr/Id", .obligorID, false),
        ("RltdPties/UltmtDbtr/Id/OrgId/Othr/Id", .obligorID, false),
        ("RltdPties/UltmtDbtr/Id/PrvtId/OthrId/Id", .obligorID, false),
        ("RltdPties/UltmtDbtr/Id/OrgId/PrtryId/Id", .obligorID, false),
    ]
}
