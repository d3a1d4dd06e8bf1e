// The sections of pipeline.yml, one by one; sources, acquirers and rules have readers of their own.

internal import Domain
internal import Foundation
internal import Yams

/// Reads a whole settings file.
struct PipelineReader {
    static let keys = [
        "version", "organisation", "ledger", "outputs", "sources", "accounts", "kinds", "acquirers", "decisions",
        "reports", "privacy", "rules", "matching", "budget", "card_profiles",
    ]
    /// What `reports.files` may name; run.json is always written.
    static let reportFiles = [
        "reconciliation", "report", "payments", "allocations", "candidates", "discrepancies", "settlements",
        "obligations",
        "postings", "positions", "sources", "statements", "rejects", "late", "public",
    ]

    private let root: Fields
    private var problems: Problems { root.problems }

    init(_ root: Fields) { self.root = root }

    func read(into configuration: inout Configuration) {
        root.require("version", "organisation", "sources", "accounts", "kinds")
        if let version = root.text("version"), version != "1" { problems.add(root["version"], "version", [version]) }
        if let ledger = root.text("ledger") { configuration.ledger = ledger }
        if let outputs = root.text("outputs") { configuration.outputs = outputs }
        organisation(&configuration.organisation)
        let rules = RuleReader(root)
        configuration.rules = rules.rules(configuration.organisation.currency)
        rules.matching(into: &configuration)
        kinds(&configuration)
        configuration.budget = BudgetReader(root, configuration.kinds.map(\.code)).entries()
        accounts(&configuration)
        configuration.cardProfiles = CardProfileReader(root).profiles()
        configuration.sources = SourceReader(root, configuration).sources()
        configuration.acquirers = AcquirerReader(root, configuration.organisation.currency).acquirers()
        decisions(&configuration)
        reports(&configuration)
        if let privacy = root.fields("privacy", known: ["mask"]) {
            configuration.maskIdentifiers = privacy.flag("mask") ?? false
        }
    }

    private func organisation(_ organisation: inout Organisation) {
        let known = ["name", "id", "currency", "timezone", "language"]
        guard let fields = root.fields("organisation", known: known) else { return }
        fields.require("name")
        organisation.name = fields.text("name") ?? ""
        organisation.id = fields.text("id") ?? ""
        if let text = fields.text("currency") {
            if let currency = Currency(text) {
                organisation.currency = currency
            } else {
                problems.add(fields["currency"], "not_currency", [text])
            }
        }
        if let zone = fields.text("timezone") {
            organisation.timezone = zone
            if TimeZone(identifier: zone) == nil {
                let known = TimeZone.knownTimeZoneIdentifiers
                // Often only the town is given.
                let nearest =
                    known.first { $0.lowercased().hasSuffix("/" + zone.lowercased()) }
                    ?? Nearest.word(to: zone, among: known)
                problems.add(fields["timezone"], "not_timezone", [zone, nearest])
            }
        }
        var languages: [Language] = []
        for (word, node) in fields.items("language") {
            let path = fields.path("language")
            guard let language = Language(rawValue: word) else {
                problems.unknown(node, word, at: path, known: Language.allCases.map(\.rawValue))
                continue
            }
            if languages.contains(language) {
                problems.add(node, "word_twice", [word, path])
            } else {
                languages.append(language)
            }
        }
        if !languages.isEmpty { organisation.languages = languages }
    }

    // MARK: Kinds and accounts

    private func kinds(_ configuration: inout Configuration) {
        guard let all = root.fields("kinds", known: nil) else { return }
        if all.pairs.isEmpty { problems.add(all.node, "no_value", [all.path]) }
        for (name, key, node) in all.pairs {
            if KindGroup(rawValue: name) != nil { problems.add(key, "kind_is_group", [name]) }
            let known = ["code", "group", "title", "interest", "limitation", "order", "discounts", "words"]
            var kind = KindSettings()
            kind.name = name
            if let fields = Fields(node, all.path(name), known: known, problems) {
                read(fields, into: &kind, configuration)
            }
            configuration.kinds.append(kind)
        }
    }

