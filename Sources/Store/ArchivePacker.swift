// Packing: a file goes into the archive in pieces of a megabyte, hashed on the way, however large it is.

internal import CZstd
internal import Domain
internal import Fingerprints
internal import Glibc

enum ArchivePacker {
    private static let piece = 1 << 20

    /// Compresses a file (`Publication.sealed` syncs it); what is read must be what `sha256` says, or nothing is kept.
    static func pack(_ source: String, to target: String, sha256: String) throws(StoreFailure) {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw FileSystem.failure("store.cannot_read_file", source) }
        defer { close(input) }
        let output = open(target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard output >= 0 else { throw FileSystem.failure("store.cannot_archive", source) }
        do throws(StoreFailure) {
            let found = try copy(input, output, source, target)
            guard found == sha256 else {
                throw StoreFailure(.cannotAccess, "store.file_changed", [FileSystem.shown(source)])
            }
        } catch {
            close(output)
            unlink(target)
            throw error
        }
        if close(output) != 0 { throw FileSystem.failure("store.cannot_archive", source) }
    }

    private static func copy(
        _ input: Int32, _ output: Int32, _ source: String, _ target: String
    ) throws(StoreFailure) -> String {
        let context = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(context) }
        var status = stat()
        fstat(input, &status)
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, 3)
        ZSTD_CCtx_setPledgedSrcSize(context, UInt64(status.st_size))
        var hash = StreamHash()
        let read = UnsafeMutableRawBufferPointer.allocate(byteCount: piece, alignment: 16)
        let packed = UnsafeMutableRawBufferPointer.allocate(byteCount: ZSTD_CStreamOutSize(), alignment: 16)
        defer {
            read.deallocate()
            packed.deallocate()
        }
        while true {
            let count = Glibc.read(input, read.baseAddress, piece)
            guard count >= 0 else { throw FileSystem.failure("store.cannot_read_file", source) }
            hash.add(UnsafeRawBufferPointer(rebasing: read[0..<count]))
            var from = ZSTD_inBuffer(src: read.baseAddress, size: count, pos: 0)
            var left = 1
            repeat {
                var to = ZSTD_outBuffer(dst: packed.baseAddress, size: packed.count, pos: 0)
                left = ZSTD_compressStream2(context, &to, &from, count == 0 ? ZSTD_e_end : ZSTD_e_continue)
                // The pledged size does not hold: somebody writes into the file.
                guard ZSTD_isError(left) == 0 else {
                    throw StoreFailure(.cannotAccess, "store.file_changed", [FileSystem.shown(source)])
                }
                let bytes = UnsafeRawBufferPointer(rebasing: packed[0..<to.pos])
                guard FileSystem.writeAll(bytes, output) else {
                    throw FileSystem.failure("store.cannot_archive", source)
                }
            } while count == 0 ? left > 0 : from.pos < from.size
            if count == 0 { return hash.finish() }
        }
    }
}
