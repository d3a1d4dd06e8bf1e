// Detector of bank formats: looks at the first bytes and at how lines begin.

internal import Domain

enum BankFormatDetector {
    /// So many bytes tell what a file is.
    static let window = 64 << 10

    static func detect(_ bytes: [UInt8]) throws(Unreadable) -> DetectedBankFormat {
        let head = plain(Array(bytes.prefix(window)))
        guard head.contains(where: { $0 > 32 }) else {
            throw Unreadable(Message(head.contains(0) ? "format.binary" : "format.empty"))
        }
        for row in FormatCatalog.foreign where bytes.starts(with: row.magic) {
            throw Unreadable(Message("format.foreign", [row.name]))
        }
        let swift = swiftFormat(head)
        if let xml = xmlRoot(head) {
            let dialects = movementDialects(head)
            guard let message = camtMessage(head) else {
                if dialects.count > 1 { throw Unreadable(Message("format.two_formats", dialects)) }
                if let dialect = dialects.first {
                    if let swift { throw Unreadable(Message("format.two_formats", [dialect, swift.name])) }
                    return .movements(dialect)
                }
                if ["html", "HTML"].contains(xml) { throw Unreadable(Message("format.foreign", ["HTML"])) }
                throw Unreadable(Message("format.xml_unknown", [xml]))
            }
            if let other = swift?.name ?? dialects.first {
                throw Unreadable(Message("format.two_formats", [message, other]))
            }
            return .camt(message)
        }
        if let swift { return swift }
        if let other = otherMessage(head) {
            let isStatement = other == "MT940" || other == "MT942"
            throw Unreadable(isStatement ? Message("format.mt_no_statement") : Message("format.foreign", [other]))
        }
        if head.contains(0) { throw Unreadable(Message("format.binary")) }
        return .csv
    }

    /// The head without byte order mark and without the zero bytes of UTF-16.
    private static func plain(_ head: [UInt8]) -> [UInt8] {
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(head.dropFirst(3)) }
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            return head.dropFirst(2).filter { $0 != 0 }
        }
        // UTF-16 without a mark: XML that begins with `<` and a zero.
        if head.starts(with: [0x3C, 0]) || head.starts(with: [0, 0x3C]) { return head.filter { $0 != 0 } }
        return head
    }

    /// Name of the first element; nil where the text is no XML.
    private static func xmlRoot(_ head: [UInt8]) -> String? {
        guard var index = head.firstIndex(where: { $0 > 32 }), head[index] == UInt8(ascii: "<") else { return nil }
        while index + 1 < head.count {
            let following = head[index + 1]
            if isNameStart(following) {
                let name = head[(index + 1)...].prefix { $0 > 32 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
                return String(decoding: name.prefix(60), as: UTF8.self)
            }
            // Declarations, comments and processing instructions stand before the root.
            guard let next = head[(index + 1)...].firstIndex(of: UInt8(ascii: "<")) else { break }
            index = next
        }
        return "?"
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte >= 65 && byte <= 90 || byte >= 97 && byte <= 122 || byte == 95 || byte > 127
    }

    /// The camt message whose root, or at least whose namespace, stands in the head.
    private static func camtMessage(_ head: [UInt8]) -> String? {
        for row in FormatCatalog.camtRoots {
            for start in ["<", ":"] where ByteSearch.contains(head, Array((start + row.root).utf8)) {
                return row.message
            }
        }
        return FormatCatalog.camtRoots.map(\.message).first { ByteSearch.contains(head, Array((":" + $0).utf8)) }
    }

    /// Dialects of which two marks stand in the head as elements.
    private static func movementDialects(_ head: [UInt8]) -> [String] {
        MovementDialect.all.filter { dialect in
            dialect.marks.count { mark in
                ["<", ":"].contains { start in
                    [">", " ", "/"].contains { ByteSearch.contains(head, Array((start + mark + $0).utf8)) }
                }
            } >= 2
        }.map(\.format)
    }

    /// MT940 or MT942 by the tags that lines begin with: two different ones are no accident.
    private static func swiftFormat(_ head: [UInt8]) -> DetectedBankFormat? {
        var tags: Set<String> = []
        var isIntraday = false
        var isStatement = false
        var atStart = true
        for index in head.indices {
            if atStart, let tag = MTTag.at(index, in: head, end: head.count) {
                tags.insert(tag.name)
                isStatement = isStatement || tag.isOfStatement
            }
            if head[index] == UInt8(ascii: "{"), head[index...].starts(with: "{2:".utf8) {
                let block = String(decoding: head[index...].prefix(7), as: UTF8.self)
                if block.hasSuffix("942") { isIntraday = true }
                if block.hasSuffix("940") || block.hasSuffix("942") {
                    tags.insert("{2:")
                    isStatement = true
                }
            }
            // Whole files are indented by some programs.
            let isBlank = head[index] == 32 || head[index] == 9
            atStart =
                head[index] == 10 || head[index] == 13 || (atStart && (isBlank || (head[index] == 58 && index == 0)))
        }
        guard tags.count >= 2, isStatement else { return nil }
        // Balance reports have some of the tags, but no entries; programs write all kinds of headers above entries.
        if !tags.contains("61"), !tags.contains("{2:"), otherMessage(head) != nil { return nil }
        let hasBalance = !tags.isDisjoint(with: ["60F", "60M", "60", "62F", "62M", "62"])
        let isReport = isIntraday || !tags.isDisjoint(with: ["34F", "13D", "13", "90C", "90D"])
        return isReport && !hasBalance ? .mt942 : .mt940
    }

    /// `MT103`, where the application header says that the message is another one.
    private static func otherMessage(_ head: [UInt8]) -> String? {
        let mark = Array("{2:".utf8)
        let start = head.indices.first { head[$0] == mark[0] && head[$0...].starts(with: mark) }
        guard let start, start + 7 <= head.count else { return nil }
        let type = head[(start + 4)..<(start + 7)]
        return type.allSatisfy { $0 >= 48 && $0 <= 57 } ? "MT" + String(decoding: type, as: UTF8.self) : nil
    }

    /// Windows-1251 for XML that neither declares an encoding nor is UTF-8; nil where libxml2 tells it by itself.
    static func undeclaredEncoding(_ bytes: [UInt8]) -> String? {
        if isMislabelled(bytes) { return TextDecoding.isUTF8(bytes) ? "utf-8" : "windows-1251" }
        return isUndeclared(bytes) && !TextDecoding.isMeantAsUTF8(bytes) ? "windows-1251" : nil
    }

    /// Whether the declaration says UTF-16 of a file whose characters have single bytes: .NET writes such files.
    static func isMislabelled(_ bytes: [UInt8]) -> Bool {
        guard let first = bytes.firstIndex(where: { $0 > 32 }), !bytes[first...].prefix(4).contains(0),
            bytes[first] == UInt8(ascii: "<")
        else { return false }
        let declaration = String(decoding: bytes[first...].prefix(200).prefix { $0 != 62 }, as: UTF8.self)
            .lowercased()
        return declaration.hasPrefix("<?xml") && declaration.contains("utf-16")
    }

    /// Whether neither a byte order mark nor a declaration says what encoding XML is in.
    static func isUndeclared(_ bytes: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]]
        if bytes.prefix(2).contains(0) || marks.contains(where: { bytes.starts(with: $0) }) { return false }
        let declaration = bytes.prefix(200).prefix { $0 != UInt8(ascii: ">") }
        return !ByteSearch.contains(Array(declaration), Array("encoding".utf8))
    }
}
