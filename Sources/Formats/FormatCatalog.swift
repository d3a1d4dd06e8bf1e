// Catalogue of formats: which kinds of bank file there are, and by what each is told.

/// What a bank file was told to be by its content.
package enum DetectedBankFormat: Sendable, Equatable {
    /// `camt.052`, `camt.053` or `camt.054`; the exact version is known after reading.
    case camt(String)
    case mt940
    case mt942
    /// A bank's own XML, by the name of its dialect: `dsk-xml`, `ubb-xml`.
    case movements(String)
    /// Lines of text that no other format claims: a candidate for the bank CSV reader.
    case csv

    /// The name as the contract writes it, without a version.
    package var name: String {
        switch self {
        case .camt(let message): message
        case .mt940: "mt940"
        case .mt942: "mt942"
        case .movements(let dialect): dialect
        case .csv: "csv"
        }
    }
}

/// Tells formats apart by the first bytes; a new format adds its row here and its reader in `BankFile`.
package enum FormatCatalog {
    /// Roots of the three camt messages and what each is.
    static let camtRoots: [(root: String, message: String)] = [
        ("BkToCstmrStmt", "camt.053"), ("BkToCstmrAcctRpt", "camt.052"), ("BkToCstmrDbtCdtNtfctn", "camt.054"),
    ]

    /// First bytes of files that clerks send by mistake, and how a clerk calls them.
    static let foreign: [(magic: [UInt8], name: String)] = [
        (Array("%PDF".utf8), "PDF"), ([0x50, 0x4B, 0x03, 0x04], "XLSX / ZIP"), ([0xD0, 0xCF, 0x11, 0xE0], "XLS / DOC"),
        ([0x1F, 0x8B], "GZIP"), (Array("{\\rtf".utf8), "RTF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        (Array("SQLite format 3".utf8), "SQLite"), ([0x7F, 0x45, 0x4C, 0x46], "ELF"),
    ]
}
