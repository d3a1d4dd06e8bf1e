// The sentences of every message, in Bulgarian and English, by key. Each module that speaks has its own
// `Sentences+Module.swift` beside this file, so that a clerk can proof-read them in one folder.

package typealias SentenceTable = [String: (bg: String, en: String)]

package enum Sentences {
    /// The message in words; `{0}` is its first argument, `{!0}` one that stood in an input file, `{0|запис|записа}` a
    /// word for one of it or for more, and `{0? Може би „|“?}` stands with it, words before it and behind, only where it
    /// is not empty. An unknown key is shown with its arguments, never lost.
    ///
    /// - Parameter forLog: what stood in an input file is left out: it may be a person's name, number or sum.
    package static func text(_ message: Message, _ language: Language, forLog: Bool = false) -> String {
        guard let sentence = table[message.key] else {
            return ([message.key] + (forLog ? [] : message.arguments)).joined(separator: " ")
        }
        var result = ""
        result.reserveCapacity(160)
        for part in language == .bg ? sentence.bg : sentence.en {
            switch part {
            case .words(let words): result += words
            case .argument(let index):
                if index < message.arguments.count { result += words(of: message.arguments[index], language) }
            case .content(let index):
                guard index < message.arguments.count else { continue }
                result += forLog ? "…" : words(of: message.arguments[index], language)
            case .counted(let index, let one, let more):
                result += index < message.arguments.count && message.arguments[index] == "1" ? one : more
            case .optional(let index, let before, let after):
                guard index < message.arguments.count, !message.arguments[index].isEmpty else { continue }
                result += before + words(of: message.arguments[index], language) + after
            }
        }
        return result
    }

    /// A piece of a sentence: a run makes a hundred thousand messages out of a few sentences, each is taken apart once.
    private enum Part {
        case words(String)
        case argument(Int)
        case content(Int)
        case counted(Int, one: String, more: String)
        case optional(Int, before: String, after: String)
    }

    /// What stands between `{` and `}`; nil where it is no place for an argument.
    private static func place(_ text: Substring) -> Part? {
        let words = text.split(separator: "|", omittingEmptySubsequences: false)
        guard let first = words.first else { return nil }
        if let mark = first.firstIndex(of: "?"), let index = Int(first[..<mark]), words.count == 2 {
            return .optional(index, before: String(first[first.index(after: mark)...]), after: String(words[1]))
        }
        if first.hasPrefix("!") { return words.count == 1 ? Int(first.dropFirst()).map { .content($0) } : nil }
        guard let index = Int(first) else { return nil }
        if words.count == 3 { return .counted(index, one: String(words[1]), more: String(words[2])) }
        return words.count == 1 ? .argument(index) : nil
    }

    private static func parts(_ sentence: String) -> [Part] {
        var parts: [Part] = []
        var rest = Substring(sentence)
        while let open = rest.firstIndex(of: "{") {
            parts.append(.words(String(rest[..<open])))
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "}"), let place = place(rest[..<close]) else {
                parts.append(.words("{"))
                continue
            }
            parts.append(place)
            rest = rest[rest.index(after: close)...]
        }
        return parts + [.words(String(rest))]
    }

    /// Every table of sentences; keys are unique over all of them (a test checks it).
    package static let tables: [SentenceTable] = [
        formats, csv, cards, settings, usage, help, store, reporting, stages, books, explain, periods, reasons, names,
    ]

    private static let table: [String: (bg: [Part], en: [Part])] = tables.reduce(into: [:]) { all, table in
        all.merge(table.mapValues { (parts($0.bg), parts($0.en)) }) { first, _ in first }
    }
}
