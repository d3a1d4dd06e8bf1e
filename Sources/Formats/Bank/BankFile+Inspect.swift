// Inspecting bank files from disk: camt is streamed, so that memory stays the same whatever the size.

package import Domain
internal import Glibc

extension BankFile {
    /// Tells the format of a file on disk by its first bytes.
    package static func detect(path: String) throws(Unreadable) -> DetectedBankFormat {
        let stream = try ByteStream(path: path)
        return try detect(stream.prefix(BankFormatDetector.window))
    }

    /// What a bank file holds; camt files of any size take constant memory.
    ///
    /// - Parameter own: columns of lists that settings name; tried before those that the list tells itself.
    package static func inspect(path: String, own: [CSVMapping] = []) throws(Unreadable) -> InspectReport {
        let head: [UInt8]
        do {
            let stream = try ByteStream(path: path)
            head = try stream.prefix(BankFormatDetector.window)
        }
        let format = try detect(head)
        guard case .camt = format else {
            let bytes = try ByteStream(path: path).all()
            if format == .csv { return InspectReport(file: path, batch: try inspectCSV(bytes, own)) }
            return InspectReport(file: path, batch: try summary(bytes, as: format))
        }
        let isUndeclared = BankFormatDetector.isUndeclared(head)
        do throws(Unreadable) {
            return try stream(path: path, encoding: BankFormatDetector.isMislabelled(head) ? "utf-8" : nil)
        } catch {
            // Without a declaration bytes that are no UTF-8 are Windows-1251; any other damage is found again.
            guard isUndeclared, error.message.key != "format.xml_doctype",
                let second = try? stream(path: path, encoding: "windows-1251")
            else { throw error }
            return second
        }
    }

    /// Statements without payments: every field is read, none is kept.
    private static func summary(_ bytes: [UInt8], as format: DetectedBankFormat) throws(Unreadable) -> BankBatch {
        switch format {
        case .mt940, .mt942: try MTFile.read(bytes, as: format, file: 0, keepsPayments: false)
        default: try read(bytes, as: format, file: 0)
        }
    }

    /// A list in CSV: of columns that settings name, else of the plain ones, else of those that it tells itself.
    private static func inspectCSV(_ bytes: [UInt8], _ own: [CSVMapping]) throws(Unreadable) -> BankBatch {
        var mapping = CSVMapping()
        mapping.delimiter = nil
        if let named = own.first(where: { !$0.columns.isEmpty && BankCSV.claims(bytes, mapping: $0) }) {
            mapping = named
        } else if !BankCSV.claims(bytes, mapping: mapping) {
            guard let guess = BankCSV.guess(bytes) else { throw Unreadable(Message("format.not_a_statement")) }
            mapping = guess
        }
        return try BankCSV.read(bytes, mapping: mapping, organisationCurrency: .none, file: 0, keepsPayments: false)
    }

    /// The same as a report of any file: one that can't be read says why.
    package static func inspect(path: String, language: Language) -> InspectReport {
        do throws(Unreadable) {
            return try inspect(path: path)
        } catch {
            return InspectReport(file: path, refused: error, language: language)
        }
    }

    private static func stream(path: String, encoding: String?) throws(Unreadable) -> InspectReport {
        let parser = try CamtParser(file: 0, keepsPayments: false, encoding: encoding)
        let stream = try ByteStream(path: path)
        while try stream.next({ (bytes) throws(Unreadable) in try parser.feed(bytes) }) {}
        let reader = try parser.finish()
        var report = InspectReport(file: path)
        report.format = reader.batch.format
        report.encoding = encoding ?? reader.batch.encoding
        report.statements = reader.batch.statements
        report.accepted = reader.accepted
        report.rejected = reader.rejected
        return report
    }
}

/// The bytes of a file, a megabyte at a time.
final class ByteStream {
    private let descriptor: Int32
    private let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 20)

    init(path: String) throws(Unreadable) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            buffer.deallocate()
            throw Unreadable(Message("format.cannot_open", [Reason.system(errno)]))
        }
    }

    deinit {
        if descriptor >= 0 {
            close(descriptor)
            buffer.deallocate()
        }
    }

    /// Hands the next piece on; false at the end of the file.
    func next(_ take: (UnsafeBufferPointer<UInt8>) throws(Unreadable) -> Void) throws(Unreadable) -> Bool {
        var count = read(descriptor, buffer.baseAddress, buffer.count)
        while count < 0, errno == EINTR { count = read(descriptor, buffer.baseAddress, buffer.count) }
        guard count >= 0 else { throw Unreadable(Message("format.cannot_open", [Reason.system(errno)])) }
        if count == 0 { return false }
        try take(UnsafeBufferPointer(rebasing: buffer[0..<count]))
        return true
    }

    /// The whole file in one block: memory that is touched twice is what costs most of a large file's time.
    func all() throws(Unreadable) -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw Unreadable(Message("format.cannot_open", [Reason.system(errno)]))
        }
        let (bytes, problem) = FileBytes.read(descriptor, size: Int(status.st_size))
        if problem != 0 { throw Unreadable(Message("format.cannot_open", [Reason.system(problem)])) }
        return bytes
    }

    /// The lines that stand whole among the first bytes: enough to tell a table by its head.
    static func head(path: String) -> [UInt8] {
        guard let bytes = try? ByteStream(path: path).prefix(1 << 16), !bytes.isEmpty else { return [] }
        return Array(bytes[...(bytes.lastIndex(of: 10) ?? bytes.count - 1)])
    }

    /// The first bytes, at most so many.
    func prefix(_ count: Int) throws(Unreadable) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            var piece: [UInt8] = []
            guard try next({ (buffer) throws(Unreadable) in piece = Array(buffer) }) else { break }
            bytes.append(contentsOf: piece.prefix(count - bytes.count))
        }
        return bytes
    }
}
