// The sentences of every message, in Bulgarian and English, by key. Each module that speaks has its own
// `Sentences+Module.swift` beside this file, so that a clerk can proof-read them in one folder.

package typealias SentenceTable = [String: (bg: String, en: String)]

package enum Sentences {
    /// The message in words; `{0}` is its first argument, `{0|запис|записа}` a word for one of it or for more. An unknown key is shown with its arguments, never lost.
    package static func text(_ message: Message, _ language: Language) -> String {
        guard let sentence = table[message.key] else {
            return ([message.key] + message.arguments).joined(separator: " ")
        }
        var result = ""
        var rest = Substring(language == .bg ? sentence.bg : sentence.en)
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[rest.index(after: open)...]
            guard let close = rest.firstIndex(of: "}") else {
                result += "{"
                continue
            }
            let parts = rest[..<close].split(separator: "|", omittingEmptySubsequences: false)
            guard let index = parts.first.flatMap({ Int($0) }), parts.count == 1 || parts.count == 3 else {
                result += "{"
                continue
            }
            let argument = index < message.arguments.count ? message.arguments[index] : ""
            result += parts.count == 1 ? words(of: argument, language) : String(argument == "1" ? parts[1] : parts[2])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// Every table of sentences; keys are unique over all of them (a test checks it).
    package static let tables: [SentenceTable] = [
        formats, csv, cards, settings, store, reporting, stages, books, periods, reasons,
    ]

    private static let table: SentenceTable = tables.reduce(into: [:]) { all, part in
        all.merge(part) { first, _ in first }
    }
}
