// `sverka report` and `sverka close`: periods of the books.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline

struct ReportCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report", abstract: Help.text("report"))
    }
    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: Help.of("report.from")) var from: String
    @Option(name: .long, help: Help.of("report.to")) var to: String
    @Option(name: .long, help: Help.of("report.output"))
    var output: String?
    @Option(name: .long, help: Help.of("language")) var language: Language?

    func run() async throws {
        let configuration = try common.load()
        let (from, to) = (try Clock.day(from, "--from"), try Clock.day(to, "--to"))
        guard from <= to else { throw UsageFailure("from_after_to", [from.text, to.text]) }
        do {
            let outcome = try await Books(configuration).report(
                from: from, to: to, languages: language.map { [$0] },
                output: output ?? "report-\(from.text)-\(to.text)",
                threads: ProcessInfo.processInfo.activeProcessorCount)
            if common.json { Terminal.show(outcome.json) } else if !common.quiet { Terminal.show(outcome.text) }
        } catch { throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg) }
    }
}

struct CloseCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "close", abstract: Help.text("close")
        )
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("close.month")) var month: String
    @Option(name: .customLong("by"), help: Help.of("close.by")) var person = ""

    func run() throws {
        let configuration = try common.load()
        guard let wanted = Month(month) else { throw UsageFailure("not_month", [month]) }
        do {
            let (text, open) = try Books(configuration).close(wanted, by: person, json: common.json)
            for line in open { Terminal.say(line) }
            if common.json || !common.quiet { Terminal.show(text) }
        } catch { throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg) }
    }
}
