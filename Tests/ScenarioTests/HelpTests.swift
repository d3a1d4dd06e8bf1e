// `--help` of every command, in the organisation's language.

import Foundation
import Testing

@Suite("Help")
struct HelpTests {
    static let commands = [
        "run", "rerun", "check", "inspect", "explain", "position", "certificate", "find", "summary", "status", "verify",
        "decide", "decisions", "decisions import", "report", "close", "diff", "init",
    ]

    @Test("tells every argument and option in the organisation's language", arguments: commands)
    func language(_ command: String) throws {
        let town = try Scenario.smallTown()
        let call = command.split(separator: " ").map(String.init) + ["--help"]
        let bulgarian = try Scenario.call(Scenario.program, call, in: town.folder, [:])
        #expect(bulgarian.status == 0 && bulgarian.stderr.isEmpty)
        #expect(bulgarian.stdout.hasPrefix("НАКРАТКО: ") && bulgarian.stdout.contains("\nОПЦИИ:\n"))
        #expect(bulgarian.stdout.matches(of: /help\.[a-z]/).isEmpty, "\(bulgarian.stdout)")
        // What stays English are names: placeholders, options, words that a call uses.
        let names =
            /<[a-z_-]+>|„[^“]*“|--?[a-z-]+|\((?:едно от|обичайно):[^)]*\)|sverka [a-z ]*|pipeline\.yml|[a-z]+=[a-z]+/
        let words = bulgarian.stdout.replacing(names, with: "").matches(of: /[A-Za-z]{4,}/).map { String($0.0) }
        let known: Set = ["JSON", "YYYY", "import", "Excel", "LibreOffice", "report"]
        #expect(Set(words).subtracting(known).isEmpty, "\(bulgarian.stdout)")

        try town.write("pipeline.yml", SmallTown.settings.replacing("language: bg", with: "language: en"))
        let english = try Scenario.call(Scenario.program, call, in: town.folder, [:])
        #expect(english.stdout.hasPrefix("OVERVIEW: "))
        #expect(english.stdout.matches(of: /help\.[a-z]/).isEmpty, "\(english.stdout)")
        #expect(english.stdout.matches(of: /[А-я]{5,}/).isEmpty, "\(english.stdout)")

        // Nobody says which language: both, as for a wrong call.
        try town.remove("pipeline.yml")
        let both = try Scenario.call(Scenario.program, call, in: town.folder, [:])
        #expect(both.stdout == bulgarian.stdout + "—\n" + english.stdout, "\(both.stdout)")
    }

    @Test("the version is one line")
    func version() throws {
        let version = try Scenario().sverka("--version")
        #expect(version.status == 0 && version.stdout.split(separator: "\n").count == 1, "\(version.text)")
    }
}
