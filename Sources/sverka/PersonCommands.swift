// `sverka position`, `certificate`, `find` and `summary`: what clerks ask.

internal import ArgumentParser
internal import Domain
internal import Pipeline

struct PositionCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "position", abstract: Help.text("position"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("payer")) var payer: String
    @Option(name: .long, help: Help.of("position.as_of")) var asOf: String?

    func run() async throws {
        let configuration = try common.load()
        let day = try asOf.map { try Clock.day($0, "--as-of") }
        do { Terminal.show(try await Books(configuration).position(payer, asOf: day, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct CertificateCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "certificate",
            abstract: Help.text("certificate"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("payer")) var payer: String
    @Option(name: .long, help: Help.of("certificate.to")) var to: String?

    func run() async throws {
        let configuration = try common.load()
        do {
            let (text, refused) = try await Books(configuration).certificate(payer, to: to, json: common.json)
            Terminal.show(text)
            if refused { throw ExitCode(ExitStatus.open) }
        } catch { throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg) }
    }
}

struct FindCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "find",
            abstract: Help.text("find"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("find.text")) var text: String

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).find(text, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct SummaryCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "summary", abstract: Help.text("summary"))
    }
    @OptionGroup var common: CommonOptions

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).summary(json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}
