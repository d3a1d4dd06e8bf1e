// What is wrong with a call, in both languages: the sentences of ArgumentParser are English only, and are told here in ours.

internal import ArgumentParser
internal import Domain
internal import Logging
internal import Pipeline
internal import Settings

/// A wrong call that only the command itself can see.
struct UsageFailure: Error {
    var message: Message
    init(_ key: String, _ arguments: [String] = []) { message = Message("usage." + key, arguments) }
}

enum UsageWords {
    /// How ArgumentParser says it, and the sentence of ours; the more special ones first.
    private static let known: [(english: String, key: String)] = [
        ("Unknown option '*'. Did you mean '*'?", "unknown_option"), ("Unknown option '*'", "unknown_option"),
        ("Invalid option: *", "unknown_option"), ("Missing value for '*'", "missing_value"),
        ("The option '*' does not take any value, but '*' was specified.", "unexpected_value"),
        ("Unexpected argument '*'", "unexpected_argument"), ("* unexpected arguments: '*'", "unexpected_argument"),
        ("Missing expected argument '*'", "missing_argument"), ("Missing one of: '*'", "missing_argument"),
        ("The value '*' is invalid for '*'. Please provide one of the following:\n*", "bad_value"),
        ("The value '*' is invalid for '*'. Please provide one of *.", "bad_value"),
        ("The value '*' is invalid for '*'", "bad_value"),
    ]

    /// The same in our words; nil where ArgumentParser says something that is not known here.
    ///
    /// - Parameters:
    ///   - first: the first argument of the call, which may be meant for a command.
    ///   - commands: the names of all commands.
    static func message(_ english: String, first: String?, commands: [String]) -> Message? {
        if let first, !first.hasPrefix("-"), first != "help", !commands.contains(first) {
            return UsageFailure("unknown_command", [first, Nearest.word(to: first, among: commands)]).message
        }
        for (template, key) in known {
            guard let found = values(of: english, template)?.map(withoutPlaceholder) else { continue }
            switch key {
            case "unknown_option":
                // ArgumentParser's own suggestion may be as far as three letters from a word of two.
                let names = found.map { name in String(name.drop { $0 == "-" }) }
                let isNear = names.count > 1 && !Nearest.word(to: names[0], among: [names[1]]).isEmpty
                return UsageFailure(key, [found[0], isNear ? found[1] : ""]).message
            case "unexpected_argument":
                return UsageFailure(key, [found[found.count - 1].replacing("', '", with: ", ")]).message
            case "bad_value" where found[1].hasPrefix("--threads"): return UsageFailure("threads", [found[0]]).message
            case "bad_value":
                let words = found.count > 2 ? words(found[2]) : []
                let near = Nearest.word(to: found[0], among: words)
                return UsageFailure(key, [found[0], found[1], near, words.joined(separator: ", ")]).message
            default: return UsageFailure(key, found.map { $0.replacing("', '", with: ", ") }).message
            }
        }
        return nil
    }

    /// `--date <date>` is known by its name.
    private static func withoutPlaceholder(_ option: String) -> String {
        guard option.hasPrefix("--"), option.hasSuffix(">"), let end = option.firstIndex(of: " ") else { return option }
        return String(option[..<end])
    }

    /// What stands for the stars of a template; nil where the text is none of its kind.
    private static func values(of text: String, _ template: String) -> [String]? {
        let pieces = template.split(separator: "*", omittingEmptySubsequences: false)
        guard text.hasPrefix(pieces[0]) else { return nil }
        var rest = text.dropFirst(pieces[0].count)
        var values: [String] = []
        for piece in pieces.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: piece) else { return nil }
            values.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        guard let last = pieces.last, rest.hasSuffix(last) else { return nil }
        return values + [String(rest.dropLast(last.count))]
    }

    /// `'bg' and 'en'`, `'a', 'b' or 'c'`, or a word on each line behind a dash.
    private static func words(_ list: String) -> [String] {
        if list.contains("'") {
            return list.split(separator: "'", omittingEmptySubsequences: false).enumerated()
                .compactMap { $0.offset % 2 == 1 ? String($0.element) : nil }
        }
        return list.split(separator: "\n").map { line in String(line.drop { $0 == " " || $0 == "-" }) }
    }
}

// Options that take one of a few words: ArgumentParser checks and lists them.
extension Language: ExpressibleByArgument {}
extension FailOn: ExpressibleByArgument {}
extension DecisionAction: ExpressibleByArgument {}

/// How much the log tells.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case trace, debug, info, notice, warning, error, critical

    var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}
