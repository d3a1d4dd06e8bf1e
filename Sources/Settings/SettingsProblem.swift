// What is wrong with pipeline.yml: every problem with its line, all at once.

package import Domain

package struct SettingsProblem: Sendable {
    package var line: Int
    package var message: Message
}

package struct SettingsProblems: Error, Sendable {
    /// Sorted by line.
    package var problems: [SettingsProblem]
    package var file: String

    /// `pipeline.yml:12: …`, a line a problem.
    package func text(_ language: Language) -> [String] {
        problems.map { (file.isEmpty ? "" : file + ":\($0.line): ") + Sentences.text($0.message, language) }
    }
}
