// Reading of YAML nodes with their places: types are checked, problems are collected, nothing is guessed.

internal import Domain
internal import Yams

/// The problems of the whole file, collected while it is read.
final class Problems {
    let file: String
    private(set) var list: [SettingsProblem] = []

    init(file: String) { self.file = file }

    func add(_ node: Node?, _ key: String, _ arguments: [String]) {
        add(line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1, key, arguments)
    }

    func add(line: Int, column: Int, _ key: String, _ arguments: [String]) {
        let problem = SettingsProblem(
            file: file, line: line, column: column, message: Message("settings." + key, arguments))
        if !list.contains(problem) { list.append(problem) }
    }

    /// A word that is none of the known ones.
    func unknown(_ node: Node?, _ word: String, at path: String, known: [String]) {
        add(node, "unknown_word", [word, path, known.joined(separator: ", "), Nearest.word(to: word, among: known)])
    }
}

/// One mapping of the file.
struct Fields {
    let node: Node
    /// Keys from the top of the file, joined by dots; empty for the file itself.
    let path: String
    let problems: Problems
    /// Keys and values in the order of the file; repeated and unknown keys left out.
    let pairs: [(key: String, keyNode: Node, value: Node)]

    /// Takes a mapping; nil where the node is none.
    ///
    /// Unknown keys (where `known` is not nil) and repeated ones are problems.
    init?(_ node: Node, _ path: String, known: [String]?, _ problems: Problems) {
        guard let mapping = node.mapping else {
            problems.add(node, "not_mapping", [Self.shown(path), Self.found(node)])
            return nil
        }
        var pairs: [(key: String, keyNode: Node, value: Node)] = []
        var lines: [String: Int] = [:]
        for (key, value) in mapping {
            guard let written = key.scalar?.string else {
                problems.add(key, "key_not_text", [Self.shown(path), Self.found(key)])
                continue
            }
            let word = RepeatedKeys.unmarked(written)
            if let line = lines.updateValue(key.mark?.line ?? 1, forKey: word) {
                problems.add(key, "key_twice", [word, Self.shown(path), String(line)])
                continue
            }
            if let known, !known.contains(word), Self.isDigits(word) {
                problems.add(key, "decimal_comma", [word, Self.shown(path)])
                continue
            }
            if let known, !known.contains(word) {
                problems.add(
                    key, "unknown_key",
                    [word, Self.shown(path), Nearest.word(to: word, among: known), known.joined(separator: ", ")])
                continue
            }
            pairs.append((word, key, value))
        }
        self.node = node
        self.path = path
        self.problems = problems
        self.pairs = pairs
    }

    subscript(_ key: String) -> Node? { pairs.first { $0.key == key }?.value }

    func path(_ key: String) -> String { path.isEmpty ? key : path + "." + key }

    func fields(_ key: String, known: [String]?) -> Fields? {
        self[key].flatMap { Fields($0, path(key), known: known, problems) }
    }

    /// Each of the keys must be there.
    func require(_ keys: String...) {
        for key in keys where self[key] == nil { problems.add(node, "missing_key", [key, Self.shown(path)]) }
    }

    /// The text of a value, numbers and dates as they are written; an empty value is a problem.
    func text(_ key: String) -> String? { self[key].flatMap { text(of: $0, key) } }

    /// A text or a list of them.
    func texts(_ key: String, mayBeEmpty: Bool = false) -> [String]? {
        guard let node = self[key] else { return nil }
        guard let sequence = node.sequence else {
            if node.scalar != nil { return text(of: node, key, mayBeEmpty: mayBeEmpty).map { [$0] } }
            problems.add(node, "not_list", [path(key), Self.found(node)])
            return nil
        }
        return sequence.compactMap { text(of: $0, key, mayBeEmpty: mayBeEmpty) }
    }

    /// Texts with their own places.
    func items(_ key: String) -> [(word: String, node: Node)] {
        guard let node = self[key] else { return [] }
        let nodes = node.sequence.map { Array($0) } ?? [node]
        return nodes.compactMap { item in text(of: item, key).map { ($0, item) } }
    }

