// Text decoding: what encoding a file is in, and its bytes as UTF-8.

internal import Domain

/// Tells the encoding of a file: byte order mark, declaration, UTF-8, else Windows-1251.
enum TextDecoding {
    /// A file's text as UTF-8 without byte order mark, and the name of the encoding that it was in.
    static func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], encoding: String) {
        if let wide = fromUTF16(bytes) { return wide }
        let rest = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
        if isUTF8(rest) { return (rest, "utf-8") }
        // A broken letter becomes U+FFFD; all others stay what they are.
        if isMeantAsUTF8(rest) { return (Array(String(decoding: rest, as: UTF8.self).utf8), "utf-8") }
        return (fromWindows1251(rest).utf8, "windows-1251")
    }

    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    // MARK: UTF-8

    /// Whether all bytes are well-formed UTF-8.
    static func isUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { isUTF8($0, 0..<$0.count) }
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

    /// Whether bytes are UTF-8, or were meant as such: well-formed letters outnumber the broken ones by far. In
    /// Windows-1251 hardly any pair of bytes is a well-formed letter.
    static func isMeantAsUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            var (whole, broken, at) = (0, 0, 0)
            let end = buffer.count
            while at < end {
                let byte = base[at]
                if byte < 0x80 {
                    at &+= 1
                    continue
                }
                var length = 0
                if byte >= 0xC2, byte <= 0xDF {
                    length = at &+ 1 < end && base[at &+ 1] & 0xC0 == 0x80 ? 2 : 0
                } else {
                    length = longSequence(base, at, end)
                }
                if length > 0 { whole &+= 1 } else { broken &+= 1 }
                at &+= max(length, 1)
            }
            return whole >= 8 * broken
        }
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

    // MARK: Windows-1251

    /// The bytes read as Windows-1251.
    ///
    /// 0x98 stands for nothing there: it becomes U+FFFD, or, where `keepsUndefined`, stays as it is, which is no UTF-8.
    static func fromWindows1251(_ bytes: [UInt8], keepsUndefined: Bool = false) -> (utf8: [UInt8], isClean: Bool) {
        var isClean = true
        var size = bytes.count
        for byte in bytes where byte >= 0x80 { size += byte >= 0xC0 ? 1 : 2 }
        let text = [UInt8](unsafeUninitializedCapacity: size) { out, count in
            for byte in bytes {
                let code = byte < 0x80 ? UInt16(byte) : Windows1251.scalars[Int(byte) - 0x80]
                if code == 0xFFFD { isClean = false }
                if code < 0x80 || (code == 0xFFFD && keepsUndefined) {
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
        return (text, isClean)
    }

    // MARK: UTF-16

    /// The text of a file that begins with UTF-16's byte order mark (Excel's "Unicode text"); nil for any other.
    static func fromUTF16(_ bytes: [UInt8]) -> (utf8: [UInt8], encoding: String)? {
        let isLittle = bytes.starts(with: [0xFF, 0xFE])
        guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return nil }
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            index += 2
        }
        // Half a character at the end is a file that was cut off.
        if index < bytes.count { units.append(0xFFFD) }
        return (Array(String(decoding: units, as: UTF16.self).utf8), isLittle ? "utf-16le" : "utf-16be")
    }
}
