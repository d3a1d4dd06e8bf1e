// The catalogue of reports. A new one is a file in Reports/ and a line here.

internal import Domain

/// One report to be written: the name that `reports.files` knows it by.
struct ReportJob: Sendable {
    /// The first is its own name, any of them will do.
    let names: [String]
    let run: @Sendable (ReportPack, String) -> Result<[WrittenFile], ReportFailure>

    init(_ names: String..., write: @escaping @Sendable (ReportPack, String) throws(ReportFailure) -> [WrittenFile]) {
        self.names = names
        run = { pack, folder in
            do throws(ReportFailure) { return .success(try write(pack, folder)) } catch { return .failure(error) }
        }
    }
}

enum ReportCatalog {
    /// Every report but run.json, those that take longest first.
    static func jobs(_ pack: ReportPack) -> [ReportJob] {
        let languages = pack.configuration.organisation.languages
        let workbooks = languages.map { language in
            ReportJob("reconciliation") { pack, folder throws(ReportFailure) in
                [try WorkbookReport.write(pack, language, to: folder)]
            }
        }
        let late = pack.closedThrough == nil ? [] : [csv("late") { LateReport($0) }]
        let tables = [
            csv("payments") { PaymentsReport($0) }, csv("allocations") { AllocationsReport($0) },
            csv("obligations") { ObligationsReport($0) }, csv("positions") { PositionsReport($0) },
            csv("candidates") { CandidatesReport($0) }, csv("discrepancies") { DiscrepanciesReport($0) },
            postings(pack), csv("settlements") { SettlementsReport($0) },
            csv("sources") { SourcesReport($0) }, csv("statements") { StatementsReport($0) },
            csv("rejects") { RejectsReport($0) },
            ReportJob("report", "report.html") { pack, folder throws(ReportFailure) in
                [try PageReport.write(pack, to: folder)]
            },
            ReportJob("collections", "public", "public/collections") { pack, folder throws(ReportFailure) in
                try CollectionsReport.write(pack, to: folder)
            },
        ]
        return (workbooks + tables + late).filter { $0.names.contains(where: pack.configuration.reports.writes) }
    }

    /// As the other files are, or as `reports.postings` has it for a register.
    private static func postings(_ pack: ReportPack) -> ReportJob {
        guard let mapping = pack.configuration.reports.postings else { return csv("postings") { PostingsReport($0) } }
        return ReportJob("postings") { pack, folder throws(ReportFailure) in
            [try MappedPostings(pack, mapping).write(to: folder)]
        }
    }

    private static func csv<Table: Report>(
        _ name: String, _ make: @escaping @Sendable (ReportPack) -> Table
    ) -> ReportJob {
        ReportJob(name) { pack, folder throws(ReportFailure) in
            [try writeCSV(make(pack), name: name + ".csv", to: folder)]
        }
    }

    static func writeCSV<Table: Report>(
        _ table: Table, name: String, to folder: String
    ) throws(ReportFailure) -> WrittenFile {
        var file = try CSVFile(name, in: folder)
        file.header(Table.columns)
        table.write(0..<table.count, to: &file)
        return try file.finish()
    }
}
