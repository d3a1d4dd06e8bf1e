// The parts of a zip file in memory, by libzip. Nothing is unpacked to the disk, and no part grows past a limit.

internal import CLibZip
internal import Domain

/// An open zip file.
struct ZipParts: ~Copyable {
    /// More than the sheets of a full workbook hold (reports.workbook.rows), less than a machine has.
    static let largestPart = 1 << 29
    /// A workbook has some tens.
    private static let mostParts: Int64 = 10_000

    private let handle: OpaquePointer
    private let buffer: UnsafeMutableRawBufferPointer

    /// Opens a whole file; its directory must agree with its parts.
    init(_ bytes: [UInt8]) throws(Unreadable) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        buffer.copyBytes(from: bytes)
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        let source = zip_source_buffer_create(buffer.baseAddress, UInt64(bytes.count), 0, &error)
        guard let source else {
            buffer.deallocate()
            throw Self.broken(&error)
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) else {
            let failure = Self.broken(&error)
            zip_source_free(source)
            buffer.deallocate()
            throw failure
        }
        guard zip_get_num_entries(handle, 0) <= Self.mostParts else {
            zip_discard(handle)
            buffer.deallocate()
            throw Unreadable(Message("sheet.too_large"))
        }
        self.handle = handle
        self.buffer = buffer
    }

    deinit {
        zip_discard(handle)
        buffer.deallocate()
    }

    private static func broken(_ error: inout zip_error_t) -> Unreadable {
        Unreadable(Message("sheet.broken_zip", ["libzip \(zip_error_code_zip(&error))"]))
    }

    /// All bytes of a part; nil where there is none of this name. What the directory says of its size is not believed.
    func part(_ name: String) throws(Unreadable) -> [UInt8]? {
        let index = zip_name_locate(handle, name, 0)
        guard index >= 0 else { return nil }
        guard let file = zip_fopen_index(handle, UInt64(index), 0) else { throw failure(name) }
        defer { zip_fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let got = zip_fread(file, &piece, UInt64(piece.count))
            guard got >= 0 else { throw failure(name) }
            if got == 0 { return bytes }
            guard bytes.count + Int(got) <= Self.largestPart else { throw Unreadable(Message("sheet.too_large")) }
            bytes.append(contentsOf: piece[..<Int(got)])
        }
    }

    private func failure(_ name: String) -> Unreadable {
        let code = zip_get_error(handle).map { zip_error_code_zip($0) } ?? 0
        return Unreadable(Message("sheet.broken_zip", [name + ", libzip \(code)"]))
    }
}
