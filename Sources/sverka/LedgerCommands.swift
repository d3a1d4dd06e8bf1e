// `sverka rerun`, `status` and `verify`: what the ledger and the archive say.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Store

struct RerunCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rerun", abstract: Help.text("rerun"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("which_run", value: "run")) var which: String
    @Option(name: .long, help: Help.of("rerun.to")) var to: String
    @Flag(name: .long, help: Help.of("rerun.again")) var again = false

    func run() async throws {
        let configuration = try common.load()
        let books = Books(configuration)
        do {
            if again {
                let verdict = try await books.again(
                    run: which, to: to, threads: ProcessInfo.processInfo.activeProcessorCount)
                let text = books.verdict(verdict, run: which, json: common.json)
                if common.json || !common.quiet || !verdict.differences.isEmpty { Terminal.show(text) }
                if !verdict.differences.isEmpty { throw ExitCode(ExitStatus.open) }
                return
            }
            let names = try books.restore(run: which, to: to)
            if common.json {
                Terminal.show(JSON.object(["files": .strings(names)]).line)
            } else if !common.quiet {
                names.forEach { Terminal.show($0) }
            }
        } catch { throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg) }
    }
}

struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "status", abstract: Help.text("status"))
    }
    @OptionGroup var common: CommonOptions

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).status(json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct VerifyCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: Help.text("verify"))
    }
    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: Help.of("verify.replay"))
    var replay = false

    func run() async throws {
        let configuration = try common.load()
        let language = configuration.organisation.languages.first ?? .bg
        let books = Books(configuration)
        let problems: [Message]
        var again: ReplayVerdict?
        do {
            problems = try books.verify()
            if replay { again = try await books.replay(threads: ProcessInfo.processInfo.activeProcessorCount) }
        } catch { throw Terminal.fail(error, language) }
        if common.json {
            Terminal.show(
                again.map { books.verdict($0, run: nil, problems: problems, json: true) } ?? books.verdict(problems))
        } else {
            for problem in problems { Terminal.show(Sentences.text(problem, language)) }
            if problems.isEmpty, !common.quiet { Terminal.show(Sentences.text(Message("pipeline.verified"), language)) }
            if let again, !common.quiet || !again.differences.isEmpty {
                Terminal.show(books.verdict(again, run: nil, json: false))
            }
        }
        if !problems.isEmpty || !(again?.differences.isEmpty ?? true) { throw ExitCode(ExitStatus.open) }
    }
}

struct DiffCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff", abstract: Help.text("diff"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("which_run", value: "run")) var one: String
    @Argument(help: Help.of("which_run", value: "run")) var other: String

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).difference(one, other, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "explain", abstract: Help.text("explain"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("explain.id")) var id: String

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).explain(id, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}
