// `sverka position`, `certificate`, `find` and `summary`: what clerks ask.

internal import ArgumentParser
internal import Domain
internal import Pipeline

struct PositionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "position", abstract: "One person's consolidated position over all registers.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "ЕГН, ЛНЧ, ЕИК or foreign number, as the registers have it.") var payer: String
    @Option(name: .long, help: "Day, YYYY-MM-DD; default: of the last run.") var asOf: String?

    func run() async throws {
        let configuration = try common.load()
        let day = try asOf.map { try Clock.day($0, "--as-of") }
        do { Terminal.show(try await Books(configuration).position(payer, asOf: day, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Certificate of presence or absence of obligations as of the last posted day.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "ЕГН, ЛНЧ, ЕИК or foreign number, as the registers have it.") var payer: String
    @Option(name: .long, help: "Folder for the certificate as a workbook for print and as JSON.") var to: String?

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
    static let configuration = CommandConfiguration(
        commandName: "find",
        abstract: "Payments and obligations by number, plate, name, identifier, order or card reference.")
    @OptionGroup var common: CommonOptions
    @Argument(help: "What to look for.") var text: String

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).find(text, json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}

struct SummaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary", abstract: "How the books stand after the last run, fit for an e-mail.")
    @OptionGroup var common: CommonOptions

    func run() throws {
        let configuration = try common.load()
        do { Terminal.show(try Books(configuration).summary(json: common.json)) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
    }
}
