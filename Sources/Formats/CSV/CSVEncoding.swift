// The encoding of a CSV file: told from a byte order mark, UTF-8, else Windows-1251; or as the settings say. One broken
// letter makes no other file of it: its row is refused, and all others are read.

internal import Domain

/// A CSV file's text in UTF-8.
///
/// Where `isClean` is false, single rows hold bytes that are no text and are refused.
struct CSVText {
    var bytes: [UInt8]
    /// Where the text begins, behind a byte order mark.
    var start: Int
    /// `utf-8`, `windows-1251`, `utf-16le` or `utf-16be`.
    var encoding: String
    var isClean: Bool
}

enum CSVEncoding {
    /// Larger files have no room for their offsets.
    private static let most = Int(UInt32.max) / 4 * 3

    /// Decodes a file by the setting: `utf-8`, `windows-1251` or `auto`; a byte order mark says more than the setting.
    static func decode(_ bytes: [UInt8], as setting: String) throws(Unreadable) -> CSVText {
        guard bytes.count < most else { throw Unreadable(Message("csv.too_large")) }
        if let wide = TextDecoding.fromUTF16(bytes) {
            return try checked(CSVText(bytes: wide.utf8, start: 0, encoding: wide.encoding, isClean: true))
        }
        let hasMark = bytes.starts(with: TextDecoding.byteOrderMark)
        let start = hasMark ? 3 : 0
        if setting == "windows-1251", !hasMark { return try decodeWindows(bytes) }
        let isClean = bytes.withUnsafeBufferPointer { TextDecoding.isUTF8($0, start..<$0.count) }
        if !isClean, setting == "auto", !hasMark, !TextDecoding.isMeantAsUTF8(bytes) { return try decodeWindows(bytes) }
        return CSVText(bytes: bytes, start: start, encoding: "utf-8", isClean: isClean)
    }

    /// A byte that stands for nothing stays, so that its row is refused like any other that is no text.
    private static func decodeWindows(_ bytes: [UInt8]) throws(Unreadable) -> CSVText {
        let (text, isClean) = TextDecoding.fromWindows1251(bytes, keepsUndefined: true)
        return try checked(CSVText(bytes: text, start: 0, encoding: "windows-1251", isClean: isClean))
    }

    private static func checked(_ text: CSVText) throws(Unreadable) -> CSVText {
        guard text.bytes.count < most else { throw Unreadable(Message("csv.too_large")) }
        return text
    }
}
