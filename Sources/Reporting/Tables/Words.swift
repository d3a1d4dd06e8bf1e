// Texts that many rows share: words of closed lists, names of files, accounts. Escaped for CSV once, not once a row.

internal import Domain

/// A list of texts, each ready for a CSV cell and as it is.
struct Words: Sendable {
    /// Cells with their comma, then padding, so that a reader may take whole machine words.
    private(set) var cells: [UInt8] = []
    private(set) var cellRanges: [TextRef] = []
    private(set) var plain: [String] = []

    /// Bytes behind the last cell that may be read and mean nothing.
    static let padding = 8

    init(_ texts: [String]) {
        for text in texts {
            let start = cells.count
            CSVEscape.append(Array(text.utf8), to: &cells)
            cells.append(44)
            cellRanges.append(TextRef(offset: UInt32(start), length: UInt32(cells.count - start)))
            plain.append(text)
        }
        cells.append(contentsOf: repeatElement(0, count: Words.padding))
    }
}

/// The rules of a CSV cell, said simply; `CSVFile` does the same faster, and a test compares them.
enum CSVEscape {
    /// A leading character that makes a spreadsheet run the cell.
    @inline(__always) static func startsFormula(_ byte: UInt8) -> Bool {
        byte == 61 || byte == 43 || byte == 45 || byte == 64 || byte == 9 || byte == 13  // = + - @ tab CR
    }

    @inline(__always) static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == 34 || byte == 44 || byte == 10 || byte == 13  // " , LF CR
    }

    static func append(_ text: [UInt8], to bytes: inout [UInt8]) {
        let isQuoted = text.contains(where: needsQuotes)
        if isQuoted { bytes.append(34) }
        if let first = text.first, startsFormula(first) { bytes.append(39) }
        for byte in text {
            if byte == 34 { bytes.append(34) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(34) }
    }
}
