// `sverka run`: one whole run.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Logging
internal import Pipeline
internal import Settings

struct RunCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "run", abstract: Help.text("run"))
    }

    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: Help.of("run.date")) var date: String?
    @Option(name: .long, help: Help.of("run.only")) var only: [String] = []
    @Option(name: .long, help: Help.of("language")) var language: Language?
    @Option(name: .long, help: Help.of("run.threads")) var threads: Int = ProcessInfo.processInfo
        .activeProcessorCount
    @Option(name: .long, help: Help.of("run.fail_on")) var failOn = FailOn.none
    @Flag(name: .long, help: Help.of("run.dry_run")) var dryRun = false
    @Option(name: .long, help: Help.of("run.to")) var to: String?

    func run() async throws {
        let configuration = try common.load()
        let words = configuration.organisation.languages.first ?? .bg
        var options = RunOptions(configuration: configuration, date: try Clock.businessDate(date, configuration))
        options.only = only.isEmpty ? nil : only
        for name in only where !configuration.sources.contains(where: { $0.name == name }) {
            let known = configuration.sources.map(\.name)
            throw UsageFailure(
                "unknown_source",
                [name, common.config, Nearest.word(to: name, among: known), known.joined(separator: ", ")])
        }
        if let language { options.languages = [language] }
        guard threads > 0 else { throw UsageFailure("threads", [String(threads)]) }
        if to != nil, !dryRun { throw UsageFailure("to_without_dry_run") }
        options.failOn = failOn
        options.threads = threads
        options.isDryRun = dryRun
        options.target = to
        let reporter = StageReporter(isQuiet: common.quiet, level: common.logLevel.level, language: words)
        let outcome: RunOutcome
        do { outcome = try await Pipeline(options, observer: reporter).run() } catch {
            throw Terminal.fail(error, words)
        }
        Memory.keepToTheEnd(outcome)
        for refusal in outcome.refusals { Terminal.say(refusal) }
        if common.json { Terminal.show(outcome.summaryJSON) } else if !common.quiet { Terminal.show(outcome.summary) }
        if !common.quiet { for notice in outcome.notices { Terminal.say(notice) } }
        if outcome.exitStatus != 0 { throw ExitCode(outcome.exitStatus) }
    }
}
