// Reading a bank file of any kind by its content and its source's settings.

package import Domain

extension BankFile {
    /// Decodes a file by the source's settings; the content decides what it is.
    ///
    /// A list in CSV is read by the settings' columns, else by a ready-made profile, or, where `csv.profile` asks for
    /// it, by what its header and values tell.
    package static func read(
        _ bytes: [UInt8], settings: CSVMapping, organisationCurrency: Currency, file: FileIndex
    ) throws(Unreadable) -> BankBatch {
        let format = try detect(bytes)
        let isClaimed = BankCSV.claims(bytes, mapping: settings)
        guard format == .csv else {
            // The columns fit, and something else does too: nobody but the bank can say what it is.
            if isClaimed { throw Unreadable(Message("format.two_formats", ["csv", format.name])) }
            let currency = settings.constants["currency"].flatMap { Currency($0) } ?? organisationCurrency
            return try read(bytes, as: format, file: file, currency: currency)
        }
        var mapping = settings
        if !isClaimed {
            if let told = try BankProfiles.mapping(bytes, settings: settings) {
                mapping = told
            } else if settings.columns.isEmpty {
                throw Unreadable(Message("format.not_a_statement"))
            }
        }
        return try BankCSV.read(bytes, mapping: mapping, organisationCurrency: organisationCurrency, file: file)
    }
}
