// What a call of `sverka run` asks for.

package import Domain

package enum FailOn: String, Sendable, CaseIterable { case none, warning, error }

package struct RunOptions: Sendable {
    package var configuration: Configuration
    package var date: Day
    package var only: [String]?
    package var languages: [Language]?
    package var threads = 2
    package var failOn = FailOn.none
    package var isDryRun = false
    /// Where a dry run publishes; nil: nowhere.
    package var target: String?
    /// The version whose run is done again: it stands in the fingerprint and in the manifest.
    package var programVersion = Program.version
    package init(configuration: Configuration, date: Day) {
        self.configuration = configuration
        self.date = date
    }

    /// Options that change the result, in words, sorted.
    package var words: [String] {
        var words = (only ?? []).sorted().map { "only=" + $0 }
        if let languages { words.append("language=" + languages.map(\.rawValue).joined(separator: ",")) }
        return words.sorted()
    }
}

/// How a run ended.
package struct RunOutcome: Sendable {
    package var exitStatus: Int32
    /// nil: nothing was new, no run took place.
    package var run: RunIdentity?
    package var summary: String
    package var summaryJSON: String
    /// Files and rows that were refused, in words, with their places and without what stands in them: for the log.
    package var refusals: [String]
    /// Where the results are, and that books were begun.
    package var notices: [String] = []
    /// What the run made of its input, for whoever wants to let it live on: a process that ends need not take it apart.
    package var tables: ReportPack?
}

/// A run that could not be done; nothing was changed.
package struct RunFailure: Error, Sendable {
    package var exitStatus: Int32
    package var message: Message
    package init(_ exitStatus: Int32, _ message: Message) {
        self.exitStatus = exitStatus
        self.message = message
    }
}

/// sysexits.h, as contracts.md section 1 fixes it.
package enum ExitStatus {
    package static let done: Int32 = 0
    package static let open: Int32 = 1
    package static let usage: Int32 = 64
    package static let refusedInput: Int32 = 65
    package static let noSuchThing: Int32 = 66
    package static let internalError: Int32 = 70
    package static let cannotCreate: Int32 = 73
    package static let cannotAccess: Int32 = 74
    package static let locked: Int32 = 75
    package static let settings: Int32 = 78
}

/// Tells the person at the terminal, or the log, how far a run is.
package protocol StageObserver: Sendable {
    /// So many bytes of tables that are not known by name are about to be read.
    func expects(bytes: Int)
    func began(_ stage: String, step: Int, of steps: Int)
    func ended(_ stage: String, seconds: Double, _ facts: [(String, Int)])
}
