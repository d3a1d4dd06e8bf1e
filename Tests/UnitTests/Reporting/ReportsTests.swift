// All reports of generated packs: columns, order, figures, and the same bytes every time.

import Domain
import Testing

@testable import Reporting

@Suite struct ReportsTests {
    /// contracts.md section 4.
    static let columns: [String: String] = [
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
        "postings.csv": "obligation_id", "statements.csv": "account,number",
        "rejects.csv": "file,line,code,message,raw",
        "public/collections.csv": "year,month,kind,channel,payments,amount,currency",
        "public/totals.csv": "year,month,kind,channel,payments,amount,currency",
    ]

    private func write(_ pack: ReportPack, threads: Int = 2) async throws -> (ReportFolder, [WrittenFile]) {
        let folder = ReportFolder()
        return (folder, try await Reports.write(pack, to: folder.path, threads: threads))
    }

    @Test(arguments: [(0, "0 пакета", "0 batches"), (1, "1 пакет", "1 batch"), (21, "21 пакета", "21 batches")])
    func `a number stands with its word`(_ count: Int64, _ bg: String, _ en: String) {
        #expect(Labels.counted(count, .batchWord, .batchesWord, .bg) == bg)
        #expect(Labels.counted(count, .batchWord, .batchesWord, .en) == en)
    }

    @Test func `an empty run has every file with its header`() async throws {
        let pack = ReportPack(
            run: RunIdentity(number: 1, date: Day(number: 20_000)), configuration: SamplePack.configuration([.bg]),
            programVersion: "1", options: [], book: Book(), standings: [])
        let (folder, files) = try await write(pack)
        #expect(files.count == Self.columns.count + 3, "with the workbook, the page and the data package")
        for (name, columns) in Self.columns {
            let rows = folder.rows(name)
            #expect(rows.count == 1, "\(name)")
            #expect(rows.first?.joined(separator: ",").hasPrefix(columns) == true, "\(name)")
        }
    }

    @Test func `only the reports that the settings name are written`() async throws {
        var pack = SamplePack.make(5)
        pack.configuration.reports.files = ["obligations", "rejects"]
        let (folder, files) = try await write(pack)
        #expect(files.map(\.name) == ["obligations.csv", "rejects.csv"])
        #expect(ReportFolder.names(folder.path) == ["obligations.csv", "rejects.csv"])
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func `the same bytes again, with any number of threads`(_ seed: UInt64) async throws {
        let pack = SamplePack.make(200, seed: seed)
        let (one, files) = try await write(pack, threads: 1)
        let (other, again) = try await write(pack, threads: 8)
        #expect(files == again)
        #expect(files.map(\.name) == files.map(\.name).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for file in files {
            #expect(file.bytes == Int64(one.bytes(file.name).count), "\(file.name)")
            #expect(one.bytes(file.name) == other.bytes(file.name), "\(file.name)")
        }
        #expect(Reports.manifest(pack, outputs: []) == Reports.manifest(pack, outputs: []))
    }

