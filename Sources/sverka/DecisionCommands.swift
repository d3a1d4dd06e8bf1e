// `sverka decide` and `sverka decisions import`: a person's rulings as a file for Inputs.

internal import ArgumentParser
internal import Domain
internal import Pipeline

struct DecideCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decide", abstract: Help.text("decide"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("decide.action")) var action: DecisionAction
    @Option(name: .long, help: "P-…") var payment = ""
    @Option(name: .long, help: Help.of("decide.obligation")) var obligation = ""
    @Option(name: .long, help: "D-…") var discrepancy = ""
    @Option(name: .long, help: Help.of("decide.amount")) var amount: String?
    @Option(name: .long, help: Help.of("decide.reason")) var reason: String
    @Option(name: .customLong("by"), help: Help.of("decide.by")) var decidedBy: String
    @Option(name: .long, help: Help.of("decide.approved_by")) var approvedBy = ""
    @Option(name: .long, help: Help.of("decide.document_no")) var documentNo = ""
    @Option(name: .long, help: Help.of("decide.document_date")) var documentDate: String?
    @Option(name: .long, help: Help.of("decide.requested_on")) var requestedOn: String?
    @Option(name: .long, help: Help.of("decide.date")) var date: String?
    @Option(name: .long, help: Help.of("decide.to")) var to: String

    func run() throws {
        let configuration = try common.load()
        var decision = Decision()
        decision.action = action
        (decision.paymentID, decision.obligationID, decision.discrepancyID) = (payment, obligation, discrepancy)
        if let amount {
            let digits = configuration.organisation.currency.minorDigits
            guard let sum = Self.minorUnits(amount, digits: digits), sum > 0 else {
                throw UsageFailure("not_sum", [amount, Money.text(1230, digits: digits), String(digits)])
            }
            decision.amount = sum
        }
        (decision.reason, decision.decidedBy, decision.approvedBy) = (reason, decidedBy, approvedBy)
        decision.documentNumber = documentNo
        decision.documentDate = try documentDate.map { try Clock.day($0, "--document-date") }
        decision.requestedOn = try requestedOn.map { try Clock.day($0, "--requested-on") }
        decision.decidedOn = try Clock.businessDate(date, configuration)
        try DecisionAnswer.show(common, configuration, to) { try $0.decide(decision, to: to) }
    }

    /// `12`, `12.3` and `12.30` are sums, nothing else is.
    private static func minorUnits(_ text: String, digits: Int) -> Int64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, !whole.isEmpty else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard fraction.utf8.count <= digits, parts.count == 1 || !fraction.isEmpty else { return nil }
        let figures = whole + fraction + String(repeating: "0", count: digits - fraction.utf8.count)
        guard figures.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int64(figures)
    }
}

struct DecisionsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decisions", abstract: Help.text("decisions"),
            subcommands: [DecisionsImportCommand.self])
    }
}

struct DecisionsImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "import", abstract: Help.text("import"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("import.file")) var file: String
    @Option(name: .long, help: Help.of("import.approved_by")) var approvedBy = ""
    @Option(name: .long, help: Help.of("import.date")) var date: String?
    @Option(name: .long, help: Help.of("import.to")) var to: String

    func run() throws {
        let configuration = try common.load()
        let day = try Clock.businessDate(date, configuration)
        try DecisionAnswer.show(common, configuration, to) {
            try $0.importDecisions(from: file, on: day, approvedBy: approvedBy, to: to)
        }
    }
}

private enum DecisionAnswer {
    /// Shows what was written and refused; 65 where something was refused.
    static func show(
        _ common: CommonOptions, _ configuration: Domain.Configuration, _ path: String,
        _ work: (Books) throws -> DecisionOutcome
    ) throws {
        let books = Books(configuration)
        let outcome: DecisionOutcome
        do { outcome = try work(books) } catch {
            throw Terminal.fail(error, configuration.organisation.languages.first ?? .bg)
        }
        if common.json || !common.quiet || !outcome.refused.isEmpty {
            Terminal.show(books.words(of: outcome, to: path, json: common.json))
        }
        if !outcome.refused.isEmpty { throw ExitCode(ExitStatus.refusedInput) }
    }
}
