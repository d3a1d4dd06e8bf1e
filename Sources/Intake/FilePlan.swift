// The plan of the files to look at: which are there, claimed once or twice, under which source.

internal import Domain

/// A file to read.
struct FileTask: Sendable {
    var source: UInt16
    var settings: SourceSettings
    /// Relative to the folder of pipeline.yml.
    var name: String
    var path: String
    /// Other sources that claim it too.
    var claimedBy: [String] = []
}

struct FilePlan: Sendable {
    var tasks: [FileTask] = []

    /// Bytes of the files whose names nobody knows. An XML file counts for a quarter: most of it is its own marks.
    func newBytes(_ known: KnownFiles) -> Int {
        tasks.reduce(0) { sum, task in
            if known.hasName(task.name) { return sum }
            let size = InputBytes.size(task.path)
            return sum + (task.name.lowercased().hasSuffix(".xml") ? size / 4 : size)
        }
    }

    static func make(_ input: borrowing IntakeInput) -> FilePlan {
        var plan = FilePlan()
        var places: [String: Int] = [:]
        for (index, source) in input.configuration.sources.enumerated() {
            if let only = input.only, !only.contains(source.name) { continue }
            for name in Discovery.files(matching: source.path, in: input.configuration.folder) {
                if let place = places[name] {
                    plan.tasks[place].claimedBy.append(source.name)
                    continue
                }
                places[name] = plan.tasks.count
                plan.tasks.append(
                    FileTask(
                        source: UInt16(index), settings: source, name: name,
                        path: input.configuration.folder + "/" + name))
            }
        }
        return plan
    }
}
