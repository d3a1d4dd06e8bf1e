// Reading of YAML nodes with their lines: types are checked, problems collected, never guessed.

internal import Domain
internal import Yams

/// A node under a key, and the problems of the whole file.
final class Problems {
    var list: [SettingsProblem] = []
    func add(_ node: Node?, _ key: String, _ arguments: [String]) {
        list.append(SettingsProblem(line: node?.mark?.line ?? 1, message: Message("settings." + key, arguments)))
    }
}

/// One mapping whose keys are fixed.
struct Fields {
    let node: Node
    let name: String
    private let values: [String: Node]
    let problems: Problems

    /// nil where the node is no mapping. Unknown and repeated keys are problems.
    init?(_ node: Node, _ name: String, known: [String]?, _ problems: Problems) {
        guard let mapping = node.mapping else {
            problems.add(node, "not_mapping", [name])
            return nil
        }
        var values: [String: Node] = [:]
        for (key, value) in mapping {
            guard let word = key.scalar?.string else {
                problems.add(key, "key_not_text", [name])
                continue
            }
            if values[word] != nil { problems.add(key, "key_twice", [word, name]) }
            if let known, !known.contains(word) {
                problems.add(key, "unknown_key", [word, name, Nearest.word(to: word, among: known)])
                continue
            }
            values[word] = value
        }
        self.node = node
        self.name = name
        self.values = values
        self.problems = problems
    }

    /// Keys and values in the order of the file.
    var pairs: [(key: String, keyNode: Node, value: Node)] {
        node.mapping.map { mapping in mapping.compactMap { key, value in key.scalar.map { ($0.string, key, value) } } } ?? []
    }

    subscript(_ key: String) -> Node? { values[key] }

    func fields(_ key: String, known: [String]?) -> Fields? {
        values[key].flatMap { Fields($0, name + "." + key, known: known, problems) }
    }

    func require(_ key: String) { if values[key] == nil { problems.add(node, "missing_key", [key, name]) } }

    func text(_ key: String) -> String? {
        guard let node = values[key] else { return nil }
        guard let scalar = node.scalar else {
            problems.add(node, "not_text", [key, name])
            return nil
        }
        return scalar.string
    }

    func texts(_ key: String) -> [String]? {
        guard let node = values[key] else { return nil }
        if let scalar = node.scalar { return [scalar.string] }
        guard let sequence = node.sequence else {
            problems.add(node, "not_list", [key, name])
            return nil
        }
        return sequence.compactMap { item in
            if item.scalar == nil { problems.add(item, "not_text", [key, name]) }
            return item.scalar?.string
        }
    }

    /// A map of texts to texts.
    func table(_ key: String) -> [String: String] {
        guard let fields = fields(key, known: nil) else { return [:] }
        var result: [String: String] = [:]
        for (word, _, value) in fields.pairs {
            if let text = value.scalar?.string { result[word] = text } else { problems.add(value, "not_text", [word, fields.name]) }
        }
        return result
    }

    /// One of a few words.
    func choice<T>(_ key: String, _ words: [(String, T)]) -> T? {
        guard let text = text(key) else { return nil }
        if let found = words.first(where: { $0.0 == text }) { return found.1 }
        let known = words.map(\.0)
        problems.add(values[key], "unknown_word", [text, name + "." + key, known.joined(separator: ", "), Nearest.word(to: text, among: known)])
        return nil
    }

    func flag(_ key: String) -> Bool? { choice(key, [("true", true), ("false", false)]) }

    func whole(_ key: String, _ range: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            problems.add(values[key], "not_whole", [text, name + "." + key, String(range.lowerBound), String(range.upperBound)])
            return nil
        }
        return value
    }

    /// A decimal number as an integer of so many digits after the point; read from its text, never as a binary fraction.
    func decimal(_ key: String, digits: Int, _ range: ClosedRange<Int64>) -> Int64? {
        guard let text = text(key) else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard isNumber, fraction.count <= digits, text.count < 15,
            let value = Int64(String(parts[0]) + fraction + String(repeating: "0", count: digits - fraction.count)), range.contains(value)
        else {
            problems.add(values[key], "not_decimal", [text, name + "." + key, String(digits)])
            return nil
        }
        return value
    }

    func day(_ key: String) -> Day? {
        guard let text = text(key) else { return nil }
        guard let day = Day(text) else {
            problems.add(values[key], "not_day", [text, name + "." + key])
            return nil
        }
        return day
    }
}

/// The known word nearest to a misspelt one.
enum Nearest {
    static func word(to word: String, among known: [String]) -> String {
        known.min { (distance(word, $0), $0) < (distance(word, $1), $1) } ?? ""
    }

    /// Edit distance (insert, delete, replace).
    private static func distance(_ left: String, _ right: String) -> Int {
        let (a, b) = (Array(left), Array(right))
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let next = min(row[j + 1] + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}
