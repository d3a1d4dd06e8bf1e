// pipeline.yml: read, checked strictly, turned into values (contracts.md section 2).

package import Domain
internal import Foundation
internal import Yams

package enum PipelineFile {
    static let keys = ["version", "organisation", "ledger", "outputs", "sources", "accounts", "kinds", "acquirers", "decisions", "reports", "privacy", "rules", "matching"]

    /// Reads and checks a file; all its problems at once, or the values.
    package static func load(path: String) throws(SettingsProblems) -> Configuration {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw SettingsProblems(problems: [SettingsProblem(line: 1, message: Message("settings.no_file", [name]))], file: name)
        }
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent().path
        return try parse([UInt8](data), name: name, folder: absolute)
    }

    /// Checks the text of a file that stands in `folder`.
    package static func parse(_ bytes: [UInt8], name: String, folder: String) throws(SettingsProblems) -> Configuration {
        let problems = Problems()
        var configuration = Configuration()
        configuration.folder = folder
        configuration.source = bytes
        do {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                problems.add(nil, "not_utf8", [])
                throw Stop()
            }
            guard let root = try Yams.compose(yaml: text), let fields = Fields(root, "pipeline.yml", known: keys, problems) else {
                problems.add(nil, "empty", [])
                throw Stop()
            }
            PipelineReader(fields, problems).read(into: &configuration)
        } catch let error as YamlError {
            problems.list.append(SettingsProblem(line: line(of: error), message: Message("settings.not_yaml", [words(error)])))
        } catch {}
        guard problems.list.isEmpty else {
            throw SettingsProblems(problems: problems.list.sorted { ($0.line, $0.message.key) < ($1.line, $1.message.key) }, file: name)
        }
        return configuration
    }

    private struct Stop: Error {}

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
        default: 1
        }
    }

    private static func words(_ error: YamlError) -> String {
        switch error {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .composer(_, let problem, _, _): problem
        default: "YAML"
        }
    }
}

/// Reads the sections one by one.
struct PipelineReader {
    let root: Fields
    let problems: Problems

    init(_ root: Fields, _ problems: Problems) {
        self.root = root
        self.problems = problems
    }

    func read(into configuration: inout Configuration) {
        root.require("version")
        if let version = root.text("version"), version != "1" { problems.add(root["version"], "version", [version]) }
        for key in ["organisation", "sources", "accounts", "kinds"] { root.require(key) }
        organisation(&configuration)
        if let ledger = root.text("ledger") { configuration.ledger = ledger }
        if let outputs = root.text("outputs") { configuration.outputs = outputs }
        kinds(&configuration)
        accounts(&configuration)
        sources(&configuration)
        acquirers(&configuration)
        small(&configuration)
        RuleReader(root, problems).read(into: &configuration)
    }

    private func organisation(_ configuration: inout Configuration) {
        guard let fields = root.fields("organisation", known: ["name", "id", "currency", "timezone", "language"]) else { return }
        fields.require("name")
        configuration.organisation.name = fields.text("name") ?? ""
        configuration.organisation.id = fields.text("id") ?? ""
        if let text = fields.text("currency") {
            if let currency = Currency(text) { configuration.organisation.currency = currency } else {
                problems.add(fields["currency"], "not_currency", [text])
            }
        }
        if let zone = fields.text("timezone") {
            if TimeZone(identifier: zone) == nil { problems.add(fields["timezone"], "not_timezone", [zone]) }
            configuration.organisation.timezone = zone
        }
        if let words = fields.texts("language") {
            configuration.organisation.languages = words.compactMap { word in
                if Language(rawValue: word) == nil { problems.add(fields["language"], "unknown_word", [word, "organisation.language", "bg, en", Nearest.word(to: word, among: ["bg", "en"])]) }
                return Language(rawValue: word)
            }
        }
    }

