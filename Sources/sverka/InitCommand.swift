// `sverka init`: a commented pipeline.yml and the folders, ready for a new municipality.

internal import ArgumentParser
internal import Domain
internal import Foundation
internal import Pipeline
internal import Settings

struct InitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init", abstract: Help.text("init"))
    }
    @OptionGroup var common: CommonOptions
    @Argument(help: Help.of("init.folder")) var folder: String

    func run() throws {
        let path = folder + "/pipeline.yml"
        do {
            for name in StarterFile.folders {
                try FileManager.default.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
            }
            try Data(StarterFile.text.utf8).write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        } catch {
            let key = FileManager.default.fileExists(atPath: path) ? "settings.stands" : "settings.not_made"
            for language in Language.allCases { Terminal.say(Sentences.text(Message(key, [path]), language)) }
            throw ExitCode(ExitStatus.cannotCreate)
        }
        if common.json {
            Terminal.show(JSON.object(["file": .string("pipeline.yml")]).line)
        } else if !common.quiet {
            Terminal.show(path)
            for language in Language.allCases {
                Terminal.say(Sentences.text(Message("settings.made", [folder]), language))
            }
        }
    }
}
