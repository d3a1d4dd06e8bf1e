// `sverka check` and `sverka inspect`: what would be taken, and what a file holds. Nothing is changed.

internal import ArgumentParser
internal import Domain
internal import Formats
internal import Foundation
internal import Logging
internal import Pipeline
internal import Settings

struct CheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check", abstract: Help.text("check")
        )
    }
    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: Help.of("check.date"))
    var date: String?

    func run() async throws {
        let configuration = try common.load()
        let today = try Clock.businessDate(date, configuration)
        do {
            let (text, refused) = try await Books(configuration).check(json: common.json, today: today)
            Terminal.show(text)
            if refused { throw ExitCode(ExitStatus.refusedInput) }
        } catch { throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg) }
    }
}

struct InspectCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "inspect",
            abstract: Help.text("inspect"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("inspect.files")) var files: [String]

    func run() throws {
        let configuration = try? PipelineFile.load(path: common.config)
        let language = configuration?.organisation.languages.first ?? .bg
        let cards = (configuration?.sources ?? []).filter { $0.role == .pos && !$0.csv.profile.isEmpty }.map(\.csv)
        let lists = (configuration?.sources ?? []).filter { $0.role == .bank }.map(\.csv)
        let reports = files.map { path in
            if let rows = RowFile.inspect(path: path, configuration: configuration, language: language) { return rows }
            if let report = CardFile.inspect(path: path, own: cards, language: language) { return report }
            do throws(Unreadable) { return try BankFile.inspect(path: path, own: lists) } catch {
                return InspectReport(file: path, refused: error, language: language)
            }
        }
        if common.json {
            Terminal.show(reports.count == 1 ? reports[0].json : "[" + reports.map(\.json).joined(separator: ",") + "]")
        } else {
            for line in reports.flatMap({ $0.lines(language) }) { Terminal.show(line) }
        }
        if reports.contains(where: { $0.error != nil }) { throw ExitCode(ExitStatus.refusedInput) }
    }
}
