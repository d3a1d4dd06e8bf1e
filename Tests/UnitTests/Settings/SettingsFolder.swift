import Domain
import Foundation
import Settings

/// A folder for one test, with the Inputs folders of the contract's example; taken away at the end.
final class SettingsFolder {
    let path: String

    init(folders: [String] = StarterFile.folders) throws {
        path = NSTemporaryDirectory() + "sverka-settings-" + UUID().uuidString
        for folder in folders {
            try FileManager.default.createDirectory(atPath: path + "/" + folder, withIntermediateDirectories: true)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func load(_ text: String) throws(SettingsProblems) -> Configuration {
        try PipelineFile.parse(Array(text.utf8), name: "pipeline.yml", folder: path)
    }

    func problems(_ text: String) -> [SettingsProblem] {
        do {
            _ = try load(text)
            return []
        } catch {
            return error.problems
        }
    }
}
