// `--help` in the language of the organisation; both where there is no pipeline.yml that could say which.

internal import ArgumentParser
internal import Domain
internal import Settings

enum Help {
    /// Of the help at hand: commands describe themselves anew each time they are asked.
    @TaskLocal private static var language = Language.en

    static func text(_ key: String) -> String { Sentences.text(Message("help." + key), language) }

    static func of(_ key: String, value: String? = nil) -> ArgumentHelp { ArgumentHelp(text(key), valueName: value) }

    /// The page in each language of the organisation.
    ///
    /// - Parameter page: makes it anew.
    static func pages(_ arguments: [String], _ page: () -> String) -> String {
        // The version, or a script for a shell: no page.
        let plain = page()
        guard plain.contains("USAGE: ") else { return plain }
        let known = (try? PipelineFile.load(path: settings(arguments)))?.organisation.languages
        return (known ?? [.bg, .en]).map { language in
            let text = $language.withValue(language) { language == .bg ? bulgarian(page()) : page() }
            return text.hasSuffix("\n") ? text : text + "\n"
        }.joined(separator: "—\n")
    }

    private static func settings(_ arguments: [String]) -> String {
        for (place, argument) in arguments.enumerated() {
            if argument == "--config", place + 1 < arguments.count { return arguments[place + 1] }
            if argument.hasPrefix("--config=") { return String(argument.dropFirst(9)) }
        }
        return "pipeline.yml"
    }

    /// ArgumentParser's own words, which it has in English only.
    private static let words = [
        ("OVERVIEW: ", "НАКРАТКО: "), ("USAGE: ", "УПОТРЕБА: "), ("\nARGUMENTS:\n", "\nАРГУМЕНТИ:\n"),
        ("\nOPTIONS:\n", "\nОПЦИИ:\n"), ("\nSUBCOMMANDS:\n", "\nКОМАНДИ:\n"), ("<subcommand>", "<команда>"),
        ("(values: ", "(едно от: "), ("(default: ", "(обичайно: "),
        ("Show the version.", "Показва версията."), ("Show help information.", "Показва тази помощ."),
        ("  See '", "  Вижте „"), ("' for detailed help.", "“ за подробности."),
    ]

    private static func bulgarian(_ page: String) -> String {
        words.reduce(page) { $0.replacing($1.0, with: $1.1) }
            // A line may end behind the semicolon.
            .replacing(/;(\s+)default:/) { ";\($0.1)обичайно:" }
    }
}
