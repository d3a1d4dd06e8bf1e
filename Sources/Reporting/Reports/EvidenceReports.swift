// discrepancies.csv, settlements.csv, sources.csv, statements.csv, rejects.csv and the open data.

internal import Domain

enum DiscrepanciesReport {
    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "discrepancies.csv")
        csv.header("discrepancy_id,code,severity,state,opened_on,age_days,payment_id,bank_reference,obligation_id,batch_id,source_file,source_position,amount,currency,message,action,related")
        let language = pack.language
        for record in pack.discrepancies {
            let finding = record.finding
            csv.id(record.id, .discrepancy)
            csv.word(finding.code.rawValue)
            csv.word(finding.code.severity.word)
            csv.word(record.state.word)
            csv.day(record.openedOn)
            csv.number(Int64(max(pack.run.date - record.openedOn, 0)))
            csv.id(finding.subjects.payment, .payment)
            csv.text(finding.bankReference)
            csv.text(finding.subjects.obligation ?? "")
            csv.id(finding.subjects.batch, .batch)
            csv.text(finding.sourceFile)
            csv.word(finding.sourcePosition)
            csv.money(finding.amount, finding.currency == .none ? .eur : finding.currency)
            csv.word(finding.currency.text)
            csv.text(Sentences.text(finding.message, language))
            csv.text(Advice.text(finding.code, language))
            csv.text(finding.related)
            csv.endRow()
        }
        return try csv.finish()
    }
}

enum SettlementsReport {
    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "settlements.csv")
        csv.header("batch_id,acquirer,terminal_id,day,transactions,gross,fees,net,currency,expected_by,status,credited_on,credited,difference,bank_payment_id,bank_reference,bank_payment_ids")
        for batch in pack.settlements.sorted(by: { $0.batch < $1.batch }) {
            csv.id(batch.batch, .batch)
            csv.text(batch.acquirer)
            csv.text(batch.terminal)
            csv.day(batch.day)
            csv.number(batch.transactions)
            for sum in [batch.gross, batch.fees, batch.net] { csv.money(sum, batch.currency) }
            csv.word(batch.currency.text)
            csv.day(batch.expectedBy)
            csv.word(batch.status)
            csv.day(batch.creditedOn)
            csv.money(batch.credited, batch.currency)
            csv.money(batch.credited - batch.net, batch.currency)
            csv.id(batch.bankPayments.last, .payment)
            csv.text(batch.bankReference)
            csv.word(batch.bankPayments.map { $0.text(.payment) }.joined(separator: " "))
            csv.endRow()
        }
        return try csv.finish()
    }
}

enum SourcesReport {
    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "sources.csv")
        csv.header("source,file,role,format,encoding,sha256,bytes,status,records,accepted,known,rejected,credits,debits,opening,closing,currency,message,unknown_columns")
        for file in sorted(pack) {
            for text in [file.source, file.name, file.role.rawValue, file.format, file.encoding, file.sha256] { csv.text(text) }
            csv.number(file.bytes)
            csv.word(file.status.rawValue)
            for count in [file.records, file.accepted, file.known, file.rejected] { csv.number(count) }
            let currency = Currency(file.currency) ?? .eur
            for sum in [file.credits, file.debits, file.opening, file.closing] { csv.money(sum.value, currency) }
            csv.word(file.currency)
            csv.text(file.message)
            csv.number(file.unknownColumns)
            csv.endRow()
        }
        return try csv.finish()
    }

    static func sorted(_ pack: borrowing ReportPack) -> [FileRecord] {
        let files = pack.book.files
        return pack.listedFiles.map { files[Int($0)] }.sorted {
            $0.source != $1.source ? $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) : $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
        }
    }
}