    /// A map of texts to texts.
    func table(_ key: String) -> [String: String] {
        guard let fields = fields(key, known: nil) else { return [:] }
        return fields.pairs.reduce(into: [:]) { table, pair in
            table[pair.key] = fields.text(of: pair.value, pair.key, mayBeEmpty: true)
        }
    }

    /// One of a few words.
    func choice<T>(_ key: String, _ words: [(String, T)]) -> T? {
        guard let text = text(key) else { return nil }
        if let found = words.first(where: { $0.0 == text }) { return found.1 }
        problems.unknown(self[key], text, at: path(key), known: words.map(\.0))
        return nil
    }

    func choice<T: RawRepresentable & CaseIterable>(_ key: String, _ type: T.Type) -> T? where T.RawValue == String {
        choice(key, T.allCases.map { ($0.rawValue, $0) })
    }

    /// One of the words, or a list of rows `{value}`, all but the first with the day `from` which theirs holds.
    func dated<T>(_ key: String, _ words: [(String, T)]) -> Dated<T>? {
        guard let rows = self[key]?.sequence else { return choice(key, words).map { Dated($0) } }
        if rows.isEmpty { problems.add(self[key], "no_value", [path(key)]) }
        var first: T?
        var changes: [Dated<T>.Change] = []
        for (place, row) in rows.enumerated() {
            guard let fields = Fields(row, path(key), known: ["from", "value"], problems) else { continue }
            fields.require("value")
            if place > 0 { fields.require("from") }
            let from = fields.day("from")
            guard let value = fields.choice("value", words) else { continue }
            if let from, let last = changes.last?.from, from <= last {
                problems.add(fields["from"], "day_order", [from.text, last.text])
            }
            if first == nil { first = value }
            if let from { changes.append(Dated.Change(from: from, value: value)) }
        }
        return first.map { Dated($0, changes) }
    }

    func flag(_ key: String) -> Bool? { choice(key, [("true", true), ("false", false)]) }

    private func text(of node: Node, _ key: String, mayBeEmpty: Bool = false) -> String? {
        guard let scalar = node.scalar else {
            problems.add(node, "not_text", [path(key), Self.found(node)])
            return nil
        }
        let isNothing = scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
        if isNothing || (scalar.string.isEmpty && !mayBeEmpty) {
            problems.add(node, "no_value", [path(key)])
            return nil
        }
        return scalar.string
    }

    static func shown(_ path: String) -> String { path.isEmpty ? "pipeline.yml" : path }

    /// What stands there, for a message.
    static func found(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar): scalar.string.isEmpty ? "\"\"" : scalar.string
        case .sequence: "[…]"
        case .mapping: "{…}"
        case .alias: "*"
        }
    }
}

// MARK: Numbers and days, from their text, never by way of a floating-point number

extension Fields {
    func whole(_ key: String, _ range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        guard Self.isDigits(text), let value = Int(text), range.contains(value) else {
            problems.add(
                self[key], "not_whole", [text, path(key), String(range.lowerBound), String(range.upperBound)])
            return nil
        }
        return value
    }

    /// A number that is not negative, in units of its `digits`-th decimal place, at most `most`.
    func decimal(_ key: String, digits: Int, most: Int64 = 1_000_000_000_000) -> Int64? {
        guard let text = text(key) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard parts.count <= 2, parts.allSatisfy(Self.isDigits), fraction.count <= digits, text.count <= 16,
            let value = Int64(parts[0] + fraction + String(repeating: "0", count: digits - fraction.count)),
            value <= most
        else {
            problems.add(self[key], "not_decimal", [text, path(key), String(digits), Self.shown(most, digits)])
            return nil
        }
        return value
    }

    func day(_ key: String) -> Day? {
        guard let text = text(key) else { return nil }
        if let day = Day(text) { return day }
        problems.add(self[key], "not_day", [text, path(key)])
        return nil
    }

    private static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    private static func shown(_ value: Int64, _ digits: Int) -> String { Money.text(value, digits: digits) }
}
