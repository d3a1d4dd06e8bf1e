// The bytes of an input file and their fingerprint. The only place of the stages that opens files.

internal import CCrypto
internal import Glibc
package import Domain

/// Reads files and makes fingerprints.
package enum InputBytes {
    /// All bytes of a file; the error is the system's own words.
    package static func read(_ path: String) throws(Unreadable) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Unreadable(Message("intake.cannot_open", [reason()])) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Unreadable(Message("intake.not_a_file"))
        }
        let size = Int(status.st_size)
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc.read(file, buffer.baseAddress.map { $0 + count }, min(size - count, 1 << 24))
                if got <= 0 {
                    failed = got < 0
                    break
                }
                count += got
            }
        }
        if failed { throw Unreadable(Message("intake.cannot_read", [reason()])) }
        return bytes
    }

    private static func reason() -> String { String(cString: strerror(errno)) }

    /// SHA-256 as 64 hexadecimal digits.
    package static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        bytes.withUnsafeBufferPointer { buffer in
            _ = SHA256(buffer.baseAddress, buffer.count, &digest)
        }
        let hex = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The first 60 bits of the SHA-256 of some bytes: the identity of a record.
    package static func recordID(_ bytes: [UInt8]) -> RecordID {
        bytes.withUnsafeBufferPointer { recordID($0) }
    }

    static func recordID(_ bytes: UnsafeBufferPointer<UInt8>) -> RecordID {
        var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &digest) { out in
            _ = SHA256(bytes.baseAddress, bytes.count, out.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
        return RecordID(bits: UInt64(bigEndian: digest.0) >> 4)
    }
}
