// Messages in the ledger: the key, and the values in one text, each ended by a unit separator.

internal import Domain

enum MessageText {
    private static let end: Character = "\u{1F}"

    static func join(_ arguments: [String]) -> String {
        arguments.reduce(into: "") { text, argument in
            text += argument.utf8.contains(0x1F) ? String(argument.map { $0 == end ? " " : $0 }) : argument
            text.append(end)
        }
    }

    static func split(_ text: String) -> [String] {
        text.utf8.split(separator: 0x1F, omittingEmptySubsequences: false).dropLast().map { String(Substring($0)) }
    }
}
