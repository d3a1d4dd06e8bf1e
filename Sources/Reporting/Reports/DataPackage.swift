// public/datapackage.json: the Frictionless description of the open data.

internal import Domain

enum DataPackage {
    static func text(_ pack: ReportPack) -> String {
        let language = Labels.first(pack)
        let resources = [
            resource("collections", .openDataCells, pack, key: ["year", "month", "kind", "channel"]),
            resource("totals", .openDataTotals, pack, key: ["year", "month", "kind", "channel"]),
        ]
        return JSON.object([
            "profile": .string("tabular-data-package"), "name": .string("collections"),
            "title": .string(Labels.text(.openDataTitle, language) + " – " + pack.configuration.organisation.name),
            "description": .string(Labels.text(.openDataNote, language)),
            "version": .string(pack.run.folder), "created": .string(pack.run.date.text + "T00:00:00Z"),
            "keywords": .array(["municipality", "revenue", "collections"].map { .string($0) }),
            "resources": .array(resources),
        ]).document
    }

    private static func resource(_ name: String, _ title: Label, _ pack: ReportPack, key: [String]) -> JSON {
        let language = Labels.first(pack)
        let schema = JSON.object([
            "fields": .array(CollectionsReport.columns.map { field($0, pack) }),
            // An empty text is a value of its own here: all kinds, all channels.
            "missingValues": .array([]), "primaryKey": .array(key.map { .string($0) }),
        ])
        let dialect = JSON.object([
            "delimiter": .string(","), "lineTerminator": .string("\n"), "quoteChar": .string("\""),
            "doubleQuote": .bool(true), "header": .bool(true),
        ])
        return .object([
            "name": .string(name), "title": .string(Labels.text(title, language)), "path": .string(name + ".csv"),
            "profile": .string("tabular-data-resource"), "format": .string("csv"), "mediatype": .string("text/csv"),
            "encoding": .string("utf-8"), "schema": schema, "dialect": dialect,
        ])
    }

    private static func field(_ column: Column, _ pack: ReportPack) -> JSON {
        let words = JSON.string(Labels.column(column.name, Labels.first(pack)))
        var constraints: [String: JSON] = ["required": .bool(true)]
        switch column.name {
        case "month":
            constraints["minimum"] = .integer(1)
            constraints["maximum"] = .integer(12)
        case "payments": constraints["minimum"] = .integer(SuppressionTable.smallest)
        case "currency":
            constraints["enum"] = .array([.string(pack.configuration.organisation.currency.text)])
        case "kind":
            constraints = ["enum": .array(Labels.kinds(pack, nil).map { .string($0) } + [.string("")])]
        case "channel":
            constraints = ["enum": .array(Channel.allCases.map { .string($0.word) } + [.string("")])]
        default: break
        }
        return .object([
            "name": .string(column.name), "type": .string(type(column)), "title": words,
            "constraints": .object(constraints),
        ])
    }

    private static func type(_ column: Column) -> String {
        switch column.kind {
        case .integer: "integer"
        case .year: "year"
        case .money, .percent: "number"
        case .text, .identifier, .day, .currency: "string"
        }
    }
}
