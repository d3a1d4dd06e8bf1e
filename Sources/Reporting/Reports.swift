// Reporting: the run's files, written into the folder that becomes `Outputs/YYYY-MM-DD-NNNN`. It knows nothing of money
// beyond the pack it is given; Documentation/Architecture.md says where it stands.

package import Domain
internal import Glibc

/// A file that was written.
package struct WrittenFile: Sendable, Hashable {
    /// Relative to the run's folder, with `/`.
    package var name: String
    package var bytes: Int64
    /// Of its content, while it was written; nil where a library wrote it.
    package var sha256: String?
    package init(name: String, bytes: Int64, sha256: String? = nil) {
        self.name = name
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// A report could not be written.
package struct ReportFailure: Error, Sendable {
    package var message: Message
    /// The disk is full: exit status 73 as for any other, but the message says what to do.
    package var isSpace: Bool
    package init(message: Message, isSpace: Bool) {
        self.message = message
        self.isSpace = isSpace
    }

    init(file: String, code: Int32) {
        let isSpace = code == ENOSPC || code == EDQUOT
        let reason = Reason.system(code)
        self.init(
            message: Message(isSpace ? "report.no_space" : "report.not_written", [file, reason]), isSpace: isSpace)
    }
}

package enum Reports {
    /// A word of the contract's closed lists, for people.
    package static func word(_ word: String, _ language: Language) -> String { Labels.word(word, language) }

    /// A kind by its title in pipeline.yml, else by the usual words for it.
    package static func title(of kind: KindSettings, _ language: Language) -> String {
        Labels.title(of: kind, language)
    }

    /// A control total by its name and account, for people.
    package static func name(of total: ControlTotal, _ language: Language) -> String {
        Labels.control(total.name, language) + (total.account.isEmpty ? "" : " " + total.account)
    }

    /// What to do about a finding.
    package static func advice(_ code: DiscrepancyCode, _ language: Language) -> String { Advice.text(code, language) }

    /// Writes every output but run.json that the settings ask for into the folder, which exists.
    ///
    /// One task a report, at most `threads` at a time; the bytes do not depend on it.
    package static func write(
        _ pack: ReportPack, to folder: String, threads: Int
    ) async throws(ReportFailure) -> [WrittenFile] {
        let jobs = ReportCatalog.jobs(pack)
        try makeFolders(jobs, in: folder)
        let results = await withTaskGroup(of: (Int, Result<[WrittenFile], ReportFailure>).self) { group in
            var results: [(Int, Result<[WrittenFile], ReportFailure>)] = []
            for (index, job) in jobs.enumerated() {
                if index >= max(1, threads), let done = await group.next() { results.append(done) }
                group.addTask { (index, job.run(pack, folder)) }
            }
            for await done in group { results.append(done) }
            return results
        }
        var files: [WrittenFile] = []
        for (_, result) in results.sorted(by: { $0.0 < $1.0 }) { files += try result.get() }
        return files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func makeFolders(_ jobs: [ReportJob], in folder: String) throws(ReportFailure) {
        guard jobs.contains(where: { $0.names.contains("collections") }) else { return }
        if mkdir(folder + "/public", 0o750) != 0, errno != EEXIST { throw ReportFailure(file: "public", code: errno) }
    }
}
