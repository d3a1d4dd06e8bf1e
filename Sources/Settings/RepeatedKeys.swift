// Repeated keys. Yams stops at the first one and names no place but the first key's; here each is told with its own.

internal import Yams

/// A key that stands again further on is marked in its first letter, which is moved to a private plane of Unicode, so
/// that the file can be composed to its end and every repetition be reported by the line on which it stands.
enum RepeatedKeys {
    private static let firstPlane: UInt32 = 0xF0000
    private static let lastPlane: UInt32 = 0x100000

    /// Composes a file; of equal keys all but the last come out marked.
    static func compose(_ text: String) throws -> Node? {
        var scalars = Array(text.unicodeScalars)
        while true {
            var current = ""
            current.unicodeScalars.append(contentsOf: scalars)
            do {
                return try Yams.compose(yaml: current)
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                guard let key = keys.first, let place = place(of: context.mark, in: scalars, spelling: key),
                    let mark = marked(scalars[place])
                else { throw YamlError.duplicatedKeysInMapping(duplicates: keys, context: context) }
                scalars[place] = mark
            }
        }
    }

    /// The key as it stands in the file.
    static func unmarked(_ key: String) -> String {
        guard let first = key.unicodeScalars.first, first.value >= firstPlane,
            let letter = Unicode.Scalar(first.value & 0xFFFF)
        else { return key }
        var result = ""
        result.unicodeScalars.append(letter)
        result.unicodeScalars.append(contentsOf: key.unicodeScalars.dropFirst())
        return result
    }

    /// nil for a letter that has no place in a private plane, and for the fourth of four equal keys.
    private static func marked(_ letter: Unicode.Scalar) -> Unicode.Scalar? {
        switch letter.value {
        case 0..<0xFFFE: Unicode.Scalar(firstPlane + letter.value)
        case firstPlane..<lastPlane: Unicode.Scalar(lastPlane + (letter.value & 0xFFFF))
        default: nil
        }
    }

    private static func place(of mark: Mark, in scalars: [Unicode.Scalar], spelling key: String) -> Int? {
        var start = 0
        for _ in 1..<max(mark.line, 1) {
            guard let end = scalars[start...].firstIndex(of: "\n") else { return nil }
            start = end + 1
        }
        var place = start + mark.column - 1
        guard scalars.indices.contains(place) else { return nil }
        if scalars[place] == "\"" || scalars[place] == "'" { place += 1 }
        return scalars[place...].starts(with: key.unicodeScalars) && !key.isEmpty ? place : nil
    }
}
