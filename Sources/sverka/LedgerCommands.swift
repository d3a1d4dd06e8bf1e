// `sverka rerun`, `status` and `verify`: what the ledger and the archive say.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Store

struct RerunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rerun", abstract: "Gives an earlier run's published files again, byte for byte.")
    @OptionGroup var common: CommonOptions
    @Argument(help: ArgumentHelp("Number of the run, or its folder's name.", valueName: "run")) var which: String
    @Option(name: .long, help: "Folder to write into.") var to: String

    func run() throws {
        let configuration = try common.load()
        let language = configuration.organisation.languages.first ?? .bg
        do {
            let names = try Books(configuration).restore(run: which, to: to)
            if common.json {
                Terminal.show(JSON.object(["files": .strings(names)]).line)
            } else if !common.quiet {
                names.forEach { Terminal.show($0) }
            }
        } catch { throw Terminal.fail(error, language) }
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

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Re-checks the ledger: control totals, chain of manifests, published files, archive.")
    @OptionGroup var common: CommonOptions

    func run() throws {
        let configuration = try common.load()
        let language = configuration.organisation.languages.first ?? .bg
        let books = Books(configuration)
        let problems: [Message]
        do { problems = try books.verify() } catch { throw Terminal.fail(error, language) }
        if common.json {
            Terminal.show(books.verdict(problems))
        } else {
            for problem in problems { Terminal.show(Sentences.text(problem, language)) }
            if problems.isEmpty, !common.quiet { Terminal.show(Sentences.text(Message("pipeline.verified"), language)) }
        }
        if !problems.isEmpty { throw ExitCode(ExitStatus.open) }
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
