// The fixed columns of every published table, and their order, against the real output of the made-up day.

import Foundation
import Testing

@Suite struct ColumnTests {
    /// contracts.md section 4, word for word; more may follow.
    private static let fixed = [
        "payments.csv":
            "payment_id,channel,source_file,source_position,account,terminal_id,booked_on,value_on,paid_on,amount,currency,bank_reference,merchant_reference,obligor_id,payer_name,payer_iban,payment_code,remittance,purpose,status,allocated,unallocated,strategy,confidence",
        "allocations.csv":
            "payment_id,bank_reference,obligation_id,amount,principal,interest,costs,credit,discount,rounding,currency,strategy,rule,paid_on,evidence",
        "candidates.csv": "payment_id,bank_reference,obligation_id,rank,score,reason",
        "discrepancies.csv":
            "discrepancy_id,code,severity,state,opened_on,age_days,payment_id,bank_reference,obligation_id,batch_id,source_file,source_position,amount,currency,message,action,related",
        "settlements.csv":
            "batch_id,acquirer,terminal_id,day,transactions,gross,fees,net,currency,expected_by,status,credited_on,credited,difference,bank_payment_id,bank_reference,bank_payment_ids",
        "obligations.csv":
            "obligation_id,kind,document_no,payer_id,payer_name,object,year,issued_on,due_on,currency,principal,interest,costs,discount,rounding,remitted,paid_elsewhere,paid,outstanding,credit,state,last_paid_on",
        "positions.csv":
            "payer_id,payer_name,obligations,assessed,paid,outstanding,overdue,credit,unallocated,currency",
        "sources.csv":
            "source,file,role,format,encoding,sha256,bytes,status,records,accepted,known,rejected,credits,debits,opening,closing,currency,message",
    ]

    /// What a column may hold, where the contract lists it.
    private static let words: [(file: String, column: String, words: Set<String>)] = [
        ("payments.csv", "channel", ["bank", "pos", "vpos"]),
        (
            "payments.csv", "purpose",
            ["obligation", "settlement", "fee", "transfer", "refund", "chargeback", "other"]
        ),
        (
            "payments.csv", "status",
            ["matched", "partly_matched", "ambiguous", "unmatched", "settlement", "ignored", "reversed"]
        ),
        ("discrepancies.csv", "severity", ["info", "warning", "error"]),
        ("discrepancies.csv", "state", ["new", "carried", "resolved"]),
        ("settlements.csv", "status", ["settled", "in_transit", "missing", "short", "over", "void"]),
        (
            "obligations.csv", "state",
            ["cancelled", "written_off", "overpaid", "settled", "suspended", "partly_paid", "open"]
        ),
        ("sources.csv", "status", ["accepted", "partly_accepted", "duplicate", "quarantined"]),
    ]

    @Test func `every table has its columns in their order, sorted, with the contract's words, and figures that agree`()
        throws
    {
        let day = try Scenario()
        for name in ["Inputs", "pipeline.yml"] { try day.copy(Scenario.package.appendingPathComponent(name), to: name) }
        try day.sverka("run", "--date", "2026-05-15")
        for (file, columns) in Self.fixed.sorted(by: { $0.key < $1.key }) {
            let text = String(decoding: try day.data("Outputs/latest/\(file)"), as: UTF8.self)
            let header = text.prefix { $0 != "\n" }
            #expect(header == columns || header.hasPrefix(columns + ","), "\(file): \(header)")
            #expect(!text.contains("\r\n") && text.hasSuffix("\n"), "\(file)")
            let rows = Table.rows(text)
            if file != "discrepancies.csv", let key = columns.split(separator: ",").first.map(String.init) {
                let ids = rows.compactMap { $0[key] }.map { Array($0.utf8) }
                let isSorted = zip(ids, ids.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
                #expect(isSorted, "\(file) is not sorted by \(key)")
            }
            for row in rows {
                for (column, cell) in row where column.hasSuffix("_on") && !cell.isEmpty {
                    #expect(cell.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil, "\(file) \(column): \(cell)")
                }
            }
        }
        for (file, column, words) in Self.words {
            let found = Set(try day.rows(file).compactMap { $0[column] })
            #expect(found.isSubset(of: words), "\(file) \(column): \(found.subtracting(words))")
        }
        let ranks = ["error": 0, "warning": 1, "info": 2]
        let keys = try day.rows("discrepancies.csv").map { row in
            "\(ranks[row["severity"] ?? ""] ?? 9) \(row["code"] ?? "") \(row["discrepancy_id"] ?? "")"
        }
        #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for row in try day.rows("payments.csv") {
            #expect(cents(row["amount"]) == cents(row["allocated"]) + cents(row["unallocated"]), "\(row)")
            if row["status"] == "matched" { #expect(cents(row["unallocated"]) == 0, "\(row)") }
            let isPart = cents(row["allocated"]) > 0 && cents(row["unallocated"]) > 0
            #expect((row["status"] == "partly_matched") == isPart, "\(row)")
        }
        for row in try day.rows("allocations.csv") {
            let parts = ["principal", "interest", "costs", "credit"].map { cents(row[$0]) }.reduce(0, +)
            #expect(cents(row["amount"]) == parts, "\(row)")
        }
        for row in try day.rows("sources.csv") {
            let parts = ["accepted", "known", "rejected"].compactMap { Int(row[$0] ?? "") }.reduce(0, +)
            #expect(Int(row["records"] ?? "") == parts, "\(row)")
        }
    }
}
