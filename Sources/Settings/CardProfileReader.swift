// Card reports that pipeline.yml itself describes, in the same values as the ready-made ones.

internal import Domain
internal import Yams

/// Reads `card_profiles`.
struct CardProfileReader {
    /// Those that csv.profile of a card source knows without any description.
    static let readyMade = [
        "plain", "borica", "adyen", "stripe", "sumup", "twint", "amex-grrcn", "epay", "epay-billing",
    ]
    private static let keys = [
        "layout", "separators", "record_type", "first", "version", "records", "columns", "required", "above",
        "file_name", "rows", "ends", "sums", "turn_by_sign", "directions", "minor_units", "overpunch", "fees",
        "decimal",
        "dates", "zone", "utc_columns", "constants", "totals_above", "loose",
    ]
    private static let cells = CardCell.allCases.map(\.rawValue)
    private let root: Fields
    private var problems: Problems { root.problems }

    init(_ root: Fields) { self.root = root }

    func profiles() -> [CardProfile] {
        guard let all = root.fields("card_profiles", known: nil) else { return [] }
        return all.pairs.compactMap { name, key, node in
            if Self.readyMade.contains(name) { problems.add(key, "profile_taken", [name]) }
            guard let fields = Fields(node, all.path(name), known: Self.keys, problems) else { return nil }
            return profile(name, fields)
        }
    }

    private func profile(_ name: String, _ fields: Fields) -> CardProfile {
        fields.require("rows")
        var profile = CardProfile(name: name, columns: [:], required: [], rules: rows(fields))
        container(fields, &profile)
        for (cell, node, key) in table(fields, "columns") { profile.columns[cell] = node.texts(key) ?? [] }
        required(fields, &profile)
        for (text, node) in fields.items("above") { profile.linesAbove.append(template(text, node)) }
        if let text = fields.text("file_name") { profile.fileName = template(text, fields["file_name"]) }
        profile.ends = fields.texts("ends") ?? []
        sums(fields, &profile)
        if fields["dates"] != nil {
            profile.dates = fields.texts("dates") ?? profile.dates
            for (pattern, node) in fields.items("dates") where pattern != "yyyyDDD" && !CSVReader.isPattern(pattern) {
                problems.add(node, "not_pattern", [pattern])
            }
        }
        if let word = fields.text("zone") {
            if let zone = CardZone(word) {
                profile.zone = zone
            } else {
                let known = ["UTC", "CET", "EET", "WET", "Europe/Sofia"]
                problems.unknown(fields["zone"], word, at: fields.path("zone"), known: known)
            }
        }
        profile.utcHeaders = (fields.texts("utc_columns") ?? []).map { $0.lowercased() }
        for (cell, node, key) in table(fields, "constants") { profile.constants[cell] = node.text(key) }
        for (cell, node, key) in table(fields, "totals_above") {
            if let place = node.whole(key, 1...1_000) { profile.totalsAbove[place - 1] = cell }
        }
        profile.isLoose = fields.flag("loose") ?? false
        return profile
    }

    /// The pairs of a mapping whose keys are cells.
    private func table(_ fields: Fields, _ key: String) -> [(cell: CardCell, node: Fields, key: String)] {
        guard let own = fields.fields(key, known: Self.cells) else { return [] }
        return own.pairs.compactMap { pair in CardCell(rawValue: pair.key).map { ($0, own, pair.key) } }
    }

    private func cell(_ word: String, _ node: Node, _ path: String) -> CardCell? {
        if let cell = CardCell(rawValue: word) { return cell }
        problems.unknown(node, word, at: path, known: Self.cells)
        return nil
    }

    private func template(_ text: String, _ node: Node?) -> CardTemplate {
        CardTemplate(text) { problems.unknown(node, $0, at: "{…}", known: Self.cells) }
    }

    // MARK: Rows

    private func rows(_ fields: Fields) -> [CardRowRule] {
        guard let node = fields["rows"] else { return [] }
        guard let list = node.sequence else {
            problems.add(node, "not_list", [fields.path("rows"), Fields.found(node)])
            return []
        }
        return list.compactMap { node in
            let known = ["class", "when", "unless"]
            guard let row = Fields(node, fields.path("rows"), known: known, problems) else { return nil }
            row.require("class")
            guard let kind = row.choice("class", CardRowClass.words) else { return nil }
            var rule = CardRowRule(kind, conditions(row, "when"))
            rule.unless = conditions(row, "unless")
            return rule
        }
    }

