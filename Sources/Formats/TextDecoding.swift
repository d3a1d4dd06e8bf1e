// Text decoding: what encoding a file is in, and its bytes as UTF-8.

internal import Domain

/// Tells the encoding of a file: byte order mark, declaration, strict UTF-8, else Windows-1251.
package enum TextDecoding {
    /// A file's text as UTF-8 without byte order mark, and the name of the encoding that it was in.
    package static func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], encoding: String) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(bytes.dropFirst(3))
            return isUTF8(rest) ? (rest, "utf-8") : (fromWindows1251(rest), "windows-1251")
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return (fromUTF16(bytes, littleEndian: true), "utf-16le") }
        if bytes.starts(with: [0xFE, 0xFF]) { return (fromUTF16(bytes, littleEndian: false), "utf-16be") }
        if isUTF8(bytes) { return (bytes, "utf-8") }
        return (fromWindows1251(bytes), "windows-1251")
    }

    /// The bytes as UTF-8 from an encoding that settings name; nil where they are not in it or it is not known.
    package static func decode(_ bytes: [UInt8], as name: String) -> [UInt8]? {
        switch name.lowercased() {
        case "utf-8", "utf8":
            let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
            return isUTF8(text) ? text : nil
        case "windows-1251", "cp1251", "win1251": return fromWindows1251(bytes)
        default: return nil
        }
    }

    /// Whether all bytes are well-formed UTF-8 (no overlong forms, no surrogates).
    package static func isUTF8(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            let count = buffer.count
            while index < count {
                // Eight bytes of ASCII at a time: almost all of every file.
                while index + 8 <= count,
                    UnsafeRawPointer(buffer.baseAddress.unsafelyUnwrapped + index).loadUnaligned(as: UInt64.self)
                        & 0x8080_8080_8080_8080 == 0
                {
                    index += 8
                }
                guard index < count else { break }
                let length = sequenceLength(buffer, at: index)
                if length == 0 { return false }
                index += length
            }
            return true
        }
    }

    /// Length of the well-formed sequence at `index`; 0 where there is none.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let lead = bytes[index]
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0...0x7F: return 1
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return 0
        }
        guard index + length <= bytes.count, bytes[index + 1] >= low, bytes[index + 1] <= high else { return 0 }
        for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// The bytes read as Windows-1251; every byte has a meaning there.
    package static func fromWindows1251(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 2)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                append(UInt32(Windows1251.scalars[Int(byte) - 128]), to: &result)
            }
        }
        return result
    }

    private static func fromUTF16(_ bytes: [UInt8], littleEndian: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = 2
        while index + 1 < bytes.count {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(littleEndian ? second << 8 | first : first << 8 | second)
            index += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func append(_ scalar: UInt32, to result: inout [UInt8]) {
        if scalar < 0x800 {
            result.append(UInt8(0xC0 | scalar >> 6))
        } else {
            result.append(UInt8(0xE0 | scalar >> 12))
            result.append(UInt8(0x80 | scalar >> 6 & 0x3F))
        }
        result.append(UInt8(0x80 | scalar & 0x3F))
    }
}
