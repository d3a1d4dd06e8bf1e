// Sheets of an .xlsx file (ECMA-376), as sverka, Excel or LibreOffice wrote it: texts and numbers as they stand.

package import Domain

/// A row of a sheet: texts of its cells by column, from 0; an empty cell is left out.
package struct SpreadsheetRow: Sendable, Hashable {
    /// As the sheet counts, from 1.
    package var number: UInt32
    package var cells: [Int: String]
}

package struct SpreadsheetSheet: Sendable, Hashable {
    package var name: String
    package var rows: [SpreadsheetRow]
}

package enum SpreadsheetFile {
    /// The sheets whose names `isWanted` takes, hidden and filtered rows too; and the names of all sheets.
    ///
    /// Throws where it is no .xlsx file, broken, or grows beyond what a workbook of sverka can hold.
    package static func read(
        _ bytes: [UInt8], where isWanted: (String) -> Bool
    ) throws(Unreadable) -> (sheets: [SpreadsheetSheet], names: [String]) {
        guard bytes.starts(with: [0x50, 0x4B]) else { throw Unreadable(Message("sheet.no_workbook")) }
        let parts = try ZipParts(bytes)
        guard let workbook = try parts.part("xl/workbook.xml") else { throw Unreadable(Message("sheet.no_workbook")) }
        let listed = SheetList()
        _ = try XMLWalker.walk(workbook, listed)
        if let relations = try parts.part("xl/_rels/workbook.xml.rels") { _ = try XMLWalker.walk(relations, listed) }
        var shared: [String] = []
        if let part = try parts.part(listed.sharedStrings ?? "xl/sharedStrings.xml") {
            let collector = SharedStrings()
            _ = try XMLWalker.walk(part, collector)
            shared = collector.texts
        }
        var sheets: [SpreadsheetSheet] = []
        for (name, relation) in listed.sheets where isWanted(name) {
            guard let target = listed.targets[relation], let part = try parts.part(target) else {
                throw Unreadable(Message("sheet.broken_zip", [name]))
            }
            let collector = SheetCells(shared)
            _ = try XMLWalker.walk(part, collector)
            sheets.append(SpreadsheetSheet(name: name, rows: collector.rows))
        }
        return (sheets, listed.sheets.map(\.name))
    }
}

/// `xl/workbook.xml` and its relations: which part holds which sheet.
private final class SheetList: XMLVisitor {
    var sheets: [(name: String, relation: String)] = []
    var targets: [String: String] = [:]
    var sharedStrings: String?

    func start(_ name: String, line: UInt32, attributes: XMLAttributes) {
        switch name {
        case "sheet":
            if let title = attributes["name"], let relation = attributes["id"] { sheets.append((title, relation)) }
        case "Relationship":
            guard let id = attributes["Id"], let target = attributes["Target"] else { return }
            // Relative to the folder of the workbook's part, or to the root.
            let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
            targets[id] = path
            if attributes["Type"]?.hasSuffix("/sharedStrings") == true { sharedStrings = path }
        default: break
        }
    }

    func end(_ name: String, text: String) {}
}

/// `xl/sharedStrings.xml`: a text is one `t`, or the `t` of its runs; `rPh` holds how it is pronounced.
private final class SharedStrings: XMLVisitor {
    var texts: [String] = []
    private var current = ""
    private var isPhonetic = false

    func start(_ name: String, line: UInt32, attributes: XMLAttributes) {
        if name == "si" { current = "" }
        if name == "rPh" { isPhonetic = true }
    }

    func end(_ name: String, text: String) {
        switch name {
        case "t": if !isPhonetic { current += text }
        case "rPh": isPhonetic = false
        case "si": texts.append(current)
        default: break
        }
    }
}

/// A sheet's own part.
private final class SheetCells: XMLVisitor {
    var rows: [SpreadsheetRow] = []
    private let shared: [String]
    private var column = -1
    private var type = ""
    private var text = ""
    private var isPhonetic = false

    init(_ shared: [String]) { self.shared = shared }

    func start(_ name: String, line: UInt32, attributes: XMLAttributes) {
        switch name {
        case "row":
            let next = (rows.last?.number ?? 0) + 1
            rows.append(SpreadsheetRow(number: attributes["r"].flatMap { UInt32($0) } ?? next, cells: [:]))
            column = -1
        case "c":
            column = attributes["r"].flatMap(Self.column) ?? column + 1
            type = attributes["t"] ?? "n"
            text = ""
        case "rPh": isPhonetic = true
        default: break
        }
    }

    func end(_ name: String, text value: String) {
        switch name {
        case "v":
            text = type == "s" ? Int(value).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? "" : value
        case "t": if type == "inlineStr", !isPhonetic { text += value }
        case "rPh": isPhonetic = false
        case "c": if !text.isEmpty, !rows.isEmpty { rows[rows.count - 1].cells[column] = text }
        default: break
        }
    }

    /// `B5` is in column 1.
    private static func column(_ reference: String) -> Int? {
        var column = 0
        for byte in reference.utf8 {
            guard (65...90).contains(byte) else { break }
            column = column * 26 + Int(byte - 64)
            // XFD is the last column there is.
            if column > 16_384 { return nil }
        }
        return column == 0 ? nil : column - 1
    }
}
