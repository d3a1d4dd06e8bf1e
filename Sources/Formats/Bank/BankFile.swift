// Bank files: told by content, read whole, or summed up by streaming.

internal import CLibXML2
package import Domain

/// A bank statement file of any kind but CSV.
package enum BankFile {
    /// Tells the format by content; a file that is no statement, or is claimed by two formats, is unreadable.
    package static func detect(_ bytes: [UInt8]) throws(Unreadable) -> DetectedBankFormat {
        try BankFormatDetector.detect(bytes)
    }

    /// Decodes a file whole; CSV has a reader of its own. `currency` is for formats that name none.
    package static func read(
        _ bytes: [UInt8], as format: DetectedBankFormat, file: FileIndex, currency: Currency = .none
    ) throws(Unreadable) -> BankBatch {
        switch format {
        case .camt:
            return try camt(bytes, file: file, keepsPayments: true).batch
        case .mt940, .mt942:
            return try MTFile.read(bytes, as: format, file: file)
        case .movements(let name):
            guard let dialect = MovementDialect.all.first(where: { $0.format == name }) else {
                throw Unreadable(Message("format.not_a_statement"))
            }
            return try MovementFile.read(bytes, dialect, file: file, currency: currency)
        case .csv:
            throw Unreadable(Message("format.not_a_statement"))
        }
    }

    private static func camt(_ bytes: [UInt8], file: FileIndex, keepsPayments: Bool) throws(Unreadable) -> CamtReader {
        let encoding = BankFormatDetector.undeclaredEncoding(bytes)
        let parser = try CamtParser(file: file, keepsPayments: keepsPayments, encoding: encoding)
        parser.reserve(bytes.count)
        let fed = bytes.withUnsafeBufferPointer { buffer -> Unreadable? in
            do throws(Unreadable) {
                try parser.feed(buffer)
                return nil
            } catch {
                return error
            }
        }
        if let fed { throw fed }
        var reader = try parser.finish()
        if let encoding { reader.batch.encoding = encoding }
        return reader
    }
}
