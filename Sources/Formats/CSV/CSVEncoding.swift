// The encoding of a CSV file: told from a byte order mark, strict UTF-8, else Windows-1251; or as the settings say.

internal import Domain

/// A CSV file's text in UTF-8.
///
/// Where `isClean` is false, single rows hold bytes that are no text and are refused.
struct CSVText {
    var bytes: [UInt8]
    /// Where the text begins, behind a byte order mark.
    var start: Int
    /// `utf-8` or `windows-1251`.
    var encoding: String
    var isClean: Bool
}

enum CSVEncoding {
    /// Decodes a file by the setting: `utf-8`, `windows-1251` or `auto`.
    static func decode(_ bytes: [UInt8], as setting: String) throws(Unreadable) -> CSVText {
        // Excel's "Unicode text" is UTF-16: every second byte of it would be taken for nothing.
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Unreadable(Message("csv.utf16"), line: 1)
        }
        guard bytes.count < Int(UInt32.max) / 4 * 3 else { throw Unreadable(Message("csv.too_large")) }
        let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        let start = hasMark ? 3 : 0
        if setting == "windows-1251", !hasMark { return try decodeWindows(bytes) }
        let isClean = bytes.withUnsafeBufferPointer { isUTF8($0, start..<$0.count) }
        if !isClean, setting == "auto", !hasMark { return try decodeWindows(bytes) }
        return CSVText(bytes: bytes, start: start, encoding: "utf-8", isClean: isClean)
    }

    private static func decodeWindows(_ bytes: [UInt8]) throws(Unreadable) -> CSVText {
        var isClean = true
        var size = bytes.count
        for byte in bytes where byte >= 0x80 { size += byte >= 0xC0 ? 1 : 2 }
        guard size < Int(UInt32.max) / 4 * 3 else { throw Unreadable(Message("csv.too_large")) }
        let text = [UInt8](unsafeUninitializedCapacity: size) { out, count in
            for byte in bytes {
                if byte < 0x80 {
                    out[count] = byte
                    count += 1
                    continue
                }
                let code = windows[Int(byte) - 0x80]
                if code == 0 {
                    // 0x98 stands for nothing: left as it is, no UTF-8, so that its row is refused like any other.
                    isClean = false
                    out[count] = byte
                    count += 1
                } else if code < 0x800 {
                    out[count] = UInt8(0xC0 | code >> 6)
                    out[count + 1] = UInt8(0x80 | code & 0x3F)
                    count += 2
                } else {
                    out[count] = UInt8(0xE0 | code >> 12)
                    out[count + 1] = UInt8(0x80 | code >> 6 & 0x3F)
                    out[count + 2] = UInt8(0x80 | code & 0x3F)
                    count += 3
                }
            }
        }
        return CSVText(bytes: text, start: 0, encoding: "windows-1251", isClean: isClean)
    }

    /// Strict UTF-8: no overlong forms, surrogates or scalars past U+10FFFF.
    static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty, let base = bytes.baseAddress else { return true }
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "a range of these bytes")
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            if at &+ 8 <= end {
                let eight = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
                if eight & 0x8080_8080_8080_8080 == 0 {
                    at &+= 8
                    continue
                }
                at &+= (UInt64(littleEndian: eight) & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
            }
            let byte = base[at]
            if byte < 0x80 {
                at &+= 1
            } else if byte >= 0xC2, byte <= 0xDF {
                // Cyrillic comes in runs of two bytes a letter.
                guard at &+ 1 < end, base[at &+ 1] & 0xC0 == 0x80 else { return false }
                at &+= 2
                while at &+ 1 < end, base[at] &- 0xC2 <= 0x1D, base[at &+ 1] & 0xC0 == 0x80 { at &+= 2 }
            } else {
                let length = longSequence(base, at, end)
                if length == 0 { return false }
                at &+= length
            }
        }
        return true
    }

    /// Length of a well-formed sequence of three or four bytes, 0 for any other.
    private static func longSequence(_ base: UnsafePointer<UInt8>, _ at: Int, _ end: Int) -> Int {
        let first = base[at]
        guard first >= 0xE0, first <= 0xF4 else { return 0 }
        let length = first < 0xF0 ? 3 : 4
        guard at + length <= end else { return 0 }
        let second = base[at + 1]
        let lowest: UInt8 = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return 0 }
        for place in 2..<length where base[at + place] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// Windows-1251 from 0x80 on; 0 stands for no character.
    private static let windows: [UInt32] =
        [
            0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
            0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0, 0x2122, 0x0459,
            0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7,
            0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491,
            0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457,
        ] + Array(0x0410...0x044F)
}