    @Test func `payments read back as they were`() async throws {
        let pack = SamplePack.make(3_000)
        let (folder, _) = try await write(pack)
        let rows = folder.records("payments.csv")
        let payments = Dictionary(
            uniqueKeysWithValues: pack.listedPayments.map {
                (pack.book.payments[Int($0)].id.text(.payment), Int($0))
            })
        #expect(rows.count == payments.count)
        #expect(
            rows.map { $0["payment_id"] ?? "" } == payments.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for row in rows {
            let index = try #require(payments[row["payment_id"] ?? ""])
            let payment = pack.book.payments[index]
            #expect(row["amount"] == Money.text(payment.amount))
            #expect(row["remittance"] == SimpleCSV.guarded(pack.book.text.string(payment.remittance)))
            #expect(row["payer_name"] == SimpleCSV.guarded(pack.book.text.string(payment.payerName)))
            #expect(row["source_file"] == SimpleCSV.guarded(pack.book.files[Int(payment.position.file)].name))
            #expect(row["source_position"] == payment.position.text)
            #expect(row["account"] == (payment.account == 0 ? "BG43TEST12348400000001" : ""))
            #expect(row["booked_on"] == payment.bookedOn.text)
            let (all, joined, open) = (cents(row["amount"]), cents(row["allocated"]), cents(row["unallocated"]))
            #expect(all == joined + open)
            if payment.currency == .eur { #expect(joined == pack.book.paymentStandings[index].allocated) }
        }
    }

    private func cents(_ text: String?) -> Int64 {
        Int64((text ?? "").filter { $0 != "." }) ?? .min
    }

    @Test func `obligations read back as they were, in order`() async throws {
        let pack = SamplePack.make(3_000)
        let (folder, _) = try await write(pack)
        let rows = folder.records("obligations.csv")
        let ids = pack.book.obligations.map { pack.book.text.string($0.id) }
        #expect(rows.map { $0["obligation_id"] ?? "" } == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        let places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        for row in rows {
            let index = try #require(places[row["obligation_id"] ?? ""])
            let (debt, standing) = (pack.book.obligations[index], pack.standings[index])
            #expect(row["object"] == SimpleCSV.guarded(pack.book.text.string(debt.object)))
            #expect(row["kind"] == pack.configuration.kinds[Int(debt.kind)].name)
            #expect(row["year"] == (debt.year == 0 ? "" : String(debt.year)))
            #expect(row["due_on"] == debt.dueOn.value?.text ?? "")
            #expect(row["state"] == standing.state.word)
            #expect(
                cents(row["principal"]) + cents(row["interest"]) - cents(row["paid"])
                    == cents(row["outstanding"]) - cents(row["credit"]))
        }
    }

    @Test func `allocations stand by payment, obligation and serial`() async throws {
        let pack = SamplePack.make(2_500)
        let (folder, _) = try await write(pack)
        let rows = folder.records("allocations.csv")
        #expect(rows.count == pack.allocations.count)
        for (left, right) in zip(rows, rows.dropFirst()) {
            let (a, b) = (left["payment_id"] ?? "", right["payment_id"] ?? "")
            #expect(a <= b)
            if a == b {
                let (one, other) = (left["obligation_id"] ?? "", right["obligation_id"] ?? "")
                #expect(!other.utf8.lexicographicallyPrecedes(one.utf8))
            }
        }
        let sum = rows.reduce(Int64(0)) { $0 + cents($1["amount"]) }
        #expect(sum == pack.allocations.reduce(0) { $0 + $1.split.amount })
        for row in rows {
            #expect(cents(row["amount"]) == cents(row["principal"]) + cents(row["credit"]))
        }
    }

    @Test func `discrepancies begin with the gravest`() async throws {
        let pack = SamplePack.make(10)
        let (folder, _) = try await write(pack)
        let rows = folder.records("discrepancies.csv")
        let keys = rows.map { row in
            let rank = ["error": "0", "warning": "1", "info": "2"][row["severity"] ?? ""] ?? "9"
            return "\(rank) \(row["code"] ?? "") \(row["discrepancy_id"] ?? "")"
        }
        #expect(keys == keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        #expect(rows.count == pack.discrepancies.count)
        #expect(rows.allSatisfy { $0["action"] != "" && $0["age_days"] == "81" })
    }

    @Test func `positions sum up what the obligations say`() async throws {
        let pack = SamplePack.make(500)
        let (folder, _) = try await write(pack)
        let rows = folder.records("positions.csv")
        let debts = folder.records("obligations.csv")
        let payments = folder.records("payments.csv")
        // Persons with a debt, and those whose money is open.
        let waiting = payments.filter {
            $0["obligor_id"] != "" && cents($0["unallocated"]) > 0 && $0["currency"] == "EUR"
        }
        let persons = Set(debts.map { $0["payer_id"] }).union(waiting.map { $0["obligor_id"] })
        #expect(Set(rows.map { $0["payer_id"] }) == persons)
        for row in rows {
            let own = debts.filter { $0["payer_id"] == row["payer_id"] }
            #expect(row["obligations"] == String(own.count))
            for column in ["outstanding", "paid", "credit"] {
                #expect(cents(row[column]) == own.reduce(0) { $0 + cents($1[column]) })
            }
            let late = own.filter { $0["due_on"] != "" && $0["due_on"] ?? "" < pack.run.date.text }
            #expect(cents(row["overdue"]) == late.reduce(0) { $0 + cents($1["outstanding"]) })
            let open = payments.filter {
                $0["obligor_id"] == row["payer_id"] && $0["currency"] == "EUR" && $0["status"] != "matched"
                    && cents($0["amount"]) > 0
            }
            #expect(cents(row["unallocated"]) == open.reduce(0) { $0 + cents($1["unallocated"]) })
        }
    }

    @Test func `open data has no cell of fewer than five payments`() async throws {
        let pack = SamplePack.make(400)
        let (folder, _) = try await write(pack)
        let rows = folder.records("public/collections.csv")
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { (Int($0["payments"] ?? "") ?? 0) >= 5 })
        #expect(
            String(decoding: folder.bytes("public/datapackage.json"), as: UTF8.self).contains("\"collections.csv\""))
    }

    @Test func `refused rows stand by file and line, inert`() async throws {
        let pack = SamplePack.make(3)
        let (folder, _) = try await write(pack)
        let rows = folder.records("rejects.csv")
        #expect(rows.map { $0["raw"] } == SamplePack.texts.reversed().map { SimpleCSV.guarded($0) })
        #expect(rows.allSatisfy { $0["code"] == "ROW_REJECTED" })
    }
}
