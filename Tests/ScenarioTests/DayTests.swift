// The made-up day of Inputs/, from the files to the published folder.

import Foundation
import Testing

@Suite("The made-up day")
struct DayTests {
    static let expected: Set<String> = [
        "UNIDENTIFIED", "AMBIGUOUS", "UNDERPAID", "OVERPAID", "DUPLICATE_PAYMENT", "PAID_CANCELLED", "WRONG_CODE",
        "WRONG_ACCOUNT",
        "OBLIGOR_MISMATCH", "BGN_AS_EUR", "FUTURE_DATED", "FILE_REJECTED", "ROW_REJECTED", "DUPLICATE_FILE",
        "DUPLICATE_STATEMENT", "OVERLAP", "STATEMENT_GAP", "BALANCE_BREAK", "REGISTER_DRIFT", "DUPLICATE_OBLIGATION",
        "INVALID_IDENTIFIER", "LIMITATION_NEAR", "LIMITATION_PASSED", "ROUNDING", "DISCOUNT_EXPIRED", "OTHER_PAYER",
        "CHOICE_NOT_APPLIED", "BATCH_IN_TRANSIT", "BATCH_MISSING", "CREDIT_WITHOUT_BATCH", "SETTLEMENT_DIFFERENCE",
        "FEE_DIFFERENCE", "CHARGEBACK", "ORDER_DIFFERENCE", "ORDER_NOT_CAPTURED", "CAPTURE_WITHOUT_ORDER",
        "DUPLICATE_CAPTURE",
    ]

    private func day() throws -> Scenario {
        let day = try Scenario()
        for name in ["Inputs", "pipeline.yml"] { try day.copy(Scenario.package.appendingPathComponent(name), to: name) }
        return day
    }

    @Test("shows every kind of finding, and every control holds")
    func findings() throws {
        let day = try day()
        let run = try day.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 65, "\(run.text)")
        #expect(Self.expected.subtracting(try day.codes()).sorted() == [])
        #expect(try day.codes().contains("REVERSED"))
        for row in try day.rows("obligations.csv") {
            let due = ["principal", "interest", "costs"].map { cents(row[$0]) }.reduce(0, +)
            let less = ["discount", "rounding", "remitted", "paid_elsewhere", "paid"].map { cents(row[$0]) }.reduce(
                0, +)
            #expect(due - less == cents(row["outstanding"]) - cents(row["credit"]), "\(row)")
            #expect(cents(row["outstanding"]) == 0 || cents(row["credit"]) == 0)
        }
        let manifest = String(decoding: try day.data("Outputs/latest/run.json"), as: UTF8.self)
        let differences = manifest.matches(of: /"difference"\s*:\s*"([^"]*)"/).map { String($0.1) }
        #expect(!differences.isEmpty && differences.allSatisfy { $0 == "0.00" })
        #expect(try day.sverka("verify").status == 0)
    }

    @Test("the same input gives the same bytes in another place, time zone and locale")
    func bytes() throws {
        let (one, other) = (try day(), try day())
        try one.sverka("run", "--date", "2026-05-15", environment: ["TZ": "UTC", "LC_ALL": "C"])
        try other.sverka(
            "run", "--date", "2026-05-15", "--threads", "1",
            environment: ["TZ": "Pacific/Auckland", "LC_ALL": "tr_TR.UTF-8"])
        let (first, second) = (try one.published(), try other.published())
        #expect(!first.isEmpty && first.keys.sorted() == second.keys.sorted())
        #expect(first.filter { second[$0.key] != $0.value }.keys.sorted() == [])
    }

    @Test("a second run on nothing new takes no number")
    func again() throws {
        let day = try day()
        let first = try day.sverka("run", "--date", "2026-05-15")
        let second = try day.sverka("run", "--date", "2026-05-15")
        #expect(second.status == first.status)
        #expect(day.runs == ["2026-05-15-0001"])
    }

    @Test("a dry run changes nothing, rerun gives the bytes again")
    func dryAndAgain() throws {
        let day = try day()
        let dry = try day.sverka("run", "--dry-run", "--to", "dry", "--date", "2026-05-15")
        #expect(dry.status == 65 && day.runs.isEmpty && !day.exists("Outputs/ledger.sqlite"), "\(dry.text)")
        #expect(day.exists("dry/payments.csv"))
        try day.sverka("run", "--date", "2026-05-15")
        let again = try day.sverka("rerun", "2026-05-15-0001", "--to", "again")
        #expect(again.status == 0, "\(again.text)")
        // The published files, and nothing beside them.
        #expect(try day.published(under: "Outputs/2026-05-15-0001") == day.published(under: "again"))
    }
}
