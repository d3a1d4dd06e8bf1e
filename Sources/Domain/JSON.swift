// JSON as published files and `--json` have it: keys in bytewise order, no floating-point number.

package enum JSON: Sendable {
    case object([String: JSON])
    case array([JSON])
    case string(String)
    case integer(Int64)
    case bool(Bool)
    case null

    /// A sum as a decimal string.
    package static func money(_ minorUnits: Int64, _ currency: Currency) -> JSON {
        .string(Money.text(minorUnits, digits: currency.minorDigits))
    }

    /// An empty text is no text.
    package static func optional(_ text: String) -> JSON { text.isEmpty ? .null : .string(text) }

    /// A list of texts.
    package static func strings(_ texts: some Sequence<String>) -> JSON { .array(texts.map { .string($0) }) }

    /// The document as files have it: two blanks of indent, and a line end.
    package var document: String {
        var text = ""
        append(to: &text, indent: 0)
        return text + "\n"
    }

    /// The document on one line, for other programs.
    package var line: String {
        var text = ""
        append(to: &text, indent: nil)
        return text
    }

    /// Without indent everything stands on one line.
    private func append(to text: inout String, indent: Int?) {
        switch self {
        case .object(let members):
            let keys = members.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            JSON.list("{", "}", keys.count, to: &text, indent: indent) { index, text in
                JSON.quote(keys[index], to: &text)
                text += indent == nil ? ":" : ": "
                members[keys[index]]?.append(to: &text, indent: indent.map { $0 + 1 })
            }
        case .array(let items):
            JSON.list("[", "]", items.count, to: &text, indent: indent) { index, text in
                items[index].append(to: &text, indent: indent.map { $0 + 1 })
            }
        case .string(let value): JSON.quote(value, to: &text)
        case .integer(let value): text += String(value)
        case .bool(let value): text += value ? "true" : "false"
        case .null: text += "null"
        }
    }

    private static func list(
        _ open: String, _ close: String, _ count: Int, to text: inout String, indent: Int?,
        item: (Int, inout String) -> Void
    ) {
        text += open
        for index in 0..<count {
            if index > 0 { text += "," }
            if let indent { text += "\n" + String(repeating: "  ", count: indent + 1) }
            item(index, &text)
        }
        if count > 0, let indent { text += "\n" + String(repeating: "  ", count: indent) }
        text += close
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case let control where control.value < 32:
                text += "\\u00" + (control.value < 16 ? "0" : "") + String(control.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