    private func kinds(_ configuration: inout Configuration) {
        guard let all = root.fields("kinds", known: nil) else { return }
        for (name, _, node) in all.pairs {
            guard let fields = Fields(node, "kinds." + name, known: ["code", "group", "title", "interest", "limitation", "order", "discounts"], problems) else { continue }
            var kind = KindSettings()
            kind.name = name
            fields.require("group")
            kind.code = fields.text("code") ?? ""
            if !kind.code.isEmpty, !(6...7).contains(kind.code.count) || !kind.code.hasPrefix("44") || !kind.code.allSatisfy(\.isNumber) {
                problems.add(fields["code"], "not_code", [kind.code])
            }
            kind.group = fields.choice("group", KindGroup.allCases.map { ($0.rawValue, $0) }) ?? .tax
            kind.title = fields.text("title") ?? name
            kind.interest = fields.choice("interest", InterestMode.allCases.map { ($0.rawValue, $0) })
            kind.order = fields.choice("order", RepaymentOrder.allCases.map { ($0.rawValue, $0) }) ?? (kind.group == .tax ? .law : .named)
            (kind.limitationTerm, kind.limitationAbsolute) = kind.group == .fine ? (2, 3) : (5, 10)
            if let limitation = fields.fields("limitation", known: ["term", "absolute"]) {
                kind.limitationTerm = limitation.whole("term", 1...50) ?? kind.limitationTerm
                kind.limitationAbsolute = limitation.whole("absolute", 1...50) ?? kind.limitationAbsolute
            }
            kind.discounts = fields.texts("discounts")
            configuration.kinds.append(kind)
        }
    }

    private func accounts(_ configuration: inout Configuration) {
        guard let all = root.fields("accounts", known: nil) else { return }
        var spellings: Set<String> = []
        for (iban, key, node) in all.pairs {
            var account = AccountSettings()
            account.iban = iban
            if !Identifiers.isIBAN(Array(iban.utf8)) { problems.add(key, "not_iban", [iban]) }
            guard let fields = Fields(node, "accounts." + iban, known: ["type", "collects", "also"], problems) else { continue }
            account.type = fields.choice("type", AccountType.allCases.map { ($0.rawValue, $0) }) ?? .revenue
            account.also = fields.texts("also") ?? []
            for name in [iban] + account.also where !spellings.insert(name.uppercased()).inserted { problems.add(key, "account_twice", [name]) }
            if let words = fields.texts("collects") {
                account.collects = words.flatMap { collected($0, configuration, fields) }
            }
            configuration.accounts.append(account)
        }
    }

    /// A kind, or all kinds of a group.
    private func collected(_ word: String, _ configuration: Configuration, _ fields: Fields) -> [KindIndex] {
        if let kind = configuration.kind(named: word) { return [kind] }
        if let group = KindGroup(rawValue: word) {
            return configuration.kinds.indices.filter { configuration.kinds[$0].group == group }.map { KindIndex($0) }
        }
        let known = configuration.kinds.map(\.name) + KindGroup.allCases.map(\.rawValue)
        problems.add(fields["collects"], "unknown_word", [word, fields.name + ".collects", known.joined(separator: ", "), Nearest.word(to: word, among: known)])
        return []
    }

    private func sources(_ configuration: inout Configuration) {
        guard let all = root.fields("sources", known: nil) else { return }
        for (name, key, node) in all.pairs {
            guard let fields = Fields(node, "sources." + name, known: ["role", "path", "extract", "format", "csv"], problems) else { continue }
            var source = SourceSettings()
            source.name = name
            source.line = key.mark?.line ?? 0
            for needed in ["role", "path"] { fields.require(needed) }
            source.role = fields.choice("role", SourceRole.allCases.map { ($0.rawValue, $0) }) ?? .bank
            source.path = fields.text("path") ?? ""
            source.extract = fields.choice("extract", [("full", .full), ("delta", .delta)]) ?? .delta
            source.format = fields.choice("format", ["auto", "camt", "mt940", "csv"].map { ($0, $0) }) ?? "auto"
            if let csv = fields.fields("csv", known: ["delimiter", "encoding", "decimal", "dates", "columns", "constants", "values"]) {
                source.csv = CSVReader(csv, problems).read()
            }
            folder(source.path, fields["path"], configuration.folder)
            configuration.sources.append(source)
        }
    }

    /// The folder before a pattern's first wildcard must exist.
    private func folder(_ pattern: String, _ node: Node?, _ root: String) {
        guard !pattern.isEmpty else { return }
        var fixed: [Substring] = []
        let parts = pattern.split(separator: "/")
        for part in parts.dropLast() {
            if part.contains("*") || part.contains("?") { break }
            fixed.append(part)
        }
        let path = (pattern.hasPrefix("/") ? "/" : root + "/") + fixed.joined(separator: "/")
        var isFolder: ObjCBool = false
        if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || !isFolder.boolValue {
            problems.add(node, "no_folder", [fixed.joined(separator: "/"), pattern])
        }
    }

