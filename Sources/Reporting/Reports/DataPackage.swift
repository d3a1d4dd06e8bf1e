// public/datapackage.json: the Frictionless description of the open data.

internal import Domain

enum DataPackage {
    static func text(_ pack: ReportPack) -> String {
        let fields: [JSON] = CollectionsReport.columns.map { column in
            .object([
                "name": .string(column.name), "type": .string(type(column)),
                "description": .string(Labels.column(column.name, Labels.first(pack))),
            ])
        }
        let missing = JSON.array([.string("")])
        let schema = JSON.object(["fields": .array(fields), "missingValues": missing])
        let dialect = JSON.object([
            "delimiter": .string(","), "lineTerminator": .string("\n"), "quoteChar": .string("\""),
            "doubleQuote": .bool(true), "header": .bool(true),
        ])
        let resource = JSON.object([
            "name": .string("collections"), "path": .string("collections.csv"),
            "profile": .string("tabular-data-resource"),
            "format": .string("csv"), "mediatype": .string("text/csv"), "encoding": .string("utf-8"),
            "schema": schema, "dialect": dialect,
        ])
        let language = Labels.first(pack)
        return JSON.object([
            "profile": .string("tabular-data-package"), "name": .string("collections"),
            "title": .string(Labels.text(.openDataTitle, language) + " – " + pack.configuration.organisation.name),
            "description": .string(Labels.text(.openDataNote, language)),
            "version": .string(pack.run.folder), "created": .string(pack.run.date.text + "T00:00:00Z"),
            "resources": .array([resource]),
        ]).document
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
