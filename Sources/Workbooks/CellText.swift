// Texts on their way into a cell: a C string that XML can carry and a spreadsheet can hold.

internal import CXlsxWriter

enum CellText {
    /// Characters that a cell holds, in UTF-16 units.
    static let longest = 32_767
    /// Bytes of the longest text, its end mark and the last character that did not fit.
    static let capacity = longest * 3 + 8

    /// Copies valid UTF-8 as a C string: cut at the cell's end, and without what XML 1.0 cannot say (NUL, U+FFFE, U+FFFF;
    /// other control characters are escaped by the library).
    static func copy(_ text: UnsafeBufferPointer<UInt8>, to scratch: UnsafeMutablePointer<CChar>) {
        let count = text.count <= longest ? text.count : cut(text)
        var place = 0
        while place < count {
            let byte = text[place]
            if byte == 0 {
                scratch[place] = 32
            } else if byte >= 0xBE, place >= 2, text[place - 1] == 0xBF, text[place - 2] == 0xEF {
                scratch[place] = CChar(bitPattern: 0xBD)  // U+FFFD
            } else {
                scratch[place] = CChar(bitPattern: byte)
            }
            place += 1
        }
        scratch[count] = 0
    }

    /// Bytes of the characters that fit.
    private static func cut(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var units = 0
        for (place, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
            units += byte >= 0xF0 ? 2 : 1
            if units > longest { return place }
        }
        return text.count
    }
}