    private func conditions(_ row: Fields, _ key: String) -> [CardCell: [String]] {
        table(row, key).reduce(into: [:]) { conditions, pair in
            // An empty text is a condition too: the cell is empty.
            conditions[pair.cell] = pair.node.texts(pair.key, mayBeEmpty: true) ?? []
        }
    }

    /// A list of cells, of which each may be a list of its own: one of these is enough.
    private func required(_ fields: Fields, _ profile: inout CardProfile) {
        guard let node = fields["required"] else {
            // Without it all columns that are described must be there.
            profile.required = profile.columns.keys.sorted { $0.rawValue < $1.rawValue }.map { [$0] }
            return
        }
        let path = fields.path("required")
        guard let list = node.sequence else { return problems.add(node, "not_list", [path, Fields.found(node)]) }
        profile.required = list.map { item in
            (item.sequence.map { Array($0) } ?? [item]).compactMap { word in
                word.scalar.flatMap { cell($0.string, word, path) }
            }
        }
        for (place, group) in profile.required.enumerated()
        where !group.isEmpty && group.allSatisfy({ profile.columns[$0] == nil }) {
            problems.add(list[place], "required_unknown", [group.map(\.rawValue).joined(separator: ", "), path])
        }
    }

    // MARK: Sums

    private func sums(_ fields: Fields, _ profile: inout CardProfile) {
        let signs: [(String, CardProfile.Sign)] = [
            ("signed", .ofMoney), ("inverse", .inverse), ("by_class", .ofClass),
        ]
        profile.sign = fields.choice("sums", signs) ?? .ofMoney
        profile.isTurnedBySign = fields.flag("turn_by_sign") ?? false
        profile.isMinorUnits = fields.flag("minor_units") ?? false
        profile.isOverpunched = fields.flag("overpunch") ?? false
        profile.hasNegativeFees = fields.choice("fees", [("positive", false), ("negative", true)]) ?? false
        if let directions = fields.fields("directions", known: ["credit", "debit"]) {
            profile.credits = directions.texts("credit") ?? profile.credits
            profile.debits = directions.texts("debit") ?? profile.debits
        }
        if fields["decimal"] != nil {
            profile.decimals = fields.items("decimal").compactMap { word, node in
                if word == "." || word == "," { return word.utf8.first }
                problems.unknown(node, word, at: fields.path("decimal"), known: [".", ","])
                return nil
            }
        }
    }

    // MARK: Containers

    private func container(_ fields: Fields, _ profile: inout CardProfile) {
        let layout = fields.choice("layout", ["table", "fixed", "records", "pairs"].map { ($0, $0) }) ?? "table"
        switch layout {
        case "fixed", "records":
            fields.require("records")
            let isFixed = layout == "fixed"
            var own = CardLayout(type: place(fields, "record_type", isFixed), records: [:])
            own.first = fields.text("first") ?? ""
            own.version = place(fields, "version", isFixed)
            if let records = fields.fields("records", known: nil) {
                for type in records.pairs.map(\.key) {
                    var cells: [CardCell: [CardPlace]] = [:]
                    for (cell, node, key) in table(records, type) { cells[cell] = places(node, key, isFixed) }
                    own.records[type] = cells
                }
            }
            profile.container = isFixed ? .fixed(own) : .records(own)
        case "pairs":
            fields.require("columns")
            profile.container = .pairs(Array((fields.text("separators") ?? "&;").utf8))
        default: fields.require("columns")
        }
    }

    private func place(_ fields: Fields, _ key: String, _ isFixed: Bool) -> CardPlace? {
        fields[key] == nil ? nil : places(fields, key, isFixed).first
    }

    /// `[29, 10]`: from the 29th character on, ten; several: `[[100, 16], [116, 16]]`. Between delimiters `5`, or `[5, 6]`.
    private func places(_ fields: Fields, _ key: String, _ isFixed: Bool) -> [CardPlace] {
        guard let node = fields[key] else { return [] }
        let items = node.sequence.map { Array($0) } ?? [node]
        let groups = isFixed ? (items.contains { $0.sequence != nil } ? items : [node]) : items
        return groups.compactMap { group in
            let numbers = (group.sequence.map { Array($0) } ?? [group]).map { Int($0.scalar?.string ?? "") ?? 0 }
            let isRight = numbers.count == (isFixed ? 2 : 1) && numbers.allSatisfy { (1...100_000).contains($0) }
            if isRight { return CardPlace(numbers[0], isFixed ? numbers[1] : 0) }
            problems.add(group, isFixed ? "not_place" : "not_field", [fields.path(key), Fields.found(group)])
            return nil
        }
    }
}