    private func small(_ configuration: inout Configuration) {
        if let fields = root.fields("decisions", known: ["two_persons_for", "above"]) {
            for word in fields.texts("two_persons_for") ?? [] {
                if let action = DecisionAction(rawValue: word) { configuration.decisions.twoPersonsFor.append(action) } else {
                    let known = DecisionAction.allCases.map(\.rawValue)
                    problems.add(fields["two_persons_for"], "unknown_word", [word, "decisions.two_persons_for", known.joined(separator: ", "), Nearest.word(to: word, among: known)])
                }
            }
            configuration.decisions.above = fields.decimal("above", digits: 2, 0...Int64.max) ?? 0
        }
        if let fields = root.fields("reports", known: ["files", "workbook"]) {
            if let words = fields.texts("files"), words != ["all"] {
                let known = ["reconciliation", "payments", "allocations", "candidates", "discrepancies", "settlements", "obligations", "postings", "positions", "sources", "statements", "rejects", "public"]
                for word in words where !known.contains(word) {
                    problems.add(fields["files"], "unknown_word", [word, "reports.files", known.joined(separator: ", "), Nearest.word(to: word, among: known)])
                }
                configuration.reports.files = words
            }
            if let workbook = fields.fields("workbook", known: ["rows"]) {
                configuration.reports.workbookRows = workbook.whole("rows", 1...10_000_000) ?? 200_000
            }
        }
        if let fields = root.fields("privacy", known: ["mask"]) { configuration.maskIdentifiers = fields.flag("mask") ?? false }
    }

    private func acquirers(_ configuration: inout Configuration) {
        guard root["acquirers"] != nil, let all = root.fields("acquirers", known: nil) else { return }
        for (name, _, node) in all.pairs {
            let known = ["terminals", "settles", "group_by", "credit_within", "matches", "cut_off", "fees", "fees_by"]
            guard let fields = Fields(node, "acquirers." + name, known: known, problems) else { continue }
            var acquirer = AcquirerSettings()
            acquirer.name = name
            acquirer.terminals = fields.texts("terminals") ?? []
            acquirer.settlesNet = fields.choice("settles", [("net", true), ("gross", false)]) ?? true
            acquirer.groupBy = fields.texts("group_by") ?? ["terminal", "day"]
            for word in acquirer.groupBy where !["batch", "terminal", "merchant", "brand", "day"].contains(word) {
                problems.add(fields["group_by"], "unknown_word", [word, fields.name + ".group_by", "batch, terminal, merchant, brand, day", Nearest.word(to: word, among: ["batch", "terminal", "merchant", "brand", "day"])])
            }
            acquirer.creditWithin = fields.whole("credit_within", 0...60) ?? 3
            acquirer.matches = (fields.text("matches") ?? "").split(separator: "|").map(String.init)
            if let hour = fields.text("cut_off") {
                let parts = hour.split(separator: ":").compactMap { Int($0) }
                if parts.count == 2, (0...23).contains(parts[0]), (0...59).contains(parts[1]), hour.count == 5 { acquirer.cutOff = parts[0] * 60 + parts[1] } else {
                    problems.add(fields["cut_off"], "not_hour", [hour])
                }
            }
            if let fees = fields.fields("fees", known: ["percent", "fixed", "minimum", "brands"]) {
                acquirer.fees = terms(fees)
                for (brand, _, node) in fees.fields("brands", known: nil)?.pairs ?? [] {
                    if let own = Fields(node, fees.name + "." + brand, known: ["percent", "fixed", "minimum"], problems) { acquirer.brandFees[brand] = terms(own) }
                }
            }
            acquirer.feesMonthly = fields.choice("fees_by", [("deduction", false), ("monthly", true)]) ?? false
            configuration.acquirers.append(acquirer)
        }
    }

    private func terms(_ fields: Fields) -> FeeTerms {
        var terms = FeeTerms()
        terms.percentMillionths = fields.decimal("percent", digits: 4, 0...1_000_000)
        terms.fixed = fields.decimal("fixed", digits: 2, 0...1_000_000)
        terms.minimum = fields.decimal("minimum", digits: 2, 0...1_000_000)
        return terms
    }
}
