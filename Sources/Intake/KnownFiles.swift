// Knowing files again: by name and content (contracts.md section 3).

internal import Domain

/// What the ledger says of a file with this name and these bytes.
enum FileVerdict: Sendable, Equatable {
    case new
    case known
    /// Refused before under the same program and settings; not tried again.
    case stillRefused
    /// A decisions file with rows that were refused: its rows are tried again.
    case retry
    /// The same bytes were taken under another name.
    case duplicate(of: String)
}

/// All files that were ever taken or refused.
struct KnownFiles: Sendable {
    private var latestByName: [String: KnownFile] = [:]
    private var byNameAndContent: [String: KnownFile] = [:]
    private var takenByContent: [String: KnownFile] = [:]
    private let fingerprint: String

    init(_ files: [KnownFile], fingerprint: String) {
        self.fingerprint = fingerprint
        for file in files { add(file) }
    }

    mutating func add(_ file: KnownFile) {
        latestByName[file.name] = file
        byNameAndContent[file.name + "\n" + file.sha256] = file
        if file.role != .obligations, file.isTaken,
            takenByContent[file.sha256] == nil
        {
            takenByContent[file.sha256] = file
        }
    }

    func verdict(name: String, sha256: String, role: SourceRole) -> FileVerdict {
        let before = role == .obligations ? latestByName[name] : byNameAndContent[name + "\n" + sha256]
        if let before, before.sha256 == sha256 {
            if before.status == .quarantined {
                // What could not be opened is tried every time; its record is not made again.
                return before.refusedUnder == fingerprint && !sha256.isEmpty ? .stillRefused : .new
            }
            return role == .decisions && before.status == .partly_accepted ? .retry : .known
        }
        if role != .obligations, !sha256.isEmpty, let first = takenByContent[sha256] {
            return .duplicate(of: first.name)
        }
        return .new
    }

    func hasName(_ name: String) -> Bool { latestByName[name] != nil }

    /// An earlier attempt at a file that can't be opened.
    func couldNotBeOpenedBefore(_ name: String) -> Bool {
        byNameAndContent[name + "\n"]?.status == .quarantined && latestByName[name]?.sha256 == ""
    }

    /// The greatest name of a source's files that were taken.
    func greatestName(ofSource source: String) -> String? {
        latestByName.values.filter { $0.source == source && $0.isTaken }
            .map(\.name).max { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
