// reports.postings: how postings.csv is written for the register that takes it back.

internal import Domain
internal import Yams

struct PostingsReader {
    private let reports: Fields
    private var problems: Problems { reports.problems }

    init(_ reports: Fields) { self.reports = reports }

    /// nil where there is no such section.
    func read() -> PostingsMapping? {
        let known = [
            "delimiter", "encoding", "decimal", "dates", "header", "line_ends", "columns", "constants", "values",
        ]
        guard let fields = reports.fields("postings", known: known) else { return nil }
        var mapping = PostingsMapping()
        if fields["delimiter"]?.scalar?.string == "\t" {
            mapping.delimiter = "\t"
        } else {
            let delimiters = [(",", ","), (";", ";"), ("\\t", "\t"), ("|", "|")]
            mapping.delimiter = fields.choice("delimiter", delimiters) ?? mapping.delimiter
        }
        mapping.isWindows1251 = fields.choice("encoding", [("utf-8", false), ("windows-1251", true)]) ?? false
        mapping.hasDecimalComma = fields.choice("decimal", [(".", false), (",", true)]) ?? false
        if let pattern = fields.text("dates") {
            mapping.dates = DayFormat(pattern)
            if mapping.dates == nil { problems.add(fields["dates"], "not_pattern", [pattern]) }
        }
        mapping.hasHeader = fields.flag("header") ?? true
        mapping.lineEnd = fields.choice("line_ends", [("lf", "\n"), ("crlf", "\r\n")]) ?? "\n"
        mapping.constants = fields.table("constants")
        readColumns(fields, &mapping)
        readValues(fields, &mapping)
        return mapping
    }

    private func readColumns(_ fields: Fields, _ mapping: inout PostingsMapping) {
        let names = PostingsMapping.names + mapping.constants.keys.sorted()
        for (name, node, _) in fields.fields("constants", known: nil)?.pairs ?? []
        where PostingsMapping.names.contains(name) {
            problems.add(node, "constant_hides", [name, fields.path("constants")])
        }
        guard let columns = fields.fields("columns", known: nil) else {
            if let node = fields["constants"] { problems.add(node, "constant_unused", [fields.path("columns")]) }
            mapping.columns = PostingsMapping.names.prefix(15).map { .init(name: $0, header: $0) }
            return
        }
        for (name, node, _) in columns.pairs {
            guard names.contains(name) else {
                let nearest = Nearest.word(to: name, among: names)
                problems.add(
                    node, "unknown_column",
                    [name, fields.path("columns"), nearest, "postings", names.joined(separator: ", ")])
                continue
            }
            guard let header = columns.text(name) else { continue }
            if mapping.columns.contains(where: { $0.header == header }) {
                problems.add(node, "header_twice", [header, fields.path("columns")])
            }
            mapping.columns.append(.init(name: name, header: header))
        }
        for (name, node, _) in fields.fields("constants", known: nil)?.pairs ?? []
        where columns[name] == nil && !PostingsMapping.names.contains(name) {
            problems.add(node, "constant_unused", [fields.path("columns")])
        }
    }

    private func readValues(_ fields: Fields, _ mapping: inout PostingsMapping) {
        guard let values = fields.fields("values", known: nil) else { return }
        let worded = ["kind", "currency"]
        for (column, node, _) in values.pairs {
            guard worded.contains(column) else {
                problems.unknown(node, column, at: fields.path("values"), known: worded)
                continue
            }
            mapping.values[column] = values.table(column)
        }
    }
}
