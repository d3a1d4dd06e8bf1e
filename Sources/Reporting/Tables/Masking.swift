// privacy.mask: identifiers of persons in what goes to the management. A firm's number is public and stays.

internal import Domain

enum Masking {
    /// A cell of a column that holds an identifier: its first two and last two characters are left.
    static func identifier(_ text: String) -> String {
        let bytes = Array(text.utf8)
        if bytes.isEmpty || Identifiers.isEIK(bytes) { return text }
        return mask(text)
    }

    private static func mask(_ text: String) -> String {
        let characters = Array(text)
        guard characters.count > 5 else { return String(repeating: "*", count: characters.count) }
        return String(characters.prefix(2)) + String(repeating: "*", count: characters.count - 4)
            + String(characters.suffix(2))
    }

    /// A free text: every run of ten digits that has the check digit of an ЕГН or ЛНЧ.
    static func text(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var masked = bytes
        var start = 0
        var isChanged = false
        while start < bytes.count {
            guard isDigit(bytes[start]) else {
                start += 1
                continue
            }
            let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
            let run = bytes[start..<end]
            if run.count == 10, Identifiers.isEGN(run) || Identifiers.isLNC(run) {
                for place in start + 2..<end - 2 { masked[place] = 42 }
                isChanged = true
            }
            start = end
        }
        return isChanged ? String(decoding: masked, as: UTF8.self) : text
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// Columns whose cells are identifiers of persons.
    static func holdsIdentifier(_ column: String) -> Bool { column == "payer_id" || column == "obligor_id" }
}
