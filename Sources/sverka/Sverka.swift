// The command line: one file a command; messages to stderr, results to stdout, exit statuses of sysexits.h.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Logging
internal import Pipeline
internal import Settings
internal import Store
internal import Synchronization

struct Sverka: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sverka",
            abstract: Help.text("sverka"),
            version: Program.version,
            subcommands: [
                RunCommand.self, RerunCommand.self, CheckCommand.self, InspectCommand.self, ExplainCommand.self,
                PositionCommand.self, CertificateCommand.self, FindCommand.self, SummaryCommand.self,
                StatusCommand.self,
                VerifyCommand.self, DecideCommand.self, DecisionsCommand.self, ReportCommand.self, CloseCommand.self,
                DiffCommand.self, InitCommand.self,
            ])
    }

    static func main() async {
        var failure: (any Error)?
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            failure = error
        }
        guard let failure else { return }
        if let status = failure as? ExitCode {
            Terminal.showFailure(status.rawValue)
            Foundation.exit(status.rawValue)
        }
        let text = fullMessage(for: failure)
        if exitCode(for: failure) == .success {
            Terminal.show(Help.pages(CommandLine.arguments) { fullMessage(for: failure) })
            Foundation.exit(ExitStatus.done)
        }
        sayUsage(failure, text)
        Terminal.showFailure(ExitStatus.usage)
        Foundation.exit(ExitStatus.usage)
    }

    /// In both languages, since a wrong call comes before pipeline.yml is read.
    private static func sayUsage(_ failure: any Error, _ text: String) {
        let english = message(for: failure)
        let told = (failure as? UsageFailure)?.message
        let message =
            told
            ?? UsageWords.message(
                english, first: CommandLine.arguments.dropFirst().first,
                commands: configuration.subcommands.compactMap { $0.configuration.commandName })
        guard let message else { return Terminal.say(text) }
        Terminal.say(Sentences.text(message, .bg))
        let help = text.firstMatch(of: /See '(.+?)' for more/).map { String($0.1) }
        if told == nil, let help { Terminal.say(Sentences.text(Message("usage.help", [help]), .bg)) }
        Terminal.say("—")
        let sentence = Sentences.text(message, .en)
        Terminal.say(told == nil ? text.replacing("Error: " + english, with: sentence) : sentence)
    }
}

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: Help.of("config")) var config = "pipeline.yml"
    @Flag(name: .long, help: Help.of("json")) var json = false
    @Flag(name: .long, help: Help.of("quiet")) var quiet = false
    @Option(name: .long, help: Help.of("log_level")) var logLevel = LogLevel.info

    func load() throws -> Domain.Configuration {
        do { return try PipelineFile.load(path: config) } catch {
            for line in error.text(.bg) + ["—"] + error.text(.en) { Terminal.say(line) }
            throw ExitCode(ExitStatus.settings)
        }
    }
}

/// The terminal or the log.
enum Terminal {
    /// What was said, and whether a result was shown.
    private static let record = Mutex((said: [String](), hasShown: false))

    static func say(_ text: String) {
        record.withLock { $0.said.append(text) }
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }

    static func show(_ text: String) {
        record.withLock { $0.hasShown = true }
        FileHandle.standardOutput.write(Data((text + (text.hasSuffix("\n") ? "" : "\n")).utf8))
    }

    /// With `--json` a call that failed before it had a result is one JSON document too.
    static func showFailure(_ status: Int32) {
        let (said, hasShown) = record.withLock { $0 }
        guard status != ExitStatus.done, !hasShown, CommandLine.arguments.contains("--json") else { return }
        show(JSON.object(["error": .string(said.joined(separator: "\n")), "status": .integer(Int64(status))]).line)
    }

    static var isInteractive: Bool { isatty(2) == 1 }

    /// Ends with the status and words of a failure.
    static func fail(_ error: any Error, _ language: Language) -> ExitCode {
        switch error {
        case let code as ExitCode: return code
        case let failure as RunFailure:
            say(Sentences.text(failure.message, language))
            return ExitCode(failure.exitStatus)
        case let failure as StoreFailure:
            say(Sentences.text(failure.message, language))
            switch failure.kind {
            case .locked: return ExitCode(ExitStatus.locked)
            case .cannotCreate: return ExitCode(ExitStatus.cannotCreate)
            case .cannotAccess, .damaged: return ExitCode(ExitStatus.cannotAccess)
            }
        default:
            if let message = FailureWords.message(error) {
                say(Sentences.text(message, language))
                return ExitCode(ExitStatus.cannotAccess)
            }
            say("\(type(of: error))")
            return ExitCode(ExitStatus.internalError)
        }
    }
}

/// One line per stage in the log, or a line that is written over on a terminal, with an estimate of what is left.
struct StageReporter: StageObserver {
    let isQuiet: Bool
    let level: Logger.Level
    let language: Language

    private let started = ContinuousClock.now
    /// How much of a usual run lies before a stage, in hundredths.
    private static let before = [
        "intake": 5, "settlement": 25, "matching": 26, "posting": 45, "flagging": 55, "reporting": 62, "archive": 85,
        "commit": 90,
    ]

    /// Seconds that are probably left: what was spent, by its usual share. Nothing for runs that are done in a moment.
    private func left(before stage: String) -> String {
        let spent = (ContinuousClock.now - started).components.seconds
        guard let share = Self.before[stage], spent >= 2 else { return "" }
        return " ~\(max(spent * Int64(100 - share) / Int64(share), 1)) s"
    }

    func expects(bytes: Int) { Memory.clearAhead(forInput: bytes) }

    func began(_ stage: String, step: Int, of steps: Int) {
        guard !isQuiet, Terminal.isInteractive else { return }
        let done = String(repeating: "█", count: step) + String(repeating: "░", count: max(steps - step, 0))
        let name = Sentences.text(Message("stage." + stage), language)
        FileHandle.standardError.write(Data("\r\u{1B}[K\(done) \(step)/\(steps) \(name) …\(left(before: stage))".utf8))
    }

    func ended(_ stage: String, seconds: Double, _ facts: [(String, Int)]) {
        guard !isQuiet else { return }
        if Terminal.isInteractive {
            FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
            return
        }
        var log = Logger(label: "sverka") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = level
        let words = facts.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
        log.info("\(stage) \(String(format: "%.3f", seconds)) s \(words)")
    }
}
