// The archive: everything read and published, by content, compressed.

internal import CZstd
internal import Domain
internal import Fingerprints
internal import Glibc

package struct Archive: Sendable {
    package let folder: String

    /// The archive stands beside the ledger.
    package init(ledgerPath: String) {
        folder = FileSystem.parent(ledgerPath) + "/archive"
    }

    static func place(_ sha256: String) -> String { String(sha256.prefix(2)) + "/" + sha256 + ".zst" }

    package func contains(_ sha256: String) -> Bool { FileSystem.exists(folder + "/" + Self.place(sha256)) }

    /// The bytes of an object; its content is held against its name.
    package func read(_ sha256: String) throws(StoreFailure) -> [UInt8] {
        let packed = try FileSystem.read(folder + "/" + Self.place(sha256))
        let size = packed.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, packed.count) }
        // What a frame header claims is believed only as far as Zstandard can compress at all.
        guard size <= UInt64(packed.count) * 100_000, size < UInt64(Int32.max) * 16 else { throw Self.damaged(sha256) }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            let got = packed.withUnsafeBytes {
                ZSTD_decompress(buffer.baseAddress, Int(size), $0.baseAddress, packed.count)
            }
            failed = ZSTD_isError(got) != 0
            count = failed ? 0 : got
        }
        guard !failed, Fingerprint.sha256(bytes) == sha256 else { throw Self.damaged(sha256) }
        return bytes
    }

    private static func damaged(_ sha256: String) -> StoreFailure {
        StoreFailure(.damaged, "store.archive_damaged", [sha256])
    }

    static func compress(_ bytes: [UInt8]) -> [UInt8] {
        let bound = ZSTD_compressBound(bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = bytes.withUnsafeBytes { ZSTD_compress(buffer.baseAddress, bound, $0.baseAddress, bytes.count, 3) }
        }
    }
}
