// Damage that is easily overlooked: a broken letter, a currency without a rate, an archive or a ledger that is not whole.

import Foundation
import Testing

@Suite("Damage")
struct DamageTests {
    private static let names = (1...30).map { "Мира Лозева Каменова \($0)" }

    /// Thirty payments by name and text in Cyrillic; the one in the middle has lost a byte.
    private func list(broken: Bool) -> Data {
        var bytes = Data(
            "account,booked_on,value_on,amount,currency,bank_reference,counterparty_name,remittance\n".utf8)
        for (number, name) in Self.names.enumerated() {
            var row = Data(
                "BG65TEST56788400000002,2026-05-14,2026-05-14,1.\(10 + number),EUR,R\(number),\(name),такса смет\n".utf8
            )
            if broken, number == 14, let place = row.firstIndex(of: 0xD0) { row.remove(at: place + 1) }
            bytes.append(row)
        }
        return bytes
    }

    @Test("one broken letter refuses its row only; the corrected file brings that row and nothing else")
    func brokenRow() throws {
        let town = try Scenario.smallTown()
        try town.write("Inputs/bank/list.csv", list(broken: true))
        let first = try town.sverka("run", "--date", "2026-05-15")
        #expect(first.status == 65, "\(first.text)")
        #expect(try town.rows("rejects.csv").map { $0["line"] } == ["16"], "\(first.text)")
        let source = try #require(try town.rows("sources.csv").first { $0["file"] == "Inputs/bank/list.csv" })
        #expect(source["encoding"] == "utf-8" && source["accepted"] == "29", "\(source)")
        let taken = try town.rows("payments.csv").filter { $0["source_file"] == "Inputs/bank/list.csv" }
        #expect(Set(taken.compactMap { $0["payer_name"] }) == Set(Self.names).subtracting([Self.names[14]]))

        try town.write("Inputs/bank/list.csv", list(broken: false))
        #expect(try town.sverka("run", "--date", "2026-05-16").status == 0)
        let second = try #require(try town.rows("sources.csv").first { $0["file"] == "Inputs/bank/list.csv" })
        #expect(second["known"] == "29" && second["accepted"] == "1", "\(second)")
        #expect(try !town.codes().contains("DUPLICATE_PAYMENT"))
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a list in Windows-1251 stays one")
    func windows() throws {
        let town = try Scenario.smallTown()
        let text = String(decoding: list(broken: false), as: UTF8.self)
        try town.write("Inputs/bank/list.csv", try #require(text.data(using: .windowsCP1251)))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let source = try #require(try town.rows("sources.csv").first { $0["file"] == "Inputs/bank/list.csv" })
        #expect(source["encoding"] == "windows-1251" && source["accepted"] == "30", "\(source)")
        #expect(try town.rows("payments.csv").contains { $0["payer_name"] == Self.names[7] })
    }

    @Test("a debt in a currency without a fixed rate is refused with its row, whatever is paid for it")
    func currency() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "Inputs/register/b.csv",
            """
            obligation_id,kind,payer_id,principal,currency,issued_on,due_on
            WF26-000010,waste_fee,1,100.00,USD,2026-01-01,2026-10-31
            WF26-000011,waste_fee,1,100.00,BGN,2026-01-01,2026-10-31
            """ + "\n")
        try town.write(
            "Inputs/bank/list.csv", SmallTown.bankHeader + SmallTown.bankRow("100.00", "WF26-000010", reference: "X1"))
        let run = try town.sverka("run", "--date", "2026-05-15")
        #expect(run.status == 65, "\(run.text)")
        let rejects = try town.rows("rejects.csv")
        #expect(rejects.map { $0["line"] } == ["2"] && rejects[0]["message"]?.contains("USD") == true, "\(rejects)")
        let payment = try #require(try town.rows("payments.csv").first { $0["bank_reference"] == "X1" })
        #expect(payment["status"] == "unmatched", "\(payment)")
        #expect(try town.rows("obligations.csv").contains { $0["obligation_id"] == "WF26-000011" })
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("verify reads every archived file, and knows a ledger that is not the one of these runs")
    func archive() throws {
        let town = try Scenario.smallTown()
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        #expect(try town.sverka("verify").status == 0)
        let input = try #require(try town.rows("sources.csv").first { $0["file"] == "Inputs/bank/a.xml" }?["sha256"])
        let object = "Outputs/archive/\(input.prefix(2))/\(input).zst"
        let whole = try town.data(object)
        try town.write(object, whole.dropLast(3))
        let damaged = try town.sverka("verify")
        #expect(damaged.status == 1 && damaged.text.contains("a.xml"), "\(damaged.text)")
        try town.write(object, whole)
        #expect(try town.sverka("verify").status == 0)
        try FileManager.default.removeItem(at: town.url("Outputs/ledger.sqlite"))
        let lost = try town.sverka("verify")
        #expect(lost.status == 1 && lost.text.contains("2026-05-15-0001"), "\(lost.text)")
    }

    @Test("nothing is tried or computed anew among inputs and published runs")
    func targets() throws {
        let town = try Scenario.smallTown()
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let before = try town.published()
        let inputs = town.names("Inputs/register")
        for target in ["Outputs", "Outputs/2026-05-15-0001", "Outputs/../Outputs/new", "Inputs/register"] {
            for call in [
                try town.sverka("run", "--dry-run", "--date", "2026-05-16", "--to", target),
                try town.sverka("rerun", "1", "--to", target), try town.sverka("rerun", "1", "--again", "--to", target),
            ] { #expect(call.status == 73 && call.text.contains("--to"), "\(target): \(call.text)") }
        }
        #expect(try town.published() == before)
        #expect(town.names("Inputs/register") == inputs)
        #expect(try town.sverka("rerun", "1", "--to", "elsewhere").status == 0)
        #expect(try town.sverka("verify").status == 0)
    }

    @Test("a folder that can't be looked into is refused, never taken for an empty one")
    func folder() throws {
        let town = try Scenario.smallTown()
        try town.write(
            "pipeline.yml", SmallTown.settings.replacing("\"Inputs/bank/*\"", with: "\"Inputs/bank/**/*.xml\""))
        #expect(try town.sverka("run", "--date", "2026-05-15").status == 0)
        let closed = town.url("Inputs/bank/closed")
        try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: closed.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: closed.path) }
        // root looks into every folder.
        guard opendir(closed.path) == nil else { return }
        let run = try town.sverka("run", "--date", "2026-05-16")
        #expect(run.status == 65 && run.text.contains("Inputs/bank/closed"), "\(run.text)")
        #expect(try town.codes().contains("FILE_REJECTED"))
    }
}
