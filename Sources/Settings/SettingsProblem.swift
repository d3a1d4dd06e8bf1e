// What is wrong with pipeline.yml: every problem with its place, all at once.

package import Domain

/// One thing that is wrong with a settings file.
package struct SettingsProblem: Sendable, Hashable {
    /// Name of the settings file, without its folder.
    package var file: String
    /// Counted from 1.
    package var line: Int
    /// Counted from 1.
    package var column: Int
    /// What was found, what was expected and, for a misspelt word, the nearest known one.
    package var message: Message
    package init(file: String, line: Int, column: Int, message: Message) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// The place and the words, as in `pipeline.yml:12:5: …`.
    package func text(_ language: Language) -> String {
        "\(file):\(line):\(column): " + Sentences.text(message, language)
    }
}

/// All problems of a settings file, sorted by line.
package struct SettingsProblems: Error, Sendable {
    package var problems: [SettingsProblem]
    package init(problems: [SettingsProblem]) { self.problems = problems }

    /// A line a problem.
    package func text(_ language: Language) -> [String] { problems.map { $0.text(language) } }
}
