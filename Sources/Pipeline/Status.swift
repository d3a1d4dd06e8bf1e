// `sverka status`: the last runs, what is open and how old, which sources are silent.

internal import Domain
internal import Store

extension Books {
    /// A source whose last new file came longer ago than this is said: a week with its holidays around it.
    private static let silentDays = 7

    private struct OpenFindings {
        var code: DiscrepancyCode
        var count = 0
        var oldest = 0
    }

    private struct SilentSource {
        var source: String
        /// Business date of the run that took its last file; nil: none ever came.
        var lastSeen: Day?
        var days: Int
    }

    /// In words, or as one JSON document.
    package func status(json: Bool) throws -> String {
        let ledger = try open()
        defer { ledger.close() }
        let state = try ledger.load(configuration)
        let runs = try ledger.runs()
        let today = state.lastRun?.identity.date ?? Day(number: 0)
        let codes = open(state.discrepancies, today)
        let ages = Self.ages(state.discrepancies, today)
        let silent = silent(state.files, runs, today)
        if json { return document(runs.suffix(10), codes, ages, silent, state.closedThrough).line }
        var lines = [words("pipeline.status_runs", [])]
        lines += runs.suffix(10).map { words("pipeline.status_run_\($0.exitStatus)", [$0.identity.folder]) }
        if let closed = state.closedThrough { lines.append(words("close.status", [Month(closed).text])) }
        lines.append(words("pipeline.status_open", [String(state.discrepancies.count)]))
        lines += codes.map { row in
            words(
                row.oldest == 0 ? "pipeline.status_code_today" : "pipeline.status_code",
                [row.code.rawValue, word(row.code.severity.word), String(row.count), String(row.oldest)])
        }
        if !state.discrepancies.isEmpty { lines.append(words("pipeline.status_ages", ages.map { String($0) })) }
        for source in silent {
            if let day = source.lastSeen {
                lines.append(words("pipeline.status_silent", [source.source, day.text, String(source.days)]))
            } else {
                lines.append(words("pipeline.status_unseen", [source.source]))
            }
        }
        return lines.joined(separator: "\n")
    }

    /// By code, the gravest first.
    private func open(_ discrepancies: [Discrepancy], _ today: Day) -> [OpenFindings] {
        var byCode: [DiscrepancyCode: OpenFindings] = [:]
        for record in discrepancies {
            let code = record.finding.code
            byCode[code, default: OpenFindings(code: code)].count += 1
            byCode[code, default: OpenFindings(code: code)].oldest = max(
                byCode[code]?.oldest ?? 0, today - record.openedOn)
        }
        return byCode.values.sorted {
            $0.code.severity != $1.code.severity
                ? $0.code.severity > $1.code.severity
                : $0.code.rawValue.utf8.lexicographicallyPrecedes($1.code.rawValue.utf8)
        }
    }

    /// How many are open up to 1, 7, 30, 90, 365 days, and longer: the workbook's own limits.
    private static func ages(_ discrepancies: [Discrepancy], _ today: Day) -> [Int] {
        var ages = [0, 0, 0, 0, 0, 0]
        for record in discrepancies {
            let age = today - record.openedOn
            ages[[1, 7, 30, 90, 365].firstIndex { age <= $0 } ?? 5] += 1
        }
        return ages
    }

    private func silent(_ files: [KnownFile], _ runs: [PostedRun], _ today: Day) -> [SilentSource] {
        let days = Dictionary(runs.map { ($0.identity.number, $0.identity.date) }) { first, _ in first }
        return configuration.sources.compactMap { source in
            let taken = files.filter { $0.source == source.name && $0.status != .quarantined }
            guard let last = taken.compactMap({ days[$0.run] }).max() else {
                return SilentSource(source: source.name, lastSeen: nil, days: 0)
            }
            let age = today - last
            return age > Self.silentDays ? SilentSource(source: source.name, lastSeen: last, days: age) : nil
        }
    }

    private func document(
        _ runs: ArraySlice<PostedRun>, _ codes: [OpenFindings], _ ages: [Int], _ silent: [SilentSource],
        _ closedThrough: Day?
    ) -> JSON {
        let open = codes.map { row in
            (
                row.code.rawValue,
                JSON.object(["count": .integer(Int64(row.count)), "oldest_days": .integer(Int64(row.oldest))])
            )
        }
        let names = ["1", "7", "30", "90", "365", "older"]
        return .object([
            "runs": .array(
                runs.map {
                    .object([
                        "run": .integer($0.identity.number), "date": .string($0.identity.date.text),
                        "exit": .integer(Int64($0.exitStatus)),
                    ])
                }),
            "closed_through": closedThrough.map { .string(Month($0).text) } ?? .null,
            "open": .object(Dictionary(open) { first, _ in first }),
            "open_up_to_days": .object(
                Dictionary(zip(names, ages.map { JSON.integer(Int64($0)) })) { first, _ in first }),
            "sources_never_seen": .strings(silent.filter { $0.lastSeen == nil }.map(\.source)),
            "sources_silent": .array(
                silent.compactMap { source in
                    source.lastSeen.map {
                        .object([
                            "source": .string(source.source), "last_seen": .string($0.text),
                            "days": .integer(Int64(source.days)),
                        ])
                    }
                }),
        ])
    }
}
