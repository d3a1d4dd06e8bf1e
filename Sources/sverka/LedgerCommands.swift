// `sverka rerun`, `status` and `verify`: what the ledger and the archive say.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Store

struct RerunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rerun", abstract: "Gives an earlier run's published files again, byte for byte.")
    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("Number of the run, or its folder's name.", valueName: "run")) var which: String
    @Option(name: .long, help: "Folder to write into.") var to: String
    @Flag(name: .long, help: "Compute the files anew from the archive, and say what differs.") var again = false

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
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Last runs, open discrepancies by age, sources not seen lately.")
    @OptionGroup var common: CommonOptions

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).status(json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Re-checks the ledger: control totals, chain of manifests, published files, archive.")
    @OptionGroup var common: CommonOptions
    @Flag(name: .long, help: "Build the ledger anew from the archive, in a temporary place, and compare.")
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
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What changed between two runs, and why.")
    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("Number of a run, or its folder's name.", valueName: "run")) var one: String
    @Argument(help: ArgumentHelp("Another one.", valueName: "run")) var other: String

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).difference(one, other, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "The whole story of one payment, obligation or discrepancy.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "P-…, B-…, D-… or an obligation's id.") var id: String

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).explain(id, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}
