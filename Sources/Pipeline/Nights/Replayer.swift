// Runs done again out of the archive, one behind the other, in a temporary ledger of their own.

internal import Domain
internal import Fingerprints
internal import Reporting
internal import Settings
internal import Store

/// Why a run can't be done again; the replay ends with it.
struct ReplayStopped: Error {
    let message: Message
}

/// Files of Inputs are put where each run found them, under their names, and stay: a file that is known costs nothing.
struct Replayer {
    let original: Ledger
    let archive: Archive
    /// Taken away by whoever made the replayer.
    let root: String
    let threads: Int
    let language: Language
    let store: Ledger
    private let inputs: [Int64: [StoredInput]]
    private let closings: [Closing]
    private let gone: [(run: Int64, name: String)]
    /// What could not be the same, and is said beside the differences.
    private(set) var notes: [Message] = []

    /// Deep enough for patterns of pipeline.yml that begin with `../`.
    private var folder: String { root + "/1/2/3/4/5/6/7/8" }

    init(_ original: Ledger, archive: Archive, root: String, threads: Int, language: Language) throws {
        self.original = original
        self.archive = archive
        self.root = root
        self.threads = threads
        self.language = language
        inputs = Dictionary(grouping: try original.inputs(), by: \.run)
        closings = try original.closings()
        gone = try original.refusalsGone()
        store = try Ledger.open(path: root + "/ledger.sqlite", readOnly: false, isTemporary: true)
    }

    /// Does a run again and publishes it into `target`; gives the files.
    mutating func play(_ run: PostedRun, publishing target: String) async throws -> [StoredFile] {
        var outputs: [StoredFile] = []
        _ = try await play(run) { pack, threads in
            try FileSystem.createFolder(target)
            outputs = try await Reports.write(pack, to: target, threads: threads).map {
                try Folder.stored(target, $0)
            }
            let manifest = Reports.manifest(pack, outputs: outputs)
            try FileSystem.write(manifest, to: target + "/run.json")
            outputs.append(
                StoredFile(name: "run.json", sha256: Fingerprint.sha256(manifest), bytes: Int64(manifest.count)))
        }
        return outputs
    }

    /// Does a run again without publishing it.
    mutating func play(_ run: PostedRun) async throws -> ReportPack { try await play(run) { _, _ in } }

    /// `publish` is called before the run is posted, for what it throws to leave the ledger as it was.
    private mutating func play(
        _ run: PostedRun, _ publish: (ReportPack, Int) async throws -> Void
    ) async throws -> ReportPack {
        try placeInputs(run)
        let recorded = try original.outputs(ofRun: run.identity.number)
        var options = RunOptions(configuration: try settings(run, recorded), date: run.identity.date)
        try apply(try original.options(ofRun: run.identity.number), to: &options)
        options.threads = threads
        options.programVersion = run.programVersion
        if run.programVersion != Program.version {
            notes.append(Message("replay.other_version", [run.identity.folder, run.programVersion, Program.version]))
        }
        do {
            let pipeline = Pipeline(options, observer: Silence())
            guard let night = try await pipeline.think(store, StageClock(pipeline.observer)) else {
                throw ReplayStopped(message: Message("replay.nothing_new", [run.identity.folder]))
            }
            let pack = pipeline.pack(night)
            try await publish(pack, threads)
            var posting = pipeline.posting(
                night, pack, recorded.filter { $0.name != "pipeline.yml" }, [], run.exitStatus)
            // The chain goes on from what was published, so that one difference is not told again in every later run.
            posting.run.manifestHash = run.manifestHash
            posting.summary = Reports.summaries(pack)
            try store.post(posting)
            for closing in closings where closing.run == run.identity.number { try store.close(closing) }
            return pack
        } catch let failure as RunFailure {
            throw stopped(run, failure.message)
        } catch let failure as StoreFailure {
            throw stopped(run, failure.message)
        }
    }

    private func stopped(_ run: PostedRun, _ message: Message) -> ReplayStopped {
        ReplayStopped(message: Message("replay.failed", [run.identity.folder, Sentences.text(message, language)]))
    }

    private mutating func placeInputs(_ run: PostedRun) throws {
        for (number, name) in gone where number == run.identity.number { FileSystem.remove(folder + "/" + name) }
        for input in inputs[run.identity.number] ?? [] {
            guard !input.sha256.isEmpty else {
                notes.append(Message("replay.not_opened", [run.identity.folder, input.name]))
                continue
            }
            let path = folder + "/" + input.name
            guard !input.name.hasPrefix("/"), input.name.split(separator: "/").count(where: { $0 == ".." }) < 8 else {
                throw ReplayStopped(message: Message("replay.outside", [run.identity.folder, input.name]))
            }
            try FileSystem.createFolder(FileSystem.parent(path))
            try FileSystem.write(try archive.read(input.sha256), to: path, isTemporary: true)
        }
    }

    /// The run's own pipeline.yml; folders that it names and no file has made are made.
    private func settings(_ run: PostedRun, _ recorded: [StoredFile]) throws -> Configuration {
        let source = try archive.read(run.settingsHash)
        try FileSystem.createFolder(folder)
        var made: Set<String> = []
        while true {
            do {
                var configuration = try PipelineFile.parse(source, name: "pipeline.yml", folder: folder)
                configuration.ledger = root + "/ledger.sqlite"
                configuration.outputs = root + "/outputs"
                return configuration
            } catch {
                let missing = error.problems.compactMap { problem -> String? in
                    guard problem.message.key.hasSuffix("no_folder") || problem.message.key.hasSuffix("misspelt_folder")
                    else { return nil }
                    return problem.message.arguments.first
                }
                guard missing.count == error.problems.count, missing.allSatisfy({ !$0.hasPrefix("/") }),
                    !made.isSuperset(of: missing)
                else {
                    let words = error.text(language).joined(separator: "; ")
                    throw ReplayStopped(message: Message("replay.settings", [run.identity.folder, words]))
                }
                for name in missing { try FileSystem.createFolder(folder + "/" + name) }
                made.formUnion(missing)
            }
        }
    }

    /// `only=A only=B language=bg`, as `RunOptions.words` made it; names may hold blanks.
    private func apply(_ words: String, to options: inout RunOptions) throws {
        var parts: [String] = []
        for word in words.split(separator: " ") {
            if word.hasPrefix("only=") || word.hasPrefix("language=") || parts.isEmpty {
                parts.append(String(word))
            } else {
                parts[parts.count - 1] += " " + word
            }
        }
        let only = parts.filter { $0.hasPrefix("only=") }.map { String($0.dropFirst(5)) }
        options.only = only.isEmpty ? nil : only
        for part in parts where part.hasPrefix("language=") {
            options.languages = part.dropFirst(9).split(separator: ",").compactMap { Language(rawValue: String($0)) }
        }
    }
}