enum StatementsReport {
    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "statements.csv")
        csv.header("account,number,from,to,opening,credits,debits,closing,currency,entries,balanced,source_file,source_position")
        let files = pack.book.files
        let rows = pack.statements.sorted {
            let (a, b) = (($0.accountText, $0.from?.number ?? 0, $0.sequence ?? 0), ($1.accountText, $1.from?.number ?? 0, $1.sequence ?? 0))
            if a.0 != b.0 { return a.0.utf8.lexicographicallyPrecedes(b.0.utf8) }
            return a.1 != b.1 ? a.1 < b.1 : a.2 != b.2 ? a.2 < b.2 : files[Int($0.file)].name.utf8.lexicographicallyPrecedes(files[Int($1.file)].name.utf8)
        }
        for row in rows {
            csv.text(row.account == noAccount ? row.accountText : pack.configuration.accounts[Int(row.account)].iban)
            csv.text(row.number.isEmpty ? row.identification : row.number)
            csv.day(row.from)
            csv.day(row.to)
            csv.money(row.opening, row.currency)
            csv.money(row.credits, row.currency)
            csv.money(row.debits, row.currency)
            csv.money(row.closing, row.currency)
            csv.word(row.currency.text)
            csv.number(row.entries)
            csv.word(row.balanced.map { $0 ? "true" : "false" } ?? "")
            csv.text(files[Int(row.file)].name)
            csv.number(Int64(row.line))
            csv.endRow()
        }
        return try csv.finish()
    }
}

enum RejectsReport {
    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "rejects.csv")
        csv.header("file,line,code,message,raw")
        let files = pack.book.files
        let rows = pack.rejects.sorted {
            let (a, b) = (files[Int($0.position.file)].name, files[Int($1.position.file)].name)
            if a != b { return a.utf8.lexicographicallyPrecedes(b.utf8) }
            return ($0.position.line, $0.position.detail) < ($1.position.line, $1.position.detail)
        }
        for row in rows {
            csv.text(files[Int(row.position.file)].name)
            csv.position(row.position)
            csv.word("ROW_REJECTED")
            csv.text(Sentences.text(row.message, pack.language))
            csv.text(row.raw)
            csv.endRow()
        }
        return try csv.finish()
    }
}

/// Open data without personal data; cells under five payments are suppressed, and no totals are given.
enum CollectionsReport {
    private struct Cell: Hashable {
        var year: Int
        var month: Int
        var kind: String
        var channel: String
    }

    static func write(_ pack: ReportPack, _ folder: String) throws(ReportFailure) -> WrittenFile {
        var cells: [Cell: (count: Int64, sum: Int64)] = [:]
        for row in pack.allocations where row.paymentIndex >= 0 && row.split.amount > 0 {
            let (year, month, _) = row.paidOn.components
            let kind = pack.configuration.kinds[Int(pack.book.obligations[Int(row.obligation)].kind)].name
            let cell = Cell(year: year, month: month, kind: kind, channel: pack.book.payments[Int(row.paymentIndex)].channel.word)
            cells[cell, default: (0, 0)].count += 1
            cells[cell, default: (0, 0)].sum += row.split.amount
        }
        var csv = try CSVWriter(folder, "public/collections.csv")
        csv.header("year,month,kind,channel,payments,sum,currency")
        let order = cells.keys.sorted { ($0.year, $0.month, $0.kind, $0.channel) < ($1.year, $1.month, $1.kind, $1.channel) }
        for cell in order {
            guard let value = cells[cell], value.count >= 5 else { continue }
            csv.number(Int64(cell.year))
            csv.number(Int64(cell.month))
            csv.word(cell.kind)
            csv.word(cell.channel)
            csv.number(value.count)
            csv.cents(value.sum)
            csv.word(pack.configuration.organisation.currency.text)
            csv.endRow()
        }
        return try csv.finish()
    }

    static func package(_ folder: String) throws(ReportFailure) -> WrittenFile {
        var csv = try CSVWriter(folder, "public/datapackage.json")
        let fields = [("year", "integer"), ("month", "integer"), ("kind", "string"), ("channel", "string"), ("payments", "integer"), ("sum", "number"), ("currency", "string")]
        let list = fields.map { "{\"name\":\"\($0.0)\",\"type\":\"\($0.1)\"}" }.joined(separator: ",")
        csv.header("{\"name\":\"collections\",\"profile\":\"tabular-data-package\",\"resources\":[{\"name\":\"collections\",\"path\":\"collections.csv\",\"profile\":\"tabular-data-resource\",\"schema\":{\"fields\":[\(list)]}}]}")
        return try csv.finish()
    }
}
