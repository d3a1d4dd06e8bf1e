// Inspecting bank files from disk: camt is streamed, so that memory stays the same whatever the size.

package import Domain
internal import Glibc

extension BankFile {
    /// Tells the format of a file on disk by its first bytes.
    package static func detect(path: String) throws(Unreadable) -> DetectedBankFormat {
        let stream = try ByteStream(path: path)
        return try detect(stream.prefix(BankFormatDetector.window))
    }

    /// What a camt or MT file holds; camt files of any size take constant memory.
    package static func inspect(path: String) throws(Unreadable) -> InspectReport {
        let head: [UInt8]
        do {
            let stream = try ByteStream(path: path)
            head = try stream.prefix(BankFormatDetector.window)
        }
        let format = try detect(head)
        guard case .camt = format else {
            let bytes = try ByteStream(path: path).prefix(Int.max)
            if format == .csv { return InspectReport(file: path, batch: try inspectCSV(bytes)) }
            return InspectReport(file: path, batch: try read(bytes, as: format, file: 0))
        }
        let isUndeclared = BankFormatDetector.isUndeclared(head)
        do throws(Unreadable) {
            return try stream(path: path, encoding: nil)
        } catch {
            // Without a declaration bytes that are no UTF-8 are Windows-1251; any other damage is found again.
            guard isUndeclared, error.message.key == "format.xml_broken",
                let second = try? stream(path: path, encoding: "windows-1251")
            else { throw error }
            return second
        }
    }

    /// A list in CSV without any setting: of the plain columns, else of columns that it tells itself.
    private static func inspectCSV(_ bytes: [UInt8]) throws(Unreadable) -> BankBatch {
        var mapping = CSVMapping()
        mapping.delimiter = nil
        if !BankCSV.claims(bytes, mapping: mapping) {
            guard let guess = BankCSV.guess(bytes) else { throw Unreadable(Message("format.not_a_statement")) }
            mapping = guess
        }
        return try BankCSV.read(bytes, mapping: mapping, organisationCurrency: .none, file: 0)
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
            throw Unreadable(Message("format.cannot_open", [String(cString: strerror(errno))]))
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
        guard count >= 0 else { throw Unreadable(Message("format.cannot_open", [String(cString: strerror(errno))])) }
        if count == 0 { return false }
        try take(UnsafeBufferPointer(rebasing: buffer[0..<count]))
        return true
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