    private func read(_ fields: Fields, into kind: inout KindSettings, _ configuration: Configuration) {
        fields.require("code", "group")
        kind.code = fields.text("code") ?? ""
        if !kind.code.isEmpty, !Self.isPaymentCode(kind.code) { problems.add(fields["code"], "not_code", [kind.code]) }
        kind.group = fields.choice("group", KindGroup.self) ?? .tax
        kind.title = fields.text("title") ?? kind.name
        kind.interest = fields.choice("interest", InterestMode.self)
        kind.order =
            fields.dated("order", RepaymentOrder.allCases.map { ($0.rawValue, $0) })
            ?? Dated(kind.group == .tax ? .law : .named)
        LimitationReader(fields).read(into: &kind)
        kind.words = fields.texts("words") ?? []
        let rules = configuration.rules.discounts.map(\.name)
        guard let node = fields["discounts"] else {
            kind.discounts = RuleReader.defaultDiscounts(ofKind: kind.name).filter { rules.contains($0) }
            return
        }
        kind.discounts = node.sequence?.isEmpty == true ? [] : fields.items("discounts").map(\.word)
        for (word, node) in fields.items("discounts") where !rules.contains(word) {
            problems.unknown(node, word, at: fields.path("discounts"), known: Array(Set(rules)).sorted())
        }
    }

    /// Six or seven digits that begin with 44 (domain.md section 1: revenues of municipalities).
    static func isPaymentCode(_ text: String) -> Bool {
        (6...7).contains(text.utf8.count) && text.hasPrefix("44") && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    private func accounts(_ configuration: inout Configuration) {
        guard let all = root.fields("accounts", known: nil) else { return }
        if all.pairs.isEmpty { problems.add(all.node, "no_value", [all.path]) }
        var owners: [String: String] = [:]
        for (iban, key, node) in all.pairs {
            var account = AccountSettings()
            account.iban = iban
            if !Identifiers.isIBAN(Array(iban.utf8)) { problems.add(key, "not_iban", [iban]) }
            claim(iban, of: iban, key, &owners)
            let known = ["type", "collects", "also", "statements"]
            guard let fields = Fields(node, all.path(iban), known: known, problems) else { continue }
            fields.require("type")
            account.type = fields.choice("type", AccountType.self) ?? .revenue
            account.statements = fields.choice("statements", StatementRhythm.self) ?? .daily
            for (spelling, node) in fields.items("also") {
                account.also.append(spelling)
                claim(spelling, of: iban, node, &owners)
            }
            account.collects = collects(fields, configuration)
            configuration.accounts.append(account)
        }
    }

    /// Two accounts must not share a spelling; capitals, blanks and signs make no difference.
    private func claim(_ spelling: String, of iban: String, _ node: Node, _ owners: inout [String: String]) {
        let folded = spelling.uppercased().filter { $0.isLetter || $0.isNumber }
        if let owner = owners.updateValue(iban, forKey: folded) {
            problems.add(node, "account_twice", [spelling, owner])
        }
    }

    /// Kinds, or all kinds of a group; nil: all.
    private func collects(_ fields: Fields, _ configuration: Configuration) -> [KindIndex]? {
        guard fields["collects"] != nil else { return nil }
        var found: [KindIndex] = []
        for (word, node) in fields.items("collects") {
            if let kind = configuration.kind(named: word) {
                found.append(kind)
            } else if let group = KindGroup(rawValue: word) {
                found += configuration.kinds.indices.filter { configuration.kinds[$0].group == group }.map {
                    KindIndex($0)
                }
            } else {
                let known = configuration.kinds.map(\.name) + KindGroup.allCases.map(\.rawValue)
                problems.unknown(node, word, at: fields.path("collects"), known: known)
            }
        }
        return Array(Set(found)).sorted()
    }

    // MARK: Decisions and reports

    private func decisions(_ configuration: inout Configuration) {
        guard let fields = root.fields("decisions", known: ["two_persons_for", "above"]) else { return }
        let known = DecisionAction.allCases.map(\.rawValue)
        for (word, node) in fields.items("two_persons_for") {
            if let action = DecisionAction(rawValue: word) {
                configuration.decisions.twoPersonsFor.append(action)
            } else {
                problems.unknown(node, word, at: fields.path("two_persons_for"), known: known)
            }
        }
        configuration.decisions.above =
            fields.decimal("above", digits: configuration.organisation.currency.minorDigits) ?? 0
    }

    private func reports(_ configuration: inout Configuration) {
        guard let fields = root.fields("reports", known: ["files", "workbook", "postings"]) else { return }
        let files = fields.items("files")
        if fields["files"] != nil, files.map(\.word) != ["all"] {
            configuration.reports.files = files.map(\.word)
            for (word, node) in files where !Self.reportFiles.contains(word) {
                problems.unknown(node, word, at: fields.path("files"), known: ["all"] + Self.reportFiles)
            }
        }
        configuration.reports.postings = PostingsReader(fields).read()
        if let workbook = fields.fields("workbook", known: ["rows"]) {
            configuration.reports.workbookRows =
                workbook.whole("rows", 1...10_000_000) ?? configuration.reports.workbookRows
        }
    }
}
