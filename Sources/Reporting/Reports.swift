// Stage 6, Reporting: every output of a run out of one pack of values. Writers know nothing of money.

package import Domain
internal import Glibc

package enum Reports {
    private typealias Writer = @Sendable (ReportPack, String) throws(ReportFailure) -> WrittenFile

    /// The reports by their names in `reports.files`, in the order in which they are listed; large ones begin first.
    private static let catalog: [(name: String, writer: Writer)] = [
        ("obligations", ObligationsReport.write), ("payments", PaymentsReport.write), ("allocations", AllocationsReport.write),
        ("positions", PositionsReport.write), ("discrepancies", DiscrepanciesReport.write),
        ("candidates", CandidatesReport.write), ("settlements", SettlementsReport.write), ("postings", PostingsReport.write),
        ("sources", SourcesReport.write), ("statements", StatementsReport.write), ("rejects", RejectsReport.write),
        ("public", CollectionsReport.write),
    ]

    /// Writes every output but run.json that the settings ask for into a folder that exists.
    package static func write(_ pack: ReportPack, to folder: String, threads: Int) async throws -> [WrittenFile] {
        var jobs: [@Sendable () throws -> WrittenFile] = []
        for (name, writer) in catalog where pack.configuration.reports.writes(name) {
            jobs.append { try writer(pack, folder) }
        }
        if pack.configuration.reports.writes("public") {
            mkdir(folder + "/public", 0o750)
            jobs.append { try CollectionsReport.package(folder) }
        }
        let all = jobs
        return try await withThrowingTaskGroup(of: (Int, WrittenFile).self) { group in
            var files: [WrittenFile?] = Array(repeating: nil, count: all.count)
            var next = 0
            while next < min(max(threads, 1), all.count) {
                let job = next
                group.addTask { (job, try all[job]()) }
                next += 1
            }
            while let (job, file) = try await group.next() {
                files[job] = file
                if next < all.count {
                    let following = next
                    group.addTask { (following, try all[following]()) }
                    next += 1
                }
            }
            return files.compactMap { $0 }.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        }
    }
}
